//! Limit of sign-ins at once.

use irori_core::domain::id::DeviceId;
use irori_ports::Answer;
use irori_ports::error::AppError;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// About as many as are hashed while a password waits: a firm that comes in at nine gets in.
pub(crate) const STRANGERS_MOST: usize = 256;

pub(crate) const ACQUAINTED_MOST: usize = 128;

/// Who tries to sign in, at once: who goes away has tried all the same, and still counts.
#[derive(Debug)]
pub(crate) struct SignInTries {
    strangers: Arc<Semaphore>,
    /// On browsers that were signed in before, to whatever account: no stranger takes their places.
    acquainted: Arc<Semaphore>,
}

impl Default for SignInTries {
    fn default() -> Self {
        Self {
            strangers: Arc::new(Semaphore::new(STRANGERS_MOST)),
            acquainted: Arc::new(Semaphore::new(ACQUAINTED_MOST)),
        }
    }
}

impl SignInTries {
    pub(crate) fn enter(&self, device: Option<DeviceId>) -> Answer<OwnedSemaphorePermit> {
        let places = match device {
            Some(_) => &self.acquainted,
            None => &self.strangers,
        };
        places
            .clone()
            .try_acquire_owned()
            .map_err(|_| AppError::Busy)
    }
}
