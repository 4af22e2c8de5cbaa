//! Values that no `Debug`, log or error ever shows.

use crate::redact::view::SECRET;
use alloc::{boxed::Box, string::String};
use core::{convert::Infallible, fmt, mem, str::FromStr};
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::optimization_barrier;

/// A secret string: an access token, a refresh token, a client secret.
///
/// `Debug` prints a constant, and there is no `Display`. `==` takes the same time wherever the
/// values differ. The memory is zeroed on drop. [`expose_secret`](Secret::expose_secret) is the
/// only way to the value.
///
/// Serializing **writes the value**, because a stored token is useless without it. For logs there
/// is [`TokenModel::redacted`].
///
/// [`TokenModel::redacted`]: crate::TokenModel::redacted
///
/// ```
/// use token_runtime::Secret;
///
/// let secret = Secret::from("ya29.a0AfH6");
/// assert_eq!(secret.expose_secret(), "ya29.a0AfH6");
/// assert_eq!(format!("{secret:?}"), "Secret(***)");
/// assert_eq!(secret, Secret::from(String::from("ya29.a0AfH6")));
/// ```
//
// Zeroed here and not by `secrecy`, which zeroes byte by byte: a JWT would take longer to
// forget than to read.
#[derive(Clone)]
pub struct Secret(Box<str>);

impl Secret {
    /// A secret with this value. A `String` with spare capacity is reallocated,
    /// and the old buffer is freed without being zeroed; a `&str` is copied.
    pub fn new(value: impl Into<Box<str>>) -> Self {
        Self(value.into())
    }

    /// The value itself. Every use of it is worth a look in review.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        clear(&mut mem::take(&mut self.0).into_boxed_bytes());
    }
}

/// Zeroes memory that nothing reads any more.
fn clear(bytes: &mut [u8]) {
    bytes.fill(0);
    // Without it the compiler may leave out what nothing reads.
    optimization_barrier(bytes);
}

/// Zeroes the buffer of `text`, the spare capacity included.
pub(crate) fn clear_string(text: String) {
    let mut bytes = text.into_bytes();
    bytes.clear();
    bytes.resize(bytes.capacity(), 0);
    clear(&mut bytes);
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
    }
}

impl Eq for Secret {}

impl Default for Secret {
    /// An empty secret, which authorizes nothing.
    fn default() -> Self {
        Self::from("")
    }
}

impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(value: &str) -> Result<Self, Infallible> {
        Ok(value.into())
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(value.into())
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        if value.len() == value.capacity() {
            return Self(value.into());
        }
        // A buffer with room to spare would be reallocated, and freed as it is.
        let secret = Self(value.as_str().into());
        clear_string(value);
        secret
    }
}

impl From<Box<str>> for Secret {
    fn from(value: Box<str>) -> Self {
        Self(value)
    }
}

impl From<SecretString> for Secret {
    fn from(value: SecretString) -> Self {
        value.expose_secret().into()
    }
}

impl From<Secret> for SecretString {
    fn from(mut value: Secret) -> Self {
        mem::take(&mut value.0).into()
    }
}

impl Serialize for Secret {
    /// Writes the value: see [`Secret`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SECRET, self.expose_secret())
    }
}
