//! One report through the very addresses of HR: page, printed page, PDF, XLSX, CSV and JSON have the same
//! figures and the same gaps.

use crate::poppler::{Paper, squeezed};
use irori_core::domain::person::{Email, Language, Password, Profile};
use irori_core::privacy::quarter_release::QuarterRelease;
use irori_core::privacy::release::StoredRelease;
use irori_core::report::Report;
use irori_ports::Switch;
use irori_store::SeedPerson;
use irori_web::words::Locale;
use scraper::{Html, Selector};
use serde_json::Value;
use server::reports::csv::{FileStart, csv};
use server::reports::json::json;
use server::reports::xlsx::xlsx;
use sqlx::{Connection, SqliteConnection};
use tests::browser::{Browser, Page};
use tests::report::{releases, sample};
use tests::test_app::{PASSWORD, TestApp};

const QUERY: &str = "quarter=2026-Q2&quarter=2026-Q3";

/// A house in which the sample's quarters have closed, and HR.
async fn house() -> (TestApp, Browser) {
    let house = TestApp::empty().await;
    let store = &house.irori.store;
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    house.irori.clock.set(now);
    store.seed_org("Harbour & Hill").await.unwrap();
    let password = Password::parse(PASSWORD).unwrap();
    let hr = SeedPerson {
        email: Email::parse("hr@example.org").unwrap(),
        profile: Profile {
            name: "hr".to_owned(),
            language: Language::English,
            zone: chrono_tz::UTC,
            day_ends_at: Default::default(),
        },
        is_admin: Switch::of(false),
        is_hr: Switch::of(true),
        password_hash: store.hash_password(&password).await.unwrap(),
        created: now,
    };
    store.seed_person(hr).await.unwrap();
    let url = format!(
        "sqlite://{}",
        house.folder.path().join("irori.db").display()
    );
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    for (n, release) in (1_u128..).zip(releases()) {
        add(&mut line, n, &release).await;
    }
    let hr = house.sign_in("hr@example.org").await;
    (house, hr)
}

async fn add(line: &mut SqliteConnection, n: u128, release: &QuarterRelease) {
    let written = StoredRelease::of(release);
    sqlx::query(
        "INSERT INTO quarter_release (id, quarter, due_at, closed_at, content, digest) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(uuid::Uuid::from_u128(n))
    .bind(release.quarter.first_week().monday().0)
    .bind(release.due)
    .bind(release.closed)
    .bind(written.text)
    .bind(written.digest.to_string())
    .execute(line)
    .await
    .unwrap();
}

/// Of each table of a page: its caption, and the texts of its rows, without the drawings.
fn tables(page: &Page) -> Vec<(String, Vec<Vec<String>>)> {
    let html = Html::parse_document(&page.body);
    let select = |css: &str| Selector::parse(css).unwrap();
    let (table, caption, row, cell) = (
        select(".report table"),
        select("caption"),
        select("tbody tr"),
        select("th, td:not(.report__plot)"),
    );
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    html.select(&table)
        .map(|table| {
            let rows = table.select(&row);
            let rows = rows.map(|row| row.select(&cell).map(text).collect());
            (text(table.select(&caption).next().unwrap()), rows.collect())
        })
        .collect()
}

/// The numbers in a cell such as `−0.12 (−0.50 to 0.25)`.
fn numbers(cell: &str) -> Vec<f64> {
    let cell = cell.replace('\u{2212}', "-");
    let pieces = cell.split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '.'));
    pieces.filter_map(|piece| piece.parse().ok()).collect()
}

#[tokio::test]
async fn every_figure_and_every_gap_is_the_same_on_the_page_and_in_every_file() {
    let (house, mut hr) = house().await;
    let report = sample();
    for language in ["en", "ja"] {
        let at = |path: &str| format!("{path}?{QUERY}&language={language}");
        let page = hr.get(&at("/reports")).await;
        let shown = tables(&page);
        assert_eq!(
            shown,
            tables(&hr.get(&at("/reports/print")).await),
            "on paper"
        );
        as_in_the_content(&shown, &report);
        let pdf = hr.get(&at("/exports/report.pdf")).await.bytes;
        as_in_the_pdf(&shown, pdf);
        let words = Locale(Language::parse(language).unwrap());
        for (format, bytes) in [
            ("xlsx", xlsx(&report, words).unwrap()),
            ("csv", csv(&report, FileStart::None).unwrap()),
            ("json", json(&report).unwrap()),
        ] {
            let file = hr.get(&at(&format!("/exports/report.{format}"))).await;
            assert!(file.bytes == bytes, "{format} is of another report");
        }
        let hash = report.written.digest.to_string();
        assert!(
            page.text().contains(&hash),
            "the page has the hash of the files"
        );
    }
    house.verify().await;
}

/// Every estimate of every row is there as it is in the content, and nothing where it has none.
fn as_in_the_content(shown: &[(String, Vec<Vec<String>>)], report: &Report) {
    let content: Value = serde_json::from_str(&report.written.text).unwrap();
    let latest = &content["quarters"][1]["units"];
    let measures = [
        ("isolation", 4),
        ("home-to-work", 5),
        ("work-to-home", 6),
        ("clear", 7),
        ("heard", 8),
    ];
    let mut compared = 0;
    for (measure, table) in measures {
        let (caption, rows) = &shown[table];
        for (row, unit) in rows.iter().zip(latest.as_array().unwrap()) {
            let told = &unit["told"]["measures"][measure];
            for (cell, what) in [(2, "own"), (3, "shrunk")] {
                let expected: Vec<f64> = ["value", "low", "high"]
                    .iter()
                    .filter_map(|end| told[what][end].as_f64())
                    .collect();
                assert_eq!(numbers(&row[cell]), expected, "{caption}: {row:?}");
                compared += expected.len();
            }
            let people = ["from", "to"]
                .iter()
                .filter_map(|end| told["people"][end].as_f64());
            assert_eq!(
                numbers(&row[4]),
                people.collect::<Vec<_>>(),
                "{caption}: {row:?}"
            );
        }
    }
    assert!(compared > 300, "{compared}");
}

/// Every row of the page is in the PDF, whole and in the same order, by its structure, as
/// a reading machine has it.
fn as_in_the_pdf(shown: &[(String, Vec<Vec<String>>)], pdf: Vec<u8>) {
    let said = Paper::new(&pdf).told_by("pdfinfo", &["-struct-text"]);
    // Pieces of text stand in quotes, a line each, among the names of their elements.
    let texts = said
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('"'));
    let said = texts.collect::<String>();
    // What holds lines together or lets them break is nothing to read.
    let is_kept = |c: &char| !c.is_control() && !['\u{200b}', '\u{2060}', '"'].contains(c);
    let mut left: String = squeezed(&said).chars().filter(is_kept).collect();
    for (caption, rows) in shown {
        for part in std::iter::once(vec![caption.clone()]).chain(rows.iter().cloned()) {
            let part: String = part.iter().map(|text| squeezed(text)).collect();
            let part: String = part.chars().filter(is_kept).collect();
            let at = left.find(&part);
            let at = at.unwrap_or_else(|| {
                panic!(
                    "{caption}: the PDF lacks {part}\n{}",
                    left.chars().take(2000).collect::<String>()
                )
            });
            left.drain(..at + part.len());
        }
    }
}
