//! Puts the made-up organisation into an empty database, shifted so that it ends last week, and closes
//! the weeks behind it as they were due.

use super::generate::{Demo, DemoDay, generate};
use super::organisation::{DEPARTMENTS, DemoPerson, DemoRole, TEAMS};
use super::past_weeks::PastWeeks;
use super::seeded::SeededDemo;
use super::{annotations, calendar, consents, load_pull_requests, weekly_reviews};
use crate::output;
use anyhow::{Context, Result, anyhow, bail};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use irori_core::domain::activity::Activity;
use irori_core::domain::calendar::{Holiday, WEEKDAYS, WorkPeriod, WorkingHours};
use irori_core::domain::chat::Chat;
use irori_core::domain::check_in::{CheckIn, DaySection};
use irori_core::domain::day::{ClosingHour, Day, DayEnd, instant};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use irori_core::domain::interruption::Interruption;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::{Email, Password, Profile};
use irori_core::domain::team::TeamPlan;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_ports::Switch;
use irori_store::{SeedPerson, Store};

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
    let mut seeded = SeededDemo {
        demo: generate(seed),
        teams: Vec::new(),
        people: Vec::new(),
        now,
    };
    load_teams(store, &mut seeded).await?;
    load_people(store, &mut seeded).await?;
    load_entries(store, &seeded).await?;
    annotations::load(store, &seeded).await?;
    consents::load(store, &seeded).await?;
    load_pull_requests::load(store, &seeded).await?;
    let mut past = PastWeeks::of(&seeded);
    weekly_reviews::hold(store, &seeded, &mut past)
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

async fn load_teams(store: &Store, seeded: &mut SeededDemo) -> Result<()> {
    let root = store.seed_org("Irori Demo").await?;
    let mut departments = Vec::new();
    for name in DEPARTMENTS {
        departments.push(store.seed_department(name, root).await?);
    }
    for team in &TEAMS {
        let plan = TeamPlan {
            name: team.key.to_owned(),
            department: departments[team.department],
            zone: team.zone,
            closing_hour: ClosingHour::default(),
            publishing: team.publishing,
        };
        let id = store.seed_team(plan).await?;
        let holidays = team.holidays().iter().map(|(date, name)| Holiday {
            day: seeded.day(*date),
            name: (*name).to_owned(),
        });
        store.seed_holidays(id, holidays.collect()).await?;
        seeded.teams.push(id);
    }
    Ok(())
}

async fn load_people(store: &Store, seeded: &mut SeededDemo) -> Result<()> {
    let password = Password::parse(PASSWORD).map_err(|_| anyhow!("the demo's password"))?;
    let hash = store.hash_password(&password).await?;
    for person in &seeded.demo.people {
        let id = store
            .seed_person(account(person, &hash, seeded.now)?)
            .await?;
        store.seed_working_hours(id, hours_of(person.hours)).await?;
        let (part, teams) = match person.role {
            DemoRole::Member => (TeamRole::Member, person.team.as_slice()),
            DemoRole::Lead(teams) => (TeamRole::Lead, teams),
            DemoRole::Hr | DemoRole::Admin => (TeamRole::Member, [].as_slice()),
        };
        for team in teams {
            let plan = MembershipPlan {
                team: seeded.teams[*team],
                part,
                counting: part == TeamRole::Member,
                from: seeded.day(calendar::START),
                to: None,
            };
            store.seed_membership(id, plan).await?;
        }
        seeded.people.push(id);
    }
    Ok(())
}

fn account(person: &DemoPerson, hash: &str, now: DateTime<Utc>) -> Result<SeedPerson> {
    let email =
        Email::parse(&person.email).map_err(|wrong| anyhow!("{}: {}", person.email, wrong.key))?;
    Ok(SeedPerson {
        email,
        profile: Profile {
            name: person.name.to_owned(),
            language: person.language,
            zone: person.zone,
            day_ends_at: DayEnd::default(),
        },
        is_admin: Switch::of(person.role == DemoRole::Admin),
        is_hr: Switch::of(person.role == DemoRole::Hr),
        password_hash: hash.to_owned(),
        created: now,
    })
}

/// The same from Monday to Friday.
fn hours_of(pieces: &[WorkPeriod]) -> WorkingHours {
    WorkingHours::new(
        WEEKDAYS.map(|weekday| match weekday.num_days_from_monday() {
            0..5 => pieces.to_vec(),
            _ => Vec::new(),
        }),
    )
}

async fn load_entries(store: &Store, seeded: &SeededDemo) -> Result<()> {
    let Demo { people, days, .. } = &seeded.demo;
    for (index, id) in seeded.people.iter().enumerate() {
        let days = days
            .iter()
            .filter(|day| day.person == index && day.answered);
        let entries = days.flat_map(|day| {
            let shifted = seeded.day(day.check_in.day.0);
            day.entries(shifted, people[index].zone, &seeded.people)
        });
        store.add_many(*id, entries.collect()).await?;
    }
    Ok(())
}

impl DemoDay {
    /// The entries of an answered day and when they were written, as of `day`: its talk, movement
    /// and interruptions first, then the check-in, which says *none today* where there was nothing.
    /// `people` are the accounts of the demo's people, in their order.
    pub fn entries(&self, day: Day, zone: Tz, people: &[PersonId]) -> Vec<(Entry, DateTime<Utc>)> {
        let chat = self.chat.clone().map(|chat| {
            let partners = self.partners.iter().map(|partner| people[*partner]);
            Entry::Chat(Chat {
                day,
                partners: partners.collect(),
                ..chat
            })
        });
        let activity = self
            .activity
            .map(|activity| Entry::Activity(Activity { day, ..activity }));
        let interruptions = self.interruptions.iter().chain(&self.intrusion);
        let interruptions = interruptions.map(|interruption| {
            Entry::Interruption(Interruption {
                day,
                ..*interruption
            })
        });
        let mut entries: Vec<Entry> = chat.into_iter().chain(activity).collect();
        entries.extend(interruptions);
        let answered: Vec<DaySection> = entries.iter().filter_map(Entry::section).collect();
        let none_today = DaySection::ALL.iter().copied();
        entries.push(Entry::CheckIn(CheckIn {
            day,
            none_today: none_today
                .filter(|section| !answered.contains(section))
                .collect(),
            ..self.check_in.clone()
        }));
        entries.extend(self.pulse.map(|pulse| {
            Entry::WeeklyPulse(WeeklyPulse {
                week: day.week(),
                ..pulse
            })
        }));
        let written = evening_of(day, zone);
        entries.into_iter().map(|entry| (entry, written)).collect()
    }
}

/// 18:40 local time, when the demo's people write.
fn evening_of(day: Day, zone: Tz) -> DateTime<Utc> {
    let local = day.0.and_time(NaiveTime::MIN) + TimeDelta::minutes(18 * 60 + 40);
    instant(local, zone)
}
