### What concerns who may come in: the log, and what is told on every page.

subnav-security = Security
security-kicker = Security
security-title = What happened at the doors of your account
security-lead = Sign-ins, passwords, roles, links and what was refused, for the last 90 days. What others did from their own machines is shown without their network.
security-empty = Nothing has happened in the last 90 days.
security-caption = What happened, the latest first
security-when = When
security-what = What
security-who = By whom, about whom
security-where = From where
security-someone-else = somebody who was not signed in
security-me = you
security-about = about { $about }
security-not-told = not told: another person's machine
security-newest = The latest
security-older = Older ones
security-hint = If something here was not you, end your sessions and change your password.
security-to-sessions = Where you are signed in
security-to-password = Change your password

admin-security = Security
admin-security-title = What happened at the doors of this installation
admin-security-lead = For 90 days, in a chain that irori verify checks. Who took their own data away is told to themselves alone, and of what people enter nothing is here.
admin-security-kind = What
admin-security-all = Everything
admin-security-show = Show
admin-security-of-one = Only events of one account are shown.
admin-security-of-all = Show those of everybody

event-sign-in = Signing in
event-sign-out = Signing out
event-new-device = A new device
event-account-made = The first account
event-account-closed = Closing an account
event-account-reopened = Opening an account again
event-account-erased = Erasing an account
event-invitation-made = An invitation
event-invitation-used = Joining by an invitation
event-invitation-withdrawn = Taking an invitation back
event-reset-made = A reset link
event-reset-used = A new password by a reset link
event-reset-stopped = Stopping a reset link
event-password = Changing the password
event-recovery-code = A recovery code
event-proof = Proving who one is
event-sessions-ended = Ending sessions
event-role = Changing roles
event-membership = Changing a membership
event-secret = A secret of a hook
event-login = A login of a forge
event-rule = Changing a rule
event-export = Taking a file away
event-own-export = Taking one's own data away
event-denied = Something that is not open to them
event-throttled = More than one person may send
event-outcome-wrong = wrong password
event-outcome-slowed = asked to wait
event-outcome-denied = refused

news-label = About your account
news-wrong =
    { $tries ->
        [one] One wrong password was tried for your account on { $moment }.
       *[other] { $tries } wrong passwords or attempts too many were tried for your account since { $moment }{ $networks ->
            [one] {""}
           *[other] , from { $networks } networks
        }.
    }
news-device = A new device signed in to your account on { $moment }: { $device }, from network { $network }.
news-code = A recovery code was made for your account on { $moment }: { $device }, from network { $network }. With it somebody could set a new password by a link. If that was not you, make another: the one before ends.
news-advice = If that was not you, end it and change your password.
news-seen = I have seen this
news-all = See all of it

privacy-you-security = When somebody signs in to your account, tries to, changes who may come in, or is refused something, Irori keeps when, from which network and with which browser, for 90 days. You see it under Settings, Security; admins see it of everybody.
