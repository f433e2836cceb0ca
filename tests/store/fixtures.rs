//! What the tests begin with: people, teams, entries, instants.

use irori_core::domain::activity::{Activity, ActivityKind, Intensity};
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::check_in::{CheckIn, DaySection, Score, Topic, WorkMode};
use irori_core::domain::day::{ClockTime, Closes, ClosingHour, Day, DayEnd, Week};
use irori_core::domain::entry::Entry;
use irori_core::domain::form::FormVersion;
use irori_core::domain::id::{DepartmentId, EntryId, IdempotencyKey, PersonId, TeamId};
use irori_core::domain::interruption::{Interruption, InterruptionKind};
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::{Email, Language, NewAccount, Password, Profile, Viewer};
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_ports::error::AppError;
use irori_ports::{Entries, Now, People, SignedIn, Switch};
use irori_store::{Finding, SeedPerson, Store};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::collections::HashMap;
use tests::databases::{Database, Engine};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use uuid::Uuid;

pub fn at(text: &str) -> Now {
    text.parse().unwrap()
}

/// Monday noon in Tokyo.
pub fn now() -> Now {
    at("2026-11-23T03:00:00.123456Z")
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn today() -> Day {
    day("2026-11-23")
}

pub fn once(n: u128) -> IdempotencyKey {
    IdempotencyKey(Uuid::from_u128(n))
}

/// The version of an entry as it stands; of one that is not there, none.
pub async fn version_of(store: &Store, viewer: &Viewer, id: EntryId) -> Option<FormVersion> {
    let found = store.find(viewer, id).await.ok();
    found.map(|kept| kept.entry.version())
}

pub fn profile(name: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        language: Language::Japanese,
        zone: chrono_tz::Asia::Tokyo,
        day_ends_at: DayEnd::default(),
    }
}

pub fn email(name: &str) -> Email {
    Email::parse(&format!("{name}@example.org")).unwrap()
}

pub fn password(text: &str) -> Password {
    Password::parse(text).unwrap()
}

pub const GOOD: &str = "vK3#pelican";

pub fn newcomer(name: &str) -> NewAccount {
    NewAccount {
        email: email(name),
        profile: profile(name),
        password: password(GOOD),
    }
}

/// An account with a password that nobody can type.
pub fn founded(name: &str) -> SeedPerson {
    SeedPerson {
        email: email(name),
        profile: profile(name),
        is_admin: Switch::Off,
        is_hr: Switch::Off,
        password_hash: "none".to_owned(),
        created: now(),
    }
}

pub async fn person(store: &Store, name: &str) -> Viewer {
    let id = store.seed_person(founded(name)).await.unwrap();
    viewer(store, id).await
}

pub async fn admin(store: &Store, name: &str) -> Viewer {
    let id = store
        .seed_person(SeedPerson {
            is_admin: Switch::On,
            ..founded(name)
        })
        .await
        .unwrap();
    viewer(store, id).await
}

pub async fn viewer(store: &Store, id: PersonId) -> Viewer {
    store.viewer(id, now()).await.unwrap().unwrap()
}

/// Where weeks close on Monday noon in Vienna, as those of every team here.
pub fn vienna() -> Closes {
    Closes::usually(chrono_tz::Europe::Vienna)
}

pub fn team_plan(name: &str, department: DepartmentId) -> TeamPlan {
    TeamPlan {
        name: name.to_owned(),
        department,
        zone: chrono_tz::Europe::Vienna,
        closing_hour: ClosingHour::default(),
        publishing: Publishing::Joined,
    }
}

pub fn member(team: TeamId, from: &str, to: Option<&str>) -> MembershipPlan {
    MembershipPlan {
        team,
        part: TeamRole::Member,
        counting: true,
        from: day(from),
        to: to.map(day),
    }
}

pub fn chat(day: Day, partners: Vec<PersonId>) -> Entry {
    Entry::Chat(Chat {
        day,
        minutes: 15,
        kind: ChatKind::Coffee,
        circle: Circle::OtherTeam,
        partners,
        learned: true,
    })
}

pub fn activity(day: Day) -> Entry {
    Entry::Activity(Activity {
        day,
        kind: ActivityKind::Outing,
        minutes: 1440,
        intensity: Intensity::Vigorous,
        outdoors: true,
    })
}

pub fn interruption(day: Day, kind: InterruptionKind) -> Entry {
    Entry::Interruption(Interruption {
        day,
        kind,
        minutes: 1,
        start: ClockTime::from_minutes(1439),
        agreed: Some(false),
        could_wait: None,
        by_choice: Some(true),
    })
}

pub fn score(n: i64) -> Option<Score> {
    Some(Score::from_number(n).unwrap())
}

/// A check-in with an answer in every field.
pub fn full_check_in(day: Day) -> CheckIn {
    CheckIn {
        day,
        connection: score(1),
        mood: score(5),
        energy: None,
        focus: score(3),
        mode: Some(WorkMode::Elsewhere),
        dressed: Some(false),
        went_out: Some(true),
        outdoor_minutes: Some(0),
        uninterrupted: true,
        family_time: false,
        they_dont_get_us: Some(Topic::Priorities),
        i_dont_get_them: Some(Topic::Quality),
        note: Some("kept to myself\n囲炉裏".to_owned()),
        none_today: vec![DaySection::Movement, DaySection::WorkToHome],
    }
}

pub fn note_of(day: Day, note: &str) -> Entry {
    Entry::CheckIn(CheckIn {
        note: Some(note.to_owned()),
        ..CheckIn::blank(day)
    })
}

pub fn pulse(week: &str) -> Entry {
    Entry::WeeklyPulse(WeeklyPulse {
        week: Week::parse(week).unwrap(),
        clear: score(2),
        heard: None,
    })
}

/// The key of the sentence beside `field`.
pub fn wrong(trouble: AppError, field: &str) -> String {
    match trouble {
        AppError::Invalid(mistakes) => mistakes
            .of(field)
            .unwrap_or_else(|| panic!("{mistakes:?}"))
            .key
            .clone(),
        other => panic!("{other:?}"),
    }
}

/// Runs SQL past the store, with nothing watching over it.
pub async fn plant(database: &Database, sql: &str) {
    match database.engine {
        Engine::Sqlite => {
            let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
            connection
                .execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF")
                .await
                .unwrap();
            connection
                .execute(AssertSqlSafe(sql.to_owned()))
                .await
                .unwrap();
            connection.close().await.unwrap();
        }
        Engine::Postgres => {
            let mut connection = PgConnection::connect(&database.url).await.unwrap();
            connection
                .execute(AssertSqlSafe(sql.to_owned()))
                .await
                .unwrap();
            connection.close().await.unwrap();
        }
    }
}

/// Deletes an account past the store, with the foreign keys at work.
pub async fn erase(database: &Database, who: &Viewer) {
    let id = literal(database, who.id.0);
    let delete = format!("DELETE FROM person WHERE id = {id}");
    let keys = match database.engine {
        Engine::Sqlite => "PRAGMA foreign_keys = ON; ",
        Engine::Postgres => "",
    };
    plant(database, &format!("{keys}{delete}")).await;
}

/// An id as a literal of the engine.
pub fn literal(database: &Database, id: Uuid) -> String {
    match database.engine {
        Engine::Sqlite => format!("X'{}'", id.simple()),
        Engine::Postgres => format!("'{id}'"),
    }
}

/// What a test leaves behind is whole. Most tests have people without an organisation.
pub async fn whole(store: &Store) {
    assert_eq!(findings(store).await, []);
}

pub async fn findings(store: &Store) -> Vec<Finding> {
    let mut findings = store.verify().await.unwrap();
    findings.retain(|f| *f != Finding::Roots { roots: 0 });
    findings
}

/// The first column of what SQL finds, past the store.
pub async fn texts(database: &Database, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned());
    match database.engine {
        Engine::Sqlite => {
            let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
            sqlx::query_scalar(sql)
                .fetch_all(&mut connection)
                .await
                .unwrap()
        }
        Engine::Postgres => {
            let mut connection = PgConnection::connect(&database.url).await.unwrap();
            sqlx::query_scalar(sql)
                .fetch_all(&mut connection)
                .await
                .unwrap()
        }
    }
}

/// That a text stands in no file of a SQLite database whose store is closed.
pub fn is_in_no_file(database: &Database, canary: &str) {
    if database.engine == Engine::Sqlite {
        let folder = std::path::Path::new(database.url.strip_prefix("sqlite:").unwrap())
            .parent()
            .unwrap();
        let files = std::fs::read_dir(folder).unwrap();
        // SQLite takes the log beside the file away while it closes.
        let read = files.filter_map(|file| std::fs::read(file.unwrap().path()).ok());
        let read: Vec<Vec<u8>> = read.collect();
        assert!(!read.is_empty());
        for bytes in read {
            assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()));
        }
    }
}

/// What a browser keeps: the person it is signed in as, and how often their sessions had all been ended.
pub fn record(person: Option<PersonId>, device: &str) -> Record {
    let mut data = HashMap::from([
        ("device".to_owned(), device.into()),
        ("x".to_owned(), 1.into()),
        (irori_store::EPOCH.to_owned(), 0.into()),
    ]);
    if let Some(person) = person {
        data.insert("person".to_owned(), person.to_string().into());
    }
    // What tower-sessions reckons, by a clock of its own; the store goes by its own.
    let expiry_date = OffsetDateTime::from_unix_timestamp(now().timestamp()).unwrap();
    Record {
        id: Id::default(),
        data,
        expiry_date,
    }
}

/// A record of whoever was let in.
pub fn record_of(who: SignedIn) -> Record {
    let mut record = record(Some(who.person), "Firefox");
    let epoch = who.epoch.into();
    record.data.insert(irori_store::EPOCH.to_owned(), epoch);
    record
}

/// The id of a session of the person, however often theirs were ended before.
pub async fn session_of(store: &Store, person: PersonId) -> String {
    for epoch in 0..100 {
        let mut record = record_of(SignedIn { person, epoch });
        if store.create(&mut record).await.is_ok() {
            return record.id.to_string();
        }
    }
    panic!("no session can begin");
}
