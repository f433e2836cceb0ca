//! Names of types: one name, one type, wherever more than its own file can see it.

use super::circles::{bare, without_tests};
use super::files;
use std::collections::BTreeMap;

/// What introduces a type.
const KINDS: [&str; 5] = ["struct", "enum", "trait", "type", "union"];
/// Macros that make a type of every name at the first level of their body.
const MAKERS: [&str; 2] = ["text_enum! {", "ids! {"];

/// The types of a text without comments, strings and tests that other files can see.
fn seen_outside(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_maker = false;
    for line in text.lines() {
        let line_is_maker = MAKERS.iter().any(|maker| line.ends_with(maker));
        in_maker = line_is_maker || in_maker && line != "}";
        let made = line.strip_prefix("    ").filter(|_| in_maker);
        let made = made.filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
        if let Some(rest) = made {
            found.push(name_at(rest));
        }
        let Some(rest) = line.trim_start().strip_prefix("pub") else {
            continue;
        };
        let after_scope = match rest.strip_prefix('(') {
            Some(scope) => scope.split_once(')').map_or("", |(_, after)| after),
            None => rest,
        };
        let after_scope = after_scope.trim_start();
        let kind = KINDS.iter().find_map(|kind| after_scope.strip_prefix(kind));
        if let Some(name) = kind.and_then(|rest| rest.strip_prefix(' ')) {
            found.push(name_at(name));
        }
    }
    // In a macro's own text a name is a variable.
    found.retain(|name| !name.is_empty());
    found
}

/// The name with which a text begins.
fn name_at(text: &str) -> String {
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    text.chars().take_while(is_name).collect()
}

/// Names that stand for more than one type, each with the files.
fn shared(files: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in files {
        for name in seen_outside(&without_tests(&bare(text))) {
            by_name.entry(name).or_default().push(path.clone());
        }
    }
    by_name.into_iter().filter(|(_, at)| at.len() > 1).collect()
}

#[test]
fn no_name_stands_for_two_types_outside_a_file() {
    let product: Vec<_> = ["app", "server"]
        .into_iter()
        .flat_map(|folder| files(folder, &["rs"]))
        .filter(|(path, _)| !path.ends_with("tests.rs") && !path.contains("/tests/"))
        .collect();
    let known = product
        .iter()
        .flat_map(|(_, text)| seen_outside(&without_tests(&bare(text))));
    assert!(known.count() > 400, "the types are found at all");
    assert_eq!(shared(&product), Vec::new());
}

mod the_search_itself {
    use super::*;

    fn shared_of(texts: &[&str]) -> Vec<String> {
        let named = |(at, text): (usize, &&str)| (format!("{at}.rs"), (*text).to_owned());
        let files: Vec<_> = texts.iter().enumerate().map(named).collect();
        shared(&files).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_name_is_found_twice_however_the_type_is_made() {
        for second in [
            "pub struct Row {",
            "pub(crate) struct Row<'a>(&'a str);",
            "mod inner {\n    pub(super) enum Row {",
            "pub trait Row: Sized {}",
            "pub(in crate::pages) type Row = u8;",
            "text_enum! {\n    /// One.\n    Row {\n        A = \"a\",\n    }\n}",
            "ids! {\n    Other,\n    Row,\n}",
        ] {
            assert_eq!(shared_of(&["pub struct Row;", second]), ["Row"], "{second}");
        }
    }

    #[test]
    fn what_only_looks_like_a_second_type_is_none() {
        for second in [
            "struct Row;",
            "// pub struct Row;",
            "const TEXT: &str = \"pub struct Row;\";",
            "pub use other::Row;",
            "pub struct Rows;",
            "pub fn structure(row: Row) {}",
            "pub enum Part {\n    Row,\n}",
            "macro_rules! rows {\n    ($Row:ident) => {\n        pub struct $Row;\n    };\n}",
            "text_enum! {\n    Part {\n        Row = \"row\",\n    }\n}",
            "#[cfg(test)]\nmod tests {\n    pub struct Row;\n}",
        ] {
            let none: [&str; 0] = [];
            assert_eq!(shared_of(&["pub struct Row;", second]), none, "{second}");
        }
    }
}
