//! No text in a digest becomes anything but text.

use super::*;
use crate::pages::team::digest::document::DigestState;
use irori_core::domain::person::Language;
use irori_core::signals::bands::Band;

#[test]
fn marks_are_escaped_and_what_would_be_linked_is_cut_by_something_that_is_not_seen() {
    for (text, told) in [
        ("minami", "minami"),
        ("第46週", "第46週"),
        ("a\nb\r\n# c", "a b  \\# c"),
        ("# head", "\\# head"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("1. item", "1\\. item"),
        ("12) item", "12\\) item"),
        ("===", "\\==="),
        ("2026-11-23", "2026\\-11-23"),
        ("[x](y) ![z]", "\\[x\\](y) !\\[z\\]"),
        ("<b>&amp;</b>", "\\<b\\>\\&\u{2060}amp;\\</b\\>"),
        (
            "a|b `c` *d* _e_ ~f~",
            "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~\u{2060}f\\~",
        ),
        ("back\\slash", "back\\\\slash"),
        ("@all and a@b.org", "@\u{2060}all and a@\u{200a}b.org"),
        ("#12 !34 $x$", "\\#\u{2060}12 !\u{2060}34 \\$\u{2060}x\\$"),
        ("https://evil.example", "https:\u{2060}//evil.example"),
        ("www.evil.example", "www\u{2060}.evil.example"),
        ("mailto:a", "mailto:\u{2060}a"),
        ("closed 12:01, 40\u{a0}% of", "closed 12:01, 40\u{a0}% of"),
        ("  both ends \u{202e}turned ", "both ends turned"),
        ("", ""),
    ] {
        assert_eq!(plain(text), told, "{text}");
    }
}

#[test]
fn every_text_stays_in_its_own_line_with_no_mark_left_as_it_was() {
    let odd = [
        "\n\n# x",
        "- [ ] x",
        "```",
        "<script>",
        "|a|b|",
        "> q",
        "* * *",
        "\t code",
        "![i](u)",
        "\u{2028}# y",
        "---",
    ];
    for text in odd {
        let document = DigestText {
            title: text.to_owned(),
            lead: vec![text.to_owned()],
            sections: vec![DigestSection {
                text: vec![text.to_owned()],
                list: vec![
                    DigestItem::Told {
                        name: text.to_owned(),
                        state: DigestState::Band(Band::Act),
                        said: vec![text.to_owned()],
                    },
                    DigestItem::Said(text.to_owned()),
                    DigestItem::Task(text.to_owned()),
                ],
                ..DigestSection::new("x", text.to_owned())
            }],
        };
        let told = markdown(Locale(Language::English), &document);
        let lines: Vec<&str> = told.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.len(), 8, "{told}");
        for (line, begin) in lines
            .iter()
            .zip(["# ", "", "## ", "", "- **", "  - ", "- ", "- [ ] "])
        {
            let text = line.strip_prefix(begin).unwrap();
            assert!(
                !text.starts_with(['#', '-', '>', '|', '`', '*', '<', ' ']),
                "{line}"
            );
        }
    }
}
