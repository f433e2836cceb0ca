//! The secret's file: made once, its owner's only, never replaced.

use server::secret::{SecretError, load_or_make, read};
use std::fs;
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_secret_is_made_once_and_is_its_owners_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    assert!(matches!(read(&path), Err(SecretError::Read { .. })));
    let secret = load_or_make(&path).unwrap();
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(
        (load_or_make(&path).unwrap(), read(&path).unwrap()),
        (secret, secret)
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn many_that_make_a_secret_at_once_have_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    let secrets: Vec<_> = std::thread::scope(|scope| {
        let made: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| load_or_make(&path).unwrap()))
            .collect();
        made.into_iter().map(|m| m.join().unwrap()).collect()
    });
    assert!(secrets.iter().all(|s| *s == secrets[0]));
}

#[test]
fn a_damaged_secret_is_said_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    fs::write(&path, "0a0a").unwrap();
    assert!(matches!(
        load_or_make(&path),
        Err(SecretError::Malformed { .. })
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), "0a0a");
    let nowhere = load_or_make(&folder.path().join("no/such/folder"));
    assert!(matches!(nowhere, Err(SecretError::Make { .. })));
}
