//! A dropped secret leaves no copy in memory.
//!
//! The tests search the memory of their own process, which Linux provides as a file. A custom
//! allocator would need `unsafe`, and would miss buffers that were moved. The tests search for the
//! middle of a secret, because an allocator overwrites the first bytes of a freed buffer, and a
//! growing buffer leaves copies of the beginning.
#![cfg(target_os = "linux")]

use std::fmt::{self, Debug, Display, Write};
use std::fs::{File, read_to_string};
use std::hint::black_box;
use std::io::BufRead;
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

use serde::de::value::StringDeserializer;
use serde::{Deserialize, de::Error};
use serde_json::Value;
use token_runtime::{Extra, Secret, TokenModel};

/// The length of a secret, and the part in its middle that the tests search for.
const LENGTH: usize = 120;
const START: usize = 30;
const SEARCHED: usize = 30;

/// The characters of a test's secret. An iterator makes them, so that memory contains a secret
/// only where a test puts it.
fn characters(test: u32) -> impl Iterator<Item = char> {
    let mut state = test.wrapping_mul(2_654_435_761) | 1;
    (0..LENGTH).map(move |_| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from(b'a' + u8::try_from(state % 26).unwrap_or_default())
    })
}

/// The secret in a buffer of its exact size. The buffer never grows, so it leaves no copy.
fn secret(test: u32) -> String {
    let mut secret = String::with_capacity(LENGTH);
    secret.extend(characters(test));
    secret
}

/// Allows one search at a time. A search would find the buffer of a concurrent search.
static SEARCH: Mutex<()> = Mutex::new(());

/// Whether the memory of this process contains the secret of a test.
fn remains(test: u32) -> bool {
    let _search = SEARCH.lock();
    // Inverted, so that the search does not find its own pattern.
    let middle = characters(test).skip(START).take(SEARCHED);
    let inverted: Vec<u8> = middle.map(|char| !(char as u8)).collect();
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = read_to_string("/proc/self/maps").unwrap();
    let mut buffer = vec![0; 1 << 20];
    let mut found = false;
    for map in maps.lines().filter(|line| line.contains(" rw")) {
        let (start, rest) = map.split_once('-').unwrap();
        let end = rest.split_once(' ').unwrap().0;
        let [mut at, end] = [start, end].map(|at| u64::from_str_radix(at, 16).unwrap());
        while at < end {
            let wanted = usize::try_from(end - at).unwrap().min(buffer.len());
            let Ok(read @ 1..) = memory.read_at(&mut buffer[..wanted], at) else { break };
            found |= contains(&buffer[..read], &inverted);
            // The pieces overlap, so that a secret across their border is found.
            at += u64::try_from(if read == buffer.len() { read - SEARCHED } else { read }).unwrap();
        }
    }
    buffer.fill(0);
    black_box(&buffer);
    found
}

/// Whether `memory` contains the inversion of `inverted`.
fn contains(mut memory: &[u8], inverted: &[u8]) -> bool {
    let (first, rest) = inverted.split_first().unwrap();
    while memory.skip_until(!first).unwrap() > 0 {
        let candidate = memory.iter().zip(rest);
        if memory.len() >= rest.len() && candidate.clone().all(|(byte, other)| *byte == !other) {
            return true;
        }
    }
    false
}

#[derive(Debug, TokenModel)]
#[allow(clippy::struct_field_names, reason = "OAuth names the members")]
struct Token {
    #[token(access_token, expires = "jwt")]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Box<Secret>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(received)]
    received_at: i64,
}

#[derive(Debug, TokenModel)]
struct Flat {
    #[token(nested)]
    #[serde(flatten)]
    token: Token,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

/// A JSON object that passes its strings to the visitor as owned buffers, as some formats do.
fn object(members: [(&str, String); 2]) -> Value {
    members.into_iter().map(|(name, text)| (name, Value::String(text))).collect()
}

/// Rule: the search finds a buffer that is freed without being zeroed. Otherwise the other tests
/// would prove nothing.
#[test]
fn what_is_not_zeroed_is_found() {
    drop(black_box(secret(1)));
    assert!(remains(1));
    let held = secret(2);
    assert!(remains(2));
    drop(Secret::from(held));
    assert!(!remains(2));
}

/// Rule: a secret takes over the buffer of a `String`. If the buffer has spare capacity, the
/// secret copies the text and zeroes the old buffer.
#[test]
fn a_buffer_is_taken_or_zeroed() {
    let mut spacious = String::with_capacity(3 * LENGTH);
    spacious.extend(characters(3));
    let held = Secret::from(spacious);
    assert!(remains(3));
    drop(black_box(held));
    assert!(!remains(3));

    // A truncated buffer still contains the removed text.
    let mut cut = String::with_capacity(2 * LENGTH);
    cut.extend(characters(13).chain(characters(12)));
    cut.truncate(5);
    let held = Secret::from(cut);
    assert!(!remains(12), "of {}", held.expose_secret());
}

/// Rule: owned strings of a format leave no copy, including through `flatten`.
#[test]
fn owned_strings_are_taken() {
    let body = object([("access_token", secret(4)), ("refresh_token", secret(5))]);
    let token: Token = serde_json::from_value(body).unwrap();
    assert!(remains(4) && remains(5));
    drop(black_box(token));
    assert!(!remains(4) && !remains(5));

    let body = object([("access_token", secret(6)), ("refresh_token", secret(7))]);
    let flat: Flat = serde_json::from_value(body).unwrap();
    drop(black_box(flat));
    assert!(!remains(6) && !remains(7));

    let text: Result<_, serde::de::value::Error> =
        Secret::deserialize(StringDeserializer::new(secret(8)));
    drop(black_box(text));
    assert!(!remains(8));
}

/// Rule: the value of the `Authorization` header is zeroed, whatever its length.
#[test]
fn a_header_is_zeroed() {
    let token: Token =
        serde_json::from_value(object([("access_token", secret(9)), ("other", String::new())]))
            .unwrap();
    let header = token.authorization().unwrap();
    assert!(remains(9));
    drop((black_box(header), token));
    assert!(!remains(9));
}

/// Rule: the buffer of a JWT's decoded claims is zeroed.
#[test]
fn decoded_claims_are_zeroed() {
    // `{"exp":1,"jti":"`, the secret, `"}`.
    let mut encoded = String::with_capacity(3 * LENGTH);
    encoded.push_str("e30.");
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let claims = r#"{"exp":1,"jti":""#.chars().chain(characters(10)).chain(r#""}"#.chars());
    let (mut bits, mut count) = (0_usize, 0);
    for char in claims {
        (bits, count) = (bits << 8 | char as usize & 0xff, count + 8);
        while count >= 6 {
            count -= 6;
            encoded.push(char::from(digits[bits >> count & 0x3f]));
        }
    }
    let token: Token =
        serde_json::from_value(object([("access_token", encoded), ("other", String::new())]))
            .unwrap();
    assert_eq!(token.expires_at().map(|time| time.timestamp()), Some(1));
    assert!(!remains(10));
}

/// An error whose `Display` writes the secret of a test, without storing it.
struct Quotes {
    test: u32,
    message: String,
}

impl Display for Quotes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        characters(self.test).try_for_each(|char| f.write_char(char))
    }
}

impl Debug for Quotes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl std::error::Error for Quotes {}

impl Error for Quotes {
    fn custom<T: Display>(message: T) -> Self {
        Self { test: 11, message: message.to_string() }
    }
}

/// Rule: the buffer in which an error's text is inspected is zeroed.
#[test]
fn the_text_of_an_error_is_zeroed() {
    let body = serde::de::value::MapDeserializer::<_, Quotes>::new(
        [("access_token", "a"), ("expires_in", "zzz")].into_iter(),
    );
    let error = Token::deserialize(body).unwrap_err();
    assert!(
        error.message.starts_with("field `expires_in`: invalid value: string"),
        "{}",
        error.message
    );
    drop(black_box(error));
    assert!(!remains(11));
}
