//! What 10,000 people write on one day: most a check-in with every section answered, some of them
//! interruptions; no notes, talks or movement, which closing does not read.

use crate::rows::{insert, row_id};
use anyhow::Result;
use chrono::{NaiveTime, TimeDelta};
use irori_core::domain::check_in::WorkMode;
use irori_core::domain::day::Day;
use irori_core::domain::interruption::InterruptionKind;
use irori_ports::Now;
use server::demo::random::Key;
use sqlx::SqliteConnection;
use uuid::Uuid;

/// How home interrupts work, and work home, and on which share of the days.
const INTERRUPTIONS: [(InterruptionKind, f64); 2] = [
    (InterruptionKind::Delivery, 0.25),
    (InterruptionKind::Message, 0.15),
];

struct CheckIn {
    person: Uuid,
    written: Now,
    /// Connection, mood, energy, focus.
    scores: [i64; 4],
    outdoor_minutes: i64,
    /// Which of [`INTERRUPTIONS`] there were.
    interrupted: [bool; 2],
    /// Whether they were agreed and chosen.
    is_agreed: bool,
}

/// Plants a working day's entries. Everybody writes on four or five days of each week.
pub async fn plant_day(past: &mut SqliteConnection, people: &[Uuid], day: Day) -> Result<()> {
    let people = (0_u32..).zip(people);
    let check_ins: Vec<CheckIn> = people
        .filter_map(|(n, person)| check_in(n, *person, day))
        .collect();
    plant_interruptions(past, &check_ins, day).await?;
    plant_check_ins(past, &check_ins, day).await
}

/// 18:40 o'clock.
pub fn evening(day: Day) -> Now {
    day.0.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(18 * 60 + 40)
}

fn check_in(n: u32, person: Uuid, day: Day) -> Option<CheckIn> {
    let own = Key::new(n);
    // In half of the weeks no weekday.
    let left_out = (own.with(day.week()).uniform() * 10.0) as u32;
    if day.weekday().num_days_from_monday() == left_out {
        return None;
    }
    let key = own.with(day);
    let usual = 2.0 + own.uniform() * 2.0;
    let score = |item: u32| (usual + key.with(item).normal()).round().clamp(1.0, 5.0) as i64;
    Some(CheckIn {
        person,
        written: evening(day) + TimeDelta::milliseconds(n.into()),
        scores: [0, 1, 2, 3].map(score),
        outdoor_minutes: (key.with("outdoors").uniform() * 90.0) as i64,
        interrupted: INTERRUPTIONS.map(|(kind, share)| key.with(kind.as_str()).happens(share)),
        is_agreed: key.with("agreed").happens(0.3),
    })
}

async fn plant_interruptions(
    past: &mut SqliteConnection,
    check_ins: &[CheckIn],
    day: Day,
) -> Result<()> {
    let mut all: Vec<(&CheckIn, InterruptionKind)> = Vec::new();
    for it in check_ins {
        let there = INTERRUPTIONS.iter().zip(it.interrupted);
        all.extend(there.filter_map(|((kind, _), was)| was.then_some((it, *kind))));
    }
    let into = "interruption (id, person_id, day, direction, kind, minutes, start_minute, agreed,
        could_wait, by_choice, created_at, updated_at)";
    insert(past, into, &all, |mut row, (it, kind)| {
        row.push_bind(row_id(it.written))
            .push_bind(it.person)
            .push_bind(day.0)
            .push_bind(kind.direction().as_str())
            .push_bind(kind.as_str())
            .push_bind(20_i64)
            .push_bind(15 * 60_i64)
            .push_bind(it.is_agreed)
            .push_bind(None::<bool>)
            .push_bind(it.is_agreed)
            .push_bind(it.written)
            .push_bind(it.written);
    })
    .await
}

async fn plant_check_ins(
    past: &mut SqliteConnection,
    check_ins: &[CheckIn],
    day: Day,
) -> Result<()> {
    let into = "check_in (id, person_id, day, connection, mood, energy, focus, mode, dressed,
        went_out, outdoor_minutes, uninterrupted, family_time, they_dont_get_us, i_dont_get_them,
        note, none_talk, none_movement, none_home_to_work, none_work_to_home, created_at, updated_at)";
    insert(past, into, check_ins, |mut row, it| {
        row.push_bind(row_id(it.written))
            .push_bind(it.person)
            .push_bind(day.0);
        for score in it.scores {
            row.push_bind(score);
        }
        let [by_home, by_work] = it.interrupted;
        row.push_bind(WorkMode::Home.as_str())
            .push_bind(true)
            .push_bind(it.outdoor_minutes > 0)
            .push_bind(it.outdoor_minutes)
            .push_bind(!by_home && !by_work)
            .push_bind(false)
            .push_bind(None::<&str>)
            .push_bind(None::<&str>)
            .push_bind(None::<Vec<u8>>)
            .push_bind(true)
            .push_bind(true)
            .push_bind(!by_home)
            .push_bind(!by_work)
            .push_bind(it.written)
            .push_bind(it.written);
    })
    .await
}
