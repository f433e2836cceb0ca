//! Everybody with an account, invitations that wait, and the form that makes one.

use super::nav::subnav;
use super::tree::team_options;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::notice::shown_once;
use crate::components::page_head::page_head;
use crate::components::table::grid;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use irori_core::domain::day::Day;
use irori_core::domain::department::Tree;
use irori_core::domain::membership::{Membership, Part};
use irori_ports::{Answer, PersonLine, WaitingLink};
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let (admin, today, words) = (asked.admin()?, asked.today()?, asked.words);
        let house = &asked.ports;
        let tree = house.org.tree(admin, today).await?;
        let people = house.org.people(admin).await?;
        let waiting = house.doors.waiting_invitations(admin, asked.now).await?;
        let open = people.iter().filter(|p| !p.closed).count();
        let title = words.tell(
            "admin-people-title",
            &[("people", open.into()), ("waiting", waiting.len().into())],
        );
        Ok(view! {
            {page_head(Some(words.say("admin-people")), title, None)}
            {subnav(&asked)}
            {invited(&asked)}
            <div class="columns">
                <div class="stack">{people_sheet(words, &tree, &people, today)}</div>
                <aside class="stack">
                    {invite(&asked, &tree)}
                    {waiting_sheet(&asked, &waiting)?}
                </aside>
            </div>
        }
        .into_any())
    })
}

/// The link of the invitation that was made just now.
fn invited(asked: &RequestContext) -> Option<AnyView> {
    let (form, token) = asked.secret("org/invite")?;
    let email = form.text("email").unwrap_or_default().trim().to_owned();
    let title = asked
        .words
        .tell("admin-invited", &[("email", email.into())]);
    Some(shown_once(
        asked.words,
        title,
        asked.link(&format!("/join/{token}")),
        "admin-invited-about",
    ))
}

fn people_sheet(words: Words, tree: &Tree, people: &[PersonLine], today: Day) -> AnyView {
    let rows: Vec<_> = people
        .iter()
        .map(|person| {
            let account = if person.closed {
                "admin-account-closed"
            } else {
                "admin-account-open"
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/admin/people/{}", person.id)>{person.name.clone()}</a>
                        " "
                        <span class="soft small">{person.email.as_str().to_owned()}</span>
                    </th>
                    <td>{roles_of(words, person)}</td>
                    <td>{teams_of(words, tree, person, today)}</td>
                    <td>{words.say(account)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let alone = (people.len() < 2)
        .then(|| view! { <p class="empty">{words.say("admin-people-alone")}</p> });
    let head = ["admin-name", "admin-roles", "admin-teams", "admin-account"];
    view! {
        <section class="sheet">
            <h2>{words.say("admin-accounts")}</h2>
            {grid(words, "admin-people-caption", &head, rows)}
            {alone}
        </section>
    }
    .into_any()
}

fn roles_of(words: Words, person: &PersonLine) -> String {
    let roles = [
        (person.admin, "admin-role-admin"),
        (person.hr, "admin-role-hr"),
    ];
    let roles: Vec<_> = roles
        .iter()
        .filter(|(held, _)| *held)
        .map(|(_, key)| words.say(key))
        .collect();
    roles.join(" · ")
}

/// The teams of today; where the person leads, it says so.
fn teams_of(words: Words, tree: &Tree, person: &PersonLine, today: Day) -> String {
    let name = |m: &Membership| {
        let name = tree.team(m.team)?.name.clone();
        Some(match m.part {
            Part::Member => name,
            Part::Lead => words.tell("admin-leads", &[("team", name.into())]),
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

fn invite(asked: &RequestContext, tree: &Tree) -> AnyView {
    let act = ActionForm::stored(asked, "org/invite", 0, FormState::default());
    let none = act.say("admin-no-team-yet");
    let fields = view! {
        <h2>{act.say("admin-invite")}</h2>
        {field::line(&act, "email", "admin-email", None, Kind::Text)}
        {field::select(&act, "team", "admin-team", Some("admin-invite-team-hint"), Some(none), team_options(tree))}
        <div>{act.press("admin-invite-press")}</div>
        <p class="soft small">{act.say("admin-invite-about")}</p>
    };
    act.form("sheet", fields)
}

fn waiting_sheet(asked: &RequestContext, waiting: &[WaitingLink]) -> Answer<AnyView> {
    let words = asked.words;
    let zone = asked.admin()?.profile.zone;
    let failed = asked
        .failed("org/withdraw-invitation")
        .map(|(_, trouble)| notice::trouble(words, trouble));
    let lines: Vec<_> = waiting
        .iter()
        .map(|link| {
            let until = words.tell(
                "admin-waits-until",
                &[("until", words.moment(link.expires, zone).into())],
            );
            view! {
                <li class="entry">
                    <span class="entry__kind">{link.email.as_str().to_owned()}</span>
                    {link.team.clone().map(|team| view! { <span>{team}</span> })}
                    <span class="entry__when">{until}</span>
                    {withdraw(asked, link)}
                </li>
            }
        })
        .collect();
    let shown = if lines.is_empty() {
        view! { <p class="soft">{words.say("admin-nobody-waits")}</p> }.into_any()
    } else {
        view! { <ul class="entries">{lines}</ul> }.into_any()
    };
    Ok(view! { <section class="sheet"><h2>{words.say("admin-waiting")}</h2>{failed}{shown}</section> }.into_any())
}

fn withdraw(asked: &RequestContext, link: &WaitingLink) -> AnyView {
    let act = ActionForm::new(asked, "org/withdraw-invitation", 1, FormState::default());
    let label = act.words.tell(
        "admin-withdraw-whose",
        &[("email", link.email.as_str().to_owned().into())],
    );
    let fields = view! {
        {act.hidden("id", link.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("admin-withdraw")}</button>
    };
    act.form("row", fields)
}
