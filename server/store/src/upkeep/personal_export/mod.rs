//! Everything that is kept about one person, for themselves: section by section, some rows at a time, so
//! that years of entries need no more memory than a page of them.

use crate::db::connection::{Conn, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::store::Store;
use chrono::NaiveDate;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_crypto::seal::Seal;
use page::{by_day, by_id, every, parsed, some, value, with};
use row::{
    Account, Acknowledgement, Activity, Chat, ClosedWeek, Comment, Consent, DayOff, Guess,
    Interruption, KnownDevice, Login, LoginClaim, Membership, ModeLeftOut, Piece, PullRequest,
    Pulse, Reference, RefusedLogin, Review, Seat, SecurityEvent, Session, View, Week, WeeklyReview,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

mod page;
mod row;
mod section;
pub(crate) mod texts;

pub use page::{ExportRows, PagePosition};
pub use section::ExportSection;

sql! {
    ACCOUNT = "SELECT id, email, name, language, zone, day_ends_at, is_admin, is_hr, created_at FROM person WHERE id = $1";
    MEMBERSHIPS = "SELECT t.name AS team, m.part, m.counting, m.from_day, m.to_day FROM membership m
        JOIN team t ON t.id = m.team_id WHERE m.person_id = $1 ORDER BY m.from_day, m.id";
    WORKING_HOURS = "SELECT weekday, from_minute, to_minute FROM working_piece
        WHERE person_id = $1 ORDER BY weekday, from_minute";
    DAYS_OFF = "SELECT from_day, to_day FROM day_off WHERE person_id = $1 ORDER BY from_day, id";
    LOGINS = "SELECT a.forge, a.login, a.created_at, a.proof, b.name AS tied_by FROM forge_account a
        LEFT JOIN person b ON b.id = a.tied_by WHERE a.person_id = $1 ORDER BY a.created_at, a.id";
    LOGIN_CLAIMS = "SELECT c.forge, c.login, c.ground, c.claimed_at, c.tied_at, c.proof, b.name AS tied_by, c.settled_at,
            c.outcome
        FROM login_claim c LEFT JOIN person b ON b.id = c.tied_by
        WHERE c.person_id = $1 ORDER BY c.claimed_at, c.id";
    REFUSED_LOGINS = "SELECT forge, login, refused_at, by_admin FROM tie_refusal
        WHERE person_id = $1 ORDER BY refused_at, forge, login_key";
    MODES_LEFT_OUT = "SELECT since FROM mode_left_out WHERE person_id = $1";
    SESSIONS = "SELECT device, created_at, seen_at, expires_at FROM session
        WHERE person_id = $1 ORDER BY created_at, line_id";
    KNOWN_DEVICES = "SELECT created_at, seen_at FROM known_device
        WHERE person_id = $1 ORDER BY created_at, device_hash";
    /// Of what others did from their own machines, not from where.
    SECURITY_EVENTS = "SELECT e.id, e.at, e.kind, e.outcome, p.name AS by, a.name AS about,
            CASE WHEN e.person_id IS NULL OR e.person_id = $1 THEN e.network END AS network,
            CASE WHEN e.person_id IS NULL OR e.person_id = $1 THEN e.device END AS device, e.detail
        FROM security_event e LEFT JOIN person p ON p.id = e.person_id LEFT JOIN person a ON a.id = e.about_id
        WHERE (e.person_id = $1 OR e.about_id = $1) AND e.id > $2 ORDER BY e.id LIMIT 500";
    PULSES = "SELECT id, day, week, clear, heard, created_at, updated_at
        FROM weekly_pulse WHERE person_id = $1 AND (day, id) > ($2, $3) ORDER BY day, id LIMIT 500";
    CHATS = "SELECT id, day, minutes, kind, circle, learned, created_at, updated_at
        FROM chat WHERE person_id = $1 AND (day, id) > ($2, $3) ORDER BY day, id LIMIT 500";
    PARTNERS = "SELECT p.chat_id, q.name FROM chat_partner p JOIN chat c ON c.id = p.chat_id
        JOIN person q ON q.id = p.person_id
        WHERE c.person_id = $1 AND c.day >= $2 AND c.day <= $3 ORDER BY p.chat_id, q.name, q.id";
    ACTIVITIES = "SELECT id, day, kind, minutes, intensity, outdoors, created_at, updated_at
        FROM activity WHERE person_id = $1 AND (day, id) > ($2, $3) ORDER BY day, id LIMIT 500";
    INTERRUPTIONS = "SELECT id, day, direction, kind, minutes, start_minute, agreed, could_wait, by_choice,
            created_at, updated_at
        FROM interruption WHERE person_id = $1 AND (day, id) > ($2, $3) ORDER BY day, id LIMIT 500";
    CONSENTS = "SELECT c.family, l.name AS lead, t.name AS team, c.given_at, c.withdrawn_at FROM consent c
        JOIN person l ON l.id = c.lead_id JOIN team t ON t.id = c.team_id
        WHERE c.person_id = $1 ORDER BY c.given_at, c.id";
    GUESSES = "SELECT t.name AS team, g.week, g.clear, g.heard, g.guessed_at FROM guess g
        JOIN team t ON t.id = g.team_id WHERE g.person_id = $1 ORDER BY g.week, t.name, t.id";
    WEEKLY_REVIEWS = "SELECT t.name AS team, r.week, r.reviewed_at FROM weekly_review r
        JOIN team t ON t.id = r.team_id WHERE r.person_id = $1 ORDER BY r.reviewed_at, r.id";
    WEEKS = "SELECT week, workdays, facts FROM week_rollup WHERE person_id = $1 AND week > $2 ORDER BY week LIMIT 100";
    REFERENCES = "SELECT content, frozen_at FROM person_reference
        WHERE person_id = $1 ORDER BY from_week, frozen_at, id";
    ACKNOWLEDGEMENTS = "SELECT signal, week, acknowledged_at FROM acknowledgement
        WHERE person_id = $1 ORDER BY week, signal";
    CLOSED_WEEKS = "SELECT week, scheduled, connection_sum, connection_days, unplanned, home_to_work_days,
            intrusion_days, work_to_home_days, check_ins, they_tags, i_tags, clear, heard, talk_days,
            business_days, detail
        FROM person_week WHERE person_id = $1 AND week > $2 ORDER BY week LIMIT 100";
    SEATS = "SELECT g.id, g.from_week, g.until_week FROM seat s JOIN publishing_group g ON g.id = s.group_id
        WHERE s.person_id = $1 ORDER BY g.from_week, g.id";
    TEAMS_OF_GROUP = "SELECT t.name FROM publishing_group_team g JOIN team t ON t.id = g.team_id
        WHERE g.group_id = $1 ORDER BY t.name, t.id";
    WEEKS_OF_GROUP = "SELECT week FROM week_release WHERE group_id = $1 ORDER BY week";
    PULL_REQUESTS = "SELECT p.id, p.forge, p.repository, p.number, p.author AS login, p.opened_at, p.ready_at,
            p.merged_at, p.closed_at, p.pushed_at, p.additions, p.deletions, p.files, p.labels
        FROM pull_request p JOIN forge_account a ON a.forge = p.forge AND a.login_key = p.author_key
        WHERE a.person_id = $1 AND p.id > $2 ORDER BY p.id LIMIT 500";
    REVIEWS = "SELECT p.id, r.forge_id, p.forge, p.repository, p.number, r.reviewer AS login, r.verdict,
            r.submitted_at, r.substance, r.dismissed_at
        FROM review r JOIN pull_request p ON p.id = r.pull_request_id
        JOIN forge_account a ON a.forge = p.forge AND a.login_key = r.reviewer_key
        WHERE a.person_id = $1 AND (p.id, r.forge_id) > ($2, $3) ORDER BY p.id, r.forge_id LIMIT 500";
    REVIEW_COMMENTS = "SELECT p.id, c.forge_id, p.forge, p.repository, p.number, c.author AS login, c.place,
            c.substance, c.written_at, c.deleted_at
        FROM review_comment c JOIN pull_request p ON p.id = c.pull_request_id
        JOIN forge_account a ON a.forge = p.forge AND a.login_key = c.author_key
        WHERE a.person_id = $1 AND (p.id, c.forge_id) > ($2, $3) ORDER BY p.id, c.forge_id LIMIT 500";
    /// What was read of me by name, the Releases of groups in which I have a seat, and the reviews of teams
    /// that I belonged to on that day (UTC).
    LEDGER_ABOUT_ME = "SELECT v.id, v.viewed_at, p.name AS viewer, v.way, v.kind, v.detail, t.name AS team,
            r.week, v.first_week
        FROM view v LEFT JOIN person p ON p.id = v.viewer_id LEFT JOIN team t ON t.id = v.team_id
        LEFT JOIN week_release r ON r.id = v.week_release_id
        WHERE v.id > $2 AND (v.about_id = $1
            OR (v.kind = 'week' AND r.group_id IN (SELECT s.group_id FROM seat s WHERE s.person_id = $1))
            OR (v.kind = 'review' AND EXISTS (SELECT 1 FROM membership m
                WHERE m.person_id = $1 AND m.team_id = v.team_id
                    AND CAST(m.from_day AS TEXT) <= SUBSTR(CAST(v.viewed_at AS TEXT), 1, 10)
                    AND (m.to_day IS NULL
                        OR CAST(m.to_day AS TEXT) >= SUBSTR(CAST(v.viewed_at AS TEXT), 1, 10)))))
        ORDER BY v.id LIMIT 500";
    LEDGER_BY_ME = "SELECT v.id, v.viewed_at, p.name AS viewer, v.way, v.kind, v.detail, t.name AS team,
            r.week, v.first_week
        FROM view v LEFT JOIN person p ON p.id = v.viewer_id LEFT JOIN team t ON t.id = v.team_id
        LEFT JOIN week_release r ON r.id = v.week_release_id
        WHERE v.id > $2 AND v.viewer_id = $1
        ORDER BY v.id LIMIT 500";
}

impl Store {
    /// Who the viewer is, as the database has it.
    pub async fn my_account(&self, viewer: &Viewer) -> Result<Value, StoreError> {
        let mut conn = self.db.read().await?;
        let found = fetch_optional!(conn, Account, ACCOUNT, viewer.id)?;
        let found = found.ok_or(irori_ports::error::AppError::NotThere)?;
        value(&found)
    }

    /// Some of the viewer's own rows of a section, at most 500.
    pub async fn my_rows(
        &self,
        viewer: &Viewer,
        section: ExportSection,
        after: PagePosition,
    ) -> Result<ExportRows, StoreError> {
        let mut conn = self.db.read().await?;
        rows(&mut conn, &self.seal_of(viewer), viewer.id, section, after).await
    }
}

async fn rows(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    section: ExportSection,
    after: PagePosition,
) -> Result<ExportRows, StoreError> {
    match section {
        ExportSection::Memberships => every(fetch_all!(conn, Membership, MEMBERSHIPS, me)?),
        ExportSection::WorkingHours => every(fetch_all!(conn, Piece, WORKING_HOURS, me)?),
        ExportSection::DaysOff => every(fetch_all!(conn, DayOff, DAYS_OFF, me)?),
        ExportSection::Logins => every(fetch_all!(conn, Login, LOGINS, me)?),
        ExportSection::LoginClaims => every(fetch_all!(conn, LoginClaim, LOGIN_CLAIMS, me)?),
        ExportSection::RefusedLogins => every(fetch_all!(conn, RefusedLogin, REFUSED_LOGINS, me)?),
        ExportSection::ModesLeftOut => every(fetch_all!(conn, ModeLeftOut, MODES_LEFT_OUT, me)?),
        ExportSection::Sessions => every(fetch_all!(conn, Session, SESSIONS, me)?),
        ExportSection::KnownDevices => every(fetch_all!(conn, KnownDevice, KNOWN_DEVICES, me)?),
        ExportSection::SecurityEvents => {
            let found = fetch_all!(conn, SecurityEvent, SECURITY_EVENTS, me, after.id)?;
            some(found, |row| by_id(row.id, ""), |_| Ok(json!({})))
        }
        ExportSection::CheckIns => texts::check_ins(conn, seal, me, after).await,
        ExportSection::WeeklyPulses => {
            let found = fetch_all!(conn, Pulse, PULSES, me, after.day, after.id)?;
            some(found, |row| by_day(row.day, row.id), |_| Ok(json!({})))
        }
        ExportSection::Chats => chats(conn, me, after).await,
        ExportSection::Activities => {
            let found = fetch_all!(conn, Activity, ACTIVITIES, me, after.day, after.id)?;
            some(found, |row| by_day(row.day, row.id), |_| Ok(json!({})))
        }
        ExportSection::Interruptions => {
            let found = fetch_all!(conn, Interruption, INTERRUPTIONS, me, after.day, after.id)?;
            some(found, |row| by_day(row.day, row.id), |_| Ok(json!({})))
        }
        ExportSection::Drafts => texts::drafts(conn, seal, me).await,
        ExportSection::Annotations => texts::annotations(conn, seal, me).await,
        ExportSection::Consents => every(fetch_all!(conn, Consent, CONSENTS, me)?),
        ExportSection::Words => texts::words(conn, seal, me, after).await,
        ExportSection::FollowUps => texts::follow_ups(conn, seal, me, after).await,
        ExportSection::LeadNotes => texts::lead_notes(conn, seal, me, after).await,
        ExportSection::Guesses => every(fetch_all!(conn, Guess, GUESSES, me)?),
        ExportSection::WeeklyReviews => every(fetch_all!(conn, WeeklyReview, WEEKLY_REVIEWS, me)?),
        ExportSection::Weeks => {
            let found = fetch_all!(conn, Week, WEEKS, me, after.day)?;
            let more = |row: &Week| Ok(json!({ "facts": parsed(&row.facts)? }));
            some(found, |row| by_day(row.week, Uuid::nil()), more)
        }
        ExportSection::References => {
            let found = fetch_all!(conn, Reference, REFERENCES, me)?;
            let more = |row: &Reference| Ok(json!({ "content": parsed(&row.content)? }));
            some(found, |_| None, more)
        }
        ExportSection::Acknowledgements => {
            every(fetch_all!(conn, Acknowledgement, ACKNOWLEDGEMENTS, me)?)
        }
        ExportSection::ClosedWeeks => {
            let found = fetch_all!(conn, ClosedWeek, CLOSED_WEEKS, me, after.day)?;
            let more = |row: &ClosedWeek| Ok(json!({ "detail": parsed(&row.detail)? }));
            some(found, |row| by_day(row.week, Uuid::nil()), more)
        }
        ExportSection::Releases => releases(conn, me).await,
        ExportSection::PullRequests => {
            let found = fetch_all!(conn, PullRequest, PULL_REQUESTS, me, after.id)?;
            let more = |row: &PullRequest| {
                let labels: Vec<&str> = row.labels.lines().collect();
                Ok(json!({ "labels": labels }))
            };
            some(found, |row| by_id(row.id, ""), more)
        }
        ExportSection::Reviews => {
            let found = fetch_all!(conn, Review, REVIEWS, me, after.id, &after.text)?;
            some(found, |row| by_id(row.id, &row.forge_id), |_| Ok(json!({})))
        }
        ExportSection::ReviewComments => {
            let found = fetch_all!(conn, Comment, REVIEW_COMMENTS, me, after.id, &after.text)?;
            some(found, |row| by_id(row.id, &row.forge_id), |_| Ok(json!({})))
        }
        ExportSection::LedgerAboutMe => {
            let found = fetch_all!(conn, View, LEDGER_ABOUT_ME, me, after.id)?;
            some(found, |row| by_id(row.id, ""), |_| Ok(json!({})))
        }
        ExportSection::LedgerByMe => {
            let found = fetch_all!(conn, View, LEDGER_BY_ME, me, after.id)?;
            some(found, |row| by_id(row.id, ""), |_| Ok(json!({})))
        }
    }
}

async fn chats(
    conn: &mut Conn,
    me: PersonId,
    after: PagePosition,
) -> Result<ExportRows, StoreError> {
    let found = fetch_all!(conn, Chat, CHATS, me, after.day, after.id)?;
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return Ok(ExportRows::default());
    };
    let mut partners: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (chat, name) in fetch_all!(conn, (_, _), PARTNERS, me, first.day, last.day)? {
        partners.entry(chat).or_default().push(name);
    }
    some(
        found,
        |row| by_day(row.day, row.id),
        |row| Ok(json!({ "partners": partners.get(&row.id).cloned().unwrap_or_default() })),
    )
}

async fn releases(conn: &mut Conn, me: PersonId) -> Result<ExportRows, StoreError> {
    let mut rows = Vec::new();
    for row in fetch_all!(conn, Seat, SEATS, me)? {
        let teams = fetch_all!(conn, String, TEAMS_OF_GROUP, row.id)?;
        let weeks = fetch_all!(conn, NaiveDate, WEEKS_OF_GROUP, row.id)?;
        let row = with(value(&row)?, "teams", json!(teams));
        rows.push(with(row, "weeks", json!(weeks)));
    }
    Ok(ExportRows { rows, next: None })
}
