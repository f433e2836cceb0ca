//! Records of an import: how those of a forge are read, what they are, and why one is left out; read out of JSON
//! as forges' programs write it, one by one: a list, several lists one after the other, a list of lists, or
//! records line by line.

use crate::generated::Generated;
use crate::json::PayloadError;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::pull_request::{PullRequestPart, PullRequestUpdate};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;

/// How the records of a forge are read. It holds what one record must know of others, never records.
pub trait Format: Send + 'static {
    const FORGE: Forge;

    /// Takes in what other records need to know of this one; every record comes by once, before any is
    /// read.
    fn note(&mut self, record: &Value);

    /// What a record of [`RecordKind::Whole`] tells.
    fn news(&self, record: &Value, generated: &Generated) -> Result<PullRequestUpdate, SkipReason>;

    /// What a record of [`RecordKind::Part`] tells.
    fn part(&self, record: &Value) -> Result<PullRequestPart, SkipReason>;
}

/// What a record is, by its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// A pull request, perhaps with its reviews and comments.
    Whole,
    /// A review or comments of a pull request that is told elsewhere.
    Part,
    /// Nothing that can be taken in, and why.
    Other(&'static str),
}

/// Why a record was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    #[error(transparent)]
    PayloadError(#[from] PayloadError),
    #[error("{0}")]
    Other(&'static str),
}

/// Hands every record to `each`, which may break off; the rest is then not read. Lists are walked
/// into, to any depth; everything else is a record. No more than one is held. Fails where the text
/// is no JSON or ends early.
pub fn records(
    from: impl Read,
    each: impl FnMut(&Value) -> ControlFlow<()>,
) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_reader(from);
    let mut walk = Walk {
        each,
        stopped: false,
    };
    // What cannot be read is no end; it fails below.
    while json.end().is_err() {
        match Level(&mut walk).deserialize(&mut json) {
            Err(_) if walk.stopped => return Ok(()),
            read => read?,
        }
    }
    Ok(())
}

struct Walk<F> {
    each: F,
    stopped: bool,
}

impl<F: FnMut(&Value) -> ControlFlow<()>> Walk<F> {
    fn record<E: Error>(&mut self, record: &Value) -> Result<(), E> {
        if (self.each)(record).is_continue() {
            return Ok(());
        }
        self.stopped = true;
        Err(E::custom("nobody reads on"))
    }
}

/// What stands at one place: a list of such, or a record.
struct Level<'w, F>(&'w mut Walk<F>);

impl<'de, F: FnMut(&Value) -> ControlFlow<()>> DeserializeSeed<'de> for Level<'_, F> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, F: FnMut(&Value) -> ControlFlow<()>> Visitor<'de> for Level<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Level(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<(), A::Error> {
        let record = Value::deserialize(MapAccessDeserializer::new(fields))?;
        self.0.record(&record)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.record(&Value::Null)
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<(), E> {
        self.0.record(&Value::Bool(is))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.0.record(&number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.0.record(&number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.0.record(&number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.record(&text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn all(text: &str) -> (Vec<Value>, Result<(), serde_json::Error>) {
        let mut found = Vec::new();
        let read = records(text.as_bytes(), |record| {
            found.push(record.clone());
            ControlFlow::Continue(())
        });
        (found, read)
    }

    #[test]
    fn every_way_in_which_programs_write_lists_gives_the_same_records() {
        let expected = vec![json!({"a": [1, {"b": 2}]}), json!({"c": "]["})];
        for text in [
            r#"[{"a":[1,{"b":2}]},{"c":"]["}]"#,
            r#"[{"a":[1,{"b":2}]}][{"c":"]["}]"#,
            r#"[[{"a":[1,{"b":2}]}],[],[{"c":"]["}]]"#,
            "{\"a\":[1,{\"b\":2}]}\n{\"c\":\"][\"}\n",
            "{\n \"a\": [1, {\"b\": 2}]\n}\n\n[]\n[{\"c\":\"][\"}]\n",
        ] {
            let (found, read) = all(text);
            assert!(read.is_ok(), "{text}");
            assert_eq!(found, expected, "{text}");
        }
        let (found, read) = all("[1, null, true, \"x\", -2, 1.5]");
        assert!(read.is_ok() && found.len() == 6, "{found:?}");
    }

    #[test]
    fn what_is_cut_off_says_so_after_its_whole_records_and_what_is_no_json_fails() {
        for (text, whole) in [
            (r#"[{"a":1},{"b":2},{"c":"#, 2),
            (r#"[{"a":1},"#, 1),
            (r#"[[{"a":1}],[{"b":2}"#, 2),
            ("{\"a\":1}\n{\"b\"", 1),
        ] {
            let (found, read) = all(text);
            assert!(read.is_err_and(|e| e.is_eof()), "{text}");
            assert_eq!(found.len(), whole, "{text}");
        }
        for text in ["<html>", "[{}}", "{\"a\":1,}", "a,b\n1,2", "[1 2]"] {
            assert!(all(text).1.is_err_and(|e| e.is_syntax()), "{text}");
        }
        assert!(all("").1.is_ok() && all(" \n").1.is_ok());
    }

    #[test]
    fn who_breaks_off_is_handed_nothing_more() {
        let mut handed = 0;
        let read = records(&b"[[{},{},{}],[{}]] nonsense"[..], |_| {
            handed += 1;
            match handed {
                2 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        });
        assert!(read.is_ok());
        assert_eq!(handed, 2);
    }
}
