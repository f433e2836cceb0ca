//! Complementary suppression by atoms (SIGNALS §8.3 and §8.4): which units of a tree may publish a
//! sum for one block, so that no subtraction gives a sum over fewer than `k` people.

use std::collections::{BTreeMap, BTreeSet};

/// A unit of the tree and the people who responded there directly, not in its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeUnit<Id> {
    pub id: Id,
    /// `None` for the root; a parent stands before its children.
    pub parent: Option<Id>,
    pub respondents: u32,
}

/// The units that may publish. `k` is the fewest respondents, at least 1.
///
/// The atom of a unit is its members without those of its maximal published descendants. Published
/// sums are sums of atoms and the other way round, so the history is k-safe if and only if every
/// atom that is not empty has at least `k` people (the atom theorem of §8.3). Ids decide ties.
pub fn published<Id: Copy + Ord>(units: &[TreeUnit<Id>], k: u32) -> BTreeSet<Id> {
    let tree = Tree::of(units);
    let mut published = BTreeSet::new();
    for root in tree.children(None) {
        protect(&tree, root, k.max(1), &mut published);
    }
    published
}

fn protect<Id: Copy + Ord>(tree: &Tree<Id>, id: Id, k: u32, published: &mut BTreeSet<Id>) {
    for child in tree.children(Some(id)) {
        protect(tree, child, k, published);
    }
    if tree.members(id) < k {
        return;
    }
    published.insert(id);
    loop {
        let rest = tree.atom(id, published);
        if rest == 0 || rest >= k {
            return;
        }
        let candidates: Vec<(u32, Id)> = tree
            .maximal_below(id, published)
            .into_iter()
            .map(|below| (tree.atom(below, published), below))
            .filter(|(size, _)| *size > 0)
            .collect();
        let enough = candidates.iter().filter(|(size, _)| rest + size >= k).min();
        match enough.or(candidates.iter().min()) {
            Some((_, below)) => published.remove(below),
            None => {
                published.remove(&id);
                return;
            }
        };
    }
}

struct Tree<Id> {
    children: BTreeMap<Option<Id>, Vec<Id>>,
    respondents: BTreeMap<Id, u32>,
}

impl<Id: Copy + Ord> Tree<Id> {
    fn of(units: &[TreeUnit<Id>]) -> Self {
        let mut children: BTreeMap<Option<Id>, Vec<Id>> = BTreeMap::new();
        for unit in units {
            children.entry(unit.parent).or_default().push(unit.id);
        }
        children.values_mut().for_each(|ids| ids.sort_unstable());
        let respondents = units.iter().map(|u| (u.id, u.respondents)).collect();
        Self {
            children,
            respondents,
        }
    }

    fn children(&self, of: Option<Id>) -> Vec<Id> {
        self.children.get(&of).cloned().unwrap_or_default()
    }

    fn members(&self, id: Id) -> u32 {
        let own = self.respondents.get(&id).copied().unwrap_or(0);
        own + self
            .children(Some(id))
            .into_iter()
            .map(|c| self.members(c))
            .sum::<u32>()
    }

    fn maximal_below(&self, id: Id, published: &BTreeSet<Id>) -> Vec<Id> {
        let mut found = Vec::new();
        for child in self.children(Some(id)) {
            if published.contains(&child) {
                found.push(child);
            } else {
                found.extend(self.maximal_below(child, published));
            }
        }
        found
    }

    /// The size of a unit's atom, given what is published.
    fn atom(&self, id: Id, published: &BTreeSet<Id>) -> u32 {
        let below = self.maximal_below(id, published);
        self.members(id) - below.into_iter().map(|b| self.members(b)).sum::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law_tests::holds;
    use proptest::collection::vec;
    use proptest::prelude::{Strategy, any};
    use proptest::sample::Index;
    use std::cell::Cell;

    fn unit(id: &'static str, parent: &'static str, respondents: u32) -> TreeUnit<&'static str> {
        TreeUnit {
            id,
            parent: (!parent.is_empty()).then_some(parent),
            respondents,
        }
    }

    /// SIGNALS §8.4, golden trees 1 to 4, k = 5.
    #[test]
    fn the_golden_trees_publish_what_the_paper_says() {
        let eng = |rest: &[(&'static str, u32)], own: u32| -> Vec<TreeUnit<&'static str>> {
            let mut units = vec![unit("Eng", "", own)];
            units.extend(rest.iter().map(|(id, n)| unit(id, "Eng", *n)));
            units
        };
        let mut first = vec![
            unit("Org", "", 0),
            unit("Eng", "Org", 1),
            unit("Biz", "Org", 8),
        ];
        first.extend([
            unit("A", "Eng", 7),
            unit("B", "Eng", 6),
            unit("C", "Eng", 3),
        ]);
        for (units, expected, atoms) in [
            (
                first,
                vec!["A", "Biz", "Eng", "Org"],
                vec![("A", 7), ("Eng", 10), ("Biz", 8), ("Org", 0)],
            ),
            (
                eng(&[("A", 7), ("B", 6), ("C", 3)], 0),
                vec!["A", "Eng"],
                vec![("A", 7), ("Eng", 9)],
            ),
            (
                eng(&[("A", 7), ("B", 6), ("C", 3), ("D", 4)], 0),
                vec!["A", "B", "Eng"],
                vec![("Eng", 7)],
            ),
            (
                eng(&[("A", 5), ("B", 9)], 2),
                vec!["B", "Eng"],
                vec![("B", 9), ("Eng", 7)],
            ),
        ] {
            let published = published(&units, 5);
            assert_eq!(published.iter().copied().collect::<Vec<_>>(), expected);
            for (id, size) in atoms {
                assert_eq!(Tree::of(&units).atom(id, &published), size, "{id}");
            }
        }
    }

    /// A root and one to ten units, each below any of those before it.
    fn trees() -> impl Strategy<Value = Vec<TreeUnit<u32>>> {
        let below = vec((any::<Index>(), 0..9_u32), 1..=10);
        (0..4_u32, below).prop_map(|(respondents, below)| {
            let root = TreeUnit {
                id: 0,
                parent: None,
                respondents,
            };
            let unit = |(id, (above, respondents)): (u32, (Index, u32))| TreeUnit {
                id,
                parent: Some(above.index(id as usize) as u32),
                respondents,
            };
            let below = (1..).zip(below).map(unit);
            std::iter::once(root).chain(below).collect()
        })
    }

    #[test]
    fn every_atom_of_every_tree_is_empty_or_large_enough() {
        let broken_by_the_plain_rule = Cell::new(0);
        holds(2000, trees(), |units| {
            let tree = Tree::of(&units);
            for k in [3, 5] {
                let safe = published(&units, k);
                for id in &safe {
                    let size = tree.atom(*id, &safe);
                    assert!(size == 0 || size >= k, "k {k}, unit {id}: {size}");
                }
                let ids = units.iter().map(|unit| unit.id);
                let plain: BTreeSet<u32> = ids.filter(|id| tree.members(*id) >= k).collect();
                let mut plain_ids = plain.iter();
                let is_broken = plain_ids.any(|id| (1..k).contains(&tree.atom(*id, &plain)));
                broken_by_the_plain_rule.update(|n| n + u32::from(is_broken));
            }
        });
        assert!(
            broken_by_the_plain_rule.get() > 500,
            "the test would notice a naive rule"
        );
    }
}
