### A team's week in a few lines, for a chat or a mail.

digest-open = This week in a few lines, to copy
digest-kicker = For a chat or a mail
digest-title = { $team }, { $week }
digest-closed = Closed { $closed }.
digest-closed-late = Closed late, { $closed }, with the entries as they stood then.
digest-talk = To talk about
digest-talk-none = Nothing stands out.
digest-more =
    { $more ->
        [one] One more is open and stands below.
       *[other] { $more } more are open and stand below.
    }
digest-try = One thing to try: { $try }
digest-changed = What changed
digest-changed-first = There is no earlier week to compare with.
digest-changed-nothing = Nothing, against { $week }.
digest-open-still = Still open
digest-open-none = Nothing was open before and still is.
digest-well = What went well
digest-well-none = Nothing is better than usual, and nothing was open that is as usual again.
digest-people = How the week stands
digest-reviews = Reviews of pull requests
digest-reviews-none = Nothing was published about this team's reviews in this week.
digest-follow-ups = Follow-ups
digest-follow-ups-open =
    { $open ->
        [0] None is open now.
        [one] One is open now.
       *[other] { $open } are open now.
    }
digest-follow-ups-done =
    { $all ->
        [0] None was written in the last { $weeks } weeks.
        [one] One was written in the last { $weeks } weeks: { $done } done, { $dropped } dropped, { $open } open.
       *[other] { $all } were written in the last { $weeks } weeks: { $done } done, { $dropped } dropped, { $open } open.
    }
digest-task = { $what } — { $who }, until { $day }
digest-task-unreadable = (a text that cannot be opened)
digest-task-nobody = somebody whose account is gone
digest-tells = What this can tell
digest-tells-change = Change against people's own usual, never how anybody is, and nobody by name.
digest-tells-least = What is said of people stands on { $least } of them at least, and holds with any one of them left out. Reviews are counted as the forge shows them to everybody there.
digest-tells-same = Members of the team see the same as their lead.
digest-link = The week's page

## The page around it

digest-back = ← The week's page
digest-copy = To copy
digest-markdown = The same as Markdown
digest-with = With the open follow-ups and their texts
digest-without = Without the texts of follow-ups
digest-file = As a Markdown file
digest-file-ledger = The file has the same text. That you took it is written into the ledger, where members of the team see it.
