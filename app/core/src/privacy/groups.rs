//! Publishing groups (SIGNALS §13.4): small teams are joined from the roster, never from answers.

/// A team and how many home members without leads its roster has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Roster<Id> {
    pub team: Id,
    pub members: u32,
}

/// A department with the rosters of its own teams and the departments below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DepartmentTree<Id> {
    pub teams: Vec<Roster<Id>>,
    pub below: Vec<DepartmentTree<Id>>,
}

impl<Id: Copy + Ord> DepartmentTree<Id> {
    fn members(&self) -> u32 {
        let own: u32 = self.teams.iter().map(|team| team.members).sum();
        own + self.below.iter().map(Self::members).sum::<u32>()
    }

    fn all_teams(&self) -> Vec<Roster<Id>> {
        let below = self.below.iter().flat_map(Self::all_teams);
        self.teams.iter().copied().chain(below).collect()
    }
}

/// The publishing groups of an organisation, given as its topmost department. `k` is the fewest
/// respondents; a group has at least `k + 1` members, so that one may be missing.
///
/// Within a department the two smallest teams below that size are joined again and again; a lone
/// small one joins the smallest of the others. A department that is too small as a whole joins a
/// sibling the same way; the teams that stand right under a department are a sibling of those
/// below it. Where all together are too few, nothing is published. Teams without members are in no
/// group. Teams inside a group, and groups, are in the order of their ids.
pub fn publishing_groups<Id: Copy + Ord>(root: &DepartmentTree<Id>, k: u32) -> Vec<Vec<Id>> {
    let mut groups = groups_of(root, k + 1);
    groups.sort();
    groups
}

fn groups_of<Id: Copy + Ord>(department: &DepartmentTree<Id>, least: u32) -> Vec<Vec<Id>> {
    if department.below.is_empty() {
        return join_teams(&department.teams, least);
    }
    let own = DepartmentTree {
        teams: department.teams.clone(),
        below: Vec::new(),
    };
    let siblings = std::iter::once(own).chain(department.below.iter().cloned());
    let siblings = siblings
        .map(|branch| Group {
            members: branch.members(),
            parts: vec![branch],
        })
        .filter(|group| group.members > 0);
    let joined = join_small(siblings.collect(), least).into_iter();
    joined
        .flat_map(|group| match group.parts.as_slice() {
            [alone] => groups_of(alone, least),
            several => {
                let teams: Vec<_> = several.iter().flat_map(DepartmentTree::all_teams).collect();
                join_teams(&teams, least)
            }
        })
        .collect()
}

fn join_teams<Id: Copy + Ord>(teams: &[Roster<Id>], least: u32) -> Vec<Vec<Id>> {
    let teams = teams.iter().filter(|team| team.members > 0);
    let teams = teams.map(|roster| Group {
        members: roster.members,
        parts: vec![roster.team],
    });
    let groups = join_small(teams.collect(), least).into_iter();
    groups.map(|group| group.parts).collect()
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Group<Part> {
    members: u32,
    parts: Vec<Part>,
}

fn join_small<Part: Ord>(mut groups: Vec<Group<Part>>, least: u32) -> Vec<Group<Part>> {
    loop {
        groups.iter_mut().for_each(|group| group.parts.sort());
        // The smallest first; ids decide ties.
        groups.sort();
        let small = groups.iter().filter(|group| group.members < least).count();
        match (small, groups.len()) {
            (0, _) => return groups,
            (_, 1) => return Vec::new(),
            _ => {
                let first = groups.remove(0);
                groups[0].members += first.members;
                groups[0].parts.extend(first.parts);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch(
        teams: &[(&'static str, u32)],
        below: Vec<DepartmentTree<&'static str>>,
    ) -> DepartmentTree<&'static str> {
        let rosters = teams.iter().map(|(team, members)| Roster {
            team: *team,
            members: *members,
        });
        DepartmentTree {
            teams: rosters.collect(),
            below,
        }
    }

    fn groups(departments: &[&[(&'static str, u32)]], k: u32) -> Vec<Vec<&'static str>> {
        let below = departments.iter().map(|teams| branch(teams, Vec::new()));
        publishing_groups(&branch(&[], below.collect()), k)
    }

    /// SIGNALS §13.4, golden, m = 6.
    #[test]
    fn the_golden_rosters_are_joined_as_the_paper_says() {
        assert_eq!(
            groups(&[&[("a", 7), ("b", 3), ("c", 4)]], 5),
            [vec!["a"], vec!["b", "c"]]
        );
        assert_eq!(groups(&[&[("a", 7), ("b", 3)]], 5), [vec!["a", "b"]]);
        let sibling: &[(&str, u32)] = &[("c", 8)];
        assert_eq!(
            groups(&[&[("a", 3), ("b", 2)], sibling], 5),
            [vec!["a", "b", "c"]]
        );
        assert!(
            groups(&[&[("a", 3), ("b", 2)]], 5).is_empty(),
            "too small as a whole"
        );
        assert!(groups(&[], 5).is_empty());
    }

    #[test]
    fn every_group_is_large_enough_and_every_team_is_in_one() {
        for seed in 0..500u32 {
            let sizes: Vec<(u32, u32)> = (0..(2 + seed % 7))
                .map(|n| (n, (seed * 31 + n * 17) % 11))
                .collect();
            let rosters = sizes.iter().map(|(team, members)| Roster {
                team: *team,
                members: *members,
            });
            let root = DepartmentTree {
                teams: rosters.collect(),
                below: Vec::new(),
            };
            let found = publishing_groups(&root, 5);
            let total: u32 = sizes.iter().map(|s| s.1).sum();
            if total < 6 {
                assert!(found.is_empty());
                continue;
            }
            let mut teams: Vec<u32> = found.iter().flatten().copied().collect();
            teams.sort_unstable();
            let there = sizes.iter().filter(|s| s.1 > 0).map(|s| s.0);
            assert_eq!(teams, there.collect::<Vec<_>>());
            for group in found {
                let members: u32 = group.iter().map(|t| sizes[*t as usize].1).sum();
                assert!(members >= 6, "seed {seed}: {group:?}");
            }
        }
    }

    #[test]
    fn the_order_in_which_teams_are_told_does_not_matter() {
        let forwards = groups(&[&[("a", 4), ("b", 4), ("c", 4), ("d", 9)]], 5);
        let backwards = groups(&[&[("d", 9), ("c", 4), ("b", 4), ("a", 4)]], 5);
        assert_eq!(forwards, backwards);
    }

    #[test]
    fn departments_join_where_they_are_and_teams_without_one_join_a_sibling() {
        // Only the small department of the branch joins; its uncle is left alone.
        let small = branch(&[("d", 2)], Vec::new());
        let large = branch(&[("b", 6), ("c", 7)], Vec::new());
        let middle = branch(&[], vec![small, large]);
        let uncle = branch(&[("a", 9)], Vec::new());
        let root = branch(&[], vec![uncle, middle]);
        assert_eq!(
            publishing_groups(&root, 5),
            [vec!["a"], vec!["b", "d"], vec!["c"]]
        );
        // A team right under the organisation is a sibling of its departments.
        let department = branch(&[("b", 6)], Vec::new());
        let root = branch(&[("a", 3)], vec![department]);
        assert_eq!(publishing_groups(&root, 5), [vec!["a", "b"]]);
    }
}
