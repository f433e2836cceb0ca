### One's own logins: those that are tied, those that wait, and those that may be one's own.

ties-login = Login
ties-mine = My logins on forges
ties-proposed = These logins commit with your e-mail address
ties-proposed-about = Nobody else is told. Irori does not keep the addresses of commits, only a fingerprint of them to compare with yours.
ties-confirm = It is mine
ties-confirm-which = { $login } on { $forge } is mine
ties-refuse = Not mine
ties-refuse-which = { $login } on { $forge } is not mine
said-login-refused = That login will not be proposed to you again. You can still claim it yourself.

## How one's own was proven, and who else said what of it
ties-by-address = since { $at }, proven by the e-mail address of your commits
ties-by-admin = since { $at }, tied by { $by }
ties-by-some-admin = since { $at }, tied by an admin
ties-by-nothing = since { $at }, from before Irori asked for proof
ties-other-claim = { $name } claimed this login on { $at }.
ties-other-dispute = { $name } disputed on { $at } that this login is yours.
ties-other-tied = It was tied to { $name } from { $at } to { $until }.

## What waits for an admin
ties-waiting = Waiting for an admin
ties-waiting-about = Until an admin decides, these logins show nothing to anybody: no pull request, no review, no figure.
ties-waits-claim = you claimed it on { $at }
ties-waits-dispute = you disputed on { $at } that it is somebody else’s
ties-waits-tied = it was yours; disputed on { $at } by { $names }
ties-withdraw = Take back
ties-withdraw-which = Take back that { $login } is yours
ties-give-up = Untie
ties-give-up-which = Untie the login { $login }, which is disputed
said-login-claimed = You claimed the login. It shows nothing until an admin confirms it.
said-claim-withdrawn = You took it back.

## What commits with one's address and is tied to somebody else
ties-contested = These logins commit with your e-mail address and are tied to somebody else
ties-contested-about = If one is yours, dispute it: it shows nothing to anybody until an admin decides.
ties-held-by = tied to { $name } since { $at }
ties-dispute = It is mine
ties-dispute-which = Dispute who has { $login } on { $forge }
said-login-disputed = You disputed it. The login shows nothing to anybody until an admin decides.
