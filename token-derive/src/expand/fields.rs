//! The fields of a model, as the driver of the runtime wants them.

use super::{
    formats::{format, is_read},
    generics::{Direction, Impl, differ_by_direction, input},
};
use crate::{
    ast::{Field, Model},
    check::secret_names::may_be_undeclared_text,
    errors::{at, located},
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use serde_derive_internals::{
    attr::{Default, TagType},
    name::{MultiName, Name},
};
use std::ops::Range;

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
    let (serde, (members, _)) = (&model.serde, members(model));
    let (read, written) =
        (&serde.name().deserialize_name().value, &serde.name().serialize_name().value);
    let names = |pick: fn(&MultiName) -> &Name| -> Vec<&String> {
        members.iter().map(|field| &pick(field.serde.name()).value).collect()
    };
    let (read_names, written_names) =
        (names(MultiName::deserialize_name), names(MultiName::serialize_name));
    let unread = members.iter().enumerate().filter(|(_, field)| field.serde.skip_deserializing());
    let unread: Vec<usize> = unread.map(|(position, _)| position).collect();
    let after = flattened_after(model);
    let type_name = model.input.ident.to_string();
    let tag = if let TagType::Internal { tag } = serde.tag() { Some(tag) } else { None };
    let expecting = serde.expecting();
    let (text, texts) = (quote!(&'static __token::str), quote!(&'static [&'static __token::str]));
    let (option, positions) = (quote!(__token::Option), quote!(&'static [__token::usize]));
    let is_other = |name: &str| *read != name;
    let constants = [
        (is_other(&type_name), quote!(TYPE_NAME: #text = #type_name)),
        (is_other(written), quote!(WRITTEN_NAME: #text = #written)),
        (read_names != written_names, quote!(WRITTEN_FIELDS: #texts = &[#(#written_names),*])),
        (!unread.is_empty(), quote!(UNREAD: #positions = &[#(#unread),*])),
        (serde.deny_unknown_fields(), quote!(DENIES_UNKNOWN: __token::bool = true)),
        (expecting.is_some(), quote!(EXPECTING: #option<#text> = #option::Some(#expecting))),
        (tag.is_some(), quote!(TAG: #option<#text> = #option::Some(#tag))),
        (!model.annotated, quote!(IS_TOKEN: __token::bool = false)),
        (!after.is_empty(), quote!(FLATTENED_AFTER: #positions = &[#(#after),*])),
    ];
    let constants = constants.into_iter().filter(|(is_needed, _)| *is_needed);
    let constants = constants.map(|(_, constant)| constant);
    let (keys, secrets) = (keys(&members, &read_names), secrets_are_declared(model));
    let header = Impl::new(model).of(&quote!(__token::Wire));
    quote! {
        #header {
            const NAME: #text = #read;
            const FIELDS: #texts = &[#(#read_names),*];
            #(const #constants;)*
            #keys
            #secrets
        }
    }
}

/// rustc asks of a type that may be an alias of text whether it is.
fn secrets_are_declared(model: &Model<'_>) -> Option<TokenStream> {
    let fields = model.fields.iter().filter(|field| may_be_undeclared_text(field));
    let asked = fields.map(|field| {
        let (ident, at) = (field.ident, at(field.ident));
        quote_spanned!(at=> __token::Named(&self.#ident).may_be_printed())
    });
    let asked: Vec<_> = asked.collect();
    (!asked.is_empty() && !model.is_packed()).then(|| {
        quote! {
            fn secrets_are_declared(&self) {
                use __token::OtherThanText as _;
                #(#asked;)*
            }
        }
    })
}

/// How many members stand before each flattened field that is written.
fn flattened_after(model: &Model<'_>) -> Vec<usize> {
    let mut count = 0;
    let on_wire = model.fields.iter().filter(|field| is_on_wire(model, field));
    let before = on_wire.filter_map(|field| {
        count += usize::from(!field.serde.flatten());
        (field.serde.flatten() && !field.serde.skip_serializing()).then_some(count)
    });
    before.collect()
}

/// The list of all names that are read, if there are aliases or fields that are not read; and
/// a `match`, for these and for many names.
fn keys<'m>(members: &[&'m Field<'_>], names: &[&String]) -> Option<TokenStream> {
    let read = members.iter().enumerate().filter(|(_, field)| !field.serde.skip_deserializing());
    let aliases = |field: &'m Field<'_>| field.serde.aliases().iter().map(|name| &name.value);
    let keys = read.map(|(position, field)| (position, aliases(field).collect()));
    let (positions, patterns): (Vec<usize>, Vec<Vec<&String>>) = keys.unzip();
    let all: Vec<&String> = patterns.iter().flatten().copied().collect();
    let count = names.len();
    if all == names && count <= MOST_NAMES {
        return None;
    }
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

/// The impls of `Model`: one, or one for each direction if their bounds differ.
pub(super) fn model(model: &Model<'_>) -> TokenStream {
    // A struct that may have no size is read where it has one.
    let reads_only = model.is_maybe_unsized();
    if model.is_packed() || (reads_only && !is_read(model)) {
        return TokenStream::new();
    }
    let input = input(model);
    if !differ_by_direction(model) {
        let mut header = Impl::new(model).with_input();
        header.after = quote!(__D,);
        let header = header.of(&quote!(__token::Model<#input, __D>));
        return body(model, &header, None);
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
        body(model, &header, Some(*direction))
    });
    impls.collect()
}

/// The members and the flattened fields that a direction is about, or all directions.
fn served<'m, 'a>(
    model: &'m Model<'a>,
    direction: Option<Direction>,
) -> (Vec<&'m Field<'a>>, Vec<&'m Field<'a>>) {
    let (mut members, mut flattened) = members(model);
    match direction {
        None => {}
        Some(Direction::Read) => flattened.retain(|field| !field.serde.skip_deserializing()),
        Some(Direction::Write) => flattened.retain(|field| !field.serde.skip_serializing()),
        Some(Direction::Answer) => {
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
    let direction = differ_by_direction(model).then_some(Direction::Answer);
    served(model, direction).0.iter().position(|member| member.index == field.index)
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
fn body(model: &Model<'_>, header: &TokenStream, direction: Option<Direction>) -> TokenStream {
    let input = input(model);
    let Call { function, formats, fields, values } = call(model, direction);
    let idents: Vec<_> = fields.iter().map(|field| located(field.ident)).collect();
    // The driver reads over a default in place. Fields with a mistake are not here.
    let is_whole = model.fields.len() == crate::ast::fields(model.input).count();
    let makes = is_read(model) && matches!(model.serde.default(), Default::None) && is_whole;
    let join = match direction {
        None | Some(Direction::Read) if makes => {
            let rest = defaults(model);
            quote!(|(#(#values,)*)| Self { #(#idents: #values,)* #rest })
        }
        _ => quote!(|_| __token::not_read()),
    };
    quote! {
        #header {
            #[inline]
            fn walk<'__m, __W: __token::Walk<#input, '__m, Self>>(__w: __W) -> __W::Out
            where
                Self: '__m,
            {
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

/// A call that hands fields over: `__token::fields2(…)`.
pub(super) struct Call<'m, 'a> {
    /// One of the runtime; or one that is declared here, behind its declaration.
    pub(super) function: TokenStream,
    pub(super) formats: Vec<TokenStream>,
    pub(super) fields: Vec<&'m Field<'a>>,
    /// A local for each field.
    pub(super) values: Vec<Ident>,
}

pub(super) fn call<'m, 'a>(model: &'m Model<'a>, direction: Option<Direction>) -> Call<'m, 'a> {
    let (members, flattened) = served(model, direction);
    let fields = [&members[..], &flattened].concat();
    let function = if model.serde.transparent() && members.len() == 1 {
        quote!(__token::transparent)
    } else if flattened.is_empty() && members.len() <= MOST_FIELDS {
        let name = format_ident!("fields{}", members.len());
        quote!(__token::#name)
    } else {
        let own = sets(0..members.len());
        let flattened = (!flattened.is_empty()).then(|| sets(members.len()..fields.len()));
        let flattened = flattened.map(|sets| quote!(flatten #sets));
        quote!(__token::fields!(mod __fields: #own #flattened); __fields::walk)
    };
    Call {
        function,
        formats: fields.iter().map(|field| format(model, field, direction)).collect(),
        values: (0..fields.len()).map(|n| format_ident!("__f{n}")).collect(),
        fields,
    }
}

/// The fields at these positions, in sets: `[K0 V0 v0 K1 V1 v1]`.
fn sets(positions: Range<usize>) -> TokenStream {
    let names = |n: &usize| {
        let (format, ty, name) =
            (format_ident!("K{n}"), format_ident!("V{n}"), format_ident!("v{n}"));
        quote!(#format #ty #name)
    };
    let positions: Vec<usize> = positions.collect();
    if positions.is_empty() {
        return quote!([]);
    }
    let sets = positions.chunks(MOST_FIELDS).map(|set| {
        let names = set.iter().map(names);
        quote!([#(#names)*])
    });
    sets.collect()
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

/// The fields that are not read.
pub(super) fn unread<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Field<'a>> {
    let (members, flattened) = served(model, Some(Direction::Read));
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
