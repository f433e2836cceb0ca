//! Breadth of casual talk: the effective number of partners.

use super::numbers::finite;

/// Minutes of talk in the window below which nothing is said (SIGNALS §3, ISO-3).
pub const LEAST_MINUTES: f64 = 60.0;

/// N_eff = 1/Σp_i², the effective number of talk partners: 1 (all with one) to the number of
/// partners (all alike) (SIGNALS §3, ISO-3; the inverse Simpson index).
///
/// One item a partner: their minutes of casual talk in the trailing four weeks. What is not a
/// positive number is left out. `None` below 60 minutes together.
pub fn effective_partners(minutes: &[f64]) -> Option<f64> {
    let mut minutes: Vec<f64> = minutes
        .iter()
        .copied()
        .filter(|x| x.is_finite() && *x > 0.0)
        .collect();
    minutes.sort_by(f64::total_cmp);
    let total = finite(minutes.iter().sum()).filter(|total| *total >= LEAST_MINUTES)?;
    let squares: f64 = minutes.iter().map(|x| (x / total).powi(2)).sum();
    finite(1.0 / squares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_talk_has_no_breadth() {
        assert_eq!(effective_partners(&[]), None);
        assert_eq!(effective_partners(&[30.0, 29.0]), None);
        assert_eq!(effective_partners(&[f64::NAN, -5.0, 60.0]), Some(1.0));
    }

    #[test]
    fn the_order_of_people_does_not_matter() {
        assert_eq!(
            effective_partners(&[60.0, 30.0, 10.0, 7.0]),
            effective_partners(&[7.0, 10.0, 60.0, 30.0])
        );
    }
}
