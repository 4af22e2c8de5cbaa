//! One token for all tasks of a program. Copy this file and change it.
//!
//! A task asks the holder for a token, or sends a request through the holder. A stale token is
//! refreshed once, however many tasks wait for it (single flight). A background task refreshes
//! the token early, so that no task has to wait. If the server answers 401 before the token has
//! expired, the holder refreshes the token and sends the request again. The token is stored in
//! a file.

use reqwest::{Client, RequestBuilder, Response, StatusCode, header::AUTHORIZATION};
use std::error::Error;
use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use token_runtime::TokenModel;
use token_runtime::models::{ErrorCode, Reply, TokenResponse};
use tokio::sync::{Mutex, RwLock};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// There is no usable refresh token: the user has to sign in again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SignInAgain;

impl fmt::Display for SignInAgain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token cannot be refreshed: sign in again")
    }
}

impl Error for SignInAgain {}

/// Keeps a token in memory and in a file.
pub(crate) struct Holder {
    http: Client,
    token_endpoint: String,
    client_id: String,
    file: PathBuf,
    token: RwLock<TokenResponse>,
    /// Locked during a refresh. The value is whether the server refused the refresh token.
    refresh: Mutex<bool>,
}

impl Holder {
    /// Loads the token from the file.
    pub(crate) fn open(
        http: Client,
        token_endpoint: String,
        client_id: &str,
        file: PathBuf,
    ) -> Result<Self, BoxError> {
        let token = RwLock::new(serde_json::from_slice(&fs::read(&file)?)?);
        let client_id = client_id.to_owned();
        Ok(Self { http, token_endpoint, client_id, file, token, refresh: Mutex::new(false) })
    }

    /// Returns the token, refreshed if it needs a refresh.
    pub(crate) async fn token(&self) -> Result<TokenResponse, BoxError> {
        let token = self.token.read().await.clone();
        if !token.needs_refresh() {
            return Ok(token);
        }
        match self.refresh(&token).await {
            // A stale token is still valid.
            Err(_) if !token.is_expired() => Ok(token),
            refreshed => refreshed,
        }
    }

    /// Sends a request with the token. After the status 401, sends the request again with a new
    /// token. A request whose body is a stream is sent only once.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Result<Response, BoxError> {
        let token = self.token().await?;
        let again = request.try_clone();
        let response = request.header(AUTHORIZATION, token.authorization()?).send().await?;
        let Some(again) = again.filter(|_| response.status() == StatusCode::UNAUTHORIZED) else {
            return Ok(response);
        };
        let token = self.refresh(&token).await?;
        Ok(again.header(AUTHORIZATION, token.authorization()?).send().await?)
    }

    /// Refreshes the token early, so that no task has to wait. Returns when the user has to sign
    /// in again.
    pub(crate) async fn keep_fresh(self: Arc<Self>) {
        const SECOND: Duration = Duration::from_secs(1);
        const MINUTE: Duration = Duration::from_mins(1);
        let mut last_pause = SECOND;
        loop {
            let token = self.token.read().await.clone();
            if !token.needs_refresh() {
                // A token that never expires may later be replaced by one that does.
                sleep(token.time_until_refresh().unwrap_or(MINUTE).min(MINUTE)).await;
                continue;
            }
            // Pause after success too: the new token may be expired on arrival.
            let pause = match self.refresh(&token).await {
                Ok(_) => SECOND,
                Err(error) if error.is::<SignInAgain>() => return,
                Err(_) => (last_pause * 2).min(MINUTE),
            };
            sleep(pause).await;
            last_pause = pause;
        }
    }

    /// Replaces the token `used`. The first task refreshes it. The others wait and get the same
    /// new token.
    async fn refresh(&self, used: &TokenResponse) -> Result<TokenResponse, BoxError> {
        let mut is_refused = self.refresh.lock().await;
        let token = self.token.read().await.clone();
        if token.access_token != used.access_token {
            return Ok(token);
        }
        let can_refresh = token.can_refresh() && !*is_refused;
        let refresh_token = token.refresh_token().filter(|_| can_refresh).ok_or(SignInAgain)?;
        let token = match self.ask(refresh_token).await? {
            // `refresh_with` keeps what the reply leaves out, such as the refresh token.
            Reply::Token(reply) => token.refresh_with(reply),
            Reply::Error(error) if error.error == ErrorCode::InvalidGrant => {
                *is_refused = true;
                return Err(SignInAgain.into());
            }
            Reply::Error(error) => return Err(error.into()),
        };
        *self.token.write().await = token.clone();
        let (file, kept) = (self.file.clone(), token.clone());
        spawn_blocking(move || store(&file, &kept)).await??;
        Ok(token)
    }

    /// Sends the refresh token to the token endpoint. An error reply may have any status, so the
    /// body decides.
    async fn ask(&self, refresh_token: &str) -> Result<Reply<TokenResponse>, BoxError> {
        let form = [
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh_token),
            ("client_id", &self.client_id),
        ];
        let response = self.http.post(&self.token_endpoint).form(&form).send().await?;
        Ok(serde_json::from_slice(&response.bytes().await?)?)
    }
}

/// Writes the token to a file that only its owner can read, because the file contains the
/// secrets in clear. The file is replaced atomically.
pub(crate) fn store(file: &Path, token: &TokenResponse) -> io::Result<()> {
    let unfinished = file.with_extension("new");
    // A run that was killed may have left a temporary file.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(&unfinished)?;
    out.write_all(&serde_json::to_vec(token)?)?;
    out.sync_all()?;
    fs::rename(unfinished, file)
}
