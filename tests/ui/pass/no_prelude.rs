//! Without a prelude, inside functions, with raw names, and through another path.

#![no_implicit_prelude]

mod facade {
    pub use ::token_runtime as tokens;
}

#[derive(::core::fmt::Debug, ::token_runtime::TokenModel)]
#[token(crate = "crate::facade::tokens")]
pub struct Result {
    #[token(access_token)]
    pub r#type: ::token_runtime::Secret,
    #[token(expires_in = "millis", never(0))]
    pub r#fn: ::core::option::Option<u64>,
    #[token(received)]
    pub received_at: ::chrono::DateTime<::chrono::Utc>,
    #[token(scopes = "comma")]
    pub scope: ::std::vec::Vec<::std::string::String>,
}

#[derive(::core::fmt::Debug, ::token_runtime::TokenModel)]
#[token(crate = "::token_runtime")]
pub struct Absolute {
    #[token(access_token)]
    pub token: ::token_runtime::Secret,
}

#[derive(::core::fmt::Debug, ::token_runtime::TokenModel)]
#[token(crate = ::token_runtime)]
pub struct Unquoted {
    #[token(access_token)]
    pub token: ::token_runtime::Secret,
}

fn main() {
    use ::token_runtime::TokenModel;

    #[derive(::core::fmt::Debug, TokenModel)]
    struct Local {
        #[token(expires = "unix")]
        expires_at: i64,
    }

    let json = r#"{"type": "x", "fn": 60000, "scope": "a,b"}"#;
    let token: Result = ::serde_json::from_str(json).unwrap();
    ::std::assert!(!token.is_expired() && token.has_scope("b"));
    let token: Absolute = ::serde_json::from_str(r#"{"token": "x"}"#).unwrap();
    ::std::assert!(token.access_token().is_some());
    let token: Unquoted = ::serde_json::from_str(r#"{"token": "x"}"#).unwrap();
    ::std::assert!(token.access_token().is_some());
    let token: Local = ::serde_json::from_str(r#"{"expires_at": 1}"#).unwrap();
    ::std::assert!(token.is_expired());
}
