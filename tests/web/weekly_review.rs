//! The weekly review without scripts: a lead on Monday, their team, a second lead; what is bad input, and
//! what nobody else may have.

use crate::releases::{MONDAY, demo_on};
use axum::http::StatusCode;
use tests::browser::{Browser, Page, with_values};
use tests::databases::Engine;
use tests::test_app::{TeamWithLead, TestApp, make_lead};

const ADD: &str = "follow-up/add";
const CHANGE: &str = "follow-up/change";
const DROP: &str = "follow-up/drop";
const TICK: &str = "follow-up/tick";
const MARK: &str = "weekly-review/mark";
const NOTE: &str = "weekly-review/note";
const GUESS: &str = "weekly-review/guess";

/// The value with which a list names somebody.
fn person(page: &Page, name: &str) -> String {
    let options = scraper::Selector::parse("select[name=who] option").unwrap();
    let html = page.html();
    let mut found = html.select(&options);
    let option = found.find(|option| option.text().collect::<String>().contains(name));
    let option = option.unwrap_or_else(|| panic!("no {name}: {}", page.text()));
    option.attr("value").unwrap().to_owned()
}

async fn add(lead: &mut Browser, what: &str, who: &str, until: &str) -> Page {
    let page = lead.get("/review").await;
    let who = person(&page, who);
    lead.fill(
        &page,
        ADD,
        &[("what", what), ("who", &who), ("until", until)],
    )
    .await
}

/// Ticks every box of a page, or none.
async fn tick(walker: &mut Browser, page: &Page, ticked: bool) -> Page {
    let mut fields = page.form(TICK).unwrap();
    let boxes = page.attributes("input[name=done]", "value");
    assert!(!boxes.is_empty(), "{}", page.text());
    if ticked {
        fields.extend(boxes.into_iter().map(|id| ("done".to_owned(), id)));
    }
    walker.post(&format!("/do/{TICK}"), &fields).await
}

#[tokio::test]
async fn a_follow_up_goes_from_the_lead_to_who_does_it_and_back() {
    let TeamWithLead {
        house,
        mut sora,
        mut aki,
        team,
        ..
    } = TestApp::with_lead().await;
    let page = add(
        &mut sora,
        "Show <b>who</b> will use it",
        "Aki",
        "2026-11-27",
    )
    .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("Your team sees it."));
    let line = page.all(".follow-up").remove(0);
    for part in ["Show <b>who</b> will use it", "Aki", "27 November 2026"] {
        assert!(line.contains(part), "{line}");
    }
    // Everybody of the team sees it, and when the team was last reviewed; who is to do it can tick it.
    let seen = aki.get(&format!("/teams/{team}")).await;
    assert!(seen.all(".follow-up")[0].contains("Show <b>who</b> will use it"));
    assert!(
        seen.text()
            .contains("No week of this team has been reviewed yet.")
    );
    assert!(seen.form(ADD).is_none() && seen.form(CHANGE).is_none() && seen.form(DROP).is_none());
    let seen = tick(&mut aki, &seen, true).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text());
    let page = sora.get("/review").await;
    assert!(
        page.text().contains("1 is done, 0 open, 0 dropped"),
        "{}",
        page.text()
    );
    // Not done after all: the lead opens it again, and it is carried.
    let page = tick(&mut sora, &page, false).await;
    assert!(
        page.text().contains("0 are done, 1 open, 0 dropped"),
        "{}",
        page.text()
    );
    house.pass(chrono::TimeDelta::days(7));
    let mut sora = house.sign_in("sora@example.org").await;
    let mut aki = house.sign_in("aki@example.org").await;
    let page = sora.get("/review").await;
    assert!(
        page.all(".follow-up")[0].contains("day has passed"),
        "{}",
        page.text()
    );
    // Dropped, with a reason that the team reads.
    let without = sora.fill(&page, DROP, &[]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = sora
        .fill(&without, DROP, &[("reason", "It was shown in the demo")])
        .await;
    assert!(
        page.text().contains("0 are done, 0 open, 1 dropped"),
        "{}",
        page.text()
    );
    let seen = aki.get(&format!("/teams/{team}")).await;
    assert!(
        seen.text().contains("It was shown in the demo"),
        "{}",
        seen.text()
    );
    house.verify().await;
}

#[tokio::test]
async fn bad_input_stands_beside_its_field_and_loses_nothing() {
    let TeamWithLead {
        house,
        mut sora,
        mut admin,
        team,
        ..
    } = TestApp::with_lead().await;
    let stranger = house
        .join(&mut admin, "Umi Oda", "umi@example.org", None)
        .await;
    drop(stranger);
    let umi = house.id_of("umi@example.org").await.to_string();
    let page = sora.get("/review").await;
    let aki = person(&page, "Aki");
    let long = "長".repeat(10_000);
    for (what, who, until, said) in [
        (
            "Talk",
            umi.as_str(),
            "2026-11-27",
            "somebody who is in this team",
        ),
        ("Talk", &aki, "2026-11-22", "That day is past"),
        ("Talk", &aki, "2027-12-24", "more than a year ahead"),
        (&long, &aki, "2026-11-27", "300"),
        ("", &aki, "2026-11-27", ""),
    ] {
        let values = [("what", what), ("who", who), ("until", until)];
        let failed = sora.fill(&page, ADD, &values).await;
        assert_eq!(failed.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(failed.text().contains(said), "{said}: {}", failed.text());
        let form = failed.form(ADD).unwrap();
        assert!(form.contains(&("what".into(), what.into())), "{said}");
        assert!(form.contains(&("until".into(), until.into())), "{said}");
        assert_eq!(failed.all(".follow-up").len(), 0);
    }
    // A note of the same length, and a week that has not closed.
    let failed = sora.fill(&page, NOTE, &[("text", &long)]).await;
    assert_eq!(failed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = failed.all("textarea[name=text]").remove(0);
    assert_eq!(shown.trim().chars().count(), 10_000);
    assert!(page.form(MARK).is_none(), "{}", page.text());
    for week in ["2026-W48", "2026-W47", "2031-W01"] {
        let fields = [("team", team.as_str()), ("week", week), ("at", "/review")];
        let failed = sora
            .post(&format!("/do/{MARK}"), &with_values(Vec::new(), &fields))
            .await;
        assert_eq!(failed.status, StatusCode::UNPROCESSABLE_ENTITY, "{week}");
        assert!(
            failed.text().contains("has not closed"),
            "{}",
            failed.text()
        );
    }
    house.verify().await;
}

#[tokio::test]
async fn two_leads_at_once_see_both_texts() {
    let TeamWithLead {
        house,
        mut sora,
        mut admin,
        team,
        ..
    } = TestApp::with_lead().await;
    let mut umi = house
        .join(&mut admin, "Umi Oda", "umi@example.org", None)
        .await;
    make_lead(&mut admin, "Umi", &team).await;
    add(&mut sora, "Lunch on Wednesdays", "Aki", "2026-11-27").await;
    let (first, second) = (sora.get("/review").await, umi.get("/review").await);
    let page = sora
        .fill(&first, CHANGE, &[("what", "Lunch on Thursdays")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let both = umi
        .fill(&second, CHANGE, &[("what", "Coffee on Mondays")])
        .await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Lunch on Thursdays", "both texts stand here"] {
        assert!(both.text().contains(part), "{part}: {}", both.text());
    }
    let form = both.form(CHANGE).unwrap();
    assert!(form.contains(&("what".into(), "Coffee on Mondays".into())));
    // Having seen both, the second saves; nobody is asked again.
    let page = umi.fill(&both, CHANGE, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.all(".follow-up")[0].contains("Coffee on Mondays"));
    // What is ticked meanwhile cannot be changed, and what was typed can be added anew.
    let stale = sora.get("/review").await;
    tick(&mut umi, &page, true).await;
    let lost = sora
        .fill(&stale, CHANGE, &[("what", "Tea on Tuesdays")])
        .await;
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lost.text().contains("no longer open"), "{}", lost.text());
    assert!(
        lost.form(ADD)
            .unwrap()
            .contains(&("what".into(), "Tea on Tuesdays".into()))
    );
    // A lead's own note on two devices.
    let (phone, desk) = (sora.get("/review").await, sora.get("/review").await);
    sora.fill(&phone, NOTE, &[("text", "Written on the phone")])
        .await;
    let both = sora
        .fill(&desk, NOTE, &[("text", "Written at the desk")])
        .await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        both.text().contains("Written on the phone"),
        "{}",
        both.text()
    );
    assert!(both.all("textarea[name=text]")[0].contains("Written at the desk"));
    assert!(
        !umi.get("/review")
            .await
            .text()
            .contains("Written on the phone")
    );
    house.verify().await;
}

#[tokio::test]
async fn a_new_lead_of_a_team_that_is_not_visible_finds_a_kind_page() {
    let TeamWithLead {
        mut sora,
        mut aki,
        team,
        ..
    } = TestApp::with_lead().await;
    let page = sora.get("/review").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "What this review can tell you, and what it cannot",
        "What helps meanwhile",
        "Do not ask who answers",
        "Aki Tanaka joined on",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let nav = page.all("nav a");
    assert!(nav.contains(&"Review".to_owned()), "{nav:?}");
    // Who leads nothing has neither the place nor the page.
    let own = aki.get("/review").await;
    assert!(
        own.text().contains("You lead no team") && !own.all("nav a").contains(&"Review".to_owned())
    );
    for path in [format!("/review/{team}"), "/review/x".to_owned()] {
        assert_eq!(aki.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// The lead's Monday in the demo: guess, see, mark; and how the team sees it.
async fn a_monday(engine: Engine) {
    let Some((house, _database)) = demo_on(engine).await else {
        return;
    };
    house.irori.clock.set(MONDAY.parse().unwrap());
    house.irori.store.close_due(house.now()).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let all = lead.get("/review").await;
    assert_eq!(all.all("h1"), ["3 teams to review"], "{}", all.text());
    let links = all.attributes(".sheet a[href^='/review/']", "href");
    let [kita, minami, nami] = &links[..3] else {
        panic!("{links:?}");
    };
    // The drift, still open since a week before the one that moved last.
    let page = lead.get(minami).await;
    let talk = page.all("#talk li").remove(0);
    assert!(
        talk.contains("less connected than usual, since about week"),
        "{talk}"
    );
    assert!(talk.contains("Open since week"), "{talk}");
    let page = lead.get(nami).await;
    assert!(
        page.all("#talk")[0].contains("approvals come too fast"),
        "{}",
        page.text()
    );
    let page = lead.get(kita).await;
    assert!(
        page.all("#talk")[0].contains("don't get us"),
        "{}",
        page.text()
    );

    // What is to be guessed at is not told before.
    assert!(page.form(GUESS).is_some());
    let hidden = |page: &Page| {
        !page
            .all("#changes, #talk")
            .concat()
            .contains("who will use")
    };
    assert!(
        hidden(&page) && page.all("#guesses").is_empty(),
        "{}",
        page.text()
    );
    let failed = lead.fill(&page, GUESS, &[("clear", "up-to-100")]).await;
    assert_eq!(failed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = lead
        .fill(
            &failed,
            GUESS,
            &[("clear", "up-to-100"), ("heard", "up-to-70")],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.form(GUESS).is_none());
    assert!(
        page.all("#guesses li")
            .concat()
            .contains("You expected 70 to 100\u{a0}%"),
        "{}",
        page.text()
    );

    // Marked: the team sees when, in the page as in the ledger; nobody sees the guess.
    let page = lead.fill(&page, MARK, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("Marked as reviewed.") && page.form(MARK).is_none());
    let mut member = house.sign_in_to_demo("member").await;
    let team = kita.replace("/review/", "/teams/");
    let seen = member.get(&team).await;
    assert!(
        seen.text().contains("Last reviewed: week 47"),
        "{}",
        seen.text()
    );
    assert!(
        seen.text().contains("Invite somebody of sales"),
        "{}",
        seen.text()
    );
    assert!(!seen.text().contains("You expected"));
    let ledger = member.get("/ledger").await;
    assert!(ledger.text().contains("reviewed"), "{}", ledger.text());
    house.verify().await;
}

#[tokio::test]
async fn a_lead_has_a_monday_on_sqlite() {
    a_monday(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_lead_has_a_monday_on_postgres() {
    a_monday(Engine::Postgres).await;
}
