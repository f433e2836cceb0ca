//! Whose logins are whose: claims that an admin decides about, ties and how they were proven, and logins that
//! are tied to nobody.

use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::forge_choice::{forge_name, forges};
use crate::components::notice;
use crate::components::table::grid;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use irori_core::domain::forge_account::{Forge, Login, Proof, Untied};
use irori_core::domain::id::PersonId;
use irori_core::domain::login_claim::{ClaimLine, Contest, Evidence, Tied};
use irori_core::domain::person::Viewer;
use irori_ports::{PersonLine, TieLine};
use leptos::prelude::*;
use std::fmt;

/// Claims that wait; nothing where none does.
pub fn claims(asked: &RequestContext, admin: &Viewer, contests: &[Contest]) -> Option<AnyView> {
    let words = asked.words;
    let failed = failed(asked, &["forges/confirm-claim", "forges/refuse-claim"]);
    if contests.is_empty() && failed.is_none() {
        return None;
    }
    let rows: Vec<_> = contests
        .iter()
        .flat_map(|of| of.claims.iter().map(move |claim| (of, claim)))
        .map(|(of, claim)| {
            let holder = of.tied_to.as_ref().map(|name| {
                let tied = words.tell("forges-tied-to", &[("name", name.as_str().into())]);
                view! { <span class="small">{tied}</span> }
            });
            view! {
                <tr>
                    {login(words, of.account.forge, &of.account.login, holder)}
                    <td>{person(claim.person, &claim.name)}</td>
                    <td>{about(words, admin, claim)}</td>
                    <td>
                        {of_login(asked, "forges/confirm-claim", 5, claim.id, &of.account.login, Some(&claim.name))}
                        {of_login(asked, "forges/refuse-claim", 6, claim.id, &of.account.login, Some(&claim.name))}
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = ["ties-login", "forges-person", "forges-claim", "forges-act"];
    let shown = (!rows.is_empty()).then(|| grid(words, "forges-claims-caption", &head, rows));
    Some(
        view! {
            <section class="sheet">
                <h2>{words.say("forges-claims")}</h2>
                <p class="soft small">{words.say("forges-claims-about")}</p>
                {failed}
                {shown}
            </section>
        }
        .into_any(),
    )
}

/// Why a claim waits, what the forge told, and who would confirm their own.
fn about(words: Words, admin: &Viewer, claim: &ClaimLine) -> AnyView {
    let at = words.moment(claim.since, admin.profile.zone);
    let ground = format!("forges-ground-{}", claim.ground.as_str());
    let evidence = match claim.evidence {
        Evidence::CommitsWithAddress => "forges-evidence",
        Evidence::None => "forges-no-evidence",
    };
    let own = (claim.person == admin.id).then(|| words.say("forges-own-claim"));
    view! {
        {words.tell(&ground, &[("at", at.into())])}
        <p class="small">{words.say(evidence)}</p>
        {own.map(|own| view! { <p class="small">{own}</p> })}
    }
    .into_any()
}

/// Every tie, and how it was proven.
pub fn ties(asked: &RequestContext, admin: &Viewer, ties: &[TieLine]) -> AnyView {
    let words = asked.words;
    let failed = failed(asked, &["forges/untie", "forges/confirm-login"]);
    let rows: Vec<_> = ties
        .iter()
        .map(|tie| {
            let account = &tie.tied.account;
            let confirm = (tie.tied.proof == Proof::Unknown).then(|| {
                of_login(asked, "forges/confirm-login", 7, account.id, &account.login, Some(&tie.name))
            });
            let evidence = (tie.evidence == Evidence::CommitsWithAddress)
                .then(|| view! { <p class="small">{words.say("forges-evidence")}</p> });
            view! {
                <tr>
                    {login(words, account.forge, &account.login, None::<AnyView>)}
                    <td>{person(account.person, &tie.name)}</td>
                    <td>{proof(words, admin, &tie.tied)}{evidence}</td>
                    <td>{confirm}{of_login(asked, "forges/untie", 2, account.id, &account.login, None)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let shown = if rows.is_empty() {
        view! { <p class="empty">{words.say("forges-no-tie")}</p> }.into_any()
    } else {
        let head = ["ties-login", "forges-person", "forges-proof", "forges-act"];
        grid(words, "forges-ties-caption", &head, rows)
    };
    view! { <section class="sheet"><h2>{words.say("forges-ties")}</h2>{failed}{shown}</section> }
        .into_any()
}

fn proof(words: Words, admin: &Viewer, tied: &Tied) -> String {
    let at = words.moment(tied.since, admin.profile.zone);
    let (key, by) = match (tied.proof, &tied.by) {
        (Proof::Address, _) => ("forges-proof-address", ""),
        (Proof::Admin, Some(by)) => ("forges-proof-admin", by.as_str()),
        (Proof::Admin, None) => ("forges-proof-some-admin", ""),
        (Proof::Unknown, _) => ("forges-proof-unknown", ""),
    };
    words.tell(key, &[("at", at.into()), ("by", by.into())])
}

fn login(words: Words, forge: Forge, login: &Login, more: impl IntoView) -> AnyView {
    view! {
        <th scope="row">
            <bdi>{login.as_str().to_owned()}</bdi>
            <span class="small">{forge_name(words, forge)}</span>
            {more}
        </th>
    }
    .into_any()
}

fn person(id: PersonId, name: &str) -> AnyView {
    view! { <a href=format!("/admin/people/{id}")>{name.to_owned()}</a> }.into_any()
}

fn failed(asked: &RequestContext, acts: &[&'static str]) -> Option<AnyView> {
    let failed = acts.iter().find_map(|act| asked.failed(act));
    failed.map(|(_, trouble)| notice::trouble(asked.words, trouble))
}

/// A form that does something about one login; its words are named like the action.
fn of_login(
    asked: &RequestContext,
    name: &'static str,
    n: u8,
    id: impl fmt::Display,
    login: &Login,
    whose: Option<&str>,
) -> AnyView {
    let act = ActionForm::new(asked, name, n, FormState::default());
    let key = name.replace('/', "-");
    let values = [
        ("login", login.as_str().into()),
        ("name", whose.unwrap_or_default().into()),
    ];
    let label = act.words.tell(&format!("{key}-whose"), &values);
    let fields = view! {
        {act.hidden("id", id)}
        <button class="link-button" type="submit" aria-label=label>{act.say(&key)}</button>
    };
    act.form("row", fields)
}

/// Logins that were seen and are tied to nobody.
pub fn untied(asked: &RequestContext, admin: &Viewer, untied: &[Untied]) -> AnyView {
    let words = asked.words;
    let zone = admin.profile.zone;
    let lines: Vec<_> = untied
        .iter()
        .map(|seen| {
            let when = words.tell(
                "forges-seen",
                &[("at", words.moment(seen.seen, zone).into())],
            );
            view! {
                <li class="entry">
                    <span class="entry__kind"><bdi>{seen.login.as_str().to_owned()}</bdi></span>
                    <span class="entry__when">{forge_name(words, seen.forge)}" · "{when}</span>
                </li>
            }
        })
        .collect();
    let shown = if lines.is_empty() {
        view! { <p class="soft">{words.say("forges-none-untied")}</p> }.into_any()
    } else {
        view! {
            <p class="soft small">{words.say("forges-untied-about")}</p>
            <ul class="entries">{lines}</ul>
        }
        .into_any()
    };
    view! { <section class="sheet"><h2>{words.say("forges-untied")}</h2>{shown}</section> }
        .into_any()
}

/// Ties a login to a person.
pub fn tie(asked: &RequestContext, people: &[PersonLine]) -> AnyView {
    let act = ActionForm::fresh(asked, "forges/tie", 3);
    let options = people
        .iter()
        .filter(|p| !p.closed)
        .map(|p| {
            (
                p.id.to_string(),
                format!("{} ({})", p.name, p.email.as_str()),
            )
        })
        .collect();
    let choose = act.say("admin-choose-team");
    let fields = view! {
        <h2>{act.say("forges-tie")}</h2>
        {field::select(&act, "forge", "forges-forge", None, None, forges(asked.words))}
        {field::line(&act, "login", "ties-login", None, Kind::Text)}
        {field::select(&act, "person", "forges-person", None, Some(choose), options)}
        <div>{act.quiet_press("forges-tie-press")}</div>
        <p class="soft small">{act.say("forges-tie-about")}</p>
    };
    act.form("sheet", fields)
}
