//! The rules that Irori ships (SIGNALS §13): teams through the very closing, week by week, and persons
//! through their families of signals.

use super::acts::Acts;
use super::made_weeks::{first_week, taken, weeks_of};
use super::org::Org;
use super::outcome::{Outcome, PersonActs, TeamActs};
use super::reference_rules;
use irori_core::domain::day::Closes;
use irori_core::domain::id::{PublishingGroupId, Seat, TeamId};
use irori_core::domain::person_week::PersonWeek;
use irori_core::domain::policy::Policy;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::team::Publishing;
use irori_core::families::person::Person;
use irori_core::families::{MySignal, PersonalWeek};
use irori_core::privacy::closing::{
    GroupMember, GroupState, PreviousClosing, WeekInputs, close_week, connection_of,
};
use irori_core::privacy::context::SharePanel;
use irori_core::privacy::release::{Families, Family, Panel};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::signals::bands::Band;
use irori_core::signals::estimates::{Estimates, History};
use irori_core::signals::reference::ReferenceStage;
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
    let closed = TEAMS
        .iter()
        .filter(|team| team.publishing == Publishing::Joined);
    let groups: BTreeMap<&str, Vec<Vec<PersonWeek>>> = closed
        .map(|team| {
            let members = org.members(team.key).into_iter();
            (team.key, members.map(|one| taken(&weeks[&one])).collect())
        })
        .collect();
    let history = estimated(groups.values().flatten());
    let key = |person: &usize| org.demo.people[*person].key.clone();
    let persons = weeks
        .iter()
        .map(|(person, weeks)| (key(person), person_acts(weeks, &history)));
    let teams = Org::teams().map(|team| {
        let acts = groups.get(team).map(|members| team_acts(members, &history));
        let reviews = Some(reference_rules::reviews(&org.reviews(team)));
        let acts = acts.unwrap_or_default();
        (team, TeamActs { reviews, ..acts })
    });
    Outcome {
        persons: persons.collect(),
        teams: teams.collect(),
    }
}

/// What is estimated at each quarter's start of everybody whose weeks have been taken before it.
fn estimated<'w>(everybody: impl Iterator<Item = &'w Vec<PersonWeek>>) -> History {
    let everybody: Vec<&Vec<PersonWeek>> = everybody.collect();
    let mut before = Estimates::default();
    let mut history = Vec::new();
    for week in (BEGINS..usize::from(WEEKS)).map(|n| first_week().on(n as u64)) {
        let quarter = Quarter::of(week);
        if week == quarter.first_week() {
            let mean = |one: &PersonWeek| {
                connection_of(one.scheduled, one.connection_sum, one.connection_days)
            };
            let weeks: Vec<Vec<Option<f64>>> = everybody
                .iter()
                .map(|weeks| {
                    weeks
                        .iter()
                        .take_while(|one| one.week < week)
                        .map(mean)
                        .collect()
                })
                .collect();
            before = Estimates::of(&weeks, before);
            history.push((quarter, before));
        }
    }
    History::new(history)
}

/// What persons see of themselves: ISO-1, BND-1 and BND-2, by what the statistics say alone; policy
/// choices are not budgeted (§13.0.8).
fn person_acts(weeks: &[PersonalWeek], history: &History) -> PersonActs {
    let answered = weeks.iter().skip_while(|week| week.facts.is_empty());
    let person = Person {
        weeks: answered.cloned().collect(),
        estimates: history.clone(),
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
fn team_acts(members: &[Vec<PersonWeek>], history: &History) -> TeamActs {
    let mut acts = Families::<Acts>::default();
    let mut knows_why = Acts::default();
    let mut before = None;
    for week in BEGINS..usize::from(WEEKS) {
        let closed = close_week(inputs(members, week, history.clone(), before));
        let published = closed.release.published;
        for family in Family::ALL {
            let panel = published.panels.of(*family);
            // A provisional chart never acts (§13.0.5): its weeks are none in which it could.
            if matches!(
                panel,
                Panel::Steps {
                    standing: ReferenceStage::Full,
                    ..
                }
            ) {
                acts.of_mut(*family).say(week, panel.band() == Band::Act);
            }
        }
        let context = published.context.clear;
        if context != SharePanel::NotYet {
            knows_why.say(week, context.band() >= Band::Watch);
        }
        before = Some(PreviousClosing {
            digest: closed.written.digest,
            state: GroupState::parse(&closed.state.text).unwrap(),
        });
    }
    TeamActs {
        isolation: Some(acts.isolation),
        home_to_work: Some(acts.home_to_work),
        work_to_home: Some(acts.work_to_home),
        they_dont_get_us: Some(acts.they_dont_get_us),
        i_dont_get_them: Some(acts.i_dont_get_them),
        knows_why: Some(knows_why),
        ..TeamActs::default()
    }
}

/// What a week's closing depends on, for a group whose members were there from the first week on.
pub fn inputs(
    members: &[Vec<PersonWeek>],
    week: usize,
    history: History,
    before: Option<PreviousClosing>,
) -> WeekInputs {
    let at = |n: usize| first_week().on(n as u64);
    let due = at(week).closes_at(Closes::usually(chrono_tz::UTC));
    let member = |(n, weeks): (usize, &Vec<PersonWeek>)| GroupMember {
        seat: Seat(Uuid::from_u128(n as u128)),
        since: at(0),
        shares: Default::default(),
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
        history,
        policy: Policy::default(),
        members: members.iter().enumerate().map(member).collect(),
        reviews: Vec::new(),
        before,
    }
}
