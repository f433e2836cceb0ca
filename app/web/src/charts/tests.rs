//! What holds for every chart, checked on all of them.

use std::collections::HashSet;

use super::*;

fn weeks(values: &[Option<f64>]) -> Vec<SeriesWeek> {
    values
        .iter()
        .enumerate()
        .map(|(n, value)| SeriesWeek {
            label: format!("W{n}"),
            value: *value,
        })
        .collect()
}

fn caption<'a>(title: &'a str) -> Caption<'a> {
    Caption {
        id: "talk",
        title,
        description: "Minutes by week",
    }
}

/// Notes at odd places.
const NOTES: &[Note<'static>] = &[
    Note {
        from: 0,
        to: 0,
        label: "a",
    },
    Note {
        from: 1,
        to: 3,
        label: "b",
    },
    Note {
        from: 2,
        to: 99_999,
        label: "🔥 <c> & a very long letter",
    },
    Note {
        from: 5,
        to: 4,
        label: "d",
    },
];

fn line_of(first: &[SeriesWeek], second: Option<&[SeriesWeek]>, drawing: Drawing) -> Svg {
    weekly_line(&LineChart {
        caption: caption("Talk"),
        drawing,
        scale: &AxisScale::one_to_five(),
        unit: "mean of 1–5",
        first: Series {
            name: "mine",
            weeks: first,
        },
        second: second.map(|weeks| Series {
            name: "ours",
            weeks,
        }),
        usual: Some(UsualRange {
            low: 3.1,
            middle: 3.6,
            high: 4.1,
        }),
        onset: Some(Onset {
            week: 2,
            label: "since week 2",
        }),
        notes: NOTES,
    })
}

fn bars_of(
    first: &[SeriesWeek],
    second: Option<(Pairing, &[SeriesWeek])>,
    drawing: Drawing,
) -> Svg {
    weekly_bars(&Bars {
        caption: caption("Talk"),
        drawing,
        unit: "minutes",
        label: &|v| v.to_string(),
        first: Series {
            name: "agreed",
            weeks: first,
        },
        second: second.map(|(pairing, weeks)| {
            (
                pairing,
                Series {
                    name: "imposed",
                    weeks,
                },
            )
        }),
        notes: NOTES,
    })
}

fn steps_of(weeks: &[SeriesWeek], notes: &[Note<'_>], drawing: Drawing) -> Svg {
    let weeks: Vec<StepWeek> = weeks
        .iter()
        .map(|week| StepWeek {
            label: week.label.clone(),
            steps: week.value.map(|value| (value.clamp(0.0, 9.0) as u8, 1)),
            acts_from: Some(2),
        })
        .collect();
    weekly_steps(&Steps {
        caption: caption("Talk"),
        drawing,
        unit: "more · less",
        usual: "usual",
        weeks: &weeks,
        not_known: "not yet known",
        onset: Some(Onset {
            week: 2,
            label: "since week 2",
        }),
        notes,
    })
}

/// Every kind of chart of the same weeks.
fn all_of(values: &[Option<f64>]) -> Vec<Svg> {
    let a = weeks(values);
    let b: Vec<SeriesWeek> = a.iter().rev().cloned().collect();
    let mut all: Vec<Svg> = [Tone::Data, Tone::Ok, Tone::Watch, Tone::Act, Tone::NoData]
        .map(|tone| sparkline(&caption("Talk"), &a, None, tone))
        .into();
    all.push(sparkline(
        &caption("Talk"),
        &a,
        Some(&AxisScale::one_to_five()),
        Tone::Data,
    ));
    for drawing in Drawing::BOTH {
        // A page shows half a year of them.
        all.push(steps_of(&a[..a.len().min(26)], NOTES, drawing));
        all.extend(without_weeks(values, drawing));
        all.push(line_of(&a, None, drawing));
        all.push(line_of(&a, Some(&b), drawing));
        all.push(bars_of(&a, None, drawing));
        all.push(bars_of(&a, Some((Pairing::Stacked, &b)), drawing));
        all.push(bars_of(
            &a,
            Some((Pairing::Beside, &b[..a.len() / 2])),
            drawing,
        ));
    }
    all
}

/// The charts that have no weeks, of the first dozen of the same numbers.
fn without_weeks(values: &[Option<f64>], drawing: Drawing) -> [Svg; 4] {
    let caption = caption("Talk");
    let number = |value: &Option<f64>| value.unwrap_or(f64::NAN);
    let few = || values.iter().take(12).map(number);
    let rows: Vec<ChartRow> = few()
        .map(|value| ChartRow {
            name: "chore".into(),
            parts: vec![value, 1.0, value],
            note: "3".into(),
        })
        .collect();
    let ties: Vec<NetworkTie> = few()
        .map(|weight| NetworkTie {
            name: "Ken".into(),
            weight,
            is_rest: weight > 3.0,
        })
        .collect();
    let strips = [Strip {
        label: "few".into(),
        values: values.iter().map(number).take(500).collect(),
    }];
    let mut counts = [0; 24];
    counts[values.len() % 24] = values.len();
    [
        row_bars(&RowsChart {
            caption,
            drawing,
            key: &["agreed", "imposed", "not said"],
            rows: &rows,
        }),
        network(&NetworkChart {
            caption,
            drawing,
            middle: "me",
            ties: &ties,
        }),
        dot_strips(&Strips {
            caption,
            drawing,
            scale: &AxisScale::one_to_five(),
            unit: "mean",
            strips: &strips,
        }),
        hourly_bars(&HoursChart {
            caption,
            drawing,
            unit: "times",
            counts: &counts,
            label: &|hour| hour.to_string(),
        }),
    ]
}

/// Tags open and close in order, attributes are quoted, ids are unique.
fn check_well_formed(svg: &str) {
    let (mut open, mut ids) = (Vec::new(), HashSet::new());
    for piece in svg.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').expect("every tag ends");
        assert!(
            !words.contains('>') && tag.matches('"').count() % 2 == 0,
            "{piece}"
        );
        assert!(
            words.chars().all(|c| c == '\n' || !c.is_control()),
            "{piece:?}"
        );
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap_or("");
        assert!(
            [
                "svg", "title", "desc", "defs", "pattern", "path", "rect", "line", "polyline",
                "polygon", "circle", "text"
            ]
            .contains(&name),
            "{name}"
        );
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        if let Some((_, id)) = tag.split_once(" id=\"") {
            assert!(ids.insert(id.split('"').next()), "{id} twice");
        }
    }
    assert!(open.is_empty(), "{open:?} left open");
}

fn count(svg: &Svg, what: &str) -> usize {
    svg.as_str().matches(what).count()
}

fn key(role: plotters::style::RGBColor) -> String {
    palette::key(role)
}

#[test]
fn nothing_panics_and_everything_is_well_formed_however_odd_the_weeks() {
    let long: Vec<Option<f64>> = (0..10_000)
        .map(|n| (n % 7 != 0).then_some(f64::from(n % 50)))
        .collect();
    let cases: [&[Option<f64>]; 13] = [
        &[],
        &[None],
        &[None; 30],
        &[Some(3.0)],
        &[Some(0.0)],
        &[Some(3.0); 20],
        &[None, Some(3.0), None],
        &[Some(f64::NAN), Some(f64::INFINITY), Some(f64::NEG_INFINITY)],
        &[Some(f64::MAX), Some(f64::MIN), Some(f64::MIN_POSITIVE)],
        &[Some(1e300), Some(1e300)],
        &[Some(-5.0), Some(5.0), Some(-0.0)],
        &[Some(1e15), Some(1e-15)],
        &long,
    ];
    for case in cases {
        for svg in all_of(case) {
            check_well_formed(svg.as_str());
            assert!(
                !svg.as_str().contains("NaN") && !svg.as_str().contains("inf"),
                "{}",
                svg.as_str()
            );
            assert!(svg.as_str().len() < 400_000, "{}", svg.as_str().len());
        }
    }
}

/// Each kind once, to be looked at where it changes.
#[test]
fn charts_of_seven_weeks_are_drawn_as_they_were() {
    let values = [3.0, f64::NAN, 2.0, 4.0, 0.0, f64::NAN, 5.0];
    let values = values.map(|value| Some(value).filter(|value| value.is_finite()));
    let (a, drawing) = (weeks(&values), Drawing::Wide);
    let b: Vec<SeriesWeek> = a.iter().rev().cloned().collect();
    let [rows, network, strips, hours] = without_weeks(&values, drawing);
    for (name, svg) in [
        ("line", line_of(&a, Some(&b), drawing)),
        ("bars", bars_of(&a, None, drawing)),
        (
            "bars-stacked",
            bars_of(&a, Some((Pairing::Stacked, &b)), drawing),
        ),
        (
            "bars-beside",
            bars_of(&a, Some((Pairing::Beside, &b)), drawing),
        ),
        ("steps", steps_of(&a, NOTES, drawing)),
        ("spark", sparkline(&caption("Talk"), &a, None, Tone::Watch)),
        ("rows", rows),
        ("network", network),
        ("strips", strips),
        ("hours", hours),
    ] {
        insta::assert_snapshot!(name, svg.as_str());
    }
}

#[test]
fn every_colour_is_of_the_palette_and_has_its_token() {
    let css = include_str!("../../../../style/chart.css");
    let known: HashSet<String> = palette::ALL.map(palette::key).into();
    assert_eq!(known.len(), palette::ALL.len(), "two roles share a key");
    for svg in all_of(&[
        Some(3.0),
        None,
        Some(2.0),
        Some(4.0),
        Some(0.0),
        None,
        Some(5.0),
    ]) {
        for attribute in ["fill", "stroke"] {
            for value in svg
                .as_str()
                .split(&format!(" {attribute}=\""))
                .skip(1)
                .filter_map(|s| s.split('"').next())
            {
                if value == "none" || value.starts_with("url(#talk-") {
                    continue;
                }
                assert!(known.contains(value), "{value} is not of the palette");
                assert!(
                    css.contains(&format!(".chart [{attribute}=\"{value}\"]")),
                    "{attribute} {value} has no token"
                );
            }
        }
    }
}

#[test]
fn a_picture_has_a_name_a_description_and_no_size_of_its_own() {
    for svg in all_of(&[Some(1.0), Some(2.0)]) {
        let head = svg.as_str().split('>').next().unwrap_or("");
        assert!(
            head.contains("role=\"img\"") && head.contains("viewBox=\"0 0 "),
            "{head}"
        );
        assert!(
            !head.contains(" width=") && !head.contains(" height="),
            "{head}"
        );
        for (attribute, tag) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
            let id = head
                .split(&format!("{attribute}=\""))
                .nth(1)
                .and_then(|s| s.split('"').next())
                .unwrap_or("");
            assert!(
                svg.as_str().contains(&format!("<{tag} id=\"{id}\">")),
                "{head}"
            );
        }
    }
}

#[test]
fn the_two_drawings_of_a_chart_share_no_id() {
    let a = weeks(&[Some(1.0), None]);
    let [wide, narrow] =
        Drawing::BOTH.map(|drawing| bars_of(&a, Some((Pairing::Stacked, &a)), drawing));
    check_well_formed(&format!("{}{}", wide.as_str(), narrow.as_str()));
}

#[test]
fn words_cannot_become_markup() {
    let nasty = "<script>alert(\"1\")</script> & 'x' \u{0}\u{8}\u{1b}\u{202e} 火🔥 opacity=\"1\"";
    let a = [
        SeriesWeek {
            label: nasty.into(),
            value: Some(3.0),
        },
        SeriesWeek {
            label: nasty.into(),
            value: None,
        },
    ];
    for drawing in Drawing::BOTH {
        let line = weekly_line(&LineChart {
            caption: Caption {
                id: nasty,
                title: nasty,
                description: nasty,
            },
            drawing,
            scale: &AxisScale::new(1.0, 5.0, vec![(1.0, nasty.into()), (5.0, "🔥".into())]),
            unit: nasty,
            first: Series {
                name: nasty,
                weeks: &a,
            },
            second: Some(Series {
                name: nasty,
                weeks: &a,
            }),
            usual: None,
            onset: Some(Onset {
                week: 0,
                label: nasty,
            }),
            notes: &[Note {
                from: 0,
                to: 1,
                label: nasty,
            }],
        });
        check_well_formed(line.as_str());
        assert!(!line.as_str().contains("<script") && line.as_str().contains("&lt;script&gt;"));
        assert!(
            line.as_str().contains("火🔥 opacity=&quot;1&quot;") && line.as_str().contains('🔥')
        );
    }
}

#[test]
fn a_line_breaks_at_a_missing_week_and_a_lone_week_is_a_dot() {
    let stroke = format!("<polyline fill=\"none\" stroke=\"{}\"", key(palette::FIRST));
    let dot = format!("fill=\"{}\"", key(palette::FIRST));
    let plain = |values: &[Option<f64>]| {
        weekly_line(&LineChart {
            caption: caption("Talk"),
            drawing: Drawing::Wide,
            scale: &AxisScale::one_to_five(),
            unit: "",
            first: Series {
                name: "",
                weeks: &weeks(values),
            },
            second: None,
            usual: None,
            onset: None,
            notes: &[],
        })
    };
    let broken = plain(&[
        Some(3.0),
        Some(4.0),
        None,
        Some(2.0),
        Some(3.0),
        None,
        Some(5.0),
    ]);
    assert_eq!((count(&broken, &stroke), count(&broken, &dot)), (2, 5));
    let lone = plain(&[None, Some(3.0), None]);
    assert_eq!((count(&lone, &stroke), count(&lone, &dot)), (0, 1));
}

#[test]
fn a_missing_bar_is_a_mark_and_a_zero_bar_a_thin_line() {
    let svg = bars_of(&weeks(&[Some(0.0), None, Some(30.0)]), None, Drawing::Wide);
    assert_eq!(count(&svg, "fill=\"url(#talk-wide-missing)\""), 1);
    assert_eq!(
        count(
            &svg,
            &format!("height=\"2\" fill=\"{}\"", key(palette::FIRST))
        ),
        1
    );
    assert_eq!(count(&svg, &format!("fill=\"{}\"", key(palette::FIRST))), 2);
}

#[test]
fn two_series_differ_in_more_than_colour() {
    let (a, b) = (
        weeks(&[Some(1.0), Some(2.0)]),
        weeks(&[Some(3.0), Some(4.0)]),
    );
    for drawing in Drawing::BOTH {
        let line = line_of(&a, Some(&b), drawing);
        assert!(count(&line, "stroke-dasharray=\"6 4\"") >= 1 && count(&line, "<polygon") >= 2);
        assert!(line.as_str().contains("mine") && line.as_str().contains("ours"));
        for pairing in [Pairing::Stacked, Pairing::Beside] {
            let bars = bars_of(&a, Some((pairing, &b)), drawing);
            assert!(count(&bars, &format!("-{}-second)", drawing.name())) >= 2);
            assert!(bars.as_str().contains("agreed") && bars.as_str().contains("imposed"));
        }
    }
}

#[test]
fn an_empty_series_draws_its_axes() {
    let svg = line_of(&[], None, Drawing::Narrow);
    assert!(
        count(&svg, &format!("stroke=\"{}\"", key(palette::AXIS))) == 1
            && count(&svg, "<text") == 4
    );
}

/// The number of an attribute, in every tag that begins so.
fn numbers(svg: &Svg, tag: &str, attribute: &str) -> Vec<i32> {
    let tags = svg
        .as_str()
        .split('<')
        .filter(|piece| piece.starts_with(tag));
    let of = |piece: &str| {
        piece
            .split(&format!(" {attribute}=\""))
            .nth(1)?
            .split('"')
            .next()?
            .parse()
            .ok()
    };
    tags.filter_map(of).collect()
}

/// The points of the brackets: polylines in the colour of the axis with four corners.
fn brackets(svg: &Svg) -> Vec<Vec<(i32, i32)>> {
    let axis = format!("stroke=\"{}\"", key(palette::AXIS));
    let lines = svg
        .as_str()
        .split('<')
        .filter(|piece| piece.starts_with("polyline") && piece.contains(&axis));
    let points = lines.filter_map(|line| line.split(" points=\"").nth(1)?.split('"').next());
    let corners = points.map(|points| {
        let corners = points.split_whitespace().filter_map(|corner| {
            let (x, y) = corner.split_once(',')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        });
        corners.collect::<Vec<(i32, i32)>>()
    });
    corners.filter(|corners| corners.len() == 4).collect()
}

#[test]
fn a_note_stands_above_its_weeks_and_touches_neither_data_nor_the_name_of_a_change() {
    let a = weeks(&[Some(1.0); 26]);
    let notes =
        [(2, 5, "a"), (5, 5, "b"), (20, 25, "c")].map(|(from, to, label)| Note { from, to, label });
    for drawing in Drawing::BOTH {
        let (with, without) = (steps_of(&a, &notes, drawing), steps_of(&a, &[], drawing));
        let height = |svg: &Svg| {
            svg.as_str()
                .split("viewBox=\"0 0 ")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .split(' ')
                .nth(1)
                .unwrap()
                .parse::<i32>()
                .unwrap()
        };
        let lane = drawing.font() + 13;
        assert_eq!(height(&with), height(&without) + 2 * lane, "two lanes");
        let brackets = brackets(&with);
        assert_eq!(brackets.len(), 3, "{}", with.as_str());
        let ys = numbers(&with, "text", "y");
        let onset = ys[with
            .as_str()
            .split("<text")
            .skip(1)
            .position(|t| t.contains("since week 2"))
            .unwrap()];
        let half = drawing.font() / 2;
        for corners in &brackets {
            assert!(
                corners.iter().all(|(_, y)| *y <= onset - half),
                "{corners:?} {onset}"
            );
        }
        // Brackets of one lane lie apart.
        let [a, b, c] = [0, 1, 2].map(|n| (brackets[n][0], brackets[n][3]));
        assert_eq!((a.0.1, b.0.1 + lane, c.0.1), (c.0.1, a.0.1, a.0.1));
        assert!(a.0.0 < a.1.0 && a.1.0 < c.0.0 && c.1.0 <= drawing.size().0);
        for label in ["a", "b", "c"] {
            assert!(
                with.as_str().contains(&format!("\n{label}\n")),
                "{label}: {}",
                with.as_str()
            );
        }
    }
}

#[test]
fn a_chart_without_notes_has_no_room_for_them() {
    let a = weeks(&[Some(1.0), Some(2.0)]);
    assert!(brackets(&steps_of(&a, &[], Drawing::Wide)).is_empty());
    assert!(
        steps_of(&a, &[], Drawing::Wide)
            .as_str()
            .contains("viewBox=\"0 0 720 190\"")
    );
}

#[test]
fn the_same_weeks_give_the_same_picture() {
    let values = [Some(1.5), None, Some(4.5), Some(3.0)];
    assert_eq!(all_of(&values), all_of(&values));
}
