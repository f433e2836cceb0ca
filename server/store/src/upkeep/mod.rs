//! Opening, verifying, retention, erasure, taking data away, seeding.

pub(crate) mod erasure;
pub(crate) mod open;
pub(crate) mod personal_export;
pub(crate) mod retention;
pub(crate) mod rotation;
pub(crate) mod seed;
pub(crate) mod verify;
