//! One-time links: set-up, invitations, new passwords, what is left of a closed account. Only hashes of
//! their tokens are kept. A link ends with the role of who made it.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::row_struct;
use crate::db::settings::row_id;
use chrono::TimeDelta;
use irori_core::domain::id::{LinkId, PersonId, TeamId};
use irori_core::domain::person::Email;
use irori_core::domain::reset::WaitingReset;
use irori_crypto::token;
use irori_ports::error::AppError;
use irori_ports::{IssuedLink, LinkFor, Now, Opens, WaitingLink};

const SET_UP_LASTS: TimeDelta = TimeDelta::hours(24);
const INVITATION_LASTS: TimeDelta = TimeDelta::hours(72);
/// At least; a link that waits is open for as long as it waited.
const RESET_LASTS: TimeDelta = TimeDelta::minutes(30);
/// Until the account is erased, or another link is made.
const CLOSED_LASTS: TimeDelta = TimeDelta::days(36_500);
/// Spent links are kept for a while, so that their tokens are known to be spent.
const SPENT_KEPT_FOR: TimeDelta = TimeDelta::days(30);

sql! {
    INSERT = "INSERT INTO link (id, kind, token_hash, person_id, email, email_key, team_id, created_at, opens_at,
            expires_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FIND = "SELECT l.kind, l.person_id, COALESCE(p.email, l.email) AS email, l.team_id, t.name AS team, l.made_by,
            l.opens_at
        FROM link l
        LEFT JOIN person p ON p.id = l.person_id
        LEFT JOIN team t ON t.id = l.team_id
        LEFT JOIN person m ON m.id = l.made_by
        WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2
            AND (l.kind = 'closed') = (p.closed_at IS NOT NULL)
            AND (l.kind IN ('set-up', 'admin', 'closed') OR (m.is_admin = TRUE AND m.closed_at IS NULL))";
    PERSON = "SELECT person_id FROM link WHERE token_hash = $1";
    SPEND = "UPDATE link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
        AND (made_by IS NULL OR made_by IN (SELECT id FROM person WHERE is_admin = TRUE AND closed_at IS NULL))";
    DROP_SET_UPS = "DELETE FROM link WHERE kind = 'set-up' AND used_at IS NULL";
    DROP_INVITATIONS = "DELETE FROM link WHERE kind = 'join' AND used_at IS NULL AND email_key = $1";
    DROP_OF_PERSON = "DELETE FROM link WHERE kind = $2 AND used_at IS NULL AND person_id = $1";
    DROP_MADE = "DELETE FROM link WHERE made_by = $1 AND used_at IS NULL";
    WAITING = "SELECT l.id, l.email, t.name AS team, l.expires_at
        FROM link l LEFT JOIN team t ON t.id = l.team_id JOIN person m ON m.id = l.made_by
        WHERE l.kind = 'join' AND l.used_at IS NULL AND l.expires_at > $1
            AND m.is_admin = TRUE AND m.closed_at IS NULL
        ORDER BY l.expires_at DESC, l.id";
    /// Of a person at most one: a new one replaces the one before.
    WAITING_RESET = "SELECT l.made_by, m.name, l.created_at, l.opens_at, l.expires_at
        FROM link l LEFT JOIN person m ON m.id = l.made_by
        WHERE l.person_id = $1 AND l.used_at IS NULL AND l.expires_at > $2
            AND (l.kind = 'admin' OR (l.kind = 'reset' AND m.is_admin = TRUE AND m.closed_at IS NULL))
        ORDER BY l.created_at DESC, l.id LIMIT 1";
    APPROVE = "UPDATE link SET opens_at = $3 WHERE kind = 'reset' AND person_id = $1 AND made_by <> $2
        AND used_at IS NULL AND opens_at > $3 AND expires_at > $3";
    MADE = "SELECT l.kind, COALESCE(p.name, l.email) AS whom, l.created_at, l.expires_at
        FROM link l LEFT JOIN person p ON p.id = l.person_id
        WHERE l.made_by = $1 AND l.used_at IS NULL AND l.expires_at > $2 ORDER BY l.created_at DESC, l.id";
    WITHDRAW = "DELETE FROM link WHERE id = $1 AND kind = 'join' AND used_at IS NULL";
    PRUNE = "DELETE FROM link WHERE expires_at <= $1";
}

/// What a new link is for.
#[derive(Clone, Debug)]
pub(crate) enum Purpose {
    SetUp,
    Join {
        email: Email,
        team: Option<TeamId>,
        made_by: PersonId,
    },
    /// A new password, after `wait` or with the person's own recovery code.
    Reset {
        person: PersonId,
        made_by: PersonId,
        wait: TimeDelta,
    },
    /// A new password and an admin's rights, from the operator.
    Admin {
        person: PersonId,
    },
    /// What is left of a closed account, for its person.
    Closed {
        person: PersonId,
    },
}

row_struct! {
    /// A link that still opens something.
    #[derive(Debug)]
    pub(crate) struct OneTimeLinkRow {
        kind: String,
        pub person_id: Option<PersonId>,
        email: Option<Email>,
        pub team_id: Option<TeamId>,
        team: Option<String>,
        /// Who made it, where that was no operator.
        pub made_by: Option<PersonId>,
        pub opens_at: Now,
    }
}

impl OneTimeLinkRow {
    pub fn opens(&self) -> Result<Opens, StoreError> {
        let email = || self.email.clone().ok_or(StoreError::Stored("link.email"));
        Ok(match self.kind.as_str() {
            "set-up" => Opens::SetUp,
            "join" => Opens::Join {
                email: email()?,
                team: self.team.clone(),
            },
            "reset" => Opens::Reset {
                email: email()?,
                from: self.opens_at,
            },
            "admin" => Opens::Admin { email: email()? },
            "closed" => Opens::Closed { email: email()? },
            _ => return Err(StoreError::Stored("link.kind")),
        })
    }
}

/// Makes a link and gives its token; an earlier one for the same purpose no longer opens.
pub(crate) async fn make(
    conn: &mut Conn,
    purpose: &Purpose,
    now: Now,
) -> Result<String, StoreError> {
    let token = token::generate().ok_or(AppError::Fault)?;
    let (kind, lasts, person, made_by) = match purpose {
        Purpose::SetUp => ("set-up", SET_UP_LASTS, None, None),
        Purpose::Join { made_by, .. } => ("join", INVITATION_LASTS, None, Some(*made_by)),
        Purpose::Reset {
            person,
            made_by,
            wait,
        } => (
            "reset",
            *wait + RESET_LASTS.max(*wait),
            Some(*person),
            Some(*made_by),
        ),
        Purpose::Admin { person } => ("admin", RESET_LASTS, Some(*person), None),
        Purpose::Closed { person } => ("closed", CLOSED_LASTS, Some(*person), None),
    };
    let (email, team, wait) = match purpose {
        Purpose::Join { email, team, .. } => (Some(email), *team, TimeDelta::zero()),
        Purpose::Reset { wait, .. } => (None, None, *wait),
        _ => (None, None, TimeDelta::zero()),
    };
    match (purpose, email, person) {
        (Purpose::SetUp, ..) => execute!(conn, DROP_SET_UPS)?,
        (_, Some(email), _) => execute!(conn, DROP_INVITATIONS, email.key())?,
        (_, _, Some(person)) => execute!(conn, DROP_OF_PERSON, person, kind)?,
        _ => 0,
    };
    execute!(
        conn,
        INSERT,
        row_id(now),
        kind,
        token::hash(&token),
        person,
        email,
        email.map(Email::key),
        team,
        now,
        now + wait,
        now + lasts,
        made_by,
    )?;
    Ok(token)
}

/// The link with this token; [`AppError::LinkSpent`] when it opens nothing.
pub(crate) async fn find(
    conn: &mut Conn,
    token: &str,
    now: Now,
) -> Result<OneTimeLinkRow, StoreError> {
    fetch_optional!(conn, OneTimeLinkRow, FIND, token::hash(token), now)?
        .ok_or_else(|| AppError::LinkSpent.into())
}

/// Whom the link with this token is or was for, where it is for somebody.
pub(crate) async fn person(conn: &mut Conn, token: &str) -> Result<Option<PersonId>, StoreError> {
    let found = fetch_optional!(conn, Option<PersonId>, PERSON, token::hash(token))?;
    Ok(found.flatten())
}

/// Spends the link; of two at once, one is refused.
pub(crate) async fn spend(conn: &mut Conn, token: &str, now: Now) -> Result<(), StoreError> {
    match execute!(conn, SPEND, token::hash(token), now)? {
        0 => Err(AppError::LinkSpent.into()),
        _ => Ok(()),
    }
}

/// Ends what was to give this account a new password; gives whether there was anything.
pub(crate) async fn drop_resets(conn: &mut Conn, person: PersonId) -> Result<bool, StoreError> {
    let resets = execute!(conn, DROP_OF_PERSON, person, "reset")?;
    Ok(resets + execute!(conn, DROP_OF_PERSON, person, "admin")? > 0)
}

/// Ends the link to what was left of a closed account.
pub(crate) async fn drop_closed(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    execute!(conn, DROP_OF_PERSON, person, "closed")?;
    Ok(())
}

/// Ends every link that this person made, as with their role.
pub(crate) async fn drop_made(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    execute!(conn, DROP_MADE, person)?;
    Ok(())
}

pub(crate) async fn waiting(conn: &mut Conn, now: Now) -> Result<Vec<WaitingLink>, StoreError> {
    let found = fetch_all!(conn, (_, _, _, _), WAITING, now)?.into_iter();
    let waiting = found.map(|(id, email, team, expires)| WaitingLink {
        id,
        email,
        team,
        expires,
    });
    Ok(waiting.collect())
}

/// The link by which this account could get a new password.
pub(crate) async fn waiting_reset(
    conn: &mut Conn,
    person: PersonId,
    now: Now,
) -> Result<Option<WaitingReset>, StoreError> {
    let found = fetch_optional!(conn, (_, _, _, _, _), WAITING_RESET, person, now)?;
    Ok(
        found.map(|(made_by, name, made, opens, expires)| WaitingReset {
            made_by,
            name,
            made,
            opens,
            expires,
        }),
    )
}

/// Lets the reset that somebody else made open now; [`AppError::NotThere`] where none waits.
pub(crate) async fn approve(
    conn: &mut Conn,
    person: PersonId,
    by: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    check_there(execute!(conn, APPROVE, person, by, now)? > 0)
}

/// The links that this person made and that still open something, the latest first.
pub(crate) async fn made(
    conn: &mut Conn,
    person: PersonId,
    now: Now,
) -> Result<Vec<IssuedLink>, StoreError> {
    let found = fetch_all!(conn, (_, _, _, _), MADE, person, now)?;
    let read = |(kind, whom, made, expires): (String, Option<String>, Now, Now)| {
        Ok(IssuedLink {
            to: match kind.as_str() {
                "join" => LinkFor::Join,
                "reset" => LinkFor::Reset,
                _ => return Err(StoreError::Stored("link.kind")),
            },
            whom: whom.unwrap_or_default(),
            made,
            expires,
        })
    };
    found.into_iter().map(read).collect()
}

pub(crate) async fn withdraw(conn: &mut Conn, id: LinkId) -> Result<(), StoreError> {
    check_there(execute!(conn, WITHDRAW, id)? > 0)
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - SPENT_KEPT_FOR)?)
}
