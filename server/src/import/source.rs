//! One file of an import, read as often as is needed.

use anyhow::{Context, Result, bail};
use irori_forges::import::records::records;
use serde_json::Value;
use std::fs::{File, OpenOptions};
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// A byte-order mark, which programs of Windows put before a text.
const MARK: &[u8] = b"\xef\xbb\xbf";

#[derive(Debug)]
pub struct ImportSource {
    file: File,
    /// For sentences.
    pub name: String,
    /// Where its text begins.
    begins: u64,
}

impl ImportSource {
    /// Opens the file at `path`, or for `-` the standard input, which is kept in `data` meanwhile.
    /// What cannot be JSON by its beginning is refused.
    pub fn open(path: &Path, data: &Path) -> Result<Self> {
        let (mut file, name) = if path == Path::new("-") {
            (spool(data)?, "the standard input".to_owned())
        } else {
            let name = path.display().to_string();
            let file = File::open(path)
                .with_context(|| format!("{name} cannot be read; nothing was imported"))?;
            if !file.metadata().is_ok_and(|m| m.is_file()) {
                bail!("{name} is not a file; nothing was imported");
            }
            (file, name)
        };
        let mut head = Vec::new();
        (&mut file)
            .take(512)
            .read_to_end(&mut head)
            .with_context(|| format!("{name} cannot be read; nothing was imported"))?;
        if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
            bail!("{name} is UTF-16, and JSON is UTF-8; nothing was imported");
        }
        let begins = if head.starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        match head[begins..].trim_ascii_start().first() {
            None => bail!("{name} is empty; nothing was imported"),
            Some(b'<') => bail!(
                "{name} is a page of HTML or XML, perhaps one that asks to sign in, and no JSON; nothing was imported"
            ),
            _ => {}
        }
        Ok(Self {
            file,
            name,
            begins: begins as u64,
        })
    }

    /// Hands every record to `each`, from the first; gives how many there were.
    pub fn read(&self, mut each: impl FnMut(&Value) -> ControlFlow<()>) -> Result<u64> {
        let name = &self.name;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(self.begins))
            .with_context(|| format!("{name} cannot be read from its beginning"))?;
        let mut whole = 0;
        let read = records(BufReader::with_capacity(1 << 16, file), |record| {
            whole += 1;
            each(record)
        });
        match read {
            Ok(()) => Ok(whole),
            Err(error) if error.is_eof() => bail!(
                "{name} ends in the middle, after {whole} whole records; nothing was imported. Write it again"
            ),
            Err(error) if error.is_io() => {
                Err(error).with_context(|| format!("{name} cannot be read; nothing was imported"))
            }
            Err(error) => bail!(
                "{name} is not JSON ({error}), after {whole} whole records; nothing was imported"
            ),
        }
    }
}

/// The standard input in a file for its owner alone, which is gone when it is closed.
fn spool(data: &Path) -> Result<File> {
    let path = data.join(format!("import-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("{} cannot be made", path.display()))?;
    std::fs::remove_file(&path).with_context(|| format!("{} has to go", path.display()))?;
    std::io::copy(&mut std::io::stdin().lock(), &mut file)
        .context("the standard input cannot be read to its end; nothing was imported")?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}
