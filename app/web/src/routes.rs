//! Every page in one table: whose right it needs, its address, its function; and the page that a request asks
//! for.
//!
//! Decided:
//!
//! - 2026-11-30: **Pages are plain functions in one table**, with address and right, as actions are. It takes
//!   the place of `leptos_router`, which had every address once more and knew of no right. Because: a request
//!   is answered with a whole document, and nothing is left to a router. Costs: its navigation without a new
//!   document is not available, which Irori does not use.

use crate::actions::table;
use crate::addresses::*;
use crate::components::frame;
use crate::context::RequestContext;
use crate::pages::*;
use irori_ports::{Answer, AppError};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use std::pin::Pin;

/// A page as it is asked for.
pub type PageAnswer = Pin<Box<dyn Future<Output = Answer<AnyView>> + Send>>;

/// What somebody can look at.
pub struct PageRow {
    /// Its address, with names in braces for what differs.
    pub pattern: &'static str,
    /// What is behind it. Of what belongs to somebody, such as an entry, only that one's is there.
    pub right: Access,
    pub show: fn(RequestContext) -> PageAnswer,
}

/// Rows of the table.
macro_rules! pages {
    ($($right:ident $address:ident => $page:path;)+) => {
        &[$(PageRow {
            pattern: $address.pattern,
            right: $right,
            show: |ctx| Box::pin($page(ctx)),
        }),+]
    };
}

/// Every page. Tests walk them as everybody.
pub const PAGES: &[PageRow] = pages! {
    OWN        TODAY => today::page;
    OWN        ENTRIES => entries::list::page;
    OWN        ENTRY => entries::entry::page;
    OWN        ME => me::states::page;
    OWN        MY_WEEKS => me::weeks::page;
    OWN        MY_SIGNAL => me::signal::page;
    OWN        HOUSEHOLD => me::household::page;
    OWN        PARTNERS => me::partners::page;
    OWN        PATTERNS => me::patterns::page;
    OWN        MY_REVIEWS => me::reviews::page;
    // What is published of one's own counting team, as its lead sees it.
    OWN        SEEN => me::seen::page;
    OWN        SHARING => me::sharing::page;
    OWN        LEDGER => me::ledger::page;
    OWN        WORDS => words::page;
    // Sent to whoever opens it, as the lead of who sent it.
    OWN        WORD => words::open;
    // Only teams that one leads are there.
    OWN        REVIEW => review::weekly_review::page;
    RULES      REVIEW_ABOUT => review::weekly_review::about;
    LEAD       TEAM_REVIEW => review::weekly_review::of_team;
    // Only one's own teams are listed.
    OWN        TEAMS => team::teams::page;
    MEMBER     TEAM => team::team_week::latest;
    MEMBER     TEAM_REVIEWS => team::team_reviews::page;
    MEMBER     TEAM_WEEK => team::team_week::page;
    // The same in a few lines.
    MEMBER     TEAM_DIGEST => team::digest::page;
    LEAD       TEAM_SHARED => team::shared::page;
    HR         REPORTS => reports::report::build;
    HR         REPORT_TO_PRINT => reports::report::print;
    HR         REPORT => reports::report::page;
    RULES      POLICY => rules::policy::page;
    // What is promised, for who has not joined yet as well.
    OPEN       PRIVACY => rules::privacy::page;
    OWN        SETTINGS => settings::account::page;
    OWN        HOURS => settings::hours::page;
    OWN        SESSIONS => settings::sessions::page;
    OWN        SECURITY => settings::security::page;
    OWN        PERSONAL_DATA => settings::personal_data::page;
    OWN        RECOVERY => settings::recovery::page;
    // Gives the way on to whoever gives their password again.
    OWN        CONFIRM => door::confirm::page;
    OWN        UNSAVED => door::unsaved::page;
    ADMIN_ONLY ADMIN => admin::org::page;
    ADMIN_ONLY DEPARTMENT => admin::department::page;
    ADMIN_ONLY ADMIN_TEAM => admin::team::page;
    ADMIN_ONLY PEOPLE => admin::people::page;
    ADMIN_ONLY PERSON => admin::person::page;
    ADMIN_ONLY FORGES => admin::forges::page;
    ADMIN_ONLY QUARANTINE => admin::quarantine::page;
    ADMIN_ONLY ADMIN_POLICY => admin::policy::page;
    ADMIN_ONLY ADMIN_PRIVACY => admin::privacy::page;
    ADMIN_ONLY ADMIN_SECURITY => admin::security::page;
    OPEN       SIGN_IN => door::sign_in::page;
    OPEN       SET_UP => door::set_up::page;
    OPEN       JOIN => door::join::page;
    OPEN       RESET => door::reset::page;
    OPEN       CLOSED => door::closed::page;
};

/// Every page and file, and what is behind it.
pub fn rights() -> impl Iterator<Item = (&'static str, Access)> {
    let pages = PAGES.iter().map(|page| (page.pattern, page.right));
    pages.chain(FILES.iter().copied())
}

/// What is behind an address such as `/teams/0198…/weeks/2026-W47`, an action's too; the outer `None` where
/// there is nothing.
pub fn resource_at(address: &str) -> Option<Access> {
    let action = table::at(address).map(|action| action.right);
    action.or_else(|| row_of(address).map(|(_, right)| right))
}

/// The pattern of an address, which names nobody: `/admin/people/{id}`.
pub fn pattern_of(address: &str) -> Option<&'static str> {
    row_of(address).map(|(pattern, _)| pattern)
}

fn row_of(address: &str) -> Option<(&'static str, Access)> {
    rights().find(|(pattern, _)| is_of(pattern, address))
}

/// Whether a page shows what somebody wrote to one alone, so that it asks for the password again where it was not
/// given not long ago.
pub fn needs_password(path: &str) -> bool {
    is_of(WORD.pattern, path)
}

/// Whether an address opens without being signed in.
pub fn is_open(path: &str) -> bool {
    resource_at(path) == Some(None)
}

/// Whether an address holds a token that opens something by itself.
pub fn holds_token(address: &str) -> bool {
    pattern_of(address).is_some_and(|pattern| pattern.contains("{token}"))
}

/// The page that is asked for, in its frame.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let Some(ctx) = use_context::<RequestContext>() else {
        return ().into_any();
    };
    let page = match &ctx.refused {
        Some(trouble) => trouble_page(&ctx, trouble),
        None => page_of(ctx.clone()),
    };
    frame(&ctx, page)
}

/// One `/` may follow an address.
fn page_of(mut ctx: RequestContext) -> AnyView {
    let path = ctx.path();
    let path = path
        .strip_suffix('/')
        .filter(|path| !path.is_empty())
        .unwrap_or(path);
    let found = PAGES
        .iter()
        .find_map(|page| Some((page, read(page.pattern, path)?)));
    match found {
        Some((page, parameters)) => {
            ctx.parameters = parameters;
            async_page(ctx, page.show)
        }
        None => trouble_page(&ctx, &AppError::NotThere),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_by_its_pieces() {
        for (address, found) in [
            ("/", Some(OWN)),
            ("/teams/x", Some(MEMBER)),
            ("/teams/x/weeks/2026-W47", Some(MEMBER)),
            ("/teams/x/weeks/2026-W47.md", Some(MEMBER)),
            ("/teams/x/weeks/2026-W47/digest", Some(MEMBER)),
            ("/teams/x/weeks/", None),
            ("/teams//weeks/2026-W47", None),
            ("/teams/x/weeks", None),
            ("/join/abc", Some(OPEN)),
            ("/exports/2026-Q3.csv", Some(HR)),
            ("/nowhere", None),
        ] {
            assert_eq!(resource_at(address), found, "{address}");
        }
    }

    #[test]
    fn no_address_has_two_rows() {
        let mut all: Vec<&str> = rights().map(|row| row.0).collect();
        let rows = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), rows);
    }
}
