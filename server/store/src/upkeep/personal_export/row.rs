//! Rows of a person's file: a column is a field, and what is skipped is put in by who opens or parses it.

use crate::db::row::row_struct;
use chrono::NaiveDate;
use irori_ports::Now;
use serde::Serialize;
use uuid::Uuid;

/// Rows as they stand in the file, each with its columns as fields.
macro_rules! rows {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $field:ident: $kind:ty,)+ })+) => {$(
        row_struct! {
            $(#[$about])*
            #[derive(Serialize)]
            pub struct $name { $($(#[$of])* pub $field: $kind,)+ }
        }
    )+};
}

rows! {
    Account { id: Uuid, email: String, name: String, language: String, zone: String, day_ends_at: i64,
        is_admin: bool, is_hr: bool, created_at: Now, }
    Membership { team: String, part: String, counting: bool, from_day: NaiveDate, to_day: Option<NaiveDate>, }
    Piece { weekday: i64, from_minute: i64, to_minute: i64, }
    DayOff { from_day: NaiveDate, to_day: NaiveDate, }
    Login { forge: String, login: String, created_at: Now, proof: String, tied_by: Option<String>, }
    LoginClaim { forge: String, login: String, ground: String, claimed_at: Now, tied_at: Option<Now>,
        proof: Option<String>, tied_by: Option<String>, settled_at: Option<Now>, outcome: Option<String>, }
    RefusedLogin { forge: String, login: String, refused_at: Now, by_admin: bool, }
    ModeLeftOut { since: Now, }
    Session { device: String, created_at: Now, seen_at: Now, expires_at: Now, }
    KnownDevice { created_at: Now, seen_at: Now, }
    SecurityEvent { #[serde(skip)] id: Uuid, at: Now, kind: String, outcome: String, by: Option<String>,
        about: Option<String>, network: Option<String>, device: Option<String>, detail: Option<String>, }
    CheckIn { id: Uuid, day: NaiveDate, connection: Option<i64>, mood: Option<i64>, energy: Option<i64>,
        focus: Option<i64>, mode: Option<String>, dressed: Option<bool>, went_out: Option<bool>,
        outdoor_minutes: Option<i64>, uninterrupted: bool, family_time: bool,
        they_dont_get_us: Option<String>, i_dont_get_them: Option<String>,
        #[serde(skip)] note: Option<Vec<u8>>,
        none_talk: bool, none_movement: bool, none_home_to_work: bool, none_work_to_home: bool,
        created_at: Now, updated_at: Now, }
    Pulse { id: Uuid, day: NaiveDate, week: NaiveDate, clear: Option<i64>, heard: Option<i64>,
        created_at: Now, updated_at: Now, }
    Chat { id: Uuid, day: NaiveDate, minutes: i64, kind: String, circle: String, learned: bool,
        created_at: Now, updated_at: Now, }
    Activity { id: Uuid, day: NaiveDate, kind: String, minutes: i64, intensity: String, outdoors: bool,
        created_at: Now, updated_at: Now, }
    Interruption { id: Uuid, day: NaiveDate, direction: String, kind: String, minutes: i64,
        start_minute: Option<i64>, agreed: Option<bool>, could_wait: Option<bool>, by_choice: Option<bool>,
        created_at: Now, updated_at: Now, }
    Draft { form_name: String, #[serde(skip)] sealed: Vec<u8>, updated_at: Now, }
    Annotation { #[serde(skip)] id: Uuid, team: Option<String>, from_day: NaiveDate, to_day: NaiveDate,
        #[serde(skip)] text: Vec<u8>, }
    Consent { family: String, lead: String, team: String, given_at: Now, withdrawn_at: Option<Now>, }
    Word { #[serde(skip)] id: Uuid, lead: String, team: String, sent_at: Now, #[serde(skip)] text: Vec<u8>, }
    FollowUp { #[serde(skip)] id: Uuid, #[serde(skip)] person_id: Uuid, team: String, author: String,
        who: Option<String>, until_day: NaiveDate, made_at: Now, state: String, settled_at: Option<Now>,
        #[serde(skip)] what: Vec<u8>, #[serde(skip)] reason: Option<Vec<u8>>, }
    LeadNote { #[serde(skip)] id: Uuid, team: String, week: NaiveDate, changed_at: Now, #[serde(skip)] text: Vec<u8>, }
    Guess { team: String, week: NaiveDate, clear: Option<String>, heard: Option<String>, guessed_at: Now, }
    WeeklyReview { team: String, week: NaiveDate, reviewed_at: Now, }
    Week { week: NaiveDate, workdays: i64, #[serde(skip)] facts: String, }
    Reference { #[serde(skip)] content: String, frozen_at: Now, }
    Acknowledgement { signal: String, week: NaiveDate, acknowledged_at: Now, }
    ClosedWeek { week: NaiveDate, scheduled: i64, connection_sum: i64, connection_days: i64, unplanned: i64,
        home_to_work_days: i64, intrusion_days: i64, work_to_home_days: i64, check_ins: i64, they_tags: i64,
        i_tags: i64, clear: Option<i64>, heard: Option<i64>, talk_days: i64, business_days: i64,
        #[serde(skip)] detail: String, }
    Seat { #[serde(skip)] id: Uuid, from_week: NaiveDate, until_week: NaiveDate, }
    PullRequest { #[serde(skip)] id: Uuid, forge: String, repository: String, number: i64, login: Option<String>,
        opened_at: Now, ready_at: Option<Now>, merged_at: Option<Now>, closed_at: Option<Now>,
        pushed_at: Option<Now>, additions: Option<i64>, deletions: Option<i64>, files: Option<i64>,
        #[serde(skip)] labels: String, }
    Review { #[serde(skip)] id: Uuid, #[serde(skip)] forge_id: String, forge: String, repository: String,
        number: i64, login: Option<String>, verdict: Option<String>, submitted_at: Now, substance: String,
        dismissed_at: Option<Now>, }
    Comment { #[serde(skip)] id: Uuid, #[serde(skip)] forge_id: String, forge: String, repository: String,
        number: i64, login: Option<String>, place: String, substance: String, written_at: Now,
        deleted_at: Option<Now>, }
    View { #[serde(skip)] id: Uuid, viewed_at: Now, viewer: Option<String>, way: String, kind: String,
        detail: Option<String>, team: Option<String>, week: Option<NaiveDate>, first_week: Option<NaiveDate>, }
}
