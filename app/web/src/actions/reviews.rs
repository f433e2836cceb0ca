//! Reviews: what one decides about one's own part in them.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::form::parse_yes_no;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Leaves one's work mode out of the comparison of one's team, or lets it count again.
pub async fn leave_mode_out(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let out = ctx.required("out", parse_yes_no)?;
    let reviews = &ctx.ports.reviews;
    reviews.leave_mode_out(viewer, out, ctx.now).await?;
    let said = ["said-mode-counts", "said-mode-left-out"][usize::from(out)];
    Ok(NextPage::go(addresses::MY_REVIEWS.path(), said))
}
