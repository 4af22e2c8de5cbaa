//! The client of `oauth2` over real HTTP, with five providers that depart from the standard, and
//! with failures.

use crate::providers::{self, Clover, Gitlab, Instagram, Nhs, Setmore};
use crate::server::{self, Reply};
use oauth2::basic::{BasicErrorResponse, BasicErrorResponseType};
use oauth2::reqwest::{self, blocking::Client as Http, redirect::Policy};
use oauth2::{
    AuthorizationCode, ClientId, EndpointNotSet, EndpointSet, HttpClientError, RequestTokenError,
    TokenResponse, TokenUrl,
};
use serde::{Serialize, de::DeserializeOwned};
use std::error::Error;
use std::fmt::Debug;
use std::time::Duration;
use token_runtime::interop::oauth2::{ModelClient, ModelTokenResponse};
use token_runtime::{Authorizes, Expiry, Status, TokenModel};

type Failure = RequestTokenError<HttpClientError<reqwest::Error>, BasicErrorResponse>;

/// The authorization code grant against the server at `url`.
fn sign_in<T>(url: String) -> Result<ModelTokenResponse<T>, Failure>
where
    T: Authorizes + Debug + Serialize + DeserializeOwned,
{
    let http = Http::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    let client: ModelClient<
        T,
        EndpointNotSet,
        EndpointNotSet,
        EndpointNotSet,
        EndpointNotSet,
        EndpointSet,
    > = ModelClient::new(ClientId::new("app".to_owned()))
        .set_token_uri(TokenUrl::new(url).unwrap());
    client.exchange_code(AuthorizationCode::new("code".to_owned())).request(&http)
}

fn provider<T>(name: &str) -> ModelTokenResponse<T>
where
    T: Authorizes + Debug + Serialize + DeserializeOwned,
{
    let origin = server::start(providers::answer).unwrap();
    sign_in(format!("{origin}/{name}/token")).unwrap()
}

/// A server that gives every client this reply.
fn reply(
    reply: impl Fn() -> Reply + Send + Sync + 'static,
) -> Result<ModelTokenResponse<Nhs>, Failure> {
    sign_in(server::start(move |_| reply()).unwrap() + "/token")
}

fn ok(body: &'static str) -> Result<ModelTokenResponse<Nhs>, Failure> {
    reply(move || Reply::json(200, body))
}

/// The text of an error and of all its sources.
fn error_text(error: &dyn Error) -> String {
    let source = error.source().map(error_text).unwrap_or_default();
    format!("{error}; {source}")
}

fn scopes<T>(response: &ModelTokenResponse<T>) -> Vec<&str>
where
    T: Authorizes + Debug + Serialize + DeserializeOwned,
{
    response.scopes().into_iter().flatten().map(|scope| scope.as_str()).collect()
}

/// Checks that the time left is `seconds`, except for the duration of the test.
#[track_caller]
fn about(left: Option<Duration>, seconds: u64) {
    let left = left.expect("an expiry").as_secs();
    assert!(left <= seconds && left + 60 > seconds, "{left}");
}

#[test]
fn scopes_with_commas() {
    let response = provider::<Instagram>("instagram");
    assert_eq!(response.access_token().secret(), "ig-access");
    assert_eq!(
        scopes(&response),
        ["instagram_business_basic", "instagram_business_manage_messages"]
    );
    about(response.expires_in(), 3600);
}

#[test]
fn scopes_in_an_array() {
    let response = provider::<Gitlab>("gitlab");
    assert_eq!(response.access_token().secret(), "gl-access");
    assert_eq!(scopes(&response), ["api", "read_user"]);
    assert!(response.into_model().status() == Status::Fresh);
}

#[test]
fn a_lifetime_in_a_string() {
    let response = provider::<Nhs>("nhs");
    about(response.expires_in(), providers::FIRST_LIFETIME);
    assert_eq!(response.refresh_token().unwrap().secret(), "nhs-refresh");
    assert!(response.scopes().is_none());
}

#[test]
fn a_token_inside_of_objects() {
    let response = provider::<Setmore>("setmore");
    assert_eq!(response.access_token().secret(), "sm-access");
    about(response.expires_in(), 604_800);
}

#[test]
fn no_token_type() {
    let response = provider::<Clover>("clover");
    assert_eq!(response.token_type().as_str(), "Bearer");
    about(response.expires_in(), 1800);
    about(response.into_model().refresh_expiry().time_left_at(chrono::Utc::now()), 365 * 86_400);
}

#[test]
fn an_error_with_the_status_200() {
    let error =
        ok(r#"{"error":"bad_verification_code","error_description":"expired"}"#).unwrap_err();
    let RequestTokenError::Parse(_, body) = error else { panic!("{error:?}") };
    let refusal: BasicErrorResponse = serde_json::from_slice(&body).unwrap();
    assert_eq!(
        *refusal.error(),
        BasicErrorResponseType::Extension("bad_verification_code".to_owned())
    );
}

#[test]
fn a_body_that_breaks_off_on_the_way() {
    let error = reply(|| Reply {
        breaks: true,
        ..Reply::json(200, r#"{"access_token":"nhs-SECRET","expires_in":"599"}"#)
    });
    let error = error.unwrap_err();
    assert!(matches!(error, RequestTokenError::Request(_)), "{error:?}");
    assert!(!error_text(&error).contains("SECRET"), "{}", error_text(&error));
}

#[test]
fn a_body_that_is_cut_short() {
    let error = ok(r#"{"access_token":"nhs-SECRET","expires_in":"5"#).unwrap_err();
    assert!(matches!(error, RequestTokenError::Parse(..)), "{error:?}");
    assert!(!error_text(&error).contains("SECRET"), "{}", error_text(&error));
}

#[test]
fn a_body_that_is_not_json() {
    let page = "<!doctype html><title>nhs-SECRET</title>";
    let error = ok(page).unwrap_err();
    assert!(matches!(error, RequestTokenError::Parse(..)), "{error:?}");
    assert!(!error_text(&error).contains("SECRET"), "{}", error_text(&error));

    let error = reply(move || Reply { content_type: "text/html", ..Reply::json(200, page) });
    assert!(matches!(error, Err(RequestTokenError::Other(_))));
    assert!(matches!(ok(""), Err(RequestTokenError::Other(_))));
}

#[test]
fn a_hostile_lifetime() {
    let last = Some("9999-12-31T23:59:59Z".parse().unwrap());
    for (body, expires_at) in [
        (r#"{"access_token":"a","expires_in":18446744073709551615}"#, last),
        (r#"{"access_token":"a","expires_in":"99999999999999999999999999"}"#, last),
        (r#"{"access_token":"a","expires_in":1e300}"#, last),
    ] {
        let response = ok(body).unwrap();
        assert!(response.expires_in() > Some(Duration::from_secs(200_000_000_000)), "{body}");
        assert_eq!(response.into_model().expires_at(), expires_at, "{body}");
    }
    for body in [
        r#"{"access_token":"a","expires_in":0}"#,
        r#"{"access_token":"a","expires_in":-1}"#,
        r#"{"access_token":"a","expires_in":"-99999999999999999999999999"}"#,
    ] {
        let response = ok(body).unwrap();
        assert_eq!(response.expires_in(), Some(Duration::ZERO), "{body}");
        assert!(matches!(response.into_model().expiry(), Expiry::At(_)), "{body}");
    }
    for body in [
        r#"{"access_token":"a","expires_in":"NaN"}"#,
        r#"{"access_token":"a","expires_in":""}"#,
        r#"{"access_token":"a","expires_in":true}"#,
        r#"{"access_token":"a","expires_in":{"$gt":0}}"#,
    ] {
        let error = ok(body).unwrap_err();
        assert!(matches!(&error, RequestTokenError::Parse(..)), "{error:?}");
        assert!(error_text(&error).contains("expires_in"), "{}", error_text(&error));
    }
}
