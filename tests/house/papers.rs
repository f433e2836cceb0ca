//! What the papers point at: each file, folder and test that they name is there.

use super::{files, root};
use std::collections::BTreeSet;

/// Endings by which a word in backticks is the name of a file.
const ENDINGS: [&str; 10] = [
    ".rs", ".md", ".ftl", ".js", ".json", ".py", ".sql", ".toml", ".css", ".tsv",
];
/// Folders at the root by which a word in backticks is a path.
const FOLDERS: [&str; 6] = [
    "app/",
    "server/",
    "migrations/",
    "style/",
    "tests/",
    "docs/",
];
/// A name with so many underscores is that of a test.
const WORDS_OF_A_TEST: usize = 4;

/// What stands in the tree.
struct Tree {
    paths: BTreeSet<String>,
    functions: BTreeSet<String>,
}

impl Tree {
    fn of(files: &[(String, String)]) -> Self {
        let mut paths = BTreeSet::new();
        for (path, _) in files {
            let cuts = path.match_indices('/').map(|(at, _)| &path[..at]);
            paths.extend(cuts.map(str::to_owned).chain([path.clone()]));
        }
        let functions = files.iter().flat_map(|(_, text)| functions(text));
        Self {
            functions: functions.collect(),
            paths,
        }
    }

    /// Whether something of the tree is called so, in full or by its end.
    fn has(&self, named: &str) -> bool {
        let named = named.trim_end_matches('/');
        let end = format!("/{named}");
        let is_it = |path: &String| path == named || path.ends_with(&end);
        self.paths.iter().any(is_it)
    }

    /// What a paper names that is not there.
    fn missing(&self, paper: &str) -> Vec<String> {
        let mut missing = Vec::new();
        for word in in_backticks(paper) {
            let is_made = word.starts_with("target/");
            let is_path = !is_made
                && !word.starts_with('.')
                && !word.contains([' ', '*', '{', '<', '(', '…'])
                && !word.chars().any(|c| c.is_ascii_uppercase())
                && (FOLDERS.iter().any(|folder| word.starts_with(folder))
                    || ENDINGS.iter().any(|end| word.ends_with(end)));
            let test = word.rsplit("::").next().unwrap_or(word);
            let is_test = test.matches('_').count() + 1 >= WORDS_OF_A_TEST
                && test
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if is_path && !self.has(word) || is_test && !self.functions.contains(test) {
                missing.push(word.to_owned());
            }
        }
        missing
    }
}

/// The names of a source's functions.
fn functions(text: &str) -> Vec<String> {
    let after = text.split("fn ").skip(1);
    let name = |rest: &str| {
        let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
        rest.chars().take_while(is_name).collect()
    };
    after.map(name).collect()
}

/// What stands between backticks, outside blocks of code.
fn in_backticks(paper: &str) -> Vec<&str> {
    let outside = paper.split("```").step_by(2);
    outside
        .flat_map(|text| text.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn what_the_papers_name_is_there() {
    let all = ENDINGS.map(|ending| &ending[1..]);
    let mut tree = Vec::new();
    for folder in ["app", "server", "tests", "migrations", "style", "docs"] {
        tree.extend(files(folder, &all));
    }
    let papers = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .cloned();
    let mut papers: Vec<(String, String)> = papers.collect();
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(root().join(name)).unwrap();
        papers.push((name.to_owned(), text));
    }
    let named: usize = papers
        .iter()
        .map(|(_, text)| in_backticks(text).len())
        .sum();
    assert!(named > 500, "the papers are read at all: {named}");
    for name in [
        "Cargo.toml",
        "clippy.toml",
        "deny.toml",
        "rustfmt.toml",
        "rust-toolchain.toml",
    ] {
        tree.push((name.to_owned(), String::new()));
    }
    tree.extend(papers.clone());
    let tree = Tree::of(&tree);
    let missing: Vec<_> = papers
        .iter()
        .flat_map(|(paper, text)| {
            let missing = tree.missing(text).into_iter();
            missing.map(move |word| format!("{paper}: {word}"))
        })
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

mod the_check_itself {
    use super::*;

    fn missing(paper: &str) -> Vec<String> {
        let files = [
            ("app/core/src/domain/day.rs", "fn it_is_a_day() {}"),
            ("tests/web/main.rs", "async fn one_day_has_one_name() {}"),
        ];
        let named = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        Tree::of(&named).missing(paper)
    }

    #[test]
    fn what_is_gone_is_found() {
        for word in [
            "app/core/src/domain/week.rs",
            "week.rs",
            "ay.rs",
            "tests/store",
            "web::one_day_has_two_names",
            "one_day_has_two_names",
        ] {
            let paper = format!("Look at `{word}`, and `cargo run`.");
            assert_eq!(missing(&paper), [word], "{word}");
        }
    }

    #[test]
    fn what_is_there_may_be_named() {
        let paper = "`app/core/src/domain/day.rs`, `domain/day.rs`, `day.rs`, `app/core`, `tests/web/`, \
                     `web::one_day_has_one_name`, `SOMETHING.en.ftl`, `outdoor_minutes`, \
                     `tests/*.rs`, a week.rs without backticks.\n```\n`week.rs`\n```";
        assert_eq!(missing(paper), Vec::<String>::new());
    }
}
