//! `irori admin-link`: the way back when the last admin is lost.

use crate::start::set_up_path;
use tests::process::{Server, run};

#[test]
fn the_operator_makes_a_link_and_who_uses_it_is_an_admin() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let token = set_up_path(&server);
    let token = token.rsplit('/').next().unwrap();
    let set_up = format!(
        "at=%2F&token={token}&org-name=Hearth&name=Ren&email=ren%40example.org\
        &password=a+kettle+over+embers&password-again=a+kettle+over+embers&language=en&zone=Asia%2FTokyo"
    );
    assert_eq!(server.post("/do/set-up", "", &set_up).unwrap().status, 303);
    let settings = [("IRORI_DATA", data.to_str().unwrap())];
    let link = |email: &str| {
        let output = run(&["admin-link", email], &settings);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said, wrong)
    };
    for (email, sentence) in [
        ("nobody@example.org", "there is no open account"),
        ("nonsense", "no e-mail address"),
    ] {
        let (code, said, wrong) = link(email);
        assert_eq!((code, said.as_str()), (Some(1), ""), "{email}");
        assert!(wrong.contains(sentence), "{wrong}");
    }
    let (code, said, wrong) = link("Ren@Example.org");
    assert_eq!(code, Some(0), "{wrong}");
    let at = said
        .find("/reset/")
        .unwrap_or_else(|| panic!("no link: {said}"));
    let token = said[at..].split_whitespace().next().unwrap();
    let token = token.trim_start_matches("/reset/");
    let new = format!(
        "at=%2F&token={token}&password=the+kettle+sings+again&password-again=the+kettle+sings+again"
    );
    assert_eq!(server.post("/do/reset", "", &new).unwrap().status, 303);
    assert_ne!(
        server.post("/do/reset", "", &new).unwrap().status,
        303,
        "once"
    );
    server.stop();
    assert_eq!(run(&["verify"], &settings).status.code(), Some(0));
    let nowhere = [(
        "IRORI_DATA",
        folder.path().join("other").to_str().unwrap().to_owned(),
    )];
    let nowhere: Vec<_> = nowhere.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let output = run(&["admin-link", "ren@example.org"], &nowhere);
    assert_eq!(output.status.code(), Some(1), "nothing is made by mistake");
}
