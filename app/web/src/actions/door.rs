//! Coming in and going out: signing in, and the three one-time links.

use crate::addresses;
use crate::context::{NextPage, RequestContext, own_path};
use irori_core::domain::form::{Form, FormReader, ValidationErrors, parse_line};
use irori_core::domain::person::{NAME_MOST, NewAccount, read_new_password};
use irori_core::domain::reset::RecoveryCode;
use irori_ports::{Answer, AppError, Opens, SignedIn};

/// Begins a session.
pub async fn sign_in(ctx: &RequestContext) -> Answer<NextPage> {
    let mut read = FormReader::new(&ctx.form);
    let email = read.required("email", |t| parse_line(t, 254));
    let password = read.required("password", |t| Ok(t.to_owned()));
    let (email, password) = read.finish(email.zip(password))?;
    let auth = &ctx.ports.auth;
    let signing_in = auth.sign_in(&email, &password, ctx.origin(), ctx.now);
    let who = signing_in.await?;
    Ok(comes_in(who, own_path(ctx.form.text("to"))))
}

/// Ends the session.
pub async fn sign_out(_asked: &RequestContext) -> Answer<NextPage> {
    Ok(NextPage::SignOut)
}

/// Makes the first account, and with it the organisation.
pub async fn set_up(ctx: &RequestContext) -> Answer<NextPage> {
    let (token, auth) = (token(ctx), &ctx.ports.auth);
    let Opens::SetUp = auth.opens(token, ctx.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let (newcomer, org_name) = parse_set_up(&ctx.form)?;
    let who = auth.set_up(token, newcomer, org_name, ctx.now).await?;
    Ok(comes_in(who, addresses::ADMIN.path()))
}

/// Makes the account of somebody invited.
pub async fn join(ctx: &RequestContext) -> Answer<NextPage> {
    let (token, auth) = (token(ctx), &ctx.ports.auth);
    let Opens::Join { email, .. } = auth.opens(token, ctx.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let newcomer = NewAccount::parse(&ctx.form, Some(email))?;
    Ok(comes_in(
        auth.join(token, newcomer, ctx.now).await?,
        addresses::TODAY.path(),
    ))
}

/// Sets a new password for somebody who lost theirs, with their recovery code or when the link has waited.
pub async fn reset(ctx: &RequestContext) -> Answer<NextPage> {
    let (token, auth) = (token(ctx), &ctx.ports.auth);
    let (Opens::Reset { .. } | Opens::Admin { .. }) = auth.opens(token, ctx.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let mut read = FormReader::new(&ctx.form);
    let code = read.optional("recovery-code", RecoveryCode::parse);
    let password = read_new_password(&mut read, &ctx.form);
    let password = read.finish(password)?;
    let who = auth.reset(token, password, code, ctx.now).await?;
    Ok(comes_in(who, addresses::TODAY.path()))
}

/// Lets somebody in to what is left of their closed account.
pub async fn enter_closed(ctx: &RequestContext) -> Answer<NextPage> {
    let (proof, accounts) = (ctx.as_typed("proof")?, &ctx.ports.accounts);
    let entering = accounts.enter_closed(token(ctx), &proof, ctx.now);
    let who = entering.await?;
    Ok(NextPage::EnterClosed { who })
}

/// The secret of a one-time link; an empty one opens nothing.
fn token(ctx: &RequestContext) -> &str {
    ctx.form.text("token").unwrap_or_default()
}

fn comes_in(who: SignedIn, to: impl Into<String>) -> NextPage {
    NextPage::SignIn { who, to: to.into() }
}

/// Reads the form of the first set-up: the organisation's name and the first admin.
fn parse_set_up(form: &Form) -> Result<(NewAccount, String), ValidationErrors> {
    let newcomer = NewAccount::parse(form, None);
    let mut read = FormReader::new(form);
    let org_name = read.required("org-name", |t| parse_line(t, NAME_MOST));
    if let Err(mistakes) = &newcomer {
        for mistake in mistakes.iter() {
            read.mistake(&mistake.field, mistake.wrong.clone());
        }
    }
    read.finish(newcomer.ok().zip(org_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_set_up_names_every_mistake_at_once() {
        let form = Form::default().with("org-name", " ").with("email", "x");
        let mistakes = parse_set_up(&form).unwrap_err();
        for field in ["org-name", "email", "password", "name", "language", "zone"] {
            assert!(mistakes.of(field).is_some(), "{field}");
        }
    }
}
