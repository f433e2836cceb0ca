//! Leads' guesses of a block of business context, in the database: the first guess counts.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use irori_core::agenda::guess::{Guess, KeptGuess};
use irori_core::domain::id::{PersonId, TeamId};
use irori_ports::Now;

sql! {
    OF_LEAD = "SELECT week, clear, heard, guessed_at FROM guess WHERE person_id = $1 AND team_id = $2
        ORDER BY week DESC";
    ADD = "INSERT INTO guess (person_id, team_id, week, clear, heard, guessed_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person_id, team_id, week) DO NOTHING";
}

/// A lead's own guesses at a team, the latest block first.
pub(crate) async fn of_lead(
    conn: &mut Conn,
    lead: PersonId,
    team: TeamId,
) -> Result<Vec<KeptGuess>, StoreError> {
    let found = fetch_all!(conn, (_, _, _, _), OF_LEAD, lead, team)?.into_iter();
    let kept = found.map(|(block, clear, heard, at)| KeptGuess {
        guess: Guess {
            team,
            block,
            clear,
            heard,
        },
        at,
    });
    Ok(kept.collect())
}

/// Keeps a guess, unless one was kept before.
pub(crate) async fn add(
    conn: &mut Conn,
    lead: PersonId,
    guess: Guess,
    now: Now,
) -> Result<(), StoreError> {
    let Guess {
        team,
        block,
        clear,
        heard,
    } = guess;
    execute!(conn, ADD, lead, team, block, clear, heard, to_micros(now))?;
    Ok(())
}
