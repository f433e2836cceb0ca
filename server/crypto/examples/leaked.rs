//! Makes `server/crypto/src/password/leaked.bloom`: reads a list of leaked passwords, the commonest first, one
//! a line, and writes the filter of those that a password here may be.

use irori_crypto::password::leaked::{LEAKED_LEAST, LEAKED_MOST, filter_of};
use std::collections::HashSet;
use std::io::{Read, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut known = HashSet::new();
    let passwords = text
        .lines()
        .map(str::trim)
        .filter(|line| line.len() >= LEAKED_LEAST)
        .filter(|line| known.insert(line.to_lowercase()))
        .take(LEAKED_MOST);
    stdout().write_all(&filter_of(passwords))
}
