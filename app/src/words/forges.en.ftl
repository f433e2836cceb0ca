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
forges-outcome-wrong-signature = wrong signature
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
forges-no-tie = No login is tied to a person yet. People tie theirs in their settings, or you do it here.
forges-person = Person
forges-untie = Untie
forges-untie-whose = Untie the login { $login }
forges-tie = Tie a login
forges-tie-press = Tie the login
forges-untied = Not tied
forges-untied-about = These logins were seen and are tied to nobody. What they do counts in no team.
forges-none-untied = Every login that was seen is tied to a person.
forges-seen = last seen { $at }
forges-mine-about = They tell which pull requests and reviews are yours.
forges-mine-hint = As it stands in the address of your profile.
forges-mine-press = Add the login
said-login-tied = The login is tied.
said-login-untied = The login is untied.
wrong-pull-request = This is not the address of a pull request.
wrong-login = A login has no spaces, such as octocat.
wrong-login-tied = This login is tied to somebody already. An admin can untie it.
wrong-logins-most = That is as many logins as one person can have.

forges-forge = Forge
forge-github = GitHub
forge-gitlab = GitLab
forge-gitea = Gitea or Forgejo
