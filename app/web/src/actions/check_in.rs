//! Saving the daily check-in.

use crate::context::{Next, RequestContext};
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::FormReader;
use irori_core::domain::id::IdempotencyKey;
use irori_ports::error::AppError;

/// The identity of this showing of a form; every form has one.
pub(super) fn once(asked: &RequestContext) -> Result<IdempotencyKey, AppError> {
    let mut read = FormReader::new(&asked.form);
    let once = read.required("once", IdempotencyKey::parse);
    read.finish(once).map_err(|_| AppError::Malformed)
}

/// Saves the check-in of a Day; one that is there already is replaced.
pub async fn save_check_in(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let check_in = CheckIn::parse(&asked.form, asked.today()?, None)?;
    let to = format!("/?day={}", check_in.day);
    asked
        .ports
        .entries
        .add(viewer, once(asked)?, Entry::CheckIn(check_in), asked.now)
        .await?;
    Ok(Next::go(to, "said-check-in"))
}
