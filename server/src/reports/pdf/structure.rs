//! The structure tree: what a reading machine reads, in order.

use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagTree};
use std::num::NonZeroU16;

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Its level and its text.
    Heading(u16, String),
    Paragraph,
    Part,
    List,
    Item,
    Bullet,
    ItemBody,
    Table,
    Caption,
    Head,
    Body,
    Row,
    ColumnHeader,
    RowHeader,
    Cell,
}

/// Which element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Element(usize);

struct Entry {
    role: Role,
    parent: Option<Element>,
    children: Vec<Element>,
}

/// Elements with their parents; what is drawn names one.
#[derive(Default)]
pub struct Structure {
    entries: Vec<Entry>,
}

impl Structure {
    /// A new element, after those that its parent has.
    pub fn add(&mut self, parent: Option<Element>, role: Role) -> Element {
        let element = Element(self.entries.len());
        if let Some(Element(parent)) = parent {
            self.entries[parent].children.push(element);
        }
        self.entries.push(Entry {
            role,
            parent,
            children: Vec::new(),
        });
        element
    }

    /// The tree, where `drawn` says what on the pages belongs to an element, in order.
    pub fn tree(&self, drawn: &[(Element, Identifier)]) -> TagTree {
        let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); self.entries.len()];
        for (Element(at), identifier) in drawn {
            leaves[*at].push(*identifier);
        }
        let mut tree = TagTree::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if entry.parent.is_none() {
                tree.push(self.group(Element(at), &leaves));
            }
        }
        tree
    }

    fn group(&self, element: Element, leaves: &[Vec<Identifier>]) -> TagGroup {
        let entry = &self.entries[element.0];
        let mut group = empty_group(&entry.role);
        for identifier in &leaves[element.0] {
            group.push(*identifier);
        }
        for child in &entry.children {
            group.push(self.group(*child, leaves));
        }
        group
    }
}

fn empty_group(role: &Role) -> TagGroup {
    match role {
        Role::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            TagGroup::new(Tag::Hn(level, Some(text.clone())))
        }
        Role::Paragraph => TagGroup::new(Tag::P),
        Role::Part => TagGroup::new(Tag::Section),
        Role::List => TagGroup::new(Tag::L(ListNumbering::Disc)),
        Role::Item => TagGroup::new(Tag::LI),
        Role::Bullet => TagGroup::new(Tag::Lbl),
        Role::ItemBody => TagGroup::new(Tag::LBody),
        Role::Table => TagGroup::new(Tag::Table),
        Role::Caption => TagGroup::new(Tag::Caption),
        Role::Head => TagGroup::new(Tag::THead),
        Role::Body => TagGroup::new(Tag::TBody),
        Role::Row => TagGroup::new(Tag::TR),
        Role::ColumnHeader => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Role::RowHeader => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
        Role::Cell => TagGroup::new(Tag::TD),
    }
}
