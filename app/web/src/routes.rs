//! Every page and its address. Listing the routes runs [`App`] without a request, so nothing here
//! expects one.

use crate::actions::table;
use crate::components::frame::frame;
use crate::context::RequestContext;
use crate::pages;
use irori_core::privacy::rights::addresses::{self, Behind};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// What is behind an address, an action's too; the outer `None` where there is nothing.
pub fn behind(address: &str) -> Option<Behind> {
    let action = table::at(address).map(|action| action.right);
    action.or_else(|| addresses::behind(address))
}

/// Whether an address opens without being signed in.
pub fn is_open(path: &str) -> bool {
    behind(path) == Some(None)
}

/// The pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let asked = use_context::<RequestContext>();
    if let Some((asked, trouble)) = asked.as_ref().and_then(|a| Some((a, a.refused.clone()?))) {
        return frame(Some(asked.clone()), pages::trouble_page(asked, &trouble)).into_any();
    }
    view! { <Router>{frame(asked, places())}</Router> }.into_any()
}

/// Every address and its page.
fn places() -> AnyView {
    view! {
        <Routes fallback=pages::not_there>
            <Route path=path!("/") view=pages::today::page ssr=SsrMode::Async/>
            <Route path=path!("/entries") view=pages::entries::list::page ssr=SsrMode::Async/>
            <Route path=path!("/entries/:id") view=pages::entries::entry::page ssr=SsrMode::Async/>
            <Route path=path!("/me") view=pages::me::states::page ssr=SsrMode::Async/>
            <Route path=path!("/me/weeks") view=pages::me::weeks::page ssr=SsrMode::Async/>
            <Route path=path!("/me/signals/:signal") view=pages::me::signal::page ssr=SsrMode::Async/>
            <Route path=path!("/me/household") view=pages::me::household::page ssr=SsrMode::Async/>
            <Route path=path!("/me/partners") view=pages::me::partners::page ssr=SsrMode::Async/>
            <Route path=path!("/me/seen") view=pages::me::seen::page ssr=SsrMode::Async/>
            <Route path=path!("/me/sharing") view=pages::me::sharing::page ssr=SsrMode::Async/>
            <Route path=path!("/me/reviews") view=pages::me::reviews::page ssr=SsrMode::Async/>
            <Route path=path!("/me/patterns") view=pages::me::patterns::page ssr=SsrMode::Async/>
            <Route path=path!("/ledger") view=pages::me::ledger::page ssr=SsrMode::Async/>
            <Route path=path!("/teams") view=pages::team::teams::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team") view=pages::team::team_week::latest ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/reviews") view=pages::team::team_reviews::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/weeks/:week") view=pages::team::team_week::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/weeks/:week/digest") view=pages::team::digest::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/shared/:consent") view=pages::team::shared::page ssr=SsrMode::Async/>
            <Route path=path!("/review") view=pages::review::weekly_review::page ssr=SsrMode::Async/>
            <Route path=path!("/review/about") view=pages::review::weekly_review::about ssr=SsrMode::Async/>
            <Route path=path!("/review/:team") view=pages::review::weekly_review::of_team ssr=SsrMode::Async/>
            <Route path=path!("/words") view=pages::words::page ssr=SsrMode::Async/>
            <Route path=path!("/words/:id") view=pages::words::open ssr=SsrMode::Async/>
            <Route path=path!("/reports") view=pages::reports::report::build ssr=SsrMode::Async/>
            <Route path=path!("/reports/print") view=pages::reports::report::print ssr=SsrMode::Async/>
            <Route path=path!("/reports/:quarter") view=pages::reports::report::page ssr=SsrMode::Async/>
            <Route path=path!("/policy") view=pages::rules::policy::page ssr=SsrMode::Async/>
            <Route path=path!("/privacy") view=pages::rules::privacy::page ssr=SsrMode::Async/>
            <Route path=path!("/settings") view=pages::settings::account::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/hours") view=pages::settings::hours::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/mine") view=pages::settings::personal_data::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/recovery") view=pages::settings::recovery::page ssr=SsrMode::Async/>
            <Route path=path!("/confirm") view=pages::door::confirm::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/sessions") view=pages::settings::sessions::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/security") view=pages::settings::security::page ssr=SsrMode::Async/>
            <Route path=path!("/admin") view=pages::admin::org::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/departments/:id") view=pages::admin::department::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/teams/:id") view=pages::admin::team::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/people") view=pages::admin::people::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/people/:id") view=pages::admin::person::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/forges") view=pages::admin::forges::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/forges/quarantine") view=pages::admin::quarantine::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/policy") view=pages::admin::policy::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/privacy") view=pages::admin::privacy::page ssr=SsrMode::Async/>
            <Route path=path!("/admin/security") view=pages::admin::security::page ssr=SsrMode::Async/>
            <Route path=path!("/sign-in") view=pages::door::sign_in::page ssr=SsrMode::Async/>
            <Route path=path!("/set-up/:token") view=pages::door::set_up::page ssr=SsrMode::Async/>
            <Route path=path!("/join/:token") view=pages::door::join::page ssr=SsrMode::Async/>
            <Route path=path!("/reset/:token") view=pages::door::reset::page ssr=SsrMode::Async/>
            <Route path=path!("/closed/:token") view=pages::door::closed::page ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}
