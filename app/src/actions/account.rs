//! One's own account: profile, password, sessions.

use crate::context::{Asked, Next};
use crate::domain::form::Reader;
use crate::domain::id::SessionLineId;
use crate::domain::person::{Profile, read_new_password};
use crate::error::Trouble;
use leptos::prelude::*;

/// Saves name, language, time zone and the end of the Day.
#[server(endpoint = "account/profile", prefix = "/do")]
pub async fn save_profile() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let profile = Profile::parse(&asked.form)?;
    asked.house.people.save_profile(viewer, profile).await?;
    Ok(Next::go("/settings", "said-profile"))
}

/// Changes the password; one's other sessions end.
#[server(endpoint = "account/password", prefix = "/do")]
pub async fn change_password() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let mut read = Reader::new(&asked.form);
    let old = read.required("old-password", |t| Ok(t.to_owned()));
    let new = read_new_password(&mut read, &asked.form);
    let (old, new) = read.finish(old.zip(new))?;
    asked
        .house
        .doors
        .change_password(viewer, &old, new, &asked.session, asked.now)
        .await?;
    Ok(Next::go("/settings", "said-password"))
}

/// Ends one of one's own sessions.
#[server(endpoint = "account/end-session", prefix = "/do")]
pub async fn end_session() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = asked
        .form
        .text("id")
        .and_then(|t| SessionLineId::parse(t).ok())
        .ok_or(Trouble::NotThere)?;
    asked.house.doors.end_session(viewer, id).await?;
    Ok(Next::go("/settings/sessions", "said-session-ended"))
}

/// Ends every session of one's own but the one that asks.
#[server(endpoint = "account/end-other-sessions", prefix = "/do")]
pub async fn end_other_sessions() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    asked
        .house
        .doors
        .end_other_sessions(viewer, &asked.session)
        .await?;
    Ok(Next::go("/settings/sessions", "said-sessions-ended"))
}

/// Erases one's account, with the password and after a tick.
#[server(endpoint = "account/erase", prefix = "/do")]
pub async fn erase_account() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let mut read = Reader::new(&asked.form);
    let password = read.required("password", |t| Ok(t.to_owned()));
    let sure = read.ticked("sure");
    let password = read.finish(password)?;
    if !sure {
        return Err(Trouble::mistake("sure", "wrong-not-sure"));
    }
    let receipt = asked.house.mine.erase(viewer, &password, asked.now).await?;
    let receipt = serde_json::to_string(&receipt).map_err(|_| Trouble::Fault)?;
    Ok(Next::Erased { receipt })
}
