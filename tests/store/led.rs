//! Two teams and who leads them.

use crate::given::*;
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::{MembershipPlan, Part};
use irori_core::domain::person::Viewer;
use irori_store::Store;

pub struct Teams {
    pub a: TeamId,
    pub b: TeamId,
    pub lead: Viewer,
    pub second: Viewer,
    pub member: Viewer,
    pub colleague: Viewer,
    pub other: Viewer,
}

/// Team a has two leads and two members, team b another lead.
pub async fn teams(store: &Store) -> Teams {
    let root = store.found_org("K").await.unwrap();
    let a = store.found_team(team_plan("a", root)).await.unwrap();
    let b = store.found_team(team_plan("b", root)).await.unwrap();
    let mut people = Vec::new();
    for (name, team, part) in [
        ("lead", a, Part::Lead),
        ("second", a, Part::Lead),
        ("member", a, Part::Member),
        ("colleague", a, Part::Member),
        ("other", b, Part::Lead),
    ] {
        let id = store.found_person(founded(name)).await.unwrap();
        let plan = MembershipPlan {
            part,
            counting: part == Part::Member,
            ..member(team, "2026-01-01", None)
        };
        store.found_membership(id, plan).await.unwrap();
        people.push(viewer(store, id).await);
    }
    let mut people = people.into_iter();
    let mut next = || people.next().unwrap();
    Teams {
        a,
        b,
        lead: next(),
        second: next(),
        member: next(),
        colleague: next(),
        other: next(),
    }
}
