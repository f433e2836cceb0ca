//! One running Irori: its store, its clock, and what is the same for every request.

use crate::clock::Clock;
use crate::front::Front;
use crate::ready::Ready;
use crate::store::Store;
use crate::writes::Writes;
use app::context::Site;
use app::ports::House;

#[derive(Clone)]
pub struct Irori {
    pub store: Store,
    pub house: House,
    pub clock: Clock,
    pub site: Site,
    pub proxies: usize,
    pub writes: Writes,
    /// What requests show of what stands in front.
    pub front: Front,
    /// Whether the store answers.
    pub ready: Ready,
    /// Whom to tell of a hole, as `security.txt` says it.
    pub security_contact: Option<String>,
}

impl Irori {
    pub fn new(store: Store, clock: Clock, site: Site, proxies: usize) -> Self {
        let house = store.house();
        Self {
            store,
            house,
            clock,
            site,
            proxies,
            writes: Writes::default(),
            front: Front::default(),
            ready: Ready::default(),
            security_contact: None,
        }
    }

    pub fn is_https(&self) -> bool {
        self.site.public_url.starts_with("https://")
    }
}
