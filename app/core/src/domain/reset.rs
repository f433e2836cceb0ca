//! New passwords by a link that somebody else made: how long such a link waits, what is told of it, and
//! what proves that an account is one's own.

use super::form::FieldError;
use super::id::PersonId;
use chrono::{DateTime, TimeDelta, Utc};

/// The longest a link to a new password waits, in hours.
const WAIT_MOST: i64 = 720;

/// How long a link to somebody else's new password waits before it opens, in whole hours from 0 to 720.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResetWait(i64);

impl Default for ResetWait {
    fn default() -> Self {
        Self(24)
    }
}

impl ResetWait {
    /// Reads a whole number of hours.
    pub fn parse(text: &str) -> Option<Self> {
        let hours = text.trim().parse().ok()?;
        (0..=WAIT_MOST).contains(&hours).then_some(Self(hours))
    }

    pub fn hours(self) -> i64 {
        self.0
    }

    pub fn time(self) -> TimeDelta {
        TimeDelta::hours(self.0)
    }
}

/// A link by which somebody could get a new password, as it is told to them and to admins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingReset {
    /// `None` where the operator made it.
    pub made_by: Option<PersonId>,
    pub name: Option<String>,
    pub made: DateTime<Utc>,
    /// Before it, the link opens only with the person's own recovery code.
    pub opens: DateTime<Utc>,
    pub expires: DateTime<Utc>,
}

/// A recovery code: 130 random bits as 26 letters and digits, in groups.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

/// Letters and digits that are not taken for one another (Crockford's base 32).
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them a code has.
const LENGTH: usize = 26;

impl RecoveryCode {
    /// Makes the code of 26 random bytes; of each, five bits count.
    pub fn of(random: [u8; LENGTH]) -> Self {
        let digit = |byte: u8| char::from(DIGITS[usize::from(byte % 32)]);
        Self(random.into_iter().map(digit).collect())
    }

    /// Reads a code as people write it: in any case, with or without gaps, O for 0, I and L for 1.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let read = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .take(LENGTH + 1)
            .map(read)
            .collect();
        let is_code = digits.len() == LENGTH && digits.bytes().all(|d| DIGITS.contains(&d));
        is_code
            .then_some(Self(digits))
            .ok_or_else(|| FieldError::new("wrong-recovery-code"))
    }

    /// The digits alone, of which the hash is kept.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// As it is shown once: in groups of five and six.
    pub fn shown(&self) -> String {
        let groups: Vec<&str> = [0..5, 5..10, 10..15, 15..20, 20..26]
            .into_iter()
            .filter_map(|group| self.0.get(group))
            .collect();
        groups.join("-")
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_written() {
        let code = RecoveryCode::of(std::array::from_fn(|n| n as u8 * 9));
        let shown = code.shown();
        assert_eq!(shown.len(), LENGTH + 4);
        let loose = shown
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        for text in [shown.as_str(), loose.as_str(), code.digits()] {
            assert_eq!(RecoveryCode::parse(text).as_ref(), Ok(&code), "{text}");
        }
        for text in ["", "ABCDE", &format!("{shown}0"), &shown.replace('-', "U")] {
            assert!(RecoveryCode::parse(text).is_err(), "{text}");
        }
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }

    #[test]
    fn a_link_waits_whole_hours_up_to_thirty_days() {
        assert_eq!(ResetWait::default().hours(), 24);
        for (text, hours) in [
            ("0", Some(0)),
            ("720", Some(720)),
            ("721", None),
            ("-1", None),
            ("x", None),
        ] {
            assert_eq!(
                ResetWait::parse(text).map(ResetWait::hours),
                hours,
                "{text}"
            );
        }
    }
}
