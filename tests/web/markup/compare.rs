//! Whether an answer to a hostile text is built like the answer to a harmless one of the same length.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tests::browser::Page;
use tests::markup::{Shape, folded, folded_address, foreign, harmless};

/// What sets two answers apart beside the texts in them, a line each; and what no answer of ours has.
pub fn apart(plain: &Page, told: &Page) -> Vec<String> {
    let mut found = Vec::new();
    if plain.status != told.status {
        found.push(format!("status {} and {}", plain.status, told.status));
        return found;
    }
    if told.status.is_server_error() {
        found.push(format!("status {}", told.status));
    }
    let headers = [plain, told].map(headers);
    if headers[0] != headers[1] {
        found.push(format!("headers {headers:?}"));
    }
    found.extend(odd_headers(told));
    let kind = told
        .headers
        .get("content-type")
        .and_then(|kind| kind.to_str().ok());
    match kind
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default()
    {
        "text/html" => {
            found.extend(Shape::of(&plain.body).difference(&Shape::of(&told.body)));
            found.extend(foreign(&told.body));
        }
        "application/json" => {
            let shapes =
                [plain, told].map(|page| leaves(&serde_json::from_str(&page.body).unwrap()));
            let more = shapes[1].iter().filter(|leaf| !shapes[0].contains(*leaf));
            let less = shapes[0].iter().filter(|leaf| !shapes[1].contains(*leaf));
            found.extend(
                less.map(|leaf| format!("- {leaf}"))
                    .chain(more.map(|leaf| format!("+ {leaf}"))),
            );
        }
        "text/csv" => found.extend(other_cells(&plain.body, &told.body)),
        "text/markdown" => {
            let lines = [plain, told].map(|page| blocks(&page.body));
            found.extend((lines[0] != lines[1]).then(|| format!("other Markdown {}", told.body)));
            found.extend(marks(&told.body));
        }
        // A workbook is compressed; that it opens is another suite's.
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => {}
        _ if folded(&plain.body) == folded(&told.body) => {}
        other => found.push(format!("another {other:?}: {}", told.body)),
    }
    found
}

fn headers(page: &Page) -> BTreeMap<String, String> {
    let names = page.headers.iter().filter(|(name, _)| {
        !["set-cookie", "x-request-id", "date", "content-length"].contains(&name.as_str())
    });
    let told = names.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        (name.to_string(), folded_address(&value))
    });
    told.collect()
}

/// Headers that lead away, or name a file with more than letters, digits, dashes and dots.
fn odd_headers(page: &Page) -> Vec<String> {
    let text = |name: &str| {
        page.headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
    };
    let mut found = Vec::new();
    if let Some(to) = text("location")
        && (!to.starts_with('/') || to.starts_with("//") || to.contains(['\\', '\r', '\n']))
    {
        found.push(format!("leads to {to}"));
    }
    if let Some(named) = text("content-disposition") {
        let name = named
            .strip_prefix("attachment; filename=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        let fits = |name: &str| {
            name.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
        };
        if named != "inline" && !name.is_some_and(fits) {
            found.push(format!("a file named {named}"));
        }
    }
    found
}

/// Every value with its path, and texts folded.
fn leaves(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![(value, String::new())];
    while let Some((value, path)) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all.iter().map(|one| (one, format!("{path}/")))),
            Value::Object(fields) => {
                open.extend(
                    fields
                        .iter()
                        .map(|(name, one)| (one, format!("{path}/{}", folded(name)))),
                );
            }
            Value::String(text) => {
                found.insert(format!("{path} {:?}", folded(text)));
            }
            other => {
                found.insert(format!("{path} {other}"));
            }
        }
    }
    found
}

/// How a formula begins.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Rows are the same in number and width, their cells are, and none begins like a formula.
fn other_cells(plain: &str, told: &str) -> Vec<String> {
    let read = |text: &str| -> Vec<Vec<String>> {
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes())
            .into_records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    };
    let (plain, told) = (read(plain), read(told));
    let mut found = Vec::new();
    let number = |cell: &str| cell.parse::<f64>().is_ok();
    let formula = |cell: &&String| cell.starts_with(FORMULA) && !number(cell);
    found.extend(
        told.iter()
            .flatten()
            .filter(formula)
            .map(|cell| format!("a formula {cell}")),
    );
    // What is taken for no formula has a mark before it, which the harmless text has not.
    let fold = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
        let is_marked = |rest: &&str| rest.starts_with(FORMULA);
        let cell =
            |cell: &String| folded(cell.strip_prefix('\'').filter(is_marked).unwrap_or(cell));
        let mut rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect();
        rows.sort();
        rows
    };
    let (plain, told) = (fold(&plain), fold(&told));
    if plain != told {
        let first = plain.iter().zip(&told).find(|(one, other)| one != other);
        found.push(format!("other cells {first:?}"));
    }
    found
}

/// How each line of Markdown begins, for that makes the blocks.
fn blocks(text: &str) -> Vec<&str> {
    let begin = |line: &'_ str| {
        line.find(|c: char| !" #-*>[]|+=".contains(c))
            .unwrap_or(line.len())
    };
    let mut all: Vec<&str> = text.lines().map(|line| &line[..begin(line)]).collect();
    all.sort_unstable();
    all
}

/// Marks of Markdown that are not escaped, outside what we write ourselves.
fn marks(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.contains("](<http")) {
        let line = line.trim_start_matches([' ', '#', '-']).trim_start();
        let line = line.trim_start_matches("[ ]").replace("**", "");
        let mut before = ' ';
        for letter in line.chars() {
            if "<>`[]_*|&".contains(letter) && before != '\\' {
                found.push(format!("{letter} in {line}"));
            }
            before = if before == '\\' && letter == '\\' {
                ' '
            } else {
                letter
            };
        }
    }
    found
}

/// A text and its twin.
pub struct Twins {
    pub plain: String,
    pub hostile: String,
}

impl Twins {
    pub fn of(text: &str) -> Self {
        Self {
            plain: harmless(text),
            hostile: text.to_owned(),
        }
    }
}
