//! The demo's entries, drawn from a seed exactly as `docs/signals/gen_demo.py` draws them; what that script lacks is in `details` and `interruptions`.

use super::calendar::{WEEKS, date_of};
use super::details::{self, Scene};
use super::interruptions;
use super::organisation::{self, DemoPerson, DemoTeam, TEAMS};
use super::plants;
use super::pull_requests::{self, DemoPullRequest};
use super::random::{Key, log_normal, to_answer};
use irori_core::domain::activity::Activity;
use irori_core::domain::chat::Chat;
use irori_core::domain::check_in::{CheckIn, Score};
use irori_core::domain::day::Day;
use irori_core::domain::interruption::Interruption;
use irori_core::domain::weekly_pulse::WeeklyPulse;

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

/// One working day of one member: what they enter where they answer.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoDay {
    /// Index into [`Demo::people`].
    pub person: usize,
    /// `0..44`.
    pub week: u8,
    /// Whether there is a check-in. If not, none of the rest was entered.
    pub answered: bool,
    /// Of the original date, as all of the day. The outdoor minutes are never less than those of the
    /// activity; *none today* is said when the entries are made.
    pub check_in: CheckIn,
    /// The talk, if any, without partners.
    pub chat: Option<Chat>,
    /// Its partners: up to two distinct indices into [`Demo::people`], none of them the person's own.
    pub partners: Vec<usize>,
    pub activity: Option<Activity>,
    /// From home into work, by start.
    pub interruptions: Vec<Interruption>,
    /// From work into home.
    pub intrusion: Option<Interruption>,
    /// On Fridays.
    pub pulse: Option<WeeklyPulse>,
}

impl DemoDay {
    /// Interruptions home→work that nobody had agreed to.
    pub fn unplanned(&self) -> usize {
        let interruptions = self.interruptions.iter();
        interruptions.filter(|i| i.agreed == Some(false)).count()
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
            day: Day(date),
            office,
            focus,
            key,
        };
        let mode = details::mode(&scene);
        let outdoor_minutes = outdoor_minutes(key);
        let [they_dont_get_us, i_dont_get_them] = details::misunderstood(&scene);
        let chat = self.chat_minutes(key, week, office);
        let chat = chat.map(|minutes| details::chat(&scene, minutes));
        let unplanned = key.with("int").poisson(self.interruption_rate(key, week));
        Some(DemoDay {
            person: self.person,
            week,
            answered: key.with("ans").happens(0.85 - 0.0125 * self.drift(week)),
            check_in: CheckIn {
                connection: Some(connection),
                mood: Some(mood),
                energy: Some(energy),
                focus: Some(focus),
                mode: Some(mode),
                dressed: details::dressed(&scene),
                went_out: details::went_out(&scene, mode, outdoor_minutes),
                outdoor_minutes: Some(outdoor_minutes),
                uninterrupted: details::uninterrupted(&scene),
                family_time: details::family_time(&scene),
                they_dont_get_us,
                i_dont_get_them,
                ..CheckIn::blank(scene.day)
            },
            partners: chat
                .iter()
                .flat_map(|chat| details::partners(&scene, chat.circle))
                .collect(),
            chat,
            activity: active_minutes(key).map(|minutes| {
                let vigorous = key.with("vig").happens(0.25);
                details::activity(&scene, minutes, vigorous, outdoor_minutes)
            }),
            interruptions: interruptions::from_home(&scene, unplanned),
            intrusion: self
                .has_intrusion(key, week)
                .then(|| interruptions::from_work(&scene)),
            pulse: (weekday == 4).then(|| WeeklyPulse {
                week: scene.day.week(),
                clear: Some(ctx_clear(&scene)),
                heard: Some(details::ctx_heard(&scene)),
            }),
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
    ) -> Items<Score> {
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

    fn chat_minutes(&self, key: Key, week: u8, office: bool) -> Option<i64> {
        let usual = if office { 0.10 } else { 0.35 };
        let drift = self.drift(week);
        let none = if drift > 0.0 {
            (usual + 0.025 * drift).min(0.9)
        } else {
            usual
        };
        let steps = || (log_normal(15.0, 0.6, key.with("chat")) / 5.0).round_ties_even();
        (!key.with("chat0").happens(none)).then(|| (5 * (steps().max(1.0) as i64)).min(90))
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

fn active_minutes(key: Key) -> Option<i64> {
    let minutes = || log_normal(35.0, 0.5, key.with("act")).round_ties_even() as i64;
    (!key.with("act0").happens(0.45)).then(minutes)
}

fn outdoor_minutes(key: Key) -> i64 {
    if key.with("out0").happens(0.3) {
        0
    } else {
        log_normal(30.0, 0.6, key.with("out")).round_ties_even() as i64
    }
}

fn ctx_clear(scene: &Scene) -> Score {
    to_answer(
        3.9 + if scene.lost_context() { -1.2 } else { 0.0 } + 0.8 * scene.key.with("ctx").normal(),
    )
}

#[cfg(test)]
mod tests;
