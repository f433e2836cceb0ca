//! Tables. The head is repeated on each page, a row is never cut, and a plot stands in a column of
//! its own at the right.

use super::columns::{self, ColumnWidth, Columns, RightColumn};
use super::fonts::TextWeight;
use super::page::{Colour, Paper, SIDE, Setter, Style, TextOwner};
use super::plot::{self, HEAD};
use super::shaping::{self, TextLine, TextShaper};
use super::structure::Element;
use irori_core::report::document::{CellKind, Table, TableRow};
use krilla::tagging::{TableHeaderScope, Tag, TagKind};

const CAPTION: Style = Style::new(TextWeight::Bold, 9.5, 14.5, Colour::Ink);
const CELL: Style = Style::new(TextWeight::Regular, 8.5, 12.5, Colour::Ink);
const STRONG: Style = Style::new(TextWeight::Bold, 8.5, 12.5, Colour::Ink);
const SOFT: Style = Style::new(TextWeight::Regular, 8.5, 12.5, Colour::Soft);
/// Beside and above a text in its cell.
const PAD_X: f32 = 5.0;
const PAD_Y: f32 = 3.5;
/// How far in a unit stands under the one it is part of.
const STEP: f32 = 9.0;
/// A column is as wide as its longest word, or its longest text, but no wider than so.
const WORD: f32 = 110.0;
const TEXT: f32 = 230.0;
/// Up to so long a text, or a head, is not broken; a figure never is.
const SHORT: f32 = 64.0;
const SHORT_HEAD: f32 = 36.0;
/// The same two of a mark, which may well take several lines.
const MARK: (f32, f32) = (44.0, 84.0);
const BELOW: f32 = 16.0;
/// So many rows stay with the head.
const TOGETHER: usize = 2;

/// How large its texts may be set, the best first: on upright and on wide paper.
const UPRIGHT: [f32; 2] = [1.0, 0.94];
const LYING: [f32; 3] = [1.0, 0.88, SMALLEST];
const SMALLEST: f32 = 0.76;

/// A table with the widths of its columns.
pub struct TableSetting<'d> {
    table: &'d Table,
    columns: Columns,
    /// Of its texts.
    scale: f32,
    /// Which columns have figures and stand to the right; the first has names.
    figures: Vec<bool>,
    tree: Tree,
}

/// Sets a table upright, or `None` where words would be cut.
pub fn upright<'d>(shaper: &mut TextShaper<'_>, table: &'d Table) -> Option<TableSetting<'d>> {
    let fitting = |scale| fit(shaper, table, Paper::Portrait, scale);
    UPRIGHT.into_iter().find_map(fitting)
}

/// Sets a table on the wide paper: smaller where it must be, and cutting words if even that is not
/// enough.
pub fn lying<'d>(shaper: &mut TextShaper<'_>, table: &'d Table) -> TableSetting<'d> {
    let fitting = |scale| fit(shaper, table, Paper::Landscape, scale);
    let found = LYING.into_iter().find_map(fitting);
    found.unwrap_or_else(|| {
        let wishes = wishes(shaper, table, SMALLEST);
        let total = Paper::Landscape.inside();
        let columns = columns::force(&wishes, beside(table), total);
        TableSetting::new(table, columns, SMALLEST)
    })
}

fn fit<'d>(
    shaper: &mut TextShaper<'_>,
    table: &'d Table,
    paper: Paper,
    scale: f32,
) -> Option<TableSetting<'d>> {
    let wishes = wishes(shaper, table, scale);
    let columns = columns::fit(&wishes, beside(table), paper.inside())?;
    Some(TableSetting::new(table, columns, scale))
}

fn beside(table: &Table) -> RightColumn {
    match table.plot {
        Some(_) => columns::PLOT,
        None => columns::NOTHING,
    }
}

/// What the columns ask for, the names first.
fn wishes(shaper: &mut TextShaper<'_>, table: &Table, scale: f32) -> Vec<ColumnWidth> {
    let tree = Tree::of(table);
    // Up to `keep` points a text stays on one line; a column is no wider than `most` for it.
    let mut ask = |wish: &mut ColumnWidth, text: &str, style: &Style, indent: f32, (keep, most)| {
        let id = shaper.shape(style.weight, text);
        let measured = shaping::measure(shaper, id);
        let around = 2.0 * PAD_X + indent;
        let size = style.size * scale;
        let whole = (measured.whole * size).min(most);
        let least = (measured.part * size).min(WORD).max(whole.min(keep));
        wish.whole = wish.whole.max(whole + around);
        wish.least = wish.least.max(least + around);
    };
    let none = ColumnWidth {
        whole: 0.0,
        least: 0.0,
    };
    let mut wishes = vec![none; table.columns.len() + 1];
    let heads = std::iter::once(&table.first).chain(&table.columns);
    for (wish, head) in wishes.iter_mut().zip(heads) {
        ask(wish, head, &HEAD, 0.0, (SHORT_HEAD, TEXT));
        // A head may stand on two lines; the texts under it rather not.
        wish.whole = wish.least.max(wish.whole / 2.0 + PAD_X);
    }
    for row in &table.rows {
        ask(
            &mut wishes[0],
            &row.name,
            tree.style(row),
            tree.indent(row),
            (SHORT, TEXT),
        );
        for (wish, cell) in wishes[1..].iter_mut().zip(&row.cells) {
            ask(
                wish,
                &cell.text,
                cell_style(cell.kind),
                0.0,
                bounds(cell.kind),
            );
        }
    }
    wishes
}

/// Up to what length a text is kept whole, and what it is given at most, in points.
fn bounds(kind: CellKind) -> (f32, f32) {
    match kind {
        CellKind::Number => (TEXT, TEXT),
        CellKind::Text => (SHORT, TEXT),
        CellKind::Mark => MARK,
    }
}

/// How the names of rows stand to each other.
#[derive(Clone, Copy)]
struct Tree {
    /// The depth of the outermost.
    least: u32,
    /// Whether some are parts of others.
    is_nested: bool,
}

impl Tree {
    fn of(table: &Table) -> Self {
        let depths = table.rows.iter().map(|row| row.depth);
        let least = depths.clone().min().unwrap_or(0);
        Self {
            least,
            is_nested: depths.max().is_some_and(|most| most > least),
        }
    }

    /// How far in a name stands, in points.
    fn indent(self, row: &TableRow) -> f32 {
        (row.depth - self.least).min(8) as f32 * STEP
    }

    fn style(self, row: &TableRow) -> &'static Style {
        match self.is_nested && row.depth == self.least {
            true => &STRONG,
            false => &CELL,
        }
    }
}

fn cell_style(kind: CellKind) -> &'static Style {
    match kind {
        CellKind::Number | CellKind::Text => &CELL,
        CellKind::Mark => &SOFT,
    }
}

/// The texts of one row, broken into lines, and how high they make it.
struct BrokenRow {
    cells: Vec<(Vec<TextLine>, Style)>,
    height: f32,
}

impl<'d> TableSetting<'d> {
    fn new(table: &'d Table, columns: Columns, scale: f32) -> Self {
        let is_figure = |n: usize| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(n));
            cells.into_iter().any(|cell| cell.kind == CellKind::Number)
        };
        Self {
            table,
            columns,
            scale,
            figures: (0..table.columns.len()).map(is_figure).collect(),
            tree: Tree::of(table),
        }
    }

    /// The room that its beginning needs, in points.
    pub fn least(&self, setter: &mut Setter<'_, '_>) -> f32 {
        let width = setter.paper().inside();
        let caption = setter.lines(&self.table.caption, &CAPTION, width).len() as f32;
        let legend = if self.table.plot.is_some() {
            plot::LEGEND
        } else {
            0.0
        };
        let head = self.head(setter).height;
        let rows = self.table.rows.iter().take(TOGETHER);
        let rows: f32 = rows.map(|row| self.broken(setter, row).height).sum();
        caption * CAPTION.leading + legend + 4.0 + head + rows
    }

    pub fn set(&self, setter: &mut Setter<'_, '_>, part: Element) {
        let least = self.least(setter);
        if !setter.need(least) {
            setter.y += 4.0;
        }
        let table = setter.structure.add(Some(part), Tag::Table);
        let caption = setter.structure.add(Some(table), Tag::Caption);
        setter.paragraph(&self.table.caption, &CAPTION, 0.0, caption);
        if self.table.plot.is_some() {
            plot::set_legend(setter, self.table);
        }
        setter.y += 4.0;
        self.set_head(setter, Some(table));
        let body = setter.structure.add(Some(table), Tag::TBody);
        for row in &self.table.rows {
            let broken = self.broken(setter, row);
            if setter.need(broken.height) {
                self.set_head(setter, None);
            }
            self.set_row(setter, row, broken, body);
        }
        setter.y += BELOW;
    }

    /// Puts the head; on the pages after the first it is a decoration.
    fn set_head(&self, setter: &mut Setter<'_, '_>, table: Option<Element>) {
        let broken = self.head(setter);
        let row = table.map(|table| {
            let head = setter.structure.add(Some(table), Tag::THead);
            setter.structure.add(Some(head), Tag::TR)
        });
        let (top, height) = (setter.y, broken.height);
        for (n, (lines, style)) in broken.cells.into_iter().enumerate() {
            let owner = row.map_or(TextOwner::Decoration, |row| {
                TextOwner::Element(
                    setter
                        .structure
                        .add(Some(row), Tag::TH(TableHeaderScope::Column)),
                )
            });
            let y = top + height - PAD_Y - lines.len() as f32 * style.leading;
            self.put(setter, n, y, 0.0, (lines, style), owner);
        }
        setter.y += height;
        if let Some(plot) = &self.table.plot {
            plot::set_head(setter, plot, self.plot_x(), self.columns.plot);
        }
        self.rule(setter, 0.8, Colour::Edge);
    }

    fn set_row(
        &self,
        setter: &mut Setter<'_, '_>,
        row: &TableRow,
        broken: BrokenRow,
        body: Element,
    ) {
        let element = setter.structure.add(Some(body), Tag::TR);
        let (top, height) = (setter.y, broken.height);
        for (n, cell) in broken.cells.into_iter().enumerate() {
            let (tag, indent) = match n {
                0 => (
                    TagKind::from(Tag::TH(TableHeaderScope::Row)),
                    self.tree.indent(row),
                ),
                _ => (Tag::TD.into(), 0.0),
            };
            let owner = TextOwner::Element(setter.structure.add(Some(element), tag));
            self.put(setter, n, top + PAD_Y, indent, cell, owner);
        }
        if let Some(plot) = &self.table.plot {
            let x = self.plot_x();
            let middle = top + PAD_Y + CELL.scaled(self.scale).leading / 2.0;
            plot::set_row(
                setter,
                plot,
                row.drawn,
                (x, self.columns.plot),
                (height, middle),
            );
        }
        setter.y += height;
        self.rule(setter, 0.5, Colour::Line);
    }

    /// Puts the lines of a cell of column `n`, the first of them at `y`.
    fn put(
        &self,
        setter: &mut Setter<'_, '_>,
        n: usize,
        y: f32,
        indent: f32,
        (lines, style): (Vec<TextLine>, Style),
        owner: TextOwner,
    ) {
        let left = SIDE + self.columns.widths[..n].iter().sum::<f32>();
        let right = left + self.columns.widths[n] - PAD_X;
        for (at, line) in lines.into_iter().enumerate() {
            let x = match n > 0 && self.figures[n - 1] {
                true => right - line.width * style.size,
                false => left + PAD_X + indent,
            };
            let y = y + at as f32 * style.leading;
            setter.put(x, y, &style, line, owner);
        }
    }

    fn rule(&self, setter: &mut Setter<'_, '_>, width: f32, ink: Colour) {
        let right = SIDE + setter.paper().inside();
        setter.across(SIDE, right, setter.y, width, ink);
    }

    fn plot_x(&self) -> f32 {
        SIDE + self.columns.widths.iter().sum::<f32>()
    }

    fn head(&self, setter: &mut Setter<'_, '_>) -> BrokenRow {
        let texts = std::iter::once(&self.table.first).chain(&self.table.columns);
        let texts = texts.map(|text| (text.as_str(), HEAD, 0.0)).collect();
        let mut broken = self.break_all(setter, texts, Setter::balanced);
        if let Some(plot) = &self.table.plot {
            let needed = plot::head_height(setter, plot, self.columns.plot);
            broken.height = broken.height.max(needed);
        }
        broken
    }

    fn broken(&self, setter: &mut Setter<'_, '_>, row: &TableRow) -> BrokenRow {
        let name = (
            row.name.as_str(),
            *self.tree.style(row),
            self.tree.indent(row),
        );
        let cells = row.cells.iter().take(self.table.columns.len());
        let cells = cells.map(|cell| (cell.text.as_str(), *cell_style(cell.kind), 0.0));
        let texts = std::iter::once(name).chain(cells).collect();
        self.break_all(setter, texts, Setter::lines)
    }

    fn break_all<'s, 'a>(
        &self,
        setter: &mut Setter<'s, 'a>,
        texts: Vec<(&str, Style, f32)>,
        how: fn(&mut Setter<'s, 'a>, &str, &Style, f32) -> Vec<TextLine>,
    ) -> BrokenRow {
        let mut height = 0.0_f32;
        let mut cells = Vec::with_capacity(texts.len());
        for ((text, style, indent), width) in texts.into_iter().zip(&self.columns.widths) {
            let style = style.scaled(self.scale);
            let lines = how(setter, text, &style, width - 2.0 * PAD_X - indent);
            height = height.max(lines.len() as f32 * style.leading + 2.0 * PAD_Y);
            cells.push((lines, style));
        }
        BrokenRow { cells, height }
    }
}
