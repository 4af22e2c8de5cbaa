//! Assigns roles to members by name, value and position.
//!
//! The tokens come first. The expiry and the scopes of a token are in the token's object or in
//! an object around it. A member elsewhere with such a name describes something else.

use super::{
    names,
    sample::Sample,
    tree::{LifetimeStart, Role, Tree},
    values,
};
use std::collections::BTreeSet;

/// The names of access tokens, the most certain first.
const ACCESS: &str = "access_token access_jwt access auth_token session_token security_token \
    client_token bearer_token api_token token jwt session_id secret_id secret id_token api_key";
const REFRESH: &str = "refresh_token refresh_jwt refresh";
const SCOPES: &str = "scope scopes scp granted_scopes permissions restricted_to roles policies";
const ISSUED: &str = "issued_at created_at issued iat issued_on cached_at create_time \
    creation_time timestamp t";

/// The token that a member describes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Access,
    Refresh,
}

/// A member: the index of its object, and its index in that object.
type Place = (usize, usize);

/// Assigns a role to every member that has one.
pub(crate) fn assign(tree: &mut Tree) {
    let access = find_token(tree, ACCESS, Token::Access);
    let refresh = find_token(tree, REFRESH, Token::Refresh);
    let home = access.or(refresh).map_or_else(|| home_without_token(tree), |(object, _)| object);

    let expiry = assign_expiry(tree, home, Token::Access);
    let refresh_expiry =
        refresh.and_then(|(object, _)| assign_expiry(tree, object, Token::Refresh));
    if let Some(place) = access {
        assign_access_token(tree, place, expiry.is_some());
    }
    if let Some(place) = refresh {
        assign_refresh_token(tree, place, refresh_expiry.is_some());
    }
    assign_token_type(tree, home);
    assign_active(tree, home);
    assign_scopes(tree, home);
    for object in [expiry, refresh_expiry].into_iter().flatten() {
        assign_base(tree, object);
    }
    assign_others(tree);
    assign_nested(tree);
}

/// The member with the most certain name of a token. Of several, the outermost.
fn find_token(tree: &Tree, names: &str, token: Token) -> Option<Place> {
    let mut best: Option<(usize, Place)> = None;
    for (object, found) in tree.objects.iter().enumerate() {
        for (position, member) in found.members.iter().enumerate() {
            let name = member.snake_name();
            let rank = match (token, tree.is_of_refresh_token(object)) {
                (Token::Refresh, true) if name == "token" => Some(0),
                (Token::Access, true) => None,
                _ => names.split(' ').position(|known| known == name),
            };
            let is_text = matches!(&member.sample, Sample::Text(text) if !text.is_empty());
            if let Some(rank) = rank.filter(|_| is_text)
                && best.is_none_or(|(best, _)| rank < best)
            {
                best = Some((rank, (object, position)));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// The object to search if there is no token: that of the first expiry, else the outermost.
fn home_without_token(tree: &Tree) -> usize {
    let has_expiry = |object: &usize| {
        tree.objects[*object].members.iter().any(|member| subject(&member.words()).is_some())
    };
    (0..tree.objects.len()).find(has_expiry).unwrap_or_default()
}

fn assign_access_token(tree: &mut Tree, (object, position): Place, has_expiry: bool) {
    let object = &mut tree.objects[object];
    let member = &mut object.members[position];
    if !["access_token", "access_jwt", "access", "token"].contains(&&*member.snake_name()) {
        member.checks.push("that this token authorizes requests");
    }
    if !has_expiry && values::is_jwt(&member.sample) {
        member.checks.push("that it is a JWT: its claim `exp` is read, by the feature `jwt`");
        member.set(r#"access_token, expires = "jwt""#, "Secret", &["access_token", "expires"]);
        return;
    }
    member.set("access_token", "Secret", &["access_token"]);
    if !has_expiry {
        object.checks.extend(NO_EXPIRY.map(str::to_owned));
    }
}

const NO_EXPIRY: [&str; 2] = [
    "Check when the token ends: no member says so. If never, write `#[token(never_expires)]`; if",
    "after a fixed time, `#[token(default_lifetime = \"1h\")]` and a field with the role `received`.",
];

fn assign_refresh_token(tree: &mut Tree, (object, position): Place, has_expiry: bool) {
    let member = &mut tree.objects[object].members[position];
    if !has_expiry && values::is_jwt(&member.sample) {
        let attribute = r#"refresh_token, refresh_expires = "jwt""#;
        member.set(attribute, "Option<Secret>", &["refresh_token", "refresh_expires"]);
    } else {
        member.set("refresh_token", "Option<Secret>", &["refresh_token"]);
    }
}

/// The token whose expiry a member with these words is.
fn subject(words: &[String]) -> Option<Token> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (token, rest) = match &*words {
        ["refresh", "token", rest @ ..] | ["refresh", rest @ ..] => (Token::Refresh, rest),
        ["access" | "auth", "token", rest @ ..] | ["access" | "token", rest @ ..] => {
            (Token::Access, rest)
        }
        rest => (Token::Access, rest),
    };
    let is_expiry = match rest {
        ["exp" | "ttl" | "lifetime"]
        | ["valid", "until" | "time" | "for" | "to"]
        | ["lease", "duration"]
        | ["session", "timeout"]
        | ["estimated", "time", "to", "expiration"] => true,
        [first, ..] => first.starts_with("expir"),
        [] => false,
    };
    is_expiry.then_some(token)
}

/// Assigns the roles of an expiry in the nearest object that has one. Returns that object.
fn assign_expiry(tree: &mut Tree, home: usize, token: Token) -> Option<usize> {
    let role = if token == Token::Access { "expires" } else { "refresh_expires" };
    for index in tree.outwards(home) {
        let is_of_refresh_token = tree.is_of_refresh_token(index);
        let object = &mut tree.objects[index];
        let (mut instants, mut lifetimes) = (0, 0);
        for member in &mut object.members {
            let words = member.words();
            let about = match subject(&words) {
                Some(Token::Access) if is_of_refresh_token => Some(Token::Refresh),
                about => about,
            };
            let time = values::expiry(&words, &member.sample).filter(|_| about == Some(token));
            let Some(time) = time else { continue };
            let before = if time.is_lifetime { &mut lifetimes } else { &mut instants };
            let fallback = if *before > 0 { ", fallback" } else { "" };
            *before += 1;
            member.set(time.attribute(role) + fallback, time.ty, &[role]);
            member.checks.extend(time.check);
        }
        object.has_lifetime |= lifetimes > 0;
        if instants + lifetimes > 0 {
            return Some(index);
        }
    }
    None
}

/// Assigns the base of a lifetime: the time of issue in its object or in the object around it,
/// else the time of receipt.
fn assign_base(tree: &mut Tree, object: usize) {
    if !tree.objects[object].has_lifetime || find_issued(tree, object) {
        return;
    }
    let around = tree.objects[object].parent.as_ref().map(|(outer, _)| *outer);
    let is_outside = around.is_some_and(|outer| find_issued(tree, outer));
    let start = if is_outside { LifetimeStart::Parent } else { LifetimeStart::Received };
    tree.objects[object].start = Some(start);
}

/// Assigns the role `issued` to the member with the most certain name.
fn find_issued(tree: &mut Tree, object: usize) -> bool {
    let object = &mut tree.objects[object];
    for name in ISSUED.split(' ').filter(|_| !object.is_issued) {
        let found = object.members.iter_mut().find(|member| member.snake_name() == name);
        if let Some(member) = found
            && let Some((format, check)) = values::instant(&member.sample)
        {
            member.set(format!("issued = {format:?}"), "DateTime<Utc>", &[]);
            member.checks.extend(check);
            member.checks.push("that the lifetime counts from it");
            object.is_issued = true;
            break;
        }
    }
    object.is_issued
}

fn assign_token_type(tree: &mut Tree, home: usize) {
    let mut members = tree.objects[home].members.iter_mut();
    let found = members.find(|member| member.snake_name() == "token_type");
    if let Some(member) = found.filter(|member| matches!(member.sample, Sample::Text(_))) {
        member.set("token_type", "TokenType", &[]);
    }
}

fn assign_active(tree: &mut Tree, home: usize) {
    let mut members = tree.objects[home].members.iter_mut();
    let found = members.find(|member| member.name == "active" && member.sample == Sample::Bool);
    if let Some(member) = found {
        member.set("active", "bool", &[]);
        member.checks.push("that it is about the token, and not about the user");
    }
}

/// Assigns the role `scopes` to the most certain name in the nearest object.
fn assign_scopes(tree: &mut Tree, home: usize) {
    let around = tree.outwards(home);
    for name in SCOPES.split(' ') {
        for object in &around {
            let mut members = tree.objects[*object].members.iter_mut();
            let found = members.find(|member| member.snake_name() == name);
            if let Some(member) = found
                && let Some(attribute) = values::scopes(&member.sample)
            {
                member.set(attribute, "ScopeSet", &["scopes"]);
                if !["scope", "scopes", "scp", "granted_scopes"].contains(&name) {
                    member.checks.push("that these are the scopes of the token");
                }
                return;
            }
        }
    }
}

/// Assigns the roles `secret` and `instant` to the remaining members.
fn assign_others(tree: &mut Tree) {
    for member in tree.objects.iter_mut().flat_map(|object| &mut object.members) {
        if member.role.is_some() || member.object.is_some() {
            continue;
        }
        let words = member.words();
        let last = words.last().map(String::as_str);
        let says_time = matches!(last, Some("at" | "on" | "time" | "date" | "before" | "updated"));
        if matches!(member.sample, Sample::Text(_)) && names::looks_secret(&member.name) {
            member.set("secret", "Secret", &[]);
        } else if says_time && let Some((format, check)) = values::instant(&member.sample) {
            member.set(format!("instant = {format:?}"), "DateTime<Utc>", &[]);
            member.checks.extend(check);
        }
    }
}

/// Assigns the role `nested` to members whose object has roles. Inner objects come later in the
/// tree, so the loop runs backwards.
fn assign_nested(tree: &mut Tree) {
    for object in (0..tree.objects.len()).rev() {
        let members = tree.objects[object].members.iter().enumerate();
        let passing: Vec<(usize, Vec<&'static str>)> = members
            .filter(|(_, member)| member.role.is_none())
            .filter_map(|(position, member)| Some((position, passed_roles(tree, member.object?))))
            .filter(|(_, roles)| !roles.is_empty())
            .collect();
        let is_alone = passing.len() == 1;
        for (position, passes) in passing {
            let listed = format!("nested({})", passes.join(", "));
            let attribute = if is_alone { "nested".to_owned() } else { listed };
            tree.objects[object].members[position].role =
                Some(Role { attribute, ty: None, passes });
        }
    }
}

/// The roles of an object that `nested` can name.
fn passed_roles(tree: &Tree, object: usize) -> Vec<&'static str> {
    let roles = tree.objects[object].members.iter().filter_map(|member| member.role.as_ref());
    let passes: BTreeSet<&str> = roles.flat_map(|role| role.passes.iter().copied()).collect();
    passes.into_iter().collect()
}
