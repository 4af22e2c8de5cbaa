//! What expansions of the derive name. Not for use by hand: it may change in any
//! release.

pub use crate::time::received::Received;
pub use crate::{
    __fields as fields, Authorizes, Expires, Refreshes, ScopeFormat, Scoped, TokenModel,
    active::Validity,
    answer::{Query, Token},
    answers::Ask,
    codec::{
        arities::*,
        field::Format,
        flatten::FlatFormat,
        modifiers::{Or, Overwriting, Required, Unread, Unwritten},
        plain::{BorrowCow, Optional, Plain},
        read::Wire,
        sets::{Pair, Set},
        shapes::*,
        walk::{
            Overwrite, Read, Write, ask, has_secret, inherit, read, read_from, read_over, write,
            write_into,
        },
        with::{
            DefaultWith, OmitBy, OmitWith, ReadBy, ReadWith, WithFunctions, WriteBy, WriteWith,
        },
    },
    extra::{
        PrintableUnknown, Unknown,
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
    },
    refresh::Inheritance,
    scope::Granted,
    secret::{Credential, Presence},
    time::{
        Time,
        encoding::Encoding,
        sentinel::{Meaning, Sentinel, Sentinels},
    },
    token_type::Scheme,
};
pub use alloc::boxed::Box;
pub use core::{
    clone::Clone,
    convert::{From, Infallible, TryFrom},
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
