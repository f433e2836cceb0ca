//! Whatever people write, the documents that show it are built of the same elements.

mod attacks;
mod checker;
mod compare;
mod fields;
mod outside;
mod reflected;
mod title;
mod walk;
mod world;
