//! Hostile texts through every field into every page and file of every role.

use super::attacks::{LINES, naughty_lines, odd};
use super::compare::{Twins, apart};
use super::fields::{ELSEWHERE, Filled, Form, REST, TEXTS, Taken, forms, is_kept, typed};
use super::world::{Address, Template, World};
use std::collections::BTreeSet;
use std::sync::Arc;
use tests::browser::{Page, encode, with_values};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Two worlds, and what was found to set them apart.
pub struct Walk {
    plain: World,
    hostile: World,
    pub broken: Vec<String>,
    seen: usize,
    kept: BTreeSet<(String, String)>,
}

impl Walk {
    pub async fn begin(template: &Template, text: &str) -> Self {
        let twins = Twins::of(text);
        Self {
            plain: template.world(&twins.plain).await,
            hostile: template.world(&twins.hostile).await,
            broken: Vec::new(),
            seen: 0,
            kept: BTreeSet::new(),
        }
    }

    /// The same address in both.
    pub async fn get(&mut self, role: &str, at: &str) -> [Page; 2] {
        self.get_each(role, [at, at]).await
    }

    pub async fn get_each(&mut self, role: &str, at: [&str; 2]) -> [Page; 2] {
        let pages = [
            self.plain.get(role, at[0]).await,
            self.hostile.get(role, at[1]).await,
        ];
        self.compare(&format!("{role} at {}", at[1]), &pages);
        pages
    }

    /// Posts fields to both, without following.
    pub async fn post(&mut self, role: &str, path: &str, fields: [Vec<(String, String)>; 2]) {
        let bodies = fields.map(|fields| encode(&fields).into_bytes());
        let [plain, hostile] = bodies;
        let pages = [
            self.plain.of(role).post_raw(path, plain).await,
            self.hostile.of(role).post_raw(path, hostile).await,
        ];
        self.compare(&format!("{role} posts to {path}"), &pages);
    }

    fn compare(&mut self, place: &str, [plain, hostile]: &[Page; 2]) {
        self.seen += 1;
        let apart = apart(plain, hostile);
        if !apart.is_empty() {
            let told = apart
                .iter()
                .take(6)
                .map(|line| line.chars().take(600).collect::<String>());
            self.broken
                .push(format!("{place}: {:#?}", told.collect::<Vec<_>>()));
        }
    }

    /// Fills a form on the page in both worlds with what `text` gives for each field, and compares what
    /// comes.
    async fn fill(
        &mut self,
        role: &str,
        pages: &[Page; 2],
        form: &Form,
        how: Filled,
        text: impl Fn(usize) -> String,
    ) {
        let twins: Vec<Twins> = (0..form.texts.len()).map(|n| Twins::of(&text(n))).collect();
        let [plain, hostile]: [Vec<&str>; 2] = [
            twins.iter().map(|twins| twins.plain.as_str()).collect(),
            twins.iter().map(|twins| twins.hostile.as_str()).collect(),
        ];
        let fields = [
            filled(&pages[0], form, &plain, how),
            filled(&pages[1], form, &hostile, how),
        ];
        // Pages of which one lacks the form were found to differ already.
        let [Some(plain), Some(hostile)] = fields else {
            return;
        };
        let plain = submit(&mut self.plain, role, form, &plain).await;
        let hostile = submit(&mut self.hostile, role, form, &hostile).await;
        if hostile.status.is_success() {
            let all = form
                .texts
                .iter()
                .map(|name| (form.act.clone(), name.clone()));
            self.kept.extend(all);
        }
        let place = format!("{role} fills {} at {}", form.act, pages[0].at);
        self.compare(&place, &[plain, hostile]);
    }

    pub fn end(self) {
        assert!(
            self.broken.is_empty(),
            "{} of {}:\n{}",
            self.broken.len(),
            self.seen,
            self.broken.join("\n")
        );
    }
}

/// What a form would send, with these texts in its fields for them.
fn filled(page: &Page, form: &Form, texts: &[&str], how: Filled) -> Option<Vec<(String, String)>> {
    let html = page.html();
    let all = scraper::Selector::parse("form").unwrap();
    let is_it = |one: &scraper::ElementRef<'_>| {
        one.attr("action")
            .unwrap_or_default()
            .trim_start_matches("/do/")
            == form.act
    };
    let found = html.select(&all).filter(is_it).nth(form.nth)?;
    let fields = with_choices(found, tests::browser::successful(found));
    let mut values: Vec<(String, String)> = Vec::new();
    for (name, text) in form.texts.iter().zip(texts) {
        values.extend(typed(&form.act, name, text, how).map(|text| (name.clone(), text)));
    }
    for (_, name, value) in REST.iter().filter(|row| row.0 == form.act) {
        values.push(((*name).to_owned(), (*value).to_owned()));
    }
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    Some(with_values(fields, &values))
}

/// Where nothing is chosen, the first there is.
fn with_choices(
    form: scraper::ElementRef<'_>,
    mut fields: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let selects = scraper::Selector::parse("select").unwrap();
    let options = scraper::Selector::parse("option").unwrap();
    for select in form.select(&selects) {
        let values = select
            .select(&options)
            .filter_map(|option| option.attr("value"));
        let first = values.into_iter().find(|value| !value.is_empty());
        let field = fields
            .iter_mut()
            .find(|(name, _)| Some(name.as_str()) == select.attr("name"));
        if let (Some((_, value)), Some(first)) =
            (field.filter(|(_, value)| value.is_empty()), first)
        {
            first.clone_into(value);
        }
    }
    fields
}

async fn submit(world: &mut World, role: &str, form: &Form, fields: &[(String, String)]) -> Page {
    match form.is_post {
        true => {
            world
                .of(role)
                .post(&format!("/do/{}", form.act), fields)
                .await
        }
        false => {
            world
                .get(role, &format!("{}?{}", form.act, encode(fields)))
                .await
        }
    }
}

/// Forms that end what the walk goes on with; their texts are filled where nothing comes of it.
const ENDS: [&str; 1] = ["sign-out"];

/// Where somebody meets a form of this kind for the first time.
#[derive(Default)]
struct Met(BTreeSet<(&'static str, String, usize)>);

impl Met {
    fn is_new(&mut self, address: &Address, form: &Form) -> bool {
        // Lists have the same form again and again.
        form.nth < 2 && self.0.insert((address.pattern, form.act.clone(), form.nth))
    }
}

/// Fills every form with a text that is kept, of the addresses, in both worlds.
async fn fill_all(
    walk: &mut Walk,
    addresses: &[Address],
    hows: &[Filled],
    text: impl Fn(usize) -> String + Copy,
) -> BTreeSet<(String, String)> {
    let mut met = Met::default();
    let mut fields = BTreeSet::new();
    for one in addresses {
        for role in &one.roles {
            let pages = walk.get(role, &one.at).await;
            if !pages[0].status.is_success() {
                continue;
            }
            let all = forms(&pages[0]);
            for form in &all {
                fields.extend(
                    form.texts
                        .iter()
                        .map(|name| (form.act.clone(), name.clone())),
                );
                let is_due = !form.texts.is_empty() && !ENDS.contains(&form.act.as_str());
                if is_due && met.is_new(one, form) {
                    let begin = met.0.len() * 7;
                    for how in hows {
                        walk.fill(role, &pages, form, *how, |n| text(begin + n))
                            .await;
                    }
                }
            }
        }
    }
    fields
}

async fn see_all(walk: &mut Walk, addresses: &[Address]) {
    for one in addresses {
        for role in &one.roles {
            walk.get(role, &one.at).await;
        }
    }
}

/// The addresses, each for the one role that sees most there; one of a kind of signals.
pub fn once_each(addresses: &[Address]) -> Vec<Address> {
    let mut signals = 0;
    let mut all = addresses.to_vec();
    all.retain(|one| {
        signals += usize::from(one.pattern == "/me/signals/{signal}");
        one.pattern != "/me/signals/{signal}" || signals == 1
    });
    for one in &mut all {
        let role = match one.pattern {
            at if at.starts_with("/admin") => "admin",
            at if at.starts_with("/reports") || at.starts_with("/exports") => "hr",
            at if at.starts_with("/review")
                || at.starts_with("/words/")
                || at.starts_with("/teams") =>
            {
                "lead"
            }
            at if one.roles.contains(&"nobody") && at != "/privacy" => "nobody",
            _ => "member",
        };
        one.roles.retain(|may| *may == role);
    }
    all
}

/// Every field of every role, and the table of fields is whole.
#[tokio::test]
async fn a_text_that_ends_everything_changes_no_document_of_any_role() {
    let template = Template::new().await;
    let mut walk = Walk::begin(&template, LINES[0]).await;
    let fields = fill_all(
        &mut walk,
        &template.addresses,
        &[Filled::Wrong, Filled::Well],
        |_| LINES[0].to_owned(),
    )
    .await;
    see_all(&mut walk, &template.addresses).await;
    let table: BTreeSet<(String, String)> = TEXTS
        .iter()
        .map(|row| (row.0.to_owned(), row.1.to_owned()))
        .collect();
    let is_elsewhere = |act: &str| ELSEWHERE.iter().any(|(other, _)| *other == act);
    let elsewhere = |field: &&(String, String)| !is_elsewhere(&field.0);
    let unknown: Vec<_> = fields.difference(&table).collect();
    assert!(
        unknown.is_empty(),
        "no test fills {unknown:?}: say in TEXTS how they are taken"
    );
    let gone: Vec<_> = table.difference(&fields).filter(elsewhere).collect();
    assert!(gone.is_empty(), "no page shows {gone:?}");
    let is_due = |row: &&(&str, &str, Taken)| !is_elsewhere(row.0) && is_kept(row.2);
    let lost: Vec<_> = TEXTS
        .iter()
        .filter(is_due)
        .filter(|row| !walk.kept.contains(&(row.0.to_owned(), row.1.to_owned())))
        .collect();
    assert!(
        lost.is_empty(),
        "these were refused: {lost:?}\n{}",
        walk.broken.join("\n")
    );
    walk.end();
}

async fn changes_nothing(template: &Template, name: &str, text: impl Fn(usize) -> String + Copy) {
    let addresses = once_each(&template.addresses);
    let mut walk = Walk::begin(template, name).await;
    let with_forms: Vec<Address> = addresses
        .iter()
        .filter(|one| WITH_TEXTS.contains(&one.pattern))
        .cloned()
        .collect();
    fill_all(&mut walk, &with_forms, &[Filled::Well], text).await;
    see_all(&mut walk, &addresses).await;
    walk.end();
}

/// The pages that have a form with a text that is kept; the test above sees all.
const WITH_TEXTS: [&str; 14] = [
    "/",
    "/entries/{id}",
    "/me",
    "/words",
    "/review/{team}",
    "/teams/{team}",
    "/settings",
    "/admin",
    "/admin/departments/{id}",
    "/admin/teams/{id}",
    "/admin/people",
    "/admin/forges",
    "/join/{token}",
    "/sign-in",
];

/// Every other line, and what is no line, each in a world of its own; two at a time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_attack_changes_a_document() {
    let template = Arc::new(Template::new().await);
    let lines = LINES[1..]
        .iter()
        .map(|line| [*line, *line].map(str::to_owned));
    let odd = odd().into_iter().map(|odd| [LINES[1].to_owned(), odd]);
    let naughty = naughty_lines();
    // More would wait for the disk longer than a house of the tests does.
    let room = Arc::new(Semaphore::new(2));
    let mut rounds = JoinSet::new();
    {
        let (template, room) = (template.clone(), room.clone());
        // A different one in every field.
        rounds.spawn(async move {
            let _place = room.acquire().await.unwrap();
            let one = |n: usize| naughty[n % naughty.len()].clone();
            changes_nothing(&template, &one(3), one).await;
        });
    }
    for [name, text] in lines.chain(odd) {
        let (template, room) = (template.clone(), room.clone());
        rounds.spawn(async move {
            let _place = room.acquire().await.unwrap();
            changes_nothing(&template, &name, |_| text.clone()).await;
        });
    }
    while let Some(round) = rounds.join_next().await {
        round.unwrap();
    }
}
