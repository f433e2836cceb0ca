//! The rules of the house, held over its source: who may know whom, what stands nowhere, words.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is a failed test"
)]

mod circles;
mod fields;
mod names;
mod papers;
mod rights;
mod rooms;
mod sections;
mod security;
mod sinks;
mod words;

use std::path::{Path, PathBuf};

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below `folder` with one of these endings, and its text.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !["target", "node_modules", "out"]
                    .iter()
                    .any(|n| path.ends_with(n))
                {
                    open.push(path);
                }
            } else if endings
                .iter()
                .any(|e| path.extension().is_some_and(|x| x == *e))
            {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
