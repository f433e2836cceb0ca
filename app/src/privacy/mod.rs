//! What may leave a person only together with others: suppression over the tree, groups of small
//! teams. Decisions depend on counts, never on values.

pub mod groups;
pub mod suppression;
