//! The example `storage`: the second run finds the tokens of the first.

use crate::{Scratch, example, output};
use rusqlite::Connection;

/// The prefixes of all secrets in the example.
const SECRETS: [&str; 2] = ["at-", "rt-"];

#[track_caller]
fn no_secret(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{text}");
    }
}

/// The accounts whose token needs a refresh.
fn due(output: &str) -> Vec<&str> {
    output.split("need a refresh:\n").nth(1).expect("the list").lines().map(str::trim).collect()
}

#[test]
fn what_one_run_keeps_the_next_finds() {
    let scratch = Scratch::new("storage");
    let file = scratch.file("tokens.db");

    let first = output(example("storage").arg(&file));
    let second = output(example("storage").arg(&file));
    for account in ["ada", "ben", "eve", "joe"] {
        assert!(first.contains(&format!("{account}: kept")), "{first}");
    }
    assert_eq!(first.replace(": kept", ": found"), second, "the same tokens with the same times");

    // Eve's token expired in 2022, before Ada's. Joe's token cannot be refreshed.
    assert_eq!(due(&first), ["eve", "ada"]);
    no_secret(&first);

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Rule: other programs can read the columns.
#[test]
fn the_columns_are_typed() {
    let scratch = Scratch::new("columns");
    let file = scratch.file("tokens.db");
    output(example("storage").arg(&file));

    let db = Connection::open(&file).unwrap();
    let query = "SELECT expires, refresh_at, scopes FROM tokens WHERE account = 'eve'";
    let row = db.query_row(query, [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
    });
    let expected = ("2022-02-22T14:21:00Z".to_owned(), 1_645_539_630, "rate label".to_owned());
    assert_eq!(row.unwrap(), expected);
}

#[test]
fn a_token_that_cannot_be_read_is_told_without_its_secrets() {
    let scratch = Scratch::new("broken");
    let file = scratch.file("tokens.db");
    output(example("storage").arg(&file));

    let db = Connection::open(&file).unwrap();
    db.execute("UPDATE tokens SET expires = 'rt-ada' WHERE account = 'ada'", []).unwrap();
    drop(db);

    let run = example("storage").arg(&file).output().unwrap();
    assert!(!run.status.success());
    let error = String::from_utf8(run.stderr).unwrap();
    assert!(error.contains("the token of `ada`") && error.contains("RFC 3339"), "{error}");
    no_secret(&error);
}
