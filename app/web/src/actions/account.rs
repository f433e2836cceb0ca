//! One's own account: profile, password, proof that it is one's own, sessions.

use crate::addresses;
use crate::context::{Next, RequestContext, own_path};
use irori_core::domain::form::FormReader;
use irori_core::domain::id::SessionLineId;
use irori_core::domain::person::{Profile, Viewer, read_new_password};
use irori_ports::{Answer, AppError};

/// Saves name, language, time zone and the end of the Day.
pub async fn save_profile(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let profile = Profile::parse(&asked.form)?;
    asked.ports.people.save_profile(viewer, profile).await?;
    Ok(Next::go(addresses::SETTINGS.path(), "said-profile"))
}

/// Changes the password; one's other sessions end.
pub async fn change_password(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let mut read = FormReader::new(&asked.form);
    let old = read.required("old-password", |t| Ok(t.to_owned()));
    let new = read_new_password(&mut read, &asked.form);
    let (old, new) = read.finish(old.zip(new))?;
    let (session, doors) = (&asked.session, &asked.ports.doors);
    doors
        .change_password(viewer, &old, new, session, asked.device, asked.now)
        .await?;
    Ok(Next::Renewed {
        to: addresses::SETTINGS.path().to_owned(),
        said: Some("said-password".to_owned()),
    })
}

/// Confirms with the password that it is still the same person; what waited for it is done then.
pub async fn confirm(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let password = asked.as_typed("password")?;
    let accounts = &asked.ports.accounts;
    accounts
        .check_password(viewer, &password, &asked.session, asked.now)
        .await?;
    Ok(Next::Confirmed {
        to: own_path(asked.form.text("to")),
    })
}

/// Ends the link by which somebody could set a new password for one's account.
pub async fn stop_reset(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    asked.ports.accounts.stop_reset(viewer, asked.now).await?;
    Ok(Next::go(addresses::SESSIONS.path(), "said-reset-stopped"))
}

/// Makes a recovery code; it is shown once.
pub async fn recovery_code(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let accounts = &asked.ports.accounts;
    let code = accounts.make_recovery_code(viewer, asked.now).await?;
    Ok(Next::Show {
        secret: code.shown(),
    })
}

/// Opens one's earlier texts again, after proof.
pub async fn open_texts(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let proof = asked.as_typed("proof")?;
    let accounts = &asked.ports.accounts;
    accounts.prove(viewer, &proof, asked.now).await?;
    Ok(Next::go(addresses::RECOVERY.path(), "said-texts-opened"))
}

/// Ends one of one's own sessions.
pub async fn end_session(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let id = asked.id_in("id", SessionLineId::parse)?;
    asked.ports.doors.end_session(viewer, id).await?;
    Ok(Next::go(addresses::SESSIONS.path(), "said-session-ended"))
}

/// Ends every session of one's own but the one that asks.
pub async fn end_other_sessions(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let doors = &asked.ports.doors;
    doors.end_other_sessions(viewer, &asked.session).await?;
    Ok(Next::go(addresses::SESSIONS.path(), "said-sessions-ended"))
}

/// Erases one's account, with the password and after a tick.
pub async fn erase_account(asked: &RequestContext, viewer: &Viewer) -> Answer<Next> {
    let password = asked.as_typed("password")?;
    asked.is_sure()?;
    let mine = &asked.ports.mine;
    let receipt = mine
        .erase(viewer, &password, &asked.session, asked.now)
        .await?;
    let receipt = serde_json::to_string(&receipt).map_err(|_| AppError::Fault)?;
    Ok(Next::Erased { receipt })
}
