
### A person's own signals, for themselves alone.

said-seen = Noted. The evidence goes on from half of the alarm, so that what lasts is told again.
said-rebased = From the next week on you are compared with your last weeks. What was usual before is kept.
wrong-too-few-weeks = There are not twelve weeks with enough answers yet.

my-family-isolation = Isolation
my-family-boundary = Boundary
my-family-habits = Habits
my-family-context = Business context

signal-connection = Connection
signal-quiet-days = Days without talk
signal-breadth = Breadth of talk
signal-home-to-work = Home → work
signal-work-to-home = Work → home
signal-movement = Movement
signal-outdoors = Outdoors
signal-clear = Who uses it and why
signal-heard = Constraints understood

## Me, the states

states-kicker = { $week } · only you see this page
states-title-steady = Your weeks are about as usual
states-title-unknown = Too early to say: your first signals need a few weeks
states-lead = Each line is compared with yourself, never with anybody else, and they are never summed up. { $week } is the last complete week.
states-policy = Which thresholds are policy choices, and what they are now
states-early-title = Your first states come when a week is complete
states-early = The running week closes on { $closes }; until then its missing days can be answered. After it, everything that one week can tell stands here: days without talk, movement, time outdoors.
states-early-then = What is compared with your usual needs eight weeks with enough answers, in full twelve. Each grey line will say what it still waits for.
states-early-weeks = What you have logged so far, week by week
band-unconfirmed = Usual, unconfirmed
states-good-title = Good sides of { $week }
states-good =
    Uninterrupted time on { $uninterrupted }, time for family or care on { $family }, of { $days ->
        [one] one day
       *[other] { $days } days
    } with a check-in.

title-connection-since = Connection has been lower than your usual since { $week }
title-connection-once = Connection was much lower than your usual in { $week }
title-connection-rule = Connection is low
title-quiet-days-rule = Many of your remote days pass without casual talk
title-breadth-rule = Your casual talk rests on very few people
title-home-to-work-since = Home has come into work more often than your usual since { $week }
title-work-to-home-since = Work has come home more often than your usual since { $week }
title-work-to-home-rule = Work came home on many days of { $week }
title-movement-rule = You moved little in { $week }
title-outdoors-rule = You were little outdoors in { $week }
title-clear-rule = It is not clear to you who uses your work, and why now
title-heard-rule = Your constraints are not understood, as you see it

steady-connection = Connection is about as usual for you
steady-quiet-days = Your remote days have talk in them
steady-breadth = Your casual talk is spread over several people
steady-home-to-work = Home comes into work about as often as usual
steady-work-to-home = Work comes home about as often as usual
steady-movement = You moved enough in { $week }
steady-outdoors = You were outdoors enough in { $week }
steady-clear = You know who uses your work, and why
steady-heard = Your constraints are understood, as you see it
unknown-signal = { $signal }: not known yet

line-mean =
    { $value } of 5; { $answers } of { $of ->
        [one] one day
       *[other] { $of } days
    } answered.
line-mean-usual = { $value } against your usual { $usual }; { $answers } of { $of } days answered.
line-mean-few = { $answers } of { $of } days answered.
line-count =
    { $seen } on { $days ->
        [one] one answered day
       *[other] { $days } answered days
    }.
line-count-usual =
    { $seen } on { $days ->
        [one] one answered day
       *[other] { $days } answered days
    }; your usual is { $usual }.
line-quiet =
    { $quiet } of { $days ->
        [one] one remote day
       *[other] { $days } remote days
    } without casual talk; longest run in four weeks: { $streak }.
line-breadth = As if you talked evenly with { $value } people, over four weeks.
line-breadth-none = Too little talk with named colleagues in four weeks.
line-minutes =
    { $minutes } minutes on { $days ->
        [one] one answered day
       *[other] { $days } answered days
    }.
line-minutes-least =
    At least { $minutes } minutes, on { $days ->
        [0] no answered day
        [one] one answered day
       *[other] { $days } answered days
    }.
line-answers =
    { $value } of 5, the mean of { $answers ->
        [one] one answer
       *[other] { $answers } answers
    } in four weeks.
line-answers-few =
    { $answers ->
        [0] No answer
        [one] One answer
       *[other] { $answers } answers
    } in four weeks.

missing-weeks = Needs { $needed } weeks with enough answers, has { $have }: known from { $week } on, at the earliest.
missing-days = Needs { $needed } answered days in a week, had { $have }: known again after { $week }, at the earliest.
missing-remote-days = Needs { $needed } remote days with an answer about talk, had { $have }: known after { $week }, at the earliest.
missing-minutes = Needs { $needed } minutes of talk with named colleagues in four weeks, had { $have }: known after { $week }, at the earliest.
missing-answers = Needs { $needed } answers to the question of the week in four weeks, has { $have }: known after { $week }, at the earliest.

week-number-first = Week { $week }
week-of-year = { $week } of { $year }

## Rest

signal-rest = Rest between days
title-rest-rule = Nights between two days of work were short in { $week }
steady-rest = You had eleven hours between your days of work
line-rest =
    { $short ->
        [0] No night
        [one] One night
       *[other] { $short } nights
    } under eleven hours; { $days } days with traces of work.
missing-work-days = Needs { $needed } days with pull requests, reviews or logged work, had { $have }: known after { $week }, at the earliest.
signal-fired-law = This state comes from a legal text:
clears-rule-short-rest = { $value } hours between the last and the next work, every night of a week.
rule-short-rest = { $value } hours of rest in every 24 (EU directive 2003/88/EC, Article 3). Traces of work on the forge and what you logged are a weak measure of work; only you see it.
try-rest = Begin later on the morning after a late evening, and say so in your calendar.

## One signal

signal-kicker = { $family } · { $week } · only you see this page
signal-back = All my signals
signal-fired-act = This comes from the evidence: by chance alone so much of it adds up about once in three years.
signal-fired-watch = This comes from the evidence, and is a quiet note: by chance alone there is one about twice a year.
signal-fired-rule = This state comes from a threshold that is a policy choice:
signal-fired-beside = A threshold that is a policy choice says so too:
signal-fired-both = Evidence is adding up; the state itself comes from a threshold that is a policy choice:
signal-not-confirmed = With the days you did not answer a little worse, it would be watched. It is not confirmed.
signal-provisional = Compared with your first eight weeks, so a stronger alarm is asked for until twelve are there.
signal-seen = You said that you have seen this. What lasts is told again.

values-connection = Your weekly mean of connection, 1 to 5. Shaded: your usual range, from { $from } to { $to }. Gaps are weeks with too few answers.
values-counts = How often, by week. Shaded: what is usual for you in a week with five answered days, from { $from } to { $to }. Gaps are weeks with fewer than three answered days.
values-no-usual = By week. Gaps are weeks with too few answers. Your usual range is drawn as soon as there are eight weeks.
values-quiet-days = Percent of remote days without casual talk, by week. Gaps are weeks with fewer than three remote days that were answered.
values-minutes = Minutes by week. Gaps are weeks with fewer than four answered days.
values-answers = Your answer of the week, 1 to 5. Gaps are weeks without one.
unit-percent = % of remote days
unit-answer = answer, 1–5
onset-since = since { $week }

evidence-title-connection = Evidence that connection is lower than usual
evidence-title-home-to-work = Evidence that home comes into work twice as often as usual
evidence-title-work-to-home = Evidence that work comes home twice as often as usual
evidence-about = Evidence adds up while weeks are worse than usual and goes down while they are not. Watched above { $watch }, act above { $act }. Weeks before there was a reference have none.
evidence-unit = evidence
evidence-watch = watch
evidence-act = act
head-evidence = Evidence
head-usual = Usual
head-deviation = Deviation

why = Why
arithmetic-scores = { $week }: { $value }; usual { $usual }, typical spread { $spread }. That is { $deviation } spreads worse; one is allowed for. Evidence { $before } before, { $evidence } now; act above { $act }.
arithmetic-scores-better = { $week }: { $value }; usual { $usual }, typical spread { $spread }. That is { $deviation } spreads better. Evidence { $before } before, { $evidence } now; act above { $act }.
arithmetic-counts = { $week }: { $value } in { $days } answered days; usual { $usual }. That adds { $deviation } to the evidence: { $before } before, { $evidence } now; act from { $act }.
arithmetic-gap = { $week } had too few answers; the evidence of { $evidence } is carried; act at { $act }.
arithmetic-since = Since { $week }.

reason-mode-worse = Of the change of { $change } points against your reference, { $mix } goes together with more remote days, { $rate } with days of either kind feeling different ({ $n } days in the last four weeks).
reason-talk-worse = Of the change of { $change } points against your reference, { $mix } goes together with more days without casual talk, { $rate } with days of either kind feeling different ({ $n } days in the last four weeks).
reason-evening-worse = Of the change of { $change } points against your reference, { $mix } goes together with more days after an evening into which work came, { $rate } with days of either kind feeling different ({ $n } days in the last four weeks).
reason-quiet-worse = { $quiet } of { $of } remote days had no casual talk; in the twelve weeks before it was { $quiet-before } of { $of-before }.
reason-kind-worse = { $count } of { $all } in the last four weeks: { $about }.
reason-topic-worse = What it was about, { $count } of { $all } times in the last four weeks: { $about }.

clears = What would clear it
clears-mean-act = A week at { $value } or better ends the alarm; it would still be watched.
clears-mean-watch = A week at { $value } or better ends it.
clears-at-most-act =
    A week with at most { $count } in { $days } answered days ends the alarm; it would still be watched.
clears-at-most-watch = A week with at most { $count } in { $days } answered days ends it.
clears-not-in-one-week = Not in one week; several that are as usual take it down.
clears-usual = It was one week far below the others: the next one that is as usual ends it.
clears-rule-connection-low = A week at { $value } or better.
clears-rule-connection-low-twice = A week above { $value }.
clears-rule-quiet-share = Talk on more of the remote days: below { $value } of them without.
clears-rule-quiet-streak = One remote day with a casual talk.
clears-rule-breadth = Talk with one or two more people: { $value } or more.
clears-rule-intrusion-days = Fewer than { $value } such days in a week.
clears-rule-active-minutes = { $value } minutes in a week.
clears-rule-outdoor-minutes = { $value } minutes outdoors in a week.
clears-rule-indoor-streak = A few minutes outdoors on one of the days.
clears-rule-context-level = Answers of { $value } or better, on the mean of four weeks.

rule-connection-low = a weekly mean below { $value } is watched.
rule-connection-low-twice = two weeks in a row at or below { $value }.
rule-quiet-share = { $value } or more of the remote days without casual talk are watched.
rule-quiet-streak = { $value } such days in a row are watched.
rule-breadth = an effective number below { $value } is watched.
rule-intrusion-days = { $value } or more days of a week on which work came home unasked are watched.
rule-active-minutes = below { $value } minutes a week it is watched. 150 to 300 is what the WHO recommends.
rule-outdoor-minutes = below { $value } minutes a week it is watched.
rule-indoor-streak = { $value } answered days in a row without going out are watched.
rule-context-level = below { $value } of 5 it is watched.

try = One thing to try
try-connection = Ask one colleague for fifteen minutes this week, without an agenda. If you can choose, a day in the office with people you like to meet.
try-quiet-days = Put one short talk into each remote day: a coffee call, a shared lunch, five minutes before a meeting begins.
try-breadth = Talk once with somebody you have not talked to for a while, from another team if you can.
try-home-to-work = Agree at home on two or three hours in which you are not to be asked, and on what can wait. The household sheet helps to talk it over.
try-work-to-home = Agree in the team what is urgent at night and who answers it; silence the rest after work.
try-movement = Give a walk the place that the way to work had: before the first meeting, or after the last.
try-outdoors = Take one call or one break of each day outside.
try-clear = Ask for one user of what you are building, and talk to them for a quarter of an hour.
try-heard = Name one constraint to those who set priorities, with what it costs, before the next plan is made.
to-household = To the household sheet
to-partners = To my talk partners

seen-press = I have seen this
seen-about = It stays in your chart. The evidence goes on from half of the alarm.

usual-title = What is usual for you
usual-none = Your reference needs { $needed } weeks with enough answers.
usual-eight = Made of your first eight weeks with enough answers, { $from } to { $to }: provisional, until twelve are there.
usual-twelve = Made of your first twelve weeks with enough answers, { $from } to { $to }. It does not move with later weeks.
usual-kept-eight = Made of your first eight weeks with enough answers, { $from } to { $to }: evidence was running when twelve were there, so these stay.
usual-asked = Made of weeks { $from } to { $to }, because you asked.
usual-earlier = Earlier ones are kept:
usual-rebase-fold = Take my last weeks as usual
usual-rebase-about = If your life has changed for good, you can be compared with your last 26 weeks with enough answers from the next week on. The evidence begins again at nothing. Do not do it to silence an alarm: what is bad now would become the usual.
usual-rebase-press = Compare me with my last weeks

power-title = What this can find, and what not
power-connection = A lasting fall of one full point is found within four weeks about five times out of six; one of 0.6 points two times out of five in four weeks, four times out of five in twelve. By chance alone it says Act about once in three years. It cannot find dips shorter than two weeks, changes below 0.4 points, or anything with fewer than three answered days a week.
power-counts = Three times as many as usual are found within four weeks about five times out of six, twice as many about four times out of nine, and seven times out of ten within eight. By chance alone it says Act about once in three years. What was agreed beforehand is shown and never counted.
