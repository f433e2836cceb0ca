//! The admin's pages: the tree, its people, their parts. No result is ever shown here.

pub mod department;
pub mod forges;
mod generated_files;
mod hook_health;
mod logins;
pub mod org;
pub mod people;
pub mod person;
pub mod policy;
pub mod privacy;
pub mod quarantine;
pub mod security;
pub mod team;

use crate::components::table::table;
use crate::context::Asked;
use crate::domain::department::Tree;
use crate::domain::form::Wrong;
use crate::domain::id::DepartmentId;
use crate::error::Trouble;
use crate::ports::Answer;
use crate::words::Words;
use leptos::prelude::*;

/// The rooms of the admin.
fn subnav(asked: &Asked) -> AnyView {
    let path = asked.at.split('?').next().unwrap_or_default();
    let among_people = path.starts_with("/admin/people");
    let among_forges = path.starts_with("/admin/forges");
    let among_policy = path.starts_with("/admin/policy");
    let among_privacy = path.starts_with("/admin/privacy");
    let among_security = path.starts_with("/admin/security");
    let elsewhere = among_people || among_forges || among_policy || among_privacy || among_security;
    let link = |href: &'static str, key: &str, within: bool| {
        let current = if path == href {
            Some("page")
        } else {
            within.then_some("true")
        };
        view! { <a href=href aria-current=current>{asked.words.say(key)}</a> }
    };
    view! {
        <nav class="subnav" aria-label=asked.words.say("admin-subnav")>
            {link("/admin", "admin-organisation", !elsewhere)}
            {link("/admin/people", "admin-people", among_people)}
            {link("/admin/forges", "forges", among_forges)}
            {link("/admin/policy", "policy", among_policy)}
            {link("/admin/privacy", "thresholds", among_privacy)}
            {link("/admin/security", "admin-security", among_security)}
        </nav>
    }
    .into_any()
}

/// The id in the address of the page.
fn id_in_path<T>(parse: fn(&str) -> Result<T, Wrong>) -> Answer<T> {
    parse(&super::param("id")).map_err(|_| Trouble::NotThere)
}

/// Where a department stands: `Hearth › Japan`.
fn path_of(tree: &Tree, id: DepartmentId) -> String {
    tree.path(id).join(" › ")
}

/// The departments to choose from; `moving` and what is below it are left out.
fn department_options(tree: &Tree, moving: Option<DepartmentId>) -> Vec<(String, String)> {
    let departments = tree.departments.iter();
    let open = departments.filter(|d| moving.is_none_or(|moving| !tree.would_loop(moving, d.id)));
    by_text(
        open.map(|d| (d.id.to_string(), path_of(tree, d.id)))
            .collect(),
    )
}

/// The teams to choose from, each with where it stands.
fn team_options(tree: &Tree) -> Vec<(String, String)> {
    let named =
        |t: &crate::domain::team::Team| format!("{} › {}", path_of(tree, t.department), t.name);
    by_text(
        tree.teams
            .iter()
            .map(|t| (t.id.to_string(), named(t)))
            .collect(),
    )
}

fn by_text(mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    options.sort_by(|a, b| a.1.cmp(&b.1));
    options
}

/// A table with words of ours; `rows` are whole `<tr>`.
fn grid(words: Words, caption: &str, head: &[&str], rows: Vec<AnyView>) -> AnyView {
    let head = head.iter().map(|key| words.say(key)).collect();
    table(words.say(caption), head, rows)
}

/// A link that is never shown again: for whom it is, the link, what to know about it.
fn shown_once(words: Words, title: String, link: String, about: &str) -> AnyView {
    view! {
        <div class="notice notice--done" role="status">
            <p><b>{title}</b></p>
            <p class="secret">{link}</p>
            <p>{words.say(about)}</p>
        </div>
    }
    .into_any()
}
