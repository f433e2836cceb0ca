//! How many people a result needs, to set: the form, from when on it counts, and who set what before.

use super::nav::subnav;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::pages::rules::policy::begins;
use crate::pages::rules::thresholds::{announced, numbers};
use crate::words::Words;
use irori_core::domain::day::Week;
use irori_core::privacy::thresholds::{Preset, ThresholdVersions, Thresholds};
use irori_ports::rules::{ThresholdHistory, ThresholdLine};
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let admin = asked.admin()?;
        let rules = &asked.ports.rules;
        let versions = rules.thresholds().await?;
        let history = rules.threshold_history(admin, asked.now).await?;
        let this_week = asked.today()?.week();
        let (words, zone) = (asked.words, admin.profile.zone);
        let lines: Vec<_> = history
            .lines
            .iter()
            .map(|line| entry(words, zone, &versions, line))
            .collect();
        Ok(view! {
            {head(words, versions.at(this_week))}
            {subnav(&asked)}
            {announced(words, &versions, this_week)}
            <div class="columns">
                <div class="stack">
                    <section class="sheet">
                        <h2>{words.say("thresholds-now")}</h2>
                        {numbers(words, &versions, this_week)}
                    </section>
                    {form(&asked, &versions, &history)}
                    {presets(&asked, versions.latest())}
                </div>
                <aside class="stack">
                    {follows(words)}
                    {versions_sheet(words, lines)}
                </aside>
            </div>
        }
        .into_any())
    })
}

fn head(words: Words, now: Thresholds) -> AnyView {
    let title = words.tell("thresholds-title", &both(now));
    let (kicker, lead) = (words.say("thresholds"), words.say("thresholds-lead"));
    page_head(Some(kicker), title, Some(lead)).into_any()
}

fn both<'v>(thresholds: Thresholds) -> [(&'v str, crate::words::FluentValue<'v>); 2] {
    [
        ("team", thresholds.team.into()),
        ("report", thresholds.report.into()),
    ]
}

/// Two numbers of one's own, filled with those that were set last.
fn form(
    asked: &RequestContext,
    versions: &ThresholdVersions,
    history: &ThresholdHistory,
) -> AnyView {
    let stored = FormState::of(versions.latest().to_form());
    let act = ActionForm::stored(asked, "thresholds/set", 0, stored);
    let words = act.words;
    let bounds = [
        ("least", Thresholds::FLOOR.into()),
        ("most", Thresholds::MOST.into()),
    ];
    let fields = view! {
        <h2>{act.say("thresholds-set")}</h2>
        <p>{from(words, history.begins)}</p>
        <p class="soft small">{words.tell("thresholds-team-hint", &bounds)}</p>
        {field::line(&act, "team", "thresholds-team", None, Kind::Number)}
        {field::line(&act, "report", "thresholds-report", Some("thresholds-report-hint"), Kind::Number)}
        <div>{act.press("thresholds-own-press")}</div>
    };
    act.form("sheet", fields)
}

/// A preset by one press; what is wrong with it stands in the form above, beside the `latest` numbers.
fn presets(asked: &RequestContext, latest: Thresholds) -> AnyView {
    let act = ActionForm::new(asked, "thresholds/set", 1, FormState::default());
    let preset = |preset: Preset, thresholds: Thresholds| {
        let preset = preset.as_str();
        let key = format!("thresholds-{preset}-press");
        let press = act.words.tell(&key, &both(thresholds));
        view! {
            <button class="button button--quiet" type="submit" name="preset" value=preset>{press}</button>
        }
    };
    let fields = view! {
        {act.hidden("team", latest.team)}
        {act.hidden("report", latest.report)}
        <h2>{act.say("thresholds-presets")}</h2>
        <div class="row">
            {preset(Preset::Standard, Thresholds::STANDARD)}
            {preset(Preset::Japan, Thresholds::JAPAN)}
        </div>
        <p class="soft small">{act.say("thresholds-japan-why")}</p>
    };
    act.form("sheet", fields)
}

/// From when on counts what is set now.
fn from(words: Words, begins_with: Option<Week>) -> String {
    match begins_with {
        Some(week) => words.tell("thresholds-set-from", &begins(words, week)),
        None => words.say("thresholds-set-from-the-start"),
    }
}

fn follows(words: Words) -> AnyView {
    view! {
        <section class="sheet">
            <h2>{words.say("thresholds-follows")}</h2>
            <ul>
                <li>{words.say("thresholds-follows-ahead")}</li>
                <li>{words.say("thresholds-follows-replaced")}</li>
                <li>{words.say("thresholds-follows-stricter")}</li>
                <li>{words.say("thresholds-follows-looser")}</li>
                <li>{words.say("thresholds-follows-groups")}</li>
            </ul>
        </section>
    }
    .into_any()
}

fn versions_sheet(words: Words, lines: Vec<AnyView>) -> AnyView {
    let shown = if lines.is_empty() {
        view! { <p class="soft">{words.say("thresholds-history-none")}</p> }.into_any()
    } else {
        view! { <div class="stack">{lines}</div> }.into_any()
    };
    view! { <section class="sheet"><h2>{words.say("thresholds-history")}</h2>{shown}</section> }
        .into_any()
}

/// A version: from when on it counts, its numbers, when it was set and by whom.
fn entry(
    words: Words,
    zone: chrono_tz::Tz,
    versions: &ThresholdVersions,
    line: &ThresholdLine,
) -> AnyView {
    let version = &line.version;
    let is_replaced = versions.is_replaced(version);
    let key = match (version.is_from_the_start(), is_replaced) {
        (false, false) => "thresholds-version",
        (false, true) => "thresholds-version-replaced",
        (true, false) => "thresholds-version-start",
        (true, true) => "thresholds-version-start-replaced",
    };
    let mut values = begins(words, version.from).to_vec();
    values.push(("number", version.number.into()));
    let at = words.moment(version.set_at, zone);
    let set = match &line.set_by {
        Some(name) => {
            let values = [("at", at.into()), ("name", name.as_str().into())];
            words.tell("thresholds-set-by", &values)
        }
        None => words.tell("thresholds-set-by-gone", &[("at", at.into())]),
    };
    let numbers = words.tell("thresholds-version-numbers", &both(version.thresholds));
    view! {
        <div>
            <h3>{words.tell(key, &values)}</h3>
            <p>{numbers}</p>
            <p class="soft small">{set}</p>
        </div>
    }
    .into_any()
}
