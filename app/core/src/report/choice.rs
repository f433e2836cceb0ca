//! Scope of a report: closed quarters and departments.

use crate::domain::form::{FieldError, Form, FormReader, ValidationErrors};
use crate::domain::id::DepartmentId;
use crate::domain::quarter::Quarter;

/// So many quarters are a year; more stand in no table.
pub const QUARTERS_MOST: usize = 4;
/// So many departments can be chosen one by one; with none chosen all are there.
pub const DEPARTMENTS_MOST: usize = 100;

/// What somebody chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The oldest first, each once, at most [`QUARTERS_MOST`].
    quarters: Vec<Quarter>,
    /// Each once, at most [`DEPARTMENTS_MOST`]; all where it is empty. Each comes with what is below it.
    departments: Vec<DepartmentId>,
}

impl Choice {
    /// All departments of one quarter.
    pub fn quarter(quarter: Quarter) -> Self {
        Self {
            quarters: vec![quarter],
            departments: Vec::new(),
        }
    }

    /// In whatever order, with or without repetitions.
    pub fn new(
        mut quarters: Vec<Quarter>,
        mut departments: Vec<DepartmentId>,
    ) -> Result<Self, FieldError> {
        quarters.sort_unstable();
        quarters.dedup();
        departments.sort_unstable();
        departments.dedup();
        if quarters.len() > QUARTERS_MOST {
            return Err(FieldError::new("wrong-report-quarters").with("most", QUARTERS_MOST));
        }
        if departments.len() > DEPARTMENTS_MOST {
            return Err(FieldError::new("wrong-report-departments").with("most", DEPARTMENTS_MOST));
        }
        Ok(Self {
            quarters,
            departments,
        })
    }

    /// Reads the fields `quarter` and `department`, each any number of times.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut reader = FormReader::new(form);
        let quarters = reader.all("quarter", Quarter::parse);
        let departments = reader.all("department", DepartmentId::parse);
        let choice = Self::new(quarters, departments);
        let choice = choice.map_err(|wrong| {
            let many = wrong.key == "wrong-report-departments";
            reader.mistake(if many { "department" } else { "quarter" }, wrong);
        });
        reader.finish(choice.ok())
    }

    /// The fields that [`Choice::parse`] reads.
    pub fn form(&self) -> Form {
        let form = self.quarters.iter().fold(Form::default(), |form, quarter| {
            form.with("quarter", quarter.to_string())
        });
        self.departments.iter().fold(form, |form, department| {
            form.with("department", department.to_string())
        })
    }

    pub fn quarters(&self) -> &[Quarter] {
        &self.quarters
    }

    pub fn departments(&self) -> &[DepartmentId] {
        &self.departments
    }

    /// The first of the departments that none of `known` is.
    pub fn unknown(&self, known: &[DepartmentId]) -> Option<DepartmentId> {
        let mut departments = self.departments.iter();
        departments.find(|one| !known.contains(one)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn quarter(text: &str) -> Quarter {
        Quarter::parse(text).unwrap()
    }

    #[test]
    fn a_choice_reads_back_in_order_and_each_thing_once() {
        let id = |n| DepartmentId(Uuid::from_u128(n));
        let (late, early) = (quarter("2026-Q3"), quarter("2026-Q2"));
        let choice = Choice::new(vec![late, early, late], vec![id(2), id(1), id(2)]).unwrap();
        assert_eq!(choice.quarters(), [early, late]);
        assert_eq!(choice.departments(), [id(1), id(2)]);
        assert_eq!(Choice::parse(&choice.form()), Ok(choice.clone()));
        assert_eq!(choice.unknown(&[id(1), id(2)]), None);
        assert_eq!(choice.unknown(&[id(1)]), Some(id(2)));
        assert_eq!(Choice::parse(&Form::default()), Ok(Choice::default()));
    }

    #[test]
    fn more_than_a_year_and_what_is_no_quarter_are_refused() {
        let year = (1..=4).map(|n| quarter(&format!("2025-Q{n}")));
        let more: Vec<Quarter> = year.chain([quarter("2026-Q1")]).collect();
        assert!(Choice::new(more[..4].to_vec(), Vec::new()).is_ok());
        let wrong = Choice::new(more, Vec::new()).unwrap_err();
        assert_eq!(wrong.key, "wrong-report-quarters");
        for (field, text) in [("quarter", "soon"), ("department", "7")] {
            let mistakes = Choice::parse(&Form::default().with(field, text)).unwrap_err();
            assert!(mistakes.of(field).is_some(), "{field}");
        }
    }
}
