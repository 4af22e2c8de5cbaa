//! What the type of a field looks like: a macro sees its name alone.

use quote::ToTokens;
use syn::{GenericArgument, Ident, PathArguments, Type, TypeReference};

/// What a field with a role holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Secret,
    TokenType,
    /// Whether something is so.
    Flag,
    Time,
    Lifetime,
    Scopes,
    Model,
    Extra,
}

/// What the name of a type says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A type that is made for one content.
    For(Content),
    /// An integer of so many bits.
    Signed(u32),
    Unsigned(u32),
    Float,
    Bool,
    Text,
    /// Any other name: the type may hold anything.
    Unknown,
}

impl Kind {
    pub(crate) fn of(ty: &Type) -> Self {
        let Type::Path(path) = ungrouped(lent(inner_of(ty, &["Option", "Box"]))) else {
            return Self::Unknown;
        };
        let segments = &path.path.segments;
        let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
            return Self::Unknown;
        };
        // A type of the user may have the name of a well-known one.
        if ["crate", "self", "super"].iter().any(|root| first.ident == root) {
            return Self::Unknown;
        }
        let name = last.ident.to_string();
        let bits = |digits: &str| if digits == "size" { Some(64) } else { digits.parse().ok() };
        match &*name {
            "DateTime" | "Expiry" | "SystemTime" | "Timestamp" | "Zoned" | "OffsetDateTime"
            | "UtcDateTime" | "NaiveDateTime" | "NaiveDate" => Self::For(Content::Time),
            "Duration" | "TimeDelta" | "SignedDuration" => Self::For(Content::Lifetime),
            "Secret" | "SecretString" => Self::For(Content::Secret),
            "TokenType" => Self::For(Content::TokenType),
            "ScopeSet" | "Vec" | "BTreeSet" | "HashSet" => Self::For(Content::Scopes),
            "f32" | "f64" => Self::Float,
            "bool" => Self::Bool,
            "String" | "str" => Self::Text,
            _ => match (name.strip_prefix('i').and_then(bits), name.strip_prefix('u')) {
                (Some(bits), _) => Self::Signed(bits),
                (None, digits) => digits.and_then(bits).map_or(Self::Unknown, Self::Unsigned),
            },
        }
    }

    /// Whether the type may hold it.
    pub(crate) fn fits(self, content: Content) -> bool {
        use Content::{Lifetime, Scopes, Secret, Time, TokenType};
        match self {
            Self::For(own) => own == content,
            // A Unix time needs 32 bits.
            Self::Signed(bits) | Self::Unsigned(bits) => {
                content == Lifetime || (content == Time && bits >= 32)
            }
            Self::Float => content == Lifetime,
            Self::Bool => content == Content::Flag,
            Self::Text => matches!(content, Secret | TokenType | Scopes),
            Self::Unknown => true,
        }
    }

    /// The number of bits, if it is an integer.
    pub(crate) fn bits(self) -> Option<u32> {
        match self {
            Self::Signed(bits) | Self::Unsigned(bits) => Some(bits),
            _ => None,
        }
    }

    /// Whether the type can hold this number.
    pub(crate) fn fits_number(self, number: i128) -> bool {
        let used = 128 - number.unsigned_abs().leading_zeros();
        match self {
            Self::Signed(bits) => used < bits,
            Self::Unsigned(bits) => number >= 0 && used <= bits,
            _ => true,
        }
    }
}

impl Content {
    /// What a type has to be.
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Self::Secret => {
                "a type that never prints a secret, such as `Secret` or `Option<Secret>`"
            }
            Self::TokenType => "a token type, such as `TokenType` or `String`",
            Self::Flag => "`bool` or `Option<bool>`",
            Self::Time => "a point in time, such as `DateTime<Utc>`, `Expiry` or `i64`",
            Self::Lifetime => "a lifetime, such as `Duration` or `u64`",
            Self::Scopes => "scopes, such as `ScopeSet` or `Vec<String>`",
            Self::Model => "a token model",
            Self::Extra => "a map of the members that no field has, such as `Extra`",
        }
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

/// What a type holds in the end, through wrappers with these names.
pub(crate) fn inner_of<'t>(ty: &'t Type, wrappers: &[&str]) -> &'t Type {
    let ty = ungrouped(ty);
    let Type::Path(path) = ty else { return ty };
    let last = path.path.segments.last();
    let Some(last) = last.filter(|last| wrappers.iter().any(|name| last.ident == name)) else {
        return ty;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return ty };
    let inner = arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    });
    inner.map_or(ty, |inner| inner_of(inner, wrappers))
}

/// What a reference or a `Cow` lends. rustc reports one without its lifetime.
fn lent(ty: &Type) -> &Type {
    match ty {
        Type::Reference(TypeReference { lifetime: Some(_), elem, .. }) => elem,
        Type::Path(path) => match path.path.segments.last().map(|last| &last.arguments) {
            Some(PathArguments::AngleBracketed(arguments))
                if matches!(arguments.args.first(), Some(GenericArgument::Lifetime(_))) =>
            {
                inner_of(ty, &["Cow"])
            }
            _ => ty,
        },
        _ => ty,
    }
}

/// The name of what a type holds in the end, also through references.
pub(crate) fn innermost<'t>(ty: &'t Type, wrappers: &[&str]) -> Option<&'t Ident> {
    match inner_of(ty, wrappers) {
        Type::Reference(reference) => innermost(&reference.elem, wrappers),
        inner => last_segment(inner),
    }
}

pub(crate) fn is_unsized(ty: &Type) -> bool {
    match ungrouped(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

/// A type or a value as its author writes it.
pub(crate) fn shown(tokens: &impl ToTokens) -> String {
    let mut shown = String::new();
    for char in tokens.to_token_stream().to_string().chars() {
        if "<>,:".contains(char) && shown.ends_with(' ') {
            shown.pop();
        }
        if char != ' ' || !shown.ends_with(['<', '&', ':', '-']) {
            shown.push(char);
        }
    }
    shown
}
