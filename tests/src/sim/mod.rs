//! The simulation: what the signals find in made-up organisations of many seeds (SIGNALS §10), under
//! the rules of the paper's script and under those that are shipped.

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
