//! One-time links: set-up, invitations, resets. Only hashes of their tokens are kept.

use super::db::{Line, all, one, run, sql};
use super::error::{StoreError, stored};
use super::settings::row_id;
use crate::token;
use app::domain::id::{LinkId, PersonId, TeamId};
use app::domain::person::Email;
use app::error::Trouble;
use app::ports::{Now, Opens, WaitingLink};
use chrono::TimeDelta;
use uuid::Uuid;

const SET_UP_LASTS: TimeDelta = TimeDelta::hours(24);
const INVITATION_LASTS: TimeDelta = TimeDelta::hours(72);
const RESET_LASTS: TimeDelta = TimeDelta::minutes(30);
/// How long a spent link is kept.
const SPENT_KEPT_FOR: TimeDelta = TimeDelta::days(30);

sql! {
    INSERT = "INSERT INTO link (id, kind, token_hash, person_id, email, email_key, team_id, created_at, expires_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = "SELECT l.kind, l.person_id, COALESCE(p.email, l.email) AS email, l.team_id, t.name AS team, l.made_by
        FROM link l
        LEFT JOIN person p ON p.id = l.person_id
        LEFT JOIN team t ON t.id = l.team_id
        WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND p.closed_at IS NULL";
    SPEND = "UPDATE link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    DROP_SET_UPS = "DELETE FROM link WHERE kind = 'set-up' AND used_at IS NULL";
    DROP_INVITATIONS = "DELETE FROM link WHERE kind = 'join' AND used_at IS NULL AND email_key = $1";
    DROP_RESETS = "DELETE FROM link WHERE kind = 'reset' AND used_at IS NULL AND person_id = $1";
    WAITING = "SELECT l.id, l.email, t.name AS team, l.expires_at
        FROM link l LEFT JOIN team t ON t.id = l.team_id
        WHERE l.kind = 'join' AND l.used_at IS NULL AND l.expires_at > $1
        ORDER BY l.expires_at DESC, l.id";
    WITHDRAW = "DELETE FROM link WHERE id = $1 AND kind = 'join' AND used_at IS NULL";
    PRUNE = "DELETE FROM link WHERE expires_at <= $1";
}

/// What a new link is for.
#[derive(Clone, Debug)]
pub(super) enum Purpose {
    SetUp,
    Join {
        email: Email,
        team: Option<TeamId>,
        made_by: PersonId,
    },
    Reset {
        person: PersonId,
    },
}

/// A link that still opens something.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Found {
    kind: String,
    person_id: Option<Uuid>,
    email: Option<String>,
    team_id: Option<Uuid>,
    team: Option<String>,
    made_by: Option<Uuid>,
}

impl Found {
    pub fn opens(&self) -> Result<Opens, StoreError> {
        let email = || {
            stored(
                "link.email",
                Email::parse(self.email.as_deref().unwrap_or_default()),
            )
        };
        match self.kind.as_str() {
            "set-up" => Ok(Opens::SetUp),
            "join" => Ok(Opens::Join {
                email: email()?,
                team: self.team.clone(),
            }),
            "reset" => Ok(Opens::Reset { email: email()? }),
            _ => Err(StoreError::Stored("link.kind")),
        }
    }

    pub fn person(&self) -> Option<PersonId> {
        self.person_id.map(PersonId)
    }

    pub fn team(&self) -> Option<TeamId> {
        self.team_id.map(TeamId)
    }

    /// Who made an invitation, while they have an account.
    pub fn made_by(&self) -> Option<PersonId> {
        self.made_by.map(PersonId)
    }
}

/// Makes a link and gives its token; an earlier one for the same purpose no longer opens.
pub(super) async fn make(
    line: &mut Line,
    purpose: &Purpose,
    now: Now,
) -> Result<String, StoreError> {
    let token = token::draw().ok_or(Trouble::Fault)?;
    let (kind, lasts, person, email, team, made_by) = match purpose {
        Purpose::SetUp => {
            run!(line, DROP_SET_UPS)?;
            ("set-up", SET_UP_LASTS, None, None, None, None)
        }
        Purpose::Join {
            email,
            team,
            made_by,
        } => {
            run!(line, DROP_INVITATIONS, email.key())?;
            (
                "join",
                INVITATION_LASTS,
                None,
                Some(email),
                team.map(|t| t.0),
                Some(made_by.0),
            )
        }
        Purpose::Reset { person } => {
            run!(line, DROP_RESETS, person.0)?;
            ("reset", RESET_LASTS, Some(person.0), None, None, None)
        }
    };
    run!(
        line,
        INSERT,
        row_id(now),
        kind,
        token::hash(&token),
        person,
        email.map(Email::as_str),
        email.map(Email::key),
        team,
        now,
        now + lasts,
        made_by,
    )?;
    Ok(token)
}

/// The link with this token; [`Trouble::LinkSpent`] when it opens nothing.
pub(super) async fn find(line: &mut Line, token: &str, now: Now) -> Result<Found, StoreError> {
    one!(line, Found, FIND, token::hash(token), now)?.ok_or_else(|| Trouble::LinkSpent.into())
}

/// Spends the link; of two at once, one is refused.
pub(super) async fn spend(line: &mut Line, token: &str, now: Now) -> Result<(), StoreError> {
    match run!(line, SPEND, token::hash(token), now)? {
        0 => Err(Trouble::LinkSpent.into()),
        _ => Ok(()),
    }
}

pub(super) async fn waiting(line: &mut Line, now: Now) -> Result<Vec<WaitingLink>, StoreError> {
    let found = all!(line, (Uuid, String, Option<String>, Now), WAITING, now)?;
    let read = |(id, email, team, expires): (Uuid, String, Option<String>, Now)| {
        Ok(WaitingLink {
            id: LinkId(id),
            email: stored("link.email", Email::parse(&email))?,
            team,
            expires,
        })
    };
    found.into_iter().map(read).collect()
}

pub(super) async fn withdraw(line: &mut Line, id: LinkId) -> Result<(), StoreError> {
    match run!(line, WITHDRAW, id.0)? {
        0 => Err(Trouble::NotThere.into()),
        _ => Ok(()),
    }
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now - SPENT_KEPT_FOR)?)
}
