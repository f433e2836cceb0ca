//! A report made by hand with everything in it, in both languages.

use chrono::{TimeZone, Utc};
use irori_core::domain::person::Language;
use irori_core::privacy::release::Digest;
use irori_core::report::document::{
    Block, Document, PlotScale, PlottedRow, Section, Table, TableCell, TablePlot, TableRow,
};
use irori_core::signals::unit_change::Estimate;

/// The same text in English and in Japanese.
type Both = (&'static str, &'static str);

const TITLE: Both = (
    "Health of remote work, quarter 3 of 2026",
    "リモートワークの健康 2026年 第3四半期",
);
const LEAD: Both = (
    "How departments changed against their own usual. Never fewer than ten people, and nothing about a person.",
    "各部署が自部署のふだんと比べてどう変わったかを示します。10人未満の数値はなく、個人については何も含みません。",
);
const FACTS: [(Both, Both); 5] = [
    (
        ("Covers", "対象"),
        ("The whole organisation, 14 departments", "組織全体、14部署"),
    ),
    (
        ("Period", "期間"),
        ("1 July to 27 September 2026", "2026年7月1日〜9月27日"),
    ),
    (
        ("Smallest group", "最小の人数"),
        (
            "10 people; smaller departments are told together",
            "10人。これより小さい部署はまとめて示します",
        ),
    ),
    (
        ("Parameters", "パラメーター"),
        (
            "Version 7, in force since 1 May 2026",
            "第7版、2026年5月1日から適用",
        ),
    ),
    (
        ("SHA-256 of the content", "内容のSHA-256"),
        (
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
    ),
];
const SUMMARY: Both = ("Summary", "要約");
const SUMMARY_TEXT: Both = (
    "Connection fell in two departments and stayed as it was in nine. Of three nothing can be said, because too few people could be compared with themselves. Interruptions of home by work rose in one department; the interval of every other holds the usual, so that no change can be told from chance.",
    "つながりは2つの部署で弱まり、9つの部署では変わりませんでした。残る3部署については、自身と比較できる人が少ないため何も言えません。仕事による家庭の中断は1部署で増えました。それ以外の部署では区間がふだんの値を含み、偶然と区別できる変化はありません。",
);
const POINTS: [Both; 3] = [
    (
        "Connection: less than usual in Sales and in Support.",
        "つながり：営業とサポートで、ふだんより弱くなりました。",
    ),
    (
        "Boundary: as usual everywhere but in Support, where home was interrupted 1.6 times as often as usual, with an interval from 1.2 to 2.1.",
        "境界：サポートを除き、ふだんどおりです。サポートでは家庭の中断がふだんの1.6倍（区間は1.2〜2.1）でした。",
    ),
    (
        "Not told: Research, Legal and Facilities.",
        "非公開：研究、法務、施設。",
    ),
];
const ISOLATION: Both = ("Connection by department", "部署ごとのつながり");
const CAPTION: Both = (
    "Change of connection against own usual; 0 is as usual, above is less",
    "ふだんと比べたつながりの変化（0はふだんどおり、正の値はつながりの弱まり）",
);
const UNIT: Both = ("Unit", "部署");
const COLUMNS: [Both; 4] = [
    ("People", "人数"),
    ("Weeks answered", "回答のあった週"),
    ("Change (95 % interval)", "変化（95%区間）"),
    ("Drawn towards the others", "平均に寄せた値"),
];
const SCALE: Both = ("less ← connection → more", "弱い ← つながり → 強い");
const ORGANISATION: Both = ("Harbour & Hill", "港と丘株式会社");
const LONG_NAME: Both = (
    "Department for the Coordination of International Customer Relations and After-Sales Services (EMEA, APAC)",
    "国際顧客対応およびアフターサービス統括部門（欧州・中東・アフリカ・アジア太平洋地域担当）",
);
const HIDDEN: Both = ("Suppressed: fewer than 10 people", "非公開（10人未満）");
const NOT_TOLD: Both = ("not told", "非公開");
const SHARE: Both = ("60 to 80 %", "60〜80%");
const RATIO: Both = (
    "Home into work, times usual",
    "家庭による仕事の中断（ふだんの何倍か）",
);
const METHOD: Both = ("Method and limits", "方法と限界");
const METHOD_TEXT: Both = (
    "A figure stands on at least 10 people who answered. What is hidden cannot be had by subtraction either.",
    "数値は回答した10人以上に基づきます。非公開の値は引き算でも求められません。",
);
const DEPARTMENT: Both = ("Department", "部署");

fn say(language: Language, both: Both) -> String {
    match language {
        Language::English => both.0.to_owned(),
        Language::Japanese => both.1.to_owned(),
    }
}

/// A whole report; the second of its tables has 200 rows.
pub fn report(language: Language) -> Document {
    let say = |both| say(language, both);
    let sentence = |both| Block::Sentence(say(both));
    let section = |id, title, blocks| Section {
        id,
        title: say(title),
        blocks,
    };
    let summary = vec![
        sentence(SUMMARY_TEXT),
        Block::Points(POINTS.map(say).to_vec()),
    ];
    Document {
        language,
        title: say(TITLE),
        lead: say(LEAD),
        facts: FACTS.map(|(name, value)| (say(name), say(value))).to_vec(),
        sections: vec![
            section("summary", SUMMARY, summary),
            section(
                "isolation",
                ISOLATION,
                vec![sentence(METHOD_TEXT), Block::Table(few(language))],
            ),
            section("boundary", RATIO, vec![Block::Table(many(language, 200))]),
            section("method", METHOD, vec![sentence(METHOD_TEXT); 6]),
        ],
        closed: Utc.with_ymd_and_hms(2026, 10, 5, 12, 0, 0).unwrap(),
        digest: Digest::of("a report made by hand"),
    }
}

/// A tree of departments, one with a long name, one hidden, with a plot.
fn few(language: Language) -> Table {
    let say = |both| say(language, both);
    let estimate = |value: f64, wide: f64| Estimate {
        value,
        low: value - wide,
        high: value + wide,
    };
    let row = |name: String, depth, value: f64, wide| TableRow {
        name,
        depth,
        cells: vec![
            TableCell::number(format!("{}", 140 - 25 * depth)),
            TableCell::text(say(SHARE)),
            TableCell::number(format!(
                "{value:.2} ({:.2}, {:.2})",
                value - wide,
                value + wide
            )),
            TableCell::number(format!("{:.2}", value / 2.0)),
        ],
        drawn: Some(PlottedRow {
            own: estimate(value, wide),
            shrunk: (depth > 0).then(|| estimate(value / 2.0, wide * 0.7)),
        }),
    };
    let mut rows = vec![
        row(say(ORGANISATION), 0, 0.12, 0.1),
        row(say(LONG_NAME), 1, 0.83, 0.42),
    ];
    rows.extend((1..=6).map(|n| {
        let name = format!("{} {n}", say(DEPARTMENT));
        row(name, 1 + n % 2, f64::from(n) / 4.0 - 0.9, 0.3)
    }));
    rows.push(hidden(language));
    Table {
        caption: say(CAPTION),
        first: say(UNIT),
        columns: COLUMNS.map(say).to_vec(),
        plot: Some(change(language)),
        rows,
    }
}

/// So many departments, every seventh hidden, on a scale of ratios.
pub fn many(language: Language, count: u32) -> Table {
    let say = |both| say(language, both);
    let row = |n: u32| {
        let value = 0.5 + f64::from(n % 19) / 10.0;
        let told = !n.is_multiple_of(7);
        let figure = |text: String| match told {
            true => TableCell::number(text),
            false => TableCell::mark(say(NOT_TOLD)),
        };
        let own = Estimate {
            value,
            low: value * 0.8,
            high: value * 1.3,
        };
        TableRow {
            name: format!("{} {n:03}", say(DEPARTMENT)),
            depth: 1,
            cells: vec![
                figure(format!("{}", 10 + n)),
                TableCell::text(say(SHARE)),
                figure(format!("{value:.2} ({:.2}, {:.2})", own.low, own.high)),
                figure(format!("{:.2}", value.sqrt())),
            ],
            drawn: told.then_some(PlottedRow {
                own,
                shrunk: Some(Estimate {
                    value: value.sqrt(),
                    low: value.sqrt() * 0.9,
                    high: value.sqrt() * 1.15,
                }),
            }),
        }
    };
    Table {
        caption: say(RATIO),
        first: say(UNIT),
        columns: COLUMNS.map(say).to_vec(),
        plot: Some(ratio(language)),
        rows: (1..=count).map(row).collect(),
    }
}

/// A department of which nothing is told.
fn hidden(language: Language) -> TableRow {
    let mark = |both| TableCell::mark(say(language, both));
    TableRow {
        name: format!("{} 7", say(language, DEPARTMENT)),
        depth: 1,
        cells: vec![mark(HIDDEN), mark(NOT_TOLD), mark(NOT_TOLD), mark(NOT_TOLD)],
        drawn: None,
    }
}

fn change(language: Language) -> TablePlot {
    TablePlot {
        title: say(language, SCALE),
        scale: PlotScale::Linear,
        low: -2.0,
        high: 2.0,
        usual: 0.0,
        ticks: [-2.0, -1.0, 0.0, 1.0, 2.0]
            .map(|tick: f64| (tick, format!("{tick}")))
            .to_vec(),
    }
}

fn ratio(language: Language) -> TablePlot {
    let tick = |value, text: &str| (value, text.to_owned());
    TablePlot {
        title: say(language, RATIO),
        scale: PlotScale::Ratio,
        low: 0.25,
        high: 4.0,
        usual: 1.0,
        ticks: vec![
            tick(0.25, "¼"),
            tick(0.5, "½"),
            tick(1.0, "1"),
            tick(2.0, "2"),
            tick(4.0, "4"),
        ],
    }
}
