//! A user's own type in each role, by the traits that the errors name.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{
    ScopeFormat, ScopeSet, Scopes, TokenModel,
    field::{
        FromScopes, FromSecret, LifetimeField, ScopeField, SecretField, SecretText, TimeField,
        TokenTypeField,
    },
};

#[derive(Debug, Clone, PartialEq)]
struct Stamp(i64);

impl TimeField for Stamp {
    fn from_time(time: DateTime<Utc>) -> Self {
        Self(time.timestamp())
    }

    fn to_time(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Minutes(i64);

impl LifetimeField for Minutes {
    fn from_delta(delta: TimeDelta) -> Self {
        Self(delta.num_minutes())
    }

    fn to_delta(&self) -> TimeDelta {
        TimeDelta::minutes(self.0)
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Rights(ScopeSet);

impl ScopeField for Rights {
    fn scopes(&self, _: ScopeFormat) -> Option<Scopes<'_>> {
        Some(Scopes::new(self.0.iter()))
    }
}

impl FromScopes<'_> for Rights {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, _: ScopeFormat) -> Option<Self> {
        Some(Self(scopes))
    }
}

#[derive(Clone, PartialEq)]
struct Hidden(String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

impl SecretText for Hidden {
    fn text(&self) -> Option<&str> {
        Some(&self.0)
    }
}

impl SecretField<'_> for Hidden {}

impl FromSecret<'_> for Hidden {
    fn from_text(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Scheme {
    Bearer,
}

impl TokenTypeField for Scheme {
    fn scheme(&self) -> Option<&str> {
        Some("Bearer")
    }
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Hidden,
    #[token(token_type)]
    token_type: Scheme,
    #[token(issued = "unix")]
    created_at: Stamp,
    #[token(expires_in)]
    expires_in: Minutes,
    #[token(refresh_token)]
    refresh_token: Option<Hidden>,
    #[token(refresh_expires = "rfc3339")]
    refresh_until: Option<Stamp>,
    #[token(scopes)]
    scope: Rights,
}

fn main() {
    let json = r#"{"access_token":"x","token_type":"Bearer","created_at":4102444800,"expires_in":120,"scope":"a b"}"#;
    let token: Session = serde_json::from_str(json).unwrap();
    assert!(!token.is_expired() && token.has_scope("b"));
    assert_eq!(token.expires_at(), DateTime::from_timestamp(4_102_444_920, 0));
    assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer x");
    assert_eq!(serde_json::to_string(&token).unwrap(), json);
}
