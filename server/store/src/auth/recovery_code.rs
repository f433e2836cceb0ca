//! Recovery codes: the hash of one a person, spent by its use.

use crate::db::connection::{Conn, execute, exists, fetch_optional, sql};
use crate::db::error::StoreError;
use irori_core::domain::id::PersonId;
use irori_core::domain::reset::RecoveryCode;
use irori_crypto::token;
use irori_ports::Now;

sql! {
    SET = "INSERT INTO recovery_code (person_id, code_hash, made_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET code_hash = excluded.code_hash, made_at = excluded.made_at";
    MADE_AT = "SELECT made_at FROM recovery_code WHERE person_id = $1";
    IS_RIGHT = "SELECT 1 FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
    SPEND = "DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
}

pub(crate) async fn set(
    conn: &mut Conn,
    person: PersonId,
    code: &RecoveryCode,
    now: Now,
) -> Result<(), StoreError> {
    execute!(conn, SET, person, token::hash(code.digits()), now)?;
    Ok(())
}

pub(crate) async fn made_at(conn: &mut Conn, person: PersonId) -> Result<Option<Now>, StoreError> {
    fetch_optional!(conn, Now, MADE_AT, person)
}

pub(crate) async fn is_right(
    conn: &mut Conn,
    person: PersonId,
    code: &RecoveryCode,
) -> Result<bool, StoreError> {
    Ok(exists!(
        conn,
        IS_RIGHT,
        person.0,
        token::hash(code.digits())
    )?)
}

/// Spends the code; `false` where it is not the person's, or was spent meanwhile.
pub(crate) async fn spend(
    conn: &mut Conn,
    person: PersonId,
    code: &RecoveryCode,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND, person, token::hash(code.digits()))? > 0)
}
