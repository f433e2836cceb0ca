//! The generated demo against the output of `docs/signals/gen_demo.py`, and the promises of the details.

use super::super::organisation::DemoRole;
use super::*;
use chrono::Datelike;
use irori_core::domain::activity::Intensity;
use irori_core::domain::chat::Circle;
use irori_core::domain::check_in::WorkMode;
use irori_core::domain::day::ClockTime;

const SEED: &str = "20250106";

fn person(demo: &Demo, key: &str) -> usize {
    demo.people
        .iter()
        .position(|p| p.key == key)
        .expect("the key exists")
}

/// Interruptions home→work that were agreed beforehand.
fn planned(day: &DemoDay) -> usize {
    let interruptions = day.interruptions.iter();
    interruptions.filter(|i| i.agreed == Some(true)).count()
}

/// Everything the script knows of a day, in its order of columns; movement as `active, vigorous`.
type Row = (
    bool,
    bool,
    [u8; 4],
    i64,
    (i64, bool),
    i64,
    [usize; 4],
    Option<u8>,
);

fn row(day: &DemoDay) -> Row {
    let check_in = &day.check_in;
    let answers = [
        check_in.mood,
        check_in.energy,
        check_in.connection,
        check_in.focus,
    ];
    let tags = [check_in.they_dont_get_us, check_in.i_dont_get_them];
    (
        check_in.mode == Some(WorkMode::Office),
        day.answered,
        answers.map(|answer| answer.unwrap().points()),
        day.chat.as_ref().map_or(0, |c| c.minutes),
        day.activity.map_or((0, false), |a| {
            (a.minutes, a.intensity == Intensity::Vigorous)
        }),
        check_in.outdoor_minutes.unwrap(),
        [
            day.unplanned(),
            planned(day),
            day.intrusion.iter().count(),
            tags.iter().flatten().count(),
        ],
        day.pulse.map(|pulse| pulse.clear.unwrap().points()),
    )
}

#[test]
fn the_counts_are_those_of_the_script() {
    let demo = generate(SEED);
    let answered = demo.days.iter().filter(|d| d.answered).count();
    let eligible = demo
        .pull_requests
        .iter()
        .filter(|p| p.is_eligible())
        .count();
    assert_eq!(
        demo.people
            .iter()
            .filter(|p| p.role == DemoRole::Member)
            .count(),
        35
    );
    assert_eq!(demo.days.len(), 7520);
    assert!(answered.abs_diff(6322) <= 3, "{answered}");
    assert!(
        demo.pull_requests.len().abs_diff(4605) <= 3,
        "{}",
        demo.pull_requests.len()
    );
    assert!(eligible.abs_diff(2591) <= 3, "{eligible}");
}

#[test]
fn days_are_those_of_the_script() {
    let demo = generate(SEED);
    let check = |key: &str, date: &str, want: Row| {
        let person = person(&demo, key);
        let day = demo
            .days
            .iter()
            .find(|d| d.person == person && d.check_in.day.to_string() == date);
        assert_eq!(row(day.expect("the day exists")), want, "{key} {date}");
    };
    check(
        "kita0",
        "2025-01-06",
        (
            false,
            true,
            [3, 3, 4, 3],
            0,
            (34, false),
            0,
            [0, 0, 0, 0],
            None,
        ),
    );
    check(
        "kita2",
        "2025-07-24",
        (
            true,
            true,
            [3, 3, 4, 3],
            20,
            (108, false),
            68,
            [1, 1, 0, 0],
            None,
        ),
    );
    check(
        "kita5",
        "2025-10-17",
        (
            false,
            true,
            [1, 3, 3, 4],
            5,
            (25, false),
            40,
            [0, 0, 0, 0],
            Some(2),
        ),
    );
    check(
        "minami3",
        "2025-08-05",
        (
            true,
            false,
            [3, 4, 4, 3],
            0,
            (0, false),
            88,
            [0, 0, 0, 0],
            None,
        ),
    );
    check(
        "minami6",
        "2025-11-05",
        (
            false,
            true,
            [3, 4, 3, 2],
            10,
            (0, false),
            43,
            [0, 0, 0, 1],
            None,
        ),
    );
    check(
        "nami5",
        "2025-11-07",
        (
            false,
            true,
            [5, 3, 4, 5],
            5,
            (0, false),
            68,
            [1, 0, 0, 0],
            Some(3),
        ),
    );
    check(
        "atlas1",
        "2025-08-06",
        (
            false,
            true,
            [3, 3, 4, 3],
            20,
            (45, true),
            26,
            [1, 0, 0, 0],
            None,
        ),
    );
    check(
        "hoshi4",
        "2025-09-08",
        (
            false,
            false,
            [4, 5, 2, 4],
            15,
            (0, false),
            40,
            [0, 0, 0, 0],
            None,
        ),
    );
    check(
        "yama2",
        "2025-11-07",
        (
            false,
            true,
            [3, 3, 5, 4],
            5,
            (0, false),
            51,
            [0, 0, 0, 0],
            Some(4),
        ),
    );
}

#[test]
fn sums_over_all_days_are_those_of_the_script() {
    let days = generate(SEED).days;
    let check = |name: &str, want: usize, of: &dyn Fn(&Row) -> usize| {
        let got: usize = days.iter().map(|day| of(&row(day))).sum();
        assert!(
            got.abs_diff(want) <= want / 2000,
            "{name}: {got} is not {want}"
        );
    };
    check("office", 1748, &|r| usize::from(r.0));
    check("mood", 26_412, &|r| usize::from(r.2[0]));
    check("energy", 26_507, &|r| usize::from(r.2[1]));
    check("connection", 27_266, &|r| usize::from(r.2[2]));
    check("focus", 26_531, &|r| usize::from(r.2[3]));
    check("chat", 93_405, &|r| r.3 as usize);
    check("active", 164_450, &|r| r.4.0 as usize);
    check("outdoors", 188_006, &|r| r.5 as usize);
    check("unplanned", 2264, &|r| r.6[0]);
    check("planned", 211, &|r| r.6[1]);
    check("intrusions", 930, &|r| r.6[2]);
    check("tags", 388, &|r| r.6[3]);
    check("ctx", 5779, &|r| r.7.map_or(0, usize::from));
}

#[test]
fn pull_requests_are_those_of_the_script() {
    let demo = generate(SEED);
    let check =
        |author: &str, week, number, size, elapsed: f64, comments, reviewer: &str, order: f64| {
            let author = person(&demo, author);
            let mut all = demo.pull_requests.iter();
            let found = all
                .find(|p| (p.author, p.week, p.number) == (author, week, number))
                .expect("it exists");
            assert_eq!(
                (found.size, found.comments, found.reviewer),
                (size, comments, person(&demo, reviewer))
            );
            assert!(
                (found.elapsed_minutes - elapsed).abs() < 1e-6,
                "{}",
                found.elapsed_minutes
            );
            assert!((found.order - order).abs() < 1e-12, "{}", found.order);
        };
    check(
        "kita0",
        0,
        0,
        418,
        97.001_699_117_6,
        0,
        "kita5",
        0.947_028_501_218_565_4,
    );
    check(
        "kita5",
        23,
        1,
        166,
        48.189_234_600_2,
        1,
        "kita2",
        0.622_789_770_779_487_4,
    );
    check(
        "minami4",
        17,
        2,
        68,
        48.599_928_321_4,
        0,
        "minami0",
        0.214_763_464_284_393_5,
    );
    check(
        "nami1",
        21,
        2,
        37,
        28.118_426_585_8,
        0,
        "nami2",
        0.206_006_264_732_629_1,
    );
    check(
        "atlas0",
        5,
        0,
        10_130,
        1_540.051_013_829_1,
        7,
        "atlas5",
        0.793_680_718_979_322_3,
    );
    check(
        "atlas2",
        19,
        1,
        10,
        24.0,
        0,
        "atlas1",
        0.435_311_981_463_008_3,
    );
    check(
        "hoshi4",
        22,
        0,
        25,
        24.264_495_399_6,
        0,
        "hoshi0",
        0.589_912_139_631_021_2,
    );
    check(
        "yama2",
        43,
        4,
        119,
        32.777_183_346_2,
        0,
        "yama1",
        0.305_494_006_924_237_1,
    );
    let comments: u32 = demo.pull_requests.iter().map(|p| p.comments).sum();
    assert!(comments.abs_diff(3513) <= 3, "{comments}");
}

#[test]
fn merges_follow_the_order_of_the_script_and_never_coincide() {
    let demo = generate(SEED);
    for team in 0..TEAMS.len() {
        let mut all: Vec<_> = demo
            .pull_requests
            .iter()
            .filter(|p| demo.people[p.author].team == Some(team))
            .collect();
        all.sort_by(|a, b| {
            (a.week, a.order)
                .partial_cmp(&(b.week, b.order))
                .expect("orders are numbers")
        });
        assert!(all.is_sorted_by(
            |a, b| (a.merged_on, a.merged_millisecond) < (b.merged_on, b.merged_millisecond)
        ));
        assert!(
            all.iter()
                .all(|p| p.merged_on.weekday().num_days_from_monday() < 5)
        );
    }
}

#[test]
fn reviewers_are_colleagues_and_answer_before_they_approve() {
    let demo = generate(SEED);
    for found in &demo.pull_requests {
        assert_ne!(found.author, found.reviewer);
        assert_eq!(
            demo.people[found.author].team,
            demo.people[found.reviewer].team
        );
        assert!(
            found.first_response_minutes > 0.0
                && found.first_response_minutes <= found.elapsed_minutes
        );
    }
}

#[test]
fn talk_partners_belong_to_the_circle() {
    let demo = generate(SEED);
    for day in &demo.days {
        let Some(chat) = &day.chat else { continue };
        let own = demo.people[day.person].team;
        assert!(day.partners.len() <= 2 && !day.partners.contains(&day.person));
        for partner in &day.partners {
            let theirs = demo.people[*partner].team.expect("partners are members");
            assert_eq!(Some(theirs) == own, chat.circle == Circle::Team);
        }
        assert!(day.partners.len() < 2 || day.partners[0] != day.partners[1]);
    }
}

#[test]
fn interruptions_fall_in_working_hours_unless_agreed() {
    let demo = generate(SEED);
    for day in &demo.days {
        let hours = demo.people[day.person].hours;
        for found in &day.interruptions {
            let start = found.start.unwrap();
            let inside = hours.iter().any(|w| (w.from..w.to).contains(&start));
            assert!(inside || found.agreed == Some(true), "{found:?}");
        }
        assert!(day.interruptions.is_sorted_by_key(|i| i.start));
    }
}

#[test]
fn intrusions_come_in_the_evening_and_never_by_choice() {
    let demo = generate(SEED);
    for day in &demo.days {
        let Some(found) = day.intrusion else { continue };
        let end = demo.people[day.person].hours.last().expect("hours").to;
        let latest = ClockTime::parse("22:30").unwrap();
        assert!((end..=latest).contains(&found.start.unwrap()), "{found:?}");
        assert_ne!(found.by_choice, Some(true));
    }
}

#[test]
fn the_details_of_a_day_do_not_contradict_each_other() {
    for day in generate(SEED).days {
        let check_in = &day.check_in;
        let outdoors = check_in.outdoor_minutes.unwrap();
        assert!(
            day.activity
                .is_none_or(|a| a.minutes > 0 && (!a.outdoors || a.minutes <= outdoors))
        );
        assert!(
            check_in.went_out != Some(false)
                || (outdoors == 0 && check_in.mode == Some(WorkMode::Home))
        );
        assert!(
            day.pulse
                .is_none_or(|pulse| pulse.clear.is_some() == pulse.heard.is_some())
        );
    }
}

#[test]
fn only_the_school_run_is_agreed_and_it_is_there_every_day() {
    let demo = generate(SEED);
    for day in &demo.days {
        assert_eq!(
            planned(day),
            usize::from(demo.people[day.person].key == "kita2")
        );
    }
}

#[test]
fn another_seed_gives_another_demo() {
    assert_ne!(generate(SEED).days, generate("mc0").days);
}
