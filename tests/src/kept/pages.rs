//! What the pages and files of a kept database answer, one line an address: who asks, the status, and the
//! SHA-256 of what came without what is drawn at each showing.

use super::{KeptDatabase, Opened, packed, unpacked};
use crate::browser::{Browser, Page};
use crate::databases::Engine;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use std::fs;
use std::time::Duration;

/// One line of `pages.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub visitor: String,
    pub address: String,
    pub status: u16,
    pub digest: String,
}

impl KeptDatabase {
    /// What was answered, in the order in which it was asked.
    pub fn lines(self) -> Vec<Line> {
        let text = fs::read_to_string(self.file("pages.tsv")).unwrap();
        text.lines().map(Line::read).collect()
    }

    pub fn keep_lines(self, lines: &[Line]) {
        let text: String = lines.iter().map(Line::write).collect();
        fs::write(self.file("pages.tsv"), text).unwrap();
    }

    /// The bodies that were answered, line by line; none where they are not kept.
    pub fn bodies(self) -> Vec<Vec<u8>> {
        let Ok(bytes) = fs::read(self.file(BODIES)) else {
            return Vec::new();
        };
        let bytes = unpacked(&bytes);
        let (mut rest, mut found) = (&bytes[..], Vec::new());
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let length = str::from_utf8(&rest[..end]).unwrap();
            let (body, further) = rest[end + 1..].split_at(length.parse().unwrap());
            found.push(body.to_owned());
            rest = further;
        }
        found
    }

    /// Keeps what came, of one engine alone: they differ in ids.
    pub fn keep_bodies(self, bodies: &[Vec<u8>]) {
        if self.engine != Engine::Sqlite {
            return;
        }
        let all = bodies
            .iter()
            .flat_map(|body| [format!("{}\n", body.len()).as_bytes(), body].concat());
        fs::write(self.file(BODIES), packed(&all.collect::<Vec<u8>>())).unwrap();
    }
}

/// A length, a line end, and so many bytes, for each line of `pages.tsv`.
const BODIES: &str = "bodies.br";

impl Line {
    fn read(line: &str) -> Self {
        let fields: Vec<&str> = line.split('\t').collect();
        Self {
            visitor: fields[0].to_owned(),
            address: fields[1].to_owned(),
            status: fields[2].parse().unwrap(),
            digest: fields[3].to_owned(),
        }
    }

    fn write(&self) -> String {
        let Self {
            visitor,
            address,
            status,
            digest,
        } = self;
        format!("{visitor}\t{address}\t{status}\t{digest}\n")
    }

    /// Of what somebody got.
    pub fn of(visitor: &str, address: &str, page: &Page) -> Self {
        let digest = Sha256::digest(lasting(page));
        Self {
            visitor: visitor.to_owned(),
            address: address.to_owned(),
            status: page.status.as_u16(),
            digest: digest.iter().map(|b| format!("{b:02x}")).collect(),
        }
    }
}

impl Opened {
    /// What somebody gets from an address, without following where it leads; a millisecond after what was
    /// asked before, so that what is written down of both has an order.
    pub async fn get(&mut self, visitor: &str, address: &str) -> Page {
        self.house.pass(TimeDelta::milliseconds(1));
        let mut visitors = self.visitors.iter_mut();
        let found = visitors.find(|(name, _)| name == visitor);
        get(&mut found.unwrap().1, address).await
    }
}

async fn get(walker: &mut Browser, address: &str) -> Page {
    // On a machine at its limit the database may be busy for a moment.
    for pause in [100, 300, 1000] {
        let request = Request::get(address).body(Body::empty()).unwrap();
        let page = walker.send(request).await;
        if page.status != StatusCode::SERVICE_UNAVAILABLE {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    let request = Request::get(address).body(Body::empty()).unwrap();
    walker.send(request).await
}

/// What is the same at every showing: where it leads, or a file as it is, or a document without the marks
/// of its forms and the fingerprint of its style sheet.
pub fn lasting(page: &Page) -> Vec<u8> {
    if let Some(to) = page.location() {
        return format!("leads to {to}").into_bytes();
    }
    let kind = page.headers.get("content-type");
    let is_document = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_document {
        return page.bytes.clone();
    }
    let mut text = page.body.clone();
    for (before, after) in DRAWN {
        text = without(&text, before, after);
    }
    text.into_bytes()
}

/// What stands before and after what is drawn at each showing, or changes with every style.
const DRAWN: [(&str, char); 2] = [("name=\"once\" value=\"", '"'), ("\"/assets/", '"')];

/// A text with `#` for whatever stands between `before` and `after`.
fn without(text: &str, before: &str, after: char) -> String {
    let mut parts = text.split(before);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.find(after).map_or("", |at| &part[at..]);
        kept.push_str(before);
        kept.push('#');
        kept.push_str(rest);
    }
    kept
}

/// Where two bodies part: the first piece, from tag to tag or line to line, that is not the same.
pub fn parting(before: &[u8], now: &[u8]) -> String {
    let (Ok(before), Ok(now)) = (str::from_utf8(before), str::from_utf8(now)) else {
        let same = before.iter().zip(now).take_while(|(was, is)| was == is);
        let (at, was, is) = (same.count(), before.len(), now.len());
        return format!("a file parts at byte {at}: it had {was} bytes and has {is}");
    };
    let ends = ['>', '\n'];
    let (mut old, mut new) = (before.split_inclusive(ends), now.split_inclusive(ends));
    let mut last = "";
    loop {
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => last = old,
            (None, None) => return "the body is as it was".to_owned(),
            (old, new) => {
                let told = [old, new].map(|piece| {
                    let piece = piece.unwrap_or("the end");
                    piece.chars().take(300).collect::<String>()
                });
                return format!("after {last:?}\n  was {:?}\n  is  {:?}", told[0], told[1]);
            }
        }
    }
}
