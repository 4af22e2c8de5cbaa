//! `manual(…)` leaves an impl to the user.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
#[token(manual(Serialize))]
struct WritesItself {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

impl Serialize for WritesItself {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

#[derive(Debug, TokenModel)]
#[token(manual(Serialize, Deserialize))]
struct DoesBoth {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

impl Serialize for DoesBoth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for DoesBoth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <()>::deserialize(deserializer).map(|()| Self {
            expires_at: DateTime::UNIX_EPOCH,
        })
    }
}

fn main() {
    let token: WritesItself = serde_json::from_str(r#"{"expires_at": 1}"#).unwrap();
    assert!(token.is_expired());
    assert_eq!(serde_json::to_string(&token).unwrap(), "null");
    let token: DoesBoth = serde_json::from_str("null").unwrap();
    assert!(token.is_expired());
    assert_eq!(serde_json::to_string(&token).unwrap(), "null");
}
