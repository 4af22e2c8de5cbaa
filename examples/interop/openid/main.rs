//! `openidconnect` with a token model: sign in at a provider whose reply its own token type
//! cannot read, and verify the ID token.
//!
//! ```sh
//! cargo run --example openid
//! ```
//!
//! Copy `response.rs`. The provider runs in this program, on loopback.

mod response;
#[path = "../oauth2_client/server.rs"]
mod server;

use chrono::{TimeDelta, Utc};
use openidconnect::core::{
    CoreHmacKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::reqwest::blocking::Client as Http;
use openidconnect::reqwest::redirect::Policy;
use openidconnect::{
    Audience, AuthorizationCode, ClientId, ClientSecret, EmptyAdditionalClaims, EndpointNotSet,
    IssuerUrl, Nonce, StandardClaims, SubjectIdentifier, TokenResponse, TokenUrl,
};
use response::LoginClient;
use serde_json::json;
use server::Reply;
use std::error::Error;
use token_runtime::{TimeLeft, TokenModel};

const ISSUER: &str = "https://login.example.com";
const CLIENT: &str = "app";
const CODE: &str = "the code";
const SECRET: &str = "app-SECRET";

fn main() -> Result<(), Box<dyn Error>> {
    let nonce = Nonce::new_random();
    let reply = reply(&nonce)?;
    let origin = server::start(move |question| {
        let has_code = question.form.get("code").is_some_and(|code| code == CODE);
        if question.path == "/token" && has_code && question.authorization.is_some() {
            Reply::json(200, reply.clone())
        } else {
            Reply::json(400, r#"{"error":"invalid_grant"}"#)
        }
    })?;
    // A token request must not follow a redirect, which could lead the secrets elsewhere.
    // `no_proxy` is for the server on loopback only: do not copy it.
    let http = Http::builder().redirect(Policy::none()).no_proxy().build()?;

    let client = LoginClient::<EndpointNotSet>::new(
        ClientId::new(CLIENT.to_owned()),
        IssuerUrl::new(ISSUER.to_owned())?,
        CoreJsonWebKeySet::new(Vec::new()),
    )
    .set_client_secret(ClientSecret::new(SECRET.to_owned()))
    .set_token_uri(TokenUrl::new(format!("{origin}/token"))?);
    let response = client.exchange_code(AuthorizationCode::new(CODE.to_owned())).request(&http)?;

    let verifier =
        client.id_token_verifier().set_allowed_algs([CoreJwsSigningAlgorithm::HmacSha256]);
    let id_token = response.id_token().ok_or("there is no ID token")?;
    let claims = id_token.claims(&verifier, &nonce)?;
    println!("signed in: {}", claims.subject().as_str());

    let login = response.into_model();
    let left = login.time_left().map(TimeLeft).ok_or("the token has no end")?;
    println!("for {left}, with the scopes {}", login.scope);
    println!("{login:?}");
    Ok(())
}

/// The provider's reply, with an ID token that is signed with the client secret.
fn reply(nonce: &Nonce) -> Result<String, Box<dyn Error>> {
    let now = Utc::now();
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(ISSUER.to_owned())?,
        vec![Audience::new(CLIENT.to_owned())],
        now + TimeDelta::minutes(5),
        now,
        StandardClaims::new(SubjectIdentifier::new("ada".to_owned())),
        EmptyAdditionalClaims {},
    )
    .set_nonce(Some(nonce.clone()));
    let key = CoreHmacKey::new(SECRET);
    let algorithm = CoreJwsSigningAlgorithm::HmacSha256;
    let id_token = CoreIdToken::new(claims, &key, algorithm, None, None)?;
    let reply = json!({
        "access_token": "at-SECRET",
        "refresh_token": "rt-SECRET",
        "expires_in": "3600",
        "scope": "openid,profile",
        "id_token": id_token.to_string(),
    });
    Ok(reply.to_string())
}
