### The ledger, and what a lead sees.

me-nav-seen = What my lead sees
me-nav-ledger = Ledger
subnav-ledger = Ledger
foot-ledger = Who looked at what concerned me

## The ledger

ledger-kicker = Ledger · only you see this list
ledger-title = Who looked at what concerned you
ledger-lead = Every look at a week or a report that your answers may be in, every report taken away, everything read of you by name, everybody who was given the right to read, and every week of your team that was marked as reviewed. The latest comes first.
ledger-empty = Nobody has looked at anything that concerns you.
ledger-empty-then = Once a week of your team has closed and somebody opens it, that stands here. Looking at this list is not written down.
ledger-empty-older = There is nothing older.
ledger-mine-show = Show my own looks as well
ledger-mine-hide = Leave out my own looks
ledger-older = Earlier
ledger-latest = The latest
ledger-times = { $times } times

ledger-me = You
ledger-me-too = you
ledger-myself = yourself
ledger-gone = An account that is gone
ledger-gone-too = an account that is gone
ledger-command-line = The operator's command line
ledger-team-gone = a team that is gone

ledger-as-lead = lead of { $team }
ledger-as-member = member of { $team }
ledger-as-hr = HR
ledger-as-admin = admin

ledger-week =
    { $before ->
        [0] { $who } looked at { $teams }'s { $week }
        [one] { $who } looked at { $teams }'s { $week } and the week before it
       *[other] { $who } looked at { $teams }'s { $week } and the { $before } weeks before it
    }
ledger-report = { $who } opened the report of { $quarter }
ledger-file = { $who } took away the report of { $quarter } as a file
ledger-file-of = { $who } took away the report of { $quarter } as { $format }: { $scope }, hash { $hash }…
ledger-consent = { $who } read your signals of “{ $family }”, which you share with them
ledger-word = { $who } opened the Word you sent on { $day }
ledger-word-undated = { $who } opened a Word of yours
ledger-lead-given = { $who } made { $about } a lead of { $team }
ledger-lead-ended = { $who } set the last day of { $about } as a lead of { $team }
ledger-member-given = { $who } added { $about } to { $team }: its members read what its leads read
ledger-member-joined = { $who } joined { $team } by an invitation
ledger-member-ended = { $who } set the last day of { $about } in { $team }
ledger-hr-given = { $who } gave { $about } the right to read reports (HR)
ledger-hr-taken = { $who } took the right to read reports (HR) from { $about }
ledger-admin-given = { $who } made { $about } an admin, who reads no result but says who may
ledger-admin-taken = { $who } took an admin's rights from { $about }
ledger-reset-made = { $who } made a link with which a new password can be set for { $about }
ledger-reset-approved = { $who } let the link to a new password for { $about } open at once
ledger-reset-stopped = { $who } stopped the link to a new password for { $about }
ledger-reset-stopped-oneself = { $who } stopped the link to a new password for { $about }
ledger-reset-used = A new password was set for { $about } with a link
ledger-reset-proven = A new password was set for { $about } with a link and the recovery code
ledger-texts-opened = The earlier texts of { $about } opened again, after proof
ledger-admin-link-made = { $who } made a link by which { $about } gets a new password and an admin's rights
ledger-admin-link-used = A new password was set for { $about } with the operator's link
ledger-recovery-code-made = { $who } made a recovery code for { $about }
ledger-recovery-code-made-oneself = { $who } made a recovery code
ledger-closed-link-made = { $who } made a link to what is left of the closed account of { $about }
ledger-sessions-ended = { $who } signed { $about } out on every device
ledger-closed = { $who } closed the account of { $about }
ledger-reopened = { $who } opened the account of { $about } again
ledger-login-claimed = { $who } tied a login at a forge to { $about }, which is not confirmed yet
ledger-login-claimed-oneself = { $who } said that a login at a forge is theirs; an admin has to confirm it
ledger-login-proven = { $who } confirmed a login at a forge, which commits with their e-mail address
ledger-login-confirmed = { $who } confirmed a login at a forge for { $about }
ledger-login-confirmed-oneself = { $who } confirmed a login at a forge as their own
ledger-login-refused = { $who } refused a login at a forge for { $about }
ledger-login-refused-oneself = { $who } said that a login at a forge is not theirs
ledger-login-disputed = { $who } disputed that a login at a forge belongs to { $about }
ledger-login-disputed-oneself = { $who } disputed that a login at a forge is theirs
ledger-login-untied = { $who } untied a login at a forge from { $about }
ledger-login-untied-oneself = { $who } untied a login at a forge of their own
ledger-reviewed = { $who } marked { $team }'s { $week } as reviewed

ledger-chain = That nothing is taken out
ledger-chain-about =
    { $rows ->
        [0] The ledger of this installation has no rows yet. Each will hold the hash of the one before it.
        [one] The ledger of this installation has one row, everybody's counted. Each next one holds the hash of the one before it.
       *[other] The ledger of this installation has { $rows } rows, everybody's counted. Each holds the hash of the one before it.
    }
ledger-chain-last = The number and the hash of the last one:
ledger-chain-note = Note it down: your operator's irori verify --ledger-head, with what you noted, tells whether the rows up to it are still what they were.

## What my lead sees

seen-title = What your lead sees now
seen-lead = Below is the page of your team as its lead has it, made by the same code at this moment. Opening it is a look like any other and stands in the ledger.
seen-lead-nothing = Your lead has the same page as you, and nothing is published on it at the moment.
seen-none-title = No lead sees anything of you
seen-none = You count in no team, so nothing that you write goes into any team's week.
seen-none-then = When an admin adds you to a team, this page shows what its lead sees.
seen-not = What they cannot see
seen-not-entries = Your entries, notes and single days; what is on any page of Me.
seen-not-level = How anybody is: only whether several people have moved against their own usual.
seen-not-who = Who answered, and who did not.
seen-not-habits = Movement, rest between days of work, with whom you talk, and your patterns.
seen-not-later = What you write or correct after a week has closed.
seen-ledger = Who looked, and when
seen-short-title = What your lead sees now
seen-short = Of your team your lead sees closed weeks alone: in steps, whether several people have moved against their own usual. Never a level, an entry, a name, or who answered.
seen-short-none = You count in no team, so no lead sees anything that comes from your answers.
seen-short-open = See their page as it is now
