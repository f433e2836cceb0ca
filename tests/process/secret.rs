//! A secret that is lost, wrong, or rotated, as the operator meets it.

use super::killed::set_up;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use tests::process::{Server, command, free_port, run};

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        (name, std::fs::read(file.path()).unwrap())
    });
    files.collect()
}

/// A folder in which somebody has written a note.
fn with_a_note(data: &Path) -> String {
    let mut server = Server::start(data);
    let cookie = set_up(&server);
    let today = server.get("/", &cookie).unwrap().body;
    let at = today.find("name=\"day\" value=\"").unwrap() + 18;
    let body = format!(
        "at=%2F&once=00000000-0000-4000-8000-000000000001&day={}&mood=4&note=canary-note",
        &today[at..at + 10]
    );
    assert_eq!(
        server.post("/do/check-in", &cookie, &body).unwrap().status,
        303
    );
    server.stop();
    cookie
}

fn note_is_there(data: &Path, cookie: &str) -> bool {
    let mut server = Server::start(data);
    let body = server.get("/entries", cookie).unwrap().body;
    server.stop();
    body.contains("canary-note")
}

#[test]
fn a_lost_or_wrong_secret_is_said_and_no_byte_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let cookie = with_a_note(&data);
    let secret = data.join("secret");
    let kept = std::fs::read(&secret).unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let settings = [
        ("IRORI_DATA", data.to_str().unwrap()),
        ("IRORI_LISTEN", listen.as_str()),
    ];
    for (wrong, says) in [
        (None, "from the backup"),
        (Some("0".repeat(64)), "another secret"),
    ] {
        std::fs::remove_file(&secret).unwrap();
        if let Some(wrong) = wrong {
            std::fs::write(&secret, wrong).unwrap();
        }
        let before = files(&data);
        for act in ["serve", "verify", "doctor", "rotate-secret"] {
            let output = run(&[act], &settings);
            assert_eq!(output.status.code(), Some(1), "{act}");
            let said =
                String::from_utf8_lossy(&[output.stderr, output.stdout].concat()).into_owned();
            assert!(said.contains(says), "{act}: {said}");
            assert!(files(&data) == before, "{act} changed a file");
        }
        std::fs::write(&secret, &kept).unwrap();
    }
    assert!(note_is_there(&data, &cookie));
}

#[test]
fn a_secret_is_rotated_and_the_old_one_kept() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let cookie = with_a_note(&data);
    let old = std::fs::read(data.join("secret")).unwrap();
    let settings = [("IRORI_DATA", data.to_str().unwrap())];
    let output = run(&["rotate-secret"], &settings);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("check_in: 1 sealed anew") && said.contains("before-"),
        "{said}"
    );
    let files = files(&data);
    assert!(files["secret"] != old);
    let before: Vec<_> = files
        .keys()
        .filter(|name| name.contains("before-"))
        .collect();
    assert_eq!(before.len(), 1, "{:?}", files.keys());
    assert!(files[before[0]] == old);
    assert!(!files.contains_key("secret.next"));
    assert!(note_is_there(&data, &cookie));
    assert_eq!(run(&["verify"], &settings).status.code(), Some(0));
}

#[test]
fn a_rotation_may_be_killed_at_any_time() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let cookie = with_a_note(&data);
    let settings = [("IRORI_DATA", data.to_str().unwrap())];
    for round in 0..12 {
        let mut rotation = command(&["rotate-secret"], &settings)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(4 * round));
        rotation.kill().unwrap();
        rotation.wait().unwrap();
        let output = run(&["verify"], &settings);
        let said = String::from_utf8_lossy(&[output.stderr, output.stdout].concat()).into_owned();
        assert_eq!(output.status.code(), Some(0), "{round}: {said}");
        assert!(!data.join("secret.next").exists());
    }
    assert!(note_is_there(&data, &cookie));
}
