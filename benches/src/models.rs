//! The same tokens twice: with this project's derive, and with serde's.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// By the derive.
#[allow(missing_docs)]
pub mod derived {
    use super::{Cow, DateTime, ScopeSet, Secret, TokenModel, TokenType, Utc};

    /// The usual reply, with the time of receipt as the base of its lifetime.
    #[derive(Debug, TokenModel)]
    pub struct Token {
        #[token(access_token)]
        pub access_token: Secret,
        #[token(token_type)]
        pub token_type: TokenType,
        #[token(expires_in)]
        pub expires_in: Option<u64>,
        #[token(refresh_token)]
        pub refresh_token: Option<Secret>,
        #[token(scopes)]
        pub scope: Option<ScopeSet>,
        #[token(received)]
        pub received_at: DateTime<Utc>,
    }

    /// The same, borrowed from the input.
    #[derive(TokenModel)]
    #[token(debug)]
    pub struct Borrowed<'a> {
        #[token(access_token)]
        pub access_token: Cow<'a, str>,
        #[token(token_type)]
        #[serde(borrow)]
        pub token_type: Cow<'a, str>,
        #[token(expires_in)]
        pub expires_in: Option<u64>,
        #[token(refresh_token)]
        pub refresh_token: Option<Cow<'a, str>>,
        #[token(scopes)]
        pub scope: Cow<'a, str>,
        #[token(received)]
        pub received_at: DateTime<Utc>,
    }

    #[derive(Debug, TokenModel)]
    pub struct Instants {
        #[token(access_token)]
        pub access_token: Secret,
        #[token(token_type)]
        pub token_type: TokenType,
        #[token(issued = "rfc3339")]
        pub issued_at: DateTime<Utc>,
        #[token(expires = "rfc3339")]
        pub expires_at: DateTime<Utc>,
        #[token(refresh_expires = "rfc3339")]
        pub refresh_expires_at: Option<DateTime<Utc>>,
    }

    #[derive(Debug, TokenModel)]
    pub struct Rfc3339 {
        #[token(expires = "rfc3339")]
        pub at: DateTime<Utc>,
    }

    #[derive(Debug, TokenModel)]
    pub struct Unix {
        #[token(expires = "unix")]
        pub at: DateTime<Utc>,
    }
}

/// By hand: serde's derive on the same members. The scopes stay one string, secrets print and stay
/// in memory.
#[allow(missing_docs)]
pub mod by_hand {
    use super::{Cow, DateTime, Deserialize, Serialize, Utc};

    #[derive(Debug, Serialize, Deserialize)]
    pub struct Token {
        pub access_token: String,
        pub token_type: String,
        pub expires_in: Option<u64>,
        pub refresh_token: Option<String>,
        pub scope: Option<String>,
        #[serde(default = "Utc::now")]
        pub received_at: DateTime<Utc>,
    }

    /// Without the time of receipt: its lifetime has no base.
    #[derive(Debug, Serialize, Deserialize)]
    pub struct Unstamped {
        pub access_token: String,
        pub token_type: String,
        pub expires_in: Option<u64>,
        pub refresh_token: Option<String>,
        pub scope: Option<String>,
    }

    /// With the scopes in a list. Only its size is measured.
    pub struct Split {
        pub access_token: String,
        pub token_type: String,
        pub expires_in: Option<u64>,
        pub refresh_token: Option<String>,
        pub scope: Option<Vec<String>>,
        pub received_at: DateTime<Utc>,
    }

    #[derive(Debug, Serialize, Deserialize)]
    pub struct Borrowed<'a> {
        #[serde(borrow)]
        pub access_token: Cow<'a, str>,
        #[serde(borrow)]
        pub token_type: Cow<'a, str>,
        pub expires_in: Option<u64>,
        #[serde(borrow)]
        pub refresh_token: Option<Cow<'a, str>>,
        #[serde(borrow)]
        pub scope: Cow<'a, str>,
        #[serde(default = "Utc::now")]
        pub received_at: DateTime<Utc>,
    }

    #[derive(Debug, Serialize, Deserialize)]
    pub struct UnstampedBorrowed<'a> {
        #[serde(borrow)]
        pub access_token: Cow<'a, str>,
        #[serde(borrow)]
        pub token_type: Cow<'a, str>,
        pub expires_in: Option<u64>,
        #[serde(borrow)]
        pub refresh_token: Option<Cow<'a, str>>,
        #[serde(borrow)]
        pub scope: Cow<'a, str>,
    }

    #[derive(Debug, Serialize, Deserialize)]
    pub struct Instants {
        pub access_token: String,
        pub token_type: String,
        pub issued_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
        pub refresh_expires_at: Option<DateTime<Utc>>,
    }

    /// As chrono's own serde impl writes it.
    #[derive(Debug, Serialize, Deserialize)]
    pub struct Rfc3339 {
        pub at: DateTime<Utc>,
    }

    /// By chrono's own serde module.
    #[derive(Debug, Serialize, Deserialize)]
    pub struct Unix {
        #[serde(with = "chrono::serde::ts_seconds")]
        pub at: DateTime<Utc>,
    }
}
