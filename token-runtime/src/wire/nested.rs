//! Token models inside of token models: `nested`.

use crate::{
    Authorizes, Expires, Expiry, Refreshes, ScopeSet, Scoped, TokenModel,
    role::{
        AccessCodec, Bases, ExpiryCodec, GrantedCodec, NestedField, PassesAccess, PassesExpiry,
        PassesRefresh, PassesScopes, RefreshCodec,
    },
};
use chrono::{DateTime, Utc};

/// What the derive says of a field with a token model in it.
pub trait NestedCodec {
    type Value: NestedField;
}

/// The expiry of the nested token; `None` if there is no such token.
pub fn expiry<C: ExpiryCodec>(field: &C::Value, base: Option<DateTime<Utc>>) -> Option<Expiry> {
    field.pass().map(|model| model.expiry_from(base))
}

/// When the nested token was issued or received, if it knows.
pub fn base<C: ExpiryCodec>(field: &C::Value) -> Option<DateTime<Utc>> {
    field.pass()?.base()
}

/// The scopes of the nested token, if it has any.
pub fn granted<'f, C: GrantedCodec<Value: 'f>>(
    field: &'f C::Value,
) -> Option<impl Iterator<Item = &'f str> + use<'f, C>> {
    field.pass()?.granted()
}

/// The access token of the nested token.
pub fn credential<C: AccessCodec>(field: &C::Value) -> Option<&str> {
    field.pass()?.credential()
}

/// The scheme of the nested token.
pub fn scheme<C: AccessCodec>(field: &C::Value) -> Option<&str> {
    field.pass()?.scheme()
}

/// The refresh token of the nested token.
pub fn refresh_credential<C: RefreshCodec>(field: &C::Value) -> Option<&str> {
    field.pass()?.refresh_credential()
}

/// The expiry of the nested refresh token; `None` if there is no such token.
pub fn refresh_expiry<C: RefreshCodec>(field: &C::Value, base: Option<DateTime<Utc>>) -> Option<Expiry> {
    field.pass().map(|model| model.refresh_expiry_from(base))
}

/// The scopes of the nested refresh token, if it has any.
pub fn refresh_granted<'f, C: RefreshCodec<Value: 'f>>(
    field: &'f C::Value,
) -> Option<impl Iterator<Item = &'f str> + use<'f, C>> {
    field.pass()?.refresh_granted()
}

/// The expiry of the nested token, if it has that role; `None` if there is no
/// such token.
pub fn any_expiry<C: NestedCodec>(field: &C::Value, base: Option<DateTime<Utc>>) -> Option<Expiry> {
    field.model().map(|model| model.any_expiry(base))
}

/// When the nested token was issued or received, if it knows.
pub fn any_base<C: NestedCodec>(field: &C::Value) -> Option<DateTime<Utc>> {
    field.model()?.any_base()
}

/// The scopes of the nested token, if it has that role and any.
pub fn any_granted<C: NestedCodec>(field: &C::Value) -> Option<ScopeSet> {
    field.model()?.any_granted()
}

/// The refresh token of the nested token, if it has that role.
pub fn any_refresh_credential<C: NestedCodec>(field: &C::Value) -> Option<&str> {
    field.model()?.any_refresh_credential()
}

/// Takes over from the older nested token what the new one lacks.
pub fn keep<C: NestedCodec>(new: &mut C::Value, old: &mut C::Value, bases: Bases) {
    new.keep(old, bases);
}

/// See [`TokenModel::rebase`](crate::TokenModel::rebase).
pub fn rebase<C: NestedCodec>(field: &mut C::Value, bases: Bases) {
    field.rebase(bases);
}
