//! A struct that models a token, as its attributes describe it.

use crate::attr::keys::{EncodingRow, NestedRole, ScopeFormatRow, UnitRow};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use serde_derive_internals::attr as serde;
use syn::{DeriveInput, Type};

/// The struct with everything that its attributes say.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) fields: Vec<Field<'a>>,
    /// The path of the runtime: `crate = "…"`.
    pub(crate) runtime: Option<syn::Path>,
    pub(crate) margin: Option<Spanned<u64>>,
    pub(crate) default_lifetime: Option<Spanned<u64>>,
    pub(crate) never_expires: Option<Ident>,
    pub(crate) debug: Option<Ident>,
    /// `base = "parent"`
    pub(crate) parent_base: Option<Ident>,
    pub(crate) manual: Manual,
    /// What serde's own crate reads from `#[serde(…)]`.
    pub(crate) serde: serde::Container,
    /// Whether the struct has any `#[token]`. A struct without one is plain serde.
    pub(crate) annotated: bool,
}

/// A value with the key of its attribute, for errors that point there.
pub(crate) struct Spanned<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// The impls that the user writes by hand.
#[derive(Default)]
pub(crate) struct Manual {
    pub(crate) serialize: bool,
    pub(crate) deserialize: bool,
}

pub(crate) struct Field<'a> {
    pub(crate) index: usize,
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) role: Option<Spanned<Role>>,
    /// `expires = "jwt"`: the token in the field carries the expiry of this token.
    pub(crate) jwt: Option<Spanned<Token>>,
    pub(crate) public: Option<Ident>,
    pub(crate) required: Option<Ident>,
    pub(crate) fallback: Option<Ident>,
    pub(crate) never: Option<Spanned<Vec<Sentinel>>>,
    pub(crate) unknown: Option<Spanned<Vec<Sentinel>>>,
    pub(crate) serde: serde::Field,
    /// The field as written, to point at its attributes.
    pub(crate) original: &'a syn::Field,
}

/// What a field of a token is.
#[derive(Clone, PartialEq)]
pub(crate) enum Role {
    AccessToken,
    RefreshToken,
    Secret,
    TokenType,
    /// `expires`, `refresh_expires`
    Expires(Token, Vec<Encoding>),
    /// `issued`
    Issued(Vec<Encoding>),
    /// `instant`
    Instant(Vec<Encoding>),
    /// `expires_in`, `refresh_expires_in`
    ExpiresIn(Token, &'static UnitRow),
    Received,
    /// `scopes`, `refresh_scopes`
    Scopes(Token, ScopeFormat),
    /// `nested`; with the roles that it passes on if they are named.
    Nested(Option<Vec<NestedRole>>),
    Extra,
}

/// The token that a role is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    Access,
    Refresh,
}

#[derive(Clone, PartialEq)]
pub(crate) enum Encoding {
    Named(&'static EncodingRow),
    Strftime(String),
}

#[derive(Clone, PartialEq)]
pub(crate) enum ScopeFormat {
    Named(&'static ScopeFormatRow),
    /// `"objects(name)"`
    Objects(String),
}

/// A wire value with a meaning: `never(0, "", absent)`.
pub(crate) struct Sentinel {
    pub(crate) value: SentinelValue,
    pub(crate) span: Span,
}

#[derive(PartialEq)]
pub(crate) enum SentinelValue {
    Absent,
    Int(i128),
    Text(String),
}

impl Role {
    /// Whether two fields with these roles need a `fallback` on the second.
    pub(crate) fn same_role(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::AccessToken, Self::AccessToken)
            | (Self::RefreshToken, Self::RefreshToken)
            | (Self::TokenType, Self::TokenType)
            | (Self::Issued(_), Self::Issued(_))
            | (Self::Received, Self::Received)
            | (Self::Extra, Self::Extra) => true,
            (Self::Expires(a, _), Self::Expires(b, _))
            | (Self::ExpiresIn(a, _), Self::ExpiresIn(b, _))
            | (Self::Scopes(a, _), Self::Scopes(b, _)) => a == b,
            _ => false,
        }
    }

    /// Whether a nested model passes this role on under the name `nested`.
    pub(crate) fn is_nested_as(&self, nested: NestedRole) -> bool {
        use {NestedRole as N, Token::Access, Token::Refresh};
        match self {
            Self::AccessToken => nested == N::AccessToken,
            Self::RefreshToken => nested == N::RefreshToken,
            Self::Expires(Access, _) | Self::ExpiresIn(Access, _) => nested == N::Expires,
            Self::Expires(Refresh, _) | Self::ExpiresIn(Refresh, _) => nested == N::RefreshExpires,
            Self::Scopes(Access, _) => nested == N::Scopes,
            Self::Scopes(Refresh, _) => nested == N::RefreshScopes,
            _ => false,
        }
    }

    /// Whether the field holds a secret.
    pub(crate) fn is_secret(&self) -> bool {
        matches!(self, Self::AccessToken | Self::RefreshToken | Self::Secret)
    }

    /// Whether the derive encodes the field itself, in place of serde.
    pub(crate) fn has_format(&self) -> bool {
        !matches!(self, Self::TokenType | Self::Nested(_) | Self::Extra)
    }

    /// Whether `never` and `unknown` may declare sentinel values.
    pub(crate) fn takes_sentinels(&self) -> bool {
        matches!(self, Self::Expires(..) | Self::ExpiresIn(..) | Self::Issued(_) | Self::Instant(_))
    }
}

/// A `Cow` that `#[serde(borrow)]` borrows from the input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BorrowedCow {
    Str,
    Bytes,
}

impl Field<'_> {
    pub(crate) fn role(&self) -> Option<&Role> {
        self.role.as_ref().map(|role| &role.value)
    }

    pub(crate) fn is_option(&self) -> bool {
        last_segment(self.ty).is_some_and(|ident| ident == "Option")
    }

    pub(crate) fn is_expiry(&self) -> bool {
        last_segment(self.ty).is_some_and(|ident| ident == "Expiry")
    }

    /// The sentinel values, each with whether it means "never".
    pub(crate) fn sentinels(&self) -> impl Iterator<Item = (bool, &Sentinel)> {
        let never = self.never.iter().flat_map(|list| &list.value);
        let unknown = self.unknown.iter().flat_map(|list| &list.value);
        never.map(|sentinel| (true, sentinel)).chain(unknown.map(|sentinel| (false, sentinel)))
    }

    /// Whether a missing key means that the token never expires.
    pub(crate) fn absent_is_never(&self) -> bool {
        self.sentinels().any(|(is_never, found)| is_never && found.value == SentinelValue::Absent)
    }

    /// The user's `deserialize_with`, without the function that serde fills in for a `Cow`.
    pub(crate) fn deserialize_with(&self) -> Option<&syn::ExprPath> {
        let path = self.serde.deserialize_with();
        path.filter(|_| self.borrowed_cow().is_none())
    }

    /// Whether serde borrows a `Cow` here. serde says so by a `deserialize_with` that leads
    /// to its private module.
    pub(crate) fn borrowed_cow(&self) -> Option<BorrowedCow> {
        let path = self.serde.deserialize_with()?.to_token_stream().to_string();
        match path.replace(' ', "").strip_prefix("_serde::__private::de::")? {
            "borrow_cow_str" => Some(BorrowedCow::Str),
            "borrow_cow_bytes" => Some(BorrowedCow::Bytes),
            _ => None,
        }
    }
}

impl<'a> Model<'a> {
    /// The fields whose role `wanted` picks, in order. Fields with `fallback` come last.
    pub(crate) fn with_role<'m>(
        &'m self,
        wanted: impl Fn(&Role) -> bool + 'm,
    ) -> impl Iterator<Item = &'m Field<'a>> + 'm {
        let fields =
            |fallback| self.fields.iter().filter(move |field| field.fallback.is_some() == fallback);
        let all = fields(false).chain(fields(true));
        all.filter(move |field| field.role().is_some_and(&wanted))
    }

    pub(crate) fn is_packed(&self) -> bool {
        self.serde.is_packed()
    }

    /// The path of the runtime in generated code.
    pub(crate) fn runtime(&self) -> TokenStream {
        let path = self.runtime.as_ref().map(ToTokens::to_token_stream);
        path.unwrap_or_else(|| quote!(::token_runtime))
    }
}

/// The last name in the path of a type.
pub(crate) fn last_segment(ty: &Type) -> Option<&Ident> {
    match ungrouped(ty) {
        Type::Path(path) if path.qself.is_none() => {
            path.path.segments.last().map(|segment| &segment.ident)
        }
        _ => None,
    }
}

/// The type without the groups and parentheses that macros leave around it.
pub(crate) fn ungrouped(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}
