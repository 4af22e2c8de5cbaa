//! What a word with a mistake was probably meant to be.

use super::{
    keys::{ENCODING, ENCODINGS, Key, PARENT, SCOPE_FORMAT, SCOPE_FORMATS, UNIT, UNITS, find},
    syntax::{Arg, ArgValue, string, word},
};
use crate::strftime;

/// The rows that `word` may stand for: under another name, or else by a slip of the keyboard.
pub(crate) fn candidates<T>(keys: &'static [Key<T>], word: &str) -> Vec<&'static Key<T>> {
    let named = named(keys, word);
    if named.is_empty() { misspelt(keys, &plain(word)) } else { named }
}

/// The rows for which `word` is another name.
pub(crate) fn named<T>(keys: &'static [Key<T>], word: &str) -> Vec<&'static Key<T>> {
    match word {
        // A separator has no letters.
        " " => renamed(keys, "space"),
        "," => renamed(keys, "comma"),
        _ => renamed(keys, &plain(word)),
    }
}

/// The letters and digits of a name: the same in `snake_case`, in `camelCase` and with dashes.
fn plain(word: &str) -> String {
    let mut plain = word.to_lowercase();
    plain.retain(char::is_alphanumeric);
    plain
}

/// The rows that have this name; or have it without the words that say nothing more.
fn renamed<T>(keys: &'static [Key<T>], word: &str) -> Vec<&'static Key<T>> {
    const REFRESH: &[&str] = &["refreshtoken", "refresh"];
    const BEFORE: &[&str] = &["accesstoken", "token", "unix", "epoch", "timestamp"];
    const BEHIND: &[&str] = &["timestamp", "time", "date", "at", "on"];
    let has_name = |key: &&Key<T>| !word.is_empty() && key.names().any(|name| plain(name) == word);
    let found: Vec<_> = keys.iter().filter(has_name).collect();
    if !found.is_empty() {
        return found;
    }
    let strip = |words: &[&str]| words.iter().find_map(|before| word.strip_prefix(before));
    if let Some(rest) = strip(REFRESH) {
        let of_access = renamed(keys, rest);
        let is_twin = |name: &str| of_access.iter().any(|key| key.name == name);
        let twins =
            keys.iter().filter(|key| key.name.strip_prefix("refresh_").is_some_and(is_twin));
        return twins.collect();
    }
    let behind = BEHIND.iter().find_map(|behind| word.strip_suffix(behind));
    let rest = [strip(BEFORE), behind].into_iter().flatten();
    rest.map(|rest| renamed(keys, rest)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The rows with the names from which `word` differs least.
fn misspelt<T>(keys: &'static [Key<T>], word: &str) -> Vec<&'static Key<T>> {
    let (mut least, mut near) = ((word.len() / 4).clamp(1, 2), Vec::new());
    for key in keys {
        // `no_debug` is no misspelt `debug`, and short names are like too many words.
        let names = key.names().map(plain);
        let names = names.filter(|name| name.len() > 3 && !word.ends_with(&**name));
        let distance = names.map(|name| strsim::osa_distance(word, &name)).min();
        let Some(distance) = distance.filter(|distance| *distance <= least) else { continue };
        if distance < least {
            near.clear();
        }
        least = distance;
        near.push(key);
    }
    near
}

/// Whether a value is like the one in the example of `key`.
pub(crate) fn takes<T>(key: &Key<T>, value: &ArgValue) -> bool {
    let each = |is_known: fn(&str) -> bool| {
        value.items().iter().all(|item| string(item).is_some_and(|word| is_known(&word)))
    };
    match (key.example, value) {
        (ENCODING, ArgValue::None) => false,
        (ENCODING, _) => each(|word| is_encoding(word) || word == "jwt"),
        (UNIT, _) => each(|word| find(UNITS, word).is_some()),
        (SCOPE_FORMAT, _) => {
            each(|word| word.starts_with("objects(") || find(SCOPE_FORMATS, word).is_some())
        }
        (PARENT, _) => each(|word| word == "parent"),
        (example, ArgValue::None) => example.is_empty(),
        (example, ArgValue::NameValue(_)) => example.starts_with(" ="),
        (example, ArgValue::List(_)) => example.starts_with('('),
    }
}

pub(crate) fn is_encoding(word: &str) -> bool {
    let is_strftime = word.contains('%') && strftime::check(word).is_ok();
    is_strftime || find(ENCODINGS, word).is_some()
}

/// What to write in place of an argument that was meant to be one of `rows`. A value that only
/// some of them take decides for these.
pub(crate) fn meant<T>(arg: &Arg<'_>, mut rows: Vec<&'static Key<T>>) -> Vec<String> {
    let takes = |key: &Key<T>| takes(key, &arg.value);
    if !matches!(arg.value, ArgValue::None) && rows.iter().any(|key| takes(key)) {
        rows.retain(|key| takes(key));
    }
    let shown = |key: &'static Key<T>| match &arg.value {
        _ if takes(key) => arg.under(key.name),
        ArgValue::NameValue(value) => with_value(key, &word(value)),
        _ => key.shown(),
    };
    rows.into_iter().map(shown).collect()
}

/// The key with the value that `wrong` probably means.
fn with_value<T>(key: &'static Key<T>, wrong: &str) -> String {
    let words = match key.example {
        ENCODING => ENCODINGS,
        UNIT => UNITS,
        SCOPE_FORMAT => SCOPE_FORMATS,
        _ => return key.shown(),
    };
    match &*candidates(words, wrong) {
        [meant] => format!("{} = \"{}\"", key.name, meant.name),
        _ => key.name.to_owned(),
    }
}

/// The row of a word.
pub(crate) fn known<T>(
    keys: &'static [Key<T>],
    what: &str,
    word: &str,
) -> Result<&'static Key<T>, String> {
    let near = || names(candidates(keys, word));
    find(keys, word).ok_or_else(|| unknown(what, word, &near(), &names(keys), ""))
}

pub(crate) fn names<'k, T: 'k>(keys: impl IntoIterator<Item = &'k Key<T>>) -> Vec<String> {
    keys.into_iter().map(|key| key.name.to_owned()).collect()
}

/// An error about a word: what it may stand for, else all the words there are and `more`.
pub(crate) fn unknown(
    what: &str,
    word: &str,
    near: &[String],
    all: &[String],
    more: &str,
) -> String {
    if near.is_empty() {
        format!("unknown {what} `{word}`: expected one of `{}`{more}", all.join("`, `"))
    } else {
        format!("unknown {what} `{word}`: did you mean `{}`?", near.join("` or `"))
    }
}
