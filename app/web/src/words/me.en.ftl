### Today, the quick logs, my entries, me.

## Everywhere

save = Save
change = Change
edit = Edit
skip = skip
yes = yes
no = no
day = Day
day-hint = Today, one of the 14 days before, or the day it has now.
to-the-check-in = To today's check-in
unreadable = The check-in of this day cannot be opened. Nothing of it is shown or counted, and nothing can be entered in its place. Unless a notice says that your earlier texts are sealed, please tell your admin.
unreadable-title = Cannot be opened
unreadable-about = Nothing of it is shown or counted: it may be damaged or somebody else's. Unless a notice says that your earlier texts are sealed, please tell your admin.
unreadable-entry = Unreadable
wrong-day-unreadable = The check-in of this day cannot be opened, so nothing can be saved in its place. Unless a notice says that your earlier texts are sealed, please tell your admin.
wrong-text-unreadable = The text that is there cannot be opened, so nothing can be saved in its place. Unless a notice says that your earlier texts are sealed, please tell your admin.
sentence-gap = { " " }

## Today

today-title-morning = Good morning, { $name }. How are you today?
today-title-day = Hello, { $name }. How is today going?
today-title-evening = Good evening, { $name }. How was today?
today-title-past = How was { $day }?
last-week-missing = Last week closes { $closes }. If you like, add the days that are still missing:
check-in-change = Save the changes
anything-may-be-skipped = Anything may be skipped.
this-week = This week
week-closes = The week closes { $closes }. Leads only ever see several people together, never you by yourself.
dot-answered = answered
dot-off = day off
dot-today = today, still open
dot-missing = missing
dot-ahead = still to come

## The check-in

item-connection = I felt connected to the people I work with
item-short-connection = Connection
item-mood = Mood
item-energy = Energy
item-focus = Focus
score-not-at-all = not at all
score-some = some
score-very-much = very much
score-low = low
score-fair = fair
score-high = high
worked-from = Worked from
mode-home = home
mode-office = office
mode-elsewhere = elsewhere
mode-off = day off
none-today = None today
none-today-hint = Nothing is assumed: what you leave open counts as not answered, never as none.
none-talk = no casual talk
none-movement = no movement
none-home-to-work = home did not interrupt work
none-work-to-home = work did not interrupt home
none-all = none of these
good-sides = Good sides of the day
good-uninterrupted = uninterrupted time
good-family-time = time for family or care
more-about-today = More about this day
got-dressed = Got dressed
went-out = Went out
outdoor-minutes = Minutes outdoors
they-dont-get-us = “They don't get us”, about
i-dont-get-them = “I don't get them”, about
not-today = not today
topic-priorities = priorities
topic-deadlines = deadlines
topic-constraints = constraints
topic-users = users
topic-quality = quality
topic-other = something else
note = A note, for my eyes only
note-hint = Optional. Sealed; no lead, HR or admin can read it.
note-fold = Note
check-in-blank = nothing answered

## The two questions of the week

pulse-title = Two questions about week { $week }
pulse-clear = I know who will use what I am building and why it matters now
pulse-heard = The people who set priorities understand the constraints of my work
pulse-clear-short = Who uses it and why
pulse-heard-short = Constraints understood
pulse-save = Save both answers
pulse-change = Change these answers

## The quick logs

quick-log = Quick log
log-add = Log
log-change = Something different
logged = Logged
talk = Talk
movement = Movement
home-to-work = Home → work
work-to-home = Work → home
minutes = Minutes
n-minutes = { $n } min
chat-kind = What sort of talk
chat-small-talk = small talk
chat-lunch = lunch
chat-coffee = coffee
chat-other = other
circle = With whom
circle-team = team
circle-other-team = another team
circle-business = PM, manager or business
circle-user = user
circle-outside = outside the company
partners-fold = Name colleagues
partners = Colleagues in this talk (they see nothing of it)
learned = I learned something about the business
activity-kind = What it was
activity-walk = walk
activity-run = run
activity-gym = gym
activity-commute = commute
activity-outing = outing
activity-other = other
intensity = How hard
intensity-light = light
intensity-moderate = moderate
intensity-vigorous = vigorous
outdoors = outdoors
start = Began at
interruption-kind = What it was
interruption-school-run = school run
interruption-childcare = childcare
interruption-chore = chore
interruption-delivery = delivery
interruption-family = family
interruption-home-other = other
interruption-alert = alert
interruption-message = message
interruption-call = call
interruption-meeting = meeting
interruption-work-other = other
agreed = Agreed beforehand?
agreed-yes = agreed
agreed-no = imposed
agreed-not-said = not said
agreed-no-or-not-said = imposed, or not said
could-wait = Could it have waited?
by-choice = Was it my own choice?

## My entries

entries-kicker = My entries · only you see this page
entries-title =
    { $total ->
        [0] No entries here yet
        [one] One entry
       *[other] { $total } entries, newest first
    }
entries-empty = Every check-in, talk, movement and interruption you write down will appear here, with the way to change or delete it. The first one comes with your first check-in.
entries-none-found = Nothing here matches what you chose.
filter = Narrow the list
filter-kind = Kind
filter-every-kind = every kind
filter-week = Week
filter-every-week = every week
filter-week-option = { $week } · from { $monday }
filter-apply = Show
filter-clear = Show everything
kind-check-in = Check-in
kind-weekly-pulse = Questions of the week
kind-chat = Talk
kind-activity = Movement
kind-interruption = Interruption
pager = Pages of the list
pager-newer = Newer
pager-older = Older
pager-place =
    { $total ->
        [one] Page { $page } of { $pages } · one entry
       *[other] Page { $page } of { $pages } · { $total } entries
    }

## One entry

entry-title-check-in = Change this check-in
entry-title-weekly-pulse = Change your two answers about the week
entry-title-talk = Change this talk
entry-title-movement = Change this movement
entry-title-home-to-work = Change this interruption of work
entry-title-work-to-home = Change this interruption of home
entry-save = Save the changes
entry-leave = Leave it as it is
entry-remove = Delete this entry
entry-remove-about = It is deleted at once and cannot be brought back.
entry-remove-sure = Yes, delete this entry
entry-remove-press = Delete

## Me

me-kicker = Week { $week } · only you see this page
me-title-empty = Your weeks will appear here
me-title-so-far =
    { $weeks ->
        [one] Your first week
       *[other] Your { $weeks } weeks so far
    }
me-title-steady = The last four weeks were much like those before
me-lead = The headings compare the last four full weeks with the eight before them. The running week is drawn, never compared.
me-jump = On this page
me-connection = Connection
me-mood = Mood
me-energy = Energy
me-focus = Focus
me-talk = Talk
me-partners = Talk partners
me-home-to-work = Home → work
me-work-to-home = Work → home
me-movement = Movement
me-good-sides = Good sides
me-reference =
    What is usual for you is worked out from { $needed } weeks with enough answers. You have { $have }: your reference needs { $missing ->
        [one] one more week.
       *[other] { $missing } more weeks.
    }
me-empty-first = Here come your connection, mood, energy and focus, week by week; beside them your talks, your movement, and what crossed between home and work in both directions.
me-empty-then = The first point appears with your first check-in. After about seven weeks the headings begin to compare.
me-empty-reference = Your reference needs { $missing } more weeks.

finding-item-up = { $name } has been higher in the last four weeks ({ $recent } against { $before })
finding-item-down = { $name } has been lower in the last four weeks ({ $recent } against { $before })
finding-item-steady = { $name } is about as before ({ $recent })
finding-item-so-far =
    { $weeks ->
        [0] { $name }: no week with enough answers yet
        [one] { $name }: one week so far
       *[other] { $name }: { $weeks } weeks so far
    }
finding-talk-up = Talk has grown: { $recent } minutes a week in the last four weeks, { $before } before
finding-talk-down = Talk has fallen: { $recent } minutes a week in the last four weeks, { $before } before
finding-talk-steady = Talk is about as before ({ $recent } minutes a week)
finding-talk-so-far =
    { $weeks ->
        [0] Talk: no week yet
        [one] Talk: one week so far
       *[other] Talk: { $weeks } weeks so far
    }
finding-partners-up = You have talked with more colleagues: { $recent } a week in the last four weeks, { $before } before
finding-partners-down = You have talked with fewer colleagues: { $recent } a week in the last four weeks, { $before } before
finding-partners-steady = You talk with about as many colleagues as before ({ $recent } a week)
finding-partners-so-far =
    { $weeks ->
        [0] Talk partners: no week yet
        [one] Talk partners: one week so far
       *[other] Talk partners: { $weeks } weeks so far
    }
finding-home-to-work-up = Home has interrupted work more often: { $recent } a week in the last four weeks, { $before } before
finding-home-to-work-down = Home has interrupted work less often: { $recent } a week in the last four weeks, { $before } before
finding-home-to-work-steady = Home interrupts work about as often as before ({ $recent } a week)
finding-home-to-work-so-far =
    { $weeks ->
        [0] Home into work: no week yet
        [one] Home into work: one week so far
       *[other] Home into work: { $weeks } weeks so far
    }
finding-work-to-home-up = Work has reached into home more often: { $recent } a week in the last four weeks, { $before } before
finding-work-to-home-down = Work has reached into home less often: { $recent } a week in the last four weeks, { $before } before
finding-work-to-home-steady = Work reaches into home about as often as before ({ $recent } a week)
finding-work-to-home-so-far =
    { $weeks ->
        [0] Work into home: no week yet
        [one] Work into home: one week so far
       *[other] Work into home: { $weeks } weeks so far
    }
finding-movement-up = You have moved more: { $recent } minutes a week in the last four weeks, { $before } before
finding-movement-down = You have moved less: { $recent } minutes a week in the last four weeks, { $before } before
finding-movement-steady = You move about as much as before ({ $recent } minutes a week)
finding-movement-so-far =
    { $weeks ->
        [0] Movement: no week yet
        [one] Movement: one week so far
       *[other] Movement: { $weeks } weeks so far
    }
finding-good-sides =
    { $days ->
        [0] Good sides: no check-in in the last weeks
       *[other] Good sides { $weeks ->
            [one] this week
           *[other] of the last { $weeks } weeks
        }: uninterrupted time on { $uninterrupted }, family or care on { $family }, of { $days ->
            [one] one day
           *[other] { $days } days
        }
    }

about-item = The mean of your answers from 1 to 5, by week. Weeks with too few answers are gaps.
about-talk = Minutes of casual talk, by week. A hatched mark is a week with no answer about talk.
about-partners = Different colleagues you named in talks, by week; a talk without a name adds nobody. A hatched mark is a week with no answer about talk.
about-home-to-work = How often home interrupted work, by week: agreed beforehand, and on top of it imposed or not said. A hatched mark is a week with no answer.
about-work-to-home = How often work interrupted home, by week. A hatched mark is a week with no answer.
about-movement = Minutes of movement of every kind, by week. A hatched mark is a week with no answer about movement.
about-good-sides = Days with uninterrupted time and days with time for family or care, by week, out of the days with a check-in. A hatched mark is a week without one.
about-base =
    Base: { $days ->
        [one] one answered day
       *[other] { $days } answered days
    } in { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    }; { $compared ->
        [0] no week
        [one] one week
       *[other] { $compared } weeks
    } with enough of them to be compared.
numbers-as-table = The numbers as a table
head-week = Week
head-answered = Answered days
head-working-days = Working days
head-checked-in = Days with a check-in
unit-score = mean of 1–5
unit-minutes = minutes
unit-count = times
unit-people = colleagues
unit-days = days
week-so-far = { $week }, so far
gap = gap
