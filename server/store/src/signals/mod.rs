//! A person's references, acknowledgements and work times; the organisation's estimates.

pub(crate) mod estimates;
pub(crate) mod person;
pub(crate) mod work_time;
