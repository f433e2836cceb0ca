//! Headcounts as they are published.

/// So many people; more than can be told are the most that can.
pub(super) fn as_count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
