//! Helpers of several commands: languages, an operator's word, and the one thing that a name means.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use irori_core::domain::person::Language;
use irori_web::words::Locale;

/// A language, as it is named on the command line.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum CliLanguage {
    #[default]
    En,
    Ja,
}

impl CliLanguage {
    pub fn words(self) -> Locale {
        Locale(match self {
            Self::En => Language::English,
            Self::Ja => Language::Japanese,
        })
    }
}

/// Whoever reads a result on the machine itself.
#[derive(Args)]
pub struct Operator {
    /// Say that you read a result as the operator of this installation: it becomes a row of the
    /// ledger that everybody whom it concerns sees.
    #[arg(long)]
    i_am_the_operator: bool,
}

impl Operator {
    /// Refuses who does not say that they read a result.
    pub fn expect(&self) -> Result<()> {
        if !self.i_am_the_operator {
            bail!(
                "this reads a result of people; run it again with --i-am-the-operator if you mean it: \
                 it becomes a row of the ledger, which everybody whom it concerns sees"
            );
        }
        Ok(())
    }
}

/// The one of `found`, which are called so; none, or several, are told. `kind` is such as `team`, `line`
/// tells one of several by its id, and `none` is added where there is none.
pub fn the_one<T>(
    (kind, called): (&str, &str),
    mut found: Vec<T>,
    line: impl Fn(&T) -> String,
    none: &str,
) -> Result<T> {
    match found.len() {
        0 => bail!("there is no {kind} called {called:?}{none}"),
        1 => Ok(found.remove(0)),
        _ => bail!(
            "several {kind}s are called {called:?}; name one by its id:{}",
            listed(&found, line)
        ),
    }
}

/// One a line, under a sentence.
pub fn listed<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(|one| format!("\n  {}", line(one))).collect()
}
