//! A person's own signals. Nobody else's can be reached through this.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_core::families::person::Person;

/// One's own signals, up to the last complete week.
#[async_trait]
pub trait Signals: Send + Sync {
    /// Everything that one's own states depend on.
    async fn person(&self, viewer: &Viewer, now: Now) -> Answer<Person>;
    /// Says of a signal in the last complete week that one knows: evidence goes on from half of the
    /// threshold. A second time changes nothing.
    async fn acknowledge(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()>;
    /// Takes the last 26 valid weeks as what is usual from now on, with evidence at 0; what was before
    /// is kept. Below twelve of them a mistake at `form`.
    async fn rebase(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()>;
}
