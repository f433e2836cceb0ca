//! Nobody can hold the server: connections, heads, bodies and streams, over real sockets.

use axum::http::{Request, StatusCode};
use h2::client::SendRequest;
use server::http::bodies::BodyPace;
use server::http::listen::{BehindProxy, ListenLimits, serve_until};
use server::http::router::{Capacity, within};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tests::test_app::TestApp;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How long a test waits for what is to come at once, on a busy machine.
pub const SOON: Duration = Duration::from_secs(8);

/// Limits with times that a test can wait for.
pub fn limits() -> ListenLimits {
    ListenLimits {
        head: Duration::from_millis(600),
        idle: Duration::from_millis(1200),
        ..ListenLimits::below(Some(1024), BehindProxy::No)
    }
}

fn room() -> Capacity {
    let pace = BodyPace {
        first: Duration::from_millis(1500),
        ..BodyPace::default()
    };
    Capacity {
        bodies: pace,
        ..Capacity::default()
    }
}

/// A house that listens, for as long as the test runs.
async fn listening(limits: ListenLimits, room: Capacity) -> (TestApp, SocketAddr) {
    let house = TestApp::empty().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = within(house.irori.clone(), room);
    tokio::spawn(async move {
        serve_until(listener, router, limits, std::future::pending()).await;
    });
    (house, address)
}

/// A connection on which `said` was sent.
async fn saying(address: SocketAddr, said: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // It may have had to give way already.
    let _ = stream.write_all(said.as_bytes()).await;
    stream
}

/// What comes until the other side ends; fails where it does not.
async fn end_of(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    let _ = tokio::time::timeout(SOON, stream.read_to_end(&mut said))
        .await
        .expect("the connection is still open");
    String::from_utf8_lossy(&said).into_owned()
}

/// The status of one request on a connection of its own; 0 where there was none.
async fn status(address: SocketAddr, said: &str) -> u16 {
    let answer = end_of(&mut saying(address, said).await).await;
    let status = answer.split(' ').nth(1).and_then(|s| s.parse().ok());
    status.unwrap_or_default()
}

async fn get(address: SocketAddr, path: &str) -> u16 {
    let said = format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n");
    status(address, &said).await
}

/// A form that is told whole.
async fn post(address: SocketAddr) -> u16 {
    let body = "at=%2Fsign-in&email=x&password=y";
    let said = format!("{}{}\r\n\r\n{body}", POST, body.len());
    status(address, &said).await
}

const POST: &str = "POST /do/sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\
    content-type: application/x-www-form-urlencoded\r\ncontent-length: ";

async fn http2(address: SocketAddr) -> SendRequest<axum::body::Bytes> {
    let stream = TcpStream::connect(address).await.unwrap();
    let (client, connection) = h2::client::handshake(stream).await.unwrap();
    tokio::spawn(connection);
    client
}

#[tokio::test]
async fn what_never_comes_ends_and_who_asks_is_answered_meanwhile() {
    let limits = ListenLimits {
        connections: 20,
        ..limits()
    };
    let (_house, address) = listening(limits, room()).await;
    let mut held = Vec::new();
    for said in [
        "",
        "G",
        "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ",
        "PRI * HTTP/2.0\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        for _ in 0..12 {
            held.push(saying(address, said).await);
        }
    }
    for _ in 0..5 {
        assert_eq!(get(address, "/privacy").await, 200);
    }
    for mut stream in held {
        end_of(&mut stream).await;
    }
}

#[tokio::test]
async fn a_head_that_drips_ends_all_the_same() {
    let (_house, address) = listening(limits(), room()).await;
    let mut stream = saying(address, "GET / HTTP/1.1\r\n").await;
    let begun = Instant::now();
    while stream.write_all(b"x-y: z\r\n").await.is_ok() {
        assert!(begun.elapsed() < SOON, "it is still listened to");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_connection_is_kept_between_requests_and_its_next_head_is_waited_for_no_longer() {
    let (_house, address) = listening(limits(), room()).await;
    let asked = "GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n";
    let mut stream = saying(address, asked).await;
    let mut some = [0; 4096];
    assert!(stream.read(&mut some).await.unwrap() > 0);
    // Longer than a head may take, shorter than it may be idle.
    tokio::time::sleep(Duration::from_millis(800)).await;
    stream.write_all(asked.as_bytes()).await.unwrap();
    let read = stream.read(&mut some).await.unwrap();
    assert!(String::from_utf8_lossy(&some[..read]).contains("alive"));
    let mut half = saying(address, asked).await;
    assert!(half.read(&mut some).await.unwrap() > 0);
    half.write_all(b"GET / HT").await.unwrap();
    assert_eq!(end_of(&mut half).await, "");
    assert_eq!(end_of(&mut stream).await, "");
}

#[tokio::test]
async fn open_posts_on_six_http_2_connections_give_nobody_a_503() {
    let mut room = room();
    (room.bodies.most, room.in_flight) = (100, 8);
    let (_house, address) = listening(limits(), room).await;
    let mut answers = Vec::new();
    let mut bodies = Vec::new();
    let mut clients = Vec::new();
    for _ in 0..6 {
        let client = http2(address).await;
        for _ in 0..30 {
            let mut client = client.clone().ready().await.unwrap();
            let request = Request::post("http://127.0.0.1/do/sign-in")
                .body(())
                .unwrap();
            let (answer, body) = client.send_request(request, false).unwrap();
            answers.push(tokio::spawn(answer));
            bodies.push(body);
        }
        clients.push(client);
    }
    for _ in 0..3 {
        assert_eq!(get(address, "/privacy").await, 200);
        assert_eq!(post(address).await, 422);
    }
    for answer in answers {
        let answered = tokio::time::timeout(SOON, answer).await.unwrap().unwrap();
        assert_eq!(answered.unwrap().status(), StatusCode::REQUEST_TIMEOUT);
    }
}

#[tokio::test]
async fn a_connection_has_no_more_streams_than_are_shipped() {
    let (_house, address) = listening(limits(), room()).await;
    let stream = TcpStream::connect(address).await.unwrap();
    let (client, mut connection) = h2::client::handshake(stream).await.unwrap();
    let mut held = Vec::new();
    let first = async {
        let mut client = client.clone().ready().await.unwrap();
        let request = Request::get("http://127.0.0.1/livez").body(()).unwrap();
        let (answer, body) = client.send_request(request, true).unwrap();
        held.push(body);
        answer.await.unwrap().status()
    };
    tokio::select! {
        status = first => assert_eq!(status, StatusCode::OK),
        ended = &mut connection => panic!("{ended:?}"),
    }
    assert_eq!(connection.max_concurrent_send_streams(), 32);
}

#[tokio::test]
async fn a_body_that_comes_too_slowly_ends_with_408() {
    let (_house, address) = listening(limits(), room()).await;
    let begun = Instant::now();
    let mut silent = saying(address, &format!("{POST}100\r\n\r\n")).await;
    assert!(end_of(&mut silent).await.starts_with("HTTP/1.1 408"));
    let mut dripping = saying(address, &format!("{POST}100000\r\n\r\n")).await;
    for _ in 0..50 {
        let _ = dripping.write_all(b"x").await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(end_of(&mut dripping).await.starts_with("HTTP/1.1 408"));
    assert!(begun.elapsed() < SOON);
}

#[tokio::test]
async fn whether_it_lives_is_answered_when_nothing_else_is() {
    let busy = Capacity {
        in_flight: 0,
        ..room()
    };
    let (_house, address) = listening(limits(), busy).await;
    assert_eq!(get(address, "/privacy").await, 503);
    assert_eq!(get(address, "/livez").await, 200);
    assert_eq!(get(address, "/readyz").await, 200);
}

#[tokio::test]
async fn whether_it_lives_is_answered_when_all_connections_are_at_work() {
    let limits = ListenLimits {
        connections: 4,
        spare: 2,
        ..limits()
    };
    let (_house, address) = listening(limits, room()).await;
    let mut working = Vec::new();
    for _ in 0..4 {
        working.push(saying(address, &format!("{POST}100\r\n\r\n")).await);
    }
    let mut silent = Vec::new();
    for _ in 0..6 {
        silent.push(saying(address, "").await);
    }
    assert_eq!(get(address, "/livez").await, 200);
    assert_eq!(get(address, "/readyz").await, 200);
    assert_eq!(get(address, "/privacy").await, 503);
    for mut stream in working {
        assert!(end_of(&mut stream).await.starts_with("HTTP/1.1 408"));
    }
    assert_eq!(get(address, "/privacy").await, 200);
}

#[tokio::test]
async fn a_request_names_one_host() {
    let (_house, address) = listening(limits(), room()).await;
    for (head, expected) in [
        ("GET /privacy HTTP/1.1\r\nhost: 127.0.0.1\r\n", 200),
        (
            "GET /privacy HTTP/1.1\r\nhost: irori.example.org:8443\r\n",
            200,
        ),
        ("GET /privacy HTTP/1.1\r\n", 400),
        ("GET /privacy HTTP/1.1\r\nhost:\r\n", 400),
        ("GET /privacy HTTP/1.1\r\nhost: a\r\nhost: a\r\n", 400),
        ("GET /privacy HTTP/1.1\r\nhost: a\r\nHost: b\r\n", 400),
        ("GET /privacy HTTP/1.1\r\nhost: a b\r\n", 400),
        ("GET /privacy HTTP/1.1\r\nhost: a/b\r\n", 400),
        ("GET /privacy HTTP/1.1\r\nhost: me@a\r\n", 400),
        ("GET http://b/privacy HTTP/1.1\r\nhost: a\r\n", 400),
        ("GET http://a/privacy HTTP/1.1\r\nhost: a\r\n", 200),
        ("GET /privacy HTTP/1.0\r\n", 400),
        ("GET /livez HTTP/1.1\r\n", 400),
        ("GET /livez HTTP/1.0\r\n", 200),
        ("GET /livez HTTP/1.0\r\nhost: a\r\nhost: b\r\n", 400),
    ] {
        let said = format!("{head}connection: close\r\n\r\n");
        assert_eq!(status(address, &said).await, expected, "{head}");
    }
    let client = http2(address).await;
    for (host, expected) in [(None, 200), (Some("127.0.0.1"), 200), (Some("b"), 400)] {
        let mut client = client.clone().ready().await.unwrap();
        let mut request = Request::get("http://127.0.0.1/privacy");
        if let Some(host) = host {
            request = request.header("host", host);
        }
        let (answer, _) = client
            .send_request(request.body(()).unwrap(), true)
            .unwrap();
        assert_eq!(answer.await.unwrap().status(), expected, "{host:?}");
    }
}
