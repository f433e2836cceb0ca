//! A document as headings and lists of a page.

use super::document::{Document, Entry, Section, State};
use crate::components::band::{band, better};
use crate::words::Words;
use leptos::prelude::*;

/// Everything below the title.
pub fn body(words: Words, document: &Document) -> Vec<AnyView> {
    let lead = paragraphs(&document.lead);
    let lead = view! { <section class="sheet">{lead}</section> }.into_any();
    let sections = document.sections.iter();
    std::iter::once(lead)
        .chain(sections.map(|one| section(words, one)))
        .collect()
}

fn paragraphs(texts: &[String]) -> Vec<AnyView> {
    let one = |text: &String| view! { <p>{text.clone()}</p> }.into_any();
    texts.iter().map(one).collect()
}

fn section(words: Words, section: &Section) -> AnyView {
    let entries: Vec<_> = section.list.iter().map(|one| entry(words, one)).collect();
    let list = (!entries.is_empty()).then(|| view! { <ul>{entries}</ul> });
    view! {
        <section class="sheet" id=section.id>
            <h2>{section.head.clone()}</h2>
            {paragraphs(&section.text)}
            {list}
        </section>
    }
    .into_any()
}

fn entry(words: Words, entry: &Entry) -> AnyView {
    match entry {
        Entry::Told { name, state, said } => {
            let chip = match state {
                State::Band(at) => band(words, *at),
                State::Better => better(words),
            };
            let said: Vec<_> = said
                .iter()
                .map(|text| view! { <li>{text.clone()}</li> })
                .collect();
            let said = (!said.is_empty()).then(|| view! { <ul>{said}</ul> });
            view! { <li><span class="row row--apart"><strong>{name.clone()}</strong>{chip}</span>{said}</li> }
                .into_any()
        }
        Entry::Said(text) | Entry::Task(text) => view! { <li>{text.clone()}</li> }.into_any(),
    }
}
