//! When a token ends, and its status at a given instant.

#[cfg(feature = "clock")]
use crate::clock;
use crate::{redact::errors::redact_as, scale::clamped};
use chrono::{DateTime, SecondsFormat, Utc};
use core::{fmt, marker::PhantomData, str::FromStr, time::Duration};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Unexpected, Visitor},
};

/// When a token ends.
///
/// A provider gives an instant, says that the token never ends, or says nothing. A program acts
/// differently on each, so there are three variants.
///
/// ```
/// use token_runtime::Expiry;
///
/// let expiry = Expiry::from_unix(1_767_229_200);
/// assert_eq!(expiry.time().unwrap().to_rfc3339(), "2026-01-01T01:00:00+00:00");
/// assert_eq!(Expiry::default(), Expiry::Unknown);
/// ```
///
/// Its text form in `Display`, `FromStr` and serde is an RFC 3339 time, `never` or `unknown`. A
/// column of a database can hold it. (A field with the role `expires` uses the encoding of its
/// attribute instead.)
///
/// ```
/// # use token_runtime::Expiry;
/// for text in ["2026-01-01T01:00:00Z", "never", "unknown"] {
///     assert_eq!(text.parse::<Expiry>()?.to_string(), text);
/// }
/// # Ok::<(), token_runtime::ParseExpiryError>(())
/// ```
///
/// Expiries are ordered by their ends, `Unknown` after every instant and `Never` last. The lesser
/// of two expires first, and `min` finds the next one due.
///
/// ```
/// # use token_runtime::Expiry;
/// let next = [Expiry::Never, Expiry::from_unix(20), Expiry::Unknown, Expiry::from_unix(10)];
/// assert_eq!(next.into_iter().min(), Some(Expiry::from_unix(10)));
/// assert!(Expiry::from_unix(20) < Expiry::Unknown && Expiry::Unknown < Expiry::Never);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Expiry {
    /// Valid before this instant, expired from it on (RFC 7519 §4.1.4: "on or
    /// after").
    At(DateTime<Utc>),
    /// The provider gave no expiry, or one that means "not known".
    #[default]
    Unknown,
    /// The provider says that the token does not expire.
    Never,
}

impl Expiry {
    /// The expiry at `seconds` since the Unix epoch, clamped to the years 0 to
    /// 9999.
    pub fn from_unix(seconds: i64) -> Self {
        Self::At(clamped(DateTime::from_timestamp(seconds, 0), seconds < 0))
    }

    /// The instant, if the expiry is one.
    pub fn time(self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(time) => Some(time),
            Self::Never | Self::Unknown => None,
        }
    }

    /// Whether the token is expired at `now`. It is expired from the instant of its expiry on.
    pub fn is_expired_at(self, now: DateTime<Utc>) -> bool {
        matches!(self, Self::At(time) if time <= now)
    }

    /// Whether the token is expired now.
    #[cfg(feature = "clock")]
    pub(crate) fn is_expired(self) -> bool {
        self.time().is_some_and(clock::has_reached)
    }

    /// The time that is left at `now`. Zero if expired, `None` for `Never` and `Unknown`.
    pub fn time_left_at(self, now: DateTime<Utc>) -> Option<Duration> {
        let left = self.time()?.signed_duration_since(now);
        Some(left.to_std().unwrap_or(Duration::ZERO))
    }

    /// The status at `now`, with this margin.
    pub fn status_at(self, now: DateTime<Utc>, margin: Duration) -> Status {
        match self {
            Self::Never => Status::Fresh,
            Self::Unknown => Status::Unknown,
            Self::At(_) => match self.time_left_at(now) {
                Some(Duration::ZERO) | None => Status::Expired,
                Some(left) if left <= margin => Status::Stale,
                Some(_) => Status::Fresh,
            },
        }
    }
}

impl From<DateTime<Utc>> for Expiry {
    fn from(time: DateTime<Utc>) -> Self {
        Self::At(time)
    }
}

impl From<Option<DateTime<Utc>>> for Expiry {
    /// `None` is [`Unknown`](Expiry::Unknown), not "never".
    fn from(time: Option<DateTime<Utc>>) -> Self {
        time.map_or(Self::Unknown, Self::At)
    }
}

impl fmt::Display for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(time) => f.pad(&time.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            Self::Never => f.pad("never"),
            Self::Unknown => f.pad("unknown"),
        }
    }
}

/// The error of text that is not an [`Expiry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseExpiryError(());

impl fmt::Display for ParseExpiryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {EXPIRY}")
    }
}

impl core::error::Error for ParseExpiryError {}

const EXPIRY: &str = "a date of RFC 3339, `never` or `unknown`";

impl FromStr for Expiry {
    type Err = ParseExpiryError;

    fn from_str(text: &str) -> Result<Self, ParseExpiryError> {
        match text {
            "never" => Ok(Self::Never),
            "unknown" => Ok(Self::Unknown),
            _ => text.parse().map(Self::At).map_err(|_| ParseExpiryError(())),
        }
    }
}

impl Serialize for Expiry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Expiry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse(deserializer, EXPIRY)
    }
}

/// Where a token is in its life, and so what a program should do with it next.
///
/// ```
/// use token_runtime::{Expiry, Status};
/// use core::time::Duration;
///
/// let expiry = Expiry::from_unix(100);
/// let at = |seconds| Expiry::from_unix(seconds).time().unwrap();
/// let margin = Duration::from_secs(30);
/// assert_eq!(expiry.status_at(at(69), margin), Status::Fresh);
/// assert_eq!(expiry.status_at(at(70), margin), Status::Stale);
/// assert_eq!(expiry.status_at(at(100), margin), Status::Expired);
/// ```
///
/// Statuses are ordered by urgency: `Fresh`, `Unknown`, `Stale`, `Expired`. From `Stale` on it is
/// time to refresh. The text form is the name in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Valid, and not within the margin. A token that never expires is fresh.
    Fresh,
    /// The end is unknown: only the server can tell whether the token is valid.
    Unknown,
    /// Valid, and within the margin before its end: refresh it now.
    Stale,
    /// No longer valid.
    Expired,
}

impl Status {
    const ALL: [Self; 4] = [Self::Fresh, Self::Unknown, Self::Stale, Self::Expired];

    /// The text form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Unknown => "unknown",
            Self::Stale => "stale",
            Self::Expired => "expired",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The error of text that is not a [`Status`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseStatusError(());

impl fmt::Display for ParseStatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {STATUS}")
    }
}

impl core::error::Error for ParseStatusError {}

const STATUS: &str = "`fresh`, `unknown`, `stale` or `expired`";

impl FromStr for Status {
    type Err = ParseStatusError;

    fn from_str(text: &str) -> Result<Self, ParseStatusError> {
        let status = Self::ALL.into_iter().find(|status| status.as_str() == text);
        status.ok_or(ParseStatusError(()))
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse(deserializer, STATUS)
    }
}

/// Reads a value from its text. The error does not quote it.
fn parse<'de, T: FromStr, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
) -> Result<T, D::Error> {
    struct Text<T>(&'static str, PhantomData<T>);

    impl<T: FromStr> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            let found = Unexpected::Other("string");
            text.parse().map_err(|_| E::invalid_value(found, &self))
        }
    }

    let text = deserializer.deserialize_str(Text(expected, PhantomData));
    text.map_err(|error| redact_as(error, &expected))
}
