//! A guide: short pages, one idea each. Every example is tested.
//!
//! | page | question |
//! |---|---|
//! | [`first_token`] | How do I get from a provider's documentation to a struct? |
//! | [`attributes_by_example`] | Which attribute does this reply need? |
//! | [`storing`] | How do I store a token so that it ends when it ended? |
//! | [`refreshing`] | When do I refresh, and what do I keep? |
//! | [`resource_server`] | How do I check the scopes of a request? |
//! | [`secrets_and_logs`] | Where can a secret leak, and what prevents it? |
//! | [`testing`] | How do I test code that uses tokens? |
//! | [`questions`] | Why does it not compile? Can it do this? |
//! | [`coming_from`] | I have serde structs, or I use `oauth2`. What changes? |
//! | [`cookbook`] | What is the struct for my provider? |
//! | [`vocabulary`] | What is a role, a sentinel value, a base? |
//!
//! Two more pages answer what this guide leaves out:
//!
//! * [`derive@TokenModel`](macro@crate::TokenModel) is the reference of all attributes.
//! * [`trait@TokenModel`](trait@crate::TokenModel) lists what a token answers.

#[doc = include_str!("first_token.md")]
pub mod first_token {}

#[doc = include_str!("attributes_by_example.md")]
pub mod attributes_by_example {}

#[doc = include_str!("storing.md")]
pub mod storing {}

#[doc = include_str!("refreshing.md")]
pub mod refreshing {}

#[doc = include_str!("resource_server.md")]
pub mod resource_server {}

#[doc = include_str!("secrets_and_logs.md")]
pub mod secrets_and_logs {}

#[doc = include_str!("testing.md")]
pub mod testing {}

#[doc = include_str!("questions.md")]
pub mod questions {}

#[doc = include_str!("coming_from.md")]
pub mod coming_from {}

// The file is a link to `docs/cookbook.md`. Some of its blocks need the feature `jwt`.
#[cfg_attr(any(feature = "jwt", not(doctest)), doc = include_str!("cookbook.md"))]
pub mod cookbook {}

#[doc = include_str!("vocabulary.md")]
pub mod vocabulary {}
