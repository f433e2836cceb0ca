//! The effects planted in the demo, which the signals are expected to find (SIGNALS §10.3).

/// Weeks since minami began to drift apart, at most 12; 0 before week 20 and in other teams.
pub fn isolation_weeks(team: &str, week: u8) -> u8 {
    if team == "minami" && week >= 20 {
        (week - 19).min(12)
    } else {
        0
    }
}

/// Whether hoshi4 has lost connection while the rest of the team has not.
pub fn is_alone(person: &str, week: u8) -> bool {
    person == "hoshi4" && week >= 30
}

/// Whether kita2 is in the six weeks of many interruptions that nobody agreed to.
pub fn is_often_interrupted(person: &str, week: u8) -> bool {
    person == "kita2" && (26..32).contains(&week)
}

/// Whether work follows atlas1 home on most evenings.
pub fn work_comes_home(person: &str, week: u8) -> bool {
    person == "atlas1" && week >= 22
}

/// Whether nami approves more than half of its pull requests unread.
pub fn approves_unread(team: &str, week: u8) -> bool {
    team == "nami" && week >= 24
}

/// Whether kita has lost touch with why its work matters.
pub fn lost_context(team: &str, week: u8) -> bool {
    team == "kita" && week >= 25
}

/// How much likelier this member is asked to review than a colleague: atlas0 carries most of it.
pub fn review_weight(team: &str, member: usize) -> f64 {
    if team == "atlas" && member == 0 {
        6.0
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drift_grows_for_twelve_weeks() {
        assert_eq!(
            [19, 20, 31, 43].map(|week| isolation_weeks("minami", week)),
            [0, 1, 12, 12]
        );
        assert_eq!(isolation_weeks("nami", 30), 0);
    }

    #[test]
    fn the_interrupted_weeks_end() {
        assert_eq!(
            [25, 26, 31, 32].map(|week| is_often_interrupted("kita2", week)),
            [false, true, true, false]
        );
    }
}
