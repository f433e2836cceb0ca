//! The dependency rule of the house, between crates, rooms and files, and what may stand in one place only.

use super::circles::Crate;
use super::{files, root};

/// The crates, each with its rooms in the order in which they may know each other: itself and those before
/// it. A room is a folder, or a file beside the folders.
const CRATES: [(&str, &[&str]); 8] = [
    (
        "app/core",
        &[
            "domain", "signals", "families", "reviews", "privacy", "agenda", "report",
        ],
    ),
    (
        "app/ports",
        &[
            "error",
            "moment",
            "answer",
            "switch",
            "links",
            "sessions",
            "accounts",
            "annotations",
            "auth",
            "consents",
            "drafts",
            "entries",
            "follow_ups",
            "forges",
            "ledger",
            "org",
            "people",
            "personal_data",
            "releases",
            "reviews",
            "rules",
            "security",
            "signals",
            "weekly_reviews",
            "words",
            "ports",
        ],
    ),
    (
        "app/web",
        &[
            "charts",
            "words",
            "report_text",
            "addresses",
            "context",
            "components",
            "actions",
            "pages",
            "routes",
            "shell",
        ],
    ),
    ("server/clock", &[]),
    (
        "server/crypto",
        &["seal", "token", "password", "device", "secret", "erasures"],
    ),
    (
        "server/forges",
        &[
            "generated",
            "json",
            "delivery",
            "adapters",
            "dispatch",
            "quarantine",
            "import",
        ],
    ),
    (
        "server/store",
        &[
            "db",
            "memory",
            "store",
            "org",
            "auth",
            "audit",
            "logins",
            "webhooks",
            "pull_requests",
            "entries",
            "rules",
            "signals",
            "weekly_review",
            "sharing",
            "releases",
            "ports",
            "upkeep",
            "statements",
        ],
    ),
    (
        "server",
        &[
            "output",
            "log_lines",
            "config",
            "import",
            "demo",
            "reports",
            "personal_export",
            "http",
            "jobs",
            "cli",
            "main",
        ],
    ),
];

/// The files of a crate by their path below `src`.
fn sources(folder: &str) -> Vec<(String, String)> {
    let src = format!("{folder}/src/");
    let files = files(&src, &["rs"]).into_iter();
    files
        .map(|(file, text)| (file[src.len()..].to_owned(), text))
        .collect()
}

/// The room that a file below `src` belongs to.
fn room_of(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

#[test]
fn a_room_knows_only_the_rooms_before_it() {
    let mut broken = Vec::new();
    for (folder, rooms) in CRATES {
        let rank = |file: &str| rooms.iter().position(|room| *room == room_of(file));
        let found = Crate::of(sources(folder));
        for (file, others) in found.arrows() {
            for other in others {
                if file == "lib.rs" {
                    continue;
                }
                let knows = match (rank(file), rank(other)) {
                    (Some(from), Some(to)) => to <= from,
                    _ => false,
                };
                if !knows {
                    broken.push(format!("{folder}: {file} knows {other}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_stands_in_a_room() {
    for (folder, rooms) in CRATES {
        for (file, _) in sources(folder) {
            let room = room_of(&file);
            assert!(room == "lib" || rooms.contains(&room), "{folder}: {file}");
        }
    }
}

#[test]
fn no_files_need_each_other() {
    let mut told = Vec::new();
    for (folder, _) in CRATES {
        let found = Crate::of(sources(folder));
        let circles = found.circles().into_iter();
        told.extend(circles.map(|circle| format!("{folder}: {}", circle.join(", "))));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_module_with_others_below_it_is_a_folder_with_a_mod_rs() {
    for (folder, _) in CRATES {
        let all = sources(folder);
        for (file, text) in &all {
            let below = format!("{}/", file.trim_end_matches(".rs"));
            let is_split = all.iter().any(|(other, _)| other.starts_with(&below));
            assert!(!is_split, "{folder}: {file} belongs into {below}mod.rs");
            assert!(!text.contains("#[path"), "{folder}: {file}");
        }
    }
}

/// What each crate of ours may depend on, of those that would break a rule: Cargo refuses the rest.
const DEPENDS: [(&str, &[&str]); 8] = [
    ("app/core", &[]),
    ("app/ports", &["irori-core", "async-trait"]),
    (
        "app/web",
        &[
            "irori-core",
            "irori-ports",
            "leptos",
            "leptos_meta",
            "plotters",
        ],
    ),
    ("server/clock", &[]),
    (
        "server/crypto",
        &["irori-clock", "irori-core", "irori-ports", "tokio"],
    ),
    ("server/forges", &["irori-core", "irori-crypto", "http"]),
    (
        "server/store",
        &[
            "irori-clock",
            "irori-core",
            "irori-crypto",
            "irori-forges",
            "irori-ports",
            "async-trait",
            "tokio",
            "tower-sessions",
            "sqlx",
        ],
    ),
    (
        "server",
        &[
            "irori-clock",
            "irori-core",
            "irori-crypto",
            "irori-forges",
            "irori-ports",
            "irori-store",
            "irori-web",
            "async-trait",
            "axum",
            "http",
            "leptos",
            "leptos_axum",
            "tokio",
            "tower-sessions",
        ],
    ),
];

/// Crates of ours, and others by which a room would know the database, the network, pages or pictures.
const WATCHED: [&str; 18] = [
    "irori-clock",
    "irori-core",
    "irori-crypto",
    "irori-forges",
    "irori-ports",
    "irori-store",
    "irori-web",
    "server",
    "sqlx",
    "tokio",
    "axum",
    "http",
    "hyper",
    "leptos",
    "leptos_meta",
    "leptos_router",
    "plotters",
    "async-trait",
];

#[test]
fn a_crate_depends_on_what_its_place_allows() {
    for (folder, allowed) in DEPENDS {
        let manifest = std::fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        let own = manifest.split("\n[dependencies]\n").nth(1).unwrap();
        let own = own.split("\n[").next().unwrap().lines();
        let names = own.filter_map(|line| line.split([' ', '.', '=']).next());
        for name in names.filter(|name| WATCHED.contains(name)) {
            let is_hyper = folder == "server" && name == "hyper";
            assert!(
                allowed.contains(&name) || is_hyper,
                "{folder} depends on {name}"
            );
        }
    }
}

/// Calls that a room of values in, values out has no use for.
const IMPURE: [(&str, &str); 5] = [
    ("std::fs", "it has no files"),
    ("std::env", "it has no environment"),
    ("std::net::Tcp", "it has no network"),
    ("Utc::now", "it has no clock"),
    ("Instant::now", "it has no clock"),
];

#[test]
fn the_app_knows_no_file_clock_or_network() {
    for (file, text) in files("app", &["rs"]) {
        let code: Vec<&str> = text
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .collect();
        for (word, why) in IMPURE {
            let line = code.iter().find(|l| l.contains(word));
            assert!(line.is_none(), "{file} has {word}, but {why}: {line:?}");
        }
        let is_pure = file.starts_with("app/core/");
        let line = code.iter().find(|l| is_pure && l.contains("async "));
        assert!(line.is_none(), "{file} waits for something: {line:?}");
    }
}

#[test]
fn nothing_is_styled_or_scripted_in_line() {
    for (file, text) in files("app", &["rs"]) {
        for word in [" style=", "<script", "onclick", "onchange", "javascript:"] {
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code = code.lines().filter(|l| !l.trim_start().starts_with("//"));
            let tests = file.ends_with("tests.rs");
            assert!(
                tests || code.into_iter().all(|l| !l.contains(word)),
                "{file} has {word}"
            );
        }
    }
}

#[test]
fn migrations_come_in_pairs() {
    let names = |kind: &str| -> Vec<String> {
        files(&format!("migrations/{kind}"), &["sql"])
            .into_iter()
            .map(|(name, _)| name.rsplit('/').next().unwrap().to_owned())
            .collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn every_file_begins_with_what_lives_in_it() {
    for folder in ["app", "server", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            let first = text.lines().next().unwrap_or_default();
            assert!(first.starts_with("//!"), "{file} begins with {first:?}");
        }
    }
}

#[test]
fn a_lint_is_expected_with_a_reason_never_allowed() {
    for folder in ["app", "server", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            let word = concat!("#[", "allow(");
            assert!(!text.contains(word), "{file}");
        }
    }
}

#[test]
fn no_path_of_a_machine_and_no_host_of_a_registry_is_in_the_tree() {
    let lock = std::fs::read_to_string(root().join("tests/browser/package-lock.json")).unwrap();
    assert!(!lock.contains("\"resolved\": \"http"));
}
