//! The page `docs/cookbook.md`: its index is complete, and every section is tested.
//!
//! The blocks themselves are doctests of `token-runtime`. Here the page is read as text.

use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// A provider's section.
struct Section {
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct GalleryEntry {
    id: String,
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The page in two parts: what is above the first provider, and the sections.
fn page() -> (String, Vec<Section>) {
    let page = read("docs/cookbook.md");
    let (intro, index) = page.split_once("\n## Index\n").expect("an index");
    let mut parts = index.split("\n## ");
    let index = parts.next().unwrap_or_default();
    let sections = parts.map(|part| {
        let (name, text) = part.split_once('\n').expect("a section has a text");
        Section { name: name.to_owned(), text: text.to_owned() }
    });
    (format!("{intro}\n{index}"), sections.collect())
}

/// The anchor of a heading, as GitHub and rustdoc make it.
fn anchor(heading: &str) -> String {
    let heading = heading.to_lowercase().replace(' ', "-");
    heading.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
}

/// The ids of the gallery's entries that the section says it covers.
fn covered(section: &Section) -> Vec<&str> {
    let comment = section.text.strip_prefix("<!-- gallery: ");
    let ids = comment.and_then(|comment| comment.split_once(" -->"));
    ids.map(|(ids, _)| ids.split(", ").collect()).unwrap_or_default()
}

/// Rule: the sections are in alphabetical order, whatever the case of the letters.
#[test]
fn sections_are_alphabetical() {
    let names: Vec<String> = page().1.into_iter().map(|section| section.name).collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    sorted.dedup();
    assert_eq!(names, sorted);
}

/// Rule: the index lists every section once, in order, with a link to it and with what is odd
/// about it.
#[test]
fn index_is_complete() {
    let (intro, sections) = page();
    let rows: Vec<&str> = intro.lines().filter(|line| line.starts_with("| [")).collect();
    assert_eq!(rows.len(), sections.len(), "rows of the index, sections");
    for (row, Section { name, .. }) in rows.into_iter().zip(sections) {
        let link = format!("| [{name}](#{}) | ", anchor(&name));
        let odd = row.strip_prefix(&link).and_then(|row| row.strip_suffix(" |"));
        assert!(odd.is_some_and(|odd| !odd.is_empty()), "{row} should begin with {link}");
    }
}

/// Rule: a section is prose and one block of Rust, which decodes a sample and asserts the answers.
#[test]
fn every_section_has_one_tested_block() {
    for Section { name, text } in page().1 {
        let fences: Vec<&str> = text.lines().filter(|line| line.starts_with("```")).collect();
        assert_eq!(fences, ["```rust", "```"], "{name}");
        let (prose, block) = text.split_once("```rust").unwrap();
        assert!(prose.lines().any(|line| line.ends_with('.')), "{name} has no prose");
        assert!(block.contains("from_str"), "{name} decodes nothing");
        assert!(block.contains("assert"), "{name} asserts nothing");
    }
    // The blocks of the guide are doctests.
    assert_eq!(read("token-runtime/src/guide/cookbook.md"), read("docs/cookbook.md"));
}

/// Rule: every entry of the gallery is covered by one section.
#[test]
fn gallery_is_covered() {
    let entries: Vec<GalleryEntry> =
        serde_json::from_str(include_str!("../gallery/payloads.json")).unwrap();
    let (_, sections) = page();
    let mut covering: BTreeMap<&str, usize> = BTreeMap::new();
    for id in sections.iter().flat_map(covered) {
        *covering.entry(id).or_default() += 1;
    }
    let expected = entries.iter().map(|entry| (entry.id.as_str(), 1)).collect();
    assert_eq!(covering, expected, "how many sections cover an entry");
}
