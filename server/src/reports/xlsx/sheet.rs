//! Filling of a sheet: cells by what they mean, and a head that stays in sight.

use anyhow::{Context, Result};
use irori_core::report::content::Range;
use irori_core::signals::unit_change::Estimate;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};
use std::borrow::Cow;

/// The most of a text that a cell holds, in UTF-16 units.
const TEXT_MOST: usize = 32_767;

/// What stands in a cell.
#[derive(Clone, Copy)]
pub enum SheetCell<'w> {
    Text(&'w str),
    /// Says why there is no figure.
    Mark(&'w str),
    /// People, percents and counts.
    Whole(u32),
    /// Against usual: two decimals and a sign.
    Change(f64),
    /// A multiple of usual: two decimals.
    Times(f64),
}

impl<'w> SheetCell<'w> {
    /// Both ends, or why there are none.
    pub fn range(range: Option<Range>, none: &'w str) -> [Self; 2] {
        match range {
            Some(Range { from, to }) => [Self::Whole(from), Self::Whole(to)],
            None => [Self::Mark(none); 2],
        }
    }

    /// The value and its interval, or why there are none.
    pub fn estimate(kind: fn(f64) -> Self, estimate: Option<Estimate>, none: &'w str) -> [Self; 3] {
        match estimate {
            Some(Estimate { value, low, high }) => [value, low, high].map(kind),
            None => [Self::Mark(none); 3],
        }
    }
}

/// How cells look.
pub struct Formats {
    pub title: Format,
    pub plain: Format,
    pub head: Format,
    /// Long texts, over several lines.
    pub wrapped: Format,
    mark: Format,
    whole: Format,
    change: Format,
    times: Format,
}

impl Formats {
    pub fn new() -> Self {
        let number = |code: &str| Format::new().set_num_format(code);
        let head = Format::new().set_bold().set_text_wrap();
        Self {
            title: Format::new().set_bold(),
            plain: Format::new(),
            head: head
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            mark: Format::new().set_italic(),
            whole: number("0"),
            change: number("+0.00;-0.00;0.00"),
            times: number("0.00"),
        }
    }
}

/// A sheet that is filled from above.
pub struct Sheet<'s> {
    sheet: &'s mut Worksheet,
    formats: &'s Formats,
    next: u32,
}

impl<'s> Sheet<'s> {
    /// `name` has at most 31 characters and none of `[]:*?/\`.
    pub fn new(sheet: &'s mut Worksheet, name: &str, formats: &'s Formats) -> Result<Self> {
        sheet
            .set_name(name)
            .with_context(|| format!("a sheet called {name}"))?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        Ok(Self {
            sheet,
            formats,
            next: 0,
        })
    }

    /// In characters.
    pub fn widths(&mut self, widths: impl IntoIterator<Item = u8>) -> Result<()> {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    /// The heads of a table.
    pub fn heads(&mut self, heads: &[String]) -> Result<()> {
        let format = &self.formats.head;
        self.texts(heads, format)
    }

    /// Keeps everything so far in sight, and so many columns.
    pub fn freeze(&mut self, columns: u16) -> Result<()> {
        self.sheet.set_freeze_panes(self.next, columns)?;
        Ok(())
    }

    pub fn row<'w>(&mut self, cells: impl IntoIterator<Item = SheetCell<'w>>) -> Result<()> {
        for (column, cell) in (0..).zip(cells) {
            self.cell(column, cell)?;
        }
        self.next += 1;
        Ok(())
    }

    /// Texts in one look.
    pub fn texts(&mut self, texts: &[impl AsRef<str>], format: &Format) -> Result<()> {
        for (column, text) in (0..).zip(texts) {
            let text = fitting(text.as_ref());
            self.sheet
                .write_string_with_format(self.next, column, text, format)?;
        }
        self.next += 1;
        Ok(())
    }

    /// Leaves a line free.
    pub fn gap(&mut self) {
        self.next += 1;
    }

    fn cell(&mut self, column: u16, cell: SheetCell<'_>) -> Result<()> {
        let (row, formats) = (self.next, self.formats);
        let (number, format) = match cell {
            SheetCell::Text(text) => {
                self.sheet.write_string(row, column, fitting(text))?;
                return Ok(());
            }
            SheetCell::Mark(text) => {
                self.sheet
                    .write_string_with_format(row, column, text, &formats.mark)?;
                return Ok(());
            }
            SheetCell::Whole(number) => (f64::from(number), &formats.whole),
            SheetCell::Change(number) => (number, &formats.change),
            SheetCell::Times(number) => (number, &formats.times),
        };
        self.sheet
            .write_number_with_format(row, column, number, format)?;
        Ok(())
    }
}

/// As much of it as a cell holds; what is cut ends in `…`.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.encode_utf16().count() <= TEXT_MOST {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < TEXT_MOST
    });
    Cow::Owned(kept.chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_what_a_cell_holds() {
        let units = |text: &str| text.encode_utf16().count();
        for long in ["a", "営", "😀"] {
            let cut = fitting(&long.repeat(TEXT_MOST + 1)).into_owned();
            assert!(cut.ends_with('…'));
            assert_eq!(units(&cut), TEXT_MOST, "{long}");
        }
        let whole = "a".repeat(TEXT_MOST);
        assert_eq!(fitting(&whole), whole);
    }
}
