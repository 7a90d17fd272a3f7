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
home-to-plans = See the plans
home-title = Mutual aid you can check yourself
home-lead = People who join agree to share the cost, evenly and round by round, when one of them falls seriously ill and the case has been checked and published. How each round was worked out, where the money is, and which article each decision rests on is public here. Anybody can work through all of it again without trusting us.
home-no-plans = No plan is running here yet.
home-now = As things stand
home-payers = Members sharing
home-payers-more = { $plans ->
    [one] in one plan
   *[other] in { $plans } plans
}
home-aid = Aid given so far
home-aid-more = { $cases ->
    [one] one case helped
   *[other] { $cases } cases helped
}
home-share = Last round, for one share unit
home-share-more = { $plan }, round { $round }
home-custody = Bank against books
home-custody-agrees = They agree
home-custody-more = { $day }: the bank states { $stated }, the books say { $expected }
home-formula = How a share is worked out
home-formula-said = Round { $round } of { $plan } was settled on { $day } and carried { $cases ->
    [one] one case
   *[other] { $cases } cases
}.
home-formula-link = All numbers of this round
home-plans = Plans
home-plan = Plan
home-last-share = Last share
home-next = Next round
home-next-cut = members counted { $cut }, settled { $settle }
home-next-settles = members are counted, settled { $settle }
home-no-round = none settled yet
home-more = Find out
home-cost-link = what it costs
home-figures-link = how it fares
home-money = Where the money is
home-money-said = The money lies with a custody bank, not with the operator. Each time the bank states a balance, it is published beside what the books say and beside members’ balances, with the difference, whatever it is.
home-day = Day
home-stated = Bank states
home-expected = Books say
home-difference = Difference
home-balances = Members’ balances
home-missing = the bank holds { $missing } too little
home-postpaid = debited afterwards, none held
home-no-statement = the bank has not stated a balance yet
home-rounds = The newest rounds
home-no-rounds = No round has been settled yet.
home-round-of = { $plan }, round { $round }
home-round-cases = { $cases ->
    [one] one case
   *[other] { $cases } cases
}
home-check = Check us
home-check-divide = Open any round and divide its numbers yourself.
home-check-recompute = Download all the books and recompute them with the public program.
home-check-object = Object to a case you doubt while it is on public notice.
home-check-link = How to check

## plans

## rounds

## cases

## figures
figures-title = { $plan }: how it fares
figures-lead = A plan shows how it fares by this: what the rounds ask for, whether people come or go, whether there are more cases than expected, whether people fall ill soon after joining, and who leaves.
figures-share = Shares
figures-share-said = Round { $round } asked { $share } for one share unit. In the { $count ->
    [one] round
   *[other] { $count } rounds
} drawn here it was { $low } at the lowest and { $high } at the highest.
figures-share-caption = What each round asked for one share unit
figures-share-short = Share
figures-payers = Members sharing
figures-payers-said = { $payers } members shared round { $round }; a year before it was { $before }.
figures-payers-said-young = { $payers } members shared round { $round }. The plan is younger than a year.
figures-payers-caption = Members who shared each round
figures-payers-short = Members
figures-cases = Cases, and what was to be expected
figures-cases-said = In the year to { $day } there were { $cases } cases a year for 100,000 members sharing; for people of their ages the table leads one to expect { $expected }.
figures-cases-said-alone = In the year to { $day } there were { $cases } cases a year for 100,000 members sharing.
figures-cases-caption = Cases a year for 100,000 members sharing; each point is the year up to that round
figures-cases-real = as it was
figures-cases-expected = expected by the table
figures-cases-short = Cases
figures-rate-short = For 100,000 a year
figures-expected-short = Expected
figures-cases-note = The table is the published one of 25 critical illnesses. The plan lists others too, and members who still wait already share but have no cases: compare the direction, not the digit.
figures-rounds-table = The numbers of these three charts
figures-round = Round
figures-settled = Settled
figures-no-rounds = No round has been settled yet, so there is nothing to draw.
figures-delays = How long after joining
figures-delays-said = Of { $all } approved cases, { $early } began within { $days } days after the waiting period of { $waiting } days. Many there would mean that people join who know that they are ill.
figures-delays-said-alone = { $all ->
    [one] One case has
   *[other] { $all } cases have
} been approved.
figures-delays-caption = Days from joining to the event, 30 to a column; the height is the number of cases
figures-delays-mark = end of the waiting period
figures-delays-table = The numbers of this chart
figures-delays-days = Days after joining
figures-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
figures-days-between = { $from } to { $through }
figures-days-on = { $from } and more
figures-no-cases = No case has been approved yet.
figures-leaving = Who leaves
figures-leaving-said = Most leave at { $ages }: { $rate } of every thousand within a year. When the young and healthy go, those who stay share more.
figures-leaving-said-few = At every age too few left to be told of.
figures-leaving-caption = Who left by choice after { $day }, against the members present, by the age reached this year. Numbers below ten are not told.
figures-age = Age
figures-ages = { $from } to { $through }
figures-ages-on = { $from } and over
figures-present = Members now
figures-left = Left within a year
figures-left-rate = Of a thousand
figures-few = under 10
figures-untold = not told
figures-no-members = There are no members yet.
figures-how = Where these numbers come from
figures-how-said = They were worked out for the business date { $day } and are renewed every business day. Nothing personal that is sealed is opened for them.
figures-api = Download as JSON
figures-cost-link = What would it cost me?

## cost
cost-title = { $plan }: what it costs
cost-lead = Say how old you are, and see what a year of shares comes to, what deposit really keeps you covered, what would be given, and from which day. The share is the same at every age.
cost-age = Your age
cost-age-hint = In whole years, such as 36; 0 for a baby.
cost-age-wrong = Please enter a whole number from 0 to 120.
cost-ask = Work it out
cost-may = At { $age } you may join, until { $through }. The health declaration is asked separately.
cost-may-not = At { $age } you may not join (article { $article }).
cost-joins-days = This plan takes people from { $from } days after birth to the age of { $through }.
cost-joins-years = This plan takes people from { $from } to { $through } years of age.
cost-year = A year of shares
cost-low = A low year
cost-middle-rounds = A year like the last
cost-middle-table = Expected
cost-high = A high year
cost-by-rounds = Drawn from the { $count } rounds settled from { $from } to { $through }. The one in the middle asked { $median } for one share unit.
cost-rounds-a-year = rounds a year
cost-together = asked together
cost-rounds = rounds
cost-interval = If every round of a year were like the lowest ({ $lowest }), it would come to { $low }; like the highest ({ $highest }), to { $high }.
cost-capped = That is the most the rules allow.
cost-by-table = Too few rounds have been settled yet, so this is estimated from the published table of 25 critical illnesses and the ages of the members.
cost-rate = cases a person and year
cost-aid = aid of a case
cost-chance = Shared among { $members } members. Some years bring more cases than others: two standard deviations of their number give { $low } to { $high }. Light illnesses and accidents are not in the table.
cost-year-cap = By its rules the plan asks at most { $cap } a year.
cost-no-promise = This is an estimate and not a promise. Shares rise when members grow older or fewer.
cost-keeps = What really keeps you covered
cost-keeps-prepaid = The plan asks for { $asked } at joining. Below { $floor } you would no longer be covered; to stay covered for a year, be ready for the high end:
cost-floor = the least balance
cost-deposit = enough for a year
cost-asked-more = What is asked at joining is more: { $deposit }.
cost-keeps-postpaid = Nothing is paid in beforehand. Each round is debited once it is settled: keep at least { $debit } in the account, the share of a high round.
cost-limit = By its rules a round asks at most { $limit }.
cost-no-limit = The rules set no limit on a round.
cost-keeps-account = Debits that fail several times in a row end the membership (article 11).
cost-given = What would be given
cost-given-caption = From your age now to { $day }, when the membership ends
cost-form-lump-sum = The amount is given in one sum when the conditions are met.
cost-form-reimbursement = These are ceilings: { $percent } of the bills above { $deductible } is given back, up to the ceiling.
cost-form-spending-steps = The amount is given when the conditions are met; where the treatment costs so much that a step gives more, the step is given.
cost-grade = Condition
cost-grade-severe = severe
cost-grade-light = light
cost-grade-death = death
cost-when = Age at first diagnosis
cost-ages = { $from } to { $through }
cost-ages-one = { $from }
cost-now = now
cost-amount = Aid
cost-step = From { $spending } of spending on: { $amount }.
cost-seniority = After { $years ->
    [one] one year
   *[other] { $years } years
} in the plan: { $percent }.
cost-from-when = From which day
cost-illness = Illness
cost-accident = Accident
cost-ends = Membership ends
cost-waits = { $days } days of waiting: joining today, a first diagnosis counts from { $day } on.
cost-waits-not = No waiting: joining today, it counts from { $day } on.
cost-day-guessed = Your birthday is taken to be today; the true days follow from your date of birth.
cost-private = The age you enter is neither kept nor logged.
cost-plan-link = The covenant of this plan
cost-figures-link = How it fares

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
