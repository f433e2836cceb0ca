//! One running Irori: its store, its clock, and what is the same for every request.

use crate::http::front::Front;
use crate::http::readiness::Ready;
use crate::http::write_limit::WriteLimit;
use irori_clock::Clock;
use irori_ports::Ports;
use irori_ports::error::AppError;
use irori_store::Store;
use irori_web::context::{RequestContext, Site};

#[derive(Clone)]
pub struct Irori {
    pub store: Store,
    pub ports: Ports,
    pub clock: Clock,
    pub site: Site,
    pub proxies: usize,
    pub writes: WriteLimit,
    /// What requests show of what stands in front.
    pub front: Front,
    /// Whether the store answers.
    pub ready: Ready,
    /// Whom to tell of a hole, as `security.txt` says it.
    pub security_contact: Option<String>,
}

impl Irori {
    pub fn new(store: Store, clock: Clock, site: Site, proxies: usize) -> Self {
        let ports = store.ports();
        Self {
            store,
            ports,
            clock,
            site,
            proxies,
            writes: WriteLimit::default(),
            front: Front::default(),
            ready: Ready::default(),
            security_contact: None,
        }
    }

    pub fn is_https(&self) -> bool {
        self.site.public_url.starts_with("https://")
    }

    /// Counts one more submission of who asks; refused where they have had enough for this hour.
    ///
    /// # Errors
    /// [`AppError::Enough`] with the seconds until the next.
    pub fn within_bounds(&self, ctx: &RequestContext) -> Result<(), AppError> {
        match &ctx.viewer {
            Some(viewer) => self.writes.count(viewer.id, ctx.now),
            None => Ok(()),
        }
    }
}
