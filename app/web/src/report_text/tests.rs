//! A report in words, in both languages.

use super::document;
use crate::words::Locale;
use irori_core::domain::person::Language;
use irori_core::report::document::{Block, CellKind, Document, Table, TableCell};
use irori_core::report::fixtures::report;

fn written(language: Language) -> Document {
    document(&report(), Locale(language))
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn points<'d>(document: &'d Document, id: &str) -> Vec<&'d str> {
    let sections = document.sections.iter();
    let blocks = sections
        .filter(|section| section.id == id)
        .flat_map(|section| &section.blocks);
    let points = blocks.filter_map(|block| match block {
        Block::Points(points) => Some(points),
        _ => None,
    });
    points.flatten().map(String::as_str).collect()
}

#[test]
fn every_row_has_a_cell_for_every_column_and_every_sentence_is_there() {
    for language in [Language::English, Language::Japanese] {
        let document = written(language);
        let found = tables(&document);
        // Those by remote days come where a quarter tells them.
        assert_eq!(found.len(), 11);
        for table in found {
            assert!(!table.rows.is_empty(), "{}", table.caption);
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{}", table.caption);
                assert!(row.cells.iter().all(|cell| !cell.text.is_empty()));
            }
        }
        let text = format!("{document:?}");
        for key in ["report-", "trend-", "wrong-", "gap\""] {
            assert!(!text.contains(key), "a sentence is missing: {key}");
        }
    }
}

/// The document without its looks: headings, sentences, and rows with a bar between their cells.
fn plain(document: &Document) -> String {
    let mut lines = vec![document.title.clone(), document.lead.clone()];
    lines.extend(
        document
            .facts
            .iter()
            .map(|(name, value)| format!("{name}: {value}")),
    );
    for section in &document.sections {
        lines.push(format!("\n## {}", section.title));
        for block in &section.blocks {
            match block {
                Block::Sentence(sentence) => lines.push(sentence.clone()),
                Block::Points(points) => lines.extend(points.iter().map(|one| format!("- {one}"))),
                Block::Table(table) => {
                    lines.push(format!("\n{}", table.caption));
                    lines.push(format!("{} | {}", table.first, table.columns.join(" | ")));
                    lines.extend(table.rows.iter().map(|row| {
                        let cells: Vec<&str> = row.cells.iter().map(|c| c.text.as_str()).collect();
                        format!("{} | {}", row.name, cells.join(" | "))
                    }));
                }
            }
        }
    }
    lines.join("\n")
}

#[test]
fn a_report_says_what_it_said_in_both_languages() {
    for language in [Language::English, Language::Japanese] {
        insta::assert_snapshot!(language.as_str(), plain(&written(language)));
    }
}

#[test]
fn the_same_report_gives_the_same_document_with_its_hash() {
    let (a, b) = (written(Language::English), written(Language::English));
    assert_eq!(a, b);
    let hash = report().written.digest.to_string();
    assert!(a.facts.iter().any(|(_, value)| *value == hash));
    let ids: Vec<_> = a.sections.iter().map(|section| section.id).collect();
    assert_eq!(
        ids,
        [
            "summary",
            "done",
            "coverage",
            "isolation",
            "home-to-work",
            "work-to-home",
            "context",
            "reviews",
            "remote-days",
            "method"
        ]
    );
}

#[test]
fn a_suppressed_row_tells_nothing_anywhere() {
    let document = written(Language::English);
    for table in tables(&document) {
        for row in table.rows.iter().filter(|row| row.name == "D6") {
            assert!(
                row.cells.iter().all(|cell| cell.kind == CellKind::Mark),
                "{row:?}"
            );
            assert_eq!(row.cells[0], TableCell::mark("suppressed"));
            assert_eq!(row.drawn, None);
        }
    }
}

#[test]
fn the_summary_says_what_changed_and_what_cannot_be_said() {
    let document = written(Language::English);
    let summary = points(&document, "summary");
    let says = |part: &str| summary.iter().any(|point| point.contains(part));
    assert!(says("Connection. Less than usual: D5 "), "{summary:#?}");
    assert!(says("Of 2 units nothing can be said"), "{summary:#?}");
    assert!(
        says("No change that stands out from chance"),
        "{summary:#?}"
    );
    assert!(
        !says("Home into work."),
        "nothing is told of it: {summary:#?}"
    );
    assert!(
        points(&document, "method")
            .iter()
            .any(|point| point.contains("at least 10 people"))
    );
}

#[test]
fn units_stand_in_the_order_of_the_organisation_and_a_rest_is_named_by_what_it_is_of() {
    let document = written(Language::English);
    for table in tables(&document)
        .iter()
        .filter(|table| table.first == "Unit")
    {
        let names: Vec<_> = table.rows.iter().map(|row| row.name.as_str()).collect();
        let rest = "Everybody else in D0, with D6, D7";
        assert_eq!(
            names,
            ["D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", rest]
        );
    }
}

#[test]
fn everything_that_is_drawn_lies_on_the_scale_with_usual_in_the_middle() {
    let document = written(Language::Japanese);
    let drawn: Vec<_> = tables(&document)
        .into_iter()
        .filter_map(|table| Some((table, table.plot.as_ref()?)))
        .collect();
    assert_eq!(drawn.len(), 1);
    for (table, plot) in drawn {
        assert!((plot.place(plot.usual) - 0.5).abs() < 1e-9);
        for row in table.rows.iter().filter_map(|row| row.drawn) {
            assert!(plot.low <= row.own.low && row.own.high <= plot.high);
        }
    }
}
