//! The only place with a `<textarea`: Leptos 0.8 does not escape its children when it renders on
//! the server, so stored text would be stored script. A test forbids the tag anywhere else.

use super::escaped::escaped;
use leptos::prelude::*;

/// A text area that shows `text` as text, whatever is in it.
///
/// A browser drops the first line break after the tag, so one is put there for it.
pub fn safe_text_area(
    name: &'static str,
    id: String,
    text: &str,
    rows: u8,
    described_by: Option<String>,
    invalid: Option<&'static str>,
) -> AnyView {
    let inner = format!("\n{}", escaped(text));
    html! {
        <textarea
            name=name
            id=id
            rows=rows.to_string()
            aria-describedby=described_by
            aria-invalid=invalid
            inner_html=inner
        ></textarea>
    }
}

/// A text area with a text to be copied, which cannot be changed.
pub fn text_to_copy(id: &'static str, text: &str, rows: u8) -> AnyView {
    let inner = format!("\n{}", escaped(text));
    html! {
        <textarea id=id rows=rows.to_string() readonly spellcheck="false" inner_html=inner></textarea>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_closes_the_tag_stays_text() {
        let html = safe_text_area(
            "note",
            "x".into(),
            "</textarea><script>1</script>&lt;",
            3,
            None,
            None,
        )
        .to_html();
        assert!(
            html.contains("\n&lt;/textarea&gt;&lt;script&gt;1&lt;/script&gt;&amp;lt;</textarea>"),
            "{html}"
        );
    }
}
