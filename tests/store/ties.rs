//! Logins that are proposed to whom they may belong, on both databases.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::forge_account::{
    Actor, ActorKind, Committer, EmailHash, Forge, ForgeLogin, Login, Proof,
};
use irori_core::domain::login_claim::ClaimReply;
use irori_core::domain::person::Viewer;
use irori_core::domain::pull_request::{PullRequestRef, PullRequestUpdate, Readiness, Snapshot};
use irori_core::domain::receipt::AccountReference;
use irori_ports::Forges;
use irori_ports::error::AppError;
use irori_ports::personal_data::PersonalData;
use irori_store::{SeedPerson, Store, StoreSettings};
use std::sync::Arc;
use tests::databases::{Database, settings};

on_both!(
    an_erased_account_leaves_no_fingerprint_of_its_address,
    a_login_is_proposed_to_whose_address_it_commits_with_and_to_nobody_else,
    a_login_that_was_untied_or_refused_is_not_proposed_again,
    a_renamed_login_keeps_its_tie_and_its_new_name_is_proposed,
);

fn account(forge: Forge, login: &str) -> ForgeLogin {
    ForgeLogin {
        forge,
        login: Login::parse(login).unwrap(),
    }
}

fn github(login: &str) -> ForgeLogin {
    account(Forge::GitHub, login)
}

/// A pull request tells that these logins commit with these addresses.
async fn tell(store: &Store, forge: Forge, author: Option<Actor>, commits: &[(&str, &str)]) {
    let address = match forge {
        Forge::GitHub => "https://github.com/o/r/pull/1",
        Forge::GitLab => "https://lab.example/o/r/-/merge_requests/1",
        Forge::Gitea => "https://git.example/o/r/pulls/1",
    };
    let mut news = PullRequestUpdate::of(Snapshot {
        readiness: Readiness::Ready,
        ..Snapshot::opened(
            PullRequestRef::parse(forge, address).unwrap(),
            author,
            now(),
        )
    });
    for (login, email) in commits {
        news.committers.push(Committer {
            login: Login::parse(login).unwrap(),
            email: EmailHash::of(email).unwrap(),
        });
    }
    store.import(vec![news]).await.unwrap();
}

async fn proposed(store: &Store, to: &Viewer) -> Vec<ForgeLogin> {
    store.my_logins(to).await.unwrap().proposed
}

async fn a_login_is_proposed_to_whose_address_it_commits_with_and_to_nobody_else(
    database: Database,
) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let (aki, mio) = (person(&store, "aki").await, person(&store, "mio").await);
    let bot = Actor::parse("helper", ActorKind::Bot).ok();
    let commits = [
        ("Aki-T", " AKI@Example.org"),
        ("helper", "aki@example.org"),
        ("app[bot]", "aki@example.org"),
        ("somebody", "else@example.org"),
    ];
    tell(&store, Forge::GitHub, bot, &commits).await;
    tell(&store, Forge::GitLab, None, &[("aki", "aki@example.org")]).await;
    let both = [github("aki-t"), account(Forge::GitLab, "aki")];
    assert_eq!(proposed(&store, &aki).await, both);
    assert_eq!(proposed(&store, &mio).await, []);
    assert_eq!(proposed(&store, &boss).await, []);
    // Nobody confirms or refuses what is not proposed to them, and is not told why.
    for login in [github("aki-t"), github("somebody"), github("nobody")] {
        let confirmed = store.confirm_tie(&mio, login.clone(), now()).await;
        assert_eq!(confirmed, Err(AppError::NotThere));
        let refused = store.refuse_tie(&mio, login, now()).await;
        assert_eq!(refused, Err(AppError::NotThere));
    }
    let confirmed = store.confirm_tie(&aki, github("aki-t"), now()).await;
    assert_eq!(confirmed, Ok(()));
    let own = store.my_logins(&aki).await.unwrap().tied;
    assert_eq!(own[0].account.login, github("Aki-T").login);
    assert_eq!((own[0].proof, &own[0].by), (Proof::Address, &None));
    assert_eq!(proposed(&store, &aki).await, both[1..]);
    // Tied to somebody else, it is proposed to nobody.
    let gitlab = account(Forge::GitLab, "aki");
    store.tie(&boss, gitlab, mio.id, now()).await.unwrap();
    assert_eq!(proposed(&store, &aki).await, []);
    whole(&store).await;
}

async fn a_login_that_was_untied_or_refused_is_not_proposed_again(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let commits = [("one", "aki@example.org"), ("two", "aki@example.org")];
    tell(&store, Forge::GitHub, None, &commits).await;
    store.refuse_tie(&aki, github("one"), now()).await.unwrap();
    assert_eq!(proposed(&store, &aki).await, [github("two")]);
    tell(&store, Forge::GitHub, None, &commits).await;
    assert_eq!(proposed(&store, &aki).await, [github("two")]);
    store.confirm_tie(&aki, github("two"), now()).await.unwrap();
    let own = store.my_logins(&aki).await.unwrap().tied;
    store
        .remove_my_login(&aki, own[0].account.id, now())
        .await
        .unwrap();
    assert_eq!(proposed(&store, &aki).await, []);
    // By hand both can be added still, and then what was said before is forgotten.
    for login in ["one", "two"] {
        let added = store.add_my_login(&aki, github(login), now()).await;
        assert_eq!(added, Ok(ClaimReply::Tied), "it commits with the address");
    }
    let left = texts(&database, "SELECT login FROM tie_refusal").await;
    assert_eq!(left, [""; 0]);
    whole(&store).await;
}

async fn a_renamed_login_keeps_its_tie_and_its_new_name_is_proposed(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    tell(&store, Forge::Gitea, None, &[("old", "aki@example.org")]).await;
    let (old, new) = (account(Forge::Gitea, "old"), account(Forge::Gitea, "new"));
    store.confirm_tie(&aki, old.clone(), now()).await.unwrap();
    tell(&store, Forge::Gitea, None, &[("new", "aki@example.org")]).await;
    assert_eq!(proposed(&store, &aki).await, std::slice::from_ref(&new));
    let later = now() + TimeDelta::minutes(1);
    store.confirm_tie(&aki, new.clone(), later).await.unwrap();
    let own = store.my_logins(&aki).await.unwrap().tied;
    let logins: Vec<_> = own.into_iter().map(|a| a.account.login).collect();
    assert_eq!(logins, [old.login, new.login]);
    whole(&store).await;
}

async fn an_erased_account_leaves_no_fingerprint_of_its_address(database: Database) {
    let folder = tempfile::tempdir().unwrap();
    let settings = StoreSettings {
        erasures: Some(Arc::new(folder.path().join("erasures.jsonl"))),
        ..settings()
    };
    let store = database.store_with(settings).await;
    let founded = SeedPerson {
        password_hash: store.hash_password(&password(GOOD)).await.unwrap(),
        ..founded("aki")
    };
    let id = store.seed_person(founded).await.unwrap();
    let aki = viewer(&store, id).await;
    let commits = [("aki", "aki@example.org"), ("mio", "mio@example.org")];
    tell(&store, Forge::GitHub, None, &commits).await;
    store.refuse_tie(&aki, github("aki"), now()).await.unwrap();
    let receipt = PersonalData::erase(&store, &aki, GOOD, "s", now())
        .await
        .unwrap();
    assert!(
        receipt.rows.contains(&(AccountReference::TieRefusal, 1)),
        "{receipt:?}"
    );
    let left = texts(&database, "SELECT login FROM login_email").await;
    assert_eq!(left, ["mio"]);
    let later = now() + TimeDelta::days(400);
    store.prune(later).await.unwrap();
    let left = texts(&database, "SELECT login FROM login_email").await;
    assert_eq!(left, [""; 0]);
    whole(&store).await;
}
