//! The teams one leads or belongs to, each with how its latest closed week stands.

use crate::components::band::band;
use crate::components::page_head::page_head;
use crate::pages::asking;
use crate::words::Words;
use irori_core::privacy::release::Family;
use irori_ports::releases::TeamLine;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let words = asked.words;
        let teams = asked
            .ports
            .releases
            .my_teams(asked.viewer()?, asked.now)
            .await?;
        let way = match teams.iter().any(|team| team.leads) {
            true => "words-received",
            false => "words-way",
        };
        let title = words.tell("teams-title", &[("teams", teams.len().into())]);
        let shown = if teams.is_empty() {
            view! { <section class="empty"><p>{words.say("teams-empty")}</p></section> }.into_any()
        } else {
            let sheets: Vec<_> = teams.iter().map(|team| sheet(words, team)).collect();
            view! { <div class="figures">{sheets}</div> }.into_any()
        };
        Ok(view! {
            {page_head(None, title, Some(words.say("teams-lead")))}
            {shown}
            <p class="small"><a href="/words">{words.say(way)}</a></p>
        }
        .into_any())
    })
}

fn sheet(words: Words, team: &TeamLine) -> AnyView {
    let part = if team.leads {
        "teams-as-lead"
    } else {
        "teams-as-member"
    };
    let (to, link, shown) = match &team.latest {
        None => (
            format!("/teams/{}", team.id),
            words.say("teams-open"),
            view! { <p class="soft">{words.say("teams-nothing-yet")}</p> }.into_any(),
        ),
        Some((week, panels)) => {
            let states: Vec<_> = Family::ALL
                .iter()
                .map(|family| {
                    let name = words.say(&format!("family-{}", family.as_str()));
                    view! {
                        <dt>{name}</dt>
                        <dd>{band(words, panels.of(*family).band())}</dd>
                    }
                })
                .collect();
            (
                format!("/teams/{}/weeks/{week}", team.id),
                words.tell("teams-open-week", &[("week", words.week(*week).into())]),
                view! { <dl class="facts">{states}</dl> }.into_any(),
            )
        }
    };
    let about = format!("team-{}", team.id);
    let reviews = format!("/teams/{}/reviews", team.id);
    view! {
        <section class="sheet">
            <div class="row row--apart">
                <h2 id=about.clone()>{team.name.clone()}</h2>
                <span class="soft small">{words.say(part)}</span>
            </div>
            {shown}
            <p><a href=to aria-describedby=about.clone()>{link}</a></p>
            <p><a href=reviews aria-describedby=about>{words.say("teams-reviews")}</a></p>
        </section>
    }
    .into_any()
}
