//! Writing scopes.

use super::format::{ScopeFormat, Written};
use crate::answer::Scopes;
use alloc::{collections::BTreeSet, vec::Vec};
use core::fmt;
use serde::{Serialize, Serializer};

/// A list of scopes that is gone through more than once.
pub(super) type List<'l, 'f> = &'l dyn Fn() -> Scopes<'f>;

/// Writes scopes: in the declared format, or as an array in binary formats.
//
// Not generic over the field, so that all fields share what is compiled of it.
pub(super) fn write<S: Serializer>(
    scopes: List<'_, '_>,
    format: ScopeFormat,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if !serializer.is_human_readable() {
        // Some of these formats want the length first.
        return scopes().collect::<Vec<_>>().serialize(serializer);
    }
    match format.look() {
        Written::Text(separator) => serializer.collect_str(&Joined { scopes, separator }),
        Written::List => serializer.collect_seq(scopes()),
        Written::Objects(name) => {
            serializer.collect_seq(scopes().map(|scope| Object { name, scope }))
        }
        // An object cannot hold two members of one name; a list is read as well.
        Written::Map if has_duplicate_member(scopes()) => serializer.collect_seq(scopes()),
        Written::Map => serializer.collect_map(scopes().map(member)),
    }
}

fn has_duplicate_member(scopes: Scopes<'_>) -> bool {
    let mut seen = BTreeSet::new();
    scopes.map(|scope| member(scope).0).any(|name| !seen.insert(name))
}

/// The member of an object that a scope is: `issues:write`, or a name alone.
fn member(scope: &str) -> (&str, &str) {
    scope.split_once(':').filter(|(_, level)| !level.is_empty()).unwrap_or((scope, ""))
}

/// Scopes in one string.
struct Joined<'l, 'f> {
    scopes: List<'l, 'f>,
    separator: &'static str,
}

impl fmt::Display for Joined<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, scope) in (self.scopes)().enumerate() {
            f.write_str(if index == 0 { "" } else { self.separator })?;
            f.write_str(scope)?;
        }
        Ok(())
    }
}

/// A scope as the member of an object.
struct Object<'a> {
    name: &'static str,
    scope: &'a str,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.name, self.scope)])
    }
}
