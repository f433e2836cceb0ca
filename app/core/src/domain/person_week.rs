//! A person's week in whole numbers: what closing takes of it, once. Never shown to anybody else.

use super::check_in::{Score, Topic};
use super::day::Week;
use super::form::text_enum;
use super::interruption::InterruptionKind;
use super::week_rollup::{DayFacts, WeekFacts};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Sums over the answered Days of one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonWeek {
    pub week: Week,
    /// Days to work, without leave and holidays: 0 to 7.
    pub scheduled: u32,
    /// Sum of the answers about connection, and on how many Days there was one.
    pub connection_sum: u32,
    pub connection_days: u32,
    /// Interruptions of work by home that were not agreed beforehand, and answered Days.
    pub unplanned: u32,
    pub home_to_work_days: u32,
    /// Days with an interruption of home by work that was not one's own choice, and answered Days.
    pub intrusion_days: u32,
    pub work_to_home_days: u32,
    /// Days with a check-in; 0 also in weeks that were taken before this was counted.
    pub check_ins: u32,
    /// Check-ins with "they don't get us", and with "I don't get them"; never summed.
    pub they_tags: u32,
    pub i_tags: u32,
    /// The answers to the two weekly items, 1 to 5.
    pub clear: Option<u32>,
    pub heard: Option<u32>,
    /// Days on which casual talk was answered, and those of them with somebody of the business or a
    /// user.
    pub talk_days: u32,
    pub business_days: u32,
    pub detail: WeekDetail,
}

text_enum! {
    /// Days that are told apart to say why connection changed, two by two.
    DayKind {
        /// Worked at home or elsewhere.
        Remote = "remote",
        Office = "office",
        /// Without casual talk.
        Quiet = "quiet",
        Talk = "talk",
        /// On the Day before, work came home unasked.
        Intruded = "intruded",
        Undisturbed = "undisturbed",
    }
}

impl DayKind {
    /// The three two-way partitions of Days (SIGNALS §2.8.3).
    pub const PARTITIONS: [[Self; 2]; 3] = [
        [Self::Remote, Self::Office],
        [Self::Quiet, Self::Talk],
        [Self::Intruded, Self::Undisturbed],
    ];
}

/// The Days of one kind on which connection was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCell {
    pub days: u32,
    pub sum: u32,
}

/// What reasons and reports by remote days are made of. Kinds and topics that were there at all: how
/// often is not needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WeekDetail {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<DayKind, DayCell>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unplanned: BTreeSet<InterruptionKind>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unchosen: BTreeSet<InterruptionKind>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub they_topics: BTreeSet<Topic>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub i_topics: BTreeSet<Topic>,
    /// `None` in weeks without a check-in, and in those that were taken before this was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<WeekPlaces>,
}

/// Where somebody worked, and what a report tells beside it. Days with a check-in, 0 to 7.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekPlaces {
    /// Days at home or elsewhere.
    pub remote: u32,
    /// Days of which it was said where they were worked; days off are none.
    pub known: u32,
    /// Sum of the answers about focus, and on how many Days there was one.
    pub focus_sum: u32,
    pub focus_days: u32,
    /// Days on which there was time for family or care.
    pub care_days: u32,
}

impl WeekPlaces {
    fn of(facts: &WeekFacts) -> Option<Self> {
        if facts.days.is_empty() {
            return None;
        }
        let places = facts.days.iter().filter_map(DayFacts::is_remote);
        let (remote, known) = places.fold((0, 0), |(remote, known), is_remote| {
            (remote + u32::from(is_remote), known + 1)
        });
        let (focus_sum, focus_days) = facts.sum(|day| day.focus);
        let care = facts.days.iter().map(|day| u32::from(day.family_time));
        Some(Self {
            remote,
            known,
            focus_sum,
            focus_days,
            care_days: care.sum(),
        })
    }
}

impl WeekDetail {
    pub fn cell(&self, kind: DayKind) -> DayCell {
        self.days.get(&kind).copied().unwrap_or_default()
    }

    /// The evening before a Monday lies in another week: Mondays are of neither kind there.
    fn of(facts: &WeekFacts) -> Self {
        let mut detail = Self {
            places: WeekPlaces::of(facts),
            ..Self::default()
        };
        for day in &facts.days {
            let is_before = |one: &&DayFacts| one.day.on(1) == day.day;
            let evening = facts.days.iter().find(is_before);
            detail.count(day, evening.and_then(DayFacts::is_intruded));
            let kinds = day.home_to_work.iter().flat_map(|home| &home.unplanned);
            detail.unplanned.extend(kinds);
            let kinds = day.work_to_home.iter().flat_map(|work| &work.unchosen);
            detail.unchosen.extend(kinds);
            detail.they_topics.extend(day.they_dont_get_us);
            detail.i_topics.extend(day.i_dont_get_them);
        }
        detail
    }

    fn count(&mut self, day: &DayFacts, was_intruded: Option<bool>) {
        let Some(score) = day.connection else {
            return;
        };
        let of = |[yes, no]: [DayKind; 2], is| if is { yes } else { no };
        let sides = day.sides(was_intruded);
        for (partition, side) in DayKind::PARTITIONS.into_iter().zip(sides) {
            if let Some(side) = side {
                let cell = self.days.entry(of(partition, side)).or_default();
                cell.days += 1;
                cell.sum += u32::from(score.points());
            }
        }
    }
}

impl PersonWeek {
    /// What `facts` of `week` come to.
    pub fn of(week: Week, scheduled: u32, facts: &WeekFacts) -> Self {
        let days = &facts.days;
        let count = |is: fn(&DayFacts) -> bool| {
            let found = days.iter().filter(|day| is(day)).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let (connection_sum, connection_days) = facts.sum(|day| day.connection);
        let (unplanned, home_to_work_days) = facts.unplanned();
        let (intrusion_days, work_to_home_days) = facts.intruded();
        let points = |score: Option<Score>| score.map(|score| u32::from(score.points()));
        Self {
            week,
            scheduled,
            connection_sum,
            connection_days,
            unplanned,
            home_to_work_days,
            intrusion_days,
            work_to_home_days,
            check_ins: count(|_| true),
            they_tags: count(|day| day.they_dont_get_us.is_some()),
            i_tags: count(|day| day.i_dont_get_them.is_some()),
            clear: points(facts.clear),
            heard: points(facts.heard),
            talk_days: count(|day| day.talk.is_some()),
            business_days: count(|day| day.talk.is_some_and(|talk| talk.with_business)),
            detail: WeekDetail::of(facts),
        }
    }

    /// A week in which nothing was answered.
    pub fn silent(week: Week, scheduled: u32) -> Self {
        Self::of(week, scheduled, &WeekFacts::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check_in::WorkMode;
    use crate::domain::day::Day;
    use crate::domain::week_rollup::{HomeToWork, Talked, WorkToHome};

    fn monday() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    fn day(weekday: u64, connection: i64) -> DayFacts {
        DayFacts {
            connection: Score::from_number(connection).ok(),
            ..DayFacts::blank(monday().on(weekday))
        }
    }

    fn taken(days: Vec<DayFacts>) -> PersonWeek {
        let facts = WeekFacts {
            days,
            ..WeekFacts::default()
        };
        PersonWeek::of(monday().week(), 5, &facts)
    }

    #[test]
    fn a_direction_that_was_not_opened_is_not_answered() {
        let home = |unplanned: &[InterruptionKind]| {
            Some(HomeToWork {
                unplanned: unplanned.to_vec(),
                agreed: 1,
            })
        };
        let (chore, delivery) = (InterruptionKind::Chore, InterruptionKind::Delivery);
        let week = taken(vec![
            DayFacts {
                home_to_work: home(&[]),
                ..day(0, 4)
            },
            DayFacts {
                home_to_work: home(&[chore, delivery, chore]),
                ..day(1, 3)
            },
            day(2, 5),
        ]);
        assert_eq!((week.connection_sum, week.connection_days), (12, 3));
        assert_eq!((week.unplanned, week.home_to_work_days), (3, 2));
        assert_eq!((week.intrusion_days, week.work_to_home_days), (0, 0));
        assert_eq!((week.check_ins, week.talk_days), (3, 0));
        assert_eq!(week.detail.unplanned, [chore, delivery].into());
    }

    #[test]
    fn an_evening_counts_once_and_not_where_it_was_chosen() {
        let work = |unchosen: usize, chosen| {
            Some(WorkToHome {
                unchosen: vec![InterruptionKind::Call; unchosen],
                chosen,
            })
        };
        let week = taken(vec![
            DayFacts {
                work_to_home: work(2, 0),
                ..day(0, 4)
            },
            DayFacts {
                work_to_home: work(0, 1),
                ..day(1, 2)
            },
            DayFacts {
                work_to_home: work(0, 0),
                ..day(3, 3)
            },
        ]);
        assert_eq!((week.intrusion_days, week.work_to_home_days), (1, 3));
        // Of Monday and Thursday nothing is known of the evening before.
        let cells = [DayKind::Intruded, DayKind::Undisturbed].map(|kind| week.detail.cell(kind));
        assert_eq!(cells[0], DayCell { days: 1, sum: 2 });
        assert_eq!(cells[1], DayCell::default());
    }

    #[test]
    fn days_are_told_apart_where_it_is_known() {
        let talk = |minutes, with_business| {
            Some(Talked {
                minutes,
                with_business,
            })
        };
        let week = taken(vec![
            DayFacts {
                mode: Some(WorkMode::Home),
                focus: Score::from_number(4).ok(),
                family_time: true,
                talk: talk(0, false),
                they_dont_get_us: Some(Topic::Deadlines),
                ..day(0, 2)
            },
            DayFacts {
                mode: Some(WorkMode::Office),
                talk: talk(10, true),
                i_dont_get_them: Some(Topic::Users),
                ..day(1, 5)
            },
            DayFacts {
                mode: Some(WorkMode::Off),
                ..day(2, 1)
            },
        ]);
        assert_eq!((week.talk_days, week.business_days), (2, 1));
        assert_eq!((week.they_tags, week.i_tags), (1, 1));
        let places = WeekPlaces {
            remote: 1,
            known: 2,
            focus_sum: 4,
            focus_days: 1,
            care_days: 1,
        };
        assert_eq!(week.detail.places, Some(places));
        assert_eq!(PersonWeek::silent(monday().week(), 5).detail.places, None);
        let sums = DayKind::ALL.iter().map(|kind| week.detail.cell(*kind).sum);
        assert_eq!(sums.collect::<Vec<_>>(), [2, 5, 2, 5, 0, 0]);
        let text = serde_json::to_string(&week.detail).unwrap();
        assert_eq!(
            serde_json::from_str::<WeekDetail>(&text).unwrap(),
            week.detail
        );
        assert_eq!(
            serde_json::from_str::<WeekDetail>("{}").unwrap(),
            WeekDetail::default()
        );
    }
}
