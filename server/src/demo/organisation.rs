//! The demo organisation: departments, teams, people, their time zones and working hours; not what they
//! do.

use super::calendar::JAPANESE_HOLIDAYS;
use chrono::NaiveDate;
use chrono_tz::Tz;
use irori_core::domain::calendar::WorkPeriod;
use irori_core::domain::day::ClockTime;
use irori_core::domain::person::Language;
use irori_core::domain::team::Publishing;

/// The two departments; [`DemoTeam::department`] is an index into this.
pub const DEPARTMENTS: [&str; 2] = ["Japan", "World"];

/// The six teams, in the order of their members; [`DemoPerson::team`] is an index into this.
pub const TEAMS: [DemoTeam; 6] = [
    team("kita", 0, Tz::Asia__Tokyo, TOKYO_HOURS, &KITA),
    team("minami", 0, Tz::Asia__Tokyo, TOKYO_HOURS, &MINAMI),
    team("nami", 0, Tz::Asia__Tokyo, TOKYO_HOURS, &NAMI),
    team("atlas", 1, Tz::Europe__Berlin, BERLIN_HOURS, &ATLAS),
    team(
        "hoshi",
        1,
        Tz::America__Los_Angeles,
        LOS_ANGELES_HOURS,
        &HOSHI,
    ),
    team("yama", 1, Tz::Asia__Kolkata, KOLKATA_HOURS, &YAMA),
];

/// The name of the one who does the school run, whose working hours come in pieces.
const SCHOOL_RUN_KEY: &str = "kita2";

/// The key of the account that visitors enter as a member.
const MEMBER_KEY: &str = "kita0";

const KITA: [&str; 7] = [
    "Aki Tanaka",
    "Haruto Suzuki",
    "Yui Kobayashi",
    "Sota Yamamoto",
    "Mei Nakamura",
    "Riku Kato",
    "Nao Yoshida",
];
const MINAMI: [&str; 7] = [
    "Kaito Yamada",
    "Sakura Sasaki",
    "Daichi Matsumoto",
    "Hina Inoue",
    "Takumi Kimura",
    "Aoi Hayashi",
    "Yuto Shimizu",
];
const NAMI: [&str; 6] = [
    "Misaki Yamazaki",
    "Shun Abe",
    "Kana Ikeda",
    "Tsubasa Hashimoto",
    "Emi Ishikawa",
    "Jun Ogawa",
];
const ATLAS: [&str; 6] = [
    "Lena Fischer",
    "Jonas Weber",
    "Marta Nowak",
    "Emre Yilmaz",
    "Clara Hoffmann",
    "Pavel Svoboda",
];
const HOSHI: [&str; 6] = [
    "Grace Miller",
    "Diego Ramirez",
    "Olivia Chen",
    "Marcus Johnson",
    "Sofia Torres",
    "Ethan Park",
];
const YAMA: [&str; 3] = ["Ananya Das", "Rohan Sen", "Priya Iyer"];

const TOKYO_HOURS: &[WorkPeriod] = &[window(9, 30, 18, 30)];
const BERLIN_HOURS: &[WorkPeriod] = &[window(9, 0, 17, 30)];
const LOS_ANGELES_HOURS: &[WorkPeriod] = &[window(8, 30, 17, 0)];
const KOLKATA_HOURS: &[WorkPeriod] = &[window(10, 0, 19, 0)];
const SCHOOL_RUN_HOURS: &[WorkPeriod] = &[
    window(9, 30, 15, 0),
    window(16, 0, 19, 30),
    window(20, 30, 21, 30),
];

/// A team and its defaults; the people in `names` are its respondents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoTeam {
    /// Its name, lower case; part of the members' keys.
    pub key: &'static str,
    /// Index into [`DEPARTMENTS`].
    pub department: usize,
    pub zone: Tz,
    /// Sorted and disjoint, the same from Monday to Friday.
    pub hours: &'static [WorkPeriod],
    /// The members' names, in the order of their numbers.
    pub names: &'static [&'static str],
    pub publishing: Publishing,
}

impl DemoTeam {
    /// Whether the team keeps Japanese holidays and comes to the office on Tuesdays and Thursdays.
    pub fn is_japanese(&self) -> bool {
        self.department == 0
    }

    /// The team's days off, as original dates with their names.
    pub fn holidays(&self) -> &'static [(NaiveDate, &'static str)] {
        if self.is_japanese() {
            &JAPANESE_HOLIDAYS
        } else {
            &[]
        }
    }
}

/// What a person is in the demo organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoRole {
    /// A respondent: writes check-ins and pull requests.
    Member,
    /// Reads the Releases of the teams with these indices into [`TEAMS`]; never a respondent.
    Lead(&'static [usize]),
    Hr,
    Admin,
}

/// Someone with an account. All names and addresses are invented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// Unique; for members the team's key and a number, as in `kita0`.
    pub key: String,
    pub name: &'static str,
    pub email: String,
    pub role: DemoRole,
    /// Index into [`TEAMS`]; `None` for everyone but members.
    pub team: Option<usize>,
    pub zone: Tz,
    pub language: Language,
    /// Sorted and disjoint, the same from Monday to Friday.
    pub hours: &'static [WorkPeriod],
}

impl DemoPerson {
    /// Whether the person has an agreed school run on every working day.
    pub fn does_school_run(&self) -> bool {
        self.key == SCHOOL_RUN_KEY
    }
}

/// Everyone: first the 35 members in the order of [`TEAMS`], then leads, HR and admin.
pub fn people() -> Vec<DemoPerson> {
    let members = (0..TEAMS.len())
        .flat_map(|team| (0..TEAMS[team].names.len()).map(move |n| member(team, n)));
    members.chain(others()).collect()
}

fn member(team: usize, number: usize) -> DemoPerson {
    let DemoTeam {
        key,
        names,
        zone,
        hours,
        ..
    } = TEAMS[team];
    let key = format!("{key}{number}");
    let is_visitor = key == MEMBER_KEY;
    DemoPerson {
        name: names[number],
        email: email_of(if is_visitor { "member" } else { &key }),
        role: DemoRole::Member,
        team: Some(team),
        zone,
        language: if TEAMS[team].is_japanese() && !is_visitor {
            Language::Japanese
        } else {
            Language::English
        },
        hours: if key == SCHOOL_RUN_KEY {
            SCHOOL_RUN_HOURS
        } else {
            hours
        },
        key,
    }
}

fn others() -> [DemoPerson; 6] {
    [
        other("lead", "Ken Mori", DemoRole::Lead(&[0, 1, 2]), 0),
        other("lead-atlas", "Katrin Vogel", DemoRole::Lead(&[3]), 3),
        other("lead-hoshi", "Daniel Brooks", DemoRole::Lead(&[4]), 4),
        other("lead-yama", "Arjun Banerjee", DemoRole::Lead(&[5]), 5),
        other("hr", "Hana Sato", DemoRole::Hr, 0),
        other("admin", "Ren Ito", DemoRole::Admin, 0),
    ]
}

/// Someone outside the teams who lives where the team `near` works.
fn other(key: &str, name: &'static str, role: DemoRole, near: usize) -> DemoPerson {
    let DemoTeam { zone, hours, .. } = TEAMS[near];
    DemoPerson {
        key: key.to_owned(),
        name,
        email: email_of(key),
        role,
        team: None,
        zone,
        language: Language::English,
        hours,
    }
}

fn email_of(mailbox: &str) -> String {
    format!("{mailbox}@demo.irori.example")
}

const fn team(
    key: &'static str,
    department: usize,
    zone: Tz,
    hours: &'static [WorkPeriod],
    names: &'static [&'static str],
) -> DemoTeam {
    DemoTeam {
        key,
        department,
        zone,
        hours,
        names,
        // Three are too few for a group of their own, and yama is not to be joined.
        publishing: if names.len() < 4 {
            Publishing::Nothing
        } else {
            Publishing::Joined
        },
    }
}

const fn window(from_hour: i64, from_minute: i64, to_hour: i64, to_minute: i64) -> WorkPeriod {
    WorkPeriod {
        from: clock_time(60 * from_hour + from_minute),
        to: clock_time(60 * to_hour + to_minute),
    }
}

/// # Panics
/// Where the minutes are not within a day.
pub(super) const fn clock_time(minutes: i64) -> ClockTime {
    ClockTime::from_minutes(minutes).expect("the demo's times are of a day")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn thirty_five_members_come_first_and_six_others_follow() {
        let people = people();
        assert_eq!(people.len(), 41);
        assert!(
            people[..35]
                .iter()
                .all(|p| p.role == DemoRole::Member && p.team.is_some())
        );
        assert!(
            people[35..]
                .iter()
                .all(|p| p.role != DemoRole::Member && p.team.is_none())
        );
    }

    #[test]
    fn keys_names_and_addresses_are_distinct() {
        let people = people();
        let keys: HashSet<_> = people.iter().map(|p| &p.key).collect();
        let names: HashSet<_> = people.iter().map(|p| p.name).collect();
        let emails: HashSet<_> = people.iter().map(|p| &p.email).collect();
        assert_eq!([keys.len(), names.len(), emails.len()], [41, 41, 41]);
    }

    #[test]
    fn the_visitor_is_aki_tanaka_of_kita() {
        let visitor = &people()[0];
        assert_eq!(
            (visitor.key.as_str(), visitor.name),
            ("kita0", "Aki Tanaka")
        );
        assert_eq!(
            (visitor.email.as_str(), visitor.language),
            ("member@demo.irori.example", Language::English)
        );
    }

    #[test]
    fn every_team_has_one_lead() {
        let people = people();
        for (team, DemoTeam { key, .. }) in TEAMS.iter().enumerate() {
            let leads = people
                .iter()
                .filter(|p| matches!(p.role, DemoRole::Lead(teams) if teams.contains(&team)));
            assert_eq!(leads.count(), 1, "{key}");
        }
    }

    #[test]
    fn working_hours_are_sorted_and_disjoint() {
        for person in people() {
            let edges: Vec<ClockTime> = person.hours.iter().flat_map(|w| [w.from, w.to]).collect();
            assert!(edges.is_sorted_by(|a, b| a < b), "{}", person.key);
        }
    }
}
