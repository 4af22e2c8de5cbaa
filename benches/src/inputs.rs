//! The inputs.

/// The access token of the inputs.
const TOKEN: &str = "ya29.a0AfH6SMBx7kq3v9TtLw2mPzUe4RrYc8";

/// What RFC 6749 §5.1 requires.
pub const MINIMAL: &str =
    r#"{"access_token":"ya29.a0AfH6SMBx7kq3v9TtLw2mPzUe4RrYc8","token_type":"Bearer"}"#;

/// The usual reply: five members, four scopes.
pub const STANDARD: &str = r#"{"access_token":"ya29.a0AfH6SMBx7kq3v9TtLw2mPzUe4RrYc8","token_type":"Bearer","expires_in":3600,"refresh_token":"1//0gK3mD9xQvTcCgYIARAAGBASNwF","scope":"openid profile email offline_access"}"#;

/// The usual reply and five unknown members.
pub const EXTENDED: &str = r#"{"access_token":"ya29.a0AfH6SMBx7kq3v9TtLw2mPzUe4RrYc8","token_type":"Bearer","expires_in":3600,"refresh_token":"1//0gK3mD9xQvTcCgYIARAAGBASNwF","scope":"openid profile email offline_access","user_id":8731,"session":"b54c1b0e-8d1f","verified":true,"ratio":0.5,"account":{"id":17,"name":"Ada"}}"#;

/// The usual reply with escapes in its strings.
pub const ESCAPED: &str = r#"{"access_token":"ya29.a0AfH6SMBx7kq3v9\/TtLw2mPzUe4RrYc8","token_type":"Bearer","expires_in":3600,"refresh_token":"1\/\/0gK3mD9xQvTcCgYIARAAGBASNwF","scope":"openid profile\u0020email offline_access"}"#;

/// A reply with instants in place of a lifetime.
pub const INSTANTS: &str = r#"{"access_token":"ya29.a0AfH6SMBx7kq3v9TtLw2mPzUe4RrYc8","token_type":"Bearer","issued_at":"2026-01-01T00:00:00Z","expires_at":"2026-01-01T01:00:00+00:00","refresh_expires_at":"2026-01-31T00:00:00.250Z"}"#;

/// One instant in RFC 3339.
pub const RFC3339: &str = r#"{"at":"2026-01-01T01:00:00Z"}"#;

/// One instant in Unix seconds.
pub const UNIX: &str = r#"{"at":1767229200}"#;

/// The usual reply, truncated.
pub fn malformed() -> String {
    STANDARD[..STANDARD.len() - 10].to_owned()
}

/// The usual reply with a JWT of 1.5 kB as its access token.
pub fn jwt() -> String {
    let part = |length| "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9".chars().cycle().take(length);
    let token: String =
        part(36).chain(['.']).chain(part(1120)).chain(['.']).chain(part(342)).collect();
    STANDARD.replace(TOKEN, &token)
}

/// The usual reply with forty scopes.
pub fn forty_scopes() -> String {
    STANDARD.replace("openid profile email offline_access", &scopes(40).join(" "))
}

/// An array of this many usual replies.
pub fn array(count: usize) -> String {
    format!("[{}]", vec![STANDARD; count].join(","))
}

/// Up to forty scopes with a common prefix, as APIs name them.
pub fn scopes(count: usize) -> Vec<String> {
    let objects = ["calendar", "contacts", "drive", "mail", "photos", "tasks", "people", "storage"];
    let rights = ["read", "write", "admin", "share", "list"];
    let all = objects
        .iter()
        .flat_map(|object| rights.iter().map(move |right| format!("{object}.{right}")));
    all.take(count).collect()
}
