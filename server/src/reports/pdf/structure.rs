//! The structure tree: what a reading machine reads, in order.

use krilla::tagging::{Identifier, TagGroup, TagKind, TagTree};

/// Which element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Element(usize);

struct Entry {
    parent: Option<Element>,
    group: TagGroup,
    /// The elements in it, the last first.
    parts: Vec<TagGroup>,
}

/// Elements with their parents; what is drawn names one.
#[derive(Default)]
pub struct Structure {
    entries: Vec<Entry>,
}

impl Structure {
    /// A new element, after those that its parent has.
    pub fn add(&mut self, parent: Option<Element>, tag: impl Into<TagKind>) -> Element {
        let element = Element(self.entries.len());
        self.entries.push(Entry {
            parent,
            group: TagGroup::new(tag),
            parts: Vec::new(),
        });
        element
    }

    /// The tree, where `drawn` says what on the pages belongs to an element, in order.
    pub fn tree(mut self, drawn: &[(Element, Identifier)]) -> TagTree {
        for (Element(at), identifier) in drawn {
            self.entries[*at].group.push(*identifier);
        }
        let mut outermost = Vec::new();
        // From the last on: whatever is in an element came after it.
        while let Some(mut entry) = self.entries.pop() {
            for part in entry.parts.into_iter().rev() {
                entry.group.push(part);
            }
            match entry.parent {
                Some(Element(parent)) => self.entries[parent].parts.push(entry.group),
                None => outermost.push(entry.group),
            }
        }
        let mut tree = TagTree::new();
        for group in outermost.into_iter().rev() {
            tree.push(group);
        }
        tree
    }
}
