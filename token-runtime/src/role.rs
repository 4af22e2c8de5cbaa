//! What a token can be asked: the role traits that the derive implements.
//!
//! Each has the few methods that depend on the user's struct; everything that
//! follows from them is a method of [`TokenModel`].

use crate::{Expiry, ScopeSet, TokenModel};
use chrono::{DateTime, Utc};

/// A token with an expiry: `expires`, `expires_in` or `never_expires`.
///
/// Bound on it in generic code: `fn keep_alive<T: Expires>(token: &T)` may call
/// [`is_expired`](TokenModel::is_expired) and its family.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no expiry",
    label = "asked for its expiry here",
    note = "say which field holds it: `#[token(expires = \"unix\")]` for an instant, `#[token(expires_in)]` for a lifetime",
    note = "or `#[token(never_expires)]` on the struct if the provider's tokens never expire"
)]
pub trait Expires: TokenModel {
    /// The expiry. Lifetimes without a base of their own count from `base`:
    /// that is how a struct hands its issue time to the one nested in it.
    fn expiry_from(&self, base: Option<DateTime<Utc>>) -> Expiry;

    /// When the token was issued, else when it was received, if known.
    fn base(&self) -> Option<DateTime<Utc>>;
}

/// A token with scopes: `scopes`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no scopes",
    label = "asked for its scopes here",
    note = "say which field holds them: `#[token(scopes)]` for a space-separated string, `#[token(scopes = \"list\")]` for an array"
)]
pub trait Scoped: TokenModel {
    /// The scopes in the order sent; `None` if the payload had none at all.
    fn granted(&self) -> Option<impl Iterator<Item = &str>>;

    /// Whether `scope` is among them.
    #[doc(hidden)]
    fn grants(&self, scope: &str) -> bool {
        self.granted().is_some_and(|mut granted| granted.any(|own| own == scope))
    }
}

/// A token that can authorize a request: `access_token`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no access token",
    label = "asked for its access token here",
    note = "say which field holds it: `#[token(access_token)] token: Secret`"
)]
pub trait Authorizes: TokenModel {
    /// The access token, if the payload had one.
    fn credential(&self) -> Option<&str>;

    /// The authentication scheme that the payload named.
    fn scheme(&self) -> Option<&str>;
}

/// A token that can be refreshed: `refresh_token`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no refresh token",
    label = "asked to refresh here",
    note = "say which field holds it: `#[token(refresh_token)] refresh_token: Option<Secret>`"
)]
pub trait Refreshes: TokenModel {
    /// The refresh token, if the payload had one.
    fn refresh_credential(&self) -> Option<&str>;

    /// The expiry of the refresh token; `base` as in [`Expires::expiry_from`].
    fn refresh_expiry_from(&self, base: Option<DateTime<Utc>>) -> Expiry;

    /// The scopes of the refresh token, where the payload lists them apart.
    fn refresh_granted(&self) -> Option<impl Iterator<Item = &str>>;
}

/// A field that holds a token model: the model itself, or the first one in an
/// `Option`, `Box` or `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a token model",
    label = "`nested` wants a token model here",
    note = "put `#[derive(TokenModel)]` on the type; `Option`, `Box` and `Vec` of it work too"
)]
pub trait NestedField {
    /// The token model inside.
    type Model: TokenModel;

    /// The model, if there is one; of several the first.
    fn model(&self) -> Option<&Self::Model>;

    /// Takes over from `old` what the refresh reply `self` lacks.
    #[doc(hidden)]
    fn keep(&mut self, old: &mut Self, bases: Bases);

    /// See [`TokenModel::rebase`].
    #[doc(hidden)]
    fn rebase(&mut self, bases: Bases);
}

/// What lifetimes count from, in a refresh reply and in the token before it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, Default)]
pub struct Bases {
    pub new: Option<DateTime<Utc>>,
    pub old: Option<DateTime<Utc>>,
}

impl Bases {
    /// The structs' own bases; where they have none, those handed down.
    #[must_use]
    pub fn or(self, outer: Self) -> Self {
        Self { new: self.new.or(outer.new), old: self.old.or(outer.old) }
    }
}

#[diagnostic::do_not_recommend]
impl<T: TokenModel> NestedField for T {
    type Model = T;

    fn model(&self) -> Option<&T> {
        Some(self)
    }

    fn keep(&mut self, old: &mut Self, bases: Bases) {
        TokenModel::keep(self, old, bases);
    }

    fn rebase(&mut self, bases: Bases) {
        TokenModel::rebase(self, bases);
    }
}

#[diagnostic::do_not_recommend]
impl<F: NestedField> NestedField for Option<F> {
    type Model = F::Model;

    fn model(&self) -> Option<&F::Model> {
        self.as_ref()?.model()
    }

    fn keep(&mut self, old: &mut Self, bases: Bases) {
        match (self, old) {
            (Some(new), Some(old)) => new.keep(old, bases),
            (new @ None, old) => {
                core::mem::swap(new, old);
                new.rebase(bases);
            }
            (Some(_), None) => {}
        }
    }

    fn rebase(&mut self, bases: Bases) {
        if let Some(kept) = self {
            kept.rebase(bases);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<F: NestedField> NestedField for alloc::vec::Vec<F> {
    type Model = F::Model;

    fn model(&self) -> Option<&F::Model> {
        self.first()?.model()
    }

    fn keep(&mut self, old: &mut Self, bases: Bases) {
        if self.is_empty() {
            core::mem::swap(self, old);
            self.rebase(bases);
        } else if let (Some(new), Some(old)) = (self.first_mut(), old.first_mut()) {
            new.keep(old, bases);
        }
    }

    fn rebase(&mut self, bases: Bases) {
        for kept in self {
            kept.rebase(bases);
        }
    }
}

// A box is the model that it holds. `Box` is a fundamental type, so it cannot
// be a `NestedField` of its own beside the blanket impl above.
#[diagnostic::do_not_recommend]
impl<T: TokenModel> TokenModel for alloc::boxed::Box<T> {
    const MARGIN: core::time::Duration = T::MARGIN;

    fn keep(&mut self, old: &mut Self, bases: Bases) {
        T::keep(self, old, bases);
    }

    fn rebase(&mut self, bases: Bases) {
        T::rebase(self, bases);
    }

    fn any_base(&self) -> Option<DateTime<Utc>> {
        T::any_base(self)
    }

    fn any_expiry(&self, base: Option<DateTime<Utc>>) -> Expiry {
        T::any_expiry(self, base)
    }

    fn any_granted(&self) -> Option<ScopeSet> {
        T::any_granted(self)
    }

    fn any_refresh_credential(&self) -> Option<&str> {
        T::any_refresh_credential(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Expires> Expires for alloc::boxed::Box<T> {
    fn expiry_from(&self, base: Option<DateTime<Utc>>) -> Expiry {
        T::expiry_from(self, base)
    }

    fn base(&self) -> Option<DateTime<Utc>> {
        T::base(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scoped> Scoped for alloc::boxed::Box<T> {
    fn granted(&self) -> Option<impl Iterator<Item = &str>> {
        T::granted(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Authorizes> Authorizes for alloc::boxed::Box<T> {
    fn credential(&self) -> Option<&str> {
        T::credential(self)
    }

    fn scheme(&self) -> Option<&str> {
        T::scheme(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Refreshes> Refreshes for alloc::boxed::Box<T> {
    fn refresh_credential(&self) -> Option<&str> {
        T::refresh_credential(self)
    }

    fn refresh_expiry_from(&self, base: Option<DateTime<Utc>>) -> Expiry {
        T::refresh_expiry_from(self, base)
    }

    fn refresh_granted(&self) -> Option<impl Iterator<Item = &str>> {
        T::refresh_granted(self)
    }
}

/// Which roles a nested field can pass on.
///
/// The derive does not see the nested struct. For a bare `nested` it implements
/// a role with a bound on the field: `where for<'x> Field: PassesExpiry<'x>` holds
/// or does not hold without being an error, as a bound with a lifetime is checked
/// where it is used. One trait a role, because each opens another bound on the
/// model; and one codec, which the functions of `wire::nested` ask for.
macro_rules! passes {
    ($($message:literal: $name:ident, $codec:ident, $role:ident;)*) => {$(
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "the nested token would have to have it"
        )]
        pub trait $name<'x> {
            type Model: $role;
            fn pass(&self) -> Option<&Self::Model>;
        }

        #[diagnostic::do_not_recommend]
        impl<F: NestedField> $name<'_> for F
        where
            F::Model: $role,
        {
            type Model = F::Model;

            fn pass(&self) -> Option<&F::Model> {
                self.model()
            }
        }

        #[doc(hidden)]
        pub trait $codec {
            type Value: for<'x> $name<'x>;
        }
    )*};
}

passes! {
    "`{Self}` has no expiry to pass on": PassesExpiry, ExpiryCodec, Expires;
    "`{Self}` has no scopes to pass on": PassesScopes, GrantedCodec, Scoped;
    "`{Self}` has no access token to pass on": PassesAccess, AccessCodec, Authorizes;
    "`{Self}` has no refresh token to pass on": PassesRefresh, RefreshCodec, Refreshes;
}
