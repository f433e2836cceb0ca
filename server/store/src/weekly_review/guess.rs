//! What leads expected of a block of business context, in the database: the first guess counts.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::{StoreError, stored};
use crate::db::settings::cut;
use chrono::NaiveDate;
use irori_core::agenda::guess::{Guess, GuessedShare, KeptGuess};
use irori_core::domain::day::Day;
use irori_core::domain::id::{PersonId, TeamId};
use irori_ports::Now;

sql! {
    OF_LEAD = "SELECT week, clear, heard, guessed_at FROM guess WHERE person_id = $1 AND team_id = $2
        ORDER BY week DESC";
    ADD = "INSERT INTO guess (person_id, team_id, week, clear, heard, guessed_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person_id, team_id, week) DO NOTHING";
}

type Found = (NaiveDate, Option<String>, Option<String>, Now);

/// A lead's own guesses at a team, the latest block first.
pub(crate) async fn of_lead(
    conn: &mut Conn,
    lead: PersonId,
    team: TeamId,
) -> Result<Vec<KeptGuess>, StoreError> {
    let share = |what, text: Option<String>| {
        let read = text.map(|text| stored(what, GuessedShare::parse(&text)));
        read.transpose()
    };
    let read = |(block, clear, heard, at): Found| {
        let guess = Guess {
            team,
            block: Day(block).week(),
            clear: share("guess.clear", clear)?,
            heard: share("guess.heard", heard)?,
        };
        Ok(KeptGuess { guess, at })
    };
    let found = fetch_all!(conn, Found, OF_LEAD, lead.0, team.0)?;
    found.into_iter().map(read).collect()
}

/// Keeps a guess, unless one was kept before.
pub(crate) async fn add(
    conn: &mut Conn,
    lead: PersonId,
    guess: Guess,
    now: Now,
) -> Result<(), StoreError> {
    let text = |share: Option<GuessedShare>| share.map(GuessedShare::as_str);
    let (team, block) = (guess.team.0, guess.block.monday().0);
    let (clear, heard) = (text(guess.clear), text(guess.heard));
    execute!(conn, ADD, lead.0, team, block, clear, heard, cut(now))?;
    Ok(())
}
