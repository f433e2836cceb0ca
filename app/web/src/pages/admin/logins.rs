//! Forge logins of people: claims that an admin decides about, ties and how they were proven, and logins
//! that are tied to nobody.

use crate::addresses;
use crate::components::{
    ActionForm, FieldKind, card, field, forge_name, forges, grid, grid_or, notice,
};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::forge_account::{Forge, Login, Proof, UntiedLogin};
use irori_core::domain::id::PersonId;
use irori_core::domain::login_claim::{ClaimEvidence, ClaimLine, Contest, TiedLogin};
use irori_core::domain::person::Viewer;
use irori_ports::{PersonLine, TieLine};
use leptos::prelude::*;
use std::fmt;

/// Claims that wait; nothing where none does.
pub fn claims(ctx: &RequestContext, admin: &Viewer, contests: &[Contest]) -> Option<AnyView> {
    let words = ctx.words;
    let failed = failed(ctx, &["forges/confirm-claim", "forges/refuse-claim"]);
    if contests.is_empty() && failed.is_none() {
        return None;
    }
    let rows: Vec<_> = contests
        .iter()
        .flat_map(|of| of.claims.iter().map(move |claim| (of, claim)))
        .map(|(of, claim)| {
            let holder = of.tied_to.as_ref().map(|name| {
                let tied = t!(words, "forges-tied-to", name);
                view! { <span class="small">{tied}</span> }
            });
            html! {
                <tr>
                    {login(words, of.account.forge, &of.account.login, holder)}
                    <td>{person(claim.person, &claim.name)}</td>
                    <td>{about(words, admin, claim)}</td>
                    <td>
                        {of_login(ctx, "forges/confirm-claim", 5, claim.id, &of.account.login, Some(&claim.name))}
                        {of_login(ctx, "forges/refuse-claim", 6, claim.id, &of.account.login, Some(&claim.name))}
                    </td>
                </tr>
            }
        })
        .collect();
    let head = ["ties-login", "forges-person", "forges-claim", "forges-act"];
    let shown = (!rows.is_empty()).then(|| grid(words, "forges-claims-caption", &head, rows));
    let body = view! {
        <p class="soft small">{t!(words, "forges-claims-about")}</p>
        {failed}
        {shown}
    };
    Some(card(t!(words, "forges-claims"), body))
}

/// Why a claim waits, what the forge told, and who would confirm their own.
fn about(words: Locale, admin: &Viewer, claim: &ClaimLine) -> AnyView {
    let at = words.moment(claim.since, admin.profile.zone);
    let ground = format!("forges-ground-{}", claim.ground.as_str());
    let evidence = match claim.evidence {
        ClaimEvidence::CommitsWithAddress => "forges-evidence",
        ClaimEvidence::None => "forges-no-evidence",
    };
    let own = (claim.person == admin.id).then(|| t!(words, "forges-own-claim"));
    html! {
        {t!(words, &ground, at)}
        <p class="small">{t!(words, evidence)}</p>
        {own.map(|own| view! { <p class="small">{own}</p> })}
    }
}

/// Every tie, and how it was proven.
pub fn ties(ctx: &RequestContext, admin: &Viewer, ties: &[TieLine]) -> AnyView {
    let words = ctx.words;
    let failed = failed(ctx, &["forges/untie", "forges/confirm-login"]);
    let rows: Vec<_> = ties
        .iter()
        .map(|tie| {
            let account = &tie.tied.account;
            let confirm = (tie.tied.proof == Proof::Unknown).then(|| {
                of_login(ctx, "forges/confirm-login", 7, account.id, &account.login, Some(&tie.name))
            });
            let evidence = (tie.evidence == ClaimEvidence::CommitsWithAddress)
                .then(|| view! { <p class="small">{t!(words, "forges-evidence")}</p> });
            html! {
                <tr>
                    {login(words, account.forge, &account.login, None::<AnyView>)}
                    <td>{person(account.person, &tie.name)}</td>
                    <td>{proof(words, admin, &tie.tied)}{evidence}</td>
                    <td>{confirm}{of_login(ctx, "forges/untie", 2, account.id, &account.login, None)}</td>
                </tr>
            }
        })
        .collect();
    let head = ["ties-login", "forges-person", "forges-proof", "forges-act"];
    let shown = grid_or(words, "forges-ties-caption", &head, rows, "forges-no-tie");
    card(t!(words, "forges-ties"), (failed, shown))
}

fn proof(words: Locale, admin: &Viewer, tied: &TiedLogin) -> String {
    let at = words.moment(tied.since, admin.profile.zone);
    let (key, by) = match (tied.proof, &tied.by) {
        (Proof::Address, _) => ("forges-proof-address", ""),
        (Proof::Admin, Some(by)) => ("forges-proof-admin", by.as_str()),
        (Proof::Admin, None) => ("forges-proof-some-admin", ""),
        (Proof::Unknown, _) => ("forges-proof-unknown", ""),
    };
    t!(words, key, at, by)
}

fn login(words: Locale, forge: Forge, login: &Login, more: impl IntoView) -> AnyView {
    html! {
        <th scope="row">
            <bdi>{login.as_str().to_owned()}</bdi>
            <span class="small">{forge_name(words, forge)}</span>
            {more}
        </th>
    }
}

fn person(id: PersonId, name: &str) -> AnyView {
    html! { <a href=addresses::PERSON.path(id)>{name.to_owned()}</a> }
}

fn failed(ctx: &RequestContext, acts: &[&'static str]) -> Option<AnyView> {
    let failed = acts.iter().find_map(|act| ctx.failed(act));
    failed.map(|(_, trouble)| notice::trouble(ctx.words, trouble))
}

/// A form that does something about one login; its words are named like the action.
fn of_login(
    ctx: &RequestContext,
    name: &'static str,
    n: u8,
    id: impl fmt::Display,
    login: &Login,
    whose: Option<&str>,
) -> AnyView {
    let act = ActionForm::blank(ctx, name, n);
    let key = name.replace('/', "-");
    let label = t!(
        act,
        &format!("{key}-whose"),
        login = login.as_str(),
        name = whose.unwrap_or_default()
    );
    act.row(act.hidden("id", id), &key, label)
}

/// Logins that were seen and are tied to nobody.
pub fn untied(ctx: &RequestContext, admin: &Viewer, untied: &[UntiedLogin]) -> AnyView {
    let words = ctx.words;
    let zone = admin.profile.zone;
    let lines: Vec<_> = untied
        .iter()
        .map(|seen| {
            let when = t!(words, "forges-seen", at = words.moment(seen.seen, zone));
            view! {
                <li class="entry">
                    <span class="entry__kind"><bdi>{seen.login.as_str().to_owned()}</bdi></span>
                    <span class="entry__when">{forge_name(words, seen.forge)}" · "{when}</span>
                </li>
            }
        })
        .collect();
    let shown = if lines.is_empty() {
        html! { <p class="soft">{t!(words, "forges-none-untied")}</p> }
    } else {
        html! {
            <p class="soft small">{t!(words, "forges-untied-about")}</p>
            <ul class="entries">{lines}</ul>
        }
    };
    card(t!(words, "forges-untied"), shown)
}

/// Ties a login to a person.
pub fn tie(ctx: &RequestContext, people: &[PersonLine]) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "forges/tie", 3);
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
    let choose = t!(act, "admin-choose-team");
    let fields = view! {
        <h2>{t!(act, "forges-tie")}</h2>
        {field::select(&act, "forge", "forges-forge", None, None, forges(ctx.words))}
        {field::line(&act, "login", "ties-login", None, FieldKind::Text)}
        {field::select(&act, "person", "forges-person", None, Some(choose), options)}
        <div>{act.quiet_button("forges-tie-press")}</div>
        <p class="soft small">{t!(act, "forges-tie-about")}</p>
    };
    act.form("sheet", fields)
}
