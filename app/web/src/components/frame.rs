//! Frame of every page: the way past the navigation, the navigation, the foot.

use super::action_form::ActionForm;
use super::notice;
use super::security_notices::security_notices;
use crate::addresses;
use crate::context::RequestContext;
use irori_core::domain::person::Viewer;
use leptos::prelude::*;

/// The page inside its frame; for people who are signed in with the navigation, else a porch.
pub fn frame(ctx: &RequestContext, page: AnyView) -> AnyView {
    let skip = view! { <a class="skip" href="#main">{t!(ctx, "skip-to-main")}</a> };
    let demo = ctx.site.demo.then(|| banner(t!(ctx, "demo-banner")));
    let plain = ctx
        .site
        .plain_http
        .then(|| banner(t!(ctx, "plain-http-banner")));
    let misaddressed = ctx
        .site
        .misaddressed
        .then(|| banner(t!(ctx, "misaddressed-banner")));
    let account = ctx.viewer.as_ref().map(|viewer| account(ctx, viewer));
    let open = ctx.viewer.as_ref().filter(|v| !v.account.closed);
    let ledger = open
        .map(|_| view! { <p><a href=addresses::LEDGER.path()>{t!(ctx, "foot-ledger")}</a></p> });
    let foot = view! {
        <footer class="foot">
            <p>{t!(ctx, "foot")}</p>
            <p><a href=addresses::PRIVACY.path()>{t!(ctx, "privacy")}</a></p>
            {ledger}
        </footer>
    };
    match &ctx.viewer {
        None => html! {
            {skip}{demo}{plain}{misaddressed}
            <header class="porch__mark"><a class="nav__mark" href=addresses::TODAY.path()>{mark()}"Irori"</a></header>
            <main id="main" class="page">{page}</main>
            {foot}
        },
        Some(_) => html! {
            {skip}{demo}{plain}{misaddressed}
            {nav(ctx)}
            <main id="main" class="page">{account}{security_notices(ctx)}{page}</main>
            {foot}
        },
    }
}

/// What is told on every page about one's own account: that it is closed, that somebody could set a new
/// password for it, that earlier texts are sealed.
fn account(ctx: &RequestContext, viewer: &Viewer) -> AnyView {
    let words = ctx.words;
    let moment = |at| words.moment(at, viewer.profile.zone);
    let closed = viewer.account.closed.then(|| t!(words, "account-closed"));
    let closed = closed.map(notice::note);
    let reset = viewer.account.reset.as_ref().map(|reset| {
        let who = match &reset.name {
            Some(name) => name.clone(),
            None => t!(words, "account-reset-operator"),
        };
        let key = if ctx.now < reset.opens {
            "account-reset-waits"
        } else {
            "account-reset-opens"
        };
        let values = [
            ("who", who.into()),
            ("from", moment(reset.opens).into()),
            ("until", moment(reset.expires).into()),
        ];
        let act = ActionForm::blank(ctx, "account/stop-reset", 250);
        let fields = view! {
            <p>{t!(words, key, ..values)}</p>
            <div>{act.quiet_button("account-reset-stop")}</div>
        };
        act.form("notice notice--trouble", fields)
    });
    let sealed = viewer.account.sealed_until.map(|until| {
        let text = t!(words, "account-sealed", moment = moment(until));
        view! {
            <div class="notice notice--note">
                <p>{text}" "<a href=addresses::RECOVERY.path()>{t!(words, "account-sealed-open")}</a></p>
            </div>
        }
    });
    html! { {closed}{reset}{sealed} }
}

fn banner(text: String) -> AnyView {
    html! { <aside class="demo-banner" aria-label=text.clone()>{text.clone()}</aside> }
}

fn nav(ctx: &RequestContext) -> AnyView {
    let Some(viewer) = &ctx.viewer else {
        return ().into_any();
    };
    let path = ctx
        .at
        .split('?')
        .next()
        .unwrap_or(addresses::TODAY.path())
        .to_owned();
    let places: Vec<_> = places(viewer)
        .into_iter()
        .map(|(href, key)| {
            let here = if href == addresses::TODAY.path() {
                path == addresses::TODAY.path()
            } else {
                is_in(href, &path)
            };
            view! { <li><a href=href aria-current=here.then_some("page")>{t!(ctx, key)}</a></li> }
        })
        .collect();
    html! {
        <header class="nav">
            <a class="nav__mark" href=addresses::TODAY.path()>{mark()}"Irori"</a>
            <nav aria-label=t!(ctx, "nav")><ul>{places}</ul></nav>
            <div class="nav__me">
                <span>{viewer.profile.name.clone()}</span>
                <form method="post" action=addresses::of_action("sign-out")>
                    <button class="link-button" type="submit">{t!(ctx, "sign-out")}</button>
                </form>
            </div>
        </header>
    }
}

/// The addresses and names of the navigation: to a closed account only what is left of it.
fn places(viewer: &Viewer) -> Vec<(&'static str, &'static str)> {
    if viewer.account.closed {
        return vec![(addresses::PERSONAL_DATA.path(), "subnav-mine")];
    }
    let mut places = vec![
        (addresses::TODAY.path(), "nav-today"),
        (addresses::ME.path(), "nav-me"),
    ];
    if !viewer.roles.leads.is_empty() {
        places.push((addresses::REVIEW.path(), "nav-review"));
    }
    if !viewer.teams.is_empty() || !viewer.roles.leads.is_empty() {
        places.push((addresses::TEAMS.path(), "nav-teams"));
    }
    if viewer.roles.hr {
        places.push((addresses::REPORTS.path(), "nav-reports"));
    }
    places.extend([
        (addresses::ENTRIES.path(), "nav-entries"),
        (addresses::SETTINGS.path(), "nav-settings"),
    ]);
    if viewer.roles.admin {
        places.push((addresses::ADMIN.path(), "nav-admin"));
    }
    places
}

/// Whether a page belongs to the room at `href`; what concerns oneself belongs to Me, wherever it is.
fn is_in(href: &str, path: &str) -> bool {
    let is_below = |room: &str| path == room || path.starts_with(&format!("{room}/"));
    is_below(href)
        || (href == addresses::ME.path()
            && (is_below(addresses::LEDGER.path()) || is_below(addresses::WORDS.path())))
}

/// The hearth.
fn mark() -> AnyView {
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="mark__frame" x="2" y="2" width="28" height="28" rx="4"></rect>
            <path class="mark__fire" d="M16 7c4 5 6 7 6 11a6 6 0 0 1-12 0c0-2 1-4 2.5-5 .3 2 1 3 2 3.5C14 13 14.5 10 16 7z"></path>
        </svg>
    }
}
