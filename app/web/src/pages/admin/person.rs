//! One person as the admin sees them: roles, memberships with their history, a way back in.

use super::nav::subnav;
use super::tree::{path_of, team_options};
use crate::addresses;
use crate::components::{
    ActionForm, FieldKind, Selection, card, chips, field, grid_or, notice, options, page_head,
    shown_once,
};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::day::Day;
use irori_core::domain::department::Tree;
use irori_core::domain::form::{Form, yes_no};
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::{Membership, MembershipPlan, TeamRole};
use irori_core::domain::person::Viewer;
use irori_core::domain::reset::WaitingReset;
use irori_ports::{Answer, PersonLine};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (admin, today) = (ctx.admin()?, ctx.today()?);
    let person = ctx
        .ports
        .org
        .person(admin, ctx.parameter("id", PersonId::parse)?)
        .await?;
    let tree = ctx.ports.org.tree(admin, today).await?;
    let accounts = &ctx.ports.accounts;
    let reset = accounts.waiting_reset(admin, person.id, ctx.now).await?;
    let email = person.email.as_str().to_owned();
    let closed = person.closed.then(|| t!(ctx, "admin-closed-about"));
    Ok(html! {
        {page_head(Some(email), person.name.clone(), closed)}
        {subnav(&ctx)}
        {reset_made(&ctx, &person, reset.as_ref())}
        {closed_made(&ctx, &person)}
        <div class="columns">
            <div class="stack">
                {history(ctx.words, &tree, &person)}
                {(!person.closed).then(|| add(&ctx, &tree, &person, today))}
            </div>
            <aside class="stack">
                {end(&ctx, &tree, &person, today)}
                {(!person.closed).then(|| roles(&ctx, &person))}
                {way_back(&ctx, admin, &person, reset.as_ref())}
                {account(&ctx, admin, &person)}
            </aside>
        </div>
    })
}

/// The reset link that was made just now.
fn reset_made(
    ctx: &RequestContext,
    person: &PersonLine,
    reset: Option<&WaitingReset>,
) -> Option<AnyView> {
    let (_, token) = ctx.secret("org/reset-link")?;
    let title = t!(ctx, "admin-reset-made", name = &person.name);
    // Told at once or after a while, as the installation says.
    let about = match reset {
        Some(reset) if reset.opens > ctx.now => "admin-reset-made-waits",
        _ => "admin-reset-made-about",
    };
    Some(shown_once(
        ctx.words,
        title,
        ctx.link(&addresses::RESET.path(token)),
        about,
    ))
}

/// The link to what is left of an account, which was closed just now or earlier.
fn closed_made(ctx: &RequestContext, person: &PersonLine) -> Option<AnyView> {
    let made = ctx.secret("org/close-account");
    let (_, token) = made.or_else(|| ctx.secret("org/closed-link"))?;
    let title = t!(ctx, "admin-closed-made", name = &person.name);
    Some(shown_once(
        ctx.words,
        title,
        ctx.link(&addresses::CLOSED.path(token)),
        "admin-closed-made-about",
    ))
}

fn team_name(tree: &Tree, membership: &Membership) -> String {
    tree.team(membership.team)
        .map(|t| t.name.clone())
        .unwrap_or_default()
}

/// Every membership there ever was, the latest first.
fn history(words: Locale, tree: &Tree, person: &PersonLine) -> AnyView {
    let mut memberships: Vec<&Membership> = person.memberships.iter().collect();
    memberships.sort_by_key(|m| std::cmp::Reverse(m.from));
    let rows: Vec<_> = memberships
        .into_iter()
        .map(|m| {
            let name = team_name(tree, m);
            let place = tree.team(m.team).map(|t| path_of(tree, t.department));
            html! {
                <tr>
                    <th scope="row">
                        <a href=addresses::ADMIN_TEAM.path(m.team)>{name}</a>
                        " "
                        <span class="soft small">{place}</span>
                    </th>
                    <td>{t!(words, &format!("admin-part-{}", m.part.as_str()))}</td>
                    <td>{t!(words, yes_no(m.counting))}</td>
                    <td><time>{words.dated(m.from)}</time></td>
                    <td>{m.to.map_or_else(|| t!(words, "admin-no-end"), |to| words.dated(to))}</td>
                </tr>
            }
        })
        .collect();
    let head = [
        "admin-team",
        "admin-part",
        "admin-counting",
        "admin-from",
        "admin-to",
    ];
    let shown = grid_or(
        words,
        "admin-memberships-caption",
        &head,
        rows,
        "admin-no-membership",
    );
    card(t!(words, "admin-memberships"), shown)
}

fn add(ctx: &RequestContext, tree: &Tree, person: &PersonLine, today: Day) -> AnyView {
    let act = ActionForm::failed_or(
        ctx,
        "org/add-membership",
        0,
        FormState::of(MembershipPlan::usual_form(today)),
    );
    if tree.teams.is_empty() {
        return html! {
            <div class="empty">
                <p>{t!(act, "admin-no-team-to-join")}</p>
                <a href=addresses::ADMIN.path()>{t!(act, "admin-to-organisation")}</a>
            </div>
        };
    }
    let parts = options(act.words, "admin-part", TeamRole::ALL, TeamRole::as_str);
    let choose = t!(act, "admin-choose-team");
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{t!(act, "admin-add-membership")}</h2>
        {field::select(&act, "team", "admin-team", None, Some(choose), team_options(tree))}
        {chips(&act, "part", "admin-part", Selection::One, parts)}
        {field::tick(&act, "counting", "admin-counts-here")}
        <p class="field__hint">{t!(act, "admin-counts-here-hint")}</p>
        <div class="field-row">
            {field::line(&act, "from", "admin-from", None, FieldKind::Date)}
            {field::line(&act, "to", "admin-to", Some("admin-to-hint"), FieldKind::Date)}
        </div>
        <div>{act.submit_button("admin-add-membership-press")}</div>
    };
    act.form("sheet", fields)
}

/// Ends one of the memberships that are not over; nothing where there is none.
fn end(ctx: &RequestContext, tree: &Tree, person: &PersonLine, today: Day) -> Option<AnyView> {
    let running: Vec<_> = person
        .memberships
        .iter()
        .filter(|m| !m.is_over(today))
        .map(|m| (m.id.to_string(), team_name(tree, m)))
        .collect();
    if running.is_empty() {
        let failed = ctx.failed("org/end-membership");
        return failed.map(|(_, trouble)| notice::trouble(ctx.words, trouble));
    }
    let usual = Form::default().with("last", today.to_string());
    let act = ActionForm::failed_or(ctx, "org/end-membership", 1, FormState::of(usual));
    let fields = view! {
        <h2>{t!(act, "admin-end-membership")}</h2>
        {field::select(&act, "id", "admin-membership", None, None, running)}
        {field::line(&act, "last", "admin-last-day", Some("admin-last-day-hint"), FieldKind::Date)}
        <div>{act.quiet_button("admin-end-membership-press")}</div>
    };
    Some(act.form("sheet", fields))
}

fn roles(ctx: &RequestContext, person: &PersonLine) -> AnyView {
    let stored = Form::default()
        .with_some("admin", person.admin.then_some("yes"))
        .with_some("hr", person.hr.then_some("yes"));
    let act = ActionForm::failed_or(ctx, "org/save-roles", 2, FormState::of(stored));
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{t!(act, "admin-roles")}</h2>
        {field::tick(&act, "admin", "admin-role-admin-tick")}
        {field::tick(&act, "hr", "admin-role-hr-tick")}
        <p class="soft small">{t!(act, "admin-roles-about")}</p>
        <div>{act.quiet_button("admin-roles-press")}</div>
    };
    act.form("sheet", fields)
}

/// A new way in for somebody who lost the password; one's own is changed in the settings.
fn way_back(
    ctx: &RequestContext,
    admin: &Viewer,
    person: &PersonLine,
    reset: Option<&WaitingReset>,
) -> Option<AnyView> {
    if person.closed || person.id == admin.id {
        return None;
    }
    let act = ActionForm::failed_or_empty(ctx, "org/reset-link", 3);
    let wait = ctx.site.reset_wait.hours();
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{t!(act, "admin-reset")}</h2>
        <p>{t!(act, "admin-reset-about", hours = wait)}</p>
        <div>{act.quiet_button("admin-reset-press")}</div>
    };
    let make = act.form("sheet", fields);
    Some(html! { {reset.map(|reset| waiting(ctx, admin, person, reset))}{make} })
}

/// The link that waits: who made it, from when it opens, and what an admin can do about it.
fn waiting(
    ctx: &RequestContext,
    admin: &Viewer,
    person: &PersonLine,
    reset: &WaitingReset,
) -> AnyView {
    let words = ctx.words;
    let moment = |at| words.moment(at, admin.profile.zone);
    let who = reset.name.clone();
    let who = who.unwrap_or_else(|| t!(words, "account-reset-operator"));
    let waits = ctx.now < reset.opens;
    let key = if waits {
        "admin-reset-waits"
    } else {
        "admin-reset-opens"
    };
    let values = [
        ("who", who.into()),
        ("from", moment(reset.opens).into()),
        ("until", moment(reset.expires).into()),
    ];
    let approve = (waits && reset.made_by != Some(admin.id)).then(|| {
        let act = ActionForm::failed_or_empty(ctx, "org/approve-reset", 4);
        let fields = view! {
            {act.hidden("person", person.id)}
            <p class="soft small">{t!(act, "admin-reset-approve-about")}</p>
            <div>{act.quiet_button("admin-reset-approve")}</div>
        };
        act.form("stack", fields)
    });
    let act = ActionForm::failed_or_empty(ctx, "org/withdraw-reset", 5);
    let fields = view! {
        {act.hidden("person", person.id)}
        <div>{act.quiet_button("admin-reset-withdraw")}</div>
    };
    let body = view! {
        <p>{t!(words, key, ..values)}</p>
        {approve}
        {act.form("stack", fields)}
    };
    card(t!(words, "admin-reset-waiting"), body)
}

/// Signing somebody out, closing their account, and what is done about a closed one.
fn account(ctx: &RequestContext, admin: &Viewer, person: &PersonLine) -> Option<AnyView> {
    if person.id == admin.id {
        return None;
    }
    let simple = |name: &'static str, n: u8, about: &str, press: &str| {
        let act = ActionForm::failed_or_empty(ctx, name, n);
        let fields = view! {
            {act.hidden("person", person.id)}
            <p class="soft small">{t!(act, about)}</p>
            <div>{act.quiet_button(press)}</div>
        };
        act.form("stack", fields)
    };
    let ways = if person.closed {
        html! {
            {simple("org/closed-link", 6, "admin-closed-link-about", "admin-closed-link-press")}
            {simple("org/reopen-account", 7, "admin-reopen-about", "admin-reopen-press")}
        }
    } else {
        let act = ActionForm::failed_or_empty(ctx, "org/close-account", 9);
        let fields = view! {
            {act.hidden("person", person.id)}
            <p class="soft small">{t!(act, "admin-close-about")}</p>
            {field::tick(&act, "sure", "admin-close-sure")}
            <div>{act.danger_button("admin-close-press")}</div>
        };
        html! {
            {simple("org/end-sessions", 8, "admin-end-sessions-about", "admin-end-sessions-press")}
            {act.form("stack dangerous", fields)}
        }
    };
    Some(card(t!(ctx, "admin-account"), ways))
}
