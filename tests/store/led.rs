//! Two teams and who leads them.

use crate::fixtures::*;
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
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
    let root = store.seed_org("K").await.unwrap();
    let a = store.seed_team(team_plan("a", root)).await.unwrap();
    let b = store.seed_team(team_plan("b", root)).await.unwrap();
    let mut people = Vec::new();
    for (name, team, part) in [
        ("lead", a, TeamRole::Lead),
        ("second", a, TeamRole::Lead),
        ("member", a, TeamRole::Member),
        ("colleague", a, TeamRole::Member),
        ("other", b, TeamRole::Lead),
    ] {
        let id = store.seed_person(founded(name)).await.unwrap();
        let plan = MembershipPlan {
            part,
            counting: part == TeamRole::Member,
            ..member(team, "2026-01-01", None)
        };
        store.seed_membership(id, plan).await.unwrap();
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
