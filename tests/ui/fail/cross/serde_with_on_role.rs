use chrono::{DateTime, Utc};
use serde::{Deserializer, Serializer};
use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "unix")]
    #[serde(with = "chrono_seconds")] //~
    expires_at: DateTime<Utc>,
    #[token(issued = "unix")]
    #[serde(deserialize_with = "chrono_seconds::deserialize")] //~
    created_at: DateTime<Utc>,
    #[serde(serialize_with = "scopes")] //~
    #[token(scopes = "space")]
    scope: ScopeSet,
    #[token(access_token)]
    access_token: Secret,
}

mod chrono_seconds {
    use super::{DateTime, Deserializer, Serializer, Utc};

    pub fn serialize<S: Serializer>(_: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(0)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(_: D) -> Result<DateTime<Utc>, D::Error> {
        Ok(DateTime::UNIX_EPOCH)
    }
}

fn scopes<S: Serializer>(_: &ScopeSet, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u64(0)
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
