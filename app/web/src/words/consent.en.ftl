
### Sharing a family of signals by name, and Words to one's lead.

said-consent = It is shared from the running week on.
said-consent-withdrawn = It is no longer shared.
me-nav-sharing = Sharing

consent-family-isolation = isolation
consent-family-boundary = boundary
consent-family-context = business context

consent-kicker = Sharing by name
consent-title =
    { $count ->
        [0] You share nothing by name
        [one] You share one thing by name
       *[other] You share { $count } things by name
    }
consent-lead = Nobody but you sees your signals. If you want your lead to see some, you can share a family of them by name, one lead and one family at a time, and take it back whenever you like.
consent-nobody = You belong to no team that somebody leads, so there is nobody to share with.
consent-who = { $name } · { $team }
consent-with = { $name } leads { $team } now. They see what you share as long as they lead { $team } and you belong to it.
consent-with-not-in-force = { $name } sees nothing of this now: they do not lead { $team } any more, or you do not belong to it. If that changes, they would see it again. Take it back if you do not want that.
consent-not-shared = not shared
consent-give = Share
consent-give-label = Share { $family } with { $name }, { $team }
consent-withdraw = Take back
consent-withdraw-label = Take back { $family } from { $name }, { $team }

consent-shows = What your lead sees
consent-shows-bands = For each signal of the family its state in each closed week (Usual, Watch, Act or Not yet known), one sentence about what makes it so, and since when. At most the last thirteen weeks.
consent-shows-isolation = Connection, days without talk, breadth of talk
consent-shows-boundary = Home → work and work → home. Rest between days stays with you.
consent-shows-context = Who uses it and why, constraints understood
consent-shows-never = Never your answers, notes, numbers or single days, never whom you talked with, never your reasons. Habits cannot be shared.

consent-how = How it works
consent-how-from = It counts from the running week on. That week is shown once it has closed; weeks before it are never shown.
consent-how-before = If something began before you shared it, the state still shows that it is there, but not since when.
consent-how-back = Taking it back works at once: at the next request there is nothing to see.
consent-how-ledger = Each time your lead opens it, that is written into the ledger first. What was looked at before you took it back stays there.
consent-to-ledger = To the ledger
consent-how-k = Your lead knows your state then, so you are not counted among the people that a team's result about this family needs at least. Your answers stay part of it.
consent-words = Something else to say?
consent-words-about = You can also write to your lead, signed with your name.

## What a lead sees

shared-with-you = Shared with you by name
shared-with-you-about = By their own choice, until they take it back. Each time you open one, they see it in their ledger.
shared-link = { $name }: { $family }
shared-since = shared since { $day }
shared-kicker = { $team } · shared since { $day }
shared-title = { $name } shares { $family } with you
shared-lead = States by week, each against their own usual. Meant for a conversation.
shared-early = Nothing to see yet: the first week that is shared closes on { $closes }.
shared-weeks = Week by week
shared-caption = States by week, the latest first
shared-head-week = Week
shared-is = What this is
shared-is-own = Each state compares the person with what is usual for them. It says nothing in comparison with others.
shared-is-only = Answers, notes, single days, names and reasons are not part of it, nor are weeks before it was shared.
shared-is-ledger = That you opened this page stands in the ledger of { $name }.
shared-is-revocable = It can be taken back at any time, without a reason.
shared-back = Back to { $team }

finding-unknown = Not yet known, or too little was answered.
finding-connection-usual = Connection is about as usual for them.
finding-connection-since = Connection has been lower than their usual since { $week }.
finding-connection-before = Connection has been lower than their usual since before it was shared.
finding-connection-once = Connection was much lower than their usual in { $week }.
finding-connection-rule = Connection is low, by a threshold that is a policy choice.
finding-quiet-days-usual = Their remote days have talk in them.
finding-quiet-days-rule = Many of their remote days pass without casual talk.
finding-breadth-usual = Their casual talk is spread over several people.
finding-breadth-rule = Their casual talk rests on very few people.
finding-home-to-work-usual = Home comes into work about as often as usual for them.
finding-home-to-work-since = Home has come into work more often than their usual since { $week }.
finding-home-to-work-before = Home has come into work more often than their usual since before it was shared.
finding-home-to-work-once = Home came into work much more often than their usual in { $week }.
finding-work-to-home-usual = Work comes home about as often as usual for them.
finding-work-to-home-since = Work has come home more often than their usual since { $week }.
finding-work-to-home-before = Work has come home more often than their usual since before it was shared.
finding-work-to-home-once = Work came home much more often than their usual in { $week }.
finding-work-to-home-rule = Work came home on many days of { $week }, by a threshold that is a policy choice.
finding-clear-usual = They know who uses their work, and why.
finding-clear-rule = It is not clear to them who uses their work, and why now.
finding-heard-usual = Their constraints are understood, as they see it.
finding-heard-rule = Their constraints are not understood, as they see it.

## Words

said-word = Your Word is sent.
said-word-removed = Your Word is taken back and deleted.
words-kicker = Words
words-title = A Word to your lead
words-lead = A Word is a short message to one of your leads, signed with your name.
words-way = Words to a lead
words-new =
    { $count ->
        [one] One new Word
       *[other] { $count } new Words
    }
words-nobody = You belong to no team that somebody leads, so there is nobody to write to.
words-write = Write a Word
words-to = To
words-to-choose = Choose a lead
words-text = Your Word
words-text-hint = At most 2000 characters. It is signed with your name.
words-send = Send
words-received = Words sent to you
words-none-received = Nobody has sent you a Word.
words-is-new = New
words-from = A Word from { $name }, { $team }
words-sent = Words you have sent
words-sent-to = To { $name }, { $team }, { $sent }
words-opened = Opened on { $at }
words-not-opened = Not opened yet
words-remove = Take back
words-remove-label = Take back the Word to { $name }, { $sent }
words-open-kicker = Words · sent { $sent }
words-open-ledger = That you opened it stands in the ledger, and { $name } sees when. They can take it back at any time.
words-back = All Words
words-unreadable = This Word cannot be opened. If it is not one of your sealed earlier texts, the log tells the operator.
words-about = About Words
words-about-who = Only the lead you write to reads it, and only while they lead that team.
words-about-signed = There are no anonymous comments: in a small team people guess who wrote one, and often wrongly.
words-about-opened = You see when it was opened.
words-about-back = You can take it back at any time. It is then deleted, whether it was opened or not.
words-about-sealed = It is stored sealed under your own key.
wrong-not-my-lead = Choose somebody who leads a team that you belong to.
wrong-words-most = You have sent { $most } Words within the last 24 hours, which is the most there can be. What you typed is kept here; please send it later.

## What my lead sees
seen-shared = With your name on it
seen-shared-with = { $name } sees the states of “{ $family }”, and none of your entries.
seen-shared-nothing = Nothing: you share no family of your signals by name.
seen-sharing = Share something by name, or take it back
