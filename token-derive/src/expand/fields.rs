//! The fields of a model, as the driver of the runtime wants them.

use super::{
    formats::format,
    generics::{Direction, Impl, differ_by_direction, input},
};
use crate::{
    ast::{Field, Model},
    check::secret_names::may_be_undeclared_text,
    errors::{at, located},
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use serde_derive_internals::attr::{Default, TagType};
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

/// The fields that a direction is about: the members, and behind them the flattened fields.
fn served<'m, 'a>(model: &'m Model<'a>, direction: Direction) -> Vec<&'m Field<'a>> {
    let is_served = |field: &Field<'_>| match direction {
        Direction::All => true,
        Direction::Read => !field.serde.flatten() || !field.serde.skip_deserializing(),
        Direction::Write => !field.serde.flatten() || !field.serde.skip_serializing(),
        // What serde needs for the other fields does not hold here.
        Direction::Answer => field.role.is_some() || field.is_option(),
    };
    let (mut fields, mut flattened) = (Vec::new(), Vec::new());
    for field in &model.fields {
        if is_on_wire(model, field) && is_served(field) {
            if field.serde.flatten() { flattened.push(field) } else { fields.push(field) }
        }
    }
    fields.append(&mut flattened);
    fields
}

/// ```text
/// impl __token::Wire for Session {
///     const NAME: &'static str = "Session";
///     const FIELDS: &'static [&'static str] = &["access_token", "expires_at"];
/// }
/// ```
pub(super) fn wire(model: &Model<'_>) -> TokenStream {
    let serde = &model.serde;
    let mut members = served(model, Direction::All);
    members.retain(|field| !field.serde.flatten());
    let (mut read_names, mut written_names, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (position, field) in members.iter().enumerate() {
        read_names.push(&field.serde.name().deserialize_name().value);
        written_names.push(&field.serde.name().serialize_name().value);
        if field.serde.skip_deserializing() {
            unread.push(position);
        }
    }
    let read = &serde.name().deserialize_name().value;
    let written = &serde.name().serialize_name().value;
    let type_name = model.input.ident.to_string();
    let after = flattened_after(model);
    let tag = if let TagType::Internal { tag } = serde.tag() { Some(tag) } else { None };
    let expecting = serde.expecting();
    let (text, texts) = (quote!(&'static __token::str), quote!(&'static [&'static __token::str]));
    let (option, positions) = (quote!(__token::Option), quote!(&'static [__token::usize]));
    let constants = [
        (*read != type_name, quote!(TYPE_NAME: #text = #type_name)),
        (read != written, quote!(WRITTEN_NAME: #text = #written)),
        (read_names != written_names, quote!(WRITTEN_FIELDS: #texts = &[#(#written_names),*])),
        (!unread.is_empty(), quote!(UNREAD: #positions = &[#(#unread),*])),
        (serde.deny_unknown_fields(), quote!(DENIES_UNKNOWN: __token::bool = true)),
        (expecting.is_some(), quote!(EXPECTING: #option<#text> = #option::Some(#expecting))),
        (tag.is_some(), quote!(TAG: #option<#text> = #option::Some(#tag))),
        (!model.annotated, quote!(IS_TOKEN: __token::bool = false)),
        (!after.is_empty(), quote!(FLATTENED_AFTER: #positions = &[#(#after),*])),
    ];
    let constants = constants.iter().filter(|(is_needed, _)| *is_needed);
    let constants = constants.map(|(_, constant)| constant);
    let (keys, secrets) = (keys(&members, &read_names), secrets_are_declared(model));
    let header = Impl::new(model, Direction::All).of(&quote!(__token::Wire));
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
    let mut asked = TokenStream::new();
    for field in model.fields.iter().filter(|field| may_be_undeclared_text(field)) {
        let (ident, at) = (field.ident, at(field.ident));
        let call = quote_spanned!(at=> __token::Named(&self.#ident).may_be_printed());
        asked.extend(quote!(#call;));
    }
    if asked.is_empty() || model.is_packed() {
        return None;
    }
    Some(quote! {
        fn secrets_are_declared(&self) {
            use __token::OtherThanText as _;
            #asked
        }
    })
}

/// How many members stand before each flattened field that is written.
fn flattened_after(model: &Model<'_>) -> Vec<usize> {
    let (mut count, mut after) = (0, Vec::new());
    for field in model.fields.iter().filter(|field| is_on_wire(model, field)) {
        if !field.serde.flatten() {
            count += 1;
        } else if !field.serde.skip_serializing() {
            after.push(count);
        }
    }
    after
}

/// The list of all names that are read, if there are aliases or fields that are not read; and
/// a `match`, for these and for many names.
fn keys(members: &[&Field<'_>], names: &[&String]) -> Option<TokenStream> {
    let (mut keys, mut arms) = (Vec::new(), TokenStream::new());
    for (position, field) in members.iter().enumerate() {
        if !field.serde.skip_deserializing() {
            let aliases = field.serde.aliases().iter().map(|name| &name.value);
            let start = keys.len();
            keys.extend(aliases);
            let patterns = &keys[start..];
            arms.extend(quote!(#(#patterns)|* => #position,));
        }
    }
    let count = names.len();
    if keys == names && count <= MOST_NAMES {
        return None;
    }
    Some(quote! {
        const KEYS: &'static [&'static __token::str] = &[#(#keys),*];
        fn position(__key: &__token::str) -> __token::usize {
            match __key {
                #arms
                _ => #count,
            }
        }
    })
}

/// The impls of `Model`: one, or one for each direction if their bounds differ.
pub(super) fn model(model: &Model<'_>) -> TokenStream {
    // A struct that may have no size is read where it has one.
    let reads_only = model.is_maybe_unsized();
    if model.is_packed() || (reads_only && !model.is_read()) {
        return TokenStream::new();
    }
    let directions = match (differ_by_direction(model), reads_only) {
        (false, _) => &[Direction::All][..],
        (true, true) => &[Direction::Read],
        (true, false) => &[Direction::Read, Direction::Write, Direction::Answer],
    };
    directions.iter().map(|direction| in_direction(model, *direction)).collect()
}

/// Where the field is in the set that is asked about the token.
pub(super) fn position(model: &Model<'_>, field: &Field<'_>) -> Option<usize> {
    let direction = if differ_by_direction(model) { Direction::Answer } else { Direction::All };
    served(model, direction).iter().position(|member| member.index == field.index)
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
fn in_direction(model: &Model<'_>, direction: Direction) -> TokenStream {
    let input = input(model);
    let mut header = Impl::new(model, direction).with_input();
    let marker = match direction {
        Direction::All => {
            header.after = quote!(__D,);
            quote!(__D)
        }
        Direction::Read => quote!(__token::Reading),
        Direction::Write => quote!(__token::Writing),
        Direction::Answer => quote!(__token::Answering),
    };
    let header = header.of(&quote!(__token::Model<#input, #marker>));
    let Call { function, formats, idents, values } = call(model, direction);
    // The driver reads over a default in place. Fields with a mistake are not here.
    let is_whole = model.fields.len() == crate::ast::fields(model.input).len();
    let makes = model.is_read() && matches!(model.serde.default(), Default::None) && is_whole;
    let join = if makes && direction.includes(Direction::Read) {
        let rest = defaults(model);
        quote!(|(#(#values,)*)| Self { #(#idents: #values,)* #rest })
    } else {
        quote!(|_| __token::not_read())
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
pub(super) struct Call {
    /// One of the runtime; or one that is declared here, behind its declaration.
    pub(super) function: TokenStream,
    pub(super) formats: Vec<TokenStream>,
    pub(super) idents: Vec<Ident>,
    /// A local for each field.
    pub(super) values: Vec<Ident>,
}

pub(super) fn call(model: &Model<'_>, direction: Direction) -> Call {
    let fields = served(model, direction);
    let members = fields.partition_point(|field| !field.serde.flatten());
    let function = if model.serde.transparent() && members == 1 {
        quote!(__token::transparent)
    } else if members == fields.len() && members <= MOST_FIELDS {
        let name = format_ident!("fields{members}");
        quote!(__token::#name)
    } else {
        let own = sets(0..members);
        let is_flattened = members < fields.len();
        let flattened = is_flattened.then(|| sets(members..fields.len()));
        let flattened = flattened.map(|sets| quote!(flatten #sets));
        quote!(__token::fields!(mod __fields: #own #flattened); __fields::walk)
    };
    Call {
        function,
        formats: fields.iter().map(|field| format(model, field, direction)).collect(),
        idents: fields.iter().map(|field| located(field.ident)).collect(),
        values: (0..fields.len()).map(|n| format_ident!("__f{n}")).collect(),
    }
}

/// The fields at these positions, in sets: `[K0 V0 v0 K1 V1 v1]`.
fn sets(positions: Range<usize>) -> TokenStream {
    if positions.is_empty() {
        return quote!([]);
    }
    let mut sets = TokenStream::new();
    for start in positions.clone().step_by(MOST_FIELDS) {
        let mut set = TokenStream::new();
        for n in start..positions.end.min(start + MOST_FIELDS) {
            set.extend(["K", "V", "v"].map(|name| format_ident!("{name}{n}").into_token_stream()));
        }
        sets.extend(quote!([#set]));
    }
    sets
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
pub(super) fn struct_default(model: &Model<'_>) -> Option<TokenStream> {
    let value = match model.serde.default() {
        Default::None => return None,
        Default::Default => quote!(<Self as __token::Default>::default()),
        Default::Path(path) => quote!(#path()),
    };
    let mut own = TokenStream::new();
    for field in unread(model) {
        if !matches!(field.serde.default(), Default::None) {
            let (ident, value) = (located(field.ident), default(field));
            own.extend(quote!(__default.#ident = #value;));
        }
    }
    let mutable = (!own.is_empty()).then(|| quote!(mut));
    Some(quote!(let #mutable __default: Self = #value; #own))
}

/// The fields that are not read.
pub(super) fn unread<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Field<'a>> {
    let read = served(model, Direction::Read);
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
