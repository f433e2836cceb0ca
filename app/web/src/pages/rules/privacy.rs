//! What is promised, in plain words, with the numbers of this installation, and what nobody can protect
//! from. For everybody, signed in or not.

use crate::components::notice;
use crate::components::page_head::page_head;
use crate::components::table::table;
use crate::pages::asking;
use crate::words::{FluentValue, Words};
use irori_core::domain::policy::PolicyVersion;
use irori_core::domain::retention::Retention;
use irori_core::privacy::residual_leak::residual_leak;
use irori_core::privacy::thresholds::{ThresholdVersion, Thresholds};
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
    ("seen", "/me/seen"),
    ("ledger", "/ledger"),
    ("share", "/me/sharing"),
    ("word", "/words"),
    ("mine", "/settings/mine"),
];
const CANNOT: &[&str] = &["database", "forge", "elsewhere", "fellow", "role"];
const LOST: &[&str] = &["link", "waits", "sealed", "numbers", "operator"];
const NOT_CLAIMED: &[&str] = &["anonymous", "differential", "legal"];

pub fn page() -> AnyView {
    asking(|asked| async move {
        let versions = asked.ports.rules.thresholds().await?;
        // What counts in the latest week that has begun anywhere.
        let week = PolicyVersion::first_week(asked.now).back(1);
        let (now, coming) = (versions.at(week), versions.coming_after(week));
        let words = asked.words;
        let numbers = [
            ("team", FluentValue::from(now.team)),
            ("report", now.report.into()),
            ("others", (now.team - 1).into()),
            ("hours", asked.site.reset_wait.hours().into()),
        ];
        let who: Vec<_> = WHO
            .iter()
            .map(|(name, lines)| {
                let name = format!("privacy-{name}");
                sheet(words, &name, lines, &numbers)
            })
            .collect();
        let can = asked.viewer.is_some().then(|| can(words));
        Ok(view! {
            {page_head(Some(words.say("privacy")), words.say("privacy-title"), Some(words.say("privacy-lead")))}
            {coming.map(|version| announced(words, version))}
            <div class="columns">
                <div class="stack">
                    {who}
                    {sheet(words, "privacy-how", HOW, &numbers)}
                    {sheet(words, "privacy-lost", LOST, &numbers)}
                    {kept(words, asked.site.retention)}
                </div>
                <aside class="stack">
                    {thresholds(words, now, coming)}
                    {can}
                    {leak(words, now)}
                    {sheet(words, "privacy-cannot", CANNOT, &numbers)}
                    {sheet(words, "privacy-not", NOT_CLAIMED, &numbers)}
                </aside>
            </div>
        }
        .into_any())
    })
}

/// A heading and a sentence under each of its names.
fn sheet(words: Words, name: &str, lines: &[&str], numbers: &[(&str, FluentValue<'_>)]) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{words.tell(&format!("{name}-{line}"), numbers)}</li> })
        .collect();
    view! {
        <section class="sheet">
            <h2>{words.say(name)}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// How many people a result needs, now and later.
fn thresholds(words: Words, now: Thresholds, coming: Option<&ThresholdVersion>) -> AnyView {
    let row = |name: &str, of: fn(Thresholds) -> u32| {
        let later = coming.map(|version| {
            view! { <td class="num">{of(version.thresholds).to_string()}</td> }
        });
        view! {
            <tr>
                <th scope="row">{words.say(&format!("privacy-threshold-{name}"))}</th>
                <td class="num">{of(now).to_string()}</td>
                {later}
            </tr>
        }
        .into_any()
    };
    let mut head = vec![
        words.say("privacy-threshold-of"),
        words.say("privacy-threshold-now"),
    ];
    head.extend(coming.map(|version| {
        let week = words.week(version.from);
        words.tell("privacy-threshold-from", &[("week", week.into())])
    }));
    let rows = vec![row("team", |one| one.team), row("report", |one| one.report)];
    view! {
        <section class="sheet">
            <h2>{words.say("privacy-threshold")}</h2>
            {table(words.say("privacy-threshold-caption"), head, rows)}
            <p>{words.say("privacy-threshold-ratchet")}</p>
        </section>
    }
    .into_any()
}

/// That another number is set, and from when on it counts.
fn announced(words: Words, coming: &ThresholdVersion) -> AnyView {
    let values = [
        ("team", coming.thresholds.team.into()),
        ("report", coming.thresholds.report.into()),
        ("week", words.week_and_year(coming.from).into()),
    ];
    notice::note(words.tell("privacy-coming", &values))
}

/// What a mean over so few still gives away.
fn leak(words: Words, now: Thresholds) -> AnyView {
    let percent = |people| format!("{:.1}", 100.0 * residual_leak(people));
    let of = |people: u32| {
        let values = [
            ("people", people.into()),
            ("percent", percent(people).into()),
        ];
        view! { <li>{words.tell("privacy-leak-of", &values)}</li> }
    };
    let mut sizes = vec![now.team, now.report];
    sizes.dedup();
    view! {
        <section class="sheet">
            <h2>{words.say("privacy-leak")}</h2>
            <p>{words.say("privacy-leak-why")}</p>
            <ul>{sizes.into_iter().map(of).collect::<Vec<_>>()}</ul>
            <p>{words.say("privacy-leak-change")}</p>
        </section>
    }
    .into_any()
}

/// For how long entries are kept, and what is kept of them for good.
fn kept(words: Words, retention: Retention) -> AnyView {
    let entries = match retention {
        Retention::Months(months) => {
            words.tell("privacy-kept-months", &[("months", months.into())])
        }
        Retention::Keep => words.say("privacy-kept-for-good"),
    };
    view! {
        <section class="sheet">
            <h2>{words.say("privacy-kept")}</h2>
            <ul>
                <li>{entries}</li>
                <li>{words.say("privacy-kept-weeks")}</li>
                <li>{words.say("privacy-kept-published")}</li>
            </ul>
        </section>
    }
    .into_any()
}

/// Where one can look, share and leave.
fn can(words: Words) -> AnyView {
    let lines: Vec<_> = CAN
        .iter()
        .map(|(name, at)| {
            view! { <li><a href=*at>{words.say(&format!("privacy-can-{name}"))}</a></li> }
        })
        .collect();
    view! {
        <section class="sheet">
            <h2>{words.say("privacy-can")}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
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
                assert_ne!(Words(language).say(key), *key, "{language:?}");
            }
        }
    }
}
