//! Checks of `irori verify` in the database: is everything whole, owned, and readable.

use crate::audit::{chain, security_event};
use crate::db::connection::{Conn, Db, count, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::hash_chain::BrokenView;
use crate::db::schema;
use crate::db::settings::to_micros;
use crate::db::unreadable_value::UnreadableValue;
use crate::entries::week_rollup;
use crate::org::membership;
use crate::releases::release::{self, BrokenChain};
use crate::store::Store;
use crate::upkeep::rotation;
use irori_core::domain::membership::MembershipPlan;
use irori_crypto::erasures;
use sqlx::AssertSqlSafe;
use std::fmt;

/// Something that must not be. Holds ids and numbers, never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The database's own check found damage.
    Damaged { what: String },
    /// Rows whose column refers to nothing.
    Orphans {
        table: String,
        column: String,
        rows: u64,
    },
    /// A sealed value that does not open.
    Unreadable(UnreadableValue),
    /// There are people, and not exactly one root of the tree.
    Roots { roots: u64 },
    /// Departments that hang below no root.
    Adrift { departments: u64 },
    /// A Release that is not as it was written.
    Release { which: String, broken: BrokenChain },
    /// A row of the ledger that is not as it was written, by its number.
    View { number: u64, broken: BrokenView },
    /// A row of the security log that is not as it was written, by its number.
    Event { number: u64, broken: BrokenView },
    /// A person counting in two teams on one day.
    CountingTwice { person: String },
    /// A week whose rollup is not what its entries come to.
    Rollup { person: String, week: String },
    /// A line of the erasure list that cannot be believed, by its number from 1.
    ErasureLine { number: usize },
    /// An answered *none today* beside an entry of that section.
    NoneBesideEntries { check_ins: u64 },
}

sql! {
    ROOTS = "SELECT COUNT(*) FROM department WHERE parent_id IS NULL";
    DEPARTMENTS = "SELECT COUNT(*) FROM department";
    CONTRADICTIONS = "SELECT COUNT(*) FROM check_in c WHERE
        (c.none_talk = TRUE AND EXISTS (SELECT 1 FROM chat e WHERE e.person_id = c.person_id AND e.day = c.day))
        OR (c.none_movement = TRUE AND EXISTS (SELECT 1 FROM activity e WHERE e.person_id = c.person_id AND e.day = c.day))
        OR (c.none_home_to_work = TRUE AND EXISTS (SELECT 1 FROM interruption e
            WHERE e.person_id = c.person_id AND e.day = c.day AND e.direction = 'home-to-work'))
        OR (c.none_work_to_home = TRUE AND EXISTS (SELECT 1 FROM interruption e
            WHERE e.person_id = c.person_id AND e.day = c.day AND e.direction = 'work-to-home'))";
}

// PostgreSQL has no check of its own that SQL can ask for; whether it answers is looked at elsewhere.
sql! {
    sqlite {
        INTEGRITY_SQLITE = "PRAGMA integrity_check(20)";
    }
    postgres {
        INTEGRITY_POSTGRES = "SELECT 'ok'::text";
    }
}

impl Store {
    /// Looks through the whole database; an empty list is good.
    pub async fn verify(&self) -> Result<Vec<Finding>, StoreError> {
        let now = to_micros(self.settings.clock.now());
        let mut conn = self.db.read().await?;
        let mut findings = damage(&mut conn).await?;
        findings.extend(orphans(&mut conn).await?);
        let unreadable = rotation::unreadable(&mut conn, &self.seal).await?;
        findings.extend(unreadable.into_iter().map(Finding::Unreadable));
        findings.extend(tree(&mut conn).await?);
        findings.extend(counting_twice(&mut conn).await?);
        let broken = release::broken(&mut conn).await?.into_iter();
        findings.extend(broken.map(|(which, broken)| Finding::Release { which, broken }));
        let broken = chain::broken(&mut conn).await?.into_iter();
        findings.extend(broken.map(|(number, broken)| Finding::View { number, broken }));
        let broken = security_event::broken(&mut conn, now).await?.into_iter();
        findings.extend(broken.map(|(number, broken)| Finding::Event { number, broken }));
        for (person, week) in week_rollup::differing(&mut conn, &self.seal).await? {
            findings.push(Finding::Rollup {
                person: person.to_string(),
                week: week.to_string(),
            });
        }
        if let Some(path) = &self.settings.erasures {
            let list = erasures::read(path).map_err(StoreError::ErasureList)?;
            let damaged = list.damaged.into_iter();
            findings.extend(damaged.map(|number| Finding::ErasureLine { number }));
        }
        match count!(conn, CONTRADICTIONS)? {
            0 => {}
            check_ins => findings.push(Finding::NoneBesideEntries { check_ins }),
        }
        Ok(findings)
    }

    /// Whether this is SQLite, whose data is one file of ours.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.db, Db::Sqlite { .. })
    }
}

async fn damage(conn: &mut Conn) -> Result<Vec<Finding>, StoreError> {
    let sql = conn.for_engine(INTEGRITY_SQLITE, INTEGRITY_POSTGRES);
    let said = fetch_all!(conn, String, sql)?;
    Ok(said
        .into_iter()
        .filter(|s| s != "ok")
        .map(|what| Finding::Damaged { what })
        .collect())
}

/// By the schema's own foreign keys, and whether or not the database enforces them.
async fn orphans(conn: &mut Conn) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for reference in schema::references(conn).await? {
        let schema::ForeignKey {
            table,
            column,
            to_table,
            to_column,
        } = reference;
        // Names out of the database's own catalogue.
        let sql = format!(
            r#"SELECT COUNT(*) FROM "{table}" a WHERE a."{column}" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "{to_table}" b WHERE b."{to_column}" = a."{column}")"#
        );
        let rows = count!(conn, AssertSqlSafe(sql.clone()))?;
        if rows > 0 {
            findings.push(Finding::Orphans {
                table,
                column,
                rows,
            });
        }
    }
    Ok(findings)
}

async fn tree(conn: &mut Conn) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let roots = count!(conn, ROOTS)?;
    let expected = u64::from(!crate::org::person::is_nobody_there(conn).await?);
    if roots != expected && roots != 1 {
        findings.push(Finding::Roots { roots });
    }
    let reached = crate::org::department::all(conn).await?.len() as u64;
    let departments = count!(conn, DEPARTMENTS)?;
    if reached < departments {
        findings.push(Finding::Adrift {
            departments: departments - reached,
        });
    }
    Ok(findings)
}

async fn counting_twice(conn: &mut Conn) -> Result<Vec<Finding>, StoreError> {
    let mut counting = membership::all(conn).await?;
    counting.retain(|m| m.counting);
    counting.sort_by_key(|m| (m.person, m.from));
    let mut findings = Vec::new();
    for pair in counting.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let plan = MembershipPlan {
            team: a.team,
            part: a.part,
            counting: true,
            from: a.from,
            to: a.to,
        };
        if a.person == b.person && plan.overlaps(b) {
            findings.push(Finding::CountingTwice {
                person: a.person.to_string(),
            });
        }
    }
    Ok(findings)
}

fn in_chain(
    f: &mut fmt::Formatter<'_>,
    chain: &str,
    number: u64,
    broken: BrokenView,
) -> fmt::Result {
    match broken {
        BrokenView::Unchained => write!(f, "{chain} has rows outside its chain"),
        BrokenView::Head => write!(
            f,
            "{chain} ends with row {number}, and not where it was left"
        ),
        BrokenView::Hash => write!(f, "row {number} of {chain} is not what was hashed"),
        BrokenView::Chain => write!(f, "row {number} of {chain} does not name the one before it"),
        BrokenView::Hole => write!(f, "rows before row {number} of {chain} are missing"),
        BrokenView::Place => write!(
            f,
            "row {number} of {chain} says something else than was hashed"
        ),
        BrokenView::Noted => write!(f, "row {number} of {chain} is not the one that was noted"),
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { what } => write!(f, "the database is damaged: {what}"),
            Self::Orphans {
                table,
                column,
                rows,
            } => {
                write!(
                    f,
                    "{rows} rows of {table} refer by {column} to something that is not there"
                )
            }
            Self::Unreadable(value) => write!(f, "{value}"),
            Self::Roots { roots } => write!(f, "the tree has {roots} roots instead of one"),
            Self::Adrift { departments } => {
                write!(f, "{departments} departments hang below no root")
            }
            Self::Release { which, broken } => {
                let what = match broken {
                    BrokenChain::Hash => "is not what was hashed",
                    BrokenChain::Chain => "does not name the Release before it",
                    BrokenChain::Hole => "does not follow the one before it",
                    BrokenChain::Place => "says that it is another",
                    BrokenChain::State => "left another state than there is",
                };
                write!(f, "the Release of {which} {what}")
            }
            Self::View { number, broken } => in_chain(f, "the ledger", *number, *broken),
            Self::Event { number, broken } => in_chain(f, "the security log", *number, *broken),
            Self::CountingTwice { person } => {
                write!(f, "account {person} counts in two teams on one day")
            }
            Self::Rollup { person, week } => {
                write!(
                    f,
                    "account {person}'s week {week} is not what its entries come to"
                )
            }
            Self::ErasureLine { number } => {
                write!(
                    f,
                    "line {number} of the erasure list is damaged: an account that it names may be back"
                )
            }
            Self::NoneBesideEntries { check_ins } => {
                write!(
                    f,
                    "{check_ins} check-ins say none today beside entries of that section"
                )
            }
        }
    }
}
