//! Ports that the store implements, in the words of the domain. A method is one unit of work: no
//! transaction crosses it. Every personal query takes the viewer.

pub mod accounts;
pub mod annotations;
mod answer;
mod auth;
pub mod consents;
mod drafts;
mod entries;
pub mod error;
pub mod follow_ups;
mod forges;
pub mod ledger;
mod links;
mod moment;
mod org;
mod people;
pub mod personal_data;
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
pub use auth::{Auth, Origin};
pub use drafts::Drafts;
pub use entries::Entries;
pub use error::AppError;
pub use forges::{Forges, TieLine};
pub use links::{IssuedLink, LinkFor, Opens, WaitingLink};
pub use moment::Now;
pub use org::{Org, PersonLine};
pub use people::People;
pub use ports::Ports;
pub use sessions::{SessionLine, SignedIn};
pub use switch::Switch;
