//! What expansions of the derive name. Not for use by hand: it may change in any
//! release.

pub use crate::__derives_serde as TokenModel_derives_Serialize_and_Deserialize;
pub use crate::{
    __answers as answers, __fields as fields, __stand_in as stand_in, Authorizes, Expires,
    Refreshes, ScopeFormat, Scoped, TokenModel,
    active::Validity,
    answer::{Query, Token},
    answers::Ask,
    codec::{
        arities::*,
        field::Format,
        flatten::FlatFormat,
        modifiers::{DefaultOfType, Or, Overwriting, Required, Unread, Unwritten},
        plain::{BorrowCow, Optional, Plain},
        read::Wire,
        sets::{Pair, Set},
        shapes::*,
        walk::{
            Overwrite, Read, Write, ask, has_secret, inherit, read, read_from, read_over,
            read_try_from, unknown_members, write, write_into,
        },
        with::{
            DefaultWith, OmitBy, OmitWith, ReadBy, ReadWith, WithFunctions, WriteBy, WriteWith,
        },
    },
    extra::{
        Unknown,
        field::{ExtraField, Names},
    },
    field::{
        ActiveField, FromScopes, FromSecret, LifetimeField, NestedField, SecretField, TimeField,
        TokenTypeField,
    },
    lifetime::{Lifetime, unit::Unit},
    nested::{
        AccessRole, ExpiresInParent, ExpiryRole, LifetimeRole, Nested, Passes, PassesAccess,
        PassesExpiry, PassesLifetime, PassesRefresh, PassesScopes, RefreshRole, ScopesRole,
        is_nested,
    },
    refresh::Inheritance,
    scope::Granted,
    secret::{
        Credential, Presence,
        name::{Named, OtherThanText},
    },
    time::{
        Time,
        encoding::Encoding,
        received::Received,
        sentinel::{Meaning, Sentinel, Sentinels},
    },
    token_type::Scheme,
};
pub use alloc::boxed::Box;
pub use core::{
    clone::Clone,
    default::Default,
    fmt,
    marker::PhantomData,
    ops::{Fn, FnOnce},
    option::Option,
    primitive::{bool, str, u64, usize},
    result::Result,
    time::Duration,
};
pub use serde;

/// Holds an impl of serde's traits. The keyword comes from here, so that rustc's error about a
/// second impl names the macro.
#[doc(hidden)]
#[macro_export]
macro_rules! __derives_serde {
    ($(#[$attribute:meta])* impl $($rest:tt)*) => { $(#[$attribute])* impl $($rest)* };
}

/// The functions of `Ask`, for a struct that lends its fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __answers {
    () => {
        #[inline]
        fn ask<'__m, __Q: $crate::__private::Query<'__m>>(&'__m self, __query: &mut __Q) {
            $crate::__private::ask(self, __query)
        }
        #[inline]
        fn inherit(
            &mut self,
            __previous: $crate::__private::Option<&mut Self>,
            __inheritance: $crate::__private::Inheritance,
        ) {
            $crate::__private::inherit(self, __previous, __inheritance)
        }
    };
}

/// An impl for a struct with mistakes, so that the rest of the program is checked as if there
/// were none.
#[doc(hidden)]
#[macro_export]
macro_rules! __stand_in {
    (Serialize [$($params:tt)*] [$($model:tt)*] $de:lifetime) => {
        impl<$($params)*> $crate::__private::serde::Serialize for $($model)* {
            fn serialize<__S: $crate::__private::serde::Serializer>(
                &self,
                _: __S,
            ) -> $crate::__private::Result<__S::Ok, __S::Error> {
                $crate::__private::not_expanded()
            }
        }
    };
    (Deserialize [$($params:tt)*] [$($model:tt)*] $de:lifetime) => {
        impl<$de, $($params)*> $crate::__private::serde::Deserialize<$de> for $($model)* {
            fn deserialize<__D: $crate::__private::serde::Deserializer<$de>>(
                _: __D,
            ) -> $crate::__private::Result<Self, __D::Error> {
                $crate::__private::not_expanded()
            }
        }
    };
    (TokenModel [$($params:tt)*] [$($model:tt)*] $de:lifetime) => {
        impl<$($params)*> $crate::__private::Ask for $($model)* {}
        impl<$($params)*> $crate::__private::TokenModel for $($model)* {}
    };
    ($role:ident [$($params:tt)*] [$($model:tt)*] $de:lifetime) => {
        impl<$($params)*> $crate::__private::$role for $($model)* {}
    };
}

/// Stands for the body of an impl beside an error: the program is not compiled.
pub fn not_expanded<T>() -> T {
    const { panic!("bug in token-derive: an error was not reported") }
}

/// Stands for making a model in a direction that only lends its fields. The walkers of
/// these directions do not make models, so this is never called. It is no `const` panic:
/// optimized builds evaluate constants of functions that nothing calls.
pub fn not_read<T>() -> T {
    unreachable!("bug in token-runtime: a model was made in the direction of writing")
}
