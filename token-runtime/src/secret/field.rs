//! The types that a field with a secret may have.

use super::value::{Secret, clear_string};
use crate::redact::view::SECRET;
use alloc::{borrow::Cow, boxed::Box, string::String};
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, Serializer};

/// A type for a field with `access_token`, `refresh_token` or `secret`. It is a promise that the
/// type never prints the secret.
///
/// Implement it, [`FromSecret`] and [`SecretText`] for a type of your own to use
/// it in such a field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep a secret",
    label = "a secret wants a type that never prints it",
    note = "use `Secret` or `Option<Secret>`",
    note = "or put `#[token(debug)]` on the struct, in place of `Debug` in its `derive`, to keep a string",
    note = "a type of your own can implement `token_runtime::field::SecretField`, `FromSecret` and `SecretText`"
)]
pub trait SecretField<'de>: FromSecret<'de> {}

/// A type that holds the text of a secret, whether it prints the text or not.
pub trait SecretText {
    /// The text of the secret. `None` if there is no secret.
    fn text(&self) -> Option<&str>;

    /// Writes the secret, with a mark for the redacted view, which masks it.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SECRET, self.text().unwrap_or_default())
    }
}

/// A type that can be made from the text of a secret in a payload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a secret",
    label = "a secret is a string",
    note = "use `Secret`, `String`, `Box<str>`, `Cow<str>`, `&str`, or an `Option` of these",
    note = "a type of your own can implement `token_runtime::field::FromSecret` and `SecretText`"
)]
pub trait FromSecret<'de>: SecretText + Sized {
    /// The secret from text that does not outlive the call. `None` if the type can only borrow from
    /// the input.
    fn from_text(text: &str) -> Option<Self>;

    /// The secret from an owned buffer. By default the text is copied and the buffer is zeroed.
    fn from_string(text: String) -> Option<Self> {
        let secret = Self::from_text(&text);
        clear_string(text);
        secret
    }

    /// The secret from text that is borrowed from the input.
    fn from_borrowed(text: &'de str) -> Option<Self> {
        Self::from_text(text)
    }

    /// The value of an absent secret. `None` if the secret is required.
    fn absent() -> Option<Self> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl SecretField<'_> for Secret {}
#[diagnostic::do_not_recommend]
impl SecretField<'_> for SecretString {}
#[diagnostic::do_not_recommend]
impl<'de, T: SecretField<'de>> SecretField<'de> for Option<T> {}
#[diagnostic::do_not_recommend]
impl<'de, T: SecretField<'de>> SecretField<'de> for Box<T> {}

impl<T: SecretText> SecretText for Option<T> {
    fn text(&self) -> Option<&str> {
        self.as_ref()?.text()
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Written<'a, T>(&'a T);

        impl<T: SecretText> Serialize for Written<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write(serializer)
            }
        }

        match self {
            Some(secret) => serializer.serialize_some(&Written(secret)),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: SecretText> SecretText for Box<T> {
    fn text(&self) -> Option<&str> {
        T::text(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: FromSecret<'de>> FromSecret<'de> for Option<T> {
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Some)
    }

    fn from_string(text: String) -> Option<Self> {
        T::from_string(text).map(Some)
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        T::from_borrowed(text).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: FromSecret<'de>> FromSecret<'de> for Box<T> {
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Box::new)
    }

    fn from_string(text: String) -> Option<Self> {
        T::from_string(text).map(Box::new)
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        T::from_borrowed(text).map(Box::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }
}

macro_rules! owned_secret {
    ($($ty:ty, $value:ident => $text:expr, $owned:ident => $from:expr;)*) => {$(
        impl SecretText for $ty {
            fn text(&self) -> Option<&str> {
                let $value = self;
                Some($text)
            }
        }

        #[diagnostic::do_not_recommend]
        impl FromSecret<'_> for $ty {
            fn from_text(text: &str) -> Option<Self> {
                Some(text.into())
            }

            fn from_string($owned: String) -> Option<Self> {
                Some($from)
            }
        }
    )*};
}

owned_secret! {
    Secret, value => value.expose_secret(), text => text.into();
    SecretString, value => value.expose_secret(), text => Secret::from(text).into();
    String, value => value, text => text;
    Box<str>, value => value, text => text.into();
}

impl SecretText for &str {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromSecret<'de> for &'a str {
    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        Some(text)
    }
}

impl SecretText for Cow<'_, str> {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromSecret<'de> for Cow<'a, str> {
    fn from_text(text: &str) -> Option<Self> {
        Some(Cow::Owned(text.into()))
    }

    fn from_string(text: String) -> Option<Self> {
        Some(Cow::Owned(text))
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        Some(Cow::Borrowed(text))
    }
}
