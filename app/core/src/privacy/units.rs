//! The units of a report: the tree of departments, in which no publishing group is cut apart
//! (SIGNALS §13.4).

use crate::domain::department::Department;
use crate::domain::id::{DepartmentId, TeamId};
use std::collections::{BTreeMap, BTreeSet};

/// A department, or sibling departments across which small teams were joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportUnit {
    /// Index of the unit above; a unit stands after the one above it. `None` for the organisation.
    pub parent: Option<usize>,
    pub departments: Vec<DepartmentId>,
    /// 0 is the organisation.
    pub depth: u32,
}

/// The units, the organisation first, and in which of them people of a department stand directly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    pub units: Vec<ReportUnit>,
    home: BTreeMap<DepartmentId, usize>,
}

impl Units {
    /// `departments` has parents before children; `groups` are the teams that are published
    /// together, `homes` tells the department of a team.
    ///
    /// Sibling departments that share a group become one unit with nothing below it. A department
    /// that shares one with teams right under the department above is no unit of its own.
    pub fn of(
        departments: &[Department],
        homes: &BTreeMap<TeamId, DepartmentId>,
        groups: &[Vec<TeamId>],
    ) -> Self {
        let mut below: BTreeMap<Option<DepartmentId>, Vec<DepartmentId>> = BTreeMap::new();
        for department in departments {
            below
                .entry(department.parent)
                .or_default()
                .push(department.id);
        }
        let spans = groups.iter().map(|teams| {
            let homes = teams.iter().filter_map(|team| homes.get(team));
            homes.copied().collect::<BTreeSet<_>>()
        });
        let mut growing = Growing {
            below,
            spans: spans.collect(),
            units: Self::default(),
        };
        for root in growing.children(None) {
            growing.add(None, vec![root], 0);
        }
        growing.units
    }

    /// The unit in which people of a department stand, not in one below it.
    pub fn home(&self, department: DepartmentId) -> Option<usize> {
        self.home.get(&department).copied()
    }

    /// The units right below one.
    pub fn below(&self, unit: usize) -> impl Iterator<Item = usize> {
        let all = 0..self.units.len();
        all.filter(move |at| self.units[*at].parent == Some(unit))
    }

    /// The unit itself and all units above it.
    pub fn upwards(&self, unit: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(unit), |at| self.units[*at].parent)
    }
}

struct Growing {
    below: BTreeMap<Option<DepartmentId>, Vec<DepartmentId>>,
    /// The departments that each group touches.
    spans: Vec<BTreeSet<DepartmentId>>,
    units: Units,
}

impl Growing {
    fn children(&self, of: Option<DepartmentId>) -> Vec<DepartmentId> {
        self.below.get(&of).cloned().unwrap_or_default()
    }

    /// The department with everything below it.
    fn subtree(&self, of: DepartmentId) -> BTreeSet<DepartmentId> {
        let below = self.children(Some(of));
        let below = below.into_iter().flat_map(|child| self.subtree(child));
        std::iter::once(of).chain(below).collect()
    }

    fn add(&mut self, parent: Option<usize>, departments: Vec<DepartmentId>, depth: u32) {
        let at = self.units.units.len();
        let mut inside: BTreeSet<DepartmentId> = BTreeSet::new();
        for department in &departments {
            inside.extend(self.subtree(*department));
        }
        for department in inside {
            self.units.home.insert(department, at);
        }
        let alone = match departments.as_slice() {
            [alone] => Some(*alone),
            _ => None,
        };
        self.units.units.push(ReportUnit {
            parent,
            departments,
            depth,
        });
        // Those below take their people over again.
        for joined in alone
            .map(|alone| self.joined_below(alone))
            .unwrap_or_default()
        {
            self.add(Some(at), joined, depth + 1);
        }
    }

    /// The departments right below one, joined where they share a group; without those that share
    /// one with anything else.
    fn joined_below(&self, department: DepartmentId) -> Vec<Vec<DepartmentId>> {
        let children = self.children(Some(department));
        let trees: Vec<_> = children.iter().map(|child| self.subtree(*child)).collect();
        let mut part: Vec<usize> = (0..children.len()).collect();
        let mut dissolved: BTreeSet<usize> = BTreeSet::new();
        for span in &self.spans {
            let touched: Vec<usize> = (0..trees.len())
                .filter(|child| !trees[*child].is_disjoint(span))
                .collect();
            let Some(first) = touched.first().copied() else {
                continue;
            };
            let (to, from): (usize, Vec<usize>) = (
                part[first],
                touched.iter().map(|child| part[*child]).collect(),
            );
            for one in part.iter_mut().filter(|one| from.contains(one)) {
                *one = to;
            }
            let covered = |home: &DepartmentId| trees.iter().any(|tree| tree.contains(home));
            if !span.iter().all(covered) {
                dissolved.extend(touched);
            }
        }
        let mut joined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (child, part) in part.into_iter().enumerate() {
            joined.entry(part).or_default().push(child);
        }
        let kept = joined.into_values();
        let kept = kept.filter(|some| some.iter().all(|child| !dissolved.contains(child)));
        kept.map(|some| some.into_iter().map(|child| children[child]).collect())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> DepartmentId {
        DepartmentId(Uuid::from_u128(n))
    }

    fn team(n: u128) -> TeamId {
        TeamId(Uuid::from_u128(n))
    }

    /// The organisation 1 with 2 and 3 below it, and 4 and 5 below 3; team 10·n is of department n.
    fn units(groups: &[&[u128]]) -> Units {
        let tree = [
            (1, None),
            (2, Some(1)),
            (3, Some(1)),
            (4, Some(3)),
            (5, Some(3)),
        ];
        let departments = tree.map(|(n, parent)| Department {
            id: id(n),
            parent: parent.map(id),
            name: n.to_string(),
        });
        let homes = (1..=5).map(|n| (team(10 * n), id(n))).collect();
        let groups = groups
            .iter()
            .map(|teams| teams.iter().map(|t| team(*t)).collect());
        Units::of(&departments, &homes, &groups.collect::<Vec<_>>())
    }

    fn names(units: &Units) -> Vec<Vec<u128>> {
        let names = |unit: &ReportUnit| unit.departments.iter().map(|d| d.0.as_u128()).collect();
        units.units.iter().map(names).collect()
    }

    #[test]
    fn without_joined_teams_every_department_is_a_unit() {
        let units = units(&[&[20], &[30], &[40], &[50]]);
        assert_eq!(names(&units), [vec![1], vec![2], vec![3], vec![4], vec![5]]);
        assert_eq!(units.home(id(5)), Some(4));
        assert_eq!(units.upwards(4).collect::<Vec<_>>(), [4, 2, 0]);
        assert_eq!(units.units[4].depth, 2);
    }

    #[test]
    fn siblings_that_share_a_group_are_one_unit() {
        let below = units(&[&[20], &[40, 50]]);
        assert_eq!(names(&below), [vec![1], vec![2], vec![3], vec![4, 5]]);
        assert_eq!(below.home(id(4)), below.home(id(5)));
        let top = units(&[&[20, 40], &[50]]);
        assert_eq!(names(&top), [vec![1], vec![2, 3]]);
        assert_eq!(top.home(id(5)), Some(1));
    }

    #[test]
    fn who_shares_a_group_with_the_department_above_is_no_unit() {
        let dissolved = units(&[&[30, 40], &[20], &[50]]);
        assert_eq!(names(&dissolved), [vec![1], vec![2], vec![3], vec![5]]);
        assert_eq!(dissolved.home(id(4)), dissolved.home(id(3)));
        assert_eq!(names(&units(&[&[10, 50], &[20]])), [vec![1], vec![2]]);
    }

    #[test]
    fn no_unit_cuts_a_group_apart() {
        for bits in 0..1024_u32 {
            // Two groups drawn from the five teams, one of them maybe empty.
            let group = |shift: u32| -> Vec<u128> {
                (0..5)
                    .filter(|n| bits >> (shift + n) & 1 == 1)
                    .map(|n| 10 * (u128::from(n) + 1))
                    .collect()
            };
            let (a, b) = (group(0), group(5));
            let b: Vec<u128> = b.into_iter().filter(|team| !a.contains(team)).collect();
            let units = units(&[&a, &b]);
            for span in [&a, &b] {
                for at in 0..units.units.len() {
                    let is_in = |team: &u128| {
                        let home = units.home(id(team / 10)).unwrap();
                        units.upwards(home).any(|unit| unit == at)
                    };
                    let inside = span.iter().filter(|team| is_in(team)).count();
                    assert!(
                        inside == 0 || inside == span.len(),
                        "{bits}: unit {at} cuts {span:?}"
                    );
                }
            }
        }
    }
}
