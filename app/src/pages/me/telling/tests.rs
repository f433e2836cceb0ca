//! Sentences of states: whole, in both languages, with no number that is not in the data.
