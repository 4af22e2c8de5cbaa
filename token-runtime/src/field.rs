//! For authors of field types: the traits that let a type hold a role.
//!
//! [The reference](macro@crate::TokenModel#when-a-field-is-of-a-type-of-your-own) has an example.
//!
//! | trait | implement it for the type of a field with |
//! |---|---|
//! | [`TimeField`], [`SentinelTimeField`] | `expires`, `refresh_expires`, `issued`, `received`, `instant` |
//! | [`LifetimeField`] | `expires_in`, `refresh_expires_in` |
//! | [`FromScopes`], [`ScopeField`] | `scopes`, `refresh_scopes` |
//! | [`SecretField`], [`FromSecret`], [`SecretText`] | `access_token`, `refresh_token`, `secret` |
//! | [`TokenTypeField`] | `token_type` |
//! | [`ActiveField`] | `active` |
//! | [`NestedField`] | `nested` |
//! | [`ExtraField`], [`UnprintableExtra`] | `extra` |

pub use crate::{
    active::ActiveField,
    codec::number::Number,
    extra::field::{ExtraField, UnprintableExtra},
    lifetime::format::{LifetimeField, LifetimeFormat, LifetimeValue},
    nested::NestedField,
    scope::field::{FromScopes, ScopeField},
    secret::field::{FromSecret, SecretField, SecretText},
    time::{
        format::{SentinelTimeField, TimeField, TimeFormat, TimeValue},
        sentinel::Meaning,
    },
    token_type::TokenTypeField,
};
