//! Reads what is written behind the key of an attribute.
//!
//! After an error each reader returns a value to go on with, so that one mistake does not lead
//! to the errors of an absent attribute.

use crate::{
    ast::{Encoding, Item, Manual, NestedRole, ScopeFormat, Sentinel, SentinelValue, Spanned},
    attr::{
        keys::{ENCODINGS, IMPLS, Key, NESTED_ROLES, SCOPE_FORMATS, UNITS, find, hint, suggest},
        syntax::{Arg, ArgValue, is_ident, literal, string, word},
    },
    strftime,
};
use proc_macro2::{Ident, TokenStream};
use std::slice;
use syn::{Lit, LitStr, Path, parse::Parser};

impl Arg<'_> {
    pub(super) fn spanned<T>(&self, value: T) -> Spanned<T> {
        Spanned { key: self.key.clone(), value }
    }

    pub(super) fn set_once<T>(&self, slot: &mut Option<T>, value: Option<T>) {
        match slot {
            Some(_) => self.duplicate(),
            None => *slot = value,
        }
    }

    pub(super) fn duplicate(&self) {
        self.errors.duplicate(&self.key, "attribute", &self.key);
    }

    pub(super) fn set_flag(&self, slot: &mut Option<Ident>) {
        self.no_value();
        self.set_once(slot, Some(self.key.clone()));
    }

    pub(super) fn no_value(&self) {
        if !matches!(self.value, ArgValue::None) {
            self.reject(format!("`{0}` takes no value: `#[token({0})]`", self.key));
        }
    }

    /// Reports a value of another kind than expected.
    fn reject(&self, message: String) {
        match &self.value {
            ArgValue::NameValue(value) => self.errors.error(value, message),
            ArgValue::List(items) if !items.is_empty() => {
                self.errors.error(items.iter().cloned().collect::<TokenStream>(), message);
            }
            ArgValue::None | ArgValue::List(_) => self.errors.error(&self.key, message),
        }
    }

    /// `= value`, as `read` reads it.
    fn value<T>(&self, read: impl FnOnce(&TokenStream) -> Result<T, String>) -> Option<T> {
        let ArgValue::NameValue(value) = &self.value else {
            self.reject(format!("expected one value: `{}`", self.example()));
            return None;
        };
        read(value).map_err(|message| self.errors.error(value, message)).ok()
    }

    /// `(item, item)`
    fn items(&self, shown: &str) -> &[TokenStream] {
        match &self.value {
            ArgValue::List(items) if !items.is_empty() => items,
            _ => {
                self.reject(format!("expected values in parentheses: `{shown}`"));
                &[]
            }
        }
    }

    /// Each item as `read` reads it. Reports duplicates.
    fn read_each<T: PartialEq>(
        &self,
        what: &str,
        items: &[TokenStream],
        read: impl Fn(&TokenStream) -> Result<T, String>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for item in items {
            match read(item) {
                Ok(value) if values.contains(&value) => {
                    self.errors.duplicate(item, what, word(item));
                }
                Ok(value) => values.push(value),
                Err(message) => self.errors.error(item, message),
            }
        }
        values
    }

    /// The text of `value`, one of the words of `valid`.
    fn text(&self, value: &TokenStream, valid: &'static [Key<Item>]) -> Result<String, String> {
        string(value).ok_or_else(|| {
            match is_ident(value).then(|| suggest(valid, &value.to_string())).flatten() {
                Some(near) => format!("missing quotes: `\"{near}\"`"),
                None => format!("expected a string literal: `{}`", self.example()),
            }
        })
    }

    /// `= "path"`, `= path`
    pub(super) fn path(&self) -> Option<Path> {
        self.value(|value| {
            let path = match syn::parse2::<LitStr>(value.clone()) {
                Ok(text) => text.parse_with(Path::parse_mod_style),
                Err(_) => Path::parse_mod_style.parse2(value.clone()),
            };
            path.map_err(|_| format!("expected the path of the runtime: `{}`", self.example()))
        })
    }

    /// `= "parent"`
    pub(super) fn base(&self) -> Ident {
        self.value(|value| match &*self.text(value, &[])? {
            "parent" => Ok(()),
            _ => Err("unknown base: expected `base = \"parent\"`".to_owned()),
        });
        self.key.clone()
    }

    /// `= "30s"`, `= 30`
    pub(super) fn seconds(&self) -> Option<u64> {
        self.value(|value| {
            let seconds = match literal(value) {
                Some(Lit::Int(int)) if int.suffix().is_empty() => int.base10_parse().ok(),
                Some(Lit::Str(text)) => seconds(&text.value()),
                _ => None,
            };
            seconds.ok_or_else(|| {
                "invalid duration: expected a number of seconds, or a string such as `\"90s\"`, \
                 `\"5m\"`, `\"1h\"`, `\"30d\"`"
                    .to_owned()
            })
        })
    }

    /// `(Serialize, Deserialize)`
    pub(super) fn manual(&self, manual: &mut Manual) {
        let items = self.items("manual(Serialize, Deserialize)");
        let read = |item: &TokenStream| Ok(known(IMPLS, "impl", &word(item), "")?.name);
        let impls = self.read_each("impl", items, read);
        manual.serialize |= impls.contains(&"Serialize");
        manual.deserialize |= impls.contains(&"Deserialize");
    }

    /// Nothing, `(access_token, expires)`
    pub(super) fn nested_roles(&self) -> Option<Vec<NestedRole>> {
        if matches!(self.value, ArgValue::None) {
            return None;
        }
        let items = self.items("nested(access_token, expires)");
        let read = |item: &TokenStream| Ok(known(NESTED_ROLES, "role", &word(item), "")?.value);
        Some(self.read_each("role", items, read))
    }

    pub(super) fn is_jwt(&self) -> bool {
        matches!(&self.value, ArgValue::NameValue(value) if string(value).as_deref() == Some("jwt"))
    }

    /// `= "unix"`, `("rfc3339", "unix")`
    pub(super) fn encodings(&self) -> Vec<Encoding> {
        let items = match &self.value {
            ArgValue::NameValue(value) => slice::from_ref(value),
            ArgValue::List(items) => items,
            ArgValue::None => &[],
        };
        if items.is_empty() {
            self.errors.error(&self.key, format!("missing encoding: `{}`", self.example()));
        }
        let mut encodings = self.read_each("encoding", items, |item| self.encoding(item));
        if encodings.is_empty() {
            encodings.push(Encoding::Named(&ENCODINGS[0].value));
        }
        encodings
    }

    fn encoding(&self, item: &TokenStream) -> Result<Encoding, String> {
        let (key, takes_jwt) = (&self.key, self.takes_jwt());
        let is_list = matches!(self.value, ArgValue::List(_));
        let is_several = is_list || item.to_string().starts_with(['(', '[']);
        if is_several && string(item).is_none() && !is_ident(item) {
            return Err(format!("several encodings are written `{key}(\"rfc3339\", \"unix\")`"));
        }
        let word = self.text(item, ENCODINGS)?;
        if word.contains('%') {
            strftime::check(&word).map(|()| Encoding::Strftime(word))
        } else if word == "jwt" {
            Err("`\"jwt\"` is an expiry: only `expires` and `refresh_expires` take it, alone"
                .into())
        } else if takes_jwt && find(UNITS, &word).is_some() {
            Err(format!("`{word}` is the unit of a lifetime: `{key}_in = \"{word}\"`"))
        } else {
            let found = known(ENCODINGS, "encoding", &word, &self.more_encodings())?;
            Ok(Encoding::Named(&found.value))
        }
    }

    fn takes_jwt(&self) -> bool {
        self.key == "expires" || self.key == "refresh_expires"
    }

    fn more_encodings(&self) -> String {
        let jwt = if self.takes_jwt() { ", `jwt`" } else { "" };
        format!("{jwt}, or a strftime format such as `\"%Y-%m-%d %H:%M:%S\"`")
    }

    /// Nothing, `= "seconds"`
    pub(super) fn unit(&self) -> &'static Item {
        let unit = self.optional_text(UNITS, |word| {
            let role = self.name().replace("_in", "");
            if find(ENCODINGS, word).is_some() || word.contains('%') {
                return Err(format!(
                    "`{word}` is the encoding of a point in time: `{role} = \"{word}\"`"
                ));
            }
            known(UNITS, "unit", word, "")
        });
        &unit.unwrap_or(&UNITS[0]).value
    }

    /// Nothing, `= "space"`, `= "objects(name)"`
    pub(super) fn scope_format(&self) -> ScopeFormat {
        let format = self.optional_text(SCOPE_FORMATS, |word| {
            let name = word.strip_prefix("objects(").and_then(|rest| rest.strip_suffix(')'));
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                return Ok(ScopeFormat::Objects(name.to_owned()));
            }
            let found = known(SCOPE_FORMATS, "scope format", word, ", `objects(name)`")?;
            Ok(ScopeFormat::Named(&found.value))
        });
        format.unwrap_or(ScopeFormat::Named(&SCOPE_FORMATS[0].value))
    }

    /// The text of the value, if there is one, as `read` reads it.
    fn optional_text<T>(
        &self,
        valid: &'static [Key<Item>],
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        if matches!(self.value, ArgValue::None) {
            return None;
        }
        self.value(|value| read(&self.text(value, valid)?))
    }

    /// `(0, "", absent)`
    pub(super) fn sentinels(&self) -> Vec<Sentinel> {
        let shown = &*self.example();
        let sentinel = |item: &TokenStream| {
            let value = sentinel_value(item);
            if value.is_none() {
                let message = format!(
                    "expected an integer, a string, or `absent` for a missing key or null, as \
                     in `{shown}`"
                );
                self.errors.error(item, message);
            }
            Some(Sentinel { value: value?, tokens: item.clone() })
        };
        self.items(shown).iter().filter_map(sentinel).collect()
    }
}

fn sentinel_value(item: &TokenStream) -> Option<SentinelValue> {
    match literal(item) {
        Some(Lit::Int(int)) => int.base10_parse().ok().map(SentinelValue::Int),
        Some(Lit::Str(text)) => Some(SentinelValue::Text(text.value())),
        _ => (word(item) == "absent").then_some(SentinelValue::Absent),
    }
}

/// The key of a word; else an error that lists the words and `more`.
fn known<T>(
    keys: &'static [Key<T>],
    what: &str,
    word: &str,
    more: &str,
) -> Result<&'static Key<T>, String> {
    find(keys, word).ok_or_else(|| format!("unknown {what} `{word}`: {}", hint(keys, word, more)))
}

/// The seconds of `90s`, `5m`, `1h`, `30d`.
fn seconds(text: &str) -> Option<u64> {
    let mut units = [('s', 1), ('m', 60), ('h', 3600), ('d', 86_400)].into_iter();
    let split = |(unit, factor)| Some((text.strip_suffix(unit)?, factor));
    let (number, factor) = units.find_map(split)?;
    // `u64` would accept a sign.
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse::<u64>().ok().filter(|_| is_number)?.checked_mul(factor)
}
