//! The port [`Auth`]: signing in, one-time links, sessions.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::auth::admin::check_admin;
use crate::auth::one_time_link::{self, Purpose};
use crate::auth::throttle::{self, ThrottledTry, TriesOf, address_key};
use crate::auth::{account, known_device, recovery_code, session, unproven};
use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use crate::org::person::{self, NewPerson};
use crate::org::{department, membership, team};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::day::Day;
use irori_core::domain::id::{DeviceId, LinkId, PersonId, SessionLineId, TeamId};
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::{Email, NewAccount, Password, Profile, Viewer};
use irori_core::domain::reset::RecoveryCode;
use irori_core::domain::view::{AccountChange, RoleChange};
use irori_crypto::password::PasswordQueue;
use irori_crypto::seal::INSTALLATION;
use irori_ports::error::AppError;
use irori_ports::{Answer, Auth, Now, Opens, Origin, SessionLine, SignedIn, Switch, WaitingLink};
use tokio::time::Instant;

impl Store {
    /// A fresh set-up token while there is no account; earlier ones no longer open.
    pub async fn set_up_link(&self, now: Now) -> Result<Option<String>, StoreError> {
        let now = to_micros(now);
        self.write(async move |conn| {
            if !person::is_nobody_there(conn).await? {
                return Ok(None);
            }
            one_time_link::make(conn, &Purpose::SetUp, now)
                .await
                .map(Some)
        })
        .await
    }

    /// The hash under which a password is kept.
    pub async fn hash_password(&self, password: &Password) -> Answer<String> {
        self.passwords.hash(password).await
    }

    async fn check_and_hash(
        &self,
        password: &Password,
        email: &Email,
        profile: Option<&Profile>,
    ) -> Answer<String> {
        let mut context = vec![email.as_str().to_owned()];
        context.extend(profile.map(|p| p.name.clone()));
        context.extend(department::names(&mut self.db.read().await?).await?);
        self.passwords.refuse_weak(password, context).await?;
        self.passwords.hash(password).await
    }

    /// Signs in to the account with this address key. An address of nobody takes the same way.
    async fn try_sign_in(
        &self,
        key: &str,
        password: &str,
        network: &str,
        device: Option<DeviceId>,
        now: Now,
    ) -> Answer<SignedIn> {
        let mut conn = self.db.read().await?;
        let found = person::by_email(&mut conn, key).await?;
        let id = found
            .as_ref()
            .map_or(INSTALLATION, |found| found.who.person);
        let device = device.map(|device| self.device_hash(id, device));
        let known = match device {
            Some(hash) if known_device::is_known(&mut conn, id, &hash, now).await? => Some(hash),
            _ => None,
        };
        drop(conn);
        let waits = match known {
            Some(_) => PasswordQueue::Known,
            None => PasswordQueue::Stranger,
        };
        let tries = self.counted(key, network, known.as_deref(), now).await?;
        let hash = found.as_ref().map(|found| found.password_hash.clone());
        let right = self.is_right_now(&tries, password, hash, waits).await?;
        match found {
            Some(found) if right => Ok(found.who),
            found => {
                let who = found.map(|found| found.who.person);
                Err(self.not_in(who, key, password, waits, now).await?)
            }
        }
    }

    /// Why nobody is let in. Whoever knows the password of before is told that a link replaced it, as long
    /// as nobody guesses at it here; the others hear the same in the same time, whether there is an
    /// account or not.
    async fn not_in(
        &self,
        id: Option<PersonId>,
        key: &str,
        password: &str,
        waits: PasswordQueue,
        now: Now,
    ) -> Answer<AppError> {
        let tries = TriesOf::at(ThrottledTry::Before, key, None);
        let may_ask = match self.try_now(&tries, now).await {
            Ok(()) => true,
            Err(AppError::Slow { .. }) => false,
            Err(trouble) => return Err(trouble),
        };
        let before = match id.filter(|_| may_ask) {
            Some(id) => unproven::find(&mut self.db.read().await?, id).await?,
            None => None,
        };
        let was_right = self.passwords.verify(password, before, waits).await?;
        if was_right {
            self.succeed(tries).await?;
        }
        let key = if was_right {
            "wrong-sign-in-replaced"
        } else {
            "wrong-sign-in"
        };
        Ok(AppError::mistake("password", key))
    }

    /// Counts a try to sign in: on a browser that is known by itself, elsewhere, and there once it was
    /// wrong too often, as anybody's.
    async fn counted(
        &self,
        key: &str,
        network: &str,
        known: Option<&[u8]>,
        now: Now,
    ) -> Answer<TriesOf> {
        if let Some(hash) = known {
            let tries = TriesOf::on_device(hash);
            match self.try_now(&tries, now).await {
                Ok(()) => return Ok(tries),
                Err(AppError::Slow { .. }) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        let tries = TriesOf::sign_in(key, network);
        self.try_now(&tries, now).await?;
        Ok(tries)
    }

    /// Whether it is the password with this hash, as a try that is counted. A right one allows what comes
    /// next; one that could not be looked at was none.
    pub(crate) async fn is_right(
        &self,
        tries: TriesOf,
        password: &str,
        hash: Option<String>,
        now: Now,
    ) -> Answer<bool> {
        self.try_now(&tries, now).await?;
        self.is_right_now(&tries, password, hash, PasswordQueue::Known)
            .await
    }

    /// Like [`Store::is_right`], of a try that was counted before.
    pub(crate) async fn is_right_now(
        &self,
        tries: &TriesOf,
        password: &str,
        hash: Option<String>,
        waits: PasswordQueue,
    ) -> Answer<bool> {
        match self.passwords.verify(password, hash, waits).await {
            Ok(true) => self.succeed(tries.clone()).await.map(|()| true),
            Ok(false) => Ok(false),
            Err(trouble) => {
                self.give_back(tries.clone()).await?;
                Err(trouble)
            }
        }
    }

    async fn link(
        &self,
        token: &str,
        now: Now,
    ) -> Result<one_time_link::OneTimeLinkRow, StoreError> {
        one_time_link::find(&mut self.db.read().await?, token, now).await
    }
}

#[async_trait]
impl Auth for Store {
    async fn sign_in(
        &self,
        email: &str,
        password: &str,
        from: Origin<'_>,
        now: Now,
    ) -> Answer<SignedIn> {
        let permit = self.comers.enter(from.device)?;
        let (store, now) = (self.clone(), to_micros(now));
        let (key, password) = (address_key(email), password.to_owned());
        let (network, device) = (from.network.to_owned(), from.device);
        // In a task of its own: who goes away before the answer has tried all the same, and a right try
        // is given back.
        tokio::spawn(async move {
            let _permit = permit;
            store
                .try_sign_in(&key, &password, &network, device, now)
                .await
        })
        .await
        .map_err(|_| AppError::Fault)?
    }

    async fn opens(&self, token: &str, now: Now) -> Answer<Opens> {
        Ok(self.link(token, to_micros(now)).await?.opens()?)
    }

    async fn set_up(
        &self,
        token: &str,
        newcomer: NewAccount,
        org_name: String,
        now: Now,
    ) -> Answer<SignedIn> {
        let (token, now) = (token.to_owned(), to_micros(now));
        if self.opens(&token, now).await? != Opens::SetUp {
            return Err(AppError::LinkSpent);
        }
        let named = vec![org_name.clone()];
        self.passwords
            .refuse_weak(&newcomer.password, named)
            .await?;
        let hash = self
            .check_and_hash(&newcomer.password, &newcomer.email, Some(&newcomer.profile))
            .await?;
        let new = new_person(newcomer.email, newcomer.profile, Switch::On, hash, now);
        let (settings, references) = (self.settings.clone(), self.references.clone());
        let root = (settings.random_id)();
        self.write(async move |conn| {
            one_time_link::spend(conn, &token, now).await?;
            if !person::is_nobody_there(conn).await? {
                return Err(AppError::LinkSpent.into());
            }
            department::make_root(conn, root, &org_name).await?;
            let id = account::make(conn, &settings, &references, &new).await?;
            person::signed_in(conn, id).await
        })
        .await
    }

    async fn join(&self, token: &str, newcomer: NewAccount, now: Now) -> Answer<SignedIn> {
        let (token, now) = (token.to_owned(), to_micros(now));
        let found = self.link(&token, now).await?;
        let Opens::Join { email, .. } = found.opens()? else {
            return Err(AppError::LinkSpent);
        };
        let hash = self
            .check_and_hash(&newcomer.password, &email, Some(&newcomer.profile))
            .await?;
        let today = Day::of(now, newcomer.profile.zone, newcomer.profile.day_ends_at);
        let new = new_person(email, newcomer.profile, Switch::Off, hash, now);
        let (settings, references) = (self.settings.clone(), self.references.clone());
        self.write(async move |conn| {
            one_time_link::spend(conn, &token, now).await?;
            let id = account::make(conn, &settings, &references, &new).await?;
            if let Some(team) = found.team_id {
                let plan = MembershipPlan {
                    team,
                    part: TeamRole::Member,
                    counting: true,
                    from: today,
                    to: None,
                };
                membership::add(conn, (settings.random_id)(), id, &plan).await?;
                let by = found.made_by.unwrap_or(id);
                let viewed = AuditEvent::Role {
                    about: id,
                    team: Some(team),
                    change: RoleChange::given(plan.part),
                };
                log::add(conn, viewed, AuditActor::Change(by), now).await?;
            }
            person::signed_in(conn, id).await
        })
        .await
    }

    async fn reset(
        &self,
        token: &str,
        password: Password,
        code: Option<RecoveryCode>,
        now: Now,
    ) -> Answer<SignedIn> {
        let began = Instant::now();
        let (token, now) = (token.to_owned(), to_micros(now));
        let found = self.link(&token, now).await?;
        let (email, from) = match found.opens()? {
            Opens::Reset { email, from } => (email, from),
            Opens::Admin { email } => (email, now),
            _ => return Err(AppError::LinkSpent),
        };
        let Some(id) = found.person_id else {
            return Err(AppError::LinkSpent);
        };
        if code.is_none() && now < from {
            return Err(AppError::mistake("recovery-code", "wrong-reset-waits"));
        }
        if let Some(code) = &code {
            self.check_recovery_code(id, &email, code, "recovery-code", now)
                .await?;
        }
        let hash = self.check_and_hash(&password, &email, None).await?;
        self.write(async move |conn| {
            person::lock_row(conn, id).await?;
            // Again, where nobody can change it any more.
            let found = one_time_link::find(conn, &token, now).await?;
            one_time_link::spend(conn, &token, now).await?;
            let is_admins = matches!(found.opens()?, Opens::Admin { .. });
            let is_proven = match &code {
                Some(code) => recovery_code::spend(conn, id, code).await?,
                None => false,
            };
            if !is_proven && !is_admins && now < found.opens_at {
                return Err(AppError::LinkSpent.into());
            }
            let before = person::password_hash(conn, id).await?;
            let before = before.ok_or(AppError::LinkSpent)?;
            person::save_password(conn, id, &hash).await?;
            session::end_all(conn, id).await?;
            known_device::forget_all(conn, id).await?;
            throttle::forgive(conn, &email.key()).await?;
            one_time_link::drop_resets(conn, id).await?;
            one_time_link::drop_made(conn, id).await?;
            if is_proven {
                unproven::end(conn, id).await?;
            } else {
                // What was sealed while the password was hashed is of before as well.
                let since = to_micros(now + began.elapsed());
                unproven::begin(conn, id, since, &before).await?;
            }
            if is_admins {
                make_admin(conn, id, now).await?;
            }
            let change = match (is_admins, is_proven) {
                (true, _) => AccountChange::AdminLinkUsed,
                (_, true) => AccountChange::ResetProven,
                (_, false) => AccountChange::ResetUsed,
            };
            log::note_account(conn, id, change, AuditActor::Change(id), now).await?;
            person::signed_in(conn, id).await
        })
        .await
    }

    async fn change_password(
        &self,
        viewer: &Viewer,
        old: &str,
        new: Password,
        session: &str,
        device: Option<DeviceId>,
        now: Now,
    ) -> Answer<()> {
        let (me, session) = (viewer.id, session.to_owned());
        let tries = TriesOf::at(
            ThrottledTry::ChangePassword,
            &viewer.email.key(),
            Some(&session),
        );
        let before = person::password_hash(&mut self.db.read().await?, me).await?;
        if !self.is_right(tries, old, before.clone(), now).await? {
            return Err(AppError::mistake("old-password", "wrong-old-password"));
        }
        let before = before.ok_or(AppError::NotThere)?;
        let hash = self
            .check_and_hash(&new, &viewer.email, Some(&viewer.profile))
            .await?;
        let here = device.map(|device| self.device_hash(me, device));
        self.write(async move |conn| {
            person::lock_row(conn, me).await?;
            // A link may have set another meanwhile, and ended the session that asks.
            if !person::change_password(conn, me, &before, &hash).await? {
                return Err(AppError::mistake("old-password", "wrong-old-password").into());
            }
            session::end_others(conn, me, &session).await?;
            known_device::forget_others(conn, me, here.as_deref()).await?;
            one_time_link::drop_resets(conn, me).await?;
            one_time_link::drop_made(conn, me).await
        })
        .await
    }

    async fn sessions(&self, viewer: &Viewer, session: &str, now: Now) -> Answer<Vec<SessionLine>> {
        Ok(session::of_person(
            &mut self.db.read().await?,
            viewer.id,
            session,
            to_micros(now),
        )
        .await?)
    }

    async fn end_session(&self, viewer: &Viewer, id: SessionLineId) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| session::end(conn, me, id).await)
            .await
    }

    async fn end_other_sessions(&self, viewer: &Viewer, session: &str) -> Answer<()> {
        let (me, session) = (viewer.id, session.to_owned());
        self.write(async move |conn| session::end_others(conn, me, &session).await)
            .await
    }

    async fn invite(
        &self,
        admin: &Viewer,
        email: Email,
        team: Option<TeamId>,
        now: Now,
    ) -> Answer<String> {
        check_admin(admin)?;
        let (now, made_by) = (to_micros(now), admin.id);
        self.write(async move |conn| {
            if person::is_taken(conn, &email).await? {
                return Err(account::taken());
            }
            if let Some(team) = team {
                team::check(conn, team).await?;
            }
            let purpose = Purpose::Join {
                email,
                team,
                made_by,
            };
            one_time_link::make(conn, &purpose, now).await
        })
        .await
    }

    async fn reset_link(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String> {
        check_admin(admin)?;
        if person == admin.id {
            return Err(AppError::mistake("form", "wrong-reset-own"));
        }
        let (now, made_by) = (to_micros(now), admin.id);
        let purpose = Purpose::Reset {
            person,
            made_by,
            wait: self.settings.reset_wait.time(),
        };
        self.write(async move |conn| {
            person::lock_row(conn, person).await?;
            one_time_link::drop_resets(conn, person).await?;
            let token = one_time_link::make(conn, &purpose, now).await?;
            let (change, by) = (AccountChange::ResetMade, AuditActor::Change(made_by));
            log::note_account(conn, person, change, by, now).await?;
            Ok(token)
        })
        .await
    }

    async fn waiting_invitations(&self, admin: &Viewer, now: Now) -> Answer<Vec<WaitingLink>> {
        check_admin(admin)?;
        Ok(one_time_link::waiting(&mut self.db.read().await?, to_micros(now)).await?)
    }

    async fn withdraw_invitation(&self, admin: &Viewer, id: LinkId) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| one_time_link::withdraw(conn, id).await)
            .await
    }
}

/// Gives an admin's rights from the command line; whoever has them keeps them.
async fn make_admin(conn: &mut Conn, id: PersonId, now: Now) -> Result<(), StoreError> {
    let [is_admin, is_hr] = person::roles(conn, id).await?;
    if is_admin {
        return Ok(());
    }
    person::save_roles(conn, id, Switch::On, Switch::of(is_hr)).await?;
    let viewed = AuditEvent::Role {
        about: id,
        team: None,
        change: RoleChange::AdminGiven,
    };
    log::add(conn, viewed, AuditActor::Operator, now).await
}

fn new_person(
    email: Email,
    profile: Profile,
    is_admin: Switch,
    password_hash: String,
    created: Now,
) -> NewPerson {
    NewPerson {
        email,
        profile,
        is_admin,
        is_hr: Switch::Off,
        password_hash,
        created,
    }
}
