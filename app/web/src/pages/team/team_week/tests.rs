//! Every sentence whose key is put together from a name is there, in both languages.

use crate::words::Locale;
use irori_core::domain::check_in::Topic;
use irori_core::domain::interruption::InterruptionKind;
use irori_core::domain::person::Language;
use irori_core::domain::person_week::DayKind;
use irori_core::privacy::context::ContextItem;
use irori_core::privacy::release::Family;
use irori_core::privacy::team_reason::{DayPart, TeamReason};

#[test]
fn every_family_reason_and_item_has_its_sentences() {
    let mut keys = Vec::new();
    for family in Family::ALL {
        let name = family.as_str();
        for how in ["act", "watch", "better"] {
            keys.push(format!("team-title-{name}-{how}"));
        }
        for what in ["not-yet", "steady", "worse", "better", "about", "caption"] {
            keys.push(format!("team-{name}-{what}"));
        }
        for what in ["unit", "clears", "try"] {
            keys.push(format!("team-{what}-{name}"));
        }
    }
    for kind in DayKind::ALL {
        for part in DayPart::ALL {
            let (kind, part) = (*kind, *part);
            let reason = TeamReason::Days { kind, part };
            keys.push(format!("team-reason-{}", reason.code()));
        }
    }
    let kinds = InterruptionKind::ALL.iter();
    keys.extend(kinds.map(|kind| format!("interruption-{}", kind.as_str())));
    let topics = Topic::ALL.iter();
    keys.extend(topics.map(|topic| format!("topic-{}", topic.as_str())));
    for item in ContextItem::ALL {
        let name = item.as_str();
        keys.push(format!("context-{name}"));
        keys.push(format!("context-try-{name}"));
        keys.push(format!("team-title-{name}-act"));
        for how in ["ok", "watch", "act"] {
            keys.push(format!("context-{name}-{how}"));
        }
    }
    for item in [ContextItem::Clear, ContextItem::Heard] {
        keys.push(format!("team-title-{}-watch", item.as_str()));
    }
    for language in [Language::English, Language::Japanese] {
        for key in &keys {
            assert_ne!(t!(Locale(language), key), *key, "{language:?}");
        }
    }
}
