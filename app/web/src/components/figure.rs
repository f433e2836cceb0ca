//! A chart with its finding above and its numbers in a table one press away.

use crate::charts::{Caption, Svg};
use crate::words::Locale;
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
