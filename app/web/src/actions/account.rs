//! One's own account: profile, password, proof that it is one's own, sessions.

use crate::addresses;
use crate::context::{NextPage, RequestContext, own_path};
use irori_core::domain::form::FormReader;
use irori_core::domain::id::SessionLineId;
use irori_core::domain::person::{Profile, Viewer, read_new_password};
use irori_ports::{Answer, AppError};

/// Saves name, language, time zone and the end of the Day.
pub async fn save_profile(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let profile = Profile::parse(&ctx.form)?;
    ctx.check_seen(&viewer.profile.to_form(), &profile.to_form())?;
    ctx.ports.people.save_profile(viewer, profile).await?;
    Ok(NextPage::go(addresses::SETTINGS.path(), "said-profile"))
}

/// Changes the password; one's other sessions end.
pub async fn change_password(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let mut read = FormReader::new(&ctx.form);
    let old = read.required("old-password", |t| Ok(t.to_owned()));
    let new = read_new_password(&mut read, &ctx.form);
    let (old, new) = read.finish(old.zip(new))?;
    let (session, auth) = (&ctx.session, &ctx.ports.auth);
    auth.change_password(viewer, &old, new, session, ctx.device, ctx.now)
        .await?;
    Ok(NextPage::Renewed {
        to: addresses::SETTINGS.path().to_owned(),
        said: Some("said-password".to_owned()),
    })
}

/// Confirms with the password that it is still the same person; what waited for it is done then.
pub async fn confirm(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let password = ctx.as_typed("password")?;
    let accounts = &ctx.ports.accounts;
    accounts
        .check_password(viewer, &password, &ctx.session, ctx.now)
        .await?;
    Ok(NextPage::Confirmed {
        to: own_path(ctx.form.text("to")),
    })
}

/// Ends the link by which somebody could set a new password for one's account.
pub async fn stop_reset(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    ctx.ports.accounts.stop_reset(viewer, ctx.now).await?;
    Ok(NextPage::go(
        addresses::SESSIONS.path(),
        "said-reset-stopped",
    ))
}

/// Makes a recovery code; it is shown once.
pub async fn recovery_code(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let accounts = &ctx.ports.accounts;
    let code = accounts.make_recovery_code(viewer, ctx.now).await?;
    Ok(NextPage::Show {
        secret: code.shown(),
    })
}

/// Opens one's earlier texts again, after proof.
pub async fn open_texts(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let proof = ctx.as_typed("proof")?;
    let accounts = &ctx.ports.accounts;
    accounts.prove(viewer, &proof, ctx.now).await?;
    Ok(NextPage::go(
        addresses::RECOVERY.path(),
        "said-texts-opened",
    ))
}

/// Ends one of one's own sessions.
pub async fn end_session(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", SessionLineId::parse)?;
    ctx.ports.auth.end_session(viewer, id).await?;
    Ok(NextPage::go(
        addresses::SESSIONS.path(),
        "said-session-ended",
    ))
}

/// Ends every session of one's own but the one that asks.
pub async fn end_other_sessions(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let auth = &ctx.ports.auth;
    auth.end_other_sessions(viewer, &ctx.session).await?;
    Ok(NextPage::go(
        addresses::SESSIONS.path(),
        "said-sessions-ended",
    ))
}

/// Erases one's account, with the password and after a tick.
pub async fn erase_account(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let password = ctx.as_typed("password")?;
    ctx.is_sure()?;
    let personal_data = &ctx.ports.personal_data;
    let receipt = personal_data
        .erase(viewer, &password, &ctx.session, ctx.now)
        .await?;
    let receipt = serde_json::to_string(&receipt).map_err(|_| AppError::Fault)?;
    Ok(NextPage::Erased { receipt })
}
