//! Form validation: named texts in, values or mistakes out.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// No form of ours has more fields.
const FIELDS_MOST: usize = 2000;

/// Fields of a submitted form in the order they came; a name may occur several times.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form(Vec<(String, String)>);

impl Form {
    pub fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// Reads `application/x-www-form-urlencoded`; `None` for broken UTF-8 and more than 2,000 fields.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut fields = Vec::new();
        for pair in bytes.split(|b| *b == b'&').filter(|p| !p.is_empty()) {
            let mut halves = pair.splitn(2, |b| *b == b'=');
            let name = decoded(halves.next().unwrap_or_default())?;
            let value = decoded(halves.next().unwrap_or_default())?;
            fields.push((name, value));
            if fields.len() > FIELDS_MOST {
                return None;
            }
        }
        Some(Self(fields))
    }

    /// The first value under `name`, if there is one; it may be empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Every value under `name`.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Every field in its order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The form as a query: `a=1&b=%E5%9B%B2`.
    pub fn to_query(&self) -> String {
        let pairs = self
            .0
            .iter()
            .map(|(n, v)| format!("{}={}", percent_encoded(n), percent_encoded(v)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// What tells this form from another with other values: 16 hexadecimal digits.
    pub fn version(&self) -> FormVersion {
        let digest = Sha256::digest(self.to_query());
        FormVersion(
            digest[..8]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        )
    }

    /// The form with one more field; for building forms from stored values.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// The form with one more field where there is a value.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The form without fields that must not be kept, such as passwords.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        self.0.retain(|(n, _)| !names.contains(&n.as_str()));
        self
    }
}

/// The name of the field in which a form carries its [`FormVersion`].
pub const VERSION: &str = "version";

/// What was stored when somebody began to write: two are alike where the same is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormVersion(String);

impl FormVersion {
    /// What a form carries of what its writer saw; `None` where they saw nothing stored.
    pub fn seen(form: &Form) -> Option<Self> {
        let text = form.text(VERSION).filter(|text| !text.is_empty());
        text.map(|text| Self(text.to_owned()))
    }
}

impl fmt::Display for FormVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text as it may stand in a query: everything but ASCII letters and digits is escaped.
pub fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A piece of an address as it was meant; what is no text in it is marked as such.
pub fn percent_decoded(text: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(text);
    bytes.decode_utf8_lossy().into_owned()
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = bytes
        .iter()
        .map(|b| if *b == b'+' { b' ' } else { *b })
        .collect();
    let decoded = percent_decode(&spaced).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// Why one text could not be believed: the key of a sentence and the numbers in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub key: String,
    pub numbers: Vec<(String, String)>,
}

impl FieldError {
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            numbers: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.numbers.push((name.to_owned(), value.to_string()));
        self
    }
}

/// A [`FieldError`] and the field it stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    pub field: String,
    pub wrong: FieldError,
}

/// All that is wrong with a form; never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidationErrors(Vec<Mistake>);

impl ValidationErrors {
    pub fn one(field: &str, wrong: FieldError) -> Self {
        Self(vec![Mistake {
            field: field.to_owned(),
            wrong,
        }])
    }

    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|m| m.field == field).map(|m| &m.wrong)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Mistake> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads a form field by field and gathers every mistake, so that a person sees all at once.
pub struct FormReader<'f> {
    form: &'f Form,
    mistakes: ValidationErrors,
}

impl<'f> FormReader<'f> {
    pub fn new(form: &'f Form) -> Self {
        Self {
            form,
            mistakes: ValidationErrors::default(),
        }
    }

    /// `None` when the field is absent, blank or wrong; wrong is remembered.
    pub fn optional<T>(
        &mut self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, FieldError>,
    ) -> Option<T> {
        let text = self.form.text(field).filter(|t| !t.trim().is_empty())?;
        match parse(text) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.mistake(field, wrong);
                None
            }
        }
    }

    /// Like [`FormReader::optional`], and a blank is a mistake too.
    pub fn required<T>(
        &mut self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, FieldError>,
    ) -> Option<T> {
        if self.form.text(field).is_none_or(|t| t.trim().is_empty()) {
            self.mistake(field, FieldError::new("wrong-missing"));
            return None;
        }
        self.optional(field, parse)
    }

    /// Every value under the name that parses; each that does not is a mistake.
    pub fn all<T>(&mut self, field: &str, parse: impl Fn(&str) -> Result<T, FieldError>) -> Vec<T> {
        let texts: Vec<&str> = self
            .form
            .all(field)
            .filter(|t| !t.trim().is_empty())
            .collect();
        let mut values = Vec::with_capacity(texts.len());
        for text in texts {
            match parse(text) {
                Ok(value) => values.push(value),
                Err(wrong) => self.mistake(field, wrong),
            }
        }
        values
    }

    /// Whether a check box of this name was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        self.form.text(field).is_some()
    }

    pub fn mistake(&mut self, field: &str, wrong: FieldError) {
        self.mistakes.0.push(Mistake {
            field: field.to_owned(),
            wrong,
        });
    }

    /// The value, if nothing was wrong. `value` is `None` only where a mistake was noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, ValidationErrors> {
        match value {
            Some(value) if self.mistakes.is_empty() => Ok(value),
            _ if self.mistakes.is_empty() => Err(ValidationErrors::one(
                "form",
                FieldError::new("wrong-missing"),
            )),
            _ => Err(self.mistakes),
        }
    }

    /// The value of several fields that were read, if nothing was wrong.
    pub fn finish_with<T>(self, value: impl FnOnce() -> Option<T>) -> Result<T, ValidationErrors> {
        self.finish(value())
    }
}

/// Normalises line ends to `\n`.
pub fn normalise_newlines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text of at most `most` characters with normalised line ends. Refuses NUL.
pub fn parse_text(text: &str, most: usize) -> Result<String, FieldError> {
    if text.contains('\0') {
        return Err(FieldError::new("wrong-nul"));
    }
    let text = normalise_newlines(text);
    let length = text.chars().count();
    if length > most {
        return Err(FieldError::new("wrong-too-long")
            .with("most", most)
            .with("length", length));
    }
    Ok(text)
}

/// One line of text: as [`parse_text`], outer white space cut, line breaks refused, not blank.
pub fn parse_line(text: &str, most: usize) -> Result<String, FieldError> {
    let text = parse_text(text, most)?;
    let text = text.trim();
    if text.contains('\n') {
        return Err(FieldError::new("wrong-one-line"));
    }
    if text.is_empty() {
        return Err(FieldError::new("wrong-missing"));
    }
    Ok(text.to_owned())
}

/// A name given by a machine: 1 to `most` visible ASCII characters.
pub fn parse_machine_name(text: &str, most: usize) -> Result<String, FieldError> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    if fits {
        Ok(text.to_owned())
    } else {
        Err(FieldError::new("wrong-id"))
    }
}

/// A text as a machine reads it: full-width letters, digits and marks are as good as narrow ones (NFKC), outer
/// white space is cut.
pub fn folded(text: &str) -> String {
    let folded: String = text.nfkc().collect();
    folded.trim().to_owned()
}

/// A whole number from `least` to `most`. Full-width digits are read as well.
pub fn parse_number<N>(text: &str, least: N, most: N) -> Result<N, FieldError>
where
    N: Copy + Into<i64> + TryFrom<i64> + ToString,
{
    within(folded(text).parse().ok(), least, most, "wrong-number")
}

/// Minutes from `least` to `most` as people write them: `90`, `1:30`, `1h30`, `1.5 h`, `45 min`, `30分`,
/// `1時間半`.
pub fn parse_minutes<N>(text: &str, least: N, most: N) -> Result<N, FieldError>
where
    N: Copy + Into<i64> + TryFrom<i64> + ToString,
{
    within(minutes_of(&folded(text)), least, most, "wrong-minutes")
}

fn within<N>(number: Option<i64>, least: N, most: N, key: &str) -> Result<N, FieldError>
where
    N: Copy + Into<i64> + TryFrom<i64> + ToString,
{
    number
        .filter(|number| (least.into()..=most.into()).contains(number))
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| FieldError::new(key).with("least", least).with("most", most))
}

/// How people end a number of hours, and of minutes; a longer one before those it begins with.
const HOURS: [&str; 7] = ["時間", "hours", "hour", "hrs", "hr", "std", "h"];
const MINUTES: [&str; 6] = ["分", "minutes", "minute", "mins", "min", "m"];

fn minutes_of(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase();
    if let Some((hours, minutes)) = text.split_once(':') {
        let minutes = digits(minutes).filter(|n| minutes.len() == 2 && *n < 60)?;
        return Some(digits(hours)? * 60 + minutes);
    }
    let Some((hours, rest)) = HOURS.iter().find_map(|unit| text.split_once(unit)) else {
        return digits(without_unit(&text));
    };
    match rest {
        "" => hours_of(hours),
        "半" => Some(digits(hours)? * 60 + 30),
        rest => {
            let minutes = digits(without_unit(rest)).filter(|n| *n < 60)?;
            Some(digits(hours)? * 60 + minutes)
        }
    }
}

fn without_unit(text: &str) -> &str {
    let bare = MINUTES.iter().find_map(|unit| text.strip_suffix(unit));
    bare.unwrap_or(text)
}

/// `1`, `1.5` and `1,5` hours in minutes; what is no whole number of these is no answer.
fn hours_of(text: &str) -> Option<i64> {
    let Some((whole, tenths)) = text.split_once(['.', ',']) else {
        return Some(digits(text)? * 60);
    };
    let parts = 10_i64.checked_pow(u32::try_from(tenths.len()).ok()?)?;
    let minutes = digits(tenths)? * 60;
    (minutes % parts == 0).then_some(digits(whole)? * 60 + minutes / parts)
}

/// At most five ASCII digits and nothing else.
pub(crate) fn digits(text: &str) -> Option<i64> {
    let fits = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// Makes an enum whose values have one text in forms, databases and addresses.
macro_rules! text_enum {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $text:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $value),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// The text that stands for this value in forms, databases and addresses.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$value => $text),+ }
            }

            /// Reads what [`Self::as_str`] wrote; anything else is refused.
            pub fn parse(text: &str) -> Result<Self, $crate::domain::form::FieldError> {
                match text {
                    $($text => Ok($name::$value),)+
                    _ => Err($crate::domain::form::FieldError::new("wrong-choice")),
                }
            }
        }
    };
}
pub(crate) use text_enum;

/// Serialises a type as the text that it is displayed as, and reads it with its `parse`; the type says
/// `#[serde(try_from = "String", into = "String")]`.
macro_rules! serialised_as_text {
    ($name:ty) => {
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                Self::parse(&text).map_err(|wrong| format!("{text:?}: {}", wrong.key))
            }
        }
    };
}
pub(crate) use serialised_as_text;

/// Reads the answers `yes` and `no`.
pub fn parse_yes_no(text: &str) -> Result<bool, FieldError> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(FieldError::new("wrong-choice")),
    }
}

/// The text [`parse_yes_no`] reads.
pub fn yes_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law_tests::holds;
    use proptest::collection::vec;

    #[test]
    fn any_form_reads_back_from_its_query() {
        let field = (".*", ".*");
        holds(300, vec(field, 0..8), |fields| {
            let form = Form::new(fields);
            assert_eq!(Form::decode(form.to_query().as_bytes()), Some(form));
        });
    }

    #[test]
    fn a_number_outside_its_range_or_not_a_number_is_refused() {
        for text in [
            "0",
            "6",
            "-1",
            "3.5",
            "three",
            "",
            "99999999999999999999",
            "1e3",
            "٣",
        ] {
            assert!(parse_number(text, 1, 5).is_err(), "{text}");
        }
        for (text, number) in [("1", 1), (" 5 ", 5), ("3", 3)] {
            assert_eq!(parse_number(text, 1, 5), Ok(number), "{text}");
        }
    }

    #[test]
    fn minutes_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("90", 90),
            ("９０", 90),
            (" 1:30 ", 90),
            ("１：３０", 90),
            ("1h30", 90),
            ("1h 30m", 90),
            ("1 h", 60),
            ("1.5h", 90),
            ("1,5 Std", 90),
            ("2 hours", 120),
            ("45 min", 45),
            ("45m", 45),
            ("30分", 30),
            ("３０ 分", 30),
            ("1時間", 60),
            ("1時間30分", 90),
            ("1時間半", 90),
        ] {
            assert_eq!(parse_minutes(text, 1, 1440), Ok(minutes), "{text}");
        }
        for text in [
            "",
            "h",
            ":",
            "0",
            "1441",
            "1:60",
            "1:5",
            "1h60",
            "1h30h",
            "-5",
            "1.51h",
            "99999999999h",
            "fünf",
            "1.5",
            "1::30",
            "25h",
            "m",
        ] {
            assert!(parse_minutes(text, 1, 1440).is_err(), "{text}");
        }
        holds(300, ".*", |text: String| {
            if let Ok(minutes) = parse_minutes::<i64>(&text, 1, 1440) {
                assert!((1..=1440).contains(&minutes));
            }
        });
    }

    #[test]
    fn a_reader_gathers_every_mistake_and_keeps_none_of_the_values() {
        let form = Form::default().with("a", "x").with("b", "9");
        let mut read = FormReader::new(&form);
        let a = read.optional("a", |t| parse_number(t, 1, 5));
        let b = read.optional("b", |t| parse_number(t, 1, 5));
        let c = read.required("c", |t| parse_line(t, 10));
        let mistakes = read.finish(Some((a, b, c))).unwrap_err();
        assert_eq!(
            mistakes
                .iter()
                .map(|m| m.field.as_str())
                .collect::<Vec<_>>(),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn a_text_keeps_everything_but_its_line_ends_and_refuses_nul() {
        assert_eq!(parse_text("a\r\nb\rc\n", 10).as_deref(), Ok("a\nb\nc\n"));
        assert!(parse_text("a\0b", 10).is_err());
        assert!(parse_text("四文字だ", 3).is_err());
    }
}
