//! The style sheet, file by file in the order they are served.

/// Files by their names in `style/`, with their texts.
macro_rules! style_files {
    ($($name:literal)+) => {
        &[$(($name, include_str!(concat!("../../../style/", $name)))),+]
    };
}

/// The files; a test holds the list complete.
pub const STYLE_FILES: &[(&str, &str)] = style_files! {
    "tokens.css" "base.css" "agenda.css" "annotation.css" "band.css" "button.css" "chart.css"
    "chips.css" "columns.css" "dangerous.css" "demo-banner.css" "dots.css" "empty.css"
    "entries.css" "facts.css" "field.css" "figure.css" "filters.css" "findings.css"
    "folded.css" "follow-ups.css" "foot.css" "house.css" "household.css" "log.css" "mark.css"
    "nav.css" "none-today.css" "note.css" "notice.css" "page-head.css" "pager.css"
    "policy-choice.css" "porch.css" "print.css" "report.css" "row.css" "scale.css"
    "secret.css" "sheet.css" "skip.css" "stack.css" "state.css" "subnav.css" "table.css"
    "tick.css" "tree.css" "why.css"
};
