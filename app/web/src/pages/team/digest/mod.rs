//! A team's week in a few lines, for a chat or a mail: as a page and as Markdown. The same numbers and the
//! same suppression as the page of the week, for it is made of the same reading.
//!
//! Decided:
//!
//! - 2026-11-28: **A digest is one document, told twice**: `content.rs` makes headings and lists of the
//!   same reading as the week's page, `show.rs` and `markdown` only write them down. Every text is
//!   escaped, whoever wrote it, and what would be linked or mentioned is cut by something that is
//!   hardly seen.
//! - 2026-11-28: **A digest is compared with the week before, not with what its reader reviewed last.**
//!   Because: leads and members get the same bytes. An agenda's run ends at a week that is not known:
//!   then it is "so many weeks or more".

mod content;
mod document;
mod markdown;
mod show;
mod week_digest;

pub use week_digest::{FollowUpTexts, WeekDigest};

use super::{agenda_text, team_week};
use crate::addresses;
use crate::components::{page_head, text_to_copy};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_ports::Answer;
use irori_ports::follow_ups::TeamFollowUps;
use irori_ports::releases::{ReadAs, ReadableWeek, ReleaseStatus};
use leptos::prelude::*;

/// So many lines of the Markdown are seen at once.
const ROWS: u8 = 10;

/// The digest as CommonMark with a line break at its end; of a week that is not published its kind
/// sentence and nothing else.
pub fn markdown(words: Locale, digest: &WeekDigest<'_>) -> String {
    markdown::markdown(words, &content::document(words, digest))
}

/// Why there is no digest of a week yet: it has not closed. `None` where it has, and where nothing will
/// be published of it.
pub fn not_closed(words: Locale, seen: &ReadableWeek) -> Option<String> {
    let is_to_come = matches!(
        seen.closing,
        ReleaseStatus::Open { .. } | ReleaseStatus::Due { .. }
    );
    is_to_come.then(|| {
        let (title, why) = team_week::not_closed(words, seen);
        let said = std::iter::once(agenda_text::ended(words, title)).chain(why.into_iter().take(1));
        said.collect::<Vec<_>>().join(&t!(words, "sentence-gap"))
    })
}

/// What somebody reads of a team's week for its digest. It is in the ledger then.
pub async fn read(
    ctx: &RequestContext,
    team: TeamId,
    week: Week,
    read_as: ReadAs,
) -> Answer<(ReadableWeek, TeamFollowUps)> {
    let viewer = ctx.viewer()?;
    let (releases, follow_ups) = (&ctx.ports.releases, &ctx.ports.follow_ups);
    let seen = releases
        .team_week(viewer, team, Some(week), read_as, ctx.now)
        .await?;
    let follow_ups = follow_ups.of_team(viewer, team, ctx.now).await?;
    Ok((seen, follow_ups))
}

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let team = ctx.parameter("team", TeamId::parse);
    let week = ctx.parameter("week", Week::parse);
    let (seen, follow_ups) = read(&ctx, team?, week?, ReadAs::Page).await?;
    let listing = FollowUpTexts::of(&ctx.query);
    let link = ctx.link(&addresses::TEAM_WEEK.path(seen.team.id, seen.week));
    let digest = WeekDigest::of(&seen, &follow_ups, listing, Some(link));
    Ok(page_of(ctx.words, &digest, listing))
}

fn page_of(words: Locale, digest: &WeekDigest<'_>, listing: FollowUpTexts) -> AnyView {
    let seen = digest.seen;
    let document = content::document(words, digest);
    let back = addresses::TEAM_WEEK.path(seen.team.id, seen.week);
    let back = view! { <p><a href=back>{t!(words, "digest-back")}</a></p> };
    let copy = (!document.sections.is_empty()).then(|| {
        let text = markdown::markdown(words, &document);
        copy(words, seen, &text, listing)
    });
    html! {
        {page_head(Some(t!(words, "digest-kicker")), document.title.clone(), None)}
        <div class="stack">{copy}{show::body(words, &document)}{back}</div>
    }
}

/// The Markdown, to be copied or taken away as a file, with or without the texts of follow-ups.
fn copy(words: Locale, seen: &ReadableWeek, text: &str, listing: FollowUpTexts) -> AnyView {
    let file = addresses::TEAM_WEEK_FILE.path(seen.team.id, seen.week) + listing.query();
    let (other, key) = match listing {
        FollowUpTexts::Without => (FollowUpTexts::With, "digest-with"),
        FollowUpTexts::With => (FollowUpTexts::Without, "digest-without"),
    };
    let other = addresses::TEAM_DIGEST.path(seen.team.id, seen.week) + other.query();
    html! {
        <section class="sheet stack" id="copy">
            <h2>{t!(words, "digest-copy")}</h2>
            <div class="field">
                <label for="markdown">{t!(words, "digest-markdown")}</label>
                {text_to_copy("markdown", text, ROWS)}
            </div>
            <p><a href=other>{t!(words, key)}</a></p>
            <p><a href=file rel="external">{t!(words, "digest-file")}</a></p>
            <p class="soft small">{t!(words, "digest-file-ledger")}</p>
        </section>
    }
}
