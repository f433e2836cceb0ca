//! The teams one leads or belongs to, each with how its latest closed week stands.

use crate::addresses;
use crate::components::{band, page_head};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::privacy::release::Family;
use irori_ports::Answer;
use irori_ports::releases::TeamLine;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let words = ctx.words;
    let teams = ctx.ports.releases.my_teams(ctx.viewer()?, ctx.now).await?;
    let way = match teams.iter().any(|team| team.leads) {
        true => "words-received",
        false => "words-way",
    };
    let title = t!(words, "teams-title", teams = teams.len());
    let shown = if teams.is_empty() {
        html! { <section class="empty"><p>{t!(words, "teams-empty")}</p></section> }
    } else {
        let cards: Vec<_> = teams.iter().map(|team| card(words, team)).collect();
        html! { <div class="figures">{cards}</div> }
    };
    Ok(html! {
        {page_head(None, title, Some(t!(words, "teams-lead")))}
        {shown}
        <p class="small"><a href=addresses::WORDS.path()>{t!(words, way)}</a></p>
    })
}

fn card(words: Locale, team: &TeamLine) -> AnyView {
    let part = if team.leads {
        "teams-as-lead"
    } else {
        "teams-as-member"
    };
    let (to, link, shown) = match &team.latest {
        None => (
            addresses::TEAM.path(team.id),
            t!(words, "teams-open"),
            html! { <p class="soft">{t!(words, "teams-nothing-yet")}</p> },
        ),
        Some((week, panels)) => {
            let states: Vec<_> = Family::ALL
                .iter()
                .map(|family| {
                    let name = t!(words, &format!("family-{}", family.as_str()));
                    view! {
                        <dt>{name}</dt>
                        <dd>{band(words, panels.of(*family).band())}</dd>
                    }
                })
                .collect();
            (
                addresses::TEAM_WEEK.path(team.id, *week),
                t!(words, "teams-open-week", week = words.week(*week)),
                html! { <dl class="facts">{states}</dl> },
            )
        }
    };
    let about = format!("team-{}", team.id);
    let reviews = addresses::TEAM_REVIEWS.path(team.id);
    html! {
        <section class="sheet">
            <div class="row row--apart">
                <h2 id=about.clone()>{team.name.clone()}</h2>
                <span class="soft small">{t!(words, part)}</span>
            </div>
            {shown}
            <p><a href=to aria-describedby=about.clone()>{link}</a></p>
            <p><a href=reviews aria-describedby=about>{t!(words, "teams-reviews")}</a></p>
        </section>
    }
}
