//! Details of a day that `gen_demo.py` does not draw: talks, movement, tags and the small answers, under
//! keys of their own, so that no draw of the script changes.

use super::organisation::{DemoPerson, DemoTeam, TEAMS};
use super::plants;
use super::random::{Key, to_answer};
use irori_core::domain::activity::{Activity, ActivityKind, Intensity};
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::check_in::{Score, Topic, WorkMode};
use irori_core::domain::day::Day;

/// Whose day it is and what is already known of it.
pub struct Scene<'a> {
    pub people: &'a [DemoPerson],
    pub person: usize,
    pub team: &'a DemoTeam,
    pub week: u8,
    pub day: Day,
    pub office: bool,
    pub focus: Score,
    /// Seed, person and date.
    pub key: Key,
}

impl Scene<'_> {
    /// The key of a draw that the script does not know; it never uses the part `detail`.
    pub fn detail(&self, part: &str) -> Key {
        self.key.with("detail").with(part)
    }

    pub fn lost_context(&self) -> bool {
        plants::lost_context(self.team.key, self.week)
    }
}

/// Where a day was worked: outside the office mostly at home.
pub fn mode(scene: &Scene) -> WorkMode {
    if scene.office {
        WorkMode::Office
    } else if scene.detail("elsewhere").happens(0.05) {
        WorkMode::Elsewhere
    } else {
        WorkMode::Home
    }
}

/// The rest of a talk whose length is known; it names nobody, see [`partners`].
pub fn chat(scene: &Scene, minutes: i64) -> Chat {
    let circle = circle(scene);
    let learned = match circle {
        Circle::Team | Circle::Outside => 0.06,
        Circle::OtherTeam => 0.15,
        Circle::Business => 0.40,
        Circle::User => 0.50,
    };
    Chat {
        day: scene.day,
        minutes,
        kind: chat_kind(scene, minutes),
        circle,
        partners: Vec::new(),
        learned: scene.detail("learned").happens(learned),
    }
}

fn circle(scene: &Scene) -> Circle {
    let (business, user) = if scene.lost_context() {
        (0.05, 0.01)
    } else {
        (0.16, 0.05)
    };
    scene.detail("circle").choose(&[
        (Circle::Team, 0.52),
        (Circle::OtherTeam, 0.16),
        (Circle::Business, business),
        (Circle::User, user),
        (Circle::Outside, 0.11),
    ])
}

fn chat_kind(scene: &Scene, minutes: i64) -> ChatKind {
    let lunch = match (minutes >= 20, scene.office) {
        (false, _) => 0.0,
        (true, true) => 0.8,
        (true, false) => 0.15,
    };
    let small_talk = if scene.office { 0.35 } else { 0.5 };
    scene.detail("chat-kind").choose(&[
        (ChatKind::SmallTalk, small_talk),
        (ChatKind::Coffee, 0.3),
        (ChatKind::Lunch, lunch),
        (ChatKind::Other, 0.08),
    ])
}

/// With whom: up to two distinct indices into the demo's people, of the team or another one.
pub fn partners(scene: &Scene, circle: Circle) -> Vec<usize> {
    let own_team = scene.people[scene.person].team;
    let team = match circle {
        Circle::Team => own_team,
        Circle::OtherTeam => other_team(scene),
        Circle::Business | Circle::User | Circle::Outside => return Vec::new(),
    };
    let mut colleagues: Vec<(usize, f64)> = scene
        .people
        .iter()
        .enumerate()
        .filter(|(n, person)| *n != scene.person && person.team == team)
        .map(|(n, _)| (n, 1.0))
        .collect();
    let mut partners = Vec::new();
    for n in 0..scene
        .detail("partners")
        .choose(&[(0, 0.15), (1, 0.60), (2, 0.25)])
    {
        let partner = scene.detail("partner").with(n).choose(&colleagues);
        colleagues.retain(|(colleague, _)| *colleague != partner);
        partners.push(partner);
    }
    partners
}

/// Some other team, mostly of the same department.
fn other_team(scene: &Scene) -> Option<usize> {
    let weight = |team: &DemoTeam| match team {
        same if same.key == scene.team.key => 0.0,
        near if near.department == scene.team.department => 4.0,
        _ => 1.0,
    };
    let teams: Vec<_> = TEAMS
        .iter()
        .enumerate()
        .map(|(n, team)| (Some(n), weight(team)))
        .collect();
    scene.detail("other-team").choose(&teams)
}

/// The kind fits the place; outdoor activity never exceeds the day's outdoor minutes.
pub fn activity(scene: &Scene, minutes: i64, vigorous: bool, outdoor_minutes: i64) -> Activity {
    let outdoors = minutes <= outdoor_minutes && scene.detail("outdoors").happens(0.9);
    let key = scene.detail("activity");
    let commute = if scene.office { 0.4 } else { 0.0 };
    let kind = match (outdoors, vigorous) {
        (true, true) => key.choose(&[(ActivityKind::Run, 0.85), (ActivityKind::Outing, 0.15)]),
        (true, false) => key.choose(&[
            (ActivityKind::Walk, 0.7),
            (ActivityKind::Outing, 0.2),
            (ActivityKind::Commute, commute),
        ]),
        (false, true) => key.choose(&[(ActivityKind::Gym, 0.8), (ActivityKind::Run, 0.2)]),
        (false, false) => key.choose(&[
            (ActivityKind::Gym, 0.45),
            (ActivityKind::Other, 0.4),
            (ActivityKind::Walk, 0.15),
        ]),
    };
    Activity {
        day: scene.day,
        kind,
        minutes,
        intensity: if vigorous {
            Intensity::Vigorous
        } else {
            Intensity::Moderate
        },
        outdoors,
    }
}

/// What was not understood, seldom anything: by the business of the person, by the person of the
/// business. Where context was lost, more often the former and about priorities or users.
pub fn misunderstood(scene: &Scene) -> [Option<Topic>; 2] {
    let (chance, they, blind) = if scene.lost_context() {
        (0.20, 0.75, 3.0)
    } else {
        (0.04, 0.6, 1.0)
    };
    if !scene.key.with("dgi").happens(chance) {
        return [None; 2];
    }
    let topic = scene.detail("topic").choose(&[
        (Topic::Priorities, blind),
        (Topic::Deadlines, 1.0),
        (Topic::Constraints, 0.8),
        (Topic::Users, blind * 0.7),
        (Topic::Quality, 0.6),
        (Topic::Other, 0.3),
    ]);
    let not_us = [Some(topic), None];
    let not_them = [None, Some(topic)];
    scene
        .detail("direction")
        .choose(&[(not_us, they), (not_them, 1.0 - they)])
}

/// Falls less than `ctx_clear` where context was lost.
pub fn ctx_heard(scene: &Scene) -> Score {
    let mean = if scene.lost_context() { 3.0 } else { 3.8 };
    to_answer(mean + 0.8 * scene.detail("ctx-heard").normal())
}

/// Always dressed in the office; `None`: skipped.
pub fn dressed(scene: &Scene) -> Option<bool> {
    let answered = !scene.detail("dressed-skip").happens(0.12);
    answered.then(|| scene.office || scene.detail("dressed").happens(0.8))
}

/// Agrees with the place of work and with the outdoor minutes.
pub fn went_out(scene: &Scene, mode: WorkMode, outdoor_minutes: i64) -> Option<bool> {
    let answered = !scene.detail("went-out-skip").happens(0.08);
    answered.then_some(mode != WorkMode::Home || outdoor_minutes > 0)
}

/// Likelier on days of good focus.
pub fn uninterrupted(scene: &Scene) -> bool {
    scene
        .detail("uninterrupted")
        .happens(if scene.focus.number() >= 4 { 0.55 } else { 0.2 })
}

/// Likelier outside the office.
pub fn family_time(scene: &Scene) -> bool {
    scene
        .detail("family-time")
        .happens(if scene.office { 0.15 } else { 0.35 })
}
