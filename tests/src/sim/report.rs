//! Both tables as text: the figures of SIGNALS beside what the two sets of rules give.

use super::budgets::budgets;
use super::outcome::Outcome;
use super::rehearsal::{monte_carlo, rehearse};
use super::table::{Share, rows};
use super::{reference_rules, shipped_rules};
use std::fmt;

/// What was found in the same seeds under both sets of rules.
pub struct Report {
    pub reference: Vec<Outcome>,
    pub shipped: Vec<Outcome>,
}

impl Report {
    /// Of the first `n` Monte-Carlo seeds, made on every core.
    pub fn of(n: usize) -> Self {
        let both = rehearse(&monte_carlo(n), |org| {
            (reference_rules::outcome(org), shipped_rules::outcome(org))
        });
        let (reference, shipped) = both.into_iter().unzip();
        Self { reference, shipped }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["the script's rules", "the shipped rules"];
        writeln!(
            f,
            "What is found in {} made-up organisations (SIGNALS §10.3), ± one binomial standard error;\n\
             the paper's BIZ-2 is of seven people and of both kinds of tag in one chart\n",
            self.reference.len()
        )?;
        line(f, "", "the paper", head)?;
        for row in rows() {
            let told = |share: Share, as_hoped| noted(share, as_hoped, "differs");
            let reference = row.share(&self.reference);
            let shipped = row.share(&self.shipped);
            let columns = [
                reference.map(|share| told(share, row.agrees(share))),
                shipped.map(|share| told(share, row.is_no_worse(share))),
            ];
            line(f, row.what, row.paper, columns.map(or_none))?;
        }
        writeln!(
            f,
            "\nACTs in vain a year (SIGNALS §2.7), ± one Poisson standard error\n"
        )?;
        line(f, "", "the budget", head)?;
        for budget in budgets() {
            let rates = [&self.reference, &self.shipped].map(|outcomes| {
                let rate = budget.rate(outcomes)?;
                Some(noted(rate, budget.holds(rate), "too many"))
            });
            let most = format!("{:.2}", budget.most);
            line(f, budget.what, most, rates.map(or_none))?;
        }
        Ok(())
    }
}

/// A figure, with a note where it is not as hoped.
fn noted(figure: impl fmt::Display, as_hoped: bool, note: &str) -> String {
    if as_hoped {
        figure.to_string()
    } else {
        format!("{figure} {note}")
    }
}

fn or_none(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| "–".to_owned())
}

fn line(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    paper: impl fmt::Display,
    [reference, shipped]: [impl fmt::Display; 2],
) -> fmt::Result {
    writeln!(f, "  {what:<46} {paper:<16} {reference:<34} {shipped}")
}
