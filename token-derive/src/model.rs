//! What was understood of the input.

use crate::serde_attr::{SerdeField, SerdeStruct};
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, DeriveInput, Generics, Type};

/// A struct that models a token.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) fields: Vec<Field<'a>>,
    /// Where the runtime lives: `crate = "…"`.
    pub(crate) runtime: TokenStream,
    pub(crate) margin: Option<Key<u64>>,
    pub(crate) default_lifetime: Option<Key<u64>>,
    pub(crate) never_expires: Option<Ident>,
    pub(crate) debug: Option<Ident>,
    pub(crate) base_of_parent: Option<Ident>,
    pub(crate) manual: Manual,
    pub(crate) serde: SerdeStruct,
    /// Whether any `#[token]` stands in the struct. One without is plain serde.
    pub(crate) annotated: bool,
}

/// A value with the key that it was given under, to point at.
pub(crate) struct Key<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// The impls that the user writes.
#[derive(Default)]
pub(crate) struct Manual {
    pub(crate) serialize: bool,
    pub(crate) deserialize: bool,
}

pub(crate) struct Field<'a> {
    pub(crate) index: usize,
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attrs: &'a [Attribute],
    /// What the field is, if it is more than data.
    pub(crate) role: Option<Key<Role>>,
    /// The token in the field carries an expiry in itself: `expires = "jwt"`.
    pub(crate) jwt: Option<Key<Token>>,
    pub(crate) public: Option<Ident>,
    pub(crate) required: Option<Ident>,
    pub(crate) fallback: Option<Ident>,
    pub(crate) never: Option<Key<Vec<Mark>>>,
    pub(crate) unknown: Option<Key<Vec<Mark>>>,
    pub(crate) serde: SerdeField,
}

/// What a field of a token is.
#[derive(Debug, Clone, PartialEq)]
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
    ExpiresIn(Token, Unit),
    Received,
    /// `scopes`, `refresh_scopes`
    Scopes(Token, Form),
    /// `nested`, with the roles that it passes on if they are named.
    Nested(Option<Vec<Passed>>),
    Extra,
}

/// Of which token a role speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    Access,
    Refresh,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Encoding {
    Unix,
    UnixMillis,
    Rfc3339,
    HttpDate,
    Date,
    Strftime(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Seconds,
    Millis,
    Minutes,
    Duration,
    Clock,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    Space,
    Comma,
    List,
    Objects(String),
    Map,
}

/// A role that a nested model passes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passed {
    AccessToken,
    RefreshToken,
    Expires,
    RefreshExpires,
    Scopes,
    RefreshScopes,
}

/// A wire value that means something: `never(0, "", absent)`.
pub(crate) struct Mark {
    pub(crate) value: MarkValue,
    pub(crate) span: Span,
}

#[derive(PartialEq)]
pub(crate) enum MarkValue {
    Absent,
    Int(i128),
    Text(String),
}

impl Role {
    /// Whether two fields of the role need a `fallback` on the second.
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

    /// Whether a nested model passes on this role under the name `passed`.
    pub(crate) fn is_passed_as(&self, passed: Passed) -> bool {
        matches!(
            (passed, self),
            (Passed::AccessToken, Self::AccessToken)
                | (Passed::RefreshToken, Self::RefreshToken)
                | (Passed::Expires, Self::Expires(Token::Access, _) | Self::ExpiresIn(Token::Access, _))
                | (
                    Passed::RefreshExpires,
                    Self::Expires(Token::Refresh, _) | Self::ExpiresIn(Token::Refresh, _)
                )
                | (Passed::Scopes, Self::Scopes(Token::Access, _))
                | (Passed::RefreshScopes, Self::Scopes(Token::Refresh, _))
        )
    }

    /// Whether the field holds a secret.
    pub(crate) fn is_secret(&self) -> bool {
        matches!(self, Self::AccessToken | Self::RefreshToken | Self::Secret)
    }

    /// Whether the derive encodes the field itself, in place of serde.
    pub(crate) fn has_codec(&self) -> bool {
        !matches!(self, Self::TokenType | Self::Nested(_) | Self::Extra)
    }

    /// Whether wire values may have a meaning of their own in it.
    pub(crate) fn takes_marks(&self) -> bool {
        matches!(self, Self::Expires(..) | Self::ExpiresIn(..) | Self::Issued(_) | Self::Instant(_))
    }
}

impl Field<'_> {
    pub(crate) fn role(&self) -> Option<&Role> {
        self.role.as_ref().map(|role| &role.value)
    }

    /// Whether the key may be missing: an `Option` without `required`.
    pub(crate) fn may_be_absent(&self) -> bool {
        self.required.is_none() && (self.is_option() || self.is_expiry())
    }

    pub(crate) fn is_option(&self) -> bool {
        last_segment(self.ty).is_some_and(|ident| ident == "Option")
    }

    pub(crate) fn is_expiry(&self) -> bool {
        last_segment(self.ty).is_some_and(|ident| ident == "Expiry")
    }

    /// The wire values with a meaning, each with whether it means "never".
    pub(crate) fn marks(&self) -> impl Iterator<Item = (bool, &Mark)> {
        let never = self.never.iter().flat_map(|marks| &marks.value).map(|mark| (true, mark));
        let unknown = self.unknown.iter().flat_map(|marks| &marks.value).map(|mark| (false, mark));
        never.chain(unknown)
    }

    /// Whether a missing key means that the token never expires.
    pub(crate) fn absent_is_never(&self) -> bool {
        self.marks().any(|(never, mark)| never && mark.value == MarkValue::Absent)
    }
}

impl<'a> Model<'a> {
    pub(crate) fn generics(&self) -> &'a Generics {
        &self.input.generics
    }

    /// The fields whose role `wanted` picks, in order; those with `fallback`
    /// come behind the others.
    pub(crate) fn with_role<'m>(
        &'m self,
        wanted: impl Fn(&Role) -> bool + 'm,
    ) -> impl Iterator<Item = &'m Field<'a>> + 'm {
        let fields = |fallback| self.fields.iter().filter(move |field| field.fallback.is_some() == fallback);
        fields(false).chain(fields(true)).filter(move |field| field.role().is_some_and(&wanted))
    }

    pub(crate) fn is_packed(&self) -> bool {
        self.input.attrs.iter().any(|attr| {
            attr.path().is_ident("repr")
                && attr.meta.require_list().is_ok_and(|list| list.tokens.to_string().contains("packed"))
        })
    }
}

/// The last name in the path of a type, through groups and parentheses that
/// macros leave around it.
pub(crate) fn last_segment(ty: &Type) -> Option<&Ident> {
    match ungrouped(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
}

pub(crate) fn ungrouped(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}
