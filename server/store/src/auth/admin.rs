//! Checks of the admin's right, and of what somebody may not even know of.

use irori_core::domain::person::Viewer;
use irori_core::privacy::rights::{Resource, may_read};
use irori_ports::Answer;
use irori_ports::error::AppError;

/// Hides what the viewer may not read: [`AppError::NotThere`].
pub(crate) fn check_read(viewer: &Viewer, resource: Resource) -> Answer<()> {
    match may_read(viewer, resource) {
        true => Ok(()),
        false => Err(AppError::NotThere),
    }
}

/// The last word on who is an admin.
pub(crate) fn check_admin(viewer: &Viewer) -> Answer<()> {
    if may_read(viewer, Resource::Organisation) {
        Ok(())
    } else {
        Err(AppError::NotAllowed)
    }
}
