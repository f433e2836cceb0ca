### What hooks may have missed, and deliveries that could not be read.

health = What is known
health-about = A pull request is whole when everything is known that was said of it until its merge: a hook listened all the while, or an import told it afterwards. A week of which less than nine tenths are whole says nothing of reviews; irori import fills it in.
health-caption = Whole pull requests of all that were merged, by repository and week
health-repository = Repository
health-of = { $whole } of { $merged }
health-too-few = { $whole } of { $merged }: too few to say anything
health-none = none merged
health-no-repository = No hook has told of a repository yet.
health-outages = When deliveries may have been lost
health-no-outage = In these weeks, never.
health-more = { $more ->
    [one] One earlier time is not listed.
   *[other] { $more } earlier times are not listed.
  }
health-from-to = { $from } to { $to }
health-since = Since { $from }
health-hook = the hook { $name }
health-gone-hook = a hook that was removed
health-outage-absent = { $when }: Irori was not running.
health-outage-wrong-signature = { $when }: deliveries to { $hook } were lost, for its secret was wrong.
health-outage-malformed = { $when }: a delivery to { $hook } could not be read.
health-outage-malformed-of = { $when }: a delivery to { $hook } about { $repository } could not be read.

quarantine = Deliveries that could not be read
quarantine-title =
    { $kept ->
        [0] Every delivery that came could be read
        [one] One delivery could not be read
       *[other] { $kept } deliveries could not be read
    }
quarantine-lead = They were signed with the secret of their hook, and something was missing. They are kept for 30 days, at most 200 a hook, without any text that somebody wrote. A newer Irori may be able to read them.
quarantine-caption = Deliveries that could not be read, the latest first
quarantine-none = There is nothing here.
quarantine-when = When it came
quarantine-event = Event
quarantine-lacks = What is missing
quarantine-stored = What is kept of it
quarantine-nothing-stored = Nothing of it is kept: it was no JSON, or more than 256 KiB.
quarantine-replay = Try again
quarantine-replay-which = Try the delivery { $delivery } again
quarantine-discard = Discard
quarantine-discard-which = Discard the delivery { $delivery }
quarantine-newest = The latest
quarantine-older = Older
quarantine-back = Back to the forges
said-replayed = The delivery was read and taken in.
said-replayed-unneeded = The delivery was read. There was nothing new in it that Irori needs.
said-discarded = The delivery is discarded. The time around it counts as not known.
wrong-still-malformed = It still cannot be read: { $lacks }. It stays here.
