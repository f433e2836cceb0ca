//! The real program as a process of its own, and a plain HTTP/1.1 client for it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The program that was built beside the tests.
pub fn binary() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let folder = here.ancestors().find(|f| f.join("irori").is_file());
    folder
        .expect("`cargo build --bin irori` comes before these tests")
        .join("irori")
}

/// A port of this machine that nobody listens on now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// The program with nothing in its environment but `settings`.
pub fn command(arguments: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .env_clear()
        .envs(settings.iter().copied())
        .stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub fn run(arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    command(arguments, settings).output().unwrap()
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    data: PathBuf,
}

impl Server {
    /// Starts `irori serve` on `data` and waits until it is ready.
    pub fn start(data: &Path) -> Self {
        Self::start_as(data, command(&["serve"], &[]), &[])
    }

    /// Starts it by a line of the shell, in which `"$0"` is the program: `ulimit -n 256; exec "$0" serve`.
    pub fn start_by(data: &Path, line: &str, settings: &[(&str, &str)]) -> Self {
        let mut shell = Command::new("/bin/bash");
        shell.arg("-c").arg(line).arg(binary());
        shell.env_clear().stdin(Stdio::null());
        Self::start_as(data, shell, settings)
    }

    fn start_as(data: &Path, mut command: Command, further: &[(&str, &str)]) -> Self {
        let port = free_port();
        let listen = format!("127.0.0.1:{port}");
        let folder = data.display().to_string();
        let settings = [
            ("IRORI_DATA", folder.as_str()),
            ("IRORI_LISTEN", listen.as_str()),
            ("RUST_LOG", "warn"),
        ];
        let log = std::fs::File::create(data.with_extension("out")).unwrap();
        command.envs(settings).envs(further.iter().copied());
        let child = command.stdout(log).spawn().unwrap();
        let mut server = Self {
            child,
            port,
            data: data.to_owned(),
        };
        let until = Instant::now() + Duration::from_secs(30);
        while !matches!(server.get("/readyz", ""), Some(answer) if answer.status == 200) {
            assert!(
                Instant::now() < until,
                "it was not ready: {}",
                server.printed()
            );
            assert!(
                server.child.try_wait().unwrap().is_none(),
                "it left: {}",
                server.printed()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// What it wrote to its standard output.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(self.data.with_extension("out")).unwrap()
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGTERM; gives the exit code.
    pub fn stop(&mut self) -> Option<i32> {
        let told = Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code()
    }

    pub fn get(&self, path: &str, cookie: &str) -> Option<Answer> {
        exchange(
            self.port,
            &format!(
                "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
            ),
        )
    }

    pub fn post(&self, path: &str, cookie: &str, body: &str) -> Option<Answer> {
        exchange(
            self.port,
            &format!(
                "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            ),
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a server answered, wholly received.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The `name=value` of the session's cookie.
    pub fn cookie(&self) -> Option<String> {
        let line = self
            .head
            .lines()
            .find(|l| l.to_lowercase().starts_with("set-cookie: irori="))?;
        Some(line.split_once(':')?.1.trim().split(';').next()?.to_owned())
    }
}

/// One request as it is written; `None` where the connection fails or ends before the head does.
pub fn exchange(port: u16, request: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    // A connection that breaks after the head was received has answered all the same.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    })
}
