//! One of my signals: its chart, the evidence, the arithmetic, the reasons, what would clear it, one
//! thing to try, and what is usual for me.

use super::nav::me_nav;
use super::{signal_figures, state_text};
use crate::addresses;
use crate::components::{
    ActionForm, AnnotationOwner, annotations, band, card, page_head, policy_choice, unconfirmed,
};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::annotation::{Marked, marked};
use irori_core::domain::day::Week;
use irori_core::domain::policy::Policy;
use irori_core::families::chart::{FrozenReference, of};
use irori_core::families::person::{Person, value};
use irori_core::families::rule::Rule;
use irori_core::families::state::SignalState;
use irori_core::families::{MyFamily, MySignal};
use irori_core::signals::bands::Band;
use irori_core::signals::reference::{FULL_WEEKS, PROVISIONAL_WEEKS, ReferenceStage};
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let signal = ctx.parameter("signal", MySignal::parse);
    let signal = signal?;
    let viewer = ctx.viewer()?;
    let person = ctx.ports.signals.person(viewer, ctx.now).await?;
    let list = match person.weeks.last() {
        Some(last) => noted(&ctx, last.week.back(signal_figures::WEEKS as u64 - 1)).await?,
        None => Vec::new(),
    };
    show(&ctx, &person, signal, &list)
}

/// One's own annotations of the weeks that are drawn.
async fn noted(ctx: &RequestContext, first: Week) -> Answer<Vec<Marked>> {
    let (from, weeks) = (first.monday(), signal_figures::WEEKS);
    let to = first.on(weeks as u64).monday().back(1);
    let mine = ctx.ports.annotations.mine(ctx.viewer()?, from, to);
    Ok(marked(mine.await?, first, weeks))
}

fn show(
    ctx: &RequestContext,
    person: &Person,
    signal: MySignal,
    list: &[Marked],
) -> Answer<AnyView> {
    let words = ctx.words;
    let nav = me_nav(words, addresses::ME.path());
    let back = view! { <p><a href=addresses::ME.path()>{t!(words, "signal-back")}</a></p> };
    let Some(state) = person.state(signal) else {
        return super::states::early(ctx);
    };
    let policy = person.policies.at(state.week);
    let kicker = t!(
        words,
        "signal-kicker",
        family = state_text::family(words, signal.family()),
        week = words.week_first(state.week)
    );
    let chip = if state.is_unconfirmed {
        unconfirmed(words)
    } else {
        band(words, state.band)
    };
    let line = state_text::line(words, &state);
    let figures = signal_figures::cards(words, &state, list);
    let why = why(ctx, &state, &policy);
    let (first, beside) = match figures.is_empty() {
        true => (Some(why), None),
        false => (None, Some(why)),
    };
    Ok(html! {
        {nav}
        {page_head(Some(kicker), state_text::title(words, &state), None)}
        <div class="row row--band">{chip}<p>{line}</p></div>
        <div class="columns">
            <div class="stack">{first}{figures}</div>
            <aside class="stack">
                {beside}
                {usual(ctx, person, signal)}
                {annotations(ctx, AnnotationOwner::Mine, list)}
                {power(words, signal)}
            </aside>
        </div>
        {back}
    })
}

/// What is missing; or the arithmetic, which rule made the state, the reasons, what would clear it.
fn why(ctx: &RequestContext, state: &SignalState, policy: &Policy) -> AnyView {
    let words = ctx.words;
    let p = |text: String| view! { <p>{text}</p> };
    let missing = state
        .missing
        .map(|missing| p(state_text::missing(words, missing)));
    let arithmetic = state
        .latest()
        .and_then(|week| state_text::arithmetic(words, week))
        .map(p);
    let unconfirmed = state
        .is_unconfirmed
        .then(|| p(t!(words, "signal-not-confirmed")));
    let is_provisional = state
        .usual
        .is_some_and(|usual| usual.usual.standing() == ReferenceStage::Provisional);
    let provisional = is_provisional.then(|| p(t!(words, "signal-provisional")));
    let reasons: Vec<_> = state
        .reasons
        .iter()
        .map(|reason| p(state_text::reason(words, reason)))
        .collect();
    let alarm = (state.band >= Band::Watch).then(|| alarm(ctx, state, policy));
    let body = view! {
        <div class="why">
            {missing}{fired(words, state, policy)}{arithmetic}{provisional}{unconfirmed}{reasons}
        </div>
        {alarm}
    };
    card(t!(words, "why"), body)
}

/// Which rule made a WATCH or an ACT; a policy choice is called one.
fn fired(words: Locale, state: &SignalState, policy: &Policy) -> Option<AnyView> {
    if state.band < Band::Watch {
        return None;
    }
    let told = |key: &str, rule: Rule| {
        let text = [t!(words, key), state_text::rule(words, rule, policy)]
            .join(&t!(words, "sentence-gap"));
        view! { <p>{text}" "{rule.field().map(|field| policy_choice(words, field))}</p> }
    };
    Some(match state.rule {
        None => {
            let beside = state
                .rule_beside
                .map(|rule| told("signal-fired-beside", rule));
            let key = match state.band {
                Band::Act => "signal-fired-act",
                _ => "signal-fired-watch",
            };
            html! { <p>{t!(words, key)}</p>{beside} }
        }
        Some(rule) => {
            let key = match state.statistical {
                _ if rule.field().is_none() => "signal-fired-law",
                Band::Watch | Band::Act => "signal-fired-both",
                _ => "signal-fired-rule",
            };
            told(key, rule).into_any()
        }
    })
}

/// What would clear it, one thing to try, and the word that one has seen it.
fn alarm(ctx: &RequestContext, state: &SignalState, policy: &Policy) -> AnyView {
    let words = ctx.words;
    let clears = state.clearing.map(|clearing| {
        view! { <h3>{t!(words, "clears")}</h3><p>{state_text::clearing(words, clearing, policy)}</p> }
    });
    let name = state.signal.as_str();
    let more = match state.signal {
        MySignal::HomeToWork => Some((addresses::HOUSEHOLD.path(), "to-household")),
        MySignal::Breadth => Some((addresses::PARTNERS.path(), "to-partners")),
        _ => None,
    };
    let more = more.map(|(href, key)| view! { <p><a href=href>{t!(words, key)}</a></p> });
    let seen = match (state.signal.is_charted(), state.is_seen) {
        (false, _) => None,
        (true, true) => Some(html! { <p>{t!(words, "signal-seen")}</p> }),
        (true, false) => Some(seen_form(ctx, state.signal)),
    };
    html! {
        {clears}
        <h3>{t!(words, "try")}</h3>
        <p>{t!(words, &format!("try-{name}"))}</p>
        {more}
        {seen}
    }
}

fn seen_form(ctx: &RequestContext, signal: MySignal) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "signals/acknowledge", 1);
    let fields = view! {
        {act.hidden("signal", signal.as_str())}
        {act.submit_button("seen-press")}
        <p class="hint">{t!(act, "seen-about")}</p>
    };
    act.form("stack", fields)
}

/// What is usual, what it is made of, what was before, and the way to another.
fn usual(ctx: &RequestContext, person: &Person, signal: MySignal) -> Option<AnyView> {
    if !signal.is_charted() {
        return None;
    }
    let words = ctx.words;
    let mut references = of(signal, &person.references());
    let now = match references.pop() {
        Some(frozen) => state_text::reference(words, &frozen),
        None => t!(words, "usual-none", needed = PROVISIONAL_WEEKS),
    };
    let valid = person
        .weeks
        .iter()
        .filter(|week| value(signal, week).is_some());
    let rebase = (valid.count() >= FULL_WEEKS).then(|| rebase_form(ctx, signal));
    let body = view! {
        <p>{now}</p>
        {earlier(words, &references)}
        {rebase}
    };
    Some(card(t!(words, "usual-title"), body))
}

fn earlier(words: Locale, references: &[FrozenReference]) -> Option<AnyView> {
    if references.is_empty() {
        return None;
    }
    let items: Vec<_> = references
        .iter()
        .rev()
        .map(|frozen| view! { <li>{state_text::reference(words, frozen)}</li> })
        .collect();
    Some(html! { <p>{t!(words, "usual-earlier")}</p><ul>{items}</ul> })
}

fn rebase_form(ctx: &RequestContext, signal: MySignal) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "signals/rebase", 2);
    let fields = view! {
        {act.hidden("signal", signal.as_str())}
        <p>{t!(act, "usual-rebase-about")}</p>
        {act.quiet_button("usual-rebase-press")}
    };
    html! {
        <details class="more" open=act.typed.trouble.is_some()>
            <summary>{t!(act, "usual-rebase-fold")}</summary>
            {act.form("stack", fields)}
        </details>
    }
}

/// What a charted signal can find, and what not (SIGNALS §10.4).
fn power(words: Locale, signal: MySignal) -> Option<AnyView> {
    let key = match signal {
        _ if !signal.is_charted() => return None,
        _ if signal.family() == MyFamily::Isolation => "power-connection",
        _ => "power-counts",
    };
    let body = view! {
        <p>{t!(words, key)}</p>
    };
    Some(card(t!(words, "power-title"), body))
}
