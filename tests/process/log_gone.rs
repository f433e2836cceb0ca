//! A log that cannot be written stops nothing.

use super::killed::set_up;
use tests::process::Server;

/// A server whose outputs are as `line` says still answers, saves, and stops in order.
fn check(line: &str, requests: usize) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start_by(&data, line, &[("RUST_LOG", "info")]);
    for _ in 0..requests {
        assert_eq!(server.get("/sign-in", "").unwrap().status, 200, "{line}");
    }
    if !line.contains("1>") {
        let cookie = set_up(&server);
        assert_eq!(server.get("/", &cookie).unwrap().status, 200, "{line}");
    }
    assert_eq!(server.stop(), Some(0), "{line}");
}

#[test]
fn a_reader_of_the_log_that_has_gone_stops_nothing() {
    check("exec \"$0\" serve 2> >(exec true)", 20);
}

#[test]
fn a_full_disk_under_the_log_stops_nothing() {
    check("exec \"$0\" serve 2>/dev/full", 20);
}

#[test]
fn a_reader_of_the_log_that_does_not_read_stops_nothing() {
    // A pipe takes 64 KiB; a line is longer than 80 bytes.
    check("exec \"$0\" serve 2> >(exec sleep 20 >/dev/null 2>&1)", 900);
}

#[test]
fn a_full_disk_under_the_link_to_set_irori_up_stops_nothing() {
    check("exec \"$0\" serve 1>/dev/full 2>/dev/full", 5);
}
