//! The CSV of a report.

use crate::content::{COUNTS, ENDS, ESTIMATE, MEASURES, list, names, numbers, quarters};
use irori_core::privacy::rights::fields::REPORT_CSV;
use irori_core::report::Report;
use serde_json::Value;
use server::reports::csv::{FileStart, csv, neutral};
use std::collections::BTreeMap;
use tests::report::{NAMES, sample, year};

type Row = BTreeMap<&'static str, String>;

fn text(report: &Report, mark: FileStart) -> String {
    String::from_utf8(csv(report, mark).unwrap()).unwrap()
}

/// All rows, by column.
fn rows(report: &Report) -> Vec<Row> {
    let text = text(report, FileStart::None);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), REPORT_CSV);
    let rows = reader.records().map(|row| {
        let row = row.expect("every row has a cell for every column");
        let cells = row.iter().map(str::to_owned);
        REPORT_CSV.iter().copied().zip(cells).collect()
    });
    rows.collect()
}

/// Rows as they have to be, made of the hashed text alone.
#[derive(Default)]
struct Expected {
    rows: Vec<Row>,
    base: Row,
}

impl Expected {
    fn put(&mut self, cells: &[(&'static str, String)]) {
        let mut row = self.base.clone();
        row.extend(cells.iter().cloned());
        self.rows.push(row);
    }

    fn mark(&mut self, measure: &str, mark: &str) {
        self.put(&[("measure", measure.to_owned()), ("mark", mark.to_owned())]);
    }

    /// Both ends of a step, or why there are none.
    fn step(&mut self, measure: &str, step: &Value, people: &Value, none: &str) {
        match numbers(step, ENDS) {
            None if people.is_null() => self.mark(measure, none),
            None => self.put(
                &[
                    &named(measure)[..],
                    &on(people),
                    &[("mark", none.to_owned())],
                ]
                .concat(),
            ),
            Some([from, to]) => {
                let ends = [("from", from.to_string()), ("to", to.to_string())];
                self.put(&[&named(measure)[..], &ends, &on(people)].concat());
            }
        }
    }

    fn estimate(&mut self, measure: &str, estimate: &Value, people: &Value) {
        let Some([value, low, high]) = numbers(estimate, ESTIMATE) else {
            return self.put(
                &[
                    &named(measure)[..],
                    &on(people),
                    &[("mark", "not-told".to_owned())],
                ]
                .concat(),
            );
        };
        let is_rate = measure.contains("home");
        let mark = match value {
            0.25 if is_rate => "0.25-stands-for-less",
            4.0 if is_rate => "4-stands-for-more",
            _ => "",
        };
        let told = [
            ("value", format!("{value:.2}")),
            ("low_95", format!("{low:.2}")),
            ("high_95", format!("{high:.2}")),
            ("mark", mark.to_owned()),
        ];
        self.put(&[&named(measure)[..], &told, &on(people)].concat());
    }

    fn quarter(&mut self, quarter: &Value, hash: &str) {
        let plain = |name: &str| quarter[name].as_str().unwrap().to_owned();
        self.base = REPORT_CSV
            .iter()
            .map(|column| (*column, String::new()))
            .collect();
        self.base.extend([
            ("period", plain("quarter")),
            ("people_least", quarter["least"].to_string()),
            ("closed_at", plain("closed")),
            (
                "closed_late",
                if quarter["late"] == true { "yes" } else { "no" }.to_owned(),
            ),
            ("parameters_version", quarter["parameters"].to_string()),
            ("release", plain("release")),
            ("report", hash.to_owned()),
        ]);
        let base = self.base.clone();
        for unit in list(&quarter["units"]) {
            self.base = base.clone();
            self.unit(unit);
        }
        self.base = base.clone();
        self.base.insert("part", "remote-days".to_owned());
        let classes = list(&quarter["by_remote_days"]);
        if classes.is_empty() {
            self.mark("", "not-told-then");
        }
        for class in classes {
            self.class(class);
        }
    }

    fn unit(&mut self, unit: &Value) {
        self.base.extend([
            ("part", "units".to_owned()),
            ("kind", unit["kind"].as_str().unwrap().to_owned()),
            ("unit", neutral(&names(&unit["names"]).join(" + "))),
            ("of", neutral(&names(&unit["of"]).join(" + "))),
            ("level", unit["depth"].to_string()),
        ]);
        let told = &unit["told"];
        if told.is_null() {
            return self.mark("", "suppressed");
        }
        self.step("people", &told["people"], &Value::Null, "not-told");
        self.step(
            "coverage-percent",
            &told["coverage_percent"],
            &told["people"],
            "not-told",
        );
        for measure in MEASURES {
            let measured = &told["measures"][measure];
            let people = &measured["people"];
            self.estimate(measure, &measured["own"], people);
            if !measured["shrunk"].is_null() {
                self.estimate(&format!("{measure}-shrunk"), &measured["shrunk"], people);
            }
        }
        for (measure, field) in [("first-response", "first_response"), ("stamps", "stamps")] {
            match told[field].as_str().unwrap() {
                "not-known" => self.mark(measure, "not-known"),
                word => self.put(&[&named(measure)[..], &[("value", word.to_owned())]].concat()),
            }
        }
        let done = &told["done"];
        let none = if done.is_null() {
            "not-told-then"
        } else {
            "no-week-closed"
        };
        self.step(
            "reviewed-percent",
            &done["reviewed_percent"],
            &Value::Null,
            none,
        );
        for count in COUNTS {
            let measure = format!("follow-ups-{count}");
            match done.is_null() {
                true => self.mark(&measure, "not-told-then"),
                false => self
                    .put(&[&named(&measure)[..], &[("value", done[count].to_string())]].concat()),
            }
        }
    }

    fn class(&mut self, class: &Value) {
        let days = class["days"].to_string();
        let name = if days == "5" { "5+".to_owned() } else { days };
        self.base.insert("unit", name);
        let told = &class["told"];
        if told.is_null() {
            return self.mark("", "suppressed");
        }
        for measure in ["connection", "focus", "care"] {
            self.estimate(measure, &told[measure], &told["people"]);
        }
    }
}

fn named(measure: &str) -> [(&'static str, String); 1] {
    [("measure", measure.to_owned())]
}

/// On how many people it stands.
fn on(people: &Value) -> Vec<(&'static str, String)> {
    let ends = numbers(people, ENDS).into_iter().flatten();
    let columns = ["people_from", "people_to"].into_iter();
    columns
        .zip(ends)
        .map(|(column, end)| (column, end.to_string()))
        .collect()
}

#[test]
fn every_figure_and_every_mark_is_there_and_nothing_else() {
    for report in [sample(), year(4, 3)] {
        let mut expected = Expected::default();
        let hash = report.written.digest.to_string();
        for quarter in quarters(&report) {
            expected.quarter(&quarter, &hash);
        }
        let found = rows(&report);
        for (found, expected) in found.iter().zip(&expected.rows) {
            assert_eq!(found, expected);
        }
        assert_eq!(found.len(), expected.rows.len());
    }
}

#[test]
fn the_sample_has_every_mark() {
    let rows = rows(&sample());
    for mark in [
        "suppressed",
        "not-told",
        "not-known",
        "not-told-then",
        "no-week-closed",
        "0.25-stands-for-less",
        "4-stands-for-more",
    ] {
        assert!(rows.iter().any(|row| row["mark"] == mark), "{mark}");
    }
    let suppressed = rows.iter().filter(|row| row["mark"] == "suppressed");
    for row in suppressed {
        let told = [
            "measure",
            "value",
            "low_95",
            "high_95",
            "from",
            "to",
            "people_from",
            "people_to",
        ];
        assert!(told.iter().all(|column| row[column].is_empty()), "{row:?}");
    }
}

#[test]
fn no_cell_begins_like_a_formula_but_a_number_of_ours() {
    let rows = rows(&sample());
    for row in &rows {
        for (column, cell) in row {
            let begins = cell.starts_with(|c| "=+-@\t\r\n＝＋－＠".contains(c));
            assert!(!begins || cell.parse::<f64>().is_ok(), "{column}: {cell}");
        }
    }
    for name in NAMES {
        let cell = neutral(name);
        assert!(rows.iter().any(|row| row["unit"] == cell), "{name}");
    }
    assert!(rows.iter().any(|row| row["unit"] == "Research + =Legal"));
}

#[test]
fn lines_end_as_rfc_4180_says_and_the_mark_comes_on_request_only() {
    let report = sample();
    let plain = text(&report, FileStart::None);
    assert!(plain.starts_with("period,") && plain.ends_with("\r\n"));
    let lone = plain.replace("\r\n", "").matches('\n').count();
    let of_names = rows(&report)
        .iter()
        .filter(|row| row["unit"].contains('\n'))
        .count();
    assert_eq!(
        lone,
        rows(&report)
            .iter()
            .filter(|row| row["unit"] == "'\nx")
            .count()
    );
    assert!(of_names > lone, "a name with CR LF stays whole");
    assert_eq!(text(&report, FileStart::Bom), format!("\u{feff}{plain}"));
    assert_eq!(plain, text(&sample(), FileStart::None));
}
