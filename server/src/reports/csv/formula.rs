//! Texts that a spreadsheet would take for a formula.

/// A text that no spreadsheet takes for a formula: what begins like one gets a `'` before it
/// (RELIABILITY §2). Numbers are written by us and stay as they are.
pub fn neutral(text: &str) -> String {
    let begins = text.chars().next();
    let is_formula = begins.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c));
    if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
