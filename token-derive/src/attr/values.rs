//! Reads what is written behind the key of an attribute.
//!
//! After an error each reader returns a value to go on with, so that one mistake does not lead
//! to the errors of an absent attribute.

use crate::{
    ast::{Encoding, Manual, ScopeFormat, Sentinel, SentinelValue, Spanned},
    attr::{
        keys::{
            ENCODINGS, IMPLS, NESTED_ROLES, NestedRole, Row, SCOPE_FORMATS, UNITS, UnitRow, Word,
            example, find, hint, suggest,
        },
        syntax::{Arg, ArgValue, literal, span, string, ungrouped},
    },
    errors::{Reporter, nearest},
    strftime,
};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use std::{fmt::Display, slice};
use syn::{Lit, LitStr, parse::Parser};

/// Reads the attributes at one place.
pub(crate) struct Reader<'e> {
    errors: Reporter<'e>,
    is_muted: bool,
}

impl<'e> Reader<'e> {
    pub(crate) fn new(errors: Reporter<'e>) -> Self {
        Self { errors, is_muted: false }
    }

    /// A reader of an attribute that was already reported.
    pub(crate) fn muted(&self) -> Self {
        Self { is_muted: true, ..*self }
    }

    pub(crate) fn error_count(&self) -> usize {
        self.errors.total()
    }

    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        if !self.is_muted {
            self.errors.error(tokens, message);
        }
    }

    pub(crate) fn set_once<T>(&self, slot: &mut Option<Spanned<T>>, arg: &Arg, value: Option<T>) {
        if slot.is_some() {
            self.error(&arg.key, format!("duplicate attribute `{}`", arg.key));
        } else if let Some(value) = value {
            *slot = Some(Spanned { key: arg.key.clone(), value });
        }
    }

    pub(crate) fn set_flag(&self, slot: &mut Option<Ident>, arg: &Arg) {
        self.no_value(arg);
        self.set_key(slot, arg);
    }

    fn set_key(&self, slot: &mut Option<Ident>, arg: &Arg) {
        match slot {
            Some(key) => self.error(&arg.key, format!("duplicate attribute `{key}`")),
            None => *slot = Some(arg.key.clone()),
        }
    }

    /// Nothing.
    pub(crate) fn no_value(&self, arg: &Arg) {
        let key = &arg.key;
        let message = format!("`{key}` takes no value: `#[token({key})]`");
        match &arg.value {
            ArgValue::None => {}
            ArgValue::NameValue(value) => self.error(value, message),
            ArgValue::List(_) => self.error(key, message),
        }
    }

    /// `= "…"`, one of the words of `valid`.
    fn string(&self, arg: &Arg, valid: &'static [Row]) -> Option<LitStr> {
        let (key, shown) = (&arg.key, arg.example());
        match &arg.value {
            ArgValue::NameValue(value) => {
                let text = string(value.clone());
                if text.is_none() {
                    self.error(value, not_a_string(key, value, valid));
                }
                return text;
            }
            ArgValue::List(items) if !items.is_empty() => {
                let items: TokenStream = items.iter().cloned().collect();
                self.error(items, format!("`{key}` takes one value: `{shown}`"));
            }
            ArgValue::None | ArgValue::List(_) => {
                self.error(key, format!("missing value: `{shown}`"));
            }
        }
        None
    }

    /// `(item, item)`
    fn items<'a>(&self, arg: &'a Arg, shown: &str) -> &'a [TokenStream] {
        match &arg.value {
            ArgValue::List(items) if !items.is_empty() => return items,
            ArgValue::NameValue(value) => {
                self.error(value, format!("expected parentheses: `{shown}`"));
            }
            ArgValue::None | ArgValue::List(_) => {
                self.error(&arg.key, format!("missing values: `{shown}`"));
            }
        }
        &[]
    }

    /// The row of `word`; `tokens` are its source.
    fn find<W: Word>(
        &self,
        rows: &'static [W],
        what: &str,
        word: &str,
        tokens: impl ToTokens,
    ) -> Option<&'static W> {
        let row = find(rows, word);
        if row.is_none() {
            self.error(tokens, format!("unknown {what} `{word}`: {}", hint(rows, word, "")));
        }
        row
    }

    /// `= "path"`, `= path`
    pub(crate) fn runtime(&self, arg: &Arg, slot: &mut Option<syn::Path>) {
        if slot.is_some() {
            return self.error(&arg.key, "duplicate attribute `crate`");
        }
        let message = format!("expected the path of the runtime: `{}`", arg.example());
        let ArgValue::NameValue(value) = &arg.value else {
            return self.error(&arg.key, message);
        };
        let path = match string(value.clone()) {
            Some(text) => text.parse_with(syn::Path::parse_mod_style),
            None => syn::Path::parse_mod_style.parse2(value.clone()),
        };
        match path {
            Ok(path) => *slot = Some(path),
            _ => self.error(value, message),
        }
    }

    /// `= "parent"`
    pub(crate) fn base(&self, arg: &Arg, slot: &mut Option<Ident>) {
        let text = self.string(arg, &[]);
        if let Some(text) = text.filter(|text| text.value() != "parent") {
            self.error(text, "unknown base: expected `base = \"parent\"`");
        }
        self.set_key(slot, arg);
    }

    /// `= "30s"`, `= 30`
    pub(crate) fn seconds(&self, arg: &Arg) -> Option<u64> {
        let value = match &arg.value {
            ArgValue::NameValue(value) => value,
            ArgValue::None | ArgValue::List(_) => &arg.key.to_token_stream(),
        };
        let text = value.to_string();
        let seconds = match literal(value.clone()) {
            Some(Lit::Int(int)) if int.suffix().is_empty() => {
                int.base10_parse().map_err(|_| "duration too long")
            }
            Some(Lit::Str(text)) => seconds(&text.value()),
            _ if seconds(&text).is_ok() => Err("missing quotes"),
            _ if text.starts_with('-') => Err("negative duration"),
            _ => Err("invalid duration"),
        };
        if let Err(problem) = seconds {
            let message = format!(
                "{problem}: expected a number of seconds, or a string such as `\"90s\"`, \
                 `\"5m\"`, `\"1h\"`, `\"30d\"`"
            );
            self.error(value, message);
        }
        seconds.ok()
    }

    /// `(Serialize, Deserialize)`
    pub(crate) fn manual(&self, arg: &Arg, manual: &mut Manual) {
        for item in self.items(arg, "manual(Serialize, Deserialize)") {
            let Some(row) = self.find(IMPLS, "impl", &item.to_string(), item) else { continue };
            let slot = (row.value)(manual);
            if *slot {
                self.error(item, format!("duplicate impl `{item}`"));
            }
            *slot = true;
        }
    }

    /// `= "unix"`, `("rfc3339", "unix")`
    pub(crate) fn encodings(&self, arg: &Arg) -> Vec<Encoding> {
        let items = match &arg.value {
            ArgValue::NameValue(value) => slice::from_ref(value),
            ArgValue::List(items) if !items.is_empty() => items,
            ArgValue::None | ArgValue::List(_) => {
                let hint = encoding_hint(&arg.key, "");
                self.error(&arg.key, format!("missing encoding: `{}`; {hint}", arg.example()));
                &[]
            }
        };
        let mut encodings = Vec::new();
        for item in items {
            let Some(text) = string(item.clone()) else {
                self.error(item, not_an_encoding(arg, item));
                continue;
            };
            let Some(encoding) = self.encoding(&arg.key, &text) else { continue };
            if encodings.contains(&encoding) {
                self.error(&text, format!("duplicate encoding `{}`", text.value()));
            } else {
                encodings.push(encoding);
            }
        }
        if encodings.is_empty() {
            encodings.push(Encoding::Named(&ENCODINGS[0]));
        }
        encodings
    }

    fn encoding(&self, key: &Ident, text: &LitStr) -> Option<Encoding> {
        let word = text.value();
        if let Some(row) = find(ENCODINGS, &word) {
            return Some(Encoding::Named(row));
        }
        let problem = if word.contains('%') {
            strftime::check(&word).err()
        } else {
            Some(unknown_encoding(key, &word))
        };
        match problem {
            Some(problem) => {
                self.error(text, problem);
                None
            }
            None => Some(Encoding::Strftime(word)),
        }
    }

    /// Nothing, `= "seconds"`
    pub(crate) fn unit(&self, arg: &Arg) -> &'static UnitRow {
        self.row(arg, UNITS, |word| {
            let role = arg.name().replace("_in", "");
            if find(ENCODINGS, word).is_some() || word.contains('%') {
                format!("`{word}` is the encoding of a point in time: `{role} = \"{word}\"`")
            } else {
                format!("unknown unit `{word}`: {}", hint(UNITS, word, ""))
            }
        })
    }

    /// Nothing, `= "space"`, `= "objects(name)"`
    pub(crate) fn scope_format(&self, arg: &Arg) -> ScopeFormat {
        const OBJECTS: &str =
            "expected the member of each object that is the scope: `\"objects(name)\"`";
        if let ArgValue::NameValue(value) = &arg.value {
            let text = string(value.clone()).map(|text| text.value()).unwrap_or_default();
            let name = text.strip_prefix("objects(").and_then(|rest| rest.strip_suffix(')'));
            if let Some(name) = name {
                if name.is_empty() {
                    self.error(value, OBJECTS);
                }
                return ScopeFormat::Objects(name.to_owned());
            }
        }
        ScopeFormat::Named(self.row(arg, SCOPE_FORMATS, |word| {
            if word == "objects" {
                return OBJECTS.to_owned();
            }
            let hint = hint(SCOPE_FORMATS, word, ", `objects(name)`");
            format!("unknown scope format `{word}`: {hint}")
        }))
    }

    /// The row of a word. The default is the first row; `explain` is the error of another word.
    fn row(
        &self,
        arg: &Arg,
        rows: &'static [Row],
        explain: impl FnOnce(&str) -> String,
    ) -> &'static Row {
        let is_given = !matches!(arg.value, ArgValue::None);
        let text = if is_given { self.string(arg, rows) } else { None };
        let Some(text) = text else { return &rows[0] };
        find(rows, &text.value()).unwrap_or_else(|| {
            self.error(&text, explain(&text.value()));
            &rows[0]
        })
    }

    /// Nothing, `(access_token, expires)`
    pub(crate) fn nested_roles(&self, arg: &Arg) -> Option<Vec<NestedRole>> {
        if matches!(arg.value, ArgValue::None) {
            return None;
        }
        let mut roles = Vec::new();
        for item in self.items(arg, "nested(access_token, expires)") {
            let word = string(item.clone()).map_or_else(|| item.to_string(), |text| text.value());
            match self.find(NESTED_ROLES, "role", &word, item) {
                Some(row) if roles.contains(&row.value) => {
                    self.error(item, format!("duplicate role `{word}`"));
                }
                Some(row) => roles.push(row.value),
                None => {}
            }
        }
        Some(roles)
    }

    /// `(0, "", absent)`
    pub(crate) fn sentinels(&self, arg: &Arg) -> Vec<Sentinel> {
        let items = self.items(arg, arg.example());
        items.iter().filter_map(|item| self.sentinel(item, arg)).collect()
    }

    fn sentinel(&self, item: &TokenStream, arg: &Arg) -> Option<Sentinel> {
        let item = &ungrouped(item.clone());
        let text = item.to_string();
        let is_negative = text.starts_with('-');
        let magnitude = item.clone().into_iter().skip(usize::from(is_negative)).collect();
        let value = match literal(magnitude) {
            Some(Lit::Int(int)) => int.base10_parse().ok().map(|magnitude: i128| {
                SentinelValue::Int(if is_negative { -magnitude } else { magnitude })
            }),
            Some(Lit::Str(text)) if !is_negative => Some(SentinelValue::Text(text.value())),
            _ if text == "absent" => Some(SentinelValue::Absent),
            _ => None,
        };
        if value.is_none() {
            let is_null = matches!(&*text, "null" | "None" | "missing");
            let message = if is_null || nearest(&text, ["absent"].into_iter()).is_some() {
                format!("unknown sentinel value `{text}`: write `absent` for a missing key or null")
            } else {
                format!("expected an integer, a string or `absent`, as in `{}`", arg.example())
            };
            self.error(item, message);
        }
        value.map(|value| Sentinel { value, span: span(item) })
    }
}

/// Whether the attribute `key` takes `"jwt"`.
fn takes_jwt(key: &Ident) -> bool {
    key == "expires" || key == "refresh_expires"
}

pub(crate) fn is_jwt(arg: &Arg) -> bool {
    let ArgValue::NameValue(value) = &arg.value else { return false };
    string(value.clone()).is_some_and(|text| text.value() == "jwt")
}

fn encoding_hint(key: &Ident, word: &str) -> String {
    let jwt = if takes_jwt(key) { ", `jwt`" } else { "" };
    let strftime = ", or a strftime format such as `\"%Y-%m-%d %H:%M:%S\"`";
    hint(ENCODINGS, word, &format!("{jwt}{strftime}"))
}

fn unknown_encoding(key: &Ident, word: &str) -> String {
    if word == "jwt" && takes_jwt(key) {
        format!("`\"jwt\"` cannot be combined with encodings: write `{key} = \"jwt\"`")
    } else if word == "jwt" {
        "`\"jwt\"` is an expiry: only `expires` and `refresh_expires` take it".to_owned()
    } else if find(UNITS, word).is_some() && takes_jwt(key) {
        format!("`{word}` is the unit of a lifetime: `{key}_in = \"{word}\"`")
    } else if word.contains(',') {
        format!("expected one encoding in each string: `{key}(\"rfc3339\", \"unix\")`")
    } else {
        format!("unknown encoding `{word}`: {}", encoding_hint(key, word))
    }
}

/// What to say of a value that is not a string.
fn not_a_string(key: &Ident, value: &TokenStream, valid: &'static [Row]) -> String {
    let shown = example(&key.to_string()).unwrap_or_default();
    if let Ok(word) = syn::parse2::<Ident>(ungrouped(value.clone())) {
        if let Some(near) = suggest(valid, &word.to_string()) {
            return format!("missing quotes: `{key} = \"{near}\"`");
        }
    }
    match syn::parse2::<syn::Path>(value.clone()) {
        Ok(_) => format!("expected a string, because a derive cannot read constants: `{shown}`"),
        Err(_) => format!("expected a string: `{shown}`"),
    }
}

fn not_an_encoding(arg: &Arg, item: &TokenStream) -> String {
    let (key, text) = (&arg.key, item.to_string());
    let several = format!("`{key}(\"rfc3339\", \"unix\")`");
    if !matches!(arg.value, ArgValue::List(_)) {
        if text.starts_with(['(', '[']) {
            return format!("several encodings are written in parentheses, without `=`: {several}");
        }
        return not_a_string(key, item, ENCODINGS);
    }
    if find(ENCODINGS, &text).is_some() {
        format!("missing quotes: `{key}(\"{text}\")`")
    } else if item.clone().into_iter().count() > 1 {
        format!("expected `,` between encodings: {several}")
    } else {
        format!("expected a string: {several}")
    }
}

/// The seconds of `90s`, `5m`, `1h`, `30d`; else why it is none.
fn seconds(text: &str) -> Result<u64, &'static str> {
    let (number, factor) = [('s', 1), ('m', 60), ('h', 3600), ('d', 86_400)]
        .into_iter()
        .find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, factor)))
        .ok_or("invalid duration")?;
    if number.starts_with('-') {
        return Err("negative duration");
    }
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("invalid duration");
    }
    let seconds = number.parse().ok().and_then(|number: u64| number.checked_mul(factor));
    seconds.ok_or("duration too long")
}
