//! The `oauth2` crate with five providers whose replies its own token type cannot read, and the
//! life of a token: sign in, use, refresh, store, load.
//!
//! ```sh
//! cargo run --example oauth2_client                # stores nothing
//! cargo run --example oauth2_client -- token.json  # stores the token; run it twice
//! ```
//!
//! The providers run in this program, on loopback, and speak real HTTP.

mod providers;
mod server;
mod store;

use oauth2::basic::BasicErrorResponse;
use oauth2::reqwest::{self, blocking::Client as Http, header::AUTHORIZATION, redirect::Policy};
use oauth2::{AuthorizationCode, ClientId, ClientSecret, HttpClientError};
use oauth2::{
    EndpointNotSet, EndpointSet, RefreshToken, RequestTokenError, TokenResponse, TokenUrl,
};
use providers::{Clover, Gitlab, Instagram, Nhs, Setmore};
use serde::{Serialize, de::DeserializeOwned};
use std::{env, error::Error, fmt::Debug, thread};
use store::Store;
use token_runtime::interop::oauth2::{ModelClient, ModelTokenResponse};
use token_runtime::{Authorizes, Expires, Expiry, TokenModel};

/// A client with a token endpoint.
type Client<T> =
    ModelClient<T, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args_os().nth(1);
    let origin = server::start(providers::answer)?;
    // A token request must not follow a redirect, which could lead the secrets elsewhere.
    // `no_proxy` is for the server on loopback only: do not copy it.
    let http = Http::builder().redirect(Policy::none()).no_proxy().build()?;

    println!("Five providers, one client:");
    show(&sign_in::<Instagram>(&http, &origin, "instagram")?);
    show(&sign_in::<Gitlab>(&http, &origin, "gitlab")?);
    show(&sign_in::<Nhs>(&http, &origin, "nhs")?);
    show(&sign_in::<Setmore>(&http, &origin, "setmore")?);
    show(&sign_in::<Clover>(&http, &origin, "clover")?);

    println!("The life of a token:");
    let store = file.map(Store::new);
    let loaded = store.as_ref().map(Store::load::<Nhs>).transpose()?.flatten();
    let mut token = if let Some(token) = loaded {
        println!("  loaded, ends {}", end(&token));
        token
    } else {
        let token = sign_in::<Nhs>(&http, &origin, "nhs")?.into_model();
        println!("  signed in, ends {}", end(&token));
        // The first token is short-lived on purpose.
        thread::sleep(token.time_left().unwrap_or_default());
        token
    };

    let mut stored = Ok(());
    if token.needs_refresh() {
        println!("  {}", token.status());
        // Open the file before the refresh. A server that rotates refresh tokens accepts the old
        // one only once, so a new token that cannot be stored would be lost.
        let place = store.as_ref().map(Store::place).transpose()?;
        token = refresh(&http, &origin, token)?;
        println!("  refreshed, ends {}", end(&token));
        if let Some(place) = place {
            stored = place.store(&token);
            println!("  {}", if stored.is_ok() { "stored" } else { "not stored" });
        }
    }

    // The header value is marked sensitive, so the HTTP client does not log it.
    let me = http.get(format!("{origin}/nhs/me")).header(AUTHORIZATION, token.authorization()?);
    println!("  used: {}", me.send()?.error_for_status()?.text()?);
    Ok(stored?)
}

/// Refreshes the token. `refresh_with` keeps what the reply leaves out: here the refresh token.
fn refresh(http: &Http, origin: &str, token: Nhs) -> Result<Nhs, Box<dyn Error>> {
    let refresh_token =
        token.refresh_token().filter(|_| token.can_refresh()).ok_or("sign in again")?;
    let reply = client::<Nhs>(origin, "nhs")?
        .exchange_refresh_token(&RefreshToken::new(refresh_token.to_owned()))
        .request(http)
        .map_err(explain)?;
    Ok(token.refresh_with(reply.into_model()))
}

fn client<T>(origin: &str, provider: &str) -> Result<Client<T>, Box<dyn Error>>
where
    T: Authorizes + Debug + Serialize + DeserializeOwned,
{
    Ok(ModelClient::new(ClientId::new("app".to_owned()))
        .set_client_secret(ClientSecret::new("app-secret".to_owned()))
        .set_token_uri(TokenUrl::new(format!("{origin}/{provider}/token"))?))
}

/// The second half of the authorization code grant: the user has returned with the code.
fn sign_in<T>(
    http: &Http,
    origin: &str,
    provider: &str,
) -> Result<ModelTokenResponse<T>, Box<dyn Error>>
where
    T: Authorizes + Debug + Serialize + DeserializeOwned,
{
    let code = AuthorizationCode::new("the code".to_owned());
    Ok(client::<T>(origin, provider)?.exchange_code(code).request(http).map_err(explain)?)
}

/// The text of an error, which quotes no token.
fn explain(
    error: RequestTokenError<HttpClientError<reqwest::Error>, BasicErrorResponse>,
) -> String {
    match error {
        // Some servers send an error with the status 200, so the client reads it as a token.
        RequestTokenError::Parse(error, body) => match serde_json::from_slice(&body) {
            Ok(refusal) => describe(&refusal),
            Err(_) => format!("the reply is no token: {error}"),
        },
        RequestTokenError::ServerResponse(refusal) => describe(&refusal),
        RequestTokenError::Request(error) => format!("no reply: {error}"),
        RequestTokenError::Other(error) => error,
    }
}

fn describe(refusal: &BasicErrorResponse) -> String {
    format!("the server refuses: {refusal}")
}

/// Prints the answers that every token response has.
fn show<T>(response: &ModelTokenResponse<T>)
where
    T: Authorizes + Expires + Debug + Serialize + DeserializeOwned,
{
    let left = response.expires_in().unwrap_or_default().as_secs();
    let scopes: Vec<&str> =
        response.scopes().into_iter().flatten().map(|scope| scope.as_str()).collect();
    println!("  ends {}, {left} s left, scopes {scopes:?}", end(response.model()));
    println!("    {:?}", response.model());
}

fn end(token: &impl Expires) -> String {
    match token.expiry() {
        Expiry::At(time) => time.to_rfc3339(),
        Expiry::Never => "never".to_owned(),
        Expiry::Unknown => "at no known time".to_owned(),
    }
}
