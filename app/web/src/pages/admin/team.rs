//! One team: how often it will be visible, who belongs to it, its holidays, its name and place.

use super::nav::subnav;
use super::tree::{department_options, path_of};
use crate::addresses;
use crate::components::conflict::version_of;
use crate::components::figure::table;
use crate::components::{
    ActionForm, FieldKind, FigureTable, Selection, card, chips, field, grid, options, page_head,
};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::calendar::{self, Holiday, WEEKDAYS, field_of};
use irori_core::domain::day::{ClosingHour, Day};
use irori_core::domain::department::Tree;
use irori_core::domain::form::yes_no;
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::Membership;
use irori_core::domain::team::{self, Publishing, Team};
use irori_ports::{Answer, AppError, PersonLine};
use leptos::prelude::*;
use std::collections::BTreeSet;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (admin, today) = (ctx.admin()?, ctx.today()?);
    let org = &ctx.ports.org;
    let tree = org.tree(admin, today).await?;
    let team = tree
        .team(ctx.parameter("id", TeamId::parse)?)
        .ok_or(AppError::NotThere)?;
    let people = org.people(admin).await?;
    let members = members_of(team, &people, today);
    let holidays = org.team_holidays(admin, team.id).await?;
    let thresholds = ctx.ports.rules.thresholds().await?;
    let least = thresholds.in_force(ctx.now).team;
    let counts = t!(ctx, "admin-team-lead", people = team.counting);
    Ok(html! {
        {page_head(Some(path_of(&tree, team.department)), team.name.clone(), Some(counts))}
        {subnav(&ctx)}
        <div class="columns">
            <div class="stack">
                {members_sheet(ctx.words, &members)}
                {visibility(ctx.words, team, least)}
            </div>
            <aside class="stack">
                {change(&ctx, &tree, team)}
                {holidays_form(&ctx, team, &holidays)}
                {remove(&ctx, team, members.is_empty())}
            </aside>
        </div>
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

fn members_sheet(words: Locale, members: &[(&PersonLine, &Membership)]) -> AnyView {
    let rows: Vec<_> = members
        .iter()
        .map(|(person, membership)| {
            html! {
                <tr>
                    <th scope="row"><a href=addresses::PERSON.path(person.id)>{person.name.clone()}</a></th>
                    <td>{t!(words, &format!("admin-part-{}", membership.part.as_str()))}</td>
                    <td>{t!(words, yes_no(membership.counting))}</td>
                    <td><time>{words.dated(membership.from)}</time></td>
                    <td>{membership.to.map_or_else(|| t!(words, "admin-no-end"), |to| words.dated(to))}</td>
                </tr>
            }
        })
        .collect();
    let shown = if rows.is_empty() {
        html! {
            <div class="empty">
                <p>{t!(words, "admin-members-empty")}</p>
                <a href=addresses::PEOPLE.path()>{t!(words, "admin-to-people")}</a>
            </div>
        }
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
    card(t!(words, "admin-members"), shown)
}

/// How often a team of this size and of others can be shown (SIGNALS §13.4), where a week needs `least`
/// people who answered.
fn visibility(words: Locale, team: &Team, least: u32) -> AnyView {
    let stands_alone_from = team::stands_alone_from(least);
    let alone = match team.publishing {
        Publishing::Nothing => "admin-visible-nothing",
        Publishing::Joined if team.counting < stands_alone_from => "admin-visible-joined",
        Publishing::Joined => "admin-visible-alone",
    };
    let answering = [60_u32, 70, 85];
    let percent = |n: String| t!(words, "admin-percent", n);
    let head = answering.map(|n| t!(words, "admin-answering", percent = percent(n.to_string())));
    let row = |size: u32| {
        let key = if size == team.counting {
            "admin-size-today"
        } else {
            "admin-size"
        };
        let name = t!(words, key, people = size);
        let weeks =
            answering.map(|n| 100.0 * team::weeks_computed(size, least, f64::from(n) / 100.0));
        [name]
            .into_iter()
            .chain(weeks.map(|w| percent(format!("{w:.0}"))))
            .collect()
    };
    let numbers = FigureTable {
        caption: t!(words, "admin-visible-caption"),
        head: [t!(words, "admin-visible-size")]
            .into_iter()
            .chain(head)
            .collect(),
        rows: team::sizes_told(team.counting, least)
            .into_iter()
            .map(row)
            .collect(),
    };
    let body = view! {
        <p>{t!(words, alone, people = team.counting, alone = stands_alone_from)}</p>
        {table(numbers)}
        <p class="soft small">{t!(words, "admin-visible-why", least)}</p>
    };
    card(t!(words, "admin-visible"), body)
}

fn change(ctx: &RequestContext, tree: &Tree, team: &Team) -> AnyView {
    let stored = team.plan().to_form();
    let act = ActionForm::failed_or(ctx, "org/save-team", 0, FormState::of(stored.clone()));
    let hours = ClosingHour::offered().chain([team.closing_hour]);
    let hours: BTreeSet<ClosingHour> = hours.collect();
    let hours = hours.into_iter().map(|hour| {
        let (day, of_day) = hour.day_and_hour();
        let weekday = WEEKDAYS[usize::from(day)];
        (
            hour.hours().to_string(),
            t!(
                act,
                "admin-closing-hour-at",
                weekday = t!(act, &format!("weekday-{}", field_of(weekday))),
                hour = of_day
            ),
        )
    });
    let hours = hours.collect();
    let publishing = options(
        act.words,
        "admin-publishing",
        Publishing::ALL,
        Publishing::as_str,
    );
    let fields = view! {
        {act.hidden("id", team.id)}
        {version_of(&act, &stored, stored.version(), None)}
        <h2>{t!(act, "admin-change-team")}</h2>
        {field::line(&act, "name", "admin-team-name", None, FieldKind::Text)}
        {field::select(&act, "department", "admin-department", None, None, department_options(tree, None))}
        {field::zone(&act, "zone", "admin-zone", Some("admin-zone-hint"))}
        {field::select(&act, "closing-hour", "admin-closing-hour", Some("admin-closing-hour-hint"), None, hours)}
        {chips(&act, "publishing", "admin-publishing", Selection::One, publishing)}
        <p class="soft small">{t!(act, "admin-publishing-about")}</p>
        <div>{act.submit_button("save")}</div>
    };
    act.form("sheet", fields)
}

fn holidays_form(ctx: &RequestContext, team: &Team, holidays: &[Holiday]) -> AnyView {
    let stored = calendar::holidays_form(holidays);
    let act = ActionForm::failed_or(ctx, "org/save-holidays", 1, FormState::of(stored.clone()));
    let fields = view! {
        {act.hidden("id", team.id)}
        {version_of(&act, &stored, stored.version(), None)}
        <h2>{t!(act, "admin-holidays")}</h2>
        {field::lines(&act, "holidays", "admin-holidays-list", Some("admin-holidays-hint"), 8)}
        <div>{act.quiet_button("admin-holidays-press")}</div>
    };
    act.form("sheet", fields)
}

/// The end of a team; where somebody ever belonged to it, its history stays.
fn remove(ctx: &RequestContext, team: &Team, never_had_a_member: bool) -> AnyView {
    if !never_had_a_member {
        return html! { <p class="soft small">{t!(ctx, "admin-team-stays")}</p> };
    }
    let act = ActionForm::failed_or_empty(ctx, "org/remove-team", 2);
    let fields = view! {
        {act.hidden("id", team.id)}
        <h2>{t!(act, "admin-remove-team")}</h2>
        {field::tick(&act, "sure", "admin-remove-team-sure")}
        <div>{act.danger_button("admin-remove-team")}</div>
    };
    act.form("sheet dangerous", fields)
}
