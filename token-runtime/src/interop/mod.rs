//! What fits a token model into other crates. Each module needs the feature of its name; all are
//! off by default.
//!
//! | feature | with it |
//! |---|---|
//! | [`http`] | the value of [`authorization`](crate::TokenModel::authorization) becomes a header value that is marked sensitive |
//! | [`jiff`] | jiff's times and durations as fields, and conversions of [`Expiry`](crate::Expiry) |
//! | [`oauth2`] | a model as the token response of the `oauth2` crate's client |
//! | [`serde_json`] | unknown members from and into its values |
//! | [`time`] | the times and durations of `time` as fields, and conversions of [`Expiry`](crate::Expiry) |
//!
// Full addresses, because these modules are not there without their features.
//! [`http`]: https://docs.rs/token-runtime/latest/token_runtime/interop/http/
//! [`jiff`]: https://docs.rs/token-runtime/latest/token_runtime/interop/jiff/
//! [`oauth2`]: https://docs.rs/token-runtime/latest/token_runtime/interop/oauth2/
//! [`serde_json`]: https://docs.rs/token-runtime/latest/token_runtime/interop/serde_json/
//! [`time`]: https://docs.rs/token-runtime/latest/token_runtime/interop/time/

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
