//! Saving the daily check-in.

use crate::context::{Asked, Next};
use crate::domain::check_in::CheckIn;
use crate::domain::entry::Entry;
use crate::domain::form::Reader;
use crate::domain::id::Once;
use crate::error::Trouble;
use leptos::prelude::*;

/// The identity of this showing of a form; every form has one.
pub(super) fn once(asked: &Asked) -> Result<Once, Trouble> {
    let mut read = Reader::new(&asked.form);
    let once = read.required("once", Once::parse);
    read.finish(once).map_err(|_| Trouble::Malformed)
}

/// Saves the check-in of a Day; one that is there already is replaced.
#[server(endpoint = "check-in", prefix = "/do")]
pub async fn save_check_in() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let check_in = CheckIn::parse(&asked.form, asked.today()?, None)?;
    let to = format!("/?day={}", check_in.day);
    asked
        .house
        .entries
        .add(viewer, once(&asked)?, Entry::CheckIn(check_in), asked.now)
        .await?;
    Ok(Next::go(to, "said-check-in"))
}
