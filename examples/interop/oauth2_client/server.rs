//! An authorization server on loopback, for the examples and their tests.
//!
//! The server speaks real HTTP. A function of the caller makes the replies.

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use hyper::{Request, Response, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::{io, thread};
use tokio::net::TcpListener;

/// A client's request.
pub(crate) struct Question {
    pub(crate) path: String,
    /// The members of the form in the body: `grant_type`, `refresh_token`, …
    pub(crate) form: BTreeMap<String, String>,
    /// The value of the header `Authorization`.
    pub(crate) authorization: Option<String>,
}

/// The server's reply.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: String,
    /// Whether the server closes the connection after half of the body.
    pub(crate) breaks: bool,
}

impl Reply {
    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        Self { status, content_type: "application/json", body: body.into(), breaks: false }
    }
}

/// Starts the server, which runs until the program ends.
///
/// Returns its origin: `http://127.0.0.1:PORT`.
pub(crate) fn start(
    answer: impl Fn(&Question) -> Reply + Send + Sync + 'static,
) -> io::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
    let origin = format!("http://{}", listener.local_addr()?);
    let answer = Arc::new(answer);
    thread::spawn(move || {
        runtime.block_on(async {
            while let Ok((stream, _)) = listener.accept().await {
                let answer = Arc::clone(&answer);
                let service = service_fn(move |request| respond(request, Arc::clone(&answer)));
                // A client may disconnect at any time, so errors of a connection are ignored.
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
    });
    Ok(origin)
}

async fn respond(
    request: Request<Incoming>,
    answer: Arc<impl Fn(&Question) -> Reply>,
) -> Result<Response<Page>, hyper::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let authorization = head.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let reply = answer(&Question {
        path: head.uri.path().to_owned(),
        form: serde_urlencoded::from_bytes(&body).unwrap_or_default(),
        authorization: authorization.map(str::to_owned),
    });

    let length = reply.body.len();
    let sent = if reply.breaks { reply.body[..length / 2].to_owned() } else { reply.body };
    let mut response = Response::new(Page { rest: Some(sent.into()), breaks: reply.breaks });
    *response.status_mut() = reply.status.try_into().unwrap_or_default();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, reply.content_type.parse().expect("a content type"));
    response.headers_mut().insert(CONTENT_LENGTH, length.into());
    Ok(response)
}

/// The body of a reply, complete or truncated.
struct Page {
    rest: Option<Bytes>,
    breaks: bool,
}

impl Body for Page {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(match self.rest.take() {
            Some(bytes) => Some(Ok(Frame::data(bytes))),
            None if self.breaks => Some(Err(io::ErrorKind::BrokenPipe.into())),
            None => None,
        })
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}
