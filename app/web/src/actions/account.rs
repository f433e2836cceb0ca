//! One's own account: profile, password, proof that it is one's own, sessions.

use crate::addresses;
use crate::context::{NextPage, RequestContext, own_path};
use irori_core::domain::form::FormReader;
use irori_core::domain::id::SessionLineId;
use irori_core::domain::person::{Profile, Viewer, read_new_password};
use irori_ports::{Answer, AppError};

/// Saves name, language, time zone and the end of the Day.
pub async fn save_profile(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let profile = Profile::parse(&asked.form)?;
    asked.ports.people.save_profile(viewer, profile).await?;
    Ok(NextPage::go(addresses::SETTINGS.path(), "said-profile"))
}

/// Changes the password; one's other sessions end.
pub async fn change_password(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let mut read = FormReader::new(&asked.form);
    let old = read.required("old-password", |t| Ok(t.to_owned()));
    let new = read_new_password(&mut read, &asked.form);
    let (old, new) = read.finish(old.zip(new))?;
    let (session, doors) = (&asked.session, &asked.ports.doors);
    doors
        .change_password(viewer, &old, new, session, asked.device, asked.now)
        .await?;
    Ok(NextPage::Renewed {
        to: addresses::SETTINGS.path().to_owned(),
        said: Some("said-password".to_owned()),
    })
}

/// Confirms with the password that it is still the same person; what waited for it is done then.
pub async fn confirm(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let password = asked.as_typed("password")?;
    let accounts = &asked.ports.accounts;
    accounts
        .check_password(viewer, &password, &asked.session, asked.now)
        .await?;
    Ok(NextPage::Confirmed {
        to: own_path(asked.form.text("to")),
    })
}

/// Ends the link by which somebody could set a new password for one's account.
pub async fn stop_reset(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    asked.ports.accounts.stop_reset(viewer, asked.now).await?;
    Ok(NextPage::go(
        addresses::SESSIONS.path(),
        "said-reset-stopped",
    ))
}

/// Makes a recovery code; it is shown once.
pub async fn recovery_code(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let accounts = &asked.ports.accounts;
    let code = accounts.make_recovery_code(viewer, asked.now).await?;
    Ok(NextPage::Show {
        secret: code.shown(),
    })
}

/// Opens one's earlier texts again, after proof.
pub async fn open_texts(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let proof = asked.as_typed("proof")?;
    let accounts = &asked.ports.accounts;
    accounts.prove(viewer, &proof, asked.now).await?;
    Ok(NextPage::go(
        addresses::RECOVERY.path(),
        "said-texts-opened",
    ))
}

/// Ends one of one's own sessions.
pub async fn end_session(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = asked.id_in("id", SessionLineId::parse)?;
    asked.ports.doors.end_session(viewer, id).await?;
    Ok(NextPage::go(
        addresses::SESSIONS.path(),
        "said-session-ended",
    ))
}

/// Ends every session of one's own but the one that asks.
pub async fn end_other_sessions(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let doors = &asked.ports.doors;
    doors.end_other_sessions(viewer, &asked.session).await?;
    Ok(NextPage::go(
        addresses::SESSIONS.path(),
        "said-sessions-ended",
    ))
}

/// Erases one's account, with the password and after a tick.
pub async fn erase_account(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let password = asked.as_typed("password")?;
    asked.is_sure()?;
    let mine = &asked.ports.mine;
    let receipt = mine
        .erase(viewer, &password, &asked.session, asked.now)
        .await?;
    let receipt = serde_json::to_string(&receipt).map_err(|_| AppError::Fault)?;
    Ok(NextPage::Erased { receipt })
}
