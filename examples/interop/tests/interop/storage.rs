//! The example `storage`: what one run keeps, the next one finds.

use crate::{Scratch, example, output};
use redb::{Database, TableDefinition};

/// Every secret that the example handles begins like this.
const SECRETS: [&str; 2] = ["at-", "rt-"];

#[track_caller]
fn no_secret(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{text}");
    }
}

/// The accounts whose token needs a refresh.
fn due(output: &str) -> Vec<&str> {
    let due = output.split("need a refresh:\n").nth(1).expect("the list");
    due.lines().filter_map(|line| line.trim().split(',').next()).collect()
}

#[test]
fn what_one_run_keeps_the_next_finds() {
    let scratch = Scratch::new("storage");
    let file = scratch.file("tokens.redb");

    let first = output(example("storage").arg(&file));
    let second = output(example("storage").arg(&file));
    for account in ["ada", "ben", "eve", "joe"] {
        assert!(first.contains(&format!("{account}: kept")), "{first}");
    }
    assert_eq!(first.replace(": kept", ": found"), second, "the same tokens with the same times");

    // Easyship's of 2022 before the one of now; joe's cannot be refreshed.
    assert_eq!(due(&first), ["eve", "ada"]);
    no_secret(&first);

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_token_that_cannot_be_read_is_told_without_its_secrets() {
    let scratch = Scratch::new("broken");
    let file = scratch.file("tokens.redb");
    output(example("storage").arg(&file));

    let db = Database::open(&file).unwrap();
    let broken =
        br#"{"model":"session","access_token":"at-ada","expires_in":"rt-ada","scope":"a"}"#;
    let transaction = db.begin_write().unwrap();
    let tokens = TableDefinition::<&str, &[u8]>::new("tokens");
    transaction.open_table(tokens).unwrap().insert("ada", &broken[..]).unwrap();
    transaction.commit().unwrap();
    drop(db);

    let run = example("storage").arg(&file).output().unwrap();
    assert!(!run.status.success());
    let error = String::from_utf8(run.stderr).unwrap();
    assert!(error.contains("the token of `ada`") && error.contains("expires_in"), "{error}");
    no_secret(&error);
}
