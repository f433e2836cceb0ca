//! `irori digest`, as an operator runs it.

use crate::export::demo_in;
use irori_clock::Clock;
use irori_store::Store;
use server::demo;
use server::http::app_state::Irori;
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::process::Output;
use tests::browser::Browser;
use tests::process::run;

fn digest(data: &Path, arguments: &[&str]) -> Output {
    let place = [
        ("IRORI_DATA", data.to_str().unwrap()),
        ("IRORI_PUBLIC_URL", "https://irori.example.org"),
    ];
    let arguments = [&["digest", "--i-am-the-operator"], arguments].concat();
    run(&arguments, &place)
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn text(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", printed(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What the lead of the demo's team is given as a file, in the same installation.
async fn file(data: &Path, path: &str) -> String {
    let secret = irori_crypto::secret::load_or_make(&data.join("secret")).unwrap();
    let url = format!("sqlite://{}", data.join("irori.db").display());
    let store = Store::open(&url, &secret).await.unwrap();
    let site = irori_web::context::Site {
        public_url: "https://irori.example.org".to_owned(),
        demo: true,
        plain_http: false,
        style: String::new(),
        retention: Default::default(),
        reset_wait: Default::default(),
        ..Default::default()
    };
    let irori = Irori::new(store.clone(), Clock::default(), site, 0);
    let mut walker = Browser::new(server::http::router::router(irori));
    let page = walker.get("/sign-in").await;
    let fields = [
        ("email", "lead@demo.irori.example"),
        ("password", demo::PASSWORD),
    ];
    let page = walker.fill(&page, "sign-in", &fields).await;
    assert_eq!(page.at, "/", "{}", page.text());
    let text = walker.get(path).await.body;
    store.close().await;
    text
}

/// The id of a team of the demo.
async fn team(data: &Path, name: &str) -> String {
    let url = format!("sqlite://{}", data.join("irori.db").display());
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    let sql = "SELECT lower(hex(id)) FROM team WHERE name = $1";
    let hex: String = sqlx::query_scalar(sql)
        .bind(name)
        .fetch_one(&mut line)
        .await
        .unwrap();
    let id: uuid::Uuid = hex.parse().unwrap();
    id.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_is_the_file_that_leads_take_away_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo_in(&data).await;
    let minami = team(&data, "minami").await;
    let latest = text(&digest(&data, &["--team", "minami"]));
    assert!(
        latest.starts_with("# minami, week 47 of 2026\n"),
        "{latest}"
    );
    let link = format!("https://irori.example.org/teams/{minami}/weeks/2026-W47");
    assert!(latest.contains(&link), "{latest}");
    let by_id = digest(&data, &["--team", &minami, "--week", "2026-W47"]);
    assert_eq!(text(&by_id), latest);
    let japanese = text(&digest(&data, &["--team", "Minami", "--lang", "ja"]));
    assert!(japanese.contains("# minami、2026年第47週"), "{japanese}");
    let path = format!("/teams/{minami}/weeks/2026-W47.md");
    assert_eq!(file(&data, &path).await, latest);
    assert_eq!(file(&data, &format!("{path}?lang=ja")).await, japanese);
    // Nobody but this machine is led anywhere by an address of this machine.
    let place = [("IRORI_DATA", data.to_str().unwrap())];
    let local = run(
        &["digest", "--i-am-the-operator", "--team", "minami"],
        &place,
    );
    assert!(!text(&local).contains("http"), "{}", text(&local));

    let out = folder.path().join("minami.md");
    let written = digest(&data, &["--team", "minami", "--out", out.to_str().unwrap()]);
    assert_eq!(text(&written), "");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), latest);
    let yama = text(&digest(&data, &["--team", "yama", "--week", "2026-W46"]));
    assert!(
        yama.starts_with("# The weeks of yama are not published\n"),
        "{yama}"
    );
    assert!(!yama.contains("## "), "{yama}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_told_is_refused_in_a_sentence_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo_in(&data).await;
    let twins = "UPDATE team SET name = 'kita' WHERE name = 'nami'";
    let url = format!("sqlite://{}", data.join("irori.db").display());
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    sqlx::query(twins).execute(&mut line).await.unwrap();
    let out = folder.path().join("out.md");
    for (arguments, code, sentence) in [
        (
            &["--team", "mars"][..],
            1,
            "there is no team called \"mars\"",
        ),
        (
            &["--team", "kita"],
            1,
            "several teams are called \"kita\"; name one by its id",
        ),
        (&["--team", "minami", "--week", "2026-W48"], 1, "week 48"),
        (
            &["--team", "minami", "--week", "2026-W48", "--lang", "ja"],
            1,
            "第48週",
        ),
        (
            &["--team", "minami", "--week", "47"],
            2,
            "a week looks like 2026-W47",
        ),
        (&["--week", "2026-W47"], 2, "--team"),
    ] {
        let arguments = [arguments, &["--out", out.to_str().unwrap()]].concat();
        let refused = digest(&data, &arguments);
        assert_eq!(
            refused.status.code(),
            Some(code),
            "{arguments:?}: {}",
            printed(&refused)
        );
        assert!(
            printed(&refused).contains(sentence),
            "{arguments:?}: {}",
            printed(&refused)
        );
        assert!(refused.stdout.is_empty() && !out.exists(), "{arguments:?}");
    }
    let two = printed(&digest(&data, &["--team", "kita"]));
    for name in ["kita", "minami"] {
        let is_told = two.contains(&team(&data, name).await);
        assert_eq!(is_told, name == "kita", "{two}");
    }
    let nowhere = digest(&data, &["--team", "minami", "--out", "/nowhere/at/all.md"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(
        printed(&nowhere).contains("cannot be written"),
        "{}",
        printed(&nowhere)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_is_for_who_says_that_it_will_be_seen_and_is_in_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo_in(&data).await;
    let url = format!("sqlite://{}", data.join("irori.db").display());
    let rows = async || -> Vec<(String, String)> {
        let mut line = SqliteConnection::connect(&url).await.unwrap();
        let sql = "SELECT way, kind FROM view WHERE kind = 'week'";
        sqlx::query_as(sql).fetch_all(&mut line).await.unwrap()
    };
    let place = [("IRORI_DATA", data.to_str().unwrap())];
    let refused = run(&["digest", "--team", "minami"], &place);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
    assert!(
        printed(&refused).contains("--i-am-the-operator"),
        "{}",
        printed(&refused)
    );
    assert_eq!(rows().await, []);
    text(&digest(&data, &["--team", "minami"]));
    assert_eq!(rows().await, [("operator".to_owned(), "week".to_owned())]);
    let verified = run(&["verify"], &place);
    assert_eq!(verified.status.code(), Some(0), "{}", printed(&verified));
}
