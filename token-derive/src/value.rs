//! What stands behind the key of an attribute. Each reader accepts the syntax
//! that it shows in its errors; after an error it gives something to go on with.

use crate::{
    errors::{Place, Sink, did_you_mean, list, nearest},
    model::{Encoding, Form, Manual, Mark, MarkValue, Passed, Unit},
    strftime,
    syntax::{Entry, Value, literal, span, string, ungrouped},
    words::{ENCODINGS, FORMS, PASSED, UNITS, form_of, meant},
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote_spanned};
use std::fmt::Display;
use syn::{Lit, LitStr};

/// Reads what stands in one place.
pub(crate) struct Reader<'s> {
    sink: &'s Sink,
    place: Place,
    muted: bool,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(sink: &'s Sink, place: Place) -> Self {
        Self { sink, place, muted: false }
    }

    /// A reader of something that was reported already.
    pub(crate) fn muted(&self) -> Self {
        Self { muted: true, ..*self }
    }

    /// How many mistakes were found so far.
    pub(crate) fn found_mistakes(&self) -> usize {
        self.sink.len()
    }

    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        if !self.muted {
            self.sink.error(self.place, tokens, message);
        }
    }

    /// Nothing.
    pub(crate) fn no_value(&self, entry: &Entry) {
        let key = &entry.key;
        match &entry.value {
            Value::None => {}
            Value::Is(value) => self.error(value, format!("`{key}` takes no value: `#[token({key})]`")),
            Value::List(_) => self.error(key, format!("`{key}` takes no value: `#[token({key})]`")),
        }
    }

    /// `= "…"`
    fn string(&self, entry: &Entry, valid: &[&str]) -> Option<LitStr> {
        let (key, form) = (&entry.key, form_of(&entry.name()).unwrap_or_default());
        match &entry.value {
            Value::Is(value) => {
                let text = string(value.clone());
                if text.is_none() {
                    self.error(value, unquoted(key, value, valid, form));
                }
                text
            }
            Value::List(items) => {
                let first = items.first().map(ToString::to_string).unwrap_or_default();
                let word = first.trim_matches('"');
                let shown =
                    if valid.contains(&word) { format!("{key} = \"{word}\"") } else { form.to_owned() };
                self.error(entry.list(), format!("`{key}` takes one value: `{shown}`"));
                None
            }
            Value::None => {
                self.error(key, format!("`{key}` wants a value: `{form}`"));
                None
            }
        }
    }

    /// `= "path"`, `= path`
    pub(crate) fn path(&self, entry: &Entry) -> Option<TokenStream> {
        const WANTED: &str = "expected the path of the runtime: `crate = \"path::to::token_runtime\"`";
        let Value::Is(value) = &entry.value else {
            self.error(&entry.key, WANTED);
            return None;
        };
        let tokens = match string(value.clone()) {
            Some(text) => text.parse().unwrap_or_else(|_| text.to_token_stream()),
            None => value.clone(),
        };
        let path = syn::parse2::<syn::Path>(tokens).ok();
        let path = path.filter(|path| path.segments.iter().all(|segment| segment.arguments.is_none()));
        if path.is_none() {
            self.error(value, WANTED);
        }
        path.map(ToTokens::into_token_stream)
    }

    /// `= "parent"`
    pub(crate) fn parent(&self, entry: &Entry) {
        if let Some(text) = self.string(entry, &["parent"]).filter(|text| text.value() != "parent") {
            self.error(
                text,
                "expected `base = \"parent\"`: the struct that nests this one has the time that lifetimes count from",
            );
        }
    }

    /// `= "30s"`, `= 30`
    pub(crate) fn seconds(&self, entry: &Entry) -> Option<u64> {
        let (key, form) = (&entry.key, form_of(&entry.name()).unwrap_or_default());
        let wanted = "a number of seconds, or a string such as `\"90s\"`, `\"5m\"`, `\"1h\"`, `\"30d\"`";
        let Value::Is(value) = &entry.value else {
            self.error(key, format!("`{key}` wants a duration: {wanted}; as in `{form}`"));
            return None;
        };
        let text = value.to_string();
        let read = match literal(value.clone()) {
            Some(Lit::Int(int)) if int.suffix().is_empty() => {
                int.base10_parse().map_err(|_| "that is too long")
            }
            Some(Lit::Str(text)) => seconds(&text.value()),
            _ if seconds(&text).is_ok() => Err("it wants quotes"),
            _ if text.starts_with('-') => Err("it cannot be negative"),
            _ => Err(""),
        };
        if let Err(problem) = read {
            let message = match problem {
                "it wants quotes" => format!("`{text}` wants quotes: `{key} = \"{text}\"`"),
                "" => format!("expected a duration: {wanted}"),
                problem => format!("expected a duration, and {problem}: {wanted}"),
            };
            self.error(value, message);
        }
        read.ok()
    }

    /// `(Serialize, Deserialize)`
    pub(crate) fn manual(&self, entry: &Entry, manual: &mut Manual) {
        let items = match &entry.value {
            Value::List(items) if !items.is_empty() => items,
            Value::None | Value::Is(_) | Value::List(_) => {
                return self.error(
                    &entry.key,
                    "`manual` wants the impls that you write: `manual(Serialize, Deserialize)`",
                );
            }
        };
        for item in items {
            let slot = match &*item.to_string() {
                "Serialize" => &mut manual.serialize,
                "Deserialize" => &mut manual.deserialize,
                name => {
                    let valid = ["Serialize", "Deserialize"].into_iter();
                    self.error(item, format!("unknown impl `{name}`: {}", did_you_mean(name, valid)));
                    continue;
                }
            };
            if *slot {
                self.error(item, format!("`{item}` is said twice"));
            }
            *slot = true;
        }
    }

    /// `= "unix"`, `("rfc3339", "unix")`
    pub(crate) fn encodings(&self, entry: &Entry) -> Vec<Encoding> {
        let key = &entry.key;
        let valid: Vec<&str> = ENCODINGS.iter().map(|(name, _)| *name).collect();
        let mut encodings = Vec::new();
        match &entry.value {
            Value::None => {
                let jwt = if takes_jwt(key) { ", `jwt`" } else { "" };
                let words = list(valid.iter().copied());
                let form = form_of(&entry.name()).unwrap_or_default();
                self.error(key, format!("`{key}` wants its encoding, as in `{form}`: one of {words}{jwt}, or a strftime format"));
            }
            Value::Is(value) => match string(value.clone()) {
                Some(text) => encodings.extend(self.encoding(key, &text)),
                None => self.error(value, several_or_unquoted(key, value, &valid)),
            },
            Value::List(items) if items.is_empty() => {
                self.error(key, format!("`{key}` wants its encoding: `{key} = \"unix\"`"));
            }
            Value::List(items) => {
                for item in items {
                    let Some(text) = string(item.clone()) else {
                        self.error(item, unquoted_item(key, item, &valid));
                        continue;
                    };
                    let Some(encoding) = self.encoding(key, &text) else { continue };
                    if encodings.contains(&encoding) {
                        self.error(text, "this encoding has no effect because it was tried before");
                    } else {
                        encodings.push(encoding);
                    }
                }
            }
        }
        if encodings.is_empty() {
            encodings.push(Encoding::Rfc3339);
        }
        encodings
    }

    fn encoding(&self, key: &Ident, text: &LitStr) -> Option<Encoding> {
        let word = text.value();
        if word.contains('%') {
            let checked = strftime::check(&word);
            return match checked {
                Ok(()) => Some(Encoding::Strftime(word)),
                Err(problem) => {
                    self.error(text, problem);
                    None
                }
            };
        }
        let found = ENCODINGS.iter().find(|(name, _)| *name == word).map(|(_, encoding)| encoding.clone());
        if found.is_none() {
            let valid: Vec<&str> = ENCODINGS.iter().map(|(name, _)| *name).collect();
            let message = if word == "jwt" && takes_jwt(key) {
                format!("`\"jwt\"` stands alone, as the expiry is in the token itself: `{key} = \"jwt\"`")
            } else if word == "jwt" {
                "`\"jwt\"` is an expiry: only `expires` and `refresh_expires` take it".to_owned()
            } else if UNITS.iter().any(|(unit, _)| *unit == word) && takes_jwt(key) {
                format!("`{word}` is the unit of a lifetime: `{key}_in = \"{word}\"`")
            } else if word.contains(',') {
                let words: Vec<_> = word.split(',').map(|word| format!("\"{}\"", word.trim())).collect();
                format!("several encodings are several strings: `{key}({})`", words.join(", "))
            } else if let Some(near) = meant(&word, &valid) {
                format!("unknown encoding `{word}`: did you mean `{near}`?")
            } else {
                let jwt = if takes_jwt(key) { ", `jwt`" } else { "" };
                format!(
                    "unknown encoding `{word}`: expected one of {}{jwt}, or a strftime format such as `\"%Y-%m-%d %H:%M:%S\"`",
                    list(valid.into_iter())
                )
            };
            self.error(text, message);
        }
        found
    }

    /// nothing, `= "seconds"`
    pub(crate) fn unit(&self, entry: &Entry) -> Unit {
        let instant = |word: &str| {
            let role = entry.name().replace("_in", "");
            let encoding = ENCODINGS.iter().any(|(name, _)| *name == word) || word.contains('%');
            encoding.then(|| format!("`{word}` is the encoding of an instant: `{role} = \"{word}\"`"))
        };
        self.word(entry, "unit", UNITS, &instant).unwrap_or(Unit::Seconds)
    }

    /// nothing, `= "space"`, `= "objects(name)"`
    pub(crate) fn form(&self, entry: &Entry) -> Form {
        if let Value::Is(value) = &entry.value {
            let text = string(value.clone()).map(|text| text.value()).unwrap_or_default();
            if let Some(name) = text.strip_prefix("objects(").and_then(|rest| rest.strip_suffix(')')) {
                if name.is_empty() {
                    self.error(
                        value,
                        "expected the member of each object that is the scope: `\"objects(name)\"`",
                    );
                }
                return Form::Objects(name.to_owned());
            }
        }
        let objects = |word: &str| {
            let objects = word == "objects";
            objects.then(|| "say which member of each object is the scope: `\"objects(name)\"`".to_owned())
        };
        self.word(entry, "form", FORMS, &objects).unwrap_or(Form::Space)
    }

    /// One of the words of `table`, or nothing.
    fn word<T: Clone>(
        &self,
        entry: &Entry,
        what: &str,
        table: &[(&'static str, T)],
        known: &dyn Fn(&str) -> Option<String>,
    ) -> Option<T> {
        if matches!(entry.value, Value::None) {
            return None;
        }
        let valid: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
        let text = self.string(entry, &valid)?;
        let word = text.value();
        let found = table.iter().find(|(name, _)| *name == word).map(|(_, value)| value.clone());
        if found.is_none() {
            let message = known(&word).unwrap_or_else(|| {
                let more = if what == "form" { ", `objects(name)`" } else { "" };
                let all = || format!("expected one of {}{more}", list(valid.iter().copied()));
                let hint = meant(&word, &valid).map_or_else(all, |near| format!("did you mean `{near}`?"));
                format!("unknown {what} `{word}`: {hint}")
            });
            self.error(text, message);
        }
        found
    }

    /// nothing, `(access_token, expires)`
    pub(crate) fn nested(&self, entry: &Entry) -> Option<Vec<Passed>> {
        let items = match &entry.value {
            Value::None => return None,
            Value::List(items) if !items.is_empty() => items,
            Value::List(_) => {
                self.error(
                    &entry.key,
                    "`nested()` passes on nothing: name the roles, or write `nested` for every role",
                );
                return None;
            }
            Value::Is(value) => {
                self.error(
                    value,
                    "`nested` wants parentheses: `nested(access_token, expires)`, or nothing for every role",
                );
                return None;
            }
        };
        let mut passed = Vec::new();
        for item in items {
            let word = string(item.clone()).map_or_else(|| item.to_string(), |text| text.value());
            match PASSED.iter().find(|(name, _)| *name == word) {
                Some((_, role)) if passed.contains(role) => {
                    self.error(item, format!("`{word}` is said twice"));
                }
                Some((_, role)) => passed.push(*role),
                None => {
                    let valid = PASSED.iter().map(|(name, _)| *name);
                    let hint = match &*word {
                        "expires_in" => "did you mean `expires`?".to_owned(),
                        "refresh_expires_in" => "did you mean `refresh_expires`?".to_owned(),
                        _ => did_you_mean(&word, valid),
                    };
                    self.error(item, format!("unknown role `{word}`: {hint}"));
                }
            }
        }
        Some(passed)
    }

    /// `(0, "", absent)`
    pub(crate) fn marks(&self, entry: &Entry) -> Vec<Mark> {
        let key = &entry.key;
        match &entry.value {
            Value::List(items) if !items.is_empty() => {
                return items.iter().filter_map(|item| self.mark(item, entry)).collect();
            }
            Value::Is(value) => self.error(value, format!("`{key}` wants parentheses: `{key}({value})`")),
            Value::None | Value::List(_) => {
                let form = form_of(&entry.name()).unwrap_or_default();
                self.error(key, format!("`{key}` wants the wire values with that meaning: `{form}`"));
            }
        }
        Vec::new()
    }

    fn mark(&self, item: &TokenStream, entry: &Entry) -> Option<Mark> {
        let item = &ungrouped(item.clone());
        let text = item.to_string();
        let negative = text.starts_with('-');
        let positive: TokenStream = item.clone().into_iter().skip(usize::from(negative)).collect();
        let value = match literal(positive) {
            Some(Lit::Int(int)) => {
                int.base10_parse().ok().map(|int: i128| MarkValue::Int(if negative { -int } else { int }))
            }
            Some(Lit::Str(text)) if !negative => Some(MarkValue::Text(text.value())),
            _ if text == "absent" => Some(MarkValue::Absent),
            _ => None,
        };
        if value.is_none() {
            let form = form_of(&entry.name()).unwrap_or_default();
            let message = match &*text {
                "null" | "None" | "missing" => format!("`{text}` is `absent` here: a missing key or null"),
                _ if nearest(&text, ["absent"].into_iter()).is_some() => {
                    format!("`{text}` is no wire value: did you mean `absent`?")
                }
                _ => format!("expected an integer, a string or `absent`, as in `{form}`"),
            };
            self.error(item, message);
        }
        value.map(|value| Mark { value, span: span(item) })
    }
}

impl Entry {
    /// The items of a list, to point at.
    fn list(&self) -> TokenStream {
        match &self.value {
            Value::List(items) if !items.is_empty() => items.iter().cloned().collect(),
            Value::List(_) | Value::None | Value::Is(_) => {
                let key = &self.key;
                quote_spanned!(key.span()=> #key)
            }
        }
    }
}

/// Whether the expiry may be in the token itself.
fn takes_jwt(key: &Ident) -> bool {
    key == "expires" || key == "refresh_expires"
}

pub(crate) fn is_jwt(entry: &Entry) -> bool {
    let Value::Is(value) = &entry.value else { return false };
    string(value.clone()).is_some_and(|text| text.value() == "jwt")
}

/// What to say of a value that is no string.
fn unquoted(key: &Ident, value: &TokenStream, valid: &[&str], form: &str) -> String {
    let word = value.to_string();
    if valid.contains(&&*word) || meant(&word, valid).is_some() {
        format!("`{word}` wants quotes: `{key} = \"{word}\"`")
    } else if syn::parse2::<syn::Path>(value.clone()).is_ok() {
        format!("expected a string, as a derive cannot read the constant `{word}`: `{form}`")
    } else {
        format!("expected a string: `{form}`")
    }
}

/// What to say of an encoding that is no string.
fn several_or_unquoted(key: &Ident, value: &TokenStream, valid: &[&str]) -> String {
    let text = value.to_string();
    if text.starts_with('(') || text.starts_with('[') {
        let items = text.trim_matches(['(', ')', '[', ']', ' ']);
        return format!("several encodings stand in parentheses, without `=`: `{key}({items})`");
    }
    unquoted(key, value, valid, form_of(&key.to_string()).unwrap_or_default())
}

/// What to say of an encoding among several that is no string.
fn unquoted_item(key: &Ident, item: &TokenStream, valid: &[&str]) -> String {
    let word = item.to_string();
    if valid.contains(&&*word) {
        format!("`{word}` wants quotes: `{key}(\"{word}\")`")
    } else if item.clone().into_iter().count() > 1 {
        format!("expected `,` between encodings: `{key}(\"rfc3339\", \"unix\")`")
    } else {
        format!("expected a string: `{key}(\"rfc3339\", \"unix\")`")
    }
}

/// The seconds of `90s`, `5m`, `1h`, `30d`; else why not.
fn seconds(text: &str) -> Result<u64, &'static str> {
    let factor = match text.chars().last() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3600,
        Some('d') => 86_400,
        _ => return Err(""),
    };
    let number = &text[..text.len() - 1];
    if number.starts_with('-') {
        return Err("it cannot be negative");
    }
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("");
    }
    let seconds = number.parse().ok().and_then(|number: u64| number.checked_mul(factor));
    seconds.ok_or("that is too long")
}
