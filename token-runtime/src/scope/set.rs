//! Scopes: a set that remembers its order.

use super::format::ScopeFormat;
use crate::answer::{ScopeList, Separator};
use alloc::{boxed::Box, collections::BTreeSet, string::String, vec::Vec};
use core::{
    fmt,
    hash::{Hash, Hasher},
};

/// The scopes of a token: ordered as sent, each once, compared without order.
///
/// Scopes are exact strings with case (RFC 6749 §3.3).
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
/// `Display` writes the scopes with spaces between them, and `FromStr` reads that
/// back to the same set: no scope has white space in it (RFC 6749 §3.3).
//
// The scopes stand in one buffer, and beside it where each of them is: a search
// compares lengths before it looks at any text, and the usual few scopes take one
// allocation.
#[derive(Clone, Default)]
pub struct ScopeSet {
    text: Box<str>,
    places: Places,
}

impl ScopeSet {
    /// The scopes, in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let lengths = (0..).map_while(|index| self.places.length(index));
        places(lengths).filter_map(|place| self.text.get(place.start..place.start + place.length))
    }

    /// Whether `scope` is among them, exactly.
    pub fn contains(&self, scope: &str) -> bool {
        let scope = scope.as_bytes();
        match &self.places {
            _ if scope.is_empty() => false,
            Places::Few(lengths) => find(few(lengths), &self.text, scope),
            Places::Many(many) => find(many.iter().copied(), &self.text, scope),
        }
    }

    /// How many scopes there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is no scope.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds a scope, behind those that are there; false if it was among them or is
    /// empty. For several scopes `extend` does it in one go.
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

    /// Takes a scope out; false if it was not there.
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

    /// The scopes of one string, set apart as `format` says.
    pub(crate) fn split(text: &str, format: ScopeFormat) -> Self {
        Self::as_sent(text, format).unwrap_or_else(|| {
            let mut builder = Builder::with_room_for(text);
            format.split(text).for_each(|scope| builder.push(scope));
            builder.finish()
        })
    }

    /// The usual string, a few scopes with one separator between them, is taken
    /// as it is.
    fn as_sent(text: &str, format: ScopeFormat) -> Option<Self> {
        let mut lengths = [0; 8];
        let is_comma = format.separates() == Separator::Comma;
        let (mut count, mut start) = (0, 0);
        while let Some(rest) = text.as_bytes().get(start..) {
            // One comparison for a byte: this loop is most of the work.
            let length = if is_comma {
                rest.iter().position(|byte| *byte == b',')
            } else {
                rest.iter().position(|byte| *byte <= b' ')
            };
            let (scope, behind) = rest.split_at(length.unwrap_or(rest.len()));
            let odd = if is_comma {
                scope.trim_ascii().len() < scope.len()
            } else {
                behind.first().is_some_and(|byte| *byte != b' ')
            };
            if odd || scope.is_empty() || find(few(lengths.get(..count)?), text, scope) {
                return None;
            }
            *lengths.get_mut(count)? = u8::try_from(scope.len()).ok()?;
            (count, start) = (count + 1, start + scope.len() + 1);
        }
        Some(Self { text: text.into(), places: Places::Few(lengths) })
    }

    /// The scopes without those that are there twice.
    fn once(&self) -> Self {
        let (mut seen, mut once) = (BTreeSet::new(), Builder::default());
        self.iter().filter(|scope| seen.insert(*scope)).for_each(|scope| once.append(scope));
        Self { text: once.text.into(), places: once.places.into() }
    }

    /// The text, if it is the scopes with this separator between them.
    pub(crate) fn joined_by(&self, separator: &str) -> Option<&str> {
        let mut gaps = self.iter().scan(0, |end, scope| {
            *end += scope.len();
            let gap = self.text.get(*end..*end + 1);
            *end += 1;
            Some(gap)
        });
        gaps.all(|gap| gap.is_none_or(|gap| gap == separator)).then_some(&*self.text)
    }

    fn sorted(&self) -> Vec<&str> {
        let mut scopes: Vec<&str> = self.iter().collect();
        scopes.sort_unstable();
        scopes
    }
}

impl ScopeList for ScopeSet {
    fn scope(&self, position: usize) -> Option<&str> {
        let place = match &self.places {
            Places::Few(lengths) => few(lengths).nth(position).filter(|place| place.length > 0)?,
            Places::Many(many) => *many.get(position)?,
        };
        self.text.get(place.start..place.start + place.length)
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

/// Where the scopes of a text are; behind each but the last is a separator.
#[derive(Clone, PartialEq)]
enum Places {
    /// How long each of up to eight is; then zeros, for no scope is empty.
    Few([u8; 8]),
    Many(Box<[Place]>),
}

#[derive(Clone, Copy, PartialEq)]
struct Place {
    start: usize,
    length: usize,
}

impl Default for Places {
    fn default() -> Self {
        Self::Few([0; 8])
    }
}

impl Places {
    fn length(&self, index: usize) -> Option<usize> {
        match self {
            Self::Few(few) => few.get(index).copied().map(usize::from).filter(|length| *length > 0),
            Self::Many(many) => many.get(index).map(|place| place.length),
        }
    }
}

impl From<Vec<Place>> for Places {
    fn from(places: Vec<Place>) -> Self {
        let mut few = [0; 8];
        for (index, place) in places.iter().enumerate() {
            match (few.get_mut(index), u8::try_from(place.length)) {
                (Some(few), Ok(length)) => *few = length,
                _ => return Self::Many(places.into()),
            }
        }
        Self::Few(few)
    }
}

/// Where scopes of these lengths are.
fn places(lengths: impl Iterator<Item = usize> + Clone) -> impl Iterator<Item = Place> + Clone {
    lengths.scan(0, |next, length| {
        let start = *next;
        *next += length + 1;
        Some(Place { start, length })
    })
}

fn few(lengths: &[u8]) -> impl Iterator<Item = Place> {
    places(lengths.iter().copied().map(usize::from))
}

/// Whether one of the scopes in `text` is `scope`. Lengths are compared first,
/// then the last byte, for the scopes of an API often begin alike.
fn find(mut places: impl Iterator<Item = Place>, text: &str, scope: &[u8]) -> bool {
    let same = |own: &[u8]| own.last() == scope.last() && own == scope;
    places.any(|Place { start, length }| {
        length == scope.len() && text.as_bytes().get(start..start + length).is_some_and(same)
    })
}

/// Collects scopes, each once.
#[derive(Default)]
pub(crate) struct Builder {
    text: String,
    places: Vec<Place>,
}

impl Builder {
    /// So many are compared one by one, more are sorted out at the end: a
    /// hostile list must not cost quadratic time.
    const FEW: usize = 64;

    fn with_room_for(text: &str) -> Self {
        Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(Self::FEW) }
    }

    pub(crate) fn push(&mut self, scope: &str) {
        let few = self.places.len() <= Self::FEW;
        if scope.is_empty()
            || few && find(self.places.iter().copied(), &self.text, scope.as_bytes())
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
        let few = self.places.len() <= Self::FEW;
        let set = ScopeSet { text: self.text.into(), places: self.places.into() };
        if few { set } else { set.once() }
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
        let lists: [Vec<String>; 4] = [
            (0..8).map(|n| n.to_string()).collect(),
            (0..9).map(|n| n.to_string()).collect(),
            Vec::from(["a".into(), long.clone(), "b".into()]),
            (0..200).map(|n| format!("scope:{n}")).collect(),
        ];
        for list in lists {
            let twice = list.iter().chain(&list).cloned().collect::<Vec<_>>();
            for set in [
                ScopeSet::from(&*list.join(" ")),
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
