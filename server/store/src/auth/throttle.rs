//! Throttling: how often somebody tried at a door and was wrong, so that guessing is slow and nobody can
//! shut a door on somebody else.
//!
//! A try is counted before it is made, so that many at once cannot slip through, and given back when it
//! was right: what stays are the wrong ones. One that was never finished counts as wrong until its window
//! is over.
//!
//! Decided:
//!
//! - 2026-11-30: **Wrong tries are counted by account and network together; a known browser has its own
//!   counter.** Because: whoever guesses shuts a door on themselves alone. A try is counted before it
//!   is made and given back when right, so many at once cannot slip through and sixty right ones are
//!   none. The device cookie opens nothing: it says that a browser was signed in before. Where an
//!   account is guessed at from many networks, whoever was wrong from the same place before waits twice
//!   as long, so that nobody can take each turn from the owner.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::settings;
use crate::store::Store;
use chrono::TimeDelta;
use irori_core::domain::network::Network;
use irori_core::domain::person::Email;
use irori_crypto::token;
use irori_ports::error::AppError;
use irori_ports::{Answer, Now};

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
    READ = "SELECT tries, last_at, ends_at FROM attempt WHERE key = $1 AND ends_at > $2";
    COUNT_DOWN = "UPDATE attempt SET tries = tries - 1 WHERE key = $1 AND tries > 0";
    FORGET = "DELETE FROM attempt WHERE key = $1";
    FORGET_OLDEST = "DELETE FROM attempt WHERE key IN
        (SELECT key FROM attempt ORDER BY last_at DESC, key LIMIT 100 OFFSET $1)";
    PRUNE = "DELETE FROM attempt WHERE ends_at <= $1";
}

/// What somebody tries to get through, beside signing in. Each is counted by itself: guesses at one shut no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThrottledTry {
    /// The old password, before a new one is set.
    ChangePassword,
    /// The password of now, before something that needs it.
    Confirm,
    /// What opens earlier texts: the password of before a link replaced it, or the recovery code.
    Prove,
    /// The password of before, typed where one signs in.
    Before,
    /// A recovery code.
    Recovery,
}

impl ThrottledTry {
    fn name(self) -> &'static str {
        match self {
            Self::ChangePassword => "change-password",
            Self::Confirm => "confirm",
            Self::Prove => "prove",
            Self::Before => "before",
            Self::Recovery => "recovery",
        }
    }
}

/// What happens when there were too many.
#[derive(Clone, Copy, Debug)]
enum WhenExceeded {
    /// None more until the window is over.
    Wait,
    /// One more after a while, which doubles with each. Whoever was wrong at the account from the same
    /// place before waits twice as long: the others have that time for themselves.
    Slow,
    /// None is refused; it tells who was wrong from the same place before.
    Note,
}

/// How many wrong tries there may be within a window.
#[derive(Clone, Copy, Debug)]
struct TryLimit {
    most: i64,
    window: TimeDelta,
    then: WhenExceeded,
}

/// At one account from one network; and where who tries is signed in, at one account.
const ACCOUNT: TryLimit = TryLimit {
    most: 5,
    window: TimeDelta::minutes(15),
    then: WhenExceeded::Wait,
};
/// From one network, at whatever accounts. Colleagues who share an address mistype.
const NETWORK: TryLimit = TryLimit {
    most: 200,
    window: TimeDelta::minutes(15),
    then: WhenExceeded::Wait,
};
/// At one account from everywhere: whoever has many networks makes some 120 guesses a day.
const EVERYWHERE: TryLimit = TryLimit {
    most: 20,
    window: TimeDelta::hours(24),
    then: WhenExceeded::Slow,
};
/// From one site that holds many networks, as one subscriber has of IPv6.
const SITE: TryLimit = TryLimit {
    most: 1000,
    ..NETWORK
};
/// At one account from one site: over this, it is no owner who mistyped.
const FROM_HERE: TryLimit = TryLimit {
    most: 3,
    window: TimeDelta::hours(24),
    then: WhenExceeded::Note,
};
/// At the password that was somebody's before a link replaced it, by whoever is signed in with the new one.
const BEFORE: TryLimit = TryLimit {
    most: 5,
    window: TimeDelta::hours(24),
    then: WhenExceeded::Wait,
};
/// At one account on a browser that was signed in to it before; then it is a browser as any other.
const DEVICE: TryLimit = TryLimit {
    most: 10,
    window: TimeDelta::hours(1),
    then: WhenExceeded::Wait,
};
/// The first wait of [`WhenExceeded::Slow`], and the longest.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(15);
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);

/// What becomes of a count when the try was right.
#[derive(Clone, Copy, Debug)]
enum AfterSuccess {
    /// The try counts for nothing, and neither do those before it.
    Forgets,
    /// The try counts for nothing; those of others stay.
    GivesBack,
}

#[derive(Clone, Debug)]
struct Count {
    key: Vec<u8>,
    bound: TryLimit,
    right: AfterSuccess,
}

/// Whom a try is counted for. Addresses, networks and devices are kept as hashes only.
#[derive(Clone, Debug)]
pub(crate) struct TriesOf(Vec<Count>);

impl TriesOf {
    /// A try to sign in to an account from a network: counted for both together, and wider for each.
    pub fn sign_in(email_key: &str, network: &str) -> Self {
        let key = |what: String| token::hash(&format!("sign-in {what}"));
        let one = |key, bound, right| Count { key, bound, right };
        let site = site(network);
        let of_site = one(key(format!("site {site}")), SITE, AfterSuccess::GivesBack);
        // Always in this order, so that two transactions never wait for each other.
        let counts = [
            of_site,
            one(
                key(format!("network {network}")),
                NETWORK,
                AfterSuccess::GivesBack,
            ),
            one(
                key(format!("account {email_key} from {network}")),
                ACCOUNT,
                AfterSuccess::Forgets,
            ),
            one(
                key(format!("account {email_key} from site {site}")),
                FROM_HERE,
                AfterSuccess::GivesBack,
            ),
            one(everywhere(email_key), EVERYWHERE, AfterSuccess::GivesBack),
        ];
        // Most sites have one network alone.
        let is_one = site == network;
        Self(counts.into_iter().skip(usize::from(is_one)).collect())
    }

    /// A try at another door of an account. `session` is the one that asks, where somebody is signed in:
    /// whoever stole one shuts no other.
    pub fn at(door: ThrottledTry, email_key: &str, session: Option<&str>) -> Self {
        let place = session.map_or_else(String::new, |session| format!(" in {session}"));
        let bound = match door {
            ThrottledTry::Prove => EVERYWHERE,
            ThrottledTry::Before => BEFORE,
            _ => ACCOUNT,
        };
        Self(vec![Count {
            key: token::hash(&format!("{} account {email_key}{place}", door.name())),
            bound,
            right: AfterSuccess::Forgets,
        }])
    }

    /// A try to sign in on a browser that is known for the account: what others do elsewhere does not
    /// count there.
    pub fn on_device(device_hash: &[u8]) -> Self {
        let hex: String = device_hash.iter().map(|b| format!("{b:02x}")).collect();
        Self(vec![Count {
            key: token::hash(&format!("device {hex}")),
            bound: DEVICE,
            right: AfterSuccess::Forgets,
        }])
    }

    /// Counts a try. Where there were too many it is refused, and the transaction is to be given up:
    /// what is refused counts for nothing and makes no rows.
    async fn count(&self, conn: &mut Conn, now: Now) -> Result<(), StoreError> {
        let mut judge = TryCheck::default();
        for Count { key, bound, .. } in &self.0 {
            let until = now + bound.window;
            let counted = fetch_optional!(conn, (i64, Now, Now), COUNT_UP, key, now, until)?;
            judge.hear(*bound, counted.unwrap_or((1, now, until)), now)?;
        }
        execute!(conn, FORGET_OLDEST, ROWS_MOST)?;
        Ok(())
    }

    /// Refuses what [`TriesOf::count`] would refuse, without writing anything.
    async fn look(&self, conn: &mut Conn, now: Now) -> Result<(), StoreError> {
        let mut judge = TryCheck::default();
        for Count { key, bound, .. } in &self.0 {
            let found = fetch_optional!(conn, (i64, Now, Now), READ, key, now)?;
            let (tries, last, ends) = found.unwrap_or((0, now, now + bound.window));
            judge.hear(*bound, (tries + 1, last, ends), now)?;
        }
        Ok(())
    }

    /// The try was right.
    pub async fn succeed(&self, conn: &mut Conn) -> Result<(), StoreError> {
        for Count { key, right, .. } in &self.0 {
            let sql = match right {
                AfterSuccess::Forgets => FORGET,
                AfterSuccess::GivesBack => COUNT_DOWN,
            };
            execute!(conn, sql, key)?;
        }
        Ok(())
    }

    /// The try came to nothing through no fault of who tried.
    async fn give_back(&self, conn: &mut Conn) -> Result<(), StoreError> {
        for Count { key, .. } in &self.0 {
            execute!(conn, COUNT_DOWN, key)?;
        }
        Ok(())
    }
}

/// Whether a try may be made, count by count.
#[derive(Debug, Default)]
struct TryCheck {
    /// Whether there were wrong ones at the account from here before.
    is_regular: bool,
}

impl TryCheck {
    /// `counted` is the number of the try within its window, when the one before it was made, and when the
    /// window ends.
    fn hear(
        &mut self,
        bound: TryLimit,
        (tries, before, ends): (i64, Now, Now),
        now: Now,
    ) -> Result<(), AppError> {
        if let WhenExceeded::Note = bound.then {
            self.is_regular |= tries > bound.most;
            return Ok(());
        }
        let times = if self.is_regular { 2 } else { 1 };
        match bound.wait(tries, before, ends, now, times) {
            Some(wait) => Err(AppError::Slow {
                seconds: wait.num_seconds().max(0).unsigned_abs() + 1,
            }),
            None => Ok(()),
        }
    }
}

impl TryLimit {
    /// How long to wait before the try that is the `tries`th of a window, counted in; `None` where it
    /// may be made. What doubles is waited for `times` over.
    fn wait(self, tries: i64, before: Now, ends: Now, now: Now, times: i32) -> Option<TimeDelta> {
        let over = tries - self.most;
        if over <= 0 {
            return None;
        }
        match self.then {
            WhenExceeded::Wait => Some(ends - now),
            WhenExceeded::Slow => {
                let doublings = u32::try_from(over - 1).unwrap_or(u32::MAX).min(10);
                let wait = (FIRST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
                Some(before + wait * times - now).filter(|wait| *wait > TimeDelta::zero())
            }
            WhenExceeded::Note => None,
        }
    }
}

/// What one subscriber may have of networks: a /48 of IPv6, an address of IPv4.
fn site(network: &str) -> String {
    let address = network.split('/').next().and_then(|ip| ip.parse().ok());
    address.map_or_else(|| network.to_owned(), |ip| Network::widest(ip).to_string())
}

fn everywhere(email_key: &str) -> Vec<u8> {
    token::hash(&format!("sign-in everywhere {email_key}"))
}

/// Forgets what was guessed at an account from everywhere: whoever owns it has a new password.
pub(crate) async fn forgive(conn: &mut Conn, email_key: &str) -> Result<(), StoreError> {
    execute!(conn, FORGET, everywhere(email_key))?;
    Ok(())
}

impl Store {
    /// Counts a try, and goes on where there were not too many; else it is [`AppError::Slow`]. A right one
    /// is followed by [`TriesOf::succeed`], in the transaction that it allows.
    pub(crate) async fn try_now(&self, tries: &TriesOf, now: Now) -> Answer<()> {
        let (tries, now) = (tries.clone(), settings::to_micros(now));
        tries.look(&mut self.db.read().await?, now).await?;
        self.write(async move |conn| tries.count(conn, now).await)
            .await
    }

    /// The try was right, and allows nothing that is written.
    pub(crate) async fn succeed(&self, tries: TriesOf) -> Answer<()> {
        self.write(async move |conn| tries.succeed(conn).await)
            .await
    }

    /// The try came to nothing because Irori could not answer.
    pub(crate) async fn give_back(&self, tries: TriesOf) -> Answer<()> {
        self.write(async move |conn| tries.give_back(conn).await)
            .await
    }
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now)?)
}

/// What is no address is nobody's, and PostgreSQL takes no NUL.
pub(crate) fn address_key(email: &str) -> String {
    Email::parse(email).map_or_else(|_| email.replace('\0', " ").to_lowercase(), |e| e.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_a_quarter_of_a_minute_to_a_quarter_of_an_hour() {
        let now: Now = "2026-11-23T09:00:00Z".parse().unwrap();
        let wait = |tries| EVERYWHERE.wait(tries, now, now + EVERYWHERE.window, now, 1);
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
        let wait = |times| EVERYWHERE.wait(21, now, now + EVERYWHERE.window, later, times);
        assert_eq!(wait(1), None);
        assert_eq!(wait(2), Some(TimeDelta::seconds(15)));
    }
}
