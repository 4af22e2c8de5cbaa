//! Reads token payloads and prints a table: status, expiry, time left, scopes.
//!
//! ```sh
//! cargo run --example inspect                            # a sample of each model
//! cargo run --example inspect -- easyship reply.json     # a payload of your own
//! cargo run --example inspect -- clerk - < tokens.json   # from standard input
//! ```
//!
//! A wrong argument or payload gives one line on standard error and exit status 2.

use chrono::Utc;
use serde::Serialize;
use serde_json::{Value, json};
use std::{env, error::Error, ffi::OsString, fs, io, io::Write, process::ExitCode, time::Duration};
use token_runtime::models::{
    AccessToken, IntrospectionResponse, JwtClaims, OAuth2TokenResponse, OAuthAccessToken,
    OAuthAccessTokens, OAuthTokenResponse, OAuthTokensResponse, OauthTokenObject,
    TokenGetListResponse, TokenResponse,
};
use token_runtime::{Expires, Scoped, TimeLeft, TokenModel};

/// Reads a payload of a model: one row for each token in it.
type Reader = fn(&str) -> Result<Vec<Row>, serde_json::Error>;

const MODELS: [(&str, Reader); 8] = [
    ("zendesk", zendesk),
    ("zendesk-response", zendesk_response),
    ("clerk", clerk),
    ("authlete", authlete),
    ("easyship", easyship),
    ("token", token),
    ("introspection", introspection),
    ("jwt", jwt),
];

/// The providers' documented samples, which are expired, and a token for each other status.
fn samples() -> [(&'static str, String); 9] {
    let now = Utc::now().timestamp();
    let fresh = json!({
        "access_token": "2YotnFZFEjr1zCsicMWpAA", "token_type": "Bearer", "expires_in": 3600,
        "refresh_token": "tGzv3JOkF0XG5Qx2TlKWIA", "scope": "openid profile",
    });
    let stale = json!({"active": true, "scope": "read", "iat": now - 3580, "exp": now + 20});
    let never = json!({"id": 1, "token": "af3345kdj3", "scopes": ["read", "write"]});
    let unknown = json!({"sub": "7", "scp": ["User.Read"]});
    [
        ("zendesk", include_str!("payloads/zendesk.json").to_owned()),
        ("zendesk-response", include_str!("payloads/zendesk-response.json").to_owned()),
        ("clerk", include_str!("payloads/clerk.json").to_owned()),
        ("authlete", include_str!("payloads/authlete.json").to_owned()),
        ("easyship", include_str!("payloads/easyship.json").to_owned()),
        ("token", fresh.to_string()),
        ("introspection", stale.to_string()),
        ("zendesk", never.to_string()),
        ("jwt", unknown.to_string()),
    ]
}

const LEGEND: &str = "
STATUS   fresh: use it; stale: it expires soon, refresh it now; expired; unknown: only the server knows
EXPIRES  never: the provider says so; unknown: the payload has no expiry
LEFT     none: the token is expired; -: the token has no instant of expiry
REFRESH  yes: there is a refresh token that is not expired; -: the model has no refresh token
SCOPES   -: none
";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(report) => match io::stdout().write_all(report.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("inspect: {}", printable(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[OsString]) -> Result<String, Box<dyn Error>> {
    let mut rows = Vec::new();
    match arguments {
        [] => {
            for (name, sample) in samples() {
                let (name, reader) = model(name)?;
                rows.extend(reader(&sample)?.into_iter().map(|row| (name, row)));
            }
        }
        [name, file] => {
            let (name, reader) = model(&name.to_string_lossy())?;
            let found = read(file).and_then(|text| Ok(reader(&text)?));
            let found = found.map_err(|error| format!("{}: {error}", file.to_string_lossy()))?;
            rows.extend(found.into_iter().map(|row| (name, row)));
        }
        _ => return Err("usage: inspect [MODEL FILE]; `-` as FILE is standard input".into()),
    }
    Ok(report(&rows))
}

fn model(name: &str) -> Result<(&'static str, Reader), String> {
    MODELS.into_iter().find(|(model, _)| *model == name).ok_or_else(|| {
        let names = MODELS.map(|(name, _)| name).join(", ");
        format!("unknown model `{name}`, expected one of {names}")
    })
}

fn read(file: &OsString) -> Result<String, Box<dyn Error>> {
    Ok(if file == "-" { io::read_to_string(io::stdin())? } else { fs::read_to_string(file)? })
}

// One function for each model. The payload is either one token or the whole reply of
// the provider's endpoint.

fn zendesk(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let tokens: Vec<OauthTokenObject> = if has_member(text, "tokens") {
        serde_json::from_str::<OAuthTokensResponse>(text)?.tokens
    } else {
        vec![serde_json::from_str(text)?]
    };
    tokens.iter().map(|token| Row::new(token, Some(token.can_refresh()))).collect()
}

fn zendesk_response(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let reply: OAuthTokenResponse = serde_json::from_str(text)?;
    Ok(vec![Row::new(&reply, Some(reply.can_refresh()))?])
}

fn clerk(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let tokens: Vec<OAuthAccessToken> = if has_member(text, "token") {
        vec![serde_json::from_str(text)?]
    } else {
        serde_json::from_str::<OAuthAccessTokens>(text)?.data
    };
    tokens.iter().map(|token| Row::new(token, None)).collect()
}

fn authlete(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let tokens: Vec<AccessToken> = if has_member(text, "accessTokens") {
        serde_json::from_str::<TokenGetListResponse>(text)?.access_tokens
    } else {
        vec![serde_json::from_str(text)?]
    };
    tokens.iter().map(|token| Row::new(token, None)).collect()
}

fn easyship(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let token: OAuth2TokenResponse = serde_json::from_str(text)?;
    Ok(vec![Row::new(&token, Some(token.can_refresh()))?])
}

fn token(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let token: TokenResponse = serde_json::from_str(text)?;
    Ok(vec![Row::new(&token, Some(token.can_refresh()))?])
}

fn introspection(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let answer: IntrospectionResponse = serde_json::from_str(text)?;
    Ok(vec![Row::new(&answer, None)?])
}

fn jwt(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    let claims: JwtClaims = serde_json::from_str(text)?;
    Ok(vec![Row::new(&claims, None)?])
}

/// Whether `text` is an object with this member.
fn has_member(text: &str, name: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|payload| payload.get(name).is_some())
}

/// The answers of a token, as text.
struct Row {
    status: String,
    expires: String,
    left: String,
    refresh: &'static str,
    scopes: String,
    masked: String,
}

impl Row {
    /// Asks `token` for the answers that every model with an expiry and scopes has.
    /// `can_refresh` is `None` for a model without a refresh token, because the method
    /// `can_refresh` of such a model does not compile.
    fn new<T>(token: &T, can_refresh: Option<bool>) -> Result<Self, serde_json::Error>
    where
        T: Expires + Scoped + Serialize,
    {
        let scopes: Vec<&str> = token.scopes().collect();
        Ok(Self {
            status: token.status().to_string(),
            expires: match token.expires_at() {
                Some(time) => time.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
                None => token.expiry().to_string(),
            },
            left: match token.time_left() {
                None => "-".to_owned(),
                Some(Duration::ZERO) => "none".to_owned(),
                Some(left) => TimeLeft(left).to_string(),
            },
            refresh: can_refresh.map_or("-", |can| if can { "yes" } else { "no" }),
            scopes: if scopes.is_empty() { "-".to_owned() } else { printable(&scopes.join(" ")) },
            masked: printable(&serde_json::to_string(&token.redacted())?),
        })
    }
}

/// The table and its legend, then each token with its secrets masked.
fn report(rows: &[(&str, Row)]) -> String {
    if rows.is_empty() {
        return "no token in the payload\n".to_owned();
    }
    let mut table = line("MODEL", "STATUS", "EXPIRES", "LEFT", "REFRESH", "SCOPES");
    let mut log = String::from("\nFor a log, with the secrets masked:\n");
    for (model, row) in rows {
        table += &line(model, &row.status, &row.expires, &row.left, row.refresh, &row.scopes);
        log.extend(["\n", model, "\n", &row.masked, "\n"]);
    }
    table + LEGEND + &log
}

fn line(
    model: &str,
    status: &str,
    expires: &str,
    left: &str,
    refresh: &str,
    scopes: &str,
) -> String {
    format!("{model:16}  {status:7}  {expires:23}  {left:12}  {refresh:7}  {scopes}\n")
}

/// `text` without control characters, which a terminal would obey.
fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
