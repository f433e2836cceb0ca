//! The dependency rule of the house, and what may stand in one place only.

use super::{files, root};

/// Rooms of `app/src`, each of which may know itself and those before it.
const ROOMS: [&str; 16] = [
    "domain",
    "signals",
    "families",
    "reviews",
    "privacy",
    "agenda",
    "charts",
    "words",
    "report",
    "error",
    "ports",
    "context",
    "components",
    "actions",
    "pages",
    "routes",
];

fn rank(room: &str) -> usize {
    ROOMS.iter().position(|r| *r == room).unwrap_or(ROOMS.len())
}

/// The room a file of `app/src` belongs to.
fn room_of(file: &str) -> &str {
    let inside = file.trim_start_matches("app/src/");
    inside.split(['/', '.']).next().unwrap()
}

#[test]
fn a_room_knows_only_the_rooms_before_it() {
    let mut broken = Vec::new();
    for (file, text) in files("app/src", &["rs"]) {
        let room = room_of(&file).to_owned();
        if room == "lib" {
            continue;
        }
        for (n, line) in text.lines().enumerate() {
            for found in line.match_indices("crate::") {
                let other: String = line[found.0 + 7..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let known = ROOMS.contains(&other.as_str()) || other == "shell";
                if known && rank(&other) > rank(&room) && !line.contains("$crate") {
                    broken.push(format!("{file}:{}: {room} knows {other}", n + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_rule_would_notice_a_room_that_looks_ahead() {
    assert!(rank("pages") > rank("domain"));
    assert_eq!(room_of("app/src/domain/chat.rs"), "domain");
    assert_eq!(room_of("app/src/context.rs"), "context");
}

/// Crates and calls that belong to one place.
const ONLY_IN: [(&str, &[&str], &str); 7] = [
    ("sqlx", &["app"], "the database belongs to the server"),
    ("tower_sessions", &["app"], "sessions belong to the server"),
    ("axum::", &["app"], "http belongs to the server"),
    ("tokio", &["app"], "the app has no executor of its own"),
    ("std::fs", &["app"], "the app has no files"),
    ("std::env", &["app"], "the app has no environment"),
    ("Utc::now", &["app"], "the app has no clock"),
];

#[test]
fn the_app_knows_no_database_clock_or_network() {
    for (word, folders, why) in ONLY_IN {
        for folder in folders {
            for (file, text) in files(&format!("{folder}/src"), &["rs"]) {
                let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
                let server_fn = "leptos::server_fn::axum";
                let mut found = code.filter(|l| l.contains(word) && !l.contains(server_fn));
                let line = found.next();
                assert!(line.is_none(), "{file} has {word}, but {why}: {line:?}");
            }
        }
    }
}

#[test]
fn nothing_is_styled_or_scripted_in_line() {
    for (file, text) in files("app/src", &["rs"]) {
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
    for folder in ["app/src", "server/src", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            let first = text.lines().next().unwrap_or_default();
            let generated = file.ends_with("style_files.rs");
            assert!(
                first.starts_with("//!") || generated,
                "{file} begins with {first:?}"
            );
        }
    }
}

#[test]
fn a_lint_is_expected_with_a_reason_never_allowed() {
    for folder in ["app/src", "server/src", "tests"] {
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
