//! One person as the admin sees them: roles, memberships with their history, a way back in.

use super::{grid, id_in_path, path_of, shown_once, subnav, team_options};
use crate::components::act::Act;
use crate::components::choice::{Choose, chips};
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{Asked, Typed};
use crate::domain::day::Day;
use crate::domain::department::Tree;
use crate::domain::form::{Form, yes_no};
use crate::domain::id::PersonId;
use crate::domain::membership::{Membership, MembershipPlan, Part};
use crate::domain::person::Viewer;
use crate::pages::check_in_form::options;
use crate::ports::PersonLine;
use crate::words::Words;
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| {
        let id = id_in_path(PersonId::parse);
        async move {
            let (admin, today) = (asked.admin()?, asked.today()?);
            let person = asked.house.org.person(admin, id?).await?;
            let tree = asked.house.org.tree(admin, today).await?;
            let email = person.email.as_str().to_owned();
            let closed = person.closed.then(|| asked.words.say("admin-closed-about"));
            Ok(view! {
                {page_head(Some(email), person.name.clone(), closed)}
                {subnav(&asked)}
                {reset_made(&asked, &person)}
                <div class="columns">
                    <div class="stack">
                        {history(asked.words, &tree, &person)}
                        {add(&asked, &tree, &person, today)}
                    </div>
                    <aside class="stack">
                        {end(&asked, &tree, &person, today)}
                        {roles(&asked, &person)}
                        {way_back(&asked, admin, &person)}
                    </aside>
                </div>
            }
            .into_any())
        }
    })
}

/// The reset link that was made just now.
fn reset_made(asked: &Asked, person: &PersonLine) -> Option<AnyView> {
    let (_, token) = asked.secret("org/reset-link")?;
    let title = asked
        .words
        .tell("admin-reset-made", &[("name", person.name.clone().into())]);
    Some(shown_once(
        asked.words,
        title,
        asked.link(&format!("/reset/{token}")),
        "admin-reset-made-about",
    ))
}

fn team_name(tree: &Tree, membership: &Membership) -> String {
    tree.team(membership.team)
        .map(|t| t.name.clone())
        .unwrap_or_default()
}

/// Every membership there ever was, the latest first.
fn history(words: Words, tree: &Tree, person: &PersonLine) -> AnyView {
    let mut memberships: Vec<&Membership> = person.memberships.iter().collect();
    memberships.sort_by_key(|m| std::cmp::Reverse(m.from));
    let rows: Vec<_> = memberships
        .into_iter()
        .map(|m| {
            let name = team_name(tree, m);
            let place = tree.team(m.team).map(|t| path_of(tree, t.department));
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/admin/teams/{}", m.team)>{name}</a>
                        " "
                        <span class="soft small">{place}</span>
                    </th>
                    <td>{words.say(&format!("admin-part-{}", m.part.as_str()))}</td>
                    <td>{words.say(yes_no(m.counting))}</td>
                    <td><time>{words.dated(m.from)}</time></td>
                    <td>{m.to.map_or_else(|| words.say("admin-no-end"), |to| words.dated(to))}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let shown = if rows.is_empty() {
        view! { <p class="empty">{words.say("admin-no-membership")}</p> }.into_any()
    } else {
        let head = [
            "admin-team",
            "admin-part",
            "admin-counting",
            "admin-from",
            "admin-to",
        ];
        grid(words, "admin-memberships-caption", &head, rows)
    };
    view! { <section class="sheet"><h2>{words.say("admin-memberships")}</h2>{shown}</section> }
        .into_any()
}

fn add(asked: &Asked, tree: &Tree, person: &PersonLine, today: Day) -> AnyView {
    let act = Act::stored(
        asked,
        "org/add-membership",
        0,
        Typed::of(MembershipPlan::usual_form(today)),
    );
    if tree.teams.is_empty() {
        return view! {
            <div class="empty">
                <p>{act.say("admin-no-team-to-join")}</p>
                <a href="/admin">{act.say("admin-to-organisation")}</a>
            </div>
        }
        .into_any();
    }
    let parts = options(
        act.words,
        "admin-part",
        Part::ALL.iter().map(|p| p.as_str()),
    );
    let choose = act.say("admin-choose-team");
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{act.say("admin-add-membership")}</h2>
        {field::select(&act, "team", "admin-team", None, Some(choose), team_options(tree))}
        {chips(&act, "part", "admin-part", Choose::One, parts)}
        {field::tick(&act, "counting", "admin-counts-here")}
        <p class="field__hint">{act.say("admin-counts-here-hint")}</p>
        <div class="field-row">
            {field::line(&act, "from", "admin-from", None, Kind::Date)}
            {field::line(&act, "to", "admin-to", Some("admin-to-hint"), Kind::Date)}
        </div>
        <div>{act.press("admin-add-membership-press")}</div>
    };
    act.form("sheet", fields)
}

/// Ends one of the memberships that are not over; nothing where there is none.
fn end(asked: &Asked, tree: &Tree, person: &PersonLine, today: Day) -> Option<AnyView> {
    let running: Vec<_> = person
        .memberships
        .iter()
        .filter(|m| !m.is_over(today))
        .map(|m| (m.id.to_string(), team_name(tree, m)))
        .collect();
    if running.is_empty() {
        let failed = asked.failed("org/end-membership");
        return failed.map(|(_, trouble)| notice::trouble(asked.words, trouble));
    }
    let usual = Form::default().with("last", today.to_string());
    let act = Act::stored(asked, "org/end-membership", 1, Typed::of(usual));
    let fields = view! {
        <h2>{act.say("admin-end-membership")}</h2>
        {field::select(&act, "id", "admin-membership", None, None, running)}
        {field::line(&act, "last", "admin-last-day", Some("admin-last-day-hint"), Kind::Date)}
        <div>{act.quiet_press("admin-end-membership-press")}</div>
    };
    Some(act.form("sheet", fields))
}

fn roles(asked: &Asked, person: &PersonLine) -> AnyView {
    let stored = Form::default()
        .with_some("admin", person.admin.then_some("yes"))
        .with_some("hr", person.hr.then_some("yes"));
    let act = Act::stored(asked, "org/save-roles", 2, Typed::of(stored));
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{act.say("admin-roles")}</h2>
        {field::tick(&act, "admin", "admin-role-admin-tick")}
        {field::tick(&act, "hr", "admin-role-hr-tick")}
        <p class="soft small">{act.say("admin-roles-about")}</p>
        <div>{act.quiet_press("admin-roles-press")}</div>
    };
    act.form("sheet", fields)
}

/// A new way in for somebody who lost the password; one's own is changed in the settings.
fn way_back(asked: &Asked, admin: &Viewer, person: &PersonLine) -> Option<AnyView> {
    if person.closed || person.id == admin.id {
        return None;
    }
    let act = Act::fresh(asked, "org/reset-link", 3);
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{act.say("admin-reset")}</h2>
        <p>{act.say("admin-reset-about")}</p>
        <div>{act.quiet_press("admin-reset-press")}</div>
    };
    Some(act.form("sheet", fields))
}
