//! Prints the structs.

use super::{
    names::{self, RENAME_RULES},
    sample::Sample,
    tree::{LifetimeStart, Member, Object, Tree},
};
use std::{collections::BTreeSet, fmt::Write};

const HEAD: &str = "\
// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.
";

/// The code of all structs.
pub(crate) fn print(tree: &Tree) -> String {
    let mut printer = Printer { tree, code: String::new(), used: BTreeSet::new() };
    printer.print_from(0);
    format!("{HEAD}\n{}{}", printer.imports(), printer.code)
}

struct Printer<'t> {
    tree: &'t Tree,
    code: String,
    /// The names in the types of all printed fields, for the `use` lines.
    used: BTreeSet<String>,
}

impl Printer<'_> {
    /// Prints the struct of an object, and those of the objects in it.
    fn print_from(&mut self, object: usize) {
        let tree = self.tree;
        self.print_struct(&tree.objects[object]);
        for member in &tree.objects[object].members {
            // Objects that are scopes become no struct: their role has a type of its own.
            let is_struct = member.role.as_ref().is_none_or(|role| role.ty.is_none());
            if let Some(inner) = member.object.filter(|_| is_struct) {
                self.print_from(inner);
            }
        }
    }

    fn imports(&self) -> String {
        let is_used = |name: &&str| *name == "TokenModel" || self.used.contains(*name);
        let mut imports = String::new();
        if is_used(&"Duration") {
            imports += "use std::time::Duration;\n";
        }
        if is_used(&"DateTime") {
            imports += "use token_runtime::chrono::{DateTime, Utc};\n";
        }
        let names =
            ["Expiry", "Extra", "ExtraValue", "ScopeSet", "Secret", "TokenModel", "TokenType"];
        match &*names.into_iter().filter(is_used).collect::<Vec<_>>() {
            [name] => imports + &format!("use token_runtime::{name};\n"),
            names => imports + &format!("use token_runtime::{{{}}};\n", names.join(", ")),
        }
    }

    fn print_struct(&mut self, object: &Object) {
        let rule = RENAME_RULES.iter().find(|(_, rename)| {
            let is_renamed = |member: &&Member| rename(&member.snake_name()) == member.name;
            let is_plain = |member: &&Member| member.snake_name() == member.name;
            let count = |is: &dyn Fn(&&Member) -> bool| object.members.iter().filter(is).count();
            count(&is_renamed) > count(&is_plain)
        });
        self.code.push('\n');
        for check in &object.checks {
            self.line(&format!("// {check}"));
        }
        self.line("#[derive(Debug, Clone, PartialEq, TokenModel)]");
        if let Some((rule, _)) = rule {
            self.line(&format!("#[serde(rename_all = \"{rule}\")]"));
        }
        if object.start == Some(LifetimeStart::Parent) {
            self.line("#[token(base = \"parent\")]");
        }
        self.line(&format!("pub struct {} {{", object.struct_name));
        let mut taken = BTreeSet::new();
        for member in &object.members {
            let name = free_name(names::field_name(&member.name), &mut taken);
            let bare = name.trim_start_matches("r#");
            let written = rule.map_or_else(|| bare.to_owned(), |(_, rename)| rename(bare));
            self.print_member(member, &name, written == member.name);
        }
        if object.start == Some(LifetimeStart::Received) {
            let name = free_name("received_at".to_owned(), &mut taken);
            self.line("    #[token(received)]");
            self.field(&name, "DateTime<Utc>");
        }
        self.line("}");
    }

    fn print_member(&mut self, member: &Member, name: &str, is_written_so: bool) {
        let (ty, check) = match member.role.as_ref().and_then(|role| role.ty) {
            Some(ty) => (ty.to_owned(), None),
            None => self.plain_type(member),
        };
        // These types can represent an absent member.
        let has_none = ty.starts_with("Option<") || ty == "ScopeSet" || ty == "Expiry";
        let ty = if member.is_optional && !has_none { format!("Option<{ty}>") } else { ty };
        for check in member.checks.iter().copied().chain(check) {
            self.line(&format!("    // Check {check}."));
        }
        if !is_written_so {
            self.line(&format!("    #[serde(rename = {:?})]", member.name));
        }
        if let Some(role) = &member.role {
            self.line(&format!("    #[token({})]", role.attribute));
        }
        self.field(name, &ty);
    }

    fn field(&mut self, name: &str, ty: &str) {
        self.line(&format!("    pub {name}: {ty},"));
        let words = ty.split(|char: char| !char.is_ascii_alphanumeric());
        self.used.extend(words.map(str::to_owned));
    }

    fn line(&mut self, line: &str) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(self.code, "{line}");
    }

    /// The type of a field whose role does not determine it, and what the user must check.
    fn plain_type(&self, member: &Member) -> (String, Option<&'static str>) {
        if let Some(object) = member.object {
            let name = &self.tree.objects[object].struct_name;
            let is_list = matches!(member.sample, Sample::List(_));
            return (if is_list { format!("Vec<{name}>") } else { name.clone() }, None);
        }
        let (ty, check) = match &member.sample {
            Sample::Null => ("Option<ExtraValue>", Some("the type: the sample has null")),
            Sample::List(list) => match element_type(member, list) {
                Some(element) => return (format!("Vec<{element}>"), None),
                None => ("Vec<ExtraValue>", Some("the type of the elements")),
            },
            Sample::Bool => ("bool", None),
            Sample::Int(..0) => ("i64", None),
            Sample::Int(_) => ("u64", None),
            Sample::Float(_) => ("f64", None),
            Sample::Text(_) => ("String", None),
            Sample::Object(_) => ("Extra", None),
        };
        (ty.to_owned(), check)
    }
}

/// `name`, with underscores appended until no other field has the name.
fn free_name(mut name: String, taken: &mut BTreeSet<String>) -> String {
    while !taken.insert(name.clone()) {
        name += "_";
    }
    name
}

/// The common type of a list's elements. `None` if the list is empty or its elements differ.
fn element_type(member: &Member, list: &[Sample]) -> Option<&'static str> {
    let all = |is: fn(&Sample) -> bool| !list.is_empty() && list.iter().all(is);
    if all(|value| matches!(value, Sample::Text(_))) {
        Some(if names::looks_secret(&member.name) { "Secret" } else { "String" })
    } else if all(|value| matches!(value, Sample::Bool)) {
        Some("bool")
    } else if all(|value| matches!(value, Sample::Int(0..))) {
        Some("u64")
    } else if all(|value| matches!(value, Sample::Int(_))) {
        Some("i64")
    } else if all(|value| matches!(value, Sample::Int(_) | Sample::Float(_))) {
        Some("f64")
    } else {
        None
    }
}
