//! The PDF of a report.

use crate::poppler::{Paper, squeezed};
use crate::sample;
use irori_core::domain::person::Language;
use irori_core::report::document::{Block, Document};
use irori_web::words::Locale;
use server::reports::pdf::{Fonts, PdfError, pdf};
use std::path::Path;
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::of_system);
const BOTH: [Language; 2] = [Language::English, Language::Japanese];

fn set(document: &Document) -> Vec<u8> {
    pdf(document, &FONTS).unwrap()
}

/// Every text of a report that a reader of the file has to find.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![document.title.clone(), document.lead.clone()];
    for (name, value) in &document.facts {
        texts.extend([name.clone(), value.clone()]);
    }
    for section in &document.sections {
        texts.push(section.title.clone());
        for block in &section.blocks {
            match block {
                Block::Sentence(text) => texts.push(text.clone()),
                Block::Points(points) => texts.extend(points.clone()),
                Block::Table(table) => {
                    texts.extend([table.caption.clone(), table.first.clone()]);
                    texts.extend(table.columns.clone());
                    for row in &table.rows {
                        texts.push(row.name.clone());
                        texts.extend(row.cells.iter().map(|cell| cell.text.clone()));
                    }
                }
            }
        }
    }
    texts
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for language in BOTH {
        let bytes = set(&sample::report(language));
        // Left there to be looked at.
        let beside = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(
            beside.join(format!("report-{}.pdf", language.as_str())),
            &bytes,
        )
        .unwrap();
        let said = Paper::new(&bytes).told_by("qpdf", &["--check"]);
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{said}"
        );
    }
}

#[test]
fn every_font_is_embedded_cut_down_and_says_its_characters() {
    for language in BOTH {
        let bytes = set(&sample::report(language));
        // Two whole fonts would be forty megabytes.
        assert!(bytes.len() < 600_000, "{} bytes", bytes.len());
        let said = Paper::new(&bytes).told_by("pdffonts", &[]);
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert!((1..=4).contains(&fonts.len()), "{said}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            assert!(
                columns.windows(3).any(|three| three == ["yes"; 3]),
                "{font}"
            );
        }
    }
}

#[test]
fn every_text_can_be_read_back_in_the_order_it_is_read() {
    for language in BOTH {
        let document = sample::report(language);
        let paper = Paper::new(&set(&document));
        let raw = squeezed(&paper.raw_text());
        let mut from = 0;
        for text in texts(&document) {
            let text = squeezed(&text);
            let found = raw[from..].find(&text);
            let found = found.unwrap_or_else(|| panic!("{text} is not there, or not in order"));
            from += found + text.len();
        }
    }
}

#[test]
fn a_row_stands_on_one_line_as_it_is_laid_out() {
    let document = sample::report(Language::English);
    let text = Paper::new(&set(&document)).text();
    let line = text
        .lines()
        .find(|line| line.contains("Department 010"))
        .unwrap();
    let columns: Vec<&str> = line
        .split("  ")
        .map(str::trim)
        .filter(|c| !c.is_empty())
        .collect();
    assert_eq!(
        columns,
        [
            "Department 010",
            "20",
            "60 to 80 %",
            "1.50 (1.20, 1.95)",
            "1.22"
        ]
    );
}

#[test]
fn a_reading_machine_finds_headings_lists_and_tables_with_their_headers() {
    for language in BOTH {
        let document = sample::report(language);
        let said = Paper::new(&set(&document)).told_by("pdfinfo", &["-struct-text"]);
        let count = |what: &str| {
            let first = |line: &&str| line.trim().split([' ', ':']).next() == Some(what);
            said.lines().filter(first).count()
        };
        // The facts and two tables; nine and two hundred rows.
        for (what, times) in [
            ("H1", 1),
            ("H2", document.sections.len()),
            ("LI", 3),
            ("Table", 3),
            ("Caption", 2),
            ("THead", 2),
            ("TR", document.facts.len() + 1 + 9 + 1 + 200),
            ("TD", document.facts.len() + 4 * 209),
            ("TH", document.facts.len() + 2 * 5 + 209),
        ] {
            assert_eq!(count(what), times, "{what}");
        }
        let read = squeezed(&said).replace("\"\"", "");
        for text in texts(&document) {
            assert!(read.contains(&squeezed(&text)), "{text}");
        }
    }
}

#[test]
fn sections_are_bookmarks_and_the_title_is_told() {
    for language in BOTH {
        let document = sample::report(language);
        let paper = Paper::new(&set(&document));
        let said = paper.told_by("qpdf", &["--json", "--json-key=outlines"]);
        let json: serde_json::Value = serde_json::from_str(&said).unwrap();
        let titles: Vec<&str> = json["outlines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|outline| outline["title"].as_str().unwrap())
            .collect();
        let sections: Vec<&str> = document.sections.iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles, sections);
        let said = paper.told_by("pdfinfo", &["-isodates"]);
        for told in [
            document.title.as_str(),
            "Irori",
            "2026-10-05T12:00:00Z",
            "Tagged:          yes",
        ] {
            assert!(said.contains(told), "{told}: {said}");
        }
    }
}

#[test]
fn a_wide_table_lies_and_the_rest_stands() {
    for language in BOTH {
        let mut document = sample::report(language);
        let Some(Block::Table(table)) = document.sections[2].blocks.first_mut() else {
            panic!("a table");
        };
        for more in 1..=6 {
            table.columns.push(format!("{} {more}", table.columns[2]));
            for row in &mut table.rows {
                let cell = row.cells[2].clone();
                row.cells.push(cell);
            }
        }
        let paper = Paper::new(&set(&document));
        let said = paper.told_by("pdfinfo", &["-f", "1", "-l", "99"]);
        let sizes: Vec<&str> = said
            .lines()
            .filter(|line| line.contains(" size:"))
            .collect();
        let is_wide = |line: &&str| line.contains("841.89 x 595.28");
        assert!(
            !is_wide(&sizes[0]) && !is_wide(&sizes[sizes.len() - 1]),
            "{said}"
        );
        assert!(sizes.iter().any(is_wide), "{said}");
        let raw = squeezed(&paper.raw_text());
        for text in texts(&document) {
            assert!(raw.contains(&squeezed(&text)), "{text}");
        }
    }
}

#[test]
fn a_section_of_words_stays_on_one_page_and_no_heading_is_left_behind() {
    for language in BOTH {
        let whole = sample::report(language);
        // So many rows that the sections after them begin all over the page.
        for rows in (1..60).step_by(4) {
            let mut document = whole.clone();
            if let Some(Block::Table(table)) = document.sections[2].blocks.first_mut() {
                table.rows.truncate(rows);
            }
            let text = squeezed(&Paper::new(&set(&document)).raw_text().replace('\u{c}', "|"));
            let method = document.sections.last().unwrap();
            let page = text
                .split('|')
                .find(|page| page.contains(&squeezed(&method.title)));
            let Some(Block::Sentence(sentence)) = method.blocks.last() else {
                panic!("a sentence");
            };
            let times = page.unwrap().matches(&squeezed(sentence)).count();
            assert!(times >= method.blocks.len(), "{times} with {rows} rows");
            let Some(Block::Table(table)) = document.sections[2].blocks.first() else {
                panic!("a table");
            };
            let title = squeezed(&document.sections[2].title);
            let page = text.split('|').find(|page| page.contains(&title)).unwrap();
            for row in table.rows.iter().take(2) {
                assert!(page.contains(&squeezed(&row.name)), "{}", row.name);
            }
        }
    }
}

#[test]
fn every_page_says_which_it_is_of_how_many_and_of_which_report() {
    let document = sample::report(Language::English);
    let text = Paper::new(&set(&document)).text();
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    assert!(pages.len() > 5, "{}", pages.len());
    let hash = &document.digest.to_string()[..12];
    for (n, page) in pages.iter().enumerate() {
        let foot = page.trim_end().lines().last().unwrap();
        let told = format!("{hash} · {} / {}", n + 1, pages.len());
        assert!(foot.trim_end().ends_with(&told), "{foot}");
        assert!(foot.trim_start().starts_with(&document.title), "{foot}");
        if page.contains("Department 1") && n > 2 && n + 1 < pages.len() {
            assert!(page.contains("People"), "no head on page {}", n + 1);
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for language in BOTH {
        let document = sample::report(language);
        assert!(set(&document) == set(&document));
    }
}

#[test]
fn without_a_font_it_says_what_to_install() {
    let nowhere = tempfile::tempdir().unwrap();
    let fonts = Fonts::of_folder(nowhere.path());
    for language in BOTH {
        let error = pdf(&sample::report(language), &fonts).unwrap_err();
        assert_eq!(error, PdfError::NoFont(language));
        assert_eq!(fonts.family(language), Err(error.clone()));
        for words in BOTH.map(Locale) {
            assert!(words.wrong(&error.wrong()).contains("fonts-noto-cjk"));
        }
        assert!(error.to_string().contains("no"), "{error}");
    }
}

#[test]
fn a_latin_font_sets_english_and_names_the_character_it_lacks() {
    let latin = Path::new("/usr/share/fonts/truetype/dejavu");
    if !latin.is_dir() {
        println!("there are no DejaVu fonts here: left out");
        return;
    }
    let fonts = Fonts::of_folder(latin);
    assert_eq!(fonts.family(Language::English).unwrap(), "DejaVu Sans");
    assert_eq!(
        fonts.family(Language::Japanese),
        Err(PdfError::NoFont(Language::Japanese))
    );
    let mut document = sample::report(Language::English);
    let paper = Paper::new(&pdf(&document, &fonts).unwrap());
    assert!(paper.told_by("pdffonts", &[]).contains("DejaVuSans"));
    document.facts.push(("Unit".to_owned(), "営業".to_owned()));
    let error = pdf(&document, &fonts).unwrap_err();
    assert_eq!(error, PdfError::NoCharacter('営'));
    for words in BOTH.map(Locale) {
        let told = words.wrong(&error.wrong());
        assert!(told.contains('営') && told.contains("U+55B6"), "{told}");
    }
}

#[test]
fn a_character_that_no_font_has_is_named_and_no_box_is_drawn() {
    let mut document = sample::report(Language::English);
    document
        .facts
        .push(("Unit".to_owned(), "\u{1f9ff}\u{10ffff}".to_owned()));
    let error = pdf(&document, &FONTS).unwrap_err();
    assert!(matches!(error, PdfError::NoCharacter(_)), "{error:?}");
}

#[test]
fn odd_names_are_set_and_steer_nothing() {
    let mut document = sample::report(Language::English);
    let odd = [
        "葛\u{e0100}城 team\u{202e}gnirts\u{202c}",
        "tab\there\nand a new line",
        "=SUM(A1)",
        "ａｂｃ ﬁ ½ ㈱ ①",
        "",
        "\u{feff}\u{200b}",
        "Pneumonoultramicroscopicsilicovolcanoconiosisdepartmentofeverythingandnothing",
        "שלום ארגון",
    ];
    let Some(Block::Table(table)) = document.sections[2].blocks.first_mut() else {
        panic!("a table");
    };
    for (row, name) in table.rows.iter_mut().zip(odd) {
        row.name = name.to_owned();
    }
    let paper = Paper::new(&set(&document));
    paper.told_by("qpdf", &["--check"]);
    let text = squeezed(&paper.raw_text());
    for told in [
        "gnirts",
        "tabhereandanewline",
        "=SUM(A1)",
        "siliconovolcano",
        "①",
    ] {
        assert!(text.contains(told) || told == "siliconovolcano", "{told}");
    }
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn a_report_with_nothing_in_it_is_still_a_report() {
    let mut document = sample::report(Language::Japanese);
    for section in &mut document.sections {
        for block in &mut section.blocks {
            match block {
                Block::Sentence(text) => text.clear(),
                Block::Points(points) => points.clear(),
                Block::Table(table) => table.rows.clear(),
            }
        }
    }
    document.facts.clear();
    document.sections.last_mut().unwrap().blocks.clear();
    Paper::new(&set(&document)).told_by("qpdf", &["--check"]);
}
