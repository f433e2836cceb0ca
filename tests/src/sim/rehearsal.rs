//! Runs many seeds, on every core.

use super::org::Org;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The seed of the demo, whose first ACTs SIGNALS §10.3 names.
pub const DEMO: &str = "20250106";

/// The first `n` Monte-Carlo seeds: `mc0`, `mc1`, …
pub fn monte_carlo(n: usize) -> Vec<String> {
    (0..n).map(|seed| format!("mc{seed}")).collect()
}

/// What `look` finds in the organisation of each seed, in the order of the seeds.
///
/// # Panics
/// Where `look` does.
pub fn rehearse<T: Send>(seeds: &[String], look: impl Fn(&Org) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::with_capacity(seeds.len()));
    let work = || {
        while let Some((n, seed)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, seeds.get(n)?)))
        {
            let outcome = look(&Org::of(seed));
            found.lock().unwrap().push((n, outcome));
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort_by_key(|(n, _)| *n);
    found.into_iter().map(|(_, outcome)| outcome).collect()
}
