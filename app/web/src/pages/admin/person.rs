//! One person as the admin sees them: roles, memberships with their history, a way back in.

use super::nav::{id_in_path, subnav};
use super::tree::{path_of, team_options};
use crate::components::act::ActionForm;
use crate::components::choice::options;
use crate::components::choice::{Choose, chips};
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::notice::shown_once;
use crate::components::page_head::page_head;
use crate::components::table::grid;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use irori_core::domain::day::Day;
use irori_core::domain::department::Tree;
use irori_core::domain::form::{Form, yes_no};
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::{Membership, MembershipPlan, Part};
use irori_core::domain::person::Viewer;
use irori_core::domain::reset::WaitingReset;
use irori_ports::PersonLine;
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| {
        let id = id_in_path(PersonId::parse);
        async move {
            let (admin, today) = (asked.admin()?, asked.today()?);
            let person = asked.ports.org.person(admin, id?).await?;
            let tree = asked.ports.org.tree(admin, today).await?;
            let accounts = &asked.ports.accounts;
            let reset = accounts.waiting_reset(admin, person.id, asked.now).await?;
            let email = person.email.as_str().to_owned();
            let closed = person.closed.then(|| asked.words.say("admin-closed-about"));
            Ok(view! {
                {page_head(Some(email), person.name.clone(), closed)}
                {subnav(&asked)}
                {reset_made(&asked, &person, reset.as_ref())}
                {closed_made(&asked, &person)}
                <div class="columns">
                    <div class="stack">
                        {history(asked.words, &tree, &person)}
                        {(!person.closed).then(|| add(&asked, &tree, &person, today))}
                    </div>
                    <aside class="stack">
                        {end(&asked, &tree, &person, today)}
                        {(!person.closed).then(|| roles(&asked, &person))}
                        {way_back(&asked, admin, &person, reset.as_ref())}
                        {account(&asked, admin, &person)}
                    </aside>
                </div>
            }
            .into_any())
        }
    })
}

/// The reset link that was made just now.
fn reset_made(
    asked: &RequestContext,
    person: &PersonLine,
    reset: Option<&WaitingReset>,
) -> Option<AnyView> {
    let (_, token) = asked.secret("org/reset-link")?;
    let title = asked
        .words
        .tell("admin-reset-made", &[("name", person.name.clone().into())]);
    // Told at once or after a while, as the installation says.
    let about = match reset {
        Some(reset) if reset.opens > asked.now => "admin-reset-made-waits",
        _ => "admin-reset-made-about",
    };
    Some(shown_once(
        asked.words,
        title,
        asked.link(&format!("/reset/{token}")),
        about,
    ))
}

/// The link to what is left of an account, which was closed just now or earlier.
fn closed_made(asked: &RequestContext, person: &PersonLine) -> Option<AnyView> {
    let made = asked.secret("org/close-account");
    let (_, token) = made.or_else(|| asked.secret("org/closed-link"))?;
    let title = asked
        .words
        .tell("admin-closed-made", &[("name", person.name.clone().into())]);
    Some(shown_once(
        asked.words,
        title,
        asked.link(&format!("/closed/{token}")),
        "admin-closed-made-about",
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

fn add(asked: &RequestContext, tree: &Tree, person: &PersonLine, today: Day) -> AnyView {
    let act = ActionForm::stored(
        asked,
        "org/add-membership",
        0,
        FormState::of(MembershipPlan::usual_form(today)),
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
fn end(asked: &RequestContext, tree: &Tree, person: &PersonLine, today: Day) -> Option<AnyView> {
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
    let act = ActionForm::stored(asked, "org/end-membership", 1, FormState::of(usual));
    let fields = view! {
        <h2>{act.say("admin-end-membership")}</h2>
        {field::select(&act, "id", "admin-membership", None, None, running)}
        {field::line(&act, "last", "admin-last-day", Some("admin-last-day-hint"), Kind::Date)}
        <div>{act.quiet_press("admin-end-membership-press")}</div>
    };
    Some(act.form("sheet", fields))
}

fn roles(asked: &RequestContext, person: &PersonLine) -> AnyView {
    let stored = Form::default()
        .with_some("admin", person.admin.then_some("yes"))
        .with_some("hr", person.hr.then_some("yes"));
    let act = ActionForm::stored(asked, "org/save-roles", 2, FormState::of(stored));
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
fn way_back(
    asked: &RequestContext,
    admin: &Viewer,
    person: &PersonLine,
    reset: Option<&WaitingReset>,
) -> Option<AnyView> {
    if person.closed || person.id == admin.id {
        return None;
    }
    let act = ActionForm::fresh(asked, "org/reset-link", 3);
    let wait = asked.site.reset_wait.hours();
    let fields = view! {
        {act.hidden("person", person.id)}
        <h2>{act.say("admin-reset")}</h2>
        <p>{act.words.tell("admin-reset-about", &[("hours", wait.into())])}</p>
        <div>{act.quiet_press("admin-reset-press")}</div>
    };
    let make = act.form("sheet", fields);
    Some(view! { {reset.map(|reset| waiting(asked, admin, person, reset))}{make} }.into_any())
}

/// The link that waits: who made it, from when it opens, and what an admin can do about it.
fn waiting(
    asked: &RequestContext,
    admin: &Viewer,
    person: &PersonLine,
    reset: &WaitingReset,
) -> AnyView {
    let words = asked.words;
    let moment = |at| words.moment(at, admin.profile.zone);
    let who = reset.name.clone();
    let who = who.unwrap_or_else(|| words.say("account-reset-operator"));
    let waits = asked.now < reset.opens;
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
        let act = ActionForm::fresh(asked, "org/approve-reset", 4);
        let fields = view! {
            {act.hidden("person", person.id)}
            <p class="soft small">{act.say("admin-reset-approve-about")}</p>
            <div>{act.quiet_press("admin-reset-approve")}</div>
        };
        act.form("stack", fields)
    });
    let act = ActionForm::fresh(asked, "org/withdraw-reset", 5);
    let fields = view! {
        {act.hidden("person", person.id)}
        <div>{act.quiet_press("admin-reset-withdraw")}</div>
    };
    view! {
        <section class="sheet">
            <h2>{words.say("admin-reset-waiting")}</h2>
            <p>{words.tell(key, &values)}</p>
            {approve}
            {act.form("stack", fields)}
        </section>
    }
    .into_any()
}

/// Signing somebody out, closing their account, and what is done about a closed one.
fn account(asked: &RequestContext, admin: &Viewer, person: &PersonLine) -> Option<AnyView> {
    if person.id == admin.id {
        return None;
    }
    let words = asked.words;
    let simple = |name: &'static str, n: u8, about: &str, press: &str| {
        let act = ActionForm::fresh(asked, name, n);
        let fields = view! {
            {act.hidden("person", person.id)}
            <p class="soft small">{act.say(about)}</p>
            <div>{act.quiet_press(press)}</div>
        };
        act.form("stack", fields)
    };
    let ways = if person.closed {
        view! {
            {simple("org/closed-link", 6, "admin-closed-link-about", "admin-closed-link-press")}
            {simple("org/reopen-account", 7, "admin-reopen-about", "admin-reopen-press")}
        }
        .into_any()
    } else {
        let act = ActionForm::fresh(asked, "org/close-account", 9);
        let fields = view! {
            {act.hidden("person", person.id)}
            <p class="soft small">{act.say("admin-close-about")}</p>
            {field::tick(&act, "sure", "admin-close-sure")}
            <div><button class="button button--danger" type="submit">{act.say("admin-close-press")}</button></div>
        };
        view! {
            {simple("org/end-sessions", 8, "admin-end-sessions-about", "admin-end-sessions-press")}
            {act.form("stack dangerous", fields)}
        }
        .into_any()
    };
    Some(
        view! { <section class="sheet"><h2>{words.say("admin-account")}</h2>{ways}</section> }
            .into_any(),
    )
}
