//! Quarantine of signed deliveries that cannot be read: their structure and what the readers read, and no
//! text that somebody wrote.

use crate::adapters::gitea;
use crate::adapters::reverts::{self, RevertTarget};
use crate::dispatch;
use crate::generated::Generated;
use crate::json::{PayloadError, repository_at};
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{DeliveryId, WebhookEvent};
use irori_core::domain::quarantine::{Malformed, PAYLOAD_MOST};
use irori_core::domain::review::{Substance, substance};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Stands for a text of substance.
const SUBSTANTIVE: &str = "A text of substance stood here.";

/// Stands for the title of a draft.
const UNFINISHED: &str = "WIP:";

/// Fields whose strings stay, beside those that end in `_at`: what the readers of the forges read of
/// GitHub, GitLab and Gitea. Not among them: names of people, e-mail addresses, titles.
const KEPT: &[&str] = &[
    "action",
    "added",
    "after",
    "base_ref",
    "before",
    "checkout_sha",
    "commit_id",
    "event_name",
    "event_type",
    "full_name",
    "git_http_url",
    "html_url",
    "id",
    "label",
    "login",
    "merge_commit_sha",
    "modified",
    "node_id",
    "noteable_type",
    "object_kind",
    "oldrev",
    "path_with_namespace",
    "pull_request_url",
    "ref",
    "removed",
    "sha",
    "source_branch",
    "state",
    "target_branch",
    "timestamp",
    "type",
    "url",
    "user_username",
    "username",
    "web_url",
];

/// Whose `name` is none of a person: `pusher.name` is a login.
const NAMED: &[&str] = &[
    "labels",
    "label",
    "repository",
    "repo",
    "project",
    "pusher",
    "app",
];

/// Fields that are judged for substance, or in which a pull request is taken back.
const JUDGED: &[&str] = &["body", "content", "description", "note"];

/// What to keep of a delivery that lacks something; `payload` is what JSON it has. A delivery without a
/// name of its own is named after its body. `None` where not even that can be kept.
pub fn malformed(
    event: &str,
    delivery: &str,
    payload: Option<&Value>,
    body: &[u8],
    lacks: &PayloadError,
) -> Option<Malformed> {
    let delivery = DeliveryId::parse(delivery).or_else(|_| DeliveryId::parse(&named(body)));
    let kept = payload.map(|p| without_texts(p).to_string());
    Some(Malformed {
        delivery: delivery.ok()?,
        event: event.chars().take(100).collect(),
        repository: payload.and_then(repository_of),
        lacks: lacks.to_string().chars().take(500).collect(),
        payload: kept.filter(|k| k.len() <= PAYLOAD_MOST).unwrap_or_default(),
    })
}

fn named(body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    format!("unnamed-{}", hex::encode(&hash[..16]))
}

/// `host/owner/name`, where a payload says of which repository it is.
pub fn repository_of(payload: &Value) -> Option<String> {
    let address = |object: &str, field: &str| payload.get(object)?.get(field)?.as_str();
    let address = address("repository", "html_url").or_else(|| address("project", "web_url"));
    repository_at(address?)
}

/// Reads a delivery that was kept since it was `received`.
pub fn read_again(
    forge: Forge,
    kept: &Malformed,
    generated: &Generated,
    received: DateTime<Utc>,
) -> Result<WebhookEvent, PayloadError> {
    if kept.payload.is_empty() {
        return Err(PayloadError::Missing("The payload".to_owned()));
    }
    let payload: Value =
        serde_json::from_str(&kept.payload).map_err(|e| PayloadError::NotJson(e.to_string()))?;
    dispatch::tidings(forge, &kept.event, &payload, generated, received)
}

/// The payload with every text that somebody wrote taken out, so that its readers tell the same of it:
/// a text that is judged becomes another of the same verdict. E-mail addresses go too, so nothing is told
/// any more of who commits with which.
pub fn without_texts(payload: &Value) -> Value {
    strip(payload, "", "")
}

/// `key` is the field in which the value stands, also within lists; `of` the field of the object around it.
fn strip(value: &Value, key: &str, of: &str) -> Value {
    match value {
        Value::String(text) => Value::String(kept(text, key, of)),
        Value::Array(items) => items.iter().map(|item| strip(item, key, of)).collect(),
        Value::Object(fields) => {
            let fields = fields.iter();
            Value::Object(
                fields
                    .map(|(name, value)| (name.clone(), strip(value, name, key)))
                    .collect(),
            )
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn kept(text: &str, key: &str, of: &str) -> String {
    let is_name = key == "name" && NAMED.contains(&of);
    // GitLab's labels have titles.
    let is_label = key == "title" && of == "labels";
    // Gitea has drafts by their titles, and says what a title was.
    let is_title = key == "title" || (key == "from" && of == "title");
    if KEPT.contains(&key) || key.ends_with("_at") || is_name || is_label {
        text.to_owned()
    } else if JUDGED.contains(&key) {
        stand_in(text)
    } else if is_title && gitea::is_unfinished(text) {
        UNFINISHED.to_owned()
    } else {
        String::new()
    }
}

/// Another text of the same verdict, with what it says of pull requests that it takes back.
fn stand_in(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().filter_map(taken_back).collect();
    if substance(text) == Substance::Substantive {
        lines.insert(0, SUBSTANTIVE.to_owned());
    }
    lines.join("\n")
}

/// The line that takes the same back, as the forges' buttons write it, and nothing after.
fn taken_back(line: &str) -> Option<String> {
    let RevertTarget { of, sign, number } = reverts::named_in(line)?;
    let is_path = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let begins = match sign {
        '!' => "This reverts merge request",
        _ => "Reverts",
    };
    of.chars()
        .all(is_path)
        .then(|| format!("{begins} {of}{sign}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_somebody_wrote_goes_and_what_is_read_stays() {
        let payload = json!({
            "action": "submitted", "number": 7,
            "repository": { "html_url": "https://github.com/Octo/Hearth/", "description": "Our own stove at home" },
            "pull_request": {
                "title": "Secret plans", "body": "LGTM", "draft": false, "user": { "login": "aki", "name": "Aki Tanaka" },
                "updated_at": "2026-11-20T01:00:00Z", "labels": [{ "name": "deps", "description": "x" }],
            },
            "review": { "body": "Please rename this before the merge", "state": "approved" },
            "commits": [{ "message": "Secret", "author": { "email": "aki@example.org", "name": "Aki", "username": "aki" },
                "added": ["src/a.rs"] }],
        });
        let kept = without_texts(&payload);
        assert_eq!(
            kept,
            json!({
                "action": "submitted", "number": 7,
                "repository": { "html_url": "https://github.com/Octo/Hearth/", "description": SUBSTANTIVE },
                "pull_request": {
                    "title": "", "body": "", "draft": false, "user": { "login": "aki", "name": "" },
                    "updated_at": "2026-11-20T01:00:00Z", "labels": [{ "name": "deps", "description": "" }],
                },
                "review": { "body": SUBSTANTIVE, "state": "approved" },
                "commits": [{ "message": "", "author": { "email": "", "name": "", "username": "aki" },
                    "added": ["src/a.rs"] }],
            })
        );
        assert_eq!(
            repository_of(&kept).as_deref(),
            Some("github.com/Octo/Hearth")
        );
    }

    #[test]
    fn a_title_says_that_it_is_a_draft_and_nothing_else() {
        for (title, kept) in [
            ("WIP: secret plans", "WIP:"),
            ("[wip] secret plans", "WIP:"),
            ("secret plans, WIP:", ""),
        ] {
            let payload = json!({ "title": title, "changes": { "title": { "from": title }, "body": { "from": title } } });
            assert_eq!(
                without_texts(&payload),
                json!({ "title": kept, "changes": { "title": { "from": kept }, "body": { "from": "" } } })
            );
        }
    }

    #[test]
    fn a_stand_in_has_the_verdict_of_its_text_and_takes_back_the_same() {
        for (text, stand_in_of) in [
            ("", ""),
            ("LGTM!", ""),
            ("ここは要確認", SUBSTANTIVE),
            ("```suggestion\nx\n```", SUBSTANTIVE),
            ("Reverts #7", "Reverts #7"),
            (
                "Too slow.\r\n\r\nReverts Octo/Hearth#12. Sorry",
                "A text of substance stood here.\nReverts Octo/Hearth#12",
            ),
            (
                "This reverts merge request !7",
                "A text of substance stood here.\nThis reverts merge request !7",
            ),
            (
                "This reverts pull request #7, sadly",
                "A text of substance stood here.\nReverts #7",
            ),
            ("Reverts our plan#7", SUBSTANTIVE),
            ("Reverts #7th", ""),
        ] {
            let made = stand_in(text);
            assert_eq!(made, stand_in_of, "{text:?}");
            assert_eq!(substance(&made), substance(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_json_or_too_large_keeps_its_name_and_nothing_else() {
        let lacks = PayloadError::Missing("action".to_owned());
        let large = format!("[{}1]", "1,".repeat(PAYLOAD_MOST));
        for payload in [&b"{\"action\":"[..], b"", large.as_bytes()] {
            let parsed = serde_json::from_slice(payload).ok();
            let kept = malformed("pull_request", "", parsed.as_ref(), payload, &lacks).unwrap();
            assert_eq!(kept.payload, "");
            assert!(kept.delivery.as_str().starts_with("unnamed-"));
            assert_eq!(
                read_again(
                    Forge::GitHub,
                    &kept,
                    &Generated::default(),
                    DateTime::UNIX_EPOCH
                )
                .map_err(|e| e.to_string()),
                Err("The payload is missing".to_owned())
            );
        }
        let kept = malformed("push", "d-1", Some(&json!({})), b"{}", &lacks).unwrap();
        assert_eq!(
            (kept.delivery.as_str(), kept.payload.as_str()),
            ("d-1", "{}")
        );
    }
}
