//! Text under the name of a secret, where only the compiler sees that a type is text.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};

/// The value of a field whose name looks like that of a secret.
pub struct Named<'a, T: ?Sized>(pub &'a T);

/// Text, and what prints it.
pub trait Text {}

/// Text that may be printed: none.
//
// A bound with a lifetime parameter is checked where it is used.
#[diagnostic::on_unimplemented(
    message = "this looks like the name of a secret, and the field would be printed: its type is `{Self}`",
    label = "looks like the name of a secret",
    note = "write `#[token(secret)]` and `Secret` as the type, or `#[token(public)]` if it is not a secret"
)]
pub trait Declared<'x> {}

impl<T: Text + ?Sized> Named<'_, T> {
    pub fn may_be_printed(&self)
    where
        for<'x> T: Declared<'x>,
    {
    }
}

/// Any other type: rustc prefers a method of the type itself.
pub trait OtherThanText {
    fn may_be_printed(&self) {}
}

impl<T: ?Sized> OtherThanText for Named<'_, T> {}

impl Text for str {}
impl Text for String {}
impl<T: Text + ?Sized> Text for &T {}
impl<T: Text + ?Sized> Text for Box<T> {}
impl<T: Text + ?Sized> Text for Rc<T> {}
impl<T: Text + ?Sized> Text for Arc<T> {}
impl<T: Text + ToOwned + ?Sized> Text for Cow<'_, T> {}
impl<T: Text> Text for Option<T> {}
impl<T: Text> Text for Vec<T> {}
