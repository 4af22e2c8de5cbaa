//! Unknown members from and into the types of other programs.

use super::value::{Extra, ExtraValue};
use alloc::{
    collections::{BTreeMap, btree_map},
    string::String,
    vec::Vec,
};

macro_rules! from {
    ($($ty:ty => $variant:ident,)*) => {$(
        impl From<$ty> for ExtraValue {
            fn from(value: $ty) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

from! {
    bool => Bool, &str => Text, String => Text, f32 => Float, f64 => Float,
    i8 => Int, i16 => Int, i32 => Int, i64 => Int, u8 => Int, u16 => Int, u32 => Int,
}

impl From<u64> for ExtraValue {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or(Self::Uint(value), Self::Int)
    }
}

impl<T: Into<ExtraValue>> From<Vec<T>> for ExtraValue {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl From<Extra> for ExtraValue {
    fn from(object: Extra) -> Self {
        Self::Map(object.0)
    }
}

impl<N: Into<String>, V: Into<ExtraValue>> FromIterator<(N, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let mut extra = Self::default();
        extra.extend(members);
        extra
    }
}

impl<N: Into<String>, V: Into<ExtraValue>> Extend<(N, V)> for Extra {
    /// Adds members; one that is there gets the new value.
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, members: I) {
        self.0.extend(members.into_iter().map(|(name, value)| (name.into(), value.into())));
    }
}

impl IntoIterator for Extra {
    type Item = (String, ExtraValue);
    type IntoIter = btree_map::IntoIter<String, ExtraValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Extra {
    type Item = (&'a String, &'a ExtraValue);
    type IntoIter = btree_map::Iter<'a, String, ExtraValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl From<BTreeMap<String, ExtraValue>> for Extra {
    fn from(members: BTreeMap<String, ExtraValue>) -> Self {
        Self(members)
    }
}
