//! The rules of the script `docs/signals/gen_demo.py`, week by week, on the statistics that Irori ships:
//! ρ̂ = 0, twelve weeks of reference and nothing before, ISO-T against the team's own mean, with the
//! charts without one member measured by references of their own.

use super::acts::Acts;
use super::org::Org;
use super::outcome::{Outcome, PersonActs, TeamActs};
use irori_core::domain::check_in::Score;
use irori_core::signals::bands::{Band, WorseSide};
use irori_core::signals::counts::{Count, RatePrior, RateReference, ShiftDirection};
use irori_core::signals::events::{Event, REFERENCE_EVENTS, ShareReference};
use irori_core::signals::evidence::{Chart, score_addend};
use irori_core::signals::reference::{
    Autocorrelation, FULL_WEEKS, Prior, Reference, ReferenceStage,
};
use irori_core::signals::team::CLIP;
use irori_core::signals::valid::Days;
use server::demo::calendar::WEEKS;
use server::demo::generate::DemoDay;

/// Members with a value that a team's week needs; one fewer for a chart without one of them.
const K: usize = 5;

pub fn outcome(org: &Org) -> Outcome {
    let persons = org.everybody().map(|person| {
        let acts = PersonActs {
            connection: connection(org, person),
            home_to_work: counted(org, person, RatePrior::UNPLANNED, DemoDay::unplanned),
            work_to_home: counted(org, person, RatePrior::INTRUSIONS, |day| {
                usize::from(day.intrusion.is_some())
            }),
        };
        (org.demo.people[person].key.clone(), acts)
    });
    let teams = Org::teams().map(|team| {
        let (isolation, isolation_unprotected) = isolation(org, team).unzip();
        let acts = TeamActs {
            isolation,
            isolation_unprotected,
            reviews: Some(reviews(&org.reviews(team))),
            ..TeamActs::default()
        };
        (team, acts)
    });
    Outcome {
        persons: persons.collect(),
        teams: teams.collect(),
    }
}

/// REV-1 (SIGNALS §2.5), from a team's eligible reviews in merge order: what the last review of a
/// week says. Shipped as it stands here.
pub fn reviews(events: &[(usize, Event)]) -> Acts {
    let all: Vec<Event> = events.iter().map(|(_, event)| *event).collect();
    let mut acts = Acts::default();
    let Some(usual) = ShareReference::of(&all) else {
        return acts;
    };
    let later = &events[REFERENCE_EVENTS..];
    let evidence = Chart::COUNTS.run(later.iter().map(|(_, event)| Some(usual.addend(*event))));
    for ((week, _), evidence) in later.iter().zip(evidence) {
        acts.say(*week, Chart::COUNTS.band(evidence) == Band::Act);
    }
    acts
}

/// A person's weeks in sigmas of their own, above 0 worse.
struct Deviations {
    weeks: Vec<Option<f64>>,
    /// The week with which the reference was full.
    full: usize,
}

fn deviations(org: &Org, person: usize) -> Option<Deviations> {
    let score = |week| {
        let days: Vec<&DemoDay> = org.week(person, week).collect();
        let answers = days.iter().filter(|day| day.answered);
        let points = |day: &&DemoDay| day.check_in.connection.map(Score::points);
        let sum: u32 = answers.clone().filter_map(points).map(u32::from).sum();
        let counted = Days {
            scheduled: days.len() as u32,
            answered: answers.count() as u32,
        };
        let mean = || f64::from(sum) / f64::from(counted.answered);
        counted.is_valid().then(mean)
    };
    let scores: Vec<Option<f64>> = (0..usize::from(WEEKS)).map(score).collect();
    let reference = Reference::first(
        &scores,
        ReferenceStage::Full,
        Prior::default(),
        Autocorrelation::NONE,
    )?;
    let there = scores
        .iter()
        .enumerate()
        .filter(|(_, score)| score.is_some());
    let (full, _) = there.clone().nth(FULL_WEEKS - 1)?;
    let deviation = |score: &Option<f64>| reference.deviation((*score)?, WorseSide::Lower);
    Some(Deviations {
        weeks: scores.iter().map(deviation).collect(),
        full,
    })
}

/// ISO-1; evidence is counted from the last week of the reference on.
fn connection(org: &Org, person: usize) -> Acts {
    let mut acts = Acts::default();
    if let Some(deviations) = deviations(org, person) {
        for (week, evidence) in evidence_from(&deviations.weeks, deviations.full) {
            acts.say(week, evidence > Chart::SCORES.threshold);
        }
    }
    acts
}

/// Evidence of each week from `first` on.
fn evidence_from(weeks: &[Option<f64>], first: usize) -> impl Iterator<Item = (usize, f64)> {
    let addends = weeks[first..].iter().map(|d| d.map(score_addend));
    let evidence = Chart::SCORES.run(addends).into_iter();
    (first..).zip(evidence.map(|evidence| evidence.value))
}

/// BND-1 and BND-2.
fn counted(org: &Org, person: usize, prior: RatePrior, seen: fn(&DemoDay) -> usize) -> Acts {
    let count = |week| {
        let answered = org.week(person, week).filter(|day| day.answered);
        answered.fold(Count { seen: 0, days: 0 }, |sum, day| Count {
            seen: sum.seen + seen(day) as u32,
            days: sum.days + 1,
        })
    };
    let weeks: Vec<Option<Count>> = (0..usize::from(WEEKS))
        .map(|week| Some(count(week)).filter(|count| count.is_valid()))
        .collect();
    let mut acts = Acts::default();
    let there = weeks
        .iter()
        .enumerate()
        .filter(|(_, count)| count.is_some());
    let last = there.map(|(week, _)| week).nth(FULL_WEEKS - 1);
    let usual = RateReference::first(&weeks, ReferenceStage::Full, prior);
    let (Some(usual), Some(last)) = (usual, last) else {
        return acts;
    };
    let later = weeks[last + 1..].iter();
    let addends = later.map(|count| usual.addend((*count)?, ShiftDirection::Doubling));
    for (week, evidence) in (last + 1..).zip(Chart::COUNTS.run(addends)) {
        acts.say(week, Chart::COUNTS.band(evidence) == Band::Act);
    }
    acts
}

/// ISO-T, and the same where one person may move it alone; `None` for a team of fewer than five.
fn isolation(org: &Org, team: &str) -> Option<(Acts, Acts)> {
    let members = org.members(team);
    if members.len() < K {
        return None;
    }
    let of = |person: &usize| deviations(org, *person);
    let members: Vec<Deviations> = members.iter().map(of).collect::<Option<_>>()?;
    let full = members.iter().map(|one| one.full).max()?;
    let whole = team_evidence(&members, None, K, full)?;
    let without: Vec<Vec<f64>> = (0..members.len())
        .map(|one| team_evidence(&members, Some(one), K - 1, full))
        .collect::<Option<_>>()?;
    let alarm = Chart::SCORES.threshold;
    let (mut acts, mut unprotected) = (Acts::default(), Acts::default());
    for (n, evidence) in whole.into_iter().enumerate() {
        let least = without.iter().map(|chart| chart[n]);
        let holds = least.fold(f64::INFINITY, f64::min) > 2.0 / 3.0 * alarm;
        acts.say(full + 1 + n, evidence > alarm && holds);
        unprotected.say(full + 1 + n, evidence > alarm);
    }
    Some((acts, unprotected))
}

/// Evidence of each week after the one in which the last member's reference was full, `without` one
/// member; the weeks up to it are the team's reference. `None` for fewer than two of these.
fn team_evidence(
    members: &[Deviations],
    without: Option<usize>,
    least: usize,
    full: usize,
) -> Option<Vec<f64>> {
    let sums: Vec<Option<f64>> = (0..usize::from(WEEKS))
        .map(|week| {
            let there = members.iter().enumerate();
            let there = there.filter(|(one, _)| Some(*one) != without);
            let values: Vec<f64> = there
                .filter_map(|(_, one)| one.weeks[week])
                .map(|d| d.clamp(-CLIP, CLIP))
                .collect();
            let sum: f64 = values.iter().sum();
            (values.len() >= least).then(|| sum / (values.len() as f64).sqrt())
        })
        .collect();
    let usual: Vec<f64> = sums[..=full].iter().copied().flatten().collect();
    let weeks = usual.len() as f64;
    let mean = usual.iter().sum::<f64>() / weeks;
    let squares: f64 = usual.iter().map(|sum| (sum - mean).powi(2)).sum();
    let sigma = ((8.0 + squares) / (8.0 + weeks - 1.0)).sqrt();
    let z: Vec<Option<f64>> = sums.iter().map(|sum| Some((*sum)? - mean)).collect();
    let z: Vec<Option<f64>> = z
        .iter()
        .map(|distance| Some((*distance)? / sigma))
        .collect();
    let evidence = evidence_from(&z, full + 1).map(|(_, evidence)| evidence);
    (usual.len() > 1).then(|| evidence.collect())
}
