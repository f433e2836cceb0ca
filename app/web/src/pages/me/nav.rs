//! The rooms of Me, beside each other.

use crate::addresses;
use crate::components::subnav;
use crate::words::Locale;
use leptos::prelude::*;

/// Address and name of every room.
const ROOMS: [(&str, &str); 9] = [
    (addresses::ME.path(), "me-nav-states"),
    (addresses::MY_WEEKS.path(), "me-nav-weeks"),
    (addresses::PATTERNS.path(), "me-nav-patterns"),
    (addresses::PARTNERS.path(), "me-nav-partners"),
    (addresses::HOUSEHOLD.path(), "me-nav-household"),
    (addresses::MY_REVIEWS.path(), "me-nav-reviews"),
    (addresses::SHARING.path(), "me-nav-sharing"),
    (addresses::SEEN.path(), "me-nav-seen"),
    (addresses::LEDGER.path(), "me-nav-ledger"),
];

/// The way to the other rooms of Me; `at` is the address of this one.
pub fn me_nav(words: Locale, at: &str) -> AnyView {
    subnav(words, "me-nav", &ROOMS, at)
}
