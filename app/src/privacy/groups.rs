//! Publishing groups (SIGNALS §13.4): small teams are joined from the roster, never from answers.

/// A team and how many home members without leads its roster has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Roster<Id> {
    pub team: Id,
    pub members: u32,
}

/// The publishing groups of sibling departments, each given as its teams' rosters. `k` is the
/// fewest respondents; a group has at least `k + 1` members, so that one may be missing.
///
/// Within a department the two smallest groups below that size are joined again and again; a lone
/// small one joins the smallest of the others. A department that is too small as a whole joins a
/// sibling the same way. Where all siblings together are too small, nothing is published. Teams
/// inside a group, and groups, are in the order of their ids.
pub fn publishing_groups<Id: Copy + Ord>(departments: &[Vec<Roster<Id>>], k: u32) -> Vec<Vec<Id>> {
    let least = k + 1;
    let whole: Vec<Group<Roster<Id>>> = departments
        .iter()
        .filter(|teams| !teams.is_empty())
        .map(|teams| Group {
            members: teams.iter().map(|t| t.members).sum(),
            parts: teams.clone(),
        })
        .collect();
    let mut groups: Vec<Vec<Id>> = Vec::new();
    for department in join_small(whole, least) {
        let teams = department.parts.into_iter();
        let teams = teams
            .map(|t| Group {
                members: t.members,
                parts: vec![t.team],
            })
            .collect();
        groups.extend(
            join_small(teams, least)
                .into_iter()
                .map(|group| group.parts),
        );
    }
    groups.sort();
    groups
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

    fn groups(departments: &[&[(&'static str, u32)]], k: u32) -> Vec<Vec<&'static str>> {
        let rosters = |teams: &&[(&'static str, u32)]| -> Vec<Roster<&'static str>> {
            teams
                .iter()
                .map(|(team, members)| Roster {
                    team: *team,
                    members: *members,
                })
                .collect()
        };
        publishing_groups(&departments.iter().map(rosters).collect::<Vec<_>>(), k)
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
            let found = publishing_groups(&[rosters.collect()], 5);
            let total: u32 = sizes.iter().map(|s| s.1).sum();
            if total < 6 {
                assert!(found.is_empty());
                continue;
            }
            let mut teams: Vec<u32> = found.iter().flatten().copied().collect();
            teams.sort_unstable();
            assert_eq!(teams, sizes.iter().map(|s| s.0).collect::<Vec<_>>());
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
}
