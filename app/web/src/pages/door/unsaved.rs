//! What was typed when the session had ended: to be saved now, or thrown away.

use crate::actions::table::action;
use crate::addresses;
use crate::components::answers::answer_list;
use crate::components::{ActionForm, page_head};
use crate::context::{DRAFT, FormState, RequestContext, own_path};
use irori_core::domain::day::Day;
use irori_ports::Answer;
use leptos::prelude::*;

/// What a form shows of itself, and no other field names.
const OWN_FIELDS: &[&str] = &["at", "once", DRAFT];

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let named = ctx.query.text("form").and_then(action);
    let form = match named {
        Some(action) => ctx.ports.drafts.find(viewer, action.name, ctx.now).await?,
        None => None,
    };
    let Some((action, form)) = named.zip(form) else {
        let to_today = t!(ctx, "back-to-today");
        return Ok(html! {
            {page_head(None, t!(ctx, "unsaved-nothing"), None)}
            <p><a href=addresses::TODAY.path()>{to_today}</a></p>
        });
    };
    let mut act = ActionForm::new(&ctx, action.name, 0, FormState::default());
    act.at = own_path(form.text("at"));
    let typed = form.clone().without(OWN_FIELDS);
    let hidden: Vec<_> = typed
        .fields()
        .map(|(name, value)| {
            let (name, value) = (name.to_owned(), value.to_owned());
            view! { <input type="hidden" name=name value=value/> }
        })
        .collect();
    // A page that fills its form with what was typed.
    let day = form.text("day").and_then(|text| Day::parse(text).ok());
    let to = day.map_or_else(|| act.at.clone(), addresses::of_day);
    let change = action
        .keeps_draft
        .then(|| view! { <a href=to>{t!(ctx, "unsaved-change")}</a> });
    let fields = view! {
        <p>{t!(ctx, "unsaved-about")}</p>
        {answer_list(ctx.words, &typed)}
        {hidden}
        <div class="row">
            {act.submit_button("unsaved-save")}
            {act.discard_button("unsaved-discard")}
            {change}
        </div>
    };
    Ok(html! {
        {page_head(None, t!(ctx, "unsaved-title"), None)}
        {act.form("sheet stack", fields)}
    })
}
