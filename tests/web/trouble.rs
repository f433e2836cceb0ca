//! A store that is busy, full or read-only: a plain message, nothing lost, and it recovers.

use axum::http::StatusCode;
use tests::house::House;

#[tokio::test]
async fn a_busy_store_says_so_keeps_what_was_typed_and_recovers() {
    let (house, mut aki) = House::with_aki().await;
    let page = aki.get("/").await;
    let path = house.folder.path().join("irori.db");
    let lock = std::thread::spawn(move || hold_the_write_lock(&path, std::time::Duration::from_secs(9)));
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let busy = aki.fill(&page, "check-in", &[("note", "typed while busy"), ("mood", "2")]).await;
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE, "{}", busy.text());
    let form = busy.form("check-in").unwrap();
    assert!(form.contains(&("note".into(), "typed while busy".into())), "{form:?}");
    tokio::task::spawn_blocking(move || lock.join().unwrap()).await.unwrap();
    let saved = aki.fill(&busy, "check-in", &[]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    house.verify().await;
}

/// Holds SQLite's write lock from another process, as a long backup would.
fn hold_the_write_lock(path: &std::path::Path, time: std::time::Duration) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = tests::lock::open(path).await;
        tests::lock::begin_immediate(&mut connection).await;
        tokio::time::sleep(time).await;
        tests::lock::rollback(&mut connection).await;
    });
}
