//! The organisation: its tree, and the forms that let it grow.

use super::nav::subnav;
use super::tree::department_options;
use crate::addresses;
use crate::components::{ActionForm, FieldKind, card, field, page_head};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::department::{Department, Tree};
use irori_core::domain::form::Form;
use irori_core::domain::front::Shown;
use irori_core::domain::id::DepartmentId;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let admin = ctx.admin()?;
    let tree = ctx.ports.org.tree(admin, ctx.today()?).await?;
    let counting: u32 = tree.teams.iter().map(|t| t.counting).sum();
    let title = t!(
        ctx,
        "admin-org-title",
        teams = tree.teams.len(),
        people = counting
    );
    Ok(html! {
        {page_head(Some(t!(ctx, "admin-organisation")), title, Some(t!(ctx, "admin-org-lead")))}
        {subnav(&ctx)}
        {noticed(&ctx)}
        <div class="columns">
            <div class="stack">{tree_sheet(ctx.words, &tree)}</div>
            <aside class="stack">
                {add_team(&ctx, &tree)?}
                {add_department(&ctx, &tree)}
            </aside>
        </div>
    })
}

/// What does not fit the settings in how people reach Irori.
fn noticed(ctx: &RequestContext) -> Option<AnyView> {
    let all = &ctx.site.noticed;
    let said = |shown: &Shown| {
        let key = format!("noticed-{}", shown.noticed.as_str());
        let from = shown.addresses();
        let sentence = t!(ctx, &key, from);
        view! { <li>{sentence}</li> }
    };
    (!all.is_empty()).then(|| {
        html! {
            <section class="notice notice--note" id="noticed">
                <p><b>{t!(ctx, "noticed-title")}</b></p>
                <ul>{all.iter().map(said).collect_view()}</ul>
            </section>
        }
    })
}

fn tree_sheet(words: Locale, tree: &Tree) -> AnyView {
    let empty = tree
        .teams
        .is_empty()
        .then(|| view! { <p class="empty">{t!(words, "admin-org-empty")}</p> });
    card(
        t!(words, "admin-tree"),
        (branches(words, tree, None), empty),
    )
}

/// The departments right under one, each with its teams and what is below it.
fn branches(words: Locale, tree: &Tree, parent: Option<DepartmentId>) -> AnyView {
    let branches: Vec<_> = tree
        .children(parent)
        .map(|d| branch(words, tree, d))
        .collect();
    html! { <ul class="tree">{branches}</ul> }
}

fn branch(words: Locale, tree: &Tree, department: &Department) -> AnyView {
    let mut leaves: Vec<_> = tree
        .teams_of(department.id)
        .map(|team| {
            let counts = t!(words, "admin-team-counts", people = team.counting);
            html! {
                <li>
                    <a href=addresses::ADMIN_TEAM.path(team.id)>{team.name.clone()}</a>
                    " "
                    <span class="soft small">{counts}</span>
                </li>
            }
        })
        .collect();
    leaves.extend(
        tree.children(Some(department.id))
            .map(|d| branch(words, tree, d)),
    );
    let below = (!leaves.is_empty()).then(|| view! { <ul class="tree">{leaves}</ul> });
    html! {
        <li>
            <a href=addresses::DEPARTMENT.path(department.id)><b>{department.name.clone()}</b></a>
            {below}
        </li>
    }
}

fn add_team(ctx: &RequestContext, tree: &Tree) -> Answer<AnyView> {
    let zone = ctx.admin()?.profile.zone;
    let usual = Form::default()
        .with("department", top(tree))
        .with("zone", zone.name());
    let act = ActionForm::failed_or(ctx, "org/add-team", 0, FormState::of(usual));
    let fields = view! {
        <h2>{t!(act, "admin-add-team")}</h2>
        {field::line(&act, "name", "admin-team-name", None, FieldKind::Text)}
        {field::select(&act, "department", "admin-department", None, None, department_options(tree, None))}
        {field::zone(&act, "zone", "admin-zone", Some("admin-zone-hint"))}
        <div>{act.submit_button("admin-add-team-press")}</div>
    };
    Ok(act.form("sheet", fields))
}

fn add_department(ctx: &RequestContext, tree: &Tree) -> AnyView {
    let usual = Form::default().with("parent", top(tree));
    let act = ActionForm::failed_or(ctx, "org/add-department", 1, FormState::of(usual));
    let fields = view! {
        <h2>{t!(act, "admin-add-department")}</h2>
        {field::line(&act, "name", "admin-department-name", None, FieldKind::Text)}
        {field::select(&act, "parent", "admin-parent", None, None, department_options(tree, None))}
        <div>{act.quiet_button("admin-add-department-press")}</div>
    };
    act.form("sheet", fields)
}

/// The id of the organisation itself.
fn top(tree: &Tree) -> String {
    tree.children(None)
        .next()
        .map(|d| d.id.to_string())
        .unwrap_or_default()
}
