//! Settings that cannot be used are refused at start, by name.

use tests::process::run;

#[test]
fn a_wrong_setting_is_refused_with_its_name_its_value_and_what_is_allowed() {
    for (name, value, allowed) in [
        ("IRORI_LISTEN", "3000", "127.0.0.1:3000"),
        ("DATABASE_URL", "mysql://x", "sqlite:"),
        ("IRORI_PUBLIC_URL", "http://irori.example.org", "https://"),
        ("IRORI_LOG_FORMAT", "xml", "json"),
        ("RUST_LOG", "irori=loudly", "info"),
        ("IRORI_PROXIES", "many", "0 to 9"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").display().to_string();
        let output = run(&["serve"], &[("IRORI_DATA", &data), (name, value)]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(
            said.contains(name) && said.contains(allowed),
            "{name}: {said}"
        );
        assert!(!folder.path().join("data").exists(), "nothing was made");
    }
}

#[test]
fn help_names_the_commands() {
    let output = run(&["--help"], &[]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for command in ["serve", "demo", "import", "verify", "doctor"] {
        assert!(said.contains(command), "{said}");
    }
}
