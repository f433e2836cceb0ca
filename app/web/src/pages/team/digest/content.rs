//! Content of a digest of a published week: the agenda, every state, the follow-ups in numbers, and what
//! it can tell.

use super::document::{DigestItem, DigestSection, DigestState, DigestText};
use super::week_digest::WeekDigest;
use crate::pages::team::agenda_text as told;
use crate::pages::team::{team_reviews, team_week};
use crate::words::{FluentValue, Locale};
use irori_core::agenda::{Agenda, AgendaTopic, Item};
use irori_core::domain::follow_up::{COUNTED_WEEKS, KeptFollowUp};
use irori_core::privacy::release::{Published, is_late};
use irori_core::signals::bands::Band;
use irori_ports::releases::{ReadableWeek, ReleaseStatus};

/// The whole digest; of a week that is not published its kind sentence alone.
pub fn document(words: Locale, digest: &WeekDigest<'_>) -> DigestText {
    let seen = digest.seen;
    let agenda = Agenda::of(seen.team.id, &seen.history, None);
    let (ReleaseStatus::Closed { .. }, Some(agenda), Some(last)) =
        (&seen.closing, agenda, seen.history.last())
    else {
        let (title, lead) = team_week::not_closed(words, seen);
        return DigestText {
            title,
            lead,
            sections: Vec::new(),
        };
    };
    let week = DigestWeek {
        words,
        digest,
        agenda: &agenda,
        published: &last.published,
    };
    DigestText {
        title: title(words, seen),
        lead: lead(words, seen),
        sections: vec![
            week.talk(),
            week.changed(),
            week.still_open(),
            week.went_well(),
            week.people(),
            week.reviews(),
            follow_ups(words, digest),
            foot(words, digest),
        ],
    }
}

/// `minami, week 46 of 2026`.
pub fn title(words: Locale, seen: &ReadableWeek) -> String {
    t!(
        words,
        "digest-title",
        team = &seen.team.name,
        week = words.week_and_year(seen.week)
    )
}

/// The finding of the week, when it closed, and with whom it is published.
fn lead(words: Locale, seen: &ReadableWeek) -> Vec<String> {
    let mut lead = vec![told::ended(words, team_week::title(words, seen))];
    if let ReleaseStatus::Closed { due, closed } = seen.closing {
        let key = match is_late(due, closed) {
            true => "digest-closed-late",
            false => "digest-closed",
        };
        let at = words.moment(closed, seen.team.closes.zone);
        let mut said = vec![t!(words, key, closed = at)];
        if let Some((quarter, coverage)) = seen.coverage {
            let covered = team_week::coverage_of(words, quarter, coverage);
            said.push(told::ended(words, covered));
        }
        lead.push(said.join(&t!(words, "sentence-gap")));
    }
    lead.extend(team_week::with_whom(words, seen));
    lead.extend(team_week::grey(words, seen));
    lead
}

/// A published week, as it is told.
struct DigestWeek<'d> {
    words: Locale,
    digest: &'d WeekDigest<'d>,
    agenda: &'d Agenda,
    published: &'d Published,
}

impl DigestWeek<'_> {
    fn section(&self, id: &'static str, head: &str) -> DigestSection {
        DigestSection::new(id, t!(self.words, head))
    }

    fn entry(&self, item: &Item, said: Vec<String>) -> DigestItem {
        entry(told::name(self.words, item.topic), item, said)
    }

    /// What it says, since when it is open, why, on what it stands.
    fn findings(&self, item: &Item) -> Vec<String> {
        let words = self.words;
        let sentence = |text| told::ended(words, text);
        let mut said = vec![sentence(told::finding(words, item))];
        if item.now.is_provisional {
            said.push(t!(words, "team-provisional"));
        }
        said.extend(told::open(words, item).map(sentence));
        said.extend(told::reasons(words, item, self.published));
        let team = self.digest.seen.team.id;
        said.extend(told::figures(words, item, team, self.published));
        said
    }

    fn talk(&self) -> DigestSection {
        let words = self.words;
        let mut section = self.section("talk", "digest-talk");
        let (items, more) = self.agenda.to_talk_about();
        if items.is_empty() {
            section.text.push(t!(words, "digest-talk-none"));
        }
        for item in items {
            let mut said = self.findings(item);
            let to_try = told::to_try(words, item.topic);
            said.push(t!(words, "digest-try", try = to_try));
            section.list.push(self.entry(item, said));
        }
        if more > 0 {
            let more = t!(words, "digest-more", more);
            section.list.push(DigestItem::Said(more));
        }
        section
    }

    /// Whether its findings stand above already.
    fn is_talked_about(&self, item: &Item) -> bool {
        let (items, _) = self.agenda.to_talk_about();
        items.iter().any(|one| one.topic == item.topic)
    }

    fn changed(&self) -> DigestSection {
        let words = self.words;
        let mut section = self.section("changed", "digest-changed");
        let Some(against) = self.agenda.against else {
            section.text.push(t!(words, "digest-changed-first"));
            return section;
        };
        if self.agenda.nothing_changed() {
            section.text.push(t!(
                words,
                "digest-changed-nothing",
                week = words.week(against)
            ));
        }
        for (item, _) in self.agenda.moved() {
            let moved = told::moved(words, item, Some(against));
            let mut said: Vec<String> = moved
                .into_iter()
                .map(|text| told::ended(words, text))
                .collect();
            if !self.is_talked_about(item) {
                said.extend(self.findings(item));
            }
            section.list.push(self.entry(item, said));
        }
        section
    }

    fn still_open(&self) -> DigestSection {
        let words = self.words;
        let mut section = self.section("open", "digest-open-still");
        let items = self.agenda.still_open();
        if items.is_empty() {
            section.text.push(t!(words, "digest-open-none"));
        }
        for item in items {
            let open = told::open(words, item);
            let mut said: Vec<String> = open
                .into_iter()
                .map(|text| told::ended(words, text))
                .collect();
            if !self.is_talked_about(item) && item.moved.is_none() {
                said = self.findings(item);
            }
            section.list.push(self.entry(item, said));
        }
        section
    }

    fn went_well(&self) -> DigestSection {
        let words = self.words;
        let mut section = self.section("well", "digest-well");
        for item in self.agenda.went_well() {
            let said = told::ended(words, told::finding(words, item));
            section.list.push(self.entry(item, vec![said]));
        }
        if section.list.is_empty() {
            section.text.push(t!(words, "digest-well-none"));
        }
        section
    }

    /// Every state that is not of reviews, with the share's class where it is told.
    fn people(&self) -> DigestSection {
        let mut section = self.section("people", "digest-people");
        for item in &self.agenda.items {
            let class = match item.topic {
                AgendaTopic::Family(_) => None,
                AgendaTopic::Context(context) => {
                    let panel = self.published.context.of(context);
                    team_week::context::class(self.words, panel)
                }
                AgendaTopic::Reviews(_) => continue,
            };
            let said = class.into_iter().collect();
            section.list.push(self.entry(item, said));
        }
        section
    }

    fn reviews(&self) -> DigestSection {
        let words = self.words;
        let mut section = self.section("reviews", "digest-reviews");
        let team = self.digest.seen.team.id;
        let Some(reviews) = self.published.reviews_of(team) else {
            section.text.push(t!(words, "digest-reviews-none"));
            return section;
        };
        if !reviews.week.is_covered() {
            section.text.push(team_reviews::too_little(words, reviews));
        }
        for item in &self.agenda.items {
            if let AgendaTopic::Reviews(state) = item.topic {
                let name = t!(words, &format!("reviews-{}", state.as_str()));
                section.list.push(entry(name, item, Vec::new()));
            }
        }
        section
    }
}

fn entry(name: String, item: &Item, said: Vec<String>) -> DigestItem {
    let state = match item.now.band {
        Band::Ok if item.now.better > 0 => DigestState::Better,
        band => DigestState::Band(band),
    };
    DigestItem::Told { name, state, said }
}

/// How many are open and were done, and where it is asked for, which are open.
fn follow_ups(words: Locale, digest: &WeekDigest<'_>) -> DigestSection {
    let mut section = DigestSection::new("follow-ups", t!(words, "digest-follow-ups"));
    let counts = digest.counts;
    let values: [(&str, FluentValue<'_>); 5] = [
        ("all", counts.all().into()),
        ("weeks", COUNTED_WEEKS.into()),
        ("done", counts.done.into()),
        ("dropped", counts.dropped.into()),
        ("open", counts.open.into()),
    ];
    let said = [
        t!(words, "digest-follow-ups-open", open = digest.open),
        t!(words, "digest-follow-ups-done", ..values),
    ];
    section.text.push(said.join(&t!(words, "sentence-gap")));
    let listed = digest.listed.unwrap_or_default().iter();
    section.list.extend(listed.map(|one| task(words, one)));
    section
}

/// What, who, until when.
fn task(words: Locale, one: &KeptFollowUp) -> DigestItem {
    let unreadable = || t!(words, "digest-task-unreadable");
    let nobody = || t!(words, "digest-task-nobody");
    let who = one.who.as_ref().map(|who| who.name.clone());
    DigestItem::Task(t!(
        words,
        "digest-task",
        what = one.what.clone().unwrap_or_else(unreadable),
        who = who.unwrap_or_else(nobody),
        day = words.dated(one.until)
    ))
}

/// What it can tell, from how many people on, and where the rest is.
fn foot(words: Locale, digest: &WeekDigest<'_>) -> DigestSection {
    let mut section = DigestSection::new("tells", t!(words, "digest-tells"));
    let least = [("least", digest.seen.thresholds.team.into())];
    let said = [
        t!(words, "digest-tells-change"),
        t!(words, "digest-tells-least", ..least),
        t!(words, "digest-tells-same"),
    ];
    section.list = said.map(DigestItem::Said).into();
    let href = digest.link.clone();
    section.link = href.map(|href| (href, t!(words, "digest-link")));
    section
}
