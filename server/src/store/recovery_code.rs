//! Recovery codes: the hash of one a person, spent by its use.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use crate::token;
use app::domain::id::PersonId;
use app::domain::reset::RecoveryCode;
use app::ports::Now;

sql! {
    SET = "INSERT INTO recovery_code (person_id, code_hash, made_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET code_hash = excluded.code_hash, made_at = excluded.made_at";
    MADE_AT = "SELECT made_at FROM recovery_code WHERE person_id = $1";
    IS_RIGHT = "SELECT 1 FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
    SPEND = "DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
}

pub(super) async fn set(
    line: &mut Line,
    person: PersonId,
    code: &RecoveryCode,
    now: Now,
) -> Result<(), StoreError> {
    run!(line, SET, person.0, token::hash(code.digits()), now)?;
    Ok(())
}

pub(super) async fn made_at(line: &mut Line, person: PersonId) -> Result<Option<Now>, StoreError> {
    Ok(one!(line, (Now,), MADE_AT, person.0)?.map(|(at,)| at))
}

pub(super) async fn is_right(
    line: &mut Line,
    person: PersonId,
    code: &RecoveryCode,
) -> Result<bool, StoreError> {
    Ok(one!(line, (i32,), IS_RIGHT, person.0, token::hash(code.digits()))?.is_some())
}

/// Spends the code; `false` where it is not the person's, or was spent meanwhile.
pub(super) async fn spend(
    line: &mut Line,
    person: PersonId,
    code: &RecoveryCode,
) -> Result<bool, StoreError> {
    Ok(run!(line, SPEND, person.0, token::hash(code.digits()))? > 0)
}
