//! Data of the review of a team's latest closed week.

use crate::context::RequestContext;
use irori_core::agenda::guess::{GUESSED, to_guess};
use irori_core::agenda::{Agenda, AgendaTopic};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::weekly_review::HeldReview;
use irori_core::privacy::rights::{Resource, may_read};
use irori_ports::follow_ups::TeamFollowUps;
use irori_ports::releases::{ReadAs, ReadableWeek};
use irori_ports::weekly_reviews::LeadDesk;
use irori_ports::{Answer, AppError};

/// Everything that the review of a team's latest closed week is made of.
pub(super) struct ReviewData {
    pub(super) seen: ReadableWeek,
    /// `None` where nothing is published; without what is to be guessed first.
    pub(super) agenda: Option<Agenda>,
    /// The block of business context that is to be guessed at first.
    pub(super) block: Option<Week>,
    pub(super) desk: LeadDesk,
    /// The latest review that was held.
    pub(super) last: Option<HeldReview>,
    pub(super) follow_ups: TeamFollowUps,
}

impl ReviewData {
    /// When the week was reviewed, where it was.
    pub(super) fn reviewed(&self) -> Option<&HeldReview> {
        self.last
            .as_ref()
            .filter(|held| held.week >= self.seen.week)
    }

    /// Whether it can be marked as reviewed: it has closed, is shown, and nobody has yet.
    pub(super) fn can_be_marked(&self) -> bool {
        self.agenda.is_some() && self.reviewed().is_none()
    }

    /// Whether nothing has moved and nothing hides it.
    pub(super) fn nothing_changed(&self) -> bool {
        let nothing = self.agenda.as_ref().is_some_and(Agenda::nothing_changed);
        nothing && self.block.is_none()
    }
}

/// Reads it, for a lead of the team.
pub(super) async fn gather(ctx: &RequestContext, team: TeamId) -> Answer<ReviewData> {
    let (viewer, ports, now) = (ctx.viewer()?, &ctx.ports, ctx.now);
    if !may_read(viewer, Resource::Shared(team)) {
        return Err(AppError::NotThere);
    }
    let seen = ports
        .releases
        .team_week(viewer, team, None, ReadAs::Page, now)
        .await?;
    let desk = ports
        .weekly_reviews
        .desk(viewer, team, seen.week, now)
        .await?;
    let last = ports.weekly_reviews.last(viewer, team).await?;
    let follow_ups = ports.follow_ups.of_team(viewer, team, now).await?;
    let against = desk.before.as_ref().map(|held| held.week);
    let agenda = Agenda::of(team, &seen.history, against);
    let published = seen.history.last().map(|last| &last.published);
    let block = seen.begins.zip(published).and_then(|(begins, published)| {
        to_guess(begins, seen.week, &published.context, &desk.guesses)
    });
    let is_hidden = |topic| {
        block.is_some() && matches!(topic, AgendaTopic::Context(item) if GUESSED.contains(&item))
    };
    Ok(ReviewData {
        agenda: agenda.map(|agenda| agenda.without(is_hidden)),
        seen,
        block,
        desk,
        last,
        follow_ups,
    })
}
