//! The document around every page.

use crate::addresses;
use crate::context::RequestContext;
use crate::routes::App;
use crate::words::Locale;
use irori_core::domain::person::Language;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The whole document for the request in hand.
pub fn shell() -> impl IntoView {
    let ctx = use_context::<RequestContext>();
    let words = ctx.as_ref().map_or(Locale(Language::English), |a| a.words);
    let style = ctx.as_ref().map(|a| a.site.style.clone());
    let signed_in = ctx.as_ref().is_some_and(|a| a.viewer.is_some());
    view! {
        <!DOCTYPE html>
        <html lang=words.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href=addresses::ASSET.path("icon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=style/>
                <MetaTags/>
            </head>
            <body class=if signed_in { "house" } else { "porch" }>
                <App/>
            </body>
        </html>
    }
}
