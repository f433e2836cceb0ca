//! Talk partners of a person: their own named talks of four weeks, how many people that comes to, and who
//! has not been talked to for a while (SIGNALS §3, ISO-3). For themselves alone.

use super::my_weeks;
use crate::domain::chat::{Chat, Circle};
use crate::domain::check_in::DaySection;
use crate::domain::day::{Day, Week};
use crate::domain::entry::{Entry, is_answered};
use crate::domain::id::PersonId;
use crate::signals::breadth::effective_partners;
use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
mod tests;

/// Complete weeks that are looked at.
pub const WEEKS: u64 = 4;
/// Talks of the last 26 weeks in which somebody must have been named to be offered as an idea.
const NAMED_LEAST: usize = 3;
/// Days after which it is a while ago.
const WHILE_DAYS: i64 = 14;

/// One talk partner in the four weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partner {
    pub id: PersonId,
    /// Above 0. A talk with several counts for each of them.
    pub minutes: i64,
    pub talks: usize,
    /// The latest talk within the four weeks.
    pub last: Day,
}

/// Somebody one used to talk with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerPartner {
    pub id: PersonId,
    /// At least 14.
    pub days: i64,
}

/// The talks of the last four complete weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct TalkPartners {
    /// The first and the last of the four weeks.
    pub weeks: (Week, Week),
    /// Those who were named, most minutes first.
    pub partners: Vec<Partner>,
    /// N_eff, 1 to the number of partners; `None` below 60 minutes with named partners. Talks on
    /// days without a check-in are drawn, but enter no number.
    pub effective: Option<f64>,
    /// Minutes with each partner that N_eff is made of, together.
    pub counted: i64,
    /// Minutes of all talks, and of those that named nobody.
    pub minutes: i64,
    pub unnamed: i64,
    /// Minutes of talks on days without a check-in.
    pub without_check_in: i64,
    /// Minutes by circle, in the order of [`Circle::ALL`].
    pub circles: Vec<(Circle, i64)>,
    /// Days with a check-in and either a talk or *none today*: the base.
    pub answered: usize,
    /// The one talked to longest ago, among colleagues named at least three times in 26 weeks.
    pub long_ago: Option<FormerPartner>,
}

impl TalkPartners {
    /// The first Day that [`TalkPartners::of`] looks at.
    pub fn since(today: Day) -> Day {
        my_weeks::since(today)
    }

    /// Of all the `entries` since [`TalkPartners::since`], up to the `last` complete week.
    /// `colleagues` are those who are there.
    pub fn of(entries: &[Entry], colleagues: &[PersonId], last: Week, today: Day) -> Self {
        let first = last.back(WEEKS - 1);
        let is_inside = |day: Day| (first..=last).contains(&day.week());
        let all = || entries.iter().filter_map(Entry::as_chat);
        let talks: Vec<&Chat> = all().filter(|chat| is_inside(chat.day)).collect();
        let check_ins = || entries.iter().filter_map(Entry::as_check_in);
        let checked_in: BTreeSet<Day> = check_ins().map(|check_in| check_in.day).collect();
        let answered = check_ins()
            .filter(|check_in| is_inside(check_in.day))
            .filter(|check_in| is_answered(check_in, DaySection::Talk, entries));
        let outside = talks.iter().copied();
        let outside: Vec<&Chat> = outside
            .filter(|chat| !checked_in.contains(&chat.day))
            .collect();
        let counted = counted_minutes(&talks, &checked_in);
        let minutes = |talks: &[&Chat]| talks.iter().map(|chat| chat.minutes).sum::<i64>();
        let named = |talks: &[&Chat]| -> i64 {
            let named = talks.iter().filter(|chat| !chat.partners.is_empty());
            named.map(|chat| chat.minutes).sum()
        };
        Self {
            weeks: (first, last),
            effective: effective_partners(&counted),
            counted: counted.iter().sum::<f64>() as i64,
            partners: partners(&talks),
            minutes: minutes(&talks),
            unnamed: minutes(&talks) - named(&talks),
            without_check_in: minutes(&outside),
            circles: by_circle(&talks),
            answered: answered.count(),
            long_ago: long_ago(all(), colleagues, today),
        }
    }
}

/// Minutes with each named partner, on days with a check-in: what N_eff is made of.
pub fn counted_minutes(talks: &[&Chat], checked_in: &BTreeSet<Day>) -> Vec<f64> {
    let counts = talks.iter().copied();
    let counts: Vec<&Chat> = counts
        .filter(|chat| checked_in.contains(&chat.day))
        .collect();
    let partners = partners(&counts).into_iter();
    partners.map(|one| one.minutes as f64).collect()
}

fn partners(talks: &[&Chat]) -> Vec<Partner> {
    let mut found: BTreeMap<PersonId, Partner> = BTreeMap::new();
    for chat in talks {
        for id in &chat.partners {
            let partner = found.entry(*id).or_insert(Partner {
                id: *id,
                minutes: 0,
                talks: 0,
                last: chat.day,
            });
            partner.minutes += chat.minutes;
            partner.talks += 1;
            partner.last = partner.last.max(chat.day);
        }
    }
    let mut found: Vec<Partner> = found.into_values().collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.minutes, one.last)));
    found
}

fn by_circle(talks: &[&Chat]) -> Vec<(Circle, i64)> {
    let minutes = |circle| {
        let inside = talks.iter().filter(|chat| chat.circle == circle);
        inside.map(|chat| chat.minutes).sum()
    };
    Circle::ALL.iter().map(|c| (*c, minutes(*c))).collect()
}

fn long_ago<'c>(
    talks: impl Iterator<Item = &'c Chat>,
    colleagues: &[PersonId],
    today: Day,
) -> Option<FormerPartner> {
    let mut named: BTreeMap<PersonId, (usize, Day)> = BTreeMap::new();
    for chat in talks.filter(|chat| chat.day >= TalkPartners::since(today)) {
        for id in &chat.partners {
            let (times, last) = named.entry(*id).or_insert((0, chat.day));
            (*times, *last) = (*times + 1, chat.day.max(*last));
        }
    }
    let (id, (_, last)) = named
        .into_iter()
        .filter(|(id, (times, _))| *times >= NAMED_LEAST && colleagues.contains(id))
        .min_by_key(|(_, (_, last))| *last)?;
    let days = (today.0 - last.0).num_days();
    (days >= WHILE_DAYS).then_some(FormerPartner { id, days })
}
