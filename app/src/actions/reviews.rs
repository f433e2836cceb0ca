//! Reviews: what one decides about one's own part in them.

use crate::context::{Asked, Next};
use crate::domain::form::{Reader, parse_yes_no};
use crate::error::Trouble;
use leptos::prelude::*;

/// Leaves one's work mode out of the comparison of one's team, or lets it count again.
#[server(endpoint = "reviews/mode", prefix = "/do")]
pub async fn leave_mode_out() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let mut read = Reader::new(&asked.form);
    let out = read.required("out", parse_yes_no);
    let out = read.finish(out)?;
    let reviews = &asked.house.reviews;
    reviews.leave_mode_out(viewer, out, asked.now).await?;
    let said = ["said-mode-counts", "said-mode-left-out"][usize::from(out)];
    Ok(Next::go("/me/reviews", said))
}
