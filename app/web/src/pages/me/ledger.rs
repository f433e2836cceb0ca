//! The ledger: who looked at what concerned the person who asks, day by day, the latest first.

use super::nav::me_nav;
use crate::addresses;
use crate::components::{card, page_head};
use crate::context::RequestContext;
use crate::report_text::scope;
use crate::words::Locale;
use chrono_tz::Tz;
use irori_core::domain::day::Day;
use irori_core::domain::form::Form;
use irori_core::domain::view::{
    AccountChange, LedgerLook, LedgerPerson, LedgerScope, LedgerSubject, RoleChange, ViewPlace,
    ViewedAs,
};
use irori_core::families::MyFamily;
use irori_ports::Answer;
use irori_ports::ledger::LedgerPage;
use leptos::prelude::*;

/// So many digits of the last hash are told; enough that no other row has them.
const DIGITS: usize = 16;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let words = ctx.words;
    let looks = looks(&ctx.query);
    // A place that cannot be read is the latest.
    let after = ctx.query.text("after").map(ViewPlace::parse);
    let after = after.and_then(Result::ok);
    let ledger = &ctx.ports.ledger;
    let found = ledger.concerning(viewer, looks, after).await?;
    Ok(html! {
        {me_nav(words, addresses::LEDGER.path())}
        {page_head(Some(t!(words, "ledger-kicker")), t!(words, "ledger-title"), Some(t!(words, "ledger-lead")))}
        {whose(words, looks)}
        {list(&ctx, viewer.profile.zone, &found, after)}
        {steps(words, looks, after, found.older)}
        {chain(words, &found)}
    })
}

fn looks(query: &Form) -> LedgerScope {
    match query.text("mine") {
        Some("yes") => LedgerScope::MineToo,
        _ => LedgerScope::OfOthers,
    }
}

/// The address of a place in the list.
fn address(looks: LedgerScope, after: Option<ViewPlace>) -> String {
    let mine = (looks == LedgerScope::MineToo).then(|| ("mine", "yes".to_owned()));
    let after = after.map(|place| ("after", place.to_string()));
    addresses::with_query(addresses::LEDGER.path(), [mine, after])
}

fn whose(words: Locale, looks: LedgerScope) -> AnyView {
    let (other, key) = match looks {
        LedgerScope::OfOthers => (LedgerScope::MineToo, "ledger-mine-show"),
        LedgerScope::MineToo => (LedgerScope::OfOthers, "ledger-mine-hide"),
    };
    html! { <p class="small"><a href=address(other, None)>{t!(words, key)}</a></p> }
}

fn list(ctx: &RequestContext, zone: Tz, found: &LedgerPage, after: Option<ViewPlace>) -> AnyView {
    let words = ctx.words;
    if found.views.is_empty() {
        let sentences = match after {
            Some(_) => vec!["ledger-empty-older"],
            None => vec!["ledger-empty", "ledger-empty-then"],
        };
        let sentences = sentences
            .into_iter()
            .map(|key| view! { <p>{t!(words, key)}</p> });
        return html! { <section class="empty">{sentences.collect::<Vec<_>>()}</section> };
    }
    let day = |view: &LedgerLook| Day(view.place.at.with_timezone(&zone).date_naive());
    let days = found.views.chunk_by(|a, b| day(a) == day(b));
    let days: Vec<_> = days
        .map(|of_day| {
            let title = of_day.first().map(|view| words.dated(day(view)));
            let lines: Vec<_> = of_day.iter().map(|view| line(words, zone, view)).collect();
            view! { <section class="sheet"><h2>{title}</h2><ul class="entries">{lines}</ul></section> }
        })
        .collect();
    html! { <div class="stack">{days}</div> }
}

fn line(words: Locale, zone: Tz, seen: &LedgerLook) -> AnyView {
    let time = seen
        .place
        .at
        .with_timezone(&zone)
        .format("%H:%M")
        .to_string();
    let part = seen.viewed_as.as_ref().map(|part| viewed_as(words, part));
    let part = part.map(|part| view! { <span class="entry__when">{part}</span> });
    let times = (seen.times > 1).then(|| {
        let times = t!(words, "ledger-times", times = seen.times);
        view! { <span class="entry__when">{times}</span> }
    });
    html! {
        <li class="entry">
            <span class="entry__when">{time}</span>
            <span>{sentence(words, zone, seen)}</span>
            {part}
            {times}
        </li>
    }
}

fn viewed_as(words: Locale, part: &ViewedAs) -> String {
    match part {
        ViewedAs::Lead(team) => t!(words, "ledger-as-lead", team),
        ViewedAs::Member(team) => t!(words, "ledger-as-member", team),
        ViewedAs::Hr => t!(words, "ledger-as-hr"),
        ViewedAs::Admin => t!(words, "ledger-as-admin"),
    }
}

fn team_or_gone(words: Locale, team: &Option<String>) -> String {
    match team {
        Some(team) => team.clone(),
        None => t!(words, "ledger-team-gone"),
    }
}

/// Who did what, in a sentence.
fn sentence(words: Locale, zone: Tz, seen: &LedgerLook) -> String {
    let who = match &seen.who {
        LedgerPerson::Me => t!(words, "ledger-me"),
        LedgerPerson::Named(name) => name.clone(),
        LedgerPerson::Gone => t!(words, "ledger-gone"),
        LedgerPerson::CommandLine => t!(words, "ledger-command-line"),
    };
    match &seen.what {
        LedgerSubject::Week { teams, week, first } => {
            let teams = teams.join(&t!(words, "list-gap"));
            let before = week.weeks_since(*first);
            let week = words.week_and_year(*week);
            t!(words, "ledger-week", who, teams, week, before)
        }
        LedgerSubject::Report(quarter) => {
            t!(
                words,
                "ledger-report",
                who,
                quarter = words.quarter(*quarter)
            )
        }
        LedgerSubject::File(quarter, None) => {
            t!(words, "ledger-file", who, quarter = words.quarter(*quarter))
        }
        LedgerSubject::File(quarter, Some(file)) => t!(
            words,
            "ledger-file-of",
            who,
            quarter = words.quarter(*quarter),
            format = file.format.as_str().to_uppercase(),
            scope = scope(words, &file.departments),
            hash = file.hash.chars().take(16).collect::<String>()
        ),
        LedgerSubject::Consent(family) => {
            let family = match MyFamily::parse(family) {
                Ok(family) => t!(words, &format!("my-family-{}", family.as_str())),
                Err(_) => family.clone(),
            };
            t!(words, "ledger-consent", who, family)
        }
        LedgerSubject::Word(Some(sent)) => {
            let day = Day(sent.with_timezone(&zone).date_naive());
            t!(words, "ledger-word", who, day = words.dated(day))
        }
        LedgerSubject::Word(None) => t!(words, "ledger-word-undated", who),
        LedgerSubject::Reviewed { team, week } => {
            let (team, week) = (team_or_gone(words, team), words.week_and_year(*week));
            t!(words, "ledger-reviewed", who, team, week)
        }
        LedgerSubject::Role {
            change,
            about,
            team,
        } => {
            let key = match change {
                // By an invitation whose maker is not known any more.
                RoleChange::MemberGiven if *about == seen.who => "ledger-member-joined".to_owned(),
                change => format!("ledger-{}", change.as_str()),
            };
            let about = object(words, &seen.who, about);
            t!(words, &key, who, about, team = team_or_gone(words, team))
        }
        LedgerSubject::Account { change, about } => {
            let mut key = format!("ledger-{}", change.as_str());
            // What somebody does to their own account reads otherwise.
            if *about == seen.who && OF_ONESELF.contains(change) {
                key.push_str("-oneself");
            }
            let about = object(words, &seen.who, about);
            t!(words, &key, who, about)
        }
    }
}

/// Changes that people make to their own accounts as well as others to theirs.
const OF_ONESELF: &[AccountChange] = &[
    AccountChange::ResetStopped,
    AccountChange::LoginClaimed,
    AccountChange::LoginConfirmed,
    AccountChange::LoginRefused,
    AccountChange::LoginDisputed,
    AccountChange::LoginUntied,
];

/// To whom something was done, as the end of a sentence about `who`.
fn object(words: Locale, who: &LedgerPerson, about: &LedgerPerson) -> String {
    match about {
        LedgerPerson::Me if *who == LedgerPerson::Me => t!(words, "ledger-myself"),
        LedgerPerson::Me => t!(words, "ledger-me-too"),
        LedgerPerson::Named(name) => name.clone(),
        LedgerPerson::Gone | LedgerPerson::CommandLine => t!(words, "ledger-gone-too"),
    }
}

fn steps(
    words: Locale,
    looks: LedgerScope,
    after: Option<ViewPlace>,
    older: Option<ViewPlace>,
) -> AnyView {
    if after.is_none() && older.is_none() {
        return ().into_any();
    }
    let latest =
        after.map(|_| view! { <a href=address(looks, None)>{t!(words, "ledger-latest")}</a> });
    let older = older.map(|place| {
        view! { <a rel="next" href=address(looks, Some(place))>{t!(words, "ledger-older")}</a> }
    });
    html! { <nav class="pager" aria-label=t!(words, "pager")>{latest}{older}</nav> }
}

/// What to note down, so that nobody can write the chain anew.
fn chain(words: Locale, found: &LedgerPage) -> AnyView {
    let head = found.digest.map(|digest| {
        let digits: String = digest.to_string().chars().take(DIGITS).collect();
        let head = format!("{}:{digits}", found.rows);
        view! {
            <p>{t!(words, "ledger-chain-last")}" "<code id="ledger-head">{head}</code></p>
            <p class="soft">{t!(words, "ledger-chain-note")}</p>
        }
    });
    let body = view! {
        <p>{t!(words, "ledger-chain-about", rows = found.rows)}</p>
        {head}
    };
    card(t!(words, "ledger-chain"), body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::day::Week;
    use irori_core::domain::person::Language;

    fn view(who: LedgerPerson, what: LedgerSubject) -> LedgerLook {
        LedgerLook {
            place: ViewPlace {
                at: "2026-11-23T09:00:00Z".parse().unwrap(),
                number: 1,
            },
            times: 1,
            who,
            viewed_as: None,
            what,
        }
    }

    #[test]
    fn every_change_of_a_role_or_an_account_has_its_sentence() {
        for language in [Language::English, Language::Japanese] {
            let words = Locale(language);
            let roles = RoleChange::ALL.iter().map(|change| change.as_str());
            let accounts = AccountChange::ALL.iter().map(|change| change.as_str());
            for change in roles.chain(accounts) {
                let key = format!("ledger-{change}");
                assert_ne!(t!(words, &key), key, "{language:?}");
            }
            for change in OF_ONESELF {
                let key = format!("ledger-{}-oneself", change.as_str());
                assert_ne!(t!(words, &key), key, "{language:?}");
            }
        }
    }

    #[test]
    fn a_line_says_who_did_what_to_whom() {
        let words = Locale(Language::English);
        let mio = || LedgerPerson::Named("Mio".to_owned());
        let role = |change, about| LedgerSubject::Role {
            change,
            about,
            team: Some("minami".to_owned()),
        };
        for (who, what, said) in [
            (
                mio(),
                role(RoleChange::LeadGiven, LedgerPerson::Me),
                "Mio made you a lead of minami",
            ),
            (
                LedgerPerson::Me,
                role(RoleChange::HrTaken, LedgerPerson::Me),
                "You took the right to read reports (HR) from yourself",
            ),
            (
                mio(),
                role(RoleChange::MemberGiven, mio()),
                "Mio joined minami by an invitation",
            ),
            (
                LedgerPerson::Gone,
                role(RoleChange::MemberEnded, mio()),
                "An account that is gone set the last day of Mio in minami",
            ),
            (
                LedgerPerson::Me,
                LedgerSubject::Reviewed {
                    team: Some("minami".to_owned()),
                    week: Week::parse("2026-W47").unwrap(),
                },
                "You marked minami's week 47 of 2026 as reviewed",
            ),
            (
                mio(),
                LedgerSubject::Consent("isolation".to_owned()),
                "Mio read your signals of “Isolation”, which you share with them",
            ),
            (
                mio(),
                LedgerSubject::Word(Some("2026-11-12T15:30:00Z".parse().unwrap())),
                "Mio opened the Word you sent on 13 November 2026",
            ),
        ] {
            assert_eq!(
                sentence(words, chrono_tz::Asia::Tokyo, &view(who, what)),
                said
            );
        }
    }

    #[test]
    fn an_address_reads_back_as_its_place() {
        let place = view(LedgerPerson::Me, LedgerSubject::Word(None)).place;
        for looks in [LedgerScope::OfOthers, LedgerScope::MineToo] {
            for after in [None, Some(place)] {
                let address = address(looks, after);
                let query = address.split_once('?').map_or("", |(_, query)| query);
                let query = query.split('&').filter_map(|pair| pair.split_once('='));
                let query = Form::new(query.map(|(n, v)| (n.to_owned(), v.to_owned())).collect());
                let read = query
                    .text("after")
                    .map(|text| ViewPlace::parse(text).unwrap());
                assert_eq!((super::looks(&query), read), (looks, after), "{address}");
            }
        }
    }
}
