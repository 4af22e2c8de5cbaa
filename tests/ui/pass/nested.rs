//! `nested` on the shapes that it takes, whole and in part.

use chrono::{DateTime, Utc};
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Inner {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: ScopeSet,
}

macro_rules! outer {
    ($($name:ident: $inner:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(nested)]
            data: $inner,
        }
    )*};
}

outer! {
    Plain: Inner,
    Optional: Option<Inner>,
    Boxed: Box<Inner>,
    List: Vec<Inner>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Parts {
    #[token(nested(access_token, refresh_token))]
    user: Inner,
    #[token(nested("expires", "scopes"))]
    bot: Inner,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct OwnFirst {
    #[token(expires = "rfc3339")]
    expires_at: DateTime<Utc>,
    #[token(nested)]
    data: Inner,
}

fn main() {
    let inner = r#"{"access_token": "x", "expires_at": 4102444800, "scope": "profile"}"#;
    macro_rules! passes_on {
        ($($name:ident $json:expr,)*) => {$(
            let token: $name = serde_json::from_str(&$json).unwrap();
            assert!(!token.is_expired() && token.has_scope("profile"), "{token:?}");
            assert_eq!(token.access_token(), Some("x"));
            assert_eq!(token.refresh_token(), None);
        )*};
    }
    passes_on! {
        Plain format!(r#"{{"data": {inner}}}"#),
        Optional format!(r#"{{"data": {inner}}}"#),
        Boxed format!(r#"{{"data": {inner}}}"#),
        List format!(r#"{{"data": [{inner}]}}"#),
        Parts format!(r#"{{"user": {inner}, "bot": {inner}}}"#),
        OwnFirst format!(r#"{{"expires_at": "2100-01-01T00:00:00Z", "data": {inner}}}"#),
    }
    let token: List = serde_json::from_str(r#"{"data": []}"#).unwrap();
    assert_eq!((token.access_token(), token.expiry()), (None, Expiry::Unknown));
    let token: Optional = serde_json::from_str("{}").unwrap();
    assert_eq!((token.access_token(), token.expiry()), (None, Expiry::Unknown));
}
