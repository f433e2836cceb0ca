//! The policy choices: what each threshold means, what counts now and from when on another does. For
//! everybody.

use crate::addresses;
use crate::components::{card, notice, page_head, policy_choice, stack, table};
use crate::context::RequestContext;
use crate::words::{FluentValue, Locale};
use irori_core::domain::day::Week;
use irori_core::domain::policy::{Policies, Policy, PolicyVersion};
use irori_ports::Answer;
use leptos::prelude::*;

/// The thresholds as they are grouped in the form: the name of a group and its fields.
pub(in crate::pages) const GROUPS: [(&str, &[&str]); 6] = [
    (
        "connection",
        &[
            "connection-watch",
            "connection-act",
            "quiet-share",
            "quiet-streak",
            "breadth",
        ],
    ),
    ("boundary", &["intrusion-days"]),
    (
        "habits",
        &["active-minutes", "outdoor-minutes", "indoor-streak"],
    ),
    ("context", &["context-level", "share-ok", "share-act"]),
    ("missing", &["sensitivity"]),
    ("reviews", &["review-pace"]),
];

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let policies = ctx.ports.rules.policies(viewer).await?;
    let this_week = ctx.today()?.week();
    let words = ctx.words;
    let may_set = viewer.roles.admin.then(
        || view! { <p><a href=addresses::ADMIN_POLICY.path()>{t!(words, "policy-to-set")}</a></p> },
    );
    let versions = policies.versions().iter().rev();
    let versions: Vec<_> = versions
        .map(|version| version_entry(words, &policies, version, None))
        .collect();
    Ok(html! {
        {head(words, &policies, this_week)}
        {coming(words, &policies, this_week)}
        <div class="columns">
            <div class="stack">{thresholds(words, &policies, this_week)}</div>
            <aside class="stack">
                <section class="sheet">{why(words)}{may_set}</section>
                {history(words, versions)}
            </aside>
        </div>
    })
}

/// The head of the page: how many thresholds differ from what Irori comes with.
pub(in crate::pages) fn head(words: Locale, policies: &Policies, week: Week) -> AnyView {
    let changed = policies.at(week).changes_from(&Policy::default()).len();
    let title = t!(words, "policy-title", changed);
    let (kicker, lead) = (t!(words, "policy"), t!(words, "policy-lead"));
    page_head(Some(kicker), title, Some(lead)).into_any()
}

/// That a change is set and not in force yet, and from when on it is.
pub(in crate::pages) fn coming(words: Locale, policies: &Policies, week: Week) -> Option<AnyView> {
    let coming = policies.coming_after(week)?;
    Some(notice::note(t!(
        words,
        "policy-coming",
        ..begins(words, coming.from)
    )))
}

/// A week, its year and the day on which it begins.
pub(in crate::pages) fn begins<'v>(words: Locale, week: Week) -> [(&'v str, FluentValue<'v>); 3] {
    [
        ("week", words.week(week).into()),
        ("year", week.year().to_string().into()),
        ("day", words.long_day(week.monday()).into()),
    ]
}

/// Every threshold with its meaning, its unit, the value in force, the one to come where one is, and
/// the one that Irori comes with.
pub(in crate::pages) fn thresholds(words: Locale, policies: &Policies, week: Week) -> AnyView {
    let coming = policies.coming_after(week);
    let columns: Vec<Vec<String>> = [
        Some(policies.at(week)),
        coming.map(|version| version.policy),
        Some(Policy::default()),
    ]
    .into_iter()
    .flatten()
    .map(|policy| policy.rows().map(|(_, value)| value).to_vec())
    .collect();
    let row = |(n, (field, _)): (usize, (&'static str, String))| {
        let cells: Vec<_> = columns
            .iter()
            .filter_map(|column| column.get(n).cloned())
            .map(|value| view! { <td class="num">{value}</td> })
            .collect();
        let name = t!(words, &format!("policy-{field}"));
        let means = t!(words, &format!("policy-{field}-means"));
        let unit = t!(words, unit(field));
        let unit = t!(words, "policy-unit", unit);
        html! {
            <tr id=field>
                <th scope="row">
                    {name}
                    <span class="small soft">{means}</span>
                    <span class="small soft">{unit}</span>
                </th>
                {cells}
            </tr>
        }
    };
    let rows = Policy::default().rows().into_iter().enumerate();
    let coming = coming.map(|version| {
        let week = words.week(version.from);
        t!(words, "policy-head-coming", week)
    });
    let say = |key| Some(t!(words, key));
    let head = [
        say("policy-head-threshold"),
        say("policy-head-now"),
        coming,
        say("policy-head-default"),
    ];
    let caption = t!(words, "policy-caption", ..begins(words, week));
    html! {
        <section class="sheet">
            <div class="row row--apart">
                <h2>{t!(words, "policy-thresholds")}</h2>
                {policy_choice(words, "why")}
            </div>
            {table(caption, head.into_iter().flatten().collect(), rows.map(row).collect())}
        </section>
    }
}

/// Why these are policy choices, and what follows from that.
pub(in crate::pages) fn why(words: Locale) -> AnyView {
    html! {
        <h2 id="why">{t!(words, "policy-why")}</h2>
        <ul>
            <li>{t!(words, "policy-why-not-validated")}</li>
            <li>{t!(words, "policy-why-labelled")}</li>
            <li>{t!(words, "policy-why-prospective")}</li>
            <li>{t!(words, "policy-why-everybody")}</li>
        </ul>
    }
}

/// The versions, each as [`version_entry`] gives it.
pub(in crate::pages) fn history(words: Locale, versions: Vec<AnyView>) -> AnyView {
    let shown = stack(versions, t!(words, "policy-history-none"));
    card(t!(words, "policy-history"), shown)
}

/// A version: from when on it is in force, what it changed; `set` says when and by whom.
pub(in crate::pages) fn version_entry(
    words: Locale,
    policies: &Policies,
    version: &PolicyVersion,
    set: Option<String>,
) -> AnyView {
    let others = policies.versions();
    let is_superseded = others
        .iter()
        .any(|other| other.from == version.from && other.number > version.number);
    let key = if is_superseded {
        "policy-version-superseded"
    } else {
        "policy-version"
    };
    let mut values = begins(words, version.from).to_vec();
    values.push(("number", version.number.into()));
    let before = others.iter().rfind(|other| other.number < version.number);
    let before = before.map_or_else(Policy::default, |before| before.policy);
    let changes = version.policy.changes_from(&before).into_iter();
    let changes: Vec<_> = changes
        .map(|(field, before, after)| {
            let text = t!(
                words,
                "policy-changed",
                threshold = t!(words, &format!("policy-{field}")),
                before,
                after
            );
            view! { <li>{text}</li> }
        })
        .collect();
    html! {
        <div>
            <h3>{t!(words, key, ..values)}</h3>
            {set.map(|text| view! { <p class="soft small">{text}</p> })}
            <ul>{changes}</ul>
        </div>
    }
}

/// The key of a threshold's unit.
fn unit(field: &str) -> &'static str {
    match field {
        "connection-watch" | "connection-act" | "context-level" => "policy-unit-score",
        "quiet-share" | "share-ok" | "share-act" => "policy-unit-share",
        "active-minutes" | "outdoor-minutes" => "policy-unit-minutes",
        "breadth" => "policy-unit-partners",
        "review-pace" => "policy-unit-pace",
        "sensitivity" => "policy-unit-points",
        _ => "policy-unit-days",
    }
}

/// Whether a threshold takes decimals.
pub(in crate::pages) fn takes_decimals(field: &str) -> bool {
    !matches!(
        unit(field),
        "policy-unit-days" | "policy-unit-minutes" | "policy-unit-pace"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::person::Language;

    #[test]
    fn every_threshold_has_its_group_its_unit_and_its_words_in_both_languages() {
        let grouped: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, fields)| *fields)
            .copied()
            .collect();
        let all = Policy::default().rows().map(|(field, _)| field);
        assert_eq!(grouped, all);
        for language in [Language::English, Language::Japanese] {
            let words = Locale(language);
            let mut keys: Vec<String> = GROUPS
                .iter()
                .map(|(group, _)| format!("policy-group-{group}"))
                .collect();
            for field in all {
                keys.extend([format!("policy-{field}"), format!("policy-{field}-means")]);
                keys.push(unit(field).to_owned());
            }
            for key in keys {
                assert_ne!(t!(words, &key), key, "{language:?}");
            }
        }
    }
}
