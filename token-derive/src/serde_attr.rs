//! What the derive has to know of `#[serde(…)]`. The attributes themselves are
//! passed on as they are: serde reads them, and reports what is wrong in them.

use syn::{Attribute, Expr, Lit, LitStr, Meta, Token, WherePredicate, punctuated::Punctuated};

/// The bounds that a `bound` attribute gives, for each direction.
#[derive(Default)]
pub(crate) struct Bounds {
    pub(crate) serialize: Option<Vec<WherePredicate>>,
    pub(crate) deserialize: Option<Vec<WherePredicate>>,
}

/// What a `borrow` attribute lets be borrowed from the input.
pub(crate) enum Borrow {
    All,
    Named(Vec<syn::Lifetime>),
}

impl Bounds {
    fn merge(&mut self, more: Self) {
        self.serialize = self.serialize.take().or(more.serialize);
        self.deserialize = self.deserialize.take().or(more.deserialize);
    }
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute that is there or not")]
pub(crate) struct SerdeStruct {
    pub(crate) renamed_serialize: bool,
    pub(crate) renamed_deserialize: bool,
    /// `default`, `default = "path"`
    pub(crate) default: bool,
    /// `default` alone, for which serde asks that the struct be `Default`.
    pub(crate) default_trait: bool,
    /// `crate = "…"`: the derive has its own.
    pub(crate) krate: Option<Meta>,
    /// `remote`, which the derive uses itself.
    pub(crate) remote: Option<Meta>,
    pub(crate) bounds: Bounds,
    pub(crate) from: bool,
    pub(crate) into: bool,
    pub(crate) transparent: bool,
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute that is there or not")]
pub(crate) struct SerdeField {
    /// The name on the wire, if it is said here.
    pub(crate) rename: Option<String>,
    pub(crate) default: bool,
    pub(crate) default_trait: bool,
    pub(crate) skip_serializing: bool,
    pub(crate) skip_deserializing: bool,
    pub(crate) skip_serializing_if: bool,
    pub(crate) serialize_with: Option<Meta>,
    pub(crate) deserialize_with: Option<Meta>,
    pub(crate) flatten: Option<Meta>,
    /// `getter`, which wants a `remote` of the user's.
    pub(crate) getter: Option<Meta>,
    pub(crate) borrow: Option<Borrow>,
    pub(crate) bounds: Bounds,
}

impl SerdeStruct {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut own = Self::default();
        for meta in metas(attrs) {
            match &*key(&meta) {
                "rename" => {
                    own.renamed_serialize |= speaks_of(&meta, "serialize");
                    own.renamed_deserialize |= speaks_of(&meta, "deserialize");
                }
                "default" => {
                    own.default = true;
                    own.default_trait = matches!(meta, Meta::Path(_));
                }
                "crate" => own.krate = Some(meta),
                "remote" => own.remote = Some(meta),
                "bound" => own.bounds.merge(bounds(&meta)),
                "from" | "try_from" => own.from = true,
                "into" => own.into = true,
                "transparent" => own.transparent = true,
                _ => {}
            }
        }
        own
    }
}

impl SerdeField {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut own = Self::default();
        for meta in metas(attrs) {
            match &*key(&meta) {
                "rename" => own.rename = renamed(&meta).or(own.rename),
                "default" => {
                    own.default = true;
                    own.default_trait = matches!(meta, Meta::Path(_));
                }
                "skip" => {
                    own.skip_serializing = true;
                    own.skip_deserializing = true;
                }
                "skip_serializing" => own.skip_serializing = true,
                "skip_deserializing" => own.skip_deserializing = true,
                "skip_serializing_if" => own.skip_serializing_if = true,
                "with" => {
                    own.serialize_with = Some(meta.clone());
                    own.deserialize_with = Some(meta);
                }
                "serialize_with" => own.serialize_with = Some(meta),
                "deserialize_with" => own.deserialize_with = Some(meta),
                "flatten" => own.flatten = Some(meta),
                "getter" => own.getter = Some(meta),
                "borrow" => {
                    let named = text(&meta).map(|text| text.value());
                    let lifetimes = |named: String| {
                        named.split('+').filter_map(|lifetime| syn::parse_str(lifetime.trim()).ok()).collect()
                    };
                    own.borrow = Some(named.map_or(Borrow::All, |named| Borrow::Named(lifetimes(named))));
                }
                "bound" => own.bounds.merge(bounds(&meta)),
                _ => {}
            }
        }
        own
    }
}

/// The entries of every `#[serde(…)]`; what does not parse is for serde.
pub(crate) fn metas(attrs: &[Attribute]) -> impl Iterator<Item = Meta> {
    let own = attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    own.filter_map(|attr| attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok())
        .flatten()
}

fn key(meta: &Meta) -> String {
    meta.path().get_ident().map(ToString::to_string).unwrap_or_default()
}

/// The string in `key = "…"`.
fn text(meta: &Meta) -> Option<LitStr> {
    let Meta::NameValue(value) = meta else { return None };
    let Expr::Lit(literal) = &value.value else { return None };
    let Lit::Str(text) = &literal.lit else { return None };
    Some(text.clone())
}

/// The name in `rename = "…"`; of two names that in which the field is read.
fn renamed(meta: &Meta) -> Option<String> {
    let inner = directions(meta);
    let read = inner.iter().find(|inner| inner.path().is_ident("deserialize")).or(inner.first());
    text(meta).or_else(|| text(read?)).map(|text| text.value())
}

/// The entries in `key(serialize = "…", deserialize = "…")`.
fn directions(meta: &Meta) -> Vec<Meta> {
    let Meta::List(list) = meta else { return Vec::new() };
    let inner = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    inner.map(|inner| inner.into_iter().collect()).unwrap_or_default()
}

fn speaks_of(meta: &Meta, direction: &str) -> bool {
    matches!(meta, Meta::NameValue(_))
        || directions(meta).iter().any(|inner| inner.path().is_ident(direction))
}

fn bounds(meta: &Meta) -> Bounds {
    let parse = |text: LitStr| {
        let predicates = text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated);
        predicates.map(|predicates| predicates.into_iter().collect()).ok()
    };
    if let Some(text) = text(meta) {
        return Bounds { serialize: parse(text.clone()), deserialize: parse(text) };
    }
    let inner = directions(meta);
    let of = |direction: &str| {
        inner.iter().find(|inner| inner.path().is_ident(direction)).and_then(text).and_then(parse)
    };
    Bounds { serialize: of("serialize"), deserialize: of("deserialize") }
}
