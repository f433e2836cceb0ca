//! Every action in one table: its address, whose right it needs, the function, and what else is true of it.
//!
//! Decided:
//!
//! - 2026-11-30: **Actions are plain functions in one table**, with address, right, function, what the
//!   security log says, whether the password is needed, and whether a draft is kept. It takes the place
//!   of a registry of server functions (2026-11-23), which named every action instead of trusting
//!   link-time registration. Because: one place to read, no call through a made-up HTTP request inside
//!   one process, no registration by the linker. Costs: Leptos' client calls of server functions are
//!   not available, which Irori does not use.

use super::concerned::Concerned::{self, Comer, Nobody, Oneself};
use super::concerned::OF_PERSON;
use super::{
    account, annotation, calendar, check_in, consent, door, entry, follow_up, forges, log, org,
    policy, reviews, security, signals, thresholds, weekly_pulse, weekly_review, word,
};
use crate::context::{Next, RequestContext};
use irori_core::domain::security_event::EventKind::{self, *};
use irori_core::privacy::rights::Resource;
use irori_core::privacy::rights::addresses::Behind;
use irori_ports::error::AppError;
use std::pin::Pin;

/// What an action comes to, when it has run.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<Next, AppError>> + Send + 'a>>;

/// What a form can ask for.
pub struct Action {
    /// Its address is this below `/do/`.
    pub name: &'static str,
    /// What it changes: the viewer's own, or the organisation's; `None`, what is open to everybody.
    pub right: Behind,
    pub run: for<'a> fn(&'a RequestContext) -> Running<'a>,
    /// What the security log says of it, and whom it concerns; `None` for what people enter, read and
    /// agree on.
    pub event: Option<(EventKind, Concerned)>,
    /// Whether it is done only when the person has given their password not long ago: roles, new
    /// passwords, thresholds, secrets, and whatever else gives others a way in.
    pub needs_password: bool,
    /// Whether what was typed is kept as a sealed draft when it fails.
    pub keeps_draft: bool,
}

impl Action {
    pub fn address(&self) -> String {
        format!("/do/{}", self.name)
    }
}

/// The action of this name.
pub fn action(name: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.name == name)
}

/// The action at this address.
pub fn at(address: &str) -> Option<&'static Action> {
    address.strip_prefix("/do/").and_then(action)
}

/// Whether what was typed into this action's form is kept when it fails.
pub fn keeps_draft(name: &str) -> bool {
    action(name).is_some_and(|action| action.keeps_draft)
}

macro_rules! run {
    ($action:path) => {
        |asked| Box::pin($action(asked))
    };
}

/// Every action.
pub const ACTIONS: &[Action] = &[
    own(
        "account/password",
        run!(account::change_password),
        logged(Password, Oneself),
    ),
    own(
        "account/confirm",
        run!(account::confirm),
        logged(Proof, Oneself),
    ),
    own(
        "account/erase",
        run!(account::erase_account),
        logged(AccountErased, Oneself),
    ),
    own(
        "account/end-other-sessions",
        run!(account::end_other_sessions),
        logged(SessionsEnded, Oneself),
    ),
    own(
        "account/end-session",
        run!(account::end_session),
        logged(SessionsEnded, Oneself),
    ),
    own(
        "account/open-texts",
        run!(account::open_texts),
        logged(Proof, Oneself),
    ),
    own("account/profile", run!(account::save_profile), HARMLESS),
    own(
        "account/recovery-code",
        run!(account::recovery_code),
        guarded(RecoveryCode, Oneself),
    ),
    own(
        "account/stop-reset",
        run!(account::stop_reset),
        logged(ResetStopped, Oneself),
    ),
    // Beside a team's charts only by its lead.
    own("annotation/add", run!(annotation::add_annotation), HARMLESS),
    own(
        "annotation/remove",
        run!(annotation::remove_annotation),
        HARMLESS,
    ),
    own(
        "calendar/add-day-off",
        run!(calendar::add_day_off),
        HARMLESS,
    ),
    own(
        "calendar/remove-day-off",
        run!(calendar::remove_day_off),
        HARMLESS,
    ),
    own("calendar/hours", run!(calendar::save_hours), HARMLESS),
    own("check-in", run!(check_in::save_check_in), DRAFT),
    own("consent/give", run!(consent::give_consent), HARMLESS),
    own(
        "consent/withdraw",
        run!(consent::withdraw_consent),
        HARMLESS,
    ),
    open("closed", run!(door::enter_closed), logged(SignIn, Comer)),
    open("join", run!(door::join), logged(InvitationUsed, Comer)),
    open("reset", run!(door::reset), logged(ResetUsed, Comer)),
    open("set-up", run!(door::set_up), logged(AccountMade, Comer)),
    open(
        "sign-in",
        run!(door::sign_in),
        logged(SignIn, Concerned::Address("email")),
    ),
    open("sign-out", run!(door::sign_out), logged(SignOut, Oneself)),
    own("change-entry", run!(entry::change_entry), DRAFT),
    own("remove-entry", run!(entry::remove_entry), HARMLESS),
    // Of a team, by a lead of it; ticked by who is to do it as well.
    own("follow-up/add", run!(follow_up::add_follow_up), DRAFT),
    own(
        "follow-up/change",
        run!(follow_up::change_follow_up),
        HARMLESS,
    ),
    own("follow-up/tick", run!(follow_up::tick_follow_ups), HARMLESS),
    own("follow-up/drop", run!(follow_up::drop_follow_up), HARMLESS),
    admin(
        "forges/add-hook",
        run!(forges::add_hook),
        guarded(Secret, Nobody),
    ),
    admin(
        "forges/remove-hook",
        run!(forges::remove_hook),
        logged(Secret, Nobody),
    ),
    own("forges/add-my-login", run!(forges::add_my_login), HARMLESS),
    own(
        "forges/remove-my-login",
        run!(forges::remove_my_login),
        HARMLESS,
    ),
    own(
        "forges/withdraw-claim",
        run!(forges::withdraw_claim),
        HARMLESS,
    ),
    // Of a login that commits with the viewer's own address.
    own(
        "forges/dispute-login",
        run!(forges::dispute_login),
        HARMLESS,
    ),
    own("forges/confirm-mine", run!(forges::confirm_mine), HARMLESS),
    own("forges/refuse-mine", run!(forges::refuse_mine), HARMLESS),
    admin("forges/replay", run!(forges::replay), HARMLESS),
    admin("forges/discard", run!(forges::discard), HARMLESS),
    admin(
        "forges/generated-paths",
        run!(forges::set_generated_paths),
        HARMLESS,
    ),
    admin("forges/tie", run!(forges::tie), guarded(Login, OF_PERSON)),
    admin("forges/untie", run!(forges::untie), logged(Login, Nobody)),
    admin(
        "forges/confirm-login",
        run!(forges::confirm_login),
        guarded(Login, Nobody),
    ),
    admin(
        "forges/confirm-claim",
        run!(forges::confirm_claim),
        guarded(Login, Nobody),
    ),
    admin(
        "forges/refuse-claim",
        run!(forges::refuse_claim),
        guarded(Login, Nobody),
    ),
    admin(
        "forges/mark-lost",
        run!(forges::mark_lost),
        logged(Secret, Nobody),
    ),
    own("log-activity", run!(log::log_activity), HARMLESS),
    own("log-chat", run!(log::log_chat), HARMLESS),
    own("log-home-to-work", run!(log::log_home_to_work), HARMLESS),
    own("log-work-to-home", run!(log::log_work_to_home), HARMLESS),
    admin("org/add-department", run!(org::add_department), HARMLESS),
    admin(
        "org/add-membership",
        run!(org::add_membership),
        guarded(Membership, OF_PERSON),
    ),
    admin("org/add-team", run!(org::add_team), HARMLESS),
    admin(
        "org/approve-reset",
        run!(org::approve_reset),
        guarded(ResetMade, OF_PERSON),
    ),
    admin(
        "org/close-account",
        run!(org::close_account),
        guarded(AccountClosed, OF_PERSON),
    ),
    admin(
        "org/closed-link",
        run!(org::closed_link),
        guarded(ResetMade, OF_PERSON),
    ),
    admin(
        "org/end-membership",
        run!(org::end_membership),
        guarded(Membership, Nobody),
    ),
    admin(
        "org/end-sessions",
        run!(org::end_sessions),
        logged(SessionsEnded, OF_PERSON),
    ),
    admin(
        "org/invite",
        run!(org::invite),
        guarded(InvitationMade, Nobody),
    ),
    admin(
        "org/remove-department",
        run!(org::remove_department),
        HARMLESS,
    ),
    admin("org/remove-team", run!(org::remove_team), HARMLESS),
    admin(
        "org/reopen-account",
        run!(org::reopen_account),
        guarded(AccountReopened, OF_PERSON),
    ),
    admin(
        "org/reset-link",
        run!(org::reset_link),
        guarded(ResetMade, OF_PERSON),
    ),
    admin("org/save-department", run!(org::save_department), HARMLESS),
    admin("org/save-holidays", run!(org::save_holidays), HARMLESS),
    admin(
        "org/save-roles",
        run!(org::save_roles),
        guarded(Role, OF_PERSON),
    ),
    admin("org/save-team", run!(org::save_team), HARMLESS),
    admin(
        "org/withdraw-invitation",
        run!(org::withdraw_invitation),
        logged(InvitationWithdrawn, Nobody),
    ),
    admin(
        "org/withdraw-reset",
        run!(org::withdraw_reset),
        logged(ResetStopped, OF_PERSON),
    ),
    admin("policy/set", run!(policy::set_policy), logged(Rule, Nobody)),
    admin(
        "thresholds/set",
        run!(thresholds::set_thresholds),
        guarded(Rule, Nobody),
    ),
    // Of a team's week, by a lead of it.
    own(
        "weekly-review/guess",
        run!(weekly_review::guess_first),
        HARMLESS,
    ),
    own(
        "weekly-review/mark",
        run!(weekly_review::mark_reviewed),
        HARMLESS,
    ),
    own("weekly-review/note", run!(weekly_review::write_note), DRAFT),
    own("reviews/mode", run!(reviews::leave_mode_out), HARMLESS),
    own("security/seen", run!(security::seen_security), HARMLESS),
    own("signals/acknowledge", run!(signals::acknowledge), HARMLESS),
    own("signals/rebase", run!(signals::rebase), HARMLESS),
    own(
        "weekly-pulse",
        run!(weekly_pulse::save_weekly_pulse),
        HARMLESS,
    ),
    own("word/send", run!(word::send_word), DRAFT),
    own("word/remove", run!(word::remove_word), HARMLESS),
];

type Run = for<'a> fn(&'a RequestContext) -> Running<'a>;

/// What else is true of an action: event, whether it needs the password, whether it keeps a draft.
type Facts = (Option<(EventKind, Concerned)>, bool, bool);

const HARMLESS: Facts = (None, false, false);
const DRAFT: Facts = (None, false, true);

const fn logged(kind: EventKind, whom: Concerned) -> Facts {
    (Some((kind, whom)), false, false)
}

/// Logged, and done only after the password.
const fn guarded(kind: EventKind, whom: Concerned) -> Facts {
    (Some((kind, whom)), true, false)
}

const fn open(name: &'static str, run: Run, facts: Facts) -> Action {
    new(name, None, run, facts)
}

const fn own(name: &'static str, run: Run, facts: Facts) -> Action {
    new(name, Some(Resource::Own), run, facts)
}

const fn admin(name: &'static str, run: Run, facts: Facts) -> Action {
    new(name, Some(Resource::Organisation), run, facts)
}

const fn new(name: &'static str, right: Behind, run: Run, facts: Facts) -> Action {
    let (event, needs_password, keeps_draft) = facts;
    Action {
        name,
        right,
        run,
        event,
        needs_password,
        keeps_draft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_action_has_two_rows() {
        let names: BTreeSet<&str> = ACTIONS.iter().map(|action| action.name).collect();
        assert_eq!(names.len(), ACTIONS.len());
    }

    #[test]
    fn an_action_is_found_by_its_address() {
        assert_eq!(
            at("/do/org/invite").map(|found| found.name),
            Some("org/invite")
        );
        assert!(at("/do/nothing").is_none() && at("/org/invite").is_none());
    }
}
