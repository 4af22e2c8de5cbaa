//! The answers of a model: its fields are asked, and what ranks first is kept.

use crate::{
    answer::{Base, Grant, Query, Rank, Scopes, Token},
    expiry::Expiry,
    refresh::Inheritance,
    scale::{after, clamped},
};
use alloc::boxed::Box;
use chrono::{DateTime, TimeDelta, Utc};
use core::time::Duration;

/// A struct whose fields can be asked: the derive implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a token model",
    label = "this impl belongs to the derive",
    note = "put `#[derive(TokenModel)]` on the type in place of an `impl TokenModel`"
)]
pub trait Ask {
    /// `#[token(never_expires)]`
    const NEVER_EXPIRES: bool = false;
    /// `#[token(default_lifetime = "…")]`, in seconds.
    const DEFAULT_LIFETIME: Option<u64> = None;

    /// Whether a redacted view masks the model as a whole: it has secrets, and code of the
    /// user's writes it (`manual(Serialize)`, `#[serde(into)]`).
    const IS_MASKED: bool = false;

    /// Puts `query` to every field.
    fn ask<'m, Q: Query<'m>>(&'m self, _query: &mut Q) {}

    /// Takes over from the previous token what this refresh reply lacks; without
    /// one, lets inherited lifetimes count from the reply's start.
    fn inherit(&mut self, _previous: Option<&mut Self>, _inheritance: Inheritance) {}
}

// A box is the model that it holds.
#[diagnostic::do_not_recommend]
impl<T: Ask> Ask for Box<T> {
    const NEVER_EXPIRES: bool = T::NEVER_EXPIRES;
    const DEFAULT_LIFETIME: Option<u64> = T::DEFAULT_LIFETIME;
    const IS_MASKED: bool = T::IS_MASKED;

    fn ask<'m, Q: Query<'m>>(&'m self, query: &mut Q) {
        T::ask(self, query);
    }

    fn inherit(&mut self, previous: Option<&mut Self>, inheritance: Inheritance) {
        T::inherit(self, previous.map(|previous| &mut **previous), inheritance);
    }
}

/// The answer that ranks first.
struct First<T>(Option<(Rank, T)>);

impl<T> First<T> {
    #[inline]
    fn add(&mut self, rank: Rank, answer: impl FnOnce() -> Option<T>) {
        if self.0.as_ref().is_some_and(|(first, _)| *first <= rank) {
            return;
        }
        if let Some(answer) = answer() {
            self.0 = Some((rank, answer));
        }
    }

    #[inline]
    fn answer(self) -> Option<T> {
        self.0.map(|(_, answer)| answer)
    }
}

/// When the token was issued, else when it was received, if the model says so.
#[inline]
pub(crate) fn base<M: Ask + ?Sized>(model: &M) -> Option<DateTime<Utc>> {
    struct BaseOf(First<DateTime<Utc>>);

    impl Query<'_> for BaseOf {
        #[inline]
        fn base(&mut self, rank: Rank, time: impl FnOnce() -> Option<DateTime<Utc>>) {
            self.0.add(rank, time);
        }
    }

    let mut query = BaseOf(First(None));
    model.ask(&mut query);
    query.0.answer()
}

/// Whether a field with such a rank says that the token is not active.
#[inline]
fn denies<M: Ask + ?Sized>(model: &M, counts: impl Fn(Rank) -> bool) -> bool {
    struct Active<F>(F, First<bool>);

    impl<F: Fn(Rank) -> bool> Query<'_> for Active<F> {
        #[inline]
        fn active(&mut self, rank: Rank, is_active: impl FnOnce() -> Option<bool>) {
            if self.0(rank) {
                self.1.add(rank, is_active);
            }
        }
    }

    let mut query = Active(counts, First(None));
    model.ask(&mut query);
    query.1.answer() == Some(false)
}

/// Whether the model says that its token is not active. It then grants nothing. A nested
/// model that says so voids only its own answers.
#[inline]
pub(crate) fn is_void<M: Ask + ?Sized>(model: &M) -> bool {
    denies(model, |rank| rank < Rank::NESTED)
}

/// Whether neither the model, nor the nested one that has the access token, is void.
pub(crate) fn may_authorize<M: Ask + ?Sized>(model: &M) -> bool {
    let token = Credential::of(model, Token::Access).rank();
    !is_void(model) && !denies(model, |rank| rank >= Rank::NESTED && Some(rank) == token)
}

/// When a token ended that is not active: nobody says, so before everything else.
pub(crate) fn void_expiry() -> Expiry {
    Expiry::At(clamped(None, true))
}

/// The expiry of a token. An instant or "never" comes before "unknown".
struct ExpiryOf<B> {
    token: Token,
    base: B,
    known: First<Expiry>,
    is_said: bool,
    absent: Expiry,
}

impl<B: Fn() -> Option<DateTime<Utc>>> ExpiryOf<B> {
    #[inline]
    fn new(token: Token, base: B) -> Self {
        Self { token, base, known: First(None), is_said: false, absent: Expiry::Unknown }
    }

    #[inline]
    fn expiry(self) -> Expiry {
        let unknown = if self.is_said { Expiry::Unknown } else { self.absent };
        self.known.answer().unwrap_or(unknown)
    }
}

impl<B: Fn() -> Option<DateTime<Utc>>> Query<'_> for ExpiryOf<B> {
    #[inline]
    fn expiry(
        &mut self,
        token: Token,
        rank: Rank,
        expiry: impl FnOnce(Base<'_>) -> Option<Expiry>,
    ) {
        if token == self.token {
            let (base, is_said) = (&self.base, &mut self.is_said);
            self.known.add(rank, || {
                let expiry = expiry(base)?;
                *is_said = true;
                Some(expiry).filter(|expiry| *expiry != Expiry::Unknown)
            });
        }
    }

    #[inline]
    fn absent_is_never(&mut self, token: Token) {
        if token == self.token {
            self.absent = Expiry::Never;
        }
    }
}

/// The expiry of the access token. Lifetimes count from the model's own base, else
/// from that of the struct around it.
#[inline]
pub(crate) fn expiry<M: Ask + ?Sized>(model: &M, outer: Option<DateTime<Utc>>) -> Expiry {
    if is_void(model) {
        return void_expiry();
    }
    if M::NEVER_EXPIRES {
        return Expiry::Never;
    }
    let base = || base(model).or(outer);
    let mut query = ExpiryOf::new(Token::Access, base);
    model.ask(&mut query);
    match (query.expiry(), M::DEFAULT_LIFETIME) {
        (Expiry::Unknown, Some(seconds)) => base().map_or(Expiry::Unknown, |base| {
            let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
            let lifetime = TimeDelta::try_seconds(seconds).unwrap_or(TimeDelta::MAX);
            Expiry::At(after(base, lifetime))
        }),
        (expiry, _) => expiry,
    }
}

/// `margin`, but at most half of the lifetime where that is known.
pub(crate) fn capped_margin<M: Ask + ?Sized>(
    model: &M,
    expiry: Expiry,
    margin: Duration,
) -> Duration {
    match (expiry, base(model)) {
        (Expiry::At(end), Some(base)) => {
            let lifetime = end.signed_duration_since(base).to_std().unwrap_or_default();
            margin.min(lifetime / 2)
        }
        _ => margin,
    }
}

/// When the access token turns stale.
pub(crate) fn refresh_at<M: Ask + ?Sized>(model: &M, margin: Duration) -> Option<DateTime<Utc>> {
    let expiry = expiry(model, None);
    let margin = capped_margin(model, expiry, margin);
    let margin = TimeDelta::from_std(margin).unwrap_or(TimeDelta::MAX);
    Some(expiry.time()?.checked_sub_signed(margin).unwrap_or(DateTime::<Utc>::MIN_UTC))
}

/// The expiry of the refresh token.
pub(crate) fn refresh_expiry<M: Ask + ?Sized>(model: &M, outer: Option<DateTime<Utc>>) -> Expiry {
    if is_void(model) {
        return void_expiry();
    }
    refresh_end(model, || base(model).or(outer))
}

/// When the refresh token ends, if lifetimes count from `base`.
pub(crate) fn refresh_end<M: Ask + ?Sized>(
    model: &M,
    base: impl Fn() -> Option<DateTime<Utc>>,
) -> Expiry {
    let mut query = ExpiryOf::new(Token::Refresh, base);
    model.ask(&mut query);
    query.expiry()
}

/// The text of a token.
struct Credential<'m> {
    token: Token,
    text: First<&'m str>,
    /// Whether the model has a field for the token itself, and not a nested one.
    is_own: bool,
}

impl<'m> Credential<'m> {
    #[inline]
    fn of<M: Ask + ?Sized>(model: &'m M, token: Token) -> Self {
        let mut query = Self { token, text: First(None), is_own: false };
        model.ask(&mut query);
        query
    }

    /// The rank of the field with the token.
    #[inline]
    fn rank(&self) -> Option<Rank> {
        self.text.0.as_ref().map(|(rank, _)| *rank)
    }
}

impl<'m> Query<'m> for Credential<'m> {
    #[inline]
    fn secret(&mut self, token: Token, rank: Rank, text: impl FnOnce() -> Option<&'m str>) {
        if token == self.token {
            self.is_own |= rank < Rank::NESTED;
            self.text.add(rank, text);
        }
    }
}

/// The access token or the refresh token, if the payload had one.
#[inline]
pub(crate) fn credential<M: Ask + ?Sized>(model: &M, token: Token) -> Option<&str> {
    Credential::of(model, token).text.answer()
}

/// The authentication scheme of the access token. A nested token goes with the
/// nested scheme.
pub(crate) fn scheme<M: Ask + ?Sized>(model: &M) -> Option<&str> {
    struct Scheme<'m> {
        /// The rank of the access token.
        token: Option<Rank>,
        is_own: bool,
        name: First<&'m str>,
    }

    impl<'m> Query<'m> for Scheme<'m> {
        fn scheme(&mut self, rank: Rank, name: impl FnOnce() -> Option<&'m str>) {
            let is_nested = self.token.is_some_and(|token| token >= Rank::NESTED);
            let belongs = if rank >= Rank::NESTED {
                is_nested && self.token == Some(rank)
            } else {
                !(is_nested && self.is_own)
            };
            if belongs {
                self.name.add(rank, name);
            }
        }
    }

    let token = Credential::of(model, Token::Access);
    let mut query = Scheme { token: token.rank(), is_own: token.is_own, name: First(None) };
    model.ask(&mut query);
    query.name.answer()
}

/// The scopes of a token; `None` if the payload had none at all.
#[inline]
pub(crate) fn scopes<M: Ask + ?Sized>(model: &M, token: Token) -> Option<Scopes<'_>> {
    struct ScopesOf<'m>(Token, First<Scopes<'m>>);

    impl<'m> Query<'m> for ScopesOf<'m> {
        #[inline]
        fn scopes(&mut self, token: Token, rank: Rank, scopes: impl Grant<'m>) {
            if token == self.0 {
                self.1.add(rank, || scopes.scopes());
            }
        }
    }

    if is_void(model) {
        return Some(Scopes::none());
    }
    let mut query = ScopesOf(token, First(None));
    model.ask(&mut query);
    query.1.answer()
}

/// Whether the access token has a scope.
#[inline]
pub(crate) fn grants<M: Ask + ?Sized>(model: &M, scope: &str) -> bool {
    granted(model, Token::Access, scope).unwrap_or_default()
}

/// Whether a token has a scope; `None` if the payload had no scopes at all.
#[inline]
pub(crate) fn granted<M: Ask + ?Sized>(model: &M, token: Token, scope: &str) -> Option<bool> {
    struct Grants<'s>(Token, &'s str, First<bool>);

    impl<'m> Query<'m> for Grants<'_> {
        #[inline]
        fn scopes(&mut self, token: Token, rank: Rank, scopes: impl Grant<'m>) {
            if token == self.0 {
                let scope = self.1;
                self.2.add(rank, || scopes.grants(scope));
            }
        }
    }

    if is_void(model) {
        return Some(false);
    }
    let mut query = Grants(token, scope, First(None));
    model.ask(&mut query);
    query.2.answer()
}

/// Whether any field says which scopes a token has.
pub(crate) fn has_scopes<M: Ask + ?Sized>(model: &M, token: Token) -> bool {
    struct HasScopes(Token, bool);

    impl<'m> Query<'m> for HasScopes {
        fn scopes(&mut self, token: Token, _: Rank, scopes: impl Grant<'m>) {
            self.1 |= token == self.0 && scopes.answers();
        }
    }

    let mut query = HasScopes(token, false);
    model.ask(&mut query);
    query.1
}

/// Whether any field says when a token ends.
pub(crate) fn has_expiry<M: Ask + ?Sized>(model: &M, token: Token) -> bool {
    struct HasExpiry(Token, bool);

    impl Query<'_> for HasExpiry {
        fn expiry(
            &mut self,
            token: Token,
            _: Rank,
            expiry: impl FnOnce(Base<'_>) -> Option<Expiry>,
        ) {
            self.1 |= token == self.0 && expiry(&|| None).is_some();
        }

        fn nested_expiry(
            &mut self,
            token: Token,
            _: Rank,
            _: impl FnOnce(Base<'_>) -> Expiry,
            is_said: impl FnOnce() -> bool,
        ) {
            self.1 |= token == self.0 && is_said();
        }
    }

    let mut query = HasExpiry(token, false);
    model.ask(&mut query);
    query.1
}
