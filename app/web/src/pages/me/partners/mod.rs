//! Talk partners: with whom one talks, how many people that comes to, whom one has not talked to for a
//! while. A partner sees nothing of it.

mod figures;

use super::nav::me_nav;
use crate::addresses;
use crate::components::{notice, page_head};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Colleague;
use irori_core::families::talk_partners::TalkPartners;
use irori_core::signals::breadth::LEAST_MINUTES;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let words = ctx.words;
    let (seen, colleagues) = load(&ctx).await?;
    let kicker = t!(
        words,
        "partners-kicker",
        first = seen.weeks.0.number(),
        last = seen.weeks.1.number()
    );
    let (title, lead) = head(words, &seen);
    Ok(html! {
        {me_nav(words, addresses::PARTNERS.path())}
        {page_head(Some(kicker), title, lead)}
        {partners(words, &seen, &colleagues)}
    })
}

async fn load(ctx: &RequestContext) -> Answer<(TalkPartners, Vec<Colleague>)> {
    let (viewer, today) = (ctx.viewer()?, ctx.today()?);
    let from = TalkPartners::since(today);
    let kept = ctx.ports.entries.between(viewer, from, today).await?;
    let colleagues = ctx.ports.people.colleagues(viewer).await?;
    let entries: Vec<Entry> = kept.into_iter().map(|kept| kept.entry).collect();
    let there: Vec<PersonId> = colleagues.iter().map(|colleague| colleague.id).collect();
    let last = viewer.last_complete(ctx.now);
    Ok((TalkPartners::of(&entries, &there, last, today), colleagues))
}

/// What the number says, or what it still needs.
fn head(words: Locale, seen: &TalkPartners) -> (String, Option<String>) {
    if let Some(effective) = seen.effective {
        let people = effective.round() as i64;
        let values = [
            ("effective", format!("{effective:.1}").into()),
            ("people", people.into()),
        ];
        let title = t!(words, "partners-title", ..values);
        return (title, Some(t!(words, "partners-lead", ..values)));
    }
    if seen.minutes == 0 {
        return (t!(words, "partners-title-empty"), None);
    }
    let lead = t!(
        words,
        "partners-lead-none",
        needed = LEAST_MINUTES as i64,
        counted = seen.counted
    );
    (t!(words, "partners-title-none"), Some(lead))
}

/// The picture, the circles and the idea: all of it but the head, for wherever it stands.
pub fn partners(words: Locale, seen: &TalkPartners, colleagues: &[Colleague]) -> AnyView {
    let idea = idea(words, seen, colleagues);
    if seen.minutes == 0 {
        return html! {
            {idea}
            <section class="empty">
                <p>{t!(words, "partners-empty")}</p>
                <p><a href=addresses::TODAY.path()>{t!(words, "to-the-check-in")}</a></p>
            </section>
        };
    }
    let network = (!seen.partners.is_empty()).then(|| {
        let figure = figures::of_network(words, seen, colleagues);
        view! { <section class="sheet">{figure}</section> }
    });
    html! {
        {idea}
        <div class="figures">
            {network}
            <section class="sheet">{figures::of_circles(words, seen)}</section>
        </div>
    }
}

/// Who was talked to longest ago, offered and no more.
fn idea(words: Locale, seen: &TalkPartners, colleagues: &[Colleague]) -> Option<AnyView> {
    let ago = seen.long_ago?;
    let who = colleagues.iter().find(|one| one.id == ago.id)?;
    Some(notice::note(t!(
        words,
        "partners-ago",
        name = &who.name,
        days = ago.days
    )))
}
