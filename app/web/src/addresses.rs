//! Addresses of pages and files, each written once: links, pages and rights have them from here. Actions have
//! theirs in their own table.

use irori_core::domain::day::{Day, Week};
use irori_core::domain::form::{Form, percent_decoded};
use irori_core::domain::id::{ConsentId, DepartmentId, EntryId, HookId, PersonId, TeamId, WordId};
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::rights::Resource;
use std::fmt::Display;
use std::marker::PhantomData;
use uuid::Uuid;

/// What an address gives or changes; `None`: nothing of anybody, so that whoever is not signed in may
/// have it too.
pub type Access = Option<Resource>;

/// Stands for the team in the address.
pub const HERE: TeamId = TeamId(Uuid::nil());

pub const OPEN: Access = None;
pub const OWN: Access = Some(Resource::Own);
pub const MEMBER: Access = Some(Resource::TeamWeek(HERE));
pub const LEAD: Access = Some(Resource::Shared(HERE));
pub const HR: Access = Some(Resource::Report);
pub const ADMIN_ONLY: Access = Some(Resource::Organisation);
pub const RULES: Access = Some(Resource::Rules);

/// The address of a page or file; `P` is the tuple of what stands in the braces of its pattern.
#[derive(Clone, Copy, Debug)]
pub struct Address<P> {
    /// Such as `/entries/{id}`: names nobody.
    pub pattern: &'static str,
    holds: PhantomData<P>,
}

const fn at<P>(pattern: &'static str) -> Address<P> {
    Address {
        pattern,
        holds: PhantomData,
    }
}

impl Address<()> {
    /// The address itself.
    pub const fn path(self) -> &'static str {
        self.pattern
    }
}

impl<A: Display> Address<(A,)> {
    /// The address of this one.
    pub fn path(self, a: A) -> String {
        filled(self.pattern, &[&a])
    }
}

impl<A: Display, B: Display> Address<(A, B)> {
    /// The address of these two.
    pub fn path(self, a: A, b: B) -> String {
        filled(self.pattern, &[&a, &b])
    }
}

/// Where an action is sent to.
pub fn of_action(name: &str) -> String {
    format!("/do/{name}")
}

/// The name of the action that an address is of.
pub fn action_in(address: &str) -> Option<&str> {
    address.strip_prefix("/do/")
}

/// Today, with a Day shown that is not today's.
pub fn of_day(day: Day) -> String {
    format!("{}?day={day}", TODAY.path())
}

/// A path with what is asked of it; every value is safe in an address as it is.
pub fn with_query(
    path: &str,
    questions: impl IntoIterator<Item = Option<(&'static str, String)>>,
) -> String {
    let questions = questions.into_iter().flatten();
    let questions: Vec<_> = questions
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    match questions.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", questions.join("&")),
    }
}

/// A pattern with values in place of its braces, in their order; they are safe in an address as they are.
fn filled(pattern: &str, values: &[&dyn Display]) -> String {
    let mut values = values.iter();
    let pieces = pattern.split('{').map(|piece| match piece.split_once('}') {
        None => piece.to_owned(),
        Some((_, rest)) => values
            .next()
            .map(|value| format!("{value}{rest}"))
            .unwrap_or_default(),
    });
    pieces.collect()
}

pub const TODAY: Address<()> = at("/");
pub const ENTRIES: Address<()> = at("/entries");
pub const ENTRY: Address<(EntryId,)> = at("/entries/{id}");
pub const ME: Address<()> = at("/me");
pub const MY_WEEKS: Address<()> = at("/me/weeks");
pub const MY_SIGNAL: Address<(&'static str,)> = at("/me/signals/{signal}");
pub const HOUSEHOLD: Address<()> = at("/me/household");
pub const PARTNERS: Address<()> = at("/me/partners");
pub const PATTERNS: Address<()> = at("/me/patterns");
pub const MY_REVIEWS: Address<()> = at("/me/reviews");
pub const SEEN: Address<()> = at("/me/seen");
pub const SHARING: Address<()> = at("/me/sharing");
pub const LEDGER: Address<()> = at("/ledger");
pub const WORDS: Address<()> = at("/words");
pub const WORD: Address<(WordId,)> = at("/words/{id}");
pub const REVIEW: Address<()> = at("/review");
pub const REVIEW_ABOUT: Address<()> = at("/review/about");
pub const TEAM_REVIEW: Address<(TeamId,)> = at("/review/{team}");
pub const TEAMS: Address<()> = at("/teams");
pub const TEAM: Address<(TeamId,)> = at("/teams/{team}");
pub const TEAM_REVIEWS: Address<(TeamId,)> = at("/teams/{team}/reviews");
pub const TEAM_WEEK: Address<(TeamId, Week)> = at("/teams/{team}/weeks/{week}");
pub const TEAM_DIGEST: Address<(TeamId, Week)> = at("/teams/{team}/weeks/{week}/digest");
pub const TEAM_SHARED: Address<(TeamId, ConsentId)> = at("/teams/{team}/shared/{consent}");
pub const REPORTS: Address<()> = at("/reports");
pub const REPORT_TO_PRINT: Address<()> = at("/reports/print");
pub const REPORT: Address<(Quarter,)> = at("/reports/{quarter}");
pub const POLICY: Address<()> = at("/policy");
pub const PRIVACY: Address<()> = at("/privacy");
pub const SETTINGS: Address<()> = at("/settings");
pub const HOURS: Address<()> = at("/settings/hours");
pub const SESSIONS: Address<()> = at("/settings/sessions");
pub const SECURITY: Address<()> = at("/settings/security");
pub const PERSONAL_DATA: Address<()> = at("/settings/mine");
pub const RECOVERY: Address<()> = at("/settings/recovery");
pub const CONFIRM: Address<()> = at("/confirm");
pub const UNSAVED: Address<()> = at("/unsaved");
pub const ADMIN: Address<()> = at("/admin");
pub const DEPARTMENT: Address<(DepartmentId,)> = at("/admin/departments/{id}");
pub const ADMIN_TEAM: Address<(TeamId,)> = at("/admin/teams/{id}");
pub const PEOPLE: Address<()> = at("/admin/people");
pub const PERSON: Address<(PersonId,)> = at("/admin/people/{id}");
pub const FORGES: Address<()> = at("/admin/forges");
pub const QUARANTINE: Address<()> = at("/admin/forges/quarantine");
pub const ADMIN_POLICY: Address<()> = at("/admin/policy");
pub const ADMIN_PRIVACY: Address<()> = at("/admin/privacy");
pub const ADMIN_SECURITY: Address<()> = at("/admin/security");
pub const SIGN_IN: Address<()> = at("/sign-in");
pub const SET_UP: Address<(&'static str,)> = at("/set-up/{token}");
pub const JOIN: Address<(&'static str,)> = at("/join/{token}");
pub const RESET: Address<(&'static str,)> = at("/reset/{token}");
pub const CLOSED: Address<(&'static str,)> = at("/closed/{token}");

pub const EXPORT: Address<(&'static str,)> = at("/exports/{file}");
pub const TEAM_WEEK_FILE: Address<(TeamId, Week)> = at("/teams/{team}/weeks/{week}.md");
pub const MY_FILE: Address<(&'static str,)> = at("/mine/{file}");
pub const MY_FILE_SCHEMA: Address<()> = at("/schemas/mine.json");
pub const REPORT_SCHEMA: Address<()> = at("/schemas/report.json");
pub const ASSET: Address<(&'static str,)> = at("/assets/{file}");
pub const HOOK: Address<(&'static str, HookId)> = at("/hooks/{forge}/{hook}");

/// Every file, and what else the server answers to who asks for it.
pub const FILES: &[(&str, Access)] = &[
    (EXPORT.pattern, HR),
    (TEAM_WEEK_FILE.pattern, MEMBER),
    (MY_FILE.pattern, OWN),
    (MY_FILE_SCHEMA.pattern, OPEN),
    (REPORT_SCHEMA.pattern, OPEN),
    ("/livez", OPEN),
    ("/readyz", OPEN),
    ("/robots.txt", OPEN),
    ("/favicon.ico", OPEN),
    ("/.well-known/security.txt", OPEN),
    // Leads to the form.
    ("/.well-known/change-password", OPEN),
    (ASSET.pattern, OPEN),
    // Signed by the forge; gives nothing.
    (HOOK.pattern, OPEN),
];

/// Whether an address is of a pattern; see [`read`].
pub fn is_of(pattern: &str, address: &str) -> bool {
    read(pattern, address).is_some()
}

/// What stands in an address for the braces of a pattern, by their names; `None` where it is of another. Piece
/// by piece: `{…}` stands for any one piece, or for what is before the end that follows it there.
pub fn read(pattern: &str, address: &str) -> Option<Form> {
    let (mut pieces, mut given) = (pattern.split('/'), address.split('/'));
    let mut values = Form::default();
    loop {
        match (pieces.next(), given.next()) {
            (None, None) => return Some(values),
            (Some(piece), Some(given)) if piece == given => {}
            (Some(piece), Some(given)) => {
                let (name, end) = piece.strip_prefix('{')?.split_once('}')?;
                let value = given.strip_suffix(end).filter(|value| !value.is_empty())?;
                values = values.with(name, percent_decoded(value));
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_may_name_its_end() {
        let is_file = |address: &str| is_of("/weeks/{week}.md", address);
        assert!(is_file("/weeks/2026-W47.md"));
        assert!(!is_file("/weeks/2026-W47") && !is_file("/weeks/.md") && !is_file("/weeks/x.md/y"));
    }

    #[test]
    fn an_address_reads_back_as_what_it_holds() {
        let week = Week::parse("2026-W47").unwrap();
        let address = TEAM_WEEK.path(HERE, week);
        assert_eq!(address, format!("/teams/{HERE}/weeks/2026-W47"));
        let held = read(TEAM_WEEK.pattern, &address).unwrap();
        assert_eq!(held.text("team"), Some(HERE.to_string().as_str()));
        assert_eq!(held.text("week"), Some("2026-W47"));
        let encoded = read("/join/{token}", "/join/a%2Fb").unwrap();
        assert_eq!(encoded.text("token"), Some("a/b"));
    }
}
