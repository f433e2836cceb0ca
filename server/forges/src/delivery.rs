//! A delivery as it came, and what its forge calls it.

use crate::json::PayloadError;
use bytes::Bytes;
use http::{HeaderMap, HeaderName};
use irori_core::domain::form::Form;
use irori_core::domain::hook::DeliveryId;
use serde_json::Value;

/// A delivery as it came.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Delivery {
    /// A header as text; empty where there is none.
    pub fn header(&self, name: &'static str) -> &str {
        let value = self.headers.get(HeaderName::from_static(name));
        value.and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The first of these headers that says something.
    pub fn any_header(&self, names: &[&'static str]) -> Option<&str> {
        let mut told = names.iter().map(|name| self.header(name));
        told.find(|text| !text.is_empty())
    }

    /// What it is called by the first of the headers for its event, and of those for its id, that say
    /// something; the names with them are for sentences.
    ///
    /// # Errors
    /// The header that it lacks.
    pub fn named(
        &self,
        (events, event_name): (&[&'static str], &str),
        (ids, id_name): (&[&'static str], &str),
    ) -> Result<DeliveryHeaders, PayloadError> {
        let lacks = |name: &str| PayloadError::Missing(format!("The header {name}"));
        let event = self.any_header(events).ok_or_else(|| lacks(event_name))?;
        let id = self.any_header(ids);
        let id = id.and_then(|id| DeliveryId::parse(id).ok());
        Ok(DeliveryHeaders {
            id: id.ok_or_else(|| lacks(id_name))?,
            event: event.to_owned(),
        })
    }

    /// The JSON of the body, or of the field `payload` of a form. Which it is, the body says: its type is not
    /// signed with it.
    pub fn payload(&self) -> Result<Value, PayloadError> {
        let read = if self.body.starts_with(b"payload=") {
            let form = Form::decode(&self.body);
            let form = form.ok_or_else(|| PayloadError::Odd("The form".to_owned()))?;
            let payload = form.text("payload");
            serde_json::from_str(
                payload.ok_or_else(|| PayloadError::Missing("payload".to_owned()))?,
            )
        } else {
            serde_json::from_slice(&self.body)
        };
        read.map_err(|e| PayloadError::NotJson(e.to_string()))
    }
}

/// What a forge calls a delivery: its id, and its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryHeaders {
    pub id: DeliveryId,
    pub event: String,
}
