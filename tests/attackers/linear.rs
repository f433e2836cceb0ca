//! The best linear guess: least squares learned on one half of the tries, judged on the other.

/// What an attacker knows of one try, and the secret behind it.
pub struct Try {
    pub seen: Vec<f64>,
    pub secret: f64,
}

/// The correlation between the secrets of the second half of the tries and what is guessed from what
/// was seen, as the first half teaches; 0 where nothing that was seen ever differs. From −1 to 1.
pub fn correlation(tries: &[Try]) -> f64 {
    let (learned, judged) = tries.split_at(tries.len() / 2);
    let weights = least_squares(learned);
    let guesses: Vec<f64> = judged.iter().map(|one| dot(&weights, &one.seen)).collect();
    let secrets: Vec<f64> = judged.iter().map(|one| one.secret).collect();
    pearson(&guesses, &secrets)
}

/// The weight of each thing seen, after the mean is taken off.
fn least_squares(tries: &[Try]) -> Vec<f64> {
    let width = tries[0].seen.len();
    let mean = |of: &dyn Fn(&Try) -> f64| tries.iter().map(of).sum::<f64>() / tries.len() as f64;
    let means: Vec<f64> = (0..width).map(|at| mean(&|one| one.seen[at])).collect();
    let secret = mean(&|one| one.secret);
    // A little on the diagonal, for what never differs.
    let mut system: Vec<Vec<f64>> = (0..width)
        .map(|row| {
            let part = |one: &Try, at: usize| one.seen[at] - means[at];
            let with = |at: usize| tries.iter().map(|one| part(one, row) * part(one, at)).sum();
            let mut line: Vec<f64> = (0..width).map(with).collect();
            line[row] += 1e-6 * tries.len() as f64;
            let right = tries
                .iter()
                .map(|one| part(one, row) * (one.secret - secret));
            line.push(right.sum());
            line
        })
        .collect();
    solve(&mut system)
}

fn solve(system: &mut [Vec<f64>]) -> Vec<f64> {
    let width = system.len();
    for column in 0..width {
        let largest = |a: &usize, b: &usize| {
            let size = |row: usize| system[row][column].abs();
            size(*a).total_cmp(&size(*b))
        };
        let pivot = (column..width).max_by(largest).unwrap();
        system.swap(column, pivot);
        let row = system[column].clone();
        for other in (0..width).filter(|other| *other != column) {
            let part = system[other][column] / row[column];
            for (x, y) in system[other].iter_mut().zip(&row) {
                *x -= part * y;
            }
        }
    }
    (0..width)
        .map(|at| system[at][width] / system[at][at])
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn pearson(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let off = |x: &[f64], mean: f64| x.iter().map(|x| x - mean).collect::<Vec<_>>();
    let (a, b) = (off(a, mean_a), off(b, mean_b));
    let spread = (dot(&a, &a) * dot(&b, &b)).sqrt();
    if spread > 1e-9 {
        dot(&a, &b) / spread
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use server::demo::random::Key;

    fn tries(noise: f64) -> Vec<Try> {
        let one = |n: usize| {
            let key = Key::new("linear").with(n);
            let [a, b] = ["a", "b"].map(|name| key.with(name).normal());
            let secret = a - 2.0 * b + noise * key.with("noise").normal();
            Try {
                seen: vec![a, b, 7.0],
                secret,
            }
        };
        (0..1000).map(one).collect()
    }

    #[test]
    fn what_is_a_sum_of_what_is_seen_is_found_and_noise_is_not() {
        assert!(correlation(&tries(0.0)) > 0.999);
        // 5 of 10 parts of the variance are seen.
        assert!((correlation(&tries(5.0_f64.sqrt())) - 0.707).abs() < 0.05);
        let mut blind = tries(1.0);
        blind.iter_mut().for_each(|one| one.seen = vec![0.0, 1.0]);
        assert_eq!(correlation(&blind), 0.0);
    }
}
