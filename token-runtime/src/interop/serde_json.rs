//! Feature `serde_json`: unknown members from and into the values of `serde_json`.
//!
//! ```
//! use serde_json::{Value, json};
//! use token_runtime::{Extra, models::IntrospectionResponse};
//!
//! // A model for a test, with a member that it does not know.
//! let reply = IntrospectionResponse {
//!     active: true,
//!     extra: Extra::from_iter([("tier", json!({"name": "gold", "level": 3}))]),
//!     ..Default::default()
//! };
//! let tier = Value::from(reply.extra.get("tier").unwrap().clone());
//! assert_eq!(tier["level"], 3);
//! ```

use crate::{Extra, ExtraValue};
use ::serde_json::{Map, Value};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

impl From<Value> for ExtraValue {
    /// The same value. With `serde_json`'s feature `arbitrary_precision` a number may be out of
    /// the range of every type here; such a number becomes a string.
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(bool),
            Value::Number(number) => {
                let int =
                    number.as_i64().map(Self::Int).or_else(|| number.as_u64().map(Self::Uint));
                int.or_else(|| number.as_f64().map(Self::Float))
                    .unwrap_or_else(|| Self::Text(number.to_string()))
            }
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::from(list),
            Value::Object(members) => Self::from(Extra::from(members)),
        }
    }
}

impl From<Map<String, Value>> for Extra {
    fn from(members: Map<String, Value>) -> Self {
        members.into_iter().collect()
    }
}

impl From<ExtraValue> for Value {
    /// The same value. An infinite float and NaN become null, as everywhere in `serde_json`.
    fn from(value: ExtraValue) -> Self {
        match value {
            ExtraValue::Null => Self::Null,
            ExtraValue::Bool(bool) => bool.into(),
            ExtraValue::Int(int) => int.into(),
            ExtraValue::Uint(int) => int.into(),
            ExtraValue::Float(float) => float.into(),
            ExtraValue::Text(text) => text.into(),
            ExtraValue::List(list) => list.into_iter().map(Self::from).collect::<Vec<_>>().into(),
            ExtraValue::Map(members) => Map::from(Extra::from(members)).into(),
        }
    }
}

impl From<Extra> for Map<String, Value> {
    fn from(members: Extra) -> Self {
        members.into_iter().map(|(name, value)| (name, value.into())).collect()
    }
}
