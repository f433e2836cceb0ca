//! Organisation for admins: the tree, invitations, roles and memberships.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::calendar::{holidays_form, parse_holidays};
use irori_core::domain::day::Day;
use irori_core::domain::department::{parse_department, parse_department_change};
use irori_core::domain::form::FormReader;
use irori_core::domain::id::{DepartmentId, LinkId, MembershipId, PersonId, TeamId};
use irori_core::domain::membership::MembershipPlan;
use irori_core::domain::person::{Email, Viewer};
use irori_core::domain::team::TeamPlan;
use irori_ports::{Answer, AppError, Switch};

/// Adds a department below another.
pub async fn add_department(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let (name, parent) = parse_department(&ctx.form)?;
    ctx.ports.org.add_department(admin, name, parent).await?;
    Ok(ctx.back("said-department"))
}

/// Renames a department and moves it.
pub async fn save_department(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", DepartmentId::parse)?;
    let (name, parent) = parse_department_change(&ctx.form)?;
    let org = &ctx.ports.org;
    org.save_department(admin, id, name, parent).await?;
    Ok(ctx.back("said-department"))
}

/// Removes a department that is empty.
pub async fn remove_department(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", DepartmentId::parse)?;
    ctx.is_sure()?;
    ctx.ports.org.remove_department(admin, id).await?;
    Ok(NextPage::go(
        addresses::ADMIN.path(),
        "said-department-removed",
    ))
}

/// Adds a team; its page tells how often it will be visible.
pub async fn add_team(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let plan = TeamPlan::parse(&ctx.form)?;
    let id = ctx.ports.org.add_team(admin, plan).await?;
    Ok(NextPage::go(addresses::ADMIN_TEAM.path(id), "said-team"))
}

/// Renames a team, moves it, sets its zone.
pub async fn save_team(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", TeamId::parse)?;
    let plan = TeamPlan::parse(&ctx.form)?;
    let org = &ctx.ports.org;
    let tree = org.tree(admin, ctx.today()?).await?;
    let stored = tree.team(id).ok_or(AppError::NotThere)?.plan();
    ctx.check_seen(&stored.to_form(), &plan.to_form())?;
    org.save_team(admin, id, plan, ctx.now).await?;
    Ok(ctx.back("said-team"))
}

/// Removes a team that never had a member.
pub async fn remove_team(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", TeamId::parse)?;
    ctx.is_sure()?;
    ctx.ports.org.remove_team(admin, id).await?;
    Ok(NextPage::go(addresses::ADMIN.path(), "said-team-removed"))
}

/// Replaces a team's public holidays by a pasted list; a blank one leaves none.
pub async fn save_holidays(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", TeamId::parse)?;
    let mut read = FormReader::new(&ctx.form);
    let holidays = read.optional("holidays", parse_holidays);
    let holidays = read.finish(Some(holidays.unwrap_or_default()))?;
    let org = &ctx.ports.org;
    let stored = org.team_holidays(admin, id).await?;
    ctx.check_seen(&holidays_form(&stored), &holidays_form(&holidays))?;
    org.save_team_holidays(admin, id, holidays).await?;
    Ok(ctx.back("said-holidays"))
}

/// Makes an invitation; its link is shown once.
pub async fn invite(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let mut read = FormReader::new(&ctx.form);
    let email = read.required("email", Email::parse);
    let team = read.optional("team", TeamId::parse);
    let email = read.finish(email)?;
    let auth = &ctx.ports.auth;
    let secret = auth.invite(admin, email, team, ctx.now).await?;
    Ok(NextPage::Show { secret })
}

/// Makes a waiting invitation worthless.
pub async fn withdraw_invitation(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", LinkId::parse)?;
    ctx.ports.auth.withdraw_invitation(admin, id).await?;
    Ok(ctx.back("said-withdrawn"))
}

/// Makes a link to a new password; it is shown once.
pub async fn reset_link(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let auth = &ctx.ports.auth;
    let secret = auth.reset_link(admin, person, ctx.now).await?;
    Ok(NextPage::Show { secret })
}

/// Lets a link to a new password that another admin made open at once.
pub async fn approve_reset(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let accounts = &ctx.ports.accounts;
    accounts.approve_reset(admin, person, ctx.now).await?;
    Ok(ctx.back("said-reset-approved"))
}

/// Ends a link to a new password.
pub async fn withdraw_reset(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let accounts = &ctx.ports.accounts;
    accounts.withdraw_reset(admin, person, ctx.now).await?;
    Ok(ctx.back("said-reset-stopped"))
}

/// Signs somebody out on every device.
pub async fn end_sessions(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let accounts = &ctx.ports.accounts;
    accounts.end_sessions(admin, person, ctx.now).await?;
    Ok(ctx.back("said-sessions-of-ended"))
}

/// Closes an account; the link to what is left of it is shown once.
pub async fn close_account(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    ctx.is_sure()?;
    let accounts = &ctx.ports.accounts;
    let secret = accounts.close_account(admin, person, ctx.now).await?;
    Ok(NextPage::Show { secret })
}

/// Makes another link to what is left of a closed account; it is shown once.
pub async fn closed_link(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let accounts = &ctx.ports.accounts;
    let secret = accounts.closed_link(admin, person, ctx.now).await?;
    Ok(NextPage::Show { secret })
}

/// Opens a closed account again.
pub async fn reopen_account(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let accounts = &ctx.ports.accounts;
    accounts.reopen_account(admin, person, ctx.now).await?;
    Ok(ctx.back("said-reopened"))
}

/// Sets who is admin and who HR.
pub async fn save_roles(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let read = FormReader::new(&ctx.form);
    let [is_admin, is_hr] = ["admin", "hr"].map(|role| Switch::of(read.ticked(role)));
    let org = &ctx.ports.org;
    org.save_roles(admin, person, is_admin, is_hr, ctx.now)
        .await?;
    Ok(ctx.back("said-roles"))
}

/// Adds somebody to a team.
pub async fn add_membership(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let person = ctx.id_in("person", PersonId::parse)?;
    let plan = MembershipPlan::parse(&ctx.form)?;
    let org = &ctx.ports.org;
    org.add_membership(admin, person, plan, ctx.now).await?;
    Ok(ctx.back("said-membership"))
}

/// Sets the last day of a membership.
pub async fn end_membership(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", MembershipId::parse)?;
    let last = ctx.required("last", Day::parse)?;
    let org = &ctx.ports.org;
    org.end_membership(admin, id, last, ctx.now).await?;
    Ok(ctx.back("said-membership"))
}
