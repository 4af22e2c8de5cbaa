//! Feature `oauth2`: a model as the token response of the [`oauth2`] crate's client, version 5.
//!
//! That crate reads the reply of RFC 6749 §5.1 to the letter. Some providers depart from it: scopes
//! with commas or in an array, a lifetime in a string, no token type, other keys, an envelope. For
//! them the crate accepts a type of yours that implements its trait. [`ModelTokenResponse`] is such
//! a type for every model with an access token, and [`ModelClient`] is the client with it:
//!
//! ```
//! use oauth2::{AuthorizationCode, ClientId, HttpRequest, HttpResponse, TokenUrl};
//! use token_runtime::interop::oauth2::ModelClient;
//! use token_runtime::chrono::{DateTime, Utc};
//! use token_runtime::{ScopeSet, Secret, TokenModel};
//!
//! #[derive(Debug, Clone, TokenModel)]
//! struct ShopToken {
//!     #[token(access_token)]
//!     key: Secret,
//!     #[token(refresh_token)]
//!     renewal: Option<Secret>,
//!     #[token(expires_in)]
//!     valid_for: u64,
//!     #[token(received)]
//!     received_at: DateTime<Utc>,
//!     #[token(scopes = "comma")]
//!     rights: ScopeSet,
//!     shop: String,
//! }
//!
//! # let http = |_: HttpRequest| -> Result<HttpResponse, std::io::Error> {
//! #     let body = br#"{"key":"a1","renewal":"r1","valid_for":"3600","rights":"read,write","shop":"north"}"#;
//! #     Ok(HttpResponse::new(body.to_vec()))
//! # };
//! let client = ModelClient::<ShopToken>::new(ClientId::new("app".to_owned()))
//!     .set_token_uri(TokenUrl::new("https://shop.example.com/token".to_owned())?);
//! // `http` is any HTTP client that `oauth2` takes.
//! let token = client
//!     .exchange_code(AuthorizationCode::new("code".to_owned()))
//!     .request(&http)?
//!     .into_model();
//!
//! assert_eq!(token.shop, "north");
//! assert!(token.has_all_scopes(["read", "write"]) && !token.needs_refresh());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It works for every grant, because the crate uses one response type for all of them. The response
//! answers:
//!
//! | [`TokenResponse`] | is |
//! |---|---|
//! | `access_token` | the model's; a reply without one is an error |
//! | `token_type` | the model's, as [`TokenType`]; `Bearer` if it has none |
//! | `expires_in` | the time that is left now: zero if expired, `None` if the token never expires or its end is unknown |
//! | `refresh_token`, `scopes` | the model's, if it has that role |
//!
//! For everything else take the model out: it has the answers that the trait lacks, and you can
//! store it.
//!
//! # Errors
//!
//! Error responses are the crate's own. Some servers send one with the status 200. The crate then
//! tries to read a token, and returns [`Parse`] with the body. You can decode the error from the
//! body. The body may also contain a secret: print neither it nor the `Debug` of that variant. Its
//! `Display` and its sources quote nothing.
//!
//! [`Parse`]: ::oauth2::RequestTokenError::Parse
//!
//! # Secrets
//!
//! The crate keeps tokens in strings of its own, which are not zeroed on drop. A
//! [`ModelTokenResponse`] holds such copies; a model does not.

use crate::{Authorizes, TokenType, answer::Token, answers, clock};
use ::oauth2::{
    AccessToken, Client, EndpointNotSet, RefreshToken, Scope, StandardRevocableToken,
    TokenResponse,
    basic::{BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse},
};
use alloc::{borrow::ToOwned, vec::Vec};
use core::{fmt, time::Duration};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error},
};

/// The client of the `oauth2` crate whose token response is the model `T`.
///
/// It is [`BasicClient`](::oauth2::basic::BasicClient) with another token response. To replace
/// other types of the client as well, use [`ModelTokenResponse`] in a [`Client`] of your own.
pub type ModelClient<
    T,
    HasAuthUrl = EndpointNotSet,
    HasDeviceAuthUrl = EndpointNotSet,
    HasIntrospectionUrl = EndpointNotSet,
    HasRevocationUrl = EndpointNotSet,
    HasTokenUrl = EndpointNotSet,
> = Client<
    BasicErrorResponse,
    ModelTokenResponse<T>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    HasAuthUrl,
    HasDeviceAuthUrl,
    HasIntrospectionUrl,
    HasRevocationUrl,
    HasTokenUrl,
>;

/// The model `T` as the token response of the `oauth2` crate.
///
/// It is read, written and printed like the model. The [module](self) lists what it answers.
#[derive(Clone)]
pub struct ModelTokenResponse<T> {
    model: T,
    access_token: AccessToken,
    token_type: TokenType,
    refresh_token: Option<RefreshToken>,
    scopes: Option<Vec<Scope>>,
}

impl<T> ModelTokenResponse<T> {
    /// The model.
    pub fn model(&self) -> &T {
        &self.model
    }

    /// The model. The copies of its tokens are dropped.
    pub fn into_model(self) -> T {
        self.model
    }
}

impl<T: Authorizes> ModelTokenResponse<T> {
    /// The response for a model. `None` if it has no access token.
    pub fn new(model: T) -> Option<Self> {
        let access_token = answers::credential(&model, Token::Access)?.to_owned();
        let scheme = answers::scheme(&model).filter(|scheme| !scheme.is_empty());
        let refresh_token = answers::credential(&model, Token::Refresh).map(ToOwned::to_owned);
        let scopes = answers::scopes(&model, Token::Access);
        Some(Self {
            access_token: AccessToken::new(access_token),
            token_type: scheme.map(TokenType::from).unwrap_or_default(),
            refresh_token: refresh_token.map(RefreshToken::new),
            scopes: scopes.map(|scopes| scopes.map(|scope| Scope::new(scope.to_owned())).collect()),
            model,
        })
    }
}

impl<T: fmt::Debug> fmt::Debug for ModelTokenResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.model.fmt(f)
    }
}

impl<T: Serialize> Serialize for ModelTokenResponse<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.model.serialize(serializer)
    }
}

impl<'de, T: Authorizes + Deserialize<'de>> Deserialize<'de> for ModelTokenResponse<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let model = T::deserialize(deserializer)?;
        Self::new(model).ok_or_else(|| D::Error::custom("there is no access token"))
    }
}

impl<T: Authorizes + fmt::Debug + Serialize + DeserializeOwned> TokenResponse
    for ModelTokenResponse<T>
{
    type TokenType = TokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &TokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        answers::expiry(&self.model, None).time_left_at(clock::now())
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        self.scopes.as_ref()
    }
}

impl ::oauth2::TokenType for TokenType {}
