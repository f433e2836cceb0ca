//! Hooks of forges, and whose login is whose.

use crate::context::{Asked, Next};
use crate::domain::forge_account::{parse_own, parse_tie};
use crate::domain::form::Wrong;
use crate::domain::generated_paths;
use crate::domain::hook::{Outcome, parse_new};
use crate::domain::id::{ForgeAccountId, HookId, LoginClaimId, QuarantineId};
use crate::domain::login_claim::Claimed;
use crate::error::Trouble;
use leptos::prelude::*;

/// An id out of the form; one that cannot be read is of something that is not there.
fn id_in<T>(asked: &Asked, parse: fn(&str) -> Result<T, Wrong>) -> Result<T, Trouble> {
    let text = asked.form.text("id").ok_or(Trouble::NotThere)?;
    parse(text).map_err(|_| Trouble::NotThere)
}

/// Makes a hook; its secret is shown once.
#[server(endpoint = "forges/add-hook", prefix = "/do")]
pub async fn add_hook() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let (forge, name) = parse_new(&asked.form)?;
    let hook = asked
        .house
        .forges
        .add_hook(admin, forge, name, asked.now)
        .await?;
    let secret = hook.secret;
    Ok(Next::Show { secret })
}

/// Removes a hook; what it brought stays.
#[server(endpoint = "forges/remove-hook", prefix = "/do")]
pub async fn remove_hook() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, HookId::parse)?;
    asked.house.forges.remove_hook(admin, id, asked.now).await?;
    Ok(Next::go("/admin/forges", "said-hook-removed"))
}

/// Keeps that deliveries to a hook were lost because its secret was wrong.
#[server(endpoint = "forges/mark-lost", prefix = "/do")]
pub async fn mark_lost() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, HookId::parse)?;
    asked.house.forges.mark_lost(admin, id, asked.now).await?;
    Ok(Next::go("/admin/forges", "said-marked-lost"))
}

/// Sets which files nobody reads, beside those of the list that Irori comes with.
#[server(endpoint = "forges/generated-paths", prefix = "/do")]
pub async fn set_generated_paths() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let patterns = generated_paths::parse(&asked.form)?;
    asked
        .house
        .forges
        .set_generated_paths(admin, patterns, asked.now)
        .await?;
    Ok(Next::go("/admin/forges", "said-generated-paths"))
}

/// Ties a login to a person.
#[server(endpoint = "forges/tie", prefix = "/do")]
pub async fn tie() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let (account, person) = parse_tie(&asked.form)?;
    asked
        .house
        .forges
        .tie(admin, account, person, asked.now)
        .await?;
    Ok(Next::go("/admin/forges", "said-login-tied"))
}

/// Unties a login.
#[server(endpoint = "forges/untie", prefix = "/do")]
pub async fn untie() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, ForgeAccountId::parse)?;
    asked.house.forges.untie(admin, id, asked.now).await?;
    Ok(Next::go("/admin/forges", "said-login-untied"))
}

/// Says that a tie from before proofs is right.
#[server(endpoint = "forges/confirm-login", prefix = "/do")]
pub async fn confirm_login() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, ForgeAccountId::parse)?;
    let forges = &asked.house.forges;
    forges.confirm_login(admin, id, asked.now).await?;
    Ok(Next::go("/admin/forges", "said-login-tied"))
}

/// Ties the login of a claim to who claims it.
#[server(endpoint = "forges/confirm-claim", prefix = "/do")]
pub async fn confirm_claim() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, LoginClaimId::parse)?;
    let forges = &asked.house.forges;
    forges.confirm_claim(admin, id, asked.now).await?;
    Ok(Next::go("/admin/forges", "said-login-tied"))
}

/// Refuses a claim.
#[server(endpoint = "forges/refuse-claim", prefix = "/do")]
pub async fn refuse_claim() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, LoginClaimId::parse)?;
    let forges = &asked.house.forges;
    forges.refuse_claim(admin, id, asked.now).await?;
    Ok(Next::go("/admin/forges", "said-claim-refused"))
}

/// Claims a login, which waits for an admin unless it is proven.
#[server(endpoint = "forges/add-my-login", prefix = "/do")]
pub async fn add_my_login() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let account = parse_own(&asked.form)?;
    let forges = &asked.house.forges;
    let said = match forges.add_my_login(viewer, account, asked.now).await? {
        Claimed::Tied => "said-login-tied",
        Claimed::Waits => "said-login-claimed",
    };
    Ok(Next::go("/settings", said))
}

/// Takes back a claim of one's own.
#[server(endpoint = "forges/withdraw-claim", prefix = "/do")]
pub async fn withdraw_claim() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = id_in(&asked, LoginClaimId::parse)?;
    let forges = &asked.house.forges;
    forges.withdraw_claim(viewer, id, asked.now).await?;
    Ok(Next::go("/settings", "said-claim-withdrawn"))
}

/// Contradicts that a login which commits with the viewer's own address is somebody else's.
#[server(endpoint = "forges/dispute-login", prefix = "/do")]
pub async fn dispute_login() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let account = parse_own(&asked.form)?;
    let forges = &asked.house.forges;
    forges.dispute_login(viewer, account, asked.now).await?;
    Ok(Next::go("/settings", "said-login-disputed"))
}

/// Unties a login of one's own.
#[server(endpoint = "forges/remove-my-login", prefix = "/do")]
pub async fn remove_my_login() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = id_in(&asked, ForgeAccountId::parse)?;
    asked
        .house
        .forges
        .remove_my_login(viewer, id, asked.now)
        .await?;
    Ok(Next::go("/settings", "said-login-untied"))
}

/// Ties a login that commits with the viewer's own address.
#[server(endpoint = "forges/confirm-mine", prefix = "/do")]
pub async fn confirm_mine() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let account = parse_own(&asked.form)?;
    asked
        .house
        .forges
        .confirm_tie(viewer, account, asked.now)
        .await?;
    Ok(Next::go("/settings", "said-login-tied"))
}

/// Says that a login which is proposed is not the viewer's.
#[server(endpoint = "forges/refuse-mine", prefix = "/do")]
pub async fn refuse_mine() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let account = parse_own(&asked.form)?;
    asked
        .house
        .forges
        .refuse_tie(viewer, account, asked.now)
        .await?;
    Ok(Next::go("/settings", "said-login-refused"))
}

/// Reads a delivery again that could not be read when it came.
#[server(endpoint = "forges/replay", prefix = "/do")]
pub async fn replay() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, QuarantineId::parse)?;
    let outcome = asked.house.forges.replay(admin, id).await?;
    let said = match outcome {
        Outcome::Taken => "said-replayed",
        _ => "said-replayed-unneeded",
    };
    Ok(Next::go("/admin/forges/quarantine", said))
}

/// Gives up a delivery that could not be read.
#[server(endpoint = "forges/discard", prefix = "/do")]
pub async fn discard() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, QuarantineId::parse)?;
    asked.house.forges.discard(admin, id).await?;
    Ok(Next::go("/admin/forges/quarantine", "said-discarded"))
}
