//! Sections that are named: each `SIGNALS §2.3`, `PRIVACY §2` or `RELIABILITY §1` in the tree is a numbered
//! heading of its page, and no other page is cited.

use super::{files, root};
use std::collections::BTreeSet;

/// The pages that may be cited, by the name that they go by.
const PAGES: [(&str, &str); 3] = [
    ("SIGNALS", "docs/signals.md"),
    ("PRIVACY", "docs/privacy.md"),
    ("RELIABILITY", "docs/reliability.md"),
];

const MARK: char = '\u{a7}';

/// So far a list of sections may go on after its page was named: `SIGNALS §7 REV-3, §9.8`.
const LIST_MOST: usize = 24;

/// A section that is named.
#[derive(Debug, PartialEq)]
struct Cited {
    /// The page as it is called there; `None` where the section stands alone.
    page: Option<String>,
    number: String,
    /// `4` in `SIGNALS §7 golden 4`.
    golden: Option<String>,
}

/// A number such as `13.0.9` at the beginning of a text.
fn number(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
    text[..end.unwrap_or(text.len())].trim_end_matches('.')
}

/// The numbers of a page's headings, and of the items of a list below each: `7`, `7.1`, `7 golden 4`.
fn sections(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut section = String::new();
    for line in page.lines() {
        let heading = line.trim_start_matches('#');
        let number = number(heading.trim_start());
        if heading.len() < line.len() {
            section = number.to_owned();
            found.insert(section.clone());
        } else if !number.is_empty() && line[number.len()..].starts_with(". ") {
            // A list below 7.1 is one of 7 as well.
            let mut above = Some(section.as_str());
            while let Some(section) = above {
                found.insert(format!("{section} golden {number}"));
                above = section.rsplit_once('.').map(|(above, _)| above);
            }
        }
    }
    found.remove("");
    found
}

/// The text in one line, without what begins a line of a comment.
fn joined(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim().trim_start_matches(['/', '!', '#']);
        line.trim()
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// The name in capitals at the end of a text, where it is one.
fn named(before: &str) -> Option<&str> {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric());
    let word = word.map(str::trim).next().unwrap_or_default();
    let is_name = word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase());
    is_name.then_some(word)
}

/// Whether a section is of a standard: `RFC 9110 §5.3`.
fn is_standards(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ',']);
    let number = before.rsplit(' ').next().unwrap_or_default();
    let rest = before[..before.len() - number.len()].trim_end();
    number.parse::<u16>().is_ok() && rest.ends_with("RFC")
}

/// Every section that a text names, in its order.
fn cited(text: &str) -> Vec<Cited> {
    let text = joined(text);
    let mut found: Vec<Cited> = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices(MARK) {
        let rest = &text[at + MARK.len_utf8()..];
        let number = number(rest);
        let before = &text[..at];
        if number.is_empty() || is_standards(before) {
            continue;
        }
        let between = &text[end..at];
        let goes_on =
            between.len() <= LIST_MOST && !between.contains(['.', ';', ':', '(', ')', '|']);
        let last = found.last().filter(|_| goes_on);
        let last = last.and_then(|cited| cited.page.clone());
        let golden = rest[number.len()..]
            .strip_prefix(" golden ")
            .map(self::number);
        found.push(Cited {
            page: named(before).map(str::to_owned).or(last),
            number: number.to_owned(),
            golden: golden.filter(|n| !n.is_empty()).map(str::to_owned),
        });
        end = at + MARK.len_utf8() + number.len();
    }
    found
}

/// What is wrong with the sections that a file names. Where a section stands alone it is of the page itself,
/// and elsewhere of SIGNALS.
fn wrong(file: &str, text: &str, pages: &[(&str, &str, BTreeSet<String>)]) -> Vec<String> {
    let own = pages.iter().find(|(_, place, _)| *place == file);
    let own = own.map_or("SIGNALS", |(name, _, _)| name);
    let mut told = Vec::new();
    for Cited {
        page,
        number,
        golden,
    } in cited(text)
    {
        let page = page.unwrap_or_else(|| own.to_owned());
        let cites = format!("{file} cites {page} {MARK}{number}");
        match pages.iter().find(|(name, _, _)| *name == page) {
            None => told.push(format!("{cites}, which is no page of ours")),
            Some((_, place, sections)) if !sections.contains(&number) => {
                told.push(format!("{cites}, which {place} has not"));
            }
            Some((_, place, sections)) => {
                let item = golden.map(|golden| format!("{number} golden {golden}"));
                let item = item.filter(|item| !sections.contains(item));
                told.extend(item.map(|item| format!("{cites}, but {place} has no {item}")));
            }
        }
    }
    told
}

/// Everything in which a section may be named.
fn everything() -> Vec<(String, String)> {
    let endings = ["rs", "md", "py", "ftl", "sql", "css", "js", "toml"];
    let folders = ["app", "server", "tests", "docs", "migrations", "style"];
    let mut all: Vec<_> = folders
        .iter()
        .flat_map(|folder| files(folder, &endings))
        .collect();
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let name = path.file_name().unwrap().display().to_string();
            all.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    all
}

#[test]
fn every_section_that_is_named_is_there() {
    let read = |place: &str| std::fs::read_to_string(root().join(place)).unwrap();
    let pages = PAGES.map(|(name, place)| (name, place, sections(&read(place))));
    let all = everything();
    let found: usize = all.iter().map(|(_, text)| cited(text).len()).sum();
    assert!(found > 300, "{found}");
    let told = all
        .iter()
        .flat_map(|(file, text)| wrong(file, text, &pages))
        .collect::<Vec<_>>();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages with few sections; `%` stands for the mark, so that none of these is cited here.
    fn told(file: &str, text: &str) -> Vec<String> {
        let signals = "# Signals\n## 2. Core\n### 2.3 Evidence\n1. An item.\n## 13. Later\n#### 13.0.9 Again\n";
        let pages = [
            ("SIGNALS", "docs/signals.md", sections(signals)),
            ("PRIVACY", "docs/privacy.md", sections("## 4. Consent\n")),
        ];
        let told = wrong(file, &text.replace('%', "\u{a7}"), &pages);
        let told = told.iter().map(|line| line.replace('\u{a7}', "%"));
        told.collect()
    }

    #[test]
    fn what_is_there_may_be_named() {
        for text in [
            "/// As usual (SIGNALS %2.3).",
            "/// As usual (SIGNALS\n    /// %13.0.9): so.",
            "// SIGNALS %2.3 golden 1, %2 golden 1, %2 to %13.0.9; PRIVACY %4, SIGNALS %2.",
            "// Of a chart (%2.3), and RFC 9110 %5.3, RFC 9562, %6.2.",
            "// The mark alone: %.",
        ] {
            assert_eq!(told("app/core/src/a.rs", text), [""; 0], "{text}");
        }
        let own = "Each (%4) likewise, but SIGNALS %2. Then %4.";
        assert_eq!(told("docs/privacy.md", own), [""; 0]);
    }

    #[test]
    fn what_is_not_there_is_found_wherever_it_stands() {
        for (text, fault) in [
            (
                "// SIGNALS %2.4",
                "SIGNALS %2.4, which docs/signals.md has not",
            ),
            (
                "//! (SIGNALS\n//! %13.0).",
                "SIGNALS %13.0, which docs/signals.md has not",
            ),
            (
                "// SIGNALS %2, %4 x",
                "SIGNALS %4, which docs/signals.md has not",
            ),
            (
                "// PRIVACY %4 and %2",
                "PRIVACY %2, which docs/privacy.md has not",
            ),
            (
                "// As usual (%3).",
                "SIGNALS %3, which docs/signals.md has not",
            ),
            (
                "// SIGNALS %2.3 golden 2",
                "SIGNALS %2.3, but docs/signals.md has no 2.3 golden 2",
            ),
            ("// DESIGN %2", "DESIGN %2, which is no page of ours"),
            ("// STACK %2", "STACK %2, which is no page of ours"),
        ] {
            let expected = format!("a.rs cites {fault}");
            assert_eq!(told("a.rs", text), [expected], "{text}");
        }
        let own = "Each (%2) likewise.";
        let expected = "docs/privacy.md cites PRIVACY %2, which docs/privacy.md has not";
        assert_eq!(told("docs/privacy.md", own), [expected]);
    }
}
