//! The check of every entry of the gallery.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use token_runtime::{AnyToken, Authorizes, Expires, Expiry, Refreshes, Scoped, TokenModel};

/// Declares the tests of a family, one per entry of `payloads.json`:
///
/// ```text
/// name "entry-id": Model => question, question;
/// name "entry-id": Model, received at "/data/received_at" => question;
/// ```
///
/// The questions are the methods of [`Answers`]. `received at` is the position of the model's
/// `received` field, if it is not `/received_at`.
macro_rules! gallery {
    (@place) => { "/received_at" };
    (@place $place:literal) => { $place };
    ($($test:ident $id:literal: $model:ty $(, received at $place:literal)?
        => $($question:ident),+;)+) => {
        pub(crate) const ROWS: &[$crate::check::Row] =
            &[$($crate::check::Row { id: $id, test: $test }),+];
        $(
            #[test]
            fn $test() {
                $crate::check::check($id, gallery!(@place $($place)?), |token: &$model| {
                    $crate::check::Answers::default()$(.$question(token))+
                });
            }
        )+
    };
}

/// A test and its entry.
pub(crate) struct Row {
    pub(crate) id: &'static str,
    pub(crate) test: fn(),
}

/// One entry of `payloads.json`.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) id: String,
    #[serde(flatten)]
    reply: Reply,
    /// JSON pointers to values that must never be printed.
    secrets: Vec<String>,
    expect: Expected,
}

/// The provider's reply.
#[derive(Deserialize)]
#[serde(tag = "format", rename_all = "lowercase")]
enum Reply {
    Json { payload: Value },
    Form { payload_text: String },
}

/// The expected answers for a reply that was received at the given time.
#[derive(Deserialize)]
struct Expected {
    received_at_unix: i64,
    #[serde(flatten)]
    answers: Answers,
}

/// The answers of a token. `None` means that the question does not apply to the token.
#[derive(Debug, Default, PartialEq, Deserialize)]
pub(crate) struct Answers {
    access_token: Option<String>,
    refresh_token: Option<String>,
    access_expires_at_ms: Option<Moment>,
    refresh_expires_at_ms: Option<Moment>,
    scopes: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Moment {
    Never,
    Unknown,
    #[serde(untagged)]
    At(i64),
}

impl From<Expiry> for Moment {
    fn from(expiry: Expiry) -> Self {
        match expiry {
            Expiry::At(instant) => Self::At(instant.timestamp_millis()),
            Expiry::Never => Self::Never,
            Expiry::Unknown => Self::Unknown,
        }
    }
}

impl Answers {
    pub(crate) fn access_token<T: TokenModel + Authorizes>(mut self, token: &T) -> Self {
        self.access_token = token.access_token().map(str::to_owned);
        self
    }

    pub(crate) fn refresh_token<T: TokenModel + Refreshes>(mut self, token: &T) -> Self {
        self.refresh_token = token.refresh_token().map(str::to_owned);
        self
    }

    pub(crate) fn expiry<T: TokenModel + Expires>(mut self, token: &T) -> Self {
        self.access_expires_at_ms = Some(token.expiry().into());
        self
    }

    pub(crate) fn refresh_expiry<T: TokenModel + Refreshes>(mut self, token: &T) -> Self {
        self.refresh_expires_at_ms = Some(token.refresh_expiry().into());
        self
    }

    pub(crate) fn scopes<T: TokenModel + Scoped>(mut self, token: &T) -> Self {
        self.scopes = Some(token.scopes().map(str::to_owned).collect());
        self
    }
}

impl Reply {
    fn read<T: DeserializeOwned>(&self) -> T {
        match self {
            Self::Json { payload } => serde_json::from_str(&payload.to_string()).unwrap(),
            Self::Form { payload_text } => serde_urlencoded::from_str(payload_text).unwrap(),
        }
    }

    /// The reply as a program stores it, with the time of receipt at `place`.
    fn received(&self, place: &str, at: &str) -> Self {
        let (object, name) = place.rsplit_once('/').unwrap();
        match self {
            Self::Json { payload } => {
                let mut payload = payload.clone();
                let object = payload.pointer_mut(object).unwrap().as_object_mut().unwrap();
                object.insert(name.to_owned(), at.into());
                Self::Json { payload }
            }
            Self::Form { payload_text } => {
                Self::Form { payload_text: format!("{payload_text}&{name}={at}") }
            }
        }
    }

    fn value_at(&self, pointer: &str) -> String {
        let value = match self {
            Self::Json { payload } => payload.clone(),
            Self::Form { .. } => self.read::<Map<String, Value>>().into(),
        };
        value.pointer(pointer).unwrap().as_str().unwrap().to_owned()
    }
}

pub(crate) fn entries() -> Vec<Entry> {
    serde_json::from_str(include_str!("payloads.json")).unwrap()
}

/// Rule: `dyn AnyToken` gives the same answers as the token, and no answer for a role that the
/// token lacks.
fn check_erased(token: &dyn AnyToken, expected: &Answers) {
    let unknown = || Moment::Unknown;
    let scopes: Vec<&str> = token.scopes().collect();
    assert_eq!(token.access_token(), expected.access_token.as_deref());
    assert_eq!(token.refresh_token(), expected.refresh_token.as_deref());
    assert_eq!(scopes, expected.scopes.as_deref().unwrap_or_default());
    let Answers { access_expires_at_ms, refresh_expires_at_ms, .. } = expected;
    for (expiry, expected) in
        [(token.expiry(), access_expires_at_ms), (token.refresh_expiry(), refresh_expires_at_ms)]
    {
        assert_eq!(Moment::from(expiry), expected.clone().unwrap_or_else(unknown));
    }
}

/// Reads the entry `id` as a `T`, compares the answers with the expected ones, repeats that after a
/// round-trip, and checks that no secret is printed.
pub(crate) fn check<T>(id: &str, received_at: &str, answers: impl Fn(&T) -> Answers)
where
    T: TokenModel + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let entry = entries().into_iter().find(|entry| entry.id == id);
    let Entry { reply, secrets, expect, .. } = entry.expect("no such entry");

    // The unchanged reply can be read. Its time of receipt is now, so the answers are not compared.
    let _: T = reply.read();

    let received = chrono::DateTime::from_timestamp(expect.received_at_unix, 0).unwrap();
    let received = received.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let token: T = reply.received(received_at, &received).read();
    assert_eq!(answers(&token), expect.answers);
    check_erased(&token, &expect.answers);

    let stored = serde_json::to_string(&token).unwrap();
    let restored: T = serde_json::from_str(&stored).unwrap();
    assert_eq!(answers(&restored), expect.answers, "after {stored}");
    assert_eq!(restored, token, "after {stored}");

    if let Reply::Form { .. } = reply {
        let stored = serde_urlencoded::to_string(&token).unwrap();
        let restored: T = serde_urlencoded::from_str(&stored).unwrap();
        assert_eq!(answers(&restored), expect.answers, "after {stored}");
    }

    let redacted = serde_json::to_string(&token.redacted()).unwrap();
    for secret in secrets.iter().map(|pointer| reply.value_at(pointer)) {
        for printed in [format!("{token:?}"), format!("{token:#?}"), redacted.clone()] {
            assert!(!printed.contains(&secret), "{secret} in {printed}");
        }
    }
}
