//! The format of each field: what its role and serde's attributes make of it.

use super::{
    generics::{Direction, Impl, input, local_type},
    roles::passing,
};
use crate::{
    ast::{Encoding, Field, Model, Role, ScopeFormat, SentinelValue, Token},
    attr::keys::{NESTED_ROLES, NestedRole},
};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use serde_derive_internals::attr::Default;
use syn::{ExprPath, Type};

/// Which directions the one `Model` of a format serves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Serves {
    All,
    One(Direction),
}

/// The format of `field`, located at the type of the field: an error in the type is reported
/// there.
///
/// ```text
/// __token::Time::expires(&[__token::Encoding::Unix])
/// __token::Or(__token::Plain, __token::Default::default)
/// ```
pub(super) fn format(model: &Model<'_>, field: &Field<'_>, serves: Serves) -> TokenStream {
    let (first, last) = ends(field.ty);
    let format = modified(model, field, serves, role_format(model, field, last), last);
    let mut tokens = format.into_iter();
    let located = tokens.next().map(|mut token| {
        token.set_span(first);
        token
    });
    located.into_iter().chain(tokens).collect()
}

/// The spans of the first and of the last token of a type, for generated code.
fn ends(ty: &Type) -> (Span, Span) {
    fn collect(tokens: TokenStream, spans: &mut Vec<Span>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::None => {
                    collect(group.stream(), spans);
                }
                token => spans.push(token.span()),
            }
        }
    }
    let mut spans = Vec::new();
    collect(ty.to_token_stream(), &mut spans);
    let located = |span: Option<&Span>| {
        span.map_or_else(Span::call_site, |span| span.resolved_at(Span::call_site()))
    };
    (located(spans.first()), located(spans.last()))
}

/// The format as the role alone has it.
fn role_format(model: &Model<'_>, field: &Field<'_>, at: Span) -> TokenStream {
    let fallback = fallback(field, at);
    let sentinels = sentinels(field, at);
    let time = |name, encodings| {
        let time = time(name, encodings, at);
        quote!(#time #fallback #sentinels)
    };
    match field.role() {
        Some(Role::AccessToken) => credential(model, field, "access_token", at),
        Some(Role::RefreshToken) => credential(model, field, "refresh_token", at),
        Some(Role::Secret) => credential(model, field, "secret", at),
        Some(Role::TokenType) => quote_spanned!(at=> __token::Scheme::token_type()#fallback),
        Some(Role::Active) => quote_spanned!(at=> __token::Validity::active()#fallback),
        Some(Role::Expires(Token::Access, encodings)) => time("expires", encodings),
        Some(Role::Expires(Token::Refresh, encodings)) => time("refresh_expires", encodings),
        Some(Role::Issued(encodings)) => time("issued", encodings),
        Some(Role::Instant(encodings)) => time("instant", encodings),
        Some(Role::Received) if is_integer(field) => {
            quote_spanned!(at=> __token::Received::as_number())
        }
        Some(Role::Received) => quote_spanned!(at=> __token::Received::as_text()),
        Some(Role::ExpiresIn(token, unit)) => {
            let name = of_token(*token, "expires_in", "refresh_expires_in", at);
            let unit = runtime_path(unit.path, at);
            quote_spanned!(at=> __token::Lifetime::#name(#unit)#fallback #sentinels)
        }
        Some(Role::Scopes(token, format)) => {
            let name = of_token(*token, "scopes", "refresh_scopes", at);
            let format = match format {
                ScopeFormat::Named(row) => runtime_path(row.path, at),
                ScopeFormat::Objects(name) => {
                    quote_spanned!(at=> __token::ScopeFormat::Objects(#name))
                }
            };
            quote_spanned!(at=> __token::Granted::#name(#format)#fallback)
        }
        Some(Role::Nested(named)) => nested(model, field, named.as_deref(), at),
        Some(Role::Extra) if model.debug.is_some() => {
            quote_spanned!(at=> __token::PrintableUnknown)
        }
        Some(Role::Extra) => quote_spanned!(at=> __token::Unknown),
        None if field.is_option() && model.annotated => quote_spanned!(at=> __token::Optional),
        None => quote_spanned!(at=> __token::Plain),
    }
}

/// `.fallback()`, if the field is one.
fn fallback(field: &Field<'_>, at: Span) -> Option<TokenStream> {
    field.fallback.as_ref().map(|_| quote_spanned!(at=> .fallback()))
}

/// The name of a function for this token.
fn of_token(token: Token, access: &str, refresh: &str, at: Span) -> Ident {
    let name = match token {
        Token::Access => access,
        Token::Refresh => refresh,
    };
    Ident::new(name, at)
}

/// `__token::Credential::access_token().jwt(__token::Token::Access)`
fn credential(model: &Model<'_>, field: &Field<'_>, name: &str, at: Span) -> TokenStream {
    let name = Ident::new(name, at);
    let jwt = field.jwt.as_ref().map(|jwt| {
        let token = of_token(jwt.value, "Access", "Refresh", at);
        quote_spanned!(at=> .jwt(__token::Token::#token))
    });
    let fallback = fallback(field, at);
    let printable = model.debug.as_ref().map(|_| quote_spanned!(at=> .printable()));
    quote_spanned!(at=> __token::Credential::#name()#jwt #fallback #printable)
}

/// `__token::Time::expires(&[__token::Encoding::Unix])`
fn time(name: &str, encodings: &[Encoding], at: Span) -> TokenStream {
    let name = Ident::new(name, at);
    let encodings = encodings.iter().map(|encoding| match encoding {
        Encoding::Named(row) => runtime_path(row.path, at),
        Encoding::Strftime(format) => quote_spanned!(at=> __token::Encoding::Strftime(#format)),
    });
    quote_spanned!(at=> __token::Time::#name(&[#(#encodings),*]))
}

/// The item of the runtime that a row of the tables stands for.
fn runtime_path(path: &str, at: Span) -> TokenStream {
    let segments = path.split("::").map(|segment| Ident::new(segment, at));
    quote_spanned!(at=> __token::#(#segments)::*)
}

/// `__token::Nested::passing(__token::Passes::nothing().expires())`
fn nested(
    model: &Model<'_>,
    field: &Field<'_>,
    named: Option<&[NestedRole]>,
    at: Span,
) -> TokenStream {
    let is_passed = |role| passing(model, role).iter().any(|passing| passing.index == field.index);
    let passed = NESTED_ROLES.iter().filter(|row| is_passed(row.value));
    let passed = passed.map(|row| Ident::new(row.name, at));
    let fallback = fallback(field, at);
    let with_roles = named.map(|named| {
        let mut roles: Vec<&str> = named.iter().map(|role| role.traits(model).marker).collect();
        roles.sort_unstable();
        roles.dedup();
        let roles = roles.into_iter().map(|role| Ident::new(role, at));
        quote_spanned!(at=> .with_roles::<(#(__token::#roles,)*)>())
    });
    quote_spanned! {at=>
        __token::Nested::passing(__token::Passes::nothing()#(.#passed())*)#fallback #with_roles
    }
}

/// `.sentinels(__token::Sentinels { never: &[…], unknown: &[…], absent: … })`
fn sentinels(field: &Field<'_>, at: Span) -> Option<TokenStream> {
    if field.never.is_none() && field.unknown.is_none() {
        return None;
    }
    let number = |int: i128| {
        let int = Literal::i128_suffixed(int);
        quote_spanned!(at=> __token::Sentinel::Number(#int))
    };
    let value = |value: &SentinelValue| match value {
        SentinelValue::Absent => quote_spanned!(at=> __token::Sentinel::Absent),
        SentinelValue::Int(int) => number(*int),
        // `"0"` is the number: every number may come in a string.
        SentinelValue::Text(text) => text
            .parse()
            .map_or_else(|_| quote_spanned!(at=> __token::Sentinel::Text(#text)), number),
    };
    let values = |wanted: bool| -> Vec<TokenStream> {
        let found = field.sentinels().filter(|(is_never, _)| *is_never == wanted);
        let found: Vec<_> = found.map(|(_, sentinel)| &sentinel.value).collect();
        match &*found {
            // `absent` below says it.
            [SentinelValue::Absent] => Vec::new(),
            all => all.iter().copied().map(value).collect(),
        }
    };
    let (never, unknown) = (values(true), values(false));
    let absent = if field.absent_is_never() {
        quote_spanned!(at=> __token::Meaning::Never)
    } else {
        quote_spanned!(at=> __token::Meaning::Unknown)
    };
    Some(quote_spanned! {at=>
        .sentinels(__token::Sentinels {
            never: &[#(#never),*],
            unknown: &[#(#unknown),*],
            absent: #absent,
        })
    })
}

/// A time of receipt in a field of an integer type is written as a number.
fn is_integer(field: &Field<'_>) -> bool {
    const INTEGERS: &[&str] =
        &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
    let name = crate::ast::last_segment(field.ty);
    name.is_some_and(|ident| INTEGERS.iter().any(|integer| ident == integer))
}

/// The format with what serde's attributes, `required` and the direction change of it.
fn modified(
    model: &Model<'_>,
    field: &Field<'_>,
    serves: Serves,
    mut format: TokenStream,
    at: Span,
) -> TokenStream {
    let (serde, functions) = (&field.serde, with_type(model, field));
    let reads = matches!(serves, Serves::All | Serves::One(Direction::Read)) && is_read(model);
    let writes = matches!(serves, Serves::All | Serves::One(Direction::Write)) && is_written(model);
    let has_format = field.role().is_some_and(Role::has_format);
    let read_by = match field.borrowed_cow() {
        Some(_) => (!has_format).then(|| quote_spanned!(at=> __token::BorrowCow<_>)),
        None => field.deserialize_with().map(|_| functions.clone()),
    };
    if let Some(read_by) = read_by.filter(|_| reads && !serde.skip_deserializing()) {
        format = quote_spanned!(at=> __token::ReadBy::<#read_by, _>::new(#format));
    }
    if writes && serde.serialize_with().is_some() && !serde.skip_serializing() {
        format = quote_spanned!(at=> __token::WriteBy::<#functions, _>::new(#format));
    }
    if field.required.is_some() {
        format = quote_spanned!(at=> __token::Required(#format));
    }
    if serde.skip_deserializing() || !reads {
        format = quote_spanned!(at=> __token::Unread(#format));
    }
    if serde.skip_serializing() || !writes {
        format = quote_spanned!(at=> __token::Unwritten(#format));
    }
    match serde.default() {
        Default::Default if reads => {
            format = quote_spanned!(at=> __token::Or(#format, __token::Default::default));
        }
        Default::Path(_) if reads => {
            let input = input(model);
            let default =
                quote_spanned!(at=> <#functions as __token::DefaultWith<#input>>::default);
            format = quote_spanned!(at=> __token::Or(#format, #default));
        }
        Default::None if model.serde.default().is_none() => {}
        // The empty value has to be written: a missing key has another one.
        Default::Default | Default::Path(_) | Default::None => {
            format = quote_spanned!(at=> __token::Overwriting(#format));
        }
    }
    if writes && serde.skip_serializing_if().is_some() && !serde.skip_serializing() {
        format = quote_spanned!(at=> __token::OmitBy::<#functions, _>::new(#format));
    }
    format
}

/// Whether the struct itself is read, and not by the user or from another type.
pub(super) fn is_read(model: &Model<'_>) -> bool {
    let serde = &model.serde;
    !model.manual.deserialize && serde.type_from().is_none() && serde.type_try_from().is_none()
}

/// Whether the struct itself is written, and not by the user or as another type.
pub(super) fn is_written(model: &Model<'_>) -> bool {
    !model.manual.serialize && model.serde.type_into().is_none()
}

fn with_name(field: &Field<'_>) -> Ident {
    format_ident!("__Field{}", field.index)
}

fn with_type(model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    local_type(model, &with_name(field)).1
}

/// The functions of the user that read, write or omit a field, as impls for a type of the
/// expansion: the one place that names the field's type.
///
/// ```text
/// struct __Field2;
/// impl __token::WithFunctions for __Field2 { type Value = Duration; }
/// impl<'de> __token::ReadWith<'de> for __Field2 { fn read<…>(…) -> … { path(__d) } }
/// ```
pub(super) fn with_functions(model: &Model<'_>) -> TokenStream {
    model.fields.iter().filter_map(|field| functions_of(model, field)).collect()
}

fn functions_of(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let serde = &field.serde;
    let read = field.deserialize_with().filter(|_| !serde.skip_deserializing());
    let write = serde.serialize_with().filter(|_| !serde.skip_serializing());
    let omit = serde.skip_serializing_if().filter(|_| !serde.skip_serializing());
    let default = match serde.default() {
        Default::Path(path) => Some(path),
        Default::Default | Default::None => None,
    };
    if read.is_none() && write.is_none() && omit.is_none() && default.is_none() {
        return None;
    }
    let (name, ty, input) = (with_name(field), field.ty, input(model));
    let (declared, this) = local_type(model, &name);
    let value = Impl::new(model).for_type(&this, &quote!(__token::WithFunctions));
    let reading = || Impl::bound(model, Direction::Read).with_input();
    let default = default.map(|path| {
        let header = reading().for_type(&this, &quote!(__token::DefaultWith<#input>));
        quote!(#header { fn default() -> Self::Value { #path() } })
    });
    let read = read.map(|path| {
        read_function(path, &reading().for_type(&this, &quote!(__token::ReadWith<#input>)), &input)
    });
    let writing = || Impl::bound(model, Direction::Write);
    let write = write
        .map(|path| write_function(path, &writing().for_type(&this, &quote!(__token::WriteWith))));
    let omit = omit.map(|path| {
        let header = writing().for_type(&this, &quote!(__token::OmitWith));
        quote!(#header { fn is_omitted(__value: &Self::Value) -> __token::bool { #path(__value) } })
    });
    Some(quote! {
        #declared
        #value { type Value = #ty; }
        #default
        #read
        #write
        #omit
    })
}

fn read_function(path: &ExprPath, header: &TokenStream, input: &TokenStream) -> TokenStream {
    quote! {
        #header {
            fn read<__D: __token::serde::Deserializer<#input>>(
                __d: __D,
            ) -> __token::Result<Self::Value, __D::Error> {
                #path(__d)
            }
        }
    }
}

fn write_function(path: &ExprPath, header: &TokenStream) -> TokenStream {
    quote! {
        #header {
            fn write<__S: __token::serde::Serializer>(
                __value: &Self::Value,
                __s: __S,
            ) -> __token::Result<__S::Ok, __S::Error> {
                #path(__value, __s)
            }
        }
    }
}
