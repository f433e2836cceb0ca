//! One's own last 26 weeks, a figure for each thing, its finding above and its numbers beside.

use super::figures;
use super::findings::sentence;
use super::nav::me_nav;
use crate::actions::weekly_pulse::calendar_since;
use crate::addresses;
use crate::components::{AnnotationOwner, annotations, page_head};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::annotation::{Marked, marked};
use irori_core::families::my_weeks::finding::{MeasureFinding, finding, strongest};
use irori_core::families::my_weeks::{Measure, MyWeek, REFERENCE_WEEKS, my_weeks, since};
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let words = ctx.words;
    let weeks = load(&ctx).await?;
    let list = noted(&ctx, &weeks).await?;
    let week = ctx.today()?.week().number();
    let kicker = t!(words, "me-kicker", week);
    let title = title(words, &weeks);
    Ok(if weeks.is_empty() {
        html! { {me_nav(words, addresses::MY_WEEKS.path())}{page_head(Some(kicker), title, None)}{empty(words)} }
    } else {
        let lead = t!(words, "me-lead");
        html! { {me_nav(words, addresses::MY_WEEKS.path())}{page_head(Some(kicker), title, Some(lead))}{figures_of(&ctx, &weeks, &list)} }
    })
}

async fn load(ctx: &RequestContext) -> Answer<Vec<MyWeek>> {
    let viewer = ctx.viewer()?;
    let today = ctx.today()?;
    let from = since(today);
    let ports = &ctx.ports;
    let calendar = calendar_since(ctx, from).await?;
    let mut kept = ports.entries.between(viewer, from, today).await?;
    kept.retain(|kept| !kept.is_unreadable());
    Ok(my_weeks(&kept, &calendar, today))
}

/// One's own annotations of the weeks that are drawn.
async fn noted(ctx: &RequestContext, weeks: &[MyWeek]) -> Answer<Vec<Marked>> {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else {
        return Ok(Vec::new());
    };
    let (from, to) = (first.week.monday(), last.week.monday().on(6));
    let mine = ctx.ports.annotations.mine(ctx.viewer()?, from, to);
    Ok(marked(mine.await?, first.week, weeks.len()))
}

/// The strongest finding, or a sentence that takes no side.
fn title(words: Locale, weeks: &[MyWeek]) -> String {
    let settled = Measure::ALL
        .iter()
        .any(|m| !matches!(finding(weeks, *m), MeasureFinding::SoFar { .. }));
    match strongest(weeks) {
        Some((measure, finding)) => sentence(words, measure, finding),
        None if weeks.is_empty() => t!(words, "me-title-empty"),
        None if settled => t!(words, "me-title-steady"),
        None => t!(words, "me-title-so-far", weeks = weeks.len()),
    }
}

fn figures_of(ctx: &RequestContext, weeks: &[MyWeek], list: &[Marked]) -> AnyView {
    let words = ctx.words;
    let mut rooms: Vec<(&'static str, AnyView)> = Measure::ALL
        .iter()
        .filter(|measure| is_worth_showing(**measure, weeks))
        .map(|measure| {
            (
                measure.as_str(),
                figures::of_measure(words, *measure, weeks, list),
            )
        })
        .collect();
    rooms.push(("good-sides", figures::of_good_sides(words, weeks, list)));
    let jumps: Vec<_> = rooms
        .iter()
        .map(
            |(room, _)| view! { <a href=format!("#{room}")>{t!(words, &format!("me-{room}"))}</a> },
        )
        .collect();
    let sheets: Vec<_> = rooms
        .into_iter()
        .map(|(room, figure)| view! { <section class="sheet" id=room>{figure}</section> })
        .collect();
    html! {
        <nav class="subnav" aria-label=t!(words, "me-jump")>{jumps}</nav>
        {reference(words, weeks)}
        <div class="figures">{sheets}</div>
        {annotations(ctx, AnnotationOwner::Mine, list)}
    }
}

/// Naming partners is optional: who never does is not shown a row of zeros.
fn is_worth_showing(measure: Measure, weeks: &[MyWeek]) -> bool {
    measure != Measure::Partners
        || weeks
            .iter()
            .any(|w| w.point(measure).value.is_some_and(|v| v > 0.0))
}

/// What is still missing to a reference of one's usual.
fn reference(words: Locale, weeks: &[MyWeek]) -> Option<AnyView> {
    let valid = weeks
        .iter()
        .filter(|week| week.point(Measure::Connection).compares)
        .count();
    let missing = REFERENCE_WEEKS.checked_sub(valid).filter(|n| *n > 0)?;
    let text = t!(
        words,
        "me-reference",
        needed = REFERENCE_WEEKS,
        have = valid,
        missing
    );
    Some(html! { <div class="notice notice--note"><p>{text}</p></div> })
}

pub(super) fn empty(words: Locale) -> AnyView {
    html! {
        <section class="empty">
            <p>{t!(words, "me-empty-first")}</p>
            <p>{t!(words, "me-empty-then")}</p>
            <p>{t!(words, "me-empty-reference", missing = REFERENCE_WEEKS)}</p>
            <p><a href=addresses::TODAY.path()>{t!(words, "to-the-check-in")}</a></p>
        </section>
    }
}
