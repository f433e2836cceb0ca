//! Prints what the signals find in as many made-up organisations as asked for. Run by `make sim`.

use std::time::Instant;
use tests::sim::report::Report;

fn main() -> anyhow::Result<()> {
    let seeds = std::env::args().nth(1).unwrap_or_else(|| "300".into());
    let seeds: usize = seeds.parse()?;
    let started = Instant::now();
    println!("{}", Report::of(seeds));
    println!("Made in {:.0} s.", started.elapsed().as_secs_f64());
    Ok(())
}
