//! One's own account: profile, password, proof that it is one's own, sessions.

use crate::context::{Asked, Next, own_path};
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
        .change_password(viewer, &old, new, &asked.session, asked.device, asked.now)
        .await?;
    Ok(Next::Renewed {
        to: "/settings".to_owned(),
        said: Some("said-password".to_owned()),
    })
}

/// Confirms with the password that it is still the same person; what waited for it is done then.
#[server(endpoint = "account/confirm", prefix = "/do")]
pub async fn confirm() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let mut read = Reader::new(&asked.form);
    let password = read.required("password", |t| Ok(t.to_owned()));
    let password = read.finish(password)?;
    let accounts = &asked.house.accounts;
    accounts
        .check_password(viewer, &password, &asked.session, asked.now)
        .await?;
    Ok(Next::Confirmed {
        to: own_path(asked.form.text("to")),
    })
}

/// Ends the link by which somebody could set a new password for one's account.
#[server(endpoint = "account/stop-reset", prefix = "/do")]
pub async fn stop_reset() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    asked.house.accounts.stop_reset(viewer, asked.now).await?;
    Ok(Next::go("/settings/sessions", "said-reset-stopped"))
}

/// Makes a recovery code; it is shown once.
#[server(endpoint = "account/recovery-code", prefix = "/do")]
pub async fn recovery_code() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let accounts = &asked.house.accounts;
    let code = accounts.make_recovery_code(viewer, asked.now).await?;
    Ok(Next::Show {
        secret: code.shown(),
    })
}

/// Opens one's earlier texts again, after proof.
#[server(endpoint = "account/open-texts", prefix = "/do")]
pub async fn open_texts() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let mut read = Reader::new(&asked.form);
    let proof = read.required("proof", |t| Ok(t.to_owned()));
    let proof = read.finish(proof)?;
    asked
        .house
        .accounts
        .prove(viewer, &proof, asked.now)
        .await?;
    Ok(Next::go("/settings/recovery", "said-texts-opened"))
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
    let mine = &asked.house.mine;
    let receipt = mine
        .erase(viewer, &password, &asked.session, asked.now)
        .await?;
    let receipt = serde_json::to_string(&receipt).map_err(|_| Trouble::Fault)?;
    Ok(Next::Erased { receipt })
}
