//! Numbers have the same meaning with the feature `arbitrary_precision` of serde_json.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Extra, Secret, TokenModel};

/// A model with numbers in roles and with unknown members.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Token {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// The time of issue.
    #[token(issued = "unix_ms")]
    pub issued_at: DateTime<Utc>,
    /// The lifetime.
    #[token(expires_in, never(0))]
    pub expires_in: f64,
    /// Unknown members.
    #[token(extra)]
    #[serde(flatten)]
    pub extra: Extra,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use token_runtime::{Expiry, ExtraValue};

    fn read(body: &str) -> serde_json::Result<Token> {
        let token: Token = serde_json::from_str(body)?;
        assert_eq!(serde_json::from_value::<Token>(serde_json::from_str(body)?)?, token, "{body}");
        Ok(token)
    }

    fn body(member: &str) -> String {
        format!(r#"{{"access_token":"a","issued_at":0,"expires_in":1,"x":{member}}}"#)
    }

    fn with(member: &str) -> serde_json::Result<Token> {
        read(&body(member))
    }

    /// Rule: roles read numbers.
    #[test]
    fn roles_read_numbers() {
        let token = |issued: &str, lifetime: &str| {
            read(&format!(r#"{{"access_token":"a","issued_at":{issued},"expires_in":{lifetime}}}"#))
                .unwrap()
        };
        assert_eq!(token("1000", "1.5").expires_at(), DateTime::from_timestamp_millis(2500));
        assert_eq!(token("1e3", "2").expires_at(), DateTime::from_timestamp(3, 0));
        assert_eq!(token("0", "0").expiry(), Expiry::Never);
    }

    /// Rule: an unknown number is a number, at any depth, and is written as one.
    #[test]
    fn unknown_members_keep_numbers() {
        for (member, expected) in [
            ("7", ExtraValue::Int(7)),
            ("-9223372036854775808", ExtraValue::Int(i64::MIN)),
            ("18446744073709551615", ExtraValue::Uint(u64::MAX)),
            ("0.5", ExtraValue::Float(0.5)),
            ("-1e3", ExtraValue::Float(-1000.0)),
        ] {
            assert_eq!(with(member).unwrap().extra.get("x"), Some(&expected), "{member}");
            let deep = with(&format!(r#"{{"y":[{member}]}}"#)).unwrap();
            let list = deep.extra.get("x").and_then(|x| x.get("y"));
            assert_eq!(list, Some(&ExtraValue::List(vec![expected])), "{member}");
        }
        // Not through `from_value`, because serde's buffer for `flatten` has 64-bit integers.
        let wide: Token = serde_json::from_str(&body("18446744073709551616")).unwrap();
        assert_eq!(wide.extra.get("x"), Some(&ExtraValue::Float(18_446_744_073_709_551_616.0)));
        for member in ["7", "-7", "0.5", r#"{"y":[7,{"z":18446744073709551615}]}"#] {
            let written = serde_json::to_string(&with(member).unwrap()).unwrap();
            assert!(written.ends_with(&format!(r#""x":{member}}}"#)), "{written}");
        }
    }

    /// Rule: unknown numbers are masked like any other unknown member.
    #[test]
    fn unknown_numbers_are_masked() {
        let token = with("4821").unwrap();
        assert_eq!(serde_json::to_value(token.redacted()).unwrap()["x"], json!("***"));
        assert!(!format!("{token:?}").contains("4821"));
    }

    /// Rule: a number that exceeds every float is an error, as without the feature. The error
    /// quotes no number, including a number in the place of a secret.
    #[test]
    fn errors_quote_no_number() {
        let secret = read(r#"{"access_token":4821,"issued_at":0,"expires_in":1}"#);
        let lifetime = read(r#"{"access_token":"a","issued_at":0,"expires_in":4821e999}"#);
        for error in [with("4821e999"), with("[4821e999]"), secret, lifetime] {
            let error = error.unwrap_err().to_string();
            assert!(!error.contains("4821"), "{error}");
        }
    }
}
