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

## case-desk

## money-desk

## members-desk

## rules-desk

## oversight
oversight-title = Oversight
oversight-lead = What the plans do, in figures that are worked out again from the stored rows each time this page is opened.
oversight-no-plans = There is no plan yet.
oversight-further = Further
oversight-tabs = Pages of this plan
oversight-tab-overview = Overview
oversight-tab-rounds = Rounds
oversight-tab-cases = Cases
oversight-tab-custody = Custody
oversight-tab-unpaid = Unpaid aid
oversight-tab-complaints = Complaints
oversight-tab-errors = Errors
oversight-tab-thresholds = Thresholds
oversight-tab-tables = Files
oversight-more = Further on
oversight-file = This table as a file (CSV)
oversight-and = , { "" }
oversight-on-day = on { $day }
oversight-at-last-cut = at the last cut, less those who ended since
oversight-payers = Paying members
oversight-rounds = Rounds settled
oversight-all-add-up = all of them add up
oversight-rounds-wrong = { $count ->
    [one] 1 round does not add up
   *[other] { $count } rounds do not add up
}
oversight-unpaid = Aid not yet paid
oversight-unpaid-cases = { $count ->
    [0] no case waits
    [one] for 1 case
   *[other] for { $count } cases
}
oversight-state-good = in order
oversight-state-gathering = has shared no round yet
oversight-no-round-yet = none yet
oversight-state-stopped = under a stop order
oversight-state-wrong = figures do not add up
oversight-state-apart = bank and books differ
oversight-state-must-end = must end
oversight-state-late = something is late
oversight-rules-in-force = Rules in force: { $rules }
oversight-complaints-waiting = Complaints waiting
oversight-overdue = { $count ->
    [one] 1 beyond its day
   *[other] { $count } beyond their day
}
oversight-none-overdue = none beyond its day
oversight-money = Does the money add up?
oversight-adds-up = adds up
oversight-adds-not = does not add up
oversight-trial-balance = All postings together
oversight-by-entries = Balances by what was paid in, back and charged
oversight-by-members = Balances member by member
oversight-too-large = This plan has no prepaid balances, or too many members to add up in passing. Export the plan and settle it again to compare every balance.
oversight-day = Day
oversight-stated = The bank states
oversight-expected = The books say
oversight-difference = Difference
oversight-no-difference = none
oversight-no-statement = No statement of the bank has been entered.
oversight-every-day = Every day
oversight-orders-standing = Orders that stand
oversight-no-orders = None.
oversight-rounds-title = Rounds that add up
oversight-rounds-lead = Every round adds up: each identity of SETTLEMENT §12 holds, worked out from the stored row and from the ledger.
oversight-no-rounds = No round has settled yet.
oversight-round = Round { $round }
oversight-payers-count = { $count } members
oversight-share-each = { $share } each
oversight-identity = Identity
oversight-left = Left side
oversight-right = Right side
oversight-holds = Holds
oversight-holds-yes = holds
oversight-holds-no = does not hold
oversight-holds-not-asked = not asked here
oversight-identity-charged = Charged + shortfall = units × share
oversight-identity-used = Aid paid + fee + carry − came back + overage = units × share + sponsor
oversight-identity-posted = Posted to the members by the ledger = units × share
oversight-identity-balanced = All postings sum to zero
oversight-identity-carried = Carry that came in = carry passed on by the round before
oversight-identity-indexed = Share index = index before + share
oversight-postings = { $count ->
    [one] 1 line in the journal
   *[other] { $count } lines in the journal
}
oversight-cases-title = All cases
oversight-cases-lead = Refused ones too. A decision shows once its instance is over: a second reader must not see the first.
oversight-no-cases = No case has been reported.
oversight-case = Case
oversight-case-state = State
oversight-case-reported = Reported
oversight-case-rules = Rules of
oversight-case-decisions = Decisions
oversight-case-aid = Aid
oversight-case-objections = Objections
oversight-case-old = from old books
oversight-case-late = { $count ->
    [one] late once
   *[other] late { $count } times
}
oversight-case-given = { $aid } given
oversight-case-objected = { $count }, { $upheld } upheld
oversight-case-unanswered = { $count ->
    [one] 1 unanswered
   *[other] { $count } unanswered
}
oversight-custody-title = Custody against the books, by day
oversight-custody-lead = What the bank says it held at the end of a day, beside what the books said then.
oversight-unpaid-title = How long aid has waited
oversight-unpaid-lead = Days are counted from the settlement of the round that gave the aid. What is on a list with the bank is unpaid until the bank says it is paid.
oversight-unpaid-caption = On { $day }
oversight-age = Waiting for
oversight-age-days = { $from } to { $through } days
oversight-age-more = { $days } days or more
oversight-cases-count = Cases
oversight-amount = Amount
oversight-part = Part of the whole
oversight-total = Together
oversight-unpaid-which = Which cases
oversight-nothing-unpaid = All aid that rounds gave has been paid.
oversight-settled = Round
oversight-days = Days
oversight-listed = On a list with the bank
oversight-hidden = { $count ->
    [one] 1 more case is in the file.
   *[other] { $count } more cases are in the file.
}
oversight-complaints-title = Complaints
oversight-complaints-lead = Each must be answered within { $days } days.
oversight-no-complaints = Nobody has complained in the year before.
oversight-complaints-year = Filed in the year before { $day }
oversight-filed = Filed
oversight-waiting = Waiting
oversight-overdue-column = Overdue
oversight-in-time = In time
oversight-late = Late
oversight-founded = Founded
oversight-complaints-each = Each complaint
oversight-complaints-no-words = The words are for the person and for who answers.
oversight-errors-title = What looking back found
oversight-errors-lead = A share of decided cases is drawn and read again. Small groups are put together, so that no figure points at anybody.
oversight-breaches = The operator was late
oversight-in-the-year = times in the year before
oversight-errors-by-decision = By what was decided
oversight-errors-decision = Decision
oversight-errors-read = Read again
oversight-errors-wrong = Wrong
oversight-errors-rate = Rate
oversight-errors-others = All others
oversight-errors-given = Aid given
oversight-errors-few = Too few have been read again to show a figure.
oversight-percent = { $percent } %
oversight-by-state = Where the cases are
oversight-thresholds-title = How far from its end
oversight-must-end = By article 15 this plan must end: it has fewer members than it needs.
oversight-article-15 = Article 15: how many members
oversight-ends-below = Must end below
oversight-starts-with = started with { $count } at least
oversight-no-least = the rules name no such number
oversight-members-left = May still go
oversight-days-left = { $days } days at the pace of the last quarter
oversight-not-shrinking = members are not becoming fewer
oversight-pace = Since round { $round }, { $days } days before the last cut, members became fewer by { $fewer }.
oversight-article-16 = Article 16: how it would stop
oversight-if-announced = Were the end announced on { $day }:
oversight-announced = The end is announced
oversight-last-rounds = { $count ->
    [0] No round is shared any more.
    [one] 1 more round is shared.
   *[other] { $count } more rounds are shared.
}
oversight-operator-pays = The operator pays for them.
oversight-members-pay = The members pay for them, as before.
oversight-last-day = The last day of the plan
oversight-announcement-days = { $days } days after the announcement
oversight-refund-until = Balances are back with the members
oversight-apply-until = Until then a case of the last day may be applied for
oversight-tables-title = Everything as files
oversight-tables-lead = Comma-separated values, with the columns named beside each. Columns keep their meaning and their place.
oversight-table-payers = Paying members by round
oversight-table-rounds = Rounds with their identities
oversight-table-cases = Cases
oversight-table-decisions = Decisions
oversight-table-custody = Custody by day
oversight-table-unpaid-aid = Unpaid aid
oversight-table-complaints = Complaints
oversight-table-complaint-counts = Complaints by kind
oversight-table-error-rates = Error rates
oversight-table-thresholds = Thresholds
oversight-table-stop-orders = Stop orders
oversight-stop-joinings = nobody joins
oversight-stop-rounds = no round is shared
oversight-stop-payouts = no aid is paid out
oversight-stop-everything = everything stops
oversight-order-lifts = lifts { $order }
oversight-every-plan = every plan
oversight-plan-number = plan { $pool }
oversight-orders-title = Orders of supervisors
oversight-orders-lead = What a supervisor has ordered this community to stop. An order is a signed text: the software obeys it, shows it on every page of the plan, and keeps it for ever.
oversight-no-orders-ever = No supervisor has ordered anything.
oversight-reference = Reference
oversight-order-what = What
oversight-order-state = State
oversight-order-reason = Reason
oversight-order-received = Received
oversight-order-from = From
oversight-order-whose = For
oversight-order-stands = in force
oversight-order-lifted = lifted
oversight-order-lifting = lifts an order
oversight-order = Order { $reference }
oversight-order-note = The signed text
oversight-order-check = This is what was signed, word for word. Anybody can check it with the key below.
oversight-order-key = Key:
oversight-lifted-by = Lifted by
oversight-give = Give an order, or lift one
oversight-give-sign = Sign it on your own machine, away from the network:
oversight-give-paste = Paste the whole signed text here.
oversight-give-look = You are shown what it would do before it does anything.
oversight-note = The signed text
oversight-note-hint = From the first line to the signature, unchanged.
oversight-look-first = Show what it would do
oversight-keys = Keys that are obeyed
oversight-keys-lead = Each was enrolled by two people of the community. If a key here is not yours, say so at once.
oversight-no-keys = No key of a supervisor is enrolled.
oversight-key-since = since { $at }
oversight-keys-desk-lead = Whoever holds such a key can stop this community. A plan manager proposes it, a compliance officer confirms it, and everybody can see it.
oversight-keys-waiting = Waiting for a second person
oversight-key-proposed = proposed { $at }
oversight-key-consequence = From then on every order signed with it is obeyed. Compare the line with the supervisor on another way, such as the telephone.
oversight-key-confirm = Confirm this key
oversight-key-waits = A compliance officer has to confirm it.
oversight-key-propose = Propose a key
oversight-key-propose-do = Propose it
oversight-verifier = The supervisor's line
oversight-verifier-hint = As tongzhou stop-order key printed it.
oversight-preview-title = What this order would do
oversight-preview-lead = Nothing has happened yet. Look at it, then decide.
oversight-signed-by = Signed by
oversight-received-before = This text was received before. Sending it again changes nothing.
oversight-holds-today = at once
oversight-holds-later = from its day on
oversight-would-joinings = Nobody new joins. The { $payers } paying members stay as they are.
oversight-would-rounds = Round { $round } is not cut on { $cut }, so { $cases ->
    [0] no case waits for it yet
    [one] 1 case with { $aid } of aid waits
   *[other] { $cases } cases with { $aid } of aid wait
}. The plan's date stands still until the order is lifted; then the days are made up.
oversight-would-rounds-plain = No round is cut or settled. The plan's date stands still until the order is lifted.
oversight-would-payouts = { $cases ->
    [0] No aid waits to be paid today; what comes will wait.
    [one] 1 case waits for { $amount }.
   *[other] { $cases } cases wait for { $amount }.
} Payments that wait for a second treasurer: { $proposed }.
oversight-would-everything = Besides, no refund goes out and no rules are published.
oversight-goes-on-joinings = People may join again.
oversight-goes-on-rounds = Rounds go on; days that stood still are made up.
oversight-goes-on-payouts = { $cases ->
    [one] 1 case may be paid: { $amount }.
   *[other] { $cases } cases may be paid: { $amount }.
}
oversight-goes-on-everything = Refunds go out again, and rules may be published.
oversight-never-stops = Members may leave, cases are worked on, complaints are answered, and what has happened at the bank is written down, whatever an order stops.
oversight-only-lifted = Only another signed instruction lifts it, by a key that was enrolled before this order.
oversight-do-stop = Give this order
oversight-do-lift = Lift the order
oversight-do-nothing = Do nothing
oversight-banner = A supervisor has ordered for { $plan }, from { $day } on: { $what }.
oversight-banner-more = Read the order

## audit
audit-title = Audit trail
audit-lead = Who did what, when and why: read from the entries themselves, the newest first.
audit-kind = What kind
audit-day = Day
audit-account = Account
audit-pool = Plan number
audit-show = Show
audit-all = Show everything
audit-field-wrong = This is not of the right form.
audit-nothing = Nothing like this has been done.
audit-when = When
audit-who = Who
audit-what = What
audit-whom = To what
audit-why = Why
audit-as = { $what }, as { $role }
audit-complaint = { $kind }: { $outcome }
audit-kind-look-up = looked at what is personal
audit-kind-proposed = proposed
audit-kind-confirmed = confirmed
audit-kind-rejected = rejected
audit-kind-case-step = took a step of a case
audit-kind-complaint-answered = answered a complaint
audit-kind-role-given = gave a role
audit-kind-role-taken = took a role back
audit-kind-rules-published = published rules
audit-kind-stop-order = brought an order of a supervisor
audit-kind-supervisor-key = enrolled a supervisor's key
audit-proposal-deposit = a deposit
audit-proposal-refund = a refund
audit-proposal-payout = a payout of aid
audit-proposal-case-approval = the approval of a case
audit-proposal-case-withdrawal = the withdrawal of a case
audit-proposal-removal = the removal of a member
audit-proposal-deposit-file = a file of deposits
audit-proposal-role = a role
audit-proposal-api-token = a token of a program
audit-proposal-payment-list = a list of payments
audit-proposal-supervisor-key = a supervisor's key
audit-jobs-title = Jobs and outbox
audit-jobs-due = Jobs that are due
audit-untold = Events to tell
audit-oldest = the oldest since { $at }
audit-all-told = everybody has been told
audit-oldest-kind = What waits longest:
audit-jobs-open = Jobs that are not done
audit-no-jobs = There is nothing to do.
audit-job = Job
audit-job-state = State
audit-job-next = Runs next
audit-job-tries = Tries
audit-job-said = Why it was put off
audit-job-always = always
audit-job-day = plan { $pool } moves on to { $day }
audit-job-tell = hand events to those who want them
audit-job-deliver = send what is to be sent
audit-job-leased = at work
audit-job-failed = failed, tried again
audit-job-waits = waits for somebody
audit-job-due = due
audit-job-ahead = not yet due

## complaints
complaints-title = Complain
complaints-lead = Tell us what went wrong. Somebody who had no part in it answers within { $days } days, and the supervisor counts whether we do.
complaints-yours = Your complaints
complaints-new = A new complaint
complaints-about = What it is about
complaints-about-missing = Please choose what it is about.
complaints-community = the community as a whole
complaints-kind = What kind
complaints-kind-missing = Please choose one of these.
complaints-kind-delay = Delay
complaints-kind-manner = Manner
complaints-kind-money = Money
complaints-kind-privacy = Privacy
complaints-kind-rules = Rules
complaints-kind-other = Other
complaints-kind-why-delay = Something takes too long, or nobody answers
complaints-kind-why-manner = How somebody spoke to me or treated me
complaints-kind-why-money = A payment, a share or a balance that is not right
complaints-kind-why-privacy = Somebody saw or told what is mine alone
complaints-kind-why-rules = The rules were not kept, or are not clear
complaints-kind-why-other = Something else
complaints-your-words = What happened
complaints-your-words-hint = When, where, and what you would like us to do. Up to 4,000 characters.
complaints-who-reads = Your words are sealed. Only a compliance officer reads them, and you can see when that was.
complaints-send = Send the complaint
complaints-answered = answered
complaints-waits = waits
complaints-outcome = What it came to
complaints-outcome-founded = founded
complaints-outcome-unfounded = unfounded
complaints-outcome-told-founded = You were right.
complaints-outcome-told-unfounded = We looked and found nothing wrong.
complaints-outcome-missing = Please say what it came to.
complaints-desk-title = Complaints
complaints-desk-lead = What waits for an answer, the first due first.
complaints-desk-empty = No complaint waits for an answer.
complaints-due = Answer by
complaints-filed = Filed
complaints-answer = Answer
complaints-open = Open
complaints-open-one = Open the complaint about { $kind } of { $day }
complaints-one = Complaint
complaints-words = In their words
complaints-look-why = The words belong to the person. Say why you look; it is kept and they can see it.
complaints-reason = Why you look
complaints-reason-hint = For example: to answer it.
complaints-look = Show the words
complaints-erased = The person has been erased, and the words with them.
complaints-answer-words = The answer
complaints-answer-hint = The person reads this. Up to 4,000 characters.
complaints-consequences = What this does
complaints-consequence-sent = The person sees the answer at once.
complaints-consequence-final = It cannot be changed, and it counts in the supervisor's figures.
complaints-send-answer = Send the answer

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
