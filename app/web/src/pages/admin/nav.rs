//! The rooms of the admin, and who set what in them.

use crate::addresses;
use crate::context::RequestContext;
use irori_ports::Now;
use leptos::prelude::*;

/// The rooms of the admin.
pub(super) fn subnav(ctx: &RequestContext) -> AnyView {
    let path = ctx.path();
    let is_in = |room: &str| path.starts_with(room);
    let rooms = [
        (addresses::PEOPLE.path(), "admin-people"),
        (addresses::FORGES.path(), "forges"),
        (addresses::ADMIN_POLICY.path(), "policy"),
        (addresses::ADMIN_PRIVACY.path(), "thresholds"),
        (addresses::ADMIN_SECURITY.path(), "admin-security"),
    ];
    let elsewhere = rooms.iter().any(|(room, _)| is_in(room));
    let link = |href: &'static str, key: &str, within: bool| {
        let current = if path == href {
            Some("page")
        } else {
            within.then_some("true")
        };
        view! { <a href=href aria-current=current>{t!(ctx, key)}</a> }
    };
    let [people, forges, policy, privacy, security] =
        rooms.map(|(room, key)| link(room, key, is_in(room)));
    html! {
        <nav class="subnav" aria-label=t!(ctx, "admin-subnav")>
            {link(addresses::ADMIN.path(), "admin-organisation", !elsewhere)}
            {people}{forges}{policy}{privacy}{security}
        </nav>
    }
}

/// When something was set, and by whom; `of` begins the keys of its sentences.
pub(super) fn set_by(ctx: &RequestContext, of: &str, at: Now, name: Option<&String>) -> String {
    let at = ctx.moment(at);
    match name {
        Some(name) => t!(ctx, &format!("{of}-set-by"), at, name),
        None => t!(ctx, &format!("{of}-set-by-gone"), at),
    }
}
