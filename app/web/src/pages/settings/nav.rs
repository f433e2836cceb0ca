//! The rooms of the settings.

use crate::addresses;
use crate::components::subnav;
use crate::words::Locale;
use leptos::prelude::*;

/// The rooms of the settings; `here` is the path of the one shown.
pub(in crate::pages) fn settings_subnav(words: Locale, here: &'static str) -> AnyView {
    let rooms = [
        (addresses::SETTINGS.path(), "subnav-settings"),
        (addresses::HOURS.path(), "subnav-hours"),
        (addresses::SESSIONS.path(), "subnav-sessions"),
        (addresses::RECOVERY.path(), "subnav-recovery"),
        (addresses::SECURITY.path(), "subnav-security"),
        (addresses::PERSONAL_DATA.path(), "subnav-mine"),
        (addresses::LEDGER.path(), "subnav-ledger"),
    ];
    subnav(words, "subnav-settings-label", &rooms, here)
}
