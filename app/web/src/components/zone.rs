//! The choice of a time zone: the places most people live by, grouped by region.

use super::action_form::ActionForm;
use super::around::FieldParts;
use crate::words::Locale;
use irori_core::domain::person::parse_zone;
use leptos::prelude::*;

/// Regions (keys of their names) and their zones, each region from east to west.
const REGIONS: &[(&str, &[&str])] = &[
    (
        "zones-asia",
        &[
            "Asia/Tokyo",
            "Asia/Seoul",
            "Asia/Shanghai",
            "Asia/Hong_Kong",
            "Asia/Taipei",
            "Asia/Manila",
            "Asia/Singapore",
            "Asia/Kuala_Lumpur",
            "Asia/Jakarta",
            "Asia/Bangkok",
            "Asia/Ho_Chi_Minh",
            "Asia/Yangon",
            "Asia/Dhaka",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Asia/Colombo",
            "Asia/Karachi",
            "Asia/Tashkent",
            "Asia/Almaty",
            "Asia/Dubai",
            "Asia/Tbilisi",
            "Asia/Yerevan",
            "Asia/Tehran",
            "Asia/Riyadh",
            "Asia/Jerusalem",
        ],
    ),
    (
        "zones-oceania",
        &[
            "Pacific/Auckland",
            "Australia/Sydney",
            "Australia/Melbourne",
            "Australia/Brisbane",
            "Pacific/Guam",
            "Australia/Adelaide",
            "Australia/Darwin",
            "Australia/Perth",
            "Pacific/Honolulu",
        ],
    ),
    (
        "zones-europe",
        &[
            "Europe/Moscow",
            "Europe/Istanbul",
            "Europe/Helsinki",
            "Europe/Tallinn",
            "Europe/Riga",
            "Europe/Vilnius",
            "Europe/Kyiv",
            "Europe/Bucharest",
            "Europe/Sofia",
            "Europe/Athens",
            "Europe/Belgrade",
            "Europe/Budapest",
            "Europe/Warsaw",
            "Europe/Vienna",
            "Europe/Prague",
            "Europe/Stockholm",
            "Europe/Oslo",
            "Europe/Copenhagen",
            "Europe/Berlin",
            "Europe/Rome",
            "Europe/Zurich",
            "Europe/Amsterdam",
            "Europe/Brussels",
            "Europe/Paris",
            "Europe/Madrid",
            "Europe/London",
            "Europe/Dublin",
            "Europe/Lisbon",
            "Atlantic/Reykjavik",
        ],
    ),
    (
        "zones-americas",
        &[
            "America/Sao_Paulo",
            "America/Montevideo",
            "America/Argentina/Buenos_Aires",
            "America/Santiago",
            "America/St_Johns",
            "America/Halifax",
            "America/New_York",
            "America/Toronto",
            "America/Lima",
            "America/Bogota",
            "America/Chicago",
            "America/Mexico_City",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Vancouver",
            "America/Anchorage",
        ],
    ),
    (
        "zones-africa",
        &[
            "Africa/Nairobi",
            "Africa/Cairo",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Africa/Tunis",
            "Africa/Casablanca",
            "Africa/Accra",
        ],
    ),
    ("zones-none", &["Etc/UTC"]),
];

/// One time zone. Where the stored one is not in the list, it is offered first; where there is
/// none yet, nothing is chosen.
pub fn zone(act: &ActionForm, name: &'static str, label: &str, hint: Option<&str>) -> AnyView {
    let around = FieldParts::of(act, name, label, hint);
    let chosen = act.typed.text(name);
    let listed = REGIONS
        .iter()
        .any(|(_, zones)| zones.contains(&chosen.as_str()));
    let first = match (listed, parse_zone(&chosen)) {
        (true, _) => None,
        (false, Ok(other)) => {
            Some(html! { <option value=other.name() selected=true>{other.name()}</option> })
        }
        (false, Err(_)) => Some(html! { <option value="">{t!(act, "zones-choose")}</option> }),
    };
    let regions: Vec<_> = REGIONS
        .iter()
        .map(|(region, zones)| {
            let zones: Vec<_> = zones
                .iter()
                .map(|zone| option(act.words, zone, &chosen))
                .collect();
            view! { <optgroup label=t!(act, region)>{zones}</optgroup> }
        })
        .collect();
    around.select(name, (first, regions))
}

fn option(words: Locale, zone: &'static str, chosen: &str) -> AnyView {
    let selected = zone == chosen;
    html! { <option value=zone selected=selected>{t!(words, &key_of(zone))}</option> }
}

/// The key of a place's name: `zone-Asia-Tokyo`.
fn key_of(zone: &str) -> String {
    format!("zone-{}", zone.replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::person::Language;

    #[test]
    fn every_zone_offered_can_be_stored_and_has_a_name_in_both_languages() {
        for zone in REGIONS.iter().flat_map(|(_, zones)| *zones) {
            assert_eq!(parse_zone(zone).map(|z| z.name()), Ok(*zone));
            for language in [Language::English, Language::Japanese] {
                assert_ne!(t!(Locale(language), &key_of(zone)), key_of(zone), "{zone}");
            }
        }
    }
}
