//! What is compared: each row is a task, each side a way to do it.

use crate::{
    inputs,
    models::{by_hand, derived},
};
use chrono::{DateTime, Utc};
use oauth2::basic::BasicTokenResponse;
use oauth2_types::requests::AccessTokenResponse;
use openidconnect::core::CoreTokenResponse;
use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use std::{cell::RefCell, hint::black_box, time::SystemTime};
use token_runtime::TokenModel;

/// A task and the ways to do it. The others are compared with the first side.
pub struct Row {
    /// Its name in the results.
    pub name: &'static str,
    /// Makes the sides, and only what this row needs.
    pub sides: fn() -> Vec<Side>,
}

/// One way to do a task.
pub struct Side {
    /// Its name in the results.
    pub name: &'static str,
    run: Box<dyn Fn(u64)>,
}

impl Side {
    fn new<T>(name: &'static str, once: impl Fn() -> T + 'static) -> Self {
        let run = move |times| {
            for _ in 0..times {
                black_box(once());
            }
        };
        Self { name, run: Box::new(run) }
    }

    /// Runs this many iterations. Callgrind finds this function by its name.
    #[inline(never)]
    pub fn measured(&self, times: u64) {
        (self.run)(times);
    }
}

/// serde's derive on the same members.
pub const HAND: &str = "serde by hand";
/// The same without the time of receipt.
pub const UNSTAMPED: &str = "serde by hand, no receipt";
/// This project's derive.
pub const DERIVED: &str = "TokenModel";
/// This project's derive, a token with `expires`.
pub const INSTANT: &str = "TokenModel, instant";
/// This project's derive, a token with `expires_in`.
pub const LIFETIME: &str = "TokenModel, lifetime";
/// One read of the clock.
pub const CLOCK: &str = "SystemTime::now";
/// `BasicTokenResponse`.
pub const OAUTH2: &str = "oauth2";
/// `BasicTokenResponse`, through `serde_path_to_error`.
pub const OAUTH2_CLIENT: &str = "oauth2, as its client";
/// `AccessTokenResponse`.
pub const OAUTH2_TYPES: &str = "oauth2-types";
/// `CoreTokenResponse`.
pub const OPENIDCONNECT: &str = "openidconnect";
/// `Token`.
pub const RSPOTIFY: &str = "rspotify-model";

/// Every row.
pub fn all() -> Vec<Row> {
    let row = |name, sides: fn() -> Vec<Side>| Row { name, sides };
    vec![
        row("minimal", || decode(inputs::MINIMAL)),
        row("standard", || decode(inputs::STANDARD)),
        row("extended", || decode(inputs::EXTENDED)),
        row("1.5 kB JWT", || decode(&inputs::jwt())),
        row("40 scopes", || decode(&inputs::forty_scopes())),
        row("escaped", || decode(inputs::ESCAPED)),
        row("malformed", || decode(&inputs::malformed())),
        row("10 000 tokens", decode_array),
        row("borrowed", decode_borrowed),
        row("encode", encode),
        row("instants", || read_both::<by_hand::Instants, derived::Instants>(inputs::INSTANTS)),
        row("read RFC 3339", || read_both::<by_hand::Rfc3339, derived::Rfc3339>(inputs::RFC3339)),
        row("read Unix time", || read_both::<by_hand::Unix, derived::Unix>(inputs::UNIX)),
        row("write RFC 3339", || write_both::<by_hand::Rfc3339, derived::Rfc3339>(inputs::RFC3339)),
        row("write Unix time", || write_both::<by_hand::Unix, derived::Unix>(inputs::UNIX)),
        row("is_expired", is_expired),
        row("is_expired_at", is_expired_at),
        row("has_scope, last of 4", || has_scope(4, "calendar.share")),
        row("has_scope, none of 4", || has_scope(4, "calendar.other")),
        row("has_scope, last of 40", || has_scope(40, "storage.list")),
        row("has_scope, none of 40", || has_scope(40, "storage.other")),
    ]
}

fn parse<T: Deserialize<'static>>(input: &'static str) -> T {
    serde_json::from_str(black_box(input)).expect("the inputs fit")
}

/// A side that reads `input`, if its type can.
fn read<T: DeserializeOwned + 'static>(name: &'static str, input: &str) -> Option<Side> {
    let well_formed = serde_json::from_str::<IgnoredAny>(input).is_ok();
    let fits = serde_json::from_str::<T>(input).is_ok();
    let input = input.to_owned();
    (fits == well_formed)
        .then(|| Side::new(name, move || serde_json::from_str::<T>(black_box(&input))))
}

fn decode(input: &str) -> Vec<Side> {
    let sides = [
        read::<by_hand::Token>(HAND, input),
        read::<by_hand::Unstamped>(UNSTAMPED, input),
        read::<derived::Token>(DERIVED, input),
        read::<BasicTokenResponse>(OAUTH2, input),
        Some(read_as_client(input.to_owned())),
        read::<AccessTokenResponse>(OAUTH2_TYPES, input),
        read::<CoreTokenResponse>(OPENIDCONNECT, input),
        read::<rspotify_model::Token>(RSPOTIFY, input),
    ];
    sides.into_iter().flatten().collect()
}

/// As the client of `oauth2` reads a reply.
fn read_as_client(input: String) -> Side {
    Side::new(OAUTH2_CLIENT, move || {
        let mut deserializer = serde_json::Deserializer::from_slice(black_box(input.as_bytes()));
        serde_path_to_error::deserialize::<_, BasicTokenResponse>(&mut deserializer)
    })
}

fn decode_array() -> Vec<Side> {
    let input = inputs::array(10_000);
    let sides = [
        read::<Vec<by_hand::Token>>(HAND, &input),
        read::<Vec<by_hand::Unstamped>>(UNSTAMPED, &input),
        read::<Vec<derived::Token>>(DERIVED, &input),
        read::<Vec<BasicTokenResponse>>(OAUTH2, &input),
        read::<Vec<AccessTokenResponse>>(OAUTH2_TYPES, &input),
        read::<Vec<CoreTokenResponse>>(OPENIDCONNECT, &input),
        read::<Vec<rspotify_model::Token>>(RSPOTIFY, &input),
    ];
    sides.into_iter().flatten().collect()
}

fn decode_borrowed() -> Vec<Side> {
    vec![
        Side::new(HAND, || parse::<by_hand::Borrowed>(inputs::STANDARD)),
        Side::new(UNSTAMPED, || parse::<by_hand::UnstampedBorrowed>(inputs::STANDARD)),
        Side::new(DERIVED, || parse::<derived::Borrowed>(inputs::STANDARD)),
    ]
}

fn encode() -> Vec<Side> {
    vec![
        write(HAND, parse::<by_hand::Token>(inputs::STANDARD)),
        write(UNSTAMPED, parse::<by_hand::Unstamped>(inputs::STANDARD)),
        write(DERIVED, parse::<derived::Token>(inputs::STANDARD)),
        write(OAUTH2, parse::<BasicTokenResponse>(inputs::STANDARD)),
        write(OAUTH2_TYPES, parse::<AccessTokenResponse>(inputs::STANDARD)),
        write(OPENIDCONNECT, parse::<CoreTokenResponse>(inputs::STANDARD)),
        write(RSPOTIFY, parse::<rspotify_model::Token>(inputs::STANDARD)),
    ]
}

/// Into an existing buffer, so that only the serializer's own allocations count.
fn write<T: Serialize + 'static>(name: &'static str, value: T) -> Side {
    let buffer = RefCell::new(Vec::with_capacity(4096));
    Side::new(name, move || {
        let mut buffer = buffer.borrow_mut();
        buffer.clear();
        serde_json::to_writer(&mut *buffer, black_box(&value)).expect("tokens can be written");
        buffer.len()
    })
}

fn read_both<H, D>(input: &'static str) -> Vec<Side>
where
    H: DeserializeOwned + 'static,
    D: DeserializeOwned + 'static,
{
    vec![Side::new(HAND, move || parse::<H>(input)), Side::new(DERIVED, move || parse::<D>(input))]
}

fn write_both<H, D>(input: &'static str) -> Vec<Side>
where
    H: Serialize + DeserializeOwned + 'static,
    D: Serialize + DeserializeOwned + 'static,
{
    vec![write(HAND, parse::<H>(input)), write(DERIVED, parse::<D>(input))]
}

fn is_expired() -> Vec<Side> {
    let instant = parse::<derived::Unix>(inputs::UNIX);
    let lifetime = parse::<derived::Token>(inputs::STANDARD);
    vec![
        Side::new(CLOCK, SystemTime::now),
        Side::new(INSTANT, move || black_box(&instant).is_expired()),
        Side::new(LIFETIME, move || black_box(&lifetime).is_expired()),
    ]
}

fn is_expired_at() -> Vec<Side> {
    let instant = parse::<derived::Unix>(inputs::UNIX);
    let lifetime = parse::<derived::Token>(inputs::STANDARD);
    let (now, end) = (Utc::now(), DateTime::<Utc>::MAX_UTC);
    vec![
        Side::new(HAND, move || *black_box(&end) <= black_box(now)),
        Side::new(INSTANT, move || black_box(&instant).is_expired_at(black_box(now))),
        Side::new(LIFETIME, move || black_box(&lifetime).is_expired_at(black_box(now))),
    ]
}

fn has_scope(count: usize, wanted: &'static str) -> Vec<Side> {
    let list = inputs::scopes(count);
    let mut token = parse::<derived::Token>(inputs::STANDARD);
    token.scope = Some(list.iter().collect());
    vec![
        Side::new(HAND, move || {
            let wanted = black_box(wanted);
            black_box(&list).iter().any(|scope| scope == wanted)
        }),
        Side::new(DERIVED, move || black_box(&token).has_scope(black_box(wanted))),
    ]
}
