//! The spreadsheet of a report.

use crate::content::{COUNTS, ENDS, ESTIMATE, list, numbers, quarters};
use calamine::{Data, Range, Reader, Xlsx};
use irori_core::domain::person::Language;
use irori_core::report::Report;
use irori_web::report_text::{document, unit_name};
use irori_web::t;
use irori_web::words::Locale;
use serde_json::Value;
use server::reports::xlsx::xlsx;
use std::io::{Cursor, Read};
use tests::report::{NAMES, sample, year};

const BOTH: [Locale; 2] = [Locale(Language::English), Locale(Language::Japanese)];
/// Keys of the sheets with a row a unit and quarter, each with what its columns tell.
const TABLES: [(&str, Tells); 7] = [
    ("report-coverage", coverage),
    ("report-isolation", |told| measures(told, &["isolation"])),
    ("report-home-to-work", |told| {
        measures(told, &["home-to-work"])
    }),
    ("report-work-to-home", |told| {
        measures(told, &["work-to-home"])
    }),
    ("report-context", |told| measures(told, &["clear", "heard"])),
    ("report-reviews", reviews),
    ("report-done", done),
];

/// A number, or the key of words.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Number(f64),
    Words(&'static str),
}

type Row = Vec<Cell>;

/// From what is told of a unit to the cells of its row.
type Tells = fn(&Value) -> Row;

fn cells<const N: usize>(value: &Value, names: [&str; N], none: &'static str) -> Row {
    match numbers(value, names) {
        Some(numbers) => numbers.map(Cell::Number).to_vec(),
        None => vec![Cell::Words(none); N],
    }
}

fn coverage(told: &Value) -> Row {
    let people = cells(&told["people"], ENDS, "report-not-told");
    [
        people,
        cells(&told["coverage_percent"], ENDS, "report-not-told"),
    ]
    .concat()
}

fn measures(told: &Value, measures: &[&str]) -> Row {
    let mut row = Vec::new();
    for measure in measures {
        let measured = &told["measures"][measure];
        row.extend(cells(&measured["own"], ESTIMATE, "report-not-told"));
        row.extend(cells(
            &measured["shrunk"],
            ESTIMATE,
            "report-file-not-drawn",
        ));
    }
    let people = &told["measures"][measures[0]]["people"];
    row.extend(cells(people, ENDS, "report-not-told"));
    row
}

fn reviews(told: &Value) -> Row {
    let first = match told["first_response"].as_str().unwrap() {
        "shorter" => "trend-shorter",
        "about-the-same" => "trend-same",
        "longer" => "trend-longer",
        _ => "trend-not-known",
    };
    let stamps = match told["stamps"].as_str().unwrap() {
        "smaller" => "trend-fewer",
        "about-the-same" => "trend-as-many",
        "larger" => "trend-more",
        _ => "trend-not-known",
    };
    vec![Cell::Words(first), Cell::Words(stamps)]
}

fn done(told: &Value) -> Row {
    let done = &told["done"];
    if done.is_null() {
        return vec![Cell::Words("report-done-unknown"); 6];
    }
    let reviewed = cells(&done["reviewed_percent"], ENDS, "report-no-week");
    [reviewed, cells(done, COUNTS, "")].concat()
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn sheet(report: &Report, words: Locale, key: &str) -> Range<Data> {
    let mut book = open(&xlsx(report, words).unwrap());
    book.worksheet_range(&t!(words, key)).unwrap()
}

/// The cells of a row from a column on.
fn found(row: &[Data], from: usize) -> Vec<Data> {
    row[from..].to_vec()
}

fn cells_of(row: Row, words: Locale) -> Vec<Data> {
    let cells = row.into_iter().map(|cell| match cell {
        Cell::Number(number) => Data::Float(number),
        Cell::Words(key) => Data::String(t!(words, key)),
    });
    cells.collect()
}

#[test]
fn every_figure_and_every_mark_is_there_and_nothing_else() {
    for (report, words) in [
        (sample(), BOTH[0]),
        (sample(), BOTH[1]),
        (year(4, 3), BOTH[0]),
    ] {
        let mut book = open(&xlsx(&report, words).unwrap());
        for (key, cells) in TABLES {
            let sheet = book.worksheet_range(&t!(words, key)).unwrap();
            let mut rows = sheet.rows();
            let heads = rows.next().unwrap();
            assert!(heads.iter().all(|head| matches!(head, Data::String(_))));
            for (quarter, content) in quarters(&report).iter().zip(&report.content.quarters) {
                let units = list(&quarter["units"]).iter().zip(&content.units);
                for (unit, named) in units {
                    let row = rows.next().unwrap();
                    assert_eq!(row[0], Data::String(words.quarter(content.quarter)));
                    assert_eq!(row[1], Data::String(unit_name(named, words)), "{key}");
                    assert_eq!(row[2], Data::Float(unit["depth"].as_f64().unwrap()));
                    let expected = match unit["told"].is_null() {
                        true => vec![Cell::Words("report-hidden"); heads.len() - 3],
                        false => cells(&unit["told"]),
                    };
                    assert_eq!(found(row, 3), cells_of(expected, words), "{key}: {named:?}");
                }
            }
            assert_eq!(rows.next(), None, "{key}");
        }
    }
}

#[test]
fn remote_days_are_there_or_say_why_not() {
    let report = sample();
    for words in BOTH {
        let sheet = sheet(&report, words, "report-remote");
        let mut rows = sheet.rows().skip(1);
        for quarter in quarters(&report) {
            let classes = list(&quarter["by_remote_days"]);
            if classes.is_empty() {
                let unknown = cells_of(vec![Cell::Words("report-done-unknown"); 12], words);
                assert_eq!(found(rows.next().unwrap(), 1), unknown);
            }
            for class in classes {
                let told = &class["told"];
                let expected = match told.is_null() {
                    true => vec![Cell::Words("report-hidden"); 11],
                    false => [
                        cells(&told["people"], ENDS, ""),
                        cells(&told["connection"], ESTIMATE, ""),
                        cells(&told["focus"], ESTIMATE, ""),
                        cells(&told["care"], ESTIMATE, ""),
                    ]
                    .concat(),
                };
                let row = rows.next().unwrap();
                let days = class["days"].as_i64().unwrap();
                let name = t!(words, "report-remote-class", days);
                assert_eq!(row[1], Data::String(name));
                assert_eq!(found(row, 2), cells_of(expected, words));
            }
        }
        assert_eq!(rows.next(), None);
    }
}

#[test]
fn the_cover_says_what_every_cover_says_and_the_method_is_whole() {
    let report = sample();
    for words in BOTH {
        let document = document(&report, words);
        let cover = sheet(&report, words, "report-file-cover");
        let texts: Vec<String> = cover.cells().map(|(_, _, cell)| cell.to_string()).collect();
        let releases = report
            .content
            .quarters
            .iter()
            .map(|one| one.release.to_string());
        let facts = document
            .facts
            .iter()
            .flat_map(|(name, value)| [name, value]);
        let expected = facts
            .cloned()
            .chain(releases)
            .chain([document.title.clone()]);
        for text in expected {
            assert!(texts.contains(&text), "{text}");
        }
        assert!(texts.contains(&report.written.digest.to_string()));
        let method = sheet(&report, words, "report-method");
        let lines = method.rows().filter(|row| row[0] != Data::Empty).count();
        assert!(lines > 25, "{lines}");
    }
}

#[test]
fn nothing_is_a_formula_and_names_are_as_they_are() {
    for words in BOTH {
        let mut book = open(&xlsx(&sample(), words).unwrap());
        for name in book.sheet_names() {
            assert!(name.encode_utf16().count() <= 31, "{name}");
            let formulas = book.worksheet_formula(&name).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{name}");
        }
        let sheet = book.worksheet_range(&t!(words, "report-coverage")).unwrap();
        for name in NAMES {
            let mut rows = sheet.rows();
            assert!(
                rows.any(|row| row[1] == Data::String((*name).to_owned())),
                "{name:?}"
            );
        }
    }
}

/// Every file in the file, by name.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = (0..zip.len()).map(|n| {
        let mut part = zip.by_index(n).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    });
    read.collect()
}

#[test]
fn heads_stay_in_sight_and_there_are_no_links_and_no_author() {
    let parts = parts(xlsx(&sample(), BOTH[0]).unwrap());
    let sheets = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/"));
    let frozen = sheets
        .clone()
        .filter(|(_, text)| text.contains("state=\"frozen\""));
    assert_eq!((sheets.clone().count(), frozen.count()), (10, 8));
    for (name, text) in sheets {
        assert!(
            !text.contains("<f") && !text.contains("<hyperlink"),
            "{name}"
        );
    }
    let (_, core) = parts
        .iter()
        .find(|(name, _)| name == "docProps/core.xml")
        .unwrap();
    assert!(
        core.contains("<dc:creator></dc:creator>") || core.contains("<dc:creator/>"),
        "{core}"
    );
    assert_eq!(core.matches("2026-10-06T20:00:30Z").count(), 2, "{core}");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = year(5, 10);
    for words in BOTH {
        let first = xlsx(&report, words).unwrap();
        for _ in 0..3 {
            assert!(xlsx(&report, words).unwrap() == first);
        }
    }
}

#[test]
fn a_rest_with_more_names_than_a_cell_holds_is_cut() {
    let mut report = sample();
    let rest = report.content.quarters[1].units.last_mut().unwrap();
    rest.names = vec!["Department for Coordination".to_owned(); 2_000];
    let sheet = sheet(&report, BOTH[0], "report-coverage");
    let last = sheet.rows().next_back().unwrap()[1].to_string();
    assert!(last.ends_with('…') && last.encode_utf16().count() == 32_767);
}
