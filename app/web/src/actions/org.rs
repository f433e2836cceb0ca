//! What admins do: the tree, invitations, roles and memberships.

use crate::context::{Next, RequestContext, own_path};
use irori_core::domain::calendar::parse_holidays;
use irori_core::domain::day::Day;
use irori_core::domain::department::{parse_department, parse_department_change};
use irori_core::domain::form::{FieldError, FormReader};
use irori_core::domain::id::{DepartmentId, LinkId, MembershipId, PersonId, TeamId};
use irori_core::domain::membership::MembershipPlan;
use irori_core::domain::person::Email;
use irori_core::domain::team::TeamPlan;
use irori_ports::Switch;
use irori_ports::error::AppError;

/// An id out of the form; one that cannot be read is of something that is not there.
fn id_in<T>(
    asked: &RequestContext,
    field: &str,
    parse: fn(&str) -> Result<T, FieldError>,
) -> Result<T, AppError> {
    asked
        .form
        .text(field)
        .and_then(|t| parse(t).ok())
        .ok_or(AppError::NotThere)
}

/// The admin has ticked that they mean it.
fn sure(asked: &RequestContext) -> Result<(), AppError> {
    if FormReader::new(&asked.form).ticked("sure") {
        Ok(())
    } else {
        Err(AppError::mistake("sure", "wrong-not-sure"))
    }
}

/// Back to the page on which the form stood.
fn back(asked: &RequestContext, said: &str) -> Next {
    Next::go(own_path(asked.form.text("at")), said)
}

/// Adds a department below another.
pub async fn add_department(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let (name, parent) = parse_department(&asked.form)?;
    asked.ports.org.add_department(admin, name, parent).await?;
    Ok(back(asked, "said-department"))
}

/// Renames a department and moves it.
pub async fn save_department(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", DepartmentId::parse)?;
    let (name, parent) = parse_department_change(&asked.form)?;
    asked
        .ports
        .org
        .save_department(admin, id, name, parent)
        .await?;
    Ok(back(asked, "said-department"))
}

/// Removes a department that is empty.
pub async fn remove_department(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", DepartmentId::parse)?;
    sure(asked)?;
    asked.ports.org.remove_department(admin, id).await?;
    Ok(Next::go("/admin", "said-department-removed"))
}

/// Adds a team; its page tells how often it will be visible.
pub async fn add_team(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let plan = TeamPlan::parse(&asked.form)?;
    let id = asked.ports.org.add_team(admin, plan).await?;
    Ok(Next::go(format!("/admin/teams/{id}"), "said-team"))
}

/// Renames a team, moves it, sets its zone.
pub async fn save_team(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", TeamId::parse)?;
    let plan = TeamPlan::parse(&asked.form)?;
    asked
        .ports
        .org
        .save_team(admin, id, plan, asked.now)
        .await?;
    Ok(back(asked, "said-team"))
}

/// Removes a team that never had a member.
pub async fn remove_team(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", TeamId::parse)?;
    sure(asked)?;
    asked.ports.org.remove_team(admin, id).await?;
    Ok(Next::go("/admin", "said-team-removed"))
}

/// Replaces a team's public holidays by a pasted list; a blank one leaves none.
pub async fn save_holidays(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", TeamId::parse)?;
    let mut read = FormReader::new(&asked.form);
    let holidays = read
        .optional("holidays", parse_holidays)
        .unwrap_or_default();
    let holidays = read.finish(Some(holidays))?;
    asked
        .ports
        .org
        .save_team_holidays(admin, id, holidays)
        .await?;
    Ok(back(asked, "said-holidays"))
}

/// Makes an invitation; its link is shown once.
pub async fn invite(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let mut read = FormReader::new(&asked.form);
    let email = read.required("email", Email::parse);
    let team = read.optional("team", TeamId::parse);
    let email = read.finish(email)?;
    let secret = asked
        .ports
        .doors
        .invite(admin, email, team, asked.now)
        .await?;
    Ok(Next::Show { secret })
}

/// Makes a waiting invitation worthless.
pub async fn withdraw_invitation(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", LinkId::parse)?;
    asked.ports.doors.withdraw_invitation(admin, id).await?;
    Ok(back(asked, "said-withdrawn"))
}

/// Makes a link to a new password; it is shown once.
pub async fn reset_link(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let secret = asked
        .ports
        .doors
        .reset_link(admin, person, asked.now)
        .await?;
    Ok(Next::Show { secret })
}

/// Lets a link to a new password that another admin made open at once.
pub async fn approve_reset(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let accounts = &asked.ports.accounts;
    accounts.approve_reset(admin, person, asked.now).await?;
    Ok(back(asked, "said-reset-approved"))
}

/// Ends a link to a new password.
pub async fn withdraw_reset(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let accounts = &asked.ports.accounts;
    accounts.withdraw_reset(admin, person, asked.now).await?;
    Ok(back(asked, "said-reset-stopped"))
}

/// Signs somebody out on every device.
pub async fn end_sessions(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let accounts = &asked.ports.accounts;
    accounts.end_sessions(admin, person, asked.now).await?;
    Ok(back(asked, "said-sessions-of-ended"))
}

/// Closes an account; the link to what is left of it is shown once.
pub async fn close_account(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    sure(asked)?;
    let secret = asked
        .ports
        .accounts
        .close_account(admin, person, asked.now)
        .await?;
    Ok(Next::Show { secret })
}

/// Makes another link to what is left of a closed account; it is shown once.
pub async fn closed_link(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let accounts = &asked.ports.accounts;
    let secret = accounts.closed_link(admin, person, asked.now).await?;
    Ok(Next::Show { secret })
}

/// Opens a closed account again.
pub async fn reopen_account(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let accounts = &asked.ports.accounts;
    accounts.reopen_account(admin, person, asked.now).await?;
    Ok(back(asked, "said-reopened"))
}

/// Sets who is admin and who HR.
pub async fn save_roles(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let role = |field| Switch::of(FormReader::new(&asked.form).ticked(field));
    asked
        .ports
        .org
        .save_roles(admin, person, role("admin"), role("hr"), asked.now)
        .await?;
    Ok(back(asked, "said-roles"))
}

/// Adds somebody to a team.
pub async fn add_membership(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let person = id_in(asked, "person", PersonId::parse)?;
    let plan = MembershipPlan::parse(&asked.form)?;
    let org = &asked.ports.org;
    org.add_membership(admin, person, plan, asked.now).await?;
    Ok(back(asked, "said-membership"))
}

/// Sets the last day of a membership.
pub async fn end_membership(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let id = id_in(asked, "id", MembershipId::parse)?;
    let mut read = FormReader::new(&asked.form);
    let last = read.required("last", Day::parse);
    let last = read.finish(last)?;
    let org = &asked.ports.org;
    org.end_membership(admin, id, last, asked.now).await?;
    Ok(back(asked, "said-membership"))
}
