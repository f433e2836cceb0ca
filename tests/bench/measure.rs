//! How often something can be done in a second, and the median of several rounds.

use anyhow::{Context, Result};
use std::fmt;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How often each thing is measured, in turn with what it is compared with.
pub const ROUNDS: usize = 5;

/// Something that is done again and again.
pub trait Act: Send + 'static {
    fn act(&mut self) -> impl Future<Output = Result<()>> + Send;
}

/// How often a second all of `acting` act when each begins anew as soon as it is done.
pub async fn rate_of<A: Act>(acting: Vec<A>, time: Duration) -> Result<f64> {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for mut one in acting {
        tasks.spawn(async move {
            let mut times = 0_u32;
            while start.elapsed() < time {
                one.act().await?;
                times += 1;
            }
            anyhow::Ok(times)
        });
    }
    let mut times = 0;
    while let Some(done) = tasks.join_next().await {
        times += done.context("an act panicked")??;
    }
    Ok(f64::from(times) / start.elapsed().as_secs_f64())
}

/// One figure a round.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<f64>);

impl Rounds {
    pub fn add(&mut self, figure: f64) {
        self.0.push(figure);
        self.0.sort_by(f64::total_cmp);
    }

    /// Zero where there was no round.
    pub fn median(&self) -> f64 {
        match self.0.len() {
            0 => 0.0,
            n if n % 2 == 1 => self.0[n / 2],
            n => f64::midpoint(self.0[n / 2 - 1], self.0[n / 2]),
        }
    }
}

/// `412 (398 to 431)`, with as many decimals as asked for.
impl fmt::Display for Rounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = f.precision().unwrap_or(0);
        let least = self.0.first().copied().unwrap_or_default();
        let most = self.0.last().copied().unwrap_or_default();
        let median = self.median();
        let text = format!("{median:.decimals$} ({least:.decimals$} to {most:.decimals$})");
        // The precision is that of the numbers and must not cut the text.
        write!(f, "{text:<width$}", width = f.width().unwrap_or(0))
    }
}

/// A figure of ours, the one it is held against, and their ratio round by round.
#[derive(Debug, Default)]
pub struct Compared {
    pub ours: Rounds,
    pub theirs: Rounds,
    pub ratio: Rounds,
}

impl Compared {
    pub fn add(&mut self, ours: f64, theirs: f64) {
        self.ours.add(ours);
        self.theirs.add(theirs);
        self.ratio.add(ours / theirs);
    }
}
