//! The functions to which an expansion hands its fields.

/// Defines a function that hands so many fields to a walker, in sets of 16.
///
/// An expansion uses it for a model with more fields than there are functions
/// here, and for one with flattened fields, which follow `flatten`. The function is
/// then in a module, where no name of the user's is in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    (mod $name:ident: $($fields:tt)*) => {
        mod $name {
            $crate::__fields!(pub(super) walk: $($fields)*);
        }
    };
    ($vis:vis $name:ident: $([$($K:ident $V:ident $v:ident)*])*) => {
        #[allow(clippy::too_many_arguments, unused_parens)]
        #[inline]
        $vis fn $name<'de, 'm, W, M: 'm, $($($K, $V: 'm,)*)* S, U, J>(
            walker: W,
            $($($v: $K,)*)*
            split: S,
            split_mut: U,
            join: J,
        ) -> W::Out
        where
            W: $crate::__private::Walk<'de, 'm, M>,
            $($($K: $crate::__private::Format<'de, $V>,)*)*
            S: $crate::__private::Fn(&'m M) -> ($($(&'m $V,)*)*),
            U: $crate::__private::Fn(&'m mut M) -> ($($(&'m mut $V,)*)*),
            J: $crate::__private::FnOnce(($($($V,)*)*)) -> M,
        {
            walker.walk($crate::__private::Struct {
                fields: $crate::__fields!(@sets $([$($K $V $v)*])*),
                split: |model: &'m M| {
                    let ($($($v,)*)*) = split(model);
                    $crate::__fields!(@nested $([$($v)*])*)
                },
                split_mut: |model: &'m mut M| {
                    let ($($($v,)*)*) = split_mut(model);
                    $crate::__fields!(@nested $([$($v)*])*)
                },
                join: |$crate::__fields!(@nested $([$($v)*])*)| join(($($($v,)*)*)),
            })
        }
    };
    ($vis:vis $name:ident: $([$($K:ident $V:ident $v:ident)*])* flatten $([$($G:ident $F:ident $f:ident)*])*) => {
        #[allow(clippy::too_many_arguments, unused_parens)]
        $vis fn $name<'de, 'm, W, M: 'm, $($($K, $V: 'm,)*)* $($($G, $F: 'm,)*)* S, U, J>(
            walker: W,
            $($($v: $K,)*)*
            $($($f: $G,)*)*
            split: S,
            split_mut: U,
            join: J,
        ) -> W::Out
        where
            W: $crate::__private::Walk<'de, 'm, M>,
            $($($K: $crate::__private::Format<'de, $V>,)*)*
            $($($G: $crate::__private::FlatFormat<'de, $F>,)*)*
            S: $crate::__private::Fn(&'m M) -> ($($(&'m $V,)*)* $($(&'m $F,)*)*),
            U: $crate::__private::Fn(&'m mut M) -> ($($(&'m mut $V,)*)* $($(&'m mut $F,)*)*),
            J: $crate::__private::FnOnce(($($($V,)*)* $($($F,)*)*)) -> M,
        {
            walker.walk($crate::__private::FlattenedStruct {
                fields: $crate::__fields!(@sets $([$($K $V $v)*])*),
                flattened: $crate::__fields!(@sets $([$($G $F $f)*])*),
                split: |model: &'m M| {
                    let ($($($v,)*)* $($($f,)*)*) = split(model);
                    (
                        $crate::__fields!(@nested $([$($v)*])*),
                        $crate::__fields!(@nested $([$($f)*])*),
                    )
                },
                split_mut: |model: &'m mut M| {
                    let ($($($v,)*)* $($($f,)*)*) = split_mut(model);
                    (
                        $crate::__fields!(@nested $([$($v)*])*),
                        $crate::__fields!(@nested $([$($f)*])*),
                    )
                },
                join: |(
                    $crate::__fields!(@nested $([$($v)*])*),
                    $crate::__fields!(@nested $([$($f)*])*),
                )| join(($($($v,)*)* $($($f,)*)*)),
            })
        }
    };
    (@sets [$($K:ident $V:ident $v:ident)*]) => {
        $crate::__private::Set::<($($K,)*), ($($V,)*)>::new(($($v,)*))
    };
    (@sets [$($K:ident $V:ident $v:ident)*] $($rest:tt)+) => {
        $crate::__private::Pair(
            $crate::__fields!(@sets [$($K $V $v)*]),
            $crate::__fields!(@sets $($rest)+),
        )
    };
    (@nested [$($v:ident)*]) => { ($($v,)*) };
    (@nested [$($v:ident)*] $($rest:tt)+) => {
        (($($v,)*), $crate::__fields!(@nested $($rest)+))
    };
}

/// The functions for so many fields and fewer, each with its fields and those before.
macro_rules! functions {
    ([$($before:ident)*]) => {};
    ([$($before:ident)*] $name:ident $K:ident $V:ident $v:ident; $($rest:tt)*) => {
        crate::__fields!(pub $name: [$($before)* $K $V $v]);
        functions!([$($before)* $K $V $v] $($rest)*);
    };
}

crate::__fields!(pub fields0: []);
functions! { []
    fields1 K0 V0 v0; fields2 K1 V1 v1; fields3 K2 V2 v2; fields4 K3 V3 v3;
    fields5 K4 V4 v4; fields6 K5 V5 v5; fields7 K6 V6 v6; fields8 K7 V7 v7;
    fields9 K8 V8 v8; fields10 K9 V9 v9; fields11 K10 V10 v10; fields12 K11 V11 v11;
    fields13 K12 V12 v12; fields14 K13 V13 v13; fields15 K14 V14 v14; fields16 K15 V15 v15;
}
