//! Every field of every form, as the pages show them; and which of the texts in them are kept.

use scraper::{ElementRef, Selector};
use std::collections::BTreeSet;
use tests::browser::Page;

/// What becomes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Any line is kept, and shown from then on.
    Kept,
    /// Kept in this form, in which `*` stands for the text without white space.
    As(&'static str),
    /// Kept behind this.
    After(&'static str),
    /// It is no date, time or number: refused, and shown again beside what was wrong.
    Refused,
    /// A secret: never shown.
    Secret,
}
use Taken::{After, As, Kept, Refused, Secret};

/// Every field for free text, by the action its form submits; a form that only asks has its address.
pub const TEXTS: &[(&str, &str, Taken)] = &[
    ("/me/household", "from", Refused),
    ("/me/household", "to", Refused),
    ("account/erase", "password", Secret),
    ("account/password", "old-password", Secret),
    ("account/password", "password", Secret),
    ("account/password", "password-again", Secret),
    ("account/confirm", "password", Secret),
    ("account/open-texts", "proof", Secret),
    ("closed", "proof", Secret),
    ("reset", "recovery-code", Secret),
    ("account/profile", "day-ends-at", Refused),
    ("account/profile", "name", Kept),
    ("annotation/add", "from", Refused),
    ("annotation/add", "text", Kept),
    ("annotation/add", "to", Refused),
    ("calendar/add-day-off", "from", Refused),
    ("calendar/add-day-off", "to", Refused),
    ("calendar/hours", "mon", Refused),
    ("calendar/hours", "tue", Refused),
    ("calendar/hours", "wed", Refused),
    ("calendar/hours", "thu", Refused),
    ("calendar/hours", "fri", Refused),
    ("calendar/hours", "sat", Refused),
    ("calendar/hours", "sun", Refused),
    ("change-entry", "day", Refused),
    ("change-entry", "minutes", Refused),
    ("change-entry", "note", Kept),
    ("change-entry", "outdoor-minutes", Refused),
    ("change-entry", "start", Refused),
    ("check-in", "note", Kept),
    ("check-in", "outdoor-minutes", Refused),
    ("follow-up/add", "until", Refused),
    ("follow-up/add", "what", Kept),
    ("follow-up/change", "until", Refused),
    ("follow-up/change", "what", Kept),
    ("follow-up/drop", "reason", Kept),
    ("forges/add-hook", "name", Kept),
    ("forges/add-my-login", "login", As("*")),
    ("forges/generated-paths", "patterns", After("# ")),
    ("forges/tie", "login", As("x*")),
    ("join", "name", Kept),
    ("join", "password", Secret),
    ("join", "password-again", Secret),
    ("log-activity", "minutes", Refused),
    ("log-chat", "minutes", Refused),
    ("log-home-to-work", "minutes", Refused),
    ("log-home-to-work", "start", Refused),
    ("log-work-to-home", "minutes", Refused),
    ("log-work-to-home", "start", Refused),
    ("org/add-department", "name", Kept),
    ("org/add-membership", "from", Refused),
    ("org/add-membership", "to", Refused),
    ("org/add-team", "name", Kept),
    ("org/end-membership", "last", Refused),
    ("org/invite", "email", As("*@example.org")),
    ("org/save-department", "name", Kept),
    ("org/save-holidays", "holidays", After("2026-12-25 ")),
    ("org/save-team", "name", Kept),
    ("policy/set", "active-minutes", Refused),
    ("policy/set", "breadth", Refused),
    ("policy/set", "connection-act", Refused),
    ("policy/set", "connection-watch", Refused),
    ("policy/set", "context-level", Refused),
    ("policy/set", "indoor-streak", Refused),
    ("policy/set", "intrusion-days", Refused),
    ("policy/set", "outdoor-minutes", Refused),
    ("policy/set", "quiet-share", Refused),
    ("policy/set", "quiet-streak", Refused),
    ("policy/set", "review-pace", Refused),
    ("policy/set", "sensitivity", Refused),
    ("policy/set", "share-act", Refused),
    ("policy/set", "share-ok", Refused),
    ("reset", "password", Secret),
    ("reset", "password-again", Secret),
    ("set-up", "email", As("*@example.org")),
    ("set-up", "name", Kept),
    ("set-up", "org-name", Kept),
    ("set-up", "password", Secret),
    ("set-up", "password-again", Secret),
    ("sign-in", "email", Refused),
    ("sign-in", "password", Secret),
    ("thresholds/set", "report", Refused),
    ("thresholds/set", "team", Refused),
    ("weekly-review/note", "text", Kept),
    ("word/send", "text", Kept),
];

/// What is typed as a secret: the same in both worlds, for it is shown in none.
pub const SECRET: &str = "kettle</title><b>\"'&over--> embers 9";

/// What else a form needs so that it is accepted.
pub const REST: &[(&str, &str, &str)] = &[
    ("annotation/add", "from", "2026-11-16"),
    ("follow-up/add", "until", "2026-12-01"),
    ("calendar/add-day-off", "from", "2026-12-24"),
    ("org/add-membership", "from", "2026-12-07"),
];

/// A form of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The address without `/do/`, or whole where the form only asks.
    pub act: String,
    pub is_post: bool,
    /// Which one it is of those with this action on the page.
    pub nth: usize,
    /// Fields for free text.
    pub texts: Vec<String>,
    /// All fields.
    pub names: BTreeSet<String>,
}

/// The forms of a page.
pub fn forms(page: &Page) -> Vec<Form> {
    let html = page.html();
    let mut found: Vec<Form> = Vec::new();
    for form in html.select(&Selector::parse("form").unwrap()) {
        let action = form.attr("action").unwrap_or_default();
        let act = action.trim_start_matches("/do/").to_owned();
        let controls = Selector::parse("input, select, textarea").unwrap();
        let mut texts = Vec::new();
        let mut names = BTreeSet::new();
        for control in form.select(&controls) {
            let Some(name) = control.attr("name") else {
                continue;
            };
            names.insert(name.to_owned());
            if is_text(control) {
                texts.push(name.to_owned());
            }
        }
        let nth = found.iter().filter(|one| one.act == act).count();
        found.push(Form {
            act,
            is_post: form.attr("method") == Some("post"),
            nth,
            texts,
            names,
        });
    }
    found
}

/// Whether a person types into it.
fn is_text(control: ElementRef<'_>) -> bool {
    match control.value().name() {
        "textarea" => true,
        "input" => !["hidden", "radio", "checkbox", "submit"]
            .contains(&control.attr("type").unwrap_or("text")),
        _ => false,
    }
}

/// How a text is taken, where the table says.
pub fn taken(act: &str, field: &str) -> Option<Taken> {
    let row = TEXTS.iter().find(|row| row.0 == act && row.1 == field);
    row.map(|row| row.2)
}

/// Where the walk meets no such form, and why: its texts are filled elsewhere.
pub const ELSEWHERE: [(&str, &str); 2] = [
    ("set-up", "an empty house alone has it: see outside.rs"),
    (
        "account/open-texts",
        "a secret, asked for after a reset alone: forged forms fill it",
    ),
];

/// How a form is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// So that it is accepted.
    Well,
    /// A text in every field, also where it cannot be.
    Wrong,
}

/// The text as it is typed into a field; `None`: what stands there is left.
pub fn typed(act: &str, field: &str, text: &str, filled: Filled) -> Option<String> {
    let seen = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control());
    let dense = || seen.take(80).collect::<String>();
    match (taken(act, field), filled) {
        (Some(Secret), _) => Some(SECRET.to_owned()),
        (_, Filled::Wrong) | (Some(Kept), _) => Some(text.to_owned()),
        (Some(As(form)), _) => Some(form.replace('*', &dense())),
        (Some(After(begin)), _) => Some(format!("{begin}{text}")),
        (Some(Refused) | None, _) => None,
    }
}

/// Whether texts are kept as they are.
pub fn is_kept(taken: Taken) -> bool {
    matches!(taken, Kept | As(_) | After(_))
}
