//! Throttling: how often somebody tried at a door and was wrong, so that guessing is slow and nobody can
//! shut a door on somebody else.
//!
//! A try is counted before it is made, so that many at once cannot slip through, and given back when it
//! was right: what stays are the wrong ones. One that was never finished counts as wrong until its window
//! is over.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use super::{Store, settings};
use crate::token;
use app::error::Trouble;
use app::ports::{Answer, Now};
use chrono::TimeDelta;

/// More rows than this are not kept: those that were not tried at for longest go.
const ROWS_MOST: i64 = 100_000;

sql! {
    /// Counts a try; a window that is over begins anew.
    COUNT_UP = "INSERT INTO attempt (key, tries, last_at, before_at, ends_at) VALUES ($1, 1, $2, $2, $3)
        ON CONFLICT (key) DO UPDATE SET
            tries = CASE WHEN attempt.ends_at <= $2 THEN 1 ELSE attempt.tries + 1 END,
            ends_at = CASE WHEN attempt.ends_at <= $2 THEN $3 ELSE attempt.ends_at END,
            before_at = attempt.last_at,
            last_at = $2
        RETURNING tries, before_at, ends_at";
    COUNT_DOWN = "UPDATE attempt SET tries = tries - 1 WHERE key = $1 AND tries > 0";
    FORGET = "DELETE FROM attempt WHERE key = $1";
    FORGET_OLDEST = "DELETE FROM attempt WHERE key IN
        (SELECT key FROM attempt ORDER BY last_at DESC, key LIMIT 100 OFFSET $1)";
    PRUNE = "DELETE FROM attempt WHERE ends_at <= $1";
}

/// What somebody tries to get through. Each is counted by itself: guesses at one shut no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    SignIn,
    /// The old password, before a new one is set.
    ChangePassword,
    /// Who is signed in proves that it is still them.
    Prove,
    /// A recovery code.
    Recovery,
}

impl Door {
    fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::ChangePassword => "change-password",
            Self::Prove => "prove",
            Self::Recovery => "recovery",
        }
    }
}

/// What happens when there were too many.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// None more until the window is over.
    Wait,
    /// One more after a while, which doubles with each.
    Slow,
}

/// How many wrong tries there may be within a window.
#[derive(Clone, Copy, Debug)]
struct Bound {
    most: i64,
    window: TimeDelta,
    then: Then,
}

/// At one account from one network; and where who tries is signed in, at one account.
const ACCOUNT: Bound = Bound {
    most: 5,
    window: TimeDelta::minutes(15),
    then: Then::Wait,
};
/// From one network, at whatever accounts. Colleagues who share an address mistype.
const NETWORK: Bound = Bound {
    most: 200,
    window: TimeDelta::minutes(15),
    then: Then::Wait,
};
/// At one account from everywhere: whoever has many networks makes some 120 guesses a day.
const EVERYWHERE: Bound = Bound {
    most: 20,
    window: TimeDelta::hours(24),
    then: Then::Slow,
};
/// At one account on a browser that was signed in to it before; then it is a browser as any other.
const DEVICE: Bound = Bound {
    most: 10,
    window: TimeDelta::hours(1),
    then: Then::Wait,
};
/// The first wait of [`Then::Slow`], and the longest.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(15);
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);

/// What becomes of a count when the try was right.
#[derive(Clone, Copy, Debug)]
enum Right {
    /// The try counts for nothing, and neither do those before it.
    Forgets,
    /// The try counts for nothing; those of others stay.
    GivesBack,
}

#[derive(Clone, Debug)]
struct Count {
    key: Vec<u8>,
    bound: Bound,
    right: Right,
}

/// Whom a try is counted for. Addresses, networks and devices are kept as hashes only.
#[derive(Clone, Debug)]
pub(super) struct Tries(Vec<Count>);

impl Tries {
    /// A try at an account's door. Signing in is counted for the account and the network together, and
    /// wider for each of them; behind the other doors somebody is known already, and the account is
    /// enough.
    pub fn of(door: Door, email_key: &str, network: Option<&str>) -> Self {
        let key = |what: &str| token::hash(&format!("{} {what}", door.name()));
        let one = |key, bound, right| Count { key, bound, right };
        let place = network.map_or_else(String::new, |network| format!(" from {network}"));
        let here = one(
            key(&format!("account {email_key}{place}")),
            ACCOUNT,
            Right::Forgets,
        );
        let Some(network) = network.filter(|_| door == Door::SignIn) else {
            return Self(vec![here]);
        };
        // Always in this order, so that two transactions never wait for each other.
        let network = one(
            key(&format!("network {network}")),
            NETWORK,
            Right::GivesBack,
        );
        let everywhere = one(everywhere(email_key), EVERYWHERE, Right::GivesBack);
        Self(vec![network, here, everywhere])
    }

    /// A try to sign in on a browser that is known for the account: what others do elsewhere does not
    /// count there.
    pub fn on_device(device_hash: &[u8]) -> Self {
        let hex: String = device_hash.iter().map(|b| format!("{b:02x}")).collect();
        Self(vec![Count {
            key: token::hash(&format!("device {hex}")),
            bound: DEVICE,
            right: Right::Forgets,
        }])
    }

    /// Counts a try. Where there were too many it is refused, and the transaction is to be given up:
    /// what is refused counts for nothing and makes no rows.
    async fn count(&self, line: &mut Line, now: Now) -> Result<(), StoreError> {
        for Count { key, bound, .. } in &self.0 {
            let until = now + bound.window;
            let counted = one!(line, (i64, Now, Now), COUNT_UP, key, now, until)?;
            let (tries, before, ends) = counted.unwrap_or((1, now, until));
            if let Some(wait) = bound.wait(tries, before, ends, now) {
                let seconds = wait.num_seconds().max(0).unsigned_abs() + 1;
                return Err(Trouble::Slow { seconds }.into());
            }
        }
        run!(line, FORGET_OLDEST, ROWS_MOST)?;
        Ok(())
    }

    /// The try was right.
    pub async fn succeed(&self, line: &mut Line) -> Result<(), StoreError> {
        for Count { key, right, .. } in &self.0 {
            let sql = match right {
                Right::Forgets => FORGET,
                Right::GivesBack => COUNT_DOWN,
            };
            run!(line, sql, key)?;
        }
        Ok(())
    }

    /// The try came to nothing through no fault of who tried.
    async fn give_back(&self, line: &mut Line) -> Result<(), StoreError> {
        for Count { key, .. } in &self.0 {
            run!(line, COUNT_DOWN, key)?;
        }
        Ok(())
    }
}

impl Bound {
    /// How long to wait before the try that is the `tries`th of a window, counted in; `None` where it
    /// may be made.
    fn wait(self, tries: i64, before: Now, ends: Now, now: Now) -> Option<TimeDelta> {
        let over = tries - self.most;
        if over <= 0 {
            return None;
        }
        match self.then {
            Then::Wait => Some(ends - now),
            Then::Slow => {
                let doublings = u32::try_from(over - 1).unwrap_or(u32::MAX).min(10);
                let wait = (FIRST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
                Some(before + wait - now).filter(|wait| *wait > TimeDelta::zero())
            }
        }
    }
}

fn everywhere(email_key: &str) -> Vec<u8> {
    token::hash(&format!("sign-in everywhere {email_key}"))
}

/// Forgets what was guessed at an account from everywhere: whoever owns it has a new password.
pub(super) async fn forgive(line: &mut Line, email_key: &str) -> Result<(), StoreError> {
    run!(line, FORGET, everywhere(email_key))?;
    Ok(())
}

impl Store {
    /// Counts a try, and goes on where there were not too many; else it is [`Trouble::Slow`]. A right one
    /// is followed by [`Tries::succeed`], in the transaction that it allows.
    pub(super) async fn try_now(&self, tries: &Tries, now: Now) -> Answer<()> {
        let (tries, now) = (tries.clone(), settings::cut(now));
        Ok(self
            .write(move |line| Box::pin(async move { tries.count(line, now).await }))
            .await?)
    }

    /// The try was right, and allows nothing that is written.
    pub(super) async fn succeed(&self, tries: Tries) -> Answer<()> {
        Ok(self
            .write(move |line| Box::pin(async move { tries.succeed(line).await }))
            .await?)
    }

    /// The try came to nothing because Irori could not answer.
    pub(super) async fn give_back(&self, tries: Tries) -> Answer<()> {
        Ok(self
            .write(move |line| Box::pin(async move { tries.give_back(line).await }))
            .await?)
    }
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_a_quarter_of_a_minute_to_a_quarter_of_an_hour() {
        let now: Now = "2026-11-23T09:00:00Z".parse().unwrap();
        let wait = |tries| EVERYWHERE.wait(tries, now, now + EVERYWHERE.window, now);
        assert_eq!(wait(20), None);
        for (tries, seconds) in [
            (21, 15),
            (22, 30),
            (23, 60),
            (26, 480),
            (27, 900),
            (90_000, 900),
        ] {
            assert_eq!(wait(tries), Some(TimeDelta::seconds(seconds)), "{tries}");
        }
        let later = now + TimeDelta::seconds(15);
        assert_eq!(
            EVERYWHERE.wait(21, now, now + EVERYWHERE.window, later),
            None
        );
    }
}
