//! Token models inside of token models: `nested`.

use crate::{
    Authorizes, Expires, Expiry, Refreshes, Scoped,
    role::{Bases, NestedField, PassesAccess, PassesExpiry, PassesRefresh, PassesScopes},
};
use chrono::{DateTime, Utc};

/// What the derive says of a field with a token model in it.
pub trait NestedCodec {
    type Value: NestedField;
}

/// The expiry of the nested token; `None` if there is no such token.
pub fn expiry<'x, F: PassesExpiry<'x>>(field: &F, base: Option<DateTime<Utc>>) -> Option<Expiry> {
    field.pass().map(|model| model.expiry_from(base))
}

/// When the nested token was issued or received, if it knows.
pub fn base<'x, F: PassesExpiry<'x>>(field: &F) -> Option<DateTime<Utc>> {
    field.pass()?.base()
}

/// The scopes of the nested token, if it has any.
pub fn granted<'x: 'f, 'f, F: PassesScopes<'x, Model: 'f>>(
    field: &'f F,
) -> Option<impl Iterator<Item = &'f str> + use<'f, 'x, F>> {
    field.pass()?.granted()
}

/// The access token of the nested token.
pub fn credential<'f, 'x, F: PassesAccess<'x, Model: 'f>>(field: &'f F) -> Option<&'f str> {
    field.pass()?.credential()
}

/// The scheme of the nested token.
pub fn scheme<'f, 'x, F: PassesAccess<'x, Model: 'f>>(field: &'f F) -> Option<&'f str> {
    field.pass()?.scheme()
}

/// The refresh token of the nested token.
pub fn refresh_credential<'f, 'x, F: PassesRefresh<'x, Model: 'f>>(field: &'f F) -> Option<&'f str> {
    field.pass()?.refresh_credential()
}

/// The expiry of the nested refresh token; `None` if there is no such token.
pub fn refresh_expiry<'x, F: PassesRefresh<'x>>(field: &F, base: Option<DateTime<Utc>>) -> Option<Expiry> {
    field.pass().map(|model| model.refresh_expiry_from(base))
}

/// The scopes of the nested refresh token, if it has any.
pub fn refresh_granted<'x: 'f, 'f, F: PassesRefresh<'x, Model: 'f>>(
    field: &'f F,
) -> Option<impl Iterator<Item = &'f str> + use<'f, 'x, F>> {
    field.pass()?.refresh_granted()
}

/// Takes over from the older nested token what the new one lacks.
pub fn keep<C: NestedCodec>(new: &mut C::Value, old: &mut C::Value, bases: Bases) {
    new.keep(old, bases);
}
