//! Answer of a port: the value that was asked for, or the trouble with it.

use crate::error::AppError;

/// What was asked for, or why there is none.
pub type Answer<T> = Result<T, AppError>;
