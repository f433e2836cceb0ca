### Reports for HR: the builder, the report in words, the files.

## The builder

report-build-kicker = Reports
report-build-title = A report that can be forwarded
report-build-lead = It is made of what was published and of nothing else: change of people against their own usual, never fewer than { $least } people, nothing about a person.
report-quarters = Quarters
report-quarters-hint = At most { $most }.
report-departments = Departments
report-departments-hint = None ticked is all of them. A department comes with what is below it.
report-language = Language of the report
report-build = Show this report
report-preview = Preview
report-contents = Contents
report-take = Take it away
report-take-about = Each file has the same figures and the same gaps as this page, and carries its hash. The same choice gives the same file again.
report-take-pdf = PDF
report-take-xlsx = XLSX (spreadsheet)
report-take-csv = CSV
report-take-csv-bom = CSV with a byte-order mark, for older spreadsheet programs
report-take-json = JSON
report-take-print = Page to print
report-take-ledger = Each file that is taken away stands in the ledger with its scope and hash, where the people whom it concerns see it.
report-print-back = Back to the report
report-stricter = no longer shown
wrong-quarter = A quarter looks like 2026-Q3.
wrong-report-quarters = A report has at most { $most } quarters.
wrong-report-departments = Choose at most { $most } departments, or none for all.
wrong-report-unknown-department = There is no such department in these quarters. Choose one of the list.
wrong-report-not-closed = { $quarter } has not closed.
wrong-report-stricter = { $quarter } closed under a smaller group size than is in force now and is no longer shown.

## No report

report-none-title = No quarter has closed yet
report-none-why = Here will stand how departments change from quarter to quarter, from { $least } people on.
report-none-when = A quarter closes when the last week of its last team has closed. The first tells coverage, reviews and what was done; changes follow once people's usual is known.
report-open-title = Not closed yet: { $quarter }
report-open-running = It closes with its last team's last week, on { $after } at the earliest.
report-open-over = It is over and waits until the last week of its last team has closed.
report-open-past = Nothing was published for it.

## The cover

report-title = How departments changed: { $period }
report-period = { $first } to { $last }
report-lead = Change of people against their own usual, never levels, and never fewer than { $least } people. Nothing here is about a person.
report-scope = Scope
report-scope-all = all departments
report-closed = closed { $day }, { $time } UTC
report-closed-late = closed late, { $day }, { $time } UTC, with the entries as they stood then
report-threshold = Threshold
report-threshold-people = a figure stands on at least { $least } people
report-parameters = Version of the parameters
report-hash = Hash of the content (SHA-256)

## Tables

report-unit = Unit
report-rest = Everybody else in { $of }
report-rest-with = Everybody else in { $of }, with { $names }
report-people-from = { $from } to { $to }
report-estimate = { $value } ({ $low }{"\u00A0"}to{"\u00A0"}{ $high })
report-hidden = suppressed
report-not-told = not told
report-no-row = no such unit then
report-drawn-together = Drawn together
report-not-drawn = see the units below
report-compared = People compared
trend-shorter = shorter than the quarter before
trend-same = about as long as the quarter before
trend-longer = longer than the quarter before
trend-fewer = fewer than in the quarter before
trend-as-many = about as many as in the quarter before
trend-more = more than in the quarter before
trend-not-known = not known

## Summary

report-summary = Summary
report-summary-about = Of { $quarter }, in the order of the organisation; nothing is ranked.
report-summary-done = What was done ({ $unit }): leads reviewed { $reviewed } of their teams' closed weeks; follow-ups: { $followups }.
report-changed-unit = { $unit } { $estimate }
report-changed-isolation = Connection.{ $above ->
        [0] {""}
       *[other] {" "}Less than usual: { $abovenames }.
    }{ $below ->
        [0] {""}
       *[other] {" "}More than usual: { $belownames }.
    }{ $same ->
        [0] {""}
        [one] {" "}No change that stands out from chance: one unit.
       *[other] {" "}No change that stands out from chance: { $same } units.
    }
report-changed-home-to-work = Home into work.{ $above ->
        [0] {""}
       *[other] {" "}More often than usual: { $abovenames }.
    }{ $below ->
        [0] {""}
       *[other] {" "}Less often than usual: { $belownames }.
    }{ $same ->
        [0] {""}
        [one] {" "}No change that stands out from chance: one unit.
       *[other] {" "}No change that stands out from chance: { $same } units.
    }
report-changed-work-to-home = Work into home.{ $above ->
        [0] {""}
       *[other] {" "}More often than usual: { $abovenames }.
    }{ $below ->
        [0] {""}
       *[other] {" "}Less often than usual: { $belownames }.
    }{ $same ->
        [0] {""}
        [one] {" "}No change that stands out from chance: one unit.
       *[other] {" "}No change that stands out from chance: { $same } units.
    }
report-changed-clear = “I know who will use what I am building.”{ $above ->
        [0] {""}
       *[other] {" "}More than usual: { $abovenames }.
    }{ $below ->
        [0] {""}
       *[other] {" "}Less than usual: { $belownames }.
    }{ $same ->
        [0] {""}
        [one] {" "}No change that stands out from chance: one unit.
       *[other] {" "}No change that stands out from chance: { $same } units.
    }
report-changed-heard = “Who sets priorities understands the constraints of my work.”{ $above ->
        [0] {""}
       *[other] {" "}More than usual: { $abovenames }.
    }{ $below ->
        [0] {""}
       *[other] {" "}Less than usual: { $belownames }.
    }{ $same ->
        [0] {""}
        [one] {" "}No change that stands out from chance: one unit.
       *[other] {" "}No change that stands out from chance: { $same } units.
    }
report-and-more = { $named } and { $more } more
report-summary-first-response = First response to pull requests, { $trend }: { $units }.
report-summary-stamps = Pull requests waved through, { $trend }: { $units }.
report-summary-remote-one = { $what }: { $class } { $estimate }
report-summary-remote = Remote days.{ $count ->
        [0] {" "}No number of remote days a week stands out from people's own mean.
       *[other] {" "}Off people's own mean: { $found }. This is not a cause.
    }
report-cannot-hidden =
    { $count ->
        [one] Of one unit nothing can be said: fewer than { $least } people, or fewer than { $least } could be had from it by subtraction.
       *[other] Of { $count } units nothing can be said: fewer than { $least } people, or fewer than { $least } could be had from them by subtraction.
    }
report-cannot-compared =
    { $count ->
        [one] Of one unit no change of connection and boundary can be said: fewer than { $least } people have twelve weeks of their own from before the quarter.
       *[other] Of { $count } units no change of connection and boundary can be said: fewer than { $least } people have twelve weeks of their own from before the quarter.
    }
report-cannot-context =
    { $count ->
        [one] Of one unit no change of business context can be said: fewer than { $least } people answered often enough in the quarter and before it.
       *[other] Of { $count } units no change of business context can be said: fewer than { $least } people answered often enough in the quarter and before it.
    }

## What was done

report-done = What was done about it
report-done-about = Of the teams' weeks that closed in the quarter, how many a lead had reviewed when it closed; and the follow-ups written in it. It tells that somebody looked, not how good a lead is.
report-reviewed-caption = Weeks reviewed
report-follow-ups-caption = Follow-ups
report-follow-ups =
    { $written ->
        [0] none written
       *[other] { $done } of { $written } done, { $dropped } dropped, { $open } open
    }
report-done-unknown = not told then
report-no-week = no week closed

## Coverage

report-coverage = Who answered
report-coverage-about = Who belonged to one department all quarter long. Shares are told in steps of twenty points and numbers of people in steps of five, from { $least } people on.
report-coverage-caption = Weeks answered
report-people-caption = People who could answer

## What is compared with people's own usual

report-isolation = Connection
report-isolation-about = In units of people's own week-to-week variation: 0 is as usual, above it is less connected.
report-isolation-caption = Connection against people's own usual
report-home-to-work = Home into work
report-home-to-work-about = Interruptions of work by home that were not agreed beforehand, as a multiple of people's own usual rate: 1 is as usual.
report-home-to-work-caption = Home into work, times usual
report-work-to-home = Work into home
report-work-to-home-about = Evenings and days off into which work came unasked, as a multiple of people's own usual rate: 1 is as usual.
report-work-to-home-caption = Work into home, times usual
report-context = Business context
report-context-about = Two weekly statements, answered from 1 to 5, against people's own answers before the quarter: 0 is as usual, above it is more agreement. They are two directions and are never averaged.
report-clear-caption = “I know who will use what I am building and why it matters now”
report-heard-caption = “The people who set priorities understand the constraints of my work”

## Reviews

report-reviews = Review quality
report-reviews-about = Trends only, against the quarter before, from at least { $least } people on.
report-first-response-caption = Wait for a first response
report-stamps-caption = Pull requests waved through

## Remote days

report-remote = By number of remote days a week
report-remote-about = Of the whole organisation: weeks with so many remote days against each person's own mean over the quarter, first averaged for each person.
report-remote-no-cause = This is not a cause: weeks differ in more than where people worked.
report-remote-unknown = These quarters closed before it was told.
report-remote-days = Remote days
report-remote-class =
    { $days ->
        [0] none
        [one] 1 day
        [5] 5 days or more
       *[other] { $days } days
    }
report-remote-connection = Connection, in points of the answer from 1 to 5
report-remote-focus = Focus, in points of the answer from 1 to 5
report-remote-care = Days with time for family or care, in points of percent

## Method and limits

report-method = Method and limits
report-method-least = A figure stands on at least { $least } people who answered; their number is told in steps of five. What is suppressed cannot be had by subtraction either, neither between units nor between quarters.
report-method-usual = Usual is each person's own, known from twelve weeks before the quarter. Connection is in units of people's own week-to-week variation; interruptions are a multiple of people's own usual rate, held between 0.25, which stands for less too, and 4, which stands for more.
report-method-interval = In brackets: the 95{"\u00A0"}% interval. Where it holds 0 (or 1, for interruptions), no change can be told from chance.
report-method-together = Drawn together: from four units on, each figure is drawn towards the others by as much as its own is uncertain (empirical Bayes), from the published figures alone. Units stand in the order of the organisation; they are not ranked.
report-method-context = Business context: each person's mean in the quarter minus their own mean before it, over people who answered at least twice in the quarter and four times before.
report-method-not-told = Not told: fewer than { $least } people can be compared with themselves, the figure would tell about fewer than { $least }, or everybody is the same in it.
report-method-rest = “Everybody else” is who stands in no row of their own: smaller units together and people who belong to the unit directly, so that totals stay whole.
report-method-reviews = First response needs { $least } authors and twenty pull requests in both quarters; a quarter longer or shorter counts (policy choice). Waved through: a quick approval without a word, from forty pull requests in both quarters, where the difference stands out from chance.
report-method-done = Weeks reviewed come in steps of twenty points; follow-ups are counted, never read.
report-method-remote = Remote days: weeks of at least four days to work of which it is known where, of people with weeks of at least two kinds; ten people or more a row, each person's classes weighing the same; a row gives way where rows could be combined to tell about fewer.
report-limits = What this cannot tell
report-limit-cause = Nothing here says why. A change says that people differ from themselves, not what made it.
report-limit-chance = Of twenty intervals one lies off usual by chance alone. Look at what holds over quarters.
report-limit-validity = The questions are short and their thresholds are policy choices without outside validation. It is no diagnosis and no measure of a department's or a lead's performance.
report-limit-confidential = Confidential, not anonymous: groups only, change only. Levels of groups that hardly change could be guessed at over many quarters.
report-method-fixed = A closed quarter stays as it is, whatever is corrected or erased later; every file of this choice has the same figures.
report-method-hash = The hash on the cover is of the figures, the same in every language and format; the JSON file holds the text that was hashed. Each file stands in the ledger with it.
