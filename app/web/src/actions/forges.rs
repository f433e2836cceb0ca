//! Hooks of forges, and whose login is whose.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::forge_account::{parse_own, parse_tie};
use irori_core::domain::generated_paths;
use irori_core::domain::hook::{DeliveryOutcome, parse_new};
use irori_core::domain::id::{ForgeAccountId, HookId, LoginClaimId, QuarantineId};
use irori_core::domain::login_claim::ClaimReply;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Makes a hook; its secret is shown once.
pub async fn add_hook(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let (forge, name) = parse_new(&ctx.form)?;
    let forges = &ctx.ports.forges;
    let hook = forges.add_hook(admin, forge, name, ctx.now).await?;
    let secret = hook.secret;
    Ok(NextPage::Show { secret })
}

/// Removes a hook; what it brought stays.
pub async fn remove_hook(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", HookId::parse)?;
    ctx.ports.forges.remove_hook(admin, id, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-hook-removed"))
}

/// Keeps that deliveries to a hook were lost because its secret was wrong.
pub async fn mark_lost(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", HookId::parse)?;
    ctx.ports.forges.mark_lost(admin, id, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-marked-lost"))
}

/// Sets which files nobody reads, beside those of the list that Irori comes with.
pub async fn set_generated_paths(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let patterns = generated_paths::parse(&ctx.form)?;
    let forges = &ctx.ports.forges;
    forges.set_generated_paths(admin, patterns, ctx.now).await?;
    Ok(NextPage::go(
        addresses::FORGES.path(),
        "said-generated-paths",
    ))
}

/// Ties a login to a person.
pub async fn tie(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let (account, person) = parse_tie(&ctx.form)?;
    let forges = &ctx.ports.forges;
    forges.tie(admin, account, person, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-login-tied"))
}

/// Unties a login.
pub async fn untie(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", ForgeAccountId::parse)?;
    ctx.ports.forges.untie(admin, id, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-login-untied"))
}

/// Says that a tie from before proofs is right.
pub async fn confirm_login(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", ForgeAccountId::parse)?;
    let forges = &ctx.ports.forges;
    forges.confirm_login(admin, id, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-login-tied"))
}

/// Ties the login of a claim to who claims it.
pub async fn confirm_claim(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", LoginClaimId::parse)?;
    let forges = &ctx.ports.forges;
    forges.confirm_claim(admin, id, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-login-tied"))
}

/// Refuses a claim.
pub async fn refuse_claim(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", LoginClaimId::parse)?;
    let forges = &ctx.ports.forges;
    forges.refuse_claim(admin, id, ctx.now).await?;
    Ok(NextPage::go(addresses::FORGES.path(), "said-claim-refused"))
}

/// Claims a login, which waits for an admin unless it is proven.
pub async fn add_my_login(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let account = parse_own(&ctx.form)?;
    let forges = &ctx.ports.forges;
    let said = match forges.add_my_login(viewer, account, ctx.now).await? {
        ClaimReply::Tied => "said-login-tied",
        ClaimReply::Waits => "said-login-claimed",
    };
    Ok(NextPage::go(addresses::SETTINGS.path(), said))
}

/// Takes back a claim of one's own.
pub async fn withdraw_claim(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", LoginClaimId::parse)?;
    let forges = &ctx.ports.forges;
    forges.withdraw_claim(viewer, id, ctx.now).await?;
    Ok(NextPage::go(
        addresses::SETTINGS.path(),
        "said-claim-withdrawn",
    ))
}

/// Contradicts that a login which commits with the viewer's own address is somebody else's.
pub async fn dispute_login(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let account = parse_own(&ctx.form)?;
    let forges = &ctx.ports.forges;
    forges.dispute_login(viewer, account, ctx.now).await?;
    Ok(NextPage::go(
        addresses::SETTINGS.path(),
        "said-login-disputed",
    ))
}

/// Unties a login of one's own.
pub async fn remove_my_login(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", ForgeAccountId::parse)?;
    let forges = &ctx.ports.forges;
    forges.remove_my_login(viewer, id, ctx.now).await?;
    Ok(NextPage::go(
        addresses::SETTINGS.path(),
        "said-login-untied",
    ))
}

/// Ties a login that commits with the viewer's own address.
pub async fn confirm_mine(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let account = parse_own(&ctx.form)?;
    let forges = &ctx.ports.forges;
    forges.confirm_tie(viewer, account, ctx.now).await?;
    Ok(NextPage::go(addresses::SETTINGS.path(), "said-login-tied"))
}

/// Says that a login which is proposed is not the viewer's.
pub async fn refuse_mine(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let account = parse_own(&ctx.form)?;
    let forges = &ctx.ports.forges;
    forges.refuse_tie(viewer, account, ctx.now).await?;
    Ok(NextPage::go(
        addresses::SETTINGS.path(),
        "said-login-refused",
    ))
}

/// Reads a delivery again that could not be read when it came.
pub async fn replay(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", QuarantineId::parse)?;
    let said = match ctx.ports.forges.replay(admin, id).await? {
        DeliveryOutcome::Taken => "said-replayed",
        _ => "said-replayed-unneeded",
    };
    Ok(NextPage::go(addresses::QUARANTINE.path(), said))
}

/// Gives up a delivery that could not be read.
pub async fn discard(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", QuarantineId::parse)?;
    ctx.ports.forges.discard(admin, id).await?;
    Ok(NextPage::go(addresses::QUARANTINE.path(), "said-discarded"))
}
