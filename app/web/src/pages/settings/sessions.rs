//! Sessions of my account, each to be ended, and its one-time links.

use super::nav::settings_subnav;
use crate::addresses;
use crate::components::{ActionForm, card, device_name, notice, page_head};
use crate::context::RequestContext;
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, IssuedLink, LinkFor, Now, SessionLine};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let words = ctx.words;
    let lines = ctx
        .ports
        .auth
        .sessions(viewer, &ctx.session, ctx.now)
        .await?;
    let failed = notice::failed(&ctx, &["account/end-session"]);
    let rows: Vec<_> = lines
        .iter()
        .map(|session| line(&ctx, viewer, session))
        .collect();
    let made = ctx.ports.accounts.made_links(viewer, ctx.now).await?;
    let others = lines.iter().any(|session| !session.this);
    let note = if others {
        "sessions-about"
    } else {
        "sessions-only-this"
    };
    Ok(html! {
        {page_head(None, t!(words, "sessions-title"), None)}
        {settings_subnav(words, addresses::SESSIONS.path())}
        <section class="sheet">
            <p class="soft">{t!(words, note)}</p>
            {failed}
            <ul class="entries">{rows}</ul>
            {others.then(|| end_others(&ctx))}
        </section>
        {links(&ctx, viewer, &made)}
    })
}

fn line(ctx: &RequestContext, viewer: &Viewer, session: &SessionLine) -> AnyView {
    let words = ctx.words;
    let device = device_name(words, &session.device);
    let moment = |at| words.moment(at, viewer.profile.zone);
    let when = if session.this {
        t!(words, "session-this")
    } else {
        t!(words, "session-seen", moment = moment(session.seen))
    };
    let began = moment(session.began);
    let began = if session.network.is_empty() {
        t!(words, "session-began", moment = began)
    } else {
        let network = session.network.as_str();
        t!(words, "session-began-at", moment = began, network)
    };
    let lasts = match session.stays {
        true => "session-stays",
        false => "session-ends",
    };
    let end = (!session.this).then(|| {
        let label = t!(words, "session-end-label", device = device.clone());
        let act = ActionForm::blank(ctx, "account/end-session", 0);
        act.row(act.hidden("id", session.id), "session-end", label)
    });
    html! {
        <li class="entry">
            <span class="entry__kind">{device}</span>
            <span class="entry__when">{when}</span>
            <span class="entry__when">{began}</span>
            <span class="entry__when">{t!(words, lasts)}</span>
            {end}
        </li>
    }
}

/// The one-time links that concern the account: the one by which it could get a new password, and those
/// one made for others.
fn links(ctx: &RequestContext, viewer: &Viewer, made: &[IssuedLink]) -> Option<AnyView> {
    let words = ctx.words;
    let zone = viewer.profile.zone;
    let line = |key: &str, whom: String, from: Now, until: Now| {
        let text = t!(
            words,
            key,
            whom,
            made = words.moment(from, zone),
            until = words.moment(until, zone)
        );
        view! { <li class="entry"><span>{text}</span></li> }
    };
    let mine = viewer.account.reset.as_ref().map(|reset| {
        let who = reset.name.clone();
        let who = who.unwrap_or_else(|| t!(words, "account-reset-operator"));
        line("links-reset-of-me", who, reset.made, reset.expires)
    });
    if mine.is_none() && made.is_empty() && !viewer.roles.admin {
        return None;
    }
    let made: Vec<_> = made
        .iter()
        .map(|link| {
            let key = match link.to {
                LinkFor::Join => "links-join-made",
                LinkFor::Reset => "links-reset-made",
            };
            line(key, link.whom.clone(), link.made, link.expires)
        })
        .collect();
    let none = (mine.is_none() && made.is_empty())
        .then(|| view! { <p class="soft">{t!(words, "links-none")}</p> });
    let body = view! {
        <p class="soft small">{t!(words, "links-about")}</p>
        {none}
        <ul class="entries">{mine}{made}</ul>
    };
    Some(card(t!(words, "links-title"), body))
}

fn end_others(ctx: &RequestContext) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "account/end-other-sessions", 1);
    act.form("stack", act.quiet_button("sessions-end-others"))
}
