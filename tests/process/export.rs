//! `irori report`, as an operator runs it.

use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::process::Output;
use tests::databases::SECRET;
use tests::process::{command, run};
use tests::templates::{Template, copy_to};

/// A folder with the demo as on a Monday in November 2026: quarters 2 and 3 have closed.
pub async fn demo_in(data: &Path) {
    std::fs::create_dir_all(data).unwrap();
    let secret = SECRET.map(|byte| format!("{byte:02x}")).concat();
    std::fs::write(data.join("secret"), secret).unwrap();
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    copy_to(Template::Demo(now), &data.join("irori.db")).await;
}

fn export(data: &Path, arguments: &[&str]) -> Output {
    let arguments = [&["report", "--i-am-the-operator"], arguments].concat();
    run(&arguments, &[("IRORI_DATA", data.to_str().unwrap())])
}

/// Each as a file, twice the same, in Japanese, of one department.
fn every_format(data: &Path, folder: &Path) {
    for (format, begins) in [
        ("pdf", &b"%PDF-"[..]),
        ("xlsx", b"PK"),
        ("csv", b"period,"),
        ("json", b"{\"hash\":\""),
    ] {
        let path = folder.join(format!("japan.{format}"));
        let path = path.to_str().unwrap();
        let arguments = [
            "--period",
            "2026-Q3",
            "--period",
            "2026-Q2",
            "--department",
            "Japan",
            "--lang",
            "ja",
            "--format",
            format,
            "--out",
            path,
        ];
        let written = export(data, &arguments);
        assert_eq!(
            written.status.code(),
            Some(0),
            "{format}: {}",
            text_of(&written)
        );
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes.starts_with(begins), "{format}");
        assert_eq!(export(data, &arguments).status.code(), Some(0));
        assert_eq!(
            std::fs::read(path).unwrap(),
            bytes,
            "{format}: the same bytes again"
        );
    }
}

fn text_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_quarter_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo_in(&data).await;
    let printed = export(&data, &["--period", "2026-Q3", "--format", "csv"]);
    assert_eq!(printed.status.code(), Some(0), "{}", text_of(&printed));
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.starts_with("period,part,"), "{text}");
    let again = export(&data, &["--period", "2026-Q3"]);
    assert_eq!(again.stdout, text.as_bytes(), "the same bytes again");
    let marked = export(&data, &["--period", "2026-Q3", "--bom"]);
    assert_eq!(marked.stdout, format!("\u{feff}{text}").as_bytes());

    let file = folder.path().join("q3.csv");
    let path = file.to_str().unwrap();
    let written = export(&data, &["--period", "2026-Q3", "--out", path]);
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);

    for (arguments, code, sentence) in [
        (
            &["--period", "2026-Q4"][..],
            1,
            "2026-Q4 has not closed. Closed are 2026-Q3, 2026-Q2, 2026-Q1.",
        ),
        (&["--period", "1999-Q4"], 2, "a quarter looks like 2026-Q3"),
        (&["--period", "soon"], 2, "a quarter looks like 2026-Q3"),
        (
            &["--period", "2026-Q3", "--format", "doc"],
            2,
            "the formats are pdf, xlsx, csv and json",
        ),
        (
            &["--period", "2026-Q3", "--department", "Nowhere"],
            1,
            "there is no department called \"Nowhere\" in these quarters; there are:",
        ),
        (
            &[
                "--period", "2025-Q1", "--period", "2025-Q2", "--period", "2025-Q3", "--period",
                "2025-Q4", "--period", "2026-Q1",
            ],
            1,
            "A report has at most 4 quarters.",
        ),
        (
            &["--period", "2026-Q3", "--out", "/nowhere/at/all.csv"],
            1,
            "cannot be written",
        ),
        (
            &[
                "--period",
                "2026-Q3",
                "--out",
                folder.path().to_str().unwrap(),
            ],
            1,
            "cannot be written",
        ),
    ] {
        let refused = export(&data, arguments);
        assert_eq!(
            refused.status.code(),
            Some(code),
            "{arguments:?}: {}",
            text_of(&refused)
        );
        assert!(
            text_of(&refused).contains(sentence),
            "{arguments:?}: {}",
            text_of(&refused)
        );
        assert!(refused.stdout.is_empty(), "{arguments:?}");
    }
    every_format(&data, folder.path());
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|f| f.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 6, "nothing half written is left: {left:?}");
    let nowhere = export(&folder.path().join("none"), &["--period", "2026-Q3"]);
    assert!(
        text_of(&nowhere).contains("there is no installation here"),
        "{}",
        text_of(&nowhere)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_is_read_only_by_who_says_that_it_will_be_seen() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo_in(&data).await;
    let place = [("IRORI_DATA", data.to_str().unwrap())];
    let refused = run(&["report", "--period", "2026-Q3"], &place);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
    for told in ["--i-am-the-operator", "a row of the ledger"] {
        assert!(text_of(&refused).contains(told), "{}", text_of(&refused));
    }
    let row = format!("1:{}", "0".repeat(16));
    let noted = |noted: &str| run(&["verify", "--ledger-head", noted], &place);
    assert_eq!(
        noted(&row).status.code(),
        Some(1),
        "nothing was written so far"
    );
    assert_eq!(
        export(&data, &["--period", "2026-Q3"]).status.code(),
        Some(0)
    );
    let wrong = noted(&row);
    let text = String::from_utf8(wrong.stdout).unwrap();
    assert_eq!(wrong.status.code(), Some(1));
    assert!(
        text.contains("row 1 of the ledger is not the one that was noted"),
        "{text}"
    );
    let digest: String = {
        let url = format!("sqlite://{}", data.join("irori.db").display());
        let mut line = SqliteConnection::connect(&url).await.unwrap();
        let sql = "SELECT digest FROM view WHERE number = 1";
        sqlx::query_scalar(sql).fetch_one(&mut line).await.unwrap()
    };
    let right = noted(&format!("1:{}", &digest[..16]));
    assert_eq!(right.status.code(), Some(0), "{}", text_of(&right));
    assert_eq!(
        noted("1:9f86").status.code(),
        Some(2),
        "too short to tell rows apart"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_without_room_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo_in(&data).await;
    let place = [("IRORI_DATA", data.to_str().unwrap())];
    let arguments = ["report", "--i-am-the-operator", "--period", "2026-Q3"];
    let full = std::fs::File::create("/dev/full").unwrap();
    let output = command(&arguments, &place).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    for told in ["the standard output", "No space left"] {
        assert!(text_of(&output).contains(told), "{}", text_of(&output));
    }
}
