//! The demo's entries, drawn from a seed exactly as `docs/signals/gen_demo.py` draws them; what that script lacks is in `details` and `interruptions`.

use super::calendar::{WEEKS, date_of};
use super::details::{self, DemoActivity, DemoChat, DemoTag, Scene};
use super::interruptions::{self, DemoInterruption, DemoIntrusion};
use super::organisation::{self, DemoPerson, DemoRole, DemoTeam, TEAMS};
use super::plants;
use super::pull_requests::{self, DemoPullRequest};
use super::random::{Key, log_normal, to_answer};
use chrono::NaiveDate;

/// A whole organisation with 44 weeks of entries; all dates are the original ones, before `calendar::shift`.
#[derive(Clone, Debug)]
pub struct Demo {
    /// First the members, then leads, HR and admin.
    pub people: Vec<DemoPerson>,
    /// By person, then by date.
    pub days: Vec<DemoDay>,
    /// By author, then by week.
    pub pull_requests: Vec<DemoPullRequest>,
}

impl Demo {
    /// A team by its key, and who leads it: indexes into [`TEAMS`] and [`Demo::people`].
    pub fn led(&self, key: &str) -> Option<(usize, usize)> {
        let team = TEAMS.iter().position(|team| team.key == key)?;
        let leads = |role: &DemoRole| matches!(role, DemoRole::Lead(of) if of.contains(&team));
        let lead = self.people.iter().position(|one| leads(&one.role))?;
        Some((team, lead))
    }
}

/// One working day of one member.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoDay {
    /// Index into [`Demo::people`].
    pub person: usize,
    /// `0..44`.
    pub week: u8,
    /// The original date.
    pub date: NaiveDate,
    /// Worked in the office.
    pub office: bool,
    /// Worked neither in the office nor at home; never together with `office`.
    pub elsewhere: bool,
    /// Whether there is a check-in. If not, none of the rest was entered.
    pub answered: bool,
    /// 1 to 5, as the next three.
    pub mood: u8,
    pub energy: u8,
    pub connection: u8,
    pub focus: u8,
    /// `None`: no casual talk that day.
    pub chat: Option<DemoChat>,
    /// `None`: no movement that day.
    pub activity: Option<DemoActivity>,
    /// The check-in's own figure, never less than the outdoor activity of the day.
    pub outdoor_minutes: u16,
    /// Home→work, by start; empty: none that day.
    pub interruptions: Vec<DemoInterruption>,
    /// Work→home; `None`: none that day.
    pub intrusion: Option<DemoIntrusion>,
    /// `None`: no tag that day.
    pub tag: Option<DemoTag>,
    /// "I know who will use what I am building and why it matters now", 1 to 5, on Fridays.
    pub ctx_clear: Option<u8>,
    /// "The people who set priorities understand the constraints of my work", 1 to 5, on Fridays.
    pub ctx_heard: Option<u8>,
    /// `None`: skipped.
    pub dressed: Option<bool>,
    /// `None`: skipped.
    pub went_out: Option<bool>,
    /// Good side of the day: uninterrupted time.
    pub uninterrupted: bool,
    /// Good side of the day: time for family or care.
    pub family_time: bool,
}

impl DemoDay {
    /// Interruptions home→work that nobody had agreed to.
    pub fn unplanned(&self) -> usize {
        self.interruptions.iter().filter(|i| !i.agreed).count()
    }

    /// Interruptions home→work that were agreed beforehand.
    pub fn planned(&self) -> usize {
        self.interruptions.iter().filter(|i| i.agreed).count()
    }
}

/// The demo of this seed; the same seed gives the same demo.
pub fn generate(seed: &str) -> Demo {
    let people = organisation::people();
    let members = people
        .iter()
        .enumerate()
        .filter_map(|(n, p)| p.team.map(|team| (n, &TEAMS[team])));
    let mut days = Vec::new();
    let mut pull_requests = Vec::new();
    for (person, team) in members {
        let member = Member {
            people: &people,
            person,
            team,
            key: Key::new(seed).with(&people[person].key),
        };
        days.extend(member.days());
        pull_requests.extend(pull_requests::of_author(&people, person, team, member.key));
    }
    Demo {
        people,
        days,
        pull_requests,
    }
}

/// The four items of a check-in, each from 1 to 5 or a person's mean of it.
struct Items<T> {
    mood: T,
    energy: T,
    connection: T,
    focus: T,
}

struct Member<'a> {
    people: &'a [DemoPerson],
    person: usize,
    team: &'a DemoTeam,
    /// Seed and person.
    key: Key,
}

impl Member<'_> {
    fn days(&self) -> Vec<DemoDay> {
        let means = self.means();
        let mut days = Vec::new();
        let mut level = 0.2 * self.key.with("ar").with(-1).normal();
        for week in 0..WEEKS {
            let news = self.key.with("ar").with(week).normal();
            level = 0.3 * level + 0.2 * (1.0_f64 - 0.09).sqrt() * news;
            days.extend((0..5).filter_map(|weekday| self.day(week, weekday, &means, level)));
        }
        days
    }

    fn means(&self) -> Items<f64> {
        let mean = |item| (3.6 + 0.45 * self.key.with("mu").with(item).normal()).clamp(2.4, 4.6);
        Items {
            mood: mean("mood"),
            energy: mean("energy"),
            connection: mean("connection"),
            focus: mean("focus"),
        }
    }

    fn day(&self, week: u8, weekday: u8, means: &Items<f64>, level: f64) -> Option<DemoDay> {
        let date = date_of(week, weekday);
        if self
            .team
            .holidays()
            .iter()
            .any(|(holiday, _)| *holiday == date)
        {
            return None;
        }
        let key = self.key.with(date);
        let office = key.with("office").happens(self.office_chance(weekday));
        let Items {
            mood,
            energy,
            connection,
            focus,
        } = self.answers(key, week, weekday, office, means, level);
        let scene = Scene {
            people: self.people,
            person: self.person,
            team: self.team,
            week,
            office,
            focus,
            key,
        };
        let outdoor_minutes = outdoor_minutes(key);
        let elsewhere = details::elsewhere(&scene);
        Some(DemoDay {
            person: self.person,
            week,
            date,
            office,
            elsewhere,
            answered: key.with("ans").happens(0.85 - 0.0125 * self.drift(week)),
            mood,
            energy,
            connection,
            focus,
            chat: self
                .chat_minutes(key, week, office)
                .map(|minutes| details::chat(&scene, minutes)),
            activity: active_minutes(key).map(|minutes| {
                details::activity(
                    &scene,
                    minutes,
                    key.with("vig").happens(0.25),
                    outdoor_minutes,
                )
            }),
            outdoor_minutes,
            interruptions: interruptions::from_home(
                &scene,
                key.with("int").poisson(self.interruption_rate(key, week)),
            ),
            intrusion: self
                .has_intrusion(key, week)
                .then(|| interruptions::from_work(&scene)),
            tag: key
                .with("dgi")
                .happens(if scene.lost_context() { 0.20 } else { 0.04 })
                .then(|| details::tag(&scene)),
            ctx_clear: (weekday == 4).then(|| ctx_clear(&scene)),
            ctx_heard: (weekday == 4).then(|| details::ctx_heard(&scene)),
            dressed: details::dressed(&scene),
            went_out: details::went_out(&scene, elsewhere, outdoor_minutes),
            uninterrupted: details::uninterrupted(&scene),
            family_time: details::family_time(&scene),
        })
    }

    fn name(&self) -> &str {
        &self.people[self.person].key
    }

    fn drift(&self, week: u8) -> f64 {
        f64::from(plants::isolation_weeks(self.team.key, week))
    }

    fn office_chance(&self, weekday: u8) -> f64 {
        match (self.team.is_japanese(), weekday) {
            (true, 1 | 3) => 0.8,
            (true, _) => 0.1,
            (false, _) => 0.05,
        }
    }

    fn answers(
        &self,
        key: Key,
        week: u8,
        weekday: u8,
        office: bool,
        means: &Items<f64>,
        level: f64,
    ) -> Items<u8> {
        let japanese = self.team.is_japanese();
        let weekday_effect =
            [[-0.1, 0.0, 0.05, 0.0, 0.15], [-0.2, 0.0, 0.05, 0.0, 0.1]][usize::from(japanese)];
        let alone = if plants::is_alone(self.name(), week) {
            -1.5
        } else {
            0.0
        };
        let effect = -0.05 * self.drift(week) + alone;
        let spread = if japanese { 0.8 } else { 1.0 };
        let answer = |item, mean: f64, effect: f64, office_effect: f64| {
            let noise = 0.75 * key.with(item).normal();
            let latent = mean
                + level
                + weekday_effect[usize::from(weekday)]
                + noise
                + effect
                + if office { office_effect } else { 0.0 };
            to_answer(3.0 + spread * (latent - 3.0))
        };
        Items {
            mood: answer("mood", means.mood, 0.3 * effect, 0.0),
            energy: answer("energy", means.energy, 0.3 * effect, 0.0),
            connection: answer("connection", means.connection, effect, 0.35),
            focus: answer("focus", means.focus, 0.3 * effect, -0.1),
        }
    }

    fn chat_minutes(&self, key: Key, week: u8, office: bool) -> Option<u16> {
        let usual = if office { 0.10 } else { 0.35 };
        let drift = self.drift(week);
        let none = if drift > 0.0 {
            (usual + 0.025 * drift).min(0.9)
        } else {
            usual
        };
        let steps = || (log_normal(15.0, 0.6, key.with("chat")) / 5.0).round_ties_even();
        (!key.with("chat0").happens(none)).then(|| (5 * (steps().max(1.0) as u16)).min(90))
    }

    fn interruption_rate(&self, key: Key, week: u8) -> f64 {
        if plants::is_often_interrupted(self.name(), week) {
            1.6
        } else if self.people[self.person].does_school_run() {
            0.4
        } else {
            0.3 * (0.5 * key.with("intl").normal() - 0.125).exp()
        }
    }

    fn has_intrusion(&self, key: Key, week: u8) -> bool {
        key.with("intr")
            .happens(if plants::work_comes_home(self.name(), week) {
                0.6
            } else {
                0.12
            })
    }
}

fn active_minutes(key: Key) -> Option<u16> {
    let minutes = || log_normal(35.0, 0.5, key.with("act")).round_ties_even() as u16;
    (!key.with("act0").happens(0.45)).then(minutes)
}

fn outdoor_minutes(key: Key) -> u16 {
    if key.with("out0").happens(0.3) {
        0
    } else {
        log_normal(30.0, 0.6, key.with("out")).round_ties_even() as u16
    }
}

fn ctx_clear(scene: &Scene) -> u8 {
    to_answer(
        3.9 + if scene.lost_context() { -1.2 } else { 0.0 } + 0.8 * scene.key.with("ctx").normal(),
    )
}

#[cfg(test)]
mod tests;
