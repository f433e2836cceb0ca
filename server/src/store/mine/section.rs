//! The sections of what is kept of a person.

/// What is kept of a person, in the order in which it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Memberships,
    WorkingHours,
    DaysOff,
    Logins,
    RefusedLogins,
    ModesLeftOut,
    Sessions,
    CheckIns,
    WeeklyPulses,
    Chats,
    Activities,
    Interruptions,
    Drafts,
    Annotations,
    Consents,
    Words,
    Weeks,
    References,
    Acknowledgements,
    ClosedWeeks,
    Releases,
    PullRequests,
    Reviews,
    ReviewComments,
    LedgerAboutMe,
    LedgerByMe,
}

impl Section {
    pub const ALL: [Self; 26] = [
        Self::Memberships,
        Self::WorkingHours,
        Self::DaysOff,
        Self::Logins,
        Self::RefusedLogins,
        Self::ModesLeftOut,
        Self::Sessions,
        Self::CheckIns,
        Self::WeeklyPulses,
        Self::Chats,
        Self::Activities,
        Self::Interruptions,
        Self::Drafts,
        Self::Annotations,
        Self::Consents,
        Self::Words,
        Self::Weeks,
        Self::References,
        Self::Acknowledgements,
        Self::ClosedWeeks,
        Self::Releases,
        Self::PullRequests,
        Self::Reviews,
        Self::ReviewComments,
        Self::LedgerAboutMe,
        Self::LedgerByMe,
    ];
    /// The sections of entries.
    pub const ENTRIES: [Self; 5] = [
        Self::CheckIns,
        Self::WeeklyPulses,
        Self::Chats,
        Self::Activities,
        Self::Interruptions,
    ];

    /// As the file names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Memberships => "memberships",
            Self::WorkingHours => "working_hours",
            Self::DaysOff => "days_off",
            Self::Logins => "logins",
            Self::RefusedLogins => "refused_logins",
            Self::ModesLeftOut => "modes_left_out",
            Self::Sessions => "sessions",
            Self::CheckIns => "check_ins",
            Self::WeeklyPulses => "weekly_pulses",
            Self::Chats => "chats",
            Self::Activities => "activities",
            Self::Interruptions => "interruptions",
            Self::Drafts => "drafts",
            Self::Annotations => "annotations",
            Self::Consents => "consents",
            Self::Words => "words",
            Self::Weeks => "weeks",
            Self::References => "references",
            Self::Acknowledgements => "acknowledgements",
            Self::ClosedWeeks => "closed_weeks",
            Self::Releases => "releases",
            Self::PullRequests => "pull_requests",
            Self::Reviews => "reviews",
            Self::ReviewComments => "review_comments",
            Self::LedgerAboutMe => "ledger_about_me",
            Self::LedgerByMe => "ledger_by_me",
        }
    }
}
