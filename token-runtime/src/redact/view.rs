//! A view of any value that serializes without its secrets.
//!
//! Serde's data model has no notion of a secret, so a secret serializes as a newtype struct with a
//! reserved name. A format ignores the newtype and writes the value, for storage. [`Mask`] is a
//! serializer around that of the format: it looks for the name and writes [`MASK`] instead.

use core::fmt;

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// Name of the newtype struct that a secret serialises as.
pub(crate) const SECRET: &str = "token_runtime_Secret";

/// Name of the newtype struct around the value of an unknown member: what the
/// server adds tomorrow may be a secret. Around each value, not the whole map:
/// serde's `flatten` and `tag` drop a newtype around what they merge.
pub(crate) const UNKNOWN: &str = "token_runtime_Unknown";

/// What stands for a secret, whatever its length and type.
pub(crate) const MASK: &str = "***";

/// A borrowed view that serializes with every secret masked, for structured logs.
///
/// [`TokenModel::redacted`](crate::TokenModel::redacted) makes it. It works with every serde format
/// and at any depth: in nested models, options, lists, maps and enums. It masks each
/// [`Secret`](crate::Secret), each field with a secret role, and the values (not the keys) of
/// unknown members.
///
/// `Debug` is that of the value, which prints no secret either.
///
/// ```
/// use token_runtime::{ScopeSet, Secret, TokenModel};
///
/// #[derive(Debug, TokenModel)]
/// struct Session {
///     #[token(access_token)]
///     access_token: Secret,
///     #[token(refresh_token)]
///     refresh_token: Option<Secret>,
///     #[token(scopes)]
///     scope: ScopeSet,
/// }
///
/// let body = r#"{"access_token":"ya29.a0Af","refresh_token":"1//0g","scope":"email openid"}"#;
/// let session: Session = serde_json::from_str(body)?;
///
/// // The model serializes in full, so that it can be stored …
/// assert_eq!(serde_json::to_string(&session)?, body);
/// // … and the view without secrets, so that it can be logged.
/// assert_eq!(
///     serde_json::to_string(&session.redacted())?,
///     r#"{"access_token":"***","refresh_token":"***","scope":"email openid"}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Redacted<'a, T: ?Sized> {
    value: &'a T,
    is_masked: bool,
}

impl<'a, T: ?Sized> Redacted<'a, T> {
    pub(crate) const fn new(value: &'a T, is_masked: bool) -> Self {
        Self { value, is_masked }
    }
}

/// A value that a redacted view masks as a whole.
pub(crate) struct Masked<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: ?Sized + Serialize> Serialize for Masked<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SECRET, self.0)
    }
}

// By hand, because a derive would ask for `T: Clone` to copy a reference.
impl<T: ?Sized> Clone for Redacted<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Redacted<'_, T> {}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: ?Sized + Serialize> Serialize for Redacted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_masked {
            serializer.serialize_str(MASK)
        } else {
            Mask(self.value).serialize(serializer)
        }
    }
}

/// Masks secrets in what passes through: around a serializer or a compound
/// being written, it forwards every call; around a value, it carries the mask
/// to whatever serializer the format picks for it.
struct Mask<X>(X);

impl<T: ?Sized + Serialize> Serialize for Mask<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Mask(serializer))
    }
}

/// Methods that write something in which no secret can be nested.
macro_rules! scalars {
    ($($method:ident($($arg:ident: $ty:ty),*);)*) => {$(
        fn $method(self, $($arg: $ty),*) -> Result<S::Ok, S::Error> {
            self.0.$method($($arg),*)
        }
    )*};
}

/// Methods that begin a compound, and the type of that compound.
macro_rules! compounds {
    ($($method:ident($($arg:ident: $ty:ty),*) -> $compound:ident;)*) => {$(
        type $compound = Mask<S::$compound>;

        fn $method(self, $($arg: $ty),*) -> Result<Self::$compound, S::Error> {
            self.0.$method($($arg),*).map(Mask)
        }
    )*};
}

impl<S: Serializer> Serializer for Mask<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    scalars! {
        serialize_bool(v: bool);
        serialize_i8(v: i8);
        serialize_i16(v: i16);
        serialize_i32(v: i32);
        serialize_i64(v: i64);
        serialize_i128(v: i128);
        serialize_u8(v: u8);
        serialize_u16(v: u16);
        serialize_u32(v: u32);
        serialize_u64(v: u64);
        serialize_u128(v: u128);
        serialize_f32(v: f32);
        serialize_f64(v: f64);
        serialize_char(v: char);
        serialize_str(v: &str);
        serialize_bytes(v: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    compounds! {
        serialize_seq(len: Option<usize>) -> SerializeSeq;
        serialize_tuple(len: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeStructVariant;
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_some(&Mask(value))
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        // The one place where something is masked.
        if name == SECRET || name == UNKNOWN {
            self.0.serialize_str(MASK)
        } else {
            self.0.serialize_newtype_struct(name, &Mask(value))
        }
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_variant(name, index, variant, &Mask(value))
    }

    // The methods below have defaults, which would allocate or answer for
    // `Mask` instead of the format.

    fn collect_str<T: ?Sized + fmt::Display>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

/// Compounds whose parts have no names.
macro_rules! sequences {
    ($($compound:ident::$method:ident;)*) => {$(
        impl<X: $compound> $compound for Mask<X> {
            type Ok = X::Ok;
            type Error = X::Error;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), X::Error> {
                self.0.$method(&Mask(value))
            }

            fn end(self) -> Result<X::Ok, X::Error> {
                self.0.end()
            }
        }
    )*};
}

sequences! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

/// Compounds whose parts have names known at compile time.
macro_rules! structs {
    ($($compound:ident)*) => {$(
        impl<X: $compound> $compound for Mask<X> {
            type Ok = X::Ok;
            type Error = X::Error;

            fn serialize_field<T: ?Sized + Serialize>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), X::Error> {
                self.0.serialize_field(key, &Mask(value))
            }

            fn skip_field(&mut self, key: &'static str) -> Result<(), X::Error> {
                self.0.skip_field(key)
            }

            fn end(self) -> Result<X::Ok, X::Error> {
                self.0.end()
            }
        }
    )*};
}

structs! { SerializeStruct SerializeStructVariant }

impl<X: SerializeMap> SerializeMap for Mask<X> {
    type Ok = X::Ok;
    type Error = X::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), X::Error> {
        self.0.serialize_key(&Mask(key))
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), X::Error> {
        self.0.serialize_value(&Mask(value))
    }

    // Forwarded too: some formats have no `serialize_key` of its own.
    fn serialize_entry<K: ?Sized + Serialize, V: ?Sized + Serialize>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), X::Error> {
        self.0.serialize_entry(&Mask(key), &Mask(value))
    }

    fn end(self) -> Result<X::Ok, X::Error> {
        self.0.end()
    }
}

#[cfg(test)]
mod tests;
