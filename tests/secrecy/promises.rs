//! `SECURITY.md` names a test for each promise.

use std::fs;
use std::path::Path;

/// Rule: every file that `SECURITY.md` names exists and contains the test that is named after `::`.
#[test]
fn the_tests_that_are_named_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let spans = page.split('`').skip(1).step_by(2);
    let mut named = 0;
    for span in spans.filter(|span| span.contains('/') && !span.contains(char::is_whitespace)) {
        let (path, test) = span.split_once("::").unwrap_or((span, ""));
        let path = root.join(path);
        assert!(path.exists(), "{span}");
        if !test.is_empty() {
            assert!(fs::read_to_string(path).unwrap().contains(&format!("fn {test}(")), "{span}");
            named += 1;
        }
    }
    assert!(named > 10, "{named}");
}
