//! The rules that Irori ships (SIGNALS §13): teams through the very closing, week by week; persons with
//! a provisional reference from eight weeks and a full one from twelve.

use super::acts::Acts;
use super::made_weeks::{MadeWeek, first_week, taken, weeks_of};
use super::org::Org;
use super::outcome::{Outcome, PersonActs, TeamActs};
use super::reference_rules;
use app::domain::day::Closes;
use app::domain::id::{PublishingGroupId, Seat, TeamId};
use app::domain::person_week::PersonWeek;
use app::domain::team::Publishing;
use app::domain::week_rollup::DayFacts;
use app::privacy::closing::{Before, GroupMember, GroupState, WeekInputs, close_week};
use app::privacy::release::{Families, Family, Panel, Parameters};
use app::privacy::thresholds::Thresholds;
use app::signals::bands::{Band, Scale, Worse};
use app::signals::counts::{Change, Count, RatePrior, RateReference};
use app::signals::evidence::{Chart, Evidence, score_addend};
use app::signals::reference::{
    Autocorrelation, FULL_WEEKS, PROVISIONAL_WEEKS, Prior, Reference, Standing,
};
use app::signals::team_counts;
use app::signals::valid::Days;
use server::demo::calendar::WEEKS;
use server::demo::organisation::TEAMS;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The first week that a group closes: groups are made on the Monday after the first answer.
pub const BEGINS: usize = 1;

pub fn outcome(org: &Org) -> Outcome {
    let weeks: BTreeMap<usize, Vec<MadeWeek>> = org
        .everybody()
        .map(|person| (person, weeks_of(org, person)))
        .collect();
    let key = |person: &usize| org.demo.people[*person].key.clone();
    let persons = weeks
        .iter()
        .map(|(person, weeks)| (key(person), person_acts(weeks)));
    let teams = TEAMS.iter().map(|team| {
        let members: Vec<&[MadeWeek]> = org
            .members(team.key)
            .iter()
            .map(|person| weeks[person].as_slice())
            .collect();
        let acts = match team.publishing {
            Publishing::Joined => team_acts(&members),
            Publishing::Nothing => TeamActs::default(),
        };
        let reviews = Some(reference_rules::reviews(&org.reviews(team.key)));
        (team.key, TeamActs { reviews, ..acts })
    });
    Outcome {
        persons: persons.collect(),
        teams: teams.collect(),
    }
}

/// What persons see of themselves: ISO-1, BND-1 and BND-2, the absolute rules of §3 to §5 left out,
/// which are not budgeted (§13.0.8).
pub fn person_acts(weeks: &[MadeWeek]) -> PersonActs {
    PersonActs {
        connection: connection(weeks),
        home_to_work: counted(weeks, RatePrior::UNPLANNED, |day| {
            Some(day.home_to_work.as_ref()?.unplanned.len() as u32)
        }),
        work_to_home: counted(weeks, RatePrior::INTRUSIONS, |day| {
            day.is_intruded().map(u32::from)
        }),
    }
}

/// ISO-1: against eight weeks until there are twelve, then against what `Reference::settled` takes.
fn connection(weeks: &[MadeWeek]) -> Acts {
    let score = |week: &MadeWeek| {
        let (sum, answered) = week.facts.sum(|day| day.connection);
        let days = Days {
            scheduled: week.scheduled,
            answered,
        };
        days.is_valid()
            .then(|| f64::from(sum) / f64::from(answered))
    };
    let scores: Vec<Option<f64>> = weeks.iter().map(score).collect();
    let (prior, rho, worse) = (Prior::default(), Autocorrelation::NONE, Worse::Lower);
    let mut usual = Reference::provisional(&scores, prior, rho);
    let settled = Reference::settled(&scores, prior, rho, worse);
    let (eighth, twelfth) = (nth(&scores, PROVISIONAL_WEEKS), nth(&scores, FULL_WEEKS));
    let mut acts = Acts::over(weeks.len());
    let mut evidence = Evidence::default();
    for (week, score) in scores.iter().enumerate().skip(eighth + 1) {
        let Some(reference) = usual else { break };
        let chart = match reference.standing {
            Standing::Provisional => Chart::SCORES_PROVISIONAL,
            Standing::Full => Chart::SCORES,
        };
        let deviation = score.and_then(|score| reference.deviation(score, worse));
        evidence = chart.next(evidence, deviation.map(score_addend));
        acts.say(week, chart.band(evidence) == Band::Act);
        if week == twelfth && settled != usual {
            (usual, evidence) = (settled, Evidence::default());
        }
    }
    acts
}

/// BND-1 and BND-2: against eight weeks until there are twelve, then against these, from 0.
fn counted(weeks: &[MadeWeek], prior: RatePrior, seen: fn(&DayFacts) -> Option<u32>) -> Acts {
    let count = |week: &MadeWeek| {
        let answered = week.facts.days.iter().filter_map(seen);
        let count = answered.fold(Count { seen: 0, days: 0 }, |sum, seen| Count {
            seen: sum.seen + seen,
            days: sum.days + 1,
        });
        Some(count).filter(|count| count.is_valid())
    };
    let counts: Vec<Option<Count>> = weeks.iter().map(count).collect();
    let mut usual = RateReference::provisional(&counts, prior);
    let (eighth, twelfth) = (nth(&counts, PROVISIONAL_WEEKS), nth(&counts, FULL_WEEKS));
    let mut acts = Acts::over(weeks.len());
    let mut evidence = Evidence::default();
    for (week, count) in counts.iter().enumerate().skip(eighth + 1) {
        let Some(reference) = usual else { break };
        let addend = count.and_then(|count| reference.addend(count, Change::Doubling));
        evidence = Chart::COUNTS.next(evidence, addend);
        acts.say(week, Chart::COUNTS.band(evidence) == Band::Act);
        if week == twelfth {
            usual = RateReference::full(&counts, prior);
            evidence = Evidence::default();
        }
    }
    acts
}

/// The week of the n-th value, or one after the last.
fn nth<T>(weeks: &[Option<T>], n: usize) -> usize {
    let there = weeks
        .iter()
        .enumerate()
        .filter(|(_, value)| value.is_some());
    there
        .map(|(week, _)| week)
        .nth(n - 1)
        .unwrap_or(weeks.len())
}

/// What leads see of a team that is a group of its own.
fn team_acts(members: &[&[MadeWeek]]) -> TeamActs {
    let weeks: Vec<Vec<PersonWeek>> = members.iter().map(|weeks| taken(weeks)).collect();
    let mut acts = Families::<Acts>::default();
    let mut before = None;
    for week in BEGINS..usize::from(WEEKS) {
        let closed = close_week(inputs(&weeks, week, before));
        let panels = &closed.release.published.panels;
        for (family, acts) in [
            (Family::Isolation, &mut acts.isolation),
            (Family::HomeToWork, &mut acts.home_to_work),
            (Family::WorkToHome, &mut acts.work_to_home),
        ] {
            let panel = panels.of(family);
            // A provisional chart never acts (§13.0.5): its weeks are none in which it could.
            if matches!(
                panel,
                Panel::Steps {
                    standing: Standing::Full,
                    ..
                }
            ) {
                acts.say(week, panel.band() == Band::Act);
            }
        }
        before = Some(Before {
            digest: closed.written.digest,
            state: GroupState::parse(&closed.state.text).unwrap(),
        });
    }
    TeamActs {
        isolation: Some(acts.isolation),
        home_to_work: Some(acts.home_to_work),
        work_to_home: Some(acts.work_to_home),
        they_dont_get_us: Some(tags(members, |day| day.they_dont_get_us.is_some())),
        i_dont_get_them: Some(tags(members, |day| day.i_dont_get_them.is_some())),
        ..TeamActs::default()
    }
}

/// What a week's closing depends on, for a group whose members were there from the first week on.
pub fn inputs(members: &[Vec<PersonWeek>], week: usize, before: Option<Before>) -> WeekInputs {
    let at = |n: usize| first_week().on(n as u64);
    let due = at(week).closes_at(Closes::usually(chrono_tz::UTC));
    let member = |(n, weeks): (usize, &Vec<PersonWeek>)| GroupMember {
        seat: Seat(Uuid::from_u128(n as u128)),
        since: at(0),
        weeks: weeks
            .iter()
            .filter(|taken| taken.week <= at(week))
            .cloned()
            .collect(),
    };
    WeekInputs {
        group: PublishingGroupId(Uuid::nil()),
        teams: vec![TeamId(Uuid::nil())],
        week: at(week),
        begins: at(BEGINS),
        due,
        closed: due,
        thresholds: Thresholds::STANDARD,
        parameters: Parameters::default(),
        members: members.iter().enumerate().map(member).collect(),
        before,
    }
}

/// BIZ-2 of one direction, on the group's weeks.
fn tags(members: &[&[MadeWeek]], is_tagged: fn(&DayFacts) -> bool) -> Acts {
    let count = |week: &MadeWeek| {
        let days = &week.facts.days;
        Some(Count {
            seen: days.iter().filter(|day| is_tagged(day)).count() as u32,
            days: days.len() as u32,
        })
    };
    let lines: Vec<Vec<Option<Count>>> = members
        .iter()
        .map(|weeks| weeks[BEGINS..].iter().map(count).collect())
        .collect();
    let lines: Vec<&[Option<Count>]> = lines.iter().map(Vec::as_slice).collect();
    let k = Thresholds::STANDARD.team as usize;
    let steps = team_counts::steps(&lines, RatePrior::TEAM_TAGS, k);
    let mut acts = Acts::default();
    let first = usize::from(WEEKS) - steps.len();
    for (week, step) in (first..).zip(steps) {
        acts.say(week, step.worse.band(Scale::Count) == Band::Act);
    }
    acts
}
