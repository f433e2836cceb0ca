//! Reviews: what one decides about one's own part in them.

use crate::context::{Next, RequestContext};
use irori_core::domain::form::{FormReader, parse_yes_no};
use irori_ports::error::AppError;

/// Leaves one's work mode out of the comparison of one's team, or lets it count again.
pub async fn leave_mode_out(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let mut read = FormReader::new(&asked.form);
    let out = read.required("out", parse_yes_no);
    let out = read.finish(out)?;
    let reviews = &asked.ports.reviews;
    reviews.leave_mode_out(viewer, out, asked.now).await?;
    let said = ["said-mode-counts", "said-mode-left-out"][usize::from(out)];
    Ok(Next::go("/me/reviews", said))
}
