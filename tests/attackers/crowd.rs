//! Made-up people: their weeks as closing takes them, and trees of departments they stand in.

use irori_core::domain::day::Week;
use irori_core::domain::department::Department;
use irori_core::domain::id::DepartmentId;
use irori_core::domain::person_week::PersonWeek;
use server::demo::random::Key;
use uuid::Uuid;

pub fn department_id(n: usize) -> DepartmentId {
    DepartmentId(Uuid::from_u128(n as u128 + 1))
}

/// A department by its number and that of the one above it; 0 is the organisation.
pub fn department(n: usize, above: Option<usize>) -> Department {
    Department {
        id: department_id(n),
        parent: above.map(department_id),
        name: format!("D{n}"),
    }
}

/// A whole number from 0 to below `below`.
pub fn number(key: Key, below: usize) -> usize {
    ((key.uniform() * below as f64) as usize).min(below - 1)
}

/// What one person is like.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    key: Key,
    /// Their true mean of connection, on the scale of 1 to 5.
    pub level: f64,
}

impl Person {
    /// Levels are spread by .45 about 3.6 (SIGNALS §8.6).
    pub fn new(key: Key) -> Self {
        let level = 3.6 + 0.45 * key.with("level").normal();
        Self { key, level }
    }

    /// Their answers in a week, five days of it, about their level and `shift` more: the week itself
    /// differs by .42, a day by .7; now and then work comes home, or home to work.
    pub fn week(&self, week: Week, shift: f64) -> PersonWeek {
        let key = self.key.with(week);
        let mean = self.level + shift + 0.42 * key.with("week").normal();
        let answer = |day: u32| {
            let felt = mean + 0.7 * key.with("day").with(day).normal();
            felt.round().clamp(1.0, 5.0) as u32
        };
        let happens = |what: &str, rate: f64| key.with(what).poisson(rate).min(5);
        PersonWeek {
            connection_sum: (0..5).map(answer).sum(),
            connection_days: 5,
            unplanned: happens("unplanned", 1.5),
            home_to_work_days: 5,
            intrusion_days: happens("intrusions", 0.8),
            work_to_home_days: 5,
            check_ins: 5,
            they_tags: happens("they", 0.3),
            i_tags: happens("them", 0.2),
            ..PersonWeek::silent(week, 5)
        }
    }

    /// The same with answers to the weekly items.
    pub fn with_context(&self, week: Week) -> PersonWeek {
        let key = self.key.with(week);
        let answer = |item: &str| Some(1 + number(key.with(item), 5) as u32);
        PersonWeek {
            clear: answer("clear"),
            heard: answer("heard"),
            ..self.week(week, 0.0)
        }
    }
}
