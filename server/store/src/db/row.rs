//! Columns of both engines as values of the domain: how a row is read, and how a value is bound.

use crate::db::error::{StoreError, stored};
use chrono::NaiveDate;
use chrono_tz::Tz;
use irori_core::domain::activity::{ActivityKind, Intensity};
use irori_core::domain::chat::{ChatKind, Circle};
use irori_core::domain::check_in::{Score, Topic, WorkMode};
use irori_core::domain::consent::SharedFamily;
use irori_core::domain::day::{ClockTime, ClosingHour, Day, DayEnd, Week};
use irori_core::domain::entry::EntryKind;
use irori_core::domain::follow_up::FollowUpState;
use irori_core::domain::forge_account::{ActorKind, Forge, Login, Proof};
use irori_core::domain::hook::{DeliveryDigest, DeliveryId, DeliveryOutcome};
use irori_core::domain::id::{
    AnnotationId, ConsentId, DayOffId, DepartmentId, EntryId, FollowUpId, ForgeAccountId, HookId,
    IdempotencyKey, LinkId, LoginClaimId, MembershipId, PersonId, PublishingGroupId, QuarantineId,
    ReleaseId, Seat, SessionLineId, TeamId, WordId,
};
use irori_core::domain::interruption::{Direction, InterruptionKind};
use irori_core::domain::login_claim::{ClaimOutcome, Ground};
use irori_core::domain::membership::TeamRole;
use irori_core::domain::person::{Email, Language, parse_zone};
use irori_core::domain::quarter::Quarter;
use irori_core::domain::review::{ForgeId, Substance, ThreadState, Verdict, Where};
use irori_core::domain::security_event::{EventKind, EventOutcome};
use irori_core::domain::team::Publishing;
use irori_core::domain::week_rollup::Workdays;
use irori_core::families::MySignal;
use irori_core::privacy::release::Digest;
use irori_core::reviews::coverage::Cause;
use irori_core::signals::team_share::ShareClass;
use irori_ports::Now;
use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Postgres, Row, Sqlite, Type};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A row of a query, on either engine.
pub(crate) enum DbRow {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl DbRow {
    /// The value of the column with this name.
    pub fn get<T: FromColumn>(&self, name: &str) -> Result<T, StoreError> {
        self.at(name)
    }

    fn at<T: FromColumn, I>(&self, index: I) -> Result<T, StoreError>
    where
        I: ColumnIndex<SqliteRow> + ColumnIndex<PgRow>,
    {
        T::from_raw(match self {
            Self::Sqlite(row) => row.try_get(index)?,
            Self::Postgres(row) => row.try_get(index)?,
        })
    }
}

/// A value that is read out of a whole row.
pub(crate) trait FromDbRow: Sized + Unpin {
    fn from_row(row: &DbRow) -> Result<Self, StoreError>;
}

/// That there is a row, whatever stands in it.
impl FromDbRow for () {
    fn from_row(_: &DbRow) -> Result<Self, StoreError> {
        Ok(())
    }
}

/// The first column.
impl<T: FromColumn> FromDbRow for T {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        row.at(0)
    }
}

macro_rules! tuples {
    ($(($($column:ident $index:literal),+))+) => {$(
        /// The columns in their order.
        impl<$($column: FromColumn),+> FromDbRow for ($($column,)+) {
            fn from_row(row: &DbRow) -> Result<Self, StoreError> {
                Ok(($(row.at::<$column, _>($index)?,)+))
            }
        }
    )+};
}

tuples! {
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
}

/// A struct that is read out of rows: each field out of the column of its name.
macro_rules! row_struct {
    ($(#[$about:meta])* $vis:vis struct $name:ident {
        $($(#[$of:meta])* $field_vis:vis $field:ident: $kind:ty,)+
    }) => {
        $(#[$about])*
        $vis struct $name { $($(#[$of])* $field_vis $field: $kind,)+ }

        impl $crate::db::row::FromDbRow for $name {
            fn from_row(row: &$crate::db::row::DbRow) -> Result<Self, $crate::db::error::StoreError> {
                Ok(Self { $($field: row.get(stringify!($field))?,)+ })
            }
        }
    };
}

pub(crate) use row_struct;

/// What is read of a row, and of whom it is: out of the column `person_id`.
pub(crate) struct OfPerson<T>(pub PersonId, pub T);

impl<T: FromDbRow> FromDbRow for OfPerson<T> {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self(row.get("person_id")?, T::from_row(row)?))
    }
}

/// Rows by whom they are of, in their order.
pub(crate) fn by_person<T>(rows: Vec<OfPerson<T>>) -> BTreeMap<PersonId, Vec<T>> {
    let mut of: BTreeMap<PersonId, Vec<T>> = BTreeMap::new();
    for OfPerson(person, row) in rows {
        of.entry(person).or_default().push(row);
    }
    of
}

/// What both engines read by themselves.
pub(crate) trait RawColumn:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> RawColumn for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

/// A value that is read out of one column; [`StoreError::Stored`] where the domain does not know it.
pub(crate) trait FromColumn: Sized + Unpin {
    type Raw: RawColumn;
    fn from_raw(raw: Self::Raw) -> Result<Self, StoreError>;
}

/// A value that is bound to a statement as its column has it.
pub(crate) trait ToColumn {
    type Raw;
    fn to_raw(self) -> Self::Raw;
}

impl<T: FromColumn> FromColumn for Option<T> {
    type Raw = Option<T::Raw>;
    fn from_raw(raw: Self::Raw) -> Result<Self, StoreError> {
        raw.map(T::from_raw).transpose()
    }
}

impl<T: ToColumn> ToColumn for Option<T> {
    type Raw = Option<T::Raw>;
    fn to_raw(self) -> Self::Raw {
        self.map(T::to_raw)
    }
}

macro_rules! as_they_are {
    ($($kind:ty),+) => {$(
        impl FromColumn for $kind {
            type Raw = Self;
            fn from_raw(raw: Self) -> Result<Self, StoreError> {
                Ok(raw)
            }
        }

        impl ToColumn for $kind {
            type Raw = Self;
            fn to_raw(self) -> Self {
                self
            }
        }
    )+};
}

as_they_are!(Uuid, NaiveDate, Now, String, Vec<u8>, bool, i64);

macro_rules! borrowed {
    ($($kind:ty),+) => {$(
        impl<'a> ToColumn for &'a $kind {
            type Raw = Self;
            fn to_raw(self) -> Self {
                self
            }
        }
    )+};
}

borrowed!(str, String, [u8], Vec<u8>);

macro_rules! id_columns {
    ($($id:ident),+ $(,)?) => {$(
        impl FromColumn for $id {
            type Raw = Uuid;
            fn from_raw(raw: Uuid) -> Result<Self, StoreError> {
                Ok(Self(raw))
            }
        }

        impl ToColumn for $id {
            type Raw = Uuid;
            fn to_raw(self) -> Uuid {
                self.0
            }
        }
    )+};
}

id_columns! {
    AnnotationId, ConsentId, DayOffId, DepartmentId, EntryId, FollowUpId, ForgeAccountId, HookId,
    IdempotencyKey, LinkId, LoginClaimId, MembershipId, PersonId, PublishingGroupId, QuarantineId,
    ReleaseId, Seat, SessionLineId, TeamId, WordId,
}

/// Words for one of several, each with what [`StoreError::Stored`] calls its column.
macro_rules! words {
    ($($kind:ident $what:literal,)+) => {$(
        impl FromColumn for $kind {
            type Raw = String;
            fn from_raw(raw: String) -> Result<Self, StoreError> {
                stored($what, Self::parse(&raw))
            }
        }

        impl ToColumn for $kind {
            type Raw = &'static str;
            fn to_raw(self) -> &'static str {
                self.as_str()
            }
        }
    )+};
}

words! {
    ActivityKind "activity.kind",
    ActorKind "forge login kind",
    Cause "hook_outage.cause",
    ChatKind "chat.kind",
    Circle "chat.circle",
    ClaimOutcome "login_claim.outcome",
    Direction "interruption.direction",
    EntryKind "kind",
    EventKind "security_event.kind",
    EventOutcome "security_event.outcome",
    FollowUpState "follow_up.state",
    Forge "a forge",
    Ground "login_claim.ground",
    ShareClass "guess",
    Intensity "activity.intensity",
    InterruptionKind "interruption.kind",
    Language "person.language",
    MySignal "acknowledgement.signal",
    DeliveryOutcome "hook_count.outcome",
    TeamRole "membership.part",
    Proof "forge_account.proof",
    Publishing "team.publishing",
    SharedFamily "consent.family",
    Substance "review.substance",
    ThreadState "review_thread.state",
    Topic "check_in",
    Verdict "review.verdict",
    Where "review_comment.place",
    WorkMode "check_in.mode",
}

/// Texts with rules of their own, each with what [`StoreError::Stored`] calls it.
macro_rules! texts {
    ($($kind:ident $what:literal,)+) => {$(
        impl FromColumn for $kind {
            type Raw = String;
            fn from_raw(raw: String) -> Result<Self, StoreError> {
                stored($what, Self::parse(&raw))
            }
        }

        impl<'a> ToColumn for &'a $kind {
            type Raw = &'a str;
            fn to_raw(self) -> &'a str {
                self.as_str()
            }
        }
    )+};
}

texts! {
    DeliveryDigest "quarantine.content",
    DeliveryId "quarantine.delivery",
    Email "an address",
    ForgeId "forge_id",
    Login "a login",
}

/// What is read and bound by functions of its own: the type, as what it is kept, reading, binding.
macro_rules! converted {
    ($($kind:ty as $raw:ty: $read:expr, $bind:expr;)+) => {$(
        impl FromColumn for $kind {
            type Raw = $raw;
            fn from_raw(raw: $raw) -> Result<Self, StoreError> {
                ($read)(raw)
            }
        }

        impl ToColumn for $kind {
            type Raw = $raw;
            fn to_raw(self) -> $raw {
                ($bind)(self)
            }
        }
    )+};
}

converted! {
    ClosingHour as i64: |hours| stored("team.closing_hour", Self::from_hours(hours)), Self::hours;
    Day as NaiveDate: |day| Ok(Self(day)), |day: Self| day.0;
    DayEnd as i64: |minutes| Ok(Self::from_minutes(minutes)), Self::minutes;
    Digest as String: |text: String| Self::parse(&text).ok_or(StoreError::Stored("a digest")),
        |digest: Self| digest.to_string();
    // Kept by the Monday it begins with, and read of any day in it.
    Quarter as NaiveDate: |day| Ok(Self::of(Day(day).week())),
        |quarter: Self| quarter.first_week().monday().0;
    Score as i64: |number| stored("a score", Self::from_number(number)), Self::number;
    Tz as String: |name: String| stored("a time zone", parse_zone(&name)),
        |zone: Self| zone.name().to_owned();
    // Kept by its Monday, and read of any day in it.
    Week as NaiveDate: |day| Ok(Day(day).week()), |week: Self| week.monday().0;
    Workdays as i64: |bits| Self::from_bits(bits).ok_or(StoreError::Stored("week_rollup")), Self::bits;
    u32 as i64: |number| Self::try_from(number).map_err(|_| StoreError::Stored("a number")), i64::from;
}

/// Written only: what cannot be read is none, and whoever reads decides so.
impl ToColumn for ClockTime {
    type Raw = i64;
    fn to_raw(self) -> i64 {
        self.minutes()
    }
}

/// A column that holds JSON.
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned + Unpin> FromColumn for Json<T> {
    type Raw = String;
    fn from_raw(raw: String) -> Result<Self, StoreError> {
        let value = serde_json::from_str(&raw);
        value
            .map(Self)
            .map_err(|_| StoreError::Stored("a JSON column"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bound_reads_back_and_what_the_domain_does_not_know_is_no_value() {
        let forge = Forge::from_raw(Forge::GitLab.to_raw().to_owned());
        assert_eq!(forge.unwrap(), Forge::GitLab);
        let week = Day(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap()).week();
        assert_eq!(Week::from_raw(week.to_raw()).unwrap(), week);
        assert_eq!(Option::<u32>::from_raw(None).unwrap(), None);
        let unknown = Forge::from_raw("svn".to_owned());
        assert!(matches!(unknown, Err(StoreError::Stored("a forge"))));
        assert!(u32::from_raw(-1).is_err());
        assert!(Json::<bool>::from_raw("yes".to_owned()).is_err());
    }
}
