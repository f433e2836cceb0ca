//! Statements by the file they stand in; tests prepare each of them.

/// The lists of that name of these files, each with the path of its file.
macro_rules! listed {
    ($(#[$about:meta])* $list:ident: $($first:ident $(/ $next:ident)*),+ $(,)?) => {
        $(#[$about])*
        pub const $list: &[(&str, &[&str])] = &[$((
            concat!(stringify!($first) $(, "/", stringify!($next))*),
            crate::$first$(::$next)*::$list,
        )),+];
    };
}

listed! {
    /// Every SQL text, by file, that runs on both engines.
    STATEMENTS:
    audit/chain, audit/log, audit/security_event,
    auth/account, auth/known_device, auth/one_time_link, auth/recovery_code, auth/session,
    auth/throttle, auth/unproven,
    db/hash_chain, db/installation, db/job,
    entries/activity, entries/chat, entries/check_in, entries/draft, entries/entry,
    entries/idempotency, entries/interruption, entries/list, entries/week_rollup,
    entries/weekly_pulse,
    logins/forge_account, logins/login_claim, logins/proposal, logins/shown_claims,
    org/calendar, org/department, org/leads, org/membership, org/person, org/team, org/viewer,
    ports/ledger, ports/reviews, ports/weekly_reviews,
    pull_requests/branch, pull_requests/coverage, pull_requests/pull_request, pull_requests/push,
    pull_requests/review,
    releases/closing, releases/person_pull_requests, releases/person_week,
    releases/publishing_group, releases/quarter_closing, releases/quarter_teams, releases/release,
    releases/response_times, releases/review_inputs, releases/team_export,
    releases/team_pull_requests, releases/team_week,
    rules/policy, rules/thresholds,
    sharing/annotation, sharing/consent, sharing/word,
    signals/estimates, signals/person, signals/work_time,
    upkeep/erasure, upkeep/personal_export, upkeep/personal_export/texts, upkeep/retention,
    upkeep/rotation, upkeep/verify,
    webhooks/generated_paths, webhooks/hook, webhooks/hook_span, webhooks/outage,
    webhooks/quarantine,
    weekly_review/follow_up, weekly_review/guess, weekly_review/held, weekly_review/note,
}

listed! {
    /// SQL texts for SQLite where the engines differ.
    SQLITE_STATEMENTS:
    db/connection, db/hash_chain, db/schema, db/sealed,
    logins/login_claim,
    org/department, org/person, org/team,
    pull_requests/pull_request,
    releases/publishing_group,
    upkeep/open, upkeep/verify,
    webhooks/hook, webhooks/outage,
    weekly_review/follow_up,
}

listed! {
    /// SQL texts for PostgreSQL where the engines differ.
    POSTGRES_STATEMENTS:
    db/hash_chain, db/schema, db/sealed,
    logins/login_claim,
    org/department, org/person, org/team,
    pull_requests/pull_request,
    releases/publishing_group,
    upkeep/open, upkeep/verify,
    webhooks/hook, webhooks/outage,
    weekly_review/follow_up,
}
