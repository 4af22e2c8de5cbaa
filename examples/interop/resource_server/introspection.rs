//! An authorization server that introspects three tokens.

use crate::server::{Question, Reply};
use chrono::Utc;
use serde_json::json;

/// The introspection endpoint (RFC 7662 §2), `/introspect`.
pub(crate) fn answer(question: &Question) -> Reply {
    // The credentials `api:api-secret` in Base64 (RFC 7617).
    let is_known = question.authorization.as_deref() == Some("Basic YXBpOmFwaS1zZWNyZXQ=");
    if question.path != "/introspect" || !is_known {
        return Reply::json(401, r#"{"error":"invalid_client"}"#);
    }
    let now = Utc::now().timestamp();
    let active = |scope, exp| json!({"active": true, "scope": scope, "sub": "ada", "exp": exp});
    let reply = match question.form.get("token").map(String::as_str) {
        Some("at-reader") => active("orders:read", now + 60),
        Some("at-writer") => active("orders:read orders:write", now + 60),
        // An answer from an outdated cache: active, but expired.
        Some("at-over") => active("orders:read", now - 60),
        _ => json!({"active": false}),
    };
    Reply::json(200, reply.to_string())
}
