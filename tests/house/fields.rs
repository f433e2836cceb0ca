//! Every field that people type into is known to what shows a form without its fields, so that nothing they
//! typed is left out where it waits to be saved.

use super::files;
use irori_web::actions::SECRET_FIELDS;
use std::collections::BTreeSet;

/// The names in calls such as `field::line(act, "minutes", …)`.
fn typed(text: &str) -> Vec<&str> {
    ["field::line(", "field::lines("]
        .iter()
        .flat_map(|call| text.split(call).skip(1))
        .filter_map(|rest| {
            let mut arguments = rest.split(',').skip(1);
            let name = arguments.next()?.trim();
            name.strip_prefix('"')?.strip_suffix('"')
        })
        .collect()
}

#[test]
fn fields_are_found_in_calls_of_one_line_and_of_several() {
    let calls =
        "field::line(act, \"minutes\", \"minutes\", None)\nfield::lines(\n  &act,\n  \"note\",\n";
    assert_eq!(typed(calls), ["minutes", "note"]);
    assert_eq!(typed("field::line(act, name, \"x\")"), [""; 0]);
}

#[test]
fn whatever_is_typed_is_shown_where_it_waits_to_be_saved() {
    let files = files("app/web/src", &["rs"]);
    let of = |end: &str| files.iter().find(|(path, _)| path.ends_with(end)).unwrap();
    let shown = &of("components/answers.rs").1;
    let fields: BTreeSet<&str> = files.iter().flat_map(|(_, text)| typed(text)).collect();
    assert!(fields.len() > 20, "{fields:?}");
    let left_out: Vec<_> = fields
        .into_iter()
        .filter(|field| !SECRET_FIELDS.contains(field))
        .filter(|field| !shown.contains(&format!("(\"{field}\", ")))
        .collect();
    assert_eq!(left_out, [""; 0]);
}
