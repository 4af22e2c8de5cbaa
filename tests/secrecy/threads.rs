//! The auto traits of public types. The assertions prevent a new field from removing one.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::SystemTime;

use token_runtime::models::{
    AccessToken, ClientRegistration, DeviceAuthorizationResponse, ErrorResponse, GrantType,
    OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokenObject, OAuthAccessTokens,
    OAuthTokenResponse, OAuthTokensResponse, OauthTokenObject, Property,
    PushedAuthorizationResponse, Reply, TokenGetListResponse,
};
use token_runtime::{
    AuthorizationError, Expiry, Extra, ExtraValue, MissingScopes, ParseExpiryError,
    ParseStatusError, Redacted, ScopeFormat, ScopeSet, Secret, Status, TokenModel, TokenType,
};

use crate::specimens::{Envelope, Flat, Jwt, Members, Pair, Plain, Printing, Session};

/// Rule: public types are `Send`, `Sync`, `Unpin`, unwind-safe and `'static`.
fn at_home_everywhere<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}

#[test]
fn types_cross_threads_and_unwinding() {
    at_home_everywhere::<Secret>();
    at_home_everywhere::<ScopeSet>();
    at_home_everywhere::<Extra>();
    at_home_everywhere::<ExtraValue>();
    at_home_everywhere::<Expiry>();
    at_home_everywhere::<Status>();
    at_home_everywhere::<TokenType>();
    at_home_everywhere::<ScopeFormat>();
    at_home_everywhere::<MissingScopes>();
    at_home_everywhere::<AuthorizationError>();
    at_home_everywhere::<Redacted<'static, Session>>();
}

#[test]
fn models_cross_threads_and_unwinding() {
    at_home_everywhere::<OauthTokenObject>();
    at_home_everywhere::<OAuthTokenResponse>();
    at_home_everywhere::<OAuthTokensResponse>();
    at_home_everywhere::<OAuthAccessToken>();
    at_home_everywhere::<OAuthAccessTokenObject>();
    at_home_everywhere::<OAuthAccessTokens>();
    at_home_everywhere::<AccessToken>();
    at_home_everywhere::<GrantType>();
    at_home_everywhere::<Property>();
    at_home_everywhere::<TokenGetListResponse>();
    at_home_everywhere::<OAuth2TokenResponse>();
    at_home_everywhere::<DeviceAuthorizationResponse>();
    at_home_everywhere::<ClientRegistration>();
    at_home_everywhere::<PushedAuthorizationResponse>();
    at_home_everywhere::<Reply<OAuth2TokenResponse>>();
}

#[test]
fn structs_cross_threads_and_unwinding() {
    at_home_everywhere::<Session>();
    at_home_everywhere::<Flat>();
    at_home_everywhere::<Envelope<Flat, Option<Pair>>>();
    at_home_everywhere::<Printing>();
    at_home_everywhere::<Members>();
    at_home_everywhere::<Plain>();
    at_home_everywhere::<Jwt>();
    at_home_everywhere::<Envelope<OAuth2TokenResponse, SystemTime>>();
}

/// Rule: `?` converts every error into a `Box<dyn Error + Send + Sync>`.
#[test]
fn errors_cross_threads() {
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    error::<MissingScopes>();
    error::<AuthorizationError>();
    error::<ParseExpiryError>();
    error::<ParseStatusError>();
    error::<ErrorResponse>();
}

/// Rule: several threads can share a model.
#[test]
fn a_model_is_shared() {
    let token: OAuth2TokenResponse = serde_json::from_value(crate::leak::easyship()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert!(token.has_scope("rate"));
                assert_eq!(token.access_token(), Some("a"));
                assert!(!format!("{token:?}").is_empty());
            });
        }
    });
}
