//! Every sentence whose key is put together from a name is there, in both languages; a head tells the
//! heaviest state.

use super::title;
use crate::words::Locale;
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Language;
use irori_core::reviews::published::ReviewState;
use irori_core::reviews::published::{
    CountedBand, Discussion, FirstResponse, HourClass, Load, Reverts, ReviewFigures, SizeClass,
    Stamps, TeamReviews,
};
use irori_core::signals::bands::Band;
use uuid::Uuid;

fn week() -> Week {
    Week::parse("2026-W47").unwrap()
}

/// A team of which everything is OK.
fn reviews() -> TeamReviews {
    let counted = CountedBand {
        band: Band::Ok,
        share: None,
    };
    TeamReviews {
        team: TeamId(Uuid::nil()),
        week: ReviewFigures {
            week: week(),
            merged: 10,
            whole: 10,
            eligible: 5,
            stamps: 0,
            stamps_at_200: 1,
            comments: 4,
            lines: 700,
            reviews: 9,
            first_response: None,
            evidence: None,
        },
        stamps: Stamps {
            statistical: Band::Ok,
            absolute: Band::Ok,
            usual: None,
            evidence: None,
            onset: None,
            share: None,
            share_at_200: None,
            pace: 500,
            slices: Vec::new(),
        },
        response: FirstResponse {
            band: Band::Ok,
            median: None,
            of: 0,
            waiting: 0,
        },
        load: Load {
            band: Band::Ok,
            gini: None,
            chance_95: None,
            chance_99: None,
            reviewers: 6,
            reviews: 9,
        },
        discussion: Discussion {
            band: Band::Ok,
            per_100_lines: None,
            of: 10,
            limits: None,
        },
        oversize: counted,
        unreviewed: counted,
        reverts: Reverts {
            band: Band::Ok,
            share: None,
            before: None,
        },
        leniency: None,
        before: Vec::new(),
    }
}

#[test]
fn every_state_and_slice_has_its_sentences() {
    let mut keys = Vec::new();
    for one in ReviewState::ALL {
        keys.push(format!("reviews-{}", one.as_str()));
        for how in ["act", "watch"] {
            keys.push(format!("reviews-title-{}-{how}", one.as_str()));
        }
    }
    for how in ["act", "watch"] {
        keys.push(format!("reviews-title-stamps-{how}-since"));
    }
    for size in SizeClass::ALL {
        keys.push(format!("reviews-size-{}", size.as_str()));
    }
    for hour in HourClass::ALL {
        keys.push(format!("reviews-hour-{}", hour.as_str()));
    }
    for figure in ["stamped", "evidence", "waited", "given", "density"] {
        for what in ["about", "caption", "columns"] {
            keys.push(format!("reviews-{figure}-{what}"));
        }
    }
    for share in ["oversize", "unreviewed", "reverts"] {
        keys.push(format!("reviews-{share}-caveat"));
    }
    for fast in ["given", "received"] {
        keys.push(format!("my-reviews-fast-{fast}"));
        keys.push(format!("my-reviews-fast-{fast}-about"));
        keys.push(format!("my-reviews-fast-{fast}-caption"));
    }
    for language in [Language::English, Language::Japanese] {
        for key in &keys {
            assert_ne!(t!(Locale(language), key), *key, "{language:?}");
        }
    }
}

#[test]
fn the_head_tells_the_heaviest_state() {
    let words = Locale(Language::English);
    let mut seen = reviews();
    assert_eq!(title(words, &seen), t!(words, "reviews-title-ok"));
    seen.discussion.band = Band::Watch;
    assert_eq!(
        title(words, &seen),
        t!(words, "reviews-title-discussion-watch")
    );
    seen.load.band = Band::Act;
    assert_eq!(title(words, &seen), t!(words, "reviews-title-load-act"));
    seen.stamps.statistical = Band::Act;
    seen.stamps.onset = Some(week().back(8));
    assert!(title(words, &seen).contains(&words.week(week().back(8))));
    assert_eq!(seen.band(ReviewState::Stamps), Band::Act);
}

#[test]
fn on_too_little_nothing_is_said_to_be_well() {
    let words = Locale(Language::English);
    let mut seen = reviews();
    let none = CountedBand {
        band: Band::NoData,
        share: None,
    };
    (seen.oversize, seen.unreviewed) = (none, none);
    seen.stamps.statistical = Band::NoData;
    seen.stamps.absolute = Band::NoData;
    seen.response.band = Band::NoData;
    seen.load.band = Band::NoData;
    seen.discussion.band = Band::NoData;
    seen.reverts.band = Band::NoData;
    assert_eq!(title(words, &seen), t!(words, "reviews-title-early"));
}
