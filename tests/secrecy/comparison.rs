//! `==` on secrets.

use token_runtime::Secret;

/// Rule: secrets are equal if and only if their texts are equal. Every bit of every byte and the
/// length count.
#[test]
fn equal_texts_are_equal_secrets() {
    let texts = ["", "a", "ab", "aB", "Ab", "b", "ba", "abc", "\0", "a\0", "\u{e9}", "e\u{301}"];
    for (i, one) in texts.into_iter().enumerate() {
        for (k, two) in texts.into_iter().enumerate() {
            assert_eq!(Secret::from(one) == Secret::from(two), i == k, "{one:?}, {two:?}");
        }
    }
    let long: Vec<u8> = b"s3cr3t".repeat(100);
    let secret = |bytes: Vec<u8>| Secret::from(String::from_utf8(bytes).unwrap());
    for at in 0..long.len() {
        for bit in 0..7 {
            let mut other = long.clone();
            other[at] ^= 1 << bit;
            assert_ne!(secret(other), secret(long.clone()), "byte {at}, bit {bit}");
        }
    }
}
