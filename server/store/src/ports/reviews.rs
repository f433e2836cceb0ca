//! The port [`Reviews`]: a team's reviews as closed weeks have them, what waits now, and one's own.

use crate::audit::row::AuditActor;
use crate::auth::admin::check_read;
use crate::db::connection::{execute, exists, sql};
use crate::db::settings::to_micros;
use crate::releases::review_weeks::{WEEKS, found, of};
use crate::releases::team_week::team_line;
use crate::releases::{person_pull_requests, review_inputs};
use crate::rules::policy;
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Viewer;
use irori_core::domain::team::Publishing;
use irori_core::privacy::rights::Resource;
use irori_core::reviews::mine::{MyInputs, MyReviews};
use irori_core::reviews::open::open_pulls;
use irori_core::reviews::pulls::Weeks;
use irori_ports::reviews::{ReviewPage, Reviews};
use irori_ports::{Answer, Now};

sql! {
    IS_LEFT_OUT = "SELECT 1 FROM mode_left_out WHERE person_id = $1";
    LEAVE_OUT = "INSERT INTO mode_left_out (person_id, since) VALUES ($1, $2)
        ON CONFLICT (person_id) DO NOTHING";
    PUT_IN = "DELETE FROM mode_left_out WHERE person_id = $1";
}

#[async_trait]
impl Reviews for Store {
    async fn of_team(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<ReviewPage> {
        check_read(viewer, Resource::TeamWeek(team))?;
        let mut conn = self.db.read().await?;
        let (team, publishing) = team_line(&mut conn, viewer, team).await?;
        let mut page = ReviewPage {
            team,
            reviews: None,
            is_silent: publishing == Publishing::Nothing,
            open: Vec::new(),
        };
        if page.is_silent {
            return Ok(page);
        }
        let of = of(&page.team);
        let this_week = of.weeks().of(now);
        let found = found(&mut conn, &page.team, this_week, now).await?;
        let release = found.as_ref().and_then(|(_, release)| *release);
        page.reviews = found.map(|(seen, _)| seen);
        if let Some(inputs) = review_inputs::open(&mut conn, of, this_week).await? {
            page.open = open_pulls(&inputs, now);
        }
        drop(conn);
        let seen: Vec<_> = release.into_iter().collect();
        self.look_at(seen, AuditActor::Page(viewer.id), now).await?;
        Ok(page)
    }

    async fn mine(&self, viewer: &Viewer, now: Now) -> Answer<MyReviews> {
        let mut conn = self.db.read().await?;
        let weeks = Weeks {
            zone: viewer.profile.zone,
        };
        let last = weeks.of(now);
        let ends = [last.back(WEEKS - 1), last];
        let policy = policy::all(&mut conn).await?.at(last);
        let from = weeks.begin(ends[0]);
        let left_out = exists!(conn, IS_LEFT_OUT, viewer.id)?;
        let (pulls, logins) = person_pull_requests::since(&mut conn, viewer.id, from).await?;
        Ok(MyReviews::of(&MyInputs {
            me: viewer.id,
            weeks,
            ends,
            pace: policy.review_pace,
            pulls,
            is_tied: logins.is_of(viewer.id),
            logins,
            mode_left_out: left_out,
        }))
    }

    async fn leave_mode_out(&self, viewer: &Viewer, out: bool, now: Now) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| {
            match out {
                true => execute!(conn, LEAVE_OUT, me, to_micros(now))?,
                false => execute!(conn, PUT_IN, me)?,
            };
            Ok(())
        })
        .await
    }
}
