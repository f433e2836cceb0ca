//! The first page of a lead is short, and what is counted is told in both languages.

use super::moments::ABOUT;
use crate::words::Locale;
use irori_core::domain::person::Language;

#[test]
fn the_first_page_has_two_hundred_words_at_most() {
    let words = Locale(Language::English);
    let told = ABOUT.map(|key| t!(words, key, least = 5));
    let count: usize = told
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    assert!((100..=200).contains(&count), "{count} words");
    let japanese = Locale(Language::Japanese);
    let told = ABOUT.map(|key| t!(japanese, key, least = 5));
    // About two characters a word.
    let count: usize = told.iter().map(|text| text.chars().count()).sum();
    assert!((200..=480).contains(&count), "{count} characters");
}
