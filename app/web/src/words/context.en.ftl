### Business context of a team, and what stands behind an alarm of its charts.

family-they-dont-get-us = “They don't get us”
family-i-dont-get-them = “I don't get them”

## Charts of tags

team-unit-they-dont-get-us = ↑ tagged more often · ↓ less often
team-unit-i-dont-get-them = ↑ tagged more often · ↓ less often
team-they-dont-get-us-not-yet = “They don't get us” is not yet known
team-they-dont-get-us-steady = “They don't get us” comes up as often as usual
team-they-dont-get-us-worse = “They don't get us” comes up more often than usual, since about { $week }
team-they-dont-get-us-better = “They don't get us” comes up less often than usual, since about { $week }
team-they-dont-get-us-about = How strongly the weeks speak for twice as many (above) or half as many (below) check-ins tagged “they don't get us” as in the first twelve weeks of this group. It holds with any one person left out. The other direction is told by itself and never added.
team-they-dont-get-us-caption = Steps of evidence about “they don't get us”, by week
team-i-dont-get-them-not-yet = “I don't get them” is not yet known
team-i-dont-get-them-steady = “I don't get them” comes up as often as usual
team-i-dont-get-them-worse = “I don't get them” comes up more often than usual, since about { $week }
team-i-dont-get-them-better = “I don't get them” comes up less often than usual, since about { $week }
team-i-dont-get-them-about = How strongly the weeks speak for twice as many (above) or half as many (below) check-ins tagged “I don't get them” as in the first twelve weeks of this group. It holds with any one person left out. The other direction is told by itself and never added.
team-i-dont-get-them-caption = Steps of evidence about “I don't get them”, by week
team-title-they-dont-get-us-act = “They don't get us” comes up more than usual, whoever is left out
team-title-they-dont-get-us-watch = “They don't get us” may be coming up more often
team-title-they-dont-get-us-better = “They don't get us” comes up less than usual
team-title-i-dont-get-them-act = “I don't get them” comes up more than usual, whoever is left out
team-title-i-dont-get-them-watch = “I don't get them” may be coming up more often
team-title-i-dont-get-them-better = “I don't get them” comes up less than usual

## Shares of people

context-title = Business context
context-about = Shares of people, in blocks of four weeks (the two questions of the week) and of two weeks (contact). Only who was in the team for the whole block counts, and a state holds with any one person left out. Below ten people there is only Usual or Watch.
context-policy = Where enough begins is a
context-clear = Who uses it and why
context-clear-ok = Enough people know who will use what they are building, and why it matters now.
context-clear-watch = Too few people know who will use what they are building, and why it matters now.
context-clear-act = Far too few people know who will use what they are building, and why it matters now.
context-heard = Constraints understood
context-heard-ok = Enough people say that those who set priorities understand the constraints of their work.
context-heard-watch = Too few people say that those who set priorities understand the constraints of their work.
context-heard-act = Far too few people say that those who set priorities understand the constraints of their work.
context-contact = Talk with business or users
context-contact-ok = Enough people had a casual talk with somebody of the business or a user.
context-contact-watch = Too few people had a casual talk with somebody of the business or a user.
context-contact-act = Far too few people had a casual talk with somebody of the business or a user.
context-since = This has been so since { $week }.
context-class-firm = { $from } to { $to }{"\u00A0"}% of people; chance alone would not move the state.
context-class-uncertain = { $from } to { $to }{"\u00A0"}% of people; chance alone could move the state.
context-not-yet = Not yet known: after { $week } at the earliest, with at least { $least } people who answered.
team-title-clear-act = Far too few people know who uses their work, and why now
team-title-clear-watch = Too few people know who uses their work, and why now
team-title-heard-act = The constraints of the work are hardly understood, as people see it
team-title-heard-watch = Too few people feel that the constraints of their work are understood
team-title-contact-act = Hardly anybody talks with the business or with users

## Why

team-arithmetic = The evidence stands on step { $step } of 3, since about { $week }. It says Act from step 2 on.
team-arithmetic-provisional = The evidence stands on step { $step } of 3, since about { $week }. As long as it is provisional it never says Act.
team-reason-none = Nothing more can be said without speaking of single people.
team-reason-days-remote-more = Together with more remote days than usual.
team-reason-days-remote-felt-worse = Together with remote days that felt worse than usual.
team-reason-days-office-more = Together with more office days than usual.
team-reason-days-office-felt-worse = Together with office days that felt worse than usual.
team-reason-days-quiet-more = Together with more days without casual talk than usual.
team-reason-days-quiet-felt-worse = Together with days without casual talk that felt worse than usual.
team-reason-days-talk-more = Together with more days with casual talk than usual.
team-reason-days-talk-felt-worse = Together with days with casual talk that felt worse than usual.
team-reason-days-intruded-more = Together with more days after an evening into which work came.
team-reason-days-intruded-felt-worse = Together with days after an evening into which work came; they felt worse than usual.
team-reason-days-undisturbed-more = Together with more days after an undisturbed evening.
team-reason-days-undisturbed-felt-worse = Together with days after an undisturbed evening that felt worse than usual.
team-reason-kind = What most people reported in the last four weeks: { $what }.
team-reason-topic = What several people named in the last four weeks: { $what }.

## What would clear it

team-clears-isolation = The steps go down as soon as the weeks of several members are as usual for them again.
team-clears-home-to-work = The steps go down as soon as several members have weeks with about as many interruptions as usual.
team-clears-work-to-home = The steps go down as soon as several members have weeks with about as many such days as usual.
team-clears-they-dont-get-us = The steps go down as soon as the check-ins of several members are tagged about as often as usual.
team-clears-i-dont-get-them = The steps go down as soon as the check-ins of several members are tagged about as often as usual.
context-clears = It is looked at again when the next block ends. It clears when enough people say so again, whoever is left out.

## One thing to try

team-try-isolation = Give the team one fixed quarter of an hour a week without an agenda, and ask in it what has changed. Ask the team, not one by one.
team-try-home-to-work = Agree on hours of the day in which nobody has to answer at once, so that people can plan around what home needs.
team-try-work-to-home = Go through the last month's alerts and messages after hours together: which could have waited, and who answers the rest in turns?
team-try-they-dont-get-us = Bring one person who sets priorities into a team meeting for half an hour, to hear what makes the work slow.
team-try-i-dont-get-them = Ask one person who sets priorities to tell the team what they are measured by, and what worries them this quarter.
context-try-clear = Begin the next planning with one user's story: who will use this, and what changes for them.
context-try-heard = Write down the team's three largest constraints with what each costs, and go through them with whoever sets priorities.
context-try-contact = Invite somebody of the business or a user to the team's next informal talk.
