### What the agenda of a weekly review says of each of its items.

agenda-reviews = Reviews: { $state }
agenda-ended = { $text }.

## How it moved

agenda-arose = New: { $band } now, not yet in { $week }
agenda-stronger = Stands out more than in { $week }; now { $band }
agenda-weaker = Stands out less than in { $week }; now { $band }
agenda-recovered = As usual again; it stood out in { $week }
agenda-recovered-better = Better than usual now; it stood out in { $week }
agenda-known = Known now, and as usual; not yet known in { $week }
agenda-not-known = No longer known; it was in { $week }
agenda-turned-better = Better than usual now, not yet in { $week }
agenda-as-usual-again = As usual now; it was better than usual in { $week }

## Since when it is open

agenda-open =
    { $weeks ->
        [one] Open since { $week } (1 week)
       *[other] Open since { $week } ({ $weeks } weeks)
    }
agenda-open-longer =
    { $weeks ->
        [one] Open for 1 week or more
       *[other] Open for { $weeks } weeks or more
    }
agenda-context-since = It has been so since the block of weeks that begins with { $week }.

## What is not yet known

agenda-context-clear-none = Whether people know who will use what they are building is not yet known.
agenda-context-heard-none = Whether people feel that the constraints of their work are understood is not yet known.
agenda-context-contact-none = Whether people talk with the business or with users is not yet known.
agenda-reviews-stamps-none = There are too few approvals to say whether they come too fast to have been read
agenda-reviews-unreviewed-none = There are too few merged pull requests to say how many had no review
agenda-reviews-response-none = There are too few pull requests to say how long they wait for a first response
agenda-reviews-load-none = There are too few reviews to say whether they fall on few
agenda-reviews-oversize-none = There are too few merged pull requests to say how many are too large
agenda-reviews-reverts-none = There are too few merged pull requests to say how many are taken back
agenda-reviews-discussion-none = There are too few pull requests to say how much they are talked over

## Reviews in which nothing stands out

agenda-reviews-stamps-ok = Approvals do not come too fast to have been read more often than usual
agenda-reviews-unreviewed-ok = Few pull requests, or none, are merged without a review
agenda-reviews-response-ok = Pull requests have their first response within a working day
agenda-reviews-load-ok = Reviewing is spread no less evenly than chance would have it
agenda-reviews-oversize-ok = Most pull requests are small enough to read well
agenda-reviews-reverts-ok = No more is taken back than before
agenda-reviews-discussion-ok = Reviews are talked over about as much as usual

## One thing to try with reviews

agenda-try-stamps = Agree in the team what an approval says: that somebody has read it, or that they trust the author. Where trust is enough, say so instead of approving.
agenda-try-unreviewed = Look together at what was merged without a review: which of it was urgent, and who could have looked at the rest?
agenda-try-response = Agree on two times of the day at which everybody looks at what waits, before beginning something new.
agenda-try-load = Let whoever reviews a part for the first time do it together with somebody who knows it.
agenda-try-oversize = Before the next large change, spend ten minutes together on how to cut it into parts that can be merged one by one.
agenda-try-reverts = Take the last change that was taken back, and ask what would have shown it before the merge.
agenda-try-discussion = Ask the team which comments of the last weeks helped, and which they missed.
