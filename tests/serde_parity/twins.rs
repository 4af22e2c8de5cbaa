//! Declares twins and compares them.

use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::RefCell;
use std::fmt::Debug;

/// Declares the struct and the items after it in three modules: `serdes`, `ours` and `annotated`.
macro_rules! twins {
    ($($module:ident { $($item:tt)* })*) => {
        $(crate::twins::modules! { $module { $($item)* } { #[token(never_expires)] $($item)* } })*
    };
}

/// The same for structs with flattened fields. An annotated struct must declare them `public`, so
/// `#[flatten]` stands for serde's `flatten`.
macro_rules! flat_twins {
    ($($module:ident {
        $(#[serde($($of_struct:tt)*)])*
        struct $name:ident $(<$param:ident>)? {
            $(
                $(#[flatten $(($($more:tt)*))?])?
                $(#[serde($($of_field:tt)*)])?
                $field:ident: $ty:ty
            ),* $(,)?
        }
        $($item:item)*
    })*) => {$(
        crate::twins::modules! {
            $module
            {
                $(#[serde($($of_struct)*)])*
                pub(crate) struct $name $(<$param>)? {
                    $(
                        $(#[serde(flatten $(, $($more)*)?)])?
                        $(#[serde($($of_field)*)])?
                        $field: $ty,
                    )*
                }
                $($item)*
            }
            {
                $(#[serde($($of_struct)*)])*
                #[token(never_expires)]
                pub(crate) struct $name $(<$param>)? {
                    $(
                        $(#[token(public)] #[serde(flatten $(, $($more)*)?)])?
                        $(#[serde($($of_field)*)])?
                        $field: $ty,
                    )*
                }
                $($item)*
            }
        }
    )*};
}

macro_rules! modules {
    ($module:ident { $($item:tt)* } { $($annotated:tt)* }) => {
        mod $module {
            pub(crate) mod serdes {
                #[allow(unused_imports)]
                use super::super::*;
                #[derive(Debug, serde::Serialize, serde::Deserialize)]
                $($item)*
            }
            pub(crate) mod ours {
                #[allow(unused_imports)]
                use super::super::*;
                #[derive(Debug, token_runtime::TokenModel)]
                $($item)*
            }
            pub(crate) mod annotated {
                #[allow(unused_imports)]
                use super::super::*;
                #[derive(Debug, token_runtime::TokenModel)]
                $($annotated)*
            }
        }
    };
}

/// Compares the twins `module::Struct` over JSON texts.
macro_rules! alike {
    ($module:ident::$name:ident $([$($arg:tt)*])?: $($json:expr),* $(,)?) => {
        for json in [$($json),*] {
            use crate::twins::{Twin, compare};
            compare::<$module::serdes::$name $(<$($arg)*>)?, $module::ours::$name $(<$($arg)*>)?>(json, Twin::Plain);
            compare::<$module::serdes::$name $(<$($arg)*>)?, $module::annotated::$name $(<$($arg)*>)?>(json, Twin::Annotated);
        }
    };
}

pub(crate) use {alike, flat_twins, modules, twins};

/// How a struct is compared with serde's twin.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Twin {
    /// A struct without `#[token]`. Everything is equal, including the texts of errors.
    Plain,
    /// A struct with `#[token]`. Errors name the field and quote no value.
    Annotated,
    /// A struct with roles. Roles have their own encoding in binary formats, so only human-readable
    /// formats are compared. In those, roles omit nulls.
    Roles,
}

/// Checks that both twins give the same value, output and error for the JSON text `json`, and the
/// same calls to the format: name, fields, lengths.
pub(crate) fn compare<Theirs, Ours>(json: &str, twin: Twin)
where
    Theirs: Serialize + DeserializeOwned + Debug,
    Ours: Serialize + DeserializeOwned + Debug,
{
    assert_eq!(asked::<Ours>(), asked::<Theirs>(), "what is asked of a format");
    same::<Theirs, Ours>(serde_json::from_str(json), serde_json::from_str(json), twin, json);
    if let Ok(value) = serde_json::from_str::<Value>(json) {
        let (theirs, ours) = (serde_json::from_value(value.clone()), serde_json::from_value(value));
        same::<Theirs, Ours>(theirs, ours, twin, json);
    }
    if twin == Twin::Roles {
        return;
    }
    if let Ok(theirs) = serde_json::from_str::<Theirs>(json) {
        in_each_format::<Theirs, Ours>(&theirs);
    }
}

/// As [`compare`], for structs that borrow from the input.
pub(crate) fn compare_borrowed<'de, Theirs, Ours>(json: &'de str)
where
    Theirs: Serialize + Deserialize<'de> + Debug,
    Ours: Serialize + Deserialize<'de> + Debug,
{
    same::<Theirs, Ours>(
        serde_json::from_str(json),
        serde_json::from_str(json),
        Twin::Annotated,
        json,
    );
}

fn same<Theirs: Serialize + Debug, Ours: Serialize + Debug>(
    theirs: Result<Theirs, serde_json::Error>,
    ours: Result<Ours, serde_json::Error>,
    twin: Twin,
    json: &str,
) {
    match (theirs, ours) {
        (Ok(theirs), Ok(ours)) => {
            assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "decoded from {json}");
            let (our_json, their_json) = (to_json(&ours), to_json(&theirs));
            if twin == Twin::Roles {
                assert!(
                    lacks_only_nulls(&our_json, &their_json),
                    "JSON of {json}\nserde: {their_json}\nours:  {our_json}"
                );
                return;
            }
            assert_eq!(our_json, their_json, "JSON of {json}");
            assert_eq!(serializer_call(&ours), serializer_call(&theirs), "the call for {json}");
            assert_eq!(rmp(&ours), rmp(&theirs), "MessagePack of {json}");
            let (ours, theirs) = (postcard::to_allocvec(&ours), postcard::to_allocvec(&theirs));
            assert_eq!(ours, theirs, "postcard of {json}");
        }
        (Err(theirs), Err(ours)) => {
            let shown = |error: &serde_json::Error| match twin {
                Twin::Plain => error.to_string(),
                Twin::Annotated | Twin::Roles => plain(&error.to_string()),
            };
            assert_eq!(shown(&ours), shown(&theirs), "error for {json}");
            assert_eq!(ours.classify(), theirs.classify(), "category of the error for {json}");
        }
        (theirs, ours) => panic!("{json}\nserde: {theirs:?}\nours:  {ours:?}"),
    }
}

/// Checks that each twin reads the output of the other in binary formats.
fn in_each_format<Theirs, Ours>(theirs: &Theirs)
where
    Theirs: Serialize + DeserializeOwned + Debug,
    Ours: Serialize + DeserializeOwned + Debug,
{
    // Errors of the format itself are not compared.
    fn shown<T: Debug, E>(result: Result<T, E>) -> Option<String> {
        result.ok().map(|value| format!("{value:?}"))
    }

    let named = rmp_serde::to_vec_named(theirs).expect("MessagePack");
    for bytes in [rmp(theirs).expect("MessagePack"), named] {
        let theirs = shown(rmp_serde::from_slice::<Theirs>(&bytes));
        assert_eq!(shown(rmp_serde::from_slice::<Ours>(&bytes)), theirs, "from MessagePack");
    }
    if let Ok(bytes) = postcard::to_allocvec(theirs) {
        let theirs = shown(postcard::from_bytes::<Theirs>(&bytes));
        assert_eq!(shown(postcard::from_bytes::<Ours>(&bytes)), theirs, "from postcard");
    }
    let mut bytes = Vec::new();
    ciborium::into_writer(theirs, &mut bytes).expect("CBOR");
    let theirs = shown(ciborium::from_reader::<Theirs, _>(&*bytes));
    assert_eq!(shown(ciborium::from_reader::<Ours, _>(&*bytes)), theirs, "from CBOR");
}

fn rmp<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    rmp_serde::to_vec(value).map_err(|error| error.to_string())
}

fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| error.to_string())
}

/// Whether every member that `ours` lacks is null in `theirs`, at any depth.
fn lacks_only_nulls(ours: &str, theirs: &str) -> bool {
    fn lacks(ours: &Value, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Value::Object(ours), Value::Object(theirs)) => {
                ours.keys().all(|key| theirs.contains_key(key))
                    && theirs.iter().all(|(key, value)| {
                        ours.get(key).map_or(value.is_null(), |own| lacks(own, value))
                    })
            }
            (Value::Array(ours), Value::Array(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().zip(theirs).all(|(own, value)| lacks(own, value))
            }
            (ours, theirs) => ours == theirs,
        }
    }

    let parsed = serde_json::from_str(ours).ok().zip(serde_json::from_str(theirs).ok());
    parsed.map_or(ours == theirs, |(ours, theirs)| lacks(&ours, &theirs))
}

/// Texts of errors that the errors of `TokenModel` lack, because a type does not tell them to a
/// probe: texts that user code builds from the value, and in a type that is no token model, the
/// names of variants, tags and members.
const UNKNOWN_TO_PROBES: [&str; 6] = [
    ", expected a number",
    ", expected one",
    ", expected one digit",
    ", expected `one` or `two`",
    " `c`",
    " `kind`",
];

/// An error without the field that `TokenModel` adds and without the value that serde quotes.
fn plain(error: &str) -> String {
    let message = match error.strip_prefix("field `") {
        Some(rest) => rest.split_once("`: ").map_or(error, |(_, message)| message),
        None => error,
    };
    for kind in ["invalid type: ", "invalid value: "] {
        if let Some((found, expected)) =
            message.strip_prefix(kind).and_then(|rest| rest.split_once(", expected "))
        {
            let found =
                found.split([' ']).next().filter(|_| found.contains(['"', '`'])).unwrap_or(found);
            let found = if found == "floating" { "floating point" } else { found };
            return known_expectation(&format!("{kind}{found}, expected {expected}"));
        }
    }
    match message.strip_prefix("unknown variant `").and_then(|rest| rest.split_once("`,")) {
        Some((_, rest)) => known_expectation(&format!("unknown variant,{rest}")),
        None => known_expectation(message),
    }
}

/// An error without an expectation of `UNKNOWN_TO_PROBES`.
fn known_expectation(message: &str) -> String {
    let mut unknown = UNKNOWN_TO_PROBES.iter().filter_map(|unknown| message.split_once(unknown));
    match unknown.find(|(_, rest)| rest.is_empty() || rest.starts_with(" at line ")) {
        Some((message, rest)) => format!("{message}{rest}"),
        None => message.to_owned(),
    }
}

/// The call that reading a struct makes to a format: the method, the name and the fields.
pub(crate) fn asked<'de, T: Deserialize<'de>>() -> String {
    struct Asked<'a>(&'a RefCell<String>);

    impl Asked<'_> {
        fn noted<T>(&self, asked: String) -> Result<T, serde::de::value::Error> {
            self.0.replace(asked);
            Err(serde::de::Error::custom("noted"))
        }
    }

    impl<'de> Deserializer<'de> for Asked<'_> {
        type Error = serde::de::value::Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            self.noted("any".to_owned())
        }

        fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            let expected: &dyn serde::de::Expected = &visitor;
            self.noted(format!("map {expected}"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            name: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            let expected: &dyn serde::de::Expected = &visitor;
            self.noted(format!("struct {name} {fields:?} {expected}"))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct enum identifier ignored_any
        }
    }

    let asked = RefCell::default();
    let _ = T::deserialize(Asked(&asked));
    asked.into_inner()
}

/// The call that writing a struct makes to a format: the method, the name and the number of fields.
fn serializer_call<T: Serialize>(value: &T) -> String {
    use serde::ser::{Impossible, Serializer};

    struct Calls;

    macro_rules! methods {
        ($($method:ident($($arg:ident: $ty:ty),*) -> $ok:ty;)*) => {$(
            fn $method(self, $($arg: $ty),*) -> Result<$ok, Self::Error> {
                let arguments: &[&dyn Debug] = &[$(&$arg),*];
                Err(serde::ser::Error::custom(format!("{} {arguments:?}", stringify!($method))))
            }
        )*};
    }

    impl Serializer for Calls {
        type Ok = ();
        type Error = serde::de::value::Error;
        type SerializeSeq = Impossible<(), Self::Error>;
        type SerializeTuple = Impossible<(), Self::Error>;
        type SerializeTupleStruct = Impossible<(), Self::Error>;
        type SerializeTupleVariant = Impossible<(), Self::Error>;
        type SerializeMap = Impossible<(), Self::Error>;
        type SerializeStruct = Impossible<(), Self::Error>;
        type SerializeStructVariant = Impossible<(), Self::Error>;

        methods! {
            serialize_bool(v: bool) -> ();
            serialize_i8(v: i8) -> ();
            serialize_i16(v: i16) -> ();
            serialize_i32(v: i32) -> ();
            serialize_i64(v: i64) -> ();
            serialize_u8(v: u8) -> ();
            serialize_u16(v: u16) -> ();
            serialize_u32(v: u32) -> ();
            serialize_u64(v: u64) -> ();
            serialize_f32(v: f32) -> ();
            serialize_f64(v: f64) -> ();
            serialize_char(v: char) -> ();
            serialize_str(v: &str) -> ();
            serialize_bytes(v: &[u8]) -> ();
            serialize_none() -> ();
            serialize_unit() -> ();
            serialize_unit_struct(name: &'static str) -> ();
            serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> ();
            serialize_seq(len: Option<usize>) -> Self::SerializeSeq;
            serialize_tuple(len: usize) -> Self::SerializeTuple;
            serialize_tuple_struct(name: &'static str, len: usize) -> Self::SerializeTupleStruct;
            serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
                -> Self::SerializeTupleVariant;
            serialize_map(len: Option<usize>) -> Self::SerializeMap;
            serialize_struct(name: &'static str, len: usize) -> Self::SerializeStruct;
            serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
                -> Self::SerializeStructVariant;
        }

        fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Self::Error> {
            value.serialize(self)
        }

        fn serialize_newtype_struct<T: ?Sized>(
            self,
            name: &'static str,
            _: &T,
        ) -> Result<(), Self::Error> {
            Err(serde::ser::Error::custom(format!("newtype {name}")))
        }

        fn serialize_newtype_variant<T: ?Sized>(
            self,
            name: &'static str,
            _: u32,
            variant: &'static str,
            _: &T,
        ) -> Result<(), Self::Error> {
            Err(serde::ser::Error::custom(format!("newtype {name}::{variant}")))
        }
    }

    value.serialize(Calls).err().map(|error| error.to_string()).unwrap_or_default()
}

/// Reads a struct from a map with keys of any type.
pub(crate) fn from_keys<'de, T, K, V>(members: Vec<(K, V)>) -> Result<T, String>
where
    T: Deserialize<'de>,
    K: serde::de::IntoDeserializer<'de, serde::de::value::Error>,
    V: serde::de::IntoDeserializer<'de, serde::de::value::Error>,
{
    struct Members<M>(M);

    impl<'de, M: MapAccess<'de, Error = serde::de::value::Error>> Deserializer<'de> for Members<M> {
        type Error = serde::de::value::Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_map(self.0)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    let members = serde::de::value::MapDeserializer::new(members.into_iter());
    T::deserialize(Members(members)).map_err(|error| plain(&error.to_string()))
}
