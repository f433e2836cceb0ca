//! My states: a vector, one line a signal, never a sum. Each opens to its chart and its reasons.

use super::nav::me_nav;
use super::{seen, state_text};
use crate::addresses;
use crate::charts::{AxisScale, Caption, SeriesWeek, Svg, Tone, sparkline};
use crate::components::{band, card, figure, page_head, unconfirmed};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::week_rollup::DayFacts;
use irori_core::families::person::Person;
use irori_core::families::state::SignalState;
use irori_core::families::{MyFamily, MySignal, PersonalWeek};
use irori_core::signals::bands::Band;
use irori_ports::Answer;
use leptos::prelude::*;

/// Weeks in the small line of a state.
const SPARK_WEEKS: usize = 26;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let person = ctx.ports.signals.person(viewer, ctx.now).await?;
    let seen = seen::in_short(ctx.words, viewer);
    Ok(match person.weeks.last() {
        Some(last) => show(ctx.words, &person, last, seen),
        None => html! { {early(&ctx)?}{seen} },
    })
}

fn show(words: Locale, person: &Person, last: &PersonalWeek, seen: AnyView) -> AnyView {
    let states = person.states();
    let week = words.week_first(last.week);
    let kicker = t!(words, "states-kicker", week = week.clone());
    let lead = t!(words, "states-lead", week);
    let families: Vec<_> = MyFamily::ALL
        .iter()
        .map(|family| of_family(words, *family, &states))
        .collect();
    html! {
        {me_nav(words, addresses::ME.path())}
        {page_head(Some(kicker), title(words, &states), Some(lead))}
        <div class="stack">
            {families}
            {good_sides(words, last)}
            {seen}
            <p class="small"><a href=addresses::POLICY.path()>{t!(words, "states-policy")}</a></p>
        </div>
    }
}

/// Before a week is complete: when the first one is.
pub(super) fn early(ctx: &RequestContext) -> Answer<AnyView> {
    let (words, viewer) = (ctx.words, ctx.viewer()?);
    let closes = viewer.closing_of(ctx.today()?.week());
    let closes = words.moment(closes, viewer.profile.zone);
    Ok(html! {
        {me_nav(words, addresses::ME.path())}
        {page_head(None, t!(words, "states-early-title"), None)}
        <section class="empty">
            <p>{t!(words, "states-early", closes)}</p>
            <p>{t!(words, "states-early-then")}</p>
            <p><a href=addresses::MY_WEEKS.path()>{t!(words, "states-early-weeks")}</a></p>
        </section>
    })
}

/// What was good in the week, beside what it cost.
fn good_sides(words: Locale, last: &PersonalWeek) -> Option<AnyView> {
    let days = &last.facts.days;
    if days.is_empty() {
        return None;
    }
    let count = |of: fn(&DayFacts) -> bool| days.iter().filter(|day| of(day)).count();
    let text = t!(
        words,
        "states-good",
        uninterrupted = count(|day| day.uninterrupted),
        family = count(|day| day.family_time),
        days = days.len()
    );
    let title = t!(words, "states-good-title", week = words.week(last.week));
    let body = view! {
        <p>{text}</p>
    };
    Some(card(title, body))
}

/// The strongest state; in the order of the signals among equals, a habit last.
fn title(words: Locale, states: &[SignalState]) -> String {
    let is_habit = |state: &&SignalState| state.signal.family() == MyFamily::Habits;
    let worst = |band| {
        let (habits, others): (Vec<_>, Vec<_>) = states
            .iter()
            .filter(|state| state.band == band)
            .partition(is_habit);
        others.into_iter().chain(habits).next()
    };
    match worst(Band::Act).or_else(|| worst(Band::Watch)) {
        Some(state) => state_text::title(words, state),
        None if states
            .iter()
            .any(|state| state.signal.is_charted() && state.band == Band::Ok) =>
        {
            t!(words, "states-title-steady")
        }
        None => t!(words, "states-title-unknown"),
    }
}

fn of_family(words: Locale, family: MyFamily, states: &[SignalState]) -> AnyView {
    let of = states
        .iter()
        .filter(|state| state.signal.family() == family);
    let rows: Vec<_> = of.map(|state| row(words, state)).collect();
    let id = family.as_str();
    html! {
        <section class="sheet" aria-labelledby=id>
            <h2 id=id>{state_text::family(words, family)}</h2>
            <div class="states">{rows}</div>
        </section>
    }
}

fn row(words: Locale, state: &SignalState) -> AnyView {
    let name = state_text::signal(words, state.signal);
    let chip = match state.is_unconfirmed {
        true => unconfirmed(words),
        false => band(words, state.band),
    };
    let line = state_text::line(words, state);
    let missing = state
        .missing
        .map(|missing| state_text::missing(words, missing));
    let text = missing.into_iter().fold(line, |line, missing| {
        [line, missing].join(&t!(words, "sentence-gap"))
    });
    let href = match state.signal {
        MySignal::Breadth => addresses::PARTNERS.path().to_owned(),
        signal => addresses::MY_SIGNAL.path(signal.as_str()),
    };
    let spark = spark(words, state).map(figure::spark);
    html! {
        <div class="state">
            <a class="state__name" href=href>{name}</a>
            {chip}
            <p>{text}</p>
            {spark}
        </div>
    }
}

/// The last 26 weeks; `None` where nothing is to be drawn.
fn spark(words: Locale, state: &SignalState) -> Option<Svg> {
    let from = state.series.len().saturating_sub(SPARK_WEEKS);
    let weeks: Vec<SeriesWeek> = state.series[from..]
        .iter()
        .map(|(week, value)| SeriesWeek {
            label: words.week_tick(*week),
            value: *value,
        })
        .collect();
    if weeks.iter().filter(|week| week.value.is_some()).count() < 2 {
        return None;
    }
    let tone = match state.band {
        Band::NoData => Tone::NoData,
        Band::Ok => Tone::Ok,
        Band::Watch => Tone::Watch,
        Band::Act => Tone::Act,
    };
    let scale = match state.signal {
        MySignal::Connection | MySignal::Clear | MySignal::Heard => Some(AxisScale::one_to_five()),
        _ => None,
    };
    let id = format!("spark-{}", state.signal.as_str());
    let title = state_text::signal(words, state.signal);
    let caption = Caption::of(&id, &title, "");
    Some(sparkline(&caption, &weeks, scale.as_ref(), tone))
}
