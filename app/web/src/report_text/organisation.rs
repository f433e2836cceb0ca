//! The organisation as a whole by number of remote days a week.

use super::writing::{ReportWriter, remote_class};
use irori_core::privacy::quarter_release::REMOTE_DAYS_MOST;
use irori_core::report::content::{QuarterContent, RemoteContent, RemoteFigure};
use irori_core::report::document::{Block, PlottedRow, Section, Table, TableCell, TableRow};
use irori_core::signals::unit_change::Estimate;

/// What is read of a class.
type Item = fn(&RemoteFigure) -> Estimate;

impl ReportWriter<'_> {
    /// Connection, focus and time for family or care. Together with, never because of.
    pub(super) fn by_remote_days(&self) -> Section {
        let mut blocks = vec![
            Block::Sentence(t!(self.words, "report-remote-about")),
            Block::Sentence(t!(self.words, "report-remote-no-cause")),
        ];
        let is_told = |quarter: &QuarterContent| !quarter.by_remote_days.is_empty();
        if self.quarters().iter().any(is_told) {
            let items: [(&str, Item); 3] = [
                ("report-remote-connection", |told| told.connection),
                ("report-remote-focus", |told| told.focus),
                ("report-remote-care", |told| told.care),
            ];
            let tables = items.map(|(caption, of)| Block::Table(self.remote_table(caption, of)));
            blocks.extend(tables);
        } else {
            blocks.push(Block::Sentence(t!(self.words, "report-remote-unknown")));
        }
        self.section("remote-days", "report-remote", blocks)
    }

    fn remote_table(&self, caption: &str, of: Item) -> Table {
        let rows = (0..=REMOTE_DAYS_MOST).map(|days| self.remote_row(days, of));
        let rows: Vec<TableRow> = rows.collect();
        let columns = self.quarter_heads().into_iter();
        Table {
            caption: t!(self.words, caption),
            first: t!(self.words, "report-remote-days"),
            columns: columns.chain([t!(self.words, "report-compared")]).collect(),
            plot: self.plot(rows.iter().filter_map(|row| row.drawn), 0.0, false),
            rows,
        }
    }

    fn remote_row(&self, days: u8, of: Item) -> TableRow {
        let quarters = self.quarters().iter();
        let classes = quarters.map(|quarter| {
            let mut classes = quarter.by_remote_days.iter();
            classes.find(|class| class.days == days)
        });
        let classes: Vec<Option<&RemoteContent>> = classes.collect();
        let told = classes.iter().map(|class| match class {
            None => TableCell::mark(t!(self.words, "report-done-unknown")),
            Some(class) => {
                let told = class.told.as_ref().map(of);
                self.figure(told, Self::estimate, "report-hidden")
            }
        });
        let latest = classes
            .last()
            .copied()
            .flatten()
            .and_then(|class| class.told);
        let people = latest.map(|told| told.people);
        let people = self.figure(people, Self::people, "report-hidden");
        TableRow {
            name: remote_class(days, self.words),
            depth: 0,
            cells: told.chain([people]).collect(),
            drawn: latest.map(|told| PlottedRow {
                own: of(&told),
                shrunk: None,
            }),
        }
    }
}
