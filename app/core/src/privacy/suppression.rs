//! Complementary suppression by atoms (SIGNALS §8.3 and §8.4): which units of a tree may publish a
//! sum for one block, so that no subtraction gives a sum over fewer than `k` people.

use std::collections::{BTreeMap, BTreeSet};

/// A unit of the tree and the people who responded there directly, not in its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit<Id> {
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
pub fn published<Id: Copy + Ord>(units: &[Unit<Id>], k: u32) -> BTreeSet<Id> {
    let tree = Tree::of(units);
    let mut published = BTreeSet::new();
    for root in tree.children(None) {
        protect(&tree, root, k.max(1), &mut published);
    }
    published
}

/// The size of a unit's atom, given what is published.
pub fn atom<Id: Copy + Ord>(units: &[Unit<Id>], published: &BTreeSet<Id>, id: Id) -> u32 {
    let tree = Tree::of(units);
    tree.atom(id, published)
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
    fn of(units: &[Unit<Id>]) -> Self {
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

    fn atom(&self, id: Id, published: &BTreeSet<Id>) -> u32 {
        let below = self.maximal_below(id, published);
        self.members(id) - below.into_iter().map(|b| self.members(b)).sum::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &'static str, parent: &'static str, respondents: u32) -> Unit<&'static str> {
        Unit {
            id,
            parent: (!parent.is_empty()).then_some(parent),
            respondents,
        }
    }

    /// SIGNALS §8.4, golden trees 1 to 4, k = 5.
    #[test]
    fn the_golden_trees_publish_what_the_paper_says() {
        let eng = |rest: &[(&'static str, u32)], own: u32| -> Vec<Unit<&'static str>> {
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
                assert_eq!(atom(&units, &published, id), size, "{id}");
            }
        }
    }

    /// A small generator of trees, the same on every machine.
    fn tree(seed: u64) -> Vec<Unit<u32>> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut draw = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        let mut units = vec![Unit {
            id: 0,
            parent: None,
            respondents: draw(4) as u32,
        }];
        for id in 1..(2 + draw(10) as u32) {
            let parent = Some(draw(u64::from(id)) as u32);
            units.push(Unit {
                id,
                parent,
                respondents: draw(9) as u32,
            });
        }
        units
    }

    #[test]
    fn every_atom_of_every_tree_is_empty_or_large_enough() {
        let mut broken_by_the_plain_rule = 0;
        for seed in 0..2000 {
            let units = tree(seed);
            for k in [3, 5] {
                let safe = published(&units, k);
                for id in &safe {
                    let size = atom(&units, &safe, *id);
                    assert!(
                        size == 0 || size >= k,
                        "seed {seed}, k {k}, unit {id}: {size}"
                    );
                }
                let members = Tree::of(&units);
                let plain: BTreeSet<u32> = units
                    .iter()
                    .map(|u| u.id)
                    .filter(|id| members.members(*id) >= k)
                    .collect();
                broken_by_the_plain_rule += u32::from(
                    plain
                        .iter()
                        .any(|id| (1..k).contains(&atom(&units, &plain, *id))),
                );
            }
        }
        assert!(
            broken_by_the_plain_rule > 500,
            "the test would notice a naive rule"
        );
    }
}
