//! The simulation: what the signals find in made-up organisations of many seeds (SIGNALS §10), under
//! the rules of the script `docs/signals/gen_demo.py` and under those that are shipped.
//!
//! Decided:
//!
//! - 2026-11-24: **The simulation runs the shipped code**: made-up days become entries, rollups, states
//!   and Releases by the same functions as real ones. The rules of the script
//!   `docs/signals/gen_demo.py` stand beside them, and give week by week what the script gives.

pub mod acts;
pub mod budgets;
pub mod made_weeks;
pub mod org;
pub mod outcome;
pub mod reference_rules;
pub mod rehearsal;
pub mod report;
pub mod shipped_rules;
pub mod table;
