//! Puts the made-up organisation into an empty database, shifted so that it ends last week, and closes
//! the weeks behind it as they were due.

use super::details::{
    ActivityKind as MadeActivity, ChatKind as MadeChat, Circle as MadeCircle, TagDirection,
    Topic as MadeTopic,
};
use super::generate::{Demo, DemoDay, generate};
use super::interruptions::{HomeKind, WorkKind};
use super::organisation::{DEPARTMENTS, DemoPerson, DemoRole, TEAMS, WorkWindow};
use super::past_weeks::PastWeeks;
use super::{annotations, consents, load_pull_requests, weekly_reviews};
use crate::demo::calendar::shift;
use crate::output;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use irori_core::domain::activity::{Activity, ActivityKind, Intensity};
use irori_core::domain::calendar::{Holiday, Piece, WEEKDAYS, WorkingHours};
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::check_in::{CheckIn, Score, Section, Topic, WorkMode};
use irori_core::domain::day::{ClockTime, ClosingHour, Day, DayEnd, instant};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::interruption::{Interruption, InterruptionKind};
use irori_core::domain::membership::{MembershipPlan, Part};
use irori_core::domain::person::{Email, Language, Password, Profile};
use irori_core::domain::team::TeamPlan;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_ports::Switch;
use irori_store::{Founded, Store};

/// The seed of SIGNALS §10.3.
pub const SEED: &str = "20250106";

/// The password of everybody in the demo, which listens on this machine only.
pub const PASSWORD: &str = "embers under ash";

/// The accounts to try, by role.
const LOGINS: [(&str, &str); 4] = [
    ("member", "member@demo.irori.example"),
    ("lead", "lead@demo.irori.example"),
    ("hr", "hr@demo.irori.example"),
    ("admin", "admin@demo.irori.example"),
];

/// Loads the demo into an empty database; leaves a demo database as it is; refuses any other.
pub async fn prepare(store: &Store, seed: &str, now: DateTime<Utc>) -> Result<()> {
    if store.is_demo().await? {
        return Ok(());
    }
    if !store.is_empty().await? {
        bail!("this database holds a real organisation; the demo needs one of its own");
    }
    store.mark_demo().await?;
    let demo = generate(seed);
    let loading = Loading {
        store,
        demo,
        now,
        today: now.date_naive(),
    };
    let (teams, people) = loading.load().await?;
    let mut past = PastWeeks::of(now)?;
    weekly_reviews::hold(store, &loading.demo, &teams, &people, &mut past, now)
        .await
        .context("the demo's weekly reviews")?;
    past.close_until(store, now)
        .await
        .context("the demo's past weeks")
}

/// Says where the demo is, who one can be, and how to stop it.
pub fn print_welcome(url: &str) {
    let people: String = LOGINS
        .iter()
        .map(|(role, email)| format!("  {role:<8} {email:<28} {PASSWORD}\n"))
        .collect();
    // The demo runs as well where nobody reads this.
    let _ = output::out(format_args!(
        "\nIrori's demo organisation is at {url}\n\n{people}\nStop it with Ctrl-C. Everybody in it is made up.\n"
    ));
}

struct Loading<'s> {
    store: &'s Store,
    demo: Demo,
    now: DateTime<Utc>,
    today: NaiveDate,
}

impl Loading<'_> {
    /// The teams and people, in the order of the demo's.
    async fn load(&self) -> Result<(Vec<TeamId>, Vec<PersonId>)> {
        let teams = self.found_teams().await?;
        let people = self.found_people(&teams).await?;
        let zones: Vec<chrono_tz::Tz> = self
            .demo
            .people
            .iter()
            .map(|p| p.time_zone.parse())
            .collect::<Result<_, _>>()
            .context("zones")?;
        for (index, person) in people.iter().enumerate() {
            let days = self
                .demo
                .days
                .iter()
                .filter(|d| d.person == index && d.answered);
            let mut entries = Vec::new();
            for day in days {
                entries.extend(day.entries(self.day(day.date), zones[index], &people)?);
            }
            self.store.add_many(*person, entries).await?;
        }
        annotations::load(self.store, &self.demo, &teams, &people, self.now).await?;
        consents::load(self.store, &self.demo, &teams, &people, self.now).await?;
        load_pull_requests::load(self.store, &self.demo, &people, self.today, self.now).await?;
        Ok((teams, people))
    }

    fn day(&self, original: NaiveDate) -> Day {
        Day(shift(original, self.today))
    }

    async fn found_teams(&self) -> Result<Vec<TeamId>> {
        let root = self.store.found_org("Irori Demo").await?;
        let mut departments = Vec::new();
        for name in DEPARTMENTS {
            departments.push(self.store.found_department(name, root).await?);
        }
        let mut teams = Vec::new();
        for team in &TEAMS {
            let plan = TeamPlan {
                name: team.name.to_owned(),
                department: departments[team.department],
                zone: team.time_zone.parse().context("a team's zone")?,
                closing_hour: ClosingHour::default(),
                publishing: team.publishing,
            };
            let id = self.store.found_team(plan).await?;
            let holidays = team.holidays().iter();
            let holidays = holidays
                .map(|(d, name)| Holiday {
                    day: self.day(*d),
                    name: (*name).to_owned(),
                })
                .collect();
            self.store.found_holidays(id, holidays).await?;
            teams.push(id);
        }
        Ok(teams)
    }

    async fn found_people(&self, teams: &[TeamId]) -> Result<Vec<PersonId>> {
        let password =
            Password::parse(PASSWORD).map_err(|_| anyhow::anyhow!("the demo's password"))?;
        let hash = self.store.hash_password(&password).await?;
        let began = self.day(super::calendar::START);
        let mut people = Vec::new();
        for person in &self.demo.people {
            let id = self
                .store
                .found_person(self.founded(person, &hash)?)
                .await?;
            self.store
                .found_working_hours(id, hours_of(person.hours))
                .await?;
            let parts: Vec<(usize, Part)> = match person.role {
                DemoRole::Member => person.team.into_iter().map(|t| (t, Part::Member)).collect(),
                DemoRole::Lead(of) => of.iter().map(|t| (*t, Part::Lead)).collect(),
                DemoRole::Hr | DemoRole::Admin => Vec::new(),
            };
            for (team, part) in parts {
                let counting = part == Part::Member;
                let plan = MembershipPlan {
                    team: teams[team],
                    part,
                    counting,
                    from: began,
                    to: None,
                };
                self.store.found_membership(id, plan).await?;
            }
            people.push(id);
        }
        Ok(people)
    }

    fn founded(&self, person: &DemoPerson, hash: &str) -> Result<Founded> {
        let email = Email::parse(&person.email)
            .map_err(|w| anyhow::anyhow!("{}: {}", person.email, w.key))?;
        let language = Language::parse(person.language).unwrap_or(Language::English);
        let zone = person.time_zone.parse().context("a person's zone")?;
        Ok(Founded {
            email,
            profile: Profile {
                name: person.name.to_owned(),
                language,
                zone,
                day_ends_at: DayEnd::default(),
            },
            is_admin: Switch::of(matches!(person.role, DemoRole::Admin)),
            is_hr: Switch::of(matches!(person.role, DemoRole::Hr)),
            password_hash: hash.to_owned(),
            created: self.now,
        })
    }
}

impl DemoDay {
    /// The entries of an answered day and when they were written, as of `day`: its talk, movement
    /// and interruptions first, then the check-in, which says *none today* where there was nothing.
    /// `people` are the accounts of the demo's people, in their order.
    pub fn entries(
        &self,
        day: Day,
        zone: chrono_tz::Tz,
        people: &[PersonId],
    ) -> Result<Vec<(Entry, DateTime<Utc>)>> {
        let made = self;
        let written = evening_of(day, zone);
        let mut entries = Vec::new();
        if let Some(chat) = &made.chat {
            entries.push((
                Entry::Chat(Chat {
                    day,
                    minutes: i64::from(chat.minutes),
                    kind: chat_kind(chat.kind),
                    circle: circle(chat.circle),
                    partners: chat.partners.iter().map(|p| people[*p]).collect(),
                    learned: chat.learned_business,
                }),
                written,
            ));
        }
        if let Some(activity) = &made.activity {
            let kind = activity_kind(activity.kind);
            entries.push((
                Entry::Activity(Activity {
                    day,
                    kind,
                    minutes: i64::from(activity.minutes),
                    intensity: if activity.vigorous {
                        Intensity::Vigorous
                    } else {
                        Intensity::Moderate
                    },
                    outdoors: activity.outdoors,
                }),
                written,
            ));
        }
        for interruption in &made.interruptions {
            entries.push((
                Entry::Interruption(Interruption {
                    day,
                    kind: home_kind(interruption.kind),
                    minutes: i64::from(interruption.minutes),
                    start: ClockTime::from_minutes(i64::from(interruption.start)),
                    agreed: Some(interruption.agreed),
                    could_wait: interruption.could_wait,
                    by_choice: None,
                }),
                written,
            ));
        }
        if let Some(intrusion) = &made.intrusion {
            entries.push((
                Entry::Interruption(Interruption {
                    day,
                    kind: work_kind(intrusion.kind),
                    minutes: i64::from(intrusion.minutes),
                    start: ClockTime::from_minutes(i64::from(intrusion.start)),
                    agreed: Some(false),
                    could_wait: intrusion.could_wait,
                    by_choice: intrusion.by_choice,
                }),
                written,
            ));
        }
        let answered: Vec<Section> = entries.iter().filter_map(|(e, _)| e.section()).collect();
        entries.push((Entry::CheckIn(check_in(made, day, &answered)?), written));
        if made.ctx_clear.is_some() || made.ctx_heard.is_some() {
            let pulse = WeeklyPulse {
                week: day.week(),
                clear: made.ctx_clear.map(score).transpose()?,
                heard: made.ctx_heard.map(score).transpose()?,
            };
            entries.push((Entry::WeeklyPulse(pulse), written));
        }
        Ok(entries)
    }
}

fn check_in(made: &DemoDay, day: Day, answered: &[Section]) -> Result<CheckIn> {
    let mode = match (made.office, made.elsewhere) {
        (true, _) => WorkMode::Office,
        (false, true) => WorkMode::Elsewhere,
        (false, false) => WorkMode::Home,
    };
    let tag = |direction: TagDirection| {
        made.tag
            .as_ref()
            .filter(|t| t.direction == direction)
            .map(|t| topic(t.topic))
    };
    Ok(CheckIn {
        connection: Some(score(made.connection)?),
        mood: Some(score(made.mood)?),
        energy: Some(score(made.energy)?),
        focus: Some(score(made.focus)?),
        mode: Some(mode),
        dressed: made.dressed,
        went_out: made.went_out,
        outdoor_minutes: Some(i64::from(made.outdoor_minutes)),
        uninterrupted: made.uninterrupted,
        family_time: made.family_time,
        they_dont_get_us: tag(TagDirection::TheyDontGetUs),
        i_dont_get_them: tag(TagDirection::IDontGetThem),
        note: None,
        none_today: Section::ALL
            .iter()
            .copied()
            .filter(|s| !answered.contains(s))
            .collect(),
        ..CheckIn::blank(day)
    })
}

fn score(number: u8) -> Result<Score> {
    Score::from_number(i64::from(number)).map_err(|_| anyhow::anyhow!("an answer of {number}"))
}

/// 18:40 local time, when the demo's people write.
fn evening_of(day: Day, zone: chrono_tz::Tz) -> DateTime<Utc> {
    let local = day.0.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(18 * 60 + 40);
    instant(local, zone)
}

fn hours_of(windows: &[WorkWindow]) -> WorkingHours {
    let time = |minutes: u16| ClockTime::from_minutes(i64::from(minutes));
    let pieces: Vec<Piece> = windows
        .iter()
        .filter_map(|w| {
            Some(Piece {
                from: time(w.from)?,
                to: time(w.to)?,
            })
        })
        .collect();
    WorkingHours::new(WEEKDAYS.map(|w| {
        if w.num_days_from_monday() < 5 {
            pieces.clone()
        } else {
            Vec::new()
        }
    }))
}

fn chat_kind(made: MadeChat) -> ChatKind {
    match made {
        MadeChat::SmallTalk => ChatKind::SmallTalk,
        MadeChat::Lunch => ChatKind::Lunch,
        MadeChat::Coffee => ChatKind::Coffee,
        MadeChat::Other => ChatKind::Other,
    }
}

fn circle(made: MadeCircle) -> Circle {
    match made {
        MadeCircle::Team => Circle::Team,
        MadeCircle::OtherTeam => Circle::OtherTeam,
        MadeCircle::Business => Circle::Business,
        MadeCircle::User => Circle::User,
        MadeCircle::Outside => Circle::Outside,
    }
}

fn activity_kind(made: MadeActivity) -> ActivityKind {
    match made {
        MadeActivity::Walk => ActivityKind::Walk,
        MadeActivity::Run => ActivityKind::Run,
        MadeActivity::Gym => ActivityKind::Gym,
        MadeActivity::Commute => ActivityKind::Commute,
        MadeActivity::Outing => ActivityKind::Outing,
        MadeActivity::Other => ActivityKind::Other,
    }
}

fn topic(made: MadeTopic) -> Topic {
    match made {
        MadeTopic::Priorities => Topic::Priorities,
        MadeTopic::Deadlines => Topic::Deadlines,
        MadeTopic::Constraints => Topic::Constraints,
        MadeTopic::Users => Topic::Users,
        MadeTopic::Quality => Topic::Quality,
        MadeTopic::Other => Topic::Other,
    }
}

fn home_kind(made: HomeKind) -> InterruptionKind {
    match made {
        HomeKind::Childcare => InterruptionKind::Childcare,
        HomeKind::SchoolRun => InterruptionKind::SchoolRun,
        HomeKind::Delivery => InterruptionKind::Delivery,
        HomeKind::Chore => InterruptionKind::Chore,
        HomeKind::Family => InterruptionKind::Family,
        HomeKind::Other => InterruptionKind::HomeOther,
    }
}

fn work_kind(made: WorkKind) -> InterruptionKind {
    match made {
        WorkKind::Alert => InterruptionKind::Alert,
        WorkKind::Message => InterruptionKind::Message,
        WorkKind::Call => InterruptionKind::Call,
        WorkKind::Meeting => InterruptionKind::Meeting,
    }
}
