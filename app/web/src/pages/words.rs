//! Words: writing one to my lead, those I have sent, those I was sent as a lead; and one of these open.

use crate::addresses;
use crate::components::{ActionForm, card, card_with_id, entries, field, notice, page_head};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::id::WordId;
use irori_core::domain::lead::MyLead;
use irori_core::domain::word::{OpenWord, ReceivedWord, SentWord};
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (viewer, ports) = (ctx.viewer()?, &ctx.ports);
    let leads = ports.words.leads(viewer, ctx.now).await?;
    let received = ports.words.received(viewer).await?;
    let sent = ports.words.sent(viewer).await?;
    let typed = ctx.typed("word/send").await.unwrap_or_default();
    let act = ActionForm::new(&ctx, "word/send", 1, typed);
    let words = ctx.words;
    let new = received.iter().filter(|word| word.is_new).count();
    let title = match new {
        0 => t!(words, "words-title"),
        _ => t!(words, "words-new", count = new),
    };
    let is_lead = !viewer.roles.leads.is_empty();
    let received = is_lead.then(|| received_sheet(&ctx, &received));
    let form = form(&act, &leads).or_else(|| (!is_lead).then(|| nobody(words)));
    Ok(html! {
        {page_head(Some(t!(words, "words-kicker")), title, Some(t!(words, "words-lead")))}
        <div class="columns">
            <div class="stack">{received}{form}{sent_sheet(&ctx, &sent)}</div>
            <aside class="stack">{about(words)}</aside>
        </div>
    })
}

/// One that I was sent; opening it is in the ledger.
pub async fn open(ctx: RequestContext) -> Answer<AnyView> {
    let id = ctx.parameter("id", WordId::parse);
    let words = &ctx.ports.words;
    let word = words.open(ctx.viewer()?, id?, ctx.now).await?;
    show(&ctx, &word)
}

/// `None` where there is nobody to write to.
fn form(act: &ActionForm, leads: &[MyLead]) -> Option<AnyView> {
    // What was typed is shown again, even where the lead is gone in the meantime.
    if leads.is_empty() && act.typed.form.is_empty() {
        return None;
    }
    let options: Vec<_> = leads
        .iter()
        .map(|lead| {
            (
                lead.of.to_string(),
                t!(act, "consent-who", name = &lead.name, team = &lead.team),
            )
        })
        .collect();
    // One lead is chosen already.
    let blank = (leads.len() != 1).then(|| t!(act, "words-to-choose"));
    let fields = view! {
        <h2>{t!(act, "words-write")}</h2>
        {field::select(act, "to", "words-to", None, blank, options)}
        {field::lines(act, "text", "words-text", Some("words-text-hint"), 8)}
        <div class="row">{act.submit_button("words-send")}</div>
    };
    Some(act.form("sheet stack", fields))
}

fn nobody(words: Locale) -> AnyView {
    html! { <section class="empty"><p>{t!(words, "words-nobody")}</p></section> }
}

fn received_sheet(ctx: &RequestContext, received: &[ReceivedWord]) -> AnyView {
    let lines: Vec<_> = received
        .iter()
        .map(|word| {
            let text = t!(ctx, "words-from", name = &word.from, team = &word.team);
            let new = word
                .is_new
                .then(|| view! { <b class="entry__when">{t!(ctx, "words-is-new")}</b> });
            view! {
                <li class="entry">
                    <span class="entry__kind">
                        <a href=addresses::WORD.path(word.id)>{text}</a>
                    </span>
                    <span class="entry__when">{ctx.moment(word.sent)}</span>
                    {new}
                </li>
            }
        })
        .collect();
    let shown = entries(lines, t!(ctx, "words-none-received"));
    card_with_id("received", t!(ctx, "words-received"), shown)
}

fn sent_sheet(ctx: &RequestContext, sent: &[SentWord]) -> Option<AnyView> {
    let failed = notice::failed(ctx, &["word/remove"]);
    let shown: Vec<_> = sent.iter().map(|word| sent_word(ctx, word)).collect();
    (!sent.is_empty() || failed.is_some()).then(|| {
        let body = view! {
            {failed}
            <div class="stack">{shown}</div>
        };
        card_with_id("sent", t!(ctx, "words-sent"), body)
    })
}

fn sent_word(ctx: &RequestContext, word: &SentWord) -> AnyView {
    let words = ctx.words;
    let sent = ctx.moment(word.sent);
    let values = [
        ("name", word.to.as_str().into()),
        ("team", word.team.as_str().into()),
        ("sent", sent.as_str().into()),
    ];
    let opened = match word.opened {
        Some(at) => t!(words, "words-opened", at = ctx.moment(at)),
        None => t!(words, "words-not-opened"),
    };
    let act = ActionForm::blank(ctx, "word/remove", 2);
    let label = t!(words, "words-remove-label", ..values);
    let remove = view! {
        {act.hidden("id", word.id)}
        <button class="link-button" type="submit" aria-label=label>{t!(act, "words-remove")}</button>
    };
    html! {
        <div>
            <h3>{t!(words, "words-sent-to", ..values)}</h3>
            {text(words, word.text.as_deref())}
            <div class="row row--apart">
                <p class="soft small">{opened}</p>
                {act.form("row", remove)}
            </div>
        </div>
    }
}

fn show(ctx: &RequestContext, word: &OpenWord) -> Answer<AnyView> {
    let words = ctx.words;
    let values = [
        ("name", word.from.as_str().into()),
        ("team", word.team.as_str().into()),
        ("sent", ctx.moment(word.sent).into()),
    ];
    let kicker = t!(words, "words-open-kicker", ..values);
    Ok(html! {
        {page_head(Some(kicker), t!(words, "words-from", ..values), None)}
        <section class="sheet">
            {text(words, word.text.as_deref())}
            <p class="soft small">{t!(words, "words-open-ledger", ..values)}</p>
        </section>
        <p><a href=addresses::WORDS.path()>{t!(words, "words-back")}</a></p>
    })
}

fn text(words: Locale, text: Option<&str>) -> AnyView {
    match text {
        Some(text) => html! { <p class="note"><bdi>{text.to_owned()}</bdi></p> },
        None => html! { <p><em>{t!(words, "words-unreadable")}</em></p> },
    }
}

fn about(words: Locale) -> AnyView {
    let body = view! {
        <ul>
            <li>{t!(words, "words-about-who")}</li>
            <li>{t!(words, "words-about-signed")}</li>
            <li>{t!(words, "words-about-opened")}</li>
            <li>{t!(words, "words-about-back")}</li>
            <li>{t!(words, "words-about-sealed")}</li>
        </ul>
    };
    card(t!(words, "words-about"), body)
}
