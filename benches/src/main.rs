use std::{process::Command, time::Instant};
use token_benches::rows;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [row, side, times] = &args[..] {
        let rows = rows::all();
        let row = rows.iter().find(|r| r.name == row).unwrap();
        let sides = (row.sides)();
        let side = sides.iter().find(|s| s.name == side).unwrap();
        side.measured(times.parse().unwrap());
        return;
    }
    let filter = args.first().cloned().unwrap_or_default();
    for row in rows::all() {
        if !row.name.contains(&filter) {
            continue;
        }
        println!("{}", row.name);
        let mut first = (0.0, 0.0);
        for side in &(row.sides)() {
            let n: u64 = if row.name.contains("10 000") { 1 } else { 200 };
            let count = |n: u64| {
                let out = format!("/tmp/h9/cg.{}", std::process::id());
                let st = Command::new("valgrind")
                    .args([
                        "--tool=callgrind",
                        "--toggle-collect=*Side*measured*",
                        &format!("--callgrind-out-file={out}"),
                    ])
                    .arg(std::env::current_exe().unwrap())
                    .args([row.name, side.name, &n.to_string()])
                    .output()
                    .unwrap();
                assert!(st.status.success(), "{}", String::from_utf8_lossy(&st.stderr));
                let text = std::fs::read_to_string(&out).unwrap();
                let line = text
                    .lines()
                    .find_map(|l| l.strip_prefix("totals: ").or(l.strip_prefix("summary: ")))
                    .unwrap();
                line.trim().parse::<f64>().unwrap()
            };
            let instr = count(n) / n as f64;
            let mut best = f64::MAX;
            let mut k = 1;
            loop {
                let t = Instant::now();
                side.measured(k);
                let e = t.elapsed().as_secs_f64();
                if e > 0.002 || k > 1 << 30 {
                    break;
                }
                k *= 2;
            }
            for _ in 0..60 {
                let t = Instant::now();
                side.measured(k);
                best = f64::min(best, t.elapsed().as_secs_f64() / k as f64 * 1e9);
            }
            if first.0 == 0.0 {
                first = (instr, best)
            }
            println!(
                "   {:24} {:12.1} instr {:5.2}   {:10.1} ns {:5.2}",
                side.name,
                instr,
                instr / first.0,
                best,
                best / first.1
            );
        }
    }
}
