### The words of the pages, in English. One file a language; a test holds the files against each other.

## The language itself
language-name = English
core-language = en
group-mark = ,
decimal-mark = .
money-CNY = ¥{ $amount }
money-other = { $currency } { $amount }
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
moment = { $date }, { $time }

## The frame
name = Tongzhou
description = Open mutual aid that proves itself: each round's share can be recomputed by anyone.
skip = Skip to the content
nav-main = Main
nav-foot = More
nav-plans = Plans
nav-check = Check us
nav-glossary = Words
nav-api = For programs
nav-me = My membership
nav-desk = Desk
nav-oversight = Oversight
type-large = Larger type
type-usual = Usual type
business-date = Business date
not-insurance = Mutual aid is not insurance: members help one another as far as they can, and nobody promises the full amount.

## Forms
form-wrong = Please look at these again
form-choose = Please choose

## Signing in
sign-in = Sign in
sign-out = Sign out
sign-in-name = Sign-in name
sign-in-password = Password
sign-in-code = One-time code
sign-in-code-hint = From your authenticator, or a recovery code. Leave it empty if you never set one up.
sign-in-code-needed = What you opened needs the one-time code as well. Please sign in with it.
sign-in-session-ended = Your session had ended before the form arrived, so nothing was done yet.
sign-in-kept = What you typed is kept. Sign in, look at it once more, and send it.
sign-in-demo = In this demonstration
sign-in-demo-why = Everyone here is invented. Press once to see the community as somebody in it.
sign-in-demo-enter = Enter
sign-in-demo-as = Enter as { $role }, { $name }
kept-title = You are back
kept-lead = What you had typed before your session ended is still here. Nothing has been done with it yet.
kept-send = Send it now
kept-leave = Leave it
kept-what = What will be sent
role-member = Member
role-applicant = Applicant
role-payer = Payer
role-intake-clerk = Intake clerk
role-medical-reviewer = Medical reviewer
role-investigator = Investigator
role-second-reviewer = Second reviewer
role-juror = Juror
role-treasurer = Treasurer
role-plan-manager = Plan manager
role-compliance = Compliance
role-auditor = Auditor
role-witness = Witness
role-supervisor = Supervisor

## What is refused
refused-with-remedy = { $wrong } – { $right }
refused-nothing-lost = Nothing was changed by this request.
refused-again = Try this page again
refused-home = Go to the first page
refused-glossary = Look up a word
refused-number = Number R{ $number }, status { $status }. Tell us this number when you ask for help.

## The formula, clocks
formula-aid = aid of the cases
formula-fee = management fee
formula-carry = carried over
formula-reversed = came back
formula-units = members who share
formula-share = each member's share
formula-rounding = Rounded up or to the nearest cent, as the plan says; what rounding leaves over goes into the next round.
formula-in-words = Aid { $aid } plus fee { $fee } plus carry-over { $carry } less { $reversed } that came back, divided by { $units } shares, is { $share } each.
clock-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
clock-today = Last day today
clock-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}

## home

## plans

## rounds

## cases

## figures

## cost

## glossary

## check

## joining

## member

## aid

## jury

## notices

## statements

## my-data

## security

## desk
desk-title = What waits for you
desk-lead = The desk shows the work that your roles may do, the oldest clock first.
desk-nothing = Nothing waits for you just now.
desk-tabs = Desk
desk-tabs-plan = Pages of { $plan }
desk-tab-home = Waiting
desk-tab-members = Members
desk-tab-people = Register
desk-tab-staff = Staff
desk-tab-complaints = Complaints
desk-tab-jobs = Jobs
desk-tab-audit = Audit trail
desk-tab-rounds = Rounds
desk-tab-money = Money
desk-tab-payments = Payments
desk-tab-drawn = Looking back
desk-tab-rules = Rules
desk-community = The community
desk-plan = Plan
desk-plan-unnamed = Plan { $pool }
desk-plans = By plan
desk-queues = Queues
desk-queues-caption = Each queue that you work in, by its oldest clock.
desk-queue = Queue
desk-cases = Cases
desk-oldest = Oldest clock
desk-queue-intake = Intake
desk-queue-investigation = Investigation
desk-queue-review = First review
desk-queue-second-reading = Second reading
desk-queue-third-reading = Third reading
desk-queue-appeal = Appeals
desk-queue-objection = Objections
desk-queue-payment = Payment
desk-to-decide = Proposals to decide
desk-to-decide-caption = Proposed by somebody else; you may confirm or reject them.
desk-proposal = Proposal
desk-proposed-at = Proposed
desk-of-mine = Proposed by you, waiting for another
desk-of-mine-why = Nobody confirms their own proposal.
desk-proposal-deposit = Deposit
desk-proposal-refund = Refund
desk-proposal-payout = Payout of aid
desk-proposal-removal = Removal of a member
desk-proposal-deposit-file = File of deposits
desk-proposal-payment-list = Payment list
desk-proposal-role = Role for an account
desk-proposal-api-token = Token for a program
desk-rounds = Next rounds
desk-round = Round
desk-round-cut = Members counted on
desk-round-settle = Share fixed on
desk-round-waits = What holds it up
desk-round-nothing = nothing
desk-round-debits = its debits are not all known
desk-round-behind = { $days ->
    [one] the business date is 1 day behind
   *[other] the business date is { $days } days behind
}
desk-due = Money that is due
desk-due-refunds = Balances to give back
desk-count = { $count }
desk-count-more = { $count } or more
desk-next-page = Next page
desk-keys = By keyboard: j and k move through a table, Enter opens, / goes to the search. A letter in a frame is an access key: press it with Alt, or with Ctrl and Option on a Mac.
desk-role-machine = Machine
desk-role-calendar = Calendar
desk-sure-lead = Nothing has been done yet. Look at what follows, then decide.
desk-sure-changed = This has changed since you opened the page
desk-sure-figures = The figures
desk-sure-what = What
desk-sure-before = Before
desk-sure-after = After
desk-sure-follows = What follows
desk-sure-back = Back, change nothing
queue-lead = The greatest harm of waiting comes first; among equals, the earliest clock.
queue-caption = Whoever takes a case in hand has it for half an hour.
queue-switch = Show
queue-empty = This queue is empty.
queue-mark = Mark
queue-mark-one = Mark case { $case }
queue-case = Case
queue-harm = Harm
queue-clock = Clock
queue-event = Event on
queue-hand = In hand
queue-mine = with you
queue-others = with a colleague
queue-take = Take in hand
queue-take-one = Take in hand: case { $case }
queue-put-back = Put back
queue-put-back-one = Put back: case { $case }
queue-take-marked = Take the marked cases…
queue-take-title = { $count ->
    [one] Take 1 case in hand?
   *[other] Take { $count } cases in hand?
}
queue-take-sure = Take those that are free
queue-take-after = Each is yours for half an hour, then it goes back to the queue by itself.
queue-would-take = Case { $case } would be yours.
queue-would-not-take = Case { $case } stays where it is: { $why }
queue-taken = { $count ->
    [one] 1 case is in your hands now.
   *[other] { $count } cases are in your hands now.
}
queue-note = Hand-over note by the { $role }, { $on }

## case-desk
review-lead = The papers stand beside the article and the checklist; beneath the articles are the steps that you may take.
review-changed = The case has moved on since you opened it
review-changed-kept = What you had filled in is kept below. Look at the case as it is now and decide again.
review-papers = Papers
review-papers-away = The store of papers cannot be reached, or you may not see them.
review-no-papers = No paper has come yet.
review-reason = Why you look
review-reason-hint = Your look is logged with this reason before anything is shown. Nothing personal, please.
review-paper-open = Open
review-paper-open-one = Open: { $name }, { $came }
review-paper-alone = by itself
review-paper-redacted = redacted copy
review-paper-size = { $size } KB
review-read-words = Show what people wrote
review-missing = Missing for this plan:
review-facts = What is known
review-fact-event = Event on
review-fact-reported = Reported on
review-fact-reporter = Reported by
review-fact-urgency = Treatment
review-fact-frailty = Member
review-fact-life = Life
review-fact-bills = Bills put forward
review-fact-spending = Spending put forward
review-fact-aid = Aid given
review-fact-paid = Paid of it
review-fact-visits = Cost of visits, borne by the plan
review-fact-breaches = Times we were late
review-fact-refusal = Refused for
review-flags = What the machine noticed
review-no-flags = The machine noticed nothing.
review-flags-why = A machine can only point; it refuses nothing.
review-reckoning = What the plan gives
review-definition = The definition, item by item
review-articles = The articles
review-steps = What you may do
review-steps-why = Each step is first shown with what follows from it. Nothing happens before you confirm.
review-no-steps = There is nothing for you to do with this case now.
review-visit-page = The page for a visit, with photos
review-history = What happened
review-step-report = Reported
review-step-by = { $role }, { $on }
review-step-hidden = Hidden until your own reading is done.
review-no-condition = Medical spending
review-hospital = Hospital: { $hospital }
review-investigator = Investigator { $id }
review-said-amount = Amount
review-said-reason = Reason
review-said-round = Round
review-said-outcome = Outcome
review-said-plan = Payment
review-said-parts = { $count ->
    [one] in 1 part
   *[other] in { $count } parts
}
review-said-papers = Papers
review-conflict = Declare a conflict of interest
review-conflict-title = Declare a conflict of interest in case { $case }?
review-conflict-no-work = From here you do no work on this case.
review-conflict-kept = The declaration is kept and cannot be taken back.
review-conflict-others = The case goes on with your colleagues; nobody asks why.
review-done-conflict = Your declaration is kept.
review-done-release = The case is back in its queue.
review-done-decide = Your decision is kept. Another person now reads the case without seeing it.
review-done-read-again = Your reading is kept.
review-done-read-third = Your reading is kept.
review-done-read-appeal = Your reading of the appeal is kept.
review-done-ask-papers = The papers are asked for.
review-done-send-papers = The papers are noted as sent.
review-done-assign = The investigator is assigned.
review-done-forward = The case is with the reviewers.
review-done-note = Your note is kept, and the case is back in its queue.
review-done-visit = The visit is noted.
review-done-report-back = The investigation is done; the case is with the reviewers.
review-done-send-back = The case is back with an investigator.
review-done-accept-bills = The bills are accepted.
review-done-plan-payment = The payment is planned.
review-done-answer = The objection is answered.
review-done-look-back = What you found is kept.
review-done-photos = { $count ->
    [one] 1 photo has arrived.
   *[other] { $count } photos have arrived.
}
desk-reporter-member = the member
desk-reporter-payer = who pays for the member
desk-reporter-guardian = the guardian
desk-reporter-contact = a contact the member named
desk-reporter-clerk = a clerk, by telephone
desk-urgency-ordinary = not urgent
desk-urgency-in-treatment = being treated
desk-urgency-treatment-waits = treatment waits for money
desk-frailty-frail = a child or old
desk-frailty-ordinary = neither a child nor old
desk-life-living = alive
desk-life-died = died
desk-owner-operator = us
desk-owner-applicant = the applicant
desk-owner-members = the members
desk-said-dismiss = dismissed
desk-said-uphold = upheld
desk-said-right = it was right
desk-said-wrong = it was wrong
desk-said-for = for the applicant
desk-said-against = against the applicant
desk-said-no-quorum = too few votes
desk-payment-at-once = All at once, as soon as the round has settled
desk-payment-against-bills = As bills are accepted
desk-payment-staged = In parts, each from a day on
reckon-joined = Joined on
reckon-covered-from = Covered from
reckon-event = Event on
reckon-age = Age at the event
reckon-grade = Grade of the condition
reckon-band = Amount of the grade and age
reckon-band-of = { $amount } (ages { $from } to { $through })
reckon-bills = Bills counted
reckon-deductible = Borne by the member first
reckon-ratio = Part given of the rest
reckon-percent = { $whole }%
reckon-spending = Spending counted
reckon-earlier = Aids received before
reckon-earlier-of = { $count }, together { $amount }
reckon-gives = The article gives
reckon-netted = Less what the member owes
reckon-at-once = Of it at once, before bills
reckon-pays = To be paid
reckon-gives-nothing = The article gives nothing
desk-step-text = In words
desk-step-text-hint = Sealed under the member's key; shown to those who may see the case.
desk-step-text-missing = A few words, please.
desk-step-choose = Please choose one.
desk-step-amount-wrong = An amount such as 1234.50, please.
desk-step-papers-missing = At least one paper, please.
desk-step-parts-wrong = Each part needs a day and an amount such as 1234.50.
desk-step-reason-missing = A reason with its article, please.
desk-step-whom = Whom to send
desk-step-items = Is each item of the definition met?
desk-step-items-hint = Aid needs every item met. A refusal for the definition needs one that is not met, and every item answered.
desk-step-bills = The bills, line by line
desk-step-bills-hint = Amounts such as 1234.50. Where less is accepted than was billed, say why.
desk-step-billed = Billed
desk-step-billed-of = Billed, line { $row }
desk-step-accepted = Accepted
desk-step-accepted-of = Accepted, line { $row }
desk-step-because = Why not all of it
desk-step-because-of = Why not all of line { $row }
desk-step-verdict = Your decision
desk-step-approve = Aid is given: what the article gives
desk-step-refuse = No aid is given, for the reason below
desk-step-reason = Reason of a refusal
desk-step-reason-hint = Only where no aid is given.
desk-step-papers = Which papers are asked for
desk-step-visit-fee = What the visit cost
desk-step-visit-fee-hint = The plan bears it, never the applicant. 0 where it cost nothing.
desk-step-accept-amount = How much of the aid may be paid now
desk-step-objection = Which objection
desk-step-outcome = What you find
desk-step-dismiss = It changes nothing
desk-step-uphold = It holds: no aid, for the reason below
desk-step-uphold-hint = Only where the objection holds; two people have to find so.
desk-step-found = What you found
desk-step-found-right = The decision was right
desk-step-found-wrong = The decision was wrong; it stands, and is counted as an error
desk-step-plan = How the aid is paid
desk-step-parts = The parts, where it is paid in parts
desk-step-parts-hint = Together they make up what is due.
desk-step-part-from = From
desk-step-part-from-of = Part { $row } from
desk-step-part-amount = Amount
desk-step-part-amount-of = Amount of part { $row }
desk-step-look = See what follows: { $step }
desk-step-sure-title = { $step }: what follows
desk-step-sure-button = { $step }
desk-step-stays = The case stays where it is.
desk-step-moves = The case goes from "{ $from }" to "{ $to }".
desk-step-clock = The next to act: { $owner }, by { $on }.
desk-step-approves = The aid of { $aid } goes on public notice, and a round is to share it.
desk-step-withdraws = The approval is taken back before a round shares it.
desk-step-kept = Your account, the day and your words are kept with the case and never changed.
desk-step-refuses = No aid is given: { $code } { $says } ({ $article }).
desk-step-change = What would change it: { $change }
desk-step-gives = The article gives { $aid }; that is what you decide.
desk-step-fee = The visit cost { $fee }; the plan bears it.
desk-step-asks = Asked for: { $papers }. Our clock stops until they are there.
desk-step-accepts = { $amount } more of the aid may be paid.
desk-step-returns = { $amount } is in custody again.
desk-step-second = Another person reads the case next, without seeing your decision. Only when both agree does it stand.
visit-title = A visit
visit-lead = Made for a telephone: what to find out, photos, and what you found.
visit-what = What to find out
visit-look = Show what colleagues wrote
visit-photos = Photos and papers
visit-there = { $count ->
    [one] 1 paper is there already.
   *[other] { $count } papers are there already.
}
visit-photos-label = Photos or PDF files
visit-photos-hint = At most { $most } at once. Each is sealed when it arrives.
visit-photos-send = Send them
visit-photos-none = Please choose at least one photo.
visit-findings = What you found
visit-findings-label = Whom you saw, what you found, what is still open
visit-note = See what follows, then note the visit
visit-finish = The investigation is done
visit-finish-why = The case goes to the medical reviewers with everything you noted.
visit-finish-button = Finish the investigation…
drawn-title = Looking back at decided cases
drawn-lead = Cases drawn by chance, by size and by how far they lie from the usual. A decision stands whatever is found; what is wrong is counted in public.
drawn-none = No case was drawn in this month.
drawn-caption = Open a case to say what you found.
drawn-because = Drawn
drawn-state = State
drawn-looked = looked at
drawn-open = open
drawn-before = The month before
drawn-at-random = at random
drawn-by-value = by its size
drawn-by-deviation = far from the usual

## money-desk
desk-rounds-desk-title = Rounds at the desk
desk-rounds-desk-lead = The next round as it stands today, and the business date moved on with what its days bring.
desk-rounds-next = Round { $round }
desk-rounds-counted = members counted
desk-rounds-not-counted = members not counted yet
desk-rounds-share-range = Share of each member
desk-rounds-share-why = from everyone who shares today, to those only whose balance lasts
desk-rounds-aid = Aid
desk-rounds-cases-count = { $count ->
    [one] 1 case
   *[other] { $count } cases
}
desk-rounds-cases = Cases it would carry
desk-rounds-no-cases = No case waits to be shared.
desk-rounds-objected = objection open
desk-rounds-waits-answers = { $count ->
    [one] The round waits: 1 case has an objection that is not answered.
   *[other] The round waits: { $count } cases have objections that are not answered.
}
desk-rounds-waits-debits = The round waits until all its debits are known.
desk-rounds-date = The business date
desk-rounds-date-why = The plan stands on { $on }; in its time zone it is { $today }. Members are counted and shares fixed on the days that the schedule names.
desk-rounds-to = Move the date on to
desk-rounds-to-hint = Today at most. Each day brings its clocks, its count, its settlement.
desk-rounds-move = Look at what it brings
desk-rounds-move-title = Move the business date on to { $on }?
desk-rounds-move-button = Move the date on
desk-rounds-only-look = Plan managers move the date; you may look.
desk-rounds-date-wrong = A day, please.
desk-rounds-date-there = The plan stands on that day or later already.
desk-rounds-changed = The figures are others than on the page that you decided from. Look again.
desk-rounds-seen-round = Round
desk-rounds-seen-cut = Members counted on
desk-rounds-seen-settle = Share fixed on
desk-rounds-seen-count = Cases
desk-rounds-seen-cases = Which cases
desk-rounds-cases-were = as you saw them
desk-rounds-cases-are = others
desk-rounds-seen-aid = Aid
desk-rounds-seen-from = Share, at least
desk-rounds-seen-to = Share, at most
desk-rounds-days = { $days ->
    [one] The plan lives through 1 day.
   *[other] The plan lives through { $days } days, one after another.
}
desk-rounds-brings-cut = On { $on } the members are counted for round { $round }.
desk-rounds-brings-settle = { $cases ->
    [one] On { $on } the share is fixed, between { $from } and { $to }, and 1 case is carried.
   *[other] On { $on } the share is fixed, between { $from } and { $to }, and { $cases } cases are carried.
}
desk-rounds-days-clocks = Clocks of cases run on; what is late is told and counted. A date never moves back.
desk-rounds-done-moved = The business date is { $on } now.
desk-rounds-done-waits-debits = The date stands at { $on }: the round waits for its debits.
desk-rounds-done-waits-answers = The date stands at { $on }: the round waits until objections are answered.
desk-rounds-done-tried = The debits are out once more.
desk-rounds-done-failed = The failed debit is noted.
desk-rounds-done-confirmed = All debits are known; the round may settle.
desk-rounds-none-to-come = No round can be foreseen: nobody shares in this plan yet.
desk-rounds-settled = Settled rounds
desk-rounds-none-settled = No round has settled yet.
desk-rounds-settled-caption = The latest first. Every figure can be recomputed by anyone.
desk-rounds-units = Shares
desk-rounds-share = Share
debits-title = Debits
debits-state = { $tries ->
    [one] Sent out on { $on }, once.
   *[other] Sent out on { $on }, { $tries } times by now.
}
debits-known = All known since { $on }.
debits-member = Whose debit failed
debits-member-hint = The member's id.
debits-fail = Note a failed debit
debits-try = Send the debits out once more
debits-confirm = All debits are known
debits-tries-title = Send the debits of round { $round } out once more?
debits-tries-first = The debits that did not succeed go to the bank again.
debits-tries-button = Send them out
debits-failures-title = Note a failed debit in round { $round }?
debits-failures-first = The member owes this share; too many in a row end the membership, as article 11 says.
debits-failures-second = It cannot be taken back.
debits-failures-button = Note it
debits-confirmation-title = Are all debits of round { $round } known?
debits-confirmation-first = Every member whose debit is not noted as failed counts as having paid.
debits-confirmation-second = The round settles with the next move of the date.
debits-confirmation-button = All are known
money-title = Money
money-lead = Money moves when two people agree. Here one proposes, another confirms, and the bank's word stands beside the books.
money-others = Waiting for somebody else
money-propose-heading = Propose
money-propose-why = What you propose is first shown beside what is in the books.
money-propose-second = Another person has to confirm it; nothing is written before.
money-propose-title = { $kind }: propose it?
money-propose = Propose
money-look = Look at it beside the books
money-member = Member
money-member-hint = The member's id, as the member's page shows it.
money-member-wrong = A member's id, please.
money-on = Day
money-day-wrong = A day, please.
money-counts-from = Counts from
money-amount = Amount
money-amount-hint = Such as 1234.50.
money-case = Case
money-case-missing = The case's public id, please.
money-uncovered-from = First day no longer covered
money-article = Article
money-article-number = By which article
money-article-hint = 1 to 16.
money-article-wrong = A number from 1 to 16, please.
money-count = Number
money-sum = Sum
money-file = Hash of the file (SHA-256)
money-account = Account
money-role = Role
money-roles = Roles of the account
money-token = Token
money-scopes = What it may do
money-until = Until
money-list-count = Payments due by the books
money-list-sum = Sum of them
money-balance = Balance of the member
money-custody = Money in custody, by the books
money-aid-due = Aid due
money-aid-paid = Paid out of it
money-aid-listed = With the bank, not answered yet
money-aid-left = Left to be paid
money-follows-deposit = The deposit counts for the member from its day on.
money-follows-refund = The balance goes back to the former member by that amount.
money-follows-payout = The aid leaves custody by that amount.
money-follows-removal = The membership ends on that day; the member may object.
money-follows-deposit-file = Every deposit of the file is written, all or none.
money-follows-payment-list = The list is made and can be taken to the bank.
money-follows-role = The account may do what the role may, at once.
money-follows-api-token = The program may do what its scopes name, until its day.
money-follows-kept = Both names and the time are kept.
money-report = What the file would do
money-report-file = In the file
money-report-new = New to the books
money-report-text = The text of the file
money-report-wrong = { $count ->
    [one] 1 place in the file is wrong
   *[other] { $count } places in the file are wrong
}
money-report-nothing = Nothing of it was written. Mend the lines here or bring another file.
money-report-mend = The file, to be mended
money-line = Line
money-column = Column
money-wrong = What is wrong
money-propose-file = Propose this file
money-file-label = A table of deposits (CSV)
money-file-hint = Columns: member, on, amount. At most 4 MB.
money-file-look = Look at it first
money-file-missing = Please choose a file.
money-custody-heading = What the bank states
money-custody-why = At the end of a day the bank says what it holds for this plan; the books say what it should be.
money-custody-none = No statement was entered yet.
money-custody-on = End of the day
money-custody-stated = The bank states
money-custody-look = Compare with the books
money-custody-title = The bank's statement of { $on }
money-custody-row = In custody: by the books, by the bank
money-custody-same = Both agree to the cent.
money-custody-differs = They differ by { $difference }. Enter it nevertheless: a difference is shown, never hidden.
money-custody-kept = A statement is entered once for a day and never changed.
money-custody-enter = Enter the statement
money-done-custody = The statement is entered.
money-stated = Stated by the bank
money-expected = By the books
money-difference = Difference
money-none = none
money-refunds-why = Former members with a balance. Choose one to propose the refund; it goes back the way it came.
two-people-title = Proposal: { $kind }
two-people-lead = One person proposed it; another looks and decides.
two-people-what = What is proposed
two-people-made = Proposed by account { $id }, { $at }.
two-people-confirmed = Confirmed by account { $id }, { $at }.
two-people-rejected = Rejected by account { $id }, { $at }: { $why }
two-people-books = Beside the books
two-people-in-books = In the books
two-people-then = As proposed
two-people-own = You proposed this. Another person decides.
two-people-look-only = You may look at this proposal; others decide.
two-people-confirm = Confirm
two-people-confirm-title = Confirm: { $kind }?
two-people-confirm-why = You are shown what it writes before it is written.
two-people-confirm-look = Look, then confirm
two-people-file = The same file
two-people-file-hint = Bring the file from its own source; it is compared byte by byte.
two-people-reject = Reject
two-people-reason = Why
two-people-reason-hint = Who proposed it reads this. Nothing personal, please.
desk-pay-title = Payments of aid
desk-pay-lead = Aid leaves custody by a list that two people made, to accounts that two people looked at.
desk-pay-due = Due today
desk-pay-due-caption = In the order of their queue: the greatest harm of waiting first.
desk-pay-none-due = Nothing is due today.
desk-pay-now = May be paid now
desk-pay-to = To
desk-pay-no-account = no verified account
desk-paid-to-member = the member
desk-paid-to-hospital = the hospital
desk-paid-to-payee = the payee
desk-pay-list = List for the bank
desk-pay-list-on = Of the day
desk-pay-list-foresee = Work it out
desk-pay-list-empty = The list of that day is empty.
desk-pay-list-says = { $count ->
    [one] 1 payment, { $sum }.
   *[other] { $count } payments, together { $sum }.
}
desk-pay-list-title = Propose the list of { $on }?
desk-pay-list-propose = Propose this list
desk-pay-list-after = Once confirmed, its file goes to the bank; each look at it is logged.
desk-pay-list-changed = The list is another by now. Look at it again.
desk-pay-lists = Lists
desk-pay-no-lists = No list was made yet.
desk-pay-made = Made
desk-pay-answer = The bank's answer
desk-pay-unanswered = not answered
desk-list-title = A list for the bank
desk-list-lead = { $count ->
    [one] 1 payment, { $sum }.
   *[other] { $count } payments, together { $sum }.
}
desk-list-lines = Its lines, without the accounts.
desk-list-open = not answered
desk-list-paid = paid
desk-list-returned = returned: { $why }
desk-list-file = The file for the bank
desk-list-file-why = It holds names and accounts. Your look at each person is logged.
desk-list-file-get = Get the file
desk-list-result = The bank's answer
desk-list-result-why = Each line once, paid or returned. You see what it comes to before it is written.
desk-list-result-label = The answer (CSV)
desk-list-result-hint = Columns: line, amount, outcome, reason.
desk-list-result-says = The bank paid { $paid } lines and returned { $returned }.
desk-list-result-title = Take the bank's answer?
desk-list-result-kept = It is written whole, with the steps of the cases, and once only.
desk-list-result-take = Take it
desk-list-result-wrong = The answer does not fit the list; nothing was written.
desk-list-done = Written: { $paid } paid, { $returned } returned, { $held } held by an objection.
queue-payment-case = A case to be paid
desk-pay-case-title = Paying a case
desk-pay-case-lead = What is due, where to, and what became of it. Nothing of the illness is shown here.
desk-pay-accounts = Accounts
desk-pay-no-accounts = No account was entered yet.
desk-pay-account = Account
desk-pay-entered = Entered
desk-pay-verified = Verified
desk-pay-unverified = not verified
desk-pay-sealed = sealed; look to see it
desk-pay-look = Look at the accounts
desk-pay-verify = Verify
desk-pay-verify-title = Verify the account of { $to }?
desk-pay-verify-looked = You have looked at it and found it to be right.
desk-pay-verify-goes = From here aid may go to this account.
desk-pay-verify-two = Whoever entered it cannot verify it.
desk-pay-done-verified = The account is verified.
desk-pay-done-return = What came back is entered; it is due again.
desk-pay-return = Money came back from the bank
desk-pay-recover = Money of a case that is over came back
desk-pay-why-back = Why it came back
desk-pay-tried = Earlier payments

## members-desk
members-title = Find a member
members-lead = By what somebody at the counter or on the telephone says. Who you look for and why is logged before anything is shown, and what is shown is masked.
members-by = Look for
members-by-member = A member's id
members-by-document = A document's number, whole
members-member-hint = As it stands on the receipt.
members-number-hint = Compared without being stored; a part of it finds nobody.
members-number-missing = The whole number, please.
members-search = Search
members-found = Found
members-nobody = Nobody is registered so.
members-name = Name, masked
members-erased = erased at their own wish
members-ages = Age
members-ages-of = { $from } to { $through }
members-province = Province
members-memberships = Memberships
members-no-membership = No membership yet.
members-left = Left
members-record = The person's record
member-desk-title = A member
member-desk-lead = Where the membership stands, what was paid, what was looked at. Nothing here says who it is.
member-desk-state = Membership
member-desk-ends = Ends on
member-desk-charged = Shares charged
member-desk-owed = Shares owed in all rounds
member-desk-arrears = In arrears
member-desk-deposits = Paid in
member-desk-refunds = Paid back
member-desk-none = Nothing yet.
member-desk-looks = Looks at this person
member-desk-no-looks = No look is noted that you may see.
member-desk-look-at = When
member-desk-look-why = Why
member-desk-not-covered = Not covered: the balance never reached { $floor }
member-desk-waiting = Waiting: accidents covered from { $accident }, illness from { $illness }
member-desk-covered = Covered
member-desk-recovered = { $times ->
    [one] Covered, recovered once
   *[other] Covered, recovered { $times } times
}
member-desk-suspended = Suspended since { $since }; a deposit until { $by } mends it
member-desk-ended = Ended: { $why } ({ $article })
desk-ended-aid = aid was received
desk-ended-lapse = a suspension was not mended in time
desk-ended-failed-debits = debits failed too often
desk-ended-left = by the member's own choice
desk-ended-age-limit = the age limit was reached
desk-ended-removed = removed
desk-ended-died = died
desk-document-resident-id = Resident identity card
desk-document-passport = Passport
desk-document-other = Another document
desk-sex-female = female
desk-sex-male = male
people-new-title = Register a person
people-new-lead = For somebody at the counter who cannot do it alone. Joining a plan comes afterwards.
people-new-once = Nobody is registered twice: a document that is known is refused.
people-register = Register
people-name = Name
people-name-hint = As the document says it.
people-document = Document
people-number = Number of the document
people-born = Date of birth
people-born-wrong = A date of birth, please.
people-sex = Sex in the register
people-sex-hint = May be left open.
people-phone = Telephone
people-address = Address
people-optional = May be left empty.
people-empty = not given
people-title = A person's record
people-lead = What is personal is sealed. It opens for a reason, which is logged and which the person can read.
people-open = Open the record
people-record = The record
people-correct = Correct it
people-correct-look = See what changes
people-correct-title = Correct this record?
people-correct-sealed = The record is sealed under the person's own key.
people-correct-joined = Memberships stay as they are; what an article asked at joining is not asked again.
people-nothing-changed = Nothing is different from before.
people-done-registered = The person is registered.
people-done-corrected = The record is corrected.

## rules-desk
rules-desk-title = Rules
rules-desk-lead = A version is four texts. It is looked at line by line, held beside the version before in words, and published ahead.
rules-desk-versions = Published versions
rules-desk-none = No version is published yet; the first one opens the plan.
rules-desk-in-force = In force from
rules-desk-published = Published
rules-desk-id = Its name
rules-desk-begin = Begin from it
rules-desk-begin-of = Begin from it: the version of { $on }
rules-desk-earliest = { $days ->
    [one] What narrows may come into force on { $on } at the earliest: members were promised 1 day's notice.
   *[other] What narrows may come into force on { $on } at the earliest: members were promised { $days } days' notice.
}
rules-desk-texts = The four texts of a new version
rules-desk-plan = The plan's short name
rules-desk-version = In force from
rules-desk-version-hint = This day names the version.
rules-desk-type = or type it here
rules-desk-look = Look at it
rules-desk-looked = What was found
rules-desk-faults = { $count ->
    [one] 1 thing has to be mended before it can be published
   *[other] { $count } things have to be mended before it can be published
}
rules-desk-place = File and line
rules-desk-sound = The texts are sound. In force from { $on }.
rules-desk-differences = Beside the version before
rules-desk-tried = { $count } members and cases were tried on both.
rules-desk-for-members = For members
rules-desk-worse = worse
rules-desk-better = better
rules-desk-different = different
rules-desk-what = What differs
rules-desk-touches = touches { $count } of those tried
rules-desk-follows-public = Everybody can read it at once; it is in force from { $on }.
rules-desk-follows-receipts = Members stay under the version on their receipt, or a later one that is better for them.
rules-desk-follows-never = A published version is never changed.
rules-desk-publish = Publish this version
rules-desk-done = The version is published.
staff-title = Staff
staff-lead = Who may do what. A role or a token takes two people; taking it back takes one.
staff-accounts = Accounts with roles
staff-accounts-caption = Sign-in names are stored nowhere; an account is known by its id.
staff-find = Find an account by its sign-in name
staff-new = Make an account
staff-make = Make it
staff-name-hint = It is kept only as something that can be compared.
staff-name-missing = A sign-in name, please.
staff-password = First password
staff-password-hint = Without one nobody signs in yet.
staff-whose = Whose it is
staff-nobody = nobody's: a program's or a colleague's at the desk
staff-person-hint = A person's id, or nothing.
staff-person-wrong = A person's id, please, or nothing.
staff-give = Propose a role
staff-account-hint = The account's id.
staff-account-wrong = An account's id, please.
staff-tokens = Tokens of programs
staff-no-tokens = No program has a token.
staff-token-new = Propose a token
staff-token-why = Who will bear the token makes it and hands over its digest only; nobody here ever sees it.
staff-digest = Digest of the token (SHA-256)
staff-digest-hint = 64 hexadecimal digits.
staff-digest-wrong = 64 hexadecimal digits, please.
staff-token-name = What people call it
staff-token-name-missing = A name, please.
staff-scopes-missing = At least one thing it may do, please.
staff-until-hint = A year ahead at most.
staff-state = State
staff-open = in use
staff-revoked = taken back { $at }
staff-revoke = Take back
staff-revoke-of = Take back… the token { $name }
staff-revoke-title = Take this token back?
staff-revoke-follows = The program is refused from its next request on. It cannot be undone.
staff-webhooks = Who is told
staff-webhooks-why = Addresses that are told of events, signed; nothing personal is among them.
staff-no-webhooks = Nobody is told.
staff-url = Address
staff-url-hint = Beginning with https://
staff-kinds = Kinds of events
staff-kinds-hint = Their names with spaces between; nothing for all.
staff-kinds-wrong = One of these is no kind of event.
staff-all-kinds = all
staff-told = told
staff-silent = told nothing
staff-webhook-new = Add an address
staff-webhook-make = Add it
staff-secret = The secret by which the receiver checks signatures. It is shown this once.
staff-disabling-title = Tell this address nothing more?
staff-disabling-follows = What happens from now on is not sent there.
staff-disabling-button = Tell it nothing
staff-enabling-title = Tell this address again?
staff-enabling-follows = What happens from now on is sent there.
staff-enabling-button = Tell it again
staff-account-title = An account
staff-account-lead = What this account may do, and how to end it.
staff-shut-since = shut since { $at }
staff-made = Made
staff-sign-in = Signing in
staff-two-factors = password and one-time code
staff-one-factor = no one-time code set up
staff-no-role = no role
staff-role-end-of = Take back… the role { $role }
staff-role-end-button = Take back
staff-role-end-title = Take the role { $role } back from account { $id }?
staff-role-end-follows = The account may no longer do what this role may, from its next request on.
staff-sessions-end-button = End its sessions
staff-sessions-end-title = End every session of account { $id }?
staff-sessions-end-follows = Whoever is signed in has to sign in again; what was typed is kept for them.
staff-shut-button = Shut the account
staff-shut-title = Shut account { $id }?
staff-shut-follows = Its sessions and tokens end, and nobody signs in to it again.
staff-done-made = The account is made. Its roles come by proposals.
staff-done-role-end = The role is taken back.
staff-done-sessions-end = Its sessions are ended.
staff-done-shut = The account is shut.
staff-done-token = The token is taken back.
staff-done-webhook = The address is changed.

## oversight

## audit

## complaints

## demo

## What the design is made of
design-title = What our pages are made of
design-lead = Ink on warm paper. One colour for what you can act on, red only for what is wrong. Figures stand in columns, and the formula of the share is set like mathematics.
design-formula = The share formula
design-figures = Figures
design-amount = Amount
design-amount-more = with a word about it
design-timeline = A timeline
design-timeline-reported = Reported
design-timeline-reported-detail = by the member
design-timeline-read = Being read
design-timeline-read-detail = by a medical reviewer
design-timeline-paid = Paid
design-timeline-paid-detail = after the round
design-states = States and clocks
design-state-good = covered
design-state-wait = waiting
design-state-bad = suspended
design-state-other = closed
design-note = Something worth knowing.
design-alarm = Something is wrong, and this says what would be right.
design-empty = Nothing here yet, and that is all right.
design-table = A table that becomes cards
design-table-caption = On a phone each row stands by itself.
design-day = Day
design-files = A list of files
design-file = Report of the hospital
design-form = A form
design-age = Age
design-age-hint = In full years.
design-age-wrong = An age of 0 to 120 years, please.
design-words = In your own words
design-select = One of several
design-choice = One of a few
design-choice-a = The first
design-choice-b = The second
design-choice-c = The third
design-tick = I have read this
design-consequences = What this will do
design-consequence = Each consequence is said before it happens.
design-do = Do it
design-or = Something else
design-grave = Something grave
