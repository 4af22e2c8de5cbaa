//! What fits a token model into other crates; each behind a feature of its own,
//! off by default.
//!
//! | feature | with it |
//! |---|---|
//! | `http` | the value of [`authorization`](crate::TokenModel::authorization) becomes a header: module `http` |
//! | `jiff` | jiff's times and durations as fields, and as the expiry: module `jiff` |
//! | `oauth2` | a model as the token response of the `oauth2` crate's client: module `oauth2` |
//! | `serde_json` | unknown members from and into its values: module `serde_json` |
//! | `time` | time's times and durations as fields, and as the expiry: module `time` |

#[cfg(any(feature = "jiff", feature = "time"))]
use chrono::{DateTime, Utc};

#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "jiff")]
pub mod jiff;
#[cfg(feature = "oauth2")]
pub mod oauth2;
#[cfg(feature = "serde_json")]
pub mod serde_json;
#[cfg(feature = "time")]
pub mod time;

/// The time `nanos` after the Unix epoch, cut to chrono's range.
#[cfg(any(feature = "jiff", feature = "time"))]
fn time_of(nanos: i128) -> DateTime<Utc> {
    let cut = if nanos < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
    let subsec = u32::try_from(nanos.rem_euclid(1_000_000_000)).unwrap_or_default();
    let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).ok();
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, subsec)).unwrap_or(cut)
}
