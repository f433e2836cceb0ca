//! Every page and every action the server answers: pages as the app lists them, actions by name, so
//! that none depends on what the linker keeps.

use app::actions::{
    account, annotation, calendar, check_in, consent, door, entry, follow_up, forges, log, org,
    policy, reviews, security, signals, thresholds, weekly_pulse, weekly_review, word,
};
use leptos::server_fn::ServerFn;
use leptos::server_fn::axum::register_explicit;

/// The address of every page, as the router of the app has them: `/entries/{id}`.
///
/// Listing them also readies Leptos for rendering.
pub fn pages() -> Vec<String> {
    leptos_axum::generate_route_list(app::routes::App)
        .iter()
        .map(|page| page.path().to_owned())
        .collect()
}

macro_rules! registry {
    ($($action:path),+ $(,)?) => {
        /// Makes every action known to Leptos.
        pub fn register() {
            $(register_explicit::<$action>();)+
        }

        /// The address of every action.
        pub fn paths() -> Vec<&'static str> {
            vec![$(<$action as ServerFn>::PATH),+]
        }
    };
}

registry! {
    account::ChangePassword,
    account::Confirm,
    account::EndOtherSessions,
    account::EndSession,
    account::EraseAccount,
    account::OpenTexts,
    account::RecoveryCode,
    account::SaveProfile,
    account::StopReset,
    annotation::AddAnnotation,
    annotation::RemoveAnnotation,
    calendar::AddDayOff,
    calendar::RemoveDayOff,
    calendar::SaveHours,
    check_in::SaveCheckIn,
    consent::GiveConsent,
    consent::WithdrawConsent,
    door::EnterClosed,
    door::Join,
    door::Reset,
    door::SetUp,
    door::SignIn,
    door::SignOut,
    entry::ChangeEntry,
    entry::RemoveEntry,
    follow_up::AddFollowUp,
    follow_up::ChangeFollowUp,
    follow_up::DropFollowUp,
    follow_up::TickFollowUps,
    forges::AddHook,
    forges::AddMyLogin,
    forges::ConfirmClaim,
    forges::ConfirmLogin,
    forges::ConfirmMine,
    forges::Discard,
    forges::DisputeLogin,
    forges::MarkLost,
    forges::RefuseClaim,
    forges::RefuseMine,
    forges::RemoveHook,
    forges::RemoveMyLogin,
    forges::Replay,
    forges::SetGeneratedPaths,
    forges::Tie,
    forges::Untie,
    forges::WithdrawClaim,
    log::LogActivity,
    log::LogChat,
    log::LogHomeToWork,
    log::LogWorkToHome,
    org::AddDepartment,
    org::AddMembership,
    org::AddTeam,
    org::ApproveReset,
    org::CloseAccount,
    org::ClosedLink,
    org::EndMembership,
    org::EndSessions,
    org::Invite,
    org::RemoveDepartment,
    org::RemoveTeam,
    org::ReopenAccount,
    org::ResetLink,
    org::SaveDepartment,
    org::SaveHolidays,
    org::SaveRoles,
    org::SaveTeam,
    org::WithdrawInvitation,
    org::WithdrawReset,
    policy::SetPolicy,
    reviews::LeaveModeOut,
    security::SeenSecurity,
    signals::Acknowledge,
    signals::Rebase,
    thresholds::SetThresholds,
    weekly_pulse::SaveWeeklyPulse,
    weekly_review::GuessFirst,
    weekly_review::MarkReviewed,
    weekly_review::WriteNote,
    word::RemoveWord,
    word::SendWord,
}
