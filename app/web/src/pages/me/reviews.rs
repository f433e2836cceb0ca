//! My reviews: how many, how fast at least, how much was said; what came too fast, of mine and to me.

use super::nav::me_nav;
use crate::addresses;
use crate::charts::Series;
use crate::components::{
    ActionForm, ByWeek, card, card_with_id, notice, page_head, policy_choice, table,
};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::form::yes_no;
use irori_core::reviews::density::density;
use irori_core::reviews::mine::{FastApproval, MyReviewWeek, MyReviews};
use irori_ports::Answer;
use leptos::prelude::*;

/// Weeks that the head of the page sums up.
const LATELY: usize = 4;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let reviews = &ctx.ports.reviews;
    let mine = reviews.mine(ctx.viewer()?, ctx.now).await?;
    show(&ctx, &mine)
}

fn show(ctx: &RequestContext, mine: &MyReviews) -> Answer<AnyView> {
    let words = ctx.words;
    let lately: u32 = mine
        .weeks
        .iter()
        .rev()
        .take(LATELY)
        .map(|week| week.reviewed)
        .sum();
    let title = t!(words, "my-reviews-title", reviews = lately);
    let told = if mine.is_tied {
        let zone = ctx.viewer()?.profile.zone;
        let given = fast(words, "given", &mine.given, mine.pace, zone);
        let received = fast(words, "received", &mine.received, mine.pace, zone);
        html! {
            <section class="sheet">{weeks(words, &mine.weeks)}</section>
            {given}
            {received}
        }
    } else {
        html! {
            <section class="empty">
                <p>{t!(words, "my-reviews-untied")}</p>
                <p><a href=addresses::SETTINGS.path()>{t!(words, "my-reviews-tie")}</a></p>
            </section>
        }
    };
    let read = mine.is_tied.then(|| what_i_read(words, mine));
    Ok(html! {
        {me_nav(words, addresses::MY_REVIEWS.path())}
        {page_head(Some(t!(words, "my-reviews-kicker")), title, Some(t!(words, "my-reviews-lead")))}
        <div class="columns">
            <div class="stack">{told}</div>
            <aside class="stack">{read}{mode(ctx, mine)}</aside>
        </div>
    })
}

fn weeks(words: Locale, weeks: &[MyReviewWeek]) -> AnyView {
    let by_week = ByWeek {
        words,
        name: "my-reviews-given",
        rows: weeks,
        week: |row: &MyReviewWeek| row.week,
    };
    let drawn = by_week.series(|week| Some(f64::from(week.reviewed)));
    let [finding, unit] =
        ["finding", "unit"].map(|what| t!(words, &format!("my-reviews-given-{what}")));
    let first = Series::alone(&drawn);
    by_week.bars(finding, &unit, first, None, |week| {
        let density = density(week.comments, week.lines);
        vec![
            week.reviewed.to_string(),
            by_week.or_gap(week.pace.map(|pace| format!("{pace:.0}"))),
            by_week.or_gap(density.map(|density| format!("{density:.1}"))),
        ]
    })
}

/// Pace and discussion over all weeks, each with its base.
fn what_i_read(words: Locale, mine: &MyReviews) -> AnyView {
    let weeks = &mine.weeks;
    let pace = match mine.median_pace {
        Some((pace, of)) => t!(words, "my-reviews-pace", pace = format!("{pace:.0}"), of),
        None => t!(words, "my-reviews-pace-none"),
    };
    let (comments, lines) = weeks
        .iter()
        .fold((0, 0), |(c, l), week| (c + week.comments, l + week.lines));
    let told = density(comments, lines).map(|density| {
        let text = t!(
            words,
            "my-reviews-density",
            density = format!("{density:.1}"),
            lines
        );
        view! { <p>{text}</p> }
    });
    let body = view! {
        <p>{pace}</p>
        {told}
    };
    card(t!(words, "my-reviews-mine"), body)
}

/// Approvals that came too fast: of mine, or to me.
fn fast(
    words: Locale,
    name: &str,
    list: &[FastApproval],
    pace: u32,
    zone: chrono_tz::Tz,
) -> AnyView {
    let title = t!(words, &format!("my-reviews-fast-{name}"), n = list.len());
    let row = |one: &FastApproval| {
        html! {
            <tr>
                <th scope="row"><a href=one.place.address()><bdi>{one.place.short()}</bdi></a></th>
                <td>{words.moment(one.approved, zone)}</td>
                <td class="num">{one.lines}</td>
                <td class="num">{format!("{:.0}", one.minutes)}</td>
                <td class="num">{format!("{:.0}", one.pace())}</td>
            </tr>
        }
    };
    let shown = (!list.is_empty()).then(|| {
        let head = [
            "reviews-pull",
            "my-reviews-approved",
            "reviews-lines",
            "my-reviews-minutes",
            "my-reviews-an-hour",
        ];
        let rows = list.iter().map(row).collect();
        table(
            t!(words, &format!("my-reviews-fast-{name}-caption")),
            head.map(|key| t!(words, key)).into(),
            rows,
        )
    });
    let about = t!(words, &format!("my-reviews-fast-{name}-about"), pace);
    html! {
        <section class="sheet" id=format!("fast-{name}")>
            <h2>{title}</h2>
            {shown}
            <p class="soft small">{about}" "{policy_choice(words, "review-pace")}</p>
        </section>
    }
}

/// Whether one's work mode is part of the comparison, and the way to the other.
fn mode(ctx: &RequestContext, mine: &MyReviews) -> AnyView {
    let act = ActionForm::blank(ctx, "reviews/mode", 1);
    let failed = notice::failed(ctx, &["reviews/mode"]);
    let (about, press) = match mine.mode_left_out {
        false => ("my-reviews-mode-in", "my-reviews-leave-out"),
        true => ("my-reviews-mode-out", "my-reviews-put-in"),
    };
    let fields = view! {
        {act.hidden("out", yes_no(!mine.mode_left_out))}
        {act.quiet_button(press)}
    };
    let body = view! {
        {failed}
        <p>{t!(act, about)}</p>
        {act.form("stack", fields)}
    };
    card_with_id("mode", t!(act, "my-reviews-mode"), body)
}
