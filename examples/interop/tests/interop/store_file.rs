//! The file in which the example `oauth2_client` stores its token.

use crate::{Scratch, example, store::Store};
use serde_json::{Value, json};
use std::{fs, process};

fn names(scratch: &Scratch) -> Vec<String> {
    let entries = fs::read_dir(&scratch.0).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_file_has_the_last_token() {
    let scratch = Scratch::new("store-last");
    let store = Store::new(scratch.file("token.json"));
    assert_eq!(store.load::<Value>().unwrap(), None);
    for token in [json!({ "access_token": "a long one" }), json!({})] {
        store.place().unwrap().store(&token).unwrap();
        assert_eq!(store.load::<Value>().unwrap(), Some(token));
    }
    assert_eq!(names(&scratch), ["token.json"]);
}

/// Rule: the temporary file of an interrupted program does no harm.
#[test]
fn leftovers_are_survived() {
    let scratch = Scratch::new("store-leftover");
    let own = format!("token.json.{}.new", process::id());
    for leftover in [&*own, "token.new", "token.json.1.new"] {
        fs::write(scratch.file(leftover), "{\"access_tok").unwrap();
    }
    let store = Store::new(scratch.file("token.json"));
    store.place().unwrap().store(&json!(1)).unwrap();
    assert_eq!(store.load::<Value>().unwrap(), Some(json!(1)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = fs::metadata(scratch.file("token.json")).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
}

/// Rule: if writing fails, the old token stays and no temporary file remains.
#[test]
fn a_failure_leaves_the_old_token() {
    let scratch = Scratch::new("store-failure");
    let store = Store::new(scratch.file("token.json"));
    store.place().unwrap().store(&json!("old")).unwrap();
    drop(store.place().unwrap());
    // JSON has no such keys, so writing fails.
    let unwritable = std::collections::BTreeMap::from([([1], 1)]);
    assert!(store.place().unwrap().store(&unwritable).is_err());
    assert_eq!(store.load::<Value>().unwrap(), Some(json!("old")));
    assert_eq!(names(&scratch), ["token.json"]);
}

/// Rule: every error names the file.
#[test]
fn errors_name_the_file() {
    let scratch = Scratch::new("store-errors");
    let path = scratch.file("token.json");
    fs::write(&path, "{\"access_token\":\"s3cr3t\"").unwrap();
    let error = Store::new(&path).load::<Value>().unwrap_err().to_string();
    assert!(error.contains("token.json") && !error.contains("s3cr3t"), "{error}");

    let folder = scratch.file("is/not/there/token.json");
    let error = Store::new(&folder).place().map(drop).unwrap_err().to_string();
    assert!(error.contains("there/token.json"), "{error}");

    // The path is a folder.
    let folder = scratch.file("folder.json");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("not empty"), "").unwrap();
    let error = Store::new(&folder).place().unwrap().store(&json!(1)).unwrap_err().to_string();
    assert!(error.contains("folder.json"), "{error}");
}

/// Rule: if the temporary file cannot be created, there is no refresh. A server that rotates
/// refresh tokens would not accept the old one again.
#[test]
fn there_is_no_refresh_without_a_place() {
    let scratch = Scratch::new("store-place");
    let file = scratch.file("is/not/there/token.json");
    let output = example("oauth2_client").arg(&file).output().unwrap();
    let (printed, error) = (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    );
    assert!(!output.status.success());
    assert!(printed.contains("signed in") && !printed.contains("refreshed"), "{printed}");
    assert!(error.contains("token.json"), "{error}");
}
