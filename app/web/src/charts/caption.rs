//! Title, sentence and base of a chart.

/// What a chart is called and says, for those who do not see it as well as for those who do.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Begins every id in the picture. Unique on the page for each chart; the two drawings of one
    /// chart may share it. Characters other than ASCII letters, digits and `-` become `-`.
    pub id: &'a str,
    /// The finding, in a sentence.
    pub title: &'a str,
    /// What is drawn, in which unit, and what is missing.
    pub description: &'a str,
}

impl<'a> Caption<'a> {
    pub fn of(id: &'a str, title: &'a str, description: &'a str) -> Self {
        Self {
            id,
            title,
            description,
        }
    }
}
