//! A slip of Rust in an annotated struct is one error.
//!
//! Each slip is compiled as a program of its own, under our derive and under serde's two, with
//! incremental compilation as cargo has it: without it rustc drops errors that are alike. No
//! slip makes more errors than under serde, and no error mentions a generated name.

mod cases;
mod compile;
mod features;

use cases::SLIPS;
use compile::{Errors, errors, generated_names};
use std::fmt::Write;

/// Compiles the slips with `derives` for `Model`.
fn slips(name: &str, derives: &str) -> Errors {
    let programs = SLIPS.iter().map(|slip| {
        let code = slip.code.replace("Model)", &format!("{derives})"));
        code.replace("OursAlone", "token_runtime::TokenModel")
    });
    errors(name, r#""default""#, &programs.collect::<Vec<_>>())
}

#[test]
fn a_slip_is_one_error() {
    let serde = slips("slips_under_serde", "serde::Serialize, serde::Deserialize");
    let ours = slips("slips_under_ours", "token_runtime::TokenModel");
    let mut report = String::new();
    for (number, slip) in SLIPS.iter().enumerate() {
        let count = |errors: &Errors| errors.get(&number).map_or(0, Vec::len);
        let (theirs, own) = (count(&serde), count(&ours));
        println!("{}: {own} (serde: {theirs})", slip.name);
        // Serde knows nothing of roles. Its impls repeat no undeclared lifetime of a bound.
        let is_about_serde = !slip.code.contains("#[token") && !slip.code.contains("T: 'x");
        if own != slip.errors || (is_about_serde && own > theirs) {
            let texts = ours.get(&number).map(|texts| texts.join("\n")).unwrap_or_default();
            writeln!(
                report,
                "{}: {own}, expected {}; serde {theirs}\n{texts}",
                slip.name, slip.errors
            )
            .unwrap();
        }
        for text in ours.get(&number).into_iter().flatten() {
            let names = generated_names(text);
            if names.iter().any(|name| *name != "__fields") {
                writeln!(report, "{}: {names:?} in\n{text}", slip.name).unwrap();
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}
