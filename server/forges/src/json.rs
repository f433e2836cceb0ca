//! Reads values out of JSON that somebody else wrote, and says which one is missing or odd.

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Utc};
use irori_core::domain::branch::Branch;
use irori_core::domain::forge_account::{Actor, ActorKind, Forge};
use irori_core::domain::pull_request::{PullRequestRef, Readiness, Size};
use irori_core::domain::review::ForgeId;
use serde_json::Value;

/// What a text lacks, by the path of the field: `review.submitted_at`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    #[error("{0} is missing")]
    Missing(String),
    #[error("{0} is not what it should be")]
    Odd(String),
    #[error("{0} is more than a day after Irori's clock")]
    Ahead(String),
    #[error("it is not JSON: {0}")]
    NotJson(String),
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct JsonReader<'v> {
    pub value: &'v Value,
    path: &'v str,
    /// No time may be later.
    latest: Option<DateTime<Utc>>,
}

/// How far the clock of a forge may be ahead of ours.
const AHEAD_MOST: TimeDelta = TimeDelta::days(1);

impl<'v> JsonReader<'v> {
    pub fn root(value: &'v Value, path: &'v str) -> Self {
        Self {
            value,
            path,
            latest: None,
        }
    }

    /// All of a delivery that came in at `now`. The times of a forge are believed, but none that is
    /// more than a day after it.
    pub fn delivery(value: &'v Value, now: DateTime<Utc>) -> Self {
        Self {
            value,
            path: "",
            latest: now.checked_add_signed(AHEAD_MOST),
        }
    }

    /// A value that stands in this one.
    pub fn part(&self, value: &'v Value, path: &'v str) -> Self {
        Self {
            value,
            path,
            ..*self
        }
    }

    fn name(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.path)
        }
    }

    fn odd(&self, field: &str) -> PayloadError {
        PayloadError::Odd(self.name(field))
    }

    /// The value of a field; null is as good as none.
    pub fn get(&self, field: &str) -> Option<&'v Value> {
        self.value.get(field).filter(|v| !v.is_null())
    }

    fn missing(&self, field: &str) -> PayloadError {
        PayloadError::Missing(self.name(field))
    }

    /// What `of` makes of a field; odd where it makes nothing of it.
    fn optional<T>(
        &self,
        field: &str,
        of: impl FnOnce(&'v Value) -> Option<T>,
    ) -> Result<Option<T>, PayloadError> {
        let value = self.get(field);
        value
            .map(|value| of(value).ok_or_else(|| self.odd(field)))
            .transpose()
    }

    /// A field that holds fields. It is named by its own name alone.
    pub fn object(&self, field: &'v str) -> Result<JsonReader<'v>, PayloadError> {
        self.optional_object(field)?
            .ok_or_else(|| self.missing(field))
    }

    pub fn optional_object(&self, field: &'v str) -> Result<Option<JsonReader<'v>>, PayloadError> {
        let object = self.optional(field, |value| value.is_object().then_some(value))?;
        Ok(object.map(|value| self.part(value, field)))
    }

    pub fn optional_flag(&self, field: &str) -> Result<Option<bool>, PayloadError> {
        self.optional(field, Value::as_bool)
    }

    /// A whole number by which the forge names something; it may be negative.
    pub fn optional_number(&self, field: &str) -> Result<Option<i64>, PayloadError> {
        self.optional(field, Value::as_i64)
    }

    pub fn number(&self, field: &str) -> Result<i64, PayloadError> {
        self.optional_number(field)?
            .ok_or_else(|| self.missing(field))
    }

    /// `host/owner/name` out of the address of a repository's page.
    pub fn repository(&self, field: &str) -> Result<Option<String>, PayloadError> {
        let address = |value: &Value| repository_at(value.as_str()?);
        self.optional(field, address)
    }

    /// The branch of this name in the repository that `part` names by its field `address`; none
    /// where that repository is gone.
    pub fn branch(
        &self,
        name: &str,
        part: &'v str,
        address: &str,
    ) -> Result<Option<Branch>, PayloadError> {
        let repository = match self.optional_object(part)? {
            Some(part) => part.repository(address)?,
            None => None,
        };
        let name = self.optional_text(name)?.filter(|n| n.len() <= 300);
        Ok(repository.zip(name).map(|(repository, name)| Branch {
            repository,
            name: name.to_owned(),
        }))
    }

    pub fn text(&self, field: &str) -> Result<&'v str, PayloadError> {
        self.optional_text(field)?
            .ok_or_else(|| self.missing(field))
    }

    pub fn optional_text(&self, field: &str) -> Result<Option<&'v str>, PayloadError> {
        self.optional(field, Value::as_str)
    }

    pub fn time(&self, field: &str) -> Result<DateTime<Utc>, PayloadError> {
        self.optional_time(field)?
            .ok_or_else(|| self.missing(field))
    }

    /// A time in UTC, as RFC 3339 writes it or as GitLab does (`2026-11-20 01:00:00 UTC`). The year 1
    /// is how programs written in Go say *none*.
    pub fn optional_time(&self, field: &str) -> Result<Option<DateTime<Utc>>, PayloadError> {
        let Some(time) = self.optional(field, |value| moment(value.as_str()?))? else {
            return Ok(None);
        };
        match time.year() {
            1 => Ok(None),
            _ if self.latest.is_some_and(|latest| time > latest) => {
                Err(PayloadError::Ahead(self.name(field)))
            }
            1990..=2200 => Ok(Some(time)),
            _ => Err(self.odd(field)),
        }
    }

    /// A count that the database can hold.
    pub fn optional_count(&self, field: &str) -> Result<Option<u32>, PayloadError> {
        self.optional(field, |value| u32::try_from(value.as_u64()?).ok())
    }

    /// The elements of a list; none where there is no list.
    pub fn list(&self, field: &str) -> Result<&'v [Value], PayloadError> {
        let list = self.optional(field, |value| value.as_array().map(Vec::as_slice))?;
        Ok(list.unwrap_or_default())
    }

    /// The elements of a list, each named by the list's own name alone.
    pub fn parts(
        &self,
        field: &'v str,
    ) -> Result<impl Iterator<Item = JsonReader<'v>> + use<'v>, PayloadError> {
        let whole = *self;
        let list = self.list(field)?.iter();
        Ok(list.map(move |value| whole.part(value, field)))
    }

    /// Who acted; nobody where the account was deleted.
    pub fn actor(&self, field: &'v str) -> Result<Option<Actor>, PayloadError> {
        let Some(user) = self.optional_object(field)? else {
            return Ok(None);
        };
        let is_bot = user.get("type").and_then(Value::as_str) == Some("Bot")
            || user.get("is_bot").and_then(Value::as_bool) == Some(true);
        actor(user.optional_text("login")?, is_bot, &user.name("login"))
    }

    /// The size by its three counts; none unless all of them are told.
    pub fn size(&self) -> Result<Option<Size>, PayloadError> {
        let additions = self.optional_count("additions")?;
        let deletions = self.optional_count("deletions")?;
        let files = self.optional_count("changed_files")?;
        Ok((|| {
            Some(Size {
                additions: additions?,
                deletions: deletions?,
                files: files?,
            })
        })())
    }

    /// Whether reviewers are asked to look, by a field that is true for a draft; one that is something
    /// else than true or false says nothing.
    pub fn readiness(&self, field: &str) -> Readiness {
        readiness(self.get(field).and_then(Value::as_bool))
    }

    /// The pull request at the address in this field.
    pub fn place(&self, forge: Forge, field: &str) -> Result<PullRequestRef, PayloadError> {
        PullRequestRef::parse(forge, self.text(field)?).map_err(|_| self.odd(field))
    }

    /// The latest commit of a delivery's pull request; none where it is not told.
    pub fn head_commit(&self) -> Result<Option<ForgeId>, PayloadError> {
        let head = self.object("pull_request")?.optional_object("head")?;
        let commit = head.map(|h| h.optional_text("sha")).transpose()?.flatten();
        commit.map(|c| forge_id(c, "head.sha")).transpose()
    }

    /// The names of labels, one line each.
    pub fn labels(&self) -> Result<Vec<String>, PayloadError> {
        self.labels_by("name")
    }

    /// The names of labels, which stand in this field of each.
    pub fn labels_by(&self, field: &str) -> Result<Vec<String>, PayloadError> {
        let mut names = Vec::new();
        for label in self.list("labels")? {
            let name = label.get(field).and_then(Value::as_str);
            let name = name.ok_or_else(|| self.odd("labels"))?;
            names.push(label_of(name));
        }
        Ok(names)
    }
}

/// Whether reviewers are asked to look, by whether it is a draft.
pub fn readiness(is_draft: Option<bool>) -> Readiness {
    match is_draft {
        Some(true) => Readiness::Draft,
        Some(false) => Readiness::Ready,
        None => Readiness::Unsaid,
    }
}

/// The name of a label in one line, at most 200 characters.
pub fn label_of(name: &str) -> String {
    let line = name.chars().map(|c| if c.is_control() { ' ' } else { c });
    line.take(200).collect()
}

/// The forge's name of something; `name` is the field that holds it.
pub fn forge_id(text: &str, name: &str) -> Result<ForgeId, PayloadError> {
    ForgeId::parse(text).map_err(|_| PayloadError::Odd(name.to_owned()))
}

/// Who has this login; nobody where the account was deleted. `field` is the one that holds it.
pub fn actor(
    login: Option<&str>,
    is_bot: bool,
    field: &str,
) -> Result<Option<Actor>, PayloadError> {
    let Some(login) = login.filter(|login| !is_nobody(login)) else {
        return Ok(None);
    };
    let kind = match is_bot {
        true => ActorKind::Bot,
        false => ActorKind::Human,
    };
    let actor = Actor::parse(login, kind).map_err(|_| PayloadError::Odd(field.to_owned()))?;
    Ok(Some(actor))
}

/// Whether a login is the one under which a forge keeps what deleted accounts did.
pub fn is_nobody(login: &str) -> bool {
    login.is_empty() || login.eq_ignore_ascii_case("ghost")
}

/// `host/owner/name` out of an address; none for one that names no repository.
pub fn repository_at(address: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.trim_end_matches('/');
    let is_odd = |c: char| c.is_whitespace() || c.is_control();
    let parts = rest.split('/').collect::<Vec<_>>();
    let fits = rest.len() <= 300 && parts.len() >= 3 && !parts.contains(&"");
    (fits && !rest.contains(is_odd)).then(|| rest.to_owned())
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    match text.strip_suffix(" UTC") {
        Some(text) => NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f")
            .ok()
            .map(|time| time.and_utc()),
        None => DateTime::parse_from_rfc3339(text).ok().map(|t| t.to_utc()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_are_read_as_any_forge_writes_them() {
        let at = "2026-11-20T01:00:00Z".parse().unwrap();
        for text in [
            "2026-11-20T01:00:00Z",
            "2026-11-20T10:00:00+09:00",
            "2026-11-20T01:00:00.000Z",
            "2026-11-20 01:00:00 UTC",
        ] {
            assert_eq!(moment(text), Some(at), "{text}");
        }
        for text in ["", "2026-11-20", "2026-11-20 01:00:00", "UTC", " UTC"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_believed_until_a_day_ahead_of_our_clock() {
        let now = "2026-11-20T01:00:00Z".parse().unwrap();
        let value = json!({ "a": { "near": "2026-11-21T01:00:00Z", "far": "2026-11-21T01:00:01Z",
            "none": "0001-01-01T00:00:00Z", "old": "2008-01-01T00:00:00Z" } });
        let told = JsonReader::delivery(&value, now).object("a").unwrap();
        assert!(told.time("near").is_ok() && told.time("old").is_ok());
        assert_eq!(told.optional_time("none"), Ok(None));
        assert_eq!(
            told.time("far"),
            Err(PayloadError::Ahead("a.far".to_owned()))
        );
    }

    #[test]
    fn a_repository_is_known_by_its_address() {
        for (address, repository) in [
            ("https://lab.example/a/b/c", Some("lab.example/a/b/c")),
            ("http://git.example:3000/o/r/", Some("git.example:3000/o/r")),
            ("https://git.example/o", None),
            ("https://git.example//r", None),
            ("git@git.example:o/r.git", None),
            ("https://git.example/o/r r", None),
        ] {
            assert_eq!(repository_at(address).as_deref(), repository, "{address}");
        }
    }
}
