//! The example `holder`: fifty tasks, one refresh, and no request with an expired token.

use crate::Scratch;
use crate::holder_example::{BoxError, Holder, SignInAgain, store};
use crate::provider::Provider;
use crate::server;
use std::fs;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};
use token_runtime::TokenModel;
use token_runtime::models::TokenResponse;
use tokio::runtime::Runtime;
use tokio::sync::Barrier;
use tokio::time::sleep;

const TASKS: usize = 50;

/// A provider, and a holder with an expired token of that provider.
struct Setting {
    provider: Arc<Provider>,
    holder: Arc<Holder>,
    http: reqwest::Client,
    origin: String,
    scratch: Scratch,
}

impl Setting {
    fn new(name: &str, lifetime: u64) -> Self {
        let provider = Arc::new(Provider::new(lifetime));
        let answering = Arc::clone(&provider);
        let origin = server::start(move |question| answering.answer(question)).unwrap();
        let scratch = Scratch::new(name);
        let token = TokenResponse::new("at-0").with_expires_in(0).with_refresh_token("rt-0");
        store(&scratch.file("token.json"), &token).unwrap();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let holder = Arc::new(open(&http, &origin, &scratch));
        Self { provider, holder, http, origin, scratch }
    }

    async fn status(&self) -> Result<u16, BoxError> {
        let request = self.http.get(format!("{}/me", self.origin));
        Ok(self.holder.send(request).await?.status().as_u16())
    }
}

fn open(http: &reqwest::Client, origin: &str, scratch: &Scratch) -> Holder {
    let file = scratch.file("token.json");
    Holder::open(http.clone(), format!("{origin}/token"), "app", file).unwrap()
}

/// The results of fifty tasks that start the same work at the same time.
async fn fifty<T, F>(work: impl Fn() -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let barrier = Arc::new(Barrier::new(TASKS));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let (barrier, work) = (Arc::clone(&barrier), work());
            tokio::spawn(async move {
                barrier.wait().await;
                work.await
            })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

#[test]
fn fifty_tasks_make_one_refresh() {
    let setting = Setting::new("one-refresh", 3600);
    let tokens = Runtime::new().unwrap().block_on(fifty(|| {
        let holder = Arc::clone(&setting.holder);
        async move { holder.token().await.unwrap() }
    }));
    assert!(tokens.iter().all(|token| token.access_token() == Some("at-1")));
    assert_eq!(setting.provider.state().questions, 1);
}

#[test]
fn no_token_is_used_after_its_end() {
    let setting = Arc::new(Setting::new("no-late-use", 2));
    let began = Instant::now();
    let refused = Runtime::new().unwrap().block_on(async {
        let background = tokio::spawn(Arc::clone(&setting.holder).keep_fresh());
        let refused = fifty(|| {
            let setting = Arc::clone(&setting);
            async move {
                let mut refused = 0;
                while began.elapsed() < Duration::from_secs(4) {
                    refused += u32::from(setting.status().await.unwrap() != 200);
                    sleep(Duration::from_millis(100)).await;
                }
                refused
            }
        });
        let refused: u32 = refused.await.into_iter().sum();
        background.abort();
        refused
    });
    let state = *setting.provider.state();
    assert_eq!((refused, state.late), (0, 0), "{state:?}");
    // About one refresh per second, which is half of a token's lifetime, and not one per task.
    assert!((2..=6).contains(&state.questions), "{state:?}");
    assert!(state.accepted >= 100, "{state:?}");
}

#[test]
fn a_refused_token_is_replaced_once() {
    let setting = Setting::new("replaced", 3600);
    Runtime::new().unwrap().block_on(async {
        assert_eq!(setting.status().await.unwrap(), 200);
        // The server revokes the token before its expiry.
        setting.provider.state().end = Instant::now();
        assert_eq!(setting.status().await.unwrap(), 200);
    });
    let state = *setting.provider.state();
    assert_eq!((state.questions, state.accepted, state.late), (2, 2, 1), "{state:?}");
}

#[test]
fn a_refused_refresh_token_is_sent_once() {
    let setting = Setting::new("refused", 3600);
    setting.provider.state().valid = 7;
    let errors = Runtime::new().unwrap().block_on(async {
        // The background task returns.
        Arc::clone(&setting.holder).keep_fresh().await;
        fifty(|| {
            let holder = Arc::clone(&setting.holder);
            async move { holder.token().await.unwrap_err().is::<SignInAgain>() }
        })
        .await
    });
    assert_eq!(errors, [true; TASKS]);
    assert_eq!(setting.provider.state().questions, 1);
}

#[test]
fn the_file_has_the_last_token() {
    let setting = Setting::new("file", 3600);
    let file = setting.scratch.file("token.json");
    // The temporary file of a run that was killed.
    fs::write(setting.scratch.file("token.new"), "half of a tok").unwrap();

    let runtime = Runtime::new().unwrap();
    let token = runtime.block_on(setting.holder.token()).unwrap();
    let kept: TokenResponse = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(kept, token);
    assert_eq!(kept.refresh_token(), Some("rt-1"));
    assert_eq!(fs::read_dir(setting.scratch.file("")).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    // The next run loads the new token.
    let next = open(&setting.http, &setting.origin, &setting.scratch);
    assert_eq!(runtime.block_on(next.token()).unwrap(), token);
    assert_eq!(setting.provider.state().questions, 1);
}
