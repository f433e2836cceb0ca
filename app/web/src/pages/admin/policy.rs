//! The policy choices to set: the form, from when on it counts, and who set what before.

use super::nav::subnav;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::context::{FormState, RequestContext};
use crate::pages::rules::policy::{
    GROUPS, begins, coming, head, history, takes_decimals, thresholds, version_entry, why,
};
use crate::words::Words;
use irori_core::domain::policy::{Policies, Policy, PolicyVersion};
use irori_ports::rules::PolicyLine;
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let admin = asked.admin()?;
        let rules = &asked.ports.rules;
        let policies = rules.policies(admin).await?;
        let lines = rules.policy_history(admin).await?;
        let this_week = asked.today()?.week();
        let words = asked.words;
        let zone = admin.profile.zone;
        let versions = lines.iter().map(|line| {
            let set = set(words, zone, line);
            version_entry(words, &policies, &line.version, Some(set))
        });
        Ok(view! {
            {head(words, &policies, this_week)}
            {subnav(&asked)}
            {coming(words, &policies, this_week)}
            <div class="columns">
                <div class="stack">
                    {thresholds(words, &policies, this_week)}
                    {form(&asked, &policies)}
                </div>
                <aside class="stack">
                    <section class="sheet">{why(words)}</section>
                    {history(words, versions.collect())}
                </aside>
            </div>
        }
        .into_any())
    })
}

/// When a version was set, and by whom.
fn set(words: Words, zone: chrono_tz::Tz, line: &PolicyLine) -> String {
    let at = words.moment(line.set_at, zone);
    match &line.set_by {
        Some(name) => {
            let values = [("at", at.into()), ("name", name.as_str().into())];
            words.tell("policy-set-by", &values)
        }
        None => words.tell("policy-set-by-gone", &[("at", at.into())]),
    }
}

/// Every threshold, filled with those that were set last.
fn form(asked: &RequestContext, policies: &Policies) -> AnyView {
    let latest = policies.latest();
    let latest = latest.map_or_else(Policy::default, |version| version.policy);
    let act = ActionForm::stored(asked, "policy/set", 0, FormState::of(latest.to_form()));
    let from = PolicyVersion::first_week(asked.now);
    let groups: Vec<_> = GROUPS
        .iter()
        .map(|(name, fields)| group(&act, name, fields))
        .collect();
    let fields = view! {
        <h2>{act.say("policy-set")}</h2>
        <p>{act.words.tell("policy-set-from", &begins(act.words, from))}</p>
        {groups}
        <div>{act.press("policy-press")}</div>
    };
    act.form("sheet", fields)
}

fn group(act: &ActionForm, name: &str, fields: &[&'static str]) -> AnyView {
    let fields: Vec<_> = fields
        .iter()
        .map(|name| {
            let kind = if takes_decimals(name) {
                Kind::Decimal
            } else {
                Kind::Number
            };
            let (label, hint) = (format!("policy-{name}"), format!("policy-{name}-means"));
            field::line(act, name, &label, Some(&hint), kind)
        })
        .collect();
    view! {
        <fieldset class="stack">
            <legend>{act.say(&format!("policy-group-{name}"))}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}
