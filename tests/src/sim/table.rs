//! The table of SIGNALS §10.3: how often each plant is found and each null is not silent.

/// First weeks of the plants (SIGNALS §10.3).
pub const DRIFT: usize = 20;
pub const INTRUDED: usize = 22;
pub const LENIENT: usize = 24;
pub const LOST_CONTEXT: usize = 25;
pub const INTERRUPTED: usize = 26;
pub const ALONE: usize = 30;
