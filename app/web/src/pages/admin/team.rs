//! One team: how often it will be visible, who belongs to it, its holidays, its name and place.

use super::nav::{id_in_path, subnav};
use super::tree::{department_options, path_of};
use crate::components::act::ActionForm;
use crate::components::choice::{Choose, chips};
use crate::components::field::{self, Kind};
use crate::components::figure::{Numbers, table};
use crate::components::page_head::page_head;
use crate::components::table::grid;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use irori_core::domain::calendar::{Holiday, WEEKDAYS, field_of, holidays_text};
use irori_core::domain::day::{ClosingHour, Day};
use irori_core::domain::department::Tree;
use irori_core::domain::form::{Form, yes_no};
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::Membership;
use irori_core::domain::team::{self, Publishing, Team, TeamPlan};
use irori_ports::PersonLine;
use irori_ports::error::AppError;
use leptos::prelude::*;
use std::collections::BTreeSet;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| {
        let id = id_in_path(TeamId::parse);
        async move {
            let (admin, today) = (asked.admin()?, asked.today()?);
            let org = &asked.ports.org;
            let tree = org.tree(admin, today).await?;
            let team = tree.team(id?).ok_or(AppError::NotThere)?;
            let people = org.people(admin).await?;
            let members = members_of(team, &people, today);
            let holidays = org.team_holidays(admin, team.id).await?;
            let thresholds = asked.ports.rules.thresholds().await?;
            let least = thresholds.in_force(asked.now).team;
            let counts = asked
                .words
                .tell("admin-team-lead", &[("people", team.counting.into())]);
            Ok(view! {
                {page_head(Some(path_of(&tree, team.department)), team.name.clone(), Some(counts))}
                {subnav(&asked)}
                <div class="columns">
                    <div class="stack">
                        {members_sheet(asked.words, &members)}
                        {visibility(asked.words, team, least)}
                    </div>
                    <aside class="stack">
                        {change(&asked, &tree, team)}
                        {holidays_form(&asked, team, &holidays)}
                        {remove(&asked, team, members.is_empty())}
                    </aside>
                </div>
            }
            .into_any())
        }
    })
}

/// Everybody who belongs, belonged or will belong to the team; those of the past come last.
fn members_of<'p>(
    team: &Team,
    people: &'p [PersonLine],
    today: Day,
) -> Vec<(&'p PersonLine, &'p Membership)> {
    let of_team = |p: &'p PersonLine| {
        p.memberships
            .iter()
            .filter(move |m| m.team == team.id)
            .map(move |m| (p, m))
    };
    let mut members: Vec<_> = people.iter().flat_map(of_team).collect();
    members.sort_by_key(|(_, m)| m.is_over(today));
    members
}

fn members_sheet(words: Words, members: &[(&PersonLine, &Membership)]) -> AnyView {
    let rows: Vec<_> = members
        .iter()
        .map(|(person, membership)| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("/admin/people/{}", person.id)>{person.name.clone()}</a></th>
                    <td>{words.say(&format!("admin-part-{}", membership.part.as_str()))}</td>
                    <td>{words.say(yes_no(membership.counting))}</td>
                    <td><time>{words.dated(membership.from)}</time></td>
                    <td>{membership.to.map_or_else(|| words.say("admin-no-end"), |to| words.dated(to))}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let shown = if rows.is_empty() {
        view! {
            <div class="empty">
                <p>{words.say("admin-members-empty")}</p>
                <a href="/admin/people">{words.say("admin-to-people")}</a>
            </div>
        }
        .into_any()
    } else {
        let head = [
            "admin-name",
            "admin-part",
            "admin-counting",
            "admin-from",
            "admin-to",
        ];
        grid(words, "admin-members-caption", &head, rows)
    };
    view! { <section class="sheet"><h2>{words.say("admin-members")}</h2>{shown}</section> }
        .into_any()
}

/// How often a team of this size and of others can be shown (SIGNALS §13.4), where a week needs `least`
/// people who answered.
fn visibility(words: Words, team: &Team, least: u32) -> AnyView {
    let stands_alone_from = team::stands_alone_from(least);
    let alone = match team.publishing {
        Publishing::Nothing => "admin-visible-nothing",
        Publishing::Joined if team.counting < stands_alone_from => "admin-visible-joined",
        Publishing::Joined => "admin-visible-alone",
    };
    let said = [
        ("people", team.counting.into()),
        ("alone", stands_alone_from.into()),
    ];
    let answering = [60_u32, 70, 85];
    let percent = |n: String| words.tell("admin-percent", &[("n", n.into())]);
    let head = answering.map(|n| {
        words.tell(
            "admin-answering",
            &[("percent", percent(n.to_string()).into())],
        )
    });
    let row = |size: u32| {
        let key = if size == team.counting {
            "admin-size-today"
        } else {
            "admin-size"
        };
        let name = words.tell(key, &[("people", size.into())]);
        let weeks =
            answering.map(|n| 100.0 * team::weeks_computed(size, least, f64::from(n) / 100.0));
        [name]
            .into_iter()
            .chain(weeks.map(|w| percent(format!("{w:.0}"))))
            .collect()
    };
    let numbers = Numbers {
        caption: words.say("admin-visible-caption"),
        head: [words.say("admin-visible-size")]
            .into_iter()
            .chain(head)
            .collect(),
        rows: team::sizes_told(team.counting, least)
            .into_iter()
            .map(row)
            .collect(),
    };
    view! {
        <section class="sheet">
            <h2>{words.say("admin-visible")}</h2>
            <p>{words.tell(alone, &said)}</p>
            {table(numbers)}
            <p class="soft small">{words.tell("admin-visible-why", &[("least", least.into())])}</p>
        </section>
    }
    .into_any()
}

fn change(asked: &RequestContext, tree: &Tree, team: &Team) -> AnyView {
    let plan = TeamPlan {
        name: team.name.clone(),
        department: team.department,
        zone: team.zone,
        closing_hour: team.closing_hour,
        publishing: team.publishing,
    };
    let act = ActionForm::stored(asked, "org/save-team", 0, FormState::of(plan.to_form()));
    let hours = ClosingHour::offered().chain([team.closing_hour]);
    let hours: BTreeSet<ClosingHour> = hours.collect();
    let hours = hours.into_iter().map(|hour| {
        let (day, of_day) = hour.day_and_hour();
        let weekday = WEEKDAYS[usize::from(day)];
        let values = [
            (
                "weekday",
                act.say(&format!("weekday-{}", field_of(weekday))).into(),
            ),
            ("hour", of_day.into()),
        ];
        (
            hour.hours().to_string(),
            act.words.tell("admin-closing-hour-at", &values),
        )
    });
    let hours = hours.collect();
    let option = |one: &Publishing| {
        let key = format!("admin-publishing-{}", one.as_str());
        (one.as_str().to_owned(), act.say(&key))
    };
    let publishing = Publishing::ALL.iter().map(option).collect();
    let fields = view! {
        {act.hidden("id", team.id)}
        <h2>{act.say("admin-change-team")}</h2>
        {field::line(&act, "name", "admin-team-name", None, Kind::Text)}
        {field::select(&act, "department", "admin-department", None, None, department_options(tree, None))}
        {field::zone(&act, "zone", "admin-zone", Some("admin-zone-hint"))}
        {field::select(&act, "closing-hour", "admin-closing-hour", Some("admin-closing-hour-hint"), None, hours)}
        {chips(&act, "publishing", "admin-publishing", Choose::One, publishing)}
        <p class="soft small">{act.say("admin-publishing-about")}</p>
        <div>{act.press("save")}</div>
    };
    act.form("sheet", fields)
}

fn holidays_form(asked: &RequestContext, team: &Team, holidays: &[Holiday]) -> AnyView {
    let stored = Form::default().with("holidays", holidays_text(holidays));
    let act = ActionForm::stored(asked, "org/save-holidays", 1, FormState::of(stored));
    let fields = view! {
        {act.hidden("id", team.id)}
        <h2>{act.say("admin-holidays")}</h2>
        {field::lines(&act, "holidays", "admin-holidays-list", Some("admin-holidays-hint"), 8)}
        <div>{act.quiet_press("admin-holidays-press")}</div>
    };
    act.form("sheet", fields)
}

/// The end of a team; where somebody ever belonged to it, its history stays.
fn remove(asked: &RequestContext, team: &Team, never_had_a_member: bool) -> AnyView {
    if !never_had_a_member {
        return view! { <p class="soft small">{asked.words.say("admin-team-stays")}</p> }
            .into_any();
    }
    let act = ActionForm::fresh(asked, "org/remove-team", 2);
    let fields = view! {
        {act.hidden("id", team.id)}
        <h2>{act.say("admin-remove-team")}</h2>
        {field::tick(&act, "sure", "admin-remove-team-sure")}
        <div><button class="button button--danger" type="submit">{act.say("admin-remove-team")}</button></div>
    };
    act.form("sheet dangerous", fields)
}
