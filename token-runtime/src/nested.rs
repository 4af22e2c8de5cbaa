//! Token models inside of token models: `nested`.

use crate::{
    answer::{Base, Grant, Query, Rank, Scopes, Token},
    answers::{self, Ask},
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        flatten::{FlatFormat, ReadFlat},
        plain::{Plain, PlainField},
    },
    inherit,
    model::{Authorizes, Expires, Refreshes, Scoped, TokenModel},
    refresh::Inheritance,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A type for a field with `nested`: a token model, or an `Option`, `Box` or `Vec` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a token model",
    label = "`nested` wants a token model here",
    note = "put `#[derive(TokenModel)]` on the type of the field, or take an `Option`, a `Box` or a `Vec` of a token model"
)]
pub trait NestedField {
    /// The model inside.
    type Model: TokenModel;

    /// The model, if there is one. The first of a list.
    fn model(&self) -> Option<&Self::Model>;

    /// The same model, mutable.
    fn model_mut(&mut self) -> Option<&mut Self::Model>;

    /// Whether the field is `None`: human-readable formats then omit it.
    fn is_absent(&self) -> bool {
        false
    }
}

#[diagnostic::do_not_recommend]
impl<T: TokenModel> NestedField for T {
    type Model = T;

    fn model(&self) -> Option<&T> {
        Some(self)
    }

    fn model_mut(&mut self) -> Option<&mut T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<F: NestedField> NestedField for Option<F> {
    type Model = F::Model;

    fn model(&self) -> Option<&F::Model> {
        self.as_ref()?.model()
    }

    fn model_mut(&mut self) -> Option<&mut F::Model> {
        self.as_mut()?.model_mut()
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

#[diagnostic::do_not_recommend]
impl<F: NestedField> NestedField for Vec<F> {
    type Model = F::Model;

    fn model(&self) -> Option<&F::Model> {
        self.first()?.model()
    }

    fn model_mut(&mut self) -> Option<&mut F::Model> {
        self.first_mut()?.model_mut()
    }
}

/// The roles that a nested model passes on to the struct around it.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a role, passed on or not")]
pub struct Passes {
    access_token: bool,
    refresh_token: bool,
    expires: bool,
    refresh_expires: bool,
    scopes: bool,
    refresh_scopes: bool,
}

macro_rules! passes {
    ($($role:ident)*) => {$(
        #[inline]
        #[must_use]
        pub const fn $role(self) -> Self {
            Self { $role: true, ..self }
        }
    )*};
}

impl Passes {
    #[inline]
    pub const fn nothing() -> Self {
        Self {
            access_token: false,
            refresh_token: false,
            expires: false,
            refresh_expires: false,
            scopes: false,
            refresh_scopes: false,
        }
    }

    passes!(access_token refresh_token expires refresh_expires scopes refresh_scopes);

    /// What a nested model inherits: the outer reply decides on the roles that are
    /// passed on to it, the nested one on its others.
    fn inheritance(self, outer: Inheritance, inner: Inheritance) -> Inheritance {
        let pick = |is_passed, outer, inner| if is_passed { outer } else { inner };
        Inheritance {
            access_token: pick(self.access_token, outer.access_token, inner.access_token),
            refresh_token: pick(self.refresh_token, outer.refresh_token, inner.refresh_token),
            expiry: pick(self.expires, outer.expiry, inner.expiry),
            refresh_expiry: pick(self.refresh_expires, outer.refresh_expiry, inner.refresh_expiry),
            scopes: pick(self.scopes, outer.scopes, inner.scopes),
            refresh_scopes: pick(self.refresh_scopes, outer.refresh_scopes, inner.refresh_scopes),
            starts: inner.starts,
        }
    }
}

/// Whether a field can hold a nested model: `true`, or else rustc's error about the type of the
/// field.
///
/// An expansion declares it as a constant, which is a parameter of the format and of the bounds
/// under which the field passes on its roles. rustc reports a wrong constant once, and nothing
/// that depends on it.
pub const fn is_nested<V: NestedField>() -> bool {
    true
}

/// The format of a field that holds a token model, as [`is_nested`] says. The model must have
/// the roles `R`.
pub struct Nested<const IS_NESTED: bool, R = ()> {
    passes: Passes,
    is_fallback: bool,
    roles: PhantomData<fn() -> R>,
}

impl<const IS_NESTED: bool> Nested<IS_NESTED, ()> {
    /// `nested`: the nested model may lack the roles that it passes on.
    #[inline]
    pub const fn passing(passes: Passes) -> Self {
        Self { passes, is_fallback: false, roles: PhantomData }
    }

    /// `nested(expires, …)`: the nested model must have the roles `R`.
    #[inline]
    pub const fn with_roles<R>(self) -> Nested<IS_NESTED, R> {
        Nested { passes: self.passes, is_fallback: self.is_fallback, roles: PhantomData }
    }
}

impl<const IS_NESTED: bool, R> Nested<IS_NESTED, R> {
    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true, ..self }
    }
}

impl<'de, V: Deserialize<'de>, const IS_NESTED: bool, R> ReadField<'de, V>
    for Nested<IS_NESTED, R>
{
    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        Plain.read(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        Plain.missing(name)
    }
}

impl<V: NestedField + Serialize, const IS_NESTED: bool, R> WriteField<V> for Nested<IS_NESTED, R> {
    const IS_MASKED: bool = V::Model::IS_MASKED;

    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && value.is_absent()
    }
}

/// The scopes of a nested model.
struct NestedScopes<'m, M>(&'m M, Token);

impl<'m, M: TokenModel> Grant<'m> for NestedScopes<'m, M> {
    fn scopes(self) -> Option<Scopes<'m>> {
        answers::scopes(self.0, self.1)
    }

    fn grants(self, scope: &str) -> Option<bool> {
        answers::granted(self.0, self.1, scope)
    }

    fn answers(self) -> bool {
        answers::has_scopes(self.0, self.1)
    }
}

impl<V: NestedField, const IS_NESTED: bool, R> AnswerField<V> for Nested<IS_NESTED, R> {
    const HOLDS_SECRETS: bool = true;

    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        let Some(model) = value.model() else { return };
        let rank = Rank::NESTED.or_fallback(self.is_fallback);
        let passes = self.passes;
        if passes.expires {
            query.base(rank, || answers::base(model));
            let is_said = || answers::has_expiry(model, Token::Access);
            let expiry = |base: Base<'_>| answers::expiry(model, base());
            query.nested_expiry(Token::Access, rank, expiry, is_said);
        }
        if passes.refresh_expires {
            let is_said = || answers::has_expiry(model, Token::Refresh);
            let expiry = |base: Base<'_>| answers::refresh_expiry(model, base());
            query.nested_expiry(Token::Refresh, rank, expiry, is_said);
        }
        if passes.access_token {
            query.secret(Token::Access, rank, || answers::credential(model, Token::Access));
            query.scheme(rank, || answers::scheme(model));
            query.active(rank, || {
                answers::credential(model, Token::Access).map(|_| answers::may_authorize(model))
            });
        }
        if passes.refresh_token {
            query.secret(Token::Refresh, rank, || answers::credential(model, Token::Refresh));
        }
        if passes.scopes {
            query.scopes(Token::Access, rank, NestedScopes(model, Token::Access));
        }
        if passes.refresh_scopes {
            query.scopes(Token::Refresh, rank, NestedScopes(model, Token::Refresh));
        }
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, outer: &Inheritance) {
        let Some(previous) = previous else {
            return restart(value, outer);
        };
        match (value.model_mut(), previous.model_mut()) {
            (Some(reply), Some(previous)) => {
                let inner = inherit::inheritance(reply, previous, outer.starts);
                let hands_on = inherit::hands_on(previous, inner.starts);
                reply.inherit(Some(previous), self.passes.inheritance(*outer, inner).and(hands_on));
            }
            (None, Some(model)) => {
                // A role that is not passed on competes with nothing.
                let inner = Inheritance { starts: outer.starts, ..Inheritance::ALL };
                let inner = self.passes.inheritance(*outer, inner);
                // A lifetime of the reply would count from the previous start.
                let says_lifetime = !outer.expiry || !outer.refresh_expiry;
                let competes = says_lifetime
                    && outer.starts.reply.is_none()
                    && self.passes.expires
                    && answers::base(model).is_some();
                if !competes && !answers::is_void(model) && !inherit::competes(model, &inner) {
                    core::mem::swap(value, previous);
                    restart(value, outer);
                }
            }
            (_, None) => {}
        }
    }
}

/// Makes the lifetimes of an inherited model count from the reply's start, unless
/// the model has a start of its own.
fn restart<V: NestedField>(value: &mut V, outer: &Inheritance) {
    if let Some(model) = value.model_mut().filter(|model| answers::base(&**model).is_none()) {
        model.inherit(None, *outer);
    }
}

/// What a field with `nested` must be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a token model",
    label = "`nested` wants a token model here",
    note = "put `#[derive(TokenModel)]` on the type of the field, or take an `Option`, a `Box` or a `Vec` of a token model"
)]
pub trait NestedValue<'de>: NestedField + PlainField<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, V: NestedField + PlainField<'de>> NestedValue<'de> for V {}

impl<'de, V: NestedValue<'de>, const IS_NESTED: bool, R: PassedBy<V>> Format<'de, V>
    for Nested<IS_NESTED, R>
{
}

impl<'de, V: Deserialize<'de>, const IS_NESTED: bool, R> ReadFlat<'de, V> for Nested<IS_NESTED, R> {
    type Read = V;

    fn value(read: V) -> Option<V> {
        Some(read)
    }
}

impl<'de, V: NestedValue<'de>, const IS_NESTED: bool, R: PassedBy<V>> FlatFormat<'de, V>
    for Nested<IS_NESTED, R>
{
}

/// Roles that the model in a field of the type `V` has.
pub trait PassedBy<V> {}

/// A token with an expiry, or with a lifetime that counts from a time in the struct that nests
/// it: `base = "parent"`. The derive implements it for such structs, also in a box.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no expiry",
    label = "the nested token would have to have it"
)]
pub trait ExpiresInParent {}

#[diagnostic::do_not_recommend]
impl<T: Expires> ExpiresInParent for T {}

macro_rules! passed_roles {
    ($($message:literal, $note:literal: $Passes:ident, $marker:ident, $Role:ident;)*) => {$(
        /// Whether the model in a field has the role. The derive does not see the
        /// nested struct: for a bare `nested` it implements a role under this
        /// bound. A bound with a lifetime parameter is checked where it is used,
        /// so that a role that is missing is no error at the derive.
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "the nested token would have to have it",
            note = $note
        )]
        pub trait $Passes<'x, const IS_NESTED: bool> {}

        #[diagnostic::do_not_recommend]
        impl<F: NestedField<Model: $Role>> $Passes<'_, true> for F {}

        // With one impl rustc would know the bounds of a wrong constant, and report them.
        #[diagnostic::do_not_recommend]
        impl<F> $Passes<'_, false> for F {}

        /// The role, as a parameter of a format.
        pub struct $marker;

        impl<V: for<'x> $Passes<'x, true>> PassedBy<V> for $marker {}
    )*};
}

passed_roles! {
    "`{Self}` has no expiry to pass on",
    "if it has `base = \"parent\"`, this struct needs what the lifetime counts from: `#[token(received)]` or `#[token(issued = \"unix\")]`; the bound of a type parameter is `token_runtime::Expires`":
        PassesExpiry, ExpiryRole, Expires;
    "`{Self}` has neither an expiry nor a lifetime to pass on",
    "the bound of a type parameter is `token_runtime::Expires`":
        PassesLifetime, LifetimeRole, ExpiresInParent;
    "`{Self}` has no scopes to pass on",
    "the bound of a type parameter is `token_runtime::Scoped`":
        PassesScopes, ScopesRole, Scoped;
    "`{Self}` has no access token to pass on",
    "the bound of a type parameter is `token_runtime::Authorizes`":
        PassesAccess, AccessRole, Authorizes;
    "`{Self}` has no refresh token to pass on",
    "the bound of a type parameter is `token_runtime::Refreshes`":
        PassesRefresh, RefreshRole, Refreshes;
}

macro_rules! passed_by_tuples {
    ($(($($R:ident),*))*) => {$(
        impl<V, $($R: PassedBy<V>),*> PassedBy<V> for ($($R,)*) {}
    )*};
}

passed_by_tuples! { () (A) (A, B) (A, B, C) (A, B, C, D) }
