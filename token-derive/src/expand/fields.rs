//! The fields of a model, as the driver of the runtime wants them.

use super::{
    formats::{Serves, format, is_read},
    generics::{Direction, Impl, differ_by_direction, input},
};
use crate::{
    ast::{Field, MOST_FLATTENED, Model},
    errors::{at, located},
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use serde_derive_internals::attr::{Default, TagType};

/// The largest number of fields for which the runtime has a function, and a set.
const MOST_FIELDS: usize = 16;
/// The largest number of names that are found fast in a list.
const MOST_NAMES: usize = 24;

/// Whether the field is on the wire, in one direction at least.
fn is_on_wire(model: &Model<'_>, field: &Field<'_>) -> bool {
    let serde = &field.serde;
    let is_skipped = serde.skip_serializing() && serde.skip_deserializing();
    if model.serde.transparent() { serde.transparent() } else { !is_skipped }
}

/// The members of the struct, and its flattened fields.
fn members<'m, 'a>(model: &'m Model<'a>) -> (Vec<&'m Field<'a>>, Vec<&'m Field<'a>>) {
    let on_wire = model.fields.iter().filter(|field| is_on_wire(model, field));
    on_wire.partition(|field| !field.serde.flatten())
}

/// ```text
/// impl __token::Wire for Session {
///     const NAME: &'static str = "Session";
///     const FIELDS: &'static [&'static str] = &["access_token", "expires_at"];
/// }
/// ```
pub(super) fn wire(model: &Model<'_>) -> TokenStream {
    let (members, _) = members(model);
    let (read, written) =
        (&model.serde.name().deserialize_name().value, &model.serde.name().serialize_name().value);
    let names = |pick: fn(&Field<'_>) -> String| -> Vec<String> {
        members.iter().map(|field| pick(field)).collect()
    };
    let read_names = names(|field| field.serde.name().deserialize_name().value.clone());
    let written_names = names(|field| field.serde.name().serialize_name().value.clone());
    let strings = quote!(&'static [&'static __token::str]);
    let type_name = model.input.ident.to_string();
    let type_name =
        (*read != type_name).then(|| quote!(const TYPE_NAME: &'static __token::str = #type_name;));
    let written_name =
        (read != written).then(|| quote!(const WRITTEN_NAME: &'static __token::str = #written;));
    let written_fields = (read_names != written_names)
        .then(|| quote!(const WRITTEN_FIELDS: #strings = &[#(#written_names),*];));
    let unread = members.iter().enumerate().filter(|(_, field)| field.serde.skip_deserializing());
    let unread: Vec<usize> = unread.map(|(position, _)| position).collect();
    let unread = (!unread.is_empty())
        .then(|| quote!(const UNREAD: &'static [__token::usize] = &[#(#unread),*];));
    let keys = keys(&members, &read_names);
    let rest = wire_of_struct(model);
    let header = Impl::new(model).of(&quote!(__token::Wire));
    quote! {
        #header {
            const NAME: &'static __token::str = #read;
            #type_name
            const FIELDS: #strings = &[#(#read_names),*];
            #written_name
            #written_fields
            #unread
            #keys
            #rest
        }
    }
}

/// The list of all names that are read, if there are aliases or fields that are not read; and
/// a `match`, for these and for many names.
fn keys(members: &[&Field<'_>], names: &[String]) -> Option<TokenStream> {
    let read = members.iter().enumerate().filter(|(_, field)| !field.serde.skip_deserializing());
    let aliases = |field: &Field<'_>| -> Vec<String> {
        field.serde.aliases().iter().map(|name| name.value.clone()).collect()
    };
    let keys: Vec<(usize, Vec<String>)> =
        read.map(|(position, field)| (position, aliases(field))).collect();
    let all: Vec<&String> = keys.iter().flat_map(|(_, names)| names).collect();
    let is_list = all.len() == names.len() && all.iter().zip(names).all(|(key, name)| *key == name);
    if is_list && names.len() <= MOST_NAMES {
        return None;
    }
    let positions = keys.iter().map(|(position, _)| position);
    let patterns = keys.iter().map(|(_, names)| names);
    let count = names.len();
    Some(quote! {
        const KEYS: &'static [&'static __token::str] = &[#(#all),*];
        fn position(__key: &__token::str) -> __token::usize {
            match __key {
                #(#(#patterns)|* => #positions,)*
                _ => #count,
            }
        }
    })
}

/// What serde's attributes on the struct, and `flatten`, say about the wire.
fn wire_of_struct(model: &Model<'_>) -> TokenStream {
    let serde = &model.serde;
    let denies = serde.deny_unknown_fields().then(|| {
        quote!(
            const DENIES_UNKNOWN: __token::bool = true;
        )
    });
    let expecting = serde.expecting().map(|expecting| {
        quote! {
            const EXPECTING: __token::Option<&'static __token::str> =
                __token::Option::Some(#expecting);
        }
    });
    let tag = match serde.tag() {
        TagType::Internal { tag } => Some(quote! {
            const TAG: __token::Option<&'static __token::str> = __token::Option::Some(#tag);
        }),
        TagType::External | TagType::Adjacent { .. } | TagType::None => None,
    };
    let is_token = (!model.annotated).then(|| {
        quote!(
            const IS_TOKEN: __token::bool = false;
        )
    });
    let mut after = Vec::new();
    let mut count = 0_usize;
    for field in model.fields.iter().filter(|field| is_on_wire(model, field)) {
        if !field.serde.flatten() {
            count += 1;
        } else if !field.serde.skip_serializing() {
            after.push(count);
        }
    }
    let after = (!after.is_empty())
        .then(|| quote!(const FLATTENED_AFTER: &'static [__token::usize] = &[#(#after),*];));
    quote!(#denies #expecting #tag #is_token #after)
}

/// The impls of `Model`: one, or one for each direction if their bounds differ.
pub(super) fn model(model: &Model<'_>) -> TokenStream {
    // A struct that may have no size is read where it has one.
    let reads_only = model.is_maybe_unsized();
    if model.is_packed() || (reads_only && !is_read(model)) {
        return TokenStream::new();
    }
    let input = input(model);
    if !differ_by_direction(model) {
        let header = Impl::new(model).with_input().with_param(&quote!(__D));
        let header = header.of(&quote!(__token::Model<#input, __D>));
        return body(model, &header, Serves::All);
    }
    let directions = [
        (Direction::Read, quote!(__token::Reading)),
        (Direction::Write, quote!(__token::Writing)),
        (Direction::Answer, quote!(__token::Answering)),
    ];
    let directions = if reads_only { &directions[..1] } else { &directions[..] };
    let impls = directions.iter().map(|(direction, marker)| {
        let header = Impl::bound(model, *direction).with_input();
        let header = header.of(&quote!(__token::Model<#input, #marker>));
        body(model, &header, Serves::One(*direction))
    });
    impls.collect()
}

/// The fields that a direction is about.
fn served<'m, 'a>(
    model: &'m Model<'a>,
    serves: Serves,
) -> (Vec<&'m Field<'a>>, Vec<&'m Field<'a>>) {
    let (mut members, mut flattened) = members(model);
    match serves {
        Serves::All => {}
        Serves::One(Direction::Read) => {
            flattened.retain(|field| !field.serde.skip_deserializing());
        }
        Serves::One(Direction::Write) => flattened.retain(|field| !field.serde.skip_serializing()),
        Serves::One(Direction::Answer) => {
            // What serde needs for the other fields does not hold here.
            let answers = |field: &&Field<'_>| field.role.is_some() || field.is_option();
            members.retain(answers);
            flattened.retain(answers);
        }
    }
    (members, flattened)
}

/// Where the field is in the set that is asked about the token.
pub(super) fn position(model: &Model<'_>, field: &Field<'_>) -> Option<usize> {
    let serves =
        if differ_by_direction(model) { Serves::One(Direction::Answer) } else { Serves::All };
    served(model, serves).0.iter().position(|member| member.index == field.index)
}

/// ```text
/// impl<'de, __D> __token::Model<'de, __D> for Session {
///     fn walk<'m, W: __token::Walk<'de, 'm, Self>>(walker: W) -> W::Out where Self: 'm {
///         __token::fields2(
///             walker,
///             __token::Credential::access_token(),
///             __token::Time::expires(&[__token::Encoding::Unix]),
///             |s: &Self| (&s.access_token, &s.expires_at),
///             |s: &mut Self| (&mut s.access_token, &mut s.expires_at),
///             |(f0, f1)| Self { access_token: f0, expires_at: f1 },
///         )
///     }
/// }
/// ```
fn body(model: &Model<'_>, header: &TokenStream, serves: Serves) -> TokenStream {
    let input = input(model);
    let (members, flattened) = served(model, serves);
    let all: Vec<&Field<'_>> = members.iter().chain(&flattened).copied().collect();
    let formats = all.iter().map(|field| format(model, field, serves));
    let idents: Vec<_> = all.iter().map(|field| located(field.ident)).collect();
    let values: Vec<_> = (0..all.len()).map(|n| format_ident!("__f{n}")).collect();
    let (declared, function) = function(model, members.len(), flattened.len());
    // The driver reads over a default in place.
    let makes = is_read(model) && matches!(model.serde.default(), Default::None);
    let join = match serves {
        Serves::All | Serves::One(Direction::Read) if makes => {
            let rest = defaults(model);
            quote!(|(#(#values,)*)| Self { #(#idents: #values,)* #rest })
        }
        Serves::All | Serves::One(_) => quote!(|_| __token::not_read()),
    };
    quote! {
        #header {
            #[inline]
            fn walk<'__m, __W: __token::Walk<#input, '__m, Self>>(__w: __W) -> __W::Out
            where
                Self: '__m,
            {
                #declared
                #function(
                    __w,
                    #(#formats,)*
                    |__s: &Self| (#(&__s.#idents,)*),
                    |__s: &mut Self| (#(&mut __s.#idents,)*),
                    #join,
                )
            }
        }
    }
}

fn default(field: &Field<'_>) -> TokenStream {
    match field.serde.default() {
        Default::Path(path) => quote!(#path()),
        Default::Default | Default::None => {
            let at = at(field.ty);
            quote_spanned!(at=> __token::Default::default())
        }
    }
}

/// The default of the struct, as `__default`. A field that is not read may have a default of
/// its own.
pub(super) fn struct_default(model: &Model<'_>, value: &TokenStream) -> TokenStream {
    let has_default = |field: &&Field<'_>| !matches!(field.serde.default(), Default::None);
    let own = unread(model).filter(has_default).map(|field| {
        let (ident, value) = (located(field.ident), default(field));
        quote!(__default.#ident = #value;)
    });
    let own: Vec<_> = own.collect();
    let mutable = (!own.is_empty()).then(|| quote!(mut));
    quote!(let #mutable __default: Self = #value; #(#own)*)
}

/// The function that hands so many fields over: one of the runtime, or one that is declared
/// here.
pub(super) fn function(
    model: &Model<'_>,
    members: usize,
    flattened: usize,
) -> (TokenStream, TokenStream) {
    // A field without a role is nothing to ask about, so it may be absent here.
    if model.serde.transparent() && members == 1 {
        return (quote!(), quote!(__token::transparent));
    }
    if flattened == 0 && members <= MOST_FIELDS {
        let name = format_ident!("fields{members}");
        return (quote!(), quote!(__token::#name));
    }
    let sets = |from: usize, count: usize, size: usize| {
        let positions: Vec<usize> = (from..from + count).collect();
        let sets = positions.chunks(size).map(|set| {
            let names = set.iter().map(|n| {
                let (format, ty, name) =
                    (format_ident!("K{n}"), format_ident!("V{n}"), format_ident!("v{n}"));
                quote!(#format #ty #name)
            });
            quote!([#(#names)*])
        });
        let sets: Vec<_> = sets.collect();
        if sets.is_empty() { quote!([]) } else { quote!(#(#sets)*) }
    };
    let own = sets(0, members, MOST_FIELDS);
    let flattened = (flattened > 0).then(|| {
        let sets = sets(members, flattened, MOST_FLATTENED);
        quote!(flatten #sets)
    });
    (quote!(__token::fields!(mod __fields: #own #flattened);), quote!(__fields::walk))
}

/// The parts of a call that hands over the fields of a struct that cannot lend them.
pub(super) struct Parts<'m, 'a> {
    /// The function of the call, if it is declared here.
    pub(super) declared: TokenStream,
    pub(super) function: TokenStream,
    pub(super) formats: Vec<TokenStream>,
    pub(super) fields: Vec<&'m Field<'a>>,
    /// A local for each field.
    pub(super) values: Vec<Ident>,
}

pub(super) fn parts<'m, 'a>(model: &'m Model<'a>, direction: Direction) -> Parts<'m, 'a> {
    let serves = Serves::One(direction);
    let (members, flattened) = served(model, serves);
    let (declared, function) = function(model, members.len(), flattened.len());
    let fields = [members, flattened].concat();
    Parts {
        declared,
        function,
        formats: fields.iter().map(|field| format(model, field, serves)).collect(),
        values: (0..fields.len()).map(|n| format_ident!("__f{n}")).collect(),
        fields,
    }
}

/// The fields that are not read.
pub(super) fn unread<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Field<'a>> {
    let (members, flattened) = served(model, Serves::One(Direction::Read));
    let read = [members, flattened].concat();
    model.fields.iter().filter(move |field| read.iter().all(|other| other.index != field.index))
}

/// The fields that are not read, with their values.
pub(super) fn defaults(model: &Model<'_>) -> TokenStream {
    let defaults = unread(model).map(|field| {
        let (ident, value) = (located(field.ident), default(field));
        quote!(#ident: #value,)
    });
    defaults.collect()
}
