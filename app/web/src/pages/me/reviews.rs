//! My reviews: how many, how fast at least, how much was said; what came too fast, of mine and to me.

use super::nav::me_nav;
use crate::charts::Series;
use crate::components::act::ActionForm;
use crate::components::by_week::ByWeek;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::components::policy_choice::policy_choice;
use crate::components::table::table;
use crate::context::{FormState, RequestContext};
use crate::pages::asking;
use crate::words::Words;
use irori_core::domain::form::yes_no;
use irori_core::reviews::density::density;
use irori_core::reviews::mine::{FastApproval, MyReviews, MyWeek};
use irori_ports::Answer;
use leptos::prelude::*;

/// Weeks that the head of the page sums up.
const LATELY: usize = 4;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let reviews = &asked.ports.reviews;
        let mine = reviews.mine(asked.viewer()?, asked.now).await?;
        show(&asked, &mine)
    })
}

fn show(asked: &RequestContext, mine: &MyReviews) -> Answer<AnyView> {
    let words = asked.words;
    let lately: u32 = mine
        .weeks
        .iter()
        .rev()
        .take(LATELY)
        .map(|week| week.reviewed)
        .sum();
    let title = words.tell("my-reviews-title", &[("reviews", lately.into())]);
    let told = if mine.is_tied {
        let zone = asked.viewer()?.profile.zone;
        let given = fast(words, "given", &mine.given, mine.pace, zone);
        let received = fast(words, "received", &mine.received, mine.pace, zone);
        view! {
            <section class="sheet">{weeks(words, &mine.weeks)}</section>
            {given}
            {received}
        }
        .into_any()
    } else {
        view! {
            <section class="empty">
                <p>{words.say("my-reviews-untied")}</p>
                <p><a href="/settings">{words.say("my-reviews-tie")}</a></p>
            </section>
        }
        .into_any()
    };
    let read = mine.is_tied.then(|| what_i_read(words, mine));
    Ok(view! {
        {me_nav(words, "/me/reviews")}
        {page_head(Some(words.say("my-reviews-kicker")), title, Some(words.say("my-reviews-lead")))}
        <div class="columns">
            <div class="stack">{told}</div>
            <aside class="stack">{read}{mode(asked, mine)}</aside>
        </div>
    }
    .into_any())
}

fn weeks(words: Words, weeks: &[MyWeek]) -> AnyView {
    let by_week = ByWeek {
        words,
        name: "my-reviews-given",
        rows: weeks,
        week: |row: &MyWeek| row.week,
    };
    let drawn = by_week.series(|week| Some(f64::from(week.reviewed)));
    let [finding, unit] =
        ["finding", "unit"].map(|what| words.say(&format!("my-reviews-given-{what}")));
    let first = Series {
        name: "",
        weeks: &drawn,
    };
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
fn what_i_read(words: Words, mine: &MyReviews) -> AnyView {
    let weeks = &mine.weeks;
    let pace = match mine.median_pace {
        Some((pace, of)) => words.tell(
            "my-reviews-pace",
            &[("pace", format!("{pace:.0}").into()), ("of", of.into())],
        ),
        None => words.say("my-reviews-pace-none"),
    };
    let (comments, lines) = weeks
        .iter()
        .fold((0, 0), |(c, l), week| (c + week.comments, l + week.lines));
    let told = density(comments, lines).map(|density| {
        let values = [
            ("density", format!("{density:.1}").into()),
            ("lines", lines.into()),
        ];
        view! { <p>{words.tell("my-reviews-density", &values)}</p> }
    });
    view! {
        <section class="sheet">
            <h2>{words.say("my-reviews-mine")}</h2>
            <p>{pace}</p>
            {told}
        </section>
    }
    .into_any()
}

/// Approvals that came too fast: of mine, or to me.
fn fast(
    words: Words,
    name: &str,
    list: &[FastApproval],
    pace: u32,
    zone: chrono_tz::Tz,
) -> AnyView {
    let title = words.tell(
        &format!("my-reviews-fast-{name}"),
        &[("n", list.len().into())],
    );
    let row = |one: &FastApproval| {
        view! {
            <tr>
                <th scope="row"><a href=one.place.address()><bdi>{one.place.short()}</bdi></a></th>
                <td>{words.moment(one.approved, zone)}</td>
                <td class="num">{one.lines}</td>
                <td class="num">{format!("{:.0}", one.minutes)}</td>
                <td class="num">{format!("{:.0}", one.pace())}</td>
            </tr>
        }
        .into_any()
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
            words.say(&format!("my-reviews-fast-{name}-caption")),
            head.map(|key| words.say(key)).into(),
            rows,
        )
    });
    let about = words.tell(
        &format!("my-reviews-fast-{name}-about"),
        &[("pace", pace.into())],
    );
    view! {
        <section class="sheet" id=format!("fast-{name}")>
            <h2>{title}</h2>
            {shown}
            <p class="soft small">{about}" "{policy_choice(words, "review-pace")}</p>
        </section>
    }
    .into_any()
}

/// Whether one's work mode is part of the comparison, and the way to the other.
fn mode(asked: &RequestContext, mine: &MyReviews) -> AnyView {
    let act = ActionForm::new(asked, "reviews/mode", 1, FormState::default());
    let failed = asked
        .failed("reviews/mode")
        .map(|(_, trouble)| notice::trouble(asked.words, trouble));
    let (about, press) = match mine.mode_left_out {
        false => ("my-reviews-mode-in", "my-reviews-leave-out"),
        true => ("my-reviews-mode-out", "my-reviews-put-in"),
    };
    let fields = view! {
        {act.hidden("out", yes_no(!mine.mode_left_out))}
        {act.quiet_press(press)}
    };
    view! {
        <section class="sheet" id="mode">
            <h2>{act.say("my-reviews-mode")}</h2>
            {failed}
            <p>{act.say(about)}</p>
            {act.form("stack", fields)}
        </section>
    }
    .into_any()
}
