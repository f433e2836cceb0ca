//! What the outside must implement, in the words of the domain. A method is one unit of work:
//! no transaction crosses it. Every personal query takes the viewer.

pub mod accounts;
pub mod annotations;
pub mod consents;
pub mod follow_ups;
pub mod ledger;
pub mod mine;
pub mod releases;
pub mod reviews;
pub mod rules;
pub mod security;
pub mod signals;
pub mod weekly_reviews;
pub mod words;

use crate::domain::calendar::{DayOff, Holiday, WorkingHours};
use crate::domain::day::{Day, Week};
use crate::domain::department::Tree;
use crate::domain::entry::{Cursor, Entry, EntryFilter, EntryPage, Kept};
use crate::domain::forge_account::{Account, Forge, Untied};
use crate::domain::form::Form;
use crate::domain::generated_paths::GeneratedPaths;
use crate::domain::hook::{Content, DeliveryName, HookKey, HookLine, NewHook, Outcome, Tidings};
use crate::domain::id::*;
use crate::domain::login_claim::{Claimed, Contest, Evidence, MyLogins, Tied};
use crate::domain::membership::{Membership, MembershipPlan};
use crate::domain::person::{Colleague, Email, Newcomer, Password, Profile, Viewer};
use crate::domain::pull_request::{Change, News, Part};
use crate::domain::quarantine::{Malformed, QuarantinePage};
use crate::domain::reset::RecoveryCode;
use crate::domain::team::TeamPlan;
use crate::error::Trouble;
use crate::reviews::coverage::HookHealth;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub type Answer<T> = Result<T, Trouble>;
pub type Now = DateTime<Utc>;

/// Everything a page or an action may ask of the outside.
#[derive(Clone)]
pub struct House {
    pub doors: Arc<dyn Doors>,
    pub accounts: Arc<dyn accounts::Accounts>,
    pub people: Arc<dyn People>,
    pub org: Arc<dyn Org>,
    pub entries: Arc<dyn Entries>,
    pub drafts: Arc<dyn Drafts>,
    pub forges: Arc<dyn Forges>,
    pub releases: Arc<dyn releases::Releases>,
    pub reviews: Arc<dyn reviews::Reviews>,
    pub signals: Arc<dyn signals::Signals>,
    pub rules: Arc<dyn rules::Rules>,
    pub annotations: Arc<dyn annotations::Annotations>,
    pub consents: Arc<dyn consents::Consents>,
    pub words: Arc<dyn words::Words>,
    pub follow_ups: Arc<dyn follow_ups::FollowUps>,
    pub weekly_reviews: Arc<dyn weekly_reviews::WeeklyReviews>,
    pub ledger: Arc<dyn ledger::Ledger>,
    pub mine: Arc<dyn mine::Mine>,
    pub security: Arc<dyn security::Security>,
}

/// What a one-time link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// The first account of the installation.
    SetUp,
    /// An account for this address.
    Join { email: Email, team: Option<String> },
    /// A new password for the account with this address: from then on, or with its recovery code.
    Reset { email: Email, from: Now },
    /// A new password and an admin's rights for the account with this address.
    Admin { email: Email },
    /// What is left of the closed account with this address.
    Closed { email: Email },
}

/// What a link that an admin made is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFor {
    Join,
    Reset,
}

/// A link that somebody made and that still opens something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeLink {
    pub to: LinkFor,
    /// An address, or the name of an account.
    pub whom: String,
    pub made: Now,
    pub expires: Now,
}

/// A one-time link that is still waiting, as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLink {
    pub id: LinkId,
    pub email: Email,
    pub team: Option<String>,
    pub expires: Now,
}

/// One of a person's own sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    pub id: SessionLineId,
    /// What the browser called itself, at most 200 characters.
    pub device: String,
    /// The network it began from; empty where that was not written down.
    pub network: String,
    pub began: Now,
    pub seen: Now,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// Where somebody tries to come in from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'o> {
    pub network: &'o str,
    /// The browser, where it was signed in before, to whatever account.
    pub device: Option<DeviceId>,
}

impl<'o> Origin<'o> {
    /// A browser that is not known.
    pub fn stranger(network: &'o str) -> Self {
        Self {
            network,
            device: None,
        }
    }
}

/// Who was let in, and how often all of their sessions had been ended by then: a session begins for them
/// only while that is so, however long it took to check the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub person: PersonId,
    pub epoch: i64,
}

/// Ways in and out: passwords, one-time links, sessions.
#[async_trait]
pub trait Doors: Send + Sync {
    /// The account with this address and password. Unknown address and wrong password are the same
    /// answer (a mistake at `password`) in the same time; too many attempts are [`Trouble::Slow`].
    async fn sign_in(
        &self,
        email: &str,
        password: &str,
        from: Origin<'_>,
        now: Now,
    ) -> Answer<SignedIn>;
    /// What a link opens; [`Trouble::LinkSpent`] when it was used, has expired or never was.
    async fn opens(&self, token: &str, now: Now) -> Answer<Opens>;
    /// Makes the first account, an admin; the link is spent with it.
    async fn set_up(
        &self,
        token: &str,
        newcomer: Newcomer,
        org_name: String,
        now: Now,
    ) -> Answer<SignedIn>;
    /// Makes an account for an invitation; the link is spent with it.
    async fn join(&self, token: &str, newcomer: Newcomer, now: Now) -> Answer<SignedIn>;
    /// Sets a new password and ends every session of the account; the link is spent with it. Without the
    /// recovery code what was sealed before stays so until the person proves themselves. Before the link
    /// opens, a missing code is a mistake at `recovery-code`; a wrong one always is.
    async fn reset(
        &self,
        token: &str,
        password: Password,
        code: Option<RecoveryCode>,
        now: Now,
    ) -> Answer<SignedIn>;
    /// Changes one's own password, ends one's other sessions and every link that one made or that was to
    /// give one a new password; none of one's browsers but `device`, which asks, is known any more.
    async fn change_password(
        &self,
        viewer: &Viewer,
        old: &str,
        new: Password,
        session: &str,
        device: Option<DeviceId>,
        now: Now,
    ) -> Answer<()>;
    /// One's own sessions, the latest first. `session` is the one that asks.
    async fn sessions(&self, viewer: &Viewer, session: &str, now: Now) -> Answer<Vec<SessionLine>>;
    async fn end_session(&self, viewer: &Viewer, id: SessionLineId) -> Answer<()>;
    async fn end_other_sessions(&self, viewer: &Viewer, session: &str) -> Answer<()>;
    /// An invitation for an address, 72 h, single use. Returns its token, shown once.
    async fn invite(
        &self,
        admin: &Viewer,
        email: Email,
        team: Option<TeamId>,
        now: Now,
    ) -> Answer<String>;
    /// A link to a new password for somebody else, single use: it waits as long as the installation
    /// says, and is told to them meanwhile. Returns its token, shown once.
    async fn reset_link(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String>;
    async fn waiting_invitations(&self, admin: &Viewer, now: Now) -> Answer<Vec<WaitingLink>>;
    async fn withdraw_invitation(&self, admin: &Viewer, id: LinkId) -> Answer<()>;
}

/// People as they see themselves.
#[async_trait]
pub trait People: Send + Sync {
    /// The person with roles and teams as they stand on the person's own Day at `now`.
    async fn viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>>;
    /// The person of a closed account, without roles and teams.
    async fn closed_viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>>;
    async fn save_profile(&self, viewer: &Viewer, profile: Profile) -> Answer<()>;
    async fn working_hours(&self, viewer: &Viewer) -> Answer<WorkingHours>;
    /// They count from the running week on; what was rolled up of weeks before keeps theirs.
    async fn save_working_hours(
        &self,
        viewer: &Viewer,
        hours: WorkingHours,
        now: Now,
    ) -> Answer<()>;
    /// One's own days off that end on or after `since`, the earliest first.
    async fn days_off(&self, viewer: &Viewer, since: Day) -> Answer<Vec<DayOff>>;
    async fn add_day_off(&self, viewer: &Viewer, from: Day, to: Day, now: Now) -> Answer<()>;
    async fn remove_day_off(&self, viewer: &Viewer, id: DayOffId, now: Now) -> Answer<()>;
    /// Public holidays of the viewer's counting team in the given days.
    async fn holidays(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<Holiday>>;
    /// Everybody else one may name as a partner of a talk, one's own teams first, then by name.
    async fn colleagues(&self, viewer: &Viewer) -> Answer<Vec<Colleague>>;
}

/// A person as the admin sees them: never a result.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    pub id: PersonId,
    pub name: String,
    pub email: Email,
    pub admin: bool,
    pub hr: bool,
    /// Whether the account has been closed.
    pub closed: bool,
    pub memberships: Vec<Membership>,
}

/// The tree, its people and their parts; for admins only. Every change of who may read is in the ledger.
#[async_trait]
pub trait Org: Send + Sync {
    async fn tree(&self, admin: &Viewer, today: Day) -> Answer<Tree>;
    async fn add_department(
        &self,
        admin: &Viewer,
        name: String,
        parent: DepartmentId,
    ) -> Answer<DepartmentId>;
    /// Renames and moves; a move below itself is a mistake at `parent`.
    async fn save_department(
        &self,
        admin: &Viewer,
        id: DepartmentId,
        name: String,
        parent: Option<DepartmentId>,
    ) -> Answer<()>;
    /// Removes a department without teams or departments; else a mistake at `form`.
    async fn remove_department(&self, admin: &Viewer, id: DepartmentId) -> Answer<()>;
    async fn add_team(&self, admin: &Viewer, plan: TeamPlan) -> Answer<TeamId>;
    async fn save_team(&self, admin: &Viewer, id: TeamId, plan: TeamPlan, now: Now) -> Answer<()>;
    /// Removes a team that never had a member and was never in a publishing group; else a mistake at
    /// `form`.
    async fn remove_team(&self, admin: &Viewer, id: TeamId) -> Answer<()>;
    async fn team_holidays(&self, admin: &Viewer, id: TeamId) -> Answer<Vec<Holiday>>;
    /// Replaces the team's list of public holidays.
    async fn save_team_holidays(
        &self,
        admin: &Viewer,
        id: TeamId,
        holidays: Vec<Holiday>,
    ) -> Answer<()>;
    /// Everybody with their memberships, by name.
    async fn people(&self, admin: &Viewer) -> Answer<Vec<PersonLine>>;
    async fn person(&self, admin: &Viewer, id: PersonId) -> Answer<PersonLine>;
    /// Sets who is admin and who HR; the last admin cannot be taken away (a mistake at `admin`).
    async fn save_roles(
        &self,
        admin: &Viewer,
        id: PersonId,
        is_admin: Switch,
        is_hr: Switch,
        now: Now,
    ) -> Answer<()>;
    /// Adds a membership. Two counting memberships on one day are a mistake at `counting`; the same
    /// team twice on one day is a mistake at `team`.
    async fn add_membership(
        &self,
        admin: &Viewer,
        person: PersonId,
        plan: MembershipPlan,
        now: Now,
    ) -> Answer<MembershipId>;
    /// Sets the last day of a membership; one that ends before it begins is removed.
    async fn end_membership(
        &self,
        admin: &Viewer,
        id: MembershipId,
        last: Day,
        now: Now,
    ) -> Answer<()>;
}

/// A role that is held or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    On,
    Off,
}

impl Switch {
    pub fn of(ticked: bool) -> Self {
        if ticked { Self::On } else { Self::Off }
    }

    pub fn is_on(self) -> bool {
        self == Self::On
    }
}

/// One's own entries; nobody else's can be reached through this.
#[async_trait]
pub trait Entries: Send + Sync {
    /// Writes a new entry. A check-in or pulse replaces the one of its Day or week; for the others
    /// the same `once` a second time writes nothing and gives the same id. A talk, movement or interruption
    /// takes back the Day's *none today* of its section.
    async fn add(&self, viewer: &Viewer, once: Once, entry: Entry, now: Now) -> Answer<EntryId>;
    /// Replaces an entry by one of the same kind; [`Trouble::NotThere`] if it is not the viewer's.
    async fn replace(&self, viewer: &Viewer, id: EntryId, entry: Entry, now: Now) -> Answer<()>;
    /// Removes an entry; [`Trouble::NotThere`] if it is not the viewer's.
    async fn remove(&self, viewer: &Viewer, id: EntryId, now: Now) -> Answer<()>;
    async fn find(&self, viewer: &Viewer, id: EntryId) -> Answer<Kept>;
    /// Everything of these Days, both ends included, in the order of Day and writing.
    async fn between(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<Kept>>;
    /// One page of the list, newest first.
    async fn page(
        &self,
        viewer: &Viewer,
        filter: EntryFilter,
        cursor: Cursor,
        now: Now,
    ) -> Answer<EntryPage>;
    /// The week of the viewer's earliest entry, if there is one.
    async fn first_week(&self, viewer: &Viewer) -> Answer<Option<Week>>;
}

/// What was typed and could not be saved, sealed, for 24 hours.
#[async_trait]
pub trait Drafts: Send + Sync {
    async fn keep(&self, viewer: &Viewer, form_name: &str, form: &Form, now: Now) -> Answer<()>;
    async fn find(&self, viewer: &Viewer, form_name: &str, now: Now) -> Answer<Option<Form>>;
    async fn discard(&self, viewer: &Viewer, form_name: &str) -> Answer<()>;
}

/// A tied login with the name of its person, as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieLine {
    pub tied: Tied,
    pub name: String,
    /// Of a tie from before proofs; of others it is not looked up.
    pub evidence: Evidence,
}

/// Pull requests from forges: the hooks they come by, and whose logins they name.
#[async_trait]
pub trait Forges: Send + Sync {
    /// Makes a hook; its secret is shown once. A name that is taken is a mistake at `name`.
    async fn add_hook(
        &self,
        admin: &Viewer,
        forge: Forge,
        name: String,
        now: Now,
    ) -> Answer<NewHook>;
    /// Every hook with its health, by name.
    async fn hooks(&self, admin: &Viewer, now: Now) -> Answer<Vec<HookLine>>;
    /// Removes a hook; what it brought stays, and since when it told of what.
    async fn remove_hook(&self, admin: &Viewer, id: HookId, now: Now) -> Answer<()>;
    /// Of the last eight weeks, the running one included: how far it is known what was said, by
    /// repository, and when deliveries may have been lost.
    async fn hook_health(&self, admin: &Viewer, now: Now) -> Answer<HookHealth>;
    /// What the deliveries of a hook are signed with; for whoever checks a signature, never for a
    /// page.
    async fn hook_key(&self, id: HookId) -> Answer<HookKey>;
    /// Stores a delivery and counts it, in one. One that came before changes nothing; one that tells
    /// nothing of use is [`Outcome::Ignored`].
    async fn take_in(
        &self,
        hook: HookId,
        name: DeliveryName,
        tidings: Tidings,
        now: Now,
    ) -> Answer<Outcome>;
    /// Counts a delivery that was signed and of which nothing can be kept.
    async fn count_malformed(&self, hook: HookId, now: Now) -> Answer<()>;
    /// Notes a delivery that was not signed with the hook's secret, in memory alone: anybody can send it.
    async fn note_unsigned(&self, hook: HookId, now: Now) -> Answer<()>;
    /// Keeps that deliveries were lost because the secret was wrong: from the last signed one before those that
    /// [`HookLine::unsigned`] tells until the first after, or until now.
    async fn mark_lost(&self, admin: &Viewer, hook: HookId, now: Now) -> Answer<()>;
    /// Counts a delivery that was signed and could not be read, and keeps it for 30 days, the latest 200
    /// of a hook. It has no texts any more. One whose content was taken in before is [`Outcome::Repeated`].
    async fn quarantine(
        &self,
        hook: HookId,
        malformed: Malformed,
        content: Option<Content>,
        now: Now,
    ) -> Answer<Outcome>;
    /// What is kept of such deliveries, the latest first, some at a time, from before `before` on.
    async fn quarantined(
        &self,
        admin: &Viewer,
        before: Option<QuarantineId>,
    ) -> Answer<QuarantinePage>;
    /// Reads one of them again and takes it in as of its own name. One that still cannot be read stays, and
    /// what it lacks is a mistake at `form`.
    async fn replay(&self, admin: &Viewer, id: QuarantineId) -> Answer<Outcome>;
    async fn discard(&self, admin: &Viewer, id: QuarantineId) -> Answer<()>;
    /// Stores records of an import, all of them or none; says what each of them was.
    async fn import(&self, records: Vec<News>) -> Answer<Vec<Change>>;
    /// Stores what is told of pull requests apart from them, all of it or nothing; says what each was,
    /// `None` where its pull request is not known: of that nothing is stored.
    async fn import_parts(&self, parts: Vec<Part>) -> Answer<Vec<Option<Change>>>;
    /// Which files nobody reads line by line, as it was set.
    async fn generated_paths(&self, admin: &Viewer) -> Answer<GeneratedPaths>;
    /// Sets the house's own lines; a line that is no pattern is a mistake at `patterns`. It counts for
    /// what arrives from then on.
    async fn set_generated_paths(&self, admin: &Viewer, patterns: String, now: Now) -> Answer<()>;
    /// Every tied login, by login.
    async fn ties(&self, admin: &Viewer) -> Answer<Vec<TieLine>>;
    /// Logins of humans that were seen and are tied to nobody, the latest first, at most 200.
    async fn untied(&self, admin: &Viewer) -> Answer<Vec<Untied>>;
    /// Logins about which an admin has to decide, by forge and login, with everybody who claims them.
    async fn claims(&self, admin: &Viewer) -> Answer<Vec<Contest>>;
    /// Ties the login of a claim to who claims it. Whoever had it does not any more, other claims are refused.
    async fn confirm_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()>;
    /// Refuses a claim. A tie that nobody disputes any more is in force again.
    async fn refuse_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()>;
    /// Ties a login to a person; one that is tied already is a mistake at `login`. Others who claim it are
    /// refused.
    async fn tie(&self, admin: &Viewer, account: Account, person: PersonId, now: Now)
    -> Answer<()>;
    /// Says that a tie from before proofs is right; [`Trouble::NotThere`] for any other.
    async fn confirm_login(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()>;
    async fn untie(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()>;
    /// One's own logins, what is proposed and what waits.
    async fn my_logins(&self, viewer: &Viewer) -> Answer<MyLogins>;
    /// Claims a login. One that commits with the viewer's own address and is nobody else's is tied at once; any
    /// other waits for an admin, whoever has it. At most 20, those that wait included.
    async fn add_my_login(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<Claimed>;
    /// Takes back a claim, or gives up a login that is disputed; [`Trouble::NotThere`] if it is not one's own.
    async fn withdraw_claim(&self, viewer: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()>;
    /// Contradicts that a login which commits with the viewer's own address is somebody else's: it shows nothing
    /// any more until an admin decides. [`Trouble::NotThere`] of any other login.
    async fn dispute_login(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()>;
    /// Unties a login of one's own, which is not proposed again; [`Trouble::NotThere`] if it is not one's own.
    async fn remove_my_login(&self, viewer: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()>;
    /// Ties a login that is proposed; [`Trouble::NotThere`] if it is not, or not any more.
    async fn confirm_tie(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()>;
    /// Remembers that a login which commits with the viewer's address is not theirs; [`Trouble::NotThere`] of any
    /// other.
    async fn refuse_tie(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()>;
}
