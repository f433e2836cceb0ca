//! Every page and its address. Listing the routes runs [`App`] without a request, so nothing here
//! expects one.

use crate::components::frame::frame;
use crate::context::Asked;
use crate::pages;
use crate::privacy::rights::addresses::behind;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// Whether an address opens without being signed in.
pub fn is_open(path: &str) -> bool {
    behind(path) == Some(None)
}

/// The pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let asked = use_context::<Asked>();
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
            <Route path=path!("/entries") view=pages::entries::page ssr=SsrMode::Async/>
            <Route path=path!("/entries/:id") view=pages::entry::page ssr=SsrMode::Async/>
            <Route path=path!("/me") view=pages::me::states::page ssr=SsrMode::Async/>
            <Route path=path!("/me/weeks") view=pages::me::weeks::page ssr=SsrMode::Async/>
            <Route path=path!("/me/signals/:signal") view=pages::me::signal::page ssr=SsrMode::Async/>
            <Route path=path!("/me/household") view=pages::me::household::page ssr=SsrMode::Async/>
            <Route path=path!("/me/partners") view=pages::me::partners::page ssr=SsrMode::Async/>
            <Route path=path!("/me/seen") view=pages::me::seen::page ssr=SsrMode::Async/>
            <Route path=path!("/me/sharing") view=pages::me::sharing::page ssr=SsrMode::Async/>
            <Route path=path!("/me/reviews") view=pages::me::reviews::page ssr=SsrMode::Async/>
            <Route path=path!("/me/patterns") view=pages::me::patterns::page ssr=SsrMode::Async/>
            <Route path=path!("/ledger") view=pages::ledger::page ssr=SsrMode::Async/>
            <Route path=path!("/teams") view=pages::teams::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team") view=pages::team_week::latest ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/reviews") view=pages::team_reviews::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/weeks/:week") view=pages::team_week::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/weeks/:week/digest") view=pages::digest::page ssr=SsrMode::Async/>
            <Route path=path!("/teams/:team/shared/:consent") view=pages::shared::page ssr=SsrMode::Async/>
            <Route path=path!("/review") view=pages::weekly_review::page ssr=SsrMode::Async/>
            <Route path=path!("/review/about") view=pages::weekly_review::about ssr=SsrMode::Async/>
            <Route path=path!("/review/:team") view=pages::weekly_review::of_team ssr=SsrMode::Async/>
            <Route path=path!("/words") view=pages::words::page ssr=SsrMode::Async/>
            <Route path=path!("/words/:id") view=pages::words::open ssr=SsrMode::Async/>
            <Route path=path!("/reports") view=pages::report::build ssr=SsrMode::Async/>
            <Route path=path!("/reports/print") view=pages::report::print ssr=SsrMode::Async/>
            <Route path=path!("/reports/:quarter") view=pages::report::page ssr=SsrMode::Async/>
            <Route path=path!("/policy") view=pages::policy::page ssr=SsrMode::Async/>
            <Route path=path!("/privacy") view=pages::privacy::page ssr=SsrMode::Async/>
            <Route path=path!("/settings") view=pages::settings::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/hours") view=pages::hours::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/mine") view=pages::mine::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/recovery") view=pages::recovery::page ssr=SsrMode::Async/>
            <Route path=path!("/confirm") view=pages::confirm::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/sessions") view=pages::sessions::page ssr=SsrMode::Async/>
            <Route path=path!("/settings/security") view=pages::security::page ssr=SsrMode::Async/>
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
            <Route path=path!("/sign-in") view=pages::sign_in::page ssr=SsrMode::Async/>
            <Route path=path!("/set-up/:token") view=pages::set_up::page ssr=SsrMode::Async/>
            <Route path=path!("/join/:token") view=pages::join::page ssr=SsrMode::Async/>
            <Route path=path!("/reset/:token") view=pages::reset::page ssr=SsrMode::Async/>
            <Route path=path!("/closed/:token") view=pages::closed::page ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}
