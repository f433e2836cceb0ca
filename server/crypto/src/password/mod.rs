//! Passwords: hashed with Argon2id, verified in equal time, refused where others would guess them.

pub mod leaked;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use irori_core::domain::person::Password;
use irori_ports::error::AppError;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many passwords are hashed at once; each takes 46 MiB while it lasts.
const AT_ONCE: usize = 2;
/// And one more of who is known already: strangers who try passwords do not hold them up.
const KNOWN_AT_ONCE: usize = 1;
/// How long a password waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Hashes and verifies passwords, a few at a time.
#[derive(Clone, Debug)]
pub struct Passwords {
    anybodys: Arc<Semaphore>,
    of_known: Arc<Semaphore>,
}

/// Who waits for their password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordQueue {
    /// Nobody knows who tries to sign in.
    Stranger,
    /// Who is signed in, has a link, or signs in on a browser on which they did before.
    Known,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            anybodys: Arc::new(Semaphore::new(AT_ONCE)),
            of_known: Arc::new(Semaphore::new(KNOWN_AT_ONCE)),
        }
    }
}

impl Passwords {
    pub async fn hash(&self, password: &Password) -> Result<String, AppError> {
        let password = password.clone();
        self.in_turn(PasswordQueue::Known, move || hash(&password))
            .await?
    }

    /// Whether `password` is the one of `hash`. Without a hash the answer is no, after as long.
    pub async fn verify(
        &self,
        password: &str,
        hash: Option<String>,
        who: PasswordQueue,
    ) -> Result<bool, AppError> {
        let password = password.to_owned();
        self.in_turn(who, move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODYS.to_owned());
            let is_it = |text: &str| {
                PasswordHash::new(&hash)
                    .is_ok_and(|hash| argon2().verify_password(text.as_bytes(), &hash).is_ok())
            };
            let normal = Password::normal(&password);
            // Hashes from before passwords were normalised are of what was typed then.
            let right = is_it(&normal) || (normal != password && is_it(&password));
            known && right
        })
        .await
    }

    /// Refuses what others would guess: passwords that leaked or are common, and words of the person's own context.
    pub async fn refuse_weak(
        &self,
        password: &Password,
        context: Vec<String>,
    ) -> Result<(), AppError> {
        let password = password.clone();
        let weak = self
            .in_turn(PasswordQueue::Known, move || is_weak(&password, &context))
            .await?;
        if weak {
            Err(AppError::mistake("password", "wrong-password-common"))
        } else {
            Ok(())
        }
    }

    /// Runs `work` off the async threads. The permit moves along: a request that is dropped does
    /// not let the next one in before its work has ended.
    async fn in_turn<T: Send + 'static>(
        &self,
        who: PasswordQueue,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let (anybodys, of_known) = (self.anybodys.clone(), self.of_known.clone());
        let turn = async move {
            match who {
                PasswordQueue::Stranger => anybodys.acquire_owned().await,
                PasswordQueue::Known => tokio::select! {
                    turn = anybodys.acquire_owned() => turn,
                    turn = of_known.acquire_owned() => turn,
                },
            }
        };
        let permit: OwnedSemaphorePermit = tokio::time::timeout(PATIENCE, turn)
            .await
            .map_err(|_| AppError::Busy)?
            .map_err(|_| AppError::Fault)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        })
        .await
        .map_err(|_| AppError::Fault)
    }
}

/// Argon2id, 46 MiB, one pass, one lane (OWASP's first choice).
fn argon2() -> Argon2<'static> {
    let params =
        Params::new(47_104, 1, 1, None).expect("these parameters are within Argon2's ranges");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &Password) -> Result<String, AppError> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|_| AppError::Fault)?;
    let salt = SaltString::encode_b64(&salt).map_err(|_| AppError::Fault)?;
    let hash = argon2().hash_password(password.reveal().as_bytes(), &salt);
    hash.map(|hash| hash.to_string())
        .map_err(|_| AppError::Fault)
}

/// A hash that belongs to nobody and fits no password, for addresses that are not known.
const NOBODYS: &str = "$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn is_weak(password: &Password, context: &[String]) -> bool {
    // What comes after a hundred characters no longer matters, and takes time to look at.
    let start: String = password.reveal().chars().take(100).collect();
    let words: Vec<&str> = context
        .iter()
        .flat_map(|text| {
            text.split(['@', ' '])
                .chain(text.split(|c: char| !c.is_alphanumeric()))
                .chain([text.as_str()])
        })
        .filter(|word| word.chars().count() > 2)
        .chain(["irori", "囲炉裏"])
        .collect();
    leaked::is_leaked(&password.folded())
        || zxcvbn::zxcvbn(&start, &words).score() <= zxcvbn::Score::One
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weak(password: &str) -> bool {
        let context = [
            "aki.tanaka@kurogane.example".to_owned(),
            "Aki Tanaka".to_owned(),
        ];
        is_weak(&Password::parse(password).unwrap(), &context)
    }

    #[test]
    fn common_passwords_and_context_words_are_refused() {
        for password in [
            "password",
            "12345678",
            "qwertyuiop",
            "iroriirori",
            "aki.tanaka",
            "Tanaka123",
            "kurogane1",
            // Leaked, and hard to guess for whoever does not know that.
            "1qaz2wsx3edc4rfv",
            "Ｐａｓｓｗｏｒｄ１",
        ] {
            assert!(weak(password), "{password}");
        }
        for password in [
            "correct horse battery",
            "vK3#pelican",
            "ゆきのひのあさごはん",
        ] {
            assert!(!weak(password), "{password}");
        }
        assert!(!weak(&"vK3#pelican".repeat(90)));
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let passwords = Passwords::default();
        let hash = passwords
            .hash(&Password::parse("correct horse").unwrap())
            .await
            .unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"),
            "{hash}"
        );
        assert!(
            passwords
                .verify("correct horse", Some(hash.clone()), PasswordQueue::Stranger)
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("correct mare", Some(hash), PasswordQueue::Stranger)
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("correct horse", None, PasswordQueue::Known)
                .await
                .unwrap()
        );
        assert!(PasswordHash::new(NOBODYS).is_ok());
    }

    #[tokio::test]
    async fn a_password_is_known_in_either_form_and_as_it_was_hashed_before() {
        let passwords = Passwords::default();
        let (composed, apart) = ("p\u{e4}sse 2 \u{304c}", "pa\u{308}sse 2 \u{304b}\u{3099}");
        let hash = passwords.hash(&Password::parse(apart).unwrap()).await;
        for typed in [composed, apart] {
            let hash = Some(hash.clone().unwrap());
            assert!(
                passwords
                    .verify(typed, hash, PasswordQueue::Known)
                    .await
                    .unwrap(),
                "{typed}"
            );
        }
        // As it was hashed before: what was typed, as it was.
        let salt = SaltString::encode_b64(&[1; 16]).unwrap();
        let old = argon2().hash_password(apart.as_bytes(), &salt).unwrap();
        let old = Some(old.to_string());
        assert!(
            passwords
                .verify(apart, old.clone(), PasswordQueue::Known)
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("another one", old, PasswordQueue::Known)
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn strangers_do_not_hold_up_who_is_known() {
        let passwords = Passwords::default();
        let _busy = passwords
            .anybodys
            .acquire_many(AT_ONCE as u32)
            .await
            .unwrap();
        let within = |who| {
            let tried = passwords.verify("a heron", None, who);
            tokio::time::timeout(Duration::from_secs(5), tried)
        };
        assert_eq!(within(PasswordQueue::Known).await, Ok(Ok(false)));
        assert!(within(PasswordQueue::Stranger).await.is_err());
    }
}
