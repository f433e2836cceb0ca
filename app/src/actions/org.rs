//! What admins do: the tree, invitations, roles and memberships.

use crate::context::{Asked, Next, own_path};
use crate::domain::calendar::parse_holidays;
use crate::domain::day::Day;
use crate::domain::department::{parse_department, parse_department_change};
use crate::domain::form::{Reader, Wrong};
use crate::domain::id::{DepartmentId, LinkId, MembershipId, PersonId, TeamId};
use crate::domain::membership::MembershipPlan;
use crate::domain::person::Email;
use crate::domain::team::TeamPlan;
use crate::error::Trouble;
use crate::ports::Switch;
use leptos::prelude::*;

/// An id out of the form; one that cannot be read is of something that is not there.
fn id_in<T>(asked: &Asked, field: &str, parse: fn(&str) -> Result<T, Wrong>) -> Result<T, Trouble> {
    asked
        .form
        .text(field)
        .and_then(|t| parse(t).ok())
        .ok_or(Trouble::NotThere)
}

/// The admin has ticked that they mean it.
fn sure(asked: &Asked) -> Result<(), Trouble> {
    if Reader::new(&asked.form).ticked("sure") {
        Ok(())
    } else {
        Err(Trouble::mistake("sure", "wrong-not-sure"))
    }
}

/// Back to the page on which the form stood.
fn back(asked: &Asked, said: &str) -> Next {
    Next::go(own_path(asked.form.text("at")), said)
}

/// Adds a department below another.
#[server(endpoint = "org/add-department", prefix = "/do")]
pub async fn add_department() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let (name, parent) = parse_department(&asked.form)?;
    asked.house.org.add_department(admin, name, parent).await?;
    Ok(back(&asked, "said-department"))
}

/// Renames a department and moves it.
#[server(endpoint = "org/save-department", prefix = "/do")]
pub async fn save_department() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", DepartmentId::parse)?;
    let (name, parent) = parse_department_change(&asked.form)?;
    asked
        .house
        .org
        .save_department(admin, id, name, parent)
        .await?;
    Ok(back(&asked, "said-department"))
}

/// Removes a department that is empty.
#[server(endpoint = "org/remove-department", prefix = "/do")]
pub async fn remove_department() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", DepartmentId::parse)?;
    sure(&asked)?;
    asked.house.org.remove_department(admin, id).await?;
    Ok(Next::go("/admin", "said-department-removed"))
}

/// Adds a team; its page tells how often it will be visible.
#[server(endpoint = "org/add-team", prefix = "/do")]
pub async fn add_team() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let plan = TeamPlan::parse(&asked.form)?;
    let id = asked.house.org.add_team(admin, plan).await?;
    Ok(Next::go(format!("/admin/teams/{id}"), "said-team"))
}

/// Renames a team, moves it, sets its zone.
#[server(endpoint = "org/save-team", prefix = "/do")]
pub async fn save_team() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", TeamId::parse)?;
    let plan = TeamPlan::parse(&asked.form)?;
    asked
        .house
        .org
        .save_team(admin, id, plan, asked.now)
        .await?;
    Ok(back(&asked, "said-team"))
}

/// Removes a team that never had a member.
#[server(endpoint = "org/remove-team", prefix = "/do")]
pub async fn remove_team() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", TeamId::parse)?;
    sure(&asked)?;
    asked.house.org.remove_team(admin, id).await?;
    Ok(Next::go("/admin", "said-team-removed"))
}

/// Replaces a team's public holidays by a pasted list; a blank one leaves none.
#[server(endpoint = "org/save-holidays", prefix = "/do")]
pub async fn save_holidays() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", TeamId::parse)?;
    let mut read = Reader::new(&asked.form);
    let holidays = read
        .optional("holidays", parse_holidays)
        .unwrap_or_default();
    let holidays = read.finish(Some(holidays))?;
    asked
        .house
        .org
        .save_team_holidays(admin, id, holidays)
        .await?;
    Ok(back(&asked, "said-holidays"))
}

/// Makes an invitation; its link is shown once.
#[server(endpoint = "org/invite", prefix = "/do")]
pub async fn invite() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let mut read = Reader::new(&asked.form);
    let email = read.required("email", Email::parse);
    let team = read.optional("team", TeamId::parse);
    let email = read.finish(email)?;
    let secret = asked
        .house
        .doors
        .invite(admin, email, team, asked.now)
        .await?;
    Ok(Next::Show { secret })
}

/// Makes a waiting invitation worthless.
#[server(endpoint = "org/withdraw-invitation", prefix = "/do")]
pub async fn withdraw_invitation() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", LinkId::parse)?;
    asked.house.doors.withdraw_invitation(admin, id).await?;
    Ok(back(&asked, "said-withdrawn"))
}

/// Makes a link to a new password; it is shown once.
#[server(endpoint = "org/reset-link", prefix = "/do")]
pub async fn reset_link() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let secret = asked
        .house
        .doors
        .reset_link(admin, person, asked.now)
        .await?;
    Ok(Next::Show { secret })
}

/// Lets a link to a new password that another admin made open at once.
#[server(endpoint = "org/approve-reset", prefix = "/do")]
pub async fn approve_reset() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let accounts = &asked.house.accounts;
    accounts.approve_reset(admin, person, asked.now).await?;
    Ok(back(&asked, "said-reset-approved"))
}

/// Ends a link to a new password.
#[server(endpoint = "org/withdraw-reset", prefix = "/do")]
pub async fn withdraw_reset() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let accounts = &asked.house.accounts;
    accounts.withdraw_reset(admin, person, asked.now).await?;
    Ok(back(&asked, "said-reset-stopped"))
}

/// Signs somebody out on every device.
#[server(endpoint = "org/end-sessions", prefix = "/do")]
pub async fn end_sessions() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let accounts = &asked.house.accounts;
    accounts.end_sessions(admin, person, asked.now).await?;
    Ok(back(&asked, "said-sessions-of-ended"))
}

/// Closes an account; the link to what is left of it is shown once.
#[server(endpoint = "org/close-account", prefix = "/do")]
pub async fn close_account() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    sure(&asked)?;
    let secret = asked
        .house
        .accounts
        .close_account(admin, person, asked.now)
        .await?;
    Ok(Next::Show { secret })
}

/// Makes another link to what is left of a closed account; it is shown once.
#[server(endpoint = "org/closed-link", prefix = "/do")]
pub async fn closed_link() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let accounts = &asked.house.accounts;
    let secret = accounts.closed_link(admin, person, asked.now).await?;
    Ok(Next::Show { secret })
}

/// Opens a closed account again.
#[server(endpoint = "org/reopen-account", prefix = "/do")]
pub async fn reopen_account() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let accounts = &asked.house.accounts;
    accounts.reopen_account(admin, person, asked.now).await?;
    Ok(back(&asked, "said-reopened"))
}

/// Sets who is admin and who HR.
#[server(endpoint = "org/save-roles", prefix = "/do")]
pub async fn save_roles() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let role = |field| Switch::of(Reader::new(&asked.form).ticked(field));
    asked
        .house
        .org
        .save_roles(admin, person, role("admin"), role("hr"), asked.now)
        .await?;
    Ok(back(&asked, "said-roles"))
}

/// Adds somebody to a team.
#[server(endpoint = "org/add-membership", prefix = "/do")]
pub async fn add_membership() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let person = id_in(&asked, "person", PersonId::parse)?;
    let plan = MembershipPlan::parse(&asked.form)?;
    let org = &asked.house.org;
    org.add_membership(admin, person, plan, asked.now).await?;
    Ok(back(&asked, "said-membership"))
}

/// Sets the last day of a membership.
#[server(endpoint = "org/end-membership", prefix = "/do")]
pub async fn end_membership() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let id = id_in(&asked, "id", MembershipId::parse)?;
    let mut read = Reader::new(&asked.form);
    let last = read.required("last", Day::parse);
    let last = read.finish(last)?;
    let org = &asked.house.org;
    org.end_membership(admin, id, last, asked.now).await?;
    Ok(back(&asked, "said-membership"))
}
