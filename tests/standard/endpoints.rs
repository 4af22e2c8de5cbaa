//! The responses of other endpoints: device authorization, client registration, pushed
//! authorization requests.

use crate::{at, read};
use serde_json::{Value, json};
use std::fmt::Debug;
use std::time::Duration;
use token_runtime::models::{
    ClientRegistration, DeviceAuthorizationResponse, ErrorCode, PushedAuthorizationResponse, Reply,
    TokenResponse,
};
use token_runtime::{Expiry, TokenModel};

/// RFC 8628 §3.2.
fn device() -> Value {
    json!({
        "device_code": "GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS",
        "user_code": "WDJB-MJHT",
        "verification_uri": "https://example.com/device",
        "verification_uri_complete": "https://example.com/device?user_code=WDJB-MJHT",
        "expires_in": 1800,
        "interval": 5,
    })
}

/// RFC 7591 §3.2.1, with the members of RFC 7592 §3.
fn registration() -> Value {
    json!({
        "client_id": "s6BhdRkqt3",
        "client_secret": "cf136dc3c1fc93f31185e5885805d",
        "client_id_issued_at": 2_893_256_800_i64,
        "client_secret_expires_at": 2_893_276_800_i64,
        "registration_access_token": "reg-23410913-abewfq.123483",
        "registration_client_uri": "https://server.example.com/register/s6BhdRkqt3",
        "redirect_uris": ["https://client.example.org/callback"],
        "grant_types": ["authorization_code", "refresh_token"],
        "client_name": "My Example Client",
        "token_endpoint_auth_method": "client_secret_basic",
    })
}

/// RFC 9126 §2.2.
fn pushed() -> Value {
    json!({
        "request_uri": "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c",
        "expires_in": 60,
    })
}

/// Rule: the response is written unchanged, with `received_at` if it has a lifetime, and survives
/// the round-trip. A missing `required` member is an error.
fn round_trip<T>(body: &Value, required: &[&str]) -> T
where
    T: serde::de::DeserializeOwned + serde::Serialize + PartialEq + Debug,
{
    let reply: T = read(body).unwrap();
    let mut written = serde_json::to_value(&reply).unwrap();
    assert_eq!(read::<T>(&written).unwrap(), reply);
    written.as_object_mut().unwrap().remove("received_at");
    assert_eq!(written, *body);
    for name in body.as_object().unwrap().keys() {
        let mut without = body.clone();
        without.as_object_mut().unwrap().remove(name);
        let is_required = required.contains(&&**name);
        match read::<T>(&without) {
            Ok(_) => assert!(!is_required, "{name}"),
            Err(error) => assert!(is_required && error.to_string().contains(name), "{error}"),
        }
    }
    reply
}

#[test]
fn what_a_device_shows() {
    let required = ["device_code", "user_code", "verification_uri", "expires_in"];
    let reply: DeviceAuthorizationResponse = round_trip(&device(), &required);
    assert_eq!(reply.user_code.expose_secret(), "WDJB-MJHT");
    assert_eq!(reply.expires_at(), Some(reply.received_at + Duration::from_secs(1800)));
    assert_eq!(reply.poll_interval(), Duration::from_secs(5));
    for secret in ["GmRhmhcx", "WDJB"] {
        assert!(!format!("{reply:?}").contains(secret));
        assert!(!serde_json::to_string(&reply.redacted()).unwrap().contains(secret));
    }

    // Google's name for the URI, and no interval, which means five seconds.
    let google = json!({
        "device_code": "4/4-GMMhmHCXhWEzkobqIHGG_EnNYYsAkukHspeYUk9E8", "expires_in": 1800,
        "user_code": "GQVQ-JKEC", "verification_url": "https://www.google.com/device",
    });
    let reply: DeviceAuthorizationResponse = read(&google).unwrap();
    assert_eq!(reply.verification_uri, "https://www.google.com/device");
    assert_eq!((reply.interval, reply.poll_interval()), (None, Duration::from_secs(5)));
}

/// Rule: a device polls until the reply is a token, or an error other than `authorization_pending`
/// and `slow_down`.
#[test]
fn what_a_device_waits_for() {
    let reply = |body: Value| read::<Reply<TokenResponse>>(&body).unwrap().into_result();
    let code = |body: Value| reply(body).unwrap_err().error;
    assert_eq!(code(json!({"error": "authorization_pending"})), ErrorCode::AuthorizationPending);
    assert_eq!(code(json!({"error": "slow_down", "interval": 10})), ErrorCode::SlowDown);
    assert_eq!(code(json!({"error": "expired_token"})), ErrorCode::ExpiredToken);
    assert!(reply(json!({"access_token": "a", "token_type": "bearer"})).is_ok());
}

#[test]
fn a_registered_client() {
    let client: ClientRegistration = round_trip(&registration(), &["client_id"]);
    assert_eq!(client.expiry(), Expiry::At(at(2_893_276_800)));
    assert_eq!(client.extra.get_str("client_name"), Some("My Example Client"));
    for secret in ["cf136dc3", "reg-2341"] {
        assert!(!format!("{client:?}").contains(secret));
        assert!(!serde_json::to_string(&client.redacted()).unwrap().contains(secret));
    }
}

/// Rule: an expiry of 0 means never. An absent expiry is unknown, because a public client has no
/// secret.
#[test]
fn a_client_secret_without_an_end() {
    let never = json!({"client_id": "c", "client_secret": "s", "client_secret_expires_at": 0});
    let client: ClientRegistration = round_trip(&never, &["client_id"]);
    assert_eq!(client.expiry(), Expiry::Never);
    assert!(!client.is_expired() && !client.needs_refresh());

    let public: ClientRegistration = round_trip(&json!({"client_id": "c"}), &["client_id"]);
    assert_eq!(public.expiry(), Expiry::Unknown);
}

#[test]
fn a_pushed_request() {
    let reply: PushedAuthorizationResponse = round_trip(&pushed(), &["request_uri", "expires_in"]);
    assert_eq!(reply.expires_at(), Some(reply.received_at + Duration::from_secs(60)));
}

/// Rule: a value of the wrong type is an error that names the member and quotes no value.
#[test]
fn wrong_types() {
    for odd in [json!(["SECRET"]), json!({"SECRET": 1}), json!(true)] {
        let error = |mut body: Value, name: &str, read: fn(&Value) -> Option<String>| {
            body[name] = odd.clone();
            let error = read(&body).unwrap_or_else(|| panic!("{name} accepted {odd}"));
            assert!(error.contains(name) && !error.contains("SECRET"), "{error}");
        };
        for name in device().as_object().unwrap().keys() {
            error(device(), name, |body| {
                read::<DeviceAuthorizationResponse>(body).err().map(|error| error.to_string())
            });
        }
        for name in
            ["client_id", "client_secret", "client_id_issued_at", "client_secret_expires_at"]
        {
            error(registration(), name, |body| {
                read::<ClientRegistration>(body).err().map(|error| error.to_string())
            });
        }
        for name in ["request_uri", "expires_in"] {
            error(pushed(), name, |body| {
                read::<PushedAuthorizationResponse>(body).err().map(|error| error.to_string())
            });
        }
    }
}
