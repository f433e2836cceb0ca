### The admin's pages: organisation, departments, teams, people.

## Around them
admin-subnav = Administration
admin-organisation = Organisation
admin-people = People
admin-to-organisation = To the organisation
admin-to-people = To the people
admin-day = { $day } { $month } { $year }
admin-percent = { $n }%
said-department-removed = The department is gone.
said-team-removed = The team is gone.
wrong-last-before-first = The last day must not lie before the first.

## Organisation
admin-org-title =
    { $teams ->
        [0] No team yet
        [one] One team, { $people ->
            [0] nobody counted yet
            [one] one person counted
           *[other] { $people } people counted
        }
       *[other] { $teams } teams, { $people ->
            [0] nobody counted yet
            [one] one person counted
           *[other] { $people } people counted
        }
    }
admin-org-lead = Here you look after departments, teams and people. What they answer is never shown here.
## What requests show of proxies and hosts
noticed-title = How requests reach Irori may not fit its settings
noticed-no-proxy-set = Most requests of late come from { $from } with headers that proxies add, and IRORI_PROXIES is 0. Is there a proxy of yours at { $from }? If so, everybody behind it counts as one network, and the wrong tries of one person slow down all: set IRORI_PROXIES to the number of your proxies. If not, leave it at 0, for whoever is there could then claim any address.
noticed-fewer-proxies = Most requests of late come from { $from } through fewer proxies than IRORI_PROXIES says, so where they come from is not believed. Is there a proxy of yours at { $from }? If so, check the number, and that the proxy adds to X-Forwarded-For. If not, requests get to Irori past your proxies: close that way.
noticed-other-host = Most requests of late, from { $from }, use another host name than the one in IRORI_PUBLIC_URL. Do people know Irori by that name? If so, links lead elsewhere: correct the address, or let the proxy pass the host name on. If not, you need do nothing.
noticed-other-scheme = Most requests of late, from { $from }, say that they came by http where IRORI_PUBLIC_URL says https, or the other way round. Is there a proxy of yours at { $from }? If so, correct the address, or the proxy. If not, you need do nothing.

admin-tree = Departments and teams
admin-org-empty = There is no team yet. Add the first one: its page tells how often it will be visible.
admin-team-counts =
    { $people ->
        [0] nobody counts here yet
        [one] one person counts here
       *[other] { $people } people count here
    }
admin-add-team = Add a team
admin-add-team-press = Add the team
admin-team-name = Name of the team
admin-department = Department
admin-zone = Time zone
admin-zone-hint = The team's week closes there, on Monday at 12:00 unless you say otherwise.
admin-add-department = Add a department
admin-add-department-press = Add the department
admin-department-name = Name of the department
admin-parent = Belongs to

## One department
admin-within = In this department
admin-department-empty = There is nothing in this department yet. Teams and departments are added on the organisation's page.
admin-change-department = Name and place
admin-department-not-empty = A department can be removed once it is empty: move or remove the teams and departments in it first.
admin-remove-department = Remove the department
admin-remove-department-sure = Yes, remove this department

## One team
admin-team-lead =
    { $people ->
        [0] Nobody counts here today.
        [one] One person counts here today.
       *[other] { $people } people count here today.
    }
admin-members = Members
admin-members-caption = Who belongs to this team, and who once did
admin-members-empty = Nobody belongs to this team yet. Invite somebody into it, or add a membership on a person's page.
admin-name = Name
admin-part = Part
admin-part-member = Member
admin-part-lead = Lead
admin-counting = Counts here
admin-from = First day
admin-to = Last day
admin-no-end = not set
admin-visible = How often this team will be visible
admin-visible-joined =
    { $people ->
        [0] There are no counting members today. With fewer than { $alone }, a team is joined with a sibling for publishing; from { $alone } on it can stand alone.
        [one] There is one counting member today. With fewer than { $alone }, the team is joined with a sibling for publishing; from { $alone } on it can stand alone.
       *[other] There are { $people } counting members today. With fewer than { $alone }, the team is joined with a sibling for publishing; from { $alone } on it can stand alone.
    }
admin-visible-nothing = There are { $people } counting members today. The team is set to publish nothing; this is how often it could be shown otherwise.
admin-visible-alone = There are { $people } counting members today. From { $alone } on, a team can stand alone when results are published.
admin-visible-caption = Share of weeks that are computed
admin-visible-size = Size of the team
admin-size = { $people } people
admin-size-today = { $people } people, as today
admin-answering = { $percent } answering
admin-visible-why = “Answering” is the share of working days with a check-in. A week is computed when at least { $least } people have answered on three or more of their five days; other weeks carry on silently. Leads are not counted.
admin-change-team = Name, place and time zone
admin-holidays = Public holidays
admin-holidays-list = Holidays of this team
admin-holidays-hint = One a line, the date first: 2026-11-23 Labour Thanksgiving Day. What stands here replaces the whole list.
admin-holidays-press = Save the holidays
admin-team-stays = A team that ever had a member cannot be removed, because its history belongs to the people who were in it.
admin-remove-team = Remove the team
admin-remove-team-sure = Yes, remove this team

## People
admin-people-title =
    { $people ->
        [one] One person
       *[other] { $people } people
    }{ $waiting ->
        [0] {""}
        [one] , one invitation waiting
       *[other] , { $waiting } invitations waiting
    }
admin-accounts = Accounts
admin-people-caption = Everybody with an account; the teams are those of today
admin-people-alone = You are the only one here so far. Invite the first colleague.
admin-email = E-mail address
admin-roles = Roles
admin-teams = Teams
admin-account = Account
admin-account-open = open
admin-account-closed = closed
admin-role-admin = Admin
admin-role-hr = HR
admin-leads = { $team } (lead)
admin-invite = Invite somebody
admin-team = Team
admin-no-team-yet = No team yet
admin-invite-team-hint = They belong to it as soon as they accept.
admin-invite-press = Make the invitation
admin-invite-about = You get a link to send on yourself. It is valid for 72 hours and works once.
admin-invited = Invitation for { $email }
admin-invited-about = Send this link now: it is not shown again. It is valid for 72 hours and works once.
admin-waiting = Waiting invitations
admin-nobody-waits = No invitation is waiting.
admin-waits-until = until { $until }
admin-withdraw = Withdraw
admin-withdraw-whose = Withdraw the invitation for { $email }

## One person
admin-closed-about = This account is closed.
admin-memberships = Memberships
admin-memberships-caption = Every membership, the latest first
admin-no-membership = No membership yet. Somebody without a team can keep entries, but they count in no team.
admin-no-team-to-join = There is no team to belong to yet.
admin-add-membership = Add a membership
admin-add-membership-press = Add the membership
admin-choose-team = Please choose
admin-counts-here = Their answers count in this team
admin-counts-here-hint = A person counts in one team at a time. Leads never count in the team they lead.
admin-to-hint = Leave blank while no end is known.
admin-end-membership = End a membership
admin-end-membership-press = Set the last day
admin-membership = Membership
admin-last-day = Last day
admin-last-day-hint = With a day before the first, the membership is removed altogether.
admin-role-admin-tick = Admin: accounts, teams and settings
admin-role-hr-tick = HR: reports made of aggregates
admin-roles-about = No role opens another person's entries. Leading is not a role but a part in a team.
admin-roles-press = Save the roles
admin-reset = Lost password
admin-reset-about = Make a link with which this person sets a new password. It works once. { $hours ->
        [0] It opens at once.
        [one] It opens after an hour, or at once with the person's recovery code or a second admin.
       *[other] It opens after { $hours } hours, or at once with the person's recovery code or a second admin.
    } The person is told and can stop it.
admin-reset-press = Make the link
admin-reset-made = Link to a new password for { $name }
admin-reset-made-about = Hand this link over: it is not shown again, and works once. The person sees that you made it and can stop it.
admin-publishing = Publish its weeks
admin-publishing-joined = yes, joined with others where it is small
admin-publishing-nothing = no, nothing
admin-publishing-about = Who is joined with whom is decided when a quarter begins, from the roster alone, for two quarters. "Nothing" counts at once; the people of such a team enter no report either.
admin-closing-hour = Its week closes
admin-closing-hour-hint = After the Sunday it ends with, in the team's zone. Until then missing days can be added.
admin-closing-hour-at = { $weekday }, { $hour }:00
