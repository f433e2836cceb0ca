### Teams' weeks and reports.

## Everywhere here

nav-teams = Teams
nav-reports = Reports
quarter-name = quarter { $quarter } of { $year }
list-gap = { ", " }
weeks = Weeks
week-before = ← { $week }
week-after = { $week } →
band-none = Not yet known
band-ok = Usual
band-watch = Watch
band-act = Act
band-better = Better
coverage = { $from } to { $to }{"\u00A0"}%
coverage-in = { $from } to { $to }{"\u00A0"}% of people's weeks answered in { $quarter }
at-least = ≥ { $hours }
family-isolation = Connection
family-home-to-work = Home into work
family-work-to-home = Work into home

## Teams

teams-title =
    { $teams ->
        [0] You are in no team yet
        [one] Your team
       *[other] Your { $teams } teams
    }
teams-lead = Closed weeks, one by one: how people's connection, and the border between home and work, move against their own usual.
teams-empty = When an admin adds you to a team, its closed weeks appear here.
teams-as-lead = you lead it
teams-as-member = you belong to it
teams-nothing-yet = There is no week of this team to show.
teams-open = How it stands with this team
teams-reviews = How reviewing goes
teams-open-week = Open { $week }

## A week

team-week-kicker = { $team } · { $week } of { $year }, closed { $closed }
team-week-kicker-late = { $team } · { $week } of { $year }, closed late, { $closed }, with the entries as they stood then
team-week-kicker-covered = { $closed } · { $coverage }
team-week-kicker-open = { $team } · { $week } of { $year }
team-week-together = Published together with { $others }: small teams are joined so that nobody can be made out.
team-title-not-yet = The first charts of this team are still growing
team-title-steady = Nothing stands out this week
team-title-isolation-act = The team feels less connected, whoever is left out
team-title-isolation-watch = The team may be feeling less connected
team-title-isolation-better = The team feels more connected than usual
team-title-home-to-work-act = Home interrupts work more than usual, whoever is left out
team-title-home-to-work-watch = Home may be interrupting work more than usual
team-title-home-to-work-better = Home interrupts work less than usual
team-title-work-to-home-act = Work reaches into home more than usual, whoever is left out
team-title-work-to-home-watch = Work may be reaching into home more than usual
team-title-work-to-home-better = Work reaches into home less than usual
team-grey-until = Grey means: not yet known. A chart needs { $least } people with twelve answered weeks each, and twelve in common; provisional ones come from the ninth week. The earliest for this team is { $week }, which closes { $closes }.
team-grey-still = Grey means: not yet known. A chart needs { $least } people with twelve answered weeks each, and twelve in common. It comes as soon as there are.

## The charts

team-usual = usual
team-not-known = not yet known
team-onset = since { $week }
team-step = { $step } of 3
team-head-worse = Worse than usual
team-head-better = Better than usual
team-provisional = Provisional: people's usual is known from eight weeks only, and such a chart never says Act.
team-unit-isolation = ↑ less connected · ↓ more connected
team-unit-home-to-work = ↑ more interruptions · ↓ fewer
team-unit-work-to-home = ↑ more intrusions · ↓ fewer
team-isolation-not-yet = Connection is not yet known
team-isolation-steady = Connection is as usual
team-isolation-worse = People feel less connected than usual, since about { $week }
team-isolation-better = People feel more connected than usual, since about { $week }
team-isolation-about = How strongly the weeks speak for less (above) or more (below) connection than people's own usual. It holds with any one person left out; levels are never shown.
team-isolation-caption = Steps of evidence about connection, by week
team-home-to-work-not-yet = Interruptions of work by home are not yet known
team-home-to-work-steady = Home interrupts work as usual
team-home-to-work-worse = Home interrupts work more than usual, since about { $week }
team-home-to-work-better = Home interrupts work less than usual, since about { $week }
team-home-to-work-about = Interruptions of work by home that were not agreed beforehand, against people's own usual rate: more above, fewer below. What was agreed, like a school run, is not counted.
team-home-to-work-caption = Steps of evidence about interruptions of work by home, by week
team-work-to-home-not-yet = Work reaching into home is not yet known
team-work-to-home-steady = Work reaches into home as usual
team-work-to-home-worse = Work reaches into home more than usual, since about { $week }
team-work-to-home-better = Work reaches into home less than usual, since about { $week }
team-work-to-home-about = Days on which work came into family time without being one's own choice, against people's own usual rate: more above, fewer below.
team-work-to-home-caption = Steps of evidence about work reaching into home, by week

## What it tells

team-tells = What this page tells
team-tells-change = Change against people's own usual, in steps. Never how anybody is, and never who answered.
team-tells-several = A step is shown only where it holds with any one person left out; in about one case in seven one person's collapse shows all the same. A week with too few answers looks like the week before it.
team-tells-same = Members see exactly what their lead sees. Leads do not count in their own team.
team-tells-fixed = A closed week stays as it is. What is entered later counts for its owner alone.

## No Release

team-open-title = Not closed yet: { $week }
team-open-why = It closes { $closes }, the team's time. Until then there is nothing to see, for anybody.
team-open-then = Days that are missing can be added until then.
team-early-title = Nothing was published for { $week }
team-early-why = The weeks of this team are published from { $first } on.
team-then-title = Nothing was published for { $week }
team-then-why = The team was in no publishing group then.
team-due-title = Being closed: { $week }
team-due-why = It was due { $closes }, the team's time. It closes as soon as Irori gets to it; look again in a minute.
team-alone-title = { $team } is not published at the moment
team-alone-why = Irori shows a team's weeks only where enough people can answer for nobody to be made out; leads do not count. Small teams are joined with others of their department for that.
team-alone-when = Who is published with whom is decided from the roster when a quarter begins, never from answers. The next time is { $begins }, when { $quarter } begins.
team-alone-helps = Everybody's own pages work in full meanwhile, and nothing that is written now is lost for later.
team-nothing-title = The weeks of { $team } are not published
team-nothing-why = An admin has set this team to publish nothing: it is small and shall not be joined with others.
