//! When a lead is asked to guess, and how their guess compares.

use super::*;
use crate::domain::form::Form;
use crate::signals::team_share::{Certainty, HeldShare};
use uuid::Uuid;

fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

fn panel(band: Band, class: Option<ShareClass>) -> SharePanel {
    SharePanel::Known {
        share: HeldShare {
            band,
            class,
            certainty: class.map(|_| Certainty::Firm),
        },
        since: week("2026-W40"),
    }
}

const NOT_YET: SharePanel = SharePanel::NotYet;

fn context(clear: SharePanel, heard: SharePanel) -> Context<SharePanel> {
    Context {
        clear,
        heard,
        contact: panel(Band::Act, None),
    }
}

fn guess(block: &str) -> Guess {
    Guess {
        team: TeamId(Uuid::from_u128(1)),
        block: week(block),
        clear: Some(ShareClass::UpTo40),
        heard: None,
    }
}

#[test]
fn blocks_are_counted_in_fours_from_the_groups_first_week() {
    let begins = week("2026-W10");
    for (at, block) in [
        ("2026-W09", None),
        ("2026-W10", None),
        ("2026-W12", None),
        ("2026-W13", Some("2026-W13")),
        ("2026-W16", Some("2026-W13")),
        ("2026-W17", Some("2026-W17")),
        ("2026-W47", Some("2026-W45")),
    ] {
        assert_eq!(closed_block(begins, week(at)), block.map(week), "{at}");
    }
    // Over the end of a year with 53 weeks.
    let over = closed_block(week("2026-W52"), week("2027-W02"));
    assert_eq!(over, Some(week("2027-W02")));
}

#[test]
fn a_lead_is_asked_once_of_a_closed_block_of_which_something_is_published() {
    let (begins, at) = (week("2026-W10"), week("2026-W14"));
    let block = Some(week("2026-W13"));
    let known = context(NOT_YET, panel(Band::Watch, None));
    let kept = |block: &str| KeptGuess {
        guess: guess(block),
        at: "2026-04-01T00:00:00Z".parse().unwrap(),
    };
    assert_eq!(to_guess(begins, at, &known, &[]), block);
    assert_eq!(to_guess(begins, at, &known, &[kept("2026-W09")]), block);
    assert_eq!(to_guess(begins, at, &known, &[kept("2026-W13")]), None);
    assert_eq!(to_guess(begins, week("2026-W12"), &known, &[]), None);
    // Contact alone is not guessed at.
    assert_eq!(to_guess(begins, at, &context(NOT_YET, NOT_YET), &[]), None);
}

#[test]
fn from_ten_persons_on_a_guess_is_off_by_so_many_classes() {
    let said = panel(Band::Watch, Some(ShareClass::UpTo70));
    for (guess, expected) in [
        (ShareClass::UpTo20, Gap::More(Some(2))),
        (ShareClass::UpTo40, Gap::More(Some(1))),
        (ShareClass::UpTo70, Gap::AsExpected),
        (ShareClass::UpTo100, Gap::Fewer(Some(1))),
    ] {
        assert_eq!(gap(guess, &said, 0.70), Some(expected), "{guess:?}");
    }
    let lowest = panel(Band::Act, Some(ShareClass::UpTo20));
    let most = gap(ShareClass::UpTo100, &lowest, 0.70);
    assert_eq!(most, Some(Gap::Fewer(Some(3))));
}

#[test]
fn below_ten_persons_a_guess_is_compared_with_the_band_alone() {
    let (ok, watch) = (panel(Band::Ok, None), panel(Band::Watch, None));
    for (guess, against_ok, against_watch) in [
        (ShareClass::UpTo20, Gap::More(None), Gap::AsExpected),
        (ShareClass::UpTo70, Gap::More(None), Gap::AsExpected),
        (ShareClass::UpTo100, Gap::AsExpected, Gap::Fewer(None)),
    ] {
        assert_eq!(gap(guess, &ok, 0.70), Some(against_ok), "{guess:?}");
        assert_eq!(gap(guess, &watch, 0.70), Some(against_watch), "{guess:?}");
    }
    assert_eq!(gap(ShareClass::UpTo20, &NOT_YET, 0.70), None);
}

#[test]
fn a_class_on_both_sides_of_where_enough_begins_cannot_be_compared() {
    let watch = panel(Band::Watch, None);
    for (ok, unclear) in [
        (0.50, ShareClass::UpTo70),
        (0.80, ShareClass::UpTo100),
        (0.30, ShareClass::UpTo40),
    ] {
        for guess in ShareClass::ALL {
            let told = gap(*guess, &watch, ok) == Some(Gap::CannotTell);
            assert_eq!(told, *guess == unclear, "{ok} {guess:?}");
        }
    }
    // An edge between two classes leaves none unclear.
    for ok in [0.20, 0.40, 0.70] {
        for guess in ShareClass::ALL {
            assert_ne!(gap(*guess, &watch, ok), Some(Gap::CannotTell), "{ok}");
        }
    }
}

#[test]
fn both_are_guessed_or_neither() {
    let form = Form::default()
        .with("team", Uuid::from_u128(1).to_string())
        .with("block", "2026-W13");
    let guessed = form
        .clone()
        .with("clear", "up-to-40")
        .with("heard", "up-to-100");
    let read = Guess::parse(&guessed).unwrap();
    assert_eq!(read.of(ContextItem::Clear), Some(ShareClass::UpTo40));
    assert_eq!(read.of(ContextItem::Heard), Some(ShareClass::UpTo100));
    assert_eq!(read.of(ContextItem::Contact), None);
    let looked = Guess::parse(&guessed.clone().with("look", "yes")).unwrap();
    assert_eq!((looked.clear, looked.heard), (None, None));
    let half = Guess::parse(&form.clone().with("clear", "up-to-40")).unwrap_err();
    assert!(half.of("heard").is_some() && half.of("clear").is_none());
    for (field, text) in [("clear", "most"), ("block", "13"), ("team", "kita")] {
        let odd = guessed.clone().without(&[field]).with(field, text);
        assert!(Guess::parse(&odd).unwrap_err().of(field).is_some());
    }
}
