//! Re-exports the runtime: as a crate, as items, and through a macro.

#![deny(warnings, missing_docs)]

/// The runtime.
pub use token_runtime;

/// The items of the runtime, two modules deep.
pub mod auth {
    /// Access tokens.
    pub mod tokens {
        pub use token_runtime::*;
    }
}

#[doc(hidden)]
pub mod private {
    pub use token_runtime::*;
}

/// A model for a crate that depends on this crate only.
#[macro_export]
macro_rules! session {
    ($(#[$attr:meta])* $vis:vis $name:ident { $($(#[$field_attr:meta])* $field:ident: $ty:ty,)* }) => {
        #[derive(Debug, $crate::private::TokenModel)]
        #[token(crate = $crate::private)]
        $(#[$attr])*
        $vis struct $name {
            #[token(access_token)]
            access_token: $crate::private::Secret,
            #[token(expires = "unix")]
            expires_at: Option<i64>,
            $($(#[$field_attr])* $field: $ty,)*
        }
    };
}

/// The same model, with a path to the runtime from the caller.
#[macro_export]
macro_rules! session_at {
    ($path:path, $name:ident) => {
        #[derive(Debug, $crate::private::TokenModel)]
        #[token(crate = $path)]
        struct $name {
            #[token(access_token)]
            access_token: $crate::private::Secret,
            plain: Option<u8>,
        }
    };
}
