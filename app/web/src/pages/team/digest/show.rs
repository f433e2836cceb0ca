//! A document as headings and lists of a page.

use super::document::{DigestItem, DigestSection, DigestState, DigestText};
use crate::components::{band, better};
use crate::words::Locale;
use leptos::prelude::*;

/// Everything below the title.
pub fn body(words: Locale, document: &DigestText) -> Vec<AnyView> {
    let lead = paragraphs(&document.lead);
    let lead = html! { <section class="sheet">{lead}</section> };
    let sections = document.sections.iter();
    std::iter::once(lead)
        .chain(sections.map(|one| section(words, one)))
        .collect()
}

fn paragraphs(texts: &[String]) -> Vec<AnyView> {
    let one = |text: &String| html! { <p>{text.clone()}</p> };
    texts.iter().map(one).collect()
}

fn section(words: Locale, section: &DigestSection) -> AnyView {
    let entries: Vec<_> = section.list.iter().map(|one| entry(words, one)).collect();
    let list = (!entries.is_empty()).then(|| view! { <ul>{entries}</ul> });
    html! {
        <section class="sheet" id=section.id>
            <h2>{section.head.clone()}</h2>
            {paragraphs(&section.text)}
            {list}
        </section>
    }
}

fn entry(words: Locale, entry: &DigestItem) -> AnyView {
    match entry {
        DigestItem::Told { name, state, said } => {
            let chip = match state {
                DigestState::Band(at) => band(words, *at),
                DigestState::Better => better(words),
            };
            let said: Vec<_> = said
                .iter()
                .map(|text| view! { <li>{text.clone()}</li> })
                .collect();
            let said = (!said.is_empty()).then(|| view! { <ul>{said}</ul> });
            html! { <li><span class="row row--apart"><strong>{name.clone()}</strong>{chip}</span>{said}</li> }
        }
        DigestItem::Said(text) | DigestItem::Task(text) => html! { <li>{text.clone()}</li> },
    }
}
