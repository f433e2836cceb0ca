//! What is frozen when, and what supersedes it.
