//! Which addresses are asked of a kept database as everybody in it: whatever the pages lead to, a few of
//! each kind, and what others were led to.

use irori_web::routes::{pattern_of, rights};
use std::collections::{BTreeMap, BTreeSet};
use tests::kept::{KeptDatabase, Opened};

/// So many addresses of a kind a visitor, with and without a question after them.
const OF_A_KIND: usize = 5;
/// So many of a kind that only others were led to.
const OF_OTHERS: usize = 2;

/// What stands nowhere, and files that are offered by a form alone.
const FURTHER: [&str; 14] = [
    "/nowhere",
    "/entries?kind=chat",
    "/entries?kind=check-in",
    "/exports/2026-Q2.csv",
    "/exports/2026-Q3.csv",
    "/exports/2026-Q3.json",
    "/exports/2026-Q3.xlsx",
    "/exports/2026-Q3.pdf",
    "/reports/2031-Q1",
    "/reports/print?quarter=2026-Q3",
    "/entries/x",
    "/admin/people/x",
    "/me/signals/x",
    "/words/x",
];

/// What kind an address is of: its pattern, and whether something is asked after it.
type Kind = (String, bool);

fn kind_of(address: &str) -> Kind {
    let (path, asked) = address
        .split_once('?')
        .map_or((address, false), |(path, _)| (path, true));
    (pattern_of(path).unwrap_or(path).to_owned(), asked)
}

/// Who asks for which address, in the order of asking.
pub async fn found(kept: KeptDatabase, further: &[String]) -> Vec<(String, String)> {
    let mut opened = kept.open().await.unwrap();
    let names: Vec<String> = opened
        .visitors
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let mut of_each = BTreeMap::new();
    for name in &names {
        let seen = seen_by(&mut opened, name, further).await;
        of_each.insert(name.clone(), seen);
    }
    let mut by_kind: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    for address in of_each.values().flatten() {
        by_kind
            .entry(kind_of(address))
            .or_default()
            .insert(address.clone());
    }
    let mut asked = Vec::new();
    for name in names {
        let mut seen = of_each[&name].clone();
        for ((_, has_question), all) in &by_kind {
            let others = all.iter().filter(|address| !seen.contains(address));
            let most = if *has_question { 1 } else { OF_OTHERS };
            let others: Vec<String> = others.take(most).cloned().collect();
            seen.extend(others);
        }
        asked.extend(seen.into_iter().map(|address| (name.clone(), address)));
    }
    asked
}

/// What somebody is led to, from every page that has a name of its own.
async fn seen_by(opened: &mut Opened, name: &str, further: &[String]) -> Vec<String> {
    let whole = rights().map(|(pattern, _)| pattern);
    let whole = whole.filter(|pattern| !pattern.contains('{'));
    let mut open: Vec<String> = whole.chain(FURTHER).map(str::to_owned).collect();
    open.extend(further.iter().cloned());
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut seen: Vec<String> = Vec::new();
    let mut known: BTreeSet<String> = open.iter().cloned().collect();
    let mut at = 0;
    while let Some(address) = open.get(at).cloned() {
        at += 1;
        let page = opened.get(name, &address).await;
        seen.push(address);
        let mut ways = page.attributes("a[href], link[rel=next], link[rel=prev]", "href");
        ways.extend(page.location());
        for way in ways {
            let way = way.split('#').next().unwrap_or_default().to_owned();
            let is_ours = way.starts_with('/') && !way.starts_with("/assets/");
            if !is_ours || known.contains(&way) {
                continue;
            }
            let count = counts.entry(kind_of(&way)).or_default();
            if *count < OF_A_KIND {
                *count += 1;
                known.insert(way.clone());
                open.push(way);
            }
        }
    }
    seen
}
