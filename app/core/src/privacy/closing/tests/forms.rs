//! Texts of form 1, from before tags, shares and reasons, still read, and their groups go on.

use super::*;

const NEW: [&str; 10] = [
    "they_dont_get_us",
    "i_dont_get_them",
    "context",
    "reasons",
    "tags",
    "policy",
    "blocks",
    "computed_blocks",
    "unknown",
    "none",
];

/// The text without what form 1 did not have.
fn form_1(text: &str) -> String {
    fn strip(value: &mut serde_json::Value) {
        if let Some(object) = value.as_object_mut() {
            object.retain(|key, _| !NEW.contains(&key.as_str()));
            object.values_mut().for_each(strip);
        }
    }
    let mut value = serde_json::from_str(text).unwrap();
    strip(&mut value);
    value.to_string()
}

#[test]
fn a_release_of_form_1_still_reads() {
    let mut group = Group::of(6, steady);
    group.close_through(24);
    let closed = close_week(group.inputs());
    let old = form_1(&closed.written.text);
    assert!(!old.contains("dont_get"), "{old}");
    let read: WeekRelease = serde_json::from_str(&old).unwrap();
    assert_eq!(read.published.context, Context::default());
    assert_eq!(read.published.panels.they_dont_get_us, Panel::NotYet);
    assert_eq!(read.parameters, closed.release.parameters);
    assert_eq!(
        read.published.panels.isolation,
        closed.release.published.panels.isolation
    );
}

#[test]
fn a_group_whose_state_is_of_form_1_goes_on() {
    let fall: Answers = |member, n| match n {
        0..16 => steady(member, n),
        _ => week(n, 12, 0),
    };
    let mut group = Group::of(6, fall);
    group.close_through(19);
    let mut old = Group::of(6, fall);
    old.close_through(19);
    let state = old.before.as_ref().unwrap().state.written().text;
    old.before.as_mut().unwrap().state = GroupState::parse(&form_1(&state)).unwrap();
    let (now, then) = (group.close_through(25), old.close_through(25));
    assert_eq!(isolation(&then), isolation(&now));
    assert_eq!(isolation(&then)[5], Band::Act);
    // The charts of tags begin with what has been taken since.
    assert_ne!(then[5].panels.they_dont_get_us, Panel::NotYet);
}
