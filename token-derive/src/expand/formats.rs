//! The format of each field: what its role and serde's attributes make of it.

use super::{
    generics::{
        Direction, Impl, differ_by_direction, functions_type, input, lifetime, names_parameter,
        nested_names, role_names,
    },
    roles::is_passed,
};
use crate::{
    ast::{Field, Item, Model, Role, Sentinel, SentinelValue, Spanned, Token},
    attr::keys::NESTED_ROLES,
    errors::{at, runtime_name},
    types::{Content, Kind, ungrouped},
};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use serde_derive_internals::attr::Default;
use syn::Type;

/// The format of `field`, located at the type of the field: an error in the type is reported
/// there.
///
/// ```text
/// __token::Time::expires(&[__token::Encoding::Unix])
/// __token::Or(__token::Plain, __token::DefaultOfType)
/// ```
pub(super) fn format(model: &Model<'_>, field: &Field<'_>, direction: Direction) -> TokenStream {
    let format = match shared_format(model, field) {
        Some(name) => quote!(#name()),
        None => role_format(model, field),
    };
    at_type(field.ty, modified(model, field, direction, format))
}

/// `tokens` located at a type, from its first to its last token.
fn at_type(ty: &Type, tokens: TokenStream) -> TokenStream {
    let spans: Vec<Span> =
        ungrouped(ty).to_token_stream().into_iter().map(|token| at(&token)).collect();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return tokens };
    let mut tokens: Vec<TokenTree> = relocated(tokens, *last).into_iter().collect();
    tokens.iter_mut().take(1).for_each(|token| token.set_span(*first));
    tokens.into_iter().collect()
}

/// `tokens`, all at `span`.
fn relocated(tokens: TokenStream, span: Span) -> TokenStream {
    let relocate = |mut token| {
        if let TokenTree::Group(group) = token {
            token = Group::new(group.delimiter(), relocated(group.stream(), span)).into();
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(relocate).collect()
}

/// The format as the role alone has it: most have a function with the name of the attribute.
fn role_format(model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    let Some(role) = &field.role else {
        let is_inherited = field.is_option() && model.annotated;
        return if is_inherited { quote!(__token::Optional) } else { quote!(__token::Plain) };
    };
    let name = runtime_name(&role.key.to_string());
    let fallback = field.fallback.as_ref().map(|_| quote!(.fallback()));
    let sentinels = sentinels(field);
    let items = field.items.iter().map(item);
    match role.value.content() {
        Content::Secret => {
            let jwt = field.jwt.as_ref().map(|jwt| match jwt.value {
                Token::Access => quote!(.jwt(__token::Token::Access)),
                Token::Refresh => quote!(.jwt(__token::Token::Refresh)),
            });
            let printable = model.debug.as_ref().map(|_| quote!(.printable()));
            quote!(__token::Credential::#name()#jwt #fallback #printable)
        }
        Content::TokenType => quote!(__token::Scheme::#name()#fallback),
        Content::Flag => quote!(__token::Validity::#name()#fallback),
        // A time of receipt in a field of an integer type is written as a number.
        Content::Time if role.value == Role::Received => match Kind::of(field.ty).bits() {
            Some(_) if !field.is_option() => quote!(__token::Received::as_number()),
            _ => quote!(__token::Received::as_text()),
        },
        Content::Time => quote!(__token::Time::#name(&[#(#items),*])#fallback #sentinels),
        Content::Lifetime => quote!(__token::Lifetime::#name(#(#items)*)#fallback #sentinels),
        Content::Scopes => quote!(__token::Granted::#name(#(#items)*)#fallback),
        Content::Model => nested(model, field, fallback.as_ref()),
        Content::Extra => {
            let may_print = model.debug.is_some();
            quote!(__token::Unknown::<#may_print>)
        }
    }
}

/// `__token::Encoding::Unix`, `__token::Encoding::Strftime("%Y")`
fn item(item: &Item) -> TokenStream {
    let path = item.path.split("::").map(runtime_name);
    let text = item.text.as_ref().map(|text| quote!((#text)));
    quote!(__token::#(#path)::* #text)
}

/// `__token::Nested::passing(__token::Passes::nothing().expires())`
fn nested(model: &Model<'_>, field: &Field<'_>, fallback: Option<&TokenStream>) -> TokenStream {
    let passed = NESTED_ROLES.iter().filter(|row| is_passed(model, field, row.value));
    let passed = passed.map(|row| runtime_name(row.name));
    let with_roles = field.passes.as_ref().map(|roles| {
        let mut names: Vec<_> = roles.iter().map(|role| role_names(model, *role).1).collect();
        names.sort_unstable();
        names.dedup();
        let roles = names.into_iter().map(|name| format_ident!("{name}Role"));
        quote!(.with_roles::<(#(__token::#roles,)*)>())
    });
    let (_, is_nested) = nested_names(model, field);
    quote! {
        __token::Nested::<#is_nested>::passing(__token::Passes::nothing()#(.#passed())*)
            #fallback #with_roles
    }
}

/// ```text
/// type __Nested2 = Inner;
/// const __NESTED2: bool = __token::is_nested::<__Nested2>();
/// ```
fn declare_nested(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let ty = field.ty;
    if field.role() != Some(Role::Nested) || names_parameter(model, ty) {
        return None;
    }
    let (name, is_nested) = nested_names(model, field);
    // With two ends, to be located at the whole type.
    let checked = at_type(ty, quote!(#name<>));
    Some(quote! {
        type #name = #ty;
        const #is_nested: __token::bool = __token::is_nested::<#checked>();
    })
}

/// `.sentinels(__token::Sentinels { never: &[…], unknown: &[…], absent: … })`
fn sentinels(field: &Field<'_>) -> Option<TokenStream> {
    if field.never.is_none() && field.unknown.is_none() {
        return None;
    }
    let values = |list: &Option<Spanned<Vec<Sentinel>>>| -> Vec<TokenStream> {
        let sentinels = list.as_ref().map_or(&[][..], |list| &list.value);
        // `absent` below says it.
        if let [Sentinel { value: SentinelValue::Absent, .. }] = sentinels {
            return Vec::new();
        }
        let value = |sentinel: &Sentinel| match &sentinel.value {
            SentinelValue::Absent => quote!(__token::Sentinel::Absent),
            SentinelValue::Int(int) => quote!(__token::Sentinel::Number(#int)),
            SentinelValue::Text(text) => quote!(__token::Sentinel::Text(#text)),
        };
        sentinels.iter().map(value).collect()
    };
    let (never, unknown) = (values(&field.never), values(&field.unknown));
    let absent = if field.absent_is_never() {
        quote!(__token::Meaning::Never)
    } else {
        quote!(__token::Meaning::Unknown)
    };
    Some(quote! {
        .sentinels(__token::Sentinels {
            never: &[#(#never),*],
            unknown: &[#(#unknown),*],
            absent: #absent,
        })
    })
}

/// The format with what serde's attributes, `required` and the direction change of it.
fn modified(
    model: &Model<'_>,
    field: &Field<'_>,
    direction: Direction,
    mut format: TokenStream,
) -> TokenStream {
    let serde = &field.serde;
    let (_, functions) = functions_type(model, field);
    let reads = direction.includes(Direction::Read) && model.is_read();
    let writes = direction.includes(Direction::Write) && model.is_written();
    let is_read = reads && !serde.skip_deserializing();
    let is_written = writes && !serde.skip_serializing();
    let has_format = field.role().is_some_and(Role::has_format);
    let read_by = match field.borrowed_cow() {
        Some(_) => (!has_format).then(|| quote!(__token::BorrowCow<_>)),
        None => field.deserialize_with().map(|_| functions.clone()),
    };
    if let Some(read_by) = read_by.filter(|_| is_read) {
        format = quote!(__token::ReadBy::<#read_by, _>::new(#format));
    }
    if is_written && serde.serialize_with().is_some() {
        format = quote!(__token::WriteBy::<#functions, _>::new(#format));
    }
    if field.required.is_some() {
        format = quote!(__token::Required(#format));
    }
    if !is_read {
        format = quote!(__token::Unread(#format));
    }
    if !is_written {
        format = quote!(__token::Unwritten(#format));
    }
    match serde.default() {
        Default::Default if reads => {
            format = quote!(__token::Or(#format, __token::DefaultOfType));
        }
        Default::Path(_) if reads => {
            let input = input(model);
            let default = quote!(<#functions as __token::DefaultWith<#input>>::default);
            format = quote!(__token::Or(#format, #default));
        }
        Default::None if model.serde.default().is_none() => {}
        // The empty value has to be written: a missing key has another one.
        Default::Default | Default::Path(_) | Default::None => {
            format = quote!(__token::Overwriting(#format));
        }
    }
    if is_written && serde.skip_serializing_if().is_some() {
        format = quote!(__token::OmitBy::<#functions, _>::new(#format));
    }
    format
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
    let functions = model.fields.iter().map(|field| {
        let of_user = functions_of(model, field);
        let shared = shared_format(model, field).map(|name| make_shared(model, field, &name));
        let nested = declare_nested(model, field);
        quote!(#of_user #shared #nested)
    });
    functions.collect()
}

/// The function that makes the format of a role where each direction has an impl. All three
/// impls would report a type that cannot hold the role, or a feature that is off.
fn shared_format(model: &Model<'_>, field: &Field<'_>) -> Option<Ident> {
    let is_shared = field.role()? != Role::Nested
        && differ_by_direction(model)
        && !names_parameter(model, field.ty);
    is_shared.then(|| format_ident!("__format{}", field.index))
}

/// ```text
/// fn __format2<'de>() -> impl __token::Format<'de, Seconds> { __token::Lifetime::expires_in(…) }
/// ```
fn make_shared(model: &Model<'_>, field: &Field<'_>, name: &Ident) -> TokenStream {
    let ty = field.ty;
    let de = lifetime(&model.input.generics, "'de", "'__de");
    let format = at_type(ty, role_format(model, field));
    let implemented = runtime_name(if field.serde.flatten() { "FlatFormat" } else { "Format" });
    let shared = quote_spanned!(at(ty)=> impl __token::#implemented<#de, #ty>);
    quote!(fn #name<#de>() -> #shared { #format })
}

fn functions_of(model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    let (serde, ty, input) = (&field.serde, field.ty, input(model));
    let (declared, this) = functions_type(model, field);
    let mut impls = TokenStream::new();
    let mut implement = |direction, implemented, function| {
        let header = Impl::new(model, direction).for_type(&this, &implemented);
        impls.extend(quote!(#header { #function }));
    };
    if let Default::Path(path) = serde.default() {
        let function = quote!(fn default() -> Self::Value { #path() });
        implement(Direction::Read, quote!(__token::DefaultWith<#input>), function);
    }
    if let Some(path) = field.deserialize_with().filter(|_| !serde.skip_deserializing()) {
        let function = quote! {
            fn read<__D: __token::serde::Deserializer<#input>>(
                __d: __D,
            ) -> __token::Result<Self::Value, __D::Error> {
                #path(__d)
            }
        };
        implement(Direction::Read, quote!(__token::ReadWith<#input>), function);
    }
    if let Some(path) = serde.serialize_with().filter(|_| !serde.skip_serializing()) {
        let function = quote! {
            fn write<__S: __token::serde::Serializer>(
                __value: &Self::Value,
                __s: __S,
            ) -> __token::Result<__S::Ok, __S::Error> {
                #path(__value, __s)
            }
        };
        implement(Direction::Write, quote!(__token::WriteWith), function);
    }
    if let Some(path) = serde.skip_serializing_if().filter(|_| !serde.skip_serializing()) {
        let function = quote! {
            fn is_omitted(__value: &Self::Value) -> __token::bool {
                #path(__value)
            }
        };
        implement(Direction::Write, quote!(__token::OmitWith), function);
    }
    if impls.is_empty() {
        return impls;
    }
    let header = Impl::new(model, Direction::All).for_type(&this, &quote!(__token::WithFunctions));
    quote!(#declared #header { type Value = #ty; } #impls)
}
