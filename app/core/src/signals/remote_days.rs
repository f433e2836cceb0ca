//! Weeks by their number of remote days against people's own mean, over an organisation (SIGNALS §13.5).
//! Together with, never because of. How many people that needs is decided in `privacy`.

use super::numbers::mean;
use super::unit_change::{Estimate, mean_change};
use std::collections::BTreeMap;

/// A person's mean in each class of weeks less the mean of these means, so that a class in which somebody
/// had many weeks weighs for them like one in which they had few. It sums to 0. `None` with weeks in fewer
/// than two classes: the difference would be 0 by construction, and would narrow every interval.
pub fn differences(weeks: &[(u8, f64)]) -> Option<BTreeMap<u8, f64>> {
    let mut classes: BTreeMap<u8, Vec<f64>> = BTreeMap::new();
    for (class, value) in weeks {
        classes.entry(*class).or_default().push(*value);
    }
    if classes.len() < 2 {
        return None;
    }
    let means = classes
        .iter()
        .map(|(class, values)| Some((*class, mean(values)?)));
    let means: BTreeMap<u8, f64> = means.collect::<Option<_>>()?;
    let own = mean(&means.values().copied().collect::<Vec<_>>())?;
    Some(
        means
            .into_iter()
            .map(|(class, value)| (class, value - own))
            .collect(),
    )
}

/// The mean over the persons who had weeks of a class, with Student's 95 % interval; each weighs the
/// same. `None` for fewer than two.
pub fn of_class(persons: &[BTreeMap<u8, f64>], class: u8) -> Option<Estimate> {
    let mut values: Vec<f64> = persons
        .iter()
        .filter_map(|one| one.get(&class).copied())
        .collect();
    // In one order, so that the order of persons does not show in the last digit.
    values.sort_by(f64::total_cmp);
    mean_change(&values)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three persons, worked out by hand: means by class 4, 3 | 3.5, 4, 3 | 5, 4.
    fn persons() -> Vec<BTreeMap<u8, f64>> {
        let weeks: [&[(u8, f64)]; 3] = [
            &[(1, 4.5), (1, 3.5), (3, 3.0)],
            &[(1, 3.5), (2, 4.0), (3, 2.5), (3, 3.5)],
            &[(1, 5.0), (3, 4.0), (3, 4.0), (3, 4.0)],
        ];
        weeks
            .iter()
            .map(|weeks| differences(weeks).unwrap())
            .collect()
    }

    #[test]
    fn a_class_with_many_weeks_weighs_for_a_person_like_one_with_few() {
        let persons = persons();
        assert_eq!(persons[0], [(1, 0.5), (3, -0.5)].into());
        assert_eq!(persons[1], [(1, 0.0), (2, 0.5), (3, -0.5)].into());
        assert_eq!(persons[2], [(1, 0.5), (3, -0.5)].into());
    }

    #[test]
    fn who_had_weeks_of_one_class_alone_says_nothing() {
        assert_eq!(differences(&[(5, 3.0), (5, 4.0), (5, 2.0)]), None);
        assert_eq!(differences(&[]), None);
    }

    #[test]
    fn persons_weigh_the_same_and_the_interval_is_students() {
        // Mean 1/3, variance 1/12, standard error 1/6; t(.975, 2) = 4.3026527.
        let one = of_class(&persons(), 1).unwrap();
        for (found, expected) in [
            (one.value, 1.0 / 3.0),
            (one.low, 1.0 / 3.0 - 4.302_652_7 / 6.0),
            (one.high, 1.0 / 3.0 + 4.302_652_7 / 6.0),
        ] {
            assert!((found - expected).abs() < 1e-6, "{one:?}");
        }
        assert_eq!(of_class(&persons(), 2), None, "one person");
        assert_eq!(of_class(&persons(), 4), None);
        let mut turned = persons();
        turned.reverse();
        assert_eq!(of_class(&turned, 1), Some(one));
    }
}
