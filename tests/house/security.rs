//! `docs/security.md`: each test that it names is there, each requirement of level 1 stands in it once, and
//! what it says of the source is so.

use super::{files, root};
use std::collections::BTreeSet;

/// The requirements of ASVS 5.0 at level 1.
const LEVEL_1: [&str; 70] = [
    "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.5.1", "2.1.1", "2.2.1",
    "2.2.2", "2.3.1", "3.2.1", "3.2.2", "3.3.1", "3.4.1", "3.4.2", "3.5.1", "3.5.2", "3.5.3",
    "4.1.1", "4.4.1", "5.2.1", "5.2.2", "5.3.1", "5.3.2", "6.1.1", "6.2.1", "6.2.2", "6.2.3",
    "6.2.4", "6.2.5", "6.2.6", "6.2.7", "6.2.8", "6.3.1", "6.3.2", "6.4.1", "6.4.2", "7.2.1",
    "7.2.2", "7.2.3", "7.2.4", "7.4.1", "7.4.2", "8.1.1", "8.2.1", "8.2.2", "8.3.1", "9.1.1",
    "9.1.2", "9.1.3", "9.2.1", "10.4.1", "10.4.2", "10.4.3", "10.4.4", "10.4.5", "11.3.1",
    "11.3.2", "11.4.1", "12.1.1", "12.2.1", "12.2.2", "13.4.1", "14.2.1", "14.3.1", "15.1.1",
    "15.2.1", "15.3.1",
];

/// So many rows at least are of something that Irori does.
const APPLICABLE_LEAST: usize = 53;

/// A row of the table.
#[derive(Debug)]
struct Row {
    number: String,
    asks: String,
    stands: String,
    tests: Vec<String>,
    /// What the last cell says beside the names of tests.
    said: String,
}

fn document() -> String {
    read("docs/security.md")
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap()
}

/// The rows of the table whose first cell is a number such as `6.2.1`.
fn rows(document: &str) -> Vec<Row> {
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
        inner.split('|').map(|c| c.trim().to_owned()).collect()
    };
    let is_number = |text: &str| {
        let parts: Vec<&str> = text.split('.').collect();
        parts.len() == 3 && parts.iter().all(|p| p.parse::<u8>().is_ok())
    };
    let lines = document.lines().filter(|l| l.starts_with('|')).map(cells);
    lines
        .filter(|cells| is_number(&cells[0]))
        .map(|cells| {
            let cell = |n: usize| cells.get(n).cloned().unwrap_or_default();
            let (mut tests, mut said) = (Vec::new(), String::new());
            for (n, part) in cell(3).split('`').enumerate() {
                match n % 2 == 1 && part.contains("::") {
                    true => tests.push(part.to_owned()),
                    false => said.push_str(part),
                }
            }
            let said = said.trim_matches([' ', ',', '.']).to_owned();
            Row {
                number: cell(0),
                asks: cell(1),
                stands: cell(2),
                tests,
                said,
            }
        })
        .collect()
}

/// Where a heading is linked to.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = plain
        .chars()
        .filter(|c| c.is_alphanumeric() || " -".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Everything that is wrong with the document. `has_test` says whether there is a test of that name.
fn faults(document: &str, has_test: impl Fn(&str) -> bool) -> Vec<String> {
    let rows = rows(document);
    let mut faults = Vec::new();
    for number in LEVEL_1 {
        if !rows.iter().any(|row| row.number == number) {
            faults.push(format!("{number} is not there"));
        }
    }
    let mut seen = BTreeSet::new();
    for row in &rows {
        let number = &row.number;
        let mut fault = |what: &str| faults.push(format!("{number} {what}"));
        if !seen.insert(number) {
            fault("stands twice");
        }
        if row.asks.is_empty() || row.asks.split_whitespace().count() > 12 {
            fault("is not told in one to twelve words");
        }
        for test in row.tests.iter().filter(|test| !has_test(test)) {
            fault(&format!("names {test}, which is no test"));
        }
        match row.stands.as_str() {
            "held" if row.tests.is_empty() => fault("is held by nothing"),
            "held" => {}
            "partly" | "not yet" | "not applicable" if row.said.is_empty() => {
                fault("does not say why");
            }
            "partly" | "not yet" | "not applicable" => {}
            other => fault(&format!("stands {other:?}")),
        }
    }
    let applicable = rows.iter().filter(|r| r.stands != "not applicable").count();
    if applicable < APPLICABLE_LEAST {
        faults.push(format!("only {applicable} rows are applicable"));
    }
    faults
}

/// The folders of our crates, by their names in code.
const CRATES: [(&str, &str); 8] = [
    ("irori_clock", "server/clock"),
    ("irori_core", "app/core"),
    ("irori_crypto", "server/crypto"),
    ("irori_forges", "server/forges"),
    ("irori_ports", "app/ports"),
    ("irori_store", "server/store"),
    ("irori_web", "app/web"),
    ("server", "server"),
];

/// The file of a test: `web::door::…` is `tests/web/door.rs`, `irori_crypto::seal::tests::…` is
/// `server/crypto/src/seal.rs`; either may be the `mod.rs` of a folder, or its `tests.rs`.
fn file_of(modules: &[&str]) -> Option<String> {
    let folder = CRATES
        .iter()
        .find(|(name, _)| modules.first() == Some(name));
    let place = match (folder, modules) {
        (Some((_, folder)), [_, middle @ .., "tests"]) => {
            format!("{folder}/src/{}", middle.join("/"))
        }
        (Some(_), _) | (None, []) => return None,
        (None, _) => format!("tests/{}", modules.join("/")),
    };
    let files = [
        format!("{place}/tests.rs"),
        format!("{place}.rs"),
        format!("{place}/mod.rs"),
    ];
    files
        .into_iter()
        .find_map(|file| std::fs::read_to_string(root().join(file)).ok())
}

/// Whether the text has a test of this name: with the attribute of one, or in a list of `on_both!`.
fn is_test_of(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let begins = [format!("fn {name}("), format!("async fn {name}(")];
    let Some(at) = lines
        .iter()
        .position(|line| begins.iter().any(|b| line.starts_with(b.as_str())))
    else {
        return false;
    };
    let above = lines[..at].iter().rev();
    let mut attributes = above.take_while(|line| !line.is_empty() && **line != "}");
    let has_attribute =
        attributes.any(|l| l.starts_with("#[test]") || l.starts_with("#[tokio::test"));
    let listed = |list: &str| {
        let list = list.split(')').next().unwrap_or_default();
        list.split(',').any(|entry| entry.trim() == name)
    };
    has_attribute || text.split("on_both!(").skip(1).any(listed)
}

fn is_test(name: &str) -> bool {
    let parts: Vec<&str> = name.split("::").collect();
    let Some((name, modules)) = parts.split_last() else {
        return false;
    };
    file_of(modules).is_some_and(|text| is_test_of(&text, name))
}

/// The source that is shipped, without its tests.
fn shipped() -> Vec<(String, String)> {
    let all = CRATES
        .iter()
        .flat_map(|(_, folder)| files(&format!("{folder}/src"), &["rs"]));
    all.filter(|(file, _)| !file.ends_with("tests.rs") && !file.contains("/tests/"))
        .map(|(file, text)| {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            (file, code.to_owned())
        })
        .collect()
}

/// No shipped line has one of these words, and no crate one of these dependencies.
fn stand_nowhere(words: &[&str], crates: &[&str]) {
    for (file, code) in shipped() {
        for word in words {
            assert!(!code.contains(word), "{file} has {word}");
        }
    }
    for (_, folder) in CRATES {
        let file = format!("{folder}/Cargo.toml");
        let text = read(&file);
        let names = text.lines().filter_map(|line| {
            let name = line.split(['.', ' ', '=']).next()?;
            (!name.is_empty()).then_some(name)
        });
        for name in names {
            assert!(!crates.contains(&name), "{file} has {name}");
        }
    }
}

#[test]
fn every_row_is_held_by_tests_that_are_there_or_says_why_not() {
    let faults = faults(&document(), is_test);
    assert!(
        faults.is_empty(),
        "docs/security.md:\n{}",
        faults.join("\n")
    );
}

#[test]
fn the_check_would_notice_what_is_wrong() {
    let row = |n: &str, rest: &str| format!("| {n} | is asked | {rest} |\n");
    let good: String = LEVEL_1
        .iter()
        .map(|n| row(n, "held | `web::door::a_test`."))
        .collect();
    let found = |document: &str| faults(document, |name| name == "web::door::a_test");
    assert_eq!(found(&good), Vec::<String>::new());
    for (from, to, fault) in [
        (
            row("6.2.1", "held | `web::door::a_test`."),
            String::new(),
            "6.2.1 is not there",
        ),
        (
            row("1.2.1", "held | `web::door::a_test`."),
            row("1.2.1", "held | `web::door::another`."),
            "1.2.1 names web::door::another, which is no test",
        ),
        (
            row("1.2.2", "held | `web::door::a_test`."),
            row("1.2.2", "held | It is."),
            "1.2.2 is held by nothing",
        ),
        (
            row("1.2.3", "held | `web::door::a_test`."),
            row("1.2.3", "partly | `web::door::a_test`."),
            "1.2.3 does not say why",
        ),
        (
            row("1.2.4", "held | `web::door::a_test`."),
            row("1.2.4", "not applicable |"),
            "1.2.4 does not say why",
        ),
        (
            row("1.2.5", "held | `web::door::a_test`."),
            row("1.2.5", "well | `web::door::a_test`."),
            "1.2.5 stands \"well\"",
        ),
        (
            row("2.1.1", "held | `web::door::a_test`."),
            row("2.1.1", "held | `web::door::a_test`.").repeat(2),
            "2.1.1 stands twice",
        ),
    ] {
        assert_eq!(found(&good.replace(&from, &to)), [fault]);
    }
    let none: String = LEVEL_1
        .iter()
        .map(|n| row(n, "not applicable | There is none."))
        .collect();
    assert_eq!(found(&none), ["only 0 rows are applicable"]);
}

#[test]
fn a_test_is_known_by_its_attribute_or_its_list() {
    let text = "on_both!(\n    one_of_the_list,\n);\n\nasync fn one_of_the_list(database: Database) {\n}\n\n\
         /// Says why.\n#[tokio::test]\n#[expect(\n    clippy::x,\n    reason = \"so\"\n)]\nasync fn by_itself() {\n}\n\n\
         fn no_test() {\n}\n";
    for (name, expected) in [
        ("one_of_the_list", true),
        ("by_itself", true),
        ("no_test", false),
        ("by", false),
        ("nowhere", false),
    ] {
        assert_eq!(is_test_of(text, name), expected, "{name}");
    }
    for (name, expected) in [
        (
            "house::security::a_test_is_known_by_its_attribute_or_its_list",
            true,
        ),
        ("house::security::is_test", false),
        (
            "house::nowhere::a_test_is_known_by_its_attribute_or_its_list",
            false,
        ),
        (
            "irori_crypto::seal::tests::a_text_opens_in_its_place_and_nowhere_else",
            true,
        ),
        (
            "irori_crypto::seal::a_text_opens_in_its_place_and_nowhere_else",
            false,
        ),
        ("store::entries::naughty_notes_come_back_equal", true),
    ] {
        assert_eq!(is_test(name), expected, "{name}");
    }
}

#[test]
fn every_section_that_the_table_names_is_there() {
    let document = document();
    let headings: BTreeSet<String> = document
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(anchor)
        .collect();
    let links: Vec<&str> = document
        .split("](#")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(
            headings.contains(link),
            "no heading is linked to by #{link}"
        );
    }
}

#[test]
fn no_other_program_is_started() {
    stand_nowhere(
        &["process::Command", "Command::new("],
        &["duct", "xshell", "libc"],
    );
}

#[test]
fn nobody_is_called() {
    stand_nowhere(
        &[
            "TcpStream::connect",
            "UdpSocket",
            "UnixStream::connect",
            "lookup_host",
            "client::legacy",
            "client::conn",
        ],
        &[
            "reqwest",
            "ureq",
            "isahc",
            "curl",
            "awc",
            "surf",
            "attohttpc",
            "hyper-rustls",
            "lettre",
        ],
    );
}

#[test]
fn no_other_origin_may_read() {
    stand_nowhere(&["access-control-", "ACCESS_CONTROL_", "CorsLayer"], &[]);
}

#[test]
fn no_broken_hash_or_cipher_stands_in_the_source() {
    stand_nowhere(
        &["md5::", "Md5", "sha1::", "Sha1", "Rc4", "Ecb"],
        &[
            "md5", "md-5", "sha1", "sha-1", "rc4", "des", "ecb", "cbc", "openssl",
        ],
    );
}

#[test]
fn the_image_holds_the_program_and_nothing_of_its_source() {
    let file = read("Dockerfile");
    let last = file.rsplit("\nFROM ").next().unwrap();
    let brought: Vec<&str> = last
        .lines()
        .filter(|line| line.starts_with("COPY") || line.starts_with("ADD"))
        .collect();
    assert_eq!(
        brought,
        ["COPY --from=build /out/irori /usr/local/bin/irori"]
    );
    assert!(read(".dockerignore").lines().any(|line| line == ".git"));
}

#[test]
fn what_is_promised_of_dependencies_is_there() {
    let tasks = read("Makefile");
    for task in ["\nsbom:", "\naudit:"] {
        assert!(tasks.contains(task), "there is no task {task:?}");
    }
    for tool in ["cargo-cyclonedx@$(CYCLONEDX)", "cargo-deny@$(DENY)"] {
        assert!(tasks.contains(tool), "{tool} is not of one version");
    }
    let rules: Vec<String> = read("deny.toml")
        .lines()
        .filter(|line| line.starts_with('['))
        .map(str::to_owned)
        .collect();
    for rule in ["[advisories]", "[licenses]", "[bans]", "[sources]"] {
        assert!(rules.iter().any(|r| r == rule), "deny.toml has no {rule}");
    }
}
