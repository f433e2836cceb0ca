//! The release binary as a process of its own, serving from a folder, and what memory a process has.

use anyhow::{Context, Result, bail, ensure};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::visitor::Visitor;

const START_MOST: Duration = Duration::from_secs(30);
const STOP_MOST: Duration = Duration::from_secs(10);

/// A running program; it ends with this value at the latest.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process until `/readyz` answered 200.
    pub started_in: Duration,
}

/// Memory in KiB as Linux counts it.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub resident: u64,
    /// What no file stands behind: heap and stacks.
    pub own: u64,
    pub peak: u64,
}

impl Memory {
    /// `None` where there is no `/proc`, or no such process any more.
    pub fn of(process: u32) -> Option<Self> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let field = |name: &str| -> Option<u64> {
            let line = status.lines().find(|l| l.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        Some(Self {
            resident: field("VmRSS:")?,
            own: field("RssAnon:")?,
            peak: field("VmHWM:")?,
        })
    }

    /// From here on the peak of this very process is counted anew; nothing where there is no `/proc`.
    pub fn forget_peak() {
        let _ = std::fs::write("/proc/self/clear_refs", "5");
    }
}

impl Program {
    /// Starts `irori demo` or `irori serve`.
    pub async fn start(binary: &Path, command: &str, data: &Path) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let start = Instant::now();
        let child = Command::new(binary)
            .arg(command)
            .env_clear()
            .env("IRORI_DATA", data)
            .env("IRORI_LISTEN", address.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(data.join("bench.log"))?)
            .spawn()
            .with_context(|| format!("{} does not start", binary.display()))?;
        let mut program = Self {
            child,
            address,
            started_in: Duration::ZERO,
        };
        while !is_ready(address).await {
            if let Some(status) = program.child.try_wait()? {
                let log = std::fs::read_to_string(data.join("bench.log"))?;
                bail!("irori ended with {status}: {log}");
            }
            ensure!(start.elapsed() < START_MOST, "irori does not become ready");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        program.started_in = start.elapsed();
        Ok(program)
    }

    pub fn memory(&self) -> Option<Memory> {
        Memory::of(self.child.id())
    }

    /// Asks it to stop and waits until it has.
    pub async fn stop(mut self) -> Result<()> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        let asked = Instant::now();
        while self.child.try_wait()?.is_none() {
            ensure!(asked.elapsed() < STOP_MOST, "irori does not stop");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Both fail where it has ended already, and that is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn is_ready(address: SocketAddr) -> bool {
    let answer = async {
        Visitor::nobody(address)
            .connect()
            .await?
            .get("/readyz")
            .await
    };
    answer.await.is_ok_and(|answer| answer.status == 200)
}
