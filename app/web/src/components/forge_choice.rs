//! Forges by name, and the choice of one.

use crate::words::Locale;
use irori_core::domain::forge_account::Forge;

/// Every forge by name, for a field in which one is chosen.
pub fn forges(words: Locale) -> Vec<(String, String)> {
    Forge::ALL
        .iter()
        .map(|forge| (forge.as_str().to_owned(), forge_name(words, *forge)))
        .collect()
}

/// What a forge is called.
pub fn forge_name(words: Locale, forge: Forge) -> String {
    t!(words, &format!("forge-{}", forge.as_str()))
}
