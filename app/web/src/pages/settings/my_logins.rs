//! One's own logins on forges, as a part of the settings: those that are tied, what others said of them,
//! what waits for an admin, and what may be one's own.

use crate::components::{ActionForm, FieldKind, card, field, forge_name, forges, notice};
use crate::context::RequestContext;
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::{Forge, ForgeAccount, ForgeLogin, Proof};
use irori_core::domain::login_claim::{
    ContestedLogin, Ground, MyLogins, OtherClaim, OwnClaim, TiedLogin,
};
use irori_core::domain::person::Viewer;
use leptos::prelude::*;

const ACTS: [&str; 5] = [
    "forges/remove-my-login",
    "forges/confirm-mine",
    "forges/refuse-mine",
    "forges/withdraw-claim",
    "forges/dispute-login",
];

pub fn logins_card(ctx: &RequestContext, viewer: &Viewer, logins: &MyLogins) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "forges/add-my-login", 2);
    let failed = ACTS.into_iter().find_map(|act| ctx.failed(act));
    let failed = failed.map(|(_, trouble)| notice::trouble(ctx.words, trouble));
    let page = Page { ctx, viewer };
    let lines: Vec<_> = logins
        .tied
        .iter()
        .map(|tied| page.tied(tied, &logins.others))
        .collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="entries">{lines}</ul> });
    let fields = view! {
        {field::select(&act, "forge", "forges-forge", None, None, forges(ctx.words))}
        {field::line(&act, "login", "ties-login", Some("forges-mine-hint"), FieldKind::Text)}
        {act.quiet_button("forges-mine-press")}
    };
    let body = view! {
        <p class="soft small">{t!(act, "forges-mine-about")}</p>
        {failed}
        {list}
        {page.claims(&logins.claims)}
        {page.contested(&logins.contested)}
        {page.proposals(&logins.proposed)}
        {act.form("stack", fields)}
    };
    card(t!(act, "ties-mine"), body)
}

/// The page in hand, for whoever looks at their own logins.
struct Page<'p> {
    ctx: &'p RequestContext,
    viewer: &'p Viewer,
}

impl Page<'_> {
    fn at(&self, at: DateTime<Utc>) -> String {
        self.ctx.words.moment(at, self.viewer.profile.zone)
    }

    /// A login, its forge and what there is to say.
    fn named(&self, forge: Forge, login: &str, about: String) -> AnyView {
        html! {
            <span class="entry__kind"><bdi>{login.to_owned()}</bdi></span>
            <span class="entry__when">{forge_name(self.ctx.words, forge)}" · "{about}</span>
        }
    }

    fn tied(&self, tied: &TiedLogin, others: &[OtherClaim]) -> AnyView {
        let ForgeAccount { forge, login, .. } = &tied.account;
        let at = self.at(tied.since);
        let (key, by) = match (tied.proof, &tied.by) {
            (Proof::Address, _) => ("ties-by-address", ""),
            (Proof::Admin, Some(by)) => ("ties-by-admin", by.as_str()),
            (Proof::Admin, None) => ("ties-by-some-admin", ""),
            (Proof::Unknown, _) => ("ties-by-nothing", ""),
        };
        let about = t!(self.ctx, key, at, by);
        let others: Vec<_> = others
            .iter()
            .filter(|other| other.account.forge == *forge && other.account.login == *login)
            .map(|other| view! { <p class="small">{self.other(other)}</p> })
            .collect();
        html! {
            <li class="entry">
                {self.named(*forge, login.as_str(), about)}
                {remove(self.ctx, &tied.account)}
                {others}
            </li>
        }
    }

    fn other(&self, other: &OtherClaim) -> String {
        let until = other.until.unwrap_or(other.since);
        let key = format!("ties-other-{}", other.ground.as_str());
        t!(
            self.ctx,
            &key,
            name = &other.name,
            at = self.at(other.since),
            until = self.at(until)
        )
    }

    fn claims(&self, claims: &[OwnClaim]) -> Option<AnyView> {
        if claims.is_empty() {
            return None;
        }
        let words = self.ctx.words;
        let lines: Vec<_> = claims
            .iter()
            .map(|claim| {
                let values = [
                    ("at", self.at(claim.since).into()),
                    ("names", claim.disputed_by.join(" · ").into()),
                ];
                let key = format!("ties-waits-{}", claim.ground.as_str());
                let ForgeLogin { forge, login } = &claim.account;
                view! {
                    <li class="entry">
                        {self.named(*forge, login.as_str(), t!(words, &key, ..values))}
                        {withdraw(self.ctx, claim)}
                    </li>
                }
            })
            .collect();
        Some(html! {
            <h3>{t!(words, "ties-waiting")}</h3>
            <p class="soft small">{t!(words, "ties-waiting-about")}</p>
            <ul class="entries">{lines}</ul>
        })
    }

    fn contested(&self, contested: &[ContestedLogin]) -> Option<AnyView> {
        if contested.is_empty() {
            return None;
        }
        let words = self.ctx.words;
        let lines: Vec<_> = contested
            .iter()
            .map(|of| {
                let text = t!(
                    words,
                    "ties-held-by",
                    name = &of.name,
                    at = self.at(of.since)
                );
                let ForgeLogin { forge, login } = &of.account;
                view! {
                    <li class="entry">
                        {self.named(*forge, login.as_str(), text)}
                        {answer(self.ctx, &of.account, "forges/dispute-login", 6, "ties-dispute")}
                        {answer(self.ctx, &of.account, "forges/refuse-mine", 5, "ties-refuse")}
                    </li>
                }
            })
            .collect();
        Some(html! {
            <h3>{t!(words, "ties-contested")}</h3>
            <p class="soft small">{t!(words, "ties-contested-about")}</p>
            <ul class="entries">{lines}</ul>
        })
    }

    fn proposals(&self, proposed: &[ForgeLogin]) -> Option<AnyView> {
        if proposed.is_empty() {
            return None;
        }
        let words = self.ctx.words;
        let lines: Vec<_> = proposed
            .iter()
            .map(|account| {
                let name = forge_name(words, account.forge);
                view! {
                    <li class="entry">
                        <span class="entry__kind"><bdi>{account.login.as_str().to_owned()}</bdi></span>
                        <span class="entry__when">{name}</span>
                        {answer(self.ctx, account, "forges/confirm-mine", 4, "ties-confirm")}
                        {answer(self.ctx, account, "forges/refuse-mine", 5, "ties-refuse")}
                    </li>
                }
            })
            .collect();
        Some(html! {
            <h3>{t!(words, "ties-proposed")}</h3>
            <p class="soft small">{t!(words, "ties-proposed-about")}</p>
            <ul class="entries">{lines}</ul>
        })
    }
}

/// One of the two answers about a login that commits with one's own address.
fn answer(
    ctx: &RequestContext,
    account: &ForgeLogin,
    name: &'static str,
    n: u8,
    key: &'static str,
) -> AnyView {
    let act = ActionForm::blank(ctx, name, n);
    let login = account.login.as_str().to_owned();
    let label = t!(
        act,
        &format!("{key}-which"),
        login = login.as_str(),
        forge = forge_name(ctx.words, account.forge)
    );
    let hidden = (
        act.hidden("forge", account.forge.as_str()),
        act.hidden("login", login.clone()),
    );
    act.row(hidden, key, label)
}

fn withdraw(ctx: &RequestContext, claim: &OwnClaim) -> AnyView {
    let act = ActionForm::blank(ctx, "forges/withdraw-claim", 7);
    let key = match claim.ground {
        Ground::Claim | Ground::Dispute => "ties-withdraw",
        Ground::Tied => "ties-give-up",
    };
    let login = claim.account.login.as_str().to_owned();
    let label = t!(act, &format!("{key}-which"), login);
    act.row(act.hidden("id", claim.id), key, label)
}

fn remove(ctx: &RequestContext, account: &ForgeAccount) -> AnyView {
    let act = ActionForm::blank(ctx, "forges/remove-my-login", 3);
    let login = account.login.as_str().to_owned();
    let label = t!(act, "forges-untie-whose", login);
    act.row(act.hidden("id", account.id), "forges-untie", label)
}
