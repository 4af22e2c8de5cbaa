//! Token models in a crate that does not depend on the runtime directly, with every form of the
//! path to the runtime.

#![deny(warnings)]
#![forbid(unsafe_code)]
#![allow(dead_code)]

mod runtime {
    pub(crate) use library::token_runtime::*;
}

use library::auth;

macro_rules! models {
    ($($name:ident $(= $path:expr)?;)*) => {$(
        #[derive(Debug, runtime::TokenModel)]
        $(#[token(crate = $path)])?
        struct $name {
            #[token(access_token)]
            access_token: runtime::Secret,
            #[token(expires = "unix")]
            expires_at: Option<i64>,
            plain: Option<u8>,
        }
    )*};
}

models! {
    Absolute = "::library::token_runtime";
    Deep = "::library::auth::tokens";
    Relative = "library::auth::tokens";
    Imported = "auth::tokens";
    Own = "crate::runtime";
    Here = "self::runtime";
}

mod below {
    #[derive(Debug, library::auth::tokens::TokenModel)]
    #[token(crate = super::runtime)]
    pub(crate) struct Above {
        #[token(access_token)]
        access_token: super::runtime::Secret,
        plain: Option<u8>,
    }

    pub(crate) mod deeper {
        #[derive(Debug, library::auth::tokens::TokenModel)]
        #[token(crate = super::super::runtime)]
        pub(crate) struct TwoAbove {
            #[token(access_token)]
            access_token: crate::runtime::Secret,
            plain: Option<u8>,
        }
    }
}

library::session! {
    #[serde(rename_all = "camelCase")]
    pub(crate) ByDollarCrate { #[token(scopes)] scope: runtime::ScopeSet, user_id: Option<u8>, }
}
library::session_at!(crate::runtime, ByPathOfCaller);

#[cfg(test)]
mod tests {
    use super::*;
    use runtime::TokenModel as _;

    #[test]
    fn the_runtime_is_found_by_any_path() {
        const JSON: &str = r#"{"access_token":"a","plain":1}"#;
        macro_rules! same {
            ($($ty:ty),* $(,)?) => {$(
                let token: $ty = serde_json::from_str(JSON).expect(JSON);
                assert_eq!(serde_json::to_string(&token).expect(JSON), JSON);
                assert_eq!(token.access_token(), Some("a"));
            )*};
        }
        same!(
            Absolute,
            Deep,
            Relative,
            Imported,
            Own,
            Here,
            below::Above,
            below::deeper::TwoAbove,
            ByPathOfCaller,
        );
    }

    #[test]
    fn a_macro_of_another_crate_declares_a_model() {
        const JSON: &str = r#"{"accessToken":"a","expiresAt":1,"scope":"x","userId":2}"#;
        let token: ByDollarCrate = serde_json::from_str(JSON).expect(JSON);
        assert_eq!(serde_json::to_string(&token).expect(JSON), JSON);
        assert!(token.has_scope("x") && token.is_expired());
    }
}
