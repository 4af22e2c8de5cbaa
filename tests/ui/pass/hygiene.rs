//! The expansion leans on no name of the user's.

#![allow(non_camel_case_types, non_upper_case_globals)]

mod names {
    // What a prelude has, and what an expansion may want to call its own.
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Ok;
    pub struct Err;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Default;
    pub struct Secret;
    pub struct Expiry;
    pub trait Clone {}
    pub trait Debug {}
    pub trait Serialize {}
    pub trait Deserialize {}
    pub mod core {}
    pub mod std {}
    pub mod serde {}
    pub mod chrono {}
    pub mod token_runtime {}
    pub const value: u8 = 0;
    pub const field: u8 = 0;
    pub static token: u8 = 0;
    pub struct serializer;
    pub struct deserializer;
    pub struct f;

    pub trait Shadow {
        fn serialize(&self) {}
        fn deserialize(&self) {}
        fn fmt(&self) {}
        fn expiry(&self) {}
        fn scopes(&self) {}
        fn access_token(&self) {}
        fn default(&self) {}
        fn clone(&self) {}
    }
    impl<T: ?Sized> Shadow for T {}

    #[derive(::token_runtime::TokenModel)]
    #[token(debug, margin = "1m")]
    pub struct Session {
        #[token(access_token)]
        pub access_token: ::token_runtime::Secret,
        #[token(refresh_token)]
        pub refresh_token: ::core::option::Option<::std::string::String>,
        #[token(expires("unix", "rfc3339"), never(0, absent))]
        pub serializer: ::core::option::Option<::chrono::DateTime<::chrono::Utc>>,
        #[token(issued = "unix")]
        pub deserializer: i64,
        #[token(scopes)]
        pub value: ::token_runtime::ScopeSet,
        pub f: u8,
        pub r#type: u8,
        #[serde(flatten)]
        #[token(extra)]
        pub map: ::token_runtime::Extra,
    }

    #[derive(::core::fmt::Debug, ::token_runtime::TokenModel)]
    pub struct Generic<S, D, T, E, __T> {
        #[token(expires = "unix")]
        pub expires_at: i64,
        pub fields: (S, D, T, E, __T),
    }
}

use token_runtime::TokenModel;

fn main() {
    let json = r#"{"access_token": "x", "deserializer": 1, "value": "a b", "f": 1, "type": 2}"#;
    let token: names::Session = serde_json::from_str(json).unwrap();
    assert!(!TokenModel::is_expired(&token) && token.has_scope("a"));
    assert!(!format!("{token:?}").contains("\"x\""));
    let json = r#"{"expires_at": 4102444800, "fields": [1, 2, 3, 4, 5]}"#;
    let token: names::Generic<u8, u8, u8, u8, u8> = serde_json::from_str(json).unwrap();
    assert!(!TokenModel::is_expired(&token), "{token:?}");
}
