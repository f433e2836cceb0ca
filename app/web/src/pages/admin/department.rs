//! One department: its name and place, what is in it, and its end.

use super::nav::subnav;
use super::tree::{department_options, path_of};
use crate::addresses;
use crate::components::{ActionForm, FieldKind, card, field, page_head};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::department::{Department, Tree};
use irori_core::domain::form::Form;
use irori_core::domain::id::DepartmentId;
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let tree = ctx.ports.org.tree(ctx.admin()?, ctx.today()?).await?;
    let department = tree
        .department(ctx.parameter("id", DepartmentId::parse)?)
        .ok_or(AppError::NotThere)?;
    let kicker = department.parent.map(|parent| path_of(&tree, parent));
    let kicker = kicker.unwrap_or_else(|| t!(ctx, "admin-organisation"));
    Ok(html! {
        {page_head(Some(kicker), department.name.clone(), None)}
        {subnav(&ctx)}
        <div class="columns">
            <div class="stack">{within(ctx.words, &tree, department)}</div>
            <aside class="stack">
                {change(&ctx, &tree, department)}
                {remove(&ctx, &tree, department)}
            </aside>
        </div>
    })
}

/// What is right under the department.
fn within(words: Locale, tree: &Tree, department: &Department) -> AnyView {
    let departments = tree.children(Some(department.id)).map(|d| {
        html! { <li><a href=addresses::DEPARTMENT.path(d.id)><b>{d.name.clone()}</b></a></li> }
    });
    let teams = tree.teams_of(department.id).map(|t| {
        let counts = t!(words, "admin-team-counts", people = t.counting);
        html! {
            <li>
                <a href=addresses::ADMIN_TEAM.path(t.id)>{t.name.clone()}</a>
                " "
                <span class="soft small">{counts}</span>
            </li>
        }
    });
    let inside: Vec<_> = departments.chain(teams).collect();
    let inside = if inside.is_empty() {
        html! {
            <div class="empty">
                <p>{t!(words, "admin-department-empty")}</p>
                <a href=addresses::ADMIN.path()>{t!(words, "admin-to-organisation")}</a>
            </div>
        }
    } else {
        html! { <ul class="tree">{inside}</ul> }
    };
    card(t!(words, "admin-within"), inside)
}

fn change(ctx: &RequestContext, tree: &Tree, department: &Department) -> AnyView {
    let stored = Form::default()
        .with("name", department.name.as_str())
        .with_some("parent", department.parent.map(|p| p.to_string()));
    let act = ActionForm::failed_or(ctx, "org/save-department", 0, FormState::of(stored));
    let parent = department.parent.map(|_| {
        let options = department_options(tree, Some(department.id));
        field::select(&act, "parent", "admin-parent", None, None, options)
    });
    let fields = view! {
        {act.hidden("id", department.id)}
        <h2>{t!(act, "admin-change-department")}</h2>
        {field::line(&act, "name", "admin-department-name", None, FieldKind::Text)}
        {parent}
        <div>{act.submit_button("save")}</div>
    };
    act.form("sheet", fields)
}

/// The end of a department; the organisation itself has none, and what is not empty must wait.
fn remove(ctx: &RequestContext, tree: &Tree, department: &Department) -> Option<AnyView> {
    department.parent?;
    let empty = tree.children(Some(department.id)).next().is_none()
        && tree.teams_of(department.id).next().is_none();
    if !empty {
        let why = t!(ctx, "admin-department-not-empty");
        return Some(html! { <p class="soft small">{why}</p> });
    }
    let act = ActionForm::failed_or_empty(ctx, "org/remove-department", 1);
    let fields = view! {
        {act.hidden("id", department.id)}
        <h2>{t!(act, "admin-remove-department")}</h2>
        {field::tick(&act, "sure", "admin-remove-department-sure")}
        <div>{act.danger_button("admin-remove-department")}</div>
    };
    Some(act.form("sheet dangerous", fields))
}
