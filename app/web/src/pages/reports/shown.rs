//! A report on a page: its cover, its contents, its sections.

use crate::charts::{Caption, IntervalMarks, interval, interval_scale};
use crate::components::picture;
use crate::words::Locale;
use irori_core::report::document::{
    Block, CellKind, Document, Section, Table, TableCell, TablePlot, TableRow,
};
use irori_core::signals::unit_change::Estimate;
use leptos::prelude::*;

/// What a cover says.
pub fn facts(document: &Document) -> AnyView {
    let facts: Vec<_> = document
        .facts
        .iter()
        .map(|(name, value)| {
            view! { <dt>{name.clone()}</dt><dd class="report__fact">{value.clone()}</dd> }
        })
        .collect();
    html! { <section class="sheet"><dl class="facts">{facts}</dl></section> }
}

/// Where each section stands.
pub fn contents(words: Locale, document: &Document) -> AnyView {
    let links: Vec<_> = document
        .sections
        .iter()
        .map(|section| view! { <a href=format!("#{}", section.id)>{section.title.clone()}</a> })
        .collect();
    html! { <nav class="subnav" aria-label=t!(words, "report-contents")>{links}</nav> }
}

pub fn sections(document: &Document) -> AnyView {
    let words = Locale(document.language);
    let sections = document.sections.iter();
    let sections: Vec<_> = sections.map(|one| section(words, one)).collect();
    sections.into_any()
}

fn section(words: Locale, section: &Section) -> AnyView {
    let blocks: Vec<_> = section
        .blocks
        .iter()
        .enumerate()
        .map(|(n, block)| match block {
            Block::Sentence(text) => html! { <p>{text.clone()}</p> },
            Block::Points(points) => {
                let points: Vec<_> = points
                    .iter()
                    .map(|text| view! { <li>{text.clone()}</li> })
                    .collect();
                html! { <ul>{points}</ul> }
            }
            Block::Table(table) => shown(words, &format!("{}-{n}", section.id), table),
        })
        .collect();
    html! {
        <section class="sheet stack" id=section.id>
            <h2>{section.title.clone()}</h2>
            {blocks}
        </section>
    }
}

fn shown(words: Locale, id: &str, table: &Table) -> AnyView {
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|text| view! { <th scope="col">{text.clone()}</th> })
        .collect();
    let plot = table.plot.as_ref().map(|plot| {
        let scale = scale(id, plot);
        view! { <th scope="col" class="report__plot"><span>{plot.title.clone()}</span>{scale}</th> }
    });
    let legend = table.plot.as_ref().map(|_| legend(words, table));
    let rows = table.rows.iter().enumerate();
    let rows: Vec<_> = rows
        .map(|(n, one)| row(&format!("{id}-{n}"), one, table.plot.as_ref()))
        .collect();
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=table.caption.clone()>
            <table class="table report__table">
                <caption>{table.caption.clone()}</caption>
                <thead><tr><th scope="col">{table.first.clone()}</th>{plot}{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {legend}
    }
}

/// What the marks of a plot stand for.
fn legend(words: Locale, table: &Table) -> AnyView {
    let mark = |shape: &'static str, key: &str| {
        view! { <span><span aria-hidden="true">{shape}</span>" "{t!(words, key)}</span> }
    };
    let shrunk = table.is_drawn_together();
    let shrunk = shrunk.then(|| mark("◆", "report-plot-shrunk"));
    html! { <p class="row soft small">{mark("●", "report-plot-own")}{shrunk}</p> }
}

fn row(id: &str, row: &TableRow, plot: Option<&TablePlot>) -> AnyView {
    let drawn = plot.map(|plot| {
        let svg = row.drawn.map(|drawn| {
            let place = |estimate: Estimate| IntervalMarks {
                low: plot.place(estimate.low),
                value: plot.place(estimate.value),
                high: plot.place(estimate.high),
            };
            let caption = Caption::of(id, &row.name, &plot.title);
            let shrunk = drawn.shrunk.map(place);
            picture(interval(
                &caption,
                place(drawn.own),
                shrunk,
                plot.place(plot.usual),
            ))
        });
        view! { <td class="report__plot">{svg}</td> }
    });
    let cells: Vec<_> = row.cells.iter().map(cell).collect();
    let depth = format!("depth-{}", row.depth.min(4));
    html! { <tr><th scope="row" class=depth>{row.name.clone()}</th>{drawn}{cells}</tr> }
}

fn cell(cell: &TableCell) -> AnyView {
    let class = match cell.kind {
        CellKind::Number => "num",
        CellKind::Text => "",
        CellKind::Mark => "soft",
    };
    html! { <td class=class>{cell.text.clone()}</td> }
}

fn scale(id: &str, plot: &TablePlot) -> AnyView {
    let ticks = plot.ticks.iter();
    let ticks: Vec<(f64, String)> = ticks
        .map(|(at, text)| (plot.place(*at), text.clone()))
        .collect();
    let title = format!(
        "{}: {}",
        plot.title,
        plot.ticks
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    );
    let caption = Caption::of(id, &title, "");
    picture(interval_scale(&caption, &ticks))
}
