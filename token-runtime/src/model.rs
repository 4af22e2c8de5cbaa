//! The trait that users call, and the roles that a model may have.

#[cfg(feature = "clock")]
use crate::clock;
use crate::{
    answer::{Scopes, Token},
    answers::{self, Ask},
    expiry::{Expiry, Status},
    inherit,
    redact::view::Redacted,
    scope::{missing::MissingScopes, set::ScopeSet},
    secret::{
        authorization::{AuthorizationError, authorization},
        value::Secret,
    },
};
use chrono::{DateTime, Utc};
use core::time::Duration;

/// What a token answers. `#[derive(TokenModel)]` implements it.
///
/// The derive implements `Serialize` and `Deserialize` as well. Deriving these too is the error E0119:
/// remove them from the list.
///
/// A method is callable if the struct has the role that the method needs:
///
/// * [`Expires`], from `expires`, `expires_in` or `never_expires`: [`expiry`](Self::expiry),
///   [`expires_at`](Self::expires_at), [`is_expired`](Self::is_expired),
///   [`time_left`](Self::time_left), [`expires_within`](Self::expires_within),
///   [`status`](Self::status), [`needs_refresh`](Self::needs_refresh),
///   [`refresh_at`](Self::refresh_at), [`time_until_refresh`](Self::time_until_refresh).
/// * [`Scoped`], from `scopes`: [`scopes`](Self::scopes), [`has_scope`](Self::has_scope),
///   [`has_all_scopes`](Self::has_all_scopes), [`has_any_scope`](Self::has_any_scope),
///   [`missing_scopes`](Self::missing_scopes), [`require_scopes`](Self::require_scopes),
///   [`scopes_or`](Self::scopes_or).
/// * [`Authorizes`], from `access_token`: [`access_token`](Self::access_token),
///   [`authorization`](Self::authorization).
/// * [`Refreshes`], from `refresh_token`: [`refresh_token`](Self::refresh_token),
///   [`can_refresh`](Self::can_refresh), [`refresh_expiry`](Self::refresh_expiry),
///   [`refresh_with`](Self::refresh_with), [`refresh_scopes`](Self::refresh_scopes).
/// * Without a role: [`redacted`](Self::redacted).
///
/// Calling a method whose role is missing is a compile error that names the attribute to add.
///
/// Every method that reads the system clock has an `_at(now)` variant:
/// [`is_expired_at`](Self::is_expired_at). The methods that read the clock need the feature
/// `clock`, which is on by default.
///
/// ```
/// use core::time::Duration;
/// use token_runtime::chrono::{DateTime, Utc};
/// use token_runtime::{Status, TokenModel};
///
/// #[derive(Debug, TokenModel)]
/// struct Session {
///     #[token(expires = "unix")]
///     expires_at: DateTime<Utc>,
/// }
///
/// let session: Session = serde_json::from_str(r#"{"expires_at":1767229200}"#)?;
/// let now = DateTime::from_timestamp(1_767_229_199, 0).unwrap();
/// assert!(!session.is_expired_at(now) && session.needs_refresh_at(now));
/// assert_eq!(session.refresh_at().unwrap().timestamp(), 1_767_229_200 - 30);
/// assert_eq!(session.status_with_at(Duration::ZERO, now), Status::Fresh);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a token model",
    label = "a token model is wanted here",
    note = "put `#[derive(TokenModel)]` on the type"
)]
pub trait TokenModel: Ask {
    /// How long before its end a token counts as stale: `#[token(margin)]`, else 30 seconds.
    // rustc shows this line to those who write `dyn TokenModel`.
    const MARGIN: Duration = Duration::from_secs(30); // In a box: `dyn AnyToken`.

    /// [`MARGIN`](Self::MARGIN), also of a token whose model is not known.
    #[doc(hidden)]
    fn margin(&self) -> Duration {
        Self::MARGIN
    }

    /// When the token ends: at an instant, never, or unknown.
    fn expiry(&self) -> Expiry
    where
        Self: Expires,
    {
        answers::expiry(self, None)
    }

    /// The instant at which the token ends. `None` if it never ends or its end is unknown.
    fn expires_at(&self) -> Option<DateTime<Utc>>
    where
        Self: Expires,
    {
        self.expiry().time()
    }

    /// Whether the token is expired now. It ignores the margin, which
    /// [`needs_refresh`](TokenModel::needs_refresh) takes into account. A token with an unknown
    /// expiry is not expired.
    #[cfg(feature = "clock")]
    fn is_expired(&self) -> bool
    where
        Self: Expires,
    {
        self.expiry().is_expired()
    }

    /// Whether the token is expired at `now`. It is expired from the instant of its expiry on.
    fn is_expired_at(&self, now: DateTime<Utc>) -> bool
    where
        Self: Expires,
    {
        self.expiry().is_expired_at(now)
    }

    /// The time that is left now. Zero if the token is expired, `None` if it never ends or its end
    /// is unknown.
    #[cfg(feature = "clock")]
    fn time_left(&self) -> Option<Duration>
    where
        Self: Expires,
    {
        self.time_left_at(clock::now())
    }

    /// The time that is left at `now`.
    fn time_left_at(&self, now: DateTime<Utc>) -> Option<Duration>
    where
        Self: Expires,
    {
        self.expiry().time_left_at(now)
    }

    /// Whether the token is expired now, or will be after `span`.
    #[cfg(feature = "clock")]
    fn expires_within(&self, span: Duration) -> bool
    where
        Self: Expires,
    {
        self.expires_within_at(span, clock::now())
    }

    /// Whether the token is expired at `now`, or will be after `span`.
    fn expires_within_at(&self, span: Duration, now: DateTime<Utc>) -> bool
    where
        Self: Expires,
    {
        self.time_left_at(now).is_some_and(|left| left <= span)
    }

    /// Whether it is time to refresh: the token is stale or expired.
    #[cfg(feature = "clock")]
    fn needs_refresh(&self) -> bool
    where
        Self: Expires,
    {
        self.needs_refresh_at(clock::now())
    }

    /// Whether it is time to refresh at `now`.
    fn needs_refresh_at(&self, now: DateTime<Utc>) -> bool
    where
        Self: Expires,
    {
        self.needs_refresh_with_at(self.margin(), now)
    }

    /// Whether it is time to refresh, with a margin chosen at run time.
    #[cfg(feature = "clock")]
    fn needs_refresh_with(&self, margin: Duration) -> bool
    where
        Self: Expires,
    {
        self.needs_refresh_with_at(margin, clock::now())
    }

    /// Whether it is time to refresh with this margin at `now`.
    fn needs_refresh_with_at(&self, margin: Duration, now: DateTime<Utc>) -> bool
    where
        Self: Expires,
    {
        matches!(self.status_with_at(margin, now), Status::Stale | Status::Expired)
    }

    /// The instant from which [`needs_refresh`](TokenModel::needs_refresh) is true: one margin
    /// before the end. The margin is at most half of a known lifetime. `None` if the token never
    /// ends or its end is unknown.
    fn refresh_at(&self) -> Option<DateTime<Utc>>
    where
        Self: Expires,
    {
        answers::refresh_at(self, self.margin())
    }

    /// How long to wait until [`needs_refresh`](TokenModel::needs_refresh) turns true. Zero if it
    /// is true, `None` if the token never ends or its end is unknown.
    ///
    /// A background task sleeps this long, and at least a second. Without `issued` and `received`
    /// the lifetime is not known, so a token with a short lifetime may be due at once.
    ///
    /// ```
    /// # use {core::time::Duration, token_runtime::Expires};
    /// fn pause(token: &impl Expires) -> Duration {
    ///     let (second, minute) = (Duration::from_secs(1), Duration::from_secs(60));
    ///     token.time_until_refresh().unwrap_or(minute).max(second)
    /// }
    /// ```
    #[cfg(feature = "clock")]
    fn time_until_refresh(&self) -> Option<Duration>
    where
        Self: Expires,
    {
        self.time_until_refresh_at(clock::now())
    }

    /// How long to wait from `now` until `needs_refresh` turns true.
    fn time_until_refresh_at(&self, now: DateTime<Utc>) -> Option<Duration>
    where
        Self: Expires,
    {
        let wait = self.refresh_at()?.signed_duration_since(now);
        Some(wait.to_std().unwrap_or_default())
    }

    /// The status of the token now: fresh, stale, expired or unknown.
    #[cfg(feature = "clock")]
    fn status(&self) -> Status
    where
        Self: Expires,
    {
        self.status_at(clock::now())
    }

    /// The status of the token at `now`. It is stale from one [`MARGIN`](Self::MARGIN) before its
    /// end on. The margin is at most half of a known lifetime: a token of ten seconds is fresh for
    /// five.
    fn status_at(&self, now: DateTime<Utc>) -> Status
    where
        Self: Expires,
    {
        self.status_with_at(self.margin(), now)
    }

    /// The status of the token now, with a margin chosen at run time. This margin, too, is at most
    /// half of a known lifetime.
    #[cfg(feature = "clock")]
    fn status_with(&self, margin: Duration) -> Status
    where
        Self: Expires,
    {
        self.status_with_at(margin, clock::now())
    }

    /// The status of the token at `now`, with a margin chosen at run time.
    fn status_with_at(&self, margin: Duration, now: DateTime<Utc>) -> Status
    where
        Self: Expires,
    {
        let expiry = self.expiry();
        expiry.status_at(now, answers::capped_margin(self, expiry, margin))
    }

    /// The scopes, in the order sent. A [`ScopeSet`] and a `Vec` deduplicate them.
    fn scopes(&self) -> Scopes<'_>
    where
        Self: Scoped,
    {
        answers::scopes(self, Token::Access).unwrap_or_else(Scopes::none)
    }

    /// Whether the token has this scope. Scopes are compared as a whole and with case (RFC 6749
    /// §3.3).
    fn has_scope(&self, scope: &str) -> bool
    where
        Self: Scoped,
    {
        answers::grants(self, scope)
    }

    /// Whether the token has all of `scopes`. True for an empty list. Empty strings are ignored.
    fn has_all_scopes(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> bool
    where
        Self: Scoped,
    {
        scopes.into_iter().all(|scope| scope.as_ref().is_empty() || self.has_scope(scope.as_ref()))
    }

    /// Whether the token has at least one of `scopes`. False for an empty list.
    fn has_any_scope(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> bool
    where
        Self: Scoped,
    {
        scopes.into_iter().any(|scope| self.has_scope(scope.as_ref()))
    }

    /// The scopes out of `scopes` that the token does not have, in the same order.
    ///
    /// A payload without scopes has none. If their absence means "as requested" (RFC 6749 §5.1),
    /// ask [`scopes_or`](TokenModel::scopes_or).
    fn missing_scopes(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> ScopeSet
    where
        Self: Scoped,
    {
        scopes.into_iter().filter(|scope| !self.has_scope(scope.as_ref())).collect()
    }

    /// Checks that the token has all of `scopes`.
    ///
    /// # Errors
    /// [`MissingScopes`] lists the scopes that are missing.
    fn require_scopes(
        &self,
        scopes: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<(), MissingScopes>
    where
        Self: Scoped,
    {
        MissingScopes::check(scopes, |scope| self.has_scope(scope))
    }

    /// The scopes of the payload, or `requested` if the payload has no scopes at all: a server may
    /// leave them out if it granted what was requested (RFC 6749 §5.1).
    fn scopes_or(&self, requested: impl IntoIterator<Item: AsRef<str>>) -> ScopeSet
    where
        Self: Scoped,
    {
        match answers::scopes(self, Token::Access) {
            Some(scopes) => scopes.collect(),
            None => requested.into_iter().collect(),
        }
    }

    /// The access token. It is a secret: show it to nobody but the server. For the header of a
    /// request take [`authorization`](TokenModel::authorization).
    fn access_token(&self) -> Option<&str>
    where
        Self: Authorizes,
    {
        answers::credential(self, Token::Access)
    }

    /// The value of an `Authorization` header: the scheme of the payload (`Bearer` if it has none)
    /// and the access token (RFC 6750 §2.1).
    ///
    /// # Errors
    /// * There is no access token.
    /// * The payload says that the token is not active, or not an access token (`N_A`, RFC 8693
    ///   §2.2.1).
    /// * The token has a character that a header does not allow: it could split the header.
    fn authorization(&self) -> Result<Secret, AuthorizationError>
    where
        Self: Authorizes,
    {
        if !answers::may_authorize(self) {
            return Err(AuthorizationError::Inactive);
        }
        authorization(answers::scheme(self), answers::credential(self, Token::Access))
    }

    /// The refresh token. It is a secret.
    fn refresh_token(&self) -> Option<&str>
    where
        Self: Refreshes,
    {
        answers::credential(self, Token::Refresh)
    }

    /// When the refresh token ends. Unknown if the payload does not say.
    fn refresh_expiry(&self) -> Expiry
    where
        Self: Refreshes,
    {
        answers::refresh_expiry(self, None)
    }

    /// Whether the refresh token is expired now.
    #[cfg(feature = "clock")]
    fn refresh_is_expired(&self) -> bool
    where
        Self: Refreshes,
    {
        self.refresh_is_expired_at(clock::now())
    }

    /// Whether the refresh token is expired at `now`.
    fn refresh_is_expired_at(&self, now: DateTime<Utc>) -> bool
    where
        Self: Refreshes,
    {
        self.refresh_expiry().is_expired_at(now)
    }

    /// Whether the token has a refresh token that is not expired now.
    #[cfg(feature = "clock")]
    fn can_refresh(&self) -> bool
    where
        Self: Refreshes,
    {
        self.can_refresh_at(clock::now())
    }

    /// Whether the token has a refresh token that is not expired at `now`.
    fn can_refresh_at(&self, now: DateTime<Utc>) -> bool
    where
        Self: Refreshes,
    {
        self.refresh_token().is_some() && !self.refresh_is_expired_at(now)
    }

    /// The scopes of the refresh token, if the payload lists them separately.
    fn refresh_scopes(&self) -> Scopes<'_>
    where
        Self: Refreshes,
    {
        answers::scopes(self, Token::Refresh).unwrap_or_else(Scopes::none)
    }

    /// The token after a refresh: `reply`, and from `self` what the reply leaves out.
    ///
    /// Access token, token type and the times of the access token are always the reply's. Refresh
    /// token, its expiry, and scopes are inherited as whole roles if the reply does not answer them
    /// (RFC 6749 §6): if the reply has a new refresh token, the old expiry is not inherited. Other
    /// optional members are inherited if the reply has none.
    #[must_use]
    fn refresh_with(mut self, mut reply: Self) -> Self
    where
        Self: Refreshes + Sized,
    {
        inherit::inherit(&mut reply, &mut self);
        reply
    }

    #[cfg(not(feature = "clock"))]
    crate::feature::methods_without_clock! {
        fn is_expired() -> bool;
        fn time_left() -> Option<Duration>;
        fn expires_within(Duration) -> bool;
        fn needs_refresh() -> bool;
        fn needs_refresh_with(Duration) -> bool;
        fn time_until_refresh() -> Option<Duration>;
        fn status() -> Status;
        fn status_with(Duration) -> Status;
        fn refresh_is_expired() -> bool;
        fn can_refresh() -> bool;
    }

    /// A view for logs that serializes with every secret masked. If your own code serializes a
    /// model with secrets (`manual(Serialize)`, `#[serde(into)]`), the model is masked as a whole.
    fn redacted(&self) -> Redacted<'_, Self> {
        Redacted::new(self, Self::IS_MASKED)
    }
}

/// A token with an expiry: `expires`, `expires_in` or `never_expires`.
///
/// Bound on it in generic code: `fn keep_alive<T: Expires>(token: &T)` may call
/// [`is_expired`](TokenModel::is_expired) and its family.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no expiry",
    label = "asked for its expiry here",
    note = "say which field holds it: `#[token(expires = \"unix\")]` for an instant, `#[token(expires_in)]` for a lifetime",
    note = "or `#[token(never_expires)]` on the struct if the provider's tokens never expire",
    note = "a struct with `#[token(base = \"parent\")]` has none by itself: ask the struct that nests it"
)]
pub trait Expires: TokenModel {}

/// A token with scopes: `scopes`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no scopes",
    label = "asked for its scopes here",
    note = "say which field holds them: `#[token(scopes)]` for a space-separated string, `#[token(scopes = \"list\")]` for an array"
)]
pub trait Scoped: TokenModel {}

/// A token that can authorize a request: `access_token`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no access token",
    label = "asked for its access token here",
    note = "say which field holds it: `#[token(access_token)] token: Secret`"
)]
pub trait Authorizes: TokenModel {}

/// A token that can be refreshed: `refresh_token`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no refresh token",
    label = "asked to refresh here",
    note = "say which field holds it: `#[token(refresh_token)] refresh_token: Option<Secret>`"
)]
pub trait Refreshes: TokenModel {}
