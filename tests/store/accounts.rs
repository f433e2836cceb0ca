//! Nobody becomes somebody else: links to new passwords, proof, recovery codes.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_clock::Clock;
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::id::{IdempotencyKey, PersonId};
use irori_core::domain::person::Viewer;
use irori_core::domain::reset::RecoveryCode;
use irori_core::domain::view::{
    AccountChange, LedgerPerson, LedgerScope, LedgerSubject, RoleChange,
};
use irori_ports::accounts::Accounts;
use irori_ports::error::AppError;
use irori_ports::ledger::Ledger;
use irori_ports::{Auth, Entries, LinkFor, Now, Opens, Org, Origin, Switch};
use irori_store::{SeedPerson, Store, StoreSettings};
use tests::databases::{Database, SECRET, settings};
use uuid::Uuid;

on_both!(
    a_link_to_a_new_password_waits_works_once_and_ends,
    with_a_recovery_code_it_opens_at_once_and_nothing_is_sealed,
    without_proof_what_was_written_before_stays_sealed,
    a_second_reset_does_not_make_the_password_of_between_a_proof,
    a_second_admin_lets_it_open_and_none_made_for_it,
    whoever_it_is_about_can_stop_it,
    a_link_ends_with_the_role_of_who_made_it_and_with_a_change_of_password,
    a_recovery_code_is_made_by_who_has_proved_themselves_and_works_once,
    the_operator_brings_a_lost_admin_back,
    nobody_makes_a_link_to_their_own_new_password,
    a_change_of_password_does_not_undo_a_reset_that_was_quicker,
    the_operators_link_is_in_everybodys_ledger,
);

pub const NEW: &str = "another heron, tall";
pub const OLD: &str = GOOD;

/// Somebody whose password is [`OLD`].
pub async fn known(store: &Store, name: &str, admin: Switch) -> Viewer {
    let password_hash = store.hash_password(&password(OLD)).await.unwrap();
    let founded = SeedPerson {
        password_hash,
        is_admin: admin,
        ..founded(name)
    };
    viewer(store, store.seed_person(founded).await.unwrap()).await
}

pub async fn boss_and_aki(database: &Database) -> (Store, Viewer, Viewer) {
    let store = database.store().await;
    let boss = known(&store, "boss", Switch::On).await;
    let aki = known(&store, "aki", Switch::Off).await;
    (store, boss, aki)
}

/// A store whose clock stands at [`now`].
async fn clocked(database: &Database) -> (Clock, Store) {
    let clock = Clock::standing(now());
    let settings = StoreSettings {
        clock: clock.clone(),
        ..settings()
    };
    (clock, database.store_with(settings).await)
}

pub fn hours(hours: i64) -> Now {
    now() + TimeDelta::hours(hours)
}

pub async fn reset(store: &Store, token: &str, to: &str, at: Now) -> Result<PersonId, AppError> {
    let signed_in = store.reset(token, password(to), None, at).await;
    signed_in.map(|who| who.person)
}

/// What the ledger tells somebody of accounts, the latest first.
pub async fn told(
    store: &Store,
    viewer: &Viewer,
) -> Vec<(AccountChange, LedgerPerson, LedgerPerson)> {
    let page = store
        .concerning(viewer, LedgerScope::MineToo, None)
        .await
        .unwrap();
    let told = page.views.into_iter().filter_map(|view| match view.what {
        LedgerSubject::Account { change, about } => Some((change, view.who, about)),
        _ => None,
    });
    told.collect()
}

fn named(name: &str) -> LedgerPerson {
    LedgerPerson::Named(name.to_owned())
}

async fn a_link_to_a_new_password_waits_works_once_and_ends(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let earlier = store.reset_link(&boss, aki.id, now()).await.unwrap();
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    assert_eq!(store.opens(&earlier, now()).await, Err(AppError::LinkSpent));
    let opens = Opens::Reset {
        email: email("aki"),
        from: hours(24),
    };
    assert_eq!(store.opens(&token, now()).await, Ok(opens));
    let early = hours(24) - TimeDelta::seconds(1);
    let trouble = reset(&store, &token, NEW, early).await.unwrap_err();
    assert_eq!(wrong(trouble, "recovery-code"), "wrong-reset-waits");
    assert_eq!(
        store.join(&token, newcomer("x"), now()).await,
        Err(AppError::LinkSpent)
    );
    // Told meanwhile, on every page, and in the ledger.
    let waiting = viewer(&store, aki.id).await.account.reset.unwrap();
    assert_eq!(
        (waiting.made_by, waiting.name.as_deref(), waiting.opens),
        (Some(boss.id), Some("boss"), hours(24))
    );
    let made = (AccountChange::ResetMade, named("boss"), LedgerPerson::Me);
    assert_eq!(told(&store, &aki).await, std::slice::from_ref(&made));
    assert_eq!(
        store.opens(&token, hours(48)).await,
        Err(AppError::LinkSpent),
        "it is open as long as it waited"
    );
    let at_once: Vec<_> = (0..3)
        .map(|_| {
            let (store, token) = (store.clone(), token.clone());
            tokio::spawn(async move { reset(&store, &token, NEW, hours(24)).await })
        })
        .collect();
    let mut done = Vec::new();
    for attempt in at_once {
        done.push(attempt.await.unwrap());
    }
    assert_eq!(done.iter().filter(|one| **one == Ok(aki.id)).count(), 1);
    assert!(
        done.iter()
            .all(|one| matches!(one, Ok(_) | Err(AppError::LinkSpent)))
    );
    let signed_in = store
        .sign_in("aki@example.org", NEW, Origin::stranger("n"), hours(24))
        .await;
    assert_eq!(signed_in.map(|who| who.person), Ok(aki.id));
    let used = (AccountChange::ResetUsed, LedgerPerson::Me, LedgerPerson::Me);
    assert_eq!(told(&store, &aki).await, [used, made]);
    let nobody = PersonId(Uuid::from_u128(3));
    assert_eq!(
        store.reset_link(&boss, nobody, now()).await,
        Err(AppError::NotThere)
    );
    whole(&store).await;
    // An installation may let it open at once.
    let wait = irori_core::domain::reset::ResetWait::parse("0").unwrap();
    let settings = StoreSettings {
        reset_wait: wait,
        ..settings()
    };
    let store = Store::open_with(&database.url, &SECRET, settings)
        .await
        .unwrap();
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    let late = now() + TimeDelta::minutes(30);
    assert_eq!(store.opens(&token, late).await, Err(AppError::LinkSpent));
    assert_eq!(reset(&store, &token, OLD, now()).await, Ok(aki.id));
}

async fn with_a_recovery_code_it_opens_at_once_and_nothing_is_sealed(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let code = store.make_recovery_code(&aki, now()).await.unwrap();
    assert_eq!(store.recovery_code(&aki).await, Ok(Some(now())));
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    let wrong_code = RecoveryCode::of([3; 26]);
    let trouble = store
        .reset(&token, password(NEW), Some(wrong_code), now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "recovery-code"), "wrong-recovery-code");
    let others = known(&store, "ben", Switch::Off).await;
    let theirs = store.make_recovery_code(&others, now()).await.unwrap();
    let with = |code| store.reset(&token, password(NEW), Some(code), now());
    assert!(with(theirs).await.is_err(), "somebody else's");
    let who = with(code.clone()).await.unwrap();
    assert_eq!(who.person, aki.id);
    assert_eq!(viewer(&store, aki.id).await.account.sealed_until, None);
    assert_eq!(store.recovery_code(&aki).await, Ok(None), "it is spent");
    assert_eq!(told(&store, &aki).await[0].0, AccountChange::ResetProven);
    whole(&store).await;
}

pub async fn note(store: &Store, who: &Viewer, day: &str, note: &str, once: u128) {
    let check_in = CheckIn {
        note: Some(note.to_owned()),
        ..CheckIn::blank(self::day(day))
    };
    let once = IdempotencyKey(Uuid::from_u128(once));
    Entries::add(store, who, once, Entry::CheckIn(check_in), now())
        .await
        .unwrap();
}

/// Notes as somebody reads them; `None` for one that does not open.
pub async fn notes(store: &Store, who: &Viewer) -> Vec<Option<String>> {
    let read = |kept: StoredEntry| match kept.entry {
        Entry::CheckIn(check_in) => check_in.note,
        _ => None,
    };
    let kept = store
        .between(who, day("2026-11-01"), day("2026-11-30"))
        .await;
    kept.unwrap().into_iter().map(read).collect()
}

/// Since the reset at that time, and as long as it took to hash the password.
fn is_since(viewer: &Viewer, at: Now) -> bool {
    let until = viewer.account.sealed_until.unwrap();
    at < until && until < at + TimeDelta::minutes(1)
}

async fn without_proof_what_was_written_before_stays_sealed(database: Database) {
    let (clock, store) = clocked(&database).await;
    let boss = known(&store, "boss", Switch::On).await;
    let aki = known(&store, "aki", Switch::Off).await;
    let said = |text: &str| Some(text.to_owned());
    note(&store, &aki, "2026-11-20", "before", 1).await;
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    clock.set(hours(24));
    reset(&store, &token, NEW, hours(24)).await.unwrap();
    let aki = viewer(&store, aki.id).await;
    assert!(is_since(&aki, hours(24)));
    assert_eq!(notes(&store, &aki).await, [None]);
    clock.set(hours(25));
    // What is written later opens, and does not write over what is sealed.
    note(&store, &aki, "2026-11-23", "after", 2).await;
    assert_eq!(notes(&store, &aki).await, [None, said("after")]);
    let over = Entry::CheckIn(CheckIn::blank(day("2026-11-20")));
    let trouble = Entries::add(
        &store,
        &aki,
        IdempotencyKey(Uuid::from_u128(3)),
        over,
        now(),
    );
    assert_eq!(
        wrong(trouble.await.unwrap_err(), "form"),
        "wrong-day-unreadable"
    );
    // Neither the new password nor a code made by whoever came in is a proof.
    for proof in [NEW, "x", "0000000000000000000000000A"] {
        let trouble = store.prove(&aki, proof, hours(26)).await.unwrap_err();
        assert_eq!(wrong(trouble, "proof"), "wrong-proof", "{proof}");
    }
    let trouble = store.make_recovery_code(&aki, now()).await.unwrap_err();
    assert_eq!(wrong(trouble, "form"), "wrong-code-unproven");
    whole(&store).await;
    store.prove(&aki, OLD, hours(26)).await.unwrap();
    let aki = viewer(&store, aki.id).await;
    assert_eq!(aki.account.sealed_until, None);
    assert_eq!(notes(&store, &aki).await, [said("before"), said("after")]);
    assert_eq!(told(&store, &aki).await[0].0, AccountChange::TextsOpened);
    assert_eq!(
        store.prove(&aki, OLD, hours(26)).await,
        Err(AppError::NotThere)
    );
    whole(&store).await;
}

async fn a_second_reset_does_not_make_the_password_of_between_a_proof(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let between = "a password of somebody";
    for (password, at) in [(between, 24), (NEW, 72)] {
        let token = store
            .reset_link(&boss, aki.id, hours(at - 24))
            .await
            .unwrap();
        reset(&store, &token, password, hours(at)).await.unwrap();
    }
    let aki = viewer(&store, aki.id).await;
    assert!(is_since(&aki, hours(72)));
    // Changing it in between would not either.
    let session = session_of(&store, aki.id).await;
    let other = password("yet another heron");
    let change = store.change_password(&aki, NEW, other, &session, None, hours(73));
    change.await.unwrap();
    for proof in [between, NEW, "yet another heron"] {
        assert!(
            store.prove(&aki, proof, hours(100)).await.is_err(),
            "{proof}"
        );
    }
    store.prove(&aki, OLD, hours(101)).await.unwrap();
    whole(&store).await;
}

async fn a_second_admin_lets_it_open_and_none_made_for_it(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let second = known(&store, "second", Switch::On).await;
    let fresh = known(&store, "fresh", Switch::Off).await;
    store
        .save_roles(&boss, fresh.id, Switch::On, Switch::Off, hours(-1))
        .await
        .unwrap();
    let fresh = viewer(&store, fresh.id).await;
    // Of whom the first admin made a second one of their own, by a link that waited.
    let taken = known(&store, "taken", Switch::On).await;
    let token = store.reset_link(&boss, taken.id, hours(-24)).await.unwrap();
    reset(&store, &token, NEW, now()).await.unwrap();
    assert_eq!(
        store.approve_reset(&second, aki.id, now()).await,
        Err(AppError::NotThere)
    );
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    for (who, key) in [
        (&boss, "wrong-approve-own"),
        (&fresh, "wrong-approve-new"),
        (&taken, "wrong-approve-unproven"),
    ] {
        let trouble = store.approve_reset(who, aki.id, now()).await.unwrap_err();
        assert_eq!(wrong(trouble, "form"), key);
    }
    assert_eq!(
        store.approve_reset(&aki, aki.id, now()).await,
        Err(AppError::NotAllowed)
    );
    assert!(reset(&store, &token, NEW, now()).await.is_err());
    store.approve_reset(&second, aki.id, now()).await.unwrap();
    assert_eq!(reset(&store, &token, NEW, now()).await, Ok(aki.id));
    let told = told(&store, &aki).await;
    assert_eq!(
        told[1],
        (
            AccountChange::ResetApproved,
            named("second"),
            LedgerPerson::Me
        )
    );
    // Of an admin's own account no approval counts but another's.
    store.reset_link(&boss, second.id, now()).await.unwrap();
    let trouble = store.approve_reset(&second, second.id, now()).await;
    assert_eq!(wrong(trouble.unwrap_err(), "form"), "wrong-approve-own");
    whole(&store).await;
}

async fn whoever_it_is_about_can_stop_it(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    assert_eq!(store.stop_reset(&aki, now()).await, Err(AppError::NotThere));
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    store.stop_reset(&aki, now()).await.unwrap();
    assert_eq!(
        reset(&store, &token, NEW, hours(24)).await,
        Err(AppError::LinkSpent)
    );
    assert_eq!(viewer(&store, aki.id).await.account.reset, None);
    let stopped = (
        AccountChange::ResetStopped,
        LedgerPerson::Me,
        LedgerPerson::Me,
    );
    assert_eq!(told(&store, &aki).await[0], stopped);
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    store.withdraw_reset(&boss, aki.id, now()).await.unwrap();
    assert_eq!(store.opens(&token, now()).await, Err(AppError::LinkSpent));
    assert_eq!(
        store.withdraw_reset(&aki, aki.id, now()).await,
        Err(AppError::NotAllowed)
    );
    whole(&store).await;
}

async fn a_link_ends_with_the_role_of_who_made_it_and_with_a_change_of_password(
    database: Database,
) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let second = known(&store, "second", Switch::On).await;
    let make = async || {
        let reset = store.reset_link(&second, aki.id, now()).await.unwrap();
        let join = store
            .invite(&second, email("new"), None, now())
            .await
            .unwrap();
        let made = store.made_links(&second, now()).await.unwrap();
        let made: Vec<_> = made.iter().map(|l| (l.to, l.whom.as_str())).collect();
        assert!(made.contains(&(LinkFor::Reset, "aki")), "{made:?}");
        assert!(
            made.contains(&(LinkFor::Join, "new@example.org")),
            "{made:?}"
        );
        [reset, join]
    };
    let ended = async |tokens: [String; 2], why: &str| {
        for token in tokens {
            assert_eq!(
                store.opens(&token, now()).await,
                Err(AppError::LinkSpent),
                "{why}"
            );
        }
        assert_eq!(viewer(&store, aki.id).await.account.reset, None, "{why}");
        assert_eq!(
            store.waiting_invitations(&boss, now()).await,
            Ok(vec![]),
            "{why}"
        );
    };
    let roles = async |admin| {
        store
            .save_roles(&boss, second.id, admin, Switch::Off, now())
            .await
            .unwrap();
    };
    let tokens = make().await;
    roles(Switch::Off).await;
    ended(tokens.clone(), "the role went").await;
    roles(Switch::On).await;
    ended(tokens, "a role that comes back brings none back").await;
    let tokens = make().await;
    let change = |who: Viewer, old: &'static str, new: &'static str| {
        let store = store.clone();
        async move {
            let session = session_of(&store, who.id).await;
            let change = store.change_password(&who, old, password(new), &session, None, now());
            change.await.unwrap();
        }
    };
    change(second.clone(), OLD, NEW).await;
    ended(tokens, "who made it changed their password").await;
    let [reset, _] = make().await;
    change(aki.clone(), OLD, NEW).await;
    assert_eq!(store.opens(&reset, now()).await, Err(AppError::LinkSpent));
    let tokens = make().await;
    store.close_account(&boss, second.id, now()).await.unwrap();
    ended(tokens, "who made it has no account any more").await;
    whole(&store).await;
}

async fn a_recovery_code_is_made_by_who_has_proved_themselves_and_works_once(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let first = store.make_recovery_code(&aki, now()).await.unwrap();
    let code = store.make_recovery_code(&aki, now()).await.unwrap();
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    reset(&store, &token, NEW, hours(24)).await.unwrap();
    let aki = viewer(&store, aki.id).await;
    let prove = |code: &RecoveryCode| {
        let (store, aki, code) = (store.clone(), aki.clone(), code.shown());
        async move { store.prove(&aki, &code, hours(25)).await }
    };
    assert!(prove(&first).await.is_err(), "the one before it");
    prove(&code).await.unwrap();
    assert_eq!(store.recovery_code(&aki).await, Ok(None), "it is spent");
    assert_eq!(viewer(&store, aki.id).await.account.sealed_until, None);
    whole(&store).await;
}

async fn the_operator_brings_a_lost_admin_back(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    assert_eq!(
        store.admin_link(&email("nobody"), now()).await.unwrap(),
        None
    );
    let token = store
        .admin_link(&email("AKI"), now())
        .await
        .unwrap()
        .unwrap();
    let waiting = viewer(&store, aki.id).await.account.reset.unwrap();
    assert_eq!((waiting.made_by, waiting.opens), (None, now()));
    let late = now() + TimeDelta::minutes(30);
    assert_eq!(
        reset(&store, &token, NEW, late).await,
        Err(AppError::LinkSpent)
    );
    assert_eq!(reset(&store, &token, NEW, now()).await, Ok(aki.id));
    let aki = viewer(&store, aki.id).await;
    assert!(aki.roles.admin && aki.account.sealed_until.is_some());
    let of_aki = told(&store, &aki).await;
    let changes: Vec<_> = of_aki.iter().map(|(change, ..)| *change).collect();
    assert_eq!(
        changes,
        [AccountChange::AdminLinkUsed, AccountChange::AdminLinkMade]
    );
    assert_eq!(of_aki[1].1, LedgerPerson::CommandLine);
    // Who becomes an admin concerns everybody.
    let page = store
        .concerning(&boss, LedgerScope::OfOthers, None)
        .await
        .unwrap();
    let given = page.views.iter().any(|view| {
        matches!(&view.what, LedgerSubject::Role { change: RoleChange::AdminGiven, about, .. } if *about == named("aki"))
            && view.who == LedgerPerson::CommandLine
    });
    assert!(given, "{:?}", page.views);
    whole(&store).await;
}

async fn nobody_makes_a_link_to_their_own_new_password(database: Database) {
    let (store, boss, _) = boss_and_aki(&database).await;
    let trouble = store.reset_link(&boss, boss.id, now()).await.unwrap_err();
    assert_eq!(wrong(trouble, "form"), "wrong-reset-own");
}

async fn a_change_of_password_does_not_undo_a_reset_that_was_quicker(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let code = store.make_recovery_code(&aki, now()).await.unwrap();
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    let thiefs = session_of(&store, aki.id).await;
    // All at once, as often as it takes that the reset comes between their check and their write.
    for n in 0..6 {
        let change = {
            let (store, aki, thiefs) = (store.clone(), aki.clone(), thiefs.clone());
            tokio::spawn(async move {
                let new = password(&format!("a thief's heron {n}"));
                let change = store.change_password(&aki, OLD, new, &thiefs, None, now());
                change.await
            })
        };
        if n == 0 {
            let reset = store.reset(&token, password(NEW), Some(code.clone()), now());
            let (reset, changed) = tokio::join!(reset, change);
            // Whoever was quicker, the other was refused.
            assert_ne!(reset.is_ok(), changed.unwrap().is_ok());
            if reset.is_err() {
                return;
            }
        } else {
            assert!(change.await.unwrap().is_err());
        }
    }
    let signed_in = store.sign_in("aki@example.org", NEW, Origin::stranger("n"), now());
    assert_eq!(signed_in.await.unwrap().person, aki.id);
}

async fn the_operators_link_is_in_everybodys_ledger(database: Database) {
    let (store, _, aki) = boss_and_aki(&database).await;
    let email = email("boss");
    let token = store.admin_link(&email, now()).await.unwrap().unwrap();
    reset(&store, &token, NEW, now()).await.unwrap();
    let about = || named("boss");
    let expected = [
        (AccountChange::AdminLinkUsed, named("boss"), about()),
        (
            AccountChange::AdminLinkMade,
            LedgerPerson::CommandLine,
            about(),
        ),
    ];
    assert_eq!(told(&store, &aki).await, expected);
}
