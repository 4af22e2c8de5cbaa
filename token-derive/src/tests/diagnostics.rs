//! The errors of the derive, without rustc.
//!
//! `diagnostics/TOPIC/CASE.rs` holds structs with mistakes; `//~` marks each line with an error
//! (`//~ 2`: with two). `CASE.errors` beside it is what the derive reports.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p token-derive` rewrites the snapshots.

use proc_macro2::{LineColumn, TokenStream};
use std::{
    collections::BTreeMap,
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
use syn::{
    Attribute, DeriveInput,
    parse::{ParseStream, Parser},
};

#[test]
fn errors_are_as_in_the_snapshots() {
    let update = env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut wrong = Vec::new();
    for case in files("rs") {
        let source = fs::read_to_string(&case).expect("the case is readable");
        let rendered: String = errors(&source).iter().map(|error| render(error, &source)).collect();
        let snapshot = case.with_extension("errors");
        if update {
            fs::write(&snapshot, &rendered).expect("the snapshot is writable");
        }
        if fs::read_to_string(&snapshot).unwrap_or_default() != rendered {
            wrong.push(format!("{}:\n{rendered}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "other errors than in the snapshots:\n{}", wrong.join("\n"));
}

#[test]
fn each_marked_line_has_its_errors() {
    let mut wrong = Vec::new();
    for case in files("rs") {
        let source = fs::read_to_string(&case).expect("the case is readable");
        let mut reported = BTreeMap::new();
        for error in errors(&source) {
            *reported.entry(error.span().start().line).or_insert(0) += 1;
        }
        let marked = marked_lines(&source);
        if marked != reported || marked.is_empty() {
            let case = case.display();
            wrong.push(format!("{case}: marked {marked:?}, reported {reported:?}"));
        }
    }
    assert!(wrong.is_empty(), "(line: number of errors)\n{}", wrong.join("\n"));
}

#[test]
fn each_snapshot_has_a_case() {
    let mut orphans = files("errors");
    orphans.retain(|snapshot| !snapshot.with_extension("rs").is_file());
    assert!(orphans.is_empty(), "snapshots without a case: {orphans:#?}");
}

/// The files `diagnostics/TOPIC/*.extension`.
fn files(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("diagnostics");
    let list = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the folder is readable");
        entries.map(|entry| entry.expect("the entry is readable").path()).collect()
    };
    let mut files: Vec<PathBuf> = list(&folder).iter().flat_map(|topic| list(topic)).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    assert!(!files.is_empty());
    files
}

/// What the derive reports for the items in `source`.
fn errors(source: &str) -> Vec<syn::Error> {
    let tokens: TokenStream = source.parse().expect("the case has tokens");
    let items = items.parse2(tokens).expect("the case holds items");
    items.iter().flat_map(|item| crate::expand_or_explain(item).1).collect()
}

fn items(input: ParseStream<'_>) -> syn::Result<Vec<DeriveInput>> {
    Attribute::parse_inner(input)?;
    let mut items = Vec::new();
    while !input.is_empty() {
        let mut item: DeriveInput = input.parse()?;
        // A derive macro does not see it either.
        item.attrs.retain(|attr| !attr.path().is_ident("derive"));
        items.push(item);
    }
    Ok(items)
}

/// Line number -> number of errors, as the case marks them.
fn marked_lines(source: &str) -> BTreeMap<usize, usize> {
    let lines = source.lines().zip(1..);
    let marks = lines.filter_map(|(line, number)| Some((number, line.split_once("//~")?.1)));
    marks.map(|(number, count)| (number, count.trim().parse().unwrap_or(1))).collect()
}

/// The error as rustc shows it, without a path. Of a span over several lines the first is
/// shown.
fn render(error: &syn::Error, source: &str) -> String {
    let (start, end) = (error.span().start(), error.span().end());
    let line = source.lines().nth(start.line - 1).unwrap_or_default();
    let is_one_line = start.line == end.line;
    let width = if is_one_line { end.column } else { line.chars().count() } - start.column;
    let margin = " ".repeat(start.line.to_string().len());
    let (indent, carets) = (" ".repeat(start.column), "^".repeat(width.max(1)));
    let mut rendered = format!("error: {error}\n");
    let from = position(start);
    let to = if is_one_line { (end.column + 1).to_string() } else { position(end) };
    writeln!(rendered, "{margin}--> {from}-{to}").expect("a string is writable");
    writeln!(rendered, "{margin} |\n{} | {line}", start.line).expect("a string is writable");
    writeln!(rendered, "{margin} | {indent}{carets}\n").expect("a string is writable");
    rendered
}

fn position(at: LineColumn) -> String {
    format!("{}:{}", at.line, at.column + 1)
}

/// rustc reports these structs by itself.
#[test]
fn errors_of_rustc_are_left_to_rustc() {
    let source = "struct A { a: u8, a: u8 } struct B { a: impl Copy } struct C { a: str, b: u8 } \
        struct D { a: [u8], #[token(acess_token)] b: u8 }";
    assert!(errors(source).is_empty());
}
