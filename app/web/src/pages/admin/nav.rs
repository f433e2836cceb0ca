//! The rooms of the admin, and what an address names in them.

use crate::context::RequestContext;
use crate::pages::param;
use irori_core::domain::form::FieldError;
use irori_ports::Answer;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// The rooms of the admin.
pub(super) fn subnav(asked: &RequestContext) -> AnyView {
    let path = asked.at.split('?').next().unwrap_or_default();
    let among_people = path.starts_with("/admin/people");
    let among_forges = path.starts_with("/admin/forges");
    let among_policy = path.starts_with("/admin/policy");
    let among_privacy = path.starts_with("/admin/privacy");
    let among_security = path.starts_with("/admin/security");
    let elsewhere = among_people || among_forges || among_policy || among_privacy || among_security;
    let link = |href: &'static str, key: &str, within: bool| {
        let current = if path == href {
            Some("page")
        } else {
            within.then_some("true")
        };
        view! { <a href=href aria-current=current>{asked.words.say(key)}</a> }
    };
    view! {
        <nav class="subnav" aria-label=asked.words.say("admin-subnav")>
            {link("/admin", "admin-organisation", !elsewhere)}
            {link("/admin/people", "admin-people", among_people)}
            {link("/admin/forges", "forges", among_forges)}
            {link("/admin/policy", "policy", among_policy)}
            {link("/admin/privacy", "thresholds", among_privacy)}
            {link("/admin/security", "admin-security", among_security)}
        </nav>
    }
    .into_any()
}

/// The id in the address of the page.
pub(super) fn id_in_path<T>(parse: fn(&str) -> Result<T, FieldError>) -> Answer<T> {
    parse(&param("id")).map_err(|_| AppError::NotThere)
}
