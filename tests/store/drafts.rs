//! Drafts: sealed, one a form, for a day.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::form::Form;
use irori_ports::Drafts;
use tests::databases::Database;

on_both!(
    a_draft_is_ones_own_for_a_day,
    drafts_of_one_person_do_not_pile_up
);

async fn a_draft_is_ones_own_for_a_day(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let form = |note: &str| {
        Form::default()
            .with("note", note)
            .with("partner", "a")
            .with("partner", "b")
    };
    store
        .keep(&me, "check-in", &form("first"), now())
        .await
        .unwrap();
    store
        .keep(&me, "check-in", &form("</textarea> 囲"), now())
        .await
        .unwrap();
    assert_eq!(
        Drafts::find(&store, &me, "check-in", now()).await,
        Ok(Some(form("</textarea> 囲")))
    );
    assert_eq!(Drafts::find(&store, &me, "chat", now()).await, Ok(None));
    assert_eq!(
        Drafts::find(&store, &other, "check-in", now()).await,
        Ok(None)
    );
    let late = now() + TimeDelta::hours(24);
    assert!(
        Drafts::find(&store, &me, "check-in", late - TimeDelta::seconds(1))
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(Drafts::find(&store, &me, "check-in", late).await, Ok(None));
    store.discard(&other, "check-in").await.unwrap();
    assert!(
        Drafts::find(&store, &me, "check-in", now())
            .await
            .unwrap()
            .is_some()
    );
    store.discard(&me, "check-in").await.unwrap();
    assert_eq!(Drafts::find(&store, &me, "check-in", now()).await, Ok(None));
    store
        .keep(&me, "check-in", &form("x"), now())
        .await
        .unwrap();
    assert_eq!(store.prune(late).await.unwrap(), 1);
    whole(&store).await;
}

async fn drafts_of_one_person_do_not_pile_up(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for n in 0..60 {
        let form = Form::default().with("n", n.to_string());
        store
            .keep(
                &me,
                &format!("form {n}"),
                &form,
                now() + TimeDelta::seconds(n),
            )
            .await
            .unwrap();
    }
    assert_eq!(Drafts::find(&store, &me, "form 9", now()).await, Ok(None));
    assert!(
        Drafts::find(&store, &me, "form 10", now())
            .await
            .unwrap()
            .is_some()
    );
    assert!(
        Drafts::find(&store, &me, "form 59", now())
            .await
            .unwrap()
            .is_some()
    );
}
