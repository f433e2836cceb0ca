//! What `gen_demo.py` does not draw about a day: talks, movement, tags and the small answers, under keys of their own, so that no draw of the script changes.

use super::organisation::{DemoPerson, DemoTeam, TEAMS};
use super::plants;
use super::random::{Key, to_answer};

/// One casual talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoChat {
    /// 5 to 90, in steps of 5.
    pub minutes: u16,
    pub kind: ChatKind,
    pub circle: Circle,
    /// Up to two distinct indices into the demo's people, none of them the person's own; only for [`Circle::Team`] and [`Circle::OtherTeam`].
    pub partners: Vec<usize>,
    /// "I learned something about the business."
    pub learned_business: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    SmallTalk,
    Lunch,
    Coffee,
    Other,
}

/// With whom someone talked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    Team,
    OtherTeam,
    /// A product manager, a manager, or someone from the business.
    Business,
    User,
    Outside,
}

/// The movement of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoActivity {
    /// At least 1.
    pub minutes: u16,
    pub kind: ActivityKind,
    /// Vigorous; otherwise moderate.
    pub vigorous: bool,
    pub outdoors: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityKind {
    Walk,
    Run,
    Gym,
    Commute,
    Outing,
    Other,
}

/// A tag of misunderstanding between the person and the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoTag {
    pub direction: TagDirection,
    pub topic: Topic,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagDirection {
    TheyDontGetUs,
    IDontGetThem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Priorities,
    Deadlines,
    Constraints,
    Users,
    Quality,
    Other,
}

/// Whose day it is and what is already known of it.
pub struct Scene<'a> {
    pub people: &'a [DemoPerson],
    pub person: usize,
    pub team: &'a DemoTeam,
    pub week: u8,
    pub office: bool,
    /// 1 to 5.
    pub focus: u8,
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

/// Whether a day outside the office was spent elsewhere than at home.
pub fn elsewhere(scene: &Scene) -> bool {
    !scene.office && scene.detail("elsewhere").happens(0.05)
}

/// The rest of a talk whose length is known.
pub fn chat(scene: &Scene, minutes: u16) -> DemoChat {
    let circle = circle(scene);
    let learned = match circle {
        Circle::Team | Circle::Outside => 0.06,
        Circle::OtherTeam => 0.15,
        Circle::Business => 0.40,
        Circle::User => 0.50,
    };
    DemoChat {
        minutes,
        kind: chat_kind(scene, minutes),
        circle,
        partners: partners(scene, circle),
        learned_business: scene.detail("learned").happens(learned),
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

fn chat_kind(scene: &Scene, minutes: u16) -> ChatKind {
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

fn partners(scene: &Scene, circle: Circle) -> Vec<usize> {
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
pub fn activity(scene: &Scene, minutes: u16, vigorous: bool, outdoor_minutes: u16) -> DemoActivity {
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
    DemoActivity {
        minutes,
        kind,
        vigorous,
        outdoors,
    }
}

/// Where context was lost, more often against the business and about priorities or users.
pub fn tag(scene: &Scene) -> DemoTag {
    let (they, blind) = if scene.lost_context() {
        (0.75, 3.0)
    } else {
        (0.6, 1.0)
    };
    DemoTag {
        direction: scene.detail("direction").choose(&[
            (TagDirection::TheyDontGetUs, they),
            (TagDirection::IDontGetThem, 1.0 - they),
        ]),
        topic: scene.detail("topic").choose(&[
            (Topic::Priorities, blind),
            (Topic::Deadlines, 1.0),
            (Topic::Constraints, 0.8),
            (Topic::Users, blind * 0.7),
            (Topic::Quality, 0.6),
            (Topic::Other, 0.3),
        ]),
    }
}

/// 1 to 5; falls less than `ctx_clear` where context was lost.
pub fn ctx_heard(scene: &Scene) -> u8 {
    let mean = if scene.lost_context() { 3.0 } else { 3.8 };
    to_answer(mean + 0.8 * scene.detail("ctx-heard").normal())
}

/// Always dressed in the office; `None`: skipped.
pub fn dressed(scene: &Scene) -> Option<bool> {
    let answered = !scene.detail("dressed-skip").happens(0.12);
    answered.then(|| scene.office || scene.detail("dressed").happens(0.8))
}

/// Agrees with the place of work and with the outdoor minutes.
pub fn went_out(scene: &Scene, elsewhere: bool, outdoor_minutes: u16) -> Option<bool> {
    let answered = !scene.detail("went-out-skip").happens(0.08);
    answered.then_some(scene.office || elsewhere || outdoor_minutes > 0)
}

/// Likelier on days of good focus.
pub fn uninterrupted(scene: &Scene) -> bool {
    scene
        .detail("uninterrupted")
        .happens(if scene.focus >= 4 { 0.55 } else { 0.2 })
}

/// Likelier outside the office.
pub fn family_time(scene: &Scene) -> bool {
    scene
        .detail("family-time")
        .happens(if scene.office { 0.15 } else { 0.35 })
}
