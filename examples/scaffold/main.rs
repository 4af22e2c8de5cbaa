//! Writes an annotated struct from a sample reply.
//!
//! ```sh
//! cargo run --example scaffold -- reply.json            # a struct `Reply`
//! cargo run --example scaffold -- reply.json ShopToken  # a struct `ShopToken`
//! cargo run --example scaffold -- - < reply.json        # from standard input
//! ```
//!
//! The sample is JSON or a form. Names, nesting, types, roles and encodings are inferred from
//! it. Where another reply of the provider could contradict the sample, a comment with `Check`
//! says what to look up in the provider's documentation. No value of the sample is printed,
//! because it may be a secret.
//!
//! A wrong argument or sample gives one line on standard error and exit status 2.

mod generate;

use std::{env, error::Error, ffi::OsString, fs, io, io::Write, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(code) => match io::stdout().write_all(code.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("scaffold: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[OsString]) -> Result<String, Box<dyn Error>> {
    let (file, name) = match arguments {
        [file] => (file, "Reply".into()),
        [file, name] => (file, name.to_string_lossy()),
        _ => return Err("usage: scaffold FILE [NAME]; `-` as FILE is standard input".into()),
    };
    let text = if file == "-" { io::read_to_string(io::stdin()) } else { fs::read_to_string(file) };
    let text = text.map_err(|error| format!("{}: {error}", file.to_string_lossy()))?;
    Ok(generate::scaffold(&text, &name)?)
}
