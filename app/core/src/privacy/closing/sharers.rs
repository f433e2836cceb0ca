//! Who shares a family by name with a lead is none of the `k` that it needs: the lead knows theirs, so
//! `k` others are needed (SIGNALS §13.0.3). Their values stay in the statistics.

use super::inputs::{GroupMember, WeekInputs};
use crate::domain::consent::SharedFamily;
use crate::privacy::release::Family;

/// Whether a member shares what a chart is of.
pub(super) fn shares(member: &GroupMember, family: Family) -> bool {
    let shared = match family {
        Family::Isolation => SharedFamily::Isolation,
        Family::HomeToWork | Family::WorkToHome => SharedFamily::Boundary,
        Family::TheyDontGetUs | Family::IDontGetThem => SharedFamily::Context,
    };
    member.shares.contains(&shared)
}

/// How many members are needed where of those that count, each one does or does not share.
pub(super) fn needed(inputs: &WeekInputs, counted: impl Iterator<Item = bool>) -> usize {
    inputs.thresholds.team as usize + counted.filter(|is_shared| *is_shared).count()
}
