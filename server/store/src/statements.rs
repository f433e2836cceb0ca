//! Every SQL text by the file it stands in; tests prepare each of them.

/// Every SQL text, by file, that runs on both engines.
pub const STATEMENTS: &[(&str, &[&str])] = &[
    ("auth/account", crate::auth::account::STATEMENTS),
    (
        "signals/acknowledgement",
        crate::signals::acknowledgement::STATEMENTS,
    ),
    ("entries/activity", crate::entries::activity::STATEMENTS),
    ("sharing/annotation", crate::sharing::annotation::STATEMENTS),
    ("auth/throttle", crate::auth::throttle::STATEMENTS),
    (
        "releases/team_pull_requests",
        crate::releases::team_pull_requests::STATEMENTS,
    ),
    (
        "pull_requests/branch",
        crate::pull_requests::branch::STATEMENTS,
    ),
    ("org/calendar", crate::org::calendar::STATEMENTS),
    ("db/hash_chain", crate::db::hash_chain::STATEMENTS),
    ("entries/chat", crate::entries::chat::STATEMENTS),
    ("entries/check_in", crate::entries::check_in::STATEMENTS),
    ("releases/closing", crate::releases::closing::STATEMENTS),
    ("sharing/consent", crate::sharing::consent::STATEMENTS),
    (
        "pull_requests/coverage",
        crate::pull_requests::coverage::STATEMENTS,
    ),
    ("org/department", crate::org::department::STATEMENTS),
    ("entries/draft", crate::entries::draft::STATEMENTS),
    ("entries/entry", crate::entries::entry::STATEMENTS),
    ("upkeep/erasure", crate::upkeep::erasure::STATEMENTS),
    (
        "weekly_review/follow_up",
        crate::weekly_review::follow_up::STATEMENTS,
    ),
    (
        "logins/forge_account",
        crate::logins::forge_account::STATEMENTS,
    ),
    (
        "webhooks/generated_paths",
        crate::webhooks::generated_paths::STATEMENTS,
    ),
    (
        "weekly_review/guess",
        crate::weekly_review::guess::STATEMENTS,
    ),
    ("webhooks/hook", crate::webhooks::hook::STATEMENTS),
    ("webhooks/hook_span", crate::webhooks::hook_span::STATEMENTS),
    ("db/installation", crate::db::installation::STATEMENTS),
    (
        "entries/interruption",
        crate::entries::interruption::STATEMENTS,
    ),
    ("db/job", crate::db::job::STATEMENTS),
    ("auth/known_device", crate::auth::known_device::STATEMENTS),
    ("org/leads", crate::org::leads::STATEMENTS),
    ("weekly_review/note", crate::weekly_review::note::STATEMENTS),
    ("ports/ledger", crate::ports::ledger::STATEMENTS),
    ("auth/one_time_link", crate::auth::one_time_link::STATEMENTS),
    ("logins/login_claim", crate::logins::login_claim::STATEMENTS),
    ("org/membership", crate::org::membership::STATEMENTS),
    (
        "upkeep/personal_export",
        crate::upkeep::personal_export::STATEMENTS,
    ),
    (
        "releases/person_pull_requests",
        crate::releases::person_pull_requests::STATEMENTS,
    ),
    ("webhooks/outage", crate::webhooks::outage::STATEMENTS),
    ("entries/list", crate::entries::list::STATEMENTS),
    ("signals/estimates", crate::signals::estimates::STATEMENTS),
    ("org/viewer", crate::org::viewer::STATEMENTS),
    ("org/person", crate::org::person::STATEMENTS),
    ("signals/reference", crate::signals::reference::STATEMENTS),
    (
        "releases/person_week",
        crate::releases::person_week::STATEMENTS,
    ),
    ("rules/policy", crate::rules::policy::STATEMENTS),
    ("logins/proposal", crate::logins::proposal::STATEMENTS),
    (
        "releases/publishing_group",
        crate::releases::publishing_group::STATEMENTS,
    ),
    (
        "pull_requests/pull_request",
        crate::pull_requests::pull_request::STATEMENTS,
    ),
    ("pull_requests/push", crate::pull_requests::push::STATEMENTS),
    (
        "webhooks/quarantine",
        crate::webhooks::quarantine::STATEMENTS,
    ),
    (
        "releases/quarter_closing",
        crate::releases::quarter_closing::STATEMENTS,
    ),
    (
        "releases/quarter_teams",
        crate::releases::quarter_teams::STATEMENTS,
    ),
    ("auth/recovery_code", crate::auth::recovery_code::STATEMENTS),
    ("releases/release", crate::releases::release::STATEMENTS),
    ("releases/team_week", crate::releases::team_week::STATEMENTS),
    (
        "upkeep/personal_export/texts",
        crate::upkeep::personal_export::texts::STATEMENTS,
    ),
    ("upkeep/retention", crate::upkeep::retention::STATEMENTS),
    (
        "pull_requests/review",
        crate::pull_requests::review::STATEMENTS,
    ),
    (
        "releases/response_times",
        crate::releases::response_times::STATEMENTS,
    ),
    (
        "releases/review_inputs",
        crate::releases::review_inputs::STATEMENTS,
    ),
    ("ports/reviews", crate::ports::reviews::STATEMENTS),
    ("upkeep/rotation", crate::upkeep::rotation::STATEMENTS),
    (
        "audit/security_event",
        crate::audit::security_event::STATEMENTS,
    ),
    ("auth/session", crate::auth::session::STATEMENTS),
    (
        "entries/idempotency",
        crate::entries::idempotency::STATEMENTS,
    ),
    ("org/team", crate::org::team::STATEMENTS),
    (
        "releases/team_export",
        crate::releases::team_export::STATEMENTS,
    ),
    ("rules/thresholds", crate::rules::thresholds::STATEMENTS),
    ("auth/unproven", crate::auth::unproven::STATEMENTS),
    ("upkeep/verify", crate::upkeep::verify::STATEMENTS),
    ("audit/log", crate::audit::log::STATEMENTS),
    ("audit/chain", crate::audit::chain::STATEMENTS),
    (
        "entries/week_rollup",
        crate::entries::week_rollup::STATEMENTS,
    ),
    (
        "entries/weekly_pulse",
        crate::entries::weekly_pulse::STATEMENTS,
    ),
    ("weekly_review/held", crate::weekly_review::held::STATEMENTS),
    (
        "ports/weekly_reviews",
        crate::ports::weekly_reviews::STATEMENTS,
    ),
    ("sharing/word", crate::sharing::word::STATEMENTS),
    ("signals/work_time", crate::signals::work_time::STATEMENTS),
];

/// SQL texts for SQLite where the engines differ.
pub const SQLITE_STATEMENTS: &[(&str, &[&str])] = &[
    ("db/hash_chain", crate::db::hash_chain::SQLITE_STATEMENTS),
    ("db/connection", crate::db::connection::SQLITE_STATEMENTS),
    ("org/department", crate::org::department::SQLITE_STATEMENTS),
    (
        "weekly_review/follow_up",
        crate::weekly_review::follow_up::SQLITE_STATEMENTS,
    ),
    ("webhooks/hook", crate::webhooks::hook::SQLITE_STATEMENTS),
    (
        "logins/login_claim",
        crate::logins::login_claim::SQLITE_STATEMENTS,
    ),
    ("upkeep/open", crate::upkeep::open::SQLITE_STATEMENTS),
    (
        "webhooks/outage",
        crate::webhooks::outage::SQLITE_STATEMENTS,
    ),
    ("org/person", crate::org::person::SQLITE_STATEMENTS),
    (
        "releases/publishing_group",
        crate::releases::publishing_group::SQLITE_STATEMENTS,
    ),
    (
        "pull_requests/pull_request",
        crate::pull_requests::pull_request::SQLITE_STATEMENTS,
    ),
    ("db/schema", crate::db::schema::SQLITE_STATEMENTS),
    ("db/sealed", crate::db::sealed::SQLITE_STATEMENTS),
    ("org/team", crate::org::team::SQLITE_STATEMENTS),
    ("upkeep/verify", crate::upkeep::verify::SQLITE_STATEMENTS),
];

/// SQL texts for PostgreSQL where the engines differ.
pub const POSTGRES_STATEMENTS: &[(&str, &[&str])] = &[
    ("db/hash_chain", crate::db::hash_chain::POSTGRES_STATEMENTS),
    (
        "org/department",
        crate::org::department::POSTGRES_STATEMENTS,
    ),
    (
        "weekly_review/follow_up",
        crate::weekly_review::follow_up::POSTGRES_STATEMENTS,
    ),
    ("webhooks/hook", crate::webhooks::hook::POSTGRES_STATEMENTS),
    (
        "logins/login_claim",
        crate::logins::login_claim::POSTGRES_STATEMENTS,
    ),
    ("upkeep/open", crate::upkeep::open::POSTGRES_STATEMENTS),
    (
        "webhooks/outage",
        crate::webhooks::outage::POSTGRES_STATEMENTS,
    ),
    ("org/person", crate::org::person::POSTGRES_STATEMENTS),
    (
        "releases/publishing_group",
        crate::releases::publishing_group::POSTGRES_STATEMENTS,
    ),
    (
        "pull_requests/pull_request",
        crate::pull_requests::pull_request::POSTGRES_STATEMENTS,
    ),
    ("db/schema", crate::db::schema::POSTGRES_STATEMENTS),
    ("db/sealed", crate::db::sealed::POSTGRES_STATEMENTS),
    ("org/team", crate::org::team::POSTGRES_STATEMENTS),
    ("upkeep/verify", crate::upkeep::verify::POSTGRES_STATEMENTS),
];
