//! The port [`Annotations`]: a few words on days, sealed under the key of who wrote them.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::sealed;
use crate::db::settings::{cut, row_id};
use crate::org::{person, team};
use crate::store::Store;
use async_trait::async_trait;
use chrono::NaiveDate;
use irori_core::domain::annotation::{ANNOTATIONS_MOST, Annotation, KeptAnnotation, On};
use irori_core::domain::day::Day;
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::id::{AnnotationId, IdempotencyKey, PersonId, TeamId};
use irori_core::domain::person::Viewer;
use irori_core::privacy::rights::{Resource, may_read};
use irori_crypto::seal::{Place, Seal};
use irori_ports::annotations::Annotations;
use irori_ports::error::AppError;
use irori_ports::{Answer, Now};
use uuid::Uuid;

sql! {
    MINE = "SELECT id, person_id, from_day, to_day, text, CAST(NULL AS TEXT) AS name FROM annotation
        WHERE person_id = $1 AND team_id IS NULL AND from_day <= $3 AND to_day >= $2 ORDER BY from_day, id";
    OF_TEAM = "SELECT a.id, a.person_id, a.from_day, a.to_day, a.text, p.name FROM annotation a
        JOIN person p ON p.id = a.person_id
        WHERE a.team_id = $1 AND a.from_day <= $3 AND a.to_day >= $2 ORDER BY a.from_day, a.id";
    MADE = "SELECT id FROM annotation WHERE person_id = $1 AND once = $2";
    COUNT_MINE = "SELECT COUNT(*) FROM annotation WHERE person_id = $1 AND team_id IS NULL";
    COUNT_OF_TEAM = "SELECT COUNT(*) FROM annotation WHERE team_id = $1";
    ADD = "INSERT INTO annotation (id, person_id, team_id, from_day, to_day, text, once)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    WHOSE = "SELECT person_id, team_id FROM annotation WHERE id = $1";
    REMOVE = "DELETE FROM annotation WHERE id = $1";
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    person_id: Uuid,
    from_day: NaiveDate,
    to_day: NaiveDate,
    text: Vec<u8>,
    name: Option<String>,
}

#[async_trait]
impl Annotations for Store {
    async fn mine(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<KeptAnnotation>> {
        let mut conn = self.db.read().await?;
        let found = fetch_all!(&mut conn, Found, MINE, viewer.id.0, from.0, to.0);
        let found = found.map_err(StoreError::from)?;
        Ok(open(&mut conn, &self.seal_of(viewer), found).await?)
    }

    async fn of_team(
        &self,
        viewer: &Viewer,
        team: TeamId,
        from: Day,
        to: Day,
    ) -> Answer<Vec<KeptAnnotation>> {
        if !may_read(viewer, Resource::TeamWeek(team)) {
            return Err(AppError::NotThere);
        }
        let mut conn = self.db.read().await?;
        let found = fetch_all!(&mut conn, Found, OF_TEAM, team.0, from.0, to.0);
        let found = found.map_err(StoreError::from)?;
        Ok(open(&mut conn, &self.seal_of(viewer), found).await?)
    }

    async fn add(
        &self,
        viewer: &Viewer,
        once: IdempotencyKey,
        annotation: Annotation,
        now: Now,
    ) -> Answer<AnnotationId> {
        if !may_write(viewer, annotation.on) {
            return Err(AppError::NotThere);
        }
        let (me, seal, id) = (
            viewer.id,
            self.seal_of(viewer),
            AnnotationId(row_id(cut(now))),
        );
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    person::hold(conn, me).await?;
                    add(conn, &seal, id, me, once, &annotation).await
                })
            })
            .await?)
    }

    async fn remove(&self, viewer: &Viewer, id: AnnotationId) -> Answer<()> {
        let viewer = viewer.clone();
        Ok(self
            .write(move |conn| Box::pin(async move { remove(conn, &viewer, id).await }))
            .await?)
    }
}

fn may_write(viewer: &Viewer, on: On) -> bool {
    match on {
        On::Mine => true,
        On::Team(team) => viewer.roles.leads.contains(&team),
    }
}

/// Adds an annotation of `me`, whose row is held, unless this showing of the form has made one already.
pub(crate) async fn add(
    conn: &mut Conn,
    seal: &Seal,
    id: AnnotationId,
    me: PersonId,
    once: IdempotencyKey,
    annotation: &Annotation,
) -> Result<AnnotationId, StoreError> {
    if let Some((made,)) = fetch_optional!(conn, (Uuid,), MADE, me.0, once.0)? {
        return Ok(AnnotationId(made));
    }
    let count = match annotation.on {
        On::Mine => fetch_optional!(conn, (i64,), COUNT_MINE, me.0)?,
        On::Team(team) => {
            team::hold(conn, team).await?;
            fetch_optional!(conn, (i64,), COUNT_OF_TEAM, team.0)?
        }
    };
    if count.is_some_and(|(count,)| count >= i64::from(ANNOTATIONS_MOST)) {
        let wrong = FieldError::new("wrong-annotations-most").with("most", ANNOTATIONS_MOST);
        return Err(AppError::from(ValidationErrors::one("form", wrong)).into());
    }
    let sealed = sealed::close(conn, seal, place(me, &id.0), &annotation.text).await?;
    execute!(
        conn,
        ADD,
        id.0,
        me.0,
        annotation.on.team().map(|team| team.0),
        annotation.from.0,
        annotation.to.0,
        sealed,
        once.0,
    )?;
    Ok(id)
}

async fn remove(conn: &mut Conn, viewer: &Viewer, id: AnnotationId) -> Result<(), StoreError> {
    let whose = fetch_optional!(conn, (Uuid, Option<Uuid>), WHOSE, id.0)?;
    let may = match whose {
        None => false,
        Some((person, None)) => person == viewer.id.0,
        Some((_, Some(team))) => may_write(viewer, On::Team(TeamId(team))),
    };
    if !may {
        return Err(AppError::NotThere.into());
    }
    execute!(conn, REMOVE, id.0)?;
    Ok(())
}

fn place(owner: PersonId, row: &Uuid) -> Place<'_> {
    Place {
        owner,
        table: "annotation",
        row: row.as_bytes(),
        column: "text",
    }
}

async fn open(
    conn: &mut Conn,
    seal: &Seal,
    found: Vec<Found>,
) -> Result<Vec<KeptAnnotation>, StoreError> {
    let mut kept = Vec::with_capacity(found.len());
    for found in found {
        let owner = PersonId(found.person_id);
        let text = seal.open(place(owner, &found.id), &found.text).ok();
        if text.is_none() {
            sealed::report(conn, seal, "annotation", &found.id.to_string(), owner).await?;
        }
        kept.push(KeptAnnotation {
            id: AnnotationId(found.id),
            from: Day(found.from_day),
            to: Day(found.to_day),
            text,
            by: found.name,
        });
    }
    Ok(kept)
}
