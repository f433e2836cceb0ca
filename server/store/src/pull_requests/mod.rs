//! Pull requests with their pushes, reviews and comments, and how wholly they are known.

pub(crate) mod branch;
pub(crate) mod coverage;
pub(crate) mod pull_request;
pub(crate) mod push;
pub(crate) mod review;
pub(crate) mod upsert;
