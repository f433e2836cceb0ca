### What is promised, in plain words.

privacy = Privacy
privacy-title = Your entries are yours; others see only what several share
privacy-lead = What Irori promises, with the numbers that count here today, and what nobody can protect you from.
privacy-coming = From { $week } on, a team's week needs { $team } people and a figure in a report { $report }.

privacy-you = What only you see
privacy-you-all = Every entry, every note and all of your own signals. No lead, nobody in HR and no admin has a page that shows them.
privacy-you-partners = Whom you name in a talk helps your own picture. They see nothing of it.
privacy-you-habits = Movement, going out and getting dressed never leave your pages, not even as a share of a team.
privacy-you-sealed = Free text is sealed under a key of your account. A row that turned up under another account could not be opened there.

privacy-team = What your lead sees
privacy-team-change = Change, never level: whether your team's connection, boundaries and business context moved against what is usual for each of you, in four steps.
privacy-team-who = Only where at least { $team } people answered, leads not counted, and never who they were or what one of them said.
privacy-team-fellow = Your team sees the same page. Who looks at it and is in it knows their own answer: towards them you stand among { $others } others.
privacy-team-silence = Who answered and who did not is shown to nobody. A week with too few answers looks like the one before; how many answered is told once a quarter, in steps of twenty points.
privacy-team-name = Something with your name on it only if you share it, or write a Word. You can take back what you share at any time.
privacy-team-mode = Twice a year your work mode of the days on which you approved pull requests is part of a comparison of reviewing in remote work with the office, for the whole team. A verdict is all that leaves, and you can leave your mode out; nobody is told.

privacy-hr = What HR sees
privacy-hr-quarters = Figures by quarter, for departments in which at least { $report } people can be compared with themselves.
privacy-hr-remote = Of the whole organisation, connection, focus and time for family or care by number of remote days a week, each against people's own mean, from ten people on. And how many weeks were reviewed and follow-ups done, by department.
privacy-hr-sums = Where a figure would tell about fewer by subtraction, that figure or the one above it is held back.
privacy-hr-person = Nothing about a person, no note, no team by itself that is too small.

privacy-admin = What an admin sees
privacy-admin-accounts = Accounts, teams, settings and whether Irori is well. No result of anybody.
privacy-admin-operator = On the machine itself somebody can export a report. They have to say that they are the operator, and it stands in the ledger.

privacy-how = How it is held
privacy-how-closed = A week closes once. What you correct or enter later moves your own pages and nothing that was published.
privacy-how-left-out = What a team's page says stays true whoever is left out. One person cannot make it, and cannot be read from it.
privacy-how-joined = Small teams are published together with a neighbour, for two quarters at a time, chosen by how many belong to them and never by answers.
privacy-how-counts = What is shown or held back depends on how many people there are, never on what they said.
privacy-how-attacked = We attack it ourselves with every change: by subtracting over all units and eight quarters, by watching who joins and who is on leave, and with marked texts in every field.

privacy-can = What you can do
privacy-can-seen = See what your lead sees now
privacy-can-ledger = See who looked at what concerned you
privacy-can-share = Share something by name, or take it back
privacy-can-word = Write your lead a Word
privacy-can-mine = Download everything about you, or erase it

privacy-threshold = How many people a result needs
privacy-threshold-caption = The fewest people a result stands on
privacy-threshold-of = For
privacy-threshold-now = Now
privacy-threshold-from = From { $week }
privacy-threshold-team = a team's week
privacy-threshold-report = a figure in a report
privacy-threshold-ratchet = These numbers can be raised for what has been collected, and never lowered for it. Never are they below three. Everybody hears of a change a week before it counts.

privacy-leak = What is left over
privacy-leak-why = A sum over few people always narrows down each of them a little. Somebody who knew nothing else about you would be by so much surer of your answer if they had the sum of a group:
privacy-leak-of = of { $people } people: { $percent } %
privacy-leak-change = Irori publishes no such sums of a team, only steps of change. In our trials a year of them told nothing about the level of somebody who joined, and a little about one member's change (a correlation of 0.3, where plain averages give 0.85).

privacy-cannot = What nobody can protect you from
privacy-cannot-database = Whoever has both the database and its secret can read everything. Ask who that is here.
privacy-cannot-forge = Your pull requests and reviews are visible where they were made, with your name.
privacy-cannot-elsewhere = What you say in a talk, or what somebody photographs from a screen.
privacy-cannot-fellow = If everybody else in a group put their answers together, the rest would be yours.
privacy-cannot-role = An admin can make somebody a lead, or HR. It stands in the ledger of everybody whom it concerns.

privacy-not = What we do not claim
privacy-not-anonymous = That this is anonymous. It is confidential: groups of several, and change only.
privacy-not-differential = That it is differentially private.
privacy-not-legal = That it settles what the law asks of your employer.

privacy-kept = How long it is kept
privacy-kept-months = Entries are deleted after { $months } months, with their notes and what was worked out from them week by week.
privacy-kept-for-good = Here entries are kept until you delete them.
privacy-kept-weeks = What closing took of a week for your team, as a few whole numbers, is kept while your account is: without it there is nothing to compare with. It goes when you erase your account.
privacy-kept-published = What was published stays. It names nobody.
