//! What somebody was told is saved survives kill -9.

use super::start::set_up_path;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tests::process::{Server, run};

/// How often the server is killed under load.
const ROUNDS: u64 = 5;
/// How many people write at once.
const CLIENTS: u64 = 16;

#[test]
fn every_acknowledged_entry_is_there_once_after_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let cookie = set_up(&server);
    let next = AtomicU64::new(1);
    let acknowledged = Mutex::new(BTreeSet::new());
    for round in 0..ROUNDS {
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| write_until_it_dies(&server, &cookie, &next, &acknowledged));
            }
            std::thread::sleep(Duration::from_millis(300 + 70 * round));
            kill(&server);
        });
        server = Server::start(&data);
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(
        acknowledged.len() > 20,
        "the storm was a breeze: {}",
        acknowledged.len()
    );
    let kept = kept(&server, &cookie);
    let mut once = kept.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), kept.len(), "an entry is there twice");
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|n| once.binary_search(n).is_err())
        .collect();
    assert!(
        lost.is_empty(),
        "{} of {} acknowledged entries are lost: {lost:?}",
        lost.len(),
        acknowledged.len()
    );
    server.stop();
    let verified = run(&["verify"], &[("IRORI_DATA", data.to_str().unwrap())]);
    assert_eq!(
        verified.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&verified.stdout)
    );
}

pub fn set_up(server: &Server) -> String {
    let token = set_up_path(server)
        .trim_start_matches("/set-up/")
        .to_owned();
    let body = format!(
        "at=%2F&token={token}&org-name=Hearth&name=Ren&email=ren%40example.org&language=en&zone=Etc%2FUTC\
         &password=a+kettle+over+embers&password-again=a+kettle+over+embers"
    );
    server
        .post("/do/set-up", "", &body)
        .unwrap()
        .cookie()
        .unwrap()
}

/// An entry's number travels in its minutes (1 to 1440), its day and its kind.
fn write_until_it_dies(
    server: &Server,
    cookie: &str,
    next: &AtomicU64,
    acknowledged: &Mutex<BTreeSet<u64>>,
) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let once = format!("00000000-0000-4000-8000-{number:012x}");
        let (minutes, day) = (1 + number % 1440, number / 1440);
        let today = server.get("/", cookie).and_then(|page| day_of(&page.body));
        let Some(today) = today else { return };
        assert_eq!(day, 0, "more entries than this test can tell apart");
        let body =
            format!("at=%2F&once={once}&day={today}&minutes={minutes}&kind=coffee&circle=team");
        match server.post("/do/log-chat", cookie, &body) {
            Some(answer) if answer.status == 303 => {
                acknowledged.lock().unwrap().insert(minutes);
            }
            Some(_) => {}
            None => return,
        }
    }
}

fn day_of(html: &str) -> Option<String> {
    let at = html.find("name=\"day\" value=\"")? + "name=\"day\" value=\"".len();
    html.get(at..at + 10).map(str::to_owned)
}

fn kill(server: &Server) {
    let killed = std::process::Command::new("kill")
        .args(["-9", &server.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
}

/// The minutes of every entry in the list, page by page.
fn kept(server: &Server, cookie: &str) -> Vec<u64> {
    let mut minutes = Vec::new();
    let mut path = "/entries".to_owned();
    loop {
        let page = server.get(&path, cookie).unwrap();
        assert_eq!(page.status, 200);
        let html = scraper::Html::parse_document(&page.body);
        let line = scraper::Selector::parse(".entry").unwrap();
        for entry in html.select(&line) {
            let text: String = entry.text().collect();
            let number = text
                .split(" min")
                .next()
                .and_then(|t| t.rsplit(|c: char| !c.is_ascii_digit()).next());
            minutes.push(number.unwrap().parse().unwrap());
        }
        let next = scraper::Selector::parse(".pager a[rel=next]").unwrap();
        match html.select(&next).next().and_then(|a| a.attr("href")) {
            Some(href) => path = href.to_owned(),
            None => return minutes,
        }
    }
}
