//! Pages of a person's own list, by keyset over all kinds of entries.

use crate::db::connection::{Conn, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::entries::entry::between_of_kind;
use chrono::NaiveDate;
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Cursor, EntryFilter, EntryKind, EntryPage, Kept, PAGE_SIZE};
use irori_core::domain::id::{EntryId, PersonId};
use irori_crypto::seal::Seal;
use std::collections::HashMap;
use uuid::Uuid;

/// The places of one kind on one side of a place: $1 person, $2 to $3 days, ($4, $5) the place.
macro_rules! places {
    ($kind:literal, $table:literal, $side:literal) => {
        concat!(
            "SELECT '",
            $kind,
            "' AS kind, day, id FROM ",
            $table,
            " WHERE person_id = $1 AND day >= $2 AND day <= $3 AND (day, id) ",
            $side,
            " ($4, $5)"
        )
    };
}

macro_rules! places_of_all {
    ($side:literal) => {
        concat!(
            places!("check-in", "check_in", $side),
            " UNION ALL ",
            places!("weekly-pulse", "weekly_pulse", $side),
            " UNION ALL ",
            places!("chat", "chat", $side),
            " UNION ALL ",
            places!("activity", "activity", $side),
            " UNION ALL ",
            places!("interruption", "interruption", $side)
        )
    };
}

macro_rules! older {
    ($places:expr) => {
        concat!($places, " ORDER BY day DESC, id DESC LIMIT $6")
    };
}

macro_rules! newer {
    ($places:expr) => {
        concat!($places, " ORDER BY day, id LIMIT $6")
    };
}

macro_rules! count {
    ($places:expr) => {
        concat!("SELECT COUNT(*) FROM (", $places, ") AS places")
    };
}

sql! {
    OLDER = older!(places_of_all!("<"));
    OLDER_CHECK_INS = older!(places!("check-in", "check_in", "<"));
    OLDER_PULSES = older!(places!("weekly-pulse", "weekly_pulse", "<"));
    OLDER_CHATS = older!(places!("chat", "chat", "<"));
    OLDER_ACTIVITIES = older!(places!("activity", "activity", "<"));
    OLDER_INTERRUPTIONS = older!(places!("interruption", "interruption", "<"));
    NEWER = newer!(places_of_all!(">"));
    NEWER_CHECK_INS = newer!(places!("check-in", "check_in", ">"));
    NEWER_PULSES = newer!(places!("weekly-pulse", "weekly_pulse", ">"));
    NEWER_CHATS = newer!(places!("chat", "chat", ">"));
    NEWER_ACTIVITIES = newer!(places!("activity", "activity", ">"));
    NEWER_INTERRUPTIONS = newer!(places!("interruption", "interruption", ">"));
    /// How many are newer than a place.
    COUNT = count!(places_of_all!(">"));
    COUNT_CHECK_INS = count!(places!("check-in", "check_in", ">"));
    COUNT_PULSES = count!(places!("weekly-pulse", "weekly_pulse", ">"));
    COUNT_CHATS = count!(places!("chat", "chat", ">"));
    COUNT_ACTIVITIES = count!(places!("activity", "activity", ">"));
    COUNT_INTERRUPTIONS = count!(places!("interruption", "interruption", ">"));
}

type Place = (EntryKind, Day, EntryId);

/// Whose list, and which part of it.
#[derive(Clone, Copy)]
pub(crate) struct List {
    pub person: PersonId,
    pub filter: EntryFilter,
}

impl List {
    /// The page at `cursor`, without its total.
    pub async fn page(
        self,
        conn: &mut Conn,
        seal: &Seal,
        cursor: Cursor,
    ) -> Result<EntryPage, StoreError> {
        let one_more = PAGE_SIZE + 1;
        let (mut places, more) = match cursor {
            Cursor::Start => cut_off(self.older(conn, newest(), one_more).await?),
            Cursor::After(day, id) => cut_off(self.older(conn, (day, id), one_more).await?),
            Cursor::Before(day, id) => cut_off(self.newer(conn, (day, id), one_more).await?),
        };
        let backwards = matches!(cursor, Cursor::Before(..));
        if backwards {
            places.reverse();
        }
        let first = places.first().map(|(_, day, id)| (*day, *id));
        let last = places.last().map(|(_, day, id)| (*day, *id));
        let before = match (cursor, first) {
            (Cursor::Start, _) => 0,
            (_, Some(first)) => self.count(conn, first).await?,
            // Nothing is left here: everything is on the other side.
            (Cursor::After(..), None) => self.count(conn, oldest()).await?,
            (Cursor::Before(..), None) => 0,
        };
        let older = match (backwards, last) {
            (false, _) => more,
            (true, Some(last)) => !self.older(conn, last, 1).await?.is_empty(),
            (true, None) => !self.older(conn, newest(), 1).await?.is_empty(),
        };
        let entries = self.load(conn, seal, &places).await?;
        Ok(EntryPage {
            entries,
            newer: before > 0,
            older,
            before,
            total: 0,
        })
    }

    /// How many entries the list has.
    pub async fn total(self, conn: &mut Conn) -> Result<u64, StoreError> {
        self.count(conn, oldest()).await
    }

    async fn older(
        self,
        conn: &mut Conn,
        than: (Day, EntryId),
        most: usize,
    ) -> Result<Vec<Place>, StoreError> {
        let sql = match self.filter.kind {
            None => OLDER,
            Some(EntryKind::CheckIn) => OLDER_CHECK_INS,
            Some(EntryKind::WeeklyPulse) => OLDER_PULSES,
            Some(EntryKind::Chat) => OLDER_CHATS,
            Some(EntryKind::Activity) => OLDER_ACTIVITIES,
            Some(EntryKind::Interruption) => OLDER_INTERRUPTIONS,
        };
        self.places(conn, sql, than, most).await
    }

    async fn newer(
        self,
        conn: &mut Conn,
        than: (Day, EntryId),
        most: usize,
    ) -> Result<Vec<Place>, StoreError> {
        let sql = match self.filter.kind {
            None => NEWER,
            Some(EntryKind::CheckIn) => NEWER_CHECK_INS,
            Some(EntryKind::WeeklyPulse) => NEWER_PULSES,
            Some(EntryKind::Chat) => NEWER_CHATS,
            Some(EntryKind::Activity) => NEWER_ACTIVITIES,
            Some(EntryKind::Interruption) => NEWER_INTERRUPTIONS,
        };
        self.places(conn, sql, than, most).await
    }

    async fn places(
        self,
        conn: &mut Conn,
        sql: &'static str,
        than: (Day, EntryId),
        most: usize,
    ) -> Result<Vec<Place>, StoreError> {
        let (from, to) = self.days();
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let (day, id) = (than.0.0, than.1.0);
        let found = fetch_all!(
            conn,
            (String, NaiveDate, Uuid),
            sql,
            self.person.0,
            from.0,
            to.0,
            day,
            id,
            most
        )?;
        let place = |(kind, day, id): (String, NaiveDate, Uuid)| {
            Ok((
                stored("kind", EntryKind::parse(&kind))?,
                Day(day),
                EntryId(id),
            ))
        };
        found.into_iter().map(place).collect()
    }

    /// How many entries are newer than a place.
    async fn count(self, conn: &mut Conn, than: (Day, EntryId)) -> Result<u64, StoreError> {
        let sql = match self.filter.kind {
            None => COUNT,
            Some(EntryKind::CheckIn) => COUNT_CHECK_INS,
            Some(EntryKind::WeeklyPulse) => COUNT_PULSES,
            Some(EntryKind::Chat) => COUNT_CHATS,
            Some(EntryKind::Activity) => COUNT_ACTIVITIES,
            Some(EntryKind::Interruption) => COUNT_INTERRUPTIONS,
        };
        let (from, to) = self.days();
        let (day, id) = (than.0.0, than.1.0);
        let count = fetch_optional!(conn, (i64,), sql, self.person.0, from.0, to.0, day, id)?;
        Ok(count.map_or(0, |(count,)| count.unsigned_abs()))
    }

    /// The entries at these places, in their order.
    async fn load(
        self,
        conn: &mut Conn,
        seal: &Seal,
        places: &[Place],
    ) -> Result<Vec<Kept>, StoreError> {
        let mut found: HashMap<EntryId, Kept> = HashMap::new();
        for kind in EntryKind::ALL {
            let days = || {
                places
                    .iter()
                    .filter(|(k, ..)| k == kind)
                    .map(|(_, day, _)| *day)
            };
            if let (Some(from), Some(to)) = (days().min(), days().max()) {
                let entries = between_of_kind(conn, seal, self.person, *kind, from, to).await?;
                found.extend(entries.into_iter().map(|kept| (kept.id, kept)));
            }
        }
        Ok(places
            .iter()
            .filter_map(|(_, _, id)| found.remove(id))
            .collect())
    }

    fn days(self) -> (Day, Day) {
        match self.filter.week {
            Some(week) => (week.monday(), week.monday().on(6)),
            None => (oldest().0, newest().0),
        }
    }
}

/// A place after every entry, for lists that run newest first.
fn oldest() -> (Day, EntryId) {
    (
        Day(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default()),
        EntryId(Uuid::nil()),
    )
}

/// A place before every entry.
fn newest() -> (Day, EntryId) {
    (
        Day(NaiveDate::from_ymd_opt(2999, 12, 31).unwrap_or_default()),
        EntryId(Uuid::max()),
    )
}

/// The places of a page, and whether there were more.
fn cut_off(mut places: Vec<Place>) -> (Vec<Place>, bool) {
    let more = places.len() > PAGE_SIZE;
    places.truncate(PAGE_SIZE);
    (places, more)
}
