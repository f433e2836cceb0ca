//! Tells the security log what happened at the edge: what a submission came to, what was refused, what was
//! taken away.

use irori_core::domain::id::{DeviceId, PersonId};
use irori_core::domain::security_event::{EventAccount, EventKind, EventNow, EventOutcome};
use irori_ports::error::AppError;
use irori_web::actions::concerns::told;
use irori_web::actions::table;
use irori_web::context::{NextPage, RequestContext};
use irori_web::routes::pattern_of;

/// What a submission came to, where it is of concern.
pub async fn submitted(ctx: &RequestContext, act: &str, answer: &Result<NextPage, AppError>) {
    let viewer = ctx.viewer.as_ref().map(|viewer| viewer.id);
    if let Some((kind, outcome, about)) = told(act, &ctx.form, viewer, answer) {
        record(ctx, kind, outcome, about, Some(act)).await;
    }
}

/// Something was refused for whoever asks.
pub async fn denied(ctx: &RequestContext) {
    let path = ctx.at.split('?').next().unwrap_or_default();
    let detail = match &ctx.refused {
        Some(AppError::Foreign) => "another-site",
        _ if table::at(path).is_some() => path,
        _ => pattern_of(path).unwrap_or("elsewhere"),
    };
    let (kind, outcome) = (EventKind::Denied, EventOutcome::Denied);
    record(ctx, kind, outcome, own(ctx), Some(detail)).await;
}

/// Something was taken away as a file.
pub async fn taken(ctx: &RequestContext, kind: EventKind, detail: &str) {
    record(ctx, kind, EventOutcome::Done, own(ctx), Some(detail)).await;
}

/// Somebody signed in on a browser that was not known for them.
pub async fn met(ctx: &RequestContext, person: PersonId, device: DeviceId) {
    let mut ctx = ctx.clone();
    ctx.device = Some(device);
    let (kind, outcome) = (EventKind::NewDevice, EventOutcome::Done);
    record(&ctx, kind, outcome, EventAccount::Person(person), None).await;
}

fn own(ctx: &RequestContext) -> EventAccount {
    match &ctx.viewer {
        Some(viewer) => EventAccount::Person(viewer.id),
        None => EventAccount::Nobody,
    }
}

async fn record(
    ctx: &RequestContext,
    kind: EventKind,
    outcome: EventOutcome,
    about: EventAccount,
    detail: Option<&str>,
) {
    let happened = EventNow {
        kind,
        outcome,
        by: ctx.viewer.as_ref().map(|viewer| viewer.id),
        about,
        network: ctx.network.clone(),
        agent: ctx.agent.clone(),
        device: ctx.device,
        detail: detail.map(str::to_owned),
        at: ctx.now,
    };
    ctx.ports.security.record(happened).await;
}
