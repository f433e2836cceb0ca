//! Privacy promises in plain words, with the numbers of this installation, and what nobody can protect
//! from. For everybody, signed in or not.

use crate::addresses;
use crate::components::{card, notice, page_head, table};
use crate::context::RequestContext;
use crate::words::{FluentValue, Locale};
use irori_core::domain::policy::PolicyVersion;
use irori_core::domain::retention::Retention;
use irori_core::privacy::residual_leak::residual_leak;
use irori_core::privacy::thresholds::{ThresholdVersion, Thresholds};
use irori_ports::Answer;
use leptos::prelude::*;

/// Who sees what: a heading, and the sentences below it.
const WHO: [(&str, &[&str]); 4] = [
    ("you", &["all", "partners", "habits", "sealed", "security"]),
    (
        "team",
        &["change", "who", "fellow", "silence", "name", "mode"],
    ),
    ("hr", &["quarters", "remote", "sums", "person"]),
    ("admin", &["accounts", "operator"]),
];
/// How it is held, what you can do, what it does not protect from, what happens with a lost password, and
/// what is not claimed.
const HOW: &[&str] = &["closed", "left-out", "joined", "counts", "attacked"];
const CAN: &[(&str, &str)] = &[
    ("seen", addresses::SEEN.path()),
    ("ledger", addresses::LEDGER.path()),
    ("share", addresses::SHARING.path()),
    ("word", addresses::WORDS.path()),
    ("mine", addresses::PERSONAL_DATA.path()),
];
const CANNOT: &[&str] = &["database", "forge", "elsewhere", "fellow", "role"];
const LOST: &[&str] = &["link", "waits", "sealed", "numbers", "operator"];
const NOT_CLAIMED: &[&str] = &["anonymous", "differential", "legal"];

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let versions = ctx.ports.rules.thresholds().await?;
    // What counts in the latest week that has begun anywhere.
    let week = PolicyVersion::first_week(ctx.now).back(1);
    let (now, coming) = (versions.at(week), versions.coming_after(week));
    let words = ctx.words;
    let numbers = [
        ("team", FluentValue::from(now.team)),
        ("report", now.report.into()),
        ("others", (now.team - 1).into()),
        ("hours", ctx.site.reset_wait.hours().into()),
    ];
    let who: Vec<_> = WHO
        .iter()
        .map(|(name, lines)| {
            let name = format!("privacy-{name}");
            lines_card(words, &name, lines, &numbers)
        })
        .collect();
    let can = ctx.viewer.is_some().then(|| can(words));
    Ok(html! {
        {page_head(Some(t!(words, "privacy")), t!(words, "privacy-title"), Some(t!(words, "privacy-lead")))}
        {coming.map(|version| announced(words, version))}
        <div class="columns">
            <div class="stack">
                {who}
                {lines_card(words, "privacy-how", HOW, &numbers)}
                {lines_card(words, "privacy-lost", LOST, &numbers)}
                {kept(words, ctx.site.retention)}
            </div>
            <aside class="stack">
                {thresholds(words, now, coming)}
                {can}
                {leak(words, now)}
                {lines_card(words, "privacy-cannot", CANNOT, &numbers)}
                {lines_card(words, "privacy-not", NOT_CLAIMED, &numbers)}
            </aside>
        </div>
    })
}

/// A heading and a sentence under each of its names.
fn lines_card(
    words: Locale,
    name: &str,
    lines: &[&str],
    numbers: &[(&str, FluentValue<'_>)],
) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{t!(words, &format!("{name}-{line}"), ..numbers)}</li> })
        .collect();
    let body = view! {
        <ul>{lines}</ul>
    };
    card(t!(words, name), body)
}

/// How many people a result needs, now and later.
fn thresholds(words: Locale, now: Thresholds, coming: Option<&ThresholdVersion>) -> AnyView {
    let row = |name: &str, of: fn(Thresholds) -> u32| {
        let later = coming.map(|version| {
            view! { <td class="num">{of(version.thresholds).to_string()}</td> }
        });
        html! {
            <tr>
                <th scope="row">{t!(words, &format!("privacy-threshold-{name}"))}</th>
                <td class="num">{of(now).to_string()}</td>
                {later}
            </tr>
        }
    };
    let mut head = vec![
        t!(words, "privacy-threshold-of"),
        t!(words, "privacy-threshold-now"),
    ];
    head.extend(coming.map(|version| {
        let week = words.week(version.from);
        t!(words, "privacy-threshold-from", week)
    }));
    let rows = vec![row("team", |one| one.team), row("report", |one| one.report)];
    let body = view! {
        {table(t!(words, "privacy-threshold-caption"), head, rows)}
        <p>{t!(words, "privacy-threshold-ratchet")}</p>
    };
    card(t!(words, "privacy-threshold"), body)
}

/// That another number is set, and from when on it counts.
fn announced(words: Locale, coming: &ThresholdVersion) -> AnyView {
    notice::note(t!(
        words,
        "privacy-coming",
        team = coming.thresholds.team,
        report = coming.thresholds.report,
        week = words.week_and_year(coming.from)
    ))
}

/// What a mean over so few still gives away.
fn leak(words: Locale, now: Thresholds) -> AnyView {
    let percent = |people| format!("{:.1}", 100.0 * residual_leak(people));
    let of = |people: u32| {
        let text = t!(words, "privacy-leak-of", people, percent = percent(people));
        view! { <li>{text}</li> }
    };
    let mut sizes = vec![now.team, now.report];
    sizes.dedup();
    let body = view! {
        <p>{t!(words, "privacy-leak-why")}</p>
        <ul>{sizes.into_iter().map(of).collect::<Vec<_>>()}</ul>
        <p>{t!(words, "privacy-leak-change")}</p>
    };
    card(t!(words, "privacy-leak"), body)
}

/// For how long entries are kept, and what is kept of them for good.
fn kept(words: Locale, retention: Retention) -> AnyView {
    let entries = match retention {
        Retention::Months(months) => {
            t!(words, "privacy-kept-months", months)
        }
        Retention::Keep => t!(words, "privacy-kept-for-good"),
    };
    let body = view! {
        <ul>
            <li>{entries}</li>
            <li>{t!(words, "privacy-kept-weeks")}</li>
            <li>{t!(words, "privacy-kept-published")}</li>
        </ul>
    };
    card(t!(words, "privacy-kept"), body)
}

/// Where one can look, share and leave.
fn can(words: Locale) -> AnyView {
    let lines: Vec<_> = CAN
        .iter()
        .map(|(name, at)| {
            view! { <li><a href=*at>{t!(words, &format!("privacy-can-{name}"))}</a></li> }
        })
        .collect();
    let body = view! {
        <ul>{lines}</ul>
    };
    card(t!(words, "privacy-can"), body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::person::Language;

    #[test]
    fn every_sentence_of_the_page_is_there_in_both_languages() {
        let mut keys = Vec::new();
        let lists = WHO.iter().map(|(name, lines)| (*name, *lines)).chain([
            ("how", HOW),
            ("cannot", CANNOT),
            ("not", NOT_CLAIMED),
        ]);
        for (name, lines) in lists {
            keys.push(format!("privacy-{name}"));
            keys.extend(lines.iter().map(|line| format!("privacy-{name}-{line}")));
        }
        keys.extend(CAN.iter().map(|(name, _)| format!("privacy-can-{name}")));
        for language in [Language::English, Language::Japanese] {
            for key in &keys {
                assert_ne!(t!(Locale(language), key), *key, "{language:?}");
            }
        }
    }
}
