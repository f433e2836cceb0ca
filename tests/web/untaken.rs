//! What nobody takes holds up nothing, and who takes it slowly gets it whole: over real sockets.

use super::held::{SOON, limits};
use axum::Router;
use axum::body::Bytes;
use axum::routing::get;
use server::http::listen::{ListenLimits, serve_until};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// As little as the system keeps of what was sent and not read.
const TIGHT: u32 = 8 * 1024;
/// An answer that no socket here holds.
const BIG: usize = 256 * 1024;

fn tight() -> TcpSocket {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_send_buffer_size(TIGHT).unwrap();
    socket.set_recv_buffer_size(TIGHT).unwrap();
    socket
}

/// Something that answers at `/big`, and its end when it is told to stop.
struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    stopped: JoinHandle<()>,
}

fn listening(limits: ListenLimits) -> Listening {
    let socket = tight();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(64).unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/livez", get(|| async { "alive\n" }))
        .route(
            "/big",
            get(|| async { vec![b'x'; BIG] }).post(|body: String| async { body }),
        );
    let (stop, told) = oneshot::channel();
    let stopped = tokio::spawn(async move {
        let told = async { drop(told.await) };
        let open = serve_until(listener, router, limits, told).await;
        open.closed().await;
    });
    Listening {
        address,
        stop,
        stopped,
    }
}

async fn asking(address: SocketAddr, said: &[u8]) -> TcpStream {
    let mut stream = tight().connect(address).await.unwrap();
    stream.write_all(said).await.unwrap();
    stream
}

/// How much more is taken of `said`, over and over, until nothing is for a second.
async fn taken(stream: &mut TcpStream, said: &[u8], most: usize) -> usize {
    let mut taken = 0;
    while taken < most {
        let write = stream.write_all(said);
        match tokio::time::timeout(Duration::from_secs(1), write).await {
            Ok(Ok(())) => taken += said.len(),
            _ => break,
        }
    }
    taken
}

#[tokio::test]
async fn whoever_reads_no_answer_is_asked_no_further_question() {
    let limits = ListenLimits {
        stalled: Duration::from_secs(2),
        ..limits()
    };
    for question in [
        "POST /livez HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 1\r\n\r\nx",
        "GET /livez HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 1\r\n\r\nx",
        "GET /nowhere HTTP/1.1\r\nhost: a\r\n\r\n",
    ] {
        let server = listening(limits);
        let mut stream = asking(server.address, b"").await;
        let many = question.repeat(64);
        let taken = taken(&mut stream, many.as_bytes(), 8 * 1024 * 1024).await;
        assert!(taken < 1024 * 1024, "{taken} bytes of {question:?}");
    }
}

/// Reads so much, `piece` bytes each 20 ms; less where it ends before.
async fn read_slowly(stream: &mut TcpStream, much: usize, piece: usize) -> usize {
    let (mut read, mut some) = (0, vec![0; piece]);
    while read < much {
        match tokio::time::timeout(SOON, stream.read(&mut some)).await {
            Ok(Ok(more)) if more > 0 => read += more,
            _ => break,
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    read
}

const BIG_ONE: &[u8] = b"GET /big HTTP/1.1\r\nhost: a\r\n\r\n";

#[tokio::test]
async fn who_reads_slowly_reads_all_though_others_need_the_place() {
    let limits = ListenLimits {
        connections: 1,
        ..limits()
    };
    let server = listening(limits);
    let mut slow = asking(server.address, BIG_ONE).await;
    let mut read = read_slowly(&mut slow, BIG / 4, 1500).await;
    let mut next = asking(server.address, BIG_ONE).await;
    read += read_slowly(&mut slow, BIG - read, 1500).await;
    assert!(read >= BIG, "{read} of {BIG} and a head");
    let mut refused = String::new();
    next.read_to_string(&mut refused).await.unwrap();
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");
}

#[tokio::test]
async fn who_stops_reading_is_let_go_though_the_last_of_it_was_written() {
    let limits = ListenLimits {
        idle: Duration::from_secs(60),
        stalled: Duration::from_millis(500),
        ..limits()
    };
    let server = listening(limits);
    let mut stream = asking(server.address, BIG_ONE).await;
    // All but what a connection may have written and not sent.
    let read = read_slowly(&mut stream, BIG - 48 * 1024, 64 * 1024).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let rest = read_slowly(&mut stream, BIG, 64 * 1024).await;
    assert!(read + rest < BIG, "{rest} came after {read}");
}

/// HTTP/2 by hand, so that no ping is answered.
struct Frames(TcpStream);

impl Frames {
    async fn connect(address: SocketAddr) -> Self {
        let mut frames = Self(TcpStream::connect(address).await.unwrap());
        let preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        frames.0.write_all(preface).await.unwrap();
        frames.send(4, 0, 0, b"").await;
        frames
    }

    async fn send(&mut self, kind: u8, flags: u8, stream: u8, content: &[u8]) {
        let mut frame = vec![0, 0, content.len() as u8, kind, flags, 0, 0, 0, stream];
        frame.extend_from_slice(content);
        self.0.write_all(&frame).await.unwrap();
    }

    /// `GET`, or `POST` whose body is still to come.
    async fn ask(&mut self, stream: u8, method: &str, path: &str) {
        let (method, flags) = match method {
            "GET" => (0x82, 5),
            _ => (0x83, 4),
        };
        let mut head = vec![method, 0x86, 0x44, path.len() as u8];
        head.extend_from_slice(path.as_bytes());
        head.extend_from_slice(b"\x41\x01a");
        self.send(1, flags, stream, &head).await;
    }

    /// Waits until the head of this answer comes; `false` where the connection ends before.
    async fn is_answered(&mut self, stream: u8) -> bool {
        loop {
            let mut head = [0; 9];
            let read = self.0.read_exact(&mut head);
            if !matches!(tokio::time::timeout(SOON, read).await, Ok(Ok(_))) {
                return false;
            }
            let length = usize::from(head[1]) << 8 | usize::from(head[2]);
            self.0.read_exact(&mut vec![0; length]).await.unwrap();
            if head[3] == 1 && head[8] == stream {
                return true;
            }
        }
    }
}

#[tokio::test]
async fn who_asked_once_more_before_the_end_is_answered() {
    let server = listening(limits());
    let mut client = Frames::connect(server.address).await;
    client.ask(1, "GET", "/livez").await;
    assert!(client.is_answered(1).await);
    // It is told to go, and has a second for its last words.
    tokio::time::sleep(Duration::from_millis(1600)).await;
    client.ask(3, "POST", "/big").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    client.send(0, 1, 3, b"said").await;
    assert!(client.is_answered(3).await);
}

#[tokio::test]
async fn a_stop_waits_for_nobody_who_has_nothing_at_hand() {
    let limits = ListenLimits {
        idle: Duration::from_secs(60),
        ..limits()
    };
    let server = listening(limits);
    let mut client = Frames::connect(server.address).await;
    client.ask(1, "GET", "/livez").await;
    assert!(client.is_answered(1).await);
    server.stop.send(()).unwrap();
    let stopped = tokio::time::timeout(SOON, server.stopped).await;
    assert!(stopped.is_ok(), "it is still open");
}

/// A client that takes only so many bytes of an answer, and asks for one.
async fn asking_http2(address: SocketAddr, window: u32, path: &str) -> Option<JoinHandle<()>> {
    let stream = TcpStream::connect(address).await.unwrap();
    let mut builder = h2::client::Builder::new();
    builder.initial_window_size(window);
    let (client, connection) = builder.handshake::<_, Bytes>(stream).await.ok()?;
    let connection = tokio::spawn(async move { drop(connection.await) });
    let mut client = client.ready().await.ok()?;
    let request = axum::http::Request::get(format!("http://a{path}")).body(());
    let (answer, _) = client.send_request(request.unwrap(), true).ok()?;
    let answer = answer.await.ok()?;
    // The client and its answer are there as long as the connection.
    Some(tokio::spawn(async move {
        let _ = connection.await;
        drop((client, answer));
    }))
}

#[tokio::test]
async fn places_to_ask_whether_it_lives_are_held_by_nobody() {
    let limits = ListenLimits {
        connections: 1,
        spare: 2,
        // They give way long before they end.
        head: Duration::from_secs(30),
        ..limits()
    };
    let server = listening(limits);
    let mut working = asking(server.address, BIG_ONE).await;
    // Before that it would only be waiting, and give way.
    let read = read_slowly(&mut working, 1024, 1024).await;
    for _ in 0..6 {
        let _ = asking_http2(server.address, 0, "/livez").await;
    }
    let begun = std::time::Instant::now();
    loop {
        let asked = b"GET /livez HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
        let mut said = String::new();
        let mut asking = asking(server.address, asked).await;
        let _ = asking.read_to_string(&mut said).await;
        if said.ends_with("alive\n") {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(4), "{said}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let rest = read_slowly(&mut working, BIG - read, 64 * 1024).await;
    assert!(read + rest >= BIG, "{rest} came after {read}");
}

#[tokio::test]
async fn answers_that_nobody_takes_go_before_they_hold_much_and_a_slow_reader_stays() {
    let limits = ListenLimits {
        answers: 8 * BIG,
        ..limits()
    };
    let server = listening(limits);
    let address = server.address;
    let slow = tokio::spawn(async move {
        let mut stream = asking(address, BIG_ONE).await;
        read_slowly(&mut stream, BIG, 4096).await
    });
    let mut open = Vec::new();
    for window in 0..20 {
        // None of it can be taken, or hardly any.
        open.extend(asking_http2(server.address, window % 2, "/big").await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(slow.await.unwrap() >= BIG);
    let still = open.iter().filter(|connection| !connection.is_finished());
    assert!(still.count() <= 8, "all of it lies there");
}
