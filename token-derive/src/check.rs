//! The rules that hold across attributes: one function each, named for it.

use crate::{
    errors::{Place, Sink},
    model::{Field, MarkValue, Model, Role, Token},
};

/// Reports every rule that `model` breaks.
pub(crate) fn check(model: &Model<'_>, sink: &Sink) {
    one_field_a_role(model, sink);
    lifetime_has_a_base(model, sink);
    margin_needs_an_expiry(model, sink);
    never_expires_stands_alone(model, sink);
    nested_fields_do_not_overlap(model, sink);
    base_of_parent_is_for_lifetimes(model, sink);
    packed_struct_lends_nothing(model, sink);
    serde_remote_and_crate_are_ours(model, sink);
    for field in &model.fields {
        let place = Place::Field(field.index);
        getter_has_no_remote(field, place, sink);
        secret_is_not_public(field, place, sink);
        public_names_look_secret(field, place, sink);
        secret_looking_text_is_declared(model, field, place, sink);
        required_is_an_option(field, place, sink);
        marks_need_a_time(field, place, sink);
        value_has_one_meaning(field, place, sink);
        mark_fits_the_type(field, place, sink);
        jwt_is_in_a_token(field, place, sink);
        fallback_follows_another(model, field, place, sink);
        extra_is_flattened(field, place, sink);
        flattened_map_is_extra(model, field, place, sink);
        role_encodes_itself(field, place, sink);
        role_is_read(field, place, sink);
    }
}

/// Two fields have the same role only if the second is a `fallback`.
fn one_field_a_role(model: &Model<'_>, sink: &Sink) {
    for (index, field) in model.fields.iter().enumerate() {
        let place = Place::Field(index);
        let Some(role) = field.role.as_ref().filter(|_| field.fallback.is_none() && !sink.has(place)) else {
            continue;
        };
        let first = model.fields[..index].iter().find(|first| {
            first.fallback.is_none() && first.role().is_some_and(|first| first.same_role(&role.value))
        });
        let Some(first) = first else { continue };
        let hint = match role.value {
            Role::Received | Role::Extra => "one is enough".to_owned(),
            Role::AccessToken => format!(
                "add `fallback` here if it is used when `{}` is empty, or say `secret` if it is another secret",
                first.ident
            ),
            _ => format!("add `fallback` here if it is used when `{}` is empty", first.ident),
        };
        sink.error(
            place,
            &role.key,
            format!("the field `{}` has the role `{}` already; {hint}", first.ident, role.key),
        );
    }
}

/// A lifetime counts from `issued`, else from `received`.
fn lifetime_has_a_base(model: &Model<'_>, sink: &Sink) {
    let has_base = model.base_of_parent.is_some()
        || model.with_role(|role| matches!(role, Role::Issued(_) | Role::Received)).next().is_some();
    // One that could not be read may be it.
    let unread = model.fields.iter().any(|field| field.role.is_none() && sink.has(Place::Field(field.index)));
    if has_base || unread {
        return;
    }
    let needy = model.fields.iter().find_map(|field| {
        field.role.as_ref().filter(|role| matches!(role.value, Role::ExpiresIn(..))).map(|role| (field, role))
    });
    if let Some((field, role)) = needy.filter(|(field, _)| !sink.has(Place::Field(field.index))) {
        sink.error(
            Place::Field(field.index),
            &role.key,
            format!(
                "`{}` counts from a time that this struct does not have: add `#[token(issued = \"unix\")]` to the field in which the server says it, or a field `#[token(received)] received_at: DateTime<Utc>`, which is stamped when the reply is decoded; if the struct that nests this one has it, put `#[token(base = \"parent\")]` on this struct",
                role.key
            ),
        );
    }
    if let Some(default) = model.default_lifetime.as_ref().filter(|_| needy.is_none()) {
        sink.error(
            Place::Struct,
            &default.key,
            "`default_lifetime` counts from a time that this struct does not have: add `#[token(issued = \"unix\")]` or `#[token(received)]` to a field",
        );
    }
}

/// `base = "parent"` says from when the lifetimes of the struct count.
fn base_of_parent_is_for_lifetimes(model: &Model<'_>, sink: &Sink) {
    let lifetimes =
        model.with_role(|role| matches!(role, Role::ExpiresIn(..) | Role::Nested(_))).next().is_some();
    if let Some(base) =
        model.base_of_parent.as_ref().filter(|_| !lifetimes && model.default_lifetime.is_none())
    {
        sink.error(
            Place::Struct,
            base,
            "`base` has no effect because no field has a lifetime: `#[token(expires_in)]`",
        );
    }
}

/// `margin` changes when a token with an expiry is stale.
fn margin_needs_an_expiry(model: &Model<'_>, sink: &Sink) {
    let Some(margin) = &model.margin else { return };
    let expires = model
        .with_role(|role| {
            matches!(
                role,
                Role::Expires(Token::Access, _) | Role::ExpiresIn(Token::Access, _) | Role::Nested(_)
            )
        })
        .next()
        .is_some()
        || model.fields.iter().any(|field| field.jwt.as_ref().is_some_and(|jwt| jwt.value == Token::Access))
        || model.default_lifetime.is_some();
    if model.never_expires.is_some() {
        sink.error(Place::Struct, &margin.key, "`margin` has no effect because of `never_expires`");
    } else if !expires {
        sink.error(
            Place::Struct,
            &margin.key,
            "`margin` has no effect because no field has an expiry: `#[token(expires = \"unix\")]`",
        );
    }
}

/// With `never_expires` nothing on the wire says when the token ends.
fn never_expires_stands_alone(model: &Model<'_>, sink: &Sink) {
    let Some(never) = &model.never_expires else { return };
    let expiry = model
        .with_role(|role| matches!(role, Role::Expires(Token::Access, _) | Role::ExpiresIn(Token::Access, _)))
        .next();
    let jwt =
        model.fields.iter().find_map(|field| field.jwt.as_ref().filter(|jwt| jwt.value == Token::Access));
    if let Some(jwt) = jwt {
        sink.error(
            Place::Struct,
            never,
            format!("`never_expires` cannot stand beside `{} = \"jwt\"`: one says that there is no expiry, the other where it is", jwt.key),
        );
    }
    if let Some(role) = expiry.and_then(|field| field.role.as_ref()) {
        sink.error(Place::Struct, never, format!("`never_expires` cannot stand beside `{}`: one says that there is no expiry, the other where it is", role.key));
    }
    if let Some(default) = &model.default_lifetime {
        sink.error(
            Place::Struct,
            &default.key,
            "`default_lifetime` has no effect because of `never_expires`",
        );
    }
}

/// Of several nested models each names the roles that it passes on, and no two
/// the same one; nor one that the struct has itself.
fn nested_fields_do_not_overlap(model: &Model<'_>, sink: &Sink) {
    let nested: Vec<_> = model
        .with_role(|role| matches!(role, Role::Nested(_)))
        .filter(|field| field.fallback.is_none() && !sink.has(Place::Field(field.index)))
        .collect();
    for (index, field) in nested.iter().enumerate() {
        let (Some(role), place) = (&field.role, Place::Field(field.index)) else { continue };
        let Role::Nested(passed) = &role.value else { continue };
        let first = nested[..index]
            .first()
            .filter(|_| nested.iter().any(|field| field.role() == Some(&Role::Nested(None))));
        if let Some(first) = first {
            sink.error(
                place,
                &role.key,
                format!("`{0}` is nested as well: say which roles each passes on, as in `nested(access_token, expires)`; or add `fallback` here if it is used when `{0}` is empty", first.ident),
            );
            return;
        }
        let own = model.fields.iter().find(|own| {
            own.fallback.is_none()
                && own
                    .role()
                    .is_some_and(|own| passed.iter().flatten().any(|passed| own.is_passed_as(*passed)))
        });
        let other = nested[..index].iter().find(|other| match other.role() {
            Some(Role::Nested(Some(others))) => passed.iter().flatten().any(|passed| others.contains(passed)),
            _ => false,
        });
        if let Some(first) = own.or(other.copied()) {
            sink.error(
                place,
                &role.key,
                format!("`{0}` has one of these roles already: add `fallback` here if it is used when `{0}` is empty", first.ident),
            );
        }
    }
}

/// Roles lend their fields, which a packed struct cannot.
fn packed_struct_lends_nothing(model: &Model<'_>, sink: &Sink) {
    let role = model.fields.iter().find_map(|field| field.role.as_ref());
    if let Some(role) = role.filter(|_| model.is_packed()) {
        sink.error(
            Place::Struct,
            &model.input.ident,
            format!(
                "`{}` wants to borrow its field, which a packed struct cannot lend: drop `#[repr(packed)]`",
                role.key
            ),
        );
    }
}

/// `remote` and `crate` of serde are what the derive itself uses.
fn serde_remote_and_crate_are_ours(model: &Model<'_>, sink: &Sink) {
    if let Some(remote) = &model.serde.remote {
        sink.error(
            Place::Struct,
            remote,
            "`remote` cannot stand on a token model: derive it on a struct of your own",
        );
    }
    if let Some(krate) = &model.serde.krate {
        sink.error(
            Place::Struct,
            krate,
            "serde is reached through the runtime here: say `#[token(crate = \"…\")]` and drop this",
        );
    }
}

/// A `getter` is for a `remote`, and the one that is there is the derive's own.
fn getter_has_no_remote(field: &Field<'_>, place: Place, sink: &Sink) {
    if let Some(getter) = &field.serde.getter {
        sink.error(
            place,
            getter,
            "#[serde(getter = \"...\")] can only be used in structs that have #[serde(remote = \"...\")]",
        );
    }
}

/// `public` says that a field is no secret.
fn secret_is_not_public(field: &Field<'_>, place: Place, sink: &Sink) {
    if let (Some(role), Some(public)) = (&field.role, &field.public) {
        if role.value.is_secret() {
            sink.error(
                place,
                public,
                format!("`public` cannot stand beside `{}`: a field is a secret or it is not", role.key),
            );
        }
    }
}

/// `public` is for text whose name looks like a secret's.
fn public_names_look_secret(field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(public) = field.public.as_ref().filter(|_| field.role.is_none() && !looks_secret(field)) else {
        return;
    };
    let why = if has_name_of_secret(field) {
        let ty = field.ty;
        format!("`{}` holds no text that could be printed", quote::quote!(#ty))
    } else {
        format!("nothing makes `{}` look like a secret", field.ident)
    };
    sink.error(place, public, format!("`public` has no effect because {why}"));
}

/// A string whose name is that of a secret is a `Secret`, or said to be public:
/// a new field cannot leak by being forgotten.
fn secret_looking_text_is_declared(model: &Model<'_>, field: &Field<'_>, place: Place, sink: &Sink) {
    if field.role.is_some() || field.public.is_some() || sink.has(place) || !looks_secret(field) {
        return;
    }
    let name = field.ident.to_string();
    let role = if matches!(&*name, "access_token" | "refresh_token") { &*name } else { "secret" };
    let ty = if field.is_option() { "Option<Secret>" } else { "Secret" };
    let declared = match &model.debug {
        Some(_) => format!("#[token({role})]"),
        None => format!("#[token({role})] {}: {ty}", field.ident),
    };
    sink.error(
        place,
        field.ident,
        format!("`{}` looks like a secret that would be printed: say `{declared}`, or `#[token(public)]` if it is none", field.ident),
    );
}

/// Whether a field is text under the name of a secret.
fn looks_secret(field: &Field<'_>) -> bool {
    has_name_of_secret(field) && holds_text(field.ty)
}

fn has_name_of_secret(field: &Field<'_>) -> bool {
    let name = field.ident.to_string();
    [Some(&name), field.serde.rename.as_ref()].into_iter().flatten().any(|name| is_name_of_secret(name))
}

/// The words that the name of a secret ends with, in `snake_case`.
const SECRETS: &[&str] = &[
    "token",
    "tokens",
    "secret",
    "secrets",
    "password",
    "passwd",
    "passphrase",
    "jwt",
    "credential",
    "credentials",
    "assertion",
    "cookie",
    "otp",
    "apikey",
    "bearer",
];

fn is_name_of_secret(name: &str) -> bool {
    let mut words: Vec<String> = vec![String::new()];
    let name = name.strip_prefix("r#").unwrap_or(name);
    let mut lower = false;
    for char in name.chars() {
        if !char.is_alphanumeric() || (char.is_uppercase() && lower) {
            words.push(String::new());
        }
        lower = char.is_lowercase() || char.is_numeric();
        if let Some(word) = words.last_mut().filter(|_| char.is_alphanumeric()) {
            word.extend(char.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    let compound = words.len() > 1;
    words
        .last()
        .is_some_and(|last| SECRETS.contains(&&**last) || (compound && matches!(&**last, "key" | "hash")))
}

/// Whether a type is text, or an `Option`, `Box` or `Vec` of it.
fn holds_text(ty: &syn::Type) -> bool {
    holds(ty, &|ident| ident == "String" || ident == "str")
}

/// Whether the name of a type, or of what it wraps, is `wanted`.
fn holds(ty: &syn::Type, wanted: &dyn Fn(&syn::Ident) -> bool) -> bool {
    let ty = crate::model::ungrouped(ty);
    if let syn::Type::Reference(reference) = ty {
        return holds(&reference.elem, wanted);
    }
    let syn::Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return wanted(&last.ident) };
    let inner = |argument: &syn::GenericArgument| matches!(argument, syn::GenericArgument::Type(ty) if holds(ty, wanted));
    let wraps = ["Option", "Box", "Vec", "Cow", "Rc", "Arc"].iter().any(|name| last.ident == name);
    wraps && arguments.args.iter().any(inner)
}

/// `required` lets null stand in a key that must be there, so the type has to
/// have a value for it, and nothing else may say what a missing key is.
fn required_is_an_option(field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(required) = &field.required else { return };
    if !field.is_option() && !field.is_expiry() {
        sink.error(
            place,
            field.ty,
            "`required` is for an `Option`: any other type must be there anyway, so drop it",
        );
    }
    if field.serde.default {
        sink.error(place, required, "`required` cannot stand beside `#[serde(default)]`: one says that the key must be there, the other what it is when it is not");
    }
}

/// `never` and `unknown` say what a wire value means for a time.
fn marks_need_a_time(field: &Field<'_>, place: Place, sink: &Sink) {
    if let (Some(never), Some(Role::Issued(_))) = (&field.never, field.role()) {
        sink.error(place, &never.key, "a token is never issued `never`: say `unknown(…)`");
    }
    if field.role().is_some_and(Role::takes_marks) || (field.role.is_none() && sink.has(place)) {
        return;
    }
    for marks in [&field.never, &field.unknown].into_iter().flatten() {
        let key = &marks.key;
        let message = match &field.role {
            Some(role) => format!(
                "`{key}` has no meaning on `{}`: it says what a wire value means for a time",
                role.key
            ),
            None => format!(
                "`{key}` says what a wire value means for a time, and this field has none: add `expires = \"unix\"` or `expires_in`"
            ),
        };
        sink.error(place, key, message);
    }
}

/// A wire value has one meaning.
fn value_has_one_meaning(field: &Field<'_>, place: Place, sink: &Sink) {
    let all: Vec<_> = field.marks().collect();
    for (index, (_, mark)) in all.iter().enumerate() {
        if let Some((never, first)) = all[..index].iter().find(|(_, first)| first.value == mark.value) {
            let value = match &first.value {
                MarkValue::Absent => "absent".to_owned(),
                MarkValue::Int(int) => int.to_string(),
                MarkValue::Text(text) => format!("{text:?}"),
            };
            let meaning = if *never { "never" } else { "unknown" };
            sink.error_at(place, mark.span, format!("`{value}` is `{meaning}` already"));
        }
    }
}

/// A field has a value for each of its marks. Times have (the runtime says so of
/// their types); a lifetime keeps the number, and text is none.
fn mark_fits_the_type(field: &Field<'_>, place: Place, sink: &Sink) {
    let time = !matches!(field.role(), Some(Role::ExpiresIn(..)));
    let is = |names: &[&str]| holds(field.ty, &|ident| names.iter().any(|name| ident == name));
    let unsigned = is(&["u8", "u16", "u32", "u64", "u128", "usize", "Duration"]);
    let number = unsigned || is(&["i8", "i16", "i32", "i64", "i128", "isize"]);
    if !field.role().is_some_and(Role::takes_marks) || (time && !number) {
        return;
    }
    for (never, mark) in field.marks() {
        let shown = match &mark.value {
            MarkValue::Text(text) if text.parse::<i128>().is_err() => {
                format!("{text:?}")
            }
            MarkValue::Int(int) if *int < 0 && unsigned => int.to_string(),
            MarkValue::Absent if !field.is_option() && number => "that nothing is there".to_owned(),
            MarkValue::Int(_) | MarkValue::Text(_) | MarkValue::Absent => continue,
        };
        let ty = field.ty;
        let ty = quote::quote!(#ty).to_string();
        let key = if never { "never" } else { "unknown" };
        if !field.is_option() {
            sink.error_at(
                place,
                mark.span,
                format!("`{ty}` cannot say {shown}: use an `Option`, whose `None` then stands for it"),
            );
        } else if never != field.absent_is_never() {
            sink.error_at(place, mark.span, format!("the field holds {shown} as `None`, which means something else here: add `absent` to `{key}(…)`"));
        }
    }
}

/// `"jwt"` reads the expiry out of the token that the field holds.
fn jwt_is_in_a_token(field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(jwt) = &field.jwt else { return };
    let (token, other) = match jwt.value {
        Token::Access => (Role::AccessToken, Role::RefreshToken),
        Token::Refresh => (Role::RefreshToken, Role::AccessToken),
    };
    let name = if token == Role::AccessToken { "access_token" } else { "refresh_token" };
    if !field.role().is_some_and(Role::is_secret) || field.role() == Some(&other) {
        sink.error(
            place,
            &jwt.key,
            format!("`{0} = \"jwt\"` stands on the token itself: `#[token({name}, {0} = \"jwt\")]`", jwt.key),
        );
    }
}

/// `fallback` is used when the fields before it are empty.
fn fallback_follows_another(model: &Model<'_>, field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(fallback) = field.fallback.as_ref().filter(|_| !sink.has(place)) else { return };
    let Some(role) = field.role() else {
        return sink.error(place, fallback, "`fallback` has no effect because the field has no role");
    };
    let first = model.fields.iter().any(|other| {
        other.index != field.index
            && other.fallback.is_none()
            && other.role().is_some_and(|first| first.same_role(role))
    });
    let of_jwt = |token: Token| {
        model.fields.iter().any(|other| other.jwt.as_ref().is_some_and(|jwt| jwt.value == token))
    };
    let first =
        first || matches!(role, Role::Expires(token, _) | Role::ExpiresIn(token, _) if of_jwt(*token));
    let nests = matches!(role, Role::Nested(_))
        && model.fields.iter().any(|other| other.index != field.index && other.role.is_some());
    if !first && !nests {
        sink.error(place, fallback, "`fallback` has no effect because no other field has this role");
    }
}

/// A flattened map collects members that nobody knows, and would print them.
fn flattened_map_is_extra(model: &Model<'_>, field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(flatten) = field.serde.flatten.as_ref().filter(|_| model.annotated && field.role.is_none())
    else {
        return;
    };
    let maps = ["HashMap", "BTreeMap", "IndexMap", "Map", "Value", "Extra"];
    let is_map =
        crate::model::last_segment(field.ty).is_some_and(|ident| maps.iter().any(|map| ident == map));
    if is_map {
        sink.error(place, flatten, format!("the members collected here may be secrets, and would be printed: say `#[token(extra)]` beside it, with `{}: Extra`", field.ident));
    }
}

/// Unknown members are found by `#[serde(flatten)]`.
fn extra_is_flattened(field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(role) = &field.role else { return };
    if role.value == Role::Extra && field.serde.flatten.is_none() {
        sink.error(
            place,
            &role.key,
            "`extra` wants `#[serde(flatten)]` beside it, to collect the members that no field has",
        );
    }
}

/// A role says what a field means that is read.
fn role_is_read(field: &Field<'_>, place: Place, sink: &Sink) {
    if let Some(role) = field.role.as_ref().filter(|_| field.serde.skip_deserializing) {
        sink.error(place, &role.key, format!("`{}` has no effect because serde skips the field", role.key));
    }
}

/// A role encodes its field, so serde's `with` has no place there.
fn role_encodes_itself(field: &Field<'_>, place: Place, sink: &Sink) {
    let Some(role) = field.role.as_ref().filter(|role| role.value.has_codec()) else { return };
    let with = [&field.serde.deserialize_with, &field.serde.serialize_with];
    if let Some(with) = with.into_iter().flatten().next() {
        sink.error(
            place,
            with,
            format!("`{}` encodes the field itself: drop this, or drop the role", role.key),
        );
    }
}

/// A token model is a struct with named fields.
pub(crate) fn shape<'a>(input: &'a syn::DeriveInput, sink: &Sink) -> Option<&'a syn::FieldsNamed> {
    let name = &input.ident;
    let (keyword, message) = match &input.data {
        syn::Data::Struct(data) => match &data.fields {
            syn::Fields::Named(fields) => return Some(fields),
            syn::Fields::Unnamed(fields) => (
                quote::quote!(#fields),
                format!(
                    "a token model has named fields: `struct {name} {{ #[token(access_token)] token: Secret }}`; for a bare array of tokens decode a `Vec` of the model"
                ),
            ),
            syn::Fields::Unit => (
                quote::quote!(#name),
                format!(
                    "a token model has fields: `struct {name} {{ #[token(access_token)] token: Secret }}`"
                ),
            ),
        },
        syn::Data::Enum(data) => {
            let keyword = data.enum_token;
            (quote::quote!(#keyword), "`TokenModel` is for structs with named fields, and this is an enum: derive it on the struct in each variant".to_owned())
        }
        syn::Data::Union(data) => {
            let keyword = data.union_token;
            (
                quote::quote!(#keyword),
                "`TokenModel` is for structs with named fields, and this is a union".to_owned(),
            )
        }
    };
    sink.error(Place::Struct, keyword, message);
    None
}
