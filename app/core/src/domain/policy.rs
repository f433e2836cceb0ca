//! Policy choices: thresholds that no study has validated, set by an admin, versioned, and in force from
//! a week on, never before it.
//!
//! Decided:
//!
//! - 2026-11-24: **A policy choice counts from the first week that has begun nowhere on Earth**
//!   (Mondays begin at UTC+14). Because: no week under way is judged by two rules. Versions are never
//!   changed: one set again before that week begins is a further version that takes its place.

use super::day::{Day, Week};
use super::form::{FieldError, Form, FormReader, ValidationErrors, parse_number};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The thresholds that SIGNALS marks P and that people see at work. Each is shown as a policy
/// choice wherever it is. One that an older version was stored without is read as Irori comes with it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// ISO-1: a weekly mean of connection below it is watched, 1 to 5.
    pub connection_watch: f64,
    /// ISO-1: two valid weeks in a row at or below it act, 1 to 5.
    pub connection_act: f64,
    /// ISO-2: share of remote days without casual talk from which on it is watched, 0 to 1.
    pub quiet_share: f64,
    /// ISO-2: such days in a row from which on it is watched.
    pub quiet_streak: u32,
    /// ISO-3: an effective number of talk partners below it is watched.
    pub breadth: f64,
    /// BND-1: days with unchosen work in a week from which on it is watched.
    pub intrusion_days: u32,
    /// HAB-1: active minutes a week below which it is watched.
    pub active_minutes: u32,
    /// HAB-2: outdoor minutes a week below which it is watched.
    pub outdoor_minutes: u32,
    /// HAB-2: answered days in a row without a minute outdoors from which on it is watched.
    pub indoor_streak: u32,
    /// BIZ-1: the mean of an item from which on a person counts as clear, or heard, 1 to 5.
    pub context_level: f64,
    /// BIZ-1, BIZ-3: a share from it on is OK, 0 to 1.
    pub share_ok: f64,
    /// BIZ-1, BIZ-3: a share below it may act, 0 to 1.
    pub share_act: f64,
    /// What is taken off an answer for every unanswered day of a week, to see whether an OK would
    /// still be one (SIGNALS §2.6), in points.
    pub sensitivity: f64,
    /// REV-1: lines an hour above which an approval was certainly faster than anybody reads, 100 to 2000.
    pub review_pace: u32,
}

impl Default for Policy {
    /// The values of SIGNALS §2.6 and §3 to §7.
    fn default() -> Self {
        Self {
            connection_watch: 2.5,
            connection_act: 2.0,
            quiet_share: 0.6,
            quiet_streak: 10,
            breadth: 1.5,
            intrusion_days: 3,
            active_minutes: 150,
            outdoor_minutes: 120,
            indoor_streak: 4,
            context_level: 3.5,
            share_ok: 0.70,
            share_act: 0.40,
            sensitivity: 0.5,
            review_pace: 500,
        }
    }
}

/// A policy and the first week that it is in force.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyVersion {
    /// From 1 on; 0 is what Irori comes with.
    pub number: u32,
    pub from: Week,
    pub policy: Policy,
}

impl PolicyVersion {
    /// The first week that a policy set at `now` can be in force: the first ISO week that has not
    /// begun anywhere on Earth, where Mondays begin at UTC+14.
    pub fn first_week(now: DateTime<Utc>) -> Week {
        let earliest = now + TimeDelta::hours(14);
        Day(earliest.date_naive()).week().on(1)
    }
}

/// All policies there have been, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policies(Vec<PolicyVersion>);

impl Policies {
    /// In any order; of two from the same week the later number counts.
    pub fn new(mut versions: Vec<PolicyVersion>) -> Self {
        versions.sort_by_key(|version| (version.from, version.number));
        Self(versions)
    }

    /// The policy in force in a week.
    pub fn at(&self, week: Week) -> Policy {
        self.version_at(week)
            .map_or_else(Policy::default, |version| version.policy)
    }

    /// The version in force in a week; `None` is what Irori comes with.
    pub fn version_at(&self, week: Week) -> Option<&PolicyVersion> {
        self.0.iter().rev().find(|version| version.from <= week)
    }

    /// The version that is still to come into force after a week, if one was set: of several the one
    /// that will.
    pub fn coming_after(&self, week: Week) -> Option<&PolicyVersion> {
        self.0.last().filter(|version| version.from > week)
    }

    /// The version that was set last, which is in force or will be.
    pub fn latest(&self) -> Option<&PolicyVersion> {
        self.0.last()
    }

    /// Oldest first.
    pub fn versions(&self) -> &[PolicyVersion] {
        &self.0
    }
}

impl Policy {
    /// Reads the form of the settings: every threshold, each within what makes sense of it.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let policy = Self {
            connection_watch: decimal(&mut read, "connection-watch", 1.0, 5.0),
            connection_act: decimal(&mut read, "connection-act", 1.0, 5.0),
            quiet_share: decimal(&mut read, "quiet-share", 0.0, 1.0),
            quiet_streak: count(&mut read, "quiet-streak", 2, 60),
            breadth: decimal(&mut read, "breadth", 1.0, 20.0),
            intrusion_days: count(&mut read, "intrusion-days", 1, 7),
            active_minutes: count(&mut read, "active-minutes", 0, 2000),
            outdoor_minutes: count(&mut read, "outdoor-minutes", 0, 2000),
            indoor_streak: count(&mut read, "indoor-streak", 2, 60),
            context_level: decimal(&mut read, "context-level", 1.0, 5.0),
            share_ok: decimal(&mut read, "share-ok", 0.0, 1.0),
            share_act: decimal(&mut read, "share-act", 0.0, 1.0),
            sensitivity: decimal(&mut read, "sensitivity", 0.0, 2.0),
            review_pace: count(&mut read, "review-pace", 100, 2000),
        };
        for (low, high, field) in [
            (
                policy.connection_act,
                policy.connection_watch,
                "connection-act",
            ),
            (policy.share_act, policy.share_ok, "share-act"),
        ] {
            if low > high {
                read.mistake(field, FieldError::new("wrong-order"));
            }
        }
        read.finish(Some(policy))
    }

    /// The form that would give this policy.
    pub fn to_form(&self) -> Form {
        self.rows()
            .into_iter()
            .fold(Form::default(), |form, (field, value)| {
                form.with(field, value)
            })
    }

    /// The fields in which two policies differ: name, value before, value in this one.
    pub fn changes_from(&self, before: &Self) -> Vec<(&'static str, String, String)> {
        let pairs = self.rows().into_iter().zip(before.rows());
        pairs
            .filter(|((_, now), (_, then))| now != then)
            .map(|((field, now), (_, then))| (field, then, now))
            .collect()
    }

    /// Each threshold by the name of its field, in the order in which they are asked.
    pub fn rows(&self) -> [(&'static str, String); 14] {
        [
            ("connection-watch", self.connection_watch.to_string()),
            ("connection-act", self.connection_act.to_string()),
            ("quiet-share", self.quiet_share.to_string()),
            ("quiet-streak", self.quiet_streak.to_string()),
            ("breadth", self.breadth.to_string()),
            ("intrusion-days", self.intrusion_days.to_string()),
            ("active-minutes", self.active_minutes.to_string()),
            ("outdoor-minutes", self.outdoor_minutes.to_string()),
            ("indoor-streak", self.indoor_streak.to_string()),
            ("context-level", self.context_level.to_string()),
            ("share-ok", self.share_ok.to_string()),
            ("share-act", self.share_act.to_string()),
            ("sensitivity", self.sensitivity.to_string()),
            ("review-pace", self.review_pace.to_string()),
        ]
    }
}

/// A whole number; 0 where a mistake was noted.
fn count(read: &mut FormReader<'_>, field: &str, least: u32, most: u32) -> u32 {
    let number = read.required(field, |text| parse_number(text, least, most));
    number.unwrap_or_default()
}

/// A number with decimals; where a mistake was noted it is none, and neither above nor below another.
fn decimal(read: &mut FormReader<'_>, field: &str, least: f64, most: f64) -> f64 {
    let number = read.required(field, |text| parse_decimal(text, least, most));
    number.unwrap_or(f64::NAN)
}

/// A number from `least` to `most` with at most two decimals, with a point or a comma.
fn parse_decimal(text: &str, least: f64, most: f64) -> Result<f64, FieldError> {
    let wrong = || {
        FieldError::new("wrong-decimal")
            .with("least", least)
            .with("most", most)
    };
    let text = text.trim().replace(',', ".");
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let number: f64 = text.parse().map_err(|_| wrong())?;
    if is_plain && decimals <= 2 && (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(text: &str) -> Week {
        Week::parse(text).unwrap()
    }

    #[test]
    fn a_policy_reads_back_from_its_own_form() {
        let policy = Policy {
            connection_watch: 2.75,
            quiet_streak: 8,
            ..Policy::default()
        };
        assert_eq!(Policy::parse(&policy.to_form()), Ok(policy));
    }

    #[test]
    fn every_threshold_outside_its_range_is_a_mistake_beside_its_field() {
        for (field, text) in [
            ("connection-watch", "0.9"),
            ("connection-watch", "NaN"),
            ("connection-act", "5.1"),
            ("connection-act", "2.6"),
            ("quiet-share", "1.01"),
            ("quiet-share", "1e-1"),
            ("quiet-streak", "1"),
            ("breadth", "1.234"),
            ("intrusion-days", "8"),
            ("share-act", "0.8"),
            ("sensitivity", "-0.1"),
            ("review-pace", "99"),
            ("review-pace", "2001"),
            ("review-pace", "500.5"),
            ("outdoor-minutes", ""),
        ] {
            let form = Policy::default().to_form().without(&[field]);
            let mistakes = Policy::parse(&form.with(field, text)).unwrap_err();
            assert!(mistakes.of(field).is_some(), "{field}={text}: {mistakes:?}");
        }
        let comma = Policy::default().to_form().without(&["breadth"]);
        let read = Policy::parse(&comma.with("breadth", "2,25")).unwrap();
        assert!((read.breadth - 2.25).abs() < 1e-12);
    }

    #[test]
    fn a_policy_is_in_force_from_its_week_on_and_never_before() {
        let strict = Policy {
            quiet_streak: 5,
            ..Policy::default()
        };
        let version = |number, from, policy| PolicyVersion {
            number,
            from: week(from),
            policy,
        };
        let policies = Policies::new(vec![
            version(2, "2026-W50", Policy::default()),
            version(1, "2026-W48", strict),
        ]);
        for (at, streak, number) in [
            ("2026-W47", 10, None),
            ("2026-W48", 5, Some(1)),
            ("2026-W49", 5, Some(1)),
            ("2027-W01", 10, Some(2)),
        ] {
            assert_eq!(policies.at(week(at)).quiet_streak, streak, "{at}");
            let found = policies.version_at(week(at)).map(|version| version.number);
            assert_eq!(found, number, "{at}");
        }
    }

    #[test]
    fn a_policy_begins_with_the_first_week_that_has_begun_nowhere() {
        for (now, first) in [
            ("2026-11-22T09:59:59Z", "2026-W48"), // Sunday everywhere
            ("2026-11-22T10:00:00Z", "2026-W49"), // Monday on Kiritimati
            ("2026-11-23T12:00:00Z", "2026-W49"),
            ("2026-11-29T09:00:00Z", "2026-W49"),
            ("2026-12-27T12:00:00Z", "2027-W01"),
        ] {
            let found = PolicyVersion::first_week(now.parse().unwrap());
            assert_eq!(found, week(first), "{now}");
        }
    }

    #[test]
    fn what_is_to_come_is_told_until_it_is_in_force() {
        let version = |number, streak| PolicyVersion {
            number,
            from: week("2026-W48"),
            policy: Policy {
                quiet_streak: streak,
                ..Policy::default()
            },
        };
        let policies = Policies::new(vec![version(2, 6), version(1, 5)]);
        let coming = policies.coming_after(week("2026-W47"));
        assert_eq!(coming.map(|version| version.number), Some(2));
        assert_eq!(policies.coming_after(week("2026-W48")), None);
        let changes = version(2, 6).policy.changes_from(&Policy::default());
        assert_eq!(changes, [("quiet-streak", "10".into(), "6".into())]);
    }

    #[test]
    fn a_policy_stored_before_a_threshold_was_is_read_with_what_irori_comes_with() {
        let read: Policy = serde_json::from_str("{\"quiet_streak\":7}").unwrap();
        let expected = Policy {
            quiet_streak: 7,
            ..Policy::default()
        };
        assert_eq!(read, expected);
    }
}
