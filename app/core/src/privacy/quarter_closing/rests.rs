//! Populations of a figure while a quarter closes: three sets of people, each protected by itself, and
//! in each what is left of a unit beside the rows below it.
//!
//! Decided:
//!
//! - 2026-11-28: **A rest is an atom.** Who could answer, who is compared and who has context are three
//!   sets of people, each protected by itself. What is left of a published unit beside the rows below
//!   it is nobody, or at least as many people as a report needs. Because: so it can be published and
//!   totals stay whole.

use super::inputs::{InQuarter, QuarterInputs};
use crate::domain::id::DepartmentId;
use crate::privacy::suppression::{TreeUnit, published};
use crate::privacy::units::Units;
use std::collections::BTreeSet;

/// What every row is made of.
pub(super) struct QuarterContext<'i> {
    pub(super) inputs: &'i QuarterInputs,
    pub(super) units: &'i Units,
    pub(super) persons: &'i [InQuarter],
    pub(super) trees: Trees,
}

/// The units in which the people of a figure stand directly.
pub(super) type Homes = BTreeSet<usize>;

/// Whose figures a row tells, by what they are about; `None`: not told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scope {
    pub could_answer: Option<Homes>,
    pub compared: Option<Homes>,
    pub context: Option<Homes>,
}

/// The three sets of people.
pub(super) struct Trees {
    could_answer: Protected,
    /// Who has complete references from before the quarter.
    compared: Protected,
    /// Who answered the weekly items in the quarter and before it.
    context: Protected,
}

impl Trees {
    pub fn of(units: &Units, persons: &[InQuarter], k: u32) -> Self {
        let homes = |is_in: fn(&InQuarter) -> bool| {
            let inside = persons.iter().filter(move |person| is_in(person));
            inside.map(|person| person.home)
        };
        let could_answer = Protected::of(units, homes(|_| true), k);
        // Where the people are not told, nothing of them is: larger atoms are as safe.
        let within = |mut one: Protected| {
            one.published
                .retain(|at| could_answer.published.contains(at));
            one
        };
        Self {
            compared: within(Protected::of(units, homes(|p| p.figures.is_some()), k)),
            context: within(Protected::of(units, homes(|p| p.context.is_some()), k)),
            could_answer,
        }
    }

    /// Whom the row of a unit is about; `None`: suppressed.
    pub fn unit(&self, units: &Units, at: usize) -> Option<Scope> {
        Some(Scope {
            could_answer: Some(self.could_answer.unit(units, at)?),
            compared: self.compared.unit(units, at),
            context: self.context.unit(units, at),
        })
    }

    /// Whom the rest of a unit is about; `None` where it has none.
    pub fn rest(&self, units: &Units, at: usize) -> Option<Scope> {
        let rest = Scope {
            could_answer: self.could_answer.rest(units, at),
            compared: self.compared.rest(units, at),
            context: self.context.rest(units, at),
        };
        let all = [&rest.could_answer, &rest.compared, &rest.context];
        all.iter().any(|homes| homes.is_some()).then_some(rest)
    }

    /// The departments of the units right below one that are suppressed.
    pub fn suppressed_below(&self, units: &Units, at: usize) -> Vec<DepartmentId> {
        let below = units.below(at);
        let suppressed = below.filter(|unit| !self.could_answer.published.contains(unit));
        suppressed
            .flat_map(|unit| units.units[unit].departments.clone())
            .collect()
    }
}

/// A set of people over the units, and which units publish sums over it.
struct Protected {
    published: BTreeSet<usize>,
    /// How many stand in each unit directly.
    people: Vec<u32>,
}

impl Protected {
    /// The units whose people are at least `k`, and from which no subtraction leads to fewer.
    fn of(units: &Units, homes: impl Iterator<Item = usize>, k: u32) -> Self {
        let mut people = vec![0; units.units.len()];
        for home in homes {
            people[home] += 1;
        }
        let tree = units.units.iter().zip(&people).enumerate();
        let tree: Vec<TreeUnit<usize>> = tree
            .map(|(id, (unit, respondents))| TreeUnit {
                id,
                parent: unit.parent,
                respondents: *respondents,
            })
            .collect();
        Self {
            published: published(&tree, k),
            people,
        }
    }

    /// Everybody in a published unit.
    fn unit(&self, units: &Units, at: usize) -> Option<Homes> {
        let is_inside = |home: &usize| units.upwards(*home).any(|above| above == at);
        let homes = || (0..units.units.len()).filter(is_inside);
        self.published.contains(&at).then(|| homes().collect())
    }

    /// Everybody of a published unit who is in no published unit below it: its atom (SIGNALS §8.4), so
    /// nobody or `k` and more. `None` where there is nobody, or nothing below it is published.
    fn rest(&self, units: &Units, at: usize) -> Option<Homes> {
        let inside = self.unit(units, at)?;
        let is_above = |home: &usize| self.nearest(units, *home) == Some(at);
        let (rest, below): (Homes, Homes) = inside.into_iter().partition(is_above);
        let is_told = rest.iter().any(|home| self.people[*home] > 0);
        (is_told && !below.is_empty()).then_some(rest)
    }

    /// The nearest published unit at or above one.
    fn nearest(&self, units: &Units, at: usize) -> Option<usize> {
        let mut upwards = units.upwards(at);
        upwards.find(|unit| self.published.contains(unit))
    }
}
