//! Event by event what the script `docs/signals/gen_demo.py` gives.
//!
//! `reference_events.json` holds, for the seeds `20250106` and `mc0` to `mc39`, each series of the
//! `R` that the script's `main(seed)` returns, as the list of weeks in which it is true. To make it
//! again, in `docs/signals`:
//!
//! ```text
//! python3 -c 'import json; from gen_demo import main
//! seeds = ["20250106"] + ["mc%d" % n for n in range(40)]
//! weeks = lambda series: [w for w in sorted(series) if series[w]]
//! print(json.dumps({s: {k: weeks(v) for k, v in main(s)[0].items()} for s in seeds}))'
//! ```

use std::collections::BTreeMap;
use tests::sim::acts::Acts;
use tests::sim::org::Org;
use tests::sim::outcome::Outcome;
use tests::sim::rehearsal::{DEMO, rehearse};
use tests::sim::table::{ALONE, DRIFT, INTERRUPTED, INTRUDED, LENIENT};
use tests::sim::{reference_rules, shipped_rules};

/// Weeks with an ACT, by the script's name of a series.
type Events = BTreeMap<String, Vec<usize>>;

fn events_of_the_script() -> BTreeMap<String, Events> {
    serde_json::from_str(include_str!("reference_events.json")).unwrap()
}

/// The series under the names that the script gives them.
fn events(outcome: &Outcome) -> Events {
    let mut events = Events::new();
    let mut add = |name: String, acts: &Acts| events.insert(name, acts.weeks());
    for (team, acts) in &outcome.teams {
        if let (Some(isolation), Some(raw)) = (&acts.isolation, &acts.isolation_unprotected) {
            add(format!("team_{team}"), isolation);
            add(format!("raw_{team}"), raw);
        }
        add(format!("rev_{team}"), acts.reviews.as_ref().unwrap());
    }
    add("solo".into(), &outcome.person("hoshi4").connection);
    add("kid".into(), &outcome.person("kita2").home_to_work);
    add("intr".into(), &outcome.person("atlas1").work_to_home);
    events
}

#[test]
fn every_week_of_every_series_is_that_of_the_script() {
    let script = events_of_the_script();
    assert_eq!(script.len(), 41);
    let seeds: Vec<String> = script.keys().cloned().collect();
    let found = rehearse(&seeds, |org| events(&reference_rules::outcome(org)));
    let acts: usize = script.values().flat_map(Events::values).map(Vec::len).sum();
    assert!(acts > 1000, "the script tells of {acts} weeks only");
    for (seed, found) in seeds.iter().zip(found) {
        assert_eq!(found, script[seed], "seed {seed}");
    }
}

#[test]
fn the_demos_plants_are_found_when_the_paper_says_under_the_shipped_rules_too() {
    let both = |org: &Org| [reference_rules::outcome(org), shipped_rules::outcome(org)];
    for outcome in rehearse(&[DEMO.to_owned()], both).iter().flatten() {
        let isolation = |team: &str| outcome.team(team).isolation.as_ref().unwrap();
        let reviews = |team: &str| outcome.team(team).reviews.as_ref().unwrap();
        for (acts, plant, first) in [
            (isolation("minami"), DRIFT, 8),
            (&outcome.person("hoshi4").connection, ALONE, 2),
            (&outcome.person("kita2").home_to_work, INTERRUPTED, 2),
            (&outcome.person("atlas1").work_to_home, INTRUDED, 4),
            (reviews("nami"), LENIENT, 2),
        ] {
            let found = acts.first_since(plant);
            assert_eq!(found, Some(first), "the plant of week {plant}");
            assert!(!acts.any_before(plant));
        }
        let silent = ["hoshi", "kita", "atlas", "nami"].map(isolation);
        let honest = ["kita", "minami", "atlas", "hoshi", "yama"].map(reviews);
        assert!(silent.iter().chain(&honest).all(|acts| !acts.any()));
    }
}
