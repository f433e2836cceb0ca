//! Tells the security log what happened at the edge: what a submission came to, what was refused, what was
//! taken away.

use irori_core::domain::id::{DeviceId, PersonId};
use irori_core::domain::security_event::{About, EventKind, EventOutcome, Happened};
use irori_ports::error::AppError;
use irori_web::actions::concerns::told;
use irori_web::actions::table;
use irori_web::context::{NextPage, RequestContext};
use irori_web::routes::pattern_of;

/// What a submission came to, where it is of concern.
pub async fn submitted(asked: &RequestContext, act: &str, answer: &Result<NextPage, AppError>) {
    let viewer = asked.viewer.as_ref().map(|viewer| viewer.id);
    if let Some((kind, outcome, about)) = told(act, &asked.form, viewer, answer) {
        record(asked, kind, outcome, about, Some(act)).await;
    }
}

/// Something was refused for whoever asks.
pub async fn denied(asked: &RequestContext) {
    let path = asked.at.split('?').next().unwrap_or_default();
    let detail = match &asked.refused {
        Some(AppError::Foreign) => "another-site",
        _ if table::at(path).is_some() => path,
        _ => pattern_of(path).unwrap_or("elsewhere"),
    };
    let (kind, outcome) = (EventKind::Denied, EventOutcome::Denied);
    record(asked, kind, outcome, own(asked), Some(detail)).await;
}

/// Something was taken away as a file.
pub async fn taken(asked: &RequestContext, kind: EventKind, detail: &str) {
    record(asked, kind, EventOutcome::Done, own(asked), Some(detail)).await;
}

/// Somebody signed in on a browser that was not known for them.
pub async fn met(asked: &RequestContext, person: PersonId, device: DeviceId) {
    let mut asked = asked.clone();
    asked.device = Some(device);
    let (kind, outcome) = (EventKind::NewDevice, EventOutcome::Done);
    record(&asked, kind, outcome, About::Person(person), None).await;
}

fn own(asked: &RequestContext) -> About {
    match &asked.viewer {
        Some(viewer) => About::Person(viewer.id),
        None => About::Nobody,
    }
}

async fn record(
    asked: &RequestContext,
    kind: EventKind,
    outcome: EventOutcome,
    about: About,
    detail: Option<&str>,
) {
    let happened = Happened {
        kind,
        outcome,
        by: asked.viewer.as_ref().map(|viewer| viewer.id),
        about,
        network: asked.network.clone(),
        agent: asked.agent.clone(),
        device: asked.device,
        detail: detail.map(str::to_owned),
        at: asked.now,
    };
    asked.ports.security.record(happened).await;
}
