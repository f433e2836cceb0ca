//! A report as CSV (RFC 4180, UTF-8): one row a figure, in the machine's words, which are those of the
//! JSON file.

mod formula;
mod rows;

pub use formula::neutral;

use anyhow::Result;
use csv::{Terminator, WriterBuilder};
use irori_core::privacy::rights::fields::REPORT_CSV;
use irori_core::report::Report;

/// How the file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStart {
    None,
    /// A byte-order mark, by which older spreadsheet programs know UTF-8.
    Bom,
}

/// Room for a row as most of them are, in bytes.
const ROW: usize = 280;

/// The whole file; the same report gives the same bytes. A row tells one figure in `value` with its
/// 95 % interval, or a step in `from` and `to` (both included), or a word in `value`; where there is
/// none, `mark` says why. `people_from` and `people_to` are on how many people it stands.
pub fn csv(report: &Report, mark: FileStart) -> Result<Vec<u8>> {
    let rows: usize = report.content.quarters.iter().map(rows::count).sum();
    let mut begin = Vec::with_capacity((rows + 1) * ROW);
    if mark == FileStart::Bom {
        begin.extend("\u{feff}".as_bytes());
    }
    let mut out = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .has_headers(false)
        .from_writer(begin);
    out.write_record(REPORT_CSV)?;
    let digest = report.written.digest.to_string();
    for quarter in &report.content.quarters {
        rows::write(quarter, &digest, &mut out)?;
    }
    Ok(out.into_inner()?)
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
