//! Mantel–Haenszel's common odds ratio, its interval, and the information in the strata.

use super::approvals::Approvals;
use crate::signals::numbers::finite;
use crate::signals::proportion::Confidence;

/// The sums over strata that everything is made of (Mantel & Haenszel 1959; Robins, Breslow &
/// Greenland 1986; SIGNALS §13.2).
#[derive(Clone, Copy, Debug, Default)]
pub struct StratumSums {
    /// ΣR and ΣS, R = ad/N, S = bc/N.
    pub r: f64,
    pub s: f64,
    /// ΣPR, Σ(PS + QR), ΣQS, with P = (a+d)/N and Q = (b+c)/N.
    pr: f64,
    ps_qr: f64,
    qs: f64,
    /// V = Σ(a+b)(c+d)(a+c)(b+d)/N²(N−1).
    pub information: f64,
}

impl StratumSums {
    /// Strata with fewer than two approvals tell nothing and are left out.
    pub fn of(strata: impl Iterator<Item = Approvals>) -> Self {
        let mut sums = Self::default();
        for stratum in strata {
            let [a, b, c, d] = [
                stratum.remote_stamped,
                stratum.remote_read,
                stratum.office_stamped,
                stratum.office_read,
            ]
            .map(f64::from);
            let n = a + b + c + d;
            if n < 2.0 {
                continue;
            }
            let (r, s) = (a * d / n, b * c / n);
            let (p, q) = ((a + d) / n, (b + c) / n);
            sums.r += r;
            sums.s += s;
            sums.pr += p * r;
            sums.ps_qr += p * s + q * r;
            sums.qs += q * s;
            sums.information += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
        }
        sums
    }

    /// ΣR/ΣS; `None` where either is 0.
    pub fn odds_ratio(&self) -> Option<f64> {
        (self.r > 0.0 && self.s > 0.0).then(|| self.r / self.s)
    }

    /// 95 % interval of the odds ratio; `None` where there is no odds ratio.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let ratio = self.odds_ratio()?;
        let variance = self.pr / (2.0 * self.r * self.r)
            + self.ps_qr / (2.0 * self.r * self.s)
            + self.qs / (2.0 * self.s * self.s);
        let reach = Confidence::NinetyFive.z() * variance.sqrt();
        Some((
            finite((ratio.ln() - reach).exp())?,
            finite((ratio.ln() + reach).exp())?,
        ))
    }
}

/// The widest of several intervals, and the least information among those left-out.
#[derive(Clone, Copy, Debug)]
pub struct PlainEnvelope {
    pub low: f64,
    pub high: f64,
    /// V with everybody.
    pub information: f64,
    /// The least V without one of them.
    pub least_information: f64,
}

impl PlainEnvelope {
    /// Of everybody; `None` where there is no interval.
    pub fn of(all: &StratumSums) -> Option<Self> {
        let (low, high) = all.interval()?;
        Some(Self {
            low,
            high,
            information: all.information,
            least_information: all.information,
        })
    }

    /// Takes in what is left without somebody; `None` where that has no interval.
    pub fn widen(&mut self, left: &StratumSums) -> Option<()> {
        let (low, high) = left.interval()?;
        self.low = self.low.min(low);
        self.high = self.high.max(high);
        self.least_information = self.least_information.min(left.information);
        Some(())
    }
}
