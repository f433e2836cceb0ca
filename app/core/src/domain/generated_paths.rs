//! Patterns of generated files, set by an admin: lines in the way of `.gitattributes`.

use super::form::{FieldError, Form, FormReader, ValidationErrors, normalise_newlines};
use chrono::{DateTime, Utc};

/// The most lines of one's own.
pub const LINES_MOST: usize = 200;
/// The most characters of a line.
pub const LINE_MOST: usize = 200;

/// The list as it is in force: what Irori comes with, then the house's own lines; the last line that
/// fits a path decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedPaths {
    pub built_in: &'static str,
    /// Empty where nobody set any.
    pub own: String,
    /// When they were set last.
    pub set: Option<DateTime<Utc>>,
}

/// Reads the house's own lines; none at all is as good. Whether each is a pattern is not asked here.
pub fn parse(form: &Form) -> Result<String, ValidationErrors> {
    let mut read = FormReader::new(form);
    let lines = read.optional("patterns", parse_lines);
    read.finish(Some(lines.unwrap_or_default()))
}

fn parse_lines(text: &str) -> Result<String, FieldError> {
    let text = normalise_newlines(text);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    if lines.len() > LINES_MOST {
        return Err(FieldError::new("wrong-generated-lines")
            .with("most", LINES_MOST)
            .with("lines", lines.len()));
    }
    for (number, line) in (1..).zip(&lines) {
        let length = line.chars().count();
        if length > LINE_MOST {
            return Err(FieldError::new("wrong-generated-length")
                .with("line", number)
                .with("most", LINE_MOST)
                .with("length", length));
        }
        if line.chars().any(char::is_control) {
            return Err(wrong_line(number));
        }
    }
    Ok(lines.join("\n"))
}

/// The sentence for a line, counted from 1, that is no pattern.
pub fn wrong_line(line: usize) -> FieldError {
    FieldError::new("wrong-generated-line").with("line", line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<String, String> {
        let form = Form::new(vec![("patterns".to_owned(), text.to_owned())]);
        parse(&form).map_err(|mistakes| {
            let wrong = mistakes.of("patterns").unwrap();
            format!("{} {:?}", wrong.key, wrong.numbers)
        })
    }

    #[test]
    fn lines_are_taken_as_they_are_up_to_two_hundred_of_two_hundred() {
        assert_eq!(check(""), Ok(String::new()));
        assert_eq!(check("  \n"), Ok(String::new()));
        assert_eq!(
            check("*.rs \r\n\r\n!a/生成.rs"),
            Ok("*.rs\n\n!a/生成.rs".to_owned())
        );
        let line = "界".repeat(LINE_MOST);
        let most = vec![line.as_str(); LINES_MOST].join("\n");
        assert_eq!(check(&most), Ok(most.clone()));
        let wrong = check(&format!("{most}\nx")).unwrap_err();
        assert!(wrong.starts_with("wrong-generated-lines"), "{wrong}");
        let wrong = check(&format!("a\n{line}x")).unwrap_err();
        assert!(
            wrong.starts_with("wrong-generated-length") && wrong.contains('2'),
            "{wrong}"
        );
        let wrong = check("a\nb\u{7}").unwrap_err();
        assert!(wrong.starts_with("wrong-generated-line"), "{wrong}");
    }
}
