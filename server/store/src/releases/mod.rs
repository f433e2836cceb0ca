//! Publishing groups, frozen weeks, closing, and the Releases it gives.

pub(crate) mod closing;
pub(crate) mod person_pull_requests;
pub(crate) mod person_week;
pub(crate) mod publishing_group;
pub(crate) mod quarter_closing;
pub(crate) mod quarter_teams;
pub(crate) mod release;
pub(crate) mod response_times;
pub(crate) mod review_inputs;
pub(crate) mod review_weeks;
pub(crate) mod team_export;
pub(crate) mod team_pull_requests;
pub(crate) mod team_week;
