### How many people a result needs: settings, announcements, versions.

## What is wrong with a field
wrong-threshold = Please give a whole number from { $least } to { $most }. Of fewer than { $least } people, each would know what the others answered.
wrong-report-below-team = A report must not stand on fewer people than a team's week: give { $least } or more.
wrong-thresholds-same = Nothing would change: these are the numbers that were set last.

## What counts
thresholds = Group sizes
thresholds-title = A team's week needs { $team } people who answered, a report { $report }
thresholds-lead = Irori shows a result only where it stands on at least so many people. Leads of a team never count in it.
thresholds-now = What counts
thresholds-caption = People who have answered, at the least
thresholds-head-what = For
thresholds-head-now = Counts now
thresholds-head-coming = From { $week }
thresholds-team = A team's week
thresholds-report = A figure in a report
thresholds-preset-standard = Standard
thresholds-preset-japan = Japan

## What is announced
thresholds-announced = From { $week } of { $year } on, which begins on { $day }, a result needs another number of people.
thresholds-announced-begun = Since { $week } of { $year }, which began on { $day }, results need another number of people.
thresholds-team-stricter = A team's week needs { $after } people who answered, instead of { $before }. Weeks that closed under { $before } are then no longer shown.
thresholds-team-looser = A team's week needs { $after } people who answered, instead of { $before }. What was answered before then is not used for it: the charts of teams begin anew.
thresholds-report-stricter = A figure in a report needs { $after } people, instead of { $before }. Quarters that closed under { $before } are then no longer shown.
thresholds-report-looser = A figure in a report needs { $after } people, instead of { $before }. What was answered before then is not used for later quarters, and a quarter that is under way by then still needs { $before }.
thresholds-to-privacy = What Irori promises

## Setting them
thresholds-set = Change group sizes
thresholds-set-from = What you set counts from { $week } of { $year } on, which begins on { $day }. Until the end of that week everybody reads about it on Today.
thresholds-set-from-the-start = Nothing has been answered yet, so what you set counts from the start. Once there is an answer, a change is announced at least a week ahead.
thresholds-team-hint = People who answered, the team's leads left out. From { $least } to { $most }.
thresholds-report-hint = The same number or more.
thresholds-own-press = Set these numbers
thresholds-presets = Or one of two usual pairs
thresholds-standard-press = Set standard: { $team } and { $report }
thresholds-japan-press = Set Japan: { $team } and { $report }
thresholds-japan-why = In Japan, results of groups under ten may not be given to the employer without everyone's consent.
said-thresholds = The group sizes are set. This page says from when on they count.

## What follows
thresholds-follows = What a change does
thresholds-follows-ahead = Everybody hears of it at least seven full days before the week begins in which it counts.
thresholds-follows-replaced = Setting again before that week begins replaces it.
thresholds-follows-stricter = Larger numbers count for what is already there as well: what closed under smaller ones is no longer shown.
thresholds-follows-looser = Smaller numbers never reach back: what was answered before is not used under them, and charts begin anew.
thresholds-follows-groups = Where a team's week needs another number, small teams are joined anew from the roster in that week.

## Versions
thresholds-history = Versions
thresholds-history-none = No one has changed the group sizes so far.
thresholds-version = Version { $number }, from { $week } of { $year } on
thresholds-version-start = Version { $number }, from the start
thresholds-version-replaced = Version { $number }, replaced before { $week } of { $year } began
thresholds-version-start-replaced = Version { $number }, replaced before the first answer
thresholds-version-numbers = A team's week { $team }, a report { $report }
thresholds-set-by = Set { $at } by { $name }
thresholds-set-by-gone = Set { $at } by an account that is gone

## What is no longer shown
team-stricter-title = { $week } of { $team } is no longer shown
report-stricter-title = { $quarter } is no longer shown
stricter-why = It closed under a smaller group size than counts now, and is no longer shown.
