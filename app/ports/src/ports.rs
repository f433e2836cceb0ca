//! Every port in one value.

use crate::accounts::Accounts;
use crate::annotations::Annotations;
use crate::auth::Auth;
use crate::consents::Consents;
use crate::drafts::Drafts;
use crate::entries::Entries;
use crate::follow_ups::FollowUps;
use crate::forges::Forges;
use crate::ledger::Ledger;
use crate::org::Org;
use crate::people::People;
use crate::personal_data::PersonalData;
use crate::releases::Releases;
use crate::reviews::Reviews;
use crate::rules::Rules;
use crate::security::Security;
use crate::signals::Signals;
use crate::weekly_reviews::WeeklyReviews;
use crate::words::Words;
use std::sync::Arc;

/// Everything a page or an action may ask of the outside.
#[derive(Clone)]
pub struct Ports {
    pub auth: Arc<dyn Auth>,
    pub accounts: Arc<dyn Accounts>,
    pub people: Arc<dyn People>,
    pub org: Arc<dyn Org>,
    pub entries: Arc<dyn Entries>,
    pub drafts: Arc<dyn Drafts>,
    pub forges: Arc<dyn Forges>,
    pub releases: Arc<dyn Releases>,
    pub reviews: Arc<dyn Reviews>,
    pub signals: Arc<dyn Signals>,
    pub rules: Arc<dyn Rules>,
    pub annotations: Arc<dyn Annotations>,
    pub consents: Arc<dyn Consents>,
    pub words: Arc<dyn Words>,
    pub follow_ups: Arc<dyn FollowUps>,
    pub weekly_reviews: Arc<dyn WeeklyReviews>,
    pub ledger: Arc<dyn Ledger>,
    pub personal_data: Arc<dyn PersonalData>,
    pub security: Arc<dyn Security>,
}
