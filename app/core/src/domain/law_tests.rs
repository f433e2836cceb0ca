//! Laws that hold of anything: cases from one seed in every run, and the least case that breaks one.

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::fmt::Debug;

/// Tries a law on so many cases; one that breaks it is made as small as it can be and told.
#[track_caller]
pub fn holds<S>(cases: u32, of: S, law: impl Fn(S::Value))
where
    S: Strategy,
    S::Value: Debug,
{
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_130),
        ..Config::default()
    };
    let tried = TestRunner::new(config).run(&of, |case| {
        law(case);
        Ok(())
    });
    if let Err(broken) = tried {
        panic!("{broken}");
    }
}
