//! The port [`Annotations`]: a few words on days, sealed under the key of who wrote them.

use crate::auth::admin::check_read;
use crate::db::connection::{Conn, count, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::row_struct;
use crate::db::sealed::SealedColumn;
use crate::db::settings::{row_id, to_micros};
use crate::org::{person, team};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::annotation::{ANNOTATIONS_MOST, Annotation, KeptAnnotation, On};
use irori_core::domain::day::Day;
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::id::{AnnotationId, IdempotencyKey, PersonId, TeamId};
use irori_core::domain::person::Viewer;
use irori_core::privacy::rights::Resource;
use irori_crypto::seal::Seal;
use irori_ports::annotations::Annotations;
use irori_ports::error::AppError;
use irori_ports::{Answer, Now};

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

pub(crate) const TEXT: SealedColumn = SealedColumn {
    table: "annotation",
    column: "text",
};

row_struct! {
    struct AnnotationRow {
        id: AnnotationId,
        person_id: PersonId,
        from_day: Day,
        to_day: Day,
        text: Vec<u8>,
        name: Option<String>,
    }
}

#[async_trait]
impl Annotations for Store {
    async fn mine(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<KeptAnnotation>> {
        let mut conn = self.db.read().await?;
        let found = fetch_all!(conn, AnnotationRow, MINE, viewer.id, from, to)?;
        Ok(open(&mut conn, &self.seal_of(viewer), found).await?)
    }

    async fn of_team(
        &self,
        viewer: &Viewer,
        team: TeamId,
        from: Day,
        to: Day,
    ) -> Answer<Vec<KeptAnnotation>> {
        check_read(viewer, Resource::TeamWeek(team))?;
        let mut conn = self.db.read().await?;
        let found = fetch_all!(conn, AnnotationRow, OF_TEAM, team, from, to)?;
        Ok(open(&mut conn, &self.seal_of(viewer), found).await?)
    }

    async fn add(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        annotation: Annotation,
        now: Now,
    ) -> Answer<AnnotationId> {
        if !may_write(viewer, annotation.on) {
            return Err(AppError::NotThere);
        }
        let (me, seal, id) = (
            viewer.id,
            self.seal_of(viewer),
            AnnotationId(row_id(to_micros(now))),
        );
        self.write(async move |conn| {
            person::lock_row(conn, me).await?;
            add(conn, &seal, id, me, key, &annotation).await
        })
        .await
    }

    async fn remove(&self, viewer: &Viewer, id: AnnotationId) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(async move |conn| remove(conn, &viewer, id).await)
            .await
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
    key: IdempotencyKey,
    annotation: &Annotation,
) -> Result<AnnotationId, StoreError> {
    if let Some(made) = fetch_optional!(conn, AnnotationId, MADE, me, key)? {
        return Ok(made);
    }
    let count = match annotation.on {
        On::Mine => count!(conn, COUNT_MINE, me)?,
        On::Team(team) => {
            team::lock_row(conn, team).await?;
            count!(conn, COUNT_OF_TEAM, team)?
        }
    };
    if count >= u64::from(ANNOTATIONS_MOST) {
        let wrong = FieldError::new("wrong-annotations-most").with("most", ANNOTATIONS_MOST);
        return Err(AppError::from(ValidationErrors::one("form", wrong)).into());
    }
    let sealed = TEXT.close(conn, seal, (me, id.0), &annotation.text).await?;
    execute!(
        conn,
        ADD,
        id,
        me,
        annotation.on.team(),
        annotation.from,
        annotation.to,
        sealed,
        key,
    )?;
    Ok(id)
}

async fn remove(conn: &mut Conn, viewer: &Viewer, id: AnnotationId) -> Result<(), StoreError> {
    let whose = fetch_optional!(conn, (PersonId, Option<TeamId>), WHOSE, id)?;
    let may = match whose {
        None => false,
        Some((person, None)) => person == viewer.id,
        Some((_, Some(team))) => may_write(viewer, On::Team(team)),
    };
    check_there(may)?;
    execute!(conn, REMOVE, id)?;
    Ok(())
}

async fn open(
    conn: &mut Conn,
    seal: &Seal,
    found: Vec<AnnotationRow>,
) -> Result<Vec<KeptAnnotation>, StoreError> {
    let mut kept = Vec::with_capacity(found.len());
    for found in found {
        kept.push(KeptAnnotation {
            text: TEXT
                .open(conn, seal, (found.person_id, found.id.0), &found.text)
                .await?,
            id: found.id,
            from: found.from_day,
            to: found.to_day,
            by: found.name,
        });
    }
    Ok(kept)
}
