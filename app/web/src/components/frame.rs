//! What stands around every page: the way past the navigation, the navigation, the foot.

use super::act::ActionForm;
use super::notice;
use super::security_notices::security_notices;
use crate::context::{FormState, RequestContext};
use irori_core::domain::person::Viewer;
use leptos::prelude::*;

/// The page inside its frame; for people who are signed in with the navigation, else a porch.
pub fn frame(asked: Option<RequestContext>, page: impl IntoView + 'static) -> AnyView {
    let Some(asked) = asked else {
        return view! { <main id="main" class="page">{page}</main> }.into_any();
    };
    let words = asked.words;
    let skip = view! { <a class="skip" href="#main">{words.say("skip-to-main")}</a> };
    let demo = asked.site.demo.then(|| banner(words.say("demo-banner")));
    let plain = asked
        .site
        .plain_http
        .then(|| banner(words.say("plain-http-banner")));
    let misaddressed = asked
        .site
        .misaddressed
        .then(|| banner(words.say("misaddressed-banner")));
    let account = asked.viewer.as_ref().map(|viewer| account(&asked, viewer));
    let open = asked.viewer.as_ref().filter(|v| !v.account.closed);
    let ledger = open.map(|_| view! { <p><a href="/ledger">{words.say("foot-ledger")}</a></p> });
    let foot = view! {
        <footer class="foot">
            <p>{words.say("foot")}</p>
            <p><a href="/privacy">{words.say("privacy")}</a></p>
            {ledger}
        </footer>
    };
    match &asked.viewer {
        None => view! {
            {skip}{demo}{plain}{misaddressed}
            <header class="porch__mark"><a class="nav__mark" href="/">{mark()}"Irori"</a></header>
            <main id="main" class="page">{page}</main>
            {foot}
        }
        .into_any(),
        Some(_) => view! {
            {skip}{demo}{plain}{misaddressed}
            {nav(&asked)}
            <main id="main" class="page">{account}{security_notices(&asked)}{page}</main>
            {foot}
        }
        .into_any(),
    }
}

/// What is told on every page about one's own account: that it is closed, that somebody could set a new
/// password for it, that earlier texts are sealed.
fn account(asked: &RequestContext, viewer: &Viewer) -> AnyView {
    let words = asked.words;
    let moment = |at| words.moment(at, viewer.profile.zone);
    let closed = viewer.account.closed.then(|| words.say("account-closed"));
    let closed = closed.map(notice::note);
    let reset = viewer.account.reset.as_ref().map(|reset| {
        let who = match &reset.name {
            Some(name) => name.clone(),
            None => words.say("account-reset-operator"),
        };
        let key = if asked.now < reset.opens {
            "account-reset-waits"
        } else {
            "account-reset-opens"
        };
        let values = [
            ("who", who.into()),
            ("from", moment(reset.opens).into()),
            ("until", moment(reset.expires).into()),
        ];
        let act = ActionForm::new(asked, "account/stop-reset", 250, FormState::default());
        let fields = view! {
            <p>{words.tell(key, &values)}</p>
            <div>{act.quiet_press("account-reset-stop")}</div>
        };
        act.form("notice notice--trouble", fields)
    });
    let sealed = viewer.account.sealed_until.map(|until| {
        let text = words.tell("account-sealed", &[("moment", moment(until).into())]);
        view! {
            <div class="notice notice--note">
                <p>{text}" "<a href="/settings/recovery">{words.say("account-sealed-open")}</a></p>
            </div>
        }
    });
    view! { {closed}{reset}{sealed} }.into_any()
}

fn banner(text: String) -> AnyView {
    view! { <aside class="demo-banner" aria-label=text.clone()>{text.clone()}</aside> }.into_any()
}

fn nav(asked: &RequestContext) -> AnyView {
    let words = asked.words;
    let Some(viewer) = &asked.viewer else {
        return ().into_any();
    };
    let path = asked.at.split('?').next().unwrap_or("/").to_owned();
    let places: Vec<_> = places(viewer)
        .into_iter()
        .map(|(href, key)| {
            let here = if href == "/" {
                path == "/"
            } else {
                is_in(href, &path)
            };
            view! { <li><a href=href aria-current=here.then_some("page")>{words.say(key)}</a></li> }
        })
        .collect();
    view! {
        <header class="nav">
            <a class="nav__mark" href="/">{mark()}"Irori"</a>
            <nav aria-label=words.say("nav")><ul>{places}</ul></nav>
            <div class="nav__me">
                <span>{viewer.profile.name.clone()}</span>
                <form method="post" action="/do/sign-out">
                    <button class="link-button" type="submit">{words.say("sign-out")}</button>
                </form>
            </div>
        </header>
    }
    .into_any()
}

/// The addresses and names of the navigation: to a closed account only what is left of it.
fn places(viewer: &Viewer) -> Vec<(&'static str, &'static str)> {
    if viewer.account.closed {
        return vec![("/settings/mine", "subnav-mine")];
    }
    let mut places = vec![("/", "nav-today"), ("/me", "nav-me")];
    if !viewer.roles.leads.is_empty() {
        places.push(("/review", "nav-review"));
    }
    if !viewer.teams.is_empty() || !viewer.roles.leads.is_empty() {
        places.push(("/teams", "nav-teams"));
    }
    if viewer.roles.hr {
        places.push(("/reports", "nav-reports"));
    }
    places.extend([("/entries", "nav-entries"), ("/settings", "nav-settings")]);
    if viewer.roles.admin {
        places.push(("/admin", "nav-admin"));
    }
    places
}

/// Whether a page belongs to the room at `href`; what concerns oneself belongs to Me, wherever it is.
fn is_in(href: &str, path: &str) -> bool {
    let is_below = |room: &str| path == room || path.starts_with(&format!("{room}/"));
    is_below(href) || (href == "/me" && (is_below("/ledger") || is_below("/words")))
}

/// The hearth.
fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="mark__frame" x="2" y="2" width="28" height="28" rx="4"></rect>
            <path class="mark__fire" d="M16 7c4 5 6 7 6 11a6 6 0 0 1-12 0c0-2 1-4 2.5-5 .3 2 1 3 2 3.5C14 13 14.5 10 16 7z"></path>
        </svg>
    }
    .into_any()
}
