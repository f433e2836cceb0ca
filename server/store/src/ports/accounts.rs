//! The port [`Accounts`]: links to new passwords and who may let them open, proof, recovery codes,
//! closing accounts.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::auth::admin::check_admin;
use crate::auth::one_time_link::{self, Purpose};
use crate::auth::throttle::{ThrottledTry, TriesOf};
use crate::auth::{recovery_code, session, unproven};
use crate::db::connection::Conn;
use crate::db::error::{StoreError, check_there};
use crate::db::settings::to_micros;
use crate::logins::login_claim;
use crate::org::{membership, person};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::day::Day;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::{Email, Viewer};
use irori_core::domain::reset::{RecoveryCode, WaitingReset};
use irori_core::domain::view::{AccountChange, RoleChange};
use irori_crypto::password::PasswordQueue;
use irori_ports::accounts::Accounts;
use irori_ports::error::AppError;
use irori_ports::{Answer, IssuedLink, Now, Opens, SignedIn};

impl Store {
    /// A link by which the open account with this address gets a new password and an admin's rights, for
    /// the operator; `None` where there is no such account.
    pub async fn admin_link(&self, email: &Email, now: Now) -> Result<Option<String>, StoreError> {
        let (key, now) = (email.key(), to_micros(now));
        self.write(async move |conn| {
            let Some(found) = person::by_email(conn, &key).await? else {
                return Ok(None);
            };
            let person = found.who.person;
            one_time_link::drop_resets(conn, person).await?;
            let token = one_time_link::make(conn, &Purpose::Admin { person }, now).await?;
            let change = AccountChange::AdminLinkMade;
            log::note_account(conn, person, change, AuditActor::Operator, now).await?;
            Ok(Some(token))
        })
        .await
    }

    /// Refuses a recovery code that is not the person's, at `field`; tries are counted.
    pub(crate) async fn check_recovery_code(
        &self,
        person: PersonId,
        email: &Email,
        code: &RecoveryCode,
        field: &str,
        now: Now,
    ) -> Answer<()> {
        let tries = TriesOf::at(ThrottledTry::Recovery, &email.key(), None);
        self.try_now(&tries, now).await?;
        let mut conn = self.db.read().await?;
        if recovery_code::is_right(&mut conn, person, code).await? {
            drop(conn);
            return self.succeed(tries).await;
        }
        Err(AppError::mistake(field, "wrong-recovery-code"))
    }

    /// What `proof` is to the person: their recovery code, the password of before a link replaced it, or
    /// that of now where `of_now` is its hash. Tries are counted.
    async fn proof(
        &self,
        (person, email): (PersonId, &Email),
        proof: &str,
        of_now: Option<String>,
        now: Now,
    ) -> Answer<Option<Proof>> {
        let tries = TriesOf::at(ThrottledTry::Prove, &email.key(), None);
        self.try_now(&tries, now).await?;
        let mut conn = self.db.read().await?;
        if let Ok(code) = RecoveryCode::parse(proof)
            && recovery_code::is_right(&mut conn, person, &code).await?
        {
            drop(conn);
            self.succeed(tries).await?;
            return Ok(Some(Proof::Code(code)));
        }
        let before = unproven::find(&mut conn, person).await?;
        drop(conn);
        if before.is_some()
            && self
                .is_right_now(&tries, proof, before, PasswordQueue::Known)
                .await?
        {
            return Ok(Some(Proof::Before));
        }
        // Whoever had the link knows it: it clears no guess at the one of before.
        if of_now.is_some()
            && self
                .passwords
                .verify(proof, of_now, PasswordQueue::Known)
                .await?
        {
            self.give_back(tries).await?;
            return Ok(Some(Proof::Password));
        }
        Ok(None)
    }
}

/// What proved that an account is somebody's own.
enum Proof {
    Code(RecoveryCode),
    /// The last password that was theirs for sure.
    Before,
    /// The password of now, which may be somebody else's who had a link.
    Password,
}

impl Proof {
    /// A code is spent by its use; [`AppError::mistake`] where it was meanwhile.
    async fn spend(&self, conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
        match self {
            Self::Before | Self::Password => Ok(()),
            Self::Code(code) if recovery_code::spend(conn, person, code).await? => Ok(()),
            Self::Code(_) => Err(AppError::mistake("proof", "wrong-proof").into()),
        }
    }
}

#[async_trait]
impl Accounts for Store {
    async fn waiting_reset(
        &self,
        admin: &Viewer,
        person: PersonId,
        now: Now,
    ) -> Answer<Option<WaitingReset>> {
        check_admin(admin)?;
        Ok(
            one_time_link::waiting_reset(&mut self.db.read().await?, person, to_micros(now))
                .await?,
        )
    }

    async fn approve_reset(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let (by, now, wait) = (admin.id, to_micros(now), self.settings.reset_wait.time());
        self.write(async move |conn| {
            person::lock_row(conn, person).await?;
            let waiting = one_time_link::waiting_reset(conn, person, now).await?;
            let waiting = waiting.ok_or(AppError::NotThere)?;
            if waiting.made_by == Some(by) || person == by {
                return Err(AppError::mistake("form", "wrong-approve-own").into());
            }
            // Nor whose account was taken over by a link of theirs: until proof it is nobody's for sure.
            if unproven::find(conn, by).await?.is_some() {
                return Err(AppError::mistake("form", "wrong-approve-unproven").into());
            }
            // Whoever could make a second admin at once would be one.
            let since = person::became_admin(conn, by).await?;
            if since.is_some_and(|since| since > waiting.made - wait) {
                return Err(AppError::mistake("form", "wrong-approve-new").into());
            }
            one_time_link::approve(conn, person, by, now).await?;
            let change = AccountChange::ResetApproved;
            log::note_account(conn, person, change, AuditActor::Change(by), now).await
        })
        .await
    }

    async fn withdraw_reset(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        stop(self, person, admin.id, now).await
    }

    async fn stop_reset(&self, viewer: &Viewer, now: Now) -> Answer<()> {
        stop(self, viewer.id, viewer.id, now).await
    }

    async fn made_links(&self, viewer: &Viewer, now: Now) -> Answer<Vec<IssuedLink>> {
        Ok(one_time_link::made(&mut self.db.read().await?, viewer.id, to_micros(now)).await?)
    }

    async fn recovery_code(&self, viewer: &Viewer) -> Answer<Option<Now>> {
        Ok(recovery_code::made_at(&mut self.db.read().await?, viewer.id).await?)
    }

    async fn make_recovery_code(&self, viewer: &Viewer, now: Now) -> Answer<RecoveryCode> {
        let mut random = [0; 26];
        getrandom::fill(&mut random).map_err(|_| AppError::Fault)?;
        let code = RecoveryCode::of(random);
        let (me, now, kept) = (viewer.id, to_micros(now), code.clone());
        self.write::<_, StoreError>(async move |conn| {
            person::lock_row(conn, me).await?;
            if unproven::find(conn, me).await?.is_some() {
                return Err(AppError::mistake("form", "wrong-code-unproven").into());
            }
            recovery_code::set(conn, me, &kept, now).await?;
            let change = AccountChange::RecoveryCodeMade;
            log::note_account(conn, me, change, AuditActor::Change(me), now).await
        })
        .await?;
        Ok(code)
    }

    async fn prove(&self, viewer: &Viewer, proof: &str, now: Now) -> Answer<()> {
        let (me, now) = (viewer.id, to_micros(now));
        if unproven::find(&mut self.db.read().await?, me)
            .await?
            .is_none()
        {
            return Err(AppError::NotThere);
        }
        let proven = self.proof((me, &viewer.email), proof, None, now).await?;
        let proven = proven.ok_or_else(|| AppError::mistake("proof", "wrong-proof"))?;
        self.write_of(me, async move |conn| {
            proven.spend(conn, me).await?;
            check_there(open_texts(conn, me, now).await?)
        })
        .await
    }

    async fn check_password(
        &self,
        viewer: &Viewer,
        password: &str,
        session: &str,
        now: Now,
    ) -> Answer<()> {
        let (me, email, now) = (viewer.id, &viewer.email, to_micros(now));
        let hash = person::hash_of_any(&mut self.db.read().await?, me).await?;
        if viewer.account.closed {
            let proven = self.proof((me, email), password, hash, now).await?;
            return match proven {
                Some(_) => Ok(()),
                None => Err(AppError::mistake("password", "wrong-proof")),
            };
        }
        let tries = TriesOf::at(ThrottledTry::Confirm, &email.key(), Some(session));
        match self.is_right(tries, password, hash, now).await? {
            true => Ok(()),
            false => Err(AppError::mistake("password", "wrong-old-password")),
        }
    }

    async fn end_sessions(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let (by, now) = (admin.id, to_micros(now));
        self.write(async move |conn| {
            person::lock_row(conn, person).await?;
            session::end_all(conn, person).await?;
            let change = AccountChange::SessionsEnded;
            log::note_account(conn, person, change, AuditActor::Change(by), now).await
        })
        .await
    }

    async fn close_account(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String> {
        check_admin(admin)?;
        if person == admin.id {
            return Err(AppError::mistake("form", "wrong-close-own"));
        }
        let (by, now) = (admin.id, to_micros(now));
        self.write_of(person, async move |conn| {
            if person::is_last_admin(conn, person).await? {
                return Err(AppError::mistake("form", "wrong-last-admin").into());
            }
            person::lock_row(conn, person).await?;
            let roles = person::roles(conn, person).await?;
            let ended = end_memberships(conn, person, now).await?;
            one_time_link::drop_resets(conn, person).await?;
            one_time_link::drop_made(conn, person).await?;
            session::end_all(conn, person).await?;
            login_claim::withdraw_all(conn, person, now).await?;
            person::close(conn, person, now).await?;
            let token = one_time_link::make(conn, &Purpose::Closed { person }, now).await?;
            let by = AuditActor::Change(by);
            for viewed in ended.into_iter().chain(roles_taken(person, roles)) {
                log::add(conn, viewed, by, now).await?;
            }
            log::note_account(conn, person, AccountChange::Closed, by, now).await?;
            Ok(token)
        })
        .await
    }

    async fn closed_link(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String> {
        check_admin(admin)?;
        let (by, now) = (admin.id, to_micros(now));
        self.write(async move |conn| {
            person::lock_any_row(conn, person).await?;
            let found = person::line(conn, person).await?;
            check_there(found.is_some_and(|found| found.closed))?;
            // Whoever came in by the one before leaves with it.
            session::end_all(conn, person).await?;
            let token = one_time_link::make(conn, &Purpose::Closed { person }, now).await?;
            let change = AccountChange::ClosedLinkMade;
            log::note_account(conn, person, change, AuditActor::Change(by), now).await?;
            Ok(token)
        })
        .await
    }

    async fn reopen_account(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let (by, now) = (admin.id, to_micros(now));
        self.write(async move |conn| {
            person::reopen(conn, person).await?;
            session::end_all(conn, person).await?;
            one_time_link::drop_closed(conn, person).await?;
            let change = AccountChange::Reopened;
            log::note_account(conn, person, change, AuditActor::Change(by), now).await
        })
        .await
    }

    async fn enter_closed(&self, token: &str, proof: &str, now: Now) -> Answer<SignedIn> {
        let (now, token) = (to_micros(now), token.to_owned());
        let found = one_time_link::find(&mut self.db.read().await?, &token, now).await?;
        let (Opens::Closed { email }, Some(person)) = (found.opens()?, found.person_id) else {
            return Err(AppError::LinkSpent);
        };
        let hash = person::hash_of_any(&mut self.db.read().await?, person).await?;
        let proven = self.proof((person, &email), proof, hash, now).await?;
        let proven = proven.ok_or_else(|| AppError::mistake("proof", "wrong-proof"))?;
        self.write_of(person, async move |conn| {
            person::lock_any_row(conn, person).await?;
            // Another link may have been made meanwhile, or the account opened again.
            one_time_link::find(conn, &token, now).await?;
            if !matches!(proven, Proof::Password) {
                open_texts(conn, person, now).await?;
            }
            person::signed_in(conn, person).await
        })
        .await
    }
}

/// Lets what was sealed before a link open again to its person; `false` where nothing was sealed.
async fn open_texts(conn: &mut Conn, person: PersonId, now: Now) -> Result<bool, StoreError> {
    if !unproven::end(conn, person).await? {
        return Ok(false);
    }
    let change = AccountChange::TextsOpened;
    log::note_account(conn, person, change, AuditActor::Change(person), now).await?;
    Ok(true)
}

async fn stop(store: &Store, person: PersonId, by: PersonId, now: Now) -> Answer<()> {
    let now = to_micros(now);
    store
        .write(async move |conn| {
            check_there(one_time_link::drop_resets(conn, person).await?)?;
            let change = AccountChange::ResetStopped;
            log::note_account(conn, person, change, AuditActor::Change(by), now).await
        })
        .await
}

/// Ends what runs or is to begin with the day before, where the person lives; gives the ledger's rows.
async fn end_memberships(
    conn: &mut Conn,
    person: PersonId,
    now: Now,
) -> Result<Vec<AuditEvent<'static>>, StoreError> {
    let found = person::find(conn, person, now).await?;
    let profile = found.ok_or(AppError::NotThere)?.profile;
    let today = Day::of(now, profile.zone, profile.day_ends_at);
    let mut rows = Vec::new();
    for held in membership::of_person(conn, person).await? {
        if held.is_over(today) {
            continue;
        }
        membership::end(conn, held.id, today.back(1)).await?;
        rows.push(AuditEvent::Role {
            about: person,
            team: Some(held.team),
            change: RoleChange::ended(held.part),
        });
    }
    Ok(rows)
}

fn roles_taken(
    about: PersonId,
    [admin, hr]: [bool; 2],
) -> impl Iterator<Item = AuditEvent<'static>> {
    let roles = [(admin, RoleChange::AdminTaken), (hr, RoleChange::HrTaken)];
    let taken = roles.into_iter().filter(|(held, _)| *held);
    taken.map(move |(_, change)| AuditEvent::Role {
        about,
        team: None,
        change,
    })
}
