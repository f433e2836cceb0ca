//! Request context: who asks, when, in which language, with which form, and the ports to ask.

use crate::addresses;
use crate::words::{FluentValue, Locale};
use irori_core::domain::day::Day;
use irori_core::domain::form::{FieldError, Form, ValidationErrors};
use irori_core::domain::front::Shown;
use irori_core::domain::id::{DeviceId, IdempotencyKey};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::reset::ResetWait;
use irori_core::domain::retention::Retention;
use irori_core::domain::security_event::SecurityNews;
use irori_ports::{Answer, AppError, Now, Origin, Ports, SignedIn};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

/// One request, as pages and actions see it.
#[derive(Clone)]
pub struct RequestContext {
    pub ports: Ports,
    pub viewer: Option<Viewer>,
    /// The id under which the session that asks is listed; empty where there is none.
    pub session: String,
    pub now: Now,
    pub words: Locale,
    /// Path and query of the page asked for.
    pub at: String,
    pub query: Form,
    /// What stands in the path for the names in the page's pattern, such as `id` in `/entries/{id}`.
    pub parameters: Form,
    /// The submitted form, for actions.
    pub form: Form,
    /// What came of a submission that is answered in place.
    pub outcome: Option<SubmissionOutcome>,
    /// Why the request is answered with a page of trouble, whatever its address.
    pub refused: Option<AppError>,
    /// The network the request came from, for throttling.
    pub network: String,
    /// The browser that asks, where somebody signed in on it before.
    pub device: Option<DeviceId>,
    /// What the browser calls itself, in one line.
    pub agent: String,
    /// What happened to the viewer's account elsewhere, for the page that is shown.
    pub news: Option<SecurityNews>,
    /// Chance for this request: from it comes the [`IdempotencyKey`] of every form shown.
    pub nonce: u128,
    pub site: Site,
    /// The HTTP status the page ends with; pages lower it from 200 when they have trouble.
    pub status: Arc<AtomicU16>,
}

/// What is the same for every request.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Where people reach this installation, without a trailing slash.
    pub public_url: String,
    /// Whether this is the demo organisation.
    pub demo: bool,
    /// Whether people sign in over plain http beyond this machine.
    pub plain_http: bool,
    /// Whether it listens to other machines while its address is of this machine alone.
    pub misaddressed: bool,
    /// What most requests of late show of proxies and hosts, against the settings.
    pub noticed: Vec<Shown>,
    /// The address of the style sheet.
    pub style: String,
    /// For how long entries are kept.
    pub retention: Retention,
    /// How long a link to somebody else's new password waits.
    pub reset_wait: ResetWait,
}

/// A submission that is answered by showing its page again.
#[derive(Clone, Debug)]
pub struct SubmissionOutcome {
    /// The action that was submitted.
    pub act: String,
    pub form: Form,
    pub came: ActionResult,
}

#[derive(Clone, Debug)]
pub enum ActionResult {
    Failed(AppError),
    /// A secret to be shown once.
    Secret(String),
    /// Nothing yet: the person gives their password first, and then it is done.
    Unconfirmed,
}

impl RequestContext {
    /// A sentence in the language of the page, for `t!`.
    pub fn sentence(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.words.sentence(key, values)
    }

    pub fn viewer(&self) -> Answer<&Viewer> {
        self.viewer.as_ref().ok_or(AppError::SignedOut)
    }

    /// An instant in the viewer's zone; where nobody is signed in, in UTC.
    pub fn moment(&self, at: Now) -> String {
        let zone = self.viewer.as_ref().map(|viewer| viewer.profile.zone);
        self.words.moment(at, zone.unwrap_or(chrono_tz::UTC))
    }

    /// The path of the page asked for.
    pub fn path(&self) -> &str {
        self.at.split(['?', '#']).next().unwrap_or_default()
    }

    /// What the path holds under a name; what cannot be read is of something that is not there.
    pub fn parameter<T>(&self, name: &str, parse: fn(&str) -> Result<T, FieldError>) -> Answer<T> {
        let value = self.parameters.text(name).and_then(|text| parse(text).ok());
        value.ok_or(AppError::NotThere)
    }

    /// The language that a field of the query names; where it names none, that of the page.
    pub fn language(&self, field: &str) -> Language {
        let named = self.query.text(field).map(Language::parse);
        named.and_then(Result::ok).unwrap_or(self.words.0)
    }

    /// Where the request came from.
    pub fn origin(&self) -> Origin<'_> {
        Origin {
            network: &self.network,
            device: self.device,
        }
    }

    /// The viewer, where they are an admin.
    pub fn admin(&self) -> Answer<&Viewer> {
        let viewer = self.viewer()?;
        if viewer.roles.admin {
            Ok(viewer)
        } else {
            Err(AppError::NotAllowed)
        }
    }

    /// The Day it is for the viewer.
    pub fn today(&self) -> Answer<Day> {
        Ok(self.viewer()?.today(self.now))
    }

    /// What was submitted to `act` and failed just now.
    pub fn failed(&self, act: &str) -> Option<(&Form, &AppError)> {
        let outcome = self.outcome.as_ref().filter(|o| o.act == act)?;
        match &outcome.came {
            ActionResult::Failed(trouble) => Some((&outcome.form, trouble)),
            _ => None,
        }
    }

    /// The secret that `act` made just now, to be shown once, and the form that asked for it.
    pub fn secret(&self, act: &str) -> Option<(&Form, &str)> {
        let outcome = self.outcome.as_ref().filter(|o| o.act == act)?;
        match &outcome.came {
            ActionResult::Secret(secret) => Some((&outcome.form, secret)),
            _ => None,
        }
    }

    /// What was typed into `act` and is not saved: from this very request, or a kept draft.
    pub async fn typed(&self, act: &str) -> Option<FormState> {
        if let Some((form, trouble)) = self.failed(act) {
            return Some(FormState::failed(form, trouble));
        }
        let viewer = self.viewer.as_ref()?;
        let form = self.ports.drafts.find(viewer, act, self.now).await.ok()??;
        Some(FormState {
            form,
            trouble: None,
            source: FormSource::Draft,
        })
    }

    /// The identity of the `n`th form shown in this request.
    pub fn new_key(&self, n: u8) -> IdempotencyKey {
        IdempotencyKey(uuid::Uuid::from_u128(self.nonce ^ u128::from(n)))
    }

    /// Ends the page with this status.
    pub fn end_with(&self, status: u16) {
        self.status.store(status, Ordering::Relaxed);
    }

    /// What stands in the way of the answer, if anything does.
    pub fn trouble(&self) -> Option<&AppError> {
        let came = self.outcome.as_ref().map(|outcome| &outcome.came);
        self.refused.as_ref().or(match came {
            Some(ActionResult::Failed(trouble)) => Some(trouble),
            _ => None,
        })
    }

    /// The absolute address of a path of ours.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.site.public_url)
    }
}

/// The field in which a form that is kept as a draft names its action.
pub const DRAFT: &str = "draft";

/// A form with what a person typed into it, and what was wrong if it was submitted just now.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    pub form: Form,
    pub trouble: Option<AppError>,
    pub source: FormSource,
}

/// Where the texts of a form come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormSource {
    /// What is saved, or nothing yet.
    #[default]
    Stored,
    /// Typed earlier and not saved.
    Draft,
    /// Submitted just now, without success.
    Submitted,
}

impl FormState {
    /// What was submitted just now and failed.
    pub fn failed(form: &Form, trouble: &AppError) -> Self {
        Self {
            form: form.clone(),
            trouble: Some(trouble.clone()),
            source: FormSource::Submitted,
        }
    }

    pub fn of(form: Form) -> Self {
        Self {
            form,
            ..Self::default()
        }
    }

    pub fn text(&self, field: &str) -> String {
        self.form.text(field).unwrap_or_default().to_owned()
    }

    pub fn is(&self, field: &str, value: &str) -> bool {
        self.form.all(field).any(|v| v == value)
    }

    pub fn mistakes(&self) -> Option<&ValidationErrors> {
        match &self.trouble {
            Some(AppError::Invalid(mistakes)) => Some(mistakes),
            _ => None,
        }
    }

    pub fn wrong(&self, field: &str) -> Option<&FieldError> {
        self.mistakes()?.of(field)
    }
}

/// What comes after an action that succeeded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextPage {
    /// Go to a path of ours and, where there is one, say this sentence there.
    Go { to: String, said: Option<String> },
    /// A session begins for this person.
    SignIn { who: SignedIn, to: String },
    /// A session begins for the person of a closed account, in which they see what is theirs and nothing
    /// else.
    EnterClosed { who: SignedIn },
    /// Like [`NextPage::Go`], and the session takes a new id.
    Renewed { to: String, said: Option<String> },
    /// The person gave their password: what waited for it is done, or else `to` is gone to.
    Confirmed { to: String },
    /// The session ends.
    SignOut,
    /// The account is erased and the session ends; show its receipt, as JSON.
    Erased { receipt: String },
    /// Show the page again with a secret that is never shown again.
    Show { secret: String },
}

impl NextPage {
    pub fn go(to: impl Into<String>, said: &str) -> Self {
        Self::Go {
            to: to.into(),
            said: Some(said.to_owned()),
        }
    }
}

/// A path of ours out of a form: one leading slash, no host, no backslash, no control characters.
/// Anything else is the root.
pub fn own_path(text: Option<&str>) -> String {
    match text {
        Some(path)
            if path.starts_with('/')
                && !path.starts_with("//")
                && !path.contains(['\\'])
                && !path.chars().any(char::is_control)
                && path.len() < 1000 =>
        {
            path.to_owned()
        }
        _ => addresses::TODAY.path().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_gone_to() {
        for (text, path) in [
            (Some("/entries?week=2026-W48"), "/entries?week=2026-W48"),
            (Some("//evil.example"), "/"),
            (Some("/\\evil.example"), "/"),
            (Some("https://evil.example"), "/"),
            (Some("/a\r\nSet-Cookie: x"), "/"),
            (None, "/"),
        ] {
            assert_eq!(own_path(text), path);
        }
    }
}
