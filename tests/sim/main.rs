//! The signals in made-up organisations: the same events as the script `docs/signals/gen_demo.py`, and what is found.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is a failed test"
)]

mod found;
mod parity;
mod reviews;
