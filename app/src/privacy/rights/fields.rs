//! Which fields leave a closing for a page or a file: the table of PRIVACY §1 by field. A field without a
//! row fails a test, so that none leaves by accident.

/// Every field of what is published of a group's week, as the path of its leaf in the text of the
/// Release; items of a list have the path of the list. Words, steps and weeks: the one number is the
/// step of a quarter's coverage.
pub const TEAM_WEEK: &[&str] = &[
    "/panels/{family}/panel",
    "/panels/{family}/standing",
    "/panels/{family}/worse",
    "/panels/{family}/worse_since",
    "/panels/{family}/better",
    "/panels/{family}/better_since",
    "/context/{item}/panel",
    "/context/{item}/band",
    // From ten people on.
    "/context/{item}/class",
    "/context/{item}/certainty",
    "/context/{item}/since",
    "/reasons/{family}/reason",
    "/reasons/{family}/kind",
    "/reasons/{family}/part",
    "/reasons/{family}/topic",
    // In a quarter's last week.
    "/quarter/quarter",
    "/quarter/coverage",
    "/quarter/enough/{family}",
    "/quarter/context/{item}",
];

/// Every field of a row of a report, likewise.
pub const REPORT_ROW: &[&str] = &[
    "/departments",
    "/names",
    "/depth",
    "/figures/people",
    "/figures/compared",
    "/figures/coverage",
    "/figures/{family}/figure",
    "/figures/{family}/value",
    "/figures/{family}/low",
    "/figures/{family}/high",
    "/figures/reviews",
];

/// The columns of a report's file.
pub const REPORT_FILE: &[&str] = &[
    "period",
    "unit",
    "level",
    "suppressed",
    "people_from",
    "people_to",
    "compared_from",
    "compared_to",
    "coverage_percent_from",
    "coverage_percent_to",
    "isolation_change_sigmas",
    "isolation_low_95",
    "isolation_high_95",
    "isolation_note",
    "home_to_work_times_usual",
    "home_to_work_low_95",
    "home_to_work_high_95",
    "home_to_work_note",
    "work_to_home_times_usual",
    "work_to_home_low_95",
    "work_to_home_high_95",
    "work_to_home_note",
    "first_response_trend",
    "people_least",
    "closed_at",
    "parameters_version",
];
