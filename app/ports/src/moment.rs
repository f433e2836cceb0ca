//! The moment at which something is asked: a port is told it and reads no clock.

use chrono::{DateTime, Utc};

/// When something is asked.
pub type Now = DateTime<Utc>;
