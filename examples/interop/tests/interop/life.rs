//! The example `oauth2_client`, run twice: the second run finds the token of the first.

use crate::{Scratch, example, output};
use std::fs;

/// The lines that begin with `word`, without `word`.
fn lines_with<'a>(output: &'a str, word: &str) -> Vec<&'a str> {
    output.lines().filter_map(|line| line.trim().strip_prefix(word)).collect()
}

#[test]
fn the_second_run_finds_the_token_of_the_first() {
    let scratch = Scratch::new("life");
    let file = scratch.file("token.json");

    let first = output(example("oauth2_client").arg(&file));
    let refreshed = lines_with(&first, "refreshed, ends ");
    let [refreshed] = *refreshed else { panic!("{first}") };
    assert_eq!(lines_with(&first, "signed in, ends ").len(), 1, "{first}");
    assert_eq!(lines_with(&first, "expired").len(), 1, "{first}");
    assert_eq!(lines_with(&first, "stored").len(), 1, "{first}");

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // The refreshed token: a new access token and the old refresh token.
    let stored = fs::read_to_string(&file).unwrap();
    assert!(stored.contains("nhs-access-2") && stored.contains("nhs-refresh"), "{stored}");
    assert_eq!(fs::read_dir(&scratch.0).unwrap().count(), 1, "nothing is left of the writing");

    let second = output(example("oauth2_client").arg(&file));
    assert_eq!(lines_with(&second, "loaded, ends "), [refreshed], "{second}");
    assert!(lines_with(&second, "signed in").is_empty(), "{second}");

    for output in [first, second] {
        assert_eq!(lines_with(&output, "used: "), [r#"{"name":"A. Patient"}"#], "{output}");
        for secret in
            ["ig-access", "gl-access", "nhs-access", "nhs-refresh", "sm-access", "cl-access"]
        {
            assert!(!output.contains(secret), "{output}");
        }
    }
}
