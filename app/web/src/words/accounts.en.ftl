### Accounts: new passwords by a link, proof that an account is one's own, closing.

## What was done
said-reset-stopped = The link to a new password no longer opens anything.
said-reset-approved = The link to a new password opens now.
said-sessions-of-ended = This person is signed out everywhere.
said-reopened = The account is open again. Add the memberships it should have.
said-texts-opened = Your earlier texts are open to you again. If you used your recovery code, make a new one.

## What is wrong with a field
wrong-recovery-code = This is not your recovery code. It has 26 letters and digits.
wrong-reset-waits = This link does not open yet. Give your recovery code to go on now, or come back later.
wrong-proof = This is neither the password of before nor your recovery code.
wrong-sign-in-replaced = This was the password until somebody set a new one by a link. If that was not you, tell another admin or the operator: your earlier texts are still sealed.
wrong-code-unproven = You can make a recovery code once you have proved that this account is yours.
wrong-approve-own = Another admin has to do this: not the one who made the link, and not the person it is for.
wrong-approve-new = You became an admin too short a time before this link was made. An admin of longer standing has to do this.
wrong-approve-unproven = Your password was set by a link. Prove first that this account is yours, under Recovery.
wrong-reset-own = You cannot make a link to your own new password. Change it in your settings, or ask another admin.
wrong-close-own = You cannot close your own account. Another admin can, or you erase it under My data.

## On every page of one's own account
account-closed = This account is closed. You can take away what is yours here, or erase it.
account-reset-operator = The operator's command line
account-reset-waits = { $who } made a link with which a new password can be set for your account. It opens { $from }. If you did not ask for it, stop it and tell somebody you trust.
account-reset-opens = { $who } made a link with which a new password can be set for your account. It is open until { $until }. If you did not ask for it, stop it and tell somebody you trust.
account-reset-stop = Stop this link
account-sealed = Your password was set by a link on { $moment }. What you wrote before stays sealed until you prove that this account is yours.
account-sealed-open = Prove it

## A new password by a link
recovery-code = Recovery code
reset-waits = This link opens on { $moment } (UTC). The owner of the account can stop it until then. If you are the owner and have your recovery code, you can go on now.
reset-code-needed = You made it in your settings. It has 26 letters and digits.
reset-code-hint = If you have one. Without it your earlier texts stay sealed until you prove that this account is yours.

## Recovery, in the settings
subnav-recovery = Recovery
recovery-title = If you lose your password
recovery-lead = An admin can make you a link to a new one. You see it here before it opens, and nobody reads your earlier texts by it.
recovery-code-about = With it you need not wait for the link to open, and your texts stay open to you, or open again. It is shown once and works once. It signs nobody in by itself, and stays when you change your password.
recovery-none = You have no recovery code.
recovery-there = You made your recovery code on { $moment }.
recovery-make-press = Make a recovery code
recovery-again-press = Make a new one
recovery-made = Your recovery code
recovery-made-about = Write it down and keep it away from this device: it is not shown again. The one before it no longer works.
recovery-sealed = Open your earlier texts
recovery-sealed-about = Your password was set by a link on { $moment }. Your notes, annotations, Words and follow-ups from before are sealed, so that whoever made the link cannot read them.
recovery-proof = Password of before, or recovery code
recovery-proof-hint = The last password you set yourself before the link was used.
recovery-open-press = Open them

## The password once more
confirm-title = Please give your password once more
confirm-lead = This gives somebody a way in, takes data away, or shows what was written to you alone. You are asked again after ten minutes.
confirm-press = Go on
confirm-account-recovery-code = You are making a recovery code.
confirm-forges-add-hook = You are making a secret for a forge.
confirm-forges-confirm-login = You are confirming whose a login at a forge is.
confirm-forges-refuse-claim = You are refusing whose a login at a forge is.
confirm-forges-confirm-claim = You are confirming whose a login at a forge is.
confirm-forges-tie = You are tying a login at a forge to somebody.
confirm-org-invite = You are inviting somebody.
confirm-org-end-membership = You are taking somebody out of a team.
confirm-org-add-membership = You are adding somebody to a team.
confirm-org-approve-reset = You are letting a link to somebody's new password open at once.
confirm-org-close-account = You are closing somebody's account.
confirm-org-closed-link = You are making a link to what is left of a closed account.
confirm-org-reopen-account = You are opening a closed account again.
confirm-org-reset-link = You are making a link to somebody's new password.
confirm-org-save-roles = You are changing somebody's roles.
confirm-thresholds-set = You are changing how many people a result needs.

## Devices and links
session-began = since { $moment }
session-began-at = since { $moment }, from { $network }
links-title = One-time links
links-about = Those by which your account could get a new password, and those you made for others. All of them end when you change your password.
links-none = There are none.
links-reset-of-me = A new password for you, made by { $whom } on { $made }, until { $until }
links-join-made = An invitation for { $whom }, made on { $made }, until { $until }
links-reset-made = A new password for { $whom }, made on { $made }, until { $until }

## What is left of a closed account
closed-title = Your account is closed
closed-lead = What you entered is still yours. Take it away, or erase it.
closed-proof = Password or recovery code
closed-proof-hint = The link alone opens nothing. Your recovery code stays good until the account is erased.
closed-press = See what is mine

## The admin's page of a person
admin-reset-made-waits = Hand this link over: it is not shown again. It opens after the time set here, or at once with the person's recovery code. The person sees that you made it and can stop it.
admin-reset-waiting = A link to a new password
admin-reset-waits = { $who } made one. It opens { $from } and works until { $until }.
admin-reset-opens = { $who } made one. It is open until { $until }.
admin-reset-approve-about = If you know that the person asked for it, you can let it open at once. It stands in the ledger.
admin-reset-approve = Let it open at once
admin-reset-withdraw = Withdraw the link
admin-end-sessions-about = Signs this person out on every device, such as after a phone was lost.
admin-end-sessions-press = Sign out everywhere
admin-close-about = Ends memberships, roles, links and sessions. Nobody is offered this person any more. What they entered stays theirs: you get a link for them.
admin-close-sure = I want to close this account
admin-close-press = Close the account
admin-closed-made = What is left for { $name }
admin-closed-made-about = Hand this link to the person: it is not shown again. With their password or recovery code they take away what is theirs, or erase it. It works until then.
admin-closed-link-about = Make another link to what is left for this person. The one before ends.
admin-closed-link-press = Make the link
admin-reopen-about = The person signs in as before. Memberships and roles do not come back by themselves.
admin-reopen-press = Open the account again

## Privacy
privacy-lost = If you lose your password
privacy-lost-link = An admin can make you a link to a new one. It stands in your ledger, and on every page of yours until it ends. You can stop it.
privacy-lost-waits =
    { $hours ->
        [0] Here such a link opens at once.
        [one] It opens after one hour, at once with your own recovery code, or when a second admin agrees.
       *[other] It opens after { $hours } hours, at once with your own recovery code, or when a second admin agrees.
    }
privacy-lost-sealed = What you wrote before stays sealed after it, until you give your recovery code or the password of before. What is written later opens to whoever has the account.
privacy-lost-numbers = Scores and entries without text are not sealed. Whoever has the account by such a link sees them, and what the account may read: a team's weeks, reports, and Words that are sent to it later.
privacy-lost-operator = On the machine itself the operator can make such a link for any account. It opens at once, makes the account an admin's, and stands in everybody's ledger. Earlier texts stay sealed after it as well.
