### For oneself alone: the household sheet, talk partners, patterns.

me-nav = Rooms of Me
me-nav-states = States
me-nav-weeks = Weeks
me-nav-patterns = Patterns
me-nav-partners = Partners
me-nav-household = Household sheet

## The household sheet

household-title = Home and work, and what was good
household-kicker = { $from } to { $to } · { $days ->
        [one] one day
       *[other] { $days } days
    }
household-lead = Only you see this page. Print it with your browser: it fits on one A4 sheet, to talk over at home.
household-choose = Which days
household-from = From
household-to = To
household-apply = Show
household-ready = Ready choices
household-weeks-4 = last 4 weeks
household-weeks-13 = last 13 weeks
household-year = this year
wrong-period-backwards = The last day must not be before the first.
wrong-period-long = That is too long for one sheet: at most { $weeks } weeks.
household-empty-title = Nothing is written down for these days
household-empty = Here comes what home brought into your working time, by kind and hour and whether it was agreed, beside the days with uninterrupted time and with time for family or care. There is a sheet as soon as there is one entry or check-in.
household-kinds-title =
    { $count ->
        [0] { $answered ->
            [0] What home brought into work: not answered on these days
            [one] On the one day answered, home did not come into work
           *[other] On the { $answered } days answered, home did not come into work
        }
        [one] Home came into work once
       *[other] Home came into work { $count } times: { $agreed } agreed beforehand, { $imposed } imposed, { $unsaid } not said
    }
household-kinds-about =
    By kind, with how often and for how long. Base: { $answered ->
        [0] no day
        [one] one day
       *[other] { $answered } days
    } of { $days } with an answer.
household-outside =
    { $count ->
        [one] One of them was on a day without a check-in; it is drawn, and that day is not in the base.
       *[other] { $count } of them were on days without a check-in; they are drawn, and those days are not in the base.
    }
household-note =
    { $count ->
        [one] once
       *[other] { $count } times
    } · { $minutes } min
household-kind = Kind
household-times = times
household-all = all together
household-hours-title = When they began
household-hours-peak = They began most often between { $from } and { $to } ({ $count } of { $all })
household-hours-about =
    By the hour in which they began. { $without ->
        [0] Every one has its start.
        [one] One without a start is not in it.
       *[other] { $without } without a start are not in it.
    }
household-hours-none = No start was written down, so there is nothing to draw by hour.
household-hour = Hour
household-without-start = start not said
household-wait-title = { $yes } could have waited, { $no } could not, { $unsaid } not said
household-wait-about =
    Out of { $count ->
        [one] one time
       *[other] { $count } times
    }, as you saw it.
household-wait = Could it have waited?
household-wait-yes = could have waited
household-wait-no = could not
household-wait-unsaid = not said
household-good-title =
    { $days ->
        [0] Good sides: no check-in on these days
       *[other] Good sides: uninterrupted time on { $uninterrupted ->
            [one] one day
           *[other] { $uninterrupted } days
        }, family or care on { $family }
    }
household-good-about =
    Filled: days with it. Outlined: the other days with a check-in, { $days ->
        [one] one day
       *[other] { $days } days
    } together.
household-good-note = { $count } of { $days } days
household-good = Good side

## Talk partners

partners-title =
    { $people ->
        [one] You talked mostly with one person
       *[other] You talked as if evenly with about { $people } people
    }
partners-title-none = Too little named talk for a number yet
partners-title-empty = Whom you talk with will appear here
partners-kicker = Weeks { $first } to { $last } · only you see this page
partners-lead =
    { $effective } in effect: as if you talked evenly with about { $people ->
        [one] one person
       *[other] { $people } people
    }. A partner sees nothing of this.
partners-lead-none =
    The number needs { $needed } minutes with named partners in four weeks with check-ins; there { $counted ->
        [one] is one.
       *[other] are { $counted }.
    } A partner sees nothing of this.
partners-empty = When you log a talk you may name the colleagues you talked with. Four weeks of that become a small picture here, and a number: as if you talked evenly with so many people. Those you name see nothing of it.
partners-network-title =
    { $people ->
        [one] You named one colleague in { $minutes } minutes of talk
       *[other] You named { $people } colleagues in { $minutes } minutes of talk
    }
partners-network-about = The nearer and the thicker the line, the more minutes. A talk with several counts for each of them.
partners-unnamed = { $unnamed } of { $minutes } minutes named nobody.
partners-base =
    Base: { $days ->
        [0] no day
        [one] one day
       *[other] { $days } days
    } in four weeks with a check-in and an answer about talk.
partners-outside =
    { $minutes ->
        [one] One minute lies
       *[other] { $minutes } minutes lie
    } on days without a check-in: drawn, but not in the number.
partners-me = me
partners-former = a former colleague
partners-others =
    { $count ->
        [one] one other
       *[other] { $count } others
    }
partners-name = Colleague
partners-talks = talks
partners-last = last talk
partners-circles-title = Most of it was with: { $circle } ({ $minutes } of { $all } minutes)
partners-circles-about = Minutes of casual talk in the four weeks, by whom it was with. A thin line means none.
partners-note = { $minutes } min
partners-ago =
    You and { $name } last talked { $days } days ago. Just an idea: a few words, or a coffee over the phone.

## Patterns

patterns-title = What goes together in your weeks
patterns-kicker = Up to week { $week } · only you see this page
patterns-lead = Your own days and weeks are compared with each other, with nobody else's. What goes together need not be why.
patterns-empty-title = Patterns need some weeks first
patterns-empty = Here you will see what goes together with your energy (active days, days outdoors, office days, days with a talk) from six days on each side, and from 24 weeks on whether weeks with few, some or many remote days went better.
habits-title-shows = What seems to help
habits-title-goes = What goes together with your energy
habits-title-none = Nothing stands out with your energy so far
habits-title-early = Too few days yet to compare your energy
habits-about = Energy on your answered days of the last { $weeks } complete weeks. Four habits are looked at and no others; a difference is told when it stands out from chance after allowing for looking four times.
habit-active = Active days
habit-outdoors = Days outdoors
habit-office = Office days
habit-talk = Days with a casual talk
habit-active-shows = On your active days energy was { $with }, on the others { $without } ({ $days } and { $others } days).
habit-outdoors-shows = On your days outdoors energy was { $with }, on the others { $without } ({ $days } and { $others } days).
habit-office-shows = On your office days energy was { $with }, on the remote ones { $without } ({ $days } and { $others } days).
habit-talk-shows = On your days with a casual talk energy was { $with }, on those without { $without } ({ $days } and { $others } days).
habit-tested = Looked at, and no difference stands out from chance ({ $days } days with, { $others } without).
habit-needs-with =
    { $with ->
        [one] Needs one more such day.
       *[other] Needs { $with } more such days.
    }
habit-needs-without =
    { $without ->
        [one] Needs one more day without.
       *[other] Needs { $without } more days without.
    }
habit-needs-both = Needs { $with } more such days, and { $without } more without.
remote-title-best = Your better weeks went together with { $classes }
remote-title-unclear = Your weeks differ with the number of remote days, but not clearly enough to name a best one
remote-title-cannot = No number of remote days stands out in your weeks
remote-title-depends = Which number of remote days is best depends on what you look at
remote-title-early = Your best number of remote days: too early to tell
remote-best = This shows for { $outcomes }, against the weeks around each of them. Other numbers were behind by more than chance would explain.
remote-cannot = In { $weeks } weeks no difference stands out from chance; less than half a point would usually be missed.
remote-depends = { $outcome }: the better weeks went together with { $classes }.
remote-early-weeks =
    It needs { $needed } weeks in which you said on at least four days where you worked; there { $weeks ->
        [one] is one.
       *[other] are { $weeks }.
    }
remote-early-classes = There are { $weeks } such weeks, but it takes two kinds of week with at least { $least } each.
remote-classes = Few is 0 or 1 of five days, some is 2 or 3, many is 4 or 5. Weeks with few: { $few }; with some: { $some }; with many: { $many }. Each week is compared with those around it, so that a good season is not taken for a good number.
remote-few = few remote days
remote-some = some remote days
remote-many = many remote days
remote-tick-few = few
remote-tick-some = some
remote-tick-many = many
remote-or = { $first } or { $second }
remote-outcome-shows = { $outcome }: a difference stands out from chance
remote-outcome-not = { $outcome }: no difference stands out from chance
remote-dots-about =
    A dot is the mean of a week, the line across the mean of the weeks. Base: { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    } of the last 52; weeks with too few answers are left out.
remote-class = Remote days
remote-share = Share of days
remote-share-few = below 30 %
remote-share-some = 30 to 70 %
remote-share-many = above 70 %
remote-weeks = weeks
remote-against = against the weeks around
