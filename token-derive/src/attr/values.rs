//! Reads what is written behind the key of an attribute.

use crate::{
    ast::{Item, Role, Sentinel, SentinelValue, Spanned},
    attr::{
        guess::{candidates, is_encoding, known, names, unknown},
        keys::{ENCODINGS, IMPLS, Key, NESTED_ROLES, SCOPE_FORMATS, STRFTIME, UNITS, Word, find},
        syntax::{Arg, ArgValue, literal, string, word},
    },
    strftime,
    types::Content,
};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
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
        match self.value.items() {
            [] => self.errors.error(&self.key, message),
            items => self.errors.error(quote!(#(#items)*), message),
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
    fn text(&self, value: &TokenStream, valid: &'static [Key<Word>]) -> Result<String, String> {
        let near = || candidates(valid, &value.to_string());
        string(value).ok_or_else(|| match (literal(value), &near()[..]) {
            (Some(Lit::Str(_)), _) => "suffixes on string literals are invalid".to_owned(),
            (None, [near]) => format!("missing quotes: `\"{}\"`", near.name),
            _ => format!("expected a string literal: `{}`", self.example()),
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
    pub(super) fn manual(&self) -> Vec<Word> {
        let items = self.items("manual(Serialize, Deserialize)");
        self.read_each("impl", items, |item| Ok(known(IMPLS, "impl", &word(item))?.name))
    }

    /// Nothing, `(access_token, expires)`
    pub(super) fn nested_roles(&self) -> Option<Vec<Role>> {
        if matches!(self.value, ArgValue::None) {
            return None;
        }
        let read = |item: &TokenStream| Ok(known(NESTED_ROLES, "role", &word(item))?.value);
        Some(self.read_each("role", self.items("nested(access_token, expires)"), read))
    }

    pub(super) fn is_jwt(&self) -> bool {
        matches!(&self.value, ArgValue::NameValue(value) if string(value).as_deref() == Some("jwt"))
    }

    /// `= "unix"`, `("rfc3339", "unix")`
    pub(super) fn encodings(&self) -> Vec<Item> {
        let items = self.value.items();
        if items.is_empty() {
            let message = format!("missing encoding, as in `{}`", self.example());
            self.errors.error(&self.key, message);
        }
        let encodings = self.read_each("encoding", items, |item| self.encoding(item));
        let is_number = |word: &str| find(ENCODINGS, word)?.value.strip_prefix("Encoding::Unix");
        let mut numbers = items.iter().filter(|item| is_number(&word(item)).is_some());
        let first = numbers.next().map(word).unwrap_or_default();
        if let Some(second) = numbers.find(|item| word(item) != first) {
            let never = word(second);
            let message = format!("`{never}` is never reached: `{first}` reads the same numbers");
            self.errors.error(second, message);
        }
        encodings
    }

    fn encoding(&self, value: &TokenStream) -> Result<Item, String> {
        let several =
            || Err(format!("several encodings are written `{}(\"rfc3339\", \"unix\")`", self.key));
        if value.to_string().starts_with(['(', '[']) {
            return several();
        }
        let word = self.text(value, ENCODINGS)?;
        match find(ENCODINGS, &word) {
            Some(row) => Ok(row.item()),
            None if word.contains('%') => strftime::check(&word)
                .map(|()| Item { path: "Encoding::Strftime", text: Some(word) }),
            None if word.contains(',') => several(),
            None if word == "jwt" => {
                Err("`\"jwt\"` is an expiry: only `expires` and `refresh_expires` take it, alone"
                    .to_owned())
            }
            None => Err(self.unknown_encoding(&word)),
        }
    }

    fn unknown_encoding(&self, word: &str) -> String {
        let key = &self.key;
        let is_expiry = key == "expires" || key == "refresh_expires";
        let mut near = names(candidates(STRFTIME, word));
        if near.is_empty() && self.kind.fits(Content::Time) {
            near = names(candidates(ENCODINGS, word));
        }
        if is_expiry && self.kind.fits(Content::Lifetime) {
            let units = UNITS.iter().filter(|unit| unit.names().any(|name| name == word));
            near.extend(units.map(|unit| format!("{key}_in = \"{}\"", unit.name)));
        }
        let jwt = if is_expiry { ", `jwt`" } else { "" };
        let more = format!("{jwt}, or a strftime format such as `%Y-%m-%d %H:%M:%S`");
        unknown("encoding", word, &near, &names(ENCODINGS), &more)
    }

    /// Nothing, `= "seconds"`
    pub(super) fn unit(&self) -> Vec<Item> {
        self.optional_item(UNITS, |word| {
            if is_encoding(word) && self.kind.fits(Content::Time) {
                let near = format!("{} = \"{word}\"", self.name().replace("_in", ""));
                return Err(unknown("unit", word, &[near], &[], ""));
            }
            known(UNITS, "unit", word).map(Key::item)
        })
    }

    /// Nothing, `= "space"`, `= "objects(name)"`
    pub(super) fn scope_format(&self) -> Vec<Item> {
        self.optional_item(SCOPE_FORMATS, |word| {
            let member = word.strip_prefix("objects(").and_then(|rest| rest.strip_suffix(')'));
            let Some(member) = member else {
                return known(SCOPE_FORMATS, "scope format", word).map(Key::item);
            };
            if member.is_empty() || member.contains([',', ' ', '"', '\'']) {
                return Err("expected the name of one member: `objects(name)`".to_owned());
            }
            Ok(Item { path: "ScopeFormat::Objects", text: Some(member.to_owned()) })
        })
    }

    /// The item that the value stands for, as `read` reads it; the first of `valid` without a
    /// value.
    fn optional_item(
        &self,
        valid: &'static [Key<Word>],
        read: impl FnOnce(&str) -> Result<Item, String>,
    ) -> Vec<Item> {
        if matches!(self.value, ArgValue::None) {
            return valid.iter().take(1).map(Key::item).collect();
        }
        self.value(|value| read(&self.text(value, valid)?)).into_iter().collect()
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
        // `"0"` is the number: every number may come in a string.
        Some(Lit::Str(text)) => Some(
            text.value()
                .parse()
                .map_or_else(|_| SentinelValue::Text(text.value()), SentinelValue::Int),
        ),
        _ => (word(item) == "absent").then_some(SentinelValue::Absent),
    }
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
