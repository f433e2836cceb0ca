//! Errors of the ports, in terms that a page has sentences for.

use irori_core::domain::form::{FieldError, ValidationErrors};
use serde::{Deserialize, Serialize};

/// Why something asked for was not done. Holds no text of any lower layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// Fields to put right; nothing was written.
    #[error("the form has mistakes")]
    Invalid(ValidationErrors),
    /// Not there, or not yours: the same answer.
    #[error("not there")]
    NotThere,
    /// The role does not allow it.
    #[error("not allowed")]
    NotAllowed,
    /// Nobody is signed in.
    #[error("not signed in")]
    SignedOut,
    /// A link that has been used or has expired.
    #[error("the link is spent")]
    LinkSpent,
    /// Too many attempts; wait this many seconds.
    #[error("too many attempts")]
    Slow { seconds: u64 },
    /// As much as one person may submit within an hour; the next in so many seconds.
    #[error("too much was submitted")]
    Enough { seconds: u64 },
    /// The database is busy, full or read-only: nothing was written, try again.
    #[error("the store cannot answer now")]
    Busy,
    /// More was sent than any form of ours holds.
    #[error("the request is too large")]
    TooLarge,
    /// A request that another site sent in the person's name.
    #[error("the request came from another site")]
    Foreign,
    /// A request that no form of ours makes.
    #[error("malformed request")]
    Malformed,
    /// A fault of ours; the log has the cause under the request's id.
    #[error("internal fault")]
    Fault,
}

impl AppError {
    /// One mistake beside one field.
    pub fn mistake(field: &str, key: &str) -> Self {
        Self::Invalid(ValidationErrors::one(field, FieldError::new(key)))
    }

    /// The HTTP status that says it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::NotThere => 404,
            Self::NotAllowed | Self::Foreign => 403,
            Self::TooLarge => 413,
            Self::SignedOut => 401,
            Self::LinkSpent => 410,
            Self::Slow { .. } | Self::Enough { .. } => 429,
            Self::Busy => 503,
            Self::Malformed => 400,
            Self::Fault => 500,
        }
    }

    /// After how many seconds it may be tried again, where that is known.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Slow { seconds } | Self::Enough { seconds } => Some(*seconds),
            _ => None,
        }
    }

    /// The key of the sentence that says it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "trouble-mistakes",
            Self::NotThere => "trouble-not-there",
            Self::NotAllowed => "trouble-not-allowed",
            Self::SignedOut => "trouble-signed-out",
            Self::LinkSpent => "trouble-link-spent",
            Self::Slow { .. } => "trouble-slow",
            Self::Enough { .. } => "trouble-enough",
            Self::Busy => "trouble-busy",
            Self::TooLarge => "trouble-too-large",
            Self::Foreign => "trouble-foreign",
            Self::Malformed => "trouble-malformed",
            Self::Fault => "trouble-fault",
        }
    }
}

impl From<ValidationErrors> for AppError {
    fn from(mistakes: ValidationErrors) -> Self {
        Self::Invalid(mistakes)
    }
}
