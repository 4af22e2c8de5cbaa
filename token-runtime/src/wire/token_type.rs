//! The scheme of a token: `token_type`.

use crate::token_type::TokenTypeField;

/// What the derive says of a field that holds a token type.
pub trait TokenTypeCodec {
    type Value: TokenTypeField;
}

/// The name of the scheme, if there is one.
pub fn scheme<C: TokenTypeCodec>(field: &C::Value) -> Option<&str> {
    field.scheme()
}
