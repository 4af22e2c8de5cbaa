//! Feature `oauth2`: every model with an access token is a token response, for every grant of that
//! crate, whatever its other roles.

use chrono::{DateTime, Utc};
use oauth2::basic::BasicErrorResponseType;
use oauth2::{
    AuthorizationCode, ClientId, ClientSecret, DeviceAuthorizationUrl, EndpointNotSet, EndpointSet,
    HttpRequest, HttpResponse, RefreshToken, RequestTokenError, ResourceOwnerPassword,
    ResourceOwnerUsername, Scope, StandardDeviceAuthorizationResponse, TokenResponse, TokenUrl,
};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::error::Error;
use std::fmt::Debug;
use std::io;
use std::time::Duration;
use token_runtime::interop::oauth2::{ModelClient, ModelTokenResponse};
use token_runtime::{Authorizes, ScopeSet, Secret, TokenModel, TokenType};

/// A provider with other names for every member.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Shop {
    #[token(access_token)]
    key: Secret,
    #[token(refresh_token)]
    renewal: Option<Secret>,
    #[token(expires_in)]
    valid_for: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes = "comma")]
    rights: Option<ScopeSet>,
    region: String,
}

const SHOP: &str =
    r#"{"key":"a1","renewal":"r1","valid_for":"3600","rights":"read,write","region":"north"}"#;

type Client<T> =
    ModelClient<T, EndpointNotSet, EndpointSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

fn client<T: Authorizes + Debug + Serialize + DeserializeOwned>() -> Client<T> {
    ModelClient::new(ClientId::new("app".to_owned()))
        .set_client_secret(ClientSecret::new("app-secret".to_owned()))
        .set_token_uri(TokenUrl::new("https://shop.example.com/token".to_owned()).unwrap())
        .set_device_authorization_url(
            DeviceAuthorizationUrl::new("https://shop.example.com/device".to_owned()).unwrap(),
        )
}

/// A server that sends a fixed reply and records the requests.
struct Fake {
    reply: (u16, &'static str),
    asked: RefCell<Vec<String>>,
}

impl Fake {
    fn new(status: u16, body: &'static str) -> Self {
        Self { reply: (status, body), asked: RefCell::default() }
    }

    fn http(&self) -> impl Fn(HttpRequest) -> Result<HttpResponse, io::Error> {
        |request| {
            self.asked.borrow_mut().push(String::from_utf8(request.into_body()).unwrap());
            let (status, body) = self.reply;
            Ok(http::Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap())
        }
    }

    #[track_caller]
    fn was_asked_for(&self, grant: &str) {
        let asked = self.asked.borrow();
        assert!(
            asked.iter().any(|form| form.contains(&format!("grant_type={grant}"))),
            "{asked:?}"
        );
    }
}

#[track_caller]
fn is_shop(response: ModelTokenResponse<Shop>) {
    assert_eq!(response.access_token().secret(), "a1");
    assert_eq!(response.token_type(), &TokenType::Bearer);
    assert_eq!(response.refresh_token().unwrap().secret(), "r1");
    let scopes = [Scope::new("read".to_owned()), Scope::new("write".to_owned())];
    assert_eq!(response.scopes().unwrap(), &scopes);
    let left = response.expires_in().unwrap();
    assert!(left <= Duration::from_hours(1) && left > Duration::from_mins(59), "{left:?}");
    assert_eq!(response.model().region, "north");
    assert!(response.into_model().has_all_scopes(["read", "write"]));
}

#[test]
fn the_code_grant() {
    let fake = Fake::new(200, SHOP);
    let code = AuthorizationCode::new("c1".to_owned());
    is_shop(client().exchange_code(code).request(&fake.http()).unwrap());
    fake.was_asked_for("authorization_code");
}

#[test]
fn the_refresh_grant() {
    let fake = Fake::new(200, SHOP);
    let token = RefreshToken::new("r0".to_owned());
    is_shop(client().exchange_refresh_token(&token).request(&fake.http()).unwrap());
    fake.was_asked_for("refresh_token");
}

#[test]
fn the_client_credentials_grant() {
    let fake = Fake::new(200, SHOP);
    is_shop(client().exchange_client_credentials().request(&fake.http()).unwrap());
    fake.was_asked_for("client_credentials");
}

#[test]
fn the_password_grant() {
    let fake = Fake::new(200, SHOP);
    let (name, password) =
        (ResourceOwnerUsername::new("u".to_owned()), ResourceOwnerPassword::new("p".to_owned()));
    is_shop(client().exchange_password(&name, &password).request(&fake.http()).unwrap());
    fake.was_asked_for("password");
}

#[test]
fn the_device_grant() {
    let details = r#"{"device_code":"d1","user_code":"U1","verification_uri":"https://shop.example.com/d","expires_in":60,"interval":1}"#;
    let fake = Fake::new(200, details);
    let client = client();
    let details: StandardDeviceAuthorizationResponse =
        client.exchange_device_code().request(&fake.http()).unwrap();

    let fake = Fake::new(200, SHOP);
    let token = client.exchange_device_access_token(&details);
    is_shop(token.request(&fake.http(), |_| (), None).unwrap());
    fake.was_asked_for("urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code");
}

#[test]
fn the_client_without_blocking() {
    let fake = Fake::new(200, SHOP);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let client = client();
    let response = runtime.block_on(
        client.exchange_client_credentials().request_async(&async |request| fake.http()(request)),
    );
    is_shop(response.unwrap());
}

/// The reply to the client credentials grant.
fn request<T: Authorizes + Debug + Serialize + DeserializeOwned>(
    body: &'static str,
) -> ModelTokenResponse<T> {
    let fake = Fake::new(200, body);
    client().exchange_client_credentials().request(&fake.http()).unwrap()
}

/// The smallest model.
#[derive(Debug, TokenModel)]
struct Bare {
    #[token(access_token)]
    token: Secret,
}

#[test]
fn roles_that_the_model_lacks_are_answered_with_none() {
    let response = request::<Bare>(r#"{"token":"a1"}"#);
    assert_eq!(response.access_token().secret(), "a1");
    assert_eq!(response.token_type().as_str(), "Bearer");
    assert_eq!(response.expires_in(), None);
    assert!(response.refresh_token().is_none());
    assert!(response.scopes().is_none());
}

/// A model whose roles come from a nested model, which may lack some of them.
#[derive(Debug, TokenModel)]
struct Outer<T> {
    #[token(nested)]
    data: Vec<T>,
    #[token(issued = "unix")]
    at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(base = "parent")]
struct Inner {
    #[token(access_token)]
    token: Secret,
    #[token(token_type)]
    kind: TokenType,
    #[token(expires_in)]
    lifetime: u64,
    #[token(nested)]
    more: Option<Box<More>>,
}

#[derive(Debug, TokenModel)]
struct More {
    #[token(refresh_token)]
    refresh: Option<Secret>,
    #[token(scopes = "list")]
    scopes: ScopeSet,
}

#[test]
fn roles_come_from_any_depth() {
    let response = request::<Outer<Inner>>(
        r#"{"at":253402300000,"data":[{"token":"a1","kind":"MAC","lifetime":60,"more":{"refresh":"r1","scopes":["x"]}}]}"#,
    );
    assert_eq!(response.access_token().secret(), "a1");
    assert_eq!(response.token_type(), &TokenType::from("mac"));
    assert!(response.expires_in().unwrap() > Duration::from_secs(200_000_000_000));
    assert_eq!(response.refresh_token().unwrap().secret(), "r1");
    assert_eq!(response.scopes().unwrap(), &[Scope::new("x".to_owned())]);

    let response = request::<Outer<Bare>>(r#"{"at":0,"data":[{"token":"a1"}]}"#);
    assert_eq!(response.expires_in(), None);
    assert!(response.refresh_token().is_none() && response.scopes().is_none());
}

#[test]
fn the_expiry_is_asked_anew_each_time() {
    let response =
        request::<Outer<Inner>>(r#"{"at":0,"data":[{"token":"a1","kind":"","lifetime":60}]}"#);
    assert_eq!(response.expires_in(), Some(Duration::ZERO), "expired in 1970");
    assert_eq!(response.token_type(), &TokenType::Bearer, "an empty one is none");
}

#[test]
fn it_is_stored_and_loaded_as_the_model() {
    let response = request::<Shop>(SHOP);
    let stored = serde_json::to_string(&response).unwrap();
    assert_eq!(stored, serde_json::to_string(response.model()).unwrap());
    let loaded: ModelTokenResponse<Shop> = serde_json::from_str(&stored).unwrap();
    assert_eq!(loaded.into_model(), *response.model());
    assert_eq!(format!("{response:?}"), format!("{:?}", response.model()));
}

#[derive(Debug, TokenModel)]
struct Optional {
    #[token(access_token)]
    token: Option<Secret>,
}

/// The text of an error and of all its sources.
fn error_text(error: &dyn Error) -> String {
    let source = error.source().map(error_text).unwrap_or_default();
    format!("{error}; {source}")
}

#[test]
fn a_reply_without_an_access_token_is_an_error() {
    let fake = Fake::new(200, r#"{"token":null}"#);
    let error =
        client::<Optional>().exchange_client_credentials().request(&fake.http()).unwrap_err();
    assert!(error_text(&error).contains("there is no access token"), "{error:?}");
    assert!(ModelTokenResponse::new(Optional { token: None }).is_none());
}

#[test]
fn error_responses_are_those_of_the_crate() {
    let fake = Fake::new(400, r#"{"error":"invalid_grant","error_description":"too late"}"#);
    let code = AuthorizationCode::new("c1".to_owned());
    let error = client::<Shop>().exchange_code(code).request(&fake.http()).unwrap_err();
    let RequestTokenError::ServerResponse(refusal) = error else { panic!("{error:?}") };
    assert_eq!(*refusal.error(), BasicErrorResponseType::InvalidGrant);
    assert_eq!(refusal.error_description().unwrap(), "too late");
}

#[test]
fn an_unreadable_reply_is_told_without_its_secrets() {
    for body in [
        r#"{"key":"ya29.SECRET","valid_for":"ya29.SECRET","region":"north"}"#,
        r#"{"key":["ya29.SECRET"],"region":"north"}"#,
        r#"{"key":"ya29.SECRET","region":7}"#,
        r#"{"key":"ya29.SECRET"}"#,
    ] {
        let fake = Fake::new(200, body);
        let error =
            client::<Shop>().exchange_client_credentials().request(&fake.http()).unwrap_err();
        assert!(!error_text(&error).contains("SECRET"), "{}", error_text(&error));
    }
}
