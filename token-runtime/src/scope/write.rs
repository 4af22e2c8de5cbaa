//! Writing scopes.

use super::{
    format::{ScopeFormat, Written},
    types::ScopeField,
};
use core::fmt;
use serde::{Serialize, Serializer};

/// Writes scopes: in the declared format, or as an array in
/// binary formats.
pub(crate) fn write<F: ScopeField + ?Sized, S: Serializer>(
    field: &F,
    format: ScopeFormat,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let scopes = || field.scopes(format).into_iter().flatten();
    if !serializer.is_human_readable() {
        // Some of these formats want the length first.
        return scopes().collect::<alloc::vec::Vec<_>>().serialize(serializer);
    }
    match format.look() {
        Written::Text(separator) => serializer.collect_str(&Joined { field, format, separator }),
        Written::List => serializer.collect_seq(scopes()),
        Written::Objects(name) => {
            serializer.collect_seq(scopes().map(|scope| Object { name, scope }))
        }
        // An object cannot hold two members of one name; a list is read as well.
        Written::Map if has_twice(scopes().map(|scope| member(scope).0)) => {
            serializer.collect_seq(scopes())
        }
        Written::Map => serializer.collect_map(scopes().map(member)),
    }
}

fn has_twice<'s>(mut names: impl Iterator<Item = &'s str>) -> bool {
    let mut seen = alloc::collections::BTreeSet::new();
    names.any(|name| !seen.insert(name))
}

/// The member of an object that a scope is: `issues:write`, or a name alone.
fn member(scope: &str) -> (&str, &str) {
    scope.split_once(':').filter(|(_, level)| !level.is_empty()).unwrap_or((scope, ""))
}

/// Scopes in one string.
struct Joined<'a, F: ?Sized> {
    field: &'a F,
    format: ScopeFormat,
    separator: &'static str,
}

impl<F: ScopeField + ?Sized> fmt::Display for Joined<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scopes = self.field.scopes(self.format).into_iter().flatten();
        for (index, scope) in scopes.enumerate() {
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
