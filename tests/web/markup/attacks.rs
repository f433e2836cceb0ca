//! Texts that would be markup if anything wrote them as they are.

use crate::naughty::naughty;

/// One line each, none longer than the shortest text that is kept (an annotation's, 120 characters), so that
/// every field keeps every one of them. Together they end every place in which a text can stand.
pub const LINES: [&str; 9] = [
    // Everything at once: any place that escapes nothing shows it.
    r#"x'"></title></textarea></style></script></option></select>--><form action=//e><meta http-equiv=refresh content=1>"#,
    // Raw text and RCDATA, and a way out of tables and pictures.
    "</noscript></iframe></xmp></noembed></noframes></template></svg></desc></text></math></table><base href=//e>",
    // Comments, declarations, processing instructions.
    "--!><!--><!-- --!> <img src=x onerror=alert(1)> <![CDATA[ ]]> <?xml-stylesheet href=//e?> <!DOCTYPE x>",
    // Attributes, with every quote and none.
    r#"" onfocus=alert(1) autofocus x=" ' onload=alert(1) x=' ` onclick=1 > / formaction=//e style=x:expression(1)"#,
    // What only an address makes dangerous.
    r"javascript:alert(1)//%0d%0aSet-Cookie:x=1 data:text/html,<svg/onload=1> //e\@/..;/ %22%3E%3Cimg src=x%3E",
    // Escapes that must not be undone, or done twice.
    "&lt;/title&gt;&#60;b&#x3c;i&NewLine;&quot;&apos;&amp;amp; &lt &notanentity; +ADw-script+AD4- %253Cb%253E",
    // Buttons, links, styles, and elements that a parser moves.
    "<button formaction=//e><link rel=stylesheet href=//e><style>@import'//e'</style><table><p><frameset><svg><a href=//e>",
    // Formulas, Markdown, directions, joiners, white space of all kinds.
    "=HYPERLINK(\"//e\",1)|[x](javascript:1) `*_#@a \u{202e}\u{2066}\u{200f}\u{200b}\u{feff}\u{2028}\u{85}\u{a0}<b>\u{3000}＜script＞",
    // Characters that no text should have.
    "<\u{1}s\u{8}c\u{b}r\u{c}i\u{1b}[31mp\u{7f}t\u{9f}>\u{fffd}\u{fdd0}\u{ffff}\u{10ffff}<b\u{300}\u{489}>\u{e0001}",
];

/// Several lines, NUL, and more than any field holds.
pub fn odd() -> Vec<String> {
    vec![
        "a\r\n</textarea>\r\n<script>\r\n\r\n# x\r\n- [ ] <b>\r\n\u{1b}]0;x\u{7}".to_owned(),
        "a\0</title>\0<b>".to_owned(),
        "</title><b x='\"".repeat(900),
    ]
}

/// Those of the big list of naughty strings that have a mark of markup in them, as one line.
pub fn naughty_lines() -> Vec<String> {
    let marks = [
        '<', '>', '&', '"', '\'', '`', '\u{0}', '\u{1b}', '\u{202e}', '\u{200b}',
    ];
    let all = naughty().into_iter();
    all.filter(|text| text.contains(marks) && !text.contains(['\n', '\r', '\0']))
        .filter(|text| !text.trim().is_empty())
        .map(|text| text.chars().take(120).collect())
        .collect()
}
