//! A token model as the token response of `openidconnect` 4. Copy this file and replace `Login`
//! with your model.
//!
//! `ModelTokenResponse` implements the token response of `oauth2`, which `openidconnect` builds
//! on. `openidconnect` requires one more method, which returns the ID token in a type of that
//! crate. The orphan rule allows its trait only for a type of your crate, hence the newtype.

use chrono::{DateTime, Utc};
use oauth2::{AccessToken, RefreshToken, Scope};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreIdToken,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
};
use openidconnect::{
    Client, EmptyAdditionalClaims, EndpointNotSet, EndpointSet, OAuth2TokenResponse,
    StandardErrorResponse, TokenResponse,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::time::Duration;
use token_runtime::interop::oauth2::ModelTokenResponse;
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// The provider's reply. The lifetime is a string, and the scopes are separated by commas.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Login {
    #[token(access_token)]
    pub(crate) access_token: Secret,
    #[token(refresh_token)]
    pub(crate) refresh_token: Option<Secret>,
    #[token(expires_in)]
    pub(crate) expires_in: u64,
    #[token(received)]
    pub(crate) received_at: DateTime<Utc>,
    #[token(scopes = "comma")]
    pub(crate) scope: ScopeSet,
    #[token(secret)]
    pub(crate) id_token: Secret,
}

/// The reply with its parsed ID token.
pub(crate) struct LoginResponse {
    response: ModelTokenResponse<Login>,
    id_token: CoreIdToken,
}

impl LoginResponse {
    /// The model, to store and to ask.
    pub(crate) fn into_model(self) -> Login {
        self.response.into_model()
    }
}

// A derived `Debug` would print the parsed ID token.
impl fmt::Debug for LoginResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.response.fmt(f)
    }
}

impl Serialize for LoginResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.response.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LoginResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let response = ModelTokenResponse::<Login>::deserialize(deserializer)?;
        // The error of `openidconnect` may quote the token.
        let id_token = response.model().id_token.expose_secret().parse();
        let id_token = id_token.map_err(|_| D::Error::custom("`id_token` is no JWT"))?;
        Ok(Self { response, id_token })
    }
}

impl OAuth2TokenResponse for LoginResponse {
    type TokenType = TokenType;

    fn access_token(&self) -> &AccessToken {
        self.response.access_token()
    }

    fn token_type(&self) -> &TokenType {
        self.response.token_type()
    }

    fn expires_in(&self) -> Option<Duration> {
        self.response.expires_in()
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.response.refresh_token()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        self.response.scopes()
    }
}

impl
    TokenResponse<
        EmptyAdditionalClaims,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    > for LoginResponse
{
    fn id_token(&self) -> Option<&CoreIdToken> {
        Some(&self.id_token)
    }
}

/// The client of `openidconnect` for this response, with a token endpoint.
pub(crate) type LoginClient<TokenEndpoint = EndpointSet> = Client<
    EmptyAdditionalClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    LoginResponse,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    TokenEndpoint,
    EndpointNotSet,
>;
