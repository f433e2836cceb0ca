//! One department: its name and place, what is in it, and its end.

use super::nav::{id_in_path, subnav};
use super::tree::{department_options, path_of};
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use irori_core::domain::department::{Department, Tree};
use irori_core::domain::form::Form;
use irori_core::domain::id::DepartmentId;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| {
        let id = id_in_path(DepartmentId::parse);
        async move {
            let tree = asked.ports.org.tree(asked.admin()?, asked.today()?).await?;
            let department = tree.department(id?).ok_or(AppError::NotThere)?;
            let kicker = department.parent.map(|parent| path_of(&tree, parent));
            let kicker = kicker.unwrap_or_else(|| asked.words.say("admin-organisation"));
            Ok(view! {
                {page_head(Some(kicker), department.name.clone(), None)}
                {subnav(&asked)}
                <div class="columns">
                    <div class="stack">{within(asked.words, &tree, department)}</div>
                    <aside class="stack">
                        {change(&asked, &tree, department)}
                        {remove(&asked, &tree, department)}
                    </aside>
                </div>
            }
            .into_any())
        }
    })
}

/// What is right under the department.
fn within(words: Words, tree: &Tree, department: &Department) -> AnyView {
    let departments = tree.children(Some(department.id)).map(|d| {
        view! { <li><a href=format!("/admin/departments/{}", d.id)><b>{d.name.clone()}</b></a></li> }.into_any()
    });
    let teams = tree.teams_of(department.id).map(|t| {
        let counts = words.tell("admin-team-counts", &[("people", t.counting.into())]);
        view! {
            <li>
                <a href=format!("/admin/teams/{}", t.id)>{t.name.clone()}</a>
                " "
                <span class="soft small">{counts}</span>
            </li>
        }
        .into_any()
    });
    let inside: Vec<_> = departments.chain(teams).collect();
    let inside = if inside.is_empty() {
        view! {
            <div class="empty">
                <p>{words.say("admin-department-empty")}</p>
                <a href="/admin">{words.say("admin-to-organisation")}</a>
            </div>
        }
        .into_any()
    } else {
        view! { <ul class="tree">{inside}</ul> }.into_any()
    };
    view! { <section class="sheet"><h2>{words.say("admin-within")}</h2>{inside}</section> }
        .into_any()
}

fn change(asked: &RequestContext, tree: &Tree, department: &Department) -> AnyView {
    let stored = Form::default()
        .with("name", department.name.as_str())
        .with_some("parent", department.parent.map(|p| p.to_string()));
    let act = ActionForm::stored(asked, "org/save-department", 0, FormState::of(stored));
    let parent = department.parent.map(|_| {
        let options = department_options(tree, Some(department.id));
        field::select(&act, "parent", "admin-parent", None, None, options)
    });
    let fields = view! {
        {act.hidden("id", department.id)}
        <h2>{act.say("admin-change-department")}</h2>
        {field::line(&act, "name", "admin-department-name", None, Kind::Text)}
        {parent}
        <div>{act.press("save")}</div>
    };
    act.form("sheet", fields)
}

/// The end of a department; the organisation itself has none, and what is not empty must wait.
fn remove(asked: &RequestContext, tree: &Tree, department: &Department) -> Option<AnyView> {
    department.parent?;
    let empty = tree.children(Some(department.id)).next().is_none()
        && tree.teams_of(department.id).next().is_none();
    if !empty {
        let why = asked.words.say("admin-department-not-empty");
        return Some(view! { <p class="soft small">{why}</p> }.into_any());
    }
    let act = ActionForm::fresh(asked, "org/remove-department", 1);
    let fields = view! {
        {act.hidden("id", department.id)}
        <h2>{act.say("admin-remove-department")}</h2>
        {field::tick(&act, "sure", "admin-remove-department-sure")}
        <div><button class="button button--danger" type="submit">{act.say("admin-remove-department")}</button></div>
    };
    Some(act.form("sheet dangerous", fields))
}
