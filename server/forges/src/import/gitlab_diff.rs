//! Changed lines of a merge request, counted: GitLab gives diffs and no counts.

use crate::generated::Generated;
use crate::json::{JsonReader, PayloadError};
use irori_core::domain::pull_request::Size;
use serde_json::Value;

/// The size and the lines of generated files out of `changes` or `diffs`; nothing of either where they
/// are not told, or not all of them: GitLab leaves out what is large.
pub fn lines(
    told: JsonReader<'_>,
    generated: &Generated,
) -> Result<(Option<Size>, Option<u32>), PayloadError> {
    let field = if told.get("changes").is_some() {
        "changes"
    } else {
        "diffs"
    };
    let files = told.list(field)?;
    if told.get(field).is_none() || !is_all(told, files)? {
        return Ok((None, None));
    }
    let (mut additions, mut deletions, mut unread) = (0_u64, 0_u64, 0_u64);
    for file in files {
        let file = JsonReader::root(file, field);
        let path = file.text("new_path")?;
        let (added, deleted) = changed_in(file.text("diff")?);
        additions += added;
        deletions += deleted;
        let said = file.get("generated_file").and_then(Value::as_bool);
        if said == Some(true) || generated.is_generated(path) {
            unread += added + deleted;
        }
    }
    let count = |n: u64| u32::try_from(n).map_err(|_| PayloadError::Odd(field.to_owned()));
    let size = Size {
        additions: count(additions)?,
        deletions: count(deletions)?,
        files: count(files.len() as u64)?,
    };
    Ok((Some(size), Some(count(unread)?)))
}

/// Whether every file is told, wholly. `changes_count` is a text, "1000+" where there are more; a merge
/// request of a list has none.
fn is_all(told: JsonReader<'_>, files: &[Value]) -> Result<bool, PayloadError> {
    let is_true = |value: &Value, field: &str| value[field].as_bool() == Some(true);
    let is_cut = |file: &Value| {
        is_true(file, "too_large") || is_true(file, "collapsed") || !file["diff"].is_string()
    };
    if is_true(told.value, "overflow") || files.iter().any(is_cut) {
        return Ok(false);
    }
    Ok(match told.optional_text("changes_count")? {
        Some(count) => count.parse() == Ok(files.len()),
        None => !files.is_empty(),
    })
}

/// Added and deleted lines of one file's diff. What stands before the first hunk are names.
fn changed_in(diff: &str) -> (u64, u64) {
    let hunks = diff.lines().skip_while(|line| !line.starts_with("@@"));
    hunks.fold((0, 0), |(added, deleted), line| match line.as_bytes() {
        [b'+', ..] => (added + 1, deleted),
        [b'-', ..] => (added, deleted + 1),
        _ => (added, deleted),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lines_are_counted_in_hunks_and_nowhere_else() {
        for (diff, expected) in [
            ("", (0, 0)),
            ("@@ -1 +1 @@\n-a\n+b\n", (1, 1)),
            (
                "--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n--- b\n+++ c\n+\n",
                (2, 1),
            ),
            (
                "@@ -1 +1,2 @@ fn\n+a\n@@ -9 +10 @@\n-b\n\\ No newline at end of file\n",
                (1, 1),
            ),
            ("Binary files a/x.png and b/x.png differ\n", (0, 0)),
        ] {
            assert_eq!(changed_in(diff), expected, "{diff}");
        }
    }

    fn check(record: &Value) -> (Option<u32>, Option<u32>) {
        let (size, generated) = lines(JsonReader::root(record, ""), &Generated::default()).unwrap();
        (size.map(|s| s.additions + s.deletions), generated)
    }

    #[test]
    fn a_size_is_told_only_where_all_of_it_is_known() {
        let file = |path: &str| json!({ "new_path": path, "diff": "@@ -1 +1 @@\n-a\n+b\n" });
        let mut said = file("b.rs");
        said["generated_file"] = json!(true);
        let changes =
            json!({ "changes": [file("a.rs"), file("go.sum"), said], "changes_count": "3" });
        assert_eq!(check(&changes), (Some(6), Some(4)));
        assert_eq!(
            check(&json!({ "diffs": [file("a.rs")] })),
            (Some(2), Some(0))
        );
        assert_eq!(
            check(&json!({ "changes": [], "changes_count": "0" })),
            (Some(0), Some(0))
        );
        for (field, value) in [
            ("changes_count", json!("4")),
            ("changes_count", json!("1000+")),
            ("overflow", json!(true)),
        ] {
            let mut cut = changes.clone();
            cut[field] = value;
            assert_eq!(check(&cut), (None, None), "{field}");
        }
        for field in ["too_large", "collapsed"] {
            let mut cut = changes.clone();
            cut["changes"][1][field] = json!(true);
            assert_eq!(check(&cut), (None, None), "{field}");
        }
        assert_eq!(
            check(&json!({ "changes": [], "changes_count": null })),
            (None, None)
        );
        assert_eq!(check(&json!({})), (None, None));
    }
}
