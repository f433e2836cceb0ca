//! Words: writing one to my lead, those I have sent, those I was sent as a lead; and one of these open.

use super::{asking, param};
use crate::components::act::ActionForm;
use crate::components::field;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use irori_core::domain::id::WordId;
use irori_core::domain::lead::MyLead;
use irori_core::domain::word::{OpenWord, ReceivedWord, SentWord};
use irori_ports::Answer;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let (viewer, house) = (asked.viewer()?, &asked.ports);
        let leads = house.words.leads(viewer, asked.now).await?;
        let received = house.words.received(viewer).await?;
        let sent = house.words.sent(viewer).await?;
        let typed = asked.typed("word/send").await.unwrap_or_default();
        let act = ActionForm::new(&asked, "word/send", 1, typed);
        let words = asked.words;
        let new = received.iter().filter(|word| word.is_new).count();
        let title = match new {
            0 => words.say("words-title"),
            _ => words.tell("words-new", &[("count", new.into())]),
        };
        let is_lead = !viewer.roles.leads.is_empty();
        let received = is_lead.then(|| received_sheet(&asked, &received));
        let form = form(&act, &leads).or_else(|| (!is_lead).then(|| nobody(words)));
        Ok(view! {
            {page_head(Some(words.say("words-kicker")), title, Some(words.say("words-lead")))}
            <div class="columns">
                <div class="stack">{received}{form}{sent_sheet(&asked, &sent)}</div>
                <aside class="stack">{about(words)}</aside>
            </div>
        }
        .into_any())
    })
}

/// One that I was sent; opening it is in the ledger.
pub fn open() -> AnyView {
    let id = WordId::parse(&param("id")).map_err(|_| AppError::NotThere);
    asking(|asked| async move {
        let words = &asked.ports.words;
        let word = words.open(asked.viewer()?, id?, asked.now).await?;
        show(&asked, &word)
    })
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
            let values = [
                ("name", lead.name.as_str().into()),
                ("team", lead.team.as_str().into()),
            ];
            (lead.of.to_string(), act.words.tell("consent-who", &values))
        })
        .collect();
    // One lead is chosen already.
    let blank = (leads.len() != 1).then(|| act.say("words-to-choose"));
    let fields = view! {
        <h2>{act.say("words-write")}</h2>
        {field::select(act, "to", "words-to", None, blank, options)}
        {field::lines(act, "text", "words-text", Some("words-text-hint"), 8)}
        <div class="row">{act.press("words-send")}</div>
    };
    Some(act.form("sheet stack", fields))
}

fn nobody(words: Words) -> AnyView {
    view! { <section class="empty"><p>{words.say("words-nobody")}</p></section> }.into_any()
}

fn received_sheet(asked: &RequestContext, received: &[ReceivedWord]) -> AnyView {
    let words = asked.words;
    let lines: Vec<_> = received
        .iter()
        .map(|word| {
            let values = [
                ("name", word.from.as_str().into()),
                ("team", word.team.as_str().into()),
            ];
            let new = word
                .is_new
                .then(|| view! { <b class="entry__when">{words.say("words-is-new")}</b> });
            view! {
                <li class="entry">
                    <span class="entry__kind">
                        <a href=format!("/words/{}", word.id)>{words.tell("words-from", &values)}</a>
                    </span>
                    <span class="entry__when">{moment(asked, word.sent)}</span>
                    {new}
                </li>
            }
        })
        .collect();
    let shown = if lines.is_empty() {
        view! { <p class="soft">{words.say("words-none-received")}</p> }.into_any()
    } else {
        view! { <ul class="entries">{lines}</ul> }.into_any()
    };
    view! {
        <section class="sheet" id="received"><h2>{words.say("words-received")}</h2>{shown}</section>
    }
    .into_any()
}

fn sent_sheet(asked: &RequestContext, sent: &[SentWord]) -> Option<AnyView> {
    let words = asked.words;
    let failed = asked
        .failed("word/remove")
        .map(|(_, trouble)| notice::trouble(words, trouble));
    let shown: Vec<_> = sent.iter().map(|word| sent_word(asked, word)).collect();
    (!sent.is_empty() || failed.is_some()).then(|| {
        view! {
            <section class="sheet" id="sent">
                <h2>{words.say("words-sent")}</h2>
                {failed}
                <div class="stack">{shown}</div>
            </section>
        }
        .into_any()
    })
}

fn sent_word(asked: &RequestContext, word: &SentWord) -> AnyView {
    let words = asked.words;
    let sent = moment(asked, word.sent);
    let values = [
        ("name", word.to.as_str().into()),
        ("team", word.team.as_str().into()),
        ("sent", sent.as_str().into()),
    ];
    let opened = match word.opened {
        Some(at) => words.tell("words-opened", &[("at", moment(asked, at).into())]),
        None => words.say("words-not-opened"),
    };
    let act = ActionForm::new(asked, "word/remove", 2, FormState::default());
    let label = words.tell("words-remove-label", &values);
    let remove = view! {
        {act.hidden("id", word.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("words-remove")}</button>
    };
    view! {
        <div>
            <h3>{words.tell("words-sent-to", &values)}</h3>
            {text(words, word.text.as_deref())}
            <div class="row row--apart">
                <p class="soft small">{opened}</p>
                {act.form("row", remove)}
            </div>
        </div>
    }
    .into_any()
}

fn show(asked: &RequestContext, word: &OpenWord) -> Answer<AnyView> {
    let words = asked.words;
    let values = [
        ("name", word.from.as_str().into()),
        ("team", word.team.as_str().into()),
        ("sent", moment(asked, word.sent).into()),
    ];
    let kicker = words.tell("words-open-kicker", &values);
    Ok(view! {
        {page_head(Some(kicker), words.tell("words-from", &values), None)}
        <section class="sheet">
            {text(words, word.text.as_deref())}
            <p class="soft small">{words.tell("words-open-ledger", &values)}</p>
        </section>
        <p><a href="/words">{words.say("words-back")}</a></p>
    }
    .into_any())
}

fn text(words: Words, text: Option<&str>) -> AnyView {
    match text {
        Some(text) => view! { <p class="note"><bdi>{text.to_owned()}</bdi></p> }.into_any(),
        None => view! { <p><em>{words.say("words-unreadable")}</em></p> }.into_any(),
    }
}

fn about(words: Words) -> AnyView {
    view! {
        <section class="sheet">
            <h2>{words.say("words-about")}</h2>
            <ul>
                <li>{words.say("words-about-who")}</li>
                <li>{words.say("words-about-signed")}</li>
                <li>{words.say("words-about-opened")}</li>
                <li>{words.say("words-about-back")}</li>
                <li>{words.say("words-about-sealed")}</li>
            </ul>
        </section>
    }
    .into_any()
}

fn moment(asked: &RequestContext, at: irori_ports::Now) -> String {
    let zone = asked.viewer.as_ref().map(|viewer| viewer.profile.zone);
    asked.words.moment(at, zone.unwrap_or(chrono_tz::UTC))
}
