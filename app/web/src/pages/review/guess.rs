//! Guess first: what a lead expects of a block before they see it; then both side by side, for them alone.

use super::gathered::ReviewData;
use crate::components::{ActionForm, Selection, card_with_id, chips};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::agenda::guess::{GUESSED, Gap, KeptGuess, gap};
use irori_core::privacy::context::{ContextItem, SharePanel};
use irori_core::signals::bands::Band;
use irori_core::signals::team_share::ShareClass;
use irori_ports::Answer;
use leptos::prelude::*;

/// The form, while there is a block to guess at.
pub fn before(ctx: &RequestContext, gathered: &ReviewData) -> Option<AnyView> {
    let block = gathered.block?;
    let words = ctx.words;
    let act = ActionForm::failed_or_empty(ctx, "weekly-review/guess", 2);
    let options = || {
        let option = |share: &ShareClass| (share.as_str().to_owned(), class(words, *share));
        ShareClass::ALL.iter().map(option).collect()
    };
    let fields = view! {
        <h2>{t!(words, "guess-first")}</h2>
        <p>{t!(words, "guess-about", week = words.week(block))}</p>
        {act.hidden("team", gathered.seen.team.id)}
        {act.hidden("block", block)}
        {chips(&act, "clear", "guess-clear", Selection::One, options())}
        {chips(&act, "heard", "guess-heard", Selection::One, options())}
        <div class="row">
            {act.submit_button("guess-press")}
            <button class="link-button" type="submit" name="look" value="yes">{t!(words, "guess-look")}</button>
        </div>
        <p class="soft small">{t!(words, "guess-alone")}</p>
    };
    Some(act.form("sheet stack", fields))
}

/// What was guessed and what the team said, the latest block first and the others folded. Only blocks whose
/// week is among the published ones.
pub async fn after(ctx: &RequestContext, gathered: &ReviewData) -> Answer<Option<AnyView>> {
    let words = ctx.words;
    let guesses = &gathered.desk.guesses;
    if guesses.is_empty() {
        return Ok(None);
    }
    let policies = ctx.ports.rules.policies(ctx.viewer()?).await?;
    let mut blocks = guesses.iter().filter_map(|kept| {
        let mut history = gathered.seen.history.iter();
        let week = history.find(|one| one.week == kept.guess.block)?;
        let ok = policies.at(week.week).share_ok;
        let lines: Vec<_> = GUESSED
            .into_iter()
            .filter_map(|item| {
                let share = kept.guess.of(item)?;
                let panel = week.published.context.of(item);
                Some(line(words, kept, item, share, panel, ok))
            })
            .collect();
        (!lines.is_empty()).then_some(lines)
    });
    let Some(latest) = blocks.next() else {
        return Ok(None);
    };
    let earlier: Vec<_> = blocks.flatten().collect();
    let earlier = (!earlier.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t!(words, "guess-earlier")}</summary>
                <ul class="plain">{earlier}</ul>
            </details>
        }
    });
    let body = view! {
        <ul class="plain">{latest}</ul>
        {earlier}
        <p class="soft small">{t!(words, "guess-alone")}</p>
    };
    Ok(Some(card_with_id(
        "guesses",
        t!(words, "guess-yours"),
        body,
    )))
}

fn line(
    words: Locale,
    kept: &KeptGuess,
    item: ContextItem,
    share: ShareClass,
    panel: &SharePanel,
    ok: f64,
) -> AnyView {
    let name = t!(words, &format!("context-{}", item.as_str()));
    let text = t!(
        words,
        "guess-row",
        what = name,
        week = words.week(kept.guess.block)
    );
    let sentence = t!(
        words,
        "guess-line",
        expected = class(words, share),
        said = answer_of(words, panel, ok),
        gap = told(words, gap(share, panel, ok))
    );
    html! {
        <li>
            <strong>{text}</strong>
            <p>{sentence}</p>
        </li>
    }
}

/// `40 to 70 %`.
fn class(words: Locale, share: ShareClass) -> String {
    let (from, to) = share.percents();
    t!(words, "guess-class", from, to)
}

/// What is published: the class from ten persons on, else on which side of the policy's edge.
fn answer_of(words: Locale, panel: &SharePanel, ok: f64) -> String {
    if let Some(class) = panel.class() {
        let (from, to) = class.percents();
        return t!(words, "guess-class", from, to);
    }
    let edge = [("edge", format!("{:.0}", 100.0 * ok).into())];
    match panel.band() {
        Band::NoData => t!(words, "band-none"),
        Band::Ok => t!(words, "guess-said-ok", ..edge),
        Band::Watch | Band::Act => t!(words, "guess-said-less", ..edge),
    }
}

fn told(words: Locale, gap: Option<Gap>) -> String {
    match gap {
        None => t!(words, "gap"),
        Some(Gap::AsExpected) => t!(words, "guess-as-expected"),
        Some(Gap::Fewer(None)) => t!(words, "guess-fewer"),
        Some(Gap::More(None)) => t!(words, "guess-more"),
        Some(Gap::Fewer(Some(off))) => t!(words, "guess-fewer-by", off),
        Some(Gap::More(Some(off))) => t!(words, "guess-more-by", off),
        Some(Gap::CannotTell) => t!(words, "guess-cannot-tell"),
    }
}
