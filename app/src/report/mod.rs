//! Reports for HR: closed quarters as they leave Irori, on a page or as a file. Made of Releases and
//! nothing else; pure.

pub mod document;
