//! Every port is handed the viewer, so that none can answer anybody.

use super::files;

/// Methods that ask nobody who they are, and why.
const OPEN: [(&str, &str); 17] = [
    ("sign_in", "nobody is signed in yet"),
    ("opens", "a link says who may"),
    ("set_up", "a link says who may"),
    ("join", "a link says who may"),
    ("reset", "a link says who may"),
    ("viewer", "it makes the viewer"),
    ("record", "what happened says who it was"),
    ("closed_viewer", "it makes the viewer"),
    ("enter_closed", "a link says who may, and a proof"),
    (
        "hook_key",
        "for whoever checks a signature, never for a page",
    ),
    ("take_in", "a signed delivery"),
    ("count_malformed", "a signed delivery"),
    ("note_unsigned", "a delivery that was not believed"),
    ("quarantine", "a signed delivery"),
    ("import", "the operator's command line"),
    ("import_parts", "the operator's command line"),
    ("thresholds", "anybody may know what is promised"),
];

/// Name and arguments of every method of the traits in a file.
fn methods(text: &str) -> Vec<(String, String)> {
    text.split("async fn ")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once('(').unwrap();
            let arguments = rest.split(") ->").next().unwrap();
            (name.to_owned(), arguments.to_owned())
        })
        .collect()
}

fn takes_viewer(arguments: &str) -> bool {
    ["viewer: &Viewer", "admin: &Viewer"]
        .iter()
        .any(|who| arguments.contains(who))
}

#[test]
fn every_port_is_handed_the_viewer() {
    let mut seen = Vec::new();
    for (file, text) in files("app/ports/src", &["rs"]) {
        for (name, arguments) in methods(&text) {
            let is_open = OPEN.iter().any(|(open, _)| *open == name);
            assert_eq!(
                takes_viewer(&arguments),
                !is_open,
                "{file}: {name}({arguments})"
            );
            seen.push(name);
        }
    }
    assert!(seen.len() > 50, "the ports were found: {seen:?}");
    for (open, _) in OPEN {
        assert!(
            seen.iter().any(|name| name == open),
            "{open} is no method any more"
        );
    }
}

#[test]
fn the_rule_would_notice_a_method_without_a_viewer() {
    let found = methods("    async fn peek(&self, team: TeamId) -> Answer<()>;");
    assert_eq!(found.len(), 1);
    assert!(!takes_viewer(&found[0].1));
}

/// The files of the store that may name a table of entries in their SQL: those of the port through
/// which people reach their own, and what looks after all rows.
const MAY_READ_ENTRIES: [&str; 16] = [
    "auth/account",
    "entries/activity",
    "entries/chat",
    "entries/check_in",
    "entries/draft",
    "entries/entry",
    "entries/interruption",
    "entries/list",
    "entries/week_rollup",
    "entries/weekly_pulse",
    "releases/publishing_group",
    "upkeep/personal_export",
    "upkeep/personal_export/texts",
    "upkeep/retention",
    "upkeep/rotation",
    "upkeep/verify",
];

#[test]
fn entries_stand_in_the_statements_of_their_own_files_alone() {
    let tables = [
        "check_in",
        "weekly_pulse",
        "chat",
        "activity",
        "interruption",
    ];
    for (name, statements) in irori_store::STATEMENTS {
        for sql in *statements {
            let words: Vec<&str> = sql
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            let found = words.windows(2).find(|pair| {
                ["FROM", "JOIN", "INTO", "UPDATE"].contains(&pair[0]) && tables.contains(&pair[1])
            });
            let may = MAY_READ_ENTRIES.contains(name);
            assert!(found.is_none() || may, "{name} reads {found:?}: {sql}");
        }
    }
}

/// Of a viewer who is to prove themselves first, what was sealed before does not open.
#[test]
fn texts_are_opened_by_the_seal_of_whoever_reads_them() {
    // Secrets of hooks, the demo and tests, what is filled in once, and what looks at all values.
    let whole = [
        "ports/forges",
        "upkeep/seed",
        // Knows its own marks again, and opens nothing.
        "auth/known_device",
        "store",
        "upkeep/rotation",
        "upkeep/verify",
        "entries/week_rollup",
    ];
    // Reckoned in passing, and shown to nobody.
    let reckons = ["entries/check_in", "entries/week_rollup"];
    for (file, text) in files("server/store/src", &["rs"]) {
        let name = file.trim_start_matches("server/store/src/");
        let name = name.trim_end_matches(".rs");
        let is_whole = text.contains("self.seal.") || text.contains("&self.seal,");
        assert!(
            !is_whole || whole.contains(&name),
            "{file}: use self.seal_of(viewer)"
        );
        let is_reckoned = text.contains(".for_reckoning()");
        assert!(
            !is_reckoned || reckons.contains(&name),
            "{file} opens what may be shut"
        );
    }
}

/// Who seals past it could write under a secret that was rotated.
#[test]
fn everything_that_the_store_seals_is_sealed_in_one_place() {
    for (file, text) in files("server/store/src", &["rs"]) {
        let is_it = file == "server/store/src/db/sealed.rs";
        assert_eq!(
            text.contains("seal.close("),
            is_it,
            "{file}: use sealed::close"
        );
    }
}
