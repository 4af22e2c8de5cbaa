//! From `#[token(…)]` to the model.
//!
//! Each branch stands under the syntax that it accepts.

use crate::{
    errors::{Place, Sink, did_you_mean, list, nearest},
    model::{Encoding, Field, Form, Key, Manual, Mark, MarkValue, Model, Role, Token, Unit},
    serde_attr::{SerdeField, SerdeStruct},
    strftime,
    syntax::{Entry, Value, entries, literal, span, string},
    words::{ALSO_KNOWN_AS, ENCODINGS, FORMS, OF_FIELD, OF_SERDE, OF_STRUCT, PASSED, UNITS},
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, Lit};

pub(crate) fn model<'a>(input: &'a DeriveInput, fields: &'a syn::FieldsNamed, sink: &Sink) -> Model<'a> {
    let mut model = Model {
        input,
        fields: Vec::new(),
        runtime: quote!(::token_runtime),
        margin: None,
        default_lifetime: None,
        never_expires: None,
        debug: None,
        base_of_parent: None,
        manual: Manual::default(),
        serde: SerdeStruct::read(&input.attrs),
        annotated: false,
    };
    let own = entries(&input.attrs, sink, Place::Struct);
    let reader = Reader { sink, place: Place::Struct };
    for entry in &own {
        reader.of_struct(entry, &mut model);
    }
    for (index, field) in fields.named.iter().enumerate() {
        if let Some(ident) = &field.ident {
            model.fields.push(read_field(index, ident, field, sink));
        }
    }
    let mut attrs = input.attrs.iter().chain(fields.named.iter().flat_map(|field| &field.attrs));
    model.annotated = attrs.any(|attr| attr.path().is_ident("token"));
    model
}

fn read_field<'a>(index: usize, ident: &'a Ident, field: &'a syn::Field, sink: &Sink) -> Field<'a> {
    let mut own = Field {
        index,
        ident,
        ty: &field.ty,
        attrs: &field.attrs,
        role: None,
        jwt: None,
        public: None,
        required: None,
        fallback: None,
        never: None,
        unknown: None,
        serde: SerdeField::read(&field.attrs),
    };
    let place = Place::Field(index);
    let reader = Reader { sink, place };
    for entry in &entries(&field.attrs, sink, place) {
        reader.of_field(entry, &mut own);
    }
    own
}

/// Reads entries; what it cannot read it reports and leaves out.
struct Reader<'s> {
    sink: &'s Sink,
    place: Place,
}

impl Reader<'_> {
    fn of_struct(&self, entry: &Entry, model: &mut Model<'_>) {
        match &*entry.name() {
            // crate = "path", crate = path
            "crate" => {
                if let Some(path) = self.path(entry) {
                    model.runtime = path;
                }
            }
            // margin = "30s", margin = 30
            "margin" => self.once(&mut model.margin, entry, self.seconds(entry)),
            // default_lifetime = "1h", default_lifetime = 3600
            "default_lifetime" => self.once(&mut model.default_lifetime, entry, self.seconds(entry)),
            // never_expires
            "never_expires" => self.flag(&mut model.never_expires, entry),
            // debug
            "debug" => self.flag(&mut model.debug, entry),
            // base = "parent"
            "base" => match self.string(entry) {
                Some(text) if text.value() == "parent" => self.flag_of(&mut model.base_of_parent, entry),
                Some(text) => self.error(&text, "expected `base = \"parent\"`: the struct that nests this one has the time that lifetimes count from"),
                None => {}
            },
            // manual(Serialize, Deserialize)
            "manual" => self.manual(entry, &mut model.manual),
            name => self.unknown(entry, name, OF_STRUCT, OF_FIELD, "a field"),
        }
    }

    fn of_field(&self, entry: &Entry, field: &mut Field<'_>) {
        let role = match &*entry.name() {
            // access_token
            "access_token" => self.no_value(entry).then_some(Role::AccessToken),
            // refresh_token
            "refresh_token" => self.no_value(entry).then_some(Role::RefreshToken),
            // secret
            "secret" => self.no_value(entry).then_some(Role::Secret),
            // token_type
            "token_type" => self.no_value(entry).then_some(Role::TokenType),
            // received
            "received" => self.no_value(entry).then_some(Role::Received),
            // extra
            "extra" => self.no_value(entry).then_some(Role::Extra),
            // expires = "unix", expires("rfc3339", "unix"), expires = "jwt"
            "expires" if is_jwt(entry) => return self.once(&mut field.jwt, entry, Some(Token::Access)),
            "expires" => self.encodings(entry).map(|encodings| Role::Expires(Token::Access, encodings)),
            // refresh_expires = "unix", …
            "refresh_expires" if is_jwt(entry) => {
                return self.once(&mut field.jwt, entry, Some(Token::Refresh));
            }
            "refresh_expires" => {
                self.encodings(entry).map(|encodings| Role::Expires(Token::Refresh, encodings))
            }
            // issued = "unix", …
            "issued" => self.encodings(entry).map(Role::Issued),
            // instant = "unix", …
            "instant" => self.encodings(entry).map(Role::Instant),
            // expires_in, expires_in = "seconds"
            "expires_in" => self.unit(entry).map(|unit| Role::ExpiresIn(Token::Access, unit)),
            // refresh_expires_in, refresh_expires_in = "seconds"
            "refresh_expires_in" => self.unit(entry).map(|unit| Role::ExpiresIn(Token::Refresh, unit)),
            // scopes, scopes = "space", scopes = "objects(name)"
            "scopes" => self.form(entry).map(|form| Role::Scopes(Token::Access, form)),
            // refresh_scopes, refresh_scopes = "space", …
            "refresh_scopes" => self.form(entry).map(|form| Role::Scopes(Token::Refresh, form)),
            // nested, nested(access_token, expires)
            "nested" => self.nested(entry),
            // public
            "public" => return self.flag(&mut field.public, entry),
            // required
            "required" => return self.flag(&mut field.required, entry),
            // fallback
            "fallback" => return self.flag(&mut field.fallback, entry),
            // never(0, "", absent)
            "never" => return self.once(&mut field.never, entry, self.marks(entry)),
            // unknown(-1, "N/A", absent)
            "unknown" => return self.once(&mut field.unknown, entry, self.marks(entry)),
            name => return self.unknown(entry, name, OF_FIELD, OF_STRUCT, "the struct"),
        };
        let Some(role) = role else { return };
        match &field.role {
            None => field.role = Some(Key { key: entry.key.clone(), value: role }),
            Some(first) if first.key == entry.key => {
                self.error(&entry.key, format!("`{}` is said twice", first.key));
            }
            Some(first) => self.error(
                &entry.key,
                format!("`{}` cannot stand beside `{}`: a field has one role", entry.key, first.key),
            ),
        }
    }

    fn error(&self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.sink.error(self.place, tokens, message);
    }

    /// An attribute that is not known in this place.
    fn unknown(
        &self,
        entry: &Entry,
        name: &str,
        here: &[(&str, &str)],
        there: &[(&str, &str)],
        where_: &str,
    ) {
        let names = || here.iter().map(|(name, _)| *name);
        let form = |table: &[(&'static str, &'static str)], name: &str| {
            table.iter().find(|(own, _)| *own == name).map(|(_, form)| *form)
        };
        let own: Vec<(&'static str, &'static str)> = OF_FIELD.iter().chain(OF_STRUCT).copied().collect();
        let message = if there.iter().any(|(own, _)| *own == name) {
            format!("`{name}` belongs on {where_}: `#[token({})]`", form(&own, name).unwrap_or(name))
        } else if OF_SERDE.contains(&name) {
            let value = match &entry.value {
                Value::None => String::new(),
                Value::Is(value) => format!(" = {value}"),
                Value::List(_) => "(…)".to_owned(),
            };
            format!("`{name}` is an attribute of serde: `#[serde({name}{value})]`")
        } else if matches!(name, "format" | "encoding" | "unit") {
            format!(
                "the {name} goes to the role itself: `expires = \"unix\"`, `expires_in = \"millis\"`, `scopes = \"comma\"`"
            )
        } else if let Some((_, form)) = ALSO_KNOWN_AS.iter().find(|(also, _)| *also == name) {
            format!("unknown attribute `{name}`: did you mean `{form}`?")
        } else if let (None, Some(near)) =
            (nearest(name, names()), nearest(name, there.iter().map(|(own, _)| *own)))
        {
            format!("unknown attribute `{name}`: did you mean `{near}`? It belongs on {where_}")
        } else {
            format!("unknown attribute `{name}`: {}", did_you_mean(name, names()))
        };
        self.error(&entry.key, message);
    }

    /// The form that `entry` should have.
    fn form_of(entry: &Entry) -> &'static str {
        let name = entry.name();
        let form = OF_FIELD.iter().chain(OF_STRUCT).find(|(own, _)| *own == name);
        form.map_or("", |(_, form)| form)
    }

    fn once<T>(&self, slot: &mut Option<Key<T>>, entry: &Entry, value: Option<T>) {
        match (slot, value) {
            (Some(first), _) => self.error(&entry.key, format!("`{}` is said twice", first.key)),
            (slot, Some(value)) => *slot = Some(Key { key: entry.key.clone(), value }),
            (_, None) => {}
        }
    }

    fn flag(&self, slot: &mut Option<Ident>, entry: &Entry) {
        if self.no_value(entry) {
            self.flag_of(slot, entry);
        }
    }

    fn flag_of(&self, slot: &mut Option<Ident>, entry: &Entry) {
        match slot {
            Some(first) => self.error(&entry.key, format!("`{first}` is said twice")),
            None => *slot = Some(entry.key.clone()),
        }
    }

    fn no_value(&self, entry: &Entry) -> bool {
        let value = match &entry.value {
            Value::None => return true,
            Value::Is(value) => value.clone(),
            Value::List(_) => entry.key.to_token_stream(),
        };
        self.error(value, format!("`{}` takes no value: `#[token({})]`", entry.key, entry.key));
        false
    }

    /// The string behind `=`.
    fn string(&self, entry: &Entry) -> Option<syn::LitStr> {
        let form = Self::form_of(entry);
        match &entry.value {
            Value::Is(value) => string(value.clone()).or_else(|| {
                let word = syn::parse2::<Ident>(value.clone());
                let message = match word {
                    Ok(word) => format!("`{word}` wants quotes: `{} = \"{word}\"`", entry.key),
                    Err(_) => format!("expected a string: `{form}`"),
                };
                self.error(value, message);
                None
            }),
            Value::None | Value::List(_) => {
                self.error(&entry.key, format!("`{}` wants a value: `{form}`", entry.key));
                None
            }
        }
    }

    fn path(&self, entry: &Entry) -> Option<TokenStream> {
        let tokens = match &entry.value {
            Value::Is(value) => match string(value.clone()) {
                Some(text) => text.parse().unwrap_or_else(|_| value.clone()),
                None => value.clone(),
            },
            Value::None | Value::List(_) => {
                self.error(
                    &entry.key,
                    "`crate` wants the path of the runtime: `crate = \"path::to::token_runtime\"`",
                );
                return None;
            }
        };
        // `$crate` is no path that syn would parse back, but it is one.
        let path = syn::parse2::<syn::Path>(tokens.clone())
            .ok()
            .filter(|path| path.segments.iter().all(|segment| segment.arguments.is_none()));
        if path.is_none() {
            self.error(&tokens, "expected the path of the runtime: `crate = \"path::to::token_runtime\"`");
        }
        path.map(ToTokens::into_token_stream)
    }

    fn seconds(&self, entry: &Entry) -> Option<u64> {
        let form = Self::form_of(entry);
        let message = format!(
            "expected a duration: an integer of seconds, or a string such as `\"90s\"`, `\"5m\"`, `\"1h\"`, `\"30d\"`; as in `{form}`"
        );
        let Value::Is(value) = &entry.value else {
            self.error(&entry.key, message);
            return None;
        };
        let seconds = match literal(value.clone()) {
            Some(Lit::Int(int)) if int.suffix().is_empty() => int.base10_parse().ok(),
            Some(Lit::Str(text)) => seconds(&text.value()),
            _ => None,
        };
        if seconds.is_none() {
            self.error(value, message);
        }
        seconds
    }

    fn manual(&self, entry: &Entry, manual: &mut Manual) {
        let Value::List(items) = &entry.value else {
            return self.error(
                &entry.key,
                "`manual` wants the impls that you write: `manual(Serialize, Deserialize)`",
            );
        };
        for item in items {
            match &*item.to_string() {
                "Serialize" => manual.serialize = true,
                "Deserialize" => manual.deserialize = true,
                name => self.error(
                    item,
                    format!(
                        "unknown impl `{name}`: {}",
                        did_you_mean(name, ["Serialize", "Deserialize"].into_iter())
                    ),
                ),
            }
        }
        if items.is_empty() {
            self.error(
                &entry.key,
                "`manual` wants the impls that you write: `manual(Serialize, Deserialize)`",
            );
        }
    }

    fn encodings(&self, entry: &Entry) -> Option<Vec<Encoding>> {
        let texts = match &entry.value {
            Value::Is(_) => vec![self.string(entry)?],
            Value::List(items) if !items.is_empty() => items
                .iter()
                .map(|item| {
                    let text = string(item.clone());
                    if text.is_none() {
                        self.error(
                            item,
                            format!("expected a string: `{}(\"rfc3339\", \"unix\")`", entry.key),
                        );
                    }
                    text
                })
                .collect::<Option<_>>()?,
            Value::None | Value::List(_) => {
                let words = list(ENCODINGS.iter().map(|(name, _)| *name));
                self.error(
                    &entry.key,
                    format!(
                        "`{}` wants its encoding, as in `{}`: one of {words}, `jwt`, or a strftime format",
                        entry.key,
                        Self::form_of(entry)
                    ),
                );
                return None;
            }
        };
        texts.iter().map(|text| self.encoding(text)).collect()
    }

    fn encoding(&self, text: &syn::LitStr) -> Option<Encoding> {
        let word = text.value();
        if word.contains('%') {
            if let Err(problem) = strftime::check(&word) {
                self.error(text, problem);
                return None;
            }
            return Some(Encoding::Strftime(word));
        }
        let found = ENCODINGS.iter().find(|(name, _)| *name == word).map(|(_, encoding)| encoding.clone());
        if found.is_none() {
            let valid = ENCODINGS.iter().map(|(name, _)| *name);
            let hint = match &*word {
                "jwt" => "`\"jwt\"` stands alone: the expiry is in the token itself".to_owned(),
                "seconds" | "millis" | "minutes" => format!(
                    "unknown encoding `{word}`: a lifetime has the role `expires_in = \"{word}\"`; an instant is `\"unix\"` or `\"unix_ms\"`"
                ),
                "unix_millis" | "unix_milliseconds" | "millis_unix" | "timestamp_ms" | "unixms" => {
                    format!("unknown encoding `{word}`: did you mean `unix_ms`?")
                }
                "iso8601" | "iso" | "rfc_3339" => {
                    format!("unknown encoding `{word}`: did you mean `rfc3339`?")
                }
                "timestamp" | "epoch" => format!("unknown encoding `{word}`: did you mean `unix`?"),
                "rfc2822" | "rfc1123" => format!("unknown encoding `{word}`: did you mean `http_date`?"),
                _ => match nearest(&word, valid.clone()) {
                    Some(near) => format!("unknown encoding `{word}`: did you mean `{near}`?"),
                    None => format!(
                        "unknown encoding `{word}`: expected one of {}, `jwt`, or a strftime format such as `\"%Y-%m-%d %H:%M:%S\"`",
                        list(valid)
                    ),
                },
            };
            self.error(text, hint);
        }
        found
    }

    fn unit(&self, entry: &Entry) -> Option<Unit> {
        if matches!(entry.value, Value::None) {
            return Some(Unit::Seconds);
        }
        let text = self.string(entry)?;
        let word = text.value();
        let found = UNITS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit);
        if found.is_none() {
            let hint = match &*word {
                "unix" | "unix_ms" | "rfc3339" | "http_date" | "date" => format!(
                    "`{word}` is the encoding of an instant: `{} = \"{word}\"`",
                    if entry.key == "expires_in" { "expires" } else { "refresh_expires" }
                ),
                "ms" | "milliseconds" => format!("unknown unit `{word}`: did you mean `millis`?"),
                "s" | "secs" | "sec" => format!("unknown unit `{word}`: did you mean `seconds`?"),
                _ => format!(
                    "unknown unit `{word}`: {}",
                    did_you_mean(&word, UNITS.iter().map(|(name, _)| *name))
                ),
            };
            self.error(&text, hint);
        }
        found
    }

    fn form(&self, entry: &Entry) -> Option<Form> {
        if matches!(entry.value, Value::None) {
            return Some(Form::Space);
        }
        let text = self.string(entry)?;
        let word = text.value();
        if let Some(name) = word.strip_prefix("objects(").and_then(|rest| rest.strip_suffix(')')) {
            if name.is_empty() {
                self.error(
                    &text,
                    "expected the member of each object that is the scope: `\"objects(name)\"`",
                );
                return None;
            }
            return Some(Form::Objects(name.to_owned()));
        }
        let found = FORMS.iter().find(|(name, _)| *name == word).map(|(_, form)| form.clone());
        if found.is_none() {
            let hint = match &*word {
                " " => "did you mean `space`?".to_owned(),
                "," => "did you mean `comma`?".to_owned(),
                "array" => "did you mean `list`?".to_owned(),
                "objects" => "say which member of each object is the scope: `\"objects(name)\"`".to_owned(),
                _ => did_you_mean(&word, FORMS.iter().map(|(name, _)| *name).chain(["objects(name)"])),
            };
            self.error(&text, format!("unknown form `{word}`: {hint}"));
        }
        found
    }

    fn nested(&self, entry: &Entry) -> Option<Role> {
        let items = match &entry.value {
            Value::None => return Some(Role::Nested(None)),
            Value::List(items) => items,
            Value::Is(value) => {
                self.error(
                    value,
                    "`nested` wants parentheses: `nested(access_token, expires)`, or nothing for every role",
                );
                return None;
            }
        };
        if items.is_empty() {
            self.error(
                &entry.key,
                "`nested()` passes on nothing: name the roles, or write `nested` for every role",
            );
            return None;
        }
        let mut passed = Vec::new();
        for item in items {
            let word = string(item.clone()).map_or_else(|| item.to_string(), |text| text.value());
            match PASSED.iter().find(|(name, _)| *name == word) {
                Some((_, role)) if passed.contains(role) => {
                    self.error(item, format!("`{word}` is said twice"));
                }
                Some((_, role)) => passed.push(*role),
                None => {
                    let hint = match &*word {
                        "expires_in" => "did you mean `expires`?".to_owned(),
                        "refresh_expires_in" => "did you mean `refresh_expires`?".to_owned(),
                        _ => did_you_mean(&word, PASSED.iter().map(|(name, _)| *name)),
                    };
                    self.error(item, format!("unknown role `{word}`: {hint}"));
                }
            }
        }
        Some(Role::Nested(Some(passed)))
    }

    fn marks(&self, entry: &Entry) -> Option<Vec<Mark>> {
        let form = Self::form_of(entry);
        let items = match &entry.value {
            Value::List(items) if !items.is_empty() => items,
            Value::Is(value) => {
                self.error(value, format!("`{}` wants parentheses: `{}({value})`", entry.key, entry.key));
                return None;
            }
            Value::None | Value::List(_) => {
                self.error(
                    &entry.key,
                    format!("`{}` wants the wire values with that meaning: `{form}`", entry.key),
                );
                return None;
            }
        };
        Some(items.iter().filter_map(|item| self.mark(item, form)).collect())
    }

    fn mark(&self, item: &TokenStream, form: &str) -> Option<Mark> {
        let negative = item.to_string().starts_with('-');
        let positive: TokenStream = item.clone().into_iter().skip(usize::from(negative)).collect();
        let value = match literal(positive) {
            Some(Lit::Int(int)) => {
                let int = int.base10_parse::<i128>().ok()?;
                Some(MarkValue::Int(if negative { -int } else { int }))
            }
            Some(Lit::Str(text)) if !negative => Some(MarkValue::Text(text.value())),
            _ if item.to_string() == "absent" => Some(MarkValue::Absent),
            _ => None,
        };
        if value.is_none() {
            let hint = if item.to_string() == "null" {
                "null is `absent`"
            } else {
                "expected an integer, a string or `absent`"
            };
            self.error(item, format!("{hint}, as in `{form}`"));
        }
        value.map(|value| Mark { value, span: span(item) })
    }
}

fn is_jwt(entry: &Entry) -> bool {
    let Value::Is(value) = &entry.value else { return false };
    string(value.clone()).is_some_and(|text| text.value() == "jwt")
}

/// The seconds of `90s`, `5m`, `1h`, `30d`.
fn seconds(text: &str) -> Option<u64> {
    let unit = text.chars().last()?;
    let number: u64 = text[..text.len() - unit.len_utf8()].parse().ok()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86_400,
        _ => return None,
    };
    number.checked_mul(seconds)
}
