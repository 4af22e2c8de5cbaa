//! Which roles a refresh reply inherits from the token before it.

use crate::{
    answer::Token,
    answers::{
        Ask, base, credential, has_expiry, has_scopes, is_void, refresh_end, refresh_expiry,
        void_expiry,
    },
    refresh::{Inheritance, LifetimeStarts},
};

/// Which roles `reply` does not answer, so that it inherits them.
pub(crate) fn inheritance<M: Ask + ?Sized>(
    reply: &M,
    previous: &M,
    outer: LifetimeStarts,
) -> Inheritance {
    let refresh_token = credential(reply, Token::Refresh);
    // The expiry of the refresh token belongs to its token.
    let is_same = refresh_token.is_none() || refresh_token == credential(previous, Token::Refresh);
    let starts = LifetimeStarts { reply: base(reply), previous: base(previous) };
    let unanswered = Inheritance {
        access_token: credential(reply, Token::Access).is_none(),
        refresh_token: refresh_token.is_none(),
        expiry: !has_expiry(reply, Token::Access),
        refresh_expiry: is_same && !has_expiry(reply, Token::Refresh),
        scopes: !has_scopes(reply, Token::Access),
        refresh_scopes: is_same && !has_scopes(reply, Token::Refresh),
        starts: starts.or(outer),
    };
    unanswered.and(hands_on(previous, unanswered.starts))
}

/// The roles that a previous token passes on to any reply: none if the token is void, and no
/// refresh token whose expiry would be lost.
pub(crate) fn hands_on<M: Ask + ?Sized>(previous: &M, starts: LifetimeStarts) -> Inheritance {
    let end = refresh_expiry(previous, starts.previous);
    let end_is_kept = starts.reply.is_some() || end == refresh_end(previous, || None);
    let is_active = !is_void(previous);
    let refreshes = is_active && end != void_expiry() && end_is_kept;
    Inheritance {
        access_token: is_active,
        refresh_token: refreshes,
        expiry: is_active,
        refresh_expiry: refreshes,
        scopes: is_active,
        refresh_scopes: refreshes,
        starts,
    }
}

/// Takes over from `previous` what `reply` lacks.
pub(crate) fn inherit<M: Ask + ?Sized>(reply: &mut M, previous: &mut M) {
    let inheritance = inheritance(reply, previous, LifetimeStarts::default());
    reply.inherit(Some(previous), inheritance);
}

/// Whether `model` answers a role that the reply answers too.
pub(crate) fn competes<M: Ask + ?Sized>(model: &M, inheritance: &Inheritance) -> bool {
    let token = |token| credential(model, token).is_some();
    let has_access = token(Token::Access) || has_expiry(model, Token::Access);
    !inheritance.access_token && has_access
        || !inheritance.refresh_token && token(Token::Refresh)
        || !inheritance.expiry && has_expiry(model, Token::Access)
        || !inheritance.refresh_expiry && has_expiry(model, Token::Refresh)
        || !inheritance.scopes && has_scopes(model, Token::Access)
        || !inheritance.refresh_scopes && has_scopes(model, Token::Refresh)
}
