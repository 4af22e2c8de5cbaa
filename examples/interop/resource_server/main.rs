//! A resource server with axum: introspection, scopes as an enum, and the challenges of RFC
//! 6750 §3.
//!
//! ```sh
//! cargo run --example resource_server
//! ```
//!
//! Copy `app.rs`. The authorization server and a client with several tokens run in this program,
//! on loopback.

mod app;
mod introspection;
#[path = "../oauth2_client/server.rs"]
mod server;

use app::{Introspection, app};
use reqwest::header::WWW_AUTHENTICATE;
use reqwest::{Client, Method};
use std::error::Error;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

fn main() -> Result<(), Box<dyn Error>> {
    let authorization_server = server::start(introspection::answer)?;
    Runtime::new()?.block_on(run(authorization_server))
}

async fn run(authorization_server: String) -> Result<(), Box<dyn Error>> {
    // `no_proxy` is for the server on loopback only: do not copy it.
    let http = Client::builder().no_proxy().build()?;
    let introspection = Introspection {
        http: http.clone(),
        endpoint: format!("{authorization_server}/introspect"),
        client_id: "api".to_owned(),
        client_secret: "api-secret".into(),
    };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}/orders", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app(introspection)).await });

    for (who, method, token) in [
        ("nobody", Method::GET, None),
        ("a reader", Method::GET, Some("at-reader")),
        ("a reader", Method::POST, Some("at-reader")),
        ("a writer", Method::POST, Some("at-writer")),
        ("one whose token is over", Method::GET, Some("at-over")),
        ("one whose token is unknown", Method::GET, Some("at-unknown")),
    ] {
        let mut request = http.request(method.clone(), &url);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await?;
        let challenge = response.headers().get(WWW_AUTHENTICATE);
        let challenge = challenge.map_or("", |value| value.to_str().unwrap_or_default());
        println!("{:4}  {who:26}  {}  {challenge}", method.as_str(), response.status().as_u16());
    }
    Ok(())
}
