//! Accounts that a security-relevant action is about.

/// Whom an action concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionSubject {
    Oneself,
    /// Whose id stands in this field of the form.
    Field(&'static str),
    /// Whose address was typed into this field.
    Address(&'static str),
    /// Who signs in with it, by a one-time link where the form has the token of one.
    Comer,
    Nobody,
}

/// Whose id stands in the field that every form about somebody has.
pub const OF_PERSON: ActionSubject = ActionSubject::Field("person");
