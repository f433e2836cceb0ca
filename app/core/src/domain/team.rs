//! Teams, and how often a team of a given size can be shown.

use super::day::ClosingHour;
use super::form::{Form, FormReader, ValidationErrors, parse_line, text_enum};
use super::id::{DepartmentId, TeamId};
use super::person::{NAME_MOST, parse_zone};

/// The fewest counting members with which a team can be published by itself, where its weeks need
/// `least` respondents; smaller ones are joined with a sibling (SIGNALS §13.4).
pub fn stands_alone_from(least: u32) -> u32 {
    least + 1
}

text_enum! {
    /// Whether a team's weeks are published.
    Publishing {
        /// By itself, or joined with others where it is small (SIGNALS §13.4).
        Joined = "joined",
        /// Never; its people enter no report either.
        Nothing = "nothing",
    }
}

/// A leaf of the organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    pub id: TeamId,
    pub department: DepartmentId,
    pub name: String,
    /// The zone in which its week closes.
    pub zone: chrono_tz::Tz,
    pub closing_hour: ClosingHour,
    pub publishing: Publishing,
    /// Members counted here today, leads left out.
    pub counting: u32,
}

impl Team {
    /// What its settings say.
    pub fn plan(&self) -> TeamPlan {
        TeamPlan {
            name: self.name.clone(),
            department: self.department,
            zone: self.zone,
            closing_hour: self.closing_hour,
            publishing: self.publishing,
        }
    }
}

/// What the admin says of a team.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamPlan {
    pub name: String,
    pub department: DepartmentId,
    pub zone: chrono_tz::Tz,
    pub closing_hour: ClosingHour,
    pub publishing: Publishing,
}

impl TeamPlan {
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let name = read.required("name", |t| parse_line(t, NAME_MOST));
        let department = read.required("department", DepartmentId::parse);
        let zone = read.required("zone", parse_zone);
        // The form of a new team asks for neither.
        let closing_hour = read.optional("closing-hour", ClosingHour::parse);
        let publishing = read.optional("publishing", Publishing::parse);
        read.finish_with(|| {
            Some(Self {
                name: name?,
                department: department?,
                zone: zone?,
                closing_hour: closing_hour.unwrap_or_default(),
                publishing: publishing.unwrap_or(Publishing::Joined),
            })
        })
    }

    pub fn to_form(&self) -> Form {
        Form::default()
            .with("name", self.name.as_str())
            .with("department", self.department.to_string())
            .with("zone", self.zone.name())
            .with("closing-hour", self.closing_hour.hours().to_string())
            .with("publishing", self.publishing.as_str())
    }
}

/// Probability (0 to 1) that a week of a team of `members` is valid for at least `least` of them, when
/// each working day is answered with probability `answering`.
///
/// A person's week of five scheduled days is valid from three answered days on (SIGNALS §1.2);
/// people answer independently. Below `least` members it is 0.
pub fn weeks_computed(members: u32, least: u32, answering: f64) -> f64 {
    let valid = at_least(5, 3, answering);
    at_least(members, least, valid)
}

/// The sizes for which an admin is told how often a team will be visible: from `least` people to five
/// more, and the team's own size where it is above.
pub fn sizes_told(counting: u32, least: u32) -> Vec<u32> {
    let most = least + 5;
    let mut sizes: Vec<u32> = (least..=most).collect();
    sizes.extend((counting > most).then_some(counting));
    sizes
}

/// P(X ≥ `least`) for X ~ Binomial(`n`, `p`).
fn at_least(n: u32, least: u32, p: f64) -> f64 {
    if least > n {
        return 0.0;
    }
    let p = p.clamp(0.0, 1.0);
    (least..=n)
        .map(|k| choose(n, k) * p.powf(f64::from(k)) * (1.0 - p).powf(f64::from(n - k)))
        .sum::<f64>()
        .clamp(0.0, 1.0)
}

fn choose(n: u32, k: u32) -> f64 {
    (0..k.min(n - k)).fold(1.0, |c, i| c * f64::from(n - i) / f64::from(i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SIGNALS §13.4: of 5 members 15, 41, 87 % of weeks are computed, of 7 members 61, 91, 100 %.
    #[test]
    fn visibility_is_as_the_design_says() {
        for (members, answering, percent) in [
            (5, 0.60, 15.0),
            (5, 0.70, 41.0),
            (5, 0.85, 87.0),
            (7, 0.60, 61.0),
            (7, 0.70, 91.0),
            (7, 0.85, 100.0),
        ] {
            let computed = 100.0 * weeks_computed(members, 5, answering);
            assert!(
                (computed - percent).abs() < 0.6,
                "{members} at {answering}: {computed}"
            );
        }
        assert_eq!(sizes_told(4, 5), [5, 6, 7, 8, 9, 10]);
        assert_eq!(sizes_told(12, 5), [5, 6, 7, 8, 9, 10, 12]);
        assert_eq!(sizes_told(12, 10), [10, 11, 12, 13, 14, 15]);
        assert_eq!(weeks_computed(4, 5, 1.0), 0.0);
        assert_eq!(weeks_computed(9, 10, 1.0), 0.0);
        assert_eq!(weeks_computed(0, 5, 0.85), 0.0);
    }
}
