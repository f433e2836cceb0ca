//! A lead's weekly review: the agenda of each of their teams, from what closed last, in ten minutes.

mod agenda;
mod follow_ups;
mod guess;
mod moments;
mod overview;
mod own;
#[cfg(test)]
mod tests;

pub(super) use follow_ups::beside_week;

use super::{asking, param, team_week};
use crate::agenda::Agenda;
use crate::agenda::Topic;
use crate::agenda::guess::{GUESSED, to_guess};
use crate::components::act::Act;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{Asked, Typed};
use crate::domain::day::Week;
use crate::domain::id::TeamId;
use crate::domain::weekly_review::HeldReview;
use crate::error::Trouble;
use crate::ports::Answer;
use crate::ports::follow_ups::TeamFollowUps;
use crate::ports::releases::{TeamWeek, Way};
use crate::ports::weekly_reviews::Desk;
use crate::privacy::rights::{Matter, may_read};
use leptos::prelude::*;

/// Everything that the review of a team's latest closed week is made of.
struct Gathered {
    seen: TeamWeek,
    /// `None` where nothing is published; without what is to be guessed first.
    agenda: Option<Agenda>,
    /// The block of business context that is to be guessed at first.
    block: Option<Week>,
    desk: Desk,
    /// The latest review that was held.
    last: Option<HeldReview>,
    follow_ups: TeamFollowUps,
}

impl Gathered {
    /// When the week was reviewed, where it was.
    fn reviewed(&self) -> Option<&HeldReview> {
        self.last
            .as_ref()
            .filter(|held| held.week >= self.seen.week)
    }

    /// Whether it can be marked as reviewed: it has closed, is shown, and nobody has yet.
    fn can_be_marked(&self) -> bool {
        self.agenda.is_some() && self.reviewed().is_none()
    }

    /// Whether nothing has moved and nothing hides it.
    fn nothing_changed(&self) -> bool {
        let nothing = self.agenda.as_ref().is_some_and(Agenda::nothing_changed);
        nothing && self.block.is_none()
    }
}

/// The teams that one leads; where it is one, its agenda.
pub fn page() -> AnyView {
    asking(|asked| async move {
        let words = asked.words;
        let leads = &asked.viewer()?.roles.leads;
        if let [team] = leads[..] {
            let gathered = gather(&asked, team).await?;
            return show(&asked, &gathered).await;
        }
        let mut all = Vec::new();
        for team in leads {
            all.push(gather(&asked, *team).await?);
        }
        all.sort_by_cached_key(|one| (one.seen.team.name.to_lowercase(), one.seen.team.id));
        if all.is_empty() {
            let none = view! { <section class="empty"><p>{words.say("weekly-none")}</p></section> };
            return Ok(
                view! { {page_head(None, words.say("weekly-title"), None)}{none} }.into_any(),
            );
        }
        Ok(overview::overview(&asked, &all))
    })
}

/// The agenda of one team.
pub fn of_team() -> AnyView {
    let team = TeamId::parse(&param("team")).map_err(|_| Trouble::NotThere);
    asking(|asked| async move {
        let gathered = gather(&asked, team?).await?;
        show(&asked, &gathered).await
    })
}

/// What the numbers can tell and what they cannot.
pub fn about() -> AnyView {
    asking(|asked| async move {
        let thresholds = asked.house.rules.thresholds().await?;
        let least = thresholds.in_force(asked.now).team;
        let words = asked.words;
        let title = words.say("weekly-about-title");
        Ok(view! {
            {page_head(Some(words.say("weekly-title")), title, None)}
            <section class="sheet">{moments::about(words, least)}</section>
            <p><a href="/review">{words.say("weekly-about-on")}</a></p>
        }
        .into_any())
    })
}

async fn gather(asked: &Asked, team: TeamId) -> Answer<Gathered> {
    let (viewer, house, now) = (asked.viewer()?, &asked.house, asked.now);
    if !may_read(viewer, Matter::Shared(team)) {
        return Err(Trouble::NotThere);
    }
    let seen = house
        .releases
        .team_week(viewer, team, None, Way::Page, now)
        .await?;
    let desk = house
        .weekly_reviews
        .desk(viewer, team, seen.week, now)
        .await?;
    let last = house.weekly_reviews.last(viewer, team).await?;
    let follow_ups = house.follow_ups.of_team(viewer, team, now).await?;
    let against = desk.before.as_ref().map(|held| held.week);
    let agenda = Agenda::of(team, &seen.history, against);
    let published = seen.history.last().map(|last| &last.published);
    let block = seen.begins.zip(published).and_then(|(begins, published)| {
        to_guess(begins, seen.week, &published.context, &desk.guesses)
    });
    let is_hidden =
        |topic| block.is_some() && matches!(topic, Topic::Context(item) if GUESSED.contains(&item));
    Ok(Gathered {
        agenda: agenda.map(|agenda| agenda.without(is_hidden)),
        seen,
        block,
        desk,
        last,
        follow_ups,
    })
}

async fn show(asked: &Asked, gathered: &Gathered) -> Answer<AnyView> {
    let words = asked.words;
    let seen = &gathered.seen;
    let guessing = guess::before(asked, gathered);
    let guessed = guess::after(asked, gathered).await?;
    let follow_ups = follow_ups::sheet(asked, seen.team.id, &gathered.follow_ups).await;
    let note = own::note(asked, gathered).await;
    let mark = gathered.can_be_marked().then(|| mark(asked, gathered));
    let gone = [
        mark.is_none().then_some("weekly-review/mark"),
        guessing.is_none().then_some("weekly-review/guess"),
    ];
    let gone = gone.into_iter().flatten();
    let refused: Vec<_> = gone.filter_map(|act| refused_by(asked, act)).collect();
    let (early, late) = match gathered.nothing_changed() {
        true => (mark, None),
        false => (None, mark),
    };
    let (welcome, told) = told(asked, gathered);
    Ok(view! {
        {page_head(Some(team_week::kicker(words, seen)), agenda::title(words, gathered), agenda::lead(asked, gathered))}
        {refused}
        {early}
        {welcome}
        <div class="columns">
            <div class="stack">{guessing}{guessed}{told}{follow_ups}{note}{late}</div>
            <aside class="stack">
                {moments::roster(words, &gathered.desk.roster)}
                {agenda::more(words, seen)}
            </aside>
        </div>
    }
    .into_any())
}

/// The first page of a new lead, where it heads the agenda; and what there is to tell. Where there is
/// nothing to read yet, what helps comes first.
fn told(asked: &Asked, gathered: &Gathered) -> (Option<AnyView>, AnyView) {
    let (words, seen) = (asked.words, &gathered.seen);
    let welcome = moments::welcome(asked, gathered);
    let helps = || moments::what_helps(words, seen.team.id);
    match &gathered.agenda {
        None => {
            let why = moments::not_published(words, seen);
            (None, view! { {why}{helps()}{welcome} }.into_any())
        }
        Some(agenda) => {
            let helps = agenda.is_grey().then(helps);
            let sheets = agenda::sheets(words, seen, agenda);
            (welcome, view! { {sheets}{helps} }.into_any())
        }
    }
}

/// Why something was refused whose form is no longer there.
fn refused_by(asked: &Asked, act: &str) -> Option<AnyView> {
    let (_, trouble) = asked.failed(act)?;
    Some(notice::trouble(asked.words, trouble))
}

/// The press that says: I have gone through this week.
fn mark(asked: &Asked, gathered: &Gathered) -> AnyView {
    let seen = &gathered.seen;
    let words = asked.words;
    let typed = asked
        .failed("weekly-review/mark")
        .filter(|(form, _)| form.text("team") == Some(seen.team.id.to_string().as_str()))
        .map(|(form, trouble)| Typed::failed(form, trouble));
    let act = Act::new(asked, "weekly-review/mark", 1, typed.unwrap_or_default());
    let about = format!("mark-{}", seen.team.id);
    let key = if gathered.nothing_changed() {
        "weekly-mark-about-nothing"
    } else {
        "weekly-mark-about"
    };
    let press = words.tell("weekly-mark", &[("week", words.week(seen.week).into())]);
    // Guessing comes first, where there is something to guess at.
    let is_quiet = gathered.block.is_some();
    let fields = view! {
        {act.hidden("team", seen.team.id)}
        {act.hidden("week", seen.week)}
        <button class="button" class:button--quiet=is_quiet type="submit">{press}</button>
        <p class="soft small" id=about>{words.say(key)}</p>
    };
    act.form("row", fields)
}
