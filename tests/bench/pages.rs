//! Pages of the demo's member against a handler that has their bytes ready.

use crate::house::{House, serve};
use crate::measure::{Act, Compared, ROUNDS, rate_of};
use crate::visitor::{Connection, Visitor};
use anyhow::{Result, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use std::time::Duration;

const TIME: Duration = Duration::from_millis(600);
const CLIENTS: usize = 8;

const PAGES: [(&str, &str); 3] = [("Today", "/"), ("Me", "/me"), ("entries", "/entries")];

pub async fn compare(house: &House) -> Result<()> {
    println!(
        "\nPages (signed in as the demo's member, {CLIENTS} kept connections, client and server in one"
    );
    println!("process) against an axum handler with the same bytes behind the same loop\n");
    println!(
        "  {:<9} {:<27} {:<22} {:<25} alone    size",
        "", "ratio", "pages/s", "handler/s"
    );
    let member = house.member().await?;
    for (name, path) in PAGES {
        let page = member.connect().await?.page(path).await?;
        let size = page.body.len();
        let bytes = Bytes::from(page.body);
        let kind = [(CONTENT_TYPE, "text/html; charset=utf-8")];
        let ready = Router::new().route(path, get(move || async move { (kind, bytes) }));
        let (address, serving) = serve(ready).await?;
        let handler = Visitor::nobody(address);
        let mut compared = Compared::default();
        for counts in std::iter::once(false).chain([true; ROUNDS]) {
            let ours = rate_of(acting(&member, path, size, CLIENTS).await?, TIME).await?;
            let theirs = rate_of(acting(&handler, path, size, CLIENTS).await?, TIME).await?;
            if counts {
                compared.add(ours, theirs);
            }
        }
        let alone = 1000.0 / rate_of(acting(&member, path, size, 1).await?, TIME).await?;
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

/// Somebody who opens one page over and over.
struct Reader {
    connection: Connection,
    path: &'static str,
    size: usize,
}

async fn acting(
    visitor: &Visitor,
    path: &'static str,
    size: usize,
    clients: usize,
) -> Result<Vec<Reader>> {
    let mut readers = Vec::new();
    for _ in 0..clients {
        readers.push(Reader {
            connection: visitor.connect().await?,
            path,
            size,
        });
    }
    Ok(readers)
}

impl Act for Reader {
    async fn act(&mut self) -> Result<()> {
        let page = self.connection.page(self.path).await?;
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
