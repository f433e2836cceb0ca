//! Hook spans and repositories for [`irori_core::reviews::coverage`], and the coverage of each repository.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::row_struct;
use crate::store::Store;
use crate::webhooks::{hook_span, outage};
use chrono_tz::Tz;
use irori_core::domain::day::Week;
use irori_core::domain::forge_account::Forge;
use irori_core::reviews::coverage::{
    CoveragePeriod, HookHealth, Outage, PullRequestCoverage, RepositoryCoverage, RepositorySpans,
};
use irori_core::reviews::pulls::Weeks;
use irori_ports::Now;
use std::collections::BTreeMap;

/// How many weeks the admin sees.
const WEEKS: u64 = 8;

sql! {
    MERGED = "SELECT forge, repository, repository_key, opened_at, ready_at, merged_at, told_until FROM pull_request
        WHERE merged_at >= $1 AND author_kind = 'human' ORDER BY merged_at, id";
}

row_struct! {
    #[derive(Debug)]
    struct Merged {
        forge: Forge,
        repository: String,
        repository_key: String,
        opened_at: Now,
        ready_at: Option<Now>,
        merged_at: Now,
        told_until: Option<Now>,
    }
}

impl Store {
    /// What hooks told of every repository, for pull requests that were opened from `from` on.
    pub async fn spans(&self, from: Now) -> Result<RepositorySpans, StoreError> {
        spans(&mut self.db.read().await?, from).await
    }
}

/// What hooks told of every repository, for pull requests that were opened from `from` on.
pub(crate) async fn spans(conn: &mut Conn, from: Now) -> Result<RepositorySpans, StoreError> {
    let outages = outage::since(conn, from).await?;
    Ok(gathered(&hook_span::since(conn, from).await?, &outages))
}

fn gathered(found: &[hook_span::HookSpan], outages: &[outage::OutageRow]) -> RepositorySpans {
    let mut spans = RepositorySpans::default();
    for span in found {
        let its = outages.iter();
        let its = its.filter(|o| o.concerns(span.hook_id, &span.repository_key));
        let told = CoveragePeriod {
            from: span.from_at,
            until: span.until_at,
            outages: its.map(outage::OutageRow::stretch).collect(),
        };
        spans.add(span.forge, &span.repository_key, told);
    }
    spans
}

/// The last weeks up to that of `now`, which begin on Monday in `zone`.
pub(crate) async fn health(conn: &mut Conn, zone: Tz, now: Now) -> Result<HookHealth, StoreError> {
    let in_zone = Weeks { zone };
    let last = in_zone.of(now);
    let weeks: Vec<Week> = (0..WEEKS).rev().map(|n| last.back(n)).collect();
    let from = in_zone.begin(last.back(WEEKS - 1));
    let merged = fetch_all!(conn, Merged, MERGED, from)?;
    let opened = merged.iter().map(|m| m.opened_at).min();
    let since = opened.map_or(from, |opened| opened.min(from));
    let found = hook_span::since(conn, since).await?;
    let outages = outage::since(conn, since).await?;
    let spans = gathered(&found, &outages);
    let mut counted = Repositories::default();
    for span in &found {
        counted.of(span.forge, &span.repository, weeks.len());
    }
    for m in &merged {
        let Some(at) = weeks.iter().position(|w| *w == in_zone.of(m.merged_at)) else {
            continue;
        };
        let asked = m.ready_at.unwrap_or(m.opened_at);
        let is_whole = spans.know(m.forge, &m.repository_key, asked, m.merged_at, m.told_until);
        let of = counted.of(m.forge, &m.repository, weeks.len());
        of.weeks[at].count(is_whole);
    }
    let shown = outages
        .into_iter()
        .filter(|o| o.to.is_none_or(|to| to >= from));
    let mut outages: Vec<Outage> = shown.map(|o| counted.named(o)).collect();
    outages.sort_by_key(|o| std::cmp::Reverse(o.from));
    Ok(HookHealth {
        weeks,
        repositories: counted.0.into_values().collect(),
        outages,
    })
}

/// Repositories by forge and key.
#[derive(Default)]
struct Repositories(BTreeMap<(Forge, String), RepositoryCoverage>);

impl Repositories {
    /// The coverage of a repository, under the name that comes last.
    fn of(&mut self, forge: Forge, repository: &str, weeks: usize) -> &mut RepositoryCoverage {
        let of = self.0.entry((forge, repository.to_lowercase()));
        let of = of.or_insert_with(|| RepositoryCoverage {
            forge,
            repository: String::new(),
            weeks: vec![PullRequestCoverage::default(); weeks],
        });
        repository.clone_into(&mut of.repository);
        of
    }

    fn named(&self, found: outage::OutageRow) -> Outage {
        let name = |key: String| {
            let known = self.0.iter().find(|((_, k), _)| *k == key);
            known.map_or(key, |(_, of)| of.repository.clone())
        };
        Outage {
            cause: found.cause,
            from: found.from,
            to: found.to,
            hook: found.hook_name,
            repository: found.repository_key.map(name),
        }
    }
}
