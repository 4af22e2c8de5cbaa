//! A struct with the derive may be wherever an item may be.

use crate::same;
use token_runtime::{Secret, TokenModel};

/// A model with a field for each kind of generated code.
macro_rules! here {
    () => {
        #[derive(Debug, TokenModel)]
        struct Here {
            #[token(access_token)]
            access_token: Secret,
            #[token(expires = "unix")]
            expires_at: Option<i64>,
            plain: Option<u8>,
        }
    };
}

const CONSTANT: usize = {
    here!();
    std::mem::size_of::<Here>()
};

const _: () = {
    here!();
};

static CLOSURE: fn() -> u8 = || {
    here!();
    same::<Here>(r#"{"access_token":"a","plain":null}"#);
    1
};

struct InLength(
    [u8; {
        here!();
        std::mem::size_of::<Here>()
    }],
);

enum InDiscriminant {
    One = {
        here!();
        1
    },
}

fn in_generic_function<T: Default, const N: usize>() -> T {
    here!();
    same::<Here>(r#"{"access_token":"a","plain":1}"#);
    T::default()
}

trait InMethods {
    fn by_default(&self) {
        here!();
        same::<Here>(r#"{"access_token":"a","plain":null}"#);
    }

    fn given(&self);
}

impl<T> InMethods for Vec<T> {
    fn given(&self) {
        const {
            here!();
        }
    }
}

async fn in_async_function() {
    here!();
    drop(std::future::ready(same::<Here>(r#"{"access_token":"a"}"#)).await);
}

#[test]
fn a_model_may_be_in_any_block() {
    {
        here!();
        same::<Here>(r#"{"access_token":"a","plain":null}"#);
    }
    {
        // The same name again, with other roles.
        #[derive(Debug, TokenModel)]
        struct Here {
            #[token(refresh_token)]
            access_token: Option<Secret>,
        }
        assert_eq!(same::<Here>("{}").refresh_token(), None);
    }
    match CLOSURE() {
        1 => {
            here!();
            same::<Here>(r#"{"access_token":"a","plain":null}"#);
        }
        _ => panic!("it is 1"),
    }
    assert_eq!(in_generic_function::<u8, 3>(), 0);
    vec![1].by_default();
    vec![1].given();
    drop(in_async_function());
}

/// Rule: a model in a function may use the function's own types, which have no path.
#[test]
fn a_model_may_name_what_is_local_to_a_function() {
    #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Local(u8);

    #[derive(Debug, TokenModel)]
    struct Inner {
        #[token(refresh_token)]
        refresh_token: Secret,
    }

    #[derive(Debug, TokenModel)]
    struct Outer<T> {
        #[token(nested)]
        inner: Inner,
        local: Local,
        other: Option<T>,
    }

    let outer: Outer<Local> = same(r#"{"inner":{"refresh_token":"a"},"local":1,"other":2}"#);
    assert_eq!(outer.refresh_token(), Some("a"));
}

mod outer {
    use token_runtime::{Secret, TokenModel};

    pub(in crate::places) mod inner {
        use token_runtime::{Secret, TokenModel};

        /// A model that is visible in one module only, like its fields and its nested model.
        #[derive(Debug, TokenModel)]
        pub(in crate::places) struct Narrow {
            #[token(access_token)]
            pub(in crate::places) access_token: Secret,
            pub(super) plain: Option<u8>,
            #[token(nested(expires))]
            private: super::Private,
        }

        #[derive(Debug, TokenModel)]
        pub(super) struct Beside {
            #[token(access_token)]
            token: Secret,
        }
    }

    #[derive(Debug, TokenModel)]
    struct Private {
        #[token(expires = "unix")]
        at: i64,
    }

    #[derive(Debug, TokenModel)]
    pub(super) struct Around {
        #[token(nested)]
        beside: inner::Beside,
        #[token(secret)]
        other: Option<Secret>,
    }
}

#[test]
fn a_model_may_be_seen_in_one_module_only() {
    let narrow: outer::inner::Narrow =
        same(r#"{"access_token":"a","plain":null,"private":{"at":1}}"#);
    assert_eq!(narrow.access_token.expose_secret(), "a");
    assert!(narrow.expires_at().is_some());
    let around: outer::Around = same(r#"{"beside":{"token":"b"}}"#);
    assert_eq!(around.access_token(), Some("b"));
}
