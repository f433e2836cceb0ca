//! The made-up organisation of one seed, with its days at hand by person and week.

use irori_core::signals::events::Event;
use server::demo::calendar::WEEKS;
use server::demo::generate::{Demo, DemoDay, generate};
use server::demo::organisation::TEAMS;
use server::demo::pull_requests::DemoPullRequest;

/// Lines an hour above which an approval without comments is a stamp (SIGNALS §7.1).
const STAMP_PACE: f64 = 500.0;

pub struct Org {
    pub demo: Demo,
    /// By person and week, their working days.
    days: Vec<Vec<Vec<usize>>>,
}

impl Org {
    pub fn of(seed: &str) -> Self {
        let demo = generate(seed);
        let mut days = vec![vec![Vec::new(); usize::from(WEEKS)]; demo.people.len()];
        for (index, day) in demo.days.iter().enumerate() {
            days[day.person][usize::from(day.week)].push(index);
        }
        Self { demo, days }
    }

    /// The keys of all teams, yama with its three people too.
    pub fn teams() -> impl Iterator<Item = &'static str> {
        TEAMS.iter().map(|team| team.key)
    }

    /// Everybody who checks in, by index into the people of the demo.
    pub fn everybody(&self) -> impl Iterator<Item = usize> {
        let people = self.demo.people.iter().enumerate();
        people.filter_map(|(person, one)| one.team.map(|_| person))
    }

    /// The respondents of a team, in their order.
    pub fn members(&self, team: &str) -> Vec<usize> {
        let is_in = |person: &usize| {
            let at = self.demo.people[*person].team;
            at.is_some_and(|at| TEAMS[at].key == team)
        };
        self.everybody().filter(is_in).collect()
    }

    /// The working days of a person's week, holidays left out, answered or not.
    pub fn week(&self, person: usize, week: usize) -> impl Iterator<Item = &DemoDay> {
        let days = self.days[person][week].iter();
        days.map(|index| &self.demo.days[*index])
    }

    /// A team's eligible reviews in merge order: the week, and whether it was a stamp.
    pub fn reviews(&self, team: &str) -> Vec<(usize, Event)> {
        let members = self.members(team);
        let pull_requests = self.demo.pull_requests.iter();
        let mut eligible: Vec<&DemoPullRequest> = pull_requests
            .filter(|one| one.is_eligible() && members.contains(&one.author))
            .collect();
        eligible.sort_by(|a, b| a.week.cmp(&b.week).then(a.order.total_cmp(&b.order)));
        let told = |one: &DemoPullRequest| {
            let pace = f64::from(one.size) / (one.elapsed_minutes / 60.0);
            let stamp = one.comments == 0 && pace > STAMP_PACE;
            let event = if stamp { Event::Seen } else { Event::NotSeen };
            (usize::from(one.week), event)
        };
        eligible.into_iter().map(told).collect()
    }
}
