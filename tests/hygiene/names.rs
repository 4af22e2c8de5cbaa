//! The user's names do not affect the expansion, and names of the expansion do not affect user
//! code.

use crate::same;
use token_runtime::{Expiry, TokenModel as _};

/// A module without a prelude, in which every name of the prelude and of every crate is taken.
mod nothing_is_what_it_seems {
    #![no_implicit_prelude]
    #![allow(non_camel_case_types, reason = "names of macros and functions")]

    use ::token_runtime::TokenModel;

    macro_rules! taken {
        ($($module:ident)*; $($name:ident)*) => {
            $(mod $module {})*
            $(struct $name;)*
        };
    }

    taken! {
        core std alloc serde serde_core chrono token_runtime token_derive secrecy _serde;
        Option Some None Result Ok Err String Vec Box Secret ScopeSet Expiry Extra Value Guard
        Default Clone Copy Debug Drop Fn FnMut FnOnce From Into Iterator Send Sized Sync ToOwned ToString
        PhantomData Deref Serialize Deserialize Serializer Deserializer Visitor Expires Scoped Authorizes
        Refreshes DateTime Utc Duration Model Wire Walk Ask Query Format FlatFormat Time Lifetime Plain Optional
        Inheritance
    }

    macro_rules! no_macros {
        ($($name:ident)*) => {$(
            #[allow(unused_macros)]
            macro_rules! $name {
                () => {};
            }
        )*};
    }
    no_macros!(vec format matches panic assert write stringify concat fields);

    #[derive(TokenModel)]
    #[token(debug, margin = "5s", default_lifetime = 7)]
    pub(super) struct Session<'a, T> {
        #[token(access_token)]
        access_token: &'a ::core::primitive::str,
        #[token(refresh_token)]
        refresh_token: ::core::option::Option<::token_runtime::Secret>,
        #[token(secret)]
        client_secret: ::core::option::Option<::std::string::String>,
        #[token(expires = "unix", never(0, absent))]
        expires_at: ::core::option::Option<::chrono::DateTime<::chrono::Utc>>,
        #[token(expires_in)]
        expires_in: ::core::option::Option<::core::primitive::u64>,
        #[token(refresh_expires_in)]
        refresh_expires_in: ::core::option::Option<::core::primitive::u64>,
        #[token(received)]
        received_at: ::chrono::DateTime<::chrono::Utc>,
        #[token(scopes)]
        scope: ::token_runtime::ScopeSet,
        #[token(token_type)]
        token_type: ::token_runtime::TokenType,
        #[token(nested(refresh_scopes))]
        inner: ::core::option::Option<Inner>,
        plain: T,
        empty: ::core::option::Option<T>,
        #[serde(flatten)]
        #[token(extra)]
        extra: ::token_runtime::Extra,
    }

    #[derive(::core::fmt::Debug, ::core::clone::Clone, TokenModel)]
    struct Inner {
        #[token(refresh_token)]
        refresh_token: ::core::option::Option<::token_runtime::Secret>,
        #[token(refresh_scopes)]
        granted: ::token_runtime::ScopeSet,
    }
}

#[test]
fn any_name_of_the_prelude_and_of_a_crate_may_be_taken() {
    let json = r#"{"access_token":"a","expires_at":1,"received_at":"2026-01-01T00:00:00Z","scope":"x y","token_type":"Bearer","inner":{"granted":"z"},"plain":1,"empty":null,"later":2}"#;
    let session: nothing_is_what_it_seems::Session<'_, u8> = same(json);
    assert_eq!(session.access_token(), Some("a"));
    assert!(session.has_scope("y") && session.refresh_scopes().eq(["z"]));
    assert!(!format!("{session:?}").contains("\"a\""));
}

/// A constant in scope turns a `let` or a parameter of its name into a pattern.
mod constants {
    #![allow(non_upper_case_globals, non_camel_case_types)]

    use token_runtime::{Secret, TokenModel};

    macro_rules! taken {
        ($($constant:ident)*; $($static_:ident)*; $($unit:ident)*) => {
            $(const $constant: u8 = 0;)*
            $(static $static_: u8 = 0;)*
            $(struct $unit;)*
        };
    }

    taken! {
        base d de debug deserializer e error f field first fmt formatter inheritance join key map name new next
        old previous query s seq serializer split split_mut t this token v0 v1 value walker;
        codec expiry f0 field0 input lifetime scopes state;
        field1 model visitor writer access_token
    }

    #[derive(TokenModel)]
    #[token(debug)]
    pub(super) struct Session {
        #[token(access_token)]
        access_token: String,
        #[token(expires_in)]
        expiry: u8,
        #[token(received)]
        base: i64,
        #[token(nested(refresh_token))]
        model: Inner,
        value: Option<u8>,
        f: Option<u8>,
        #[token(extra)]
        #[serde(flatten)]
        extra: token_runtime::Extra,
    }

    #[derive(Debug, TokenModel)]
    struct Inner {
        #[token(refresh_token)]
        refresh_token: Secret,
        visitor: u8,
        map: Option<u8>,
    }
}

#[test]
fn constants_may_be_called_like_any_local() {
    let json = r#"{"access_token":"a","expiry":9,"base":1,"model":{"refresh_token":"r","visitor":1,"map":null},"value":null,"f":null}"#;
    let session: constants::Session = same(json);
    assert_eq!(session.expires_at().map(|time| time.timestamp()), Some(10));
    assert_eq!(session.refresh_token(), Some("r"));
}

/// Methods of a blanket impl in scope, and methods of the struct and its fields.
mod methods {
    use token_runtime::{Secret, TokenModel};

    macro_rules! taken {
        ($($method:ident)*) => {
            pub(super) trait Everywhere {
                $(fn $method(&self) -> u8 { panic!("the user's `{}` was called", stringify!($method)) })*
            }

            impl<T: ?Sized> Everywhere for T {}

            #[derive(serde::Serialize, serde::Deserialize)]
            pub(super) struct Own(u8);

            impl Own {
                $(fn $method() -> u8 { panic!("the user's `{}` was called", stringify!($method)) })*
            }

            #[derive(TokenModel)]
            #[token(debug, margin = "1s", default_lifetime = 5)]
            pub(super) struct Session {
                #[token(access_token)]
                access_token: String,
                #[token(refresh_token)]
                refresh_token: Option<Secret>,
                #[token(expires = "unix")]
                expires_at: Option<i64>,
                #[token(expires_in)]
                expires_in: Option<u8>,
                #[token(received)]
                received_at: i64,
                #[token(scopes)]
                scope: Vec<String>,
                own: Own,
                plain: Option<u8>,
            }

            impl Session {
                $(fn $method() -> u8 { panic!("the user's `{}` was called", stringify!($method)) })*
            }
        };
    }

    taken! {
        serialize deserialize serialize_field fmt clone default eq hash drop deref into from text write field
        finish expiry scopes ask answer inherit walk read read_over missing position is_omitted is_read
        secret scheme base fallback sentinels passing printable model model_mut or or_else and_then is_some
        is_none map next_key next_value next_element end is_human_readable from_secs expose custom missing_field
    }

    impl std::fmt::Debug for Own {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("own")
        }
    }
}

#[test]
fn methods_may_be_called_like_any_that_the_expansion_calls() {
    let json = r#"{"access_token":"a","received_at":3,"scope":"x","own":1,"plain":null}"#;
    let session: methods::Session = same(json);
    assert_eq!(
        token_runtime::TokenModel::expiry(&session),
        Expiry::At(chrono::DateTime::from_timestamp(8, 0).unwrap())
    );
    assert!(format!("{session:?}").contains("own"));
}

/// Raw identifiers, names with non-ASCII characters, and names that begin like generated names.
mod odd {
    #![allow(non_camel_case_types, non_snake_case, reason = "that is the point")]

    use token_runtime::{Secret, TokenModel};

    #[derive(Debug, TokenModel)]
    pub(super) struct r#struct {
        #[token(access_token)]
        r#fn: Secret,
        r#type: u8,
        r#gen: Option<u8>,
        #[token(expires = "unix")]
        r#async: Option<i64>,
        r#dyn: Option<u8>,
        #[token(token_type)]
        r#as: Option<String>,
    }

    #[derive(TokenModel)]
    #[token(debug)]
    pub(super) struct r#union<'r#static_> {
        #[token(access_token)]
        r#match: &'r#static_ str,
        r#yield: Option<u8>,
    }

    #[derive(Debug, TokenModel)]
    pub(super) struct Größe {
        #[token(access_token)]
        schlüssel: Secret,
        名前: Option<String>,
    }

    #[derive(Debug, TokenModel)]
    pub(super) struct __Session {
        #[token(access_token)]
        __token: Secret,
        __field0: u8,
        __serializer: Option<u8>,
        __deserializer: Option<u8>,
        __base: Option<u8>,
        __old: Option<u8>,
        __t: Option<u8>,
        __map: Option<u8>,
        _x: u8,
    }
}

#[test]
fn odd_names_are_not_changed_on_the_wire() {
    same::<odd::r#struct>(r#"{"fn":"a","type":1,"gen":null,"async":2,"dyn":null,"as":"x"}"#);
    let union: odd::r#union<'_> = same(r#"{"match":"a","yield":null}"#);
    assert_eq!(format!("{union:?}"), "union { match: ***, yield: None }");
    same::<odd::Größe>(r#"{"schlüssel":"a","名前":"b"}"#);
    same::<odd::__Session>(
        r#"{"__token":"a","__field0":1,"__serializer":null,"__deserializer":null,"__base":null,"__old":2,"__t":null,"__map":3,"_x":4}"#,
    );
}

/// Structs with the names of items that the expansion uses.
mod structs {
    #![no_implicit_prelude]

    macro_rules! structs {
        ($($module:ident $name:ident;)*) => {$(
            pub(super) mod $module {
                #[derive(::core::fmt::Debug, ::core::clone::Clone, ::token_runtime::TokenModel)]
                pub(crate) struct $name {
                    #[token(access_token)]
                    pub(crate) access_token: ::token_runtime::Secret,
                    #[token(expires = "unix")]
                    expires_at: ::core::option::Option<::core::primitive::i64>,
                    #[token(nested(refresh_token), fallback)]
                    inner: ::core::option::Option<::std::boxed::Box<Self>>,
                    #[token(refresh_token)]
                    refresh_token: ::core::option::Option<::token_runtime::Secret>,
                    plain: ::core::option::Option<::core::primitive::u8>,
                }
            }
        )*};
    }

    structs! {
        a Option; b Some; c None; d Result; e Ok; f Err; g String; h Vec; i Box; j Secret; k Default; l Deref;
        m PhantomData; n TokenModel; o Expires; p Serialize; q Deserialize; r DateTime; s Utc; t Duration;
        u Expiry; v Iterator; w Model; x Read; y Write; z Extra;
        aa Wire; ab Walk; ac Ask; ad Query; ae Time; af Plain; ag Optional; ah Or; ai Nested; aj Format;
    }
}

#[test]
fn a_struct_may_be_called_like_anything_that_the_expansion_names() {
    macro_rules! each {
        ($($module:ident $name:ident;)*) => {$(
            let token: structs::$module::$name = same(r#"{"access_token":"a","expires_at":1,"plain":2}"#);
            assert_eq!(token_runtime::TokenModel::access_token(&token), Some("a"));
        )*};
    }
    each! {
        a Option; b Some; c None; d Result; e Ok; f Err; g String; h Vec; i Box; j Secret; k Default; l Deref;
        m PhantomData; n TokenModel; o Expires; p Serialize; q Deserialize; r DateTime; s Utc; t Duration;
        u Expiry; v Iterator; w Model; x Read; y Write; z Extra;
        aa Wire; ab Walk; ac Ask; ad Query; ae Time; af Plain; ag Optional; ah Or; ai Nested; aj Format;
    }
}

/// Fields with the names of variables in the expansion.
mod fields {
    macro_rules! fields {
        ($($field:ident)*) => {
            #[derive(token_runtime::TokenModel)]
            #[token(debug)]
            pub(super) struct Fields {
                #[token(access_token)]
                pub(super) token: String,
                $($field: Option<u8>,)*
            }

            pub(super) const NAMES: &[&str] = &[$(stringify!($field)),*];
        };
    }
    fields! {
        serializer deserializer state value f fmt key map visitor __field0 field0 self_ this de ser s d e t access
        base old new bases human other model codec debug formatter _f __f __d __s __debug __bases str bool u8
    }
}

#[test]
fn fields_may_be_called_like_any_local() {
    let members: Vec<String> = fields::NAMES.iter().map(|name| format!(r#","{name}":1"#)).collect();
    let members = members.concat();
    let json = format!(r#"{{"token":"a"{members}}}"#);
    let fields: fields::Fields = same(&json);
    assert!(format!("{fields:?}").ends_with("bool: Some(1), u8: Some(1) }"));
}
