//! What stands in front and was not told: `doctor` knows.

use std::time::{Duration, Instant};
use tests::process::{Server, exchange, run};

#[test]
fn a_proxy_that_is_not_told_is_known_to_doctor_until_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let settings = [("IRORI_DATA", data.to_str().unwrap())];
    let doctor = || {
        let output = run(&["doctor"], &settings);
        assert_eq!(output.status.code(), Some(0), "it is no illness");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(!doctor().contains("NOTE"));
    let ask = |further: &str| {
        let host = format!("127.0.0.1:{}", server.port);
        let request =
            format!("GET /sign-in HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{further}\r\n");
        assert_eq!(exchange(server.port, &request).unwrap().status, 200);
    };
    let until = |told: bool| {
        let end = Instant::now() + Duration::from_secs(12);
        while doctor().contains("IRORI_PROXIES is 0") != told {
            assert!(Instant::now() < end, "{}", doctor());
            std::thread::sleep(Duration::from_millis(300));
        }
    };
    ask("x-forwarded-for: 192.0.2.1\r\n");
    until(true);
    ask("");
    until(false);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn listening_to_others_under_an_address_of_this_machine_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    Server::start(&data).stop();
    let settings = [
        ("IRORI_DATA", data.to_str().unwrap()),
        ("IRORI_LISTEN", "0.0.0.0:3999"),
        ("IRORI_PUBLIC_URL", "http://127.0.0.1:3999"),
    ];
    let output = run(&["doctor"], &settings);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("NOTE public url"), "{said}");
}
