//! Pages of the demo's member and lead against a handler that has their bytes ready.

use crate::house::{House, serve};
use crate::measure::{Act, Compared, ROUNDS, rate_of};
use crate::visitor::{Connection, Visitor};
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use std::time::Duration;

const TIME: Duration = Duration::from_millis(600);
const CLIENTS: usize = 8;

/// The pages of the member.
const PAGES: [(&str, &str); 3] = [("Today", "/"), ("Me", "/me"), ("entries", "/entries")];

struct Page {
    name: &'static str,
    path: String,
    visitor: Visitor,
}

pub async fn compare(house: &House) -> Result<()> {
    println!(
        "\nPages (signed in as the demo's member, for the team's week as its lead, {CLIENTS} kept connections,"
    );
    println!(
        "client and server in one process) against an axum handler with the same bytes behind the same loop\n"
    );
    println!(
        "  {:<9} {:<27} {:<22} {:<25} alone    size",
        "", "ratio", "pages/s", "handler/s"
    );
    for Page {
        name,
        path,
        visitor,
    } in measured(house).await?
    {
        let page = visitor.connect().await?.page(&path).await?;
        let size = page.body.len();
        let bytes = Bytes::from(page.body);
        let kind = [(CONTENT_TYPE, "text/html; charset=utf-8")];
        let ready = Router::new().route(&path, get(move || async move { (kind, bytes) }));
        let (address, serving) = serve(ready).await?;
        let handler = Visitor::nobody(address);
        let mut compared = Compared::default();
        for counts in std::iter::once(false).chain([true; ROUNDS]) {
            let ours = rate_of(acting(&visitor, &path, size, CLIENTS).await?, TIME).await?;
            let theirs = rate_of(acting(&handler, &path, size, CLIENTS).await?, TIME).await?;
            if counts {
                compared.add(ours, theirs);
            }
        }
        let alone = 1000.0 / rate_of(acting(&visitor, &path, size, 1).await?, TIME).await?;
        serving.abort();
        let Compared {
            ours,
            theirs,
            ratio,
        } = compared;
        let kib = size.div_ceil(1024);
        println!("  {name:<9} {ratio:<27.4} {ours:<22} {theirs:<25} {alone:.1} ms   {kib} KiB");
    }
    Ok(())
}

/// The member's pages, and the first week of a team that `/teams` shows the lead.
async fn measured(house: &House) -> Result<Vec<Page>> {
    let (member, lead) = (house.member().await?, house.lead().await?);
    let teams = lead.connect().await?.page("/teams").await?;
    let teams = String::from_utf8(teams.body)?;
    let links = teams.split("href=\"").skip(1);
    let week = links
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .find(|href| href.starts_with("/teams/") && href.contains("/weeks/"))
        .context("/teams links to no week of a team")?;
    let of_member = PAGES.map(|(name, path)| (name, path, &member));
    let all = of_member.into_iter().chain([("team week", week, &lead)]);
    let page = |(name, path, visitor): (_, &str, &Visitor)| Page {
        name,
        path: path.to_owned(),
        visitor: visitor.clone(),
    };
    Ok(all.map(page).collect())
}

/// Somebody who opens one page over and over.
struct Reader {
    connection: Connection,
    path: String,
    size: usize,
}

async fn acting(visitor: &Visitor, path: &str, size: usize, clients: usize) -> Result<Vec<Reader>> {
    let mut readers = Vec::new();
    for _ in 0..clients {
        readers.push(Reader {
            connection: visitor.connect().await?,
            path: path.to_owned(),
            size,
        });
    }
    Ok(readers)
}

impl Act for Reader {
    async fn act(&mut self) -> Result<()> {
        let page = self.connection.page(&self.path).await?;
        let size = page.body.len();
        ensure!(
            size.abs_diff(self.size) < 64,
            "{} has {size} bytes, not {}",
            self.path,
            self.size
        );
        Ok(())
    }
}
