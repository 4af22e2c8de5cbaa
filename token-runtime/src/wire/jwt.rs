//! The expiry that a JWT carries in itself: `expires = "jwt"`.

use crate::Expiry;

/// The `exp` claim of a token (RFC 7519 §4.1.4); `None` if it has none or is
/// no JWT. **The signature is not verified**: the claim says when the issuer
/// stops accepting the token, not that the token is genuine.
#[cfg(feature = "jwt")]
pub fn expiry(token: &str) -> Option<Expiry> {
    use super::{
        encoding::Encoding,
        marks::Marks,
        time::{TimeCodec, TimeWire},
    };
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use serde::{Deserialize, Deserializer};

    struct Exp(Expiry);

    impl TimeCodec for Exp {
        type Value = Expiry;
        const WIRE: TimeWire = TimeWire { encodings: &[Encoding::Unix], marks: Marks::NONE };
    }

    impl<'de> Deserialize<'de> for Exp {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            super::time::deserialize::<Exp, D>(deserializer).map(Exp)
        }
    }

    #[derive(Deserialize)]
    struct Claims {
        exp: Exp,
    }

    let payload = token.split('.').nth(1)?.trim_end_matches('=');
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    Some(claims.exp.0).filter(|expiry| *expiry != Expiry::Unknown)
}

/// Stands in for the function above, to say what is missing.
#[cfg(not(feature = "jwt"))]
pub fn expiry<T: FeatureJwt + ?Sized>(_: &T) -> Option<Expiry> {
    None
}

/// What nothing implements while the feature is off.
#[cfg(not(feature = "jwt"))]
#[diagnostic::on_unimplemented(
    message = "`\"jwt\"` needs the feature `jwt` of `token-runtime`",
    label = "the expiry is inside of this token",
    note = "in `Cargo.toml`: `token-runtime = {{ version = \"…\", features = [\"jwt\"] }}`"
)]
pub trait FeatureJwt {}
