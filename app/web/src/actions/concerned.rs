//! Whom an action concerns that is about who may come in.

/// Whom an action concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concerned {
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
pub const OF_PERSON: Concerned = Concerned::Field("person");
