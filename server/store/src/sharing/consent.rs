//! The port [`Consents`]: families of signals shared by name. Whether one is in force is asked anew at
//! each request; what is read of one is in the ledger before it is given.
//!
//! Decided:
//!
//! - 2026-11-24: **A consent is asked anew at each read.** It is in force while it is not taken back,
//!   the lead leads that team and the giver belongs to it. What is shared is computed as `/me` computes
//!   it, cut to the closed weeks from the consent's own on, at most 13; an onset before it is told as
//!   "before it was shared". A lead gets bands and one sentence.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::db::connection::{Conn, execute, exists, fetch_all, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::row_struct;
use crate::db::settings::{row_id, to_micros};
use crate::org::{leads, person};
use crate::signals::person as person_signals;
use crate::store::Store;
use async_trait::async_trait;
use chrono::{NaiveTime, TimeDelta};
use irori_core::domain::consent::{
    Consent, ConsentPlan, SharedFamily, SharedWithMe, SharingWith, first_week,
};
use irori_core::domain::day::Week;
use irori_core::domain::id::{ConsentId, PersonId, PublishingGroupId, TeamId};
use irori_core::domain::lead::{LeadOf, MyLead};
use irori_core::domain::person::Viewer;
use irori_core::privacy::rights::{Resource, may_read};
use irori_ports::consents::{Consents, SharedSignals};
use irori_ports::error::AppError;
use irori_ports::{Answer, Now};
use std::collections::{BTreeMap, BTreeSet};

/// The most weeks that are shown, a quarter.
const WEEKS: u64 = 13;

sql! {
    MINE = "SELECT c.id, c.lead_id, c.team_id, c.family, c.given_at, p.name, t.name AS team FROM consent c
        JOIN person p ON p.id = c.lead_id
        JOIN team t ON t.id = c.team_id
        WHERE c.person_id = $1 AND c.withdrawn_at IS NULL ORDER BY c.given_at, c.id";
    IS_GIVEN = "SELECT id FROM consent
        WHERE person_id = $1 AND lead_id = $2 AND team_id = $3 AND family = $4 AND withdrawn_at IS NULL";
    GIVE = "INSERT INTO consent (id, person_id, lead_id, team_id, family, given_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    WITHDRAW = "UPDATE consent SET withdrawn_at = $3
        WHERE id = $1 AND person_id = $2 AND withdrawn_at IS NULL";
    IS_MINE = "SELECT id FROM consent WHERE id = $1 AND person_id = $2";
    WITH_LEAD = "SELECT c.id, c.person_id, c.family, c.given_at, p.name, t.name AS team FROM consent c
        JOIN person p ON p.id = c.person_id
        JOIN team t ON t.id = c.team_id
        WHERE c.lead_id = $1 AND c.team_id = $2 AND c.withdrawn_at IS NULL ORDER BY c.given_at, c.id";
    /// Shared with somebody who leads a team of the group, while they lead the team it was shared in
    /// and whoever shares it belongs to that.
    SHARERS = "SELECT DISTINCT c.person_id, c.family FROM consent c
        JOIN membership g ON g.person_id = c.lead_id AND g.part = 'lead'
        JOIN publishing_group_team t ON t.team_id = g.team_id
        JOIN membership l ON l.person_id = c.lead_id AND l.team_id = c.team_id AND l.part = 'lead'
        JOIN membership m ON m.person_id = c.person_id AND m.team_id = c.team_id AND m.part = 'member'
        WHERE t.group_id = $1
            AND c.given_at <= $3 AND (c.withdrawn_at IS NULL OR c.withdrawn_at >= $2)
            AND g.from_day <= $5 AND (g.to_day IS NULL OR g.to_day >= $4)
            AND l.from_day <= $5 AND (l.to_day IS NULL OR l.to_day >= $4)
            AND m.from_day <= $5 AND (m.to_day IS NULL OR m.to_day >= $4)";
}

row_struct! {
    struct GivenRow {
        id: ConsentId,
        lead_id: PersonId,
        team_id: TeamId,
        family: SharedFamily,
        given_at: Now,
        name: String,
        team: String,
    }
}

row_struct! {
    struct ReceivedRow {
        id: ConsentId,
        person_id: PersonId,
        family: SharedFamily,
        given_at: Now,
        name: String,
        team: String,
    }
}

#[async_trait]
impl Consents for Store {
    async fn mine(&self, viewer: &Viewer, now: Now) -> Answer<Vec<SharingWith>> {
        Ok(mine(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn give(&self, viewer: &Viewer, plan: ConsentPlan, now: Now) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| give(conn, me, plan, now).await)
            .await
    }

    async fn withdraw(&self, viewer: &Viewer, id: ConsentId, now: Now) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| {
            execute!(conn, WITHDRAW, id, me, to_micros(now))?;
            check_there(exists!(conn, IS_MINE, id, me)?)
        })
        .await
    }

    async fn with_me(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<Vec<SharedWithMe>> {
        let found = with_lead(&mut self.db.read().await?, viewer, team, now).await?;
        let mut shared: Vec<_> = found.into_iter().map(|(_, shared, _)| shared).collect();
        shared.sort_by_cached_key(|one| (one.name.to_lowercase(), one.family, one.id));
        Ok(shared)
    }

    async fn shared(
        &self,
        viewer: &Viewer,
        team: TeamId,
        id: ConsentId,
        now: Now,
    ) -> Answer<SharedSignals> {
        let viewer = viewer.clone();
        let (owner, consent, team) = self
            .write::<_, StoreError>(async move |conn| look_at(conn, &viewer, team, id, now).await)
            .await?;
        Ok(shared(&mut self.db.read().await?, &owner, consent, team, now).await?)
    }
}

async fn mine(conn: &mut Conn, viewer: &Viewer, now: Now) -> Result<Vec<SharingWith>, StoreError> {
    let leads = leads::leads(conn, viewer, now).await?;
    let mut sharing: Vec<SharingWith> = leads
        .into_iter()
        .map(|lead| SharingWith {
            lead,
            consents: Vec::new(),
            is_in_force: true,
        })
        .collect();
    for found in fetch_all!(conn, GivenRow, MINE, viewer.id)? {
        let of = LeadOf {
            team: found.team_id,
            lead: found.lead_id,
        };
        let consent = Consent {
            id: found.id,
            family: found.family,
            given: found.given_at,
        };
        match sharing.iter_mut().find(|with| with.lead.of == of) {
            Some(with) => with.consents.push(consent),
            None => sharing.push(SharingWith {
                lead: MyLead {
                    of,
                    name: found.name,
                    team: found.team,
                },
                consents: vec![consent],
                is_in_force: false,
            }),
        }
    }
    for with in &mut sharing {
        with.consents.sort_by_key(|consent| consent.family);
    }
    Ok(sharing)
}

/// Gives `plan`, unless it is given already.
pub(crate) async fn give(
    conn: &mut Conn,
    me: PersonId,
    plan: ConsentPlan,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, me).await?;
    let LeadOf { team, lead } = plan.with;
    let is_member = leads::member_now(conn, me, team, now).await?.is_some();
    check_there(lead != me && is_member && leads::leads_now(conn, plan.with, now).await?)?;
    let (family, now) = (plan.family, to_micros(now));
    if !exists!(conn, IS_GIVEN, me, lead, team, family)? {
        execute!(conn, GIVE, row_id(now), me, lead, team, family, now)?;
    }
    Ok(())
}

/// What is shared with the viewer as a lead of the team and is in force: with whose it is, and the
/// team's name.
async fn with_lead(
    conn: &mut Conn,
    viewer: &Viewer,
    team: TeamId,
    now: Now,
) -> Result<Vec<(Viewer, SharedWithMe, String)>, StoreError> {
    if !may_read(viewer, Resource::Shared(team)) {
        return Ok(Vec::new());
    }
    let mut shared = Vec::new();
    for found in fetch_all!(conn, ReceivedRow, WITH_LEAD, viewer.id, team)? {
        let owner = leads::member_now(conn, found.person_id, team, now).await?;
        let with_me = SharedWithMe {
            id: found.id,
            name: found.name,
            family: found.family,
            given: found.given_at,
        };
        shared.extend(owner.map(|owner| (owner, with_me, found.team)));
    }
    Ok(shared)
}

/// Writes that the viewer looks at one consent that is in force, and gives whose it is.
async fn look_at(
    conn: &mut Conn,
    viewer: &Viewer,
    team: TeamId,
    id: ConsentId,
    now: Now,
) -> Result<(Viewer, SharedWithMe, String), StoreError> {
    let mut shared = with_lead(conn, viewer, team, now).await?.into_iter();
    let found = shared.find(|(_, consent, _)| consent.id == id);
    let (owner, consent, name) = found.ok_or(AppError::NotThere)?;
    let viewed = AuditEvent::Consent {
        about: owner.id,
        team,
        family: consent.family.as_str(),
    };
    log::add(conn, viewed, AuditActor::Page(viewer.id), now).await?;
    Ok((owner, consent, name))
}

async fn shared(
    conn: &mut Conn,
    owner: &Viewer,
    consent: SharedWithMe,
    team: String,
    now: Now,
) -> Result<SharedSignals, StoreError> {
    let first = first_week(consent.given, &owner.profile);
    let last = owner.last_complete(now);
    let mut weeks = Vec::new();
    let mut week = first.max(last.back(WEEKS - 1));
    while week <= last {
        let person = person_signals::person_up_to(conn, owner, week).await?;
        weeks.extend(person.shared(consent.family, first));
        week = week.on(1);
    }
    Ok(SharedSignals {
        consent,
        team,
        weeks,
        first_closes: owner.closing_of(first),
    })
}

/// Who shares what by name with a lead of the group's teams, at any moment from the first of the week
/// anywhere on Earth to `until`, when it is due.
pub(crate) async fn sharers(
    conn: &mut Conn,
    group: PublishingGroupId,
    week: Week,
    until: Now,
) -> Result<BTreeMap<PersonId, BTreeSet<SharedFamily>>, StoreError> {
    let monday = week.monday();
    let begins = monday.0.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(14);
    let last = until.date_naive() + TimeDelta::days(1);
    let mut sharers: BTreeMap<PersonId, BTreeSet<SharedFamily>> = BTreeMap::new();
    for (person, family) in fetch_all!(conn, (_, _), SHARERS, group, begins, until, monday, last)? {
        sharers.entry(person).or_default().insert(family);
    }
    Ok(sharers)
}
