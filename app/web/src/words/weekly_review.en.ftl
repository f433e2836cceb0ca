### A lead's weekly review: the agenda, guessing first, follow-ups, notes.

nav-review = Review
weekly-title = Weekly review
weekly-none = You lead no team. Whoever leads one finds its agenda here once a week.
weekly-overview-title =
    { $open ->
        [0] All your teams are reviewed
        [one] One team to review
       *[other] { $open } teams to review
    }
weekly-overview-lead = What moved in the week that closed last, and what was to follow. Ten minutes are enough.
weekly-open = Open the agenda
weekly-title-first = The first week that is published of this team
weekly-title-moved =
    { $moved ->
        [0] Nothing changed since { $week }
        [one] One thing moved since { $week }
       *[other] { $moved } things moved since { $week }
    }
weekly-held = Last reviewed: { $week }, on { $at } by { $by }.
weekly-held-never = No week of this team has been reviewed yet.
weekly-standing =
    { $open ->
        [0] Nothing is still open
        [one] One thing is still open
       *[other] { $open } things are still open
    } from before, { $follow ->
        [0] no follow-up
        [one] and one follow-up
       *[other] and { $follow } follow-ups
    }.
weekly-talk = Talk about this
weekly-talk-none = Nothing stands out. Leave the time to whoever has something to say.
weekly-talk-more =
    { $more ->
        [one] One more is open; it stands below.
       *[other] { $more } more are open; they stand below.
    }
weekly-why-and-try = Why, and one thing to try
weekly-moved = What moved since { $week }
weekly-moved-none = Nothing moved.
weekly-still-open = Still open
weekly-still-open-none = Nothing is open from before.
weekly-well = Went well
weekly-well-none = Nothing is better than usual, and nothing has recovered, as far as can be told. Ask what was good.
weekly-more = More of this team
weekly-more-week = The week with its charts, and annotations
weekly-more-reviews = How reviewing goes
weekly-more-digest = The week to copy into chat or mail
weekly-mark = Mark { $week } as reviewed
weekly-mark-about = The team sees that you did, and when. So does the ledger.
weekly-mark-about-nothing = Nothing changed: with this you are done. The team sees that you did, and when. So does the ledger.
said-reviewed = Marked as reviewed. Your team sees when.

## The first review

weekly-about-title = What this review can tell you, and what it cannot
weekly-about-change = It tells how your team's weeks compare with people's own usual, in a few steps. It never tells how somebody is, and never who answered.
weekly-about-people = A step needs { $least } people who answered, and holds with any one of them left out. So it is about the team: please do not guess who.
weekly-about-bands = Watch means: worth a question. Act means: chance alone rarely does this. Either can be wrong. “Not yet known” is neither good news nor bad.
weekly-about-talk = A chart knows no causes; your people do. Ask what changed around that week, and listen.
weekly-about-back = Agree on one small thing, with a name and a day, and come back to it. Your team sees the follow-ups, and when you last held this review.
weekly-about-wait = Reviews of pull requests can be told from the first day. Charts of people's answers take about thirteen weeks: until then they say that they wait.
weekly-about-until = This stands here until you have marked your first week as reviewed, and after that at “More of this team”.
weekly-about-on = On to the review

## People who come and go

roster = Who came and who left
roster-joined = { $name } joined on { $day }.
roster-joined-about = Who joins counts in the charts once their own usual is known, after twelve answered weeks, and never before their first whole week here. Until then no step is about them.
roster-left = { $name } left on { $day }.
roster-left-about = What was published stays as it is. The charts go on with those who are here, and every step holds with any one of them left out.

## A team that cannot be seen yet

weekly-helps = What helps meanwhile
weekly-helps-why = Say once why Irori is there, and that everybody sees the same page as you.
weekly-helps-time = Leave two quiet minutes at the end of the day, so that the check-in costs nobody their evening.
weekly-helps-never-ask = Do not ask who answers, and set no target. An answer that is owed is not a true one.
weekly-helps-follow = Follow-ups work from the first day: agree on one thing, and show that it was done.
weekly-helps-reviews = See how reviewing goes: that can be told already

## Guess first

guess-first = Guess first
guess-about = Four weeks of answers about the business closed with { $week }. What do you expect? After that you see what the team says.
guess-clear = How many of your team know who will use what they build, and why it matters now?
guess-heard = How many of your team would say that whoever sets priorities understands the constraints of their work?
guess-class = { $from } to { $to }{"\u00A0"}%
guess-press = Show me what they say
guess-look = Show me without a guess
guess-alone = Your guesses are for you alone. Nobody else can read them.
weekly-guess-waits = Four weeks about the business have closed: guess first, then see them.
guess-yours = Your guesses
guess-row = { $what }, until { $week }
guess-line = You expected { $expected }, and the team says: { $said }. That is { $gap }.
guess-earlier = Your guesses before that
guess-said-ok = { $edge }{"\u00A0"}% or more
guess-said-less = less than { $edge }{"\u00A0"}%, or uncertain
guess-as-expected = as you expected
guess-fewer = fewer than you expected
guess-more = more than you expected
guess-fewer-by =
    { $off ->
        [one] fewer, by one class
       *[other] fewer, by { $off } classes
    }
guess-more-by =
    { $off ->
        [one] more, by one class
       *[other] more, by { $off } classes
    }
guess-cannot-tell = more than can be told: of fewer than ten people only one edge is published

## Follow-ups

follow-ups = Follow-ups
follow-ups-of-review = From the weekly review
follow-ups-none = No follow-up is open.
follow-ups-save = Save the ticks
follow-ups-counts =
    { $all ->
        [0] None was written within the last { $weeks } weeks.
       *[other] Of { $all } written within the last { $weeks } weeks, { $done } { $done ->
            [one] is
           *[other] are
        } done, { $open } open, { $dropped } dropped.
    }
follow-ups-dropped =
    { $count ->
        [one] One was dropped within the last twelve weeks
       *[other] { $count } were dropped within the last twelve weeks
    }
follow-up-about = { $who }, until { $until }
follow-up-late = day has passed
follow-up-nobody = somebody who is no longer here
follow-up-unreadable = This text is unreadable.
follow-up-dropped-because = Dropped:
follow-up-add = Add a follow-up
follow-up-what = What is to be done
follow-up-what-hint = One line. Everybody in the team can read it.
follow-up-who = Who
follow-up-who-blank = Choose somebody
follow-up-until = Until
follow-up-seen = It is carried from review to review until somebody ticks it, or you drop it with a reason.
follow-up-press = Add it
follow-up-change-or-drop = Change or drop
follow-up-change-label = Change or drop: { $what }
follow-up-change = Save the change
follow-up-reason = Why it is dropped
follow-up-reason-hint = The team reads it as well.
follow-up-drop = Drop it
follow-up-now-reads = It now reads ({ $about }):
follow-up-yours-below = What you wrote stands below. Saving it takes the place of the text above.
said-follow-up = The follow-up is written down. Your team sees it.
said-follow-up-changed = The follow-up is changed.
said-follow-ups-ticked = The ticks are saved.
said-follow-up-dropped = The follow-up is dropped, with its reason.
wrong-follow-up-changed = Somebody changed this follow-up while you were writing. Nothing is lost: both texts stand here.
wrong-follow-up-settled = This follow-up is no longer open: somebody ticked or dropped it. What you wrote stands below and can be added anew.
wrong-follow-ups-most = A team can have { $most } open follow-ups. Tick or drop some first.
wrong-not-in-team = Choose somebody who is in this team.
wrong-past = That day is past. Choose today or a later one.
wrong-too-far = That day is more than a year ahead.
wrong-week-not-closed = That week has not closed, or is not shown, so it cannot be marked as reviewed.

## Notes

lead-note = My note on this week
lead-note-text = Note
lead-note-hint = For you alone: nobody else can read it. Leave it blank to remove it.
lead-note-press = Keep the note
lead-note-unreadable = This note is unreadable.
lead-note-now-reads = It was changed elsewhere and now reads:
lead-note-yours-below = What you wrote stands below. Keeping it takes the place of the text above.
lead-notes-earlier = My notes on earlier weeks
said-lead-note = The note is kept.
wrong-note-changed = This note was changed elsewhere while you were writing. Nothing is lost: both texts stand here.
