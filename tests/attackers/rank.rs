//! The rank attacker: what follows from published sums by adding and subtracting (SIGNALS §8.3).

use std::collections::{BTreeMap, BTreeSet};

/// One person's part in one block; what a sum is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    pub person: usize,
    pub block: usize,
}

/// Numbers are counted modulo this prime: combinations of sums of 0 and 1 then have no rounding.
const PRIME: u64 = 2_147_483_647;

/// Everything that was published, as the sets of cells that were summed up.
#[derive(Clone, Debug, Default)]
pub struct Sums(Vec<BTreeSet<Cell>>);

impl Sums {
    pub fn publish(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells: BTreeSet<Cell> = cells.into_iter().collect();
        if !cells.is_empty() {
            self.0.push(cells);
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Fewer than `k` persons of whom a combination of the sums tells something and of nobody else, if
    /// there are any: the history is not k-safe. Any combination is tried, not only those that come to
    /// sums again.
    pub fn exposed(&self, k: usize) -> Option<BTreeSet<usize>> {
        let basis = Basis::of(&self.0);
        let persons: Vec<usize> = basis.persons().into_iter().collect();
        let mut found = None;
        let most = (k - 1).min(persons.len());
        each_choice(&persons, most, &mut |chosen| {
            if found.is_none() && basis.tells_of(chosen) {
                found = Some(chosen.iter().copied().collect());
            }
        });
        found
    }
}

/// The sums in reduced echelon form: in the column of each row's pivot the others have nothing, so that
/// what a combination says there is that row's part in it.
struct Basis {
    /// Whose each column is: a person's cells that stand in the same sums are one column.
    owners: Vec<usize>,
    rows: Vec<(usize, Vec<u64>)>,
}

impl Basis {
    fn of(sums: &[BTreeSet<Cell>]) -> Self {
        let mut places: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        for (n, sum) in sums.iter().enumerate() {
            for cell in sum {
                places.entry(*cell).or_default().push(n);
            }
        }
        let columns = places.into_iter().map(|(cell, sums)| (cell.person, sums));
        let columns: BTreeSet<(usize, Vec<usize>)> = columns.collect();
        let rows = (0..sums.len()).map(|n| {
            let parts = columns.iter().map(|(_, sums)| sums.contains(&n).into());
            parts.collect()
        });
        Self {
            rows: reduced(rows.collect()),
            owners: columns.into_iter().map(|(person, _)| person).collect(),
        }
    }

    fn persons(&self) -> BTreeSet<usize> {
        self.owners.iter().copied().collect()
    }

    /// Whether some combination of the rows is about these persons alone.
    fn tells_of(&self, persons: &[usize]) -> bool {
        let owners = self.owners.iter();
        let is_theirs: Vec<bool> = owners.map(|owner| persons.contains(owner)).collect();
        let theirs = self.rows.iter().filter(|(pivot, _)| is_theirs[*pivot]);
        // What these rows say of others has to cancel out.
        let outside: Vec<Vec<u64>> = theirs
            .map(|(_, row)| {
                let columns = row.iter().zip(&is_theirs);
                let others = columns.filter(|(_, theirs)| !**theirs);
                others.map(|(part, _)| *part).collect()
            })
            .collect();
        let rows = outside.len();
        reduced(outside).len() < rows
    }
}

fn reduced(mut rows: Vec<Vec<u64>>) -> Vec<(usize, Vec<u64>)> {
    let columns = rows.first().map_or(0, Vec::len);
    let mut done: Vec<(usize, Vec<u64>)> = Vec::new();
    for column in 0..columns {
        let Some(at) = rows.iter().position(|row| row[column] != 0) else {
            continue;
        };
        let mut row = rows.swap_remove(at);
        let inverse = power(row[column], PRIME - 2);
        row.iter_mut().for_each(|x| *x = *x * inverse % PRIME);
        for other in rows.iter_mut().chain(done.iter_mut().map(|(_, row)| row)) {
            let part = other[column];
            if part != 0 {
                for (x, y) in other.iter_mut().zip(&row) {
                    *x = (*x + (PRIME - part) * y) % PRIME;
                }
            }
        }
        done.push((column, row));
    }
    done
}

fn power(base: u64, mut exponent: u64) -> u64 {
    let (mut result, mut base) = (1, base);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

fn each_choice(of: &[usize], size: usize, run: &mut impl FnMut(&[usize])) {
    fn go(of: &[usize], size: usize, chosen: &mut Vec<usize>, run: &mut impl FnMut(&[usize])) {
        if chosen.len() == size {
            run(chosen);
            return;
        }
        for (n, one) in of.iter().enumerate() {
            chosen.push(*one);
            go(&of[n + 1..], size, chosen, run);
            chosen.pop();
        }
    }
    go(of, size, &mut Vec::new(), run);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(people: impl IntoIterator<Item = usize>) -> impl Iterator<Item = Cell> {
        let people = people.into_iter();
        people.map(|person| Cell { person, block: 0 })
    }

    #[test]
    fn a_part_and_the_whole_give_the_rest() {
        let mut sums = Sums::default();
        sums.publish(block(0..14));
        sums.publish(block(0..11));
        assert_eq!(sums.exposed(3), None);
        assert_eq!(sums.exposed(4), Some((11..14).collect()));
        // Golden tree 2 of §8.4: A and B beside the whole reveal C.
        sums.publish(block([11, 12]));
        assert_eq!(sums.exposed(2), Some([13].into()));
    }

    #[test]
    fn three_sums_together_tell_what_no_two_do() {
        let mut sums = Sums::default();
        sums.publish(block([0, 1, 2, 3]));
        sums.publish(block([2, 3, 4, 5]));
        assert_eq!(sums.exposed(3), None);
        sums.publish(block([0, 1, 4, 5]));
        assert_eq!(sums.exposed(3), Some([0, 1].into()));
    }

    #[test]
    fn the_same_people_in_two_blocks_are_two_secrets() {
        let mut sums = Sums::default();
        let at = |person, block| Cell { person, block };
        sums.publish((0..6).map(|person| at(person, 0)));
        sums.publish((0..5).map(|person| at(person, 1)));
        assert_eq!(sums.exposed(5), None);
        // A sum over both blocks and one of the second leave the first.
        sums.publish((0..6).map(|p| at(p, 0)).chain((2..5).map(|p| at(p, 1))));
        assert_eq!(sums.exposed(3), Some([0, 1].into()));
    }
}
