//! Coming in and going out: signing in, and the three one-time links.

use crate::context::{Next, RequestContext, own_path};
use irori_core::domain::form::{Form, FormReader, ValidationErrors, parse_line};
use irori_core::domain::person::{Email, NAME_MOST, Newcomer, read_new_password};
use irori_core::domain::reset::RecoveryCode;
use irori_ports::Opens;
use irori_ports::error::AppError;

/// Begins a session.
pub async fn sign_in(asked: &RequestContext) -> Result<Next, AppError> {
    let mut read = FormReader::new(&asked.form);
    let email = read.required("email", |t| parse_line(t, 254));
    let password = read.required("password", |t| Ok(t.to_owned()));
    let (email, password) = read.finish(email.zip(password))?;
    let who = asked
        .ports
        .doors
        .sign_in(&email, &password, asked.origin(), asked.now)
        .await?;
    Ok(Next::SignIn {
        who,
        to: own_path(asked.form.text("to")),
    })
}

/// Ends the session.
pub async fn sign_out(_asked: &RequestContext) -> Result<Next, AppError> {
    Ok(Next::SignOut)
}

/// Makes the first account, and with it the organisation.
pub async fn set_up(asked: &RequestContext) -> Result<Next, AppError> {
    let token = token(asked);
    let Opens::SetUp = asked.ports.doors.opens(token, asked.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let (newcomer, org_name) = parse_set_up(&asked.form)?;
    let who = asked
        .ports
        .doors
        .set_up(token, newcomer, org_name, asked.now)
        .await?;
    Ok(Next::SignIn {
        who,
        to: "/admin".to_owned(),
    })
}

/// Makes the account of somebody invited.
pub async fn join(asked: &RequestContext) -> Result<Next, AppError> {
    let token = token(asked);
    let email = invited(asked.ports.doors.opens(token, asked.now).await?)?;
    let newcomer = Newcomer::parse(&asked.form, Some(email))?;
    let who = asked.ports.doors.join(token, newcomer, asked.now).await?;
    Ok(Next::SignIn {
        who,
        to: "/".to_owned(),
    })
}

/// Sets a new password for somebody who lost theirs, with their recovery code or when the link has waited.
pub async fn reset(asked: &RequestContext) -> Result<Next, AppError> {
    let token = token(asked);
    let doors = &asked.ports.doors;
    let (Opens::Reset { .. } | Opens::Admin { .. }) = doors.opens(token, asked.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let mut read = FormReader::new(&asked.form);
    let code = read.optional("recovery-code", RecoveryCode::parse);
    let password = read_new_password(&mut read, &asked.form);
    let password = read.finish(password)?;
    let who = doors.reset(token, password, code, asked.now).await?;
    Ok(Next::SignIn {
        who,
        to: "/".to_owned(),
    })
}

/// Lets somebody in to what is left of their closed account.
pub async fn enter_closed(asked: &RequestContext) -> Result<Next, AppError> {
    let mut read = FormReader::new(&asked.form);
    let proof = read.required("proof", |t| Ok(t.to_owned()));
    let proof = read.finish(proof)?;
    let accounts = &asked.ports.accounts;
    let who = accounts
        .enter_closed(token(asked), &proof, asked.now)
        .await?;
    Ok(Next::EnterClosed { who })
}

/// The secret of a one-time link; an empty one opens nothing.
fn token(asked: &RequestContext) -> &str {
    asked.form.text("token").unwrap_or_default()
}

fn invited(opens: Opens) -> Result<Email, AppError> {
    match opens {
        Opens::Join { email, .. } => Ok(email),
        _ => Err(AppError::LinkSpent),
    }
}

/// Reads the form of the first set-up: the organisation's name and the first admin.
fn parse_set_up(form: &Form) -> Result<(Newcomer, String), ValidationErrors> {
    let newcomer = Newcomer::parse(form, None);
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
