//! The import order of the modules: no file imports from a room above its own, and imports form no
//! cycle. ARCHITECTURE.md shows the same order.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use syn::{Item, UseTree};

/// The rooms of the runtime, from the bottom up. A room may import from earlier lines of this list
/// and from its own line.
const RUNTIME: &[&[&str]] = &[
    &["scale", "refresh", "redact", "time_left", "feature"],
    &["clock"],
    &["expiry"],
    &["answer"],
    &["codec", "answers"],
    &["inherit"],
    &["time", "scope", "extra", "token_type", "active"],
    &["lifetime", "secret"],
    &["model"],
    &["any_token", "nested"],
    &["field"],
    &["models", "interop", "guide", "__private", "lib"],
];

/// The rooms of the derive, from the bottom up.
const DERIVE: &[&[&str]] =
    &[&["errors", "strftime", "types"], &["ast"], &["attr"], &["check"], &["expand"], &["lib"]];

/// The imports of each file. Files are paths of modules: `time::encoding`.
type Imports = BTreeMap<String, BTreeSet<String>>;

fn imports(source: &Path) -> Imports {
    let files = files_below(source);
    let modules: BTreeMap<String, &PathBuf> =
        files.iter().map(|file| (module(source, file), file)).collect();
    let mut imports = Imports::new();
    for (name, file) in &modules {
        let code = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
        let mut paths = Vec::new();
        collect(&code.items, &mut paths);
        let is_folder = file.ends_with("mod.rs");
        let imported = paths.iter().filter_map(|path| resolve(name, is_folder, path, &modules));
        imports.insert(name.clone(), imported.filter(|imported| imported != name).collect());
    }
    imports
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The path of a file's module: `time::encoding` for `src/time/encoding.rs`.
fn module(source: &Path, file: &Path) -> String {
    let path = file.strip_prefix(source).unwrap().with_extension("");
    let mut parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts.join("::")
}

/// Collects the paths of every `use` outside tests.
fn collect(items: &[Item], paths: &mut Vec<Vec<String>>) {
    for item in items {
        match item {
            Item::Use(item) => collect_tree(&item.tree, &[], paths),
            Item::Mod(item) if item.ident != "tests" => {
                collect(
                    item.content
                        .iter()
                        .flat_map(|(_, items)| items)
                        .cloned()
                        .collect::<Vec<_>>()
                        .as_slice(),
                    paths,
                );
            }
            _ => {}
        }
    }
}

fn collect_tree(tree: &UseTree, before: &[String], paths: &mut Vec<Vec<String>>) {
    let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(path) => collect_tree(&path.tree, &with(path.ident.to_string()), paths),
        UseTree::Name(name) => paths.push(with(name.ident.to_string())),
        UseTree::Rename(name) => paths.push(with(name.ident.to_string())),
        UseTree::Glob(_) => paths.push(before.to_vec()),
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| collect_tree(tree, before, paths));
        }
    }
}

/// The module of this crate that a path refers to.
fn resolve(
    from: &str,
    is_folder: bool,
    path: &[String],
    modules: &BTreeMap<String, &PathBuf>,
) -> Option<String> {
    let mut base: Vec<&str> = from.split("::").filter(|part| !part.is_empty()).collect();
    let mut rest = path.iter().map(String::as_str).peekable();
    match rest.peek().copied()? {
        "crate" => {
            base.clear();
            rest.next();
        }
        "self" => {
            rest.next();
        }
        "super" => {
            while rest.next_if_eq(&"super").is_some() {
                base.pop();
            }
        }
        // A child module, or another crate.
        _ if is_folder || from == "lib" => {
            if from == "lib" {
                base.clear();
            }
            let child = base.iter().copied().chain(rest.peek().copied()).collect::<Vec<_>>();
            modules.get(&child.join("::"))?;
        }
        _ => return None,
    }
    let mut found = base.join("::");
    for part in rest {
        base.push(part);
        if modules.contains_key(&base.join("::")) {
            found = base.join("::");
        }
    }
    Some(if found.is_empty() { "lib".to_owned() } else { found })
}

/// The imports that break the order, and the cycles.
fn faults(crate_name: &str, order: &[&[&str]]) -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(crate_name).join("src");
    let imports = imports(&source);
    let room = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    let floor = |module: &str| order.iter().position(|rooms| rooms.contains(&&*room(module)));
    let mut faults = Vec::new();
    for (from, targets) in &imports {
        if room(from) == "tests" {
            continue;
        }
        for to in targets {
            match (floor(from), floor(to)) {
                (Some(from_floor), Some(to_floor)) if from_floor >= to_floor => {}
                (Some(_), Some(_)) => faults.push(format!("{crate_name}: {from} imports {to}")),
                (None, _) => faults.push(format!("{crate_name}: {from} has no floor")),
                (_, None) => faults.push(format!("{crate_name}: {to} has no floor")),
            }
        }
        if reaches(&imports, from, from) {
            faults.push(format!("{crate_name}: {from} is in a circle"));
        }
    }
    faults
}

fn reaches(imports: &Imports, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&String> = imports.get(from).into_iter().flatten().collect();
    while let Some(module) = open.pop() {
        if module == to {
            return true;
        }
        if seen.insert(module) {
            open.extend(imports.get(module).into_iter().flatten());
        }
    }
    false
}

/// Rule: only `clock.rs` reads the system clock. It supports times before 1970, for which chrono's
/// `Utc::now` panics.
#[test]
fn one_file_reads_the_clock() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("token-runtime/src");
    for file in files_below(&source) {
        let code = fs::read_to_string(&file).unwrap();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let reads = code.filter(|line| line.contains("Utc::now(") || line.contains("Time::now("));
        let expected = usize::from(file.ends_with("clock.rs"));
        assert_eq!(reads.count(), expected, "{}", file.display());
    }
}

#[test]
fn rooms_import_from_below_and_never_in_a_circle() {
    let faults = [faults("token-runtime", RUNTIME), faults("token-derive", DERIVE)].concat();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
