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

/// The catalogues as they stand in the source, for the tests that hold them complete.
pub const CATALOGUES: [(Language, &str); 2] = [
    (
        Language::English,
        concat!(
            include_str!("door.en.ftl"),
            include_str!("accounts.en.ftl"),
            include_str!("me.en.ftl"),
            include_str!("admin.en.ftl"),
            include_str!("forges.en.ftl"),
            include_str!("health.en.ftl"),
            include_str!("ties.en.ftl"),
            include_str!("generated.en.ftl"),
            include_str!("team.en.ftl"),
            include_str!("report.en.ftl"),
            include_str!("reviews.en.ftl"),
            include_str!("families.en.ftl"),
            include_str!("policy.en.ftl"),
            include_str!("patterns.en.ftl"),
            include_str!("context.en.ftl"),
            include_str!("thresholds.en.ftl"),
            include_str!("privacy.en.ftl"),
            include_str!("weekly_review.en.ftl"),
            include_str!("security.en.ftl"),
            include_str!("ledger.en.ftl"),
            include_str!("consent.en.ftl"),
            include_str!("mine.en.ftl"),
            include_str!("agenda.en.ftl"),
            include_str!("digest.en.ftl"),
            include_str!("pdf.en.ftl"),
            include_str!("report_files.en.ftl"),
        ),
    ),
    (
        Language::Japanese,
        concat!(
            include_str!("door.ja.ftl"),
            include_str!("accounts.ja.ftl"),
            include_str!("me.ja.ftl"),
            include_str!("admin.ja.ftl"),
            include_str!("forges.ja.ftl"),
            include_str!("health.ja.ftl"),
            include_str!("ties.ja.ftl"),
            include_str!("generated.ja.ftl"),
            include_str!("team.ja.ftl"),
            include_str!("report.ja.ftl"),
            include_str!("reviews.ja.ftl"),
            include_str!("families.ja.ftl"),
            include_str!("policy.ja.ftl"),
            include_str!("patterns.ja.ftl"),
            include_str!("context.ja.ftl"),
            include_str!("thresholds.ja.ftl"),
            include_str!("privacy.ja.ftl"),
            include_str!("weekly_review.ja.ftl"),
            include_str!("security.ja.ftl"),
            include_str!("ledger.ja.ftl"),
            include_str!("consent.ja.ftl"),
            include_str!("mine.ja.ftl"),
            include_str!("agenda.ja.ftl"),
            include_str!("digest.ja.ftl"),
            include_str!("pdf.ja.ftl"),
            include_str!("report_files.ja.ftl"),
        ),
    ),
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
pub struct Words(pub Language);

impl Words {
    /// The sentence under `key`; the key itself where there is none (a test holds that there is).
    pub fn say(self, key: &str) -> String {
        self.tell(key, &[])
    }

    /// The sentence under `key` with its values put in.
    pub fn tell(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
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
        self.tell(&wrong.key, &values)
    }

    /// `Monday 23 November`, `11月23日 月曜日`.
    pub fn long_day(self, day: Day) -> String {
        self.tell(
            "day-long",
            &[
                (
                    "weekday",
                    self.say(&format!("weekday-{}", field_of(day.weekday())))
                        .into(),
                ),
                ("day", day.0.day().into()),
                (
                    "month",
                    self.say(&format!("month-{}", day.0.month())).into(),
                ),
                ("year", day.0.year().to_string().into()),
            ],
        )
    }

    /// `Mon 23 Nov`, `11/23(月)`.
    pub fn short_day(self, day: Day) -> String {
        self.tell(
            "day-short",
            &[
                (
                    "weekday",
                    self.say(&format!("weekday-short-{}", field_of(day.weekday())))
                        .into(),
                ),
                ("day", day.0.day().into()),
                (
                    "month",
                    self.say(&format!("month-short-{}", day.0.month())).into(),
                ),
            ],
        )
    }

    /// `23 November 2026`, `2026年11月23日`: for what may lie long ago.
    pub fn dated(self, day: Day) -> String {
        let month = self.say(&format!("month-{}", day.0.month()));
        let values = [
            ("day", day.0.day().into()),
            ("month", month.into()),
            ("year", day.0.year().to_string().into()),
        ];
        self.tell("admin-day", &values)
    }

    /// `week 48`, `第48週`.
    pub fn week(self, week: Week) -> String {
        self.tell("week-number", &[("week", week.number().into())])
    }

    /// `Week 48`, where a sentence begins; `第48週`.
    pub fn week_first(self, week: Week) -> String {
        self.tell("week-number-first", &[("week", week.number().into())])
    }

    /// `week 48 of 2026`, `2026年 第48週`.
    pub fn week_and_year(self, week: Week) -> String {
        let values = [
            ("week", self.week(week).into()),
            ("year", week.year().to_string().into()),
        ];
        self.tell("week-of-year", &values)
    }

    /// `quarter 3 of 2026`, `2026年 第3四半期`.
    pub fn quarter(self, quarter: Quarter) -> String {
        let values = [
            ("quarter", quarter.number().into()),
            ("year", quarter.year().to_string().into()),
        ];
        self.tell("quarter-name", &values)
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
        self.tell(
            "moment",
            &[
                ("day", self.short_day(Day(local.date())).into()),
                ("time", time.into()),
            ],
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
        assert_eq!(Words(Language::English).long_day(day), "Monday 23 November");
        assert_eq!(Words(Language::Japanese).long_day(day), "11月23日 月曜日");
    }
}
