//! Texts of quarters that closed by earlier forms still read.

use super::*;
use crate::privacy::quarter_release::ContextFigures;

/// As form 2 wrote it, with the digits that it kept.
const FORM_2: &str = r#"{"form":2,"quarter":"2026-Q3","due":"2026-09-28T19:00:00Z","closed":"2026-09-28T19:00:00Z",
"thresholds":{"team":5,"report":10},"parameters":{"version":1,"prior":PRIOR,"rho":RHO,"unplanned":UNPLANNED,
"intrusions":INTRUSIONS},"units":[{"departments":["00000000-0000-0000-0000-000000000001"],"names":["D1"],"depth":0,
"figures":{"people":20,"compared":null,"coverage":4,"isolation":{"figure":"not_told"},
"home_to_work":{"figure":"known","value":1.5294117647058825,"low":1.2,"high":1.9},
"work_to_home":{"figure":"not_told"},"reviews":"not-known"}},
{"departments":["00000000-0000-0000-0000-000000000002"],"names":["D2"],"depth":1,"figures":null}],"previous":null}"#;

#[test]
fn a_quarter_of_form_2_reads_as_one_that_told_less() {
    let written = serde_json::to_value(inputs(Vec::new()).parameters()).unwrap();
    let text = ["prior", "rho", "unplanned", "intrusions"]
        .iter()
        .fold(FORM_2.to_owned(), |text, name| {
            text.replace(&name.to_uppercase(), &written[name].to_string())
        });
    let release: QuarterRelease = serde_json::from_str(&text).unwrap();
    assert_eq!((release.form, release.units.len()), (2, 2));
    let figures = release.units[0].figures.unwrap();
    assert_eq!((figures.people, figures.compared), (Some(20), None));
    assert_eq!(figures.home_to_work.known().unwrap().low, 1.2);
    assert_eq!(figures.context, ContextFigures::default());
    assert_eq!((figures.stamps, figures.done), (ShareTrend::NotKnown, None));
    assert!(release.units.iter().all(|row| row.kind == UnitKind::Unit));
    assert!(release.by_remote_days.is_empty());
}

#[test]
fn a_quarter_reads_back_from_what_was_written() {
    let persons = [people(2, 12), people(3, 7), people(1, 5)].concat();
    let (release, written) = close_quarter(&inputs(persons));
    assert_eq!(release.form, 3);
    assert_eq!(
        serde_json::from_str::<QuarterRelease>(&written.text).unwrap(),
        release
    );
}
