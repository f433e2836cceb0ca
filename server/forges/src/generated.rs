//! Generated files by their paths: generated, vendored and lock files, told by their paths.
//!
//! Decided:
//!
//! - 2026-11-28: **Files that nobody reads are known by their paths when they arrive**: Irori's list,
//!   the house's lines after it, a `.gitattributes` last; the last line that fits decides. Costs:
//!   nothing is counted again later, for paths are not kept. A hook tells no lines by file: there
//!   generated lines are none only if every push to the branch was told and touched none of them.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// The most lines of a list.
const LINES_MOST: usize = 1_000;
/// The most characters of a line.
const LINE_MOST: usize = 300;

/// What is customary, in the way of `.gitattributes`: after the kinds of files in github-linguist's
/// `lib/linguist/generated.rb` and `vendor.yml` (v9), which look into the files too; here only paths
/// are known.
pub const BUILT_IN: &str = "\
# Lock files
Cargo.lock
package-lock.json
npm-shrinkwrap.json
yarn.lock
pnpm-lock.yaml
bun.lock
bun.lockb
deno.lock
go.sum
go.work.sum
poetry.lock
pdm.lock
uv.lock
pixi.lock
Pipfile.lock
composer.lock
Gemfile.lock
Podfile.lock
Package.resolved
Cartfile.resolved
pubspec.lock
mix.lock
flake.lock
gradle.lockfile
packages.lock.json
conan.lock
MODULE.bazel.lock
.terraform.lock.hcl
# Generated
*.min.js
*.min.css
*.js.map
*.css.map
*.generated.*
*.g.dart
*.freezed.dart
*.g.cs
*.designer.cs
*.Designer.cs
*.pb.go
*.pb.gw.go
*.pb.cc
*.pb.h
*.pb.swift
*_pb.js
*_pb.d.ts
*_pb.ts
*_pb.rb
*_pb2.py
*_pb2.pyi
*_pb2_grpc.py
*_generated.go
zz_generated.*
*.snap
__generated__/
__snapshots__/
# Vendored and built
vendor/
node_modules/
bower_components/
third_party/
third-party/
Godeps/
Pods/
Carthage/
.yarn/
dist/
gradlew
gradlew.bat
mvnw
mvnw.cmd
";

/// A line of a list that is no pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OddList {
    /// The number of the line, from 1.
    #[error("line {0} is not a pattern")]
    Line(usize),
    #[error("the list has more than {LINES_MOST} lines")]
    TooLong,
}

/// A list of patterns. The last one that fits a path decides.
#[derive(Clone, Debug)]
pub struct Generated {
    globs: GlobSet,
    /// What each pattern says.
    says: Vec<Says>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Generated,
    Written,
}

impl Generated {
    /// Reads lines in the way of `.gitattributes` and `.gitignore`. A pattern without a slash fits a
    /// name in any folder, one with a slash a path from the root; one that ends in a slash, or names
    /// a folder, all below it. `#` begins a comment. A line may end in attributes: then only
    /// `linguist-generated` and `linguist-vendored` count, and `-…` or `…=false`, like a leading
    /// `!`, takes files out again. A space ends a pattern; `?` stands for one.
    pub fn of(patterns: &str) -> Result<Self, OddList> {
        let mut globs = GlobSetBuilder::new();
        let mut says = Vec::new();
        for (number, line) in patterns.lines().enumerate() {
            let odd = OddList::Line(number + 1);
            if number >= LINES_MOST {
                return Err(OddList::TooLong);
            }
            if line.chars().count() > LINE_MOST {
                return Err(odd);
            }
            let Some((pattern, said)) = parse(line) else {
                continue;
            };
            for glob in globs_of(pattern).ok_or(odd)? {
                let glob = GlobBuilder::new(&glob)
                    .literal_separator(true)
                    .backslash_escape(true)
                    .build();
                globs.add(glob.map_err(|_| odd)?);
                says.push(said);
            }
        }
        let globs = globs.build().map_err(|_| OddList::TooLong)?;
        Ok(Self { globs, says })
    }

    /// Whether nobody reads the file at this path, which is relative to the root of its repository.
    pub fn is_generated(&self, path: &str) -> bool {
        let fitting = self.globs.matches(path.trim_start_matches('/'));
        let last = fitting.into_iter().max();
        last.is_some_and(|pattern| self.says[pattern] == Says::Generated)
    }
}

impl Default for Generated {
    fn default() -> Self {
        // A test reads the list.
        Self::of(BUILT_IN).unwrap_or_else(|_| Self {
            globs: GlobSet::empty(),
            says: Vec::new(),
        })
    }
}

/// The pattern of a line and what it says; `None` for a line that says nothing of our matter.
fn parse(line: &str) -> Option<(&str, Says)> {
    let mut words = line.split_ascii_whitespace();
    let pattern = words.next().filter(|p| !p.starts_with('#'))?;
    let mut said = None;
    let mut is_alone = true;
    for word in words {
        is_alone = false;
        said = attribute(word).or(said);
    }
    match pattern.strip_prefix('!') {
        Some(pattern) if is_alone => Some((pattern, Says::Written)),
        None if is_alone => Some((pattern, Says::Generated)),
        _ => said.map(|said| (pattern, said)),
    }
}

/// What an attribute of `.gitattributes` says; `None` for one of another matter.
fn attribute(word: &str) -> Option<Says> {
    let (name, said) = match word.split_once('=') {
        Some((name, "false")) => (name, Says::Written),
        Some((name, _)) => (name, Says::Generated),
        None => match word.strip_prefix(['-', '!']) {
            Some(name) => (name, Says::Written),
            None => (word, Says::Generated),
        },
    };
    ["linguist-generated", "linguist-vendored"]
        .contains(&name)
        .then_some(said)
}

/// The globs, over whole paths, of one pattern: the file itself and, as it may be a folder, all
/// below it. `None` for a pattern that names nothing.
fn globs_of(pattern: &str) -> Option<Vec<String>> {
    let folder = pattern.strip_suffix('/');
    let core = folder.unwrap_or(pattern);
    let path = core.strip_prefix('/').unwrap_or(core);
    if path.is_empty() || path.ends_with('/') {
        return None;
    }
    let root = if core.contains('/') { "" } else { "**/" };
    let below = format!("{root}{path}/**");
    Some(match folder {
        Some(_) => vec![below],
        None => vec![format!("{root}{path}"), below],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &Generated, path: &str, expected: bool) {
        assert_eq!(list.is_generated(path), expected, "{path}");
    }

    #[test]
    fn the_built_in_list_is_one_and_knows_what_is_customary() {
        let list = Generated::of(BUILT_IN);
        assert!(list.is_ok(), "{list:?}");
        let list = Generated::default();
        for path in [
            "Cargo.lock",
            "crates/a/Cargo.lock",
            "web/package-lock.json",
            "go.sum",
            "api/v1/service.pb.go",
            "proto/service_pb2.py",
            "site/app.min.js",
            "src/Api.generated.cs",
            "vendor/github.com/a/b/c.go",
            "a/node_modules/x/index.js",
            "third_party/zlib/zlib.c",
            "dist/index.html",
        ] {
            check(&list, path, true);
        }
        for path in [
            "",
            "src/main.rs",
            "src/lock.rs",
            "docs/vendor.md",
            "src/distance/mod.rs",
            "cargo.lock.md",
            "生成/一覧.rs",
        ] {
            check(&list, path, false);
        }
    }

    #[test]
    fn patterns_fit_as_they_do_in_git() {
        for (pattern, path, expected) in [
            ("*.lock", "a/b/x.lock", true),
            ("/x.lock", "x.lock", true),
            ("/x.lock", "a/x.lock", false),
            ("gen/*.rs", "gen/a.rs", true),
            ("gen/*.rs", "gen/a/b.rs", false),
            ("gen/*.rs", "a/gen/b.rs", false),
            ("gen/**/*.rs", "gen/a/b.rs", true),
            ("**/gen", "a/gen/b.rs", true),
            ("gen/", "a/gen/b/c.rs", true),
            ("gen/", "a/gen", false),
            ("gen", "a/gen", true),
            ("gen", "a/gen/b.rs", true),
            ("a?c", "abc", true),
            ("a?c", "a/c", false),
            ("[ab].rs", "b.rs", true),
            ("\\!a", "!a", true),
            ("表/*.rs", "表/絵🔥.rs", true),
        ] {
            check(&Generated::of(pattern).unwrap(), path, expected);
        }
    }

    #[test]
    fn the_last_line_that_fits_decides_and_attributes_say_what() {
        let list = "# ours\n\n*.rs\n!kept.rs\n*.sql linguist-generated=true\n\
            *.css -text linguist-vendored\n*.txt text eol=lf\nb.sql -linguist-generated\n\
            c.sql linguist-generated=false\r\n";
        let list = Generated::of(list).unwrap();
        for (path, expected) in [
            ("a.rs", true),
            ("a/kept.rs", false),
            ("a.sql", true),
            ("b.sql", false),
            ("c.sql", false),
            ("a.css", true),
            ("a.txt", false),
            ("ours", false),
        ] {
            check(&list, path, expected);
        }
    }

    #[test]
    fn what_is_no_pattern_is_named_by_its_line() {
        assert_eq!(Generated::of("a\n[b\n").unwrap_err(), OddList::Line(2));
        assert_eq!(Generated::of("/").unwrap_err(), OddList::Line(1));
        assert_eq!(Generated::of("a\n!").unwrap_err(), OddList::Line(2));
        let long = "x".repeat(301);
        assert_eq!(Generated::of(&long).unwrap_err(), OddList::Line(1));
        let many = "a\n".repeat(1_001);
        assert_eq!(Generated::of(&many).unwrap_err(), OddList::TooLong);
        check(&Generated::of("").unwrap(), "a", false);
    }
}
