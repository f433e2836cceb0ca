//! A report as CSV (RFC 4180, UTF-8): one row a figure, in the machine's words, which are those of the
//! JSON file.

mod formula;
mod rows;

pub use formula::neutral;

use anyhow::Result;
use chrono::SecondsFormat;
use irori_core::privacy::rights::fields::REPORT_CSV;
use irori_core::report::Report;
use irori_core::report::content::{QuarterContent, Range};
use irori_core::signals::unit_change::Estimate;
use rows::{Figure, Row};
use std::io::Write;

/// How the file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    None,
    /// A byte-order mark, by which older spreadsheet programs know UTF-8.
    Bom,
}

/// Room for a row as most of them are, in bytes.
const ROW: usize = 280;

/// The whole file; the same report gives the same bytes. A row tells one figure in `value` with its
/// 95 % interval, or a step in `from` and `to` (both included), or a word in `value`; where there is
/// none, `mark` says why. `people_from` and `people_to` are on how many people it stands.
pub fn csv(report: &Report, mark: Mark) -> Result<Vec<u8>> {
    let rows: usize = report.content.quarters.iter().map(rows::count).sum();
    let mut begin = Vec::with_capacity((rows + 1) * ROW);
    if mark == Mark::Bom {
        begin.extend("\u{feff}".as_bytes());
    }
    let mut out = Out {
        csv: writer(begin),
        number: Vec::new(),
    };
    out.csv.write_record(REPORT_CSV)?;
    let digest = report.written.digest.to_string();
    for quarter in &report.content.quarters {
        let (period, foot) = (quarter.quarter.to_string(), foot_of(quarter, &digest));
        rows::of(quarter, &mut |row| out.row(&period, row, &foot))?;
    }
    Ok(out.csv.into_inner()?)
}

fn writer(begin: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(begin)
}

/// What all rows of a quarter end with.
fn foot_of(quarter: &QuarterContent, digest: &str) -> [String; 6] {
    [
        quarter.least.to_string(),
        quarter.closed.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        if quarter.late { "yes" } else { "no" }.to_owned(),
        quarter.parameters.to_string(),
        quarter.release.to_string(),
        digest.to_owned(),
    ]
}

struct Out {
    csv: csv::Writer<Vec<u8>>,
    /// The text of the number that is being written.
    number: Vec<u8>,
}

impl Out {
    fn row(&mut self, period: &str, row: Row<'_>, foot: &[String; 6]) -> Result<()> {
        let head = [period, row.part, row.kind, row.unit, row.of];
        for cell in head {
            self.csv.write_field(cell)?;
        }
        self.whole(row.level)?;
        self.csv.write_field(row.measure)?;
        self.figure(row.figure)?;
        self.ends(row.people)?;
        self.csv.write_field(row.mark)?;
        for cell in foot {
            self.csv.write_field(cell)?;
        }
        self.csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// `value, low_95, high_95, from, to`.
    fn figure(&mut self, figure: Figure) -> Result<()> {
        match figure {
            Figure::None => self.empty(3)?,
            Figure::Word(word) => {
                self.csv.write_field(word)?;
                self.empty(2)?;
            }
            Figure::Count(count) => {
                self.whole(Some(count))?;
                self.empty(2)?;
            }
            Figure::Step(step) => {
                self.empty(3)?;
                return self.ends(Some(step));
            }
            Figure::Estimate(Estimate { value, low, high }) => {
                for number in [value, low, high] {
                    self.number.clear();
                    write!(self.number, "{number:.2}")?;
                    self.csv.write_field(&self.number)?;
                }
            }
        }
        self.empty(2)
    }

    fn ends(&mut self, range: Option<Range>) -> Result<()> {
        self.whole(range.map(|range| range.from))?;
        self.whole(range.map(|range| range.to))
    }

    fn whole(&mut self, number: Option<u32>) -> Result<()> {
        self.number.clear();
        if let Some(number) = number {
            write!(self.number, "{number}")?;
        }
        Ok(self.csv.write_field(&self.number)?)
    }

    fn empty(&mut self, cells: usize) -> Result<()> {
        for _ in 0..cells {
            self.csv.write_field("")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_formula() {
        for name in [
            "=1+1", "+1", "-1", "@x", "\tx", "\nx", "＝1", "＋x", "－x", "＠x",
        ] {
            assert_eq!(neutral(name), format!("'{name}"));
        }
        assert_eq!(neutral("Japan"), "Japan");
    }
}
