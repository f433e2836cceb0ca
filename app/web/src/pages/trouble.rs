//! The pages that say what went wrong.

use crate::addresses;
use crate::components::answers::answer_list;
use crate::components::{notice, page_head};
use crate::context::RequestContext;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// A page that says what went wrong and links to somewhere that helps.
pub fn trouble_page(ctx: &RequestContext, trouble: &AppError) -> AnyView {
    ctx.end_with(trouble.status());
    let words = ctx.words;
    let (href, key) = match (&ctx.viewer, trouble) {
        (Some(_), AppError::Busy | AppError::Fault) => (ctx.at.clone(), "try-again"),
        (Some(_), _) => (addresses::TODAY.path().to_owned(), "back-to-today"),
        (None, _) => (addresses::SIGN_IN.path().to_owned(), "to-sign-in"),
    };
    // Where no form of the page shows them.
    let mistakes = match trouble {
        AppError::Invalid(mistakes) => mistakes.iter().collect(),
        _ => Vec::new(),
    };
    let mistakes: Vec<_> = mistakes
        .into_iter()
        .map(|mistake| view! { <p>{words.wrong(&mistake.wrong)}</p> })
        .collect();
    // And what was typed into a form whose page is not to be had.
    let typed = ctx.outcome.as_ref();
    let typed = typed.and_then(|outcome| answer_list(words, &outcome.form));
    let typed = typed.map(|list| view! { <p>{t!(words, "trouble-typed")}</p>{list} });
    html! {
        {page_head(None, t!(words, &format!("{}-title", trouble.key())), None)}
        <section class="sheet">
            <p>{notice::sentence(words, trouble)}</p>
            {mistakes}
            {typed}
            <p><a href=href>{t!(words, key)}</a></p>
        </section>
    }
}
