//! A provider whose tokens live for a few seconds. It counts how they are used.

use crate::server::{Question, Reply};
use serde_json::json;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// `/token` refreshes a token, `/me` requires one. Each refresh token works once (rotation).
pub(crate) struct Provider {
    /// The lifetime of every token, in seconds.
    lifetime: u64,
    state: Mutex<State>,
}

/// The current token, and the counters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct State {
    /// How many requests reached the token endpoint, including refused ones.
    pub(crate) questions: u32,
    /// The number of the valid token: 1 is `at-1`, which `rt-1` refreshes.
    pub(crate) valid: u32,
    /// When the valid token expires.
    pub(crate) end: Instant,
    /// How many requests carried an expired token.
    pub(crate) late: u32,
    /// How many requests were accepted.
    pub(crate) accepted: u32,
}

impl Provider {
    pub(crate) fn new(lifetime: u64) -> Self {
        let end = Instant::now();
        let state = State { questions: 0, valid: 0, end, late: 0, accepted: 0 };
        Self { lifetime, state: Mutex::new(state) }
    }

    /// The state, which the caller may change.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn answer(&self, question: &Question) -> Reply {
        match &*question.path {
            "/token" => self.refresh(question),
            "/me" => self.me(question),
            _ => Reply::json(404, r#"{"error":"not_found"}"#),
        }
    }

    fn refresh(&self, question: &Question) -> Reply {
        // Long enough for other tasks to need the same refresh.
        thread::sleep(Duration::from_millis(50));
        let mut state = self.state();
        state.questions += 1;
        let known = format!("rt-{}", state.valid);
        if question.form.get("refresh_token") != Some(&known) {
            return Reply::json(400, r#"{"error":"invalid_grant"}"#);
        }
        state.valid += 1;
        state.end = Instant::now() + Duration::from_secs(self.lifetime);
        let body = json!({
            "access_token": format!("at-{}", state.valid),
            "refresh_token": format!("rt-{}", state.valid),
            "token_type": "Bearer",
            "expires_in": self.lifetime,
        });
        Reply::json(200, body.to_string())
    }

    fn me(&self, question: &Question) -> Reply {
        let mut state = self.state();
        let is_valid = question.authorization == Some(format!("Bearer at-{}", state.valid));
        if is_valid && Instant::now() < state.end {
            state.accepted += 1;
            return Reply::json(200, r#"{"name":"Ada"}"#);
        }
        state.late += u32::from(is_valid);
        Reply::json(401, r#"{"error":"invalid_token"}"#)
    }
}
