//! The two standard outputs. Nothing else prints: printing panics where nobody reads, or a disk is
//! full.

use std::fmt::Display;
use std::io::{self, Write};

/// Writes a line of what was asked for; fails where it cannot be written.
pub fn out(text: impl Display) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}

/// Writes a line beside what was asked for, to whoever may be reading.
pub fn aside(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
