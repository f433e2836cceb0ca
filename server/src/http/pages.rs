//! Answers a page: who asks, then Leptos renders the whole document before a byte is sent.

use crate::http::app_state::Irori;
use crate::http::request_context::context_of;
use crate::http::{security_log, session};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use irori_core::domain::form::percent_encoded;
use irori_ports::error::AppError;
use irori_web::addresses::{Address, CONFIRM, PERSONAL_DATA, SIGN_IN, TODAY};
use irori_web::context::RequestContext;
use irori_web::routes::{is_open, needs_password};
use irori_web::shell::shell;
use leptos::prelude::provide_context;
use std::sync::atomic::Ordering;
use tower_sessions::Session;

/// No page is larger.
const PAGE_MOST: usize = 4 * 1024 * 1024;

/// Readies Leptos for rendering, which it does while it lists the routes of an app, here none: pages are found in
/// their table.
pub fn make_ready() {
    let _ = leptos_axum::generate_route_list(irori_web::routes::App);
}

/// Any page. Who is not signed in is led to the door, and back afterwards.
pub async fn page(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    // Not where a form arrives: of two presses the second would come with an id that is no more.
    if session::is_to_renew(&session).await
        && let Err(trouble) = session::renew(&session, &irori.store).await
    {
        let ctx = context_of(&irori, &parts, &session).await;
        return refuse(ctx, trouble).await;
    }
    let ctx = context_of(&irori, &parts, &session).await;
    let is_closed = ctx.viewer.as_ref().is_some_and(|v| v.account.closed);
    if is_closed && parts.uri.path() == TODAY.path() {
        return Redirect::to(PERSONAL_DATA.path()).into_response();
    }
    if ctx.viewer.is_none() && ctx.refused.is_none() && !is_open(parts.uri.path()) {
        return to_the_door(&ctx.at);
    }
    if ctx.viewer.is_some() && needs_password(parts.uri.path()) {
        match session::is_confirmed(&session, ctx.now).await {
            Ok(true) => {}
            Ok(false) => return to_confirm(&ctx.at),
            Err(trouble) => return refuse(ctx, trouble).await,
        }
    }
    render(ctx).await
}

/// To the page of signing in, and back afterwards.
pub fn to_the_door(at: &str) -> Response {
    let to = match at == TODAY.path() {
        true => SIGN_IN.path().to_owned(),
        false => and_back(SIGN_IN, at),
    };
    Redirect::to(&to).into_response()
}

/// A page from which the way leads on to the page or file at `to`.
pub fn and_back(page: Address<()>, to: &str) -> String {
    format!("{}?to={}", page.path(), percent_encoded(to))
}

/// To the page on which the password is given once more, and on to the page or file asked for.
pub fn to_confirm(to: &str) -> Response {
    Redirect::to(&and_back(CONFIRM, to)).into_response()
}

/// The document for `ctx`, with the status its page ended with.
pub async fn render(mut ctx: RequestContext) -> Response {
    let status = ctx.status.clone();
    let Ok(request) = Request::get(&ctx.at).body(Body::empty()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // In the demo everybody comes in as the same few.
    if let (Some(viewer), None, false) = (&ctx.viewer, &ctx.refused, ctx.site.demo) {
        // A page is shown without what cannot be read now.
        let news = ctx.ports.security.news(viewer, ctx.device).await;
        ctx.news = news.ok().flatten();
    }
    let who = ctx.clone();
    let retry_after = ctx.trouble().and_then(AppError::retry_after);
    let context = move || provide_context(ctx.clone());
    let response = leptos_axum::render_app_async_with_context(context, shell)(request).await;
    let (mut parts, body) = response.into_parts();
    if let Ok(status) = StatusCode::from_u16(status.load(Ordering::Relaxed)) {
        parts.status = status;
    }
    if parts.status == StatusCode::FORBIDDEN {
        security_log::denied(&who).await;
    }
    parts.headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    if let Some(seconds) = retry_after {
        parts.headers.insert(header::RETRY_AFTER, seconds.into());
    }
    match to_bytes(body, PAGE_MOST).await {
        Ok(bytes) => {
            let document = document_of(&String::from_utf8_lossy(&bytes));
            Response::from_parts(parts, Body::from(document))
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The document alone, without what Leptos writes for a hydration that there is none of: scripts after it,
/// and comments in it.
fn document_of(rendered: &str) -> String {
    const END: &str = "</html>";
    let end = rendered
        .rfind(END)
        .map_or(rendered.len(), |at| at + END.len());
    without_comments(&rendered[..end])
}

/// A document without its comments. In texts and attributes `<` is always escaped: what looks like a
/// comment is one.
fn without_comments(document: &str) -> String {
    let document = document.replace("<!>", "");
    let mut kept = String::with_capacity(document.len());
    let mut rest = document.as_str();
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A page that says why the request was refused.
pub async fn refuse(mut ctx: RequestContext, trouble: AppError) -> Response {
    ctx.refused = Some(trouble);
    render(ctx).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_ends_where_it_ends_and_has_no_comments() {
        let rendered = "<!DOCTYPE html><html><head><!--HEAD--></head><body><p>1<!>2<!></p>\
                        <!--<() />--></body></html><!><script>1</script>";
        assert_eq!(
            document_of(rendered),
            "<!DOCTYPE html><html><head></head><body><p>12</p></body></html>"
        );
    }

    #[test]
    fn what_was_typed_as_a_comment_stays() {
        use leptos::prelude::*;
        let typed = "a <!> b <!-- c --> d";
        let rendered = view! { <p title=typed>{typed}{typed}</p> }.to_html();
        let shown = "a &lt;!&gt; b &lt;!-- c --&gt; d";
        assert_eq!(
            document_of(&rendered),
            format!("<p title=\"{shown}\">{shown}{shown}</p>")
        );
    }

    #[test]
    fn a_comment_without_an_end_takes_the_rest() {
        assert_eq!(without_comments("<p>1</p><!-- 2"), "<p>1</p>");
    }
}
