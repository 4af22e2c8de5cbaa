//! Responses of endpoints around the token endpoint: device authorization
//! ([RFC 8628](https://www.rfc-editor.org/rfc/rfc8628)), client registration
//! ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591)) and pushed authorization requests
//! ([RFC 9126](https://www.rfc-editor.org/rfc/rfc9126)).

#[cfg(feature = "clock")]
use crate::clock;
use crate::{Expiry, Extra, Secret, TokenModel};
use alloc::string::String;
use chrono::{DateTime, Utc};
#[cfg(feature = "clock")]
use core::time::Duration;

/// The response of a device authorization endpoint (RFC 8628 §3.2).
///
/// The device shows `user_code` and `verification_uri` to the user. Then it asks the token
/// endpoint every [`poll_interval`](Self::poll_interval) and decodes a [`Reply`](super::Reply),
/// until the codes expire. The lifetime of both codes counts from the time of decoding.
///
/// ```
/// use core::time::Duration;
/// use token_runtime::{TokenModel, models::DeviceAuthorizationResponse};
///
/// let reply: DeviceAuthorizationResponse = serde_json::from_str(
///     r#"{"device_code":"GmRhmhcxhwAzkoEqiMEg","user_code":"WDJB-MJHT","expires_in":1800,
///         "verification_uri":"https://example.com/device","interval":7}"#,
/// )?;
/// println!("Open {}, type {}.", reply.verification_uri, reply.user_code.expose_secret());
/// assert_eq!(reply.poll_interval(), Duration::from_secs(7));
/// assert!(!reply.is_expired());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "clock")]
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct DeviceAuthorizationResponse {
    /// The code that the device sends to the token endpoint.
    #[token(secret)]
    pub device_code: Secret,
    /// The code that the user types. Show it on the screen and keep it out of logs.
    #[token(secret)]
    pub user_code: Secret,
    /// The page on which the user types `user_code`. Google's name is `verification_url`.
    #[serde(alias = "verification_url")]
    pub verification_uri: String,
    /// `verification_uri` with the user code in it, for a QR code.
    #[token(secret)]
    pub verification_uri_complete: Option<Secret>,
    /// Lifetime of both codes, counted from `received_at`. Seconds.
    #[token(expires_in)]
    pub expires_in: u64,
    /// Minimum time between two requests to the token endpoint. Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<u64>,
    /// Time of decoding, as in [`TokenResponse`](super::TokenResponse).
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[cfg(feature = "clock")]
impl DeviceAuthorizationResponse {
    /// A response that was received now. The lifetime `expires_in` is in seconds.
    pub fn new(
        device_code: impl Into<Secret>,
        user_code: impl Into<Secret>,
        verification_uri: impl Into<String>,
        expires_in: u64,
    ) -> Self {
        Self {
            device_code: device_code.into(),
            user_code: user_code.into(),
            verification_uri: verification_uri.into(),
            verification_uri_complete: None,
            expires_in,
            interval: None,
            received_at: clock::now(),
        }
    }

    /// The time to wait between two requests to the token endpoint: `interval`, or five seconds
    /// if it is absent (RFC 8628 §3.2). After each `slow_down`, add five seconds (§3.5).
    pub fn poll_interval(&self) -> Duration {
        Duration::from_secs(self.interval.unwrap_or(5))
    }
}

/// The response of a pushed authorization request endpoint (RFC 9126 §2.2).
///
/// ```
/// use token_runtime::{TokenModel, models::PushedAuthorizationResponse};
///
/// let reply: PushedAuthorizationResponse = serde_json::from_str(
///     r#"{"request_uri":"urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c",
///         "expires_in":60}"#,
/// )?;
/// assert!(!reply.is_expired());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "clock")]
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct PushedAuthorizationResponse {
    /// The reference that the client sends to the authorization endpoint in place of its
    /// parameters.
    pub request_uri: String,
    /// Lifetime of `request_uri`, counted from `received_at`. Seconds.
    #[token(expires_in)]
    pub expires_in: u64,
    /// Time of decoding, as in [`TokenResponse`](super::TokenResponse).
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[cfg(feature = "clock")]
impl PushedAuthorizationResponse {
    /// A response that was received now. The lifetime `expires_in` is in seconds.
    pub fn new(request_uri: impl Into<String>, expires_in: u64) -> Self {
        Self { request_uri: request_uri.into(), expires_in, received_at: clock::now() }
    }
}

/// The response of a client registration endpoint (RFC 7591 §3.2.1), with the members of the
/// client configuration endpoint (RFC 7592 §3).
///
/// The expiry is that of the client secret, or unknown if there is no secret. The client's
/// metadata, such as `redirect_uris`, is in `extra`.
///
/// ```
/// use token_runtime::{Expiry, TokenModel, models::ClientRegistration};
///
/// let client: ClientRegistration = serde_json::from_str(
///     r#"{"client_id":"s6BhdRkqt3","client_secret":"cf136dc3c1fc93f31185e5885805d",
///         "client_secret_expires_at":0,"token_endpoint_auth_method":"client_secret_basic"}"#,
/// )?;
/// assert_eq!(client.expiry(), Expiry::Never);
/// assert_eq!(client.extra.get_str("token_endpoint_auth_method"), Some("client_secret_basic"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct ClientRegistration {
    /// ID of the client.
    pub client_id: String,
    /// The client secret. `None` for a public client.
    #[token(secret)]
    pub client_secret: Option<Secret>,
    /// When `client_id` was issued. Unix seconds.
    #[token(issued = "unix")]
    pub client_id_issued_at: Option<DateTime<Utc>>,
    /// Expiry of the client secret. Unix seconds; 0 means never.
    #[token(expires = "unix", never(0))]
    pub client_secret_expires_at: Expiry,
    /// The token that authorizes requests to `registration_client_uri`.
    #[token(secret)]
    pub registration_access_token: Option<Secret>,
    /// The endpoint at which the client reads and changes its registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_client_uri: Option<String>,
    /// The client's metadata, and members that the standards do not define.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl ClientRegistration {
    /// A public client. All other fields are empty.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: None,
            client_id_issued_at: None,
            client_secret_expires_at: Expiry::Unknown,
            registration_access_token: None,
            registration_client_uri: None,
            extra: Extra::default(),
        }
    }
}
