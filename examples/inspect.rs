//! What do these tokens say? Reads payloads and prints a table.
//!
//! ```sh
//! cargo run --example inspect                            # a payload of each model
//! cargo run --example inspect -- easyship reply.json     # one of yours
//! cargo run --example inspect -- clerk - < tokens.json   # from standard input
//! ```
//!
//! A bad argument or payload is one line on standard error and exit status 2.

use serde::Serialize;
use serde_json::Value;
use std::{env, error::Error, ffi::OsString, fs, io, io::Write, process::ExitCode, time::Duration};
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};
use token_runtime::{Expires, Expiry, Scoped, TokenModel};

/// A model, how to read its payloads, and one that its provider documents.
struct Model {
    name: &'static str,
    read: fn(&str) -> Result<Vec<Row>, serde_json::Error>,
    sample: &'static str,
}

const MODELS: [Model; 5] = [
    Model { name: "zendesk", read: zendesk, sample: include_str!("payloads/zendesk.json") },
    Model {
        name: "zendesk-response",
        read: zendesk_response,
        sample: include_str!("payloads/zendesk-response.json"),
    },
    Model { name: "clerk", read: clerk, sample: include_str!("payloads/clerk.json") },
    Model { name: "authlete", read: authlete, sample: include_str!("payloads/authlete.json") },
    Model { name: "easyship", read: easyship, sample: include_str!("payloads/easyship.json") },
];

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
            for model in &MODELS {
                rows.extend((model.read)(model.sample)?.into_iter().map(|row| (model.name, row)));
            }
        }
        [name, file] => {
            let model = MODELS.iter().find(|model| *name == *model.name).ok_or_else(|| {
                let names = MODELS.map(|model| model.name).join(", ");
                format!("unknown model `{}`, expected one of {names}", name.to_string_lossy())
            })?;
            let found = read(file).and_then(|text| Ok((model.read)(&text)?));
            let found = found.map_err(|error| format!("{}: {error}", file.to_string_lossy()))?;
            rows.extend(found.into_iter().map(|row| (model.name, row)));
        }
        _ => return Err("usage: inspect [MODEL FILE]; `-` as FILE is standard input".into()),
    }
    Ok(report(&rows))
}

fn read(file: &OsString) -> Result<String, Box<dyn Error>> {
    Ok(if file == "-" { io::read_to_string(io::stdin())? } else { fs::read_to_string(file)? })
}

// One function for each model. A token may come alone or in the envelope that
// the provider's endpoint puts around it.

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

/// Whether `text` is an object with this member.
fn has_member(text: &str, name: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|payload| payload.get(name).is_some())
}

/// What there is to say about a token.
struct Row {
    status: String,
    expires: String,
    left: String,
    refresh: &'static str,
    scopes: String,
    masked: String,
}

impl Row {
    /// Asks `token` what any token with an expiry and scopes can answer.
    /// `can_refresh` is `None` for a model without a refresh token: asking one
    /// would not compile.
    fn new<T>(token: &T, can_refresh: Option<bool>) -> Result<Self, serde_json::Error>
    where
        T: Expires + Scoped + Serialize,
    {
        let scopes: Vec<&str> = token.scopes().collect();
        Ok(Self {
            status: token.status().to_string(),
            expires: match token.expiry() {
                Expiry::At(time) => time.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
                Expiry::Never => "never".to_owned(),
                Expiry::Unknown => "unknown".to_owned(),
            },
            left: token.time_left().map_or_else(|| "-".to_owned(), largest_units),
            refresh: can_refresh.map_or("-", |can| if can { "yes" } else { "no" }),
            scopes: if scopes.is_empty() { "-".to_owned() } else { printable(&scopes.join(" ")) },
            masked: printable(&serde_json::to_string(&token.redacted())?),
        })
    }
}

/// `time` in its two largest units.
fn largest_units(time: Duration) -> String {
    let seconds = time.as_secs();
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    match time {
        Duration::ZERO => "none".to_owned(),
        _ if days > 0 => format!("{days}d {}h", hours % 24),
        _ if hours > 0 => format!("{hours}h {}m", minutes % 60),
        _ => format!("{minutes}m {}s", seconds % 60),
    }
}

/// The table, and below it what a log may show of each token.
fn report(rows: &[(&str, Row)]) -> String {
    if rows.is_empty() {
        return "no token in it\n".to_owned();
    }
    let mut table = line("MODEL", "STATUS", "EXPIRES", "LEFT", "REFRESH", "SCOPES");
    let mut log = String::from("\nFor a log, with the secrets masked:\n");
    for (model, row) in rows {
        table += &line(model, &row.status, &row.expires, &row.left, row.refresh, &row.scopes);
        log.extend(["\n", model, "\n", &row.masked, "\n"]);
    }
    table + &log
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

/// `text` without the characters that could command a terminal.
fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
