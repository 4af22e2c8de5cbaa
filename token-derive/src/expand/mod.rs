//! From the model to code.
//!
//! Everything stands in one `const _: () = { … };`, where `__token` is the
//! runtime, and there in `__token::items!`, which hands it through: if the path
//! to the runtime does not resolve, nothing in it is an error of its own. Names that are generated begin with `__`; paths go through
//! `__token`, so that nothing in the user's scope can get in between.

mod codec;
mod debug;
mod expiry;
mod refresh;
mod scopes;
mod secrets;
mod serde;
mod wrapped;

use crate::{bounds, errors::at, model::Model};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, GenericParam, Generics};

/// The impls for `model`:
///
/// ```text
/// const _: () = {
///     use ::token_runtime::derived as __token;
///     struct __Field0; impl __token::TimeCodec for __Field0 { … }   // a codec per field with a role
///     impl __token::Expires for Session { … }                       // the roles
///     impl __token::TokenModel for Session { … }
///     struct __Read { … } impl Deserialize for Session { … }        // serde
///     struct __Write { … } impl Serialize for Session { … }
/// };
/// ```
pub(crate) fn expand(model: &Model<'_>) -> TokenStream {
    let (import, silenced) = (import(&model.runtime), silenced(model));
    let parts = [
        codec::codecs(model),
        expiry::expires(model),
        scopes::scoped(model),
        secrets::authorizes(model),
        refresh::refreshes(model),
        refresh::token_model(model),
        serde::deserialize(model),
        serde::serialize(model),
        debug::debug(model),
    ];
    quote! {
        #silenced
        const _: () = {
            #import
            __token::items! { #(#parts)* }
        };
    }
}

/// Serde's derive writes `&Option<&str>` for an optional reference with a codec,
/// and clippy speaks of it. Only there, because under a `forbid` an `allow` is
/// an error.
fn silenced(model: &Model<'_>) -> Option<TokenStream> {
    let is_reference = |ty| matches!(bounds::innermost(ty), syn::Type::Reference(_));
    let found = model.fields.iter().any(|field| field.is_option() && is_reference(field.ty));
    found.then(|| quote!(#[allow(clippy::ref_option_ref)]))
}

/// The runtime under the one name that the expansion uses. An error in the path
/// is reported where the user wrote it.
fn import(runtime: &TokenStream) -> TokenStream {
    let span = syn::Error::new_spanned(runtime, "").span().resolved_at(proc_macro2::Span::call_site());
    quote_spanned!(span=> use #runtime::derived as __token;)
}

/// What is emitted beside errors: what the types of the fields must be, for that
/// is still to be checked, and stand-ins for the rest.
pub(crate) fn expand_unsound(model: &Model<'_>) -> TokenStream {
    let (runtime, import) = (&model.runtime, import(&model.runtime));
    let (codecs, debug) = (codec::codecs(model), debug::debug(model));
    let stand_ins = stand_ins(model.input, runtime);
    quote! {
        const _: () = {
            #import
            __token::items! { #codecs #debug }
        };
        #stand_ins
    }
}

/// Impls of everything, none of which is ever reached: the rest of the program
/// is checked as if there were no error, and the editor completes.
pub(crate) fn stand_ins(input: &syn::DeriveInput, runtime: &TokenStream) -> TokenStream {
    let generics = without_defaults(&input.generics);
    let (_, arguments, where_clause) = generics.split_for_impl();
    let import = import(runtime);
    let (lifetime, name, params) = (input_lifetime(&generics), name(&input.ident), &generics.params);
    let of = |what: &TokenStream, body: &TokenStream| quote!(#[automatically_derived] impl<#params> __token::#what for #name #arguments #where_clause { #body });
    let roles = [
        of(
            &quote!(TokenModel),
            &quote!(
                fn keep(&mut self, _: &mut Self, _: __token::Bases) {}
            ),
        ),
        of(
            &quote!(Expires),
            &quote! {
                fn expiry_from(&self, _: __token::Option<__token::DateTime<__token::Utc>>) -> __token::Expiry {
                    __token::Expiry::Unknown
                }
                fn base(&self) -> __token::Option<__token::DateTime<__token::Utc>> { __token::Option::None }
            },
        ),
        of(
            &quote!(Scoped),
            &quote! {
                fn granted(&self) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
                    __token::scopes::none()
                }
            },
        ),
        of(
            &quote!(Authorizes),
            &quote! {
                fn credential(&self) -> __token::Option<&__token::str> { __token::Option::None }
                fn scheme(&self) -> __token::Option<&__token::str> { __token::Option::None }
            },
        ),
        of(
            &quote!(Refreshes),
            &quote! {
                fn refresh_credential(&self) -> __token::Option<&__token::str> { __token::Option::None }
                fn refresh_expiry_from(&self, _: __token::Option<__token::DateTime<__token::Utc>>) -> __token::Expiry {
                    __token::Expiry::Unknown
                }
                fn refresh_granted(&self) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
                    __token::scopes::none()
                }
            },
        ),
        of(
            &quote!(serde::Serialize),
            &quote! {
                fn serialize<__S: __token::serde::Serializer>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error> {
                    <() as __token::fallback::Write>::serialize(self, __s)
                }
            },
        ),
    ];
    quote! {
        const _: () = {
            #import
            __token::items! {
            #(#roles)*
            #[automatically_derived]
            impl<#lifetime, #params> __token::serde::Deserialize<#lifetime> for #name #arguments #where_clause {
                fn deserialize<__D: __token::serde::Deserializer<#lifetime>>(__d: __D) -> __token::Result<Self, __D::Error> {
                    <() as __token::fallback::Read>::deserialize(__d)
                }
            }
            }
        };
    }
}

/// The name of the struct, seen as generated: a deprecated one is then no
/// warning.
fn name(ident: &Ident) -> Ident {
    let mut name = ident.clone();
    name.set_span(at(ident));
    name
}

/// The lifetime of the input that is read, unless the struct has that name.
fn input_lifetime(generics: &Generics) -> TokenStream {
    let taken = generics.lifetimes().any(|param| param.lifetime.ident == "de");
    if taken { quote!('__de) } else { quote!('de) }
}

fn without_defaults(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => {
                param.default = None;
                param.attrs.clear();
            }
            GenericParam::Const(param) => {
                param.default = None;
                param.attrs.clear();
            }
            GenericParam::Lifetime(param) => param.attrs.clear(),
        }
    }
    generics
}

/// The pieces of `impl<…> Trait for Struct<…> where …`.
struct Header {
    params: TokenStream,
    this: TokenStream,
    predicates: TokenStream,
}

impl Header {
    fn impl_for(&self, what: &TokenStream) -> TokenStream {
        let Self { params, this, predicates } = self;
        quote!(#[automatically_derived] impl<#params> #what for #this where #predicates)
    }
}

/// The header of an impl for the struct, with `more` in its `where`.
fn header(model: &Model<'_>, more: &[TokenStream]) -> Header {
    let generics = without_defaults(model.generics());
    let (_, ty_generics, _) = generics.split_for_impl();
    let name = name(&model.input.ident);
    let params = generics.params.iter().map(|param| quote!(#param,));
    let own = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let own =
        own.map(|predicate| quote!(#predicate,)).chain(more.iter().map(|predicate| quote!(#predicate,)));
    Header { params: params.collect(), this: quote!(#name #ty_generics), predicates: own.collect() }
}

/// The arguments of a generic type with the struct's own parameters: `<'a, T>`.
fn arguments(model: &Model<'_>) -> TokenStream {
    let (_, ty_generics, _) = model.generics().split_for_impl();
    ty_generics.to_token_stream()
}

/// The type of the codec of field `index`.
fn codec(model: &Model<'_>, index: usize) -> TokenStream {
    let name = format_ident!("__Field{index}");
    let arguments = arguments(model);
    quote!(#name #arguments)
}

/// What the user lets pass on the struct or field, let pass on the copy.
fn allowed(attrs: &[Attribute]) -> TokenStream {
    let own = attrs.iter().filter(|attr| attr.path().is_ident("allow") || attr.path().is_ident("expect"));
    let lints = own.filter_map(|attr| attr.meta.require_list().ok()).map(|list| &list.tokens);
    quote!(#(#[allow(#lints)])*)
}
