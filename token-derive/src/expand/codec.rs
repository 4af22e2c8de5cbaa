//! The codecs: a type per field with a role, which tells the runtime the type
//! of the field and what its attributes say.

use super::{codec, expiry, without_defaults};
use crate::{
    bounds,
    model::{Encoding, Field, Form, Mark, MarkValue, Model, Passed, Role, Unit},
};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// ```text
/// struct __Field1;
/// impl __token::TimeCodec for __Field1 {
///     type Value = Option<DateTime<Utc>>;
///     const WIRE: __token::TimeWire = __token::TimeWire { encodings: &[Unix], marks: Marks::NONE };
/// }
/// ```
///
/// A type that cannot have the role is an error at `type Value` and nowhere
/// else: the functions of the runtime ask for the codec alone.
pub(super) fn codecs(model: &Model<'_>) -> TokenStream {
    model.fields.iter().filter_map(|field| Some(one(model, field, field.role()?))).collect()
}

fn one(model: &Model<'_>, field: &Field<'_>, role: &Role) -> TokenStream {
    let debug = model.debug.is_some();
    let input = super::input_lifetime(model.generics());
    let (codec_trait, constant) = match role {
        Role::AccessToken | Role::RefreshToken | Role::Secret if debug => {
            (quote!(SecretCodec<#input>), quote!())
        }
        Role::AccessToken | Role::RefreshToken | Role::Secret => (quote!(UnprintableCodec<#input>), quote!()),
        Role::TokenType => (quote!(TokenTypeCodec), quote!()),
        Role::Expires(_, encodings) | Role::Issued(encodings) | Role::Instant(encodings) => {
            let marked = field.marks().next().is_some();
            let codec = if marked { quote!(MarkedTimeCodec) } else { quote!(TimeCodec) };
            (codec, time_wire(field, encodings))
        }
        Role::Received => (
            quote!(TimeCodec),
            time_wire(field, &[received_encoding(field), Encoding::Rfc3339, Encoding::Unix]),
        ),
        Role::ExpiresIn(_, unit) => (quote!(LifetimeCodec), lifetime_wire(field, *unit)),
        Role::Scopes(_, form) => {
            let form = self::form(form);
            (quote!(ScopeCodec<#input>), quote!(const FORM: __token::Form = #form;))
        }
        Role::Nested(_) => (quote!(NestedCodec), quote!()),
        Role::Extra if debug => (quote!(ExtraCodec), quote!()),
        Role::Extra => (quote!(UnprintableExtraCodec), quote!()),
    };

    let generics = without_defaults(model.generics());
    let params = &generics.params;
    let predicates = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates)
        .map(|predicate| quote!(#predicate,));
    let predicates: TokenStream = predicates.collect();
    let bound = bounds::of_role(model, field).map(|bound| quote!(#bound,));
    let name = format_ident!("__Field{}", field.index);
    let this = codec(model, field.index);
    let declared = if params.is_empty() {
        quote!(struct #name;)
    } else {
        let own = super::header(model, &[]).this;
        quote!(struct #name<#params>(__token::PhantomData<fn() -> #own>) where #predicates;)
    };
    // The input must outlive what is borrowed from it.
    let borrowed = bounds::borrowed_by_role(field);
    let lifetimes = if borrowed { bounds::lifetimes(field.ty) } else { Vec::new() };
    let input_param = if matches!(role, Role::Scopes(..)) || role.is_secret() {
        quote!(#input: #(#lifetimes +)*,)
    } else {
        quote!()
    };
    let value = field.ty;
    let passed = passed(model, field, &this, &quote!(#predicates #bound));
    quote! {
        #declared
        #passed
        #[automatically_derived]
        impl<#input_param #params> __token::#codec_trait for #this where #predicates #bound {
            type Value = #value;
            #constant
        }
    }
}

/// The codecs of a nested field, one for each role that it passes on.
fn passed(model: &Model<'_>, field: &Field<'_>, this: &TokenStream, predicates: &TokenStream) -> TokenStream {
    let passes_on = |roles: &[Passed]| {
        roles.iter().any(|role| expiry::passing(model, *role).iter().any(|own| own.index == field.index))
    };
    let roles = [
        (passes_on(&[Passed::Expires]), quote!(ExpiryCodec), quote!(PassesExpiry)),
        (passes_on(&[Passed::Scopes]), quote!(GrantedCodec), quote!(PassesScopes)),
        (passes_on(&[Passed::AccessToken]), quote!(AccessCodec), quote!(PassesAccess)),
        (
            passes_on(&[Passed::RefreshToken, Passed::RefreshExpires, Passed::RefreshScopes]),
            quote!(RefreshCodec),
            quote!(PassesRefresh),
        ),
    ];
    let generics = without_defaults(model.generics());
    let params = &generics.params;
    let value = field.ty;
    let codecs = roles.iter().filter(|(passed, ..)| *passed).map(|(_, codec, passes)| {
        let bound = expiry::passes(model, field, passes);
        quote! {
            #[automatically_derived]
            impl<#params> __token::#codec for #this where #predicates #bound { type Value = #value; }
        }
    });
    codecs.collect()
}

/// A received time is written as its type suggests.
fn received_encoding(field: &Field<'_>) -> Encoding {
    let integers = ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
    match crate::model::last_segment(field.ty) {
        Some(ident) if integers.iter().any(|integer| ident == integer) => Encoding::Unix,
        _ => Encoding::Rfc3339,
    }
}

fn time_wire(field: &Field<'_>, encodings: &[Encoding]) -> TokenStream {
    let marks = marks(field);
    let encodings = encodings.iter().map(|encoding| match encoding {
        Encoding::Unix => quote!(__token::Encoding::Unix),
        Encoding::UnixMillis => quote!(__token::Encoding::UnixMillis),
        Encoding::Rfc3339 => quote!(__token::Encoding::Rfc3339),
        Encoding::HttpDate => quote!(__token::Encoding::HttpDate),
        Encoding::Date => quote!(__token::Encoding::Date),
        Encoding::Strftime(format) => quote!(__token::Encoding::Strftime(#format)),
    });
    quote! {
        const WIRE: __token::TimeWire = __token::TimeWire { encodings: &[#(#encodings),*], marks: #marks };
    }
}

fn lifetime_wire(field: &Field<'_>, unit: Unit) -> TokenStream {
    let marks = marks(field);
    let unit = match unit {
        Unit::Seconds => quote!(Seconds),
        Unit::Millis => quote!(Millis),
        Unit::Minutes => quote!(Minutes),
        Unit::Duration => quote!(Duration),
        Unit::Clock => quote!(Clock),
    };
    quote! {
        const WIRE: __token::LifetimeWire = __token::LifetimeWire { unit: __token::Unit::#unit, marks: #marks };
    }
}

fn form(form: &Form) -> TokenStream {
    match form {
        Form::Space => quote!(__token::Form::Space),
        Form::Comma => quote!(__token::Form::Comma),
        Form::List => quote!(__token::Form::List),
        Form::Objects(name) => quote!(__token::Form::Objects(#name)),
        Form::Map => quote!(__token::Form::Map),
    }
}

fn marks(field: &Field<'_>) -> TokenStream {
    if field.never.is_none() && field.unknown.is_none() {
        return quote!(__token::Marks::NONE);
    }
    let of = |wanted: bool| {
        let marks =
            field.marks().filter(|(never, _)| *never == wanted).filter_map(|(_, mark)| mark_value(mark));
        quote!(&[#(#marks),*])
    };
    let (never, unknown) = (of(true), of(false));
    let absent = if field.absent_is_never() { quote!(Never) } else { quote!(Unknown) };
    quote!(__token::Marks { never: #never, unknown: #unknown, absent: __token::Meaning::#absent })
}

fn mark_value(mark: &Mark) -> Option<TokenStream> {
    match &mark.value {
        MarkValue::Absent => None,
        MarkValue::Int(int) => {
            let int = Literal::i128_suffixed(*int);
            Some(quote!(__token::Mark::Number(__token::Number::from_int(#int))))
        }
        // `"0"` is the number, as every number may come in a string.
        MarkValue::Text(text) => match text.parse() {
            Ok(int) => mark_value(&Mark { value: MarkValue::Int(int), span: mark.span }),
            Err(_) => Some(quote!(__token::Mark::Text(#text))),
        },
    }
}
