//! The example `scaffold` on the 56 payloads of the gallery. Its output compiles, decodes the
//! payload, and gives the gallery's answers, which a person wrote from the documentation.
//!
//! `outputs` contains the output. To regenerate it, run `UPDATE_SNAPSHOTS=1 cargo test --test
//! scaffold`, twice if a file is new.

#[path = "../../examples/scaffold/generate/mod.rs"]
#[allow(dead_code, reason = "the example uses all of it")]
mod generate;

use chrono::Utc;
use generate::sample::Sample;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{env, fs, path::Path};
use token_runtime::{AnyToken, Expiry, TokenModel};

/// Declares the outputs: the name of the file, and the entry of the gallery.
macro_rules! outputs {
    ($($module:ident $id:literal,)*) => {
        #[allow(dead_code, unreachable_pub, reason = "code for a library")]
        #[allow(clippy::pedantic, reason = "names and shapes are the providers'")]
        mod outputs {
            $(pub(crate) mod $module;)*
            /// An artificial sample.
            pub(crate) mod odd;
        }

        const OUTPUTS: &[Output] = &[$(Output {
            file: concat!("tests/scaffold/outputs/", stringify!($module), ".rs"),
            id: $id,
            read: |entry| Box::new(entry.read::<outputs::$module::Reply>()),
        }),*];
    };
}

struct Output {
    file: &'static str,
    id: &'static str,
    read: fn(&Entry) -> Box<dyn AnyToken>,
}

/// One entry of the gallery.
#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(default)]
    payload: Value,
    #[serde(default)]
    payload_text: String,
    /// JSON pointers to values that must never be printed.
    secrets: Vec<String>,
    expect: Map<String, Value>,
}

impl Entry {
    fn read<T: serde::de::DeserializeOwned>(&self) -> T {
        if self.payload.is_null() {
            serde_urlencoded::from_str(&self.payload_text).expect(&self.id)
        } else {
            serde_json::from_str(&self.payload.to_string()).expect(&self.id)
        }
    }
}

const GALLERY: &str = include_str!("../gallery/payloads.json");

fn entry(id: &str) -> Entry {
    let entries: Vec<Entry> = serde_json::from_str(GALLERY).unwrap();
    entries.into_iter().find(|entry| entry.id == id).expect(id)
}

/// The payload of an entry, with its members in their original order.
fn sample(id: &str) -> Sample {
    #[derive(Deserialize)]
    struct Sampled {
        id: String,
        payload: Option<Sample>,
        payload_text: Option<String>,
    }

    let entries: Vec<Sampled> = serde_json::from_str(GALLERY).unwrap();
    let entry = entries.into_iter().find(|entry| entry.id == id).expect(id);
    let form = || generate::sample::read(&entry.payload_text.expect(id)).expect(id);
    entry.payload.unwrap_or_else(form)
}

/// Rule: the files in `outputs` are the current output of the example.
#[test]
fn the_outputs_are_current() {
    let update = env::var_os("UPDATE_SNAPSHOTS").is_some();
    for output in OUTPUTS {
        let code = generate::from_sample(&sample(output.id), "Reply").unwrap();
        compare(output.file, &code, update);
    }
    let code = generate::scaffold(ODD, "Reply").unwrap();
    compare("tests/scaffold/outputs/odd.rs", &code, update);

    let entries: Vec<Entry> = serde_json::from_str(GALLERY).unwrap();
    let ids: Vec<&str> = entries.iter().map(|entry| &*entry.id).collect();
    assert_eq!(OUTPUTS.iter().map(|output| output.id).collect::<Vec<_>>(), ids);
}

fn compare(file: &str, code: &str, update: bool) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if update {
        fs::write(path, code).unwrap();
    } else {
        assert_eq!(fs::read_to_string(path).unwrap(), code, "{file}");
    }
}

const ODD: &str = include_str!("odd.json");

/// Rule: whatever the names and values, the code compiles and decodes the sample.
#[test]
fn an_odd_sample() {
    let replies: Vec<outputs::odd::Reply> = serde_json::from_str(ODD).unwrap();
    assert_eq!(replies[0].access_token(), Some("FAKE_odd"));
    assert_eq!(replies[1].access_token(), Some("FAKE_other"));
    assert!(replies.iter().all(|reply| !reply.is_expired()));
    assert!(!format!("{replies:?}").contains("FAKE"));
}

/// Rule: an invalid sample or name is an error that quotes nothing.
#[test]
fn no_sample() {
    for text in ["", "c4n4ry", "\"c4n4ry\"", "{\"c4n4ry\"", "[1]", "{}", "[]", "7"] {
        let error = generate::scaffold(text, "Reply").unwrap_err();
        assert!(!error.contains("c4n4ry"), "{error}");
    }
    for name in ["", "reply", "Re ply", "R\u{e9}ply", "Reply;"] {
        assert!(generate::scaffold("{\"a\":1}", name).is_err(), "{name}");
    }
    let form = generate::scaffold("access_token=c4n4ry&expires=0", "Reply").unwrap();
    assert!(form.contains("never(0)") && !form.contains("c4n4ry"), "{form}");
}

/// Rule: the output contains no text value of the sample.
#[test]
fn the_outputs_hold_no_secret() {
    fn mark(sample: &mut Sample) {
        match sample {
            Sample::Text(text) => *text = format!("c4n4ry-{text}"),
            Sample::List(list) => list.iter_mut().for_each(mark),
            Sample::Object(members) => members.iter_mut().for_each(|(_, value)| mark(value)),
            _ => {}
        }
    }

    for output in OUTPUTS {
        let entry = entry(output.id);
        let code = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(output.file));
        let code = code.unwrap();
        for secret in &entry.secrets {
            if let Some(secret) = entry.payload.pointer(secret).and_then(Value::as_str) {
                assert!(!code.contains(secret), "{}", output.id);
            }
        }
        let mut marked = sample(output.id);
        mark(&mut marked);
        let code = generate::from_sample(&marked, "Reply").unwrap();
        assert!(!code.contains("c4n4ry"), "{code}");
    }
}

/// The answers of a token in the form of the gallery. An instant that counts from the receipt is
/// moved to the gallery's time of receipt.
fn answers(token: &dyn AnyToken, entry: &Entry) -> Map<String, Value> {
    let received = entry.expect["received_at_unix"].as_i64().unwrap() * 1_000;
    let now = Utc::now().timestamp_millis();
    let moment = |expiry: Expiry, expected: &Value| match (expiry, expected.as_i64()) {
        (Expiry::At(end), Some(expected)) => {
            let moved = end.timestamp_millis() - now + received;
            let is_moved = (moved - expected).abs() < 60_000;
            if is_moved { expected.into() } else { end.timestamp_millis().into() }
        }
        (expiry, _) => expiry.to_string().into(),
    };
    let scopes: Vec<&str> = token.scopes().collect();
    let answers = [
        ("access_token", token.access_token().into()),
        ("refresh_token", token.refresh_token().into()),
        ("access_expires_at_ms", moment(token.expiry(), &entry.expect["access_expires_at_ms"])),
        (
            "refresh_expires_at_ms",
            moment(token.refresh_expiry(), &entry.expect["refresh_expires_at_ms"]),
        ),
        ("scopes", scopes.into()),
    ];
    answers.map(|(name, answer)| (name.to_owned(), answer)).into_iter().collect()
}

/// The answers of an output that differ from the gallery. Null means that the question does not
/// apply.
fn differences(output: &Output) -> Vec<String> {
    let entry = entry(output.id);
    let token = (output.read)(&entry);
    let answers = answers(&*token, &entry);
    let differs = |(name, answer): &(&String, &Value)| {
        let expected = &entry.expect[*name];
        !expected.is_null() && *answer != expected
    };
    answers.iter().filter(differs).map(|(name, _)| name.clone()).collect()
}

/// Rule: every output decodes its sample. Its answers are the gallery's, except for the entries in
/// `DIFFERING`, where the documentation says more than the sample.
#[test]
fn the_outputs_give_the_answers_of_the_gallery() {
    let differing: Vec<(&str, String)> = OUTPUTS
        .iter()
        .map(|output| (output.id, differences(output).join(", ")))
        .filter(|(_, differences)| !differences.is_empty())
        .collect();
    let expected: Vec<(&str, String)> =
        DIFFERING.iter().map(|(id, question, _)| (*id, (*question).to_owned())).collect();
    assert_eq!(differing, expected);
}

/// The entries whose output a person must complete: the question, and what the sample does not
/// show.
const DIFFERING: &[(&str, &str, &str)] = &[
    ("doorkeeper-token-info", "access_expires_at_ms", "null means: never"),
    ("heroku-platform", "refresh_expires_at_ms", "null means: never"),
    ("instagram-business-login", "access_expires_at_ms", "the documentation says one hour"),
    ("msal-cache-access-token", "scopes", "they are in `target`"),
    ("plaid-exchange", "access_expires_at_ms", "no member says that it never ends"),
    ("rfc7662-introspection-inactive", "access_expires_at_ms", "`active` voids the token"),
    ("slack-v2-user-only", "access_expires_at_ms", "no member says that it never ends"),
    ("vimeo", "access_expires_at_ms", "no member says that it never ends"),
    ("yammer", "access_expires_at_ms", "null means: never"),
];

outputs! {
    alibaba_sts "alibaba-sts",
    aliexpress "aliexpress",
    aspnet_owin "aspnet-owin",
    aws_imds_credentials "aws-imds-credentials",
    azure_cli_legacy "azure-cli-legacy",
    azure_devops "azure-devops",
    bluesky_create_session "bluesky-create-session",
    box_downscoped "box-downscoped",
    broadcom_pulse "broadcom-pulse",
    carto "carto",
    clover "clover",
    consul_acl_token "consul-acl-token",
    corrently "corrently",
    deezer "deezer",
    doorkeeper_token_info "doorkeeper-token-info",
    epic_games "epic-games",
    firebase_identity_toolkit "firebase-identity-toolkit",
    firebase_installations "firebase-installations",
    fiserv "fiserv",
    garmin_connect "garmin-connect",
    github_app_installation "github-app-installation",
    github_app_user_to_server_strings "github-app-user-to-server-strings",
    gitlab_pat "gitlab-pat",
    gocardless_bank_account_data "gocardless-bank-account-data",
    golang_oauth2_extra_test "golang-oauth2-extra-test",
    golang_oauth2_token_file_never "golang-oauth2-token-file-never",
    google_executable_credential "google-executable-credential",
    google_watch_channel "google-watch-channel",
    heroku_platform "heroku-platform",
    instagram_business_login "instagram-business-login",
    marketo "marketo",
    microsoft_entra_v1 "microsoft-entra-v1",
    msal_cache_access_token "msal-cache-access-token",
    nhs_api_platform "nhs-api-platform",
    openstack_keystone "openstack-keystone",
    overflow_int64 "overflow-int64",
    plaid_exchange "plaid-exchange",
    polar "polar",
    rfc6749_5_1 "rfc6749-5.1",
    rfc7662_introspection "rfc7662-introspection",
    rfc7662_introspection_inactive "rfc7662-introspection-inactive",
    sap_business_one "sap-business-one",
    setmore "setmore",
    slack_v2_user_only "slack-v2-user-only",
    snowflake_oauth "snowflake-oauth",
    square_token_status "square-token-status",
    squarespace "squarespace",
    supabase "supabase",
    tableau "tableau",
    tuya "tuya",
    ups "ups",
    vault_login "vault-login",
    vimeo "vimeo",
    vk "vk",
    vmware_identity_broker "vmware-identity-broker",
    yammer "yammer",
}
