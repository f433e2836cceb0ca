### Reviews: a team's and one's own.

reviews = Reviews
reviews-empty = No login on a forge is tied to anybody in this team. Once people tie theirs in their settings, the reviews of the last half year appear here.
reviews-back = Back to { $team }
reviews-to = How reviewing goes, in full
reviews-title-none = There is nothing to say about the reviews of { $team }
reviews-kicker = Reviews of { $team } · { $week }, closed { $closed } · everything is known of { $whole } of { $merged } merged
reviews-kicker-now = Reviews of { $team } · as it stands in { $week }, before any week has closed · everything is known of { $whole } of { $merged } merged
reviews-lead = How reviewing goes in the team, out of what everybody sees on the forge. Nobody's reviews are told apart, and no figure says whether a review was good.
reviews-title-early = Too few pull requests to say how reviewing goes
reviews-title-ok = Nothing stands out in how reviewing goes
reviews-title-stamps-act = Approvals come too fast to have been read more often than is usual here
reviews-title-stamps-watch = More approvals than usual may have come too fast to be read
reviews-title-stamps-act-since = Since { $week } approvals come too fast to have been read more often than usual
reviews-title-stamps-watch-since = Since { $week } more approvals than usual may have come too fast to be read
reviews-title-unreviewed-act = Many pull requests are merged without a review
reviews-title-unreviewed-watch = Some pull requests are merged without a review
reviews-title-response-act = Pull requests wait more than two working days for a first response
reviews-title-response-watch = Pull requests wait more than a working day for a first response
reviews-title-load-act = Reviewing falls on few, more than chance would have it
reviews-title-load-watch = Reviewing is spread less evenly than chance would have it
reviews-title-oversize-act = Most pull requests are too large to read well
reviews-title-oversize-watch = Many pull requests are too large to read well
reviews-title-reverts-act = More is taken back than before
reviews-title-reverts-watch = More is taken back than before
reviews-title-discussion-act = Reviews are talked over differently from usual
reviews-title-discussion-watch = Reviews are talked over differently from usual

reviews-uncovered-title = Too little of this week is known
reviews-uncovered = Everything that was said is known of { $whole } of the { $merged } pull requests merged in this week, and nine tenths are needed. A hook may have been away; an admin sees when. An import of the week fills it in for the weeks to come.

reviews-share = { $yes } of { $of } ({ $low } to { $high } %)
reviews-share-told = { $share }.
reviews-share-few = Fewer than twenty merged in four weeks: too few to say.

reviews-stamps = Approvals too fast to have been read
reviews-stamps-share = { $share } approvals of the last four weeks came faster than { $pace } lines an hour and without a comment of substance; at 200 lines an hour it would be { $at }.
reviews-stamps-few = Fewer than twelve approvals of 50 lines and more in four weeks: too few for a share.
reviews-stamps-evidence = Here { $usual } % were usual. The evidence that they have become three times as frequent is { $evidence }; from 2.5 it is watched, from 5 acted on.
reviews-stamps-no-usual = What is usual here is known after forty approvals.
reviews-stamps-since = It has not been back at nothing since { $week }.
reviews-stamps-caveat = Nobody can read before there is something to read, so these were certainly faster; a review may be poor all the same. Who waits before pressing defeats it: it is a tripwire, not proof. Pairing on a change beforehand is said by the label reviewed_live.
reviews-stamped-finding = Approvals by week, and those too fast
reviews-stamped-about = Approvals of pull requests of 50 lines and more, by the week of the merge. Bots, updates of dependencies, generated lines and changes that were reviewed live are left out. Weeks of which too little is known are gaps.
reviews-stamped-caption = Approvals and those too fast, by week
reviews-stamped-columns = too fast | too fast at 200 lines an hour | all
reviews-stamped-unit = approvals
reviews-stamped = too fast
reviews-read = others
reviews-evidence-finding = Evidence for three times as many
reviews-evidence-about = Each approval in the order of the merges adds to the evidence or takes from it, against the first forty. It rises while more come too fast than usual and falls back otherwise.
reviews-evidence-caption = Evidence at the end of each week
reviews-evidence-columns = evidence
reviews-evidence-unit = evidence
reviews-slices = By size and hour, last four weeks
reviews-slice = { $stamps } of { $of }
reviews-hour = Approved
reviews-hour-early = before 9 o'clock
reviews-hour-morning = 9 to 12
reviews-hour-afternoon = 12 to 18
reviews-hour-late = from 18 o'clock on
reviews-size-50-99 = 50 to 99 lines
reviews-size-100-400 = 100 to 400 lines
reviews-size-over-400 = over 400 lines

reviews-response = First response
response-finding = First response: { $hours } business hours at the median
response-finding-none = First response: too few pull requests to say
response-unit = business hours
reviews-waited-about = Business hours, by the calendars of those who can review (before any week has closed: 9 to 18 o'clock, Monday to Friday), from ready to the first response of another person; the median over this week and the three before it. Hatched: half of them were still waiting, so it is at least so long.
reviews-waited-caption = Median business hours to the first response, by week
reviews-waited-columns = business hours
reviews-waited-over = answered
reviews-waited-open = at least
reviews-response-few = { $of } pull requests in four weeks; eight are needed.
reviews-response-base = Of { $of } pull requests in four weeks, { $waiting } still had no response.
reviews-response-open = Of { $of } pull requests in four weeks, { $waiting } still had no response, so that the median is at least this.
reviews-response-caveat = Eight business hours are one working day: a policy choice, not a finding. A fast first response says nothing about what was read.

reviews-load = Who reviewing falls on
reviews-load-few = { $reviews } reviews by { $reviewers } people with a tied login in four weeks; twenty by four are needed.
reviews-load-told = { $reviews } reviews among { $reviewers } people who could: unevenness { $gini } on a scale from 0 (all the same) to 1 (one does all). Chance alone would exceed { $often } in 5 of 100 teams, and { $rarely } in 1.
reviews-load-caveat = Few reviews look uneven by chance, so it is compared with chance. Who knows a part best reviews it more: uneven is not wrong. Nobody's share is shown; each sees their own.

reviews-discussion = Discussion
reviews-discussion-few = { $of } pull requests in four weeks; twelve are needed.
reviews-discussion-told = { $density } comments of substance for 100 lines, over { $of } pull requests in four weeks.
reviews-discussion-usual = { $density } comments of substance for 100 lines, over { $of } pull requests in four weeks; a week usually lies between { $low } and { $high }.
reviews-discussion-caveat = More is not better and less is not worse: most changes need no comment. People at a distance give each other fewer comments, so less can be a loss of feedback rather than leniency.
reviews-density-finding = Comments of substance for 100 lines
reviews-density-about = Comments that say something about the work, for 100 changed lines of what was merged in the week; a pull request counts with at most 1000 lines. Weeks with fewer than three are gaps. The band is where the weeks before usually lay.
reviews-density-caption = Comments of substance for 100 lines, by week
reviews-density-columns = for 100 lines | comments | lines
reviews-density-unit = comments for 100 lines

reviews-finding =
    { $reviews ->
        [0] No review in { $week }
        [one] One review in { $week }
       *[other] { $reviews } reviews in { $week }
    }
reviews-given-about = Reviews that people gave to the team's pull requests, and what was merged. Bots are left out. More is not better: it is there to see a change.
reviews-given-caption = Reviews, and pull requests merged, by week
reviews-given-columns = reviews | merged | known in full
reviews-unit = reviews

reviews-shares = What was merged in four weeks
reviews-oversize = Over 400 lines
reviews-oversize-caveat = Large changes are read less closely; generated lines are not counted.
reviews-unreviewed = Merged without a review
reviews-unreviewed-caveat = No other person reviewed it or said anything of substance before the merge. Urgent repairs are among them.
reviews-reverts = Taken back within two weeks
reviews-reverts-before = In the eight weeks before: { $share }.
reviews-reverts-caveat = Taking back quickly can be good practice; only more than before is watched.

reviews-open =
    { $open ->
        [0] Nothing waits
        [one] One open pull request to look at
       *[other] { $open } open pull requests to look at
    }
reviews-open-none = No open pull request has waited for more than 16 business hours or has more than 400 lines.
reviews-open-caption = Open pull requests that wait or are large
reviews-open-about = As it stands now: waiting for a first response for more than 16 business hours (9 to 18 o'clock, Monday to Friday, the team's time), or more than 400 lines. Of repositories that a hook tells of, or that were imported within a day.
reviews-pull = Pull request
reviews-waits = waits
reviews-lines = lines
reviews-hours = { $hours } h
reviews-answered = answered

leniency-title = Reviewing in remote work and in the office
leniency-not-yet = Compared twice a year, after weeks 26 and 52. No half-year has closed yet.
leniency-more = { $weeks } weeks ({ $first } to { $last }): approvals given in remote work came too fast more often than those given in the office, from { $low } to { $high } the odds.
leniency-fewer = { $weeks } weeks ({ $first } to { $last }): approvals given in remote work came too fast less often than those given in the office, from { $low } to { $high } the odds.
leniency-nothing-large = { $weeks } weeks ({ $first } to { $last }): nothing larger than threefold. If approvals given in remote work come too fast more or less often than in the office, the difference is from { $low } to { $high } the odds.
leniency-cannot-tell = { $weeks } weeks ({ $first } to { $last }): cannot tell. From { $low } to { $high } the odds, everything is still possible.
leniency-too-little = { $weeks } weeks ({ $first } to { $last }): cannot tell. It takes forty approvals in each mode of work, by at least six reviewers of whom nobody gave most, and enough that came too fast to compare.
leniency-times = { $n } times
leniency-part = { $n }/{ $d } of
leniency-any = any number of times
leniency-caveat = The same reviewer and the same size are compared with each other. Where somebody works is personal: a verdict and a rough range leave, no counts, and only if no one reviewer carries them. Who reviews can leave their work mode out, and nobody learns of it. Most teams read "cannot tell".

## Mine

me-nav-reviews = My reviews
my-reviews-kicker = Only you see this
my-reviews-title =
    { $reviews ->
        [0] You reviewed nothing in the last four weeks
        [one] You reviewed one pull request in the last four weeks
       *[other] You reviewed { $reviews } pull requests in the last four weeks
    }
my-reviews-lead = Your own reviews, out of what the forge shows. Your lead sees figures of the whole team, never yours.
my-reviews-untied = No login on a forge is tied to you, so nothing is known of your reviews.
my-reviews-tie = Tie a login in the settings
my-reviews-given-finding = Pull requests that you reviewed, by week
my-reviews-given-about = Pull requests of others that you reviewed, with your comments of substance and the lowest speed at which you can have read.
my-reviews-given-caption = My reviews by week
my-reviews-given-columns = reviewed | lines an hour at least | comments for 100 lines
my-reviews-given-unit = pull requests
my-reviews-pace = At the median you read at { $pace } lines an hour or faster, over { $of } approvals of 50 lines and more in 26 weeks.
my-reviews-pace-none = No approval of 50 lines and more in 26 weeks whose time is known.
my-reviews-density = You wrote { $density } comments of substance for 100 lines, over { $lines } lines in 26 weeks.
my-reviews-mine = What you read
my-reviews-fast-given =
    { $n ->
        [0] None of your approvals came too fast to have read it all
        [one] One of your approvals came too fast to have read it all
       *[other] { $n } of your approvals came too fast to have read it all
    }
my-reviews-fast-given-about = Faster than { $pace } lines an hour, without a comment of substance, in the last 26 weeks. If you had read it together before, the label reviewed_live says so.
my-reviews-fast-received =
    { $n ->
        [0] No approval of your pull requests came too fast to have read it all
        [one] One approval of your pull requests came too fast to have read it all
       *[other] { $n } approvals of your pull requests came too fast to have read it all
    }
my-reviews-fast-received-about = You may want to ask for a second look, or make smaller pull requests.
my-reviews-fast-given-caption = My approvals that came too fast
my-reviews-fast-received-caption = Approvals of my pull requests that came too fast
my-reviews-approved = Approved
my-reviews-minutes = minutes
my-reviews-an-hour = lines an hour
my-reviews-mode = Your work mode in the comparison
my-reviews-mode-in = Twice a year approvals given in remote work are compared with those given in the office, for the whole team. Your work mode of those days is part of it; a verdict is all that leaves.
my-reviews-mode-out = Your work mode is left out of the comparison of your team. Nobody is told.
my-reviews-leave-out = Leave my work mode out
my-reviews-put-in = Let my work mode count again
said-mode-left-out = Your work mode is left out from now on.
said-mode-counts = Your work mode counts again from now on.
