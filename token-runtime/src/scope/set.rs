//! Scopes: a set that keeps its order.

use super::{
    format::ScopeFormat,
    lengths::{Place, has_place},
    places::Places,
};
use crate::answer::{Cursor, ScopeList, Separator};
use alloc::{boxed::Box, collections::BTreeSet, string::String, vec::Vec};
use core::{
    fmt,
    hash::{Hash, Hasher},
    iter,
};

/// The scopes of a token. They keep the order in which they were sent, without duplicates. `==`
/// ignores the order.
///
/// A scope is compared as a whole and with case (RFC 6749 §3.3).
///
/// ```
/// use token_runtime::ScopeSet;
///
/// let scopes = ScopeSet::from("email  profile email");
/// assert_eq!(scopes.iter().collect::<Vec<_>>(), ["email", "profile"]);
/// assert_eq!(scopes, ["profile", "email"]);
/// assert!(scopes.contains("email") && !scopes.contains("Email"));
/// assert_eq!(scopes.to_string(), "email profile");
/// ```
///
/// `Display` writes the scopes with spaces between them. `FromStr` reads the same set from that
/// text, because no scope has white space in it (RFC 6749 §3.3).
//
// All scopes are in one buffer, so that the usual few take one allocation.
#[derive(Clone, Default)]
pub struct ScopeSet {
    text: Box<str>,
    places: Places,
}

impl ScopeSet {
    /// The scopes, in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let mut cursor = Cursor::default();
        iter::from_fn(move || self.next_scope(&mut cursor))
    }

    /// Whether the set has this scope, compared as a whole and with case.
    pub fn contains(&self, scope: &str) -> bool {
        self.places.contains(&self.text, scope)
    }

    /// The number of scopes.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds a scope at the end. Returns false if the set has it already, or if it is empty. To add
    /// several scopes, `extend` is faster.
    ///
    /// ```
    /// # use token_runtime::ScopeSet;
    /// let mut scopes = ScopeSet::from("read");
    /// assert!(scopes.insert("write") && !scopes.insert("read"));
    /// assert!(scopes.remove("read") && !scopes.remove("read"));
    /// assert_eq!(scopes, ["write"]);
    /// ```
    pub fn insert(&mut self, scope: &str) -> bool {
        let is_new = !scope.is_empty() && !self.contains(scope);
        if is_new {
            self.extend([scope]);
        }
        is_new
    }

    /// Removes a scope. Returns false if the set does not have it.
    pub fn remove(&mut self, scope: &str) -> bool {
        let is_there = self.contains(scope);
        if is_there {
            *self = self.iter().filter(|other| *other != scope).collect();
        }
        is_there
    }

    /// The scopes of this set, then those that only `other` has.
    ///
    /// ```
    /// # use token_runtime::ScopeSet;
    /// let (granted, asked) = (ScopeSet::from("read write"), ScopeSet::from("write admin"));
    /// assert_eq!(granted.union(&asked), ["read", "write", "admin"]);
    /// assert_eq!(asked.difference(&granted), ["admin"]);
    /// assert!(!asked.is_subset(&granted));
    /// ```
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).collect()
    }

    /// The scopes of this set that `other` does not have.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.iter().filter(|scope| !other.contains(scope)).collect()
    }

    /// Whether `other` has every scope of this set.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.iter().all(|scope| other.contains(scope))
    }

    /// Splits one string as `format` says.
    pub(crate) fn split(text: &str, format: ScopeFormat) -> Self {
        if let Some(places) = Places::of_sent(text, format.separates()) {
            return Self { text: text.into(), places };
        }
        let mut builder = Builder::with_room_for(text);
        format.split(text).for_each(|scope| builder.push(scope));
        builder.finish()
    }

    /// The text, if it is the scopes with this separator between them.
    pub(crate) fn joined_by(&self, separator: Separator) -> Option<&str> {
        self.places.are_joined(&self.text, separator).then_some(&*self.text)
    }

    fn sorted(&self) -> Vec<&str> {
        let mut scopes: Vec<&str> = self.iter().collect();
        scopes.sort_unstable();
        scopes
    }
}

impl ScopeList for ScopeSet {
    fn next_scope(&self, cursor: &mut Cursor) -> Option<&str> {
        self.places.next(&self.text, cursor)
    }
}

impl fmt::Debug for ScopeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for ScopeSet {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.places == other.places || self.sorted() == other.sorted()
    }
}

impl Eq for ScopeSet {}

impl Hash for ScopeSet {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

/// Collects scopes, each once.
#[derive(Default)]
pub(crate) struct Builder {
    text: String,
    places: Vec<Place>,
}

impl Builder {
    /// Up to this number each new scope is compared with the others. More are deduplicated at
    /// the end: a hostile list must not take quadratic time.
    const FEW: usize = 64;

    fn with_room_for(text: &str) -> Self {
        Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(Self::FEW) }
    }

    pub(crate) fn push(&mut self, scope: &str) {
        let few = self.places.len() <= Self::FEW;
        if scope.is_empty()
            || few && has_place(self.places.iter().copied(), self.text.as_bytes(), scope.as_bytes())
        {
            return;
        }
        self.append(scope);
    }

    fn append(&mut self, scope: &str) {
        if !self.places.is_empty() {
            self.text.push(' ');
        }
        self.places.push(Place { start: self.text.len(), length: scope.len() });
        self.text.push_str(scope);
    }

    pub(crate) fn finish(self) -> ScopeSet {
        if self.places.len() <= Self::FEW { self.set() } else { self.set_of_many() }
    }

    fn set(self) -> ScopeSet {
        let places = match Places::of_sent(&self.text, Separator::WhiteSpace) {
            Some(places) if self.text.split(' ').count() == self.places.len() => places,
            _ => Places::Listed(self.places.into()),
        };
        ScopeSet { text: self.text.into(), places }
    }

    /// The scopes without duplicates.
    fn set_of_many(self) -> ScopeSet {
        let (mut seen, mut once) = (BTreeSet::new(), Self::default());
        let scopes = self.places.iter().filter_map(|place| place.of(&self.text));
        scopes.filter(|scope| seen.insert(*scope)).for_each(|scope| once.append(scope));
        once.set()
    }
}

#[cfg(test)]
mod tests {
    use super::{ScopeFormat, ScopeSet, String, Vec};
    use crate::field::{FromScopes, ScopeField};
    use alloc::{format, string::ToString};

    #[test]
    fn many_and_long_scopes_are_a_set_like_few() {
        let long = "x".repeat(300);
        let lists: [Vec<String>; 5] = [
            (0..8).map(|n| n.to_string()).collect(),
            (0..9).map(|n| n.to_string()).collect(),
            Vec::from(["a".into(), long.clone(), "b".into()]),
            (0..40).map(|n| format!("scope:{n}")).collect(),
            (0..200).map(|n| format!("scope:{n}")).collect(),
        ];
        for list in lists {
            let twice = list.iter().chain(&list).cloned().collect::<Vec<_>>();
            for set in [
                ScopeSet::from(&*list.join(" ")),
                ScopeSet::from(&*twice.join(" ")),
                ScopeSet::from(&*twice.join("  ")),
                ScopeSet::from_text(&list.join(","), ScopeFormat::Comma).unwrap(),
                twice.iter().collect(),
            ] {
                assert_eq!(set.iter().collect::<Vec<_>>(), list);
                assert!(list.iter().all(|scope| set.contains(scope)));
                assert!(
                    ["", " ", "x", "scope:", "scope:200"].iter().all(|other| !set.contains(other))
                );
            }
        }
    }

    #[test]
    fn scopes_are_written_with_the_declared_separator() {
        let written = |text: &str, read: ScopeFormat, format: ScopeFormat| {
            let set = ScopeSet::from_text(text, read).unwrap();
            let mut json = Vec::new();
            set.write(format, &mut serde_json::Serializer::new(&mut json)).unwrap();
            String::from_utf8(json).unwrap()
        };
        assert_eq!(written("a b c", ScopeFormat::Space, ScopeFormat::Space), r#""a b c""#);
        assert_eq!(written("a\tb\nc", ScopeFormat::Space, ScopeFormat::Space), r#""a b c""#);
        assert_eq!(written("a,b", ScopeFormat::Comma, ScopeFormat::Space), r#""a b""#);
        assert_eq!(written("a b", ScopeFormat::Space, ScopeFormat::Comma), r#""a,b""#);
        assert_eq!(written("", ScopeFormat::Space, ScopeFormat::Comma), r#""""#);
    }
}
