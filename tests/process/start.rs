//! The first start, the next ones, and the end.

use std::os::unix::fs::PermissionsExt;
use tests::process::{Server, free_port, run};

/// The set-up link that a server printed.
pub fn set_up_path(server: &Server) -> String {
    let printed = server.printed();
    let at = printed
        .find("/set-up/")
        .unwrap_or_else(|| panic!("no link in {printed}"));
    printed[at..].split_whitespace().next().unwrap().to_owned()
}

#[test]
fn the_first_start_makes_a_secret_for_its_owner_alone_and_prints_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let path = set_up_path(&server);
    assert_eq!(server.get(&path, "").unwrap().status, 200);
    for file in ["secret", "irori.db"] {
        let mode = std::fs::metadata(data.join(file))
            .unwrap()
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(mode, 0o600, "{file}: {mode:o}");
    }
    let beside: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|f| f.unwrap().file_name())
        .collect();
    assert_eq!(
        beside.len(),
        2,
        "the data folder and what the test keeps of its output: {beside:?}"
    );
    assert_eq!(server.stop(), Some(0), "SIGTERM ends it in order");
    let settings = [("IRORI_DATA", data.to_str().unwrap())];
    assert_eq!(run(&["verify"], &settings).status.code(), Some(0));
    assert_eq!(run(&["doctor"], &settings).status.code(), Some(0));
}

#[test]
fn a_wrong_secret_is_refused_and_nothing_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    Server::start(&data).stop();
    std::fs::write(data.join("secret"), "0".repeat(64)).unwrap();
    let before = std::fs::read(data.join("irori.db")).unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let output = run(
        &["serve"],
        &[
            ("IRORI_DATA", data.to_str().unwrap()),
            ("IRORI_LISTEN", &listen),
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("secret"));
    assert_eq!(std::fs::read(data.join("irori.db")).unwrap(), before);
}

#[test]
fn the_demo_refuses_a_real_database_and_other_machines() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let token = set_up_path(&server)
        .trim_start_matches("/set-up/")
        .to_owned();
    let body = format!(
        "at=%2Fset-up%2F{token}&token={token}&org-name=Hearth&name=Ren&email=ren%40example.org&language=en&zone=Asia%2FTokyo\
         &password=a+kettle+over+embers&password-again=a+kettle+over+embers"
    );
    assert_eq!(server.post("/do/set-up", "", &body).unwrap().status, 303);
    server.stop();
    let data = data.to_str().unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let output = run(
        &["demo"],
        &[("IRORI_DATA", data), ("IRORI_LISTEN", &listen)],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("real organisation"));
    let empty = folder.path().join("empty");
    let output = run(
        &["demo"],
        &[
            ("IRORI_DATA", empty.to_str().unwrap()),
            ("IRORI_LISTEN", "0.0.0.0:0"),
            ("IRORI_PUBLIC_URL", "https://irori.example.org"),
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("this machine only"));
    let output = run(&["verify"], &[("IRORI_DATA", empty.to_str().unwrap())]);
    assert_eq!(output.status.code(), Some(1), "there is nothing to verify");
}
