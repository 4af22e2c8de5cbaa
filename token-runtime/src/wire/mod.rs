//! The codecs that the expansions call: from the wire to a field and back.
//!
//! The derive describes each field with a role by a type that implements the
//! codec's trait ([`time::TimeCodec`], …): the field's type and the constants
//! of its attributes. The functions here are generic over it, and the work is
//! done by plain functions over the constants.

pub(crate) mod encoding;
pub mod error;
pub mod expiry;
pub mod extra;
pub mod fallback;
pub(crate) mod guard;
pub mod jwt;
pub mod lifetime;
pub(crate) mod marks;
pub mod nested;
pub(crate) mod number;
pub mod plain;
pub(crate) mod scalar;
pub mod scopes;
pub mod secret;
pub mod time;
pub mod token_type;
pub mod wrapped;
