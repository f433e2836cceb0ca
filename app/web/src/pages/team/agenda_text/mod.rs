//! The sentences of the agenda's items, as `/review` and the digest say them. The page of the team's week
//! says the same, wherever it says something.

use super::team_reviews;
use super::team_week::{behind, context, figures as charts};
use crate::words::{FluentValue, Locale};
use irori_core::agenda::{AgendaTopic, Item, TopicChange};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::privacy::release::Published;
use irori_core::signals::bands::Band;

/// The name of a topic: `Connection`, `Home into work`, `Reviews: First response`.
pub fn name(words: Locale, topic: AgendaTopic) -> String {
    match topic {
        AgendaTopic::Family(family) => t!(words, &format!("family-{}", family.as_str())),
        AgendaTopic::Context(item) => t!(words, &format!("context-{}", item.as_str())),
        AgendaTopic::Reviews(state) => {
            let state = t!(words, &format!("reviews-{}", state.as_str()));
            t!(words, "agenda-reviews", state)
        }
    }
}

/// What the latest week says of it, in a sentence; a full stop is not always at its end.
pub fn finding(words: Locale, item: &Item) -> String {
    let now = item.now;
    match item.topic {
        AgendaTopic::Family(family) => charts::finding(words, family, now),
        AgendaTopic::Context(context) => {
            let group = match now.band {
                Band::NoData => "agenda-context",
                _ => "context",
            };
            t!(
                words,
                &format!("{group}-{}-{}", context.as_str(), how(now.band))
            )
        }
        AgendaTopic::Reviews(state) => team_reviews::head(words, state, now.band, now.since)
            .unwrap_or_else(|| {
                let key = format!("agenda-reviews-{}-{}", state.as_str(), how(now.band));
                t!(words, &key)
            }),
    }
}

/// How it moved since the week that it is compared with; `None` where it did not.
pub fn moved(words: Locale, item: &Item, against: Option<Week>) -> Option<String> {
    let key = match item.moved? {
        TopicChange::Arose => "agenda-arose",
        TopicChange::Stronger => "agenda-stronger",
        TopicChange::Weaker => "agenda-weaker",
        TopicChange::Recovered if item.now.better > 0 => "agenda-recovered-better",
        TopicChange::Recovered => "agenda-recovered",
        TopicChange::Known => "agenda-known",
        TopicChange::NotKnown => "agenda-not-known",
        TopicChange::TurnedBetter => "agenda-turned-better",
        TopicChange::AsUsualAgain => "agenda-as-usual-again",
    };
    let band = t!(words, &format!("band-{}", how(item.now.band)));
    Some(t!(words, key, band, week = words.week(against?)))
}

/// Since which week it has been open, and for how many; `None` where it is neither WATCH nor ACT.
pub fn open(words: Locale, item: &Item) -> Option<String> {
    let run = item.open?;
    let key = match run.is_cut {
        true => "agenda-open-longer",
        false => "agenda-open",
    };
    let values: [(&str, FluentValue<'_>); 2] = [
        ("week", words.week(run.from).into()),
        ("weeks", run.weeks.into()),
    ];
    Some(t!(words, key, ..values))
}

/// Why it is WATCH or ACT, as far as the Release tells it, the arithmetic line first. Empty for reviews,
/// which have their figures instead.
pub fn reasons(words: Locale, item: &Item, published: &Published) -> Vec<String> {
    if item.now.band < Band::Watch {
        return Vec::new();
    }
    match item.topic {
        AgendaTopic::Family(family) => {
            let panel = *published.panels.of(family);
            behind::why(words, panel, published.reasons.of(family))
        }
        AgendaTopic::Context(context) => {
            let panel = published.context.of(context);
            let since = panel
                .since()
                .map(|week| t!(words, "agenda-context-since", week = words.week(week)));
            since
                .into_iter()
                .chain(context::class(words, panel))
                .collect()
        }
        AgendaTopic::Reviews(_) => Vec::new(),
    }
}

/// What an item of reviews stands on, with its base; empty for every other, and where the week has no
/// reviews of the team.
pub fn figures(words: Locale, item: &Item, team: TeamId, published: &Published) -> Vec<String> {
    let AgendaTopic::Reviews(state) = item.topic else {
        return Vec::new();
    };
    published.reviews_of(team).map_or_else(Vec::new, |reviews| {
        let told = team_reviews::told(words, state, reviews);
        told.into_iter().map(|text| ended(words, text)).collect()
    })
}

/// A sentence with its full stop.
pub fn ended(words: Locale, text: String) -> String {
    match text.ends_with(['.', '?', '!', '。', '？', '！']) {
        true => text,
        false => t!(words, "agenda-ended", text),
    }
}

/// One thing to try.
pub fn to_try(words: Locale, topic: AgendaTopic) -> String {
    let key = match topic {
        AgendaTopic::Family(family) => format!("team-try-{}", family.as_str()),
        AgendaTopic::Context(item) => format!("context-try-{}", item.as_str()),
        AgendaTopic::Reviews(state) => format!("agenda-try-{}", state.as_str()),
    };
    t!(words, &key)
}

/// As keys name a band.
fn how(band: Band) -> &'static str {
    match band {
        Band::NoData => "none",
        Band::Ok => "ok",
        Band::Watch => "watch",
        Band::Act => "act",
    }
}

#[cfg(test)]
mod tests;
