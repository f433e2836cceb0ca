//! Log lines on their way out, by a thread of its own: one that cannot be written, or that nobody
//! takes, holds up nothing. How many were lost is said as soon as one is written again.
//!
//! Decided:
//!
//! - 2026-11-30: **Log lines may be lost, requests may not.** Not tracing-appender: it neither counts
//!   what a full disk refuses nor says so.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;
use tracing_subscriber::fmt::MakeWriter;

/// How many lines may wait.
const WAITING_MOST: usize = 4096;
/// How many bytes they may have together.
const BYTES_MOST: usize = 2 * 1024 * 1024;
/// How long the last lines may take at the end.
const LAST: Duration = Duration::from_secs(1);

/// Where lines are handed in.
#[derive(Clone)]
pub struct LogLines {
    waiting: SyncSender<Sent>,
    bytes: Arc<AtomicUsize>,
    lost: Arc<AtomicU64>,
}

enum Sent {
    Line(Vec<u8>),
    /// Everything before was written, or lost.
    Flush(SyncSender<()>),
}

impl LogLines {
    /// Lines go to `out` from now on.
    pub fn to(out: impl Write + Send + 'static) -> Self {
        let (waiting, sent) = sync_channel(WAITING_MOST);
        let lost = Arc::new(AtomicU64::new(0));
        let bytes = Arc::new(AtomicUsize::new(0));
        let counted = (bytes.clone(), lost.clone());
        // Without a thread, every line is lost, and counted.
        let _ = std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || write(&sent, out, &counted.0, &counted.1));
        Self {
            waiting,
            bytes,
            lost,
        }
    }

    /// Hands a line in; `false` where there is no room for it.
    fn hand_in(&self, text: Vec<u8>) -> bool {
        let length = text.len();
        let waiting = self.bytes.fetch_add(length, Ordering::Relaxed);
        if waiting + length <= BYTES_MOST && self.waiting.try_send(Sent::Line(text)).is_ok() {
            return true;
        }
        self.bytes.fetch_sub(length, Ordering::Relaxed);
        false
    }

    /// Waits until what was handed in is written, though not for long.
    pub fn finish(&self) {
        let (done, ended) = sync_channel(1);
        if self.waiting.try_send(Sent::Flush(done)).is_ok() {
            let _ = ended.recv_timeout(LAST);
        }
    }
}

fn write(sent: &Receiver<Sent>, mut out: impl Write, bytes: &AtomicUsize, lost: &AtomicU64) {
    while let Ok(sent) = sent.recv() {
        match sent {
            Sent::Line(line) => {
                let written = out.write_all(&line).and_then(|()| out.flush());
                bytes.fetch_sub(line.len(), Ordering::Relaxed);
                if written.is_err() {
                    lost.fetch_add(1, Ordering::Relaxed);
                    continue;
                }
                let lines = lost.swap(0, Ordering::Relaxed);
                if lines > 0 {
                    tracing::warn!(lines, "log lines could not be written and are lost");
                }
            }
            Sent::Flush(done) => {
                let _ = done.try_send(());
            }
        }
    }
}

impl<'a> MakeWriter<'a> for LogLines {
    type Writer = LogLine;

    fn make_writer(&'a self) -> LogLine {
        LogLine {
            lines: self.clone(),
            text: Vec::new(),
        }
    }
}

/// One line; handed in when dropped.
pub struct LogLine {
    lines: LogLines,
    text: Vec<u8>,
}

impl Write for LogLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for LogLine {
    fn drop(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() && !self.lines.hand_in(text) {
            self.lines.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Says where a panic was, and not what it said: that may be anything.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        let said = panic.payload().downcast_ref::<&'static str>();
        let said = said.copied().unwrap_or_default();
        tracing::error!(at = at.unwrap_or_default(), said, "a panic");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicBool;
    use tracing_subscriber::util::SubscriberInitExt;

    #[derive(Clone, Default)]
    struct Disk {
        is_full: Arc<AtomicBool>,
        text: Arc<Mutex<String>>,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.is_full.load(Ordering::SeqCst) {
                return Err(io::ErrorKind::StorageFull.into());
            }
            let text = String::from_utf8_lossy(bytes).into_owned();
            self.text.lock().unwrap().push_str(&text);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_that_a_full_disk_does_not_take_are_counted_and_nothing_else_happens() {
        let disk = Disk::default();
        let lines = LogLines::to(disk.clone());
        let log = tracing_subscriber::fmt()
            .with_writer(lines.clone())
            .log_internal_errors(false)
            .set_default();
        tracing::info!("before");
        lines.finish();
        disk.is_full.store(true, Ordering::SeqCst);
        for _ in 0..3 {
            tracing::info!("lost");
        }
        lines.finish();
        disk.is_full.store(false, Ordering::SeqCst);
        tracing::info!("after");
        lines.finish();
        drop(log);
        let text = disk.text.lock().unwrap().clone();
        assert!(text.contains("before") && text.contains("after"), "{text}");
        assert!(!text.contains("lost"), "{text}");
        assert_eq!(
            lines.lost.load(Ordering::SeqCst),
            0,
            "told in the log's own way"
        );
    }

    #[test]
    fn a_reader_that_does_not_read_holds_up_nobody() {
        struct Stuck;
        impl Write for Stuck {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                loop {
                    std::thread::park();
                }
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let lines = LogLines::to(Stuck);
        for _ in 0..WAITING_MOST + 100 {
            let _ = lines.make_writer().write_all(b"line");
        }
        assert!(lines.lost.load(Ordering::SeqCst) >= 99);
        let long = LogLines::to(Stuck);
        for _ in 0..100 {
            let _ = long.make_writer().write_all(&vec![b'x'; 64 * 1024]);
        }
        assert!(long.lost.load(Ordering::SeqCst) >= 68, "two mebibytes wait");
        assert!(long.bytes.load(Ordering::SeqCst) <= BYTES_MOST);
    }
}
