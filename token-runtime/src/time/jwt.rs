//! The expiry that a JWT contains: `expires = "jwt"`.

use super::{Encoding, Time};
use crate::{codec::field::ReadField, expiry::Expiry};
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

/// The `exp` claim of a token (RFC 7519 §4.1.4); `None` if it has none or is no
/// JWT. **The signature is not verified**: the claim says when the issuer stops
/// accepting the token, not that the token is genuine.
pub(crate) fn expiry(token: &str) -> Option<Expiry> {
    struct Exp(Expiry);

    impl<'de> Deserialize<'de> for Exp {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Time::expires(&[Encoding::Unix]).read(deserializer).map(Exp)
        }
    }

    #[derive(Deserialize)]
    struct Claims {
        exp: Exp,
    }

    let payload = token.split('.').nth(1)?.trim_end_matches('=');
    // The claims are as secret as the token.
    let mut decoded = Zeroizing::new(Vec::with_capacity(payload.len()));
    URL_SAFE_NO_PAD.decode_vec(payload, &mut decoded).ok()?;
    let claims: Claims = serde_json::from_slice(&decoded).ok()?;
    Some(claims.exp.0).filter(|expiry| *expiry != Expiry::Unknown)
}
