### Policy choices, and annotations beside charts.

## What is wrong with a field
wrong-decimal = Please give a number from { $least } to { $most }, with two decimals at the most.
wrong-order = This one must not lie above the one before it.
wrong-policy-same = Nothing would change: these are the thresholds that were set last.
wrong-annotations-most = { $most } annotations are kept at the most. Please remove one that is no longer needed first.

## Policy choices
policy-choice = policy choice
policy = Policy choices
policy-title =
    { $changed ->
        [0] All thresholds are as Irori comes with them
        [one] One threshold differs from what Irori comes with
       *[other] { $changed } thresholds differ from what Irori comes with
    }
policy-lead = A threshold says from where on Irori points at something. These are policy choices: no study has validated them, and your organisation can set them otherwise.
policy-why = Why “policy choice”
policy-why-not-validated = No study has validated these thresholds. They say when to look closer, not what is healthy.
policy-why-labelled = Wherever one of them shows, “policy choice” stands beside it and leads here.
policy-why-prospective = Changing one changes nothing in weeks that are over. It counts from the first week that has not begun anywhere.
policy-why-everybody = Everybody here can read this page; only admins set thresholds.
policy-to-set = Set the thresholds
policy-thresholds = The thresholds
policy-caption = The thresholds in { $week } of { $year }
policy-head-threshold = Threshold
policy-head-now = Counts now
policy-head-coming = From { $week }
policy-head-default = Irori comes with
policy-coming = A change has been set. It counts from { $week } of { $year } on, which begins on { $day }.

## Its units
policy-unit = Unit: { $unit }
policy-unit-score = mean answer, 1 to 5
policy-unit-share = share, 0 to 1
policy-unit-days = days
policy-unit-minutes = minutes a week
policy-unit-partners = partners
policy-unit-points = points
policy-unit-pace = lines an hour

## Its thresholds
policy-group-connection = Connection and talk
policy-group-boundary = Border between home and work
policy-group-habits = Movement and time outdoors
policy-group-context = Business context
policy-group-missing = Unanswered days
policy-group-reviews = Reviews
policy-connection-watch = Connection: watch below
policy-connection-watch-means = A week is watched when the mean of a person's answers about connection, from 1 to 5, lies below this.
policy-connection-act = Connection: act at or below
policy-connection-act-means = Two answered weeks in a row with a mean at or below this ask for action. It must not lie above the threshold for watching.
policy-quiet-share = Quiet remote days: watch from
policy-quiet-share-means = The share of a week's remote days without any casual talk, from 0 to 1, from which on the week is watched.
policy-quiet-streak = Quiet remote days in a row: watch from
policy-quiet-streak-means = So many answered remote days in a row without casual talk are watched.
policy-breadth = Talk partners: watch below
policy-breadth-means = Talk that is spread over fewer partners than this in four weeks is watched. Partners count by their share of the minutes: two with equal shares are 2, one beside whom another hardly counts is little more than 1.
policy-intrusion-days = Work into home: watch from
policy-intrusion-days-means = So many days in a week on which work came into free time, without that being one's own choice, are watched.
policy-active-minutes = Movement: watch below
policy-active-minutes-means = A week with fewer active minutes than this is watched. Vigorous minutes count twice, light ones not at all.
policy-outdoor-minutes = Time outdoors: watch below
policy-outdoor-minutes-means = A week with fewer minutes outdoors than this is watched.
policy-indoor-streak = Days indoors in a row: watch from
policy-indoor-streak-means = So many answered days in a row without a minute outdoors are watched.
policy-context-level = Business context: clear from
policy-context-level-means = A person whose mean answer to a weekly question, from 1 to 5, is at least this counts as clear about it, or as heard.
policy-share-ok = Share of a team: usual from
policy-share-ok-means = From this share on, from 0 to 1, of people who are clear, heard, or in touch with business and users, the team's business context is as usual.
policy-share-act = Share of a team: act below
policy-share-act-means = Below this share, from 0 to 1, the team's business context may ask for action. It must not lie above the share for usual.
policy-sensitivity = Unanswered days: taken off
policy-sensitivity-means = So many points are taken off for each unanswered day, to see whether “usual” would still hold if those days had been worse.
policy-review-pace = Review pace: too fast above
policy-review-pace-means = An approval that came faster than this many lines an hour, from when the lines could first be read, and without a comment of substance, counts as a stamp. Reviews show the share at 200 lines an hour as well.

## Setting them
policy-set = Change thresholds
policy-set-from = What you set counts from { $week } of { $year } on, which begins on { $day }. Weeks before it stay as they are.
policy-press = Set the thresholds
said-policy = The thresholds are set. This page says from which week on they count.
policy-history = Versions
policy-history-none = No threshold has been changed so far.
policy-version = Version { $number }, from { $week } of { $year } on
policy-version-superseded = Version { $number }, replaced before { $week } of { $year } began
policy-set-by = Set { $at } by { $name }
policy-set-by-gone = Set { $at } by an account that is gone
policy-changed = { $threshold }: { $before } → { $after }

## Annotations
annotations = Annotations
annotations-none-mine = None in these weeks. A few words on a day or a range help to read a chart later: a new team, a move, a holiday.
annotations-none-lead = None in these weeks. A few words on a day or a range help everybody to read the charts later: a release freeze, an office move.
annotations-none-member = None in these weeks. Leads of the team can write a few words on a day or a range, such as a release freeze.
annotations-marked = A letter stands above the charts where its days are; an annotation without one lies outside the weeks drawn.
annotations-letters = Letters above the weeks are explained under Annotations.
annotation-days = { $from } to { $to }
annotation-by = by { $name }
annotation-unreadable = This annotation cannot be opened.
annotation-add = Add an annotation
annotation-from = First day
annotation-to = Last day
annotation-to-hint = Leave blank for a single day.
annotation-text = A few words
annotation-text-hint-mine = Only you read this.
annotation-text-hint-team = Everybody in the team reads this. Name no person.
annotation-press = Add
annotation-remove = Remove
annotation-remove-label = Remove the annotation of { $days }
said-annotation = The annotation is kept.
said-annotation-removed = The annotation is gone.
