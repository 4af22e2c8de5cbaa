//! A secret is no text by itself. These impls have a bound that nothing meets, so that the error
//! leads to `expose_secret`.

use super::value::Secret;
use alloc::string::String;
use core::fmt;

// A bound with a lifetime parameter is checked where it is used.
#[diagnostic::on_unimplemented(
    message = "a secret is no text by itself",
    label = "`expose_secret()` lends its text",
    note = "the text is for a request and never for a log: `{{:?}}` prints `Secret(***)`"
)]
pub trait UseExposeSecret<'x> {
    fn missing<T>(&self) -> T;
}

// Without any impl rustc would advise to write one.
#[diagnostic::do_not_recommend]
impl UseExposeSecret<'_> for core::convert::Infallible {
    fn missing<T>(&self) -> T {
        match *self {}
    }
}

#[doc(hidden)]
impl fmt::Display for Secret
where
    for<'x> Self: UseExposeSecret<'x>,
{
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.missing()
    }
}

#[doc(hidden)]
impl From<Secret> for String
where
    for<'x> Secret: UseExposeSecret<'x>,
{
    fn from(secret: Secret) -> Self {
        secret.missing()
    }
}

macro_rules! no_methods {
    ($($name:ident -> $Text:ty;)*) => {$(
        #[doc(hidden)]
        pub fn $name(&self) -> $Text
        where
            for<'x> Self: UseExposeSecret<'x>,
        {
            self.missing()
        }
    )*};
}

impl Secret {
    no_methods! {
        to_string -> String;
        into_string -> String;
        into_inner -> String;
        as_str -> &str;
    }
}
