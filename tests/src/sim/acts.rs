//! When a chart said ACT, week by week.

use server::demo::calendar::WEEKS;

/// One item a week: whether the chart says ACT; `None` where it could not, or says nothing new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acts(Vec<Option<bool>>);

impl Default for Acts {
    /// A chart over the demo's weeks that has not spoken yet.
    fn default() -> Self {
        Self::over(usize::from(WEEKS))
    }
}

impl Acts {
    /// A chart over so many weeks that has not spoken yet.
    pub fn over(weeks: usize) -> Self {
        Self(vec![None; weeks])
    }

    /// Notes what the chart says in a week, 0 being the first; said again, the later holds.
    pub fn say(&mut self, week: usize, acts: bool) {
        self.0[week] = Some(acts);
    }

    /// The weeks in which it says ACT.
    pub fn weeks(&self) -> Vec<usize> {
        let acts = |week: &usize| self.0[*week] == Some(true);
        (0..self.0.len()).filter(acts).collect()
    }

    /// The first ACT since a plant, in weeks counted from it: 1 is the plant's own week.
    pub fn first_since(&self, plant: usize) -> Option<usize> {
        let week = self.weeks().into_iter().find(|week| *week >= plant)?;
        Some(week - plant + 1)
    }

    /// Whether there is an ACT in the first `weeks` since a plant.
    pub fn within(&self, plant: usize, weeks: usize) -> bool {
        self.first_since(plant).is_some_and(|first| first <= weeks)
    }

    pub fn any_before(&self, plant: usize) -> bool {
        self.weeks().first().is_some_and(|first| *first < plant)
    }

    pub fn any(&self) -> bool {
        !self.weeks().is_empty()
    }

    /// How often it began to say ACT, where it had not said so just before.
    pub fn alarms(&self) -> u32 {
        let said = self.0.iter().copied().flatten();
        let alarms = said.fold((0, false), |(alarms, before), acts| {
            (alarms + u32::from(acts && !before), acts)
        });
        alarms.0
    }

    /// Weeks from the first one it could speak in to the last.
    pub fn watched(&self) -> u32 {
        let first = self.0.iter().position(Option::is_some);
        first.map_or(0, |first| (self.0.len() - first) as u32)
    }
}
