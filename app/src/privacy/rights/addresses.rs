//! What is behind every address: the table of PRIVACY §1 by page, file and action. Tests walk it as
//! everybody; an address without a row fails them.

use super::Matter;
use crate::domain::id::TeamId;
use uuid::Uuid;

/// Stands for the team in the address.
pub const HERE: TeamId = TeamId(Uuid::nil());

/// What an address gives or changes; `None`: nothing of anybody, so that whoever is not signed in may
/// have it too.
pub type Behind = Option<Matter>;

const OPEN: Behind = None;
const OWN: Behind = Some(Matter::Own);
const TEAM: Behind = Some(Matter::TeamWeek(HERE));
const LEAD: Behind = Some(Matter::Shared(HERE));
const REPORT: Behind = Some(Matter::Report);
const ORGANISATION: Behind = Some(Matter::Organisation);
const RULES: Behind = Some(Matter::Rules);

/// Every page. Of what belongs to somebody, such as an entry, only that one's is there.
pub const PAGES: &[(&str, Behind)] = &[
    ("/", OWN),
    ("/entries", OWN),
    ("/entries/{id}", OWN),
    ("/me", OWN),
    ("/me/weeks", OWN),
    ("/me/signals/{signal}", OWN),
    ("/me/household", OWN),
    ("/me/partners", OWN),
    ("/me/patterns", OWN),
    ("/me/reviews", OWN),
    // What is published of one's own counting team, as its lead sees it.
    ("/me/seen", OWN),
    ("/me/sharing", OWN),
    ("/ledger", OWN),
    ("/words", OWN),
    // Sent to whoever opens it, as the lead of who sent it.
    ("/words/{id}", OWN),
    // Only teams that one leads are there.
    ("/review", OWN),
    ("/review/about", RULES),
    ("/review/{team}", LEAD),
    // Only one's own teams are listed.
    ("/teams", OWN),
    ("/teams/{team}", TEAM),
    ("/teams/{team}/reviews", TEAM),
    ("/teams/{team}/weeks/{week}", TEAM),
    // The same in a few lines.
    ("/teams/{team}/weeks/{week}/digest", TEAM),
    ("/teams/{team}/shared/{consent}", LEAD),
    ("/reports", REPORT),
    ("/reports/print", REPORT),
    ("/reports/{quarter}", REPORT),
    ("/policy", RULES),
    // What is promised, for who has not joined yet as well.
    ("/privacy", OPEN),
    ("/settings", OWN),
    ("/settings/hours", OWN),
    ("/settings/sessions", OWN),
    ("/settings/security", OWN),
    ("/settings/mine", OWN),
    ("/settings/recovery", OWN),
    // Gives the way on to whoever gives their password again.
    ("/confirm", OWN),
    ("/admin", ORGANISATION),
    ("/admin/departments/{id}", ORGANISATION),
    ("/admin/teams/{id}", ORGANISATION),
    ("/admin/people", ORGANISATION),
    ("/admin/people/{id}", ORGANISATION),
    ("/admin/forges", ORGANISATION),
    ("/admin/forges/quarantine", ORGANISATION),
    ("/admin/policy", ORGANISATION),
    ("/admin/privacy", ORGANISATION),
    ("/admin/security", ORGANISATION),
    ("/sign-in", OPEN),
    ("/set-up/{token}", OPEN),
    ("/join/{token}", OPEN),
    ("/reset/{token}", OPEN),
    ("/closed/{token}", OPEN),
];

/// Everything else that the server answers, actions left out.
pub const FILES: &[(&str, Behind)] = &[
    ("/exports/{file}", REPORT),
    ("/teams/{team}/weeks/{week}.md", TEAM),
    ("/mine/{file}", OWN),
    ("/schemas/mine.json", OPEN),
    ("/schemas/report.json", OPEN),
    ("/livez", OPEN),
    ("/readyz", OPEN),
    ("/robots.txt", OPEN),
    ("/favicon.ico", OPEN),
    ("/.well-known/security.txt", OPEN),
    // Leads to the form.
    ("/.well-known/change-password", OPEN),
    ("/assets/{file}", OPEN),
    // Signed by the forge; gives nothing.
    ("/hooks/{forge}/{hook}", OPEN),
];

/// Every action. What it changes is the viewer's own, or the organisation's.
pub const ACTIONS: &[(&str, Behind)] = &[
    ("/do/account/password", OWN),
    ("/do/account/confirm", OWN),
    ("/do/account/erase", OWN),
    ("/do/account/end-other-sessions", OWN),
    ("/do/account/end-session", OWN),
    ("/do/account/open-texts", OWN),
    ("/do/account/profile", OWN),
    ("/do/account/recovery-code", OWN),
    ("/do/account/stop-reset", OWN),
    // Beside a team's charts only by its lead.
    ("/do/annotation/add", OWN),
    ("/do/annotation/remove", OWN),
    ("/do/calendar/add-day-off", OWN),
    ("/do/calendar/remove-day-off", OWN),
    ("/do/calendar/hours", OWN),
    ("/do/check-in", OWN),
    ("/do/consent/give", OWN),
    ("/do/consent/withdraw", OWN),
    ("/do/closed", OPEN),
    ("/do/join", OPEN),
    ("/do/reset", OPEN),
    ("/do/set-up", OPEN),
    ("/do/sign-in", OPEN),
    ("/do/sign-out", OPEN),
    ("/do/change-entry", OWN),
    ("/do/remove-entry", OWN),
    // Of a team, by a lead of it; ticked by who is to do it as well.
    ("/do/follow-up/add", OWN),
    ("/do/follow-up/change", OWN),
    ("/do/follow-up/tick", OWN),
    ("/do/follow-up/drop", OWN),
    ("/do/forges/add-hook", ORGANISATION),
    ("/do/forges/remove-hook", ORGANISATION),
    ("/do/forges/add-my-login", OWN),
    ("/do/forges/remove-my-login", OWN),
    ("/do/forges/withdraw-claim", OWN),
    // Of a login that commits with the viewer's own address.
    ("/do/forges/dispute-login", OWN),
    ("/do/forges/confirm-mine", OWN),
    ("/do/forges/refuse-mine", OWN),
    ("/do/forges/replay", ORGANISATION),
    ("/do/forges/discard", ORGANISATION),
    ("/do/forges/generated-paths", ORGANISATION),
    ("/do/forges/tie", ORGANISATION),
    ("/do/forges/untie", ORGANISATION),
    ("/do/forges/confirm-login", ORGANISATION),
    ("/do/forges/confirm-claim", ORGANISATION),
    ("/do/forges/refuse-claim", ORGANISATION),
    ("/do/forges/mark-lost", ORGANISATION),
    ("/do/log-activity", OWN),
    ("/do/log-chat", OWN),
    ("/do/log-home-to-work", OWN),
    ("/do/log-work-to-home", OWN),
    ("/do/org/add-department", ORGANISATION),
    ("/do/org/add-membership", ORGANISATION),
    ("/do/org/add-team", ORGANISATION),
    ("/do/org/approve-reset", ORGANISATION),
    ("/do/org/close-account", ORGANISATION),
    ("/do/org/closed-link", ORGANISATION),
    ("/do/org/end-membership", ORGANISATION),
    ("/do/org/end-sessions", ORGANISATION),
    ("/do/org/invite", ORGANISATION),
    ("/do/org/remove-department", ORGANISATION),
    ("/do/org/remove-team", ORGANISATION),
    ("/do/org/reopen-account", ORGANISATION),
    ("/do/org/reset-link", ORGANISATION),
    ("/do/org/save-department", ORGANISATION),
    ("/do/org/save-holidays", ORGANISATION),
    ("/do/org/save-roles", ORGANISATION),
    ("/do/org/save-team", ORGANISATION),
    ("/do/org/withdraw-invitation", ORGANISATION),
    ("/do/org/withdraw-reset", ORGANISATION),
    ("/do/policy/set", ORGANISATION),
    ("/do/thresholds/set", ORGANISATION),
    // Of a team's week, by a lead of it.
    ("/do/weekly-review/guess", OWN),
    ("/do/weekly-review/mark", OWN),
    ("/do/weekly-review/note", OWN),
    ("/do/reviews/mode", OWN),
    ("/do/security/seen", OWN),
    ("/do/signals/acknowledge", OWN),
    ("/do/signals/rebase", OWN),
    ("/do/weekly-pulse", OWN),
    ("/do/word/send", OWN),
    ("/do/word/remove", OWN),
];

/// What is behind an address such as `/teams/0198…/weeks/2026-W47`; the outer `None` where there is
/// nothing.
pub fn behind(address: &str) -> Option<Behind> {
    row_of(address).map(|(_, behind)| *behind)
}

/// The pattern of an address, which names nobody: `/admin/people/{id}`.
pub fn pattern_of(address: &str) -> Option<&'static str> {
    row_of(address).map(|(pattern, _)| *pattern)
}

fn row_of(address: &str) -> Option<&'static (&'static str, Behind)> {
    let mut all = PAGES.iter().chain(FILES).chain(ACTIONS);
    all.find(|(pattern, _)| is_of(pattern, address))
}

/// Whether an address holds a token that opens something by itself.
pub fn holds_token(address: &str) -> bool {
    let mut pages = PAGES.iter();
    pages.any(|(pattern, _)| pattern.contains("{token}") && is_of(pattern, address))
}

/// Whether an address is of a pattern, piece by piece; `{…}` stands for any one piece, or for what is
/// before the end that follows it there.
pub fn is_of(pattern: &str, address: &str) -> bool {
    let (mut pieces, mut given) = (pattern.split('/'), address.split('/'));
    loop {
        match (pieces.next(), given.next()) {
            (None, None) => return true,
            (Some(piece), Some(given)) if piece == given => {}
            (Some(piece), Some(given)) if stands_for(piece, given) => {}
            _ => return false,
        }
    }
}

fn stands_for(piece: &str, given: &str) -> bool {
    let named = piece
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'));
    named.is_some_and(|(_, end)| {
        given
            .strip_suffix(end)
            .is_some_and(|given| !given.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_by_its_pieces() {
        for (address, found) in [
            ("/", Some(OWN)),
            ("/teams/x", Some(TEAM)),
            ("/teams/x/weeks/2026-W47", Some(TEAM)),
            ("/teams/x/weeks/2026-W47.md", Some(TEAM)),
            ("/teams/x/weeks/2026-W47/digest", Some(TEAM)),
            ("/teams/x/weeks/", None),
            ("/teams//weeks/2026-W47", None),
            ("/teams/x/weeks", None),
            ("/join/abc", Some(OPEN)),
            ("/exports/2026-Q3.csv", Some(REPORT)),
            ("/do/org/invite", Some(ORGANISATION)),
            ("/nowhere", None),
        ] {
            assert_eq!(behind(address), found, "{address}");
        }
    }

    #[test]
    fn a_piece_may_name_its_end() {
        let is_file = |address: &str| is_of("/weeks/{week}.md", address);
        assert!(is_file("/weeks/2026-W47.md"));
        assert!(!is_file("/weeks/2026-W47") && !is_file("/weeks/.md") && !is_file("/weeks/x.md/y"));
    }

    #[test]
    fn no_address_has_two_rows() {
        let mut all: Vec<&str> = [PAGES, FILES, ACTIONS]
            .concat()
            .iter()
            .map(|row| row.0)
            .collect();
        let rows = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), rows);
    }
}
