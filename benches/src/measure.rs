//! Time, instructions and allocations of every side.

use crate::rows::{self, Row, Side};
use criterion::{Criterion, SamplingMode};
use std::{
    cell::Cell,
    collections::BTreeMap,
    env, fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// What was measured, by row and side.
pub type Measures = BTreeMap<(String, String), Measure>;

/// What one side of one row takes.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// Nanoseconds per iteration.
    pub time: f64,
    /// Instructions per iteration. `None` without valgrind, and for rows that measure the clock:
    /// valgrind's clock is slower.
    pub instructions: Option<f64>,
    /// Allocations per iteration.
    pub allocations: u64,
}

/// Measures every side of every row.
///
/// # Panics
/// A program cannot be run.
pub fn all() -> Measures {
    let allocations = allocations();
    let valgrind = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_ok();
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300))
        .nresamples(1000)
        .without_plots();
    let mut measures = Measures::new();
    for row in rows::all() {
        let sides = (row.sides)();
        let times = times(&mut criterion, row.name, &sides);
        for (side, time) in sides.iter().zip(times) {
            let clock = row.name.starts_with("is_expired");
            let instructions = (valgrind && !clock).then(|| instructions(&row, side));
            let key = (row.name.to_owned(), side.name.to_owned());
            let allocations = allocations[&key];
            measures.insert(key, Measure { time, instructions, allocations });
        }
    }
    measures
}

/// The time of each side, in nanoseconds: the fastest sample, because other work of the machine can
/// only add to it. The sides take turns, so a quiet minute of the machine favours none of them.
fn times(criterion: &mut Criterion, row: &str, sides: &[Side]) -> Vec<f64> {
    let fastest: Vec<_> = sides.iter().map(|_| Cell::new(f64::MAX)).collect();
    for _ in 0..3 {
        let mut group = criterion.benchmark_group(row);
        group.sampling_mode(SamplingMode::Flat);
        for (side, fastest) in sides.iter().zip(&fastest) {
            group.bench_function(side.name, |bencher| {
                bencher.iter_custom(|times| {
                    let start = Instant::now();
                    side.measured(times);
                    let taken = start.elapsed();
                    // The first iterations of the warm-up are too short for the clock.
                    if taken > Duration::from_micros(200) {
                        #[allow(clippy::cast_precision_loss, reason = "far less than 2^52")]
                        let once = taken.as_nanos() as f64 / times as f64;
                        fastest.set(fastest.get().min(once));
                    }
                    taken
                });
            });
        }
        group.finish();
    }
    fastest.into_iter().map(Cell::into_inner).collect()
}

/// The instructions of one side per iteration, counted by callgrind in a process of its own. The
/// count hardly changes between runs and machines.
fn instructions(row: &Row, side: &Side) -> f64 {
    let times = if row.name == "10 000 tokens" { 1 } else { 1000 };
    let file = env::temp_dir().join(format!("callgrind-{}", std::process::id()));
    let status = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--toggle-collect=*Side*measured*"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(env::current_exe().expect("a program knows where it is"))
        .args(["once", row.name, side.name, &times.to_string()])
        .stderr(Stdio::null())
        .status()
        .expect("valgrind can be run");
    assert!(status.success(), "valgrind failed at {}, {}", row.name, side.name);
    let output = fs::read_to_string(&file).expect("callgrind wrote its output");
    let _ = fs::remove_file(&file);
    let total =
        output.lines().find_map(|line| line.strip_prefix("totals: ")).expect("callgrind counted");
    total.parse::<f64>().expect("callgrind counts in numbers") / f64::from(times)
}

/// The allocations of every side, counted by the program `allocations`.
fn allocations() -> BTreeMap<(String, String), u64> {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--bin", "allocations"])
        .arg(concat!("--manifest-path=", env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be run");
    let list: Vec<_> = serde_json::from_slice(&output.stdout).expect("allocations are a list");
    list.into_iter().map(|(row, side, count): (String, String, u64)| ((row, side), count)).collect()
}
