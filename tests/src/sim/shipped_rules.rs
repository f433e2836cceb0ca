//! The rules that Irori ships (SIGNALS §13): teams through the very closing, week by week, and persons
//! through their families of signals.

use super::acts::Acts;
use super::made_weeks::{first_week, taken, weeks_of};
use super::org::Org;
use super::outcome::{Outcome, PersonActs, TeamActs};
use super::reference_rules;
use app::domain::day::Closes;
use app::domain::id::{PublishingGroupId, Seat, TeamId};
use app::domain::person_week::PersonWeek;
use app::domain::team::Publishing;
use app::domain::week_rollup::DayFacts;
use app::families::state::Person;
use app::families::{MySignal, PersonalWeek};
use app::privacy::closing::{Before, GroupMember, GroupState, WeekInputs, close_week};
use app::privacy::release::{Families, Family, Panel, Parameters};
use app::privacy::thresholds::Thresholds;
use app::signals::bands::{Band, Scale};
use app::signals::counts::{Count, RatePrior};
use app::signals::reference::Standing;
use app::signals::team_counts;
use server::demo::calendar::WEEKS;
use server::demo::organisation::TEAMS;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The first week that a group closes: groups are made on the Monday after the first answer.
pub const BEGINS: usize = 1;

pub fn outcome(org: &Org) -> Outcome {
    let weeks: BTreeMap<usize, Vec<PersonalWeek>> = org
        .everybody()
        .map(|person| (person, weeks_of(org, person)))
        .collect();
    let key = |person: &usize| org.demo.people[*person].key.clone();
    let persons = weeks
        .iter()
        .map(|(person, weeks)| (key(person), person_acts(weeks)));
    let teams = TEAMS.iter().map(|team| {
        let members: Vec<&[PersonalWeek]> = org
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

/// What persons see of themselves: ISO-1, BND-1 and BND-2, by what the statistics say alone; policy
/// choices are not budgeted (§13.0.8).
pub fn person_acts(weeks: &[PersonalWeek]) -> PersonActs {
    let answered = weeks.iter().skip_while(|week| week.facts.is_empty());
    let person = Person {
        weeks: answered.cloned().collect(),
        ..Person::default()
    };
    let mut acts = PersonActs::default();
    for state in person.states() {
        let acts = match state.signal {
            MySignal::Connection => &mut acts.connection,
            MySignal::HomeToWork => &mut acts.home_to_work,
            MySignal::WorkToHome => &mut acts.work_to_home,
            _ => continue,
        };
        for told in state.chart.iter().filter(|week| week.usual.is_some()) {
            let week = told.week.weeks_since(first_week());
            acts.say(week as usize, told.band == Band::Act);
        }
    }
    acts
}

/// What leads see of a team that is a group of its own.
fn team_acts(members: &[&[PersonalWeek]]) -> TeamActs {
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
fn tags(members: &[&[PersonalWeek]], is_tagged: fn(&DayFacts) -> bool) -> Acts {
    let count = |week: &PersonalWeek| {
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
