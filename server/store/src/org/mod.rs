//! Departments, teams, people and who belongs where.

pub(crate) mod calendar;
pub(crate) mod department;
pub(crate) mod leads;
pub(crate) mod membership;
pub(crate) mod person;
pub(crate) mod team;
pub(crate) mod viewer;
