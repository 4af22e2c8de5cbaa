//! Clerk: the OAuth tokens of a user, from
//! `GET /users/{user_id}/oauth_access_tokens/{provider}` of the
//! [Backend API](https://clerk.com/docs/reference/backend-api).

use crate::{
    Extra, ScopeSet, Secret, TokenModel,
    redact::errors::{redact, redact_as},
};
use alloc::{string::String, vec::Vec};
use chrono::{DateTime, Utc};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

/// A token of one of your users at an OAuth provider, stored by Clerk: `OAuthAccessToken` of its
/// Backend API.
///
/// Every field that is no `Option` is required. `expires_at` and `label` are required too, and
/// may be null. The expiry is in Unix seconds, unlike most times of Clerk, which are in
/// milliseconds.
///
/// ```
/// use token_runtime::{Expiry, TokenModel, models::OAuthAccessToken};
///
/// let body = r#"{"object":"oauth_access_token","external_account_id":"eac_1","provider_user_id":"u1",
///     "token":"ya29","provider":"oauth_google","public_metadata":{},"label":null,"expires_at":null,
///     "scopes":["email","profile"]}"#;
/// let token: OAuthAccessToken = serde_json::from_str(body)?;
/// assert_eq!(token.expiry(), Expiry::Unknown);
/// assert!(token.has_all_scopes(["profile", "email"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct OAuthAccessToken {
    /// The type of the object.
    pub object: OAuthAccessTokenObject,
    /// Clerk's ID of the user's account at the provider.
    pub external_account_id: String,
    /// The provider's ID of the user.
    pub provider_user_id: String,
    /// The provider's access token.
    #[token(access_token)]
    pub token: Secret,
    /// Expiry of the token. `None` if the provider did not send an expiry. Unix seconds.
    #[token(expires = "unix", required)]
    pub expires_at: Option<DateTime<Utc>>,
    /// The provider: `oauth_google`, `oauth_custom_…`.
    pub provider: String,
    /// Metadata that your application stores with the account: any JSON object.
    pub public_metadata: Extra,
    /// A name for the account.
    #[token(required)]
    pub label: Option<String>,
    /// The granted scopes. OAuth 2.0 only.
    #[token(scopes = "list")]
    pub scopes: Option<ScopeSet>,
    /// The key that signs requests (OAuth 1.0 only). A token with this key cannot be sent as
    /// `Bearer`.
    #[token(secret)]
    pub token_secret: Option<Secret>,
    /// The ID token (OIDC), a JWT. This crate does not verify it.
    #[token(secret)]
    pub id_token: Option<Secret>,
}

impl OAuthAccessToken {
    /// A token of a provider. All other fields are empty.
    pub fn new(provider: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self {
            object: OAuthAccessTokenObject::OAuthAccessToken,
            external_account_id: String::new(),
            provider_user_id: String::new(),
            token: token.into(),
            expires_at: None,
            provider: provider.into(),
            public_metadata: Extra::default(),
            label: None,
            scopes: None,
            token_secret: None,
            id_token: None,
        }
    }
}

super::open_enum! {
    /// The type of an object of Clerk's Backend API.
    ///
    /// An unknown type is kept.
    ///
    /// ```
    /// use token_runtime::models::OAuthAccessTokenObject;
    ///
    /// let kind: OAuthAccessTokenObject = serde_json::from_str(r#""oauth_access_token""#)?;
    /// assert_eq!(kind, OAuthAccessTokenObject::OAuthAccessToken);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    OAuthAccessTokenObject {
        /// An OAuth token of a user.
        OAuthAccessToken = "oauth_access_token",
    }
}

/// The tokens of one user at one provider, in either shape of the reply.
///
/// Clerk replies with a bare array, or with an object if the request asks for pages. The model
/// decodes both shapes and writes the shape that it decoded.
///
/// ```
/// use token_runtime::models::OAuthAccessTokens;
///
/// for body in ["[]", r#"{"data":[],"total_count":0}"#] {
///     let tokens: OAuthAccessTokens = serde_json::from_str(body)?;
///     assert!(tokens.data.is_empty());
///     assert_eq!(serde_json::to_string(&tokens)?, body);
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate", manual(Serialize, Deserialize))]
pub struct OAuthAccessTokens {
    /// The tokens of this page.
    pub data: Vec<OAuthAccessToken>,
    /// Number of tokens on all pages. Some paginated replies lack it.
    pub total_count: Option<u64>,
    /// Whether the reply is an object (a page) or a bare array.
    pub paginated: bool,
}

/// The object of a paginated reply. `data` is owned for reading and borrowed for writing.
#[derive(TokenModel)]
#[token(crate = "crate")]
struct Page<T> {
    data: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_count: Option<u64>,
}

impl Serialize for OAuthAccessTokens {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if !out.is_human_readable() {
            (&self.data, self.total_count, self.paginated).serialize(out)
        } else if self.paginated {
            Page { data: &self.data, total_count: self.total_count }.serialize(out)
        } else {
            self.data.serialize(out)
        }
    }
}

impl<'de> Deserialize<'de> for OAuthAccessTokens {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        if input.is_human_readable() {
            return input.deserialize_any(EitherShape).map_err(|error| {
                redact(error, "", true, &|probe| {
                    let own = Some(probe.answer(&EitherShape, None));
                    let page = Page::<Vec<OAuthAccessToken>>::deserialize(probe).err();
                    let row = OAuthAccessToken::deserialize(probe).err();
                    let mut answers = [own, page, row].into_iter().flatten();
                    answers.find(|answer| answer.confirms(probe)).unwrap_or_default()
                })
            });
        }
        let (data, total_count, paginated) =
            Deserialize::deserialize(input).map_err(|error| redact_as(error, &EitherShape))?;
        Ok(Self { data, total_count, paginated })
    }
}

struct EitherShape;

impl<'de> Visitor<'de> for EitherShape {
    type Value = OAuthAccessTokens;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("an array of tokens, or an object with it in `data`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let data = Deserialize::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(OAuthAccessTokens { data, total_count: None, paginated: false })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let Page { data, total_count } = Deserialize::deserialize(MapAccessDeserializer::new(map))?;
        Ok(OAuthAccessTokens { data, total_count, paginated: true })
    }
}
