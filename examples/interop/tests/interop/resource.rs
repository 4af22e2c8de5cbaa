//! The example `resource_server`: which requests it accepts, and the challenges for the others.

use crate::resource_app::{Introspection, app};
use crate::{introspection, server};
use reqwest::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use reqwest::{Client, Method};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// The status and the challenge for a request with this header. `endpoint` is the introspection
/// endpoint.
async fn answer(method: Method, header: Option<&str>, endpoint: &str) -> (u16, Option<String>) {
    let http = Client::builder().no_proxy().build().unwrap();
    let introspection = Introspection {
        http: http.clone(),
        endpoint: endpoint.to_owned(),
        client_id: "api".to_owned(),
        client_secret: "api-secret".into(),
    };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}/orders", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app(introspection)).await });

    let mut request = http.request(method, url);
    if let Some(header) = header {
        request = request.header(AUTHORIZATION, header);
    }
    let response = request.send().await.unwrap();
    let challenge = response.headers().get(WWW_AUTHENTICATE);
    let challenge = challenge.map(|value| value.to_str().unwrap().to_owned());
    (response.status().as_u16(), challenge)
}

/// Rule: the statuses and challenges are those of RFC 6750 §3.1.
#[test]
fn who_may_pass() {
    let endpoint = server::start(introspection::answer).unwrap() + "/introspect";
    let runtime = Runtime::new().unwrap();
    let insufficient = r#"Bearer error="insufficient_scope", scope="orders:read orders:write""#;
    let invalid = r#"Bearer error="invalid_token""#;
    for (method, header, status, challenge) in [
        (Method::GET, Some("Bearer at-reader"), 200, None),
        (Method::GET, Some("bearer at-writer"), 200, None),
        (Method::POST, Some("Bearer at-writer"), 201, None),
        (Method::POST, Some("Bearer at-reader"), 403, Some(insufficient)),
        (Method::GET, Some("Bearer at-over"), 401, Some(invalid)),
        (Method::GET, Some("Bearer at-unknown"), 401, Some(invalid)),
        (Method::GET, Some("Basic YTpi"), 401, Some("Bearer")),
        (Method::GET, Some("Bearer "), 401, Some("Bearer")),
        (Method::GET, None, 401, Some("Bearer")),
    ] {
        let answer = runtime.block_on(answer(method, header, &endpoint));
        assert_eq!(answer, (status, challenge.map(str::to_owned)), "{header:?}");
    }
}

/// Rule: if the introspection fails, no request is accepted.
#[test]
fn no_answer_about_the_token() {
    let elsewhere = server::start(introspection::answer).unwrap() + "/elsewhere";
    let answer = answer(Method::GET, Some("Bearer at-reader"), &elsewhere);
    assert_eq!(Runtime::new().unwrap().block_on(answer), (503, None));
}
