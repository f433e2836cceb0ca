//! A person: name, address, language, time zone, and what makes a password acceptable to read.

use super::day::{Closes, Day, DayEnd, Week};
use super::form::{FieldError, Form, FormReader, ValidationErrors, parse_line, text_enum};
use super::id::{PersonId, TeamId};
use super::reset::WaitingReset;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

text_enum! {
    /// The languages Irori speaks.
    Language { English = "en", Japanese = "ja" }
}

/// The longest name of a person, team or department, in characters.
pub const NAME_MOST: usize = 200;

/// An e-mail address and the key by which two spellings of it are one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email(String);

impl Email {
    /// Reads an address: one `@`, something on both sides, no white space, at most 254 characters.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = parse_line(text, 254)?;
        let good = text.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && host.len() > 1 && !host.contains('@')
        }) && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        if good {
            Ok(Self(text))
        } else {
            Err(FieldError::new("wrong-email"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Lower case: two addresses with the same key belong to one account.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// A password: from 8 characters to 1024 bytes in Unicode's composed form (NFC), so that it is the same on every keyboard;
/// never shown, never in a form that is kept.
#[derive(Clone)]
pub struct Password(String);

/// The fewest characters of a password, whatever they are written in.
const PASSWORD_LEAST: usize = 8;
/// The most bytes of one.
const PASSWORD_MOST: usize = 1024;

impl Password {
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        if text.contains('\0') {
            return Err(FieldError::new("wrong-nul"));
        }
        let text = Self::normal(text);
        if text.chars().count() < PASSWORD_LEAST {
            return Err(FieldError::new("wrong-password-short").with("least", PASSWORD_LEAST));
        }
        match text.len() {
            ..=PASSWORD_MOST => Ok(Self(text)),
            length => Err(FieldError::new("wrong-too-long")
                .with("most", PASSWORD_MOST)
                .with("length", length)),
        }
    }

    /// A text in the form in which passwords are compared.
    pub fn normal(text: &str) -> String {
        text.nfc().collect()
    }

    /// The text without the differences between full and half width and the like (NFKC), for looking it
    /// up among those that everybody guesses.
    pub fn folded(&self) -> String {
        self.0.nfkc().collect()
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Reads an IANA time zone such as `Asia/Tokyo`.
pub fn parse_zone(text: &str) -> Result<chrono_tz::Tz, FieldError> {
    text.trim()
        .parse()
        .map_err(|_| FieldError::new("wrong-zone"))
}

/// What a person sets about themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub name: String,
    pub language: Language,
    pub zone: chrono_tz::Tz,
    pub day_ends_at: DayEnd,
}

impl Profile {
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let name = read.required("name", |t| parse_line(t, NAME_MOST));
        let language = read.required("language", Language::parse);
        let zone = read.required("zone", parse_zone);
        let day_ends_at = read
            .optional("day-ends-at", DayEnd::parse)
            .unwrap_or_default();
        read.finish_with(|| {
            Some(Self {
                name: name?,
                language: language?,
                zone: zone?,
                day_ends_at,
            })
        })
    }

    pub fn to_form(&self) -> Form {
        Form::default()
            .with("name", self.name.as_str())
            .with("language", self.language.as_str())
            .with("zone", self.zone.name())
            .with("day-ends-at", self.day_ends_at.time().to_string())
    }
}

/// Somebody new: an account about to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: Email,
    pub profile: Profile,
    pub password: Password,
}

/// Reads a password and its repetition.
pub fn read_new_password(read: &mut FormReader<'_>, form: &Form) -> Option<Password> {
    let password = read.required("password", Password::parse);
    if let Some(password) = &password
        && form.text("password-again").map(Password::normal).as_deref() != Some(password.reveal())
    {
        read.mistake("password-again", FieldError::new("wrong-password-differs"));
    }
    password
}

impl NewAccount {
    /// Reads the form of an invitation or of the first set-up. Where the invitation says the
    /// address, that one counts and the form's is not read.
    pub fn parse(form: &Form, invited: Option<Email>) -> Result<Self, ValidationErrors> {
        let profile = Profile::parse(form);
        let mut read = FormReader::new(form);
        let email = invited.or_else(|| read.required("email", Email::parse));
        let password = read_new_password(&mut read, form);
        if let Err(mistakes) = &profile {
            for mistake in mistakes.iter() {
                read.mistake(&mistake.field, mistake.wrong.clone());
            }
        }
        read.finish_with(|| {
            Some(Self {
                email: email?,
                profile: profile.ok()?,
                password: password?,
            })
        })
    }
}

/// A person who asks, with everything that decides what they may do. Read anew at each request.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    pub id: PersonId,
    pub email: Email,
    pub profile: Profile,
    pub roles: Roles,
    /// Teams the person belongs to today, not as a lead; their counting team first.
    pub teams: Vec<TeamId>,
    /// When the weeks of the counting team close, and of those that are published with it.
    pub team_closes: Vec<Closes>,
    pub account: AccountState,
}

/// How the account of a person who asks stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountState {
    /// The password was set by a link without the person's own proof: what was sealed until then stays so.
    pub sealed_until: Option<DateTime<Utc>>,
    /// A link by which somebody could get a new password for it.
    pub reset: Option<WaitingReset>,
    /// It is closed: its person takes away what is theirs, or erases it.
    pub closed: bool,
}

impl Viewer {
    /// When a week of the viewer closes: with the last of the teams that the one they count in is
    /// published together with; without a team on Monday noon where they live.
    pub fn closing_of(&self, week: Week) -> DateTime<Utc> {
        let closes = self
            .team_closes
            .iter()
            .map(|closes| week.closes_at(*closes));
        let closes = closes.max();
        closes.unwrap_or_else(|| week.closes_at(Closes::usually(self.profile.zone)))
    }

    /// The team in whose Releases the viewer counts today, if there is one.
    pub fn counting_team(&self) -> Option<TeamId> {
        // The counting team comes first, and only with it the viewer's weeks close as a team's.
        let first = self.teams.first().copied();
        first.filter(|_| !self.team_closes.is_empty())
    }

    /// The last week that is complete for the viewer: it has closed, so that nobody asks for its
    /// missing days any more.
    pub fn last_complete(&self, now: DateTime<Utc>) -> Week {
        let this = self.today(now).week();
        let mut before = (1..).map(|n| this.back(n));
        let closed = before.find(|week| self.closing_of(*week) <= now);
        closed.unwrap_or_else(|| this.back(2))
    }

    /// The Day it is for this person.
    pub fn today(&self, now: DateTime<Utc>) -> Day {
        Day::of(now, self.profile.zone, self.profile.day_ends_at)
    }
}

/// What a person may do beside keeping their own entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    pub admin: bool,
    pub hr: bool,
    /// Teams the person leads today.
    pub leads: Vec<TeamId>,
}

/// A colleague as offered when a talk is logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub id: PersonId,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_an_address_have_one_key() {
        let key = |t: &str| Email::parse(t).unwrap().key();
        assert_eq!(key("Aki@Example.org"), key(" aki@example.ORG "));
        for text in [
            "aki",
            "@x.org",
            "aki@",
            "a b@x.org",
            "a@b@c.org",
            "a\0@x.org",
            "a@x\n.org",
        ] {
            assert!(Email::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_password_has_8_characters_or_more_and_is_never_printed() {
        assert!(Password::parse("1234567").is_err());
        assert!(
            Password::parse("日本語の合言葉").is_err(),
            "seven, in 21 bytes"
        );
        assert!(Password::parse("日本語の合い言葉").is_ok());
        assert!(Password::parse(&"x".repeat(1025)).is_err());
        assert_eq!(
            format!("{:?}", Password::parse("hunter22").unwrap()),
            "Password(…)"
        );
    }

    #[test]
    fn a_password_is_the_same_however_a_keyboard_composes_it() {
        let (composed, apart) = ("p\u{e4}sse 2 \u{304c}", "pa\u{308}sse 2 \u{304b}\u{3099}");
        let form = Form::default()
            .with("password", composed)
            .with("password-again", apart);
        let mut read = FormReader::new(&form);
        let password = read_new_password(&mut read, &form);
        let password = read.finish(password).unwrap();
        assert_eq!(password.reveal(), Password::parse(apart).unwrap().reveal());
        // Eight characters after it is composed, not before.
        assert!(Password::parse(&"a\u{308}".repeat(7)).is_err());
    }

    #[test]
    fn a_newcomer_sees_every_mistake_at_once() {
        let form = Form::default()
            .with("email", "x")
            .with("password", "short")
            .with("zone", "Moon");
        let mistakes = NewAccount::parse(&form, None).unwrap_err();
        for field in ["email", "password", "zone", "name", "language"] {
            assert!(mistakes.of(field).is_some(), "{field}");
        }
    }
}
