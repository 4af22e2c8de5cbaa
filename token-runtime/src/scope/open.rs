//! A scope of the user's own type, or an unknown one.

use alloc::boxed::Box;
use core::{
    cmp::Ordering,
    convert::Infallible,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

/// A scope that your type knows, or any other scope, as it came.
///
/// Use it for an enum of scopes that has no variant for unknown ones, or that does not implement
/// serde's traits: `AsRef<str>` and `FromStr` are enough. Comparison, order and hash are those of
/// the scope's text.
///
/// ```
/// use std::str::FromStr;
/// use token_runtime::{OpenScope, Secret, TokenModel};
///
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// enum Scope {
///     Read,
///     Write,
/// }
///
/// impl AsRef<str> for Scope {
///     fn as_ref(&self) -> &str {
///         match self {
///             Self::Read => "shop:read",
///             Self::Write => "shop:write",
///         }
///     }
/// }
///
/// impl FromStr for Scope {
///     type Err = ();
///     fn from_str(text: &str) -> Result<Self, ()> {
///         [Self::Read, Self::Write].into_iter().find(|scope| scope.as_ref() == text).ok_or(())
///     }
/// }
///
/// #[derive(Debug, TokenModel)]
/// struct ShopToken {
///     #[token(access_token)]
///     access_token: Secret,
///     #[token(scopes)]
///     scope: Vec<OpenScope<Scope>>,
/// }
///
/// let body = r#"{"access_token":"a","scope":"shop:read shop:audit"}"#;
/// let token: ShopToken = serde_json::from_str(body)?;
/// assert_eq!(token.scope[0].known(), Some(&Scope::Read));
/// assert_eq!(token.scope[1].known(), None);
/// assert!(token.has_any_scope([Scope::Write, Scope::Read]));
/// assert_eq!(serde_json::to_string(&token)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub enum OpenScope<T> {
    /// A scope that the type knows.
    Known(T),
    /// Any other scope, as it came.
    Other(Box<str>),
}

impl<T> OpenScope<T> {
    /// The scope, if the type knows it.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(scope) => Some(scope),
            Self::Other(_) => None,
        }
    }
}

impl<T: AsRef<str>> OpenScope<T> {
    /// The scope as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(scope) => scope.as_ref(),
            Self::Other(scope) => scope,
        }
    }
}

impl<T: AsRef<str>> AsRef<str> for OpenScope<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<T: FromStr> From<&str> for OpenScope<T> {
    fn from(scope: &str) -> Self {
        scope.parse().map_or_else(|_| Self::Other(scope.into()), Self::Known)
    }
}

impl<T: FromStr> FromStr for OpenScope<T> {
    type Err = Infallible;

    fn from_str(scope: &str) -> Result<Self, Infallible> {
        Ok(scope.into())
    }
}

impl<T: AsRef<str>> PartialEq for OpenScope<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<T: AsRef<str>> Eq for OpenScope<T> {}

impl<T: AsRef<str>> PartialOrd for OpenScope<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: AsRef<str>> Ord for OpenScope<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<T: AsRef<str>> Hash for OpenScope<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<T: AsRef<str>> Serialize for OpenScope<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: FromStr> Deserialize<'de> for OpenScope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<T>(PhantomData<fn() -> T>);

        impl<T: FromStr> Visitor<'_> for Text<T> {
            type Value = OpenScope<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a scope")
            }

            fn visit_str<E>(self, scope: &str) -> Result<OpenScope<T>, E> {
                Ok(scope.into())
            }
        }

        deserializer.deserialize_str(Text(PhantomData))
    }
}
