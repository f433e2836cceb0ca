//! Identities: every noun has its own type, so that none can stand in for another.

use super::form::FieldError;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads a hyphenated UUID.
            pub fn parse(text: &str) -> Result<Self, FieldError> {
                Uuid::try_parse(text).map(Self).map_err(|_| FieldError::new("wrong-id"))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A person's account: random (version 4), so that no id can be guessed or issued again.
    PersonId,
    DepartmentId,
    TeamId,
    MembershipId,
    /// A check-in, pulse, chat, activity or interruption (version 7: in order of writing).
    EntryId,
    DayOffId,
    /// A few words beside a chart (version 7).
    AnnotationId,
    /// Stands for one showing of a form: submitting it twice is one act.
    IdempotencyKey,
    /// A browser, as long as it keeps its cookie; random.
    DeviceId,
    /// One line in the list of a person's sessions; not the secret of the cookie.
    SessionLineId,
    /// One invitation, reset or set-up link; not its secret.
    LinkId,
    /// A login tied to a person.
    ForgeAccountId,
    /// A login that waits for an admin, or did.
    LoginClaimId,
    /// Teams that are published together (SIGNALS §13.4).
    PublishingGroupId,
    /// Stands for a member inside the Releases of a publishing group, so that these name nobody.
    Seat,
    ReleaseId,
    /// A family of signals shared by name (version 7).
    ConsentId,
    /// A signed message to a lead (version 7).
    WordId,
    /// What somebody of a team is to do (version 7).
    FollowUpId,
    /// The address under which a forge tells its news: random, so that it cannot be guessed.
    HookId,
    /// A delivery that could not be read (version 7).
    QuarantineId,
}
