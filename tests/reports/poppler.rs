//! Other people's programs that read PDFs: qpdf and Poppler (`make setup` installs them).

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A PDF on the disk for as long as it is read.
pub struct Paper {
    folder: TempDir,
}

impl Paper {
    pub fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("report.pdf"), bytes).unwrap();
        Self { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("report.pdf")
    }

    /// What a program says of it; the program has to be content.
    pub fn told_by(&self, program: &str, options: &[&str]) -> String {
        run(program, options, &self.path(), &[])
    }

    /// The text as a reader of the page would have it.
    pub fn text(&self) -> String {
        run("pdftotext", &["-layout"], &self.path(), &["-"])
    }

    /// The text in the order in which it is drawn.
    pub fn raw_text(&self) -> String {
        run("pdftotext", &["-raw"], &self.path(), &["-"])
    }
}

fn run(program: &str, options: &[&str], path: &Path, rest: &[&str]) -> String {
    let output = Command::new(program)
        .args(options)
        .arg(path)
        .args(rest)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; `make setup` installs it"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program}: {said}\n{wrong}");
    said
}

/// A text without any space, for Japanese has none and a line may break anywhere.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
