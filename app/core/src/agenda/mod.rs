//! The agenda of a team's weekly review: what moved, what is still open and since when, what to talk
//! about, what went well. Out of published weeks alone, so it tells nothing that they do not.
//!
//! Decided:
//!
//! - 2026-11-28: **What to talk about is ordered, not scored**: ACT before WATCH, then by steps of
//!   evidence, a full reference before a provisional one, what has been open for longer first. Steps of
//!   unlike things are compared with each other here and nowhere else.

pub mod guess;

use crate::domain::day::Week;
use crate::domain::id::TeamId;
use crate::privacy::context::ContextItem;
use crate::privacy::release::{Family, HistoryWeek, Panel, Published};
use crate::reviews::published::ReviewState;
use crate::signals::bands::{Band, Step};
use crate::signals::evidence::Chart;
use crate::signals::reference::ReferenceStage;
use std::cmp::Reverse;

/// So many things are to be talked about at most.
pub const TALK_MOST: usize = 3;

/// What a line of the agenda is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaTopic {
    Family(Family),
    Context(ContextItem),
    Reviews(ReviewState),
}

impl AgendaTopic {
    /// Every topic, in the order of the team's page.
    pub fn all() -> impl Iterator<Item = Self> {
        let families = Family::ALL.iter().map(|family| Self::Family(*family));
        let context = ContextItem::ALL.iter().map(|item| Self::Context(*item));
        let reviews = ReviewState::ALL.iter().map(|state| Self::Reviews(*state));
        families.chain(context).chain(reviews)
    }
}

/// How a topic stands in one published week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicStatus {
    pub band: Band,
    /// How strong the evidence for it is: 0, where the band is OK or not known, to 3. For what has no
    /// steps of its own, WATCH is 1 and ACT is 2.
    pub strength: u8,
    /// Evidence for better than usual, 0 to 3.
    pub better: u8,
    pub is_provisional: bool,
    /// Since about when, where the Release tells it.
    pub since: Option<Week>,
}

/// For how long a topic has been WATCH or ACT without a week in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenSince {
    pub from: Week,
    /// At least 1.
    pub weeks: u32,
    /// Whether it may have begun earlier: the week before is not known.
    pub is_cut: bool,
}

/// How a topic moved against an earlier week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicChange {
    /// OK or not known before; WATCH or ACT now.
    Arose,
    /// WATCH before, ACT now; or stronger evidence in the same band.
    Stronger,
    /// ACT before, WATCH now; or weaker evidence in the same band.
    Weaker,
    /// WATCH or ACT before; OK now.
    Recovered,
    /// Not known before; OK now.
    Known,
    /// Known before, and not now.
    NotKnown,
    /// Better than usual now, and not before.
    TurnedBetter,
    /// Better than usual before, as usual now.
    AsUsualAgain,
}

/// A topic, now and before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub topic: AgendaTopic,
    pub now: TopicStatus,
    /// `None`: it has not moved, or there is no earlier week.
    pub moved: Option<TopicChange>,
    /// `None` where it is neither WATCH nor ACT.
    pub open: Option<OpenSince>,
}

impl Item {
    /// Whether it was WATCH or ACT before the latest week already.
    pub fn is_still_open(&self) -> bool {
        self.open.is_some_and(|run| run.weeks > 1)
    }

    fn went_well(&self) -> bool {
        self.now.band == Band::Ok
            && (self.now.better > 0 || self.moved == Some(TopicChange::Recovered))
    }
}

/// The agenda of one team and week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    pub week: Week,
    /// The earlier week that it is compared with; `None` where there is none.
    pub against: Option<Week>,
    /// Every topic, in the order of the team's page.
    pub items: Vec<Item>,
}

impl Agenda {
    /// Of the last of `history`, oldest first, compared with the latest week up to `against`, by
    /// default the one before it. `None` where no week is published.
    pub fn of(team: TeamId, history: &[HistoryWeek], against: Option<Week>) -> Option<Self> {
        let (last, before) = history.split_last()?;
        let until = against.unwrap_or(last.week.back(1));
        let earlier = before.iter().rev().find(|one| one.week <= until);
        let stand = |topic, one: &HistoryWeek| stand(topic, team, &one.published);
        let item = |topic| {
            let now = stand(topic, last);
            Item {
                topic,
                now,
                moved: earlier.and_then(|earlier| moved(stand(topic, earlier), now)),
                open: run(history, |one| stand(topic, one)),
            }
        };
        Some(Self {
            week: last.week,
            against: earlier.map(|earlier| earlier.week),
            items: AgendaTopic::all().map(item).collect(),
        })
    }

    /// The same without some topics.
    #[must_use]
    pub fn without(mut self, hidden: impl Fn(AgendaTopic) -> bool) -> Self {
        self.items.retain(|item| !hidden(item.topic));
        self
    }

    /// What moved, in the order of the team's page.
    pub fn moved(&self) -> impl Iterator<Item = (&Item, TopicChange)> {
        self.items
            .iter()
            .filter_map(|item| Some((item, item.moved?)))
    }

    /// What was open before and still is; the longest first.
    pub fn still_open(&self) -> Vec<&Item> {
        let mut open: Vec<_> = self
            .items
            .iter()
            .filter(|item| item.is_still_open())
            .collect();
        open.sort_by_key(|item| Reverse(item.open.map_or(0, |run| run.weeks)));
        open
    }

    /// What is open, by strength of evidence: ACT before WATCH, then by steps, a full reference before
    /// a provisional one, what has been open for longer first.
    pub fn by_strength(&self) -> Vec<&Item> {
        let mut open: Vec<_> = self
            .items
            .iter()
            .filter(|item| item.open.is_some())
            .collect();
        open.sort_by_key(|item| {
            let now = item.now;
            let weeks = item.open.map_or(0, |run| run.weeks);
            Reverse((now.band, now.strength, !now.is_provisional, weeks))
        });
        open
    }

    /// What to talk about, at most [`TALK_MOST`], and how many more are open.
    pub fn to_talk_about(&self) -> (Vec<&Item>, usize) {
        let mut open = self.by_strength();
        let more = open.len().saturating_sub(TALK_MOST);
        open.truncate(TALK_MOST);
        (open, more)
    }

    /// What is better than usual, or has recovered.
    pub fn went_well(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.went_well())
    }

    /// Whether there was an earlier week and nothing moved since.
    pub fn nothing_changed(&self) -> bool {
        self.against.is_some() && self.moved().next().is_none()
    }

    /// Whether nothing at all is known of people's answers yet.
    pub fn is_grey(&self) -> bool {
        let of_people = |item: &&Item| !matches!(item.topic, AgendaTopic::Reviews(_));
        let mut items = self.items.iter().filter(of_people);
        items.all(|item| item.now.band == Band::NoData)
    }
}

fn stand(topic: AgendaTopic, team: TeamId, published: &Published) -> TopicStatus {
    match topic {
        AgendaTopic::Family(family) => TopicStatus::from(*published.panels.of(family)),
        AgendaTopic::Context(item) => {
            let panel = published.context.of(item);
            let since = panel.since().filter(|_| panel.band() >= Band::Watch);
            of_band(panel.band(), 0, since)
        }
        AgendaTopic::Reviews(state) => {
            let Some(reviews) = published.reviews_of(team) else {
                return of_band(Band::NoData, 0, None);
            };
            let stamps = (state == ReviewState::Stamps).then_some(&reviews.stamps);
            let evidence = stamps.and_then(|stamps| stamps.evidence).map_or(0, nats);
            let onset = stamps.and_then(|stamps| stamps.onset);
            of_band(reviews.band(state), evidence, onset)
        }
    }
}

/// Evidence in nats as steps, a step being the evidence from which on it is watched.
fn nats(evidence: f64) -> u8 {
    let step = Chart::COUNTS.threshold / 2.0;
    [3, 2, 1]
        .into_iter()
        .find(|steps| evidence >= f64::from(*steps) * step)
        .unwrap_or(0)
}

impl From<Panel> for TopicStatus {
    fn from(panel: Panel) -> Self {
        match panel {
            Panel::NotYet => of_band(Band::NoData, 0, None),
            Panel::Steps {
                standing,
                worse,
                better,
                worse_since,
                better_since,
            } => Self {
                band: panel.band(),
                strength: worse as u8,
                better: better as u8,
                is_provisional: standing == ReferenceStage::Provisional,
                since: if worse > Step::Zero {
                    worse_since
                } else {
                    better_since
                },
            },
        }
    }
}

fn of_band(band: Band, evidence: u8, since: Option<Week>) -> TopicStatus {
    let least = match band {
        Band::NoData | Band::Ok => 0,
        Band::Watch => 1,
        Band::Act => 2,
    };
    TopicStatus {
        band,
        strength: if least == 0 { 0 } else { evidence.max(least) },
        better: 0,
        is_provisional: false,
        since,
    }
}

fn moved(before: TopicStatus, now: TopicStatus) -> Option<TopicChange> {
    let is_open = |stand: TopicStatus| stand.band >= Band::Watch;
    match (before.band, now.band) {
        (Band::NoData, Band::NoData) => None,
        (_, Band::NoData) => Some(TopicChange::NotKnown),
        _ if !is_open(before) && is_open(now) => Some(TopicChange::Arose),
        _ if is_open(before) && !is_open(now) => Some(TopicChange::Recovered),
        _ if is_open(now) => {
            let weight = |stand: TopicStatus| (stand.band, stand.strength);
            match weight(now).cmp(&weight(before)) {
                std::cmp::Ordering::Greater => Some(TopicChange::Stronger),
                std::cmp::Ordering::Less => Some(TopicChange::Weaker),
                std::cmp::Ordering::Equal => None,
            }
        }
        _ if now.better > 0 && before.better == 0 => Some(TopicChange::TurnedBetter),
        (Band::NoData, _) => Some(TopicChange::Known),
        _ if now.better == 0 && before.better > 0 => Some(TopicChange::AsUsualAgain),
        _ => None,
    }
}

/// Ends where a week is not known: whether it was open then, cannot be told.
fn run(history: &[HistoryWeek], stand: impl Fn(&HistoryWeek) -> TopicStatus) -> Option<OpenSince> {
    let last = history.last()?.week;
    let is_open = |one: &HistoryWeek| stand(one).band >= Band::Watch;
    let mut weeks: u32 = 0;
    let mut before = history.iter().rev().peekable();
    while before
        .next_if(|one| one.week == last.back(weeks.into()) && is_open(one))
        .is_some()
    {
        weeks += 1;
    }
    let from = last.back(u64::from(weeks.checked_sub(1)?));
    let is_known = |one: &HistoryWeek| one.week == from.back(1);
    Some(OpenSince {
        from,
        weeks,
        is_cut: !before.peek().is_some_and(|one| is_known(one)),
    })
}

#[cfg(test)]
mod tests;
