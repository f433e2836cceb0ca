//! Setting of the thresholds: the form, from when on it counts, and who set what before.

use super::nav::{set_by, subnav};
use crate::components::{ActionForm, FieldKind, card, field, page_head, stack};
use crate::context::{FormState, RequestContext};
use crate::pages::rules::policy::begins;
use crate::pages::rules::thresholds::{announced, numbers};
use crate::words::Locale;
use irori_core::domain::day::Week;
use irori_core::privacy::thresholds::{Preset, ThresholdVersions, Thresholds};
use irori_ports::Answer;
use irori_ports::rules::{ThresholdHistory, ThresholdLine};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let admin = ctx.admin()?;
    let rules = &ctx.ports.rules;
    let versions = rules.thresholds().await?;
    let history = rules.threshold_history(admin, ctx.now).await?;
    let this_week = ctx.today()?.week();
    let words = ctx.words;
    let lines: Vec<_> = history
        .lines
        .iter()
        .map(|line| entry(&ctx, &versions, line))
        .collect();
    Ok(html! {
        {head(words, versions.at(this_week))}
        {subnav(&ctx)}
        {announced(words, &versions, this_week)}
        <div class="columns">
            <div class="stack">
                <section class="sheet">
                    <h2>{t!(words, "thresholds-now")}</h2>
                    {numbers(words, &versions, this_week)}
                </section>
                {form(&ctx, &versions, &history)}
                {presets(&ctx, versions.latest())}
            </div>
            <aside class="stack">
                {follows(words)}
                {versions_sheet(words, lines)}
            </aside>
        </div>
    })
}

fn head(words: Locale, now: Thresholds) -> AnyView {
    let title = t!(words, "thresholds-title", ..both(now));
    let (kicker, lead) = (t!(words, "thresholds"), t!(words, "thresholds-lead"));
    page_head(Some(kicker), title, Some(lead)).into_any()
}

fn both<'v>(thresholds: Thresholds) -> [(&'v str, crate::words::FluentValue<'v>); 2] {
    [
        ("team", thresholds.team.into()),
        ("report", thresholds.report.into()),
    ]
}

/// Two numbers of one's own, filled with those that were set last.
fn form(ctx: &RequestContext, versions: &ThresholdVersions, history: &ThresholdHistory) -> AnyView {
    let stored = FormState::of(versions.latest().to_form());
    let act = ActionForm::failed_or(ctx, "thresholds/set", 0, stored);
    let words = act.words;
    let text = t!(
        words,
        "thresholds-team-hint",
        least = Thresholds::FLOOR,
        most = Thresholds::MOST
    );
    let fields = view! {
        <h2>{t!(act, "thresholds-set")}</h2>
        <p>{from(words, history.begins)}</p>
        <p class="soft small">{text}</p>
        {field::line(&act, "team", "thresholds-team", None, FieldKind::Number)}
        {field::line(&act, "report", "thresholds-report", Some("thresholds-report-hint"), FieldKind::Number)}
        <div>{act.submit_button("thresholds-own-press")}</div>
    };
    act.form("sheet", fields)
}

/// A preset by one press; what is wrong with it stands in the form above, beside the `latest` numbers.
fn presets(ctx: &RequestContext, latest: Thresholds) -> AnyView {
    let act = ActionForm::blank(ctx, "thresholds/set", 1);
    let preset = |preset: Preset, thresholds: Thresholds| {
        let preset = preset.as_str();
        let key = format!("thresholds-{preset}-press");
        let press = t!(act, &key, ..both(thresholds));
        view! {
            <button class="button button--quiet" type="submit" name="preset" value=preset>{press}</button>
        }
    };
    let fields = view! {
        {act.hidden("team", latest.team)}
        {act.hidden("report", latest.report)}
        <h2>{t!(act, "thresholds-presets")}</h2>
        <div class="row">
            {preset(Preset::Standard, Thresholds::STANDARD)}
            {preset(Preset::Japan, Thresholds::JAPAN)}
        </div>
        <p class="soft small">{t!(act, "thresholds-japan-why")}</p>
    };
    act.form("sheet", fields)
}

/// From when on counts what is set now.
fn from(words: Locale, begins_with: Option<Week>) -> String {
    match begins_with {
        Some(week) => t!(words, "thresholds-set-from", ..begins(words, week)),
        None => t!(words, "thresholds-set-from-the-start"),
    }
}

fn follows(words: Locale) -> AnyView {
    let body = view! {
        <ul>
            <li>{t!(words, "thresholds-follows-ahead")}</li>
            <li>{t!(words, "thresholds-follows-replaced")}</li>
            <li>{t!(words, "thresholds-follows-stricter")}</li>
            <li>{t!(words, "thresholds-follows-looser")}</li>
            <li>{t!(words, "thresholds-follows-groups")}</li>
        </ul>
    };
    card(t!(words, "thresholds-follows"), body)
}

fn versions_sheet(words: Locale, lines: Vec<AnyView>) -> AnyView {
    let shown = stack(lines, t!(words, "thresholds-history-none"));
    card(t!(words, "thresholds-history"), shown)
}

/// A version: from when on it counts, its numbers, when it was set and by whom.
fn entry(ctx: &RequestContext, versions: &ThresholdVersions, line: &ThresholdLine) -> AnyView {
    let words = ctx.words;
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
    let set = set_by(ctx, "thresholds", version.set_at, line.set_by.as_ref());
    let numbers = t!(
        words,
        "thresholds-version-numbers",
        ..both(version.thresholds)
    );
    html! {
        <div>
            <h3>{t!(words, key, ..values)}</h3>
            <p>{numbers}</p>
            <p class="soft small">{set}</p>
        </div>
    }
}
