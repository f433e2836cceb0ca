//! Attackers (SIGNALS §8.8): whoever knows the roster, the tree and everything that was ever published
//! tries to learn about fewer than k people. Each also breaks a policy that was made naive for it, so
//! that none is an attacker in name only.
//!
//! Decided:
//!
//! - 2026-11-24: **Attackers break a naive policy too.** Each holds against what is shipped and
//!   succeeds against a policy that was made careless for it: a threshold alone, whoever answered, sums
//!   by week, means, marked silence, holding back what is bad, a house that does not ask who asks.

#![expect(
    clippy::unwrap_used,
    reason = "an attack that cannot be set up is a failed test"
)]

mod canaries;
mod crowd;
mod fields;
mod linear;
mod naive;
mod one_block;
mod over_http;
mod rank;
mod reasons;
mod roles;
mod several_blocks;
mod silence;
mod teams;
mod told;
mod values;
mod watched;
