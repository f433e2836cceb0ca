//! Circles between files: who imports whom, read from the paths in the source, and which files thereby
//! need each other. What a folder's `mod.rs` hands on counts as what hands it.

use std::collections::{BTreeMap, BTreeSet};

/// A module by its path below the crate: `["auth", "session"]`.
type Module = Vec<String>;

/// The files of one crate, by module; texts without comments, strings and tests.
pub struct Crate {
    files: BTreeMap<Module, (String, String)>,
    /// What a module hands on under its own name: `pub use session::EPOCH`.
    handed: BTreeMap<(Module, String), Module>,
}

impl Crate {
    /// Out of the files below `src`, each with its path there and its text. Tests are left out.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut read = BTreeMap::new();
        for (path, text) in files {
            let is_test = path.ends_with("tests.rs") || path.contains("/tests/");
            if !is_test {
                read.insert(module_of(&path), (path, without_tests(&bare(&text))));
            }
        }
        let mut found = Self {
            files: read,
            handed: BTreeMap::new(),
        };
        let mut handed = BTreeMap::new();
        for (module, (_, text)) in &found.files {
            for (is_public, path) in uses(text) {
                let name = path.last().cloned().unwrap_or_default();
                if let (true, Some(full)) = (is_public, found.absolute(module, &path)) {
                    handed.insert((module.clone(), name), full);
                }
            }
        }
        found.handed = handed;
        found
    }

    /// The path from the root of the crate; `None` for what is of another crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => module.clone(),
            "super" => module[..module.len().checked_sub(1)?].to_vec(),
            child => {
                let below = [module.clone(), vec![child.to_owned()]].concat();
                self.files.get(&below)?;
                below
            }
        };
        let mut rest = rest;
        while let Some((next, after)) = rest.split_first() {
            if next != "super" {
                break;
            }
            base.pop()?;
            rest = after;
        }
        Some([base, rest.to_vec()].concat())
    }

    /// The module in which what the path names is written, as far as files tell.
    fn written_in(&self, path: &Module, depth: usize) -> Module {
        for end in (0..=path.len()).rev() {
            let (module, rest) = path.split_at(end);
            if self.files.contains_key(module) {
                let handed = rest.first().and_then(|name| {
                    let by_name = (module.to_vec(), name.clone());
                    self.handed.get(&by_name)
                });
                return match handed {
                    Some(full) if depth < 9 => {
                        let further = [full.clone(), rest[1..].to_vec()].concat();
                        self.written_in(&further, depth + 1)
                    }
                    _ => module.to_vec(),
                };
            }
        }
        Vec::new()
    }

    /// Every arrow from one file to another, by their paths.
    pub fn arrows(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (module, (path, text)) in &self.files {
            let named = uses(text)
                .into_iter()
                .filter(|(is_public, _)| !is_public)
                .map(|(_, path)| path);
            for named in named.chain(paths(text)) {
                let Some(full) = self.absolute(module, &named) else {
                    continue;
                };
                let target = self.written_in(&full, 0);
                if let Some((other, _)) = self.files.get(&target)
                    && target != *module
                {
                    arrows.entry(path).or_default().insert(other);
                }
            }
        }
        arrows
    }

    /// Files that need each other, a list a circle.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let arrows = self.arrows();
        let reaches = |from: &str| {
            let mut seen = BTreeSet::new();
            let mut open = vec![from];
            while let Some(at) = open.pop() {
                for next in arrows.get(at).into_iter().flatten() {
                    if seen.insert(*next) {
                        open.push(next);
                    }
                }
            }
            seen
        };
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            arrows.keys().map(|from| (*from, reaches(from))).collect();
        let mut told = BTreeSet::new();
        let mut circles = Vec::new();
        for (from, all) in &reached {
            if !all.contains(from) || told.contains(from) {
                continue;
            }
            let circle: Vec<&str> = all
                .iter()
                .copied()
                .filter(|to| reached.get(to).is_some_and(|back| back.contains(from)))
                .collect();
            told.extend(circle.iter().copied());
            circles.push(circle);
        }
        circles
    }
}

fn module_of(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let mut parts: Module = path.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") || parts == ["lib"] {
        parts.pop();
    }
    parts
}

/// The text without comments and without what stands in strings.
pub fn bare(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' if quoted => {
                    chars.next();
                }
                '"' => quoted = !quoted,
                '/' if !quoted && chars.peek() == Some(&'/') => break,
                _ if !quoted => out.push(c),
                _ => {}
            }
        }
        out.push('\n');
    }
    out
}

/// The text up to the tests at its end.
pub fn without_tests(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {");
    text[..end.unwrap_or(text.len())].to_owned()
}

/// Every path that a `use` brings in, and whether it is handed on.
fn uses(text: &str) -> Vec<(bool, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let before = text[..at].trim_end_matches(|c: char| c != '\n').len();
        let prefix = text[before..at].trim();
        let is_use = prefix.is_empty() || prefix.starts_with("pub");
        let (true, Some(end)) = (is_use, text[at..].find(';')) else {
            continue;
        };
        let tree: String = text[at + 4..at + end].split_whitespace().collect();
        spread(&tree, &[], prefix.starts_with("pub"), &mut found);
    }
    found
}

/// Takes `a::{b, c::d}` apart.
fn spread(tree: &str, before: &[String], public: bool, found: &mut Vec<(bool, Vec<String>)>) {
    if let Some(open) = tree.find('{') {
        let head = tree[..open].split("::").filter(|part| !part.is_empty());
        let before: Vec<String> = before
            .iter()
            .cloned()
            .chain(head.map(str::to_owned))
            .collect();
        let inner = &tree[open + 1..];
        let inner = inner.strip_suffix('}').unwrap_or(inner);
        let (mut depth, mut from) = (0, 0);
        for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth <= 0 => {
                    let piece = &inner[from..at];
                    if !piece.is_empty() {
                        spread(piece, &before, public, found);
                    }
                    from = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let tree = tree.split("as").next().map_or(
        tree,
        |first| {
            if tree.contains("::") { tree } else { first }
        },
    );
    let parts = tree.split("::").filter(|part| !part.is_empty());
    let parts = parts.filter(|part| *part != "self" || before.is_empty());
    let path = before.iter().cloned().chain(parts.map(str::to_owned));
    found.push((public, path.collect()));
}

/// Every path of two or more parts that stands in the text.
fn paths(text: &str) -> Vec<Vec<String>> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for word in text.split(|c: char| !is_name(c) && c != ':') {
        let word = word.trim_matches(':');
        if word.contains("::") && !word.contains(":::") {
            let parts = word.split("::").map(str::to_owned);
            found.push(parts.collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crate_of(files: &[(&str, &str)]) -> Crate {
        let files = files.iter();
        Crate::of(files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    #[test]
    fn a_circle_is_found_however_it_is_written() {
        for (a, b) in [
            ("use crate::auth::b::B;", "use crate::auth::a::A;"),
            ("use super::b::{B, C};", "fn f() { crate::auth::a::f() }"),
            ("use super::{b, b::B};", "use super::a;"),
            ("use crate::{auth::{b::B}};", "fn f() -> super::a::A {}"),
            ("use crate::auth::B;", "use crate::auth::A;"),
        ] {
            let files = [
                ("lib.rs", "mod auth; pub use auth::A;"),
                (
                    "auth/mod.rs",
                    "mod a;\nmod b;\npub use a::A;\npub use b::B;",
                ),
                ("auth/a.rs", a),
                ("auth/b.rs", b),
                ("c.rs", "use crate::auth::a::A;"),
            ];
            let found = crate_of(&files);
            assert_eq!(found.circles(), [["auth/a.rs", "auth/b.rs"]], "{a} {b}");
        }
    }

    #[test]
    fn a_folder_and_a_file_in_it_can_be_a_circle_too() {
        let files = [
            ("auth/mod.rs", "mod a;\npub struct Key;\nfn f() { a::f() }"),
            ("auth/a.rs", "use super::Key;"),
        ];
        assert_eq!(crate_of(&files).circles(), [["auth/a.rs", "auth/mod.rs"]]);
    }

    #[test]
    fn what_only_looks_like_a_circle_is_none() {
        let files = [
            ("auth/mod.rs", "pub mod a;\npub mod b;\npub use b::B;"),
            ("auth/a.rs", "use super::B;\n// use crate::c::C;"),
            (
                "auth/b.rs",
                "const A: &str = \"crate::auth::a::A\";\n#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n}",
            ),
            ("auth/b/tests.rs", "use crate::auth::a::A;"),
            ("c.rs", "use crate::auth::a;\nuse other::c::C;"),
        ];
        let found = crate_of(&files);
        assert_eq!(found.circles(), Vec::<Vec<&str>>::new());
        assert_eq!(found.arrows().len(), 3);
    }
}
