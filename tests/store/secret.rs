//! The secret's file: made once, its owner's only, never replaced.

use irori_crypto::seal::Seal;
use irori_crypto::secret::rotation::{PendingSecret, next_of};
use irori_crypto::secret::{SecretError, load_or_make, read, settle};
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

fn print_of(secret: &[u8; 32]) -> String {
    Seal::new(secret).fingerprint()
}

fn today() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn mode_of(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_rotation_that_stops_before_the_database_has_it_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    let old = load_or_make(&path).unwrap();
    let known = print_of(&old);
    let next = PendingSecret::make(&path).unwrap();
    assert_eq!(mode_of(&next_of(&path)), 0o600);
    // While it is under way, others leave it alone and begin none.
    assert_eq!(settle(&path, Some(&known), today()).unwrap(), old);
    assert!(next_of(&path).exists());
    assert!(matches!(
        PendingSecret::make(&path),
        Err(SecretError::Rotating { .. })
    ));
    // Its process dies.
    drop(next);
    assert!(matches!(
        PendingSecret::make(&path),
        Err(SecretError::Left { .. })
    ));
    assert_eq!(settle(&path, Some(&known), today()).unwrap(), old);
    assert!(!next_of(&path).exists());
    // Half a file is no secret either.
    fs::write(next_of(&path), "0a0a").unwrap();
    assert_eq!(settle(&path, Some(&known), today()).unwrap(), old);
    assert!(!next_of(&path).exists());
}

#[test]
fn a_rotation_that_stops_after_the_database_has_it_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    let old = load_or_make(&path).unwrap();
    let next = PendingSecret::make(&path).unwrap();
    let secret = next.secret;
    drop(next);
    let known = print_of(&secret);
    // Stopped once more, between keeping the old one and the rename.
    let before = folder.path().join("secret.before-2026-11-23");
    fs::hard_link(&path, &before).unwrap();
    for _ in 0..2 {
        assert_eq!(settle(&path, Some(&known), today()).unwrap(), secret);
        assert_eq!(
            (read(&path).unwrap(), read(&before).unwrap()),
            (secret, old)
        );
        assert_eq!((mode_of(&path), mode_of(&before)), (0o600, 0o600));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    // A second one on the same day keeps both.
    let again = PendingSecret::make(&path).unwrap();
    let kept = again.take_place(today()).unwrap().unwrap();
    assert_eq!(kept.file_name().unwrap(), "secret.before-2026-11-23-2");
    assert_eq!(
        (read(&kept).unwrap(), read(&before).unwrap()),
        (secret, old)
    );
}

#[test]
fn a_secret_that_is_lost_or_wrong_is_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    let known = print_of(&[7; 32]);
    let lost = settle(&path, Some(&known), today());
    assert!(matches!(lost, Err(SecretError::Lost { .. })), "{lost:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let other = load_or_make(&path).unwrap();
    let wrong = settle(&path, Some(&known), today());
    assert!(matches!(wrong, Err(SecretError::Wrong { .. })), "{wrong:?}");
    assert_eq!(read(&path).unwrap(), other);
}
