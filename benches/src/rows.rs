//! What is compared: each row one task, each side one way to do it.

use crate::{
    inputs,
    models::{by_hand, derived},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{cell::RefCell, hint::black_box, time::SystemTime};
use token_runtime::{ScopeSet, TokenModel};

/// A task and the ways to do it.
pub struct Row {
    pub name: &'static str,
    pub sides: Vec<Side>,
}

/// One way to do a task.
pub struct Side {
    pub name: &'static str,
    /// Does it so many times.
    pub run: Box<dyn Fn(u64)>,
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
}

pub const HAND: &str = "by hand";
pub const STAMPED: &str = "by hand, stamped";
pub const DERIVED: &str = "TokenModel";
pub const OAUTH2: &str = "oauth2";
pub const OAUTH2_CLIENT: &str = "oauth2, as its client";
pub const OAUTH2_TYPES: &str = "oauth2-types";
pub const OPENIDCONNECT: &str = "openidconnect";
pub const RSPOTIFY: &str = "rspotify-model";

#[must_use]
pub fn all() -> Vec<Row> {
    let mut rows = vec![
        decode("minimal", inputs::MINIMAL.into()),
        decode("standard", inputs::STANDARD.into()),
        decode("extended", inputs::EXTENDED.into()),
        decode("jwt", inputs::jwt()),
        decode("40 scopes", inputs::forty_scopes()),
        decode("escaped", inputs::ESCAPED.into()),
        decode("malformed", inputs::malformed()),
        decode_borrowed(),
        decode_array(),
    ];
    rows.extend(times());
    rows.push(encode());
    rows.extend(expiry());
    rows.extend(scopes());
    rows
}

fn read<T: DeserializeOwned + 'static>(name: &'static str, input: &str) -> Option<Side> {
    let input = input.to_owned();
    let well_formed = serde_json::from_str::<serde::de::IgnoredAny>(&input).is_ok();
    let fits = serde_json::from_str::<T>(&input).is_ok();
    (fits == well_formed).then(|| Side::new(name, move || serde_json::from_str::<T>(black_box(&input))))
}

fn decode(name: &'static str, input: String) -> Row {
    let sides = [
        read::<by_hand::Token>(HAND, &input),
        read::<by_hand::Stamped>(STAMPED, &input),
        read::<derived::Token>(DERIVED, &input),
        read::<oauth2::basic::BasicTokenResponse>(OAUTH2, &input),
        Some(through_client(input.clone())),
        read::<oauth2_types::requests::AccessTokenResponse>(OAUTH2_TYPES, &input),
        read::<openidconnect::core::CoreTokenResponse>(OPENIDCONNECT, &input),
        read::<rspotify_model::Token>(RSPOTIFY, &input),
    ];
    Row { name, sides: sides.into_iter().flatten().collect() }
}

/// As `oauth2::Client` reads a reply.
fn through_client(input: String) -> Side {
    Side::new(OAUTH2_CLIENT, move || {
        let mut deserializer = serde_json::Deserializer::from_slice(black_box(input.as_bytes()));
        serde_path_to_error::deserialize::<_, oauth2::basic::BasicTokenResponse>(&mut deserializer)
    })
}

fn decode_borrowed() -> Row {
    let sides = vec![
        Side::new(HAND, || parse::<by_hand::Borrowed>(inputs::STANDARD)),
        Side::new(STAMPED, || parse::<by_hand::StampedBorrowed>(inputs::STANDARD)),
        Side::new(DERIVED, || parse::<derived::Borrowed>(inputs::STANDARD)),
    ];
    Row { name: "borrowed", sides }
}

fn parse<T: Deserialize<'static>>(input: &'static str) -> T {
    serde_json::from_str(black_box(input)).expect("the inputs fit")
}

fn decode_array() -> Row {
    let input = inputs::array(10_000);
    let sides = [
        read::<Vec<by_hand::Token>>(HAND, &input),
        read::<Vec<by_hand::Stamped>>(STAMPED, &input),
        read::<Vec<derived::Token>>(DERIVED, &input),
        read::<Vec<oauth2::basic::BasicTokenResponse>>(OAUTH2, &input),
        read::<Vec<oauth2_types::requests::AccessTokenResponse>>(OAUTH2_TYPES, &input),
        read::<Vec<openidconnect::core::CoreTokenResponse>>(OPENIDCONNECT, &input),
        read::<Vec<rspotify_model::Token>>(RSPOTIFY, &input),
    ];
    Row { name: "10 000 tokens", sides: sides.into_iter().flatten().collect() }
}

fn times() -> [Row; 5] {
    [
        both::<by_hand::Instants, derived::Instants>("instants", inputs::INSTANTS),
        both::<by_hand::Rfc3339, derived::Rfc3339>("read RFC 3339", inputs::RFC3339),
        both::<by_hand::Unix, derived::Unix>("read Unix time", inputs::UNIX),
        both_ways_back::<by_hand::Rfc3339, derived::Rfc3339>("write RFC 3339", inputs::RFC3339),
        both_ways_back::<by_hand::Unix, derived::Unix>("write Unix time", inputs::UNIX),
    ]
}

fn both<H: DeserializeOwned + 'static, D: DeserializeOwned + 'static>(
    name: &'static str,
    input: &'static str,
) -> Row {
    let sides = vec![Side::new(HAND, move || parse::<H>(input)), Side::new(DERIVED, move || parse::<D>(input))];
    Row { name, sides }
}

fn both_ways_back<H, D>(name: &'static str, input: &'static str) -> Row
where
    H: Serialize + DeserializeOwned + 'static,
    D: Serialize + DeserializeOwned + 'static,
{
    Row { name, sides: vec![write(HAND, parse::<H>(input)), write(DERIVED, parse::<D>(input))] }
}

fn encode() -> Row {
    let sides = vec![
        write(HAND, parse::<by_hand::Token>(inputs::STANDARD)),
        write(STAMPED, parse::<by_hand::Stamped>(inputs::STANDARD)),
        write(DERIVED, parse::<derived::Token>(inputs::STANDARD)),
        write(OAUTH2, parse::<oauth2::basic::BasicTokenResponse>(inputs::STANDARD)),
        write(OAUTH2_TYPES, parse::<oauth2_types::requests::AccessTokenResponse>(inputs::STANDARD)),
        write(OPENIDCONNECT, parse::<openidconnect::core::CoreTokenResponse>(inputs::STANDARD)),
        write(RSPOTIFY, parse::<rspotify_model::Token>(inputs::STANDARD)),
    ];
    Row { name: "encode", sides }
}

/// Into a buffer that is there already, so that what is left are the
/// serializer's own allocations.
fn write<T: Serialize + 'static>(name: &'static str, value: T) -> Side {
    let buffer = RefCell::new(Vec::with_capacity(4096));
    Side::new(name, move || {
        let mut buffer = buffer.borrow_mut();
        buffer.clear();
        serde_json::to_writer(&mut *buffer, black_box(&value)).expect("tokens can be written");
        buffer.len()
    })
}

fn expiry() -> [Row; 2] {
    let token = || parse::<derived::Token>(inputs::STANDARD);
    let (clock, given) = (token(), token());
    let now = Utc::now();
    let never = DateTime::<Utc>::MAX_UTC;
    [
        Row {
            name: "is_expired",
            sides: vec![
                Side::new(HAND, SystemTime::now),
                Side::new(DERIVED, move || black_box(&clock).is_expired()),
            ],
        },
        Row {
            name: "is_expired_at",
            sides: vec![
                Side::new(HAND, move || *black_box(&never) <= black_box(now)),
                Side::new(DERIVED, move || black_box(&given).is_expired_at(black_box(now))),
            ],
        },
    ]
}

fn scopes() -> [Row; 4] {
    let granted = |count| -> (Vec<String>, ScopeSet) {
        let all = inputs::scopes(count);
        let set = all.iter().collect();
        (all, set)
    };
    let row = |name, count, wanted: &'static str| {
        let (list, set) = granted(count);
        let token = scoped(set);
        Row {
            name,
            sides: vec![
                Side::new(HAND, move || black_box(&list).iter().any(|scope| scope == black_box(wanted))),
                Side::new(DERIVED, move || black_box(&token).has_scope(black_box(wanted))),
            ],
        }
    };
    [
        row("last of 4 scopes", 4, "calendar.share"),
        row("none of 4 scopes", 4, "calendar.other"),
        row("last of 40 scopes", 40, "storage.list"),
        row("none of 40 scopes", 40, "storage.other"),
    ]
}

fn scoped(set: ScopeSet) -> derived::Token {
    let mut token = parse::<derived::Token>(inputs::STANDARD);
    token.scope = Some(set);
    token
}
