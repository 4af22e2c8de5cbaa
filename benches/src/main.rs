//! Measures everything and writes the results: `docs/performance.*`.

use token_benches::{compile, measure, report, rows};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match &args[..] {
        [] => report::write(&measure::all(), compile::all()),
        // How this program is run below valgrind.
        [once, row, side, times] if once == "once" => run(row, side, times.parse().unwrap_or(1)),
        _ => eprintln!("usage: cargo run --release --manifest-path benches/Cargo.toml"),
    }
}

/// Does what one side of one row does so many times.
fn run(row: &str, side: &str, times: u64) {
    let row = rows::all().into_iter().find(|found| found.name == row).expect("there is such a row");
    let side =
        (row.sides)().into_iter().find(|found| found.name == side).expect("there is such a side");
    side.measured(times);
}
