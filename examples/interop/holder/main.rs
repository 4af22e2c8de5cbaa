//! One token for all tasks of a program. Fifty tasks use an API for some seconds, with tokens
//! that live for two seconds.
//!
//! ```sh
//! cargo run --example holder
//! ```
//!
//! Copy `holder.rs`. It refreshes a token once for all tasks, in the background if possible,
//! sends a request again after the status 401, and stores the token in a file that only its
//! owner can read. The provider runs in this program, on loopback, and speaks real HTTP.

mod holder;
mod provider;
#[path = "../oauth2_client/server.rs"]
mod server;

use holder::{BoxError, Holder, store};
use provider::Provider;
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, process};
use token_runtime::models::TokenResponse;
use tokio::runtime::Runtime;
use tokio::time::sleep;

const TASKS: u32 = 50;
const REQUESTS: u32 = 20;

fn main() -> Result<(), BoxError> {
    let provider = Arc::new(Provider::new(2));
    let origin = server::start({
        let provider = Arc::clone(&provider);
        move |question| provider.answer(question)
    })?;

    // The token of an earlier run. The access token is expired, the refresh token is not.
    let folder = env::temp_dir().join(format!("token-holder-{}", process::id()));
    fs::create_dir_all(&folder)?;
    let file = folder.join("token.json");
    let earlier = TokenResponse::new("at-0").with_expires_in(0).with_refresh_token("rt-0");
    store(&file, &earlier)?;

    // `no_proxy` is for the server on loopback only: do not copy it.
    let http = reqwest::Client::builder().no_proxy().build()?;
    let holder = Holder::open(http.clone(), format!("{origin}/token"), "app", file)?;
    let refused = Runtime::new()?.block_on(work(Arc::new(holder), http, format!("{origin}/me")))?;

    let state = *provider.state();
    println!("{} requests were accepted, {refused} refused", state.accepted);
    println!("{} tokens were asked for, {} used after their end", state.questions, state.late);
    Ok(fs::remove_dir_all(folder)?)
}

/// Sends requests from many tasks. Returns how many requests the API refused.
async fn work(holder: Arc<Holder>, http: reqwest::Client, url: String) -> Result<usize, BoxError> {
    let background = tokio::spawn(Arc::clone(&holder).keep_fresh());
    let tasks = (0..TASKS).map(|_| {
        let (holder, http, url) = (Arc::clone(&holder), http.clone(), url.clone());
        tokio::spawn(async move {
            let mut refused = 0;
            for _ in 0..REQUESTS {
                let response = holder.send(http.get(&url)).await?;
                refused += usize::from(!response.status().is_success());
                sleep(Duration::from_millis(200)).await;
            }
            Ok::<_, BoxError>(refused)
        })
    });
    let mut refused = 0;
    for task in tasks.collect::<Vec<_>>() {
        refused += task.await??;
    }
    background.abort();
    Ok(refused)
}
