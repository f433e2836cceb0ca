//! My states: a vector, one line a signal, never a sum. Each opens to its chart and its reasons.

use super::nav::me_nav;
use super::{seen, telling};
use crate::charts::{Caption, Scale, Svg, Tone, Week, sparkline};
use crate::components::band::{band, unconfirmed};
use crate::components::figure;
use crate::components::page_head::page_head;
use crate::context::RequestContext;
use crate::pages::asking;
use crate::words::Words;
use irori_core::domain::week_rollup::DayFacts;
use irori_core::families::person::Person;
use irori_core::families::state::SignalState;
use irori_core::families::{MyFamily, MySignal, PersonalWeek};
use irori_core::signals::bands::Band;
use irori_ports::Answer;
use leptos::prelude::*;

/// Weeks in the small line of a state.
const SPARK_WEEKS: usize = 26;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let person = asked.ports.signals.person(viewer, asked.now).await?;
        let seen = seen::in_short(asked.words, viewer);
        Ok(match person.weeks.last() {
            Some(last) => show(asked.words, &person, last, seen),
            None => view! { {early(&asked)?}{seen} }.into_any(),
        })
    })
}

fn show(words: Words, person: &Person, last: &PersonalWeek, seen: AnyView) -> AnyView {
    let states = person.states();
    let week = words.week_first(last.week);
    let kicker = words.tell("states-kicker", &[("week", week.clone().into())]);
    let lead = words.tell("states-lead", &[("week", week.into())]);
    let families: Vec<_> = MyFamily::ALL
        .iter()
        .map(|family| of_family(words, *family, &states))
        .collect();
    view! {
        {me_nav(words, "/me")}
        {page_head(Some(kicker), title(words, &states), Some(lead))}
        <div class="stack">
            {families}
            {good_sides(words, last)}
            {seen}
            <p class="small"><a href="/policy">{words.say("states-policy")}</a></p>
        </div>
    }
    .into_any()
}

/// Before a week is complete: when the first one is.
pub(super) fn early(asked: &RequestContext) -> Answer<AnyView> {
    let (words, viewer) = (asked.words, asked.viewer()?);
    let closes = viewer.closing_of(asked.today()?.week());
    let closes = words.moment(closes, viewer.profile.zone);
    Ok(view! {
        {me_nav(words, "/me")}
        {page_head(None, words.say("states-early-title"), None)}
        <section class="empty">
            <p>{words.tell("states-early", &[("closes", closes.into())])}</p>
            <p>{words.say("states-early-then")}</p>
            <p><a href="/me/weeks">{words.say("states-early-weeks")}</a></p>
        </section>
    }
    .into_any())
}

/// What was good in the week, beside what it cost.
fn good_sides(words: Words, last: &PersonalWeek) -> Option<AnyView> {
    let days = &last.facts.days;
    if days.is_empty() {
        return None;
    }
    let count = |of: fn(&DayFacts) -> bool| days.iter().filter(|day| of(day)).count();
    let values = [
        ("uninterrupted", count(|day| day.uninterrupted).into()),
        ("family", count(|day| day.family_time).into()),
        ("days", days.len().into()),
    ];
    let title = words.tell(
        "states-good-title",
        &[("week", words.week(last.week).into())],
    );
    Some(
        view! {
            <section class="sheet">
                <h2>{title}</h2>
                <p>{words.tell("states-good", &values)}</p>
            </section>
        }
        .into_any(),
    )
}

/// The strongest state; in the order of the signals among equals, a habit last.
fn title(words: Words, states: &[SignalState]) -> String {
    let is_habit = |state: &&SignalState| state.signal.family() == MyFamily::Habits;
    let worst = |band| {
        let (habits, others): (Vec<_>, Vec<_>) = states
            .iter()
            .filter(|state| state.band == band)
            .partition(is_habit);
        others.into_iter().chain(habits).next()
    };
    match worst(Band::Act).or_else(|| worst(Band::Watch)) {
        Some(state) => telling::title(words, state),
        None if states
            .iter()
            .any(|state| state.signal.is_charted() && state.band == Band::Ok) =>
        {
            words.say("states-title-steady")
        }
        None => words.say("states-title-unknown"),
    }
}

fn of_family(words: Words, family: MyFamily, states: &[SignalState]) -> AnyView {
    let of = states
        .iter()
        .filter(|state| state.signal.family() == family);
    let rows: Vec<_> = of.map(|state| row(words, state)).collect();
    let id = family.as_str();
    view! {
        <section class="sheet" aria-labelledby=id>
            <h2 id=id>{telling::family(words, family)}</h2>
            <div class="states">{rows}</div>
        </section>
    }
    .into_any()
}

fn row(words: Words, state: &SignalState) -> AnyView {
    let name = telling::signal(words, state.signal);
    let chip = match state.is_unconfirmed {
        true => unconfirmed(words),
        false => band(words, state.band),
    };
    let line = telling::line(words, state);
    let missing = state
        .missing
        .map(|missing| telling::missing(words, missing));
    let text = missing.into_iter().fold(line, |line, missing| {
        [line, missing].join(&words.say("sentence-gap"))
    });
    let href = match state.signal {
        MySignal::Breadth => "/me/partners".to_owned(),
        signal => format!("/me/signals/{}", signal.as_str()),
    };
    let spark = spark(words, state).map(figure::spark);
    view! {
        <div class="state">
            <a class="state__name" href=href>{name}</a>
            {chip}
            <p>{text}</p>
            {spark}
        </div>
    }
    .into_any()
}

/// The last 26 weeks; `None` where nothing is to be drawn.
fn spark(words: Words, state: &SignalState) -> Option<Svg> {
    let from = state.series.len().saturating_sub(SPARK_WEEKS);
    let weeks: Vec<Week> = state.series[from..]
        .iter()
        .map(|(week, value)| Week {
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
        Band::Act => Tone::ActionForm,
    };
    let scale = match state.signal {
        MySignal::Connection | MySignal::Clear | MySignal::Heard => Some(Scale::one_to_five()),
        _ => None,
    };
    let id = format!("spark-{}", state.signal.as_str());
    let title = telling::signal(words, state.signal);
    let caption = Caption {
        id: &id,
        title: &title,
        description: "",
    };
    Some(sparkline(&caption, &weeks, scale.as_ref(), tone))
}
