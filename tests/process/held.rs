//! Connections that ask for nothing, more of them than the process may have files.

use super::killed::set_up;
use rustix::process::{Pid, Resource, getrlimit, prlimit};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tests::process::Server;

#[test]
fn more_silent_connections_than_files_leave_pages_and_writes_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start_by(&data, "ulimit -n 256; exec \"$0\" serve", &[]);
    let cookie = set_up(&server);
    let held: Vec<TcpStream> = (0..400)
        .map(|n| {
            let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
            let said: &[u8] = match n % 3 {
                0 => b"",
                1 => b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ",
                _ => b"PRI * HTTP/2.0\r\n",
            };
            // Who had to give way meanwhile cannot be told anything.
            let _ = stream.write_all(said);
            stream
        })
        .collect();
    let begun = Instant::now();
    for _ in 0..5 {
        assert_eq!(server.get("/", &cookie).unwrap().status, 200);
        assert_eq!(server.get("/readyz", "").unwrap().status, 200);
    }
    let written = server.post(
        "/do/log-chat",
        &cookie,
        "at=%2F&once=7b1f1b9e-2d0f-4e7b-9a5e-0c8f6f3f2d11&day=2026-11-23&minutes=5",
    );
    let status = written.unwrap().status;
    assert!(status < 500, "{status}");
    assert!(begun.elapsed() < Duration::from_secs(10));
    // After ten seconds each of them is told to go.
    for mut stream in held {
        stream
            .set_read_timeout(Some(Duration::from_secs(25)))
            .unwrap();
        let mut said = Vec::new();
        match stream.read_to_end(&mut said) {
            Ok(_) => {}
            Err(error) => assert_ne!(error.kind(), std::io::ErrorKind::WouldBlock, "still open"),
        }
    }
    assert!(
        begun.elapsed() < Duration::from_secs(25),
        "on a busy machine"
    );
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_connection_that_cannot_be_taken_is_logged_and_the_next_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let log = folder.path().join("log");
    let line = format!("exec \"$0\" serve 2>{}", log.display());
    let mut server = Server::start_by(&data, &line, &[]);
    let files = |most: Option<u64>| {
        let process = Pid::from_raw(server.id() as i32);
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = most.or(limit.current);
        prlimit(process, Resource::Nofile, limit).unwrap();
    };
    // Fewer than it has open.
    files(Some(5));
    let waiting = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let until = Instant::now() + Duration::from_secs(10);
    while !std::fs::read_to_string(&log)
        .unwrap()
        .contains("a connection could not be taken")
    {
        assert!(Instant::now() < until, "nothing is said");
        std::thread::sleep(Duration::from_millis(20));
    }
    files(None);
    assert_eq!(server.get("/sign-in", "").unwrap().status, 200);
    drop(waiting);
    assert_eq!(server.stop(), Some(0));
    let said = std::fs::read_to_string(&log).unwrap();
    let times = said.matches("a connection could not be taken").count();
    assert_eq!(times, 1, "once a minute: {said}");
}

#[test]
fn how_many_connections_there_may_be_is_said_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let log = folder.path().join("log");
    let line = format!("ulimit -n 256; exec \"$0\" serve 2>{}", log.display());
    let mut server = Server::start_by(&data, &line, &[("RUST_LOG", "info")]);
    assert_eq!(server.stop(), Some(0));
    let said = std::fs::read_to_string(log).unwrap();
    assert!(said.contains("connections=144"), "{said}");
    assert!(said.contains("files=256"), "{said}");
}
