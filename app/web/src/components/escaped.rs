//! Text as it may stand where Leptos does not escape it: in a title and in a text area.

/// What a browser shows as `text`, whatever is in it, between two tags or in double quotes.
pub fn escaped(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => told.push_str("&amp;"),
            '<' => told.push_str("&lt;"),
            '>' => told.push_str("&gt;"),
            '"' => told.push_str("&quot;"),
            other => told.push(other),
        }
    }
    told
}
