//! Claims of logins: they show nothing until they are proven or an admin decides, on both databases.

use crate::fixtures::*;
use crate::ledger::seen;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::forge_account::{
    Actor, ActorKind, Committer, EmailHash, Forge, ForgeLogin, Login, Proof,
};
use irori_core::domain::id::LoginClaimId;
use irori_core::domain::login_claim::{ClaimEvidence, ClaimReply, Ground, MyLogins};
use irori_core::domain::person::Viewer;
use irori_core::domain::pull_request::{PullRequestRef, PullRequestUpdate, Readiness, Snapshot};
use irori_core::domain::view::{AccountChange, LedgerPerson, LedgerSubject};
use irori_ports::Forges;
use irori_ports::error::AppError;
use irori_ports::personal_data::PersonalData;
use irori_store::{ExportSection, PagePosition, SeedPerson, Store, StoreSettings};
use std::sync::Arc;
use tests::databases::{Database, settings};
use uuid::Uuid;

on_both!(
    a_claim_shows_nothing_until_an_admin_confirms_it,
    claims_on_one_login_stand_side_by_side_and_one_is_confirmed,
    a_claim_holds_up_nobody_who_proves_the_login_and_they_see_it,
    a_disputed_login_shows_nothing_until_an_admin_decides,
    a_dispute_that_is_refused_taken_back_or_erased_leaves_the_tie_as_it_was,
    nobody_disputes_without_the_word_of_the_forge,
    ties_from_before_proofs_are_proven_by_either_side,
    what_happens_to_a_login_is_in_the_ledger_without_its_name,
    nobody_decides_about_claims_but_an_admin,
    a_person_claims_and_has_twenty_logins_at_most,
    claims_that_were_settled_are_forgotten_in_time,
    a_database_from_before_keeps_its_ties_as_unproven_and_what_was_not_relied_on,
);

fn hana() -> ForgeLogin {
    account("hana")
}

fn account(login: &str) -> ForgeLogin {
    ForgeLogin {
        forge: Forge::GitHub,
        login: Login::parse(login).unwrap(),
    }
}

/// A pull request of `hana`, in which the forge tells that these logins commit with these addresses.
async fn tell(store: &Store, commits: &[(&str, &str)]) {
    let place = PullRequestRef::parse(Forge::GitHub, "https://github.com/o/r/pull/1").unwrap();
    let author = Actor::parse("Hana", ActorKind::Human).ok();
    let mut news = PullRequestUpdate::of(Snapshot {
        readiness: Readiness::Ready,
        ..Snapshot::opened(place, author, now())
    });
    for (login, email) in commits {
        news.committers.push(Committer {
            login: Login::parse(login).unwrap(),
            email: EmailHash::of(email).unwrap(),
        });
    }
    store.import(vec![news]).await.unwrap();
}

async fn logins(store: &Store, of: &Viewer) -> MyLogins {
    store.my_logins(of).await.unwrap()
}

/// How many pull requests are somebody's own.
async fn pulls(store: &Store, of: &Viewer) -> usize {
    let rows = store.my_rows(of, ExportSection::PullRequests, PagePosition::default());
    rows.await.unwrap().rows.len()
}

/// What waits for an admin: login, to whom it is tied, and who says so why.
async fn waiting(
    store: &Store,
    boss: &Viewer,
) -> Vec<(String, Option<String>, Vec<(String, Ground)>)> {
    let contests = store.claims(boss).await.unwrap();
    let told = contests.into_iter().map(|of| {
        let claims = of
            .claims
            .into_iter()
            .map(|claim| (claim.name, claim.ground));
        (
            of.account.login.as_str().to_owned(),
            of.tied_to,
            claims.collect(),
        )
    });
    told.collect()
}

async fn claim_of(store: &Store, boss: &Viewer, name: &str) -> LoginClaimId {
    let contests = store.claims(boss).await.unwrap();
    let mut claims = contests.iter().flat_map(|of| &of.claims);
    claims.find(|claim| claim.name == name).unwrap().id
}

/// What the ledger says of accounts, the earliest first.
async fn changes(database: &Database) -> Vec<String> {
    let sql = "SELECT detail FROM view WHERE kind = 'account' ORDER BY number";
    texts(database, sql).await
}

struct Few {
    store: Store,
    boss: Viewer,
    hana: Viewer,
    mio: Viewer,
}

impl Few {
    async fn of(database: &Database) -> Self {
        Self::with(database.store().await).await
    }

    async fn with(store: Store) -> Self {
        let boss = admin(&store, "boss").await;
        let hana = person(&store, "hana").await;
        let founded = SeedPerson {
            password_hash: store.hash_password(&password(GOOD)).await.unwrap(),
            ..founded("mio")
        };
        let mio = store.seed_person(founded).await.unwrap();
        let mio = viewer(&store, mio).await;
        Self {
            store,
            boss,
            hana,
            mio,
        }
    }

    /// The login is tied to Hana by an admin, and commits with the address of Mio, who disputes it.
    async fn disputed(&self) {
        let (store, mio) = (&self.store, &self.mio);
        store
            .tie(&self.boss, hana(), self.hana.id, now())
            .await
            .unwrap();
        tell(store, &[("hana", "mio@example.org")]).await;
        let contested = logins(store, mio).await.contested;
        assert_eq!(contested[0].name, "hana");
        store.dispute_login(mio, hana(), now()).await.unwrap();
    }
}

async fn a_claim_shows_nothing_until_an_admin_confirms_it(database: Database) {
    let Few {
        store, boss, mio, ..
    } = Few::of(&database).await;
    tell(&store, &[]).await;
    let claimed = store.add_my_login(&mio, hana(), now()).await;
    assert_eq!(claimed, Ok(ClaimReply::Waits));
    let mine = logins(&store, &mio).await;
    assert_eq!((mine.tied.len(), mine.claims.len()), (0, 1));
    assert_eq!(mine.claims[0].ground, Ground::Claim);
    assert_eq!(pulls(&store, &mio).await, 0);
    assert_eq!(store.untied(&boss).await.unwrap().len(), 1);
    assert_eq!(
        texts(&database, "SELECT login FROM forge_account").await,
        [""; 0]
    );
    let again = store.add_my_login(&mio, account("HANA"), now()).await;
    assert_eq!(wrong(again.unwrap_err(), "login"), "wrong-login-claimed");
    let contest = store.claims(&boss).await.unwrap().remove(0);
    assert_eq!(contest.claims[0].evidence, ClaimEvidence::None);
    let id = contest.claims[0].id;
    store.confirm_claim(&boss, id, now()).await.unwrap();
    let mine = logins(&store, &mio).await;
    assert_eq!((mine.tied.len(), mine.claims.len()), (1, 0));
    assert_eq!(
        (mine.tied[0].proof, mine.tied[0].by.as_deref()),
        (Proof::Admin, Some("boss"))
    );
    assert_eq!(pulls(&store, &mio).await, 1);
    for decided in [
        store.confirm_claim(&boss, id, now()).await,
        store.refuse_claim(&boss, id, now()).await,
        store.withdraw_claim(&mio, id, now()).await,
    ] {
        assert_eq!(decided, Err(AppError::NotThere));
    }
    whole(&store).await;
}

async fn claims_on_one_login_stand_side_by_side_and_one_is_confirmed(database: Database) {
    let few = Few::of(&database).await;
    let (store, boss) = (&few.store, &few.boss);
    tell(store, &[("hana", "hana@example.org")]).await;
    let later = now() + TimeDelta::minutes(1);
    store.add_my_login(&few.mio, hana(), now()).await.unwrap();
    // What an admin refused before is not proven by itself.
    plant(
        &database,
        "INSERT INTO tie_refusal (person_id, forge, login_key, login, refused_at, by_admin)
            SELECT id, 'github', 'hana', 'hana', created_at, TRUE FROM person WHERE name = 'hana'",
    )
    .await;
    let claimed = store.add_my_login(&few.hana, hana(), later).await;
    assert_eq!(claimed, Ok(ClaimReply::Waits));
    let both = vec![
        ("mio".to_owned(), Ground::Claim),
        ("hana".to_owned(), Ground::Claim),
    ];
    assert_eq!(
        waiting(store, boss).await,
        [("hana".to_owned(), None, both)]
    );
    let contest = store.claims(boss).await.unwrap().remove(0);
    let evidence = contest.claims.iter().map(|claim| claim.evidence);
    assert_eq!(
        evidence.collect::<Vec<_>>(),
        [ClaimEvidence::None, ClaimEvidence::CommitsWithAddress]
    );
    let id = claim_of(store, boss, "hana").await;
    store.confirm_claim(boss, id, later).await.unwrap();
    assert_eq!(waiting(store, boss).await, []);
    assert_eq!(logins(store, &few.hana).await.tied.len(), 1);
    assert_eq!(logins(store, &few.mio).await, MyLogins::default());
    assert_eq!(
        changes(&database).await,
        [
            "login-claimed",
            "login-claimed",
            "login-refused",
            "login-confirmed"
        ]
    );
    // Who has it now still sees who said that it was theirs.
    let others = logins(store, &few.hana).await.others;
    assert_eq!(
        (others[0].name.as_str(), others[0].until),
        ("mio", Some(others[0].until.unwrap()))
    );
    whole(store).await;
}

async fn a_claim_holds_up_nobody_who_proves_the_login_and_they_see_it(database: Database) {
    let few = Few::of(&database).await;
    let store = &few.store;
    store.add_my_login(&few.mio, hana(), now()).await.unwrap();
    tell(store, &[("hana", "hana@example.org")]).await;
    assert_eq!(logins(store, &few.hana).await.proposed, [hana()]);
    store.confirm_tie(&few.hana, hana(), now()).await.unwrap();
    let mine = logins(store, &few.hana).await;
    assert_eq!(mine.tied[0].proof, Proof::Address);
    let other = &mine.others[0];
    assert_eq!(
        (other.name.as_str(), other.ground, other.until),
        ("mio", Ground::Claim, None)
    );
    assert_eq!(pulls(store, &few.mio).await, 0);
    let claims = vec![("mio".to_owned(), Ground::Claim)];
    let waits = [("hana".to_owned(), Some("hana".to_owned()), claims)];
    assert_eq!(waiting(store, &few.boss).await, waits);
    // An admin may still decide otherwise; then the login is no longer hers, and he sees that it was.
    let id = claim_of(store, &few.boss, "mio").await;
    let later = now() + TimeDelta::days(3);
    store.confirm_claim(&few.boss, id, later).await.unwrap();
    let others = logins(store, &few.mio).await.others;
    let was = (others[0].name.as_str(), others[0].ground);
    assert_eq!(was, ("hana", Ground::Tied));
    assert_eq!(
        (pulls(store, &few.mio).await, pulls(store, &few.hana).await),
        (1, 0)
    );
    assert_eq!(logins(store, &few.hana).await.contested.len(), 1);
    whole(store).await;
}

async fn a_disputed_login_shows_nothing_until_an_admin_decides(database: Database) {
    let few = Few::of(&database).await;
    let (store, boss) = (&few.store, &few.boss);
    few.disputed().await;
    assert_eq!(
        (pulls(store, &few.mio).await, pulls(store, &few.hana).await),
        (0, 0)
    );
    let had = logins(store, &few.hana).await.claims;
    assert_eq!(
        (had[0].ground, had[0].disputed_by.as_slice()),
        (Ground::Tied, &["mio".to_owned()][..])
    );
    let said = logins(store, &few.mio).await;
    assert_eq!(said.claims[0].ground, Ground::Dispute);
    // Meanwhile neither side proves it, disputes it again or gets it proposed.
    assert_eq!((said.proposed.len(), said.contested.len()), (0, 0));
    let confirmed = store.confirm_tie(&few.mio, hana(), now()).await;
    assert_eq!(confirmed, Err(AppError::NotThere));
    let again = store.dispute_login(&few.mio, hana(), now()).await;
    assert_eq!(again, Err(AppError::NotThere));
    let claims = store.add_my_login(&few.hana, hana(), now()).await;
    assert_eq!(wrong(claims.unwrap_err(), "login"), "wrong-login-claimed");
    let both = vec![
        ("hana".to_owned(), Ground::Tied),
        ("mio".to_owned(), Ground::Dispute),
    ];
    let mut told = waiting(store, boss).await;
    told[0].2.sort_by(|(a, _), (b, _)| a.cmp(b));
    assert_eq!(told, [("hana".to_owned(), None, both)]);
    let id = claim_of(store, boss, "mio").await;
    store.confirm_claim(boss, id, now()).await.unwrap();
    assert_eq!(
        (pulls(store, &few.mio).await, pulls(store, &few.hana).await),
        (1, 0)
    );
    assert_eq!(logins(store, &few.hana).await.claims, []);
    let noted = [
        "login-confirmed",
        "login-disputed",
        "login-untied",
        "login-confirmed",
    ];
    assert_eq!(changes(&database).await, noted);
    whole(store).await;
}

async fn a_dispute_that_is_refused_taken_back_or_erased_leaves_the_tie_as_it_was(
    database: Database,
) {
    let folder = tempfile::tempdir().unwrap();
    let settings = StoreSettings {
        erasures: Some(Arc::new(folder.path().join("erasures.jsonl"))),
        ..settings()
    };
    let few = Few::with(database.store_with(settings).await).await;
    let (store, boss) = (&few.store, &few.boss);
    few.disputed().await;
    let id = logins(store, &few.mio).await.claims[0].id;
    assert_eq!(
        store.withdraw_claim(&few.hana, id, now()).await,
        Err(AppError::NotThere)
    );
    store.withdraw_claim(&few.mio, id, now()).await.unwrap();
    let tied = logins(store, &few.hana).await.tied;
    assert_eq!(
        (tied[0].proof, tied[0].by.as_deref()),
        (Proof::Admin, Some("boss"))
    );
    // He may dispute it again; an admin refuses, and then no more.
    store.dispute_login(&few.mio, hana(), now()).await.unwrap();
    assert_eq!(logins(store, &few.hana).await.tied, []);
    let id = claim_of(store, boss, "mio").await;
    store.refuse_claim(boss, id, now()).await.unwrap();
    assert_eq!(logins(store, &few.hana).await.tied, tied);
    assert_eq!(pulls(store, &few.hana).await, 1);
    let again = store.dispute_login(&few.mio, hana(), now()).await;
    assert_eq!(again, Err(AppError::NotThere));
    // What an admin said he cannot take back: a claim waits, and contradicts nobody.
    let claimed = store.add_my_login(&few.mio, hana(), now()).await;
    assert_eq!(claimed, Ok(ClaimReply::Waits));
    assert_eq!(logins(store, &few.mio).await.contested, []);
    assert_eq!(logins(store, &few.hana).await.tied, tied);
    // Who disputes and erases their account leaves no login without its owner.
    plant(&database, "DELETE FROM tie_refusal").await;
    store.dispute_login(&few.mio, hana(), now()).await.unwrap();
    assert_eq!(logins(store, &few.hana).await.tied, []);
    PersonalData::erase(store, &few.mio, GOOD, "s", now())
        .await
        .unwrap();
    assert_eq!(logins(store, &few.hana).await.tied, tied);
    let left = texts(&database, "SELECT login FROM login_claim").await;
    assert_eq!(left, [""; 0], "hers and his");
    whole(store).await;
}

async fn nobody_disputes_without_the_word_of_the_forge(database: Database) {
    let few = Few::of(&database).await;
    let store = &few.store;
    store
        .tie(&few.boss, hana(), few.hana.id, now())
        .await
        .unwrap();
    tell(
        store,
        &[("hana", "hana@example.org"), ("mio", "mio@example.org")],
    )
    .await;
    for login in ["hana", "mio", "nobody"] {
        let disputed = store.dispute_login(&few.mio, account(login), now()).await;
        assert_eq!(disputed, Err(AppError::NotThere), "{login}");
    }
    let own = store.dispute_login(&few.hana, hana(), now()).await;
    assert_eq!(own, Err(AppError::NotThere));
    // Of what commits with one's address and is another's, one may say that it is not one's own.
    tell(store, &[("hana", "mio@example.org")]).await;
    store.refuse_tie(&few.mio, hana(), now()).await.unwrap();
    assert_eq!(logins(store, &few.mio).await.contested, []);
    whole(store).await;
}

async fn ties_from_before_proofs_are_proven_by_either_side(database: Database) {
    let few = Few::of(&database).await;
    let (store, boss) = (&few.store, &few.boss);
    for (login, of) in [("hana", &few.hana), ("mio", &few.mio)] {
        store.tie(boss, account(login), of.id, now()).await.unwrap();
    }
    plant(
        &database,
        "UPDATE forge_account SET proof = 'unknown', tied_by = NULL",
    )
    .await;
    tell(store, &[("hana", "hana@example.org")]).await;
    let ties = store.ties(boss).await.unwrap();
    let told: Vec<_> = ties
        .iter()
        .map(|tie| (tie.tied.proof, tie.evidence))
        .collect();
    let unknown = Proof::Unknown;
    assert_eq!(
        told,
        [
            (unknown, ClaimEvidence::CommitsWithAddress),
            (unknown, ClaimEvidence::None)
        ]
    );
    assert_eq!(pulls(store, &few.hana).await, 1, "they stay as they are");
    // The owner is asked, or the admin says so.
    assert_eq!(logins(store, &few.hana).await.proposed, [hana()]);
    store.confirm_tie(&few.hana, hana(), now()).await.unwrap();
    let mine = logins(store, &few.hana).await;
    assert_eq!(
        (mine.tied[0].proof, mine.proposed.len()),
        (Proof::Address, 0)
    );
    let id = ties[1].tied.account.id;
    store.confirm_login(boss, id, now()).await.unwrap();
    assert_eq!(logins(store, &few.mio).await.tied[0].proof, Proof::Admin);
    assert_eq!(
        store.confirm_login(boss, id, now()).await,
        Err(AppError::NotThere)
    );
    whole(store).await;
}

async fn what_happens_to_a_login_is_in_the_ledger_without_its_name(database: Database) {
    let few = Few::of(&database).await;
    let (store, boss) = (&few.store, &few.boss);
    store
        .add_my_login(&few.mio, account("zzz-login"), now())
        .await
        .unwrap();
    let id = claim_of(store, boss, "mio").await;
    store.confirm_claim(boss, id, now()).await.unwrap();
    let own = logins(store, &few.mio).await.tied[0].account.id;
    store.untie(boss, own, now()).await.unwrap();
    let noted = ["login-claimed", "login-confirmed", "login-untied"];
    assert_eq!(changes(&database).await, noted);
    let about = |views: Vec<irori_core::domain::view::LedgerLook>| {
        let told = views.into_iter().filter_map(|view| match view.what {
            LedgerSubject::Account { change, about } => Some((view.who, change, about)),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    let named = LedgerPerson::Named("boss".to_owned());
    assert_eq!(
        about(seen(store, &few.mio).await),
        [
            (named.clone(), AccountChange::LoginUntied, LedgerPerson::Me),
            (
                named.clone(),
                AccountChange::LoginConfirmed,
                LedgerPerson::Me
            ),
            (
                LedgerPerson::Me,
                AccountChange::LoginClaimed,
                LedgerPerson::Me
            ),
        ]
    );
    assert_eq!(about(seen(store, &few.hana).await), []);
    // An admin's own login, which they confirm themselves, concerns everybody.
    store
        .add_my_login(boss, account("zzz-login"), now())
        .await
        .unwrap();
    let id = claim_of(store, boss, "boss").await;
    store.confirm_claim(boss, id, now()).await.unwrap();
    let own = (named.clone(), AccountChange::LoginConfirmed, named);
    assert_eq!(about(seen(store, &few.hana).await), [own]);
    let chained = texts(&database, "SELECT content FROM view WHERE kind = 'account'").await;
    assert!(
        chained.iter().all(|text| !text.contains("zzz-login")),
        "{chained:?}"
    );
    whole(store).await;
}

async fn nobody_decides_about_claims_but_an_admin(database: Database) {
    let few = Few::of(&database).await;
    let (store, mio) = (&few.store, &few.mio);
    store.add_my_login(mio, hana(), now()).await.unwrap();
    let id = claim_of(store, &few.boss, "mio").await;
    let refused = Err(AppError::NotAllowed);
    assert_eq!(store.claims(mio).await.map(drop), refused);
    assert_eq!(store.confirm_claim(mio, id, now()).await, refused);
    assert_eq!(store.refuse_claim(mio, id, now()).await, refused);
    let tie = irori_core::domain::id::ForgeAccountId(Uuid::from_u128(1));
    assert_eq!(store.confirm_login(mio, tie, now()).await, refused);
    assert_eq!(logins(store, mio).await.claims.len(), 1);
}

async fn a_person_claims_and_has_twenty_logins_at_most(database: Database) {
    let few = Few::of(&database).await;
    let store = &few.store;
    for n in 0..20 {
        let login = account(&format!("mio{n}"));
        store.add_my_login(&few.mio, login, now()).await.unwrap();
    }
    let more = store.add_my_login(&few.mio, account("mio20"), now()).await;
    assert_eq!(wrong(more.unwrap_err(), "login"), "wrong-logins-most");
    whole(store).await;
}

async fn claims_that_were_settled_are_forgotten_in_time(database: Database) {
    let few = Few::of(&database).await;
    let store = &few.store;
    store.add_my_login(&few.mio, hana(), now()).await.unwrap();
    let id = claim_of(store, &few.boss, "mio").await;
    store.refuse_claim(&few.boss, id, now()).await.unwrap();
    store
        .add_my_login(&few.mio, account("mio"), now())
        .await
        .unwrap();
    store.prune(now() + TimeDelta::days(399)).await.unwrap();
    let all = "SELECT login FROM login_claim ORDER BY login";
    assert_eq!(texts(&database, all).await, ["hana", "mio"]);
    store.prune(now() + TimeDelta::days(400)).await.unwrap();
    assert_eq!(texts(&database, all).await, ["mio"], "what waits stays");
    whole(store).await;
}

/// Takes the thirteenth migration back.
const AS_IT_WAS: &str = "DROP TABLE login_claim; DROP INDEX view_own_login;
    DROP INDEX hook_delivery_content; ALTER TABLE hook_delivery DROP COLUMN content;
    DROP INDEX quarantine_content; ALTER TABLE quarantine DROP COLUMN content;
    ALTER TABLE tie_refusal DROP COLUMN by_admin;
    DROP INDEX forge_account_tied_by;
    ALTER TABLE forge_account DROP COLUMN proof; ALTER TABLE forge_account DROP COLUMN tied_by;
    DELETE FROM _sqlx_migrations WHERE version = 13";

async fn a_database_from_before_keeps_its_ties_as_unproven_and_what_was_not_relied_on(
    database: Database,
) {
    let few = Few::of(&database).await;
    let (store, boss) = (&few.store, &few.boss);
    store.tie(boss, hana(), few.hana.id, now()).await.unwrap();
    let mut hooks = Vec::new();
    for name in ["lasting", "over", "never"] {
        let made = store.add_hook(boss, Forge::GitHub, name.to_owned(), now());
        hooks.push(made.await.unwrap().id);
    }
    plant(&database, AS_IT_WAS).await;
    // When each hook had its last signed delivery, and its last unsigned one.
    for (hook, signed, unsigned) in [
        (0, Some(9), Some(11)),
        (1, Some(9), Some(8)),
        (2, None, Some(7)),
    ] {
        for (outcome, hour) in [("taken", signed), ("wrong-signature", unsigned)] {
            let Some(hour) = hour else {
                continue;
            };
            let id = literal(&database, hooks[hook].0);
            let row = format!(
                "INSERT INTO hook_count (hook_id, day, outcome, deliveries, last_at)
                    VALUES ({id}, '2026-11-20', '{outcome}', 2, '2026-11-20T{hour:02}:00:00+00:00')"
            );
            plant(&database, &row).await;
        }
    }
    let again = database.store().await;
    let tied = logins(&again, &few.hana).await.tied;
    assert_eq!((tied[0].proof, &tied[0].by), (Proof::Unknown, &None));
    let health = again.hook_health(boss, now()).await.unwrap();
    let outages = health
        .outages
        .iter()
        .map(|of| (of.hook.as_deref(), of.from, of.to));
    let (from, to) = (at("2026-11-20T09:00:00Z"), at("2026-11-20T11:00:00Z"));
    assert_eq!(
        outages.collect::<Vec<_>>(),
        [(Some("lasting"), from, Some(to))]
    );
    let left = texts(&database, "SELECT outcome FROM hook_count").await;
    assert_eq!(left, ["taken", "taken"]);
    whole(&again).await;
}
