//! What the outside must implement, in the words of the domain. A method is one unit of work:
//! no transaction crosses it. Every personal query takes the viewer.

pub mod accounts;
pub mod annotations;
mod answer;
pub mod consents;
mod doors;
mod drafts;
mod entries;
pub mod error;
pub mod follow_ups;
mod forges;
pub mod ledger;
mod links;
pub mod mine;
mod moment;
mod org;
mod people;
mod ports;
pub mod releases;
pub mod reviews;
pub mod rules;
pub mod security;
mod sessions;
pub mod signals;
mod switch;
pub mod weekly_reviews;
pub mod words;

pub use answer::Answer;
pub use doors::{Doors, Origin};
pub use drafts::Drafts;
pub use entries::Entries;
pub use error::AppError;
pub use forges::{Forges, TieLine};
pub use links::{LinkFor, MadeLink, Opens, WaitingLink};
pub use moment::Now;
pub use org::{Org, PersonLine};
pub use people::People;
pub use ports::Ports;
pub use sessions::{SessionLine, SignedIn};
pub use switch::Switch;
