//! From `#[token(…)]` to the model.
//!
//! Each branch stands under the syntax that it accepts. A mistake is reported,
//! and then read as what was probably meant: so it is one error, and not also
//! those that its absence would lead to.

use crate::{
    errors::{Place, Sink, did_you_mean, nearest},
    model::{Field, Key, Manual, Model, Role, Token},
    serde_attr::{SerdeField, SerdeStruct},
    syntax::{Entry, Value, entries},
    value::{Reader, is_jwt},
    words::{ALSO_KNOWN_AS, NOT_WANTED, OF_FIELD, OF_SERDE, OF_STRUCT, form_of},
};
use proc_macro2::Ident;
use quote::quote;
use syn::DeriveInput;

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
    let reader = Reader::new(sink, Place::Struct);
    for entry in &entries(&input.attrs, sink, Place::Struct) {
        of_struct(&reader, entry, &mut model);
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
    let reader = Reader::new(sink, place);
    for entry in &entries(&field.attrs, sink, place) {
        of_field(&reader, entry, &mut own);
    }
    own
}

fn of_struct(reader: &Reader<'_>, entry: &Entry, model: &mut Model<'_>) {
    match &*entry.name() {
        // crate = "path", crate = path
        "crate" => {
            if let Some(path) = reader.path(entry) {
                model.runtime = path;
            }
        }
        // margin = "30s", margin = 30
        "margin" => once(reader, &mut model.margin, entry, reader.seconds(entry)),
        // default_lifetime = "1h", default_lifetime = 3600
        "default_lifetime" => once(reader, &mut model.default_lifetime, entry, reader.seconds(entry)),
        // never_expires
        "never_expires" => flag(reader, &mut model.never_expires, entry),
        // debug
        "debug" => flag(reader, &mut model.debug, entry),
        // base = "parent"
        "base" => {
            reader.parent(entry);
            said(reader, &mut model.base_of_parent, entry);
        }
        // manual(Serialize, Deserialize)
        "manual" => reader.manual(entry, &mut model.manual),
        _ => {
            if let Some(meant) = unknown(reader, entry, OF_STRUCT, OF_FIELD, "a field") {
                of_struct(&reader.muted(), &meant, model);
            }
        }
    }
}

fn of_field(reader: &Reader<'_>, entry: &Entry, field: &mut Field<'_>) {
    let mistakes = reader.found_mistakes();
    let alone = |role| {
        reader.no_value(entry);
        role
    };
    let role = match &*entry.name() {
        // access_token
        "access_token" => alone(Role::AccessToken),
        // refresh_token
        "refresh_token" => alone(Role::RefreshToken),
        // secret
        "secret" => alone(Role::Secret),
        // token_type
        "token_type" => alone(Role::TokenType),
        // received
        "received" => alone(Role::Received),
        // extra
        "extra" => alone(Role::Extra),
        // expires = "unix", expires("rfc3339", "unix"), expires = "jwt"
        "expires" if is_jwt(entry) => return once(reader, &mut field.jwt, entry, Some(Token::Access)),
        "expires" => Role::Expires(Token::Access, reader.encodings(entry)),
        // refresh_expires = "unix", …
        "refresh_expires" if is_jwt(entry) => {
            return once(reader, &mut field.jwt, entry, Some(Token::Refresh));
        }
        "refresh_expires" => Role::Expires(Token::Refresh, reader.encodings(entry)),
        // issued = "unix", …
        "issued" => Role::Issued(reader.encodings(entry)),
        // instant = "unix", …
        "instant" => Role::Instant(reader.encodings(entry)),
        // expires_in, expires_in = "seconds"
        "expires_in" => Role::ExpiresIn(Token::Access, reader.unit(entry)),
        // refresh_expires_in, refresh_expires_in = "seconds"
        "refresh_expires_in" => Role::ExpiresIn(Token::Refresh, reader.unit(entry)),
        // scopes, scopes = "space", scopes = "objects(name)"
        "scopes" => Role::Scopes(Token::Access, reader.form(entry)),
        // refresh_scopes, refresh_scopes = "space", …
        "refresh_scopes" => Role::Scopes(Token::Refresh, reader.form(entry)),
        // nested, nested(access_token, expires)
        "nested" => Role::Nested(reader.nested(entry)),
        // public
        "public" => return flag(reader, &mut field.public, entry),
        // required
        "required" => return flag(reader, &mut field.required, entry),
        // fallback
        "fallback" => return flag(reader, &mut field.fallback, entry),
        // never(0, "", absent)
        "never" => return once(reader, &mut field.never, entry, Some(reader.marks(entry))),
        // unknown(-1, "N/A", absent)
        "unknown" => return once(reader, &mut field.unknown, entry, Some(reader.marks(entry))),
        _ => {
            if let Some(meant) = unknown(reader, entry, OF_FIELD, OF_STRUCT, "the struct") {
                of_field(&reader.muted(), &meant, field);
            }
            return;
        }
    };
    let key = &entry.key;
    match &field.role {
        Some(_) if reader.found_mistakes() > mistakes => {}
        None => field.role = Some(Key { key: key.clone(), value: role }),
        Some(first) if first.key == *key => reader.error(key, format!("`{key}` is said twice")),
        Some(first) if first.value.is_secret() && role == Role::Secret => {
            reader.error(key, format!("`secret` has no effect because `{}` is one already", first.key));
        }
        Some(first) => {
            reader.error(key, format!("`{key}` cannot stand beside `{}`: a field has one role", first.key));
        }
    }
}

/// Reports an attribute that is not known in this place, and says what was
/// probably meant.
fn unknown(
    reader: &Reader<'_>,
    entry: &Entry,
    here: &'static [(&'static str, &'static str)],
    there: &'static [(&'static str, &'static str)],
    elsewhere: &str,
) -> Option<Entry> {
    let name = &*entry.name();
    let names = |table: &'static [(&'static str, &'static str)]| table.iter().map(|(name, _)| *name);
    let also = ALSO_KNOWN_AS.iter().find(|(also, _)| *also == name).map(|(_, own)| *own);
    let meant =
        also.filter(|own| names(here).any(|here| here == *own)).or_else(|| nearest(name, names(here)));
    let message = if names(there).any(|own| own == name) {
        format!("`{name}` belongs on {elsewhere}: `#[token({})]`", entry.shown_as(name, form_of(name)))
    } else if let Some((_, why)) = NOT_WANTED.iter().find(|(own, _)| *own == name) {
        format!("unknown attribute `{name}`: {why}")
    } else if OF_SERDE.contains(&name) {
        format!("`{name}` is an attribute of serde: `#[serde({})]`", entry.shown_as(name, None))
    } else if let Some(meant) = meant {
        reader.error(
            &entry.key,
            format!("unknown attribute `{name}`: did you mean `{}`?", entry.shown_as(meant, form_of(meant))),
        );
        return Some(Entry { key: Ident::new(meant, entry.key.span()), value: entry.value.clone() });
    } else if let Some(near) = also.or_else(|| nearest(name, names(there))) {
        format!("unknown attribute `{name}`: did you mean `{near}`? It belongs on {elsewhere}")
    } else {
        format!("unknown attribute `{name}`: {}", did_you_mean(name, names(here)))
    };
    reader.error(&entry.key, message);
    None
}

fn once<T>(reader: &Reader<'_>, slot: &mut Option<Key<T>>, entry: &Entry, value: Option<T>) {
    match (slot, value) {
        (Some(first), _) => reader.error(&entry.key, format!("`{}` is said twice", first.key)),
        (slot, Some(value)) => *slot = Some(Key { key: entry.key.clone(), value }),
        (_, None) => {}
    }
}

fn flag(reader: &Reader<'_>, slot: &mut Option<Ident>, entry: &Entry) {
    reader.no_value(entry);
    said(reader, slot, entry);
}

fn said(reader: &Reader<'_>, slot: &mut Option<Ident>, entry: &Entry) {
    match slot {
        Some(first) => reader.error(&entry.key, format!("`{first}` is said twice")),
        None => *slot = Some(entry.key.clone()),
    }
}

impl Entry {
    /// The entry as the attribute `name`: with what was written behind it, else
    /// as in `form`.
    fn shown_as(&self, name: &str, form: Option<&str>) -> String {
        let takes_value = form.is_none_or(|form| form != name);
        match &self.value {
            Value::Is(value) if takes_value => format!("{name} = {value}"),
            Value::List(items) if takes_value => {
                // Tokens print with a space behind a sign.
                let items: Vec<_> = items.iter().map(|item| item.to_string().replace("- ", "-")).collect();
                format!("{name}({})", items.join(", "))
            }
            Value::None | Value::Is(_) | Value::List(_) => form.unwrap_or(name).to_owned(),
        }
    }
}
