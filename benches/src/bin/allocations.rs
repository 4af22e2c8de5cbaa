//! Counts the allocations of every side of every row. It is a program of its own, because a
//! counting allocator would distort the times.

use token_benches::rows;

fn main() {
    let mut counts = Vec::new();
    for row in rows::all() {
        for side in (row.sides)() {
            side.measured(1);
            let counted = allocation_counter::measure(|| side.measured(1));
            counts.push((row.name, side.name, counted.count_total));
        }
    }
    println!("{}", serde_json::to_string(&counts).expect("lists can be written"));
}
