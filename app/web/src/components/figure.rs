//! Figures: a chart with its finding above and its numbers in a table one press away; and figures by week, of
//! rows of any kind that have a week, drawn oldest first, told in a table latest first.

use crate::charts::{Bars, Caption, Drawing, Pairing, Series, SeriesWeek, Svg, weekly_bars};
use crate::words::Locale;
use irori_core::domain::day::Week;
use leptos::prelude::*;

/// The numbers of a chart: a head row and rows, the first cell of each being its name.
pub struct FigureTable {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A figure whose head is its finding, the title of `caption`. `pair` holds the wide and the narrow drawing of
/// the same numbers.
pub fn figure(
    words: Locale,
    caption: Caption<'_>,
    pair: [Svg; 2],
    numbers: FigureTable,
) -> AnyView {
    let head = html! { <h2>{caption.title.to_owned()}</h2> };
    headed_figure(words, head, pair, caption.description.to_owned(), numbers)
}

/// A picture without a head or numbers of its own, such as in a cell of a table that has them.
pub fn picture(svg: Svg) -> AnyView {
    html! { <span inner_html=svg.into_string()></span> }
}

/// A figure whose head is made already.
pub fn headed_figure(
    words: Locale,
    head: AnyView,
    pair: [Svg; 2],
    about: String,
    numbers: FigureTable,
) -> AnyView {
    let [wide, narrow] = pair.map(Svg::into_string);
    html! {
        <figure class="figure">
            {head}
            <div class="chart-pair" inner_html=wide + &narrow></div>
            <figcaption>{about}</figcaption>
            <details class="numbers">
                <summary>{t!(words, "numbers-as-table")}</summary>
                {table(numbers)}
            </details>
        </figure>
    }
}

/// The small line beside a word.
pub fn spark(svg: Svg) -> AnyView {
    html! { <div class="spark" inner_html=svg.into_string()></div> }
}

/// A table of numbers; the first cell of a row is its name.
pub fn table(numbers: FigureTable) -> AnyView {
    let row = |row: Vec<String>| {
        let mut cells = row.into_iter();
        let name = cells.next().unwrap_or_default();
        let cells: Vec<_> = cells
            .map(|text| view! { <td class="num">{text}</td> })
            .collect();
        html! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows = numbers.rows.into_iter().map(row).collect();
    super::table::table(numbers.caption, numbers.head, rows)
}

/// Rows by week, and the words about them: `{name}-about`, `{name}-caption`, and `{name}-columns` with a
/// `|` between the names of the columns after the week.
#[derive(Clone, Copy)]
pub struct ByWeek<'r, T> {
    pub words: Locale,
    pub name: &'r str,
    /// Oldest first.
    pub rows: &'r [T],
    pub week: fn(&T) -> Week,
}

impl<T> ByWeek<'_, T> {
    /// A value of every row; `None` is a gap.
    pub fn series(&self, value: impl Fn(&T) -> Option<f64>) -> Vec<SeriesWeek> {
        let drawn = |row: &T| SeriesWeek {
            label: self.words.week_tick((self.week)(row)),
            value: value(row),
        };
        self.rows.iter().map(drawn).collect()
    }

    /// `draw` makes each of both drawings; `cells` are those of a row after its week.
    pub fn figure(
        &self,
        finding: String,
        draw: impl Fn(Caption<'_>, Drawing) -> Svg,
        cells: impl Fn(&T) -> Vec<String>,
    ) -> AnyView {
        let (words, name) = (self.words, self.name);
        let [about, caption, columns] =
            ["about", "caption", "columns"].map(|what| t!(words, &format!("{name}-{what}")));
        let drawn = Caption::of(name, &finding, &about);
        let pair = Drawing::BOTH.map(|drawing| draw(drawn, drawing));
        let columns = columns.split('|').map(|text| text.trim().to_owned());
        let row = |row: &T| [vec![words.week((self.week)(row))], cells(row)].concat();
        let numbers = FigureTable {
            caption,
            head: [t!(words, "head-week")]
                .into_iter()
                .chain(columns)
                .collect(),
            rows: self.rows.iter().rev().map(row).collect(),
        };
        figure(words, drawn, pair, numbers)
    }

    /// Bars with an axis in whole numbers: of one kind or two, the second standing on the first.
    pub fn bars(
        &self,
        finding: String,
        unit: &str,
        first: Series<'_>,
        second: Option<Series<'_>>,
        cells: impl Fn(&T) -> Vec<String>,
    ) -> AnyView {
        let draw = |caption: Caption<'_>, drawing| {
            weekly_bars(&Bars {
                caption,
                drawing,
                unit,
                label: &|value| format!("{value:.0}"),
                first,
                second: second.map(|second| (Pairing::Stacked, second)),
                notes: &[],
            })
        };
        self.figure(finding, draw, cells)
    }

    /// The text, or the word for a gap.
    pub fn or_gap(&self, text: Option<String>) -> String {
        text.unwrap_or_else(|| t!(self.words, "gap"))
    }
}
