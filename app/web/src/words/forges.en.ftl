### Forges: hooks, logins, and whose they are.

forges = Forges
forges-title =
    { $hooks ->
        [0] No pull requests come in yet
        [one] Pull requests come in by one hook
       *[other] Pull requests come in by { $hooks } hooks
    }
forges-lead = A hook tells Irori of pull requests, reviews and pushes on GitHub, GitLab, Gitea or Forgejo. The texts of comments are judged for substance on arrival and not kept.

## Hooks
forges-hooks = Hooks
forges-hooks-caption = Every hook, where it is reached and how it fares
forges-no-hook = There is no hook yet. Make one, then enter its address and secret on the forge.
forges-hook = Hook
forges-address = Address
forges-last-delivery = Last delivery
forges-week = Last 7 days
forges-act = What to do
forges-nothing-came = nothing has come yet
forges-last = { $at }: { $outcome }
forges-outcome-taken = taken in
forges-outcome-ignored = not needed
forges-outcome-repeated = repeated
forges-outcome-malformed = malformed
forges-unsigned = { $count ->
    [one] One delivery that is not signed with this secret came on { $last }, since this server started. Anybody can send one, so nothing follows from it.
   *[other] { $count } deliveries that are not signed with this secret came between { $first } and { $last }, since this server started. Anybody can send them, so nothing follows from them.
  }
forges-mark-lost = The secret was wrong
forges-mark-lost-whose = Mark that deliveries to { $name } were lost because the secret was wrong
said-marked-lost = Marked: pull requests of that time are not whole until an import tells them. If it goes on, mark it again once deliveries come in.
forges-remove = Remove
forges-remove-whose = Remove the hook { $name }
forges-add-hook = Make a hook
forges-hook-name = Name of the hook
forges-hook-name-hint = For you to tell it apart, such as the name of the organisation or group on the forge.
forges-add-hook-press = Make the hook
forges-add-hook-about = Make one hook for each organisation, group or repository. What to enter on each forge:
forges-add-hook-github = Settings, then Webhooks, then Add webhook. The address goes into “Payload URL”, the secret into “Secret”. Content type: application/json. Choose single events: Issue comments, Pull requests, Pull request reviews, Pull request review comments, Pull request review threads, Pushes.
forges-add-hook-gitlab = Settings, then Webhooks, then Add new webhook. The address goes into “URL”, the secret into “Signing token” or, where GitLab has none yet, into “Secret token”. Choose the triggers Push events, Comments and Merge request events. The content type is right as it is; leave the custom template empty.
forges-add-hook-gitea = Settings, then Webhooks, then Add webhook, then Gitea or Forgejo. The address goes into “Target URL”, the secret into “Secret”. HTTP method: POST; content type: application/json. Choose Push and everything under Pull request events; leave the branch filter at *.
forges-made = The secret of { $name }, for { $address }
forges-made-about = Enter it on the forge now: it is not shown again. Whoever loses it makes a new hook.
said-hook-removed = The hook is gone. What it brought stays.
wrong-hook-name = There is a hook of this name already.

## Logins
forges-ties = Logins and people
forges-ties-caption = Every login that is tied to a person
forges-no-tie = No login is tied to a person yet. People claim theirs in their settings and you confirm it, or you tie it here.
forges-person = Person
forges-untie = Untie
forges-untie-whose = Untie the login { $login }
forges-tie = Tie a login
forges-tie-press = Tie the login
forges-tie-about = The person sees that you tied it. Tie one to yourself and everybody reads so in the ledger.
forges-proof = How it was proven
forges-proof-address = by the address of its commits, { $at }
forges-proof-admin = by { $by }, { $at }
forges-proof-some-admin = by an admin, { $at }
forges-proof-unknown = not at all: from before proofs were asked for, { $at }
forges-confirm-login = Confirm
forges-confirm-login-whose = Confirm that { $login } is { $name }
forges-claims = Claims that wait for you
forges-claims-caption = Everybody who claims a login, the same login beside each other
forges-claims-about = A login that is claimed shows nothing until you confirm it. Ask for a sign on the forge, such as a comment from that login.
forges-claim = Claim
forges-ground-claim = claimed it on { $at }
forges-ground-dispute = disputed on { $at } that it is somebody else’s
forges-ground-tied = had it until it was disputed on { $at }
forges-evidence = The forge told commits of it with this person’s e-mail address.
forges-no-evidence = The forge told no commit of it with this person’s e-mail address.
forges-own-claim = It is your own: if you confirm it, everybody reads so in the ledger.
forges-tied-to = tied to { $name } now
forges-confirm-claim = Confirm
forges-confirm-claim-whose = Confirm that { $login } is { $name }
forges-refuse-claim = Refuse
forges-refuse-claim-whose = Refuse that { $login } is { $name }
said-claim-refused = You refused it.
forges-untied = Not tied
forges-untied-about = These logins were seen and are tied to nobody. What they do counts in no team.
forges-none-untied = Every login that was seen is tied to a person.
forges-seen = last seen { $at }
forges-mine-about = They tell which pull requests and reviews are yours. One that does not commit with your e-mail address waits for an admin.
forges-mine-hint = As it stands in the address of your profile.
forges-mine-press = Claim the login
said-login-tied = The login is tied.
said-login-untied = The login is untied.
wrong-pull-request = This is not the address of a pull request.
wrong-login = A login has no spaces, such as octocat.
wrong-login-own = This login is tied to you already.
wrong-login-claimed = You claimed this login already. It waits for an admin.
wrong-login-tied = This login is tied to somebody already. An admin can untie it.
wrong-logins-most = That is as many logins as one person can have.

forges-forge = Forge
forge-github = GitHub
forge-gitlab = GitLab
forge-gitea = Gitea or Forgejo
