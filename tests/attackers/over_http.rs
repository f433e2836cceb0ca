//! A1 and A2 from outside: what HR's pages and files gave, by ten random trees, at two thresholds, over
//! two quarters between which some moved.

use crate::crowd::{Person, number};
use crate::one_block::Org;
use crate::rank::{Cell, Sums};
use axum::http::StatusCode;
use irori_core::domain::calendar::WorkingHours;
use irori_core::domain::check_in::{CheckIn, DaySection, Score};
use irori_core::domain::day::{ClosingHour, Day, Week};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::{Email, Language, Password, Profile};
use irori_core::domain::quarter::Quarter;
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_core::privacy::thresholds::Thresholds;
use irori_ports::Switch;
use irori_store::SeedPerson;
use server::demo::random::Key;
use std::collections::BTreeMap;
use tests::browser::Browser;
use tests::test_app::{PASSWORD, TestApp};

const TREES: usize = 10;
/// Answers begin with the first quarter; the two after it are reported.
const FIRST: &str = "2026-W01";
const QUARTERS: [&str; 2] = ["2026-Q2", "2026-Q3"];

/// A tree with its people, the department of each in both quarters, and since which week they answer.
struct Placed {
    org: Org,
    homes: Vec<[usize; 2]>,
    since: Vec<u64>,
}

impl Placed {
    fn random(n: usize) -> Self {
        let key = Key::new("over HTTP").with(n);
        let org = Org::random(key);
        let people = 0..org.people();
        let homes = people.clone().map(|who| {
            let key = key.with("move").with(who);
            let (home, other) = (org.home(who), number(key, org.departments()));
            [home, if key.happens(0.2) { other } else { home }]
        });
        // Who has come lately has no twelve weeks before the first of the two.
        let since = people.map(|who| if org.is_known(who) { 0 } else { 9 });
        Self {
            homes: homes.collect(),
            since: since.collect(),
            org,
        }
    }

    /// Who counts in a quarter among those a figure is over: everybody, or who can be compared.
    fn counted(&self, quarter: usize, units: &[usize], compared: bool) -> Vec<usize> {
        let people = 0..self.org.people();
        let known = |who: &usize| !compared || quarter == 1 || self.since[*who] == 0;
        let inside = |who: &usize| {
            let home = self.homes[*who][quarter];
            units.iter().any(|unit| self.org.is_inside(home, *unit))
        };
        people.filter(known).filter(inside).collect()
    }
}

impl Placed {
    /// Over whom a row is a sum: a unit over everybody in it; a rest over those of the unit above who are
    /// in no row of their own below it.
    fn summed(&self, quarter: usize, row: &Row, rows: &[Row], compared: bool) -> Vec<usize> {
        let mut people = self.counted(quarter, &row.units, compared);
        if row.is_rest {
            let is_below = |other: &&Row| {
                let told = other.is_told[usize::from(compared)] && !other.is_rest;
                let inside =
                    |unit: &usize| row.units.iter().any(|of| self.org.is_inside(*unit, *of));
                told && other.units != row.units && other.units.iter().all(inside)
            };
            for other in rows.iter().filter(is_below) {
                let theirs = self.counted(quarter, &other.units, compared);
                people.retain(|person| !theirs.contains(person));
            }
        }
        people
    }
}

fn founded(name: &str, password_hash: &str) -> SeedPerson {
    SeedPerson {
        email: Email::parse(&format!("{name}@example.org")).unwrap(),
        profile: Profile {
            name: name.to_owned(),
            language: Language::English,
            zone: chrono_tz::UTC,
            day_ends_at: Default::default(),
        },
        is_admin: Switch::of(name == "admin"),
        is_hr: Switch::of(name == "hr"),
        password_hash: password_hash.to_owned(),
        created: "2025-12-01T00:00:00Z".parse().unwrap(),
    }
}

/// The tree as an installation with these thresholds, three quarters answered and closed.
async fn house(placed: &Placed, k: u32) -> TestApp {
    let house = TestApp::empty().await;
    house
        .irori
        .clock
        .set("2025-12-20T09:00:00Z".parse().unwrap());
    let store = &house.irori.store;
    let mut departments = vec![store.seed_org("D0").await.unwrap()];
    for n in 1..placed.org.departments() {
        let above = departments[placed.org.above(n).unwrap()];
        let made = store.seed_department(&format!("D{n}"), above).await;
        departments.push(made.unwrap());
    }
    let mut teams = Vec::new();
    for (n, department) in departments.iter().enumerate() {
        let plan = TeamPlan {
            name: format!("T{n}"),
            department: *department,
            zone: chrono_tz::UTC,
            closing_hour: ClosingHour::default(),
            publishing: Publishing::Joined,
        };
        teams.push(store.seed_team(plan).await.unwrap());
    }
    let password = Password::parse(PASSWORD).unwrap();
    let hash = store.hash_password(&password).await.unwrap();
    store.seed_person(founded("hr", &hash)).await.unwrap();
    let admin = store.seed_person(founded("admin", &hash)).await.unwrap();
    let ports = &house.irori.ports;
    let admin = ports
        .people
        .viewer(admin, house.now())
        .await
        .unwrap()
        .unwrap();
    let thresholds = Thresholds { team: k, report: k };
    if thresholds != Thresholds::STANDARD {
        let set = ports.rules.set_thresholds(&admin, thresholds, house.now());
        set.await.unwrap();
    }
    for (who, homes) in placed.homes.iter().enumerate() {
        answer(&house, placed, who, homes.map(|home| teams[home])).await;
    }
    house
        .irori
        .clock
        .set("2026-10-05T09:00:00Z".parse().unwrap());
    house.irori.store.close_due(house.now()).await.unwrap();
    house
}

/// Two days a week are worked and answered.
async fn answer(house: &TestApp, placed: &Placed, who: usize, teams: [TeamId; 2]) {
    let store = &house.irori.store;
    let id = store
        .seed_person(founded(&format!("p{who}"), "none"))
        .await
        .unwrap();
    let hours = WorkingHours::default();
    store.seed_working_hours(id, hours).await.unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    let moves = Quarter::parse(QUARTERS[1]).unwrap().first_week().monday();
    let stays = teams[0] == teams[1];
    let spells = [
        (teams[0], day("2025-12-01"), (!stays).then(|| moves.back(1))),
        (teams[1], moves, None),
    ];
    for (team, from, to) in spells.into_iter().take(if stays { 1 } else { 2 }) {
        let plan = MembershipPlan {
            team,
            part: TeamRole::Member,
            counting: true,
            from,
            to,
        };
        store.seed_membership(id, plan).await.unwrap();
    }
    let person = Person::new(Key::new("over HTTP").with("person").with(who));
    let first = Week::parse(FIRST).unwrap();
    let mut entries = Vec::new();
    for week in (placed.since[who]..39).map(|n| first.on(n)) {
        let answers = person.week(week, 0.0).connection_sum;
        for weekday in 0..3 {
            let score = i64::from((answers + weekday) / 5).clamp(1, 5);
            let check_in = CheckIn {
                connection: Score::from_number(score).ok(),
                none_today: DaySection::ALL.to_vec(),
                ..CheckIn::blank(week.monday().on(u64::from(weekday)))
            };
            entries.push((Entry::CheckIn(check_in), house.now()));
        }
    }
    store.add_many(id, entries).await.unwrap();
}

/// The rows of the file, of which the page has to show the same and hide the same.
async fn rows(hr: &mut Browser, quarter: &str) -> Vec<Row> {
    let file = hr.get(&format!("/exports/{quarter}.csv")).await;
    if file.status == StatusCode::UNPROCESSABLE_ENTITY {
        // So few that no group was ever made: there is no quarter at all.
        let page = hr.get(&format!("/reports/{quarter}")).await;
        assert!(page.all("tbody tr").is_empty(), "{}", page.text());
        return Vec::new();
    }
    let rows = read(&file.body);
    let page = hr.get(&format!("/reports/{quarter}")).await;
    let shown = page.all("#isolation tbody tr");
    assert_eq!(shown.len(), rows.len());
    let hidden = shown
        .iter()
        .filter(|row| row.contains("suppressed"))
        .count();
    assert_eq!(hidden, rows.iter().filter(|row| row.is_suppressed).count());
    rows
}

/// What the file tells of a row.
struct Row {
    /// Of a rest, the unit above.
    units: Vec<usize>,
    is_rest: bool,
    is_suppressed: bool,
    /// Of who could answer, and of who is compared.
    is_told: [bool; 2],
}

fn read(file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|column| column == name).unwrap();
    let [part, kind, unit, of, measure, mark] =
        ["part", "kind", "unit", "of", "measure", "mark"].map(column);
    let mut told: Vec<Row> = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        if &record[part] != "units" {
            continue;
        }
        let is_rest = &record[kind] == "rest";
        let names = &record[if is_rest { of } else { unit }];
        let units: Vec<usize> = names
            .split(" + ")
            .map(|name| name[1..].parse().unwrap())
            .collect();
        let at = told
            .iter()
            .position(|one| one.units == units && one.is_rest == is_rest);
        let at = at.unwrap_or_else(|| {
            told.push(Row {
                units,
                is_rest,
                is_suppressed: false,
                is_told: [false, false],
            });
            told.len() - 1
        });
        let is_told = record[mark].is_empty();
        told[at].is_suppressed |= &record[mark] == "suppressed";
        told[at].is_told[0] |= is_told && &record[measure] == "people";
        told[at].is_told[1] |= is_told && &record[measure] == "isolation";
    }
    told
}

/// What two sums over whom a k-safe report gives: of who could answer, and of who is compared.
async fn told(placed: &Placed, k: u32) -> [Sums; 2] {
    let house = house(placed, k).await;
    let mut hr = house.sign_in("hr@example.org").await;
    let mut sums = [Sums::default(), Sums::default()];
    for (block, quarter) in QUARTERS.iter().enumerate() {
        let rows = rows(&mut hr, quarter).await;
        for (compared, sums) in [false, true].into_iter().zip(&mut sums) {
            for row in rows.iter().filter(|row| row.is_told[usize::from(compared)]) {
                let people = placed.summed(block, row, &rows, compared);
                sums.publish(people.into_iter().map(|person| Cell { person, block }));
            }
        }
    }
    house.verify().await;
    sums
}

/// What a threshold alone would have given.
fn naive(placed: &Placed, k: u32) -> Sums {
    let mut sums = Sums::default();
    for block in 0..QUARTERS.len() {
        for unit in 0..placed.org.departments() {
            let counted = placed.counted(block, &[unit], true);
            if counted.len() >= k as usize {
                sums.publish(counted.into_iter().map(|person| Cell { person, block }));
            }
        }
    }
    sums
}

async fn attack(k: u32) {
    let (mut shown, mut broken) = (BTreeMap::new(), 0);
    for n in 0..TREES {
        let placed = Placed::random(n);
        for (of, sums) in told(&placed, k).await.into_iter().enumerate() {
            assert_eq!(sums.exposed(k as usize), None, "tree {n}, k = {k}");
            *shown.entry(of).or_insert(0) += sums.len();
        }
        broken += usize::from(naive(&placed, k).exposed(k as usize).is_some());
    }
    assert!(shown[&0] > TREES && shown[&1] > 0, "k = {k}: {shown:?}");
    assert!(broken > 0, "k = {k}: these trees break no naive policy");
}

#[tokio::test]
async fn what_pages_and_files_gave_leads_to_no_fewer_than_three() {
    attack(3).await;
}

#[tokio::test]
async fn what_pages_and_files_gave_leads_to_no_fewer_than_five() {
    attack(5).await;
}
