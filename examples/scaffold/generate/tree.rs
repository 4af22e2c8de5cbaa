//! The objects of a sample, each with its members: what becomes a struct.

use super::{names, sample::Sample};
use std::collections::BTreeSet;

/// The objects of a sample. The first is the outermost, and each comes after the one around
/// it.
pub(crate) struct Tree {
    pub(crate) objects: Vec<Object>,
}

/// An object, or all objects of a list.
pub(crate) struct Object {
    pub(crate) struct_name: String,
    /// The object around this one, and the name of the member there.
    pub(crate) parent: Option<(usize, String)>,
    pub(crate) members: Vec<Member>,
    /// What to look up about the struct.
    pub(crate) checks: Vec<String>,
    /// Whether a lifetime is in it.
    pub(crate) has_lifetime: bool,
    /// Whether the time of issue is in it.
    pub(crate) is_issued: bool,
    /// What lifetimes count from, if not from the time of issue in the object.
    pub(crate) start: Option<LifetimeStart>,
}

/// What lifetimes count from, outside of their object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LifetimeStart {
    /// The time of issue in the object around.
    Parent,
    Received,
}

/// A member of an object.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) sample: Sample,
    /// Whether some objects of the list lack it.
    pub(crate) is_optional: bool,
    /// The object inside, if it becomes a struct.
    pub(crate) object: Option<usize>,
    pub(crate) role: Option<Role>,
    /// What to look up about the member.
    pub(crate) checks: Vec<&'static str>,
}

/// What a member is to the token.
pub(crate) struct Role {
    /// The role with what is declared beside it: `expires = "unix"`.
    pub(crate) attribute: String,
    /// The type of the field; `None` for that of the object inside.
    pub(crate) ty: Option<&'static str>,
    /// What a struct around this one can be told to pass on.
    pub(crate) passes: Vec<&'static str>,
}

impl Member {
    /// Gives the member a role.
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
    /// The objects of `sample`; `None` if it has none.
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

    /// The objects from this one outwards.
    pub(crate) fn outwards(&self, object: usize) -> Vec<usize> {
        let around =
            |object: &usize| self.objects[*object].parent.as_ref().map(|(outer, _)| *outer);
        std::iter::successors(Some(object), around).collect()
    }

    /// Whether the object is that of a refresh token: `"refresh_token": {…}`.
    pub(crate) fn is_of_refresh_token(&self, object: usize) -> bool {
        let place = self.objects[object].parent.as_ref().map(|(_, name)| names::words(name));
        place.is_some_and(|words| words.first().is_some_and(|word| word == "refresh"))
    }
}

/// The members of an object, or of all objects of a list; `None` if it is neither, or empty.
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
