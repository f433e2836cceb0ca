//! One's own logins on forges, as a part of the settings: those that are tied, what others said of them,
//! what waits for an admin, and what may be one's own.

use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::forge_choice::{forge_name, forges};
use crate::components::notice;
use crate::context::{FormState, RequestContext};
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::{Account, Forge, ForgeAccount, Proof};
use irori_core::domain::login_claim::{Contested, Ground, MyLogins, OtherClaim, OwnClaim, Tied};
use irori_core::domain::person::Viewer;
use leptos::prelude::*;

const ACTS: [&str; 5] = [
    "forges/remove-my-login",
    "forges/confirm-mine",
    "forges/refuse-mine",
    "forges/withdraw-claim",
    "forges/dispute-login",
];

pub fn sheet(asked: &RequestContext, viewer: &Viewer, logins: &MyLogins) -> AnyView {
    let act = ActionForm::fresh(asked, "forges/add-my-login", 2);
    let failed = ACTS.into_iter().find_map(|act| asked.failed(act));
    let failed = failed.map(|(_, trouble)| notice::trouble(asked.words, trouble));
    let page = Page { asked, viewer };
    let lines: Vec<_> = logins
        .tied
        .iter()
        .map(|tied| page.tied(tied, &logins.others))
        .collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="entries">{lines}</ul> });
    let fields = view! {
        {field::select(&act, "forge", "forges-forge", None, None, forges(asked.words))}
        {field::line(&act, "login", "ties-login", Some("forges-mine-hint"), Kind::Text)}
        {act.quiet_press("forges-mine-press")}
    };
    view! {
        <section class="sheet">
            <h2>{act.say("ties-mine")}</h2>
            <p class="soft small">{act.say("forges-mine-about")}</p>
            {failed}
            {list}
            {page.claims(&logins.claims)}
            {page.contested(&logins.contested)}
            {page.proposals(&logins.proposed)}
            {act.form("stack", fields)}
        </section>
    }
    .into_any()
}

/// The page in hand, for whoever looks at their own logins.
struct Page<'p> {
    asked: &'p RequestContext,
    viewer: &'p Viewer,
}

impl Page<'_> {
    fn at(&self, at: DateTime<Utc>) -> String {
        self.asked.words.moment(at, self.viewer.profile.zone)
    }

    /// A login, its forge and what there is to say.
    fn named(&self, forge: Forge, login: &str, about: String) -> AnyView {
        view! {
            <span class="entry__kind"><bdi>{login.to_owned()}</bdi></span>
            <span class="entry__when">{forge_name(self.asked.words, forge)}" · "{about}</span>
        }
        .into_any()
    }

    fn tied(&self, tied: &Tied, others: &[OtherClaim]) -> AnyView {
        let ForgeAccount { forge, login, .. } = &tied.account;
        let at = self.at(tied.since);
        let (key, by) = match (tied.proof, &tied.by) {
            (Proof::Address, _) => ("ties-by-address", ""),
            (Proof::Admin, Some(by)) => ("ties-by-admin", by.as_str()),
            (Proof::Admin, None) => ("ties-by-some-admin", ""),
            (Proof::Unknown, _) => ("ties-by-nothing", ""),
        };
        let values = [("at", at.into()), ("by", by.into())];
        let about = self.asked.words.tell(key, &values);
        let others: Vec<_> = others
            .iter()
            .filter(|other| other.account.forge == *forge && other.account.login == *login)
            .map(|other| view! { <p class="small">{self.other(other)}</p> })
            .collect();
        view! {
            <li class="entry">
                {self.named(*forge, login.as_str(), about)}
                {remove(self.asked, &tied.account)}
                {others}
            </li>
        }
        .into_any()
    }

    fn other(&self, other: &OtherClaim) -> String {
        let until = other.until.unwrap_or(other.since);
        let values = [
            ("name", other.name.as_str().into()),
            ("at", self.at(other.since).into()),
            ("until", self.at(until).into()),
        ];
        let key = format!("ties-other-{}", other.ground.as_str());
        self.asked.words.tell(&key, &values)
    }

    fn claims(&self, claims: &[OwnClaim]) -> Option<AnyView> {
        if claims.is_empty() {
            return None;
        }
        let words = self.asked.words;
        let lines: Vec<_> = claims
            .iter()
            .map(|claim| {
                let values = [
                    ("at", self.at(claim.since).into()),
                    ("names", claim.disputed_by.join(" · ").into()),
                ];
                let key = format!("ties-waits-{}", claim.ground.as_str());
                let Account { forge, login } = &claim.account;
                view! {
                    <li class="entry">
                        {self.named(*forge, login.as_str(), words.tell(&key, &values))}
                        {withdraw(self.asked, claim)}
                    </li>
                }
            })
            .collect();
        Some(
            view! {
                <h3>{words.say("ties-waiting")}</h3>
                <p class="soft small">{words.say("ties-waiting-about")}</p>
                <ul class="entries">{lines}</ul>
            }
            .into_any(),
        )
    }

    fn contested(&self, contested: &[Contested]) -> Option<AnyView> {
        if contested.is_empty() {
            return None;
        }
        let words = self.asked.words;
        let lines: Vec<_> = contested
            .iter()
            .map(|of| {
                let values = [
                    ("name", of.name.as_str().into()),
                    ("at", self.at(of.since).into()),
                ];
                let Account { forge, login } = &of.account;
                view! {
                    <li class="entry">
                        {self.named(*forge, login.as_str(), words.tell("ties-held-by", &values))}
                        {answer(self.asked, &of.account, "forges/dispute-login", 6, "ties-dispute")}
                        {answer(self.asked, &of.account, "forges/refuse-mine", 5, "ties-refuse")}
                    </li>
                }
            })
            .collect();
        Some(
            view! {
                <h3>{words.say("ties-contested")}</h3>
                <p class="soft small">{words.say("ties-contested-about")}</p>
                <ul class="entries">{lines}</ul>
            }
            .into_any(),
        )
    }

    fn proposals(&self, proposed: &[Account]) -> Option<AnyView> {
        if proposed.is_empty() {
            return None;
        }
        let words = self.asked.words;
        let lines: Vec<_> = proposed
            .iter()
            .map(|account| {
                let name = forge_name(words, account.forge);
                view! {
                    <li class="entry">
                        <span class="entry__kind"><bdi>{account.login.as_str().to_owned()}</bdi></span>
                        <span class="entry__when">{name}</span>
                        {answer(self.asked, account, "forges/confirm-mine", 4, "ties-confirm")}
                        {answer(self.asked, account, "forges/refuse-mine", 5, "ties-refuse")}
                    </li>
                }
            })
            .collect();
        Some(
            view! {
                <h3>{words.say("ties-proposed")}</h3>
                <p class="soft small">{words.say("ties-proposed-about")}</p>
                <ul class="entries">{lines}</ul>
            }
            .into_any(),
        )
    }
}

/// One of the two answers about a login that commits with one's own address.
fn answer(
    asked: &RequestContext,
    account: &Account,
    name: &'static str,
    n: u8,
    key: &'static str,
) -> AnyView {
    let act = ActionForm::new(asked, name, n, FormState::default());
    let login = account.login.as_str().to_owned();
    let values = [
        ("login", login.as_str().into()),
        ("forge", forge_name(asked.words, account.forge).into()),
    ];
    let label = act.words.tell(&format!("{key}-which"), &values);
    let fields = view! {
        {act.hidden("forge", account.forge.as_str())}
        {act.hidden("login", login.clone())}
        <button class="link-button" type="submit" aria-label=label>{act.say(key)}</button>
    };
    act.form("row", fields)
}

fn withdraw(asked: &RequestContext, claim: &OwnClaim) -> AnyView {
    let act = ActionForm::new(asked, "forges/withdraw-claim", 7, FormState::default());
    let key = match claim.ground {
        Ground::Claim | Ground::Dispute => "ties-withdraw",
        Ground::Tied => "ties-give-up",
    };
    let login = claim.account.login.as_str().to_owned();
    let label = act
        .words
        .tell(&format!("{key}-which"), &[("login", login.into())]);
    let fields = view! {
        {act.hidden("id", claim.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say(key)}</button>
    };
    act.form("row", fields)
}

fn remove(asked: &RequestContext, account: &ForgeAccount) -> AnyView {
    let act = ActionForm::new(asked, "forges/remove-my-login", 3, FormState::default());
    let login = account.login.as_str().to_owned();
    let label = act
        .words
        .tell("forges-untie-whose", &[("login", login.into())]);
    let fields = view! {
        {act.hidden("id", account.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("forges-untie")}</button>
    };
    act.form("row", fields)
}
