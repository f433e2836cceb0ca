//! The demo organisation with somebody of every role at a browser, and every address there is.

use crate::browser::{Browser, Page};
use crate::test_app::TestApp;
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_core::privacy::rights::{Resource, may_read};
use irori_ports::Origin;
use irori_web::addresses::{Access, HERE};
use irori_web::routes::rights;
use server::demo;

/// Monday of week 48, 18:00 in Tokyo: the weeks through 47 have closed there.
const MONDAY: &str = "2026-11-23T09:00:00Z";

/// Who walks: a member of kita, one of minami, the lead of both and of nami, a lead of another team, HR,
/// an admin.
pub const WALKERS: [&str; 6] = ["member", "minami1", "lead", "lead-hoshi", "hr", "admin"];

/// Somebody at a browser; `viewer` is `None` for who has not signed in.
pub struct Someone {
    pub name: &'static str,
    pub viewer: Option<Viewer>,
    pub walker: Browser,
}

pub struct Demo {
    pub house: TestApp,
    pub everybody: Vec<Someone>,
}

impl Demo {
    pub async fn open() -> Self {
        let house = TestApp::demo(MONDAY.parse().unwrap()).await;
        let mut everybody = vec![Someone {
            name: "nobody",
            viewer: None,
            walker: house.walker(),
        }];
        for name in WALKERS {
            everybody.push(Someone {
                name,
                viewer: Some(viewer(&house, name).await),
                walker: house.sign_in_to_demo(name).await,
            });
        }
        Self { house, everybody }
    }

    pub fn viewer(&self, name: &str) -> &Viewer {
        let mut all = self.everybody.iter();
        let found = all.find(|one| one.name == name).unwrap();
        found.viewer.as_ref().unwrap()
    }

    /// The team in which the member counts.
    pub fn team(&self) -> TeamId {
        self.viewer("member").counting_team().unwrap()
    }
}

pub async fn viewer(house: &TestApp, name: &str) -> Viewer {
    let email = email(name);
    let ports = &house.irori.ports;
    let signed_in = ports
        .auth
        .sign_in(&email, demo::PASSWORD, Origin::stranger(name), house.now());
    let id = signed_in.await.unwrap();
    ports
        .people
        .viewer(id.person, house.now())
        .await
        .unwrap()
        .unwrap()
}

fn email(name: &str) -> String {
    format!("{name}@demo.irori.example")
}

/// Whether somebody may have what is behind an address, of this team.
pub fn may_have(someone: &Someone, access: Access, team: TeamId) -> bool {
    match (access, &someone.viewer) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(matter), Some(viewer)) => may_read(viewer, at(matter, team)),
    }
}

/// What is behind an address where `team` stands in it.
fn at(matter: Resource, team: TeamId) -> Resource {
    match matter {
        Resource::TeamWeek(HERE) => Resource::TeamWeek(team),
        Resource::Shared(HERE) => Resource::Shared(team),
        other => other,
    }
}

/// What stands in an address in place of its `{…}`.
pub struct Places {
    pub team: TeamId,
    /// What somebody has: an entry, an account, a department.
    pub ids: Vec<String>,
    /// What a member shares with the lead, if anybody does.
    pub consent: Option<String>,
}

/// Every page and file, with every signal, some weeks and quarters, and these ids in place of `{…}`; and
/// what is behind it.
pub fn addresses(places: &Places) -> Vec<(String, Access)> {
    let signals = MySignal::ALL
        .iter()
        .map(|signal| signal.as_str().to_owned());
    let signals: Vec<String> = signals.collect();
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    let mut found = Vec::new();
    for (pattern, access) in rights() {
        // Answered to a POST alone; or a file of the page itself.
        if pattern.starts_with("/hooks/") || pattern.starts_with("/assets/") {
            continue;
        }
        let mut filled = vec![pattern.to_owned()];
        for (place, with) in [
            ("{team}", vec![places.team.to_string()]),
            ("{week}", texts(&["2026-W47", "2026-W30", "2031-W01"])),
            ("{quarter}", texts(&["2026-Q2", "2026-Q3", "2026-Q4"])),
            ("{signal}", signals.clone()),
            ("{id}", places.ids.clone()),
            ("{token}", texts(&["x"])),
            ("{consent}", places.consent.iter().cloned().collect()),
            (
                "/mine/{file}",
                texts(&["/mine/irori.json", "/mine/entries.csv"]),
            ),
            ("{file}", texts(&["2026-Q3.csv"])),
        ] {
            filled = filled
                .into_iter()
                .flat_map(|address| match address.contains(place) {
                    true => with
                        .iter()
                        .map(|with| address.replace(place, with))
                        .collect(),
                    false => vec![address],
                })
                .collect();
        }
        found.extend(filled.into_iter().map(|address| (address, access)));
    }
    found
}

/// Whether a page is a refusal: to who is not signed in, or with the answer of what is not there.
pub fn is_refusal(page: &Page) -> bool {
    let to_the_door = page.location().is_some_and(|to| to.starts_with("/sign-in"));
    to_the_door || [403, 404].contains(&page.status.as_u16())
}
