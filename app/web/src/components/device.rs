//! Name of a browser, in a few words where it is known, else as it came.

use crate::words::Locale;

pub fn device_name(words: Locale, agent: &str) -> String {
    let name_of = |marks: &[(&str, &'static str)]| {
        marks
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (name_of(BROWSERS), name_of(SYSTEMS)) {
        (Some(browser), Some(system)) => {
            t!(words, "session-device", browser, system)
        }
        _ if agent.trim().is_empty() => t!(words, "session-device-unknown"),
        _ => agent.to_owned(),
    }
}

/// Marks of browsers. Most also claim to be the ones below them, so the order matters.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Marks of systems, in the order in which they tell.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::person::Language;

    #[test]
    fn a_device_that_is_not_known_is_shown_as_it_called_itself() {
        let words = Locale(Language::English);
        assert_eq!(device_name(words, "curl/8.5.0"), "curl/8.5.0");
        for (agent, parts) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
                ["Firefox", "Linux"],
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0",
                ["Edge", "Windows"],
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                ["Safari", "iPhone"],
            ),
        ] {
            let shown = device_name(words, agent);
            assert!(parts.iter().all(|p| shown.contains(p)), "{shown}");
        }
    }
}
