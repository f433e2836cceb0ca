//! Reads values out of JSON that somebody else wrote, and says which one is missing or odd.

use app::domain::forge_account::{Actor, ActorKind};
use chrono::{DateTime, Datelike, Utc};
use serde_json::Value;

/// What a text lacks, by the path of the field: `review.submitted_at`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lacks {
    #[error("{0} is missing")]
    Missing(String),
    #[error("{0} is not what it should be")]
    Odd(String),
    #[error("it is not JSON: {0}")]
    NotJson(String),
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Told<'v> {
    pub value: &'v Value,
    path: &'v str,
}

impl<'v> Told<'v> {
    pub fn root(value: &'v Value, path: &'v str) -> Self {
        Self { value, path }
    }

    fn name(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.path)
        }
    }

    fn odd(&self, field: &str) -> Lacks {
        Lacks::Odd(self.name(field))
    }

    /// The value of a field; null is as good as none.
    pub fn get(&self, field: &str) -> Option<&'v Value> {
        self.value.get(field).filter(|v| !v.is_null())
    }

    /// A field that holds fields. It is named by its own name alone.
    pub fn object(&self, field: &'v str) -> Result<Told<'v>, Lacks> {
        let value = self
            .get(field)
            .ok_or_else(|| Lacks::Missing(self.name(field)))?;
        if value.is_object() {
            Ok(Told::root(value, field))
        } else {
            Err(self.odd(field))
        }
    }

    pub fn text(&self, field: &str) -> Result<&'v str, Lacks> {
        self.optional_text(field)?
            .ok_or_else(|| Lacks::Missing(self.name(field)))
    }

    pub fn optional_text(&self, field: &str) -> Result<Option<&'v str>, Lacks> {
        let value = self.get(field);
        value
            .map(|v| v.as_str().ok_or_else(|| self.odd(field)))
            .transpose()
    }

    pub fn time(&self, field: &str) -> Result<DateTime<Utc>, Lacks> {
        self.optional_time(field)?
            .ok_or_else(|| Lacks::Missing(self.name(field)))
    }

    /// A time in UTC. The year 1 is how programs written in Go say *none*.
    pub fn optional_time(&self, field: &str) -> Result<Option<DateTime<Utc>>, Lacks> {
        let Some(text) = self.optional_text(field)? else {
            return Ok(None);
        };
        let time = DateTime::parse_from_rfc3339(text)
            .map_err(|_| self.odd(field))?
            .to_utc();
        match time.year() {
            1 => Ok(None),
            1990..=2200 => Ok(Some(time)),
            _ => Err(self.odd(field)),
        }
    }

    /// A count that the database can hold.
    pub fn optional_count(&self, field: &str) -> Result<Option<u32>, Lacks> {
        let value = self.get(field);
        let count = |v: &Value| v.as_u64().and_then(|n| u32::try_from(n).ok());
        value
            .map(|v| count(v).ok_or_else(|| self.odd(field)))
            .transpose()
    }

    /// The elements of a list; none where there is no list.
    pub fn list(&self, field: &str) -> Result<&'v [Value], Lacks> {
        match self.get(field) {
            None => Ok(&[]),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(self.odd(field)),
        }
    }

    /// Who acted; nobody where the account was deleted.
    pub fn actor(&self, field: &'v str) -> Result<Option<Actor>, Lacks> {
        if self.get(field).is_none() {
            return Ok(None);
        }
        let user = self.object(field)?;
        let Some(login) = user.optional_text("login")?.filter(|l| !l.is_empty()) else {
            return Ok(None);
        };
        let is_bot = user.get("type").and_then(Value::as_str) == Some("Bot")
            || user.get("is_bot").and_then(Value::as_bool) == Some(true);
        let told = if is_bot {
            ActorKind::Bot
        } else {
            ActorKind::Human
        };
        Actor::parse(login, told)
            .map(Some)
            .map_err(|_| user.odd("login"))
    }

    /// The names of labels, one line each.
    pub fn labels(&self) -> Result<Vec<String>, Lacks> {
        let mut names = Vec::new();
        for label in self.list("labels")? {
            let name = label.get("name").and_then(Value::as_str);
            let name = name.ok_or_else(|| self.odd("labels"))?;
            let name: String = name
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(200)
                .collect();
            names.push(name);
        }
        Ok(names)
    }
}
