//! Models in a box, and models of unknown type: `dyn AnyToken`.

use crate::{
    answer::{Grant, Query, Rank, Scopes, Token},
    answers::{self, Ask},
    expiry::Expiry,
    model::{Authorizes, Expires, Refreshes, Scoped, TokenModel},
    refresh::Inheritance,
    scope::set::ScopeSet,
};
use alloc::boxed::Box;
use chrono::{DateTime, Utc};
use core::{fmt, time::Duration};

// A box is the model that it holds.
#[diagnostic::do_not_recommend]
impl<T: TokenModel> TokenModel for Box<T> {
    const MARGIN: Duration = T::MARGIN;
}

macro_rules! boxed {
    ($($Role:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: $Role> $Role for Box<T> {}
    )*};
}

boxed!(Expires Scoped Authorizes Refreshes);

/// A token of any model, for programs that hold tokens of several types: in a
/// `Vec<Box<dyn AnyToken>>` or behind a `&dyn AnyToken`, also with `+ Send` or
/// `+ Send + Sync`.
///
/// Every model implements it. `dyn AnyToken` is itself a [`TokenModel`] with all roles. It has
/// every method of that trait except [`refresh_with`](TokenModel::refresh_with), which needs two
/// tokens of one type. If the model lacks a role, the answer is that of a payload without such a
/// member: [`Unknown`](Expiry::Unknown), `None`, or no scopes.
///
/// ```
/// use token_runtime::models::{JwtClaims, OAuth2TokenResponse};
/// use token_runtime::{AnyToken, Status, TokenModel};
///
/// let claims: JwtClaims = serde_json::from_str(r#"{"scope":"read","exp":0}"#)?;
/// let reply: OAuth2TokenResponse = serde_json::from_str(r#"{"access_token":"a"}"#)?;
/// let tokens: Vec<Box<dyn AnyToken>> = vec![Box::new(claims), Box::new(reply)];
///
/// let status: Vec<Status> = tokens.iter().map(|token| token.status()).collect();
/// assert_eq!(status, [Status::Expired, Status::Unknown]);
/// // Claims have no access token.
/// assert_eq!((tokens[0].access_token(), tokens[1].access_token()), (None, Some("a")));
/// assert!(tokens[0].has_scope("read") && !tokens[0].can_refresh());
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait AnyToken: ErasedModel {}

impl<T: TokenModel> AnyToken for T {}

/// What a model answers, whichever roles it has.
//
// The names differ from those of `TokenModel`, which `dyn AnyToken` would not find: the
// methods of its own traits come first.
pub trait ErasedModel {
    fn model_margin(&self) -> Duration;
    fn model_base(&self) -> Option<DateTime<Utc>>;
    fn model_expiry(&self, token: Token) -> Expiry;
    fn model_credential(&self, token: Token) -> Option<&str>;
    fn model_scheme(&self) -> Option<&str>;
    fn model_may_authorize(&self) -> bool;
    fn model_scopes(&self, token: Token) -> Option<Scopes<'_>>;
    fn model_grants(&self, token: Token, scope: &str) -> Option<bool>;
}

impl<T: TokenModel> ErasedModel for T {
    fn model_margin(&self) -> Duration {
        T::MARGIN
    }

    fn model_base(&self) -> Option<DateTime<Utc>> {
        answers::base(self)
    }

    fn model_expiry(&self, token: Token) -> Expiry {
        match token {
            Token::Access => answers::expiry(self, None),
            Token::Refresh => answers::refresh_expiry(self, None),
        }
    }

    fn model_credential(&self, token: Token) -> Option<&str> {
        answers::credential(self, token)
    }

    fn model_scheme(&self) -> Option<&str> {
        answers::scheme(self)
    }

    fn model_may_authorize(&self) -> bool {
        answers::may_authorize(self)
    }

    fn model_scopes(&self, token: Token) -> Option<Scopes<'_>> {
        answers::scopes(self, token)
    }

    fn model_grants(&self, token: Token, scope: &str) -> Option<bool> {
        answers::granted(self, token, scope)
    }
}

/// Puts a query to a model. It answers like a struct that nests the model.
fn ask<'m, Q: Query<'m>>(model: &'m dyn AnyToken, query: &mut Q) {
    query.base(Rank::NESTED, || model.model_base());
    query.scheme(Rank::NESTED, || model.model_scheme());
    query.active(Rank::NESTED, || Some(model.model_may_authorize()));
    for token in [Token::Access, Token::Refresh] {
        query.expiry(token, Rank::NESTED, |_| Some(model.model_expiry(token)));
        query.secret(token, Rank::NESTED, || model.model_credential(token));
        query.scopes(token, Rank::NESTED, ErasedScopes(model, token));
    }
}

struct ErasedScopes<'m>(&'m dyn AnyToken, Token);

impl<'m> Grant<'m> for ErasedScopes<'m> {
    fn scopes(self) -> Option<Scopes<'m>> {
        self.0.model_scopes(self.1)
    }

    fn grants(self, scope: &str) -> Option<bool> {
        self.0.model_grants(self.1, scope)
    }

    fn answers(self) -> bool {
        self.scopes().is_some()
    }
}

macro_rules! erased {
    ($($ty:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Ask for $ty {
            fn ask<'m, Q: Query<'m>>(&'m self, query: &mut Q) {
                ask(self, query);
            }

            // `refresh_with` wants a type of known size, so nothing is ever inherited.
            fn inherit(&mut self, _: Option<&mut Self>, _: Inheritance) {}
        }

        #[diagnostic::do_not_recommend]
        impl TokenModel for $ty {
            fn margin(&self) -> Duration {
                self.model_margin()
            }
        }

        #[diagnostic::do_not_recommend]
        impl Expires for $ty {}
        #[diagnostic::do_not_recommend]
        impl Scoped for $ty {}
        #[diagnostic::do_not_recommend]
        impl Authorizes for $ty {}
        #[diagnostic::do_not_recommend]
        impl Refreshes for $ty {}

        impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("AnyToken")
                    .field("expiry", &self.expiry())
                    .field("scopes", &self.scopes().collect::<ScopeSet>())
                    .finish_non_exhaustive()
            }
        }
    )*};
}

erased! {
    dyn AnyToken + '_;
    dyn AnyToken + Send + '_;
    dyn AnyToken + Send + Sync + '_;
}
