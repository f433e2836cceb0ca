//! Fields of the submitted form, and the way back to its page.

use crate::context::{NextPage, RequestContext, own_path};
use irori_core::domain::form::{FieldError, Form, FormReader, FormVersion, VERSION};
use irori_core::domain::id::IdempotencyKey;
use irori_ports::{Answer, AppError};

impl RequestContext {
    /// One field that has to be there.
    pub(super) fn required<T>(
        &self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, FieldError>,
    ) -> Answer<T> {
        let mut read = FormReader::new(&self.form);
        let value = read.required(field, parse);
        Ok(read.finish(value)?)
    }

    /// A password, a code: as it was typed.
    pub(super) fn as_typed(&self, field: &str) -> Answer<String> {
        self.required(field, |text| Ok(text.to_owned()))
    }

    /// An id; one that cannot be read is of something that is not there.
    pub(super) fn id_in<T>(
        &self,
        field: &str,
        parse: fn(&str) -> Result<T, FieldError>,
    ) -> Answer<T> {
        let id = self.form.text(field).and_then(|text| parse(text).ok());
        id.ok_or(AppError::NotThere)
    }

    /// Refuses to write over what was stored since the form was shown, unless it says the same.
    pub(super) fn check_seen(&self, stored: &Form, new: &Form) -> Answer<()> {
        let stored = stored.version();
        let has_seen = FormVersion::seen(&self.form).as_ref() == Some(&stored);
        match has_seen || new.version() == stored {
            true => Ok(()),
            false => Err(AppError::mistake(VERSION, "wrong-changed-elsewhere")),
        }
    }

    /// The identity of this showing of a form; every form has one.
    pub(super) fn idempotency_key(&self) -> Answer<IdempotencyKey> {
        let key = self.required("once", IdempotencyKey::parse);
        key.map_err(|_| AppError::Malformed)
    }

    /// They have ticked that they mean it.
    pub(super) fn is_sure(&self) -> Answer<()> {
        if FormReader::new(&self.form).ticked("sure") {
            Ok(())
        } else {
            Err(AppError::mistake("sure", "wrong-not-sure"))
        }
    }

    /// Back to the page on which the form stood, with this sentence.
    pub(super) fn back(&self, said: &str) -> NextPage {
        NextPage::go(own_path(self.form.text("at")), said)
    }

    /// The same without a sentence.
    pub(super) fn silently_back(&self) -> NextPage {
        NextPage::Go {
            to: own_path(self.form.text("at")),
            said: None,
        }
    }
}
