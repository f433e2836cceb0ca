//! Everybody with an account, invitations that wait, and the form that makes one.

use super::nav::subnav;
use super::tree::team_options;
use crate::addresses;
use crate::components::{
    ActionForm, FieldKind, card, entries, field, grid, notice, page_head, shown_once,
};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::day::Day;
use irori_core::domain::department::Tree;
use irori_core::domain::membership::{Membership, TeamRole};
use irori_ports::{Answer, PersonLine, WaitingLink};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (admin, today, words) = (ctx.admin()?, ctx.today()?, ctx.words);
    let ports = &ctx.ports;
    let tree = ports.org.tree(admin, today).await?;
    let people = ports.org.people(admin).await?;
    let waiting = ports.auth.waiting_invitations(admin, ctx.now).await?;
    let open = people.iter().filter(|p| !p.closed).count();
    let title = t!(
        words,
        "admin-people-title",
        people = open,
        waiting = waiting.len()
    );
    Ok(html! {
        {page_head(Some(t!(words, "admin-people")), title, None)}
        {subnav(&ctx)}
        {invited(&ctx)}
        <div class="columns">
            <div class="stack">{people_sheet(words, &tree, &people, today)}</div>
            <aside class="stack">
                {invite(&ctx, &tree)}
                {waiting_sheet(&ctx, &waiting)}
            </aside>
        </div>
    })
}

/// The link of the invitation that was made just now.
fn invited(ctx: &RequestContext) -> Option<AnyView> {
    let (form, token) = ctx.secret("org/invite")?;
    let email = form.text("email").unwrap_or_default().trim().to_owned();
    let title = t!(ctx, "admin-invited", email);
    Some(shown_once(
        ctx.words,
        title,
        ctx.link(&addresses::JOIN.path(token)),
        "admin-invited-about",
    ))
}

fn people_sheet(words: Locale, tree: &Tree, people: &[PersonLine], today: Day) -> AnyView {
    let rows: Vec<_> = people
        .iter()
        .map(|person| {
            let account = if person.closed {
                "admin-account-closed"
            } else {
                "admin-account-open"
            };
            html! {
                <tr>
                    <th scope="row">
                        <a href=addresses::PERSON.path(person.id)>{person.name.clone()}</a>
                        " "
                        <span class="soft small">{person.email.as_str().to_owned()}</span>
                    </th>
                    <td>{roles_of(words, person)}</td>
                    <td>{teams_of(words, tree, person, today)}</td>
                    <td>{t!(words, account)}</td>
                </tr>
            }
        })
        .collect();
    let alone = (people.len() < 2)
        .then(|| view! { <p class="empty">{t!(words, "admin-people-alone")}</p> });
    let head = ["admin-name", "admin-roles", "admin-teams", "admin-account"];
    card(
        t!(words, "admin-accounts"),
        (grid(words, "admin-people-caption", &head, rows), alone),
    )
}

fn roles_of(words: Locale, person: &PersonLine) -> String {
    let roles = [
        (person.admin, "admin-role-admin"),
        (person.hr, "admin-role-hr"),
    ];
    let roles: Vec<_> = roles
        .iter()
        .filter(|(held, _)| *held)
        .map(|(_, key)| t!(words, key))
        .collect();
    roles.join(" · ")
}

/// The teams of today; where the person leads, it says so.
fn teams_of(words: Locale, tree: &Tree, person: &PersonLine, today: Day) -> String {
    let name = |m: &Membership| {
        let name = tree.team(m.team)?.name.clone();
        Some(match m.part {
            TeamRole::Member => name,
            TeamRole::Lead => t!(words, "admin-leads", team = name),
        })
    };
    let teams: Vec<_> = person
        .memberships
        .iter()
        .filter(|m| m.is_on(today))
        .filter_map(name)
        .collect();
    teams.join(" · ")
}

fn invite(ctx: &RequestContext, tree: &Tree) -> AnyView {
    let act = ActionForm::failed_or(ctx, "org/invite", 0, FormState::default());
    let none = t!(act, "admin-no-team-yet");
    let fields = view! {
        <h2>{t!(act, "admin-invite")}</h2>
        {field::line(&act, "email", "admin-email", None, FieldKind::Text)}
        {field::select(&act, "team", "admin-team", Some("admin-invite-team-hint"), Some(none), team_options(tree))}
        <div>{act.submit_button("admin-invite-press")}</div>
        <p class="soft small">{t!(act, "admin-invite-about")}</p>
    };
    act.form("sheet", fields)
}

fn waiting_sheet(ctx: &RequestContext, waiting: &[WaitingLink]) -> AnyView {
    let failed = notice::failed(ctx, &["org/withdraw-invitation"]);
    let lines: Vec<_> = waiting
        .iter()
        .map(|link| {
            let until = t!(ctx, "admin-waits-until", until = ctx.moment(link.expires));
            view! {
                <li class="entry">
                    <span class="entry__kind">{link.email.as_str().to_owned()}</span>
                    {link.team.clone().map(|team| view! { <span>{team}</span> })}
                    <span class="entry__when">{until}</span>
                    {withdraw(ctx, link)}
                </li>
            }
        })
        .collect();
    let shown = entries(lines, t!(ctx, "admin-nobody-waits"));
    card(t!(ctx, "admin-waiting"), (failed, shown))
}

fn withdraw(ctx: &RequestContext, link: &WaitingLink) -> AnyView {
    let act = ActionForm::blank(ctx, "org/withdraw-invitation", 1);
    let label = t!(act, "admin-withdraw-whose", email = link.email.as_str());
    act.row(act.hidden("id", link.id), "admin-withdraw", label)
}
