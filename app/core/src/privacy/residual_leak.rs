//! Leak of a mean about one of its members, whatever else is held back.

/// By how much the spread of one person's value shrinks for somebody who knows the sum over `people`
/// exchangeable people: 1 − √(1 − 1/n), from 0 to 1 (SIGNALS §8.2). 1 for one person or none.
pub fn residual_leak(people: u32) -> f64 {
    1.0 - (1.0 - 1.0 / f64::from(people.max(1))).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SIGNALS §8.2, golden.
    #[test]
    fn the_leak_shrinks_with_the_number_of_people() {
        for (people, leak) in [(3, 0.1835), (5, 0.1056), (6, 0.0871), (10, 0.0513)] {
            assert!((residual_leak(people) - leak).abs() < 5e-5, "{people}");
        }
        assert_eq!((residual_leak(1), residual_leak(0)), (1.0, 1.0));
    }
}
