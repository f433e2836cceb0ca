//! A report as CSV (RFC 4180, UTF-8): one row a figure, in the machine's words, which are those of the
//! JSON file. Also a quarter as one row a unit.

mod rows;

use anyhow::Result;
use app::privacy::quarter_release::{Figure, QuarterRelease, RATES, Trend, UnitRow, people_within};
use app::privacy::rights::fields::{REPORT_CSV, REPORT_FILE};
use app::report::Report;
use app::report::content::{QuarterContent, Range};
use app::signals::unit_change::Estimate;
use chrono::SecondsFormat;
use rows::{Figure as Told, Row};
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
    fn figure(&mut self, figure: Told) -> Result<()> {
        match figure {
            Told::None => self.empty(3)?,
            Told::Word(word) => {
                self.csv.write_field(word)?;
                self.empty(2)?;
            }
            Told::Count(count) => {
                self.whole(Some(count))?;
                self.empty(2)?;
            }
            Told::Step(step) => {
                self.empty(3)?;
                return self.ends(Some(step));
            }
            Told::Estimate(Estimate { value, low, high }) => {
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

/// The whole file. The same Release gives the same bytes.
pub fn quarter_csv(release: &QuarterRelease, mark: Mark) -> Result<Vec<u8>> {
    let begin = match mark {
        Mark::None => Vec::new(),
        Mark::Bom => "\u{feff}".as_bytes().to_vec(),
    };
    let mut csv = writer(begin);
    csv.write_record(REPORT_FILE)?;
    for unit in &release.units {
        csv.write_record(row(release, unit))?;
    }
    Ok(csv.into_inner()?)
}

fn row(release: &QuarterRelease, unit: &UnitRow) -> Vec<String> {
    let mut cells = vec![
        release.quarter.to_string(),
        neutral(&unit.names.join(" + ")),
        unit.depth.to_string(),
        if unit.figures.is_some() { "no" } else { "yes" }.to_owned(),
    ];
    let Some(figures) = &unit.figures else {
        cells.extend(vec![String::new(); REPORT_FILE.len() - cells.len() - 3]);
        cells.extend(foot(release));
        return cells;
    };
    let both = |ends: Option<(u32, u32)>| match ends {
        Some((from, to)) => [from.to_string(), to.to_string()],
        None => Default::default(),
    };
    cells.extend(both(figures.people.map(people_within)));
    cells.extend(both(figures.compared.map(people_within)));
    let coverage = figures.coverage.map(|coverage| coverage.percents());
    cells.extend(both(coverage.map(|(from, to)| (from.into(), to.into()))));
    cells.extend(cells_of(figures.isolation, ""));
    let [least, most] = RATES;
    for rate in [figures.home_to_work, figures.work_to_home] {
        let note = match rate {
            Figure::Known(rate) if rate.value <= least => format!("{least:.2} stands for less too"),
            Figure::Known(rate) if rate.value >= most => format!("{most:.2} stands for more too"),
            _ => String::new(),
        };
        cells.extend(cells_of(rate, &note));
    }
    cells.push(
        match figures.reviews {
            Trend::Shorter => "shorter",
            Trend::AboutTheSame => "about the same",
            Trend::Longer => "longer",
            Trend::NotKnown => "not known",
        }
        .to_owned(),
    );
    cells.extend(foot(release));
    cells
}

fn cells_of(figure: Figure, note: &str) -> [String; 4] {
    match figure {
        Figure::NotTold => [
            String::new(),
            String::new(),
            String::new(),
            "not told".to_owned(),
        ],
        Figure::Known(estimate) => {
            let [value, low, high] =
                [estimate.value, estimate.low, estimate.high].map(|number| format!("{number:.2}"));
            [value, low, high, note.to_owned()]
        }
    }
}

fn foot(release: &QuarterRelease) -> [String; 3] {
    [
        release.thresholds.report.to_string(),
        release
            .closed
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        release.parameters.version.to_string(),
    ]
}

/// A text that no spreadsheet takes for a formula: what begins like one gets a `'` before it
/// (STACK §6). Numbers are written by us and stay as they are.
pub fn neutral(text: &str) -> String {
    let begins = text.chars().next();
    let is_formula = begins.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c));
    if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::domain::quarter::Quarter;
    use app::privacy::quarter_release::{UnitFigures, UnitKind};
    use app::privacy::release::{Coverage, Parameters};
    use app::privacy::thresholds::Thresholds;
    use app::signals::unit_change::Estimate;

    fn release(names: &[&str]) -> QuarterRelease {
        let at = "2026-10-05T20:00:00Z".parse().unwrap();
        let estimate = Estimate {
            value: -0.125,
            low: -0.5,
            high: 0.25,
        };
        let figures = UnitFigures {
            people: Some(25),
            compared: Some(20),
            coverage: Coverage::of(70, 100),
            isolation: Figure::Known(estimate),
            home_to_work: Figure::NotTold,
            work_to_home: Figure::Known(Estimate {
                value: 0.25,
                low: 0.25,
                high: 1.1,
            }),
            reviews: Trend::Longer,
            ..UnitFigures::default()
        };
        let shown = UnitRow {
            kind: UnitKind::Unit,
            departments: Vec::new(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            depth: 1,
            figures: Some(figures),
        };
        let hidden = UnitRow {
            figures: None,
            ..shown.clone()
        };
        QuarterRelease {
            by_remote_days: Vec::new(),
            form: 1,
            quarter: Quarter::parse("2026-Q3").unwrap(),
            due: at,
            closed: at,
            thresholds: Thresholds::STANDARD,
            parameters: Parameters::default(),
            units: vec![shown, hidden],
            previous: None,
        }
    }

    fn text(names: &[&str], mark: Mark) -> String {
        String::from_utf8(quarter_csv(&release(names), mark).unwrap()).unwrap()
    }

    #[test]
    fn every_row_has_a_cell_for_every_column_and_a_gap_says_why() {
        let text = text(&["Japan, \"north\""], Mark::None);
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(
            csv.headers().unwrap(),
            &csv::StringRecord::from(REPORT_FILE.to_vec())
        );
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][1], "Japan, \"north\"");
        assert_eq!(
            (4..10).map(|n| &rows[0][n]).collect::<Vec<_>>(),
            ["25", "29", "20", "24", "60", "80"]
        );
        assert_eq!(
            (10..14).map(|n| &rows[0][n]).collect::<Vec<_>>(),
            ["-0.12", "-0.50", "0.25", ""]
        );
        assert_eq!(
            (14..22).map(|n| &rows[0][n]).collect::<Vec<_>>(),
            [
                "",
                "",
                "",
                "not told",
                "0.25",
                "0.25",
                "1.10",
                "0.25 stands for less too"
            ]
        );
        assert_eq!(&rows[0][22], "longer");
        assert_eq!(&rows[1][3], "yes");
        assert!(
            (4..23).all(|n| rows[1][n].is_empty()),
            "a suppressed row tells nothing"
        );
        assert!(text.lines().count() == 3 && text.ends_with("\r\n"));
    }

    #[test]
    fn a_name_is_never_a_formula_and_the_mark_comes_when_asked_for() {
        for name in ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "＋x", "－x", "＠x"] {
            let text = text(&[name], Mark::None);
            let mut csv = csv::Reader::from_reader(text.as_bytes());
            let row = csv.records().next().unwrap().unwrap();
            assert_eq!(&row[1], format!("'{name}"));
        }
        assert_eq!(neutral("Japan"), "Japan");
        assert!(text(&["x"], Mark::Bom).starts_with("\u{feff}period,"));
        assert!(text(&["x"], Mark::None).starts_with("period,"));
    }
}
