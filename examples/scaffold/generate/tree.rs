//! The objects of a sample and their members. Each object becomes a struct.

use super::{names, sample::Sample};
use std::collections::BTreeSet;

/// The objects of a sample. The first is the outermost, and every object comes after the object
/// around it.
pub(crate) struct Tree {
    pub(crate) objects: Vec<Object>,
}

/// An object, or the merged objects of a list.
pub(crate) struct Object {
    pub(crate) struct_name: String,
    /// The index of the object around this one, and the name of the member that holds this one.
    pub(crate) parent: Option<(usize, String)>,
    pub(crate) members: Vec<Member>,
    /// What the user must check about the struct.
    pub(crate) checks: Vec<String>,
    /// Whether the object has a lifetime.
    pub(crate) has_lifetime: bool,
    /// Whether the object has a time of issue.
    pub(crate) is_issued: bool,
    /// The base of the object's lifetimes, if it is not a time of issue in the object.
    pub(crate) start: Option<LifetimeStart>,
}

/// A base that is outside the object of the lifetime.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LifetimeStart {
    /// The time of issue in the object around this one.
    Parent,
    Received,
}

/// A member of an object.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) sample: Sample,
    /// Whether an object of the list lacks the member.
    pub(crate) is_optional: bool,
    /// The index of the object inside, if there is one.
    pub(crate) object: Option<usize>,
    pub(crate) role: Option<Role>,
    /// What the user must check about the member.
    pub(crate) checks: Vec<&'static str>,
}

/// The role of a member.
pub(crate) struct Role {
    /// The arguments of `#[token(…)]`: `expires = "unix"`.
    pub(crate) attribute: String,
    /// The type of the field. `None` is the struct of the object inside.
    pub(crate) ty: Option<&'static str>,
    /// The roles that `nested` can name for this member.
    pub(crate) passes: Vec<&'static str>,
}

impl Member {
    /// Sets the role of the member.
    pub(crate) fn set(
        &mut self,
        attribute: impl Into<String>,
        ty: &'static str,
        passes: &[&'static str],
    ) {
        let (attribute, passes) = (attribute.into(), passes.to_vec());
        self.role = Some(Role { attribute, ty: Some(ty), passes });
    }

    pub(crate) fn words(&self) -> Vec<String> {
        names::words(&self.name)
    }

    pub(crate) fn snake_name(&self) -> String {
        self.words().join("_")
    }
}

impl Tree {
    /// The objects of `sample`. `None` if it contains no object.
    pub(crate) fn of(sample: &Sample, name: &str) -> Option<Self> {
        let mut tree = Self { objects: Vec::new() };
        let is_list = matches!(sample, Sample::List(_));
        let members = members(sample)?;
        tree.add(members, name.to_owned(), None, &mut BTreeSet::new());
        if is_list {
            let check = format!("The reply is a list: decode it as a `Vec<{name}>`.");
            tree.objects[0].checks.push(check);
        }
        Some(tree)
    }

    fn add(
        &mut self,
        members: Vec<Member>,
        struct_name: String,
        parent: Option<(usize, String)>,
        taken: &mut BTreeSet<String>,
    ) -> usize {
        let struct_name = unique(struct_name, taken);
        let this = self.objects.len();
        self.objects.push(Object {
            struct_name,
            parent,
            members,
            checks: Vec::new(),
            has_lifetime: false,
            is_issued: false,
            start: None,
        });
        for index in 0..self.objects[this].members.len() {
            let member = &self.objects[this].members[index];
            if let Some(inner) = self::members(&member.sample) {
                let (name, place) = (names::struct_name(&member.name), member.name.clone());
                let object = self.add(inner, name, Some((this, place)), taken);
                self.objects[this].members[index].object = Some(object);
            }
        }
        this
    }

    /// The object and all objects around it, from the inside out.
    pub(crate) fn outwards(&self, object: usize) -> Vec<usize> {
        let around =
            |object: &usize| self.objects[*object].parent.as_ref().map(|(outer, _)| *outer);
        std::iter::successors(Some(object), around).collect()
    }

    /// Whether the object describes a refresh token: `"refresh_token": {…}`.
    pub(crate) fn is_of_refresh_token(&self, object: usize) -> bool {
        let place = self.objects[object].parent.as_ref().map(|(_, name)| names::words(name));
        place.is_some_and(|words| words.first().is_some_and(|word| word == "refresh"))
    }
}

/// The members of an object, or the merged members of a list of objects. `None` for any other
/// sample and for an empty one.
fn members(sample: &Sample) -> Option<Vec<Member>> {
    let objects = match sample {
        Sample::Object(_) => std::slice::from_ref(sample),
        Sample::List(list) => list,
        _ => return None,
    };
    let mut members: Vec<Member> = Vec::new();
    for object in objects {
        let Sample::Object(found) = object else { return None };
        for (name, sample) in found {
            match members.iter_mut().find(|member| member.name == *name) {
                Some(member) if member.sample == Sample::Null => member.sample = sample.clone(),
                Some(_) => {}
                None => members.push(Member {
                    name: name.clone(),
                    sample: sample.clone(),
                    is_optional: false,
                    object: None,
                    role: None,
                    checks: Vec::new(),
                }),
            }
        }
    }
    for member in &mut members {
        let is_missing = |object: &Sample| {
            let Sample::Object(found) = object else { return false };
            let value = found.iter().find(|(name, _)| *name == member.name);
            value.is_none_or(|(_, value)| *value == Sample::Null)
        };
        member.is_optional = member.sample != Sample::Null && objects.iter().any(is_missing);
    }
    (!members.is_empty()).then_some(members)
}

fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}{number}"));
    let free = [name.clone()].into_iter().chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(name);
    taken.insert(free.clone());
    free
}
