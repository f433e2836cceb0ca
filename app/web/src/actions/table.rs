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

use super::concerned::ActionSubject::{self, Comer, Nobody, Oneself};
use super::concerned::OF_PERSON;
use super::{
    account, annotation, calendar, consent, door, draft, entry, follow_up, forges, org, reviews,
    rules, security, signals, weekly_pulse, weekly_review, word,
};
use crate::addresses::{self, Access};
use crate::components::answers::is_answered;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::form::Form;
use irori_core::domain::security_event::EventKind::{self, *};
use irori_core::privacy::rights::Resource;
use irori_ports::Answer;
use std::pin::Pin;

/// What an action comes to, when it has run.
pub type ActionFuture<'a> = Pin<Box<dyn Future<Output = Answer<NextPage>> + Send + 'a>>;

/// What a form can ask for.
pub struct Action {
    /// Its address is this below `/do/`.
    pub name: &'static str,
    /// What it changes: the viewer's own, or the organisation's; `None`, what is open to everybody.
    pub right: Access,
    pub run: Run,
    /// What the security log says of it, and whom it concerns; `None` for what people enter, read and
    /// agree on.
    pub event: Option<(EventKind, ActionSubject)>,
    /// Whether it is done only when the person has given their password not long ago: roles, new
    /// passwords, thresholds, secrets, and whatever else gives others a way in.
    pub needs_password: bool,
    /// Whether what was typed is kept as a sealed draft when it fails.
    pub keeps_draft: bool,
}

impl Action {
    pub fn address(&self) -> String {
        addresses::of_action(self.name)
    }
}

/// The action of this name.
pub fn action(name: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.name == name)
}

/// The action at this address.
pub fn at(address: &str) -> Option<&'static Action> {
    addresses::action_in(address).and_then(action)
}

/// Whether what was typed into this action's form is kept when it fails.
pub fn keeps_draft(name: &str) -> bool {
    action(name).is_some_and(|action| action.keeps_draft)
}

/// Whether this form is carried over a sign-in: where somebody who was signed in typed something into it.
pub fn is_carried(name: &str, form: &Form) -> bool {
    let is_own = action(name).is_some_and(|action| action.right.is_some());
    is_own && (keeps_draft(name) || is_answered(form))
}

/// Rows of the table: whose right an action needs, its name, its function, and what else is true of it. The
/// function is given who asks: the viewer, or the admin; what is open to everybody asks nobody.
macro_rules! actions {
    ($($right:ident $name:literal => $function:path, $facts:expr;)+) => {
        &[$(new($name, actions!(@right $right), actions!(@run $right $function), $facts)),+]
    };
    (@right open) => { None };
    (@right own) => { Some(Resource::Own) };
    (@right admin) => { Some(Resource::Organisation) };
    (@run open $function:path) => { |ctx| Box::pin($function(ctx)) };
    (@run own $function:path) => {
        |ctx| Box::pin(async move { $function(ctx, ctx.viewer()?).await })
    };
    (@run admin $function:path) => {
        |ctx| Box::pin(async move { $function(ctx, ctx.admin()?).await })
    };
}

/// Every action.
pub const ACTIONS: &[Action] = actions! {
    own   "account/password" => account::change_password, logged(Password, Oneself);
    own   "account/confirm" => account::confirm, logged(Proof, Oneself);
    own   "account/erase" => account::erase_account, logged(AccountErased, Oneself);
    own   "account/end-other-sessions" => account::end_other_sessions, logged(SessionsEnded, Oneself);
    own   "account/end-session" => account::end_session, logged(SessionsEnded, Oneself);
    own   "account/open-texts" => account::open_texts, logged(Proof, Oneself);
    own   "account/profile" => account::save_profile, HARMLESS;
    own   "account/recovery-code" => account::recovery_code, guarded(RecoveryCode, Oneself);
    own   "account/stop-reset" => account::stop_reset, logged(ResetStopped, Oneself);
    // Beside a team's charts only by its lead.
    own   "annotation/add" => annotation::add_annotation, HARMLESS;
    own   "annotation/remove" => annotation::remove_annotation, HARMLESS;
    own   "calendar/add-day-off" => calendar::add_day_off, HARMLESS;
    own   "calendar/remove-day-off" => calendar::remove_day_off, HARMLESS;
    own   "calendar/hours" => calendar::save_hours, HARMLESS;
    own   "check-in" => entry::save_check_in, DRAFT;
    own   "consent/give" => consent::give_consent, HARMLESS;
    own   "consent/withdraw" => consent::withdraw_consent, HARMLESS;
    open  "closed" => door::enter_closed, logged(SignIn, Comer);
    open  "join" => door::join, logged(InvitationUsed, Comer);
    open  "reset" => door::reset, logged(ResetUsed, Comer);
    open  "set-up" => door::set_up, logged(AccountMade, Comer);
    open  "sign-in" => door::sign_in, logged(SignIn, ActionSubject::Address("email"));
    open  "sign-out" => door::sign_out, logged(SignOut, Oneself);
    own   "change-entry" => entry::change_entry, DRAFT;
    own   "draft/discard" => draft::discard_draft, HARMLESS;
    own   "remove-entry" => entry::remove_entry, HARMLESS;
    // Of a team, by a lead of it; ticked by who is to do it as well.
    own   "follow-up/add" => follow_up::add_follow_up, DRAFT;
    own   "follow-up/change" => follow_up::change_follow_up, HARMLESS;
    own   "follow-up/tick" => follow_up::tick_follow_ups, HARMLESS;
    own   "follow-up/drop" => follow_up::drop_follow_up, HARMLESS;
    admin "forges/add-hook" => forges::add_hook, guarded(Secret, Nobody);
    admin "forges/remove-hook" => forges::remove_hook, logged(Secret, Nobody);
    own   "forges/add-my-login" => forges::add_my_login, HARMLESS;
    own   "forges/remove-my-login" => forges::remove_my_login, HARMLESS;
    own   "forges/withdraw-claim" => forges::withdraw_claim, HARMLESS;
    // Of a login that commits with the viewer's own address.
    own   "forges/dispute-login" => forges::dispute_login, HARMLESS;
    own   "forges/confirm-mine" => forges::confirm_mine, HARMLESS;
    own   "forges/refuse-mine" => forges::refuse_mine, HARMLESS;
    admin "forges/replay" => forges::replay, HARMLESS;
    admin "forges/discard" => forges::discard, HARMLESS;
    admin "forges/generated-paths" => forges::set_generated_paths, HARMLESS;
    admin "forges/tie" => forges::tie, guarded(Login, OF_PERSON);
    admin "forges/untie" => forges::untie, logged(Login, Nobody);
    admin "forges/confirm-login" => forges::confirm_login, guarded(Login, Nobody);
    admin "forges/confirm-claim" => forges::confirm_claim, guarded(Login, Nobody);
    admin "forges/refuse-claim" => forges::refuse_claim, guarded(Login, Nobody);
    admin "forges/mark-lost" => forges::mark_lost, logged(Secret, Nobody);
    own   "log-activity" => entry::log_activity, HARMLESS;
    own   "log-chat" => entry::log_chat, HARMLESS;
    own   "log-home-to-work" => entry::log_interruption, HARMLESS;
    own   "log-work-to-home" => entry::log_interruption, HARMLESS;
    admin "org/add-department" => org::add_department, HARMLESS;
    admin "org/add-membership" => org::add_membership, guarded(Membership, OF_PERSON);
    admin "org/add-team" => org::add_team, HARMLESS;
    admin "org/approve-reset" => org::approve_reset, guarded(ResetMade, OF_PERSON);
    admin "org/close-account" => org::close_account, guarded(AccountClosed, OF_PERSON);
    admin "org/closed-link" => org::closed_link, guarded(ResetMade, OF_PERSON);
    admin "org/end-membership" => org::end_membership, guarded(Membership, Nobody);
    admin "org/end-sessions" => org::end_sessions, logged(SessionsEnded, OF_PERSON);
    admin "org/invite" => org::invite, guarded(InvitationMade, Nobody);
    admin "org/remove-department" => org::remove_department, HARMLESS;
    admin "org/remove-team" => org::remove_team, HARMLESS;
    admin "org/reopen-account" => org::reopen_account, guarded(AccountReopened, OF_PERSON);
    admin "org/reset-link" => org::reset_link, guarded(ResetMade, OF_PERSON);
    admin "org/save-department" => org::save_department, HARMLESS;
    admin "org/save-holidays" => org::save_holidays, HARMLESS;
    admin "org/save-roles" => org::save_roles, guarded(Role, OF_PERSON);
    admin "org/save-team" => org::save_team, HARMLESS;
    admin "org/withdraw-invitation" => org::withdraw_invitation, logged(InvitationWithdrawn, Nobody);
    admin "org/withdraw-reset" => org::withdraw_reset, logged(ResetStopped, OF_PERSON);
    admin "policy/set" => rules::set_policy, logged(Rule, Nobody);
    admin "thresholds/set" => rules::set_thresholds, guarded(Rule, Nobody);
    // Of a team's week, by a lead of it.
    own   "weekly-review/guess" => weekly_review::guess_first, HARMLESS;
    own   "weekly-review/mark" => weekly_review::mark_reviewed, HARMLESS;
    own   "weekly-review/note" => weekly_review::write_note, DRAFT;
    own   "reviews/mode" => reviews::leave_mode_out, HARMLESS;
    own   "security/seen" => security::seen_security, HARMLESS;
    own   "signals/acknowledge" => signals::acknowledge, HARMLESS;
    own   "signals/rebase" => signals::rebase, HARMLESS;
    own   "weekly-pulse" => weekly_pulse::save_weekly_pulse, HARMLESS;
    own   "word/send" => word::send_word, DRAFT;
    own   "word/remove" => word::remove_word, HARMLESS;
};

type Run = for<'a> fn(&'a RequestContext) -> ActionFuture<'a>;

/// What else is true of an action: event, whether it needs the password, whether it keeps a draft.
type ActionFacts = (Option<(EventKind, ActionSubject)>, bool, bool);

const HARMLESS: ActionFacts = (None, false, false);
const DRAFT: ActionFacts = (None, false, true);

const fn logged(kind: EventKind, whom: ActionSubject) -> ActionFacts {
    (Some((kind, whom)), false, false)
}

/// Logged, and done only after the password.
const fn guarded(kind: EventKind, whom: ActionSubject) -> ActionFacts {
    (Some((kind, whom)), true, false)
}

const fn new(name: &'static str, right: Access, run: Run, facts: ActionFacts) -> Action {
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
    use crate::words::Locale;
    use irori_core::domain::person::Language;
    use std::collections::BTreeSet;

    #[test]
    fn no_action_has_two_rows() {
        let names: BTreeSet<&str> = ACTIONS.iter().map(|action| action.name).collect();
        assert_eq!(names.len(), ACTIONS.len());
    }

    #[test]
    fn every_guarded_action_says_what_it_does() {
        for action in ACTIONS.iter().filter(|action| action.needs_password) {
            for words in [Language::English, Language::Japanese].map(Locale) {
                let key = format!("confirm-{}", action.name.replace('/', "-"));
                assert_ne!(t!(words, &key), key);
            }
        }
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
