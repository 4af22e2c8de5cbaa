//! The pages of the repository: their links, and the copies in the packages.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Markdown pages that people read in the repository.
fn pages() -> Vec<PathBuf> {
    let folders = ["", "docs", "examples", "token-derive", "token-runtime", ".github"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    assert!(pages.len() > 8, "{pages:?}");
    pages
}

/// The targets of `[text](target)` and `![text](target)`, code blocks apart.
fn links(page: &str) -> Vec<&str> {
    let prose = page.split("```").step_by(2);
    let targets = prose.flat_map(|text| text.split("](").skip(1));
    targets.filter_map(|rest| rest.split(')').next()).collect()
}

/// The anchor that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Rule: each relative link of a page leads to a file that exists, and its anchor to a heading.
#[test]
fn relative_links_resolve() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in links(&text).into_iter().filter(|link| !link.starts_with("http")) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            let at = page.strip_prefix(root()).unwrap().display();
            assert!(target.exists(), "{at}: {link}");
            if !heading.is_empty() {
                let target = fs::read_to_string(target).unwrap();
                let mut headings = target.lines().filter(|line| line.starts_with('#'));
                assert!(headings.any(|line| anchor(line) == heading), "{at}: {link}");
            }
        }
    }
}

/// Rule: each crate has the licences of the repository, word for word.
#[test]
fn packages_have_the_licences() {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let text = fs::read(root().join(licence)).unwrap();
        for package in ["token-derive", "token-runtime"] {
            assert_eq!(fs::read(root().join(package).join(licence)).unwrap(), text, "{package}");
        }
    }
}

/// Rule: the index of the guide lists each page of its folder once, in the order of the modules.
#[test]
fn the_guide_lists_its_pages() {
    let guide = root().join("token-runtime/src/guide");
    let index = fs::read_to_string(guide.join("mod.rs")).unwrap();
    let listed: Vec<&str> =
        index.lines().filter_map(|line| line.strip_prefix("//! | [`")).collect();
    let listed: Vec<&str> = listed.iter().filter_map(|line| line.split('`').next()).collect();
    let modules = index.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let modules: Vec<&str> = modules.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, modules);
    let files = fs::read_dir(guide).unwrap().filter(|entry| {
        entry.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "md")
    });
    assert_eq!(files.count(), listed.len());
}
