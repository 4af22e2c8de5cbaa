//! A struct that models a token, as its attributes describe it.

use crate::types::{Content, is_unsized, last_segment, ungrouped};
use proc_macro2::{Ident, TokenStream};
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
    /// The impls that the user writes by hand: `Serialize`, `Deserialize`.
    pub(crate) manual: Vec<&'static str>,
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

pub(crate) struct Field<'a> {
    pub(crate) index: usize,
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) role: Option<Spanned<Role>>,
    /// What stands behind the role: encodings, a unit or a scope format.
    pub(crate) items: Vec<Item>,
    /// The roles that a nested model passes on, if they are named: `nested(access_token)`.
    pub(crate) passes: Option<Vec<Role>>,
    /// `expires = "jwt"`: the token in the field carries the expiry of this token.
    pub(crate) jwt: Option<Spanned<Token>>,
    pub(crate) public: Option<Ident>,
    pub(crate) required: Option<Ident>,
    pub(crate) fallback: Option<Ident>,
    pub(crate) never: Option<Spanned<Vec<Sentinel>>>,
    pub(crate) unknown: Option<Spanned<Vec<Sentinel>>>,
    /// Whether a mistake hides which role the field has.
    pub(crate) is_unclear: bool,
    pub(crate) serde: serde::Field,
    /// The field as written, to point at its attributes.
    pub(crate) original: &'a syn::Field,
}

/// What a field of a token is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    AccessToken,
    RefreshToken,
    Secret,
    TokenType,
    Active,
    /// `expires`, `refresh_expires`
    Expires(Token),
    Issued,
    Instant,
    /// `expires_in`, `refresh_expires_in`
    ExpiresIn(Token),
    Received,
    /// `scopes`, `refresh_scopes`
    Scopes(Token),
    Nested,
    Extra,
}

/// The token that a role is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    Access,
    Refresh,
}

/// An item of the runtime that a word stands for: `Encoding::Unix`, `Encoding::Strftime("%Y")`.
#[derive(PartialEq)]
pub(crate) struct Item {
    /// The path below the runtime's hidden module.
    pub(crate) path: &'static str,
    pub(crate) text: Option<String>,
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
    pub(crate) fn content(self) -> Content {
        match self {
            Self::AccessToken | Self::RefreshToken | Self::Secret => Content::Secret,
            Self::TokenType => Content::TokenType,
            Self::Active => Content::Flag,
            Self::Expires(_) | Self::Issued | Self::Instant | Self::Received => Content::Time,
            Self::ExpiresIn(_) => Content::Lifetime,
            Self::Scopes(_) => Content::Scopes,
            Self::Nested => Content::Model,
            Self::Extra => Content::Extra,
        }
    }

    /// Whether a lifetime counts from it.
    pub(crate) fn is_base(self) -> bool {
        matches!(self, Self::Issued | Self::Received)
    }

    /// The role that a nested model has by it.
    pub(crate) fn passed_on(self) -> Self {
        if let Self::ExpiresIn(token) = self { Self::Expires(token) } else { self }
    }

    /// Whether the field may be a JWT that says when this token expires.
    pub(crate) fn has_jwt_of(self, token: Token) -> bool {
        match self {
            Self::Secret => true,
            Self::AccessToken => token == Token::Access,
            Self::RefreshToken => token == Token::Refresh,
            _ => false,
        }
    }

    /// Whether the derive encodes the field itself, in place of serde.
    pub(crate) fn has_format(self) -> bool {
        use Content::{Extra, Flag, Model, TokenType};
        !matches!(self.content(), TokenType | Flag | Model | Extra)
    }

    /// Whether `never` and `unknown` may declare sentinel values.
    pub(crate) fn takes_sentinels(self) -> bool {
        self != Self::Received && matches!(self.content(), Content::Time | Content::Lifetime)
    }
}

impl Field<'_> {
    pub(crate) fn role(&self) -> Option<Role> {
        self.role.as_ref().map(|role| role.value)
    }

    pub(crate) fn content(&self) -> Option<Content> {
        self.role().map(Role::content)
    }

    pub(crate) fn role_key(&self) -> Option<&Ident> {
        self.role.as_ref().map(|role| &role.key)
    }

    /// Whether one of two fields needs a `fallback` because both have the same role.
    pub(crate) fn shares_role(&self, other: &Field<'_>) -> bool {
        use Role::{Instant, Nested, Secret};
        let may_repeat = matches!(self.role(), None | Some(Secret | Instant | Nested));
        !may_repeat && self.role() == other.role()
    }

    pub(crate) fn is_option(&self) -> bool {
        last_segment(self.ty).is_some_and(|ident| ident == "Option")
    }

    /// The sentinel values, each with whether it means "never".
    pub(crate) fn sentinels(&self) -> Vec<(bool, &Sentinel)> {
        let mut sentinels = Vec::new();
        for (is_never, list) in [(true, &self.never), (false, &self.unknown)] {
            for sentinel in list.as_ref().map_or(&[][..], |list| &list.value) {
                sentinels.push((is_never, sentinel));
            }
        }
        sentinels
    }

    /// Whether a missing key means that the token never expires.
    pub(crate) fn absent_is_never(&self) -> bool {
        let is_absent = |sentinel: &Sentinel| sentinel.value == SentinelValue::Absent;
        self.never.as_ref().is_some_and(|list| list.value.iter().any(is_absent))
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

impl Model<'_> {
    /// Whether a field has a role that `wanted` picks.
    pub(crate) fn has_role(&self, wanted: fn(Role) -> bool) -> bool {
        self.fields.iter().any(|field| field.role().is_some_and(wanted))
    }

    /// Whether a field has such a role, or may have been meant to.
    pub(crate) fn may_have_role(&self, wanted: fn(Role) -> bool) -> bool {
        self.has_role(wanted) || self.fields.iter().any(|field| field.is_unclear)
    }

    /// Whether the struct itself is read, and not by the user or from another type.
    pub(crate) fn is_read(&self) -> bool {
        let is_converted = self.serde.type_from().is_some() || self.serde.type_try_from().is_some();
        !is_converted && !self.manual.contains(&"Deserialize")
    }

    /// Whether the struct itself is written, and not by the user or as another type.
    pub(crate) fn is_written(&self) -> bool {
        self.serde.type_into().is_none() && !self.manual.contains(&"Serialize")
    }

    /// Whether code of the user's writes secrets, so that nothing in them says that they are.
    pub(crate) fn is_masked(&self) -> bool {
        let holds_secrets = |role: Role| {
            matches!(role.content(), Content::Secret | Content::Model | Content::Extra)
        };
        !self.is_written() && self.has_role(holds_secrets)
    }

    pub(crate) fn is_packed(&self) -> bool {
        self.serde.is_packed()
    }

    /// Whether the struct is dynamically sized, or may be: its last field is a `T: ?Sized`.
    pub(crate) fn is_maybe_unsized(&self) -> bool {
        self.fields.last().is_some_and(|last| {
            is_unsized(last.ty) || is_maybe_unsized(last.ty, &self.input.generics)
        })
    }

    /// Whether the driver can borrow each field as a value of its type: not in a packed
    /// struct, nor the last one of a dynamically sized struct.
    pub(crate) fn lends_fields(&self) -> bool {
        !self.is_packed() && !self.is_maybe_unsized()
    }
}

/// Whether the struct has a size. Only the last field decides: rustc reports the others.
pub(crate) fn is_sized(input: &DeriveInput) -> bool {
    fields(input).last().is_none_or(|field| !is_unsized(&field.ty))
}

/// Whether a type is a parameter with the bound `?Sized`.
fn is_maybe_unsized(ty: &Type, generics: &Generics) -> bool {
    let is = |ty: &Type, param: &Ident| match ungrouped(ty) {
        Type::Path(path) => path.path.is_ident(param),
        _ => false,
    };
    let mut params = generics.type_params();
    let Some(param) = params.find(|param| is(ty, &param.ident)) else { return false };
    let mut bounds: Vec<_> = param.bounds.iter().collect();
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        match predicate {
            WherePredicate::Type(of) if is(&of.bounded_ty, &param.ident) => {
                bounds.extend(&of.bounds);
            }
            _ => {}
        }
    }
    let mut bounds = bounds.into_iter();
    bounds.any(|bound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some()))
}

/// The fields of a struct.
pub(crate) fn fields(input: &DeriveInput) -> Vec<&syn::Field> {
    match &input.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(_) | Data::Union(_) => Vec::new(),
    }
}
