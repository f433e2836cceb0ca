//! The policy choices to set: the form, from when on it counts, and who set what before.

use super::nav::{set_by, subnav};
use crate::components::{ActionForm, FieldKind, field};
use crate::context::{FormState, RequestContext};
use crate::pages::rules::policy::{
    GROUPS, begins, coming, head, history, takes_decimals, thresholds, version_entry, why,
};
use irori_core::domain::policy::{Policies, Policy, PolicyVersion};
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let admin = ctx.admin()?;
    let rules = &ctx.ports.rules;
    let policies = rules.policies(admin).await?;
    let lines = rules.policy_history(admin).await?;
    let this_week = ctx.today()?.week();
    let words = ctx.words;
    let versions = lines.iter().map(|line| {
        let set = set_by(&ctx, "policy", line.set_at, line.set_by.as_ref());
        version_entry(words, &policies, &line.version, Some(set))
    });
    Ok(html! {
        {head(words, &policies, this_week)}
        {subnav(&ctx)}
        {coming(words, &policies, this_week)}
        <div class="columns">
            <div class="stack">
                {thresholds(words, &policies, this_week)}
                {form(&ctx, &policies)}
            </div>
            <aside class="stack">
                <section class="sheet">{why(words)}</section>
                {history(words, versions.collect())}
            </aside>
        </div>
    })
}

/// Every threshold, filled with those that were set last.
fn form(ctx: &RequestContext, policies: &Policies) -> AnyView {
    let latest = policies.latest();
    let latest = latest.map_or_else(Policy::default, |version| version.policy);
    let act = ActionForm::failed_or(ctx, "policy/set", 0, FormState::of(latest.to_form()));
    let from = PolicyVersion::first_week(ctx.now);
    let groups: Vec<_> = GROUPS
        .iter()
        .map(|(name, fields)| group(&act, name, fields))
        .collect();
    let fields = view! {
        <h2>{t!(act, "policy-set")}</h2>
        <p>{t!(act, "policy-set-from", ..begins(act.words, from))}</p>
        {groups}
        <div>{act.submit_button("policy-press")}</div>
    };
    act.form("sheet", fields)
}

fn group(act: &ActionForm, name: &str, fields: &[&'static str]) -> AnyView {
    let fields: Vec<_> = fields
        .iter()
        .map(|name| {
            let kind = if takes_decimals(name) {
                FieldKind::Decimal
            } else {
                FieldKind::Number
            };
            let (label, hint) = (format!("policy-{name}"), format!("policy-{name}-means"));
            field::line(act, name, &label, Some(&hint), kind)
        })
        .collect();
    html! {
        <fieldset class="stack">
            <legend>{t!(act, &format!("policy-group-{name}"))}</legend>
            {fields}
        </fieldset>
    }
}
