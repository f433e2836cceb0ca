//! What admins alone may do.

use irori_core::domain::person::Viewer;
use irori_core::privacy::rights::{Resource, may_read};
use irori_ports::Answer;
use irori_ports::error::AppError;

/// The last word on who is an admin.
pub(crate) fn check_admin(viewer: &Viewer) -> Answer<()> {
    if may_read(viewer, Resource::Organisation) {
        Ok(())
    } else {
        Err(AppError::NotAllowed)
    }
}
