//! What is behind every page and file: the table of PRIVACY §1 by address. Actions have their rights in
//! their own table. Tests walk both as everybody; an address without a row fails them.

use super::Resource;
use crate::domain::id::TeamId;
use uuid::Uuid;

/// Stands for the team in the address.
pub const HERE: TeamId = TeamId(Uuid::nil());

/// What an address gives or changes; `None`: nothing of anybody, so that whoever is not signed in may
/// have it too.
pub type Behind = Option<Resource>;

const OPEN: Behind = None;
const OWN: Behind = Some(Resource::Own);
const TEAM: Behind = Some(Resource::TeamWeek(HERE));
const LEAD: Behind = Some(Resource::Shared(HERE));
const REPORT: Behind = Some(Resource::Report);
const ORGANISATION: Behind = Some(Resource::Organisation);
const RULES: Behind = Some(Resource::Rules);

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

/// Every file, and what else the server answers to who asks for it.
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
    let mut all = PAGES.iter().chain(FILES);
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
        let mut all: Vec<&str> = [PAGES, FILES].concat().iter().map(|row| row.0).collect();
        let rows = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), rows);
    }
}
