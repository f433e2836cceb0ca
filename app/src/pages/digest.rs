//! A team's week in a few lines, for a chat or a mail: as a page and as Markdown. The same numbers and the
//! same suppression as the page of the week, for it is made of the same reading.

mod content;
mod document;
mod markdown;
mod show;

use super::{asking, team_week};
use crate::components::page_head::page_head;
use crate::components::text_area::text_to_copy;
use crate::context::Asked;
use crate::domain::day::Week;
use crate::domain::follow_up::{FollowUpCounts, KeptFollowUp};
use crate::domain::form::Form;
use crate::domain::id::TeamId;
use crate::error::Trouble;
use crate::ports::Answer;
use crate::ports::follow_ups::TeamFollowUps;
use crate::ports::releases::{Closing, TeamWeek, Way};
use crate::words::Words;
use leptos::prelude::*;

/// So many lines of the Markdown are seen at once.
const ROWS: u8 = 10;

/// What a digest is made of.
#[derive(Clone, Debug)]
pub struct WeekDigest<'d> {
    pub seen: &'d TeamWeek,
    /// Follow-ups that are open now, whenever they were written.
    pub open: u32,
    pub counts: FollowUpCounts,
    /// The open follow-ups, where they are to be listed with their texts.
    pub listed: Option<&'d [KeptFollowUp]>,
    /// The absolute address of the week's page; `None` where people reach none.
    pub link: Option<String>,
}

/// Whether the open follow-ups are listed with their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    Without,
    With,
}

impl Listing {
    /// Reads `?with=follow-ups`.
    pub fn of(query: &Form) -> Self {
        match query.text("with") {
            Some("follow-ups") => Self::With,
            _ => Self::Without,
        }
    }

    fn query(self) -> &'static str {
        match self {
            Self::Without => "",
            Self::With => "?with=follow-ups",
        }
    }
}

impl<'d> WeekDigest<'d> {
    /// Out of what somebody reads of a team.
    pub fn of(
        seen: &'d TeamWeek,
        follow_ups: &'d TeamFollowUps,
        listing: Listing,
        link: Option<String>,
    ) -> Self {
        Self {
            seen,
            open: u32::try_from(follow_ups.open.len()).unwrap_or(u32::MAX),
            counts: follow_ups.counts,
            listed: (listing == Listing::With).then_some(follow_ups.open.as_slice()),
            link,
        }
    }
}

/// The digest as CommonMark with a line break at its end; of a week that is not published its kind
/// sentence and nothing else.
pub fn markdown(words: Words, digest: &WeekDigest<'_>) -> String {
    markdown::markdown(words, &content::document(words, digest))
}

/// Why there is no digest of a week yet: it has not closed. `None` where it has, and where nothing will
/// be published of it.
pub fn not_closed(words: Words, seen: &TeamWeek) -> Option<String> {
    let is_to_come = matches!(seen.closing, Closing::Open { .. } | Closing::Due { .. });
    is_to_come.then(|| {
        let (title, why) = team_week::not_closed(words, seen);
        let said = std::iter::once(super::agenda_words::ended(words, title))
            .chain(why.into_iter().take(1));
        said.collect::<Vec<_>>().join(&words.say("sentence-gap"))
    })
}

/// The path of a week's page.
pub fn path(team: TeamId, week: Week) -> String {
    format!("/teams/{team}/weeks/{week}")
}

/// What somebody reads of a team's week for its digest. It is in the ledger then.
pub async fn read(
    asked: &Asked,
    team: TeamId,
    week: Week,
    way: Way,
) -> Answer<(TeamWeek, TeamFollowUps)> {
    let viewer = asked.viewer()?;
    let (releases, follow_ups) = (&asked.house.releases, &asked.house.follow_ups);
    let seen = releases
        .team_week(viewer, team, Some(week), way, asked.now)
        .await?;
    let follow_ups = follow_ups.of_team(viewer, team, asked.now).await?;
    Ok((seen, follow_ups))
}

pub fn page() -> AnyView {
    let team = TeamId::parse(&super::param("team")).map_err(|_| Trouble::NotThere);
    let week = Week::parse(&super::param("week")).map_err(|_| Trouble::NotThere);
    asking(|asked| async move {
        let (seen, follow_ups) = read(&asked, team?, week?, Way::Page).await?;
        let listing = Listing::of(&asked.query);
        let link = asked.link(&path(seen.team.id, seen.week));
        let digest = WeekDigest::of(&seen, &follow_ups, listing, Some(link));
        Ok(page_of(asked.words, &digest, listing))
    })
}

fn page_of(words: Words, digest: &WeekDigest<'_>, listing: Listing) -> AnyView {
    let seen = digest.seen;
    let document = content::document(words, digest);
    let back = path(seen.team.id, seen.week);
    let back = view! { <p><a href=back>{words.say("digest-back")}</a></p> };
    let copy = (!document.sections.is_empty()).then(|| {
        let text = markdown::markdown(words, &document);
        copy(words, seen, &text, listing)
    });
    view! {
        {page_head(Some(words.say("digest-kicker")), document.title.clone(), None)}
        <div class="stack">{copy}{show::body(words, &document)}{back}</div>
    }
    .into_any()
}

/// The Markdown, to be copied or taken away as a file, with or without the texts of follow-ups.
fn copy(words: Words, seen: &TeamWeek, text: &str, listing: Listing) -> AnyView {
    let path = path(seen.team.id, seen.week);
    let file = format!("{path}.md{}", listing.query());
    let (other, key) = match listing {
        Listing::Without => (Listing::With, "digest-with"),
        Listing::With => (Listing::Without, "digest-without"),
    };
    let other = format!("{path}/digest{}", other.query());
    view! {
        <section class="sheet stack" id="copy">
            <h2>{words.say("digest-copy")}</h2>
            <div class="field">
                <label for="markdown">{words.say("digest-markdown")}</label>
                {text_to_copy("markdown", text, ROWS)}
            </div>
            <p><a href=other>{words.say(key)}</a></p>
            <p><a href=file rel="external">{words.say("digest-file")}</a></p>
            <p class="soft small">{words.say("digest-file-ledger")}</p>
        </section>
    }
    .into_any()
}
