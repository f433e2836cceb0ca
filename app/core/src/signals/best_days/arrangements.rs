//! All the ways in which the classes of weeks could have fallen inside their blocks: counted where
//! there are at most 10,000, else drawn.

use super::super::chance::Chance;

/// Few, some, many.
pub const CLASSES: usize = 3;
/// Arrangements up to which all are counted.
const EXACT_UP_TO: u64 = 10_000;
/// Draws where there are more.
const DRAWS: u64 = 9_999;
/// Statistics closer than this are ties.
const TIE: f64 = 1e-9;

/// Blocks of weeks as (class, residual); the classes move, the residuals stay.
pub struct Arrangements {
    blocks: Vec<Vec<(usize, f64)>>,
    sizes: [f64; CLASSES],
}

/// What one arrangement shows.
pub struct ArrangementFinding {
    /// M_v; `None` for a class without weeks.
    pub means: [Option<f64>; CLASSES],
    /// T = Σ n_v·M_v².
    pub statistic: f64,
    /// The largest distance of two M.
    spread: f64,
}

/// How often chance does as well.
pub struct Probabilities {
    /// P(T* ≥ T).
    pub as_large: f64,
    /// P(max |ΔM*| ≥ the distance of each class behind the best).
    pub as_far: [Option<f64>; CLASSES],
}

type Sums = [f64; CLASSES];

impl Arrangements {
    pub fn new(blocks: Vec<Vec<(usize, f64)>>) -> Self {
        let mut sizes = [0.0; CLASSES];
        for (class, _) in blocks.iter().flatten() {
            sizes[*class] += 1.0;
        }
        Self { blocks, sizes }
    }

    pub fn weeks(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum()
    }

    /// The arrangement that was.
    pub fn observed(&self) -> ArrangementFinding {
        self.seen(self.observed_sums())
    }

    /// Exact, or from draws of `key` with (1+#)/(1+B) (SIGNALS §13.1).
    pub fn probabilities(
        &self,
        observed: &ArrangementFinding,
        behind: [Option<f64>; CLASSES],
        key: &str,
    ) -> Probabilities {
        let mut tally = Tally::default();
        let mut count = |sums: Sums| {
            let seen = self.seen(sums);
            tally.all += 1;
            tally.as_large += u64::from(seen.statistic >= observed.statistic - TIE);
            for (hits, behind) in tally.as_far.iter_mut().zip(behind) {
                *hits += u64::from(behind.is_some_and(|behind| seen.spread >= behind - TIE));
            }
        };
        if self.number() <= EXACT_UP_TO {
            self.every(&mut count);
        } else {
            // The observed arrangement is one more draw.
            count(self.observed_sums());
            self.drawn(key, &mut count);
        }
        let share = |hits: u64| hits as f64 / tally.all as f64;
        let as_far = [0, 1, 2].map(|class| behind[class].map(|_| share(tally.as_far[class])));
        Probabilities {
            as_large: share(tally.as_large),
            as_far,
        }
    }

    fn seen(&self, sums: Sums) -> ArrangementFinding {
        let mean = |class: usize| {
            let size = self.sizes[class];
            (size > 0.0).then(|| sums[class] / size)
        };
        let means = [mean(0), mean(1), mean(2)];
        let there = || means.iter().copied().flatten();
        let (low, high) = (
            there().fold(f64::INFINITY, f64::min),
            there().fold(f64::NEG_INFINITY, f64::max),
        );
        let statistic = means
            .iter()
            .zip(self.sizes)
            .filter_map(|(mean, size)| mean.map(|mean| size * mean * mean))
            .sum();
        ArrangementFinding {
            means,
            statistic,
            spread: high - low,
        }
    }

    fn observed_sums(&self) -> Sums {
        let mut sums = [0.0; CLASSES];
        for (class, residual) in self.blocks.iter().flatten() {
            sums[*class] += residual;
        }
        sums
    }

    /// Π over blocks of the multinomial coefficient; stops growing far above what is counted.
    fn number(&self) -> u64 {
        self.blocks.iter().fold(1, |product: u64, block| {
            product.saturating_mul(multinomial(block))
        })
    }

    fn every(&self, count: &mut impl FnMut(Sums)) {
        let blocks: Vec<Vec<Sums>> = self.blocks.iter().map(|block| ways(block)).collect();
        combine(&blocks, [0.0; CLASSES], count);
    }

    fn drawn(&self, key: &str, count: &mut impl FnMut(Sums)) {
        let mut chance = Chance::from_key(key);
        let mut labels: Vec<Vec<usize>> = self
            .blocks
            .iter()
            .map(|block| block.iter().map(|(class, _)| *class).collect())
            .collect();
        for _ in 0..DRAWS {
            let mut sums = [0.0; CLASSES];
            for (labels, block) in labels.iter_mut().zip(&self.blocks) {
                chance.shuffle(labels);
                for (class, (_, residual)) in labels.iter().zip(block) {
                    sums[*class] += residual;
                }
            }
            count(sums);
        }
    }
}

#[derive(Default)]
struct Tally {
    all: u64,
    as_large: u64,
    as_far: [u64; CLASSES],
}

fn class_sizes(block: &[(usize, f64)]) -> [usize; CLASSES] {
    [0, 1, 2].map(|class| block.iter().filter(|(c, _)| *c == class).count())
}

fn multinomial(block: &[(usize, f64)]) -> u64 {
    let factorial = |n: usize| (1..=n as u64).product::<u64>();
    let parts: u64 = class_sizes(block).into_iter().map(factorial).product();
    factorial(block.len()) / parts
}

/// The class sums of every distinct arrangement of one block.
fn ways(block: &[(usize, f64)]) -> Vec<Sums> {
    let mut found = Vec::new();
    place(block, class_sizes(block), [0.0; CLASSES], &mut found);
    found
}

fn place(rest: &[(usize, f64)], left: [usize; CLASSES], sums: Sums, found: &mut Vec<Sums>) {
    let Some(((_, residual), rest)) = rest.split_first() else {
        found.push(sums);
        return;
    };
    for class in 0..CLASSES {
        if left[class] > 0 {
            let (mut left, mut sums) = (left, sums);
            left[class] -= 1;
            sums[class] += residual;
            place(rest, left, sums, found);
        }
    }
}

fn combine(blocks: &[Vec<Sums>], sums: Sums, count: &mut impl FnMut(Sums)) {
    let Some((first, rest)) = blocks.split_first() else {
        count(sums);
        return;
    };
    for way in first {
        combine(rest, [0, 1, 2].map(|class| sums[class] + way[class]), count);
    }
}
