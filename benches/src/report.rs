//! The results: as JSON, as tables in the page, and as a chart.

use crate::{
    measure::{Measure, Measures},
    models::{by_hand, derived},
    rows::{
        self, CLOCK, DERIVED, HAND, INSTANT, LIFETIME, OAUTH2, OAUTH2_CLIENT, OAUTH2_TYPES,
        OPENIDCONNECT, RSPOTIFY,
    },
};
use serde::Serialize;
use std::{fmt::Write as _, fs, path::PathBuf};

/// Everything that is published.
#[derive(Serialize)]
struct Results {
    targets: Vec<Target>,
    rows: Vec<RowResult>,
}

/// A target and what was measured.
#[derive(Serialize)]
pub struct Target {
    what: &'static str,
    at_most: f64,
    measured: f64,
    /// A ratio has none.
    unit: &'static str,
}

impl Target {
    /// `measured` in `unit`, which should be no more than `at_most`.
    pub fn new(what: &'static str, at_most: f64, measured: f64, unit: &'static str) -> Self {
        Self { what, at_most, measured: rounded(measured), unit }
    }

    /// The same for a ratio.
    pub fn ratio(what: &'static str, at_most: f64, measured: f64) -> Self {
        Self::new(what, at_most, measured, "")
    }
}

#[derive(Serialize)]
struct RowResult {
    name: &'static str,
    sides: Vec<SideResult>,
}

/// Ratios to the first side of the row, and counts.
#[derive(Serialize)]
struct SideResult {
    name: &'static str,
    time: f64,
    instructions: Option<f64>,
    allocations: u64,
}

/// Writes `docs/performance.json`, `.svg`, and the tables in `.md`.
///
/// # Panics
/// The files cannot be written.
pub fn write(measures: &Measures, compiler: Vec<Target>) {
    let rows = ratios(measures);
    let chart = chart(&rows, &compiler);
    let targets = targets(measures).into_iter().chain(compiler).collect();
    let results = Results { targets, rows };
    let json = serde_json::to_string_pretty(&results).expect("results can be written");
    fs::write(docs("performance.json"), json + "\n").expect("docs can be written");
    fs::write(docs("performance.svg"), chart).expect("docs can be written");
    let page = fs::read_to_string(docs("performance.md")).expect("the page is there");
    let page = between(&page, "targets", &target_table(&results.targets));
    let page = between(&page, "rows", &row_table(&results.rows));
    fs::write(docs("performance.md"), page).expect("docs can be written");
}

/// A file of the documentation.
fn docs(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs")).join(name)
}

fn ratios(measures: &Measures) -> Vec<RowResult> {
    let all = rows::all().into_iter();
    all.map(|row| {
        let sides: Vec<_> = (row.sides)().iter().map(|side| side.name).collect();
        let first = of(measures, row.name, sides[0]);
        let sides = sides.into_iter().map(|name| {
            let side = of(measures, row.name, name);
            SideResult {
                name,
                time: rounded(side.time / first.time),
                instructions: side
                    .instructions
                    .zip(first.instructions)
                    .map(|(one, other)| rounded(one / other)),
                allocations: side.allocations,
            }
        });
        RowResult { name: row.name, sides: sides.collect() }
    })
    .collect()
}

fn of(measures: &Measures, row: &str, side: &str) -> Measure {
    measures[&(row.to_owned(), side.to_owned())]
}

fn rounded(ratio: f64) -> f64 {
    (ratio * 100.0).round() / 100.0
}

/// The targets for run time.
fn targets(measures: &Measures) -> Vec<Target> {
    let ratio = |row: &str, side: &str, other: &str| {
        of(measures, row, side).time / of(measures, row, other).time
    };
    #[allow(clippy::cast_precision_loss, reason = "a handful")]
    let allocations = |row, side| of(measures, row, side).allocations as f64;
    let by_hand = |row: &str| ratio(row, DERIVED, HAND);
    let longest = |one: &str, two: &str| by_hand(one).max(by_hand(two));
    let nanos = |side| of(measures, "is_expired_at", side).time;
    #[allow(clippy::cast_precision_loss, reason = "a hundred bytes")]
    let size = size_of::<derived::Token>() as f64 / size_of::<by_hand::Split>() as f64;
    let allocated = "allocations";
    vec![
        Target::ratio("decode minimal / serde by hand", 0.97, by_hand("minimal")),
        Target::ratio("decode standard / serde by hand", 1.0, by_hand("standard")),
        Target::ratio("decode extended / serde by hand", 1.03, by_hand("extended")),
        Target::ratio("decode escaped / serde by hand", 1.03, by_hand("escaped")),
        Target::ratio("decode 10 000 tokens / serde by hand", 1.01, by_hand("10 000 tokens")),
        Target::ratio("decode borrowed / serde by hand", 0.94, by_hand("borrowed")),
        Target::ratio("decode 1.5 kB JWT / serde by hand", 1.06, by_hand("1.5 kB JWT")),
        Target::ratio("decode 40 scopes / serde by hand, one string", 1.2, by_hand("40 scopes")),
        Target::ratio("malformed input / serde by hand", 1.5, by_hand("malformed")),
        Target::new("decode standard", 3.0, allocations("standard", DERIVED), allocated),
        Target::new("decode extended", 3.0, allocations("extended", DERIVED), allocated),
        Target::new("decode borrowed", 0.0, allocations("borrowed", DERIVED), allocated),
        Target::ratio("encode / serde by hand", 0.68, by_hand("encode")),
        Target::ratio("encode / oauth2", 1.0, ratio("encode", DERIVED, OAUTH2)),
        Target::new("encode", 0.0, allocations("encode", DERIVED), allocated),
        Target::ratio("read RFC 3339 / chrono", 1.0, by_hand("read RFC 3339")),
        Target::ratio("write RFC 3339 / chrono", 1.0, by_hand("write RFC 3339")),
        Target::ratio("read Unix time / chrono", 1.15, by_hand("read Unix time")),
        Target::ratio("write Unix time / chrono", 1.07, by_hand("write Unix time")),
        Target::ratio(
            "is_expired of an instant / SystemTime::now",
            1.3,
            ratio("is_expired", INSTANT, CLOCK),
        ),
        Target::ratio(
            "is_expired of a lifetime / SystemTime::now",
            1.4,
            ratio("is_expired", LIFETIME, CLOCK),
        ),
        Target::new("is_expired_at of an instant", 2.0, nanos(INSTANT), "ns"),
        Target::new("is_expired_at of a lifetime", 2.0, nanos(LIFETIME), "ns"),
        Target::ratio(
            "has_scope among 4 / scan of Vec<String>",
            1.0,
            longest("has_scope, last of 4", "has_scope, none of 4"),
        ),
        Target::ratio(
            "has_scope, none of 40 / scan of Vec<String>",
            1.0,
            by_hand("has_scope, none of 40"),
        ),
        Target::ratio(
            "has_scope, last of 40 / scan of Vec<String>",
            0.5,
            by_hand("has_scope, last of 40"),
        ),
        Target::new("has_scope", 0.0, allocations("has_scope, none of 40", DERIVED), allocated),
        Target::ratio("size_of the model / by hand with Vec<String>", 1.0, size),
    ]
}

fn target_table(targets: &[Target]) -> String {
    let mut table = String::from("| | at most | measured | |\n|---|---:|---:|---|\n");
    for Target { what, at_most, measured, unit } in targets {
        let met = if measured <= at_most { "met" } else { "**missed**" };
        let digits = if matches!(*unit, "" | "ns") { 2 } else { 0 };
        let space = if unit.is_empty() { "" } else { " " };
        let _ = writeln!(
            table,
            "| {what} | {at_most:.digits$}{space}{unit} | {measured:.digits$}{space}{unit} | {met} |"
        );
    }
    table
}

fn row_table(rows: &[RowResult]) -> String {
    let mut table =
        String::from("| | | time | instructions | allocations |\n|---|---|---:|---:|---:|\n");
    for row in rows {
        for (index, side) in row.sides.iter().enumerate() {
            let name = if index == 0 { row.name } else { "" };
            let instructions =
                side.instructions.map_or("–".into(), |ratio| format!("{ratio:.2}"));
            let SideResult { name: side, time, allocations, .. } = side;
            let _ =
                writeln!(table, "| {name} | {side} | {time:.2} | {instructions} | {allocations} |");
        }
    }
    table
}

/// `page` with `table` between the markers of that name.
fn between(page: &str, name: &str, table: &str) -> String {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = page.split_once(&start).expect("the page has the mark");
    let (_, after) = rest.split_once(&end).expect("the page has the mark's end");
    format!("{before}{start}\n{table}\n{end}{after}")
}

const CHARTED: [&str; 5] = ["standard", "extended", "40 scopes", "10 000 tokens", "encode"];

/// Legible on white and on black.
const COLOURS: [(&str, &str); 6] = [
    (DERIVED, "#1b7f5c"),
    (OAUTH2, "#4b7bb5"),
    (OAUTH2_CLIENT, "#86a9d3"),
    (OAUTH2_TYPES, "#b58a3c"),
    (OPENIDCONNECT, "#a2607f"),
    (RSPOTIFY, "#8b8b8b"),
];

/// How long the compiler takes, in the chart.
const COMPILED: [(&str, &str); 3] = [
    ("cargo check, cold, of 20 different models / serde's derive", "cargo check, cold"),
    ("cargo check, incremental, of 20 different models / serde's derive", "cargo check, again"),
    ("the same, each model decoded and encoded", "cargo build --release"),
];

/// Bars of run time and compile time, relative to serde's derive.
fn chart(rows: &[RowResult], compiler: &[Target]) -> String {
    let mut bars = Bars { svg: String::new(), y: 48.0 };
    for row in rows.iter().filter(|row| CHARTED.contains(&row.name)) {
        bars.group(&format!("run time: {}", row.name));
        for (side, colour) in COLOURS {
            if let Some(side) = row.sides.iter().find(|found| found.name == side) {
                bars.bar(side.name, side.time, colour);
            }
        }
    }
    bars.group("compile time: 20 structs with TokenModel");
    for (what, label) in COMPILED {
        if let Some(target) = compiler.iter().find(|target| target.what == what) {
            bars.bar(label, target.measured, COLOURS[0].1);
        }
    }
    let Bars { svg: bars, y } = bars;
    let (one, width) = (Bars::LEFT + Bars::UNIT, Bars::LEFT + Bars::LONGEST * Bars::UNIT + 60.0);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">
<style>text{{fill:#1f2328}}line{{stroke:#1f2328}}@media(prefers-color-scheme:dark){{text{{fill:#f0f6fc}}line{{stroke:#f0f6fc}}}}</style>
<text x="16" y="22">Time, relative to serde's derive on a struct with the same members (dashed line). Shorter is better.</text>
{bars}<line x1="{one}" x2="{one}" y1="34" y2="{y}" stroke-dasharray="3 3"/>
</svg>
"#,
        height = y + 12.0
    )
}

/// Labelled bars, from the top down.
struct Bars {
    svg: String,
    y: f64,
}

impl Bars {
    const LEFT: f64 = 250.0;
    const UNIT: f64 = 62.0;
    const LONGEST: f64 = 8.0;

    fn group(&mut self, name: &str) {
        if !self.svg.is_empty() {
            self.y += 14.0;
        }
        let y = self.y + 13.0;
        let _ = writeln!(self.svg, r#"<text x="16" y="{y}" font-weight="bold">{name}</text>"#);
        self.y += 20.0;
    }

    fn bar(&mut self, label: &str, ratio: f64, colour: &str) {
        let (left, y, length) = (Self::LEFT, self.y, ratio.min(Self::LONGEST) * Self::UNIT);
        let _ = writeln!(
            self.svg,
            r#"<text x="{}" y="{text_y}" text-anchor="end">{label}</text><rect x="{left}" y="{y}" width="{length:.1}" height="16" fill="{colour}"/><text x="{:.1}" y="{text_y}">{ratio:.2}</text>"#,
            left - 8.0,
            left + length + 6.0,
            text_y = y + 13.0,
        );
        self.y += 20.0;
    }
}
