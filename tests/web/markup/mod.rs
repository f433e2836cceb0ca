//! Whatever people write, the documents that show it are built of the same elements.

mod title;
