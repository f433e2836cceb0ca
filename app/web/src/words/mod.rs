//! Irori's sentences: Fluent catalogues in English and Japanese, found by key.
//!
//! Decided:
//!
//! - 2026-11-23: **Fluent for the words** (`fluent-bundle`, kept by Project Fluent). Because: plural
//!   rules and values inside sentences, catalogues that translators can read, missing keys found by a
//!   test. `leptos_i18n` compiles keys into types, but ties the words to components, and mail, logs and
//!   reports need them as well.

use chrono::Datelike;
pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use irori_core::domain::calendar::field_of;
use irori_core::domain::day::{ClockTime, Day, Week};
use irori_core::domain::form::FieldError;
use irori_core::domain::person::Language;
use irori_core::domain::quarter::Quarter;
use std::sync::LazyLock;
use unic_langid::langid;

/// A sentence in the language of some [`Locale`]: by its key, `t!(words, "yes")`; with its values put in,
/// `t!(words, "week-number", week = 48)` or `week` alone for a variable of that name; with values in a list,
/// `t!(words, key, ..values)`.
#[macro_export]
macro_rules! t {
    (@value $name:ident) => { $crate::words::FluentValue::from($name) };
    (@value $name:ident $value:expr) => { $crate::words::FluentValue::from($value) };
    ($words:expr, $key:expr, ..$values:expr) => {
        $words.sentence($key, &$values)
    };
    ($words:expr, $key:expr $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $words.sentence($key, &[$((stringify!($name), t!(@value $name $($value)?))),*])
    };
}

/// The texts of one language, in one: a new file of sentences gets its name here.
macro_rules! catalogue {
    ($tag:literal) => {
        catalogue!($tag: door accounts me admin forges health ties generated team report
            reviews families policy patterns context thresholds privacy
            weekly_review security ledger consent mine agenda digest pdf
            report_files)
    };
    ($tag:literal: $($name:ident)+) => {
        concat!($(include_str!(concat!(stringify!($name), ".", $tag, ".ftl"))),+)
    };
}

/// The catalogues as they stand in the source, for the tests that hold them complete.
pub const CATALOGUES: [(Language, &str); 2] = [
    (Language::English, catalogue!("en")),
    (Language::Japanese, catalogue!("ja")),
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 2]> =
    LazyLock::new(|| CATALOGUES.map(|(language, text)| bundle(language, text)));

fn bundle(language: Language, text: &'static str) -> Bundle {
    let tag = match language {
        Language::English => langid!("en"),
        Language::Japanese => langid!("ja"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("a catalogue is well formed (tested): {errors:?}"));
    bundle
        .add_resource(resource)
        .expect("a catalogue has no key twice (tested)");
    bundle
}

/// Speaks one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale(pub Language);

impl Locale {
    /// The sentence under `key` with its values put in, for [`t!`]; the key itself where there is none (a
    /// test holds that there is).
    pub fn sentence(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = match self.0 {
            Language::English => &BUNDLES[0],
            Language::Japanese => &BUNDLES[1],
        };
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = values.iter().map(|(k, v)| (*k, v.clone())).collect();
        bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    /// The sentence for a wrong field.
    pub fn wrong(self, wrong: &FieldError) -> String {
        let values: Vec<_> = wrong
            .numbers
            .iter()
            .map(|(name, value)| {
                let value = value
                    .parse::<i64>()
                    .map_or_else(|_| FluentValue::from(value.as_str()), FluentValue::from);
                (name.as_str(), value)
            })
            .collect();
        t!(self, &wrong.key, ..values)
    }

    /// `Monday 23 November`, `11月23日 月曜日`.
    pub fn long_day(self, day: Day) -> String {
        t!(
            self,
            "day-long",
            weekday = t!(self, &format!("weekday-{}", field_of(day.weekday()))),
            day = day.0.day(),
            month = t!(self, &format!("month-{}", day.0.month())),
            year = day.0.year().to_string()
        )
    }

    /// [`Locale::long_day`] with its year.
    pub fn long_day_in_year(self, day: Day) -> String {
        t!(
            self,
            "day-in-year",
            day = self.long_day(day),
            year = day.0.year().to_string()
        )
    }

    /// `Mon 23 Nov`, `11/23(月)`.
    pub fn short_day(self, day: Day) -> String {
        t!(
            self,
            "day-short",
            weekday = t!(self, &format!("weekday-short-{}", field_of(day.weekday()))),
            day = day.0.day(),
            month = t!(self, &format!("month-short-{}", day.0.month()))
        )
    }

    /// `23 November 2026`, `2026年11月23日`: for what may lie long ago.
    pub fn dated(self, day: Day) -> String {
        let month = t!(self, &format!("month-{}", day.0.month()));
        t!(
            self,
            "admin-day",
            day = day.0.day(),
            month,
            year = day.0.year().to_string()
        )
    }

    /// `week 48`, `第48週`.
    pub fn week(self, week: Week) -> String {
        t!(self, "week-number", week = week.number())
    }

    /// `Week 48`, where a sentence begins; `第48週`.
    pub fn week_first(self, week: Week) -> String {
        t!(self, "week-number-first", week = week.number())
    }

    /// `week 48 of 2026`, `2026年 第48週`.
    pub fn week_and_year(self, week: Week) -> String {
        t!(
            self,
            "week-of-year",
            week = self.week(week),
            year = week.year().to_string()
        )
    }

    /// `quarter 3 of 2026`, `2026年 第3四半期`.
    pub fn quarter(self, quarter: Quarter) -> String {
        t!(
            self,
            "quarter-name",
            quarter = quarter.number(),
            year = quarter.year().to_string()
        )
    }

    /// `W48`, the same in both languages, for chart axes.
    pub fn week_tick(self, week: Week) -> String {
        format!("W{:02}", week.number())
    }

    /// An instant in somebody's zone: `Mon 23 Nov, 14:05`.
    pub fn moment(self, at: chrono::DateTime<chrono::Utc>, zone: chrono_tz::Tz) -> String {
        let local = at.with_timezone(&zone).naive_local();
        let minutes =
            i64::from(chrono::Timelike::hour(&local) * 60 + chrono::Timelike::minute(&local));
        let time = ClockTime::from_minutes(minutes)
            .map(|t| t.to_string())
            .unwrap_or_default();
        t!(
            self,
            "moment",
            day = self.short_day(Day(local.date())),
            time
        )
    }

    /// The language's tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        self.0.as_str()
    }
}

/// The best language for an `Accept-Language` header; English where nothing fits.
pub fn negotiate(accept_language: &str) -> Language {
    let wanted = fluent_langneg::parse_accepted_languages(accept_language);
    let ours = [langid!("en"), langid!("ja")];
    let english = ours[0].clone();
    let found = fluent_langneg::negotiate_languages(
        &wanted,
        &ours,
        Some(&english),
        fluent_langneg::NegotiationStrategy::Lookup,
    );
    match found.first() {
        Some(tag) if tag.language == ours[1].language => Language::Japanese,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_the_language() {
        for (header, language) in [
            ("ja", Language::Japanese),
            ("ja-JP,ja;q=0.9,en;q=0.8", Language::Japanese),
            ("de-DE,de;q=0.9", Language::English),
            ("en-GB,ja;q=0.5", Language::English),
            ("", Language::English),
            (";;;", Language::English),
        ] {
            assert_eq!(negotiate(header), language, "{header}");
        }
    }

    #[test]
    fn dates_follow_the_language() {
        let day = Day::parse("2026-11-23").unwrap();
        assert_eq!(
            Locale(Language::English).long_day(day),
            "Monday 23 November"
        );
        assert_eq!(Locale(Language::Japanese).long_day(day), "11月23日 月曜日");
    }
}
