//! Pages of a person's own list, by keyset over all kinds of entries.

use crate::db::connection::{Conn, count, fetch_all, sql};
use crate::db::error::StoreError;
use crate::entries::entry::between_of_kind;
use chrono::NaiveDate;
use irori_core::domain::day::Day;
use irori_core::domain::entry::{
    Cursor, EntryFilter, EntryKind, EntryPage, PAGE_SIZE, StoredEntry,
};
use irori_core::domain::id::{EntryId, PersonId};
use irori_crypto::seal::Seal;
use std::collections::HashMap;
use uuid::Uuid;

/// The places of entries on one side of a place: `$1` person, `$2` to `$3` days, `($4, $5)` the place, `$6`
/// the kind, or empty for every kind.
macro_rules! places {
    ($begin:literal, $side:literal, $end:literal) => {
        concat!(
            $begin,
            "SELECT 'check-in' AS kind, day, id FROM check_in
                WHERE person_id = $1 AND day >= $2 AND day <= $3 AND (day, id) ",
            $side,
            " ($4, $5) AND $6 IN ('', 'check-in')
            UNION ALL SELECT 'weekly-pulse' AS kind, day, id FROM weekly_pulse
                WHERE person_id = $1 AND day >= $2 AND day <= $3 AND (day, id) ",
            $side,
            " ($4, $5) AND $6 IN ('', 'weekly-pulse')
            UNION ALL SELECT 'chat' AS kind, day, id FROM chat
                WHERE person_id = $1 AND day >= $2 AND day <= $3 AND (day, id) ",
            $side,
            " ($4, $5) AND $6 IN ('', 'chat')
            UNION ALL SELECT 'activity' AS kind, day, id FROM activity
                WHERE person_id = $1 AND day >= $2 AND day <= $3 AND (day, id) ",
            $side,
            " ($4, $5) AND $6 IN ('', 'activity')
            UNION ALL SELECT 'interruption' AS kind, day, id FROM interruption
                WHERE person_id = $1 AND day >= $2 AND day <= $3 AND (day, id) ",
            $side,
            " ($4, $5) AND $6 IN ('', 'interruption')",
            $end
        )
    };
}

sql! {
    OLDER = places!("", "<", " ORDER BY day DESC, id DESC LIMIT $7");
    NEWER = places!("", ">", " ORDER BY day, id LIMIT $7");
    /// How many are newer than a place.
    COUNT = places!("SELECT COUNT(*) FROM (", ">", ") AS places");
}

type ListPlace = (EntryKind, Day, EntryId);

/// Whose list, and which part of it.
#[derive(Clone, Copy)]
pub(crate) struct EntryListQuery {
    pub person: PersonId,
    pub filter: EntryFilter,
}

impl EntryListQuery {
    /// The page at `cursor`, without its total.
    pub async fn page(
        self,
        conn: &mut Conn,
        seal: &Seal,
        cursor: Cursor,
    ) -> Result<EntryPage, StoreError> {
        let one_more = PAGE_SIZE + 1;
        let (mut places, more) = match cursor {
            Cursor::Start => cut_off(self.places(conn, OLDER, newest(), one_more).await?),
            Cursor::After(day, id) => cut_off(self.places(conn, OLDER, (day, id), one_more).await?),
            Cursor::Before(day, id) => {
                cut_off(self.places(conn, NEWER, (day, id), one_more).await?)
            }
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
            (true, Some(last)) => !self.places(conn, OLDER, last, 1).await?.is_empty(),
            (true, None) => !self.places(conn, OLDER, newest(), 1).await?.is_empty(),
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

    async fn places(
        self,
        conn: &mut Conn,
        sql: &'static str,
        than: (Day, EntryId),
        most: usize,
    ) -> Result<Vec<ListPlace>, StoreError> {
        let ((from, to), kind) = (self.days(), self.kind());
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        fetch_all!(
            conn,
            ListPlace,
            sql,
            self.person,
            from,
            to,
            than.0,
            than.1,
            kind,
            most
        )
    }

    /// How many entries are newer than a place.
    async fn count(self, conn: &mut Conn, than: (Day, EntryId)) -> Result<u64, StoreError> {
        let ((from, to), kind) = (self.days(), self.kind());
        count!(conn, COUNT, self.person, from, to, than.0, than.1, kind)
    }

    fn kind(self) -> &'static str {
        self.filter.kind.map_or("", EntryKind::as_str)
    }

    /// The entries at these places, in their order.
    async fn load(
        self,
        conn: &mut Conn,
        seal: &Seal,
        places: &[ListPlace],
    ) -> Result<Vec<StoredEntry>, StoreError> {
        let mut found: HashMap<EntryId, StoredEntry> = HashMap::new();
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
fn cut_off(mut places: Vec<ListPlace>) -> (Vec<ListPlace>, bool) {
    let more = places.len() > PAGE_SIZE;
    places.truncate(PAGE_SIZE);
    (places, more)
}
