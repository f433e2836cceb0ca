//! Two writers of one entry, and forms that come when the session has ended: nothing typed is lost.

use axum::http::StatusCode;
use chrono::TimeDelta;
use tests::browser::{Browser, Page, with_values};
use tests::test_app::{PASSWORD, TestApp};

/// Where a form stands, its action, what is typed, and what is shown of that.
type LateForm = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

fn value<'f>(form: &'f [(String, String)], name: &str) -> Option<&'f str> {
    let found = form.iter().find(|(n, _)| n == name);
    found.map(|(_, value)| value.as_str())
}

async fn note_on_today(aki: &mut Browser) -> String {
    let page = aki.get("/").await;
    let form = page.form("check-in").unwrap();
    value(&form, "note").unwrap_or_default().to_owned()
}

async fn only_entry(aki: &mut Browser) -> String {
    let list = aki.get("/entries").await;
    list.attributes(".entry a", "href").remove(0)
}

/// Signs in where a form came too late, and the page that comes then.
async fn sign_in_again(aki: &mut Browser, door: &Page) -> Page {
    assert_eq!(door.status, StatusCode::UNAUTHORIZED);
    let right = [("email", "aki@example.org"), ("password", PASSWORD)];
    aki.fill(door, "sign-in", &right).await
}

#[tokio::test]
async fn of_two_tabs_the_later_one_shows_both_texts_and_the_person_decides() {
    let (house, mut aki) = TestApp::with_aki().await;
    let (one, other) = (aki.get("/").await, aki.get("/").await);
    let typed = |note: &'static str, mood: &'static str| [("note", note), ("mood", mood)];
    let saved = aki.fill(&one, "check-in", &typed("from one", "2")).await;
    assert_eq!(saved.status, StatusCode::OK);
    let both = aki
        .fill(&other, "check-in", &typed("from the other", "4"))
        .await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    let cells = both.all("form .pair .note");
    let cells: Vec<_> = cells.iter().map(String::as_str).collect();
    assert_eq!(cells, ["2", "4", "from one", "from the other"]);
    assert_eq!(
        note_on_today(&mut aki).await,
        "from the other",
        "kept as a draft"
    );
    // What is saved stays, and what was typed is thrown away.
    let fields = both.form("check-in").unwrap();
    let kept = aki.post("/do/draft/discard", &fields).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    assert_eq!(note_on_today(&mut aki).await, "from one");
    // Or what was typed takes its place.
    let both = aki
        .fill(&other, "check-in", &typed("from the other", "4"))
        .await;
    let form = both.form("check-in").unwrap();
    assert_eq!(value(&form, "note"), Some("from the other"));
    let done = aki.fill(&both, "check-in", &[]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(note_on_today(&mut aki).await, "from the other");
    assert_eq!(aki.get("/").await.all("form .pair .note"), [""; 0]);
    house.verify().await;
}

#[tokio::test]
async fn an_entry_changed_or_removed_elsewhere_is_not_written_over_nor_deleted() {
    let (house, mut aki) = TestApp::with_aki().await;
    let today = aki.get("/").await;
    aki.fill(&today, "log-chat", &[("minutes", "15")]).await;
    let to = only_entry(&mut aki).await;
    let (one, other) = (aki.get(&to).await, aki.get(&to).await);
    aki.fill(&one, "change-entry", &[("minutes", "20")]).await;
    let both = aki.fill(&other, "change-entry", &[("minutes", "25")]).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(both.all("form .pair .note"), ["20", "25"]);
    let sure = [("sure", "yes")];
    let refused = aki.fill(&other, "remove-entry", &sure).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removed = aki.fill(&both, "remove-entry", &sure).await;
    assert_eq!(removed.status, StatusCode::OK, "{}", removed.text());
    // Of an entry that is no more, what was typed is at least shown.
    let gone = aki.fill(&both, "change-entry", &[("minutes", "25")]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.text().contains("25"), "{}", gone.text());
    house.verify().await;
}

#[tokio::test]
async fn a_check_in_that_was_removed_elsewhere_is_saved_anew() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let page = aki.fill(&page, "check-in", &[("note", "first")]).await;
    let to = only_entry(&mut aki).await;
    let entry = aki.get(&to).await;
    aki.fill(&entry, "remove-entry", &[("sure", "yes")]).await;
    let again = aki.fill(&page, "check-in", &[("note", "second")]).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text());
    assert_eq!(note_on_today(&mut aki).await, "second");
    house.verify().await;
}

#[tokio::test]
async fn any_form_that_came_after_the_session_ended_is_saved_with_one_press() {
    let (house, _) = TestApp::with_aki().await;
    let forms: [LateForm; 3] = [
        ("/", "log-chat", &[("minutes", "17")], "17"),
        (
            "/settings/hours",
            "calendar/add-day-off",
            &[("from", "2026-12-01"), ("to", "2026-12-02")],
            "Tuesday 1 December",
        ),
        (
            "/settings",
            "account/profile",
            &[("name", "Aki O.")],
            "Aki O.",
        ),
    ];
    for (at, act, typed, shown) in forms {
        let mut aki = house.sign_in_on_a_shared_device("aki@example.org").await;
        let page = aki.get(at).await;
        house.pass(TimeDelta::hours(13));
        let door = aki.fill(&page, act, typed).await;
        let unsaved = sign_in_again(&mut aki, &door).await;
        assert!(
            unsaved.at.starts_with("/unsaved?form="),
            "{act}: {}",
            unsaved.at
        );
        assert!(unsaved.text().contains(shown), "{act}: {}", unsaved.text());
        let done = aki.fill(&unsaved, act, &[]).await;
        assert_eq!(done.status, StatusCode::OK, "{act}: {}", done.text());
        assert_eq!(done.all(".notice--done").len(), 1, "{act}");
        // Once.
        let nothing = aki.get(&unsaved.at).await;
        assert!(nothing.form(act).is_none(), "{act}: {}", nothing.text());
    }
    let (_, mut aki) = (&house, house.sign_in("aki@example.org").await);
    assert!(aki.get("/entries").await.text().contains("17 min"));
    assert!(aki.get("/settings").await.body.contains("Aki O."));
    house.verify().await;
}

#[tokio::test]
async fn a_form_that_came_too_late_can_be_thrown_away() {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.sign_in_on_a_shared_device("aki@example.org").await;
    let page = aki.get("/").await;
    house.pass(TimeDelta::hours(13));
    let door = aki.fill(&page, "log-chat", &[("minutes", "17")]).await;
    let unsaved = sign_in_again(&mut aki, &door).await;
    let fields = unsaved.form("log-chat").unwrap();
    let thrown = aki.post("/do/draft/discard", &fields).await;
    assert_eq!(thrown.all(".notice--done").len(), 1, "{}", thrown.text());
    assert!(!aki.get("/entries").await.text().contains("17 min"));
    house.verify().await;
}

#[tokio::test]
async fn a_page_left_open_overnight_asks_which_day_it_is_for() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    house.pass(TimeDelta::hours(14));
    let typed = [("note", "typed in the morning"), ("mood", "3")];
    let asked = aki.fill(&page, "check-in", &typed).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = asked.form("check-in").unwrap();
    assert_eq!(value(&form, "note"), Some("typed in the morning"));
    assert_eq!(value(&form, "day"), None, "the buttons say it");
    let days = asked.attributes("form button[name=day]", "value");
    assert_eq!(days, ["2026-11-24", "2026-11-23"]);
    for day in days {
        let fields = with_values(form.clone(), &[("day", &day)]);
        let saved = aki.post("/do/check-in", &fields).await;
        assert_eq!(saved.status, StatusCode::OK, "{day}: {}", saved.text());
        let shown = aki.get(&format!("/?day={day}")).await;
        let shown = shown.form("check-in").unwrap();
        assert_eq!(value(&shown, "note"), Some("typed in the morning"), "{day}");
    }
    // Where the other day says something else already, both are shown, on its own page.
    let fields = with_values(form, &[("day", "2026-11-23"), ("note", "another")]);
    let both = aki.post("/do/check-in", &fields).await;
    assert_eq!(
        both.all("form .pair .note"),
        ["typed in the morning", "another"]
    );
    assert!(
        both.text().contains("Monday 23 November"),
        "{}",
        both.text()
    );
    house.verify().await;
}

#[tokio::test]
async fn a_page_of_what_is_saved_asks_as_well_and_one_that_is_too_old_keeps_the_text() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let saved = aki.fill(&page, "check-in", &[("note", "evening")]).await;
    house.pass(TimeDelta::hours(14));
    let asked = aki.fill(&saved, "check-in", &[("note", "morning")]).await;
    let days = asked.attributes("form button[name=day]", "value");
    assert_eq!(days, ["2026-11-24", "2026-11-23"]);
    let form = asked.form("check-in").unwrap();
    let today = with_values(form, &[("day", "2026-11-24")]);
    let done = aki.post("/do/check-in", &today).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(note_on_today(&mut aki).await, "morning");
    let before = aki.get("/?day=2026-11-23").await.form("check-in").unwrap();
    assert_eq!(value(&before, "note"), Some("evening"));
    // Nothing can be entered under that Day any more: what was typed is there, for today.
    house.pass(TimeDelta::days(20));
    let late = aki.fill(&saved, "check-in", &[("note", "late")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = late.form("check-in");
    let form = form.unwrap_or_else(|| panic!("{}", late.text()));
    assert_eq!(value(&form, "note"), Some("late"));
    house.verify().await;
}

#[tokio::test]
async fn settings_changed_on_two_tabs_show_both_as_well() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let team = house.team(&mut admin, "Hearth").await;
    let team = format!("/admin/teams/{team}");
    for (at, act, field, one, other) in [
        ("/settings", "account/profile", "name", "Ren One", "Ren Two"),
        (
            "/settings/hours",
            "calendar/hours",
            "mon",
            "08:00–16:00",
            "10:00-18:00",
        ),
        (&*team, "org/save-team", "name", "Hearth One", "Hearth Two"),
        (
            &*team,
            "org/save-holidays",
            "holidays",
            "2026-12-25 One",
            "2026-12-26 Two",
        ),
    ] {
        let (first, second) = (admin.get(at).await, admin.get(at).await);
        let saved = admin.fill(&first, act, &[(field, one)]).await;
        assert_eq!(saved.status, StatusCode::OK, "{act}: {}", saved.text());
        let both = admin.fill(&second, act, &[(field, other)]).await;
        assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY, "{act}");
        let texts = both.all("form .pair .note");
        let texts: Vec<_> = texts.iter().map(|text| text.trim()).collect();
        assert_eq!(texts, [one, other], "{act}");
        // The same once more is no conflict, nor is what was decided.
        let decided = admin.fill(&both, act, &[]).await;
        assert_eq!(decided.status, StatusCode::OK, "{act}: {}", decided.text());
        let again = admin.fill(&first, act, &[(field, other)]).await;
        assert_eq!(again.status, StatusCode::OK, "{act}: {}", again.text());
    }
    house.verify().await;
}
