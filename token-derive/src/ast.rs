//! A struct that models a token, as its attributes describe it.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use serde_derive_internals::attr as serde;
use syn::{Data, DeriveInput, ExprPath, Generics, Type, TypeParamBound, WherePredicate};

/// The largest number of flattened fields for which the runtime has a reader.
pub(crate) const MOST_FLATTENED: usize = 8;

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
    /// Whether `#[serde(…)]` has a mistake: what it says is then a guess.
    pub(crate) serde_failed: bool,
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
#[derive(PartialEq)]
pub(crate) enum Role {
    AccessToken,
    RefreshToken,
    Secret,
    TokenType,
    Active,
    /// `expires`, `refresh_expires`
    Expires(Token, Vec<Encoding>),
    Issued(Vec<Encoding>),
    Instant(Vec<Encoding>),
    /// `expires_in`, `refresh_expires_in`
    ExpiresIn(Token, &'static Item),
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

#[derive(PartialEq)]
pub(crate) enum Encoding {
    Named(&'static Item),
    Strftime(String),
}

#[derive(PartialEq)]
pub(crate) enum ScopeFormat {
    Named(&'static Item),
    /// `"objects(name)"`
    Objects(String),
}

/// A role that a nested model passes on: `nested(access_token)`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NestedRole {
    AccessToken,
    RefreshToken,
    Expires,
    RefreshExpires,
    Scopes,
    RefreshScopes,
}

/// An item of the runtime that a word stands for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Item {
    /// The path below the runtime's hidden module.
    pub(crate) path: &'static str,
}

/// A wire value with a meaning: `never(0, "", absent)`.
pub(crate) struct Sentinel {
    pub(crate) value: SentinelValue,
    pub(crate) tokens: TokenStream,
}

#[derive(PartialEq)]
pub(crate) enum SentinelValue {
    Absent,
    Int(i128),
    Text(String),
}

impl Role {
    /// Whether a nested model passes this role on under the name `nested`.
    pub(crate) fn is_nested_as(&self, nested: NestedRole) -> bool {
        use {NestedRole as N, Token::Access, Token::Refresh};
        matches!(
            (self, nested),
            (Self::AccessToken, N::AccessToken)
                | (Self::RefreshToken, N::RefreshToken)
                | (Self::Expires(Access, _) | Self::ExpiresIn(Access, _), N::Expires)
                | (Self::Expires(Refresh, _) | Self::ExpiresIn(Refresh, _), N::RefreshExpires)
                | (Self::Scopes(Access, _), N::Scopes)
                | (Self::Scopes(Refresh, _), N::RefreshScopes)
        )
    }

    pub(crate) fn is_secret(&self) -> bool {
        matches!(self, Self::AccessToken | Self::RefreshToken | Self::Secret)
    }

    /// Whether the derive encodes the field itself, in place of serde.
    pub(crate) fn has_format(&self) -> bool {
        !matches!(self, Self::TokenType | Self::Active | Self::Nested(_) | Self::Extra)
    }

    /// Whether `never` and `unknown` may declare sentinel values.
    pub(crate) fn takes_sentinels(&self) -> bool {
        matches!(self, Self::Expires(..) | Self::ExpiresIn(..) | Self::Issued(_) | Self::Instant(_))
    }
}

impl Field<'_> {
    pub(crate) fn role(&self) -> Option<&Role> {
        self.role.as_ref().map(|role| &role.value)
    }

    pub(crate) fn role_key(&self) -> Option<&Ident> {
        self.role.as_ref().map(|role| &role.key)
    }

    /// Whether one of two fields needs a `fallback` because both have the same role.
    pub(crate) fn shares_role(&self, other: &Field<'_>) -> bool {
        use Role::{Instant, Nested, Secret};
        let may_repeat = matches!(self.role(), None | Some(Secret | Instant(_) | Nested(_)));
        !may_repeat && self.role_key() == other.role_key()
    }

    pub(crate) fn is_option(&self) -> bool {
        last_segment(self.ty).is_some_and(|ident| ident == "Option")
    }

    /// The sentinel values, each with whether it means "never".
    pub(crate) fn sentinels(&self) -> impl Iterator<Item = (bool, &Sentinel)> {
        let lists = [(true, &self.never), (false, &self.unknown)].into_iter();
        lists.flat_map(|(is_never, list)| {
            let sentinels = list.iter().flat_map(|list| &list.value);
            sentinels.map(move |sentinel| (is_never, sentinel))
        })
    }

    /// Whether a missing key means that the token never expires.
    pub(crate) fn absent_is_never(&self) -> bool {
        self.sentinels().any(|(is_never, found)| is_never && found.value == SentinelValue::Absent)
    }

    /// The user's `deserialize_with`, without the function that serde fills in for a `Cow`.
    pub(crate) fn deserialize_with(&self) -> Option<&ExprPath> {
        self.serde.deserialize_with().filter(|_| self.borrowed_cow().is_none())
    }

    /// serde's function for a `Cow` that `#[serde(borrow)]` borrows. serde stores it as a
    /// `deserialize_with` that leads to its private module.
    pub(crate) fn borrowed_cow(&self) -> Option<&ExprPath> {
        let path = self.serde.deserialize_with()?;
        let is_of_serde = path.path.segments.first()?.ident == "_serde";
        is_of_serde.then_some(path)
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

    /// Whether code of the user's writes secrets, so that nothing in them says that they are.
    pub(crate) fn is_masked(&self) -> bool {
        let holds_secrets = |role: &Role| match role {
            Role::Nested(_) | Role::Extra => true,
            role => role.is_secret(),
        };
        let is_written_by_hand = self.manual.serialize || self.serde.type_into().is_some();
        is_written_by_hand && self.with_role(holds_secrets).next().is_some()
    }

    pub(crate) fn is_packed(&self) -> bool {
        self.serde.is_packed()
    }

    /// Whether the struct is dynamically sized, or may be: its last field is a `T: ?Sized`.
    pub(crate) fn is_maybe_unsized(&self) -> bool {
        let Some(last) = self.fields.last() else { return false };
        let is_last = |param: &Ident| match ungrouped(last.ty) {
            Type::Path(path) => path.path.is_ident(param),
            _ => false,
        };
        is_unsized(last.ty)
            || self.input.generics.type_params().any(|param| {
                is_last(&param.ident) && is_maybe_unsized(&param.ident, &self.input.generics)
            })
    }

    /// Whether the driver can borrow each field as a value of its type: not in a packed
    /// struct, nor the last one of a dynamically sized struct.
    pub(crate) fn lends_fields(&self) -> bool {
        !self.is_packed() && !self.is_maybe_unsized()
    }

    /// The path of the runtime in generated code.
    pub(crate) fn runtime(&self) -> TokenStream {
        let path = self.runtime.as_ref().map(ToTokens::to_token_stream);
        path.unwrap_or_else(|| quote!(::token_runtime))
    }
}

/// The last name in the path of a type.
pub(crate) fn last_segment(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    path.path.segments.last().map(|segment| &segment.ident)
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

/// Whether the struct has a size. Only the last field decides: rustc reports the others.
pub(crate) fn is_sized(input: &DeriveInput) -> bool {
    fields(input).last().is_none_or(|field| !is_unsized(&field.ty))
}

/// Whether a type parameter has the bound `?Sized`.
fn is_maybe_unsized(param: &Ident, generics: &Generics) -> bool {
    let own = generics.type_params().filter(|own| own.ident == *param).map(|own| &own.bounds);
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let of_clause = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(of) => match ungrouped(&of.bounded_ty) {
            Type::Path(path) if path.path.is_ident(param) => Some(&of.bounds),
            _ => None,
        },
        _ => None,
    });
    own.chain(of_clause).flatten().any(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.maybe.is_some(),
        _ => false,
    })
}

/// The fields of a struct.
pub(crate) fn fields(input: &DeriveInput) -> impl Iterator<Item = &syn::Field> {
    let data = if let Data::Struct(data) = &input.data { Some(data) } else { None };
    data.into_iter().flat_map(|data| &data.fields)
}

pub(crate) fn is_unsized(ty: &Type) -> bool {
    match ungrouped(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}
