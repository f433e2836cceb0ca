//! Today: the check-in, the quick logs, the two questions of the week, the week so far.

mod words;

use crate::actions::entry::SHOWN_ON;
use crate::actions::weekly_pulse::{calendar_since, open_weeks};
use crate::addresses;
use crate::components::{ActionForm, card, notice, page_head, score};
use crate::context::{FormState, RequestContext};
use crate::pages::entries::check_in_form::check_in_fields;
use crate::pages::entries::log;
use crate::pages::rules::thresholds;
use chrono::Timelike;
use irori_core::domain::activity::Activity;
use irori_core::domain::calendar::WorkCalendar;
use irori_core::domain::chat::Chat;
use irori_core::domain::check_in::DaySection;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Entry, EntryKind, StoredEntry};
use irori_core::domain::form::{Form, ValidationErrors};
use irori_core::domain::interruption::{Direction, Interruption};
use irori_core::domain::person::Colleague;
use irori_core::privacy::thresholds::ThresholdVersions;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let seen = TodayData::load(&ctx).await?;
    let check_in = check_in_act(&ctx, &seen).await;
    let kicker = format!(
        "{} · {}",
        ctx.words.long_day(seen.day),
        ctx.words.week(seen.day.week())
    );
    Ok(html! {
        {page_head(Some(kicker), title(&ctx, &seen)?, None)}
        {words::new(&ctx).await?}
        {missing_days(&ctx, &seen)?}
        {thresholds::announced(ctx.words, &seen.thresholds, seen.today.week())}
        <div class="columns">
            <div class="stack">
                {check_in_sheet(&check_in, &seen)}
                {this_week(&ctx, &seen)?}
            </div>
            <aside class="stack">
                {pulses(&ctx, &seen)?}
                {quick_logs(&ctx, &seen)}
                {words::way(&ctx)?}
            </aside>
        </div>
    })
}

/// Everything Today shows.
struct TodayData {
    /// The Day shown.
    day: Day,
    today: Day,
    calendar: WorkCalendar,
    /// Entries since Monday of the week before.
    kept: Vec<StoredEntry>,
    /// Days whose check-in cannot be opened: nothing can be entered under them.
    unreadable: Vec<Day>,
    colleagues: Vec<Colleague>,
    thresholds: ThresholdVersions,
}

impl TodayData {
    async fn load(ctx: &RequestContext) -> Answer<Self> {
        let viewer = ctx.viewer()?;
        let today = ctx.today()?;
        let day = match ctx.query.text("day").map(|t| Day::parse_open(t, today)) {
            None => today,
            Some(Ok(day)) => day,
            // What could not be saved for it any more is shown for today.
            Some(Err(_)) if ctx.failed("check-in").is_some() => today,
            Some(Err(wrong)) => return Err(ValidationErrors::one("form", wrong).into()),
        };
        // What could not be saved is shown on the Day that it is of.
        let day = submitted_day(ctx, today).unwrap_or(day);
        let since = today.back(21).week().monday();
        let ports = &ctx.ports;
        let until = today.week().monday().on(6);
        let all = ports.entries.between(viewer, since, until).await?;
        let (closed, kept): (Vec<StoredEntry>, Vec<StoredEntry>) =
            all.into_iter().partition(StoredEntry::is_unreadable);
        Ok(Self {
            day,
            today,
            calendar: calendar_since(ctx, since).await?,
            kept,
            unreadable: closed.iter().map(|kept| kept.entry.day()).collect(),
            colleagues: ports.people.colleagues(viewer).await?,
            thresholds: ports.rules.thresholds().await?,
        })
    }

    fn of_day(&self, day: Day) -> impl Iterator<Item = &StoredEntry> {
        self.kept.iter().filter(move |k| k.entry.day() == day)
    }

    fn checked_in(&self, day: Day) -> bool {
        self.of_day(day)
            .any(|k| k.entry.kind() == EntryKind::CheckIn)
    }

    /// The check-in of the shown Day.
    fn check_in(&self) -> Option<&StoredEntry> {
        self.of_day(self.day)
            .find(|kept| kept.entry.kind() == EntryKind::CheckIn)
    }

    /// Sections of the shown Day that have an entry.
    fn answered(&self) -> Vec<DaySection> {
        self.of_day(self.day)
            .filter_map(|k| k.entry.section())
            .collect()
    }

    fn latest(&self, section: DaySection) -> Option<&Entry> {
        self.kept
            .iter()
            .rev()
            .map(|k| &k.entry)
            .find(|e| e.section() == Some(section))
    }

    /// Working days of `week` up to yesterday without a check-in.
    fn missing(&self, week: Week) -> Vec<Day> {
        let days = self.calendar.working_days(week);
        days.into_iter()
            .filter(|d| *d < self.today && !self.checked_in(*d) && !self.unreadable.contains(d))
            .collect()
    }
}

/// The Day of a check-in that failed just now, where that Day was not itself in doubt.
fn submitted_day(ctx: &RequestContext, today: Day) -> Option<Day> {
    let (form, trouble) = ctx.failed("check-in")?;
    let is_in_doubt = FormState::failed(form, trouble).wrong("day").is_some();
    let day = Day::parse_open(form.text("day")?, today).ok()?;
    (!is_in_doubt).then_some(day)
}

fn title(ctx: &RequestContext, seen: &TodayData) -> Answer<String> {
    let viewer = ctx.viewer()?;
    let name = viewer
        .profile
        .name
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned();
    if seen.day != seen.today {
        return Ok(t!(
            ctx,
            "today-title-past",
            day = ctx.words.short_day(seen.day)
        ));
    }
    let key = match ctx.now.with_timezone(&viewer.profile.zone).hour() {
        4..=10 => "today-title-morning",
        11..=16 => "today-title-day",
        _ => "today-title-evening",
    };
    Ok(t!(ctx, key, name))
}

/// Until last week closes, its missing days come first.
fn missing_days(ctx: &RequestContext, seen: &TodayData) -> Answer<Option<AnyView>> {
    let viewer = ctx.viewer()?;
    let last = seen.today.week().back(1);
    let closes = viewer.closing_of(last);
    let missing = seen.missing(last);
    if ctx.now >= closes || missing.is_empty() {
        return Ok(None);
    }
    let words = ctx.words;
    let days: Vec<_> = missing
        .into_iter()
        .map(|day| view! { <li><a href=addresses::of_day(day)>{words.short_day(day)}</a></li> })
        .collect();
    let sentence = t!(
        words,
        "last-week-missing",
        closes = words.moment(closes, viewer.profile.zone)
    );
    Ok(Some(
        html! { <section class="notice notice--note"><p>{sentence}</p><ul class="row">{days}</ul></section> },
    ))
}

async fn check_in_act(ctx: &RequestContext, seen: &TodayData) -> ActionForm {
    let stored = seen.check_in().map(|kept| kept.entry.to_form());
    let day = seen.day.to_string();
    let typed = ctx
        .typed("check-in")
        .await
        .filter(|t| t.trouble.is_some() || t.text("day") == day);
    let typed = typed.unwrap_or_else(|| {
        FormState::of(stored.unwrap_or_else(|| Form::default().with("day", &*day)))
    });
    ActionForm::new(ctx, "check-in", 0, typed)
}

fn check_in_sheet(act: &ActionForm, seen: &TodayData) -> AnyView {
    if seen.unreadable.contains(&seen.day) {
        return notice::note(t!(act, "unreadable"));
    }
    let done = seen.checked_in(seen.day);
    let press = if done { "check-in-change" } else { "save" };
    let fields = view! {
        {day_of(act, seen)}
        {seen.check_in().map(|kept| stored_here(act, kept, &seen.colleagues))}
        {check_in_fields(act, &seen.answered())}
        <div class="row">
            {saves(act, seen, press)}
            <p class="soft small">{t!(act, "anything-may-be-skipped")}</p>
        </div>
    };
    act.form("sheet check-in", fields)
}

/// The Day of a page that was opened on another Day than it is submitted on: it may not be the one that is
/// meant.
fn day_in_doubt(act: &ActionForm, seen: &TodayData) -> Option<Day> {
    act.wrong("day")?;
    let typed = Day::parse_open(&act.typed.text("day"), seen.today).ok()?;
    (typed != seen.today).then_some(typed)
}

/// The Day that the form is of, where that is certain, and the one on which it was shown.
fn day_of(act: &ActionForm, seen: &TodayData) -> AnyView {
    let is_certain = day_in_doubt(act, seen).is_none();
    let day = is_certain.then(|| act.hidden("day", seen.day));
    html! { {day}{act.hidden(SHOWN_ON, seen.today)} }
}

/// The button that saves; where the Day is in doubt, one for each of the two.
fn saves(act: &ActionForm, seen: &TodayData, press: &str) -> AnyView {
    let Some(other) = day_in_doubt(act, seen) else {
        return act.submit_button(press);
    };
    let button = |day: Day, class: &'static str| {
        let text = t!(act, "save-for-day", day = act.words.long_day(day));
        view! { <button class=class type="submit" name="day" value=day.to_string()>{text}</button> }
    };
    html! { {button(seen.today, "button")}{button(other, "button button--quiet")} }
}

/// What a form of Today carries of the entry that it changes.
fn stored_here(act: &ActionForm, kept: &StoredEntry, colleagues: &[Colleague]) -> AnyView {
    html! { {act.hidden("entry", kept.id)}{log::version_of_entry(act, kept, colleagues)} }
}

/// The two questions of every week that is open and not answered, or of this week to change them.
fn pulses(ctx: &RequestContext, seen: &TodayData) -> Answer<Vec<AnyView>> {
    let weeks = open_weeks(ctx, &seen.calendar)?;
    Ok(weeks
        .into_iter()
        .zip(20..)
        .map(|(week, n)| pulse(ctx, seen, week, n))
        .collect())
}

fn pulse(ctx: &RequestContext, seen: &TodayData, week: Week, n: u8) -> AnyView {
    let stored = seen
        .kept
        .iter()
        .find(|kept| matches!(&kept.entry, Entry::WeeklyPulse(pulse) if pulse.week == week));
    let act = ActionForm::failed_or(
        ctx,
        "weekly-pulse",
        n,
        FormState::of(stored.map(|kept| kept.entry.to_form()).unwrap_or_default()),
    );
    let steps = ["score-not-at-all", "score-some", "score-very-much"];
    let title = t!(ctx, "pulse-title", week = week.number());
    let press = if stored.is_some() {
        "pulse-change"
    } else {
        "pulse-save"
    };
    let fields = view! {
        <h2>{title}</h2>
        {act.hidden("week", week)}
        {stored.map(|kept| stored_here(&act, kept, &seen.colleagues))}
        {score(&act, "clear", "pulse-clear", steps)}
        {score(&act, "heard", "pulse-heard", steps)}
        {act.quiet_button(press)}
    };
    act.form("sheet", fields)
}

fn quick_logs(ctx: &RequestContext, seen: &TodayData) -> AnyView {
    let words = ctx.words;
    let day = seen.day.to_string();
    let line = |name: &'static str, n: u8, usual: Form| {
        ActionForm::failed_or(ctx, name, n, FormState::of(usual))
    };
    let short = |entry: Option<Entry>| {
        entry
            .map(|e| log::in_short(words, &e, &seen.colleagues))
            .unwrap_or_default()
    };
    let on = |form: &Form| form.clone().with("day", &*day);

    let usual = log::usual_chat(seen.latest(DaySection::Talk));
    let chat = line("log-chat", 1, usual.clone());
    let parsed = Chat::parse(&on(&usual), Day::parse);
    let chat_short = short(parsed.ok().map(Entry::Chat));
    let usual = log::usual_activity(seen.latest(DaySection::Movement));
    let activity = line("log-activity", 2, usual.clone());
    let parsed = Activity::parse(&on(&usual), Day::parse);
    let activity_short = short(parsed.ok().map(Entry::Activity));
    let interruption = |direction, section, name, n| {
        let usual = log::usual_interruption(direction, seen.latest(section));
        let act = line(name, n, usual.clone());
        let parsed = Interruption::parse(&on(&usual), Day::parse);
        let fields = log::interruption_fields(&act, direction);
        log::quick_log(
            &act,
            section.as_str(),
            short(parsed.ok().map(Entry::Interruption)),
            day.clone(),
            fields,
        )
    };
    card(
        t!(words, "quick-log"),
        (
            log::quick_log(
                &chat,
                "talk",
                chat_short,
                day.clone(),
                log::chat_fields(&chat, &seen.colleagues),
            ),
            interruption(
                Direction::HomeToWork,
                DaySection::HomeToWork,
                "log-home-to-work",
                3,
            ),
            interruption(
                Direction::WorkToHome,
                DaySection::WorkToHome,
                "log-work-to-home",
                4,
            ),
            log::quick_log(
                &activity,
                "movement",
                activity_short,
                day.clone(),
                log::activity_fields(&activity),
            ),
            logged(ctx, seen),
        ),
    )
}

/// What has been logged for the shown Day.
fn logged(ctx: &RequestContext, seen: &TodayData) -> Option<AnyView> {
    let words = ctx.words;
    let back = addresses::of_day(seen.day);
    let lines: Vec<_> = seen
        .of_day(seen.day)
        .filter_map(|kept| {
            let section = kept.entry.section()?;
            let href = format!("{}?back={back}", addresses::ENTRY.path(kept.id));
            let short = log::in_short(words, &kept.entry, &seen.colleagues);
            let name = t!(words, section.as_str());
            let label = format!("{} {name}: {short}", t!(words, "change"));
            Some(view! {
                <li class="entry">
                    <span class="entry__kind">{name}</span>
                    <span>{short}</span>
                    <a href=href aria-label=label>{t!(words, "change")}</a>
                </li>
            })
        })
        .collect();
    (!lines.is_empty()).then(|| {
        html! { <h3>{t!(words, "logged")}</h3><ul class="entries">{lines}</ul> }
    })
}

/// The working days of this week: answered, missing, off, today.
fn this_week(ctx: &RequestContext, seen: &TodayData) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let words = ctx.words;
    let week = seen.day.week();
    let dots: Vec<_> = week
        .days()
        .filter(|d| seen.calendar.hours.works_on(d.weekday()) || seen.checked_in(*d))
        .map(|day| {
            let (class, state) = if seen.checked_in(day) {
                ("dots__day dots__day--answered", "dot-answered")
            } else if !seen.calendar.works_on(day) {
                ("dots__day dots__day--off", "dot-off")
            } else if day == seen.today {
                ("dots__day dots__day--today", "dot-today")
            } else if day < seen.today {
                ("dots__day dots__day--missing", "dot-missing")
            } else {
                ("dots__day", "dot-ahead")
            };
            let letter = t!(words, &format!("weekday-letter-{}", irori_core::domain::calendar::field_of(day.weekday())));
            let label = format!("{}: {}", words.long_day(day), t!(words, state));
            let inner = match Day::parse_open(&day.to_string(), seen.today) {
                Ok(_) => html! { <a href=addresses::of_day(day) aria-label=label>{letter}</a> },
                Err(_) => html! { <span aria-hidden="true">{letter}</span><span class="visually-hidden">{label}</span> },
            };
            view! { <li class=class>{inner}</li> }
        })
        .collect();
    let closes = t!(
        words,
        "week-closes",
        closes = words.moment(viewer.closing_of(week), viewer.profile.zone)
    );
    let body = view! {
        <ol class="dots">{dots}</ol>
        <p class="small soft">{closes}</p>
    };
    Ok(card(t!(words, "this-week"), body))
}
