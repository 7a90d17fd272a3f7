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
nav-account = My account
nav-desk = Desk
nav-oversight = Oversight
type-large = Larger type
type-usual = Usual type
business-date = Business date
clock-date = The demonstration is at
clock-day = + 1 day
clock-round = + 1 round
clock-year = + 1 year
clock-getting-ready = The world is getting ready; its clock can be moved in a moment.
clock-setting-out = The world is setting out.
clock-moving = Day { $done } of { $days } is done.
clock-seconds-left = About { $seconds } s more.
clock-look-again = Look again
clock-waits-debits = { $plan } stands at { $day }: its round waits for debits.
clock-waits-answers = { $plan } stands at { $day }: its round waits until objections are answered.
clock-waits-supervisor = { $plan } stands at { $day }: a supervisor ordered that no round settles.
what-we-are-not = Mutual aid is not insurance: members help one another as far as they can, and nobody promises the full amount.

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
refused-missing = There is nothing at this address. Perhaps it was mistyped, or a letter of the link is missing. Here is what there is:
refused-plan = The plan itself, with its covenant
refused-rounds = The rounds of this plan
refused-cases = The cases of this plan
refused-plans = All plans
refused-check = How to check us
refused-kind = What this number means

## The formula, clocks
formula-aid = aid of the cases
formula-fee = management fee
formula-carry = carried over
formula-reversed = came back
formula-units = shares of the members
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
formula-limited = A limit of the plan lowered the share. What the rest of the need became is said below.
formula-nothing = Nothing had to be shared in this round: what was needed, if anything, was left over from before. Nobody paid.
formula-nobody = Nobody was there to share, so the round settled empty and its cases wait for the next one.
formula-unlimited = without a limit
formula-up-to-limit = each member's share, at the limit
formula-limited-in-words = A limit of the plan lowers it to { $share } each.

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
plans-title = Plans
plans-lead = What each plan shares, what it has cost and whom it has helped. Choose one to read its covenant and every round.
plans-none = There is no plan here yet. Once one is published, it stands on this page with its covenant.
plans-payers = Members who pay
plans-last-share = Last share
plans-aid = Aid given so far
plans-year = Shares of the last year
plans-year-each = for each share, together
plans-no-round = no round has settled yet
plans-waiting = Waiting period for illness
plans-on = As of { $date }.
plans-read = Read the plan
plans-more = More plans
plans-covers = Members help one another through { $what }; aid is { $gives }.
plans-covers-spending = what treatment costs
plans-covers-illnesses = { $illnesses ->
    [one] one illness
   *[other] { $illnesses } illnesses
}
plans-covers-injuries = { $injuries ->
    [one] one kind of injury
   *[other] { $injuries } kinds of injury
}
plans-covers-both = { $illnesses ->
    [one] one illness
   *[other] { $illnesses } illnesses
} and { $injuries ->
    [one] one kind of injury
   *[other] { $injuries } kinds of injury
}
plans-gives-bills = { $part } of the bills above { $deductible }, up to { $most }
plans-gives-one = a fixed sum of { $most }
plans-gives-sum = a fixed sum of { $least } to { $most } by age and severity
plans-gives-steps = { $least } to { $most }, in steps of what treatment cost
plans-funding-prepaid = Members pay in beforehand; each round takes its share from their balance, which must stay at { $floor } or more.
plans-funding-postpaid = Members pay nothing beforehand; after each round its share is debited from them.
plan-nav = Pages of this plan
plan-nav-plan = Plan and covenant
plan-nav-rounds = Rounds
plan-nav-cases = Cases
plan-nav-figures = Figures
plan-nav-cost = What it costs me
plan-nav-versions = Versions
plan-nav-worked-cases = Worked cases
plan-contents = Articles
plan-ground = Where from
plan-assumed = Assumed: { $reason }
plan-own = Set by the plan itself.
plan-reliability-a = (the platform, an authority or a news agency)
plan-reliability-b = (trade press or a guide)
plan-reliability-c = (one weak source)
plan-reliability-d = (reckoned from cited figures)
plan-rounds-settled = { $count ->
    [one] in one round
   *[other] in { $count } rounds
}
plan-fee = Management fee
plan-fee-of = of the aid of each round
plan-calendar = Rounds: { $days } of each month.
plan-round-open = Round { $number } is open: cases have been on notice since { $cut }, and it settles on { $settle }.
plan-round-next = The next round is number { $number }: cases go on notice on { $cut }, and it settles on { $settle }.
plan-what-it-costs = What would it cost me?
plan-see-rounds = See every round
plan-version-in-force = The covenant below is the version of { $date }.
plan-hash = Its fingerprint (SHA-256):
plan-version-coming = A newer version comes into force on { $date }.
plan-version-see = See what it changes
plan-covenant = The covenant
plan-covenant-how = Beside each article stand the values it works with, exactly as the program reads them, and where each is from.
value-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
value-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
value-rounds = { $count ->
    [one] 1 round
   *[other] { $count } rounds
}
value-times = { $count ->
    [1] once
    [2] twice
   *[other] { $count } times
}
value-members = { $number } members
value-percent = { $number }%
value-yes = yes
value-no = no
value-and = , and{" "}
value-day-pair = notice on day { $cut }, settled on day { $settle }
grade-severe = severe
grade-light = light
grade-death = death
versions-title = Versions of the covenant
versions-lead = Every version ever published, unchanged. Its name is a fingerprint of its texts, so that nobody can alter one unnoticed.
versions-caption = The latest first.
versions-which = A case is judged by the version on the member's receipt, or by a later one where that is better for the member. A change that is worse for anybody has to be announced ahead and never reaches back.
version-from = In force from
version-published = Published here
version-state = Now
version-hash = Fingerprint
version-past = replaced
version-coming = not yet in force
version-in-force = in force
version-title = Version of { $date }
version-lead = The whole covenant of this version, and what it changed for members.
version-announced = Announced
version-texts = The four texts, word for word
version-texts-how = The fingerprint is reckoned from exactly these four texts. Put them into the folder DIR/{ $plan }/{ $version }, and the program reckons it again.
version-texts-json = All four for programs
version-file-covenant-zh-md = the covenant in Chinese
version-file-covenant-en-md = the covenant in English
version-file-values-toml = the values with where they are from
version-file-cases-toml = the worked cases
version-changes = What it changed
version-compared = Compared with the version of { $date } by asking both about the same { $tried } invented members and cases.
version-see-before = See the version before
version-no-change = Both versions give every one of them the same.
version-touches = (touches { $count } of those tried)
version-first = This is the first version, so there is nothing to compare it with.
version-see-after = See the next version, of { $date }
version-better = better for members
version-worse = narrower for members
version-different = different
worked-title = Worked cases
worked-lead = Small stories that belong to the covenant. Each is also a test: were the articles to answer otherwise, the version could not be published.
worked-kind-aid = Is there aid?
worked-kind-joining = Who may join?
worked-kind-refund = Are shares given back?
worked-kind-closing = After a closing is announced
worked-what = What happens
worked-answer = What the articles answer
worked-article = Article
worked-why = The people in these cases are invented. The answers on this page are reckoned now, from the articles and values in force.
worked-no-refund = Nothing is given back
worked-refund = { $amount } is given back
worked-aid = Aid of { $amount }
worked-may-apply = May still apply
worked-may-join = May join
worked-refused = No: { $why }
worked-asks-on = asks to join on { $date }
worked-announced-on = closing announced on { $date }
worked-event-on = first diagnosed on { $date }
worked-reported-on = applied on { $date }
worked-answers = answers “{ $answer }” to “{ $question }”
worked-shares-paid = had paid shares of { $amount }
worked-refused-for-waiting-period = diagnosed in the waiting period
worked-refused-for-declaration-unfit = health did not fit the declaration
worked-refused-for-reported-late = applied too late
worked-refused-for-balance-frozen = was suspended at the time
worked-refused-for-congenital = present from birth
worked-refused-for-member-left = had left the plan
worked-aged = aged { $age }
worked-born-on = born on { $date }
worked-condition-unlisted = a condition that is not listed
worked-event-day = on { $date }, day { $day } after joining
worked-reported-after = applied on day { $day } after that
worked-aids-before = { $count ->
    [one] received aid once before
   *[other] received aid { $count } times before
}
worked-bills = bills of { $amount }
worked-spending = treatment cost { $amount }
worked-paid-before = received { $amount } before
worked-arrears = owes { $amount }

## rounds
round-number = Round { $number }
rounds-title = Rounds
rounds-lead = Each round adds up the aid of its approved cases and shares it evenly. Every round keeps its address for good, with its whole arithmetic.
rounds-none = No round has settled yet. The first one will stand here the day it does.
rounds-none-earlier = There are no earlier rounds.
rounds-caption = The latest first.
rounds-round = Round
rounds-settled = Settled
rounds-cases = Cases
rounds-aid = Aid given
rounds-units = Shares
rounds-share = Each share
rounds-earlier = Earlier rounds
rounds-latest = The latest rounds
rounds-csv = All rounds as a table
rounds-json = All rounds for programs
downloads = Downloads
round-says = On { $date }, { $members } members gave { $cases ->
    [one] one case
   *[other] { $cases } cases
} { $aid } in aid; each share was { $share }.
round-says-less = On { $date }, { $members } members gave { $cases ->
    [one] one case
   *[other] { $cases } cases
} { $aid } of the { $decided } decided; each share was { $share }, which is the plan's limit.
round-says-with-sponsor = On { $date }, { $cases ->
    [one] one case
   *[other] { $cases } cases
} received { $aid }; { $members } members paid { $share } a share, which is the plan's limit, and the operator paid the rest, { $sponsor }.
round-says-sponsor = On { $date }, { $cases ->
    [one] one case
   *[other] { $cases } cases
} received { $aid }; members had reached the plan's limit and paid nothing, and the operator paid { $sponsor }.
round-says-carry = On { $date } no case was carried; what earlier rounds left open was shared, { $share } each.
round-says-from-carry = On { $date } { $cases ->
    [one] one case
   *[other] { $cases } cases
} received { $aid }, out of what earlier rounds had left over; nobody paid anything.
round-says-nothing = This round settled on { $date } without a case, and nobody paid anything.
round-says-nobody = This round settled on { $date } with nobody obliged to share, so it carried no case.
round-dates = Members were counted on { $cut }, when the notice began: { $payers } members with { $units } shares. The share was fixed on { $settle }.
round-deferred = { $count ->
    [one] One more case had been approved in time. With it the share would have passed the plan's limit, so it waited for the next round.
   *[other] { $count } more cases had been approved in time. With them the share would have passed the plan's limit, so they waited for the next round.
}
round-money = What became of the money
round-cases = The cases it carried
round-no-case = This round carried no case.
round-no-objection = Nobody objected to a case of this round.
round-more-objected = There may be more; the page of each case above has its own.
round-check = Check this yourself
round-check-how = Every line can be typed into a calculator. The numbers are those of the record; beside each step stands whether it comes to what the record says.
round-check-more = More ways to check us
round-csv = This round as a table
round-cases-csv = Its cases as a table
round-json = This round for programs
round-others = Other rounds
check-agrees = agrees with the record
check-disagrees = does not agree with the record
check-all-agree = Every step comes to what the record of this round says.
check-some-disagree = At least one step does not come to what the record says. Please tell us, and the auditor: this should not happen.
check-fee = The fee
check-fee-says = { $part } of the aid, rounded to the nearest cent, a half up: { $fee }.
check-need = What is to be shared
check-need-says = Aid, plus fee, plus what the round before passed on, less what came back from cases that were taken back.
check-nothing = Is there anything to share?
check-nothing-says = There is not, so nobody pays. The cases of the round, if it has any, are paid in full from what was left over, and { $amount } of that is passed on.
check-nobody = Who shares it?
check-nobody-says = Nobody was obliged to share. No case is carried, and only what was open before is passed on.
check-share = One share
check-share-up = Rounded up to the next cent: { $share }. What rounding brings in beyond the need lowers the next share.
check-share-half-up = Rounded to the nearest cent, a half up and at least one: { $share }. What rounding brings in too much or too little goes into the next round.
check-limit = The plan's limit
check-case-cap = for each case
check-round-cap = for a round
check-year-cap = for a calendar year, less what was shared in it before
check-limit-acts = The smallest of these is { $limit }. The share would be more, so the limit acts.
check-limit-rests = The smallest of these is { $limit }. The share is not more, so nothing changes.
check-above = What lies above the limit
check-above-sponsor = The operator pays what is missing, and cannot ask for it later.
check-above-prorate = The cases together get { $aid }, each the same part of its aid; the rest goes to the fee, never above what was due. What a case did not get is not made up later.
check-above-defer = The latest cases wait for the next round, so that the others stay within the limit.
check-shared = What was shared, less what was used
check-shared-says = Used were { $used }: the aid given, the fee, and what was open before. Above zero, more was shared than used; below zero, less.
check-carry = What is passed on
check-carry-says = What was shared too much or too little, with the other sign, plus what members who ran out could not pay and what was written off. Above zero the next round shares it too; below zero it lowers the next share.
flow-charged = Taken from balances
flow-charged-says = What members really paid, from what they had paid in beforehand.
flow-collected = Collected by debit
flow-collected-says = What members really paid after the round, with what some still owed from earlier rounds.
flow-left = Left over from before
flow-left-says = Earlier rounds had shared this much too much; it was used first.
flow-open = Still open from before
flow-open-says = Earlier rounds had not collected this much; it was shared in this round too.
flow-sponsor = Paid in by the operator
flow-sponsor-says = The part above the plan's limit. The operator bears it and cannot ask for it later.
flow-reversed = Came back
flow-reversed-says = Aid and fee of cases that were taken back after an earlier round, which lower this one.
flow-aid = Given as aid
flow-aid-says = What the cases of this round received, each as listed below.
flow-fee = Management fee
flow-fee-says = What the operator received for checking, publishing and messages; there is no other income.
flow-shortfall = Could not be taken
flow-shortfall-says = Some members' balances ran out. They are suspended, and the next round shares this part.
flow-written-off = Written off
flow-written-off-says = Debts of members who left the plan because their debits failed again and again. The next round shares this part.
flow-over = Left over by rounding
flow-over-says = Shares end at whole cents; what that brought in beyond the need belongs to the members and lowers the next share.
flow-under = Missing by rounding or by the limit
flow-under-says = A little less was shared than was used; the next round makes it up.
flow-carry-none = Passed on
flow-carry-none-says = Nothing: the round came out even.
flow-carry-less = Passed on to members
flow-carry-less-says = Belongs to the members and lowers the next share.
flow-carry-more = Passed on to be shared
flow-carry-more-says = Still open; the next round shares it too.

## cases
cases-title = Cases
cases-lead = Everybody who received aid, or is about to, without anybody being recognisable. Members may look at each case and object to it.
cases-none = No case has been approved yet.
cases-none-earlier = There are no earlier cases.
cases-caption = Those approved last stand first.
cases-caption-round = Each with the aid decided and what this round gave.
cases-earlier = Earlier cases
cases-latest = The latest cases
cases-more = More cases
cases-first = The first cases
cases-masked = Names are masked to their first letter, ages to five years and places to the province. When somebody asks to be forgotten, the name goes and the figures stay.
cases-json = The cases for programs
case-id = Case
case-condition = Condition
case-condition-unknown = not on record
case-condition-other = another condition
case-approved = Approved
case-state = State
case-round = Round
case-round-none = not shared yet
case-round-never = by no round
case-step-by-answer = By people who had not decided on this case before.
case-aid = Aid
case-given = Given
case-taken-back = taken back
case-shared = shared
case-waits = waits for its round
case-title = Case { $case }
case-lead = What was checked by whom, what members objected, and what came of it. Nobody can be recognised here.
case-card = The case
case-version = Rules that bind it
case-timeline = Who checked what, and when
case-timeline-how = A refusal or a larger aid takes two readers who do not see one another's decision before they have made their own.
case-step-report = reported
case-step-by-check-pass = A small, clear case: all papers there and nothing in doubt.
case-step-by-visit = By an investigator; the plan bears the cost.
case-step-by-decide = By a medical reviewer.
case-step-by-read-again = By a second reviewer, who did not see the first decision.
case-step-by-read-third = By a third reader, because two differed.
case-step-by-read-appeal = By somebody who had not read the case before.
case-step-by-close-jury = By members who were drawn and voted in secret.
case-step-by-breach = The operator missed its own time limit; this is counted in public.
case-step-by-pay = By the treasurer, with a second person.
case-no-objection = Nobody has objected to this case.
case-object = Object to this case
case-object-how = Members of the plan may object, under their real name and with a reason.
case-copies = Papers
case-no-copy = No redacted copy of a paper has been published.
case-copies-how = Copies in which everything that tells who somebody is was made unreadable. The original stays sealed; a link that was published with each copy proves that it is of that original.
case-copy = { $paper }, redacted copy { $number }
case-json = This case for programs
case-erased = forgotten at the person's wish
case-name = Name
case-age = Age at the time
case-age-band = { $from } to { $through }
case-age-from = { $from } or older
case-sex = Sex
case-province = Province
case-no-aid = none; the case was taken back
case-paid-so-far = Paid out so far
case-days-in-plan = In the plan before it
case-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
case-rounds-shared = Had helped others in
case-rounds = { $count ->
    [one] 1 round
   *[other] { $count } rounds
}
case-visit-fees = Visits cost the plan
case-breaches = The operator was late
case-breaches-count = { $count ->
    [one] once
   *[other] { $count } times
}
case-waits-operator = The operator is to act by this day.
case-waits-applicant = The applicant is to act by this day.
case-waits-members = Members may look and object until this day.
objections-title = Objections and answers
objections-how = Who objected and in which words is not published, because the words may be about somebody's health.
objection-made = A member objected on { $date }.
objection-waits = It is being looked into by somebody who has not decided on this case.
objection-dismissed = Answered on { $date }: the case stands.
objection-upheld = Answered on { $date }: the objection holds, so there is to be no aid. Two people found so. What a round had already shared comes back to the members once the time to appeal is over.
objection-overtaken = Settled on { $date }, when another objection to the same case was upheld.
objection-reason = Reason { $code }: { $says } ({ $article }).
jury-public-title = The jury
jury-public-committed = A jury of members was asked for. Its draw is sealed and cannot be changed any more.
jury-public-sitting = The jury sits. Ballots stay sealed until all are opened together.
jury-public-for = The jury decided for the applicant.
jury-public-against = The jury decided that the refusal stands.
jury-public-no-quorum = Too few members voted, so the refusal stands.
jury-public-stopped = The applicant stopped the jury, and its ballots stay sealed.
jury-public-time = It votes from { $from } to { $to }; at least { $quorum } must vote, and { $part } in favour is enough.
jury-public-votes = For the applicant: { $for }. Against: { $against }.
jury-public-commitment = The seal of the draw
jury-public-seed = The seed, with which anybody can draw again

## figures
figures-title = How it fares
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

## cost
cost-title = What it costs me
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

## glossary
glossary-title = The words we use
glossary-lead = Each in a sentence or two, with its name in the other language, so that nobody has to be a lawyer to belong.
glossary-words = Words
glossary-roles = People
glossary-mutual-aid-plan = mutual-aid plan
glossary-mutual-aid-plan-means = People who agree to help one another when one of them falls gravely ill or is badly hurt. Nobody promises the full amount; each gives a share of what the cases need.
glossary-covenant = covenant
glossary-covenant-means = The rules of a plan in sixteen articles, which everybody who joins agrees to. Each version has a fingerprint and is never changed.
glossary-article = article
glossary-article-means = One numbered part of the covenant. Every decision says which article it rests on.
glossary-round = round
glossary-round-means = One sharing, from the notice of its cases to the day the share is fixed. A plan has one or two each month.
glossary-share = share
glossary-share-means = What one share unit pays in a round: aid, fee and carry-over, divided by all units that share.
glossary-share-unit = share unit
glossary-share-unit-means = What a share is counted in. In most plans each member has one.
glossary-management-fee = management fee
glossary-management-fee-means = What the operator receives for its work: a fixed part of the aid of each round, published with it.
glossary-carry-over = carry-over
glossary-carry-over-means = What a round leaves over or open, such as what rounding brings. It lowers or raises the next share and never disappears.
glossary-prepaid-balance = prepaid balance
glossary-prepaid-balance-means = Money a member has paid in beforehand. It stays the member's own until a round takes its share, and goes back when the member leaves.
glossary-postpaid-debit = postpaid debit
glossary-postpaid-debit-means = In a plan without balances: the share is collected from the member after the round.
glossary-arrears = arrears
glossary-arrears-means = What a member still owes because a debit failed.
glossary-waiting-period = waiting period
glossary-waiting-period-means = The first days after joining, in which an illness is not yet covered. Accidents are covered at once.
glossary-health-declaration = health declaration
glossary-health-declaration-means = The questions about one's health before joining, each with its article. Only what is asked has to be told.
glossary-pre-existing-condition = pre-existing condition
glossary-pre-existing-condition-means = An illness somebody already had before joining.
glossary-first-definite-diagnosis = first definite diagnosis
glossary-first-definite-diagnosis-means = The day a hospital first established the illness beyond doubt. It decides which rules apply and whether the waiting period is over.
glossary-case = case
glossary-case-means = One member's request for aid, from the report to the money. Approved cases are published with names masked.
glossary-aid = aid
glossary-aid-means = The money a case receives, as the covenant sets it; not a reward and not owed in full whatever happens.
glossary-second-review = second review
glossary-second-review-means = Another person reads the case without seeing the first decision. No refusal stands without it.
glossary-public-notice = public notice
glossary-public-notice-means = The days in which an approved case stands in the open before it is shared, so that members can look at it.
glossary-objection = objection
glossary-objection-means = A member's reasoned doubt about a published case. It has to be answered before the round can settle.
glossary-appeal = appeal
glossary-appeal-means = The applicant asks others to read a refused case again.
glossary-jury = jury
glossary-jury-means = Members drawn by lot who vote in secret on a refused case when the applicant asks for it.
glossary-funds-held = funds held
glossary-funds-held-means = Members' money that lies in custody between rounds. It may be used for nothing but aid, refunds and the declared fee.
glossary-custody = custody
glossary-custody-means = A bank account apart from the operator's own money, compared with the sum of all balances.
glossary-refund-in-the-original-way = refund in the original way
glossary-refund-in-the-original-way-means = Money goes back by the way it came, to the person it came from.
glossary-closing = closing
glossary-closing-means = The orderly end of a plan: announced ahead, last rounds shared, late cases received, balances paid back.
glossary-run-off = run-off
glossary-run-off-means = The time after a closing in which cases of illnesses from before the end can still be reported.
glossary-adverse-selection = adverse selection
glossary-adverse-selection-means = When mostly people who expect to fall ill join and the healthy leave, shares rise and rise. A plan has to be built against it.
glossary-checkpoint = checkpoint
glossary-checkpoint-means = A signed line that says how long the public log is and what is in it, so that nothing can be taken out unnoticed.
glossary-proof-of-inclusion = proof of inclusion
glossary-proof-of-inclusion-means = A few numbers that show that an entry stands in the public log.
glossary-witness = witness
glossary-witness-means = Somebody apart from the operator who signs checkpoints, so that nobody is shown a different log.
glossary-role-member-means = Somebody who has joined a plan, shares its rounds and is covered by it.
glossary-role-applicant-means = The member, or somebody who acts for the member, who asks for aid.
glossary-role-payer-means = Somebody who pays for others, such as a parent for a child.
glossary-role-intake-clerk-means = Takes in reports and asks for what is missing.
glossary-role-medical-reviewer-means = Holds the papers against the definition of the condition and makes the first decision.
glossary-role-investigator-means = Visits when something can only be seen on the spot.
glossary-role-second-reviewer-means = Decides on the same case once more, without seeing the first decision.
glossary-role-juror-means = A member who passed the test on the rules and was drawn for a jury.
glossary-role-treasurer-means = Pays and books; it always takes two people.
glossary-role-plan-manager-means = Publishes rules and runs the rounds, and cannot pay.
glossary-role-compliance-means = The second pair of eyes on rights, removals and tokens.
glossary-role-auditor-means = Sees everything that matters and changes nothing.
glossary-role-witness-means = Signs checkpoints of the public log for an organisation of their own.
glossary-role-supervisor-means = An authority that sees the figures and can order a stop.

## check
check-title = Check us
check-lead = You do not have to trust us: here is how to reckon our rounds again, what to check on your receipt and your proofs, and what nobody can check from outside.
check-by-hand = A round, by hand
check-by-hand-how = Each round page ends with its whole arithmetic, line by line, to be typed into any calculator: the fee, what is to be shared, one share, the limit, and what is passed on. The aids that are added up stand above it, case by case.
check-by-hand-try = Try it with a round
check-programs = The same, with programs
check-programs-how = Rounds, cases, rules and figures can be read without signing in, as JSON and as tables. Each round has the twenty columns of the published arithmetic, to the last cent.
check-this-site = THIS-SITE
check-programs-all = Everything that can be asked
check-receipt = Your receipt
check-receipt-how = On joining you receive a file that names the version of the covenant and your answers, signed by us. Keep it, and check the signature without us; the program needs no network. The line in quotes is the key we sign with. If it ever differs from the one you noted, ask why.
check-rules = The rules
check-rules-how = A version is named by the fingerprint of its four texts. With the texts in a folder the program reckons the fingerprint, runs the worked cases, and says in words what a newer version changes for whom.
check-whole = Everything, from members' entries to shares
check-whole-how = Auditors and supervisors receive the whole book: members without names, deposits, cases. The same program that anybody can build from the published source settles it again, every member and every cent, and prints anyone's statement. A member finds their own statement under “My membership”.
check-not-yet = What this cannot show
check-not-yet-lead = We would rather say it than have you find out:
check-not-yet-headcount = How many members share is a figure of ours, written into the log on the day it is taken: it cannot be changed afterwards. Each balance proof shows that its member is in it.
check-proofs = Your proofs
check-proofs-how = For your joining, each share, each balance and each aid there is a file of proof. It names what was said, shows that it stands in the public log, and bears the signatures under that log. It holds without us and for ever.
check-proofs-where = Members find them under “My membership”, with a button that checks them in the browser. The page below does the same from disk, without a network: drop a file on it.
check-log = The public log
check-log-how = Rules, joinings, cases on notice, rounds, payments, balances and what the bank states: each is an entry, in the order in which it happened, and none can be taken out or changed without everybody noticing. The log is a folder of files in the published formats (C2SP tiles); anybody may copy it, and programs of others read it. Our own program reckons every round again from its entries and holds them against these pages.
check-log-keys = Whose signatures count is said by a short list: the keys of the log, and of the witnesses who sign that nobody is shown another log. Note it now, and compare it later.
check-log-keys-show = The list of keys
check-not-yet-everybody = No proof shows that everybody is in the total; each member who checks makes it harder to leave anybody out.
check-not-yet-truth = That a case is real, and that money arrived where it should, no signature shows. That takes the notice, the objections, the bank and the supervisor.
check-other = Words
check-other-how = What a word on these pages means stands in one place:
check-proof-button = Check us
check-proof-again = Check again
check-proof-working = Checking in your browser …
check-proof-not-fetched = The files could not be fetched. Nothing was checked.
check-proof-done-passed = Checked: everything agrees.
check-proof-done-failed = Checked: something does not agree. See below.
check-proof-done-incomplete = Checked as far as possible; not everything could be checked. See below.
check-proof-outcome-passed = agrees
check-proof-outcome-failed = does not agree
check-proof-outcome-not-checked = not checked
check-proof-outcome-incomplete = not all checked
check-proof-result-passed = Every step agrees. Your browser reckoned all of this by itself, from the file and the key list.
check-proof-result-failed = One step does not agree, so the steps after it were not taken. If the file is the one you were given, keep it, and show it to the auditor or the supervisor: this should not happen.
check-proof-result-incomplete = What was checked agrees, but not everything was checked. Each step below says so.
check-proof-figures = The figures
check-proof-entry = The entry, as it stands in the log
check-proof-attached-joining = The receipt in the file
check-proof-attached-aid = The card in the file
check-proof-kind-joining = joining
check-proof-kind-share = share
check-proof-kind-aid = aid decided
check-proof-kind-payment = aid paid
check-proof-kind-balance = balance
check-proof-kind-entry = entry of the log
check-proof-step-file = The file
check-proof-means-file = Is this a proof file, whole, and written as it should be?
check-proof-says-file = A proof of the kind “{ $kind }”, { $bytes } bytes, of the entry with number { $index } in the public log.
check-proof-step-list = The key list
check-proof-means-list = Whose signatures count: the community's log and its witnesses. You decide where you take this list from; best from somebody other than us.
check-proof-says-list = Logs on the list: { $logs }. Witnesses: { $witnesses }, of whom { $asked } must have signed.
check-proof-step-signature = The community's signature
check-proof-means-signature = The checkpoint says how long the log is and what is in it. With this signature the community is bound to it and cannot tell somebody else another story.
check-proof-says-signature = { $origin } signed a checkpoint of a log with { $size } entries, and the signature holds.
check-proof-step-witnesses = The witnesses
check-proof-means-witnesses = Others than the community signed the same checkpoint. So everybody sees the same log, and nothing was taken out of it before.
check-proof-says-witnesses = Witnesses who signed: { $signed }; needed: { $asked }. The latest signature is of { $time }.
check-proof-says-witnesses-none = The key list asks for no witness, and none has signed.
check-proof-step-inclusion = In the log
check-proof-means-inclusion = The entry and the hashes in the file together give exactly the root that was signed. That only works if the entry stands in the log, in this place and in these words.
check-proof-says-inclusion = The entry with number { $index } of { $size } (counted from 0) leads over { $hashes } hashes to the signed root.
check-proof-step-content-joining = Your receipt
check-proof-means-content-joining = The log holds a sealed mark of your receipt that nobody can read. With the salt in your file it opens, and fits this receipt and no other.
check-proof-says-content-joining = The mark in the log is that of this receipt, to the letter. Joined on { $on }.
check-proof-step-content-share = The share
check-proof-means-content-share = The entry is what the round says to everybody: what was needed, how many shared it, what one unit pays.
check-proof-says-content-share = Round { $round }, settled on { $settle }: { $share } a unit. With { $units } units, as the file says, that is { $amount }.
check-proof-step-content-aid = The public card
check-proof-means-content-aid = The log holds a sealed mark of the card with which the case was shown to the members. With the salt in the file it opens, and fits this card and no other.
check-proof-says-content-aid = Case { $case }, approved on { $approved } with aid of { $aid }: the mark in the log is that of this card, to the letter.
check-proof-step-content-payment = The payment
check-proof-means-content-payment = The entry names the case and the amount, for everybody to see.
check-proof-says-content-payment-aid-paid = { $amount } left the account for case { $case } on { $on }.
check-proof-says-content-payment-case-carried = Round { $round } gave { $amount } of the { $aid } for case { $case }, and charged a fee of { $fee }.
check-proof-step-content-balance = Your figures
check-proof-means-content-balance = Your number, your balance and what all rounds have taken from you become one hash: your leaf in the tree of balances.
check-proof-says-content-balance = Balance { $balance }; charged by all rounds so far { $charged }. Your leaf in the tree has number { $place }.
check-proof-step-content-entry = What the entry says
check-proof-means-content-entry = The entry is one of a kind that we know, and has all its lines.
check-proof-says-content-entry = The entry is of the kind “{ $entry }”. Its words are below.
check-proof-step-path = From your leaf to the total
check-proof-means-path = Your figures are added to those of your neighbours, and so on up the tree. At the top stand the totals that the log names. So your balance is counted, once, in the number that is compared with the bank.
check-proof-says-path = Your leaf, number { $place } of { $members } (counted from 0), leads over { $neighbours } neighbours to the root in the log. All balances together { $total_balance }, all charges together { $total_charged }.
check-proof-step-page = What the page says
check-proof-means-page = The figures of the page you came from, beside those of the proof.
check-proof-says-page = All { $count } things that the page says are as the proof has them.
check-proof-not-joining = What this does not show: whether what the receipt says is true, and whose receipt it is; the signature on the receipt itself is checked with the program.
check-proof-not-share = What this does not show: how many units you have, which is what the file says, and whether the round reckoned rightly, which the page of the round lets you reckon again.
check-proof-not-aid = What this does not show: whether the case is true. For that there are readers, objections and the public notice.
check-proof-not-payment = What this does not show: that the money arrived. The bank statement shows it.
check-proof-not-balance = What this does not show: that every member is in the tree. Each member who checks their own proof makes it less likely that somebody was left out.
check-proof-not-entry = What this does not show: that the entry is true. It shows that we said it, in public, and cannot take it back.
check-proof-reason-no-crypto = This browser offers no cryptography on this page: the address does not begin with https, or the browser is too old. Nothing was checked.
check-proof-reason-fault = The check itself broke off ({ $fault }).
check-proof-reason-file-too-large = The file, or a part of it, is larger than a proof can be.
check-proof-reason-file-not-text = The file is not text.
check-proof-reason-file-first-line = The first line is not that of a proof file.
check-proof-reason-file-cut = The file ends before the checkpoint.
check-proof-reason-file-line = A line that begins with “{ $word }” is missing.
check-proof-reason-file-base64 = A line is not written as it should be (base64).
check-proof-reason-file-index = The number of the entry cannot be read.
check-proof-reason-file-hashes = The hashes are too many, or one has not the right length.
check-proof-reason-control-character = The signed text holds a character that may not be there.
check-proof-reason-signature-missing = The signatures are missing.
check-proof-reason-signature-line = A signature is not written as it should be.
check-proof-reason-signatures-too-many = There are too many signatures.
check-proof-reason-checkpoint-malformed = The checkpoint is not written as it should be.
check-proof-reason-extra-malformed = What the file brings along cannot be read.
check-proof-reason-proof-kind = The file is a proof of a kind that is not known here.
check-proof-reason-proof-entry = An entry of the kind “{ $entry }” does not go with this kind of proof.
check-proof-reason-entry-too-large = The entry is larger than an entry can be.
check-proof-reason-entry-not-text = The entry is not text.
check-proof-reason-entry-kind = The entry is of a kind that is not known here.
check-proof-reason-entry-keys = Lines are missing, too many, or in another order.
check-proof-reason-entry-value = The value of “{ $key }” is not written as it should be.
check-proof-reason-list-none = No key list was given, so nobody can say whose signature this is.
check-proof-reason-list-size = The key list is empty or too large.
check-proof-reason-list-character = The key list holds a character that may not be there.
check-proof-reason-list-cut = The key list ends in the middle of a line.
check-proof-reason-list-line = Line { $line } of the key list is not written as it should be.
check-proof-reason-list-name = Line { $line } of the key list gives a name that is taken.
check-proof-reason-list-member = Line { $line } of the key list names somebody who is not above it, or is counted already.
check-proof-reason-list-threshold = A group of the key list asks for more than it has, or for none.
check-proof-reason-list-key-kind = The key in line { $line } of the key list is of a kind that does not belong there.
check-proof-reason-list-key-twice = The key in line { $line } of the key list stands there twice.
check-proof-reason-list-quorum-missing = The key list does not say how many witnesses are asked for.
check-proof-reason-list-log-missing = The key list names no log.
check-proof-reason-list-key-not-here = The key is of the kind ML-DSA-44, which is not checked here. The program checks it.
check-proof-reason-list-key-alone = Only the log's key was given. Without a key list it is not known who the witnesses are.
check-proof-reason-key-malformed = A key is not written as it should be.
check-proof-reason-key-id = The key of { $name } does not fit its own number.
check-proof-reason-origin-unknown = The checkpoint is of the log { $origin }, and the key list knows only { $expected }.
check-proof-reason-log-not-signed = The key of { $origin } that is on the list has not signed this checkpoint.
check-proof-reason-signature-wrong = The signature of { $name } does not hold: the text or the signature was changed.
check-proof-reason-kind-not-here = The signature is of the kind ML-DSA-44, which is not checked here. The program checks it.
check-proof-reason-no-ed25519 = This browser is too old to check Ed25519 signatures. Everything else was checked.
check-proof-reason-witnesses-too-few = Witnesses who signed: { $signed } ({ $names }); needed: { $asked }.
check-proof-reason-index-too-large = The file speaks of an entry with number { $index }, but the log has { $size } entries.
check-proof-reason-hashes-count = The number of hashes does not fit a log of { $size } entries.
check-proof-reason-root-differs = The entry does not lead to the signed root: it is not in the log in these words.
check-proof-reason-commitment-none = The entry has no mark that could be opened.
check-proof-reason-commitment-differs = The mark in the log is that of something else: the text or the salt was changed.
check-proof-reason-receipt-not-text = The receipt is not text.
check-proof-reason-card-malformed = The card is not written as it should be.
check-proof-reason-card-other-case = The card is of case { $said }, the entry of case { $proven }.
check-proof-reason-path-malformed = The path to the total cannot be read.
check-proof-reason-path-sum = A sum on the path is larger than a sum can be.
check-proof-reason-path-length = The path does not fit a tree of { $members } leaves.
check-proof-reason-place-too-large = The file speaks of a leaf with number { $place }, but the tree has { $members } leaves.
check-proof-reason-tree-root-differs = Your figures do not lead to the root in the log.
check-proof-reason-tree-sums-differ = The path adds up to other totals than the log names: balances { $total_balance }, charges { $total_charged }.
check-proof-reason-page-says-more = The page says something of “{ $name }” ({ $said }) on which this proof is silent.
check-proof-reason-page-differs = “{ $name }”: the page says { $said }, the proof says { $proven }.
check-proof-value-verifier = key
check-proof-value-names = witnesses
check-proof-value-leaf = hash of the leaf
check-proof-value-commitment = mark in the log
check-proof-value-root = root in the log
check-proof-value-computed = reckoned here
check-proof-value-total_balance = all balances
check-proof-value-total_charged = all charges
check-proof-value-balance = balance
check-proof-value-charged = charged so far
check-proof-value-share = share a unit
check-proof-value-units = units
check-proof-value-amount = amount
check-proof-value-aid = aid
check-proof-value-paid = paid
check-proof-value-fee = management fee
check-proof-value-need = to be shared
check-proof-value-payers = members who share
check-proof-value-member = member
check-proof-value-members = members
check-proof-value-pool = pool
check-proof-value-round = round
check-proof-value-case = case
check-proof-value-kind = kind of proof
check-proof-value-version = version of the rules
check-proof-value-approved = approved on
check-proof-value-plan = plan
check-proof-value-settle = settled on
check-proof-value-on = day
check-offline-title = Proof check
check-offline-lead = This page checks proof files of Tongzhou on this device. It sends nothing and fetches nothing: switch the network off and it does the same.
check-offline-language = 中文
check-offline-choose = The proof files
check-offline-choose-how = Files that end in .tlog-proof, one or many. You find them on your pages, beside what they prove.
check-offline-drop = Drop files here, or choose them
check-offline-trust = Whose signatures count
check-offline-trust-how = Choose the key list (the file “policy” of the log). Take it from somewhere you trust more than the page that gave you the proof: the auditor, a bundle, a member who kept an earlier one.
check-offline-choose-list = Choose the key list
check-offline-name = Tongzhou
check-offline-list-chosen = Key list in use: { $name }
check-offline-key = Or paste the log's key alone
check-offline-key-how = One line: name, number and key, joined by plus signs. The community's signature is then checked, but the witnesses are not.
check-offline-results = Result
check-offline-nothing-yet = Nothing is checked yet. Choose a proof file.
check-offline-checked = Files checked: { $count }; all steps agree: { $passed }; not all checked: { $incomplete }; do not agree: { $failed }.
check-offline-clear = Start again
check-offline-steps = What the steps are
check-offline-limits = What this page shows, and what it does not
check-offline-limits-shows = It shows that the community said exactly this, in public, to everybody alike, and cannot take it back; and that your figures are in the totals it names.
check-offline-limits-truth = It does not show that what was said is true: that a case is real, that money arrived. Readers, auditors and the bank's statements are there for that.
check-offline-limits-everybody = It does not show that every member is in the total, only that you are. Each member who looks makes it harder to leave somebody out.
check-offline-limits-list = It is worth as much as the key list. With a list from the hand that made the proof, a forger would pass too.
check-offline-limits-page = This page is a file like any other. Take it from somebody you trust, or compare its SHA-256 with the one in the manifest of a bundle.
check-offline-limits-kinds = Ed25519 signatures are checked here. Those of the kind ML-DSA-44 are passed over and never counted; the program tongzhou checks them.
check-offline-limits-amounts = Amounts are shown with two decimals, in the currency of the pool.
check-offline-no-script = This page reckons by itself. It needs JavaScript for it, and a browser that is not too old. Please allow it, or use the program tongzhou.
problem-title = Number R{ $number }
problem-lead = What this number means wherever it is shown. It never changes its meaning and is never used again.
problem-wrong = What is wrong
problem-right = What would be right
problem-status = Status of the answer
problem-slug = Name for programs
problem-kept = When you ask for help, tell us the number; you need not tell anything personal.

## joining
join-title = Join { $plan }
join-lead = A few questions, one by one, then what it costs, then your consent. It takes about ten minutes, and you can go back at any time.
join-lead-child = You enrol a child: you decide and pay for it until it is of age. The questions are about the child.
join-child-sign-in = Sign in first: a parent who is known to us enrols the child
join-steps = The steps of joining
join-step-you = You
join-step-health = Health
join-step-cost = Cost
join-step-consent = Consent
join-born = When were you born?
join-born-child = When was the child born?
join-born-wrong = Please give the date of birth, such as 1990-03-05. It cannot lie ahead.
join-ages-days = From { $least } days of age to { $most } years, people may join this plan.
join-ages-years = From { $least } to { $most } years of age, people may join this plan.
join-go-on = Continue
join-back = Back
join-read-plan = Read the plan first
join-what-comes = What comes now
join-what-health = { $count ->
    [one] One question about health. You see beside it what each answer means.
   *[other] { $count } questions about health, one a page. You see beside each what the answers mean.
}
join-what-cost = What it costs, what is given when, and from which day.
join-what-consent = Who you are, and your consent to the covenant. Then you get your receipt.
join-kept = Nothing of what you type is kept before you agree on the last page.
join-have-account = I have an account already: sign in
join-question = Question { $place } of { $count }
join-answer-goes-on = You can join; we go on.
join-answer-bars = You cannot join this plan for now.
join-answer-missing = Please choose one of the two answers.
join-article = Why we ask: { $article }
join-cost-title = What it costs and what it gives
join-cost-lead = You share the cost of the cases of each round with everybody in the plan. Nobody can know the shares of the future; these are the real ones so far.
join-next-share = Share of the next round, foreseen
join-next-share-more = settled on { $settle }
join-last-year = Shares of the last twelve months
join-last-year-more = { $rounds ->
    [one] one round
   *[other] { $rounds } rounds together
}
join-first = First deposit
join-first-more = covers you through the next round; you pay it after joining
join-floor = { $floor } must stay in your balance for you to be covered. The balance is always your own money.
join-postpaid = You pay nothing in beforehand: your share is debited after each round.
join-round-cap = Nobody pays more than { $cap } in a round.
join-year-cap = Nobody pays more than { $cap } in a calendar year.
join-not-promised = If a round needs more than that, aid is less or later, as article 8 says. Nobody promises the full amount.
join-calculator = Reckon it for your age
join-when = From when you are covered
join-in-force = Membership begins
join-from = from { $date }
join-ends = Membership ends at the latest
join-aid = What is given
join-aid-caption = By the age at the first diagnosis, from your age on
join-grade = Condition
join-age = Age
join-ages = { $from } to { $through }
join-amount = Aid
join-not-now = You cannot join this plan for now
join-not-now-kind = This is no judgement on you. It keeps what everybody shares at a size that everybody can carry, and holds for all alike.
join-what-would-change = What would change this
join-change-answer = If you pressed the wrong answer, go back and correct it. If your health changes so that you could answer otherwise, you are welcome then. Questions that are not asked need not be told. Another plan may ask other questions.
join-change-age = If you typed the wrong date, go back and correct it. Another plan may take people of other ages.
join-correct = Back, to correct it
join-other-plans = Other plans
join-nothing-kept = Nothing of what you answered was kept.
join-consent-title = Who you are, and your consent
join-consent-lead = This page is the only one that is kept, and only when you press the button at its end. Names and numbers are sealed under a key of your own.
join-consent-lead-known = We know you already. Please read this once more and agree.
join-who = Who you are
join-who-child = Who the child is
join-person = Full name
join-person-hint = As it stands in the document.
join-document = Document
document-resident-id = Resident identity card
document-passport = Passport
document-residence-permit = Residence permit or travel permit
document-birth-certificate = Birth certificate (children)
join-number = Number of the document
join-number-hint = It shows that everybody joins once. It is compared with the document when aid is asked for.
join-sex = Sex in the register
join-sex-hint = You may leave this open.
sex-female = Female
sex-male = Male
join-phone = Telephone
join-phone-hint = For questions about a case. You may leave this open.
join-account = How you will sign in
join-name-hint = Any name you will remember, such as an e-mail address. We keep no copy of it that anybody could read.
join-password-hint = At least 10 characters; several words are better than tricks.
join-password-again = The password once more
join-consent = Your consent
join-agree-covenant = I agree to the covenant in its version of { $version }.
join-read-covenant = Read it
join-agree-answers = I answered the questions truthfully. If something was wrong, I say so soon.
join-agree-shares = I pay my share of each round. Mutual aid is not insurance: nobody promises the full amount.
join-agree-leave = I can leave at any time; what is left of my balance goes back to me.
join-version-hash = The exact text is named by
join-consent-tick = I have read the covenant and agree
join-consent-missing = Please tick this if you agree. Nobody joins without it.
join-do = Join
join-person-missing = Please give the full name.
join-document-missing = Please choose the kind of document.
join-number-missing = Please give the number of the document.
join-name-missing = Please choose a sign-in name.
join-password-missing = Please choose a password.
join-password-differs = The two passwords are not the same.

## member
member-details = Balance, shares and cases
family-title = Family
family-lead = Who pays for whom, who decides for whom, and who is to be told or paid when you cannot act yourself.
family-done = It is kept.
family-code = Your code
family-code-words = Give it to who is to name you as payer or emergency contact. It says nothing about you.
family-pays-for-me = Who pays for me
family-no-own = You are in no plan yourself.
family-payer-is = { $name } pays for you. Whoever pays sees where your membership stands and may report a case for you.
family-payer-self = You pay for yourself.
family-change-payer = Change who pays
family-payer-code = Code of who pays
family-payer-hint = Leave it empty to pay for yourself.
family-code-wrong = A code looks like 01890a5d-ac96-774b-bcce-b302099a8057. Please look at it again.
family-decided-by = Decisions for you are made by:
family-i-pay-for = For whom I pay
family-nobody = You pay for nobody else.
family-stop = Stop paying
family-stop-words = From today on the member pays alone. Without a payment the cover may be suspended after a round.
family-stop-do = Stop paying for this member
family-child = Enrol a child
family-child-words = A child joins with a record of its own. You decide and pay for it until it is of age.
family-child-join = Enrol a child in { $plan }
family-after = If something happens to me
family-payees = Payees
family-payees-words = To whom aid goes after your death, in your order.
family-payees-lead = If you die, aid goes to the first of these who can receive it. The list is sealed; you see it, and staff only with a reason that is logged.
family-payee-number = Payee { $number }
family-payee-account = Account
family-relation = What they are to you
family-contacts = Emergency contacts
family-contacts-words = Who may report a case for you.
family-contacts-lead = Three people at most may report a case for you when you cannot. Each is registered here and gives you their code.
family-contact-number = Contact { $number }
family-contact-code = Code
family-replaces = The list takes the place of the one before. Leave a row empty to name fewer.
family-keep = Keep the list
member-home-title = My membership
member-home-lead = What you are covered for today, what it costs, and what waits for you.
member-home-none = You are in no plan yet. Here you will see what you are covered for and what it costs.
member-home-no-person = You are signed in with an account for work, which belongs to no person. To join a plan, sign out and join with an account of your own.
member-home-how-to-join = How to join
member-home-how-to-join-words = Read the plan, answer a few questions about your health one by one, see what it costs, and agree to the covenant. It takes about ten minutes. You pay nothing before you have your receipt.
member-home-read-plan = Read { $plan }
member-home-join = Join { $plan }
member-of = for { $name }
member-tasks = To do
member-task-recover = Pay in, so that you are covered again
member-task-first-deposit = Make the first deposit, so that your cover begins
member-task-papers = Send the papers you were asked for
member-task-refused = Read the decision: you can appeal
member-task-jury = You were drawn for a jury: please vote
member-covered = covered
member-not-yet = not yet
member-suspended = suspended
member-cover-illness = Illness
member-cover-accident = Accident
member-cover-anything = Illness and accident
member-cover-both = today
member-cover-since = since { $date }
member-cover-from = from { $date }, in { $days ->
    [one] 1 day
   *[other] { $days } days
}
member-cover-needs-money = once the balance has reached what covers
member-cover-suspended = since { $date }, until the balance is back
member-balance = Balance
member-lasts-not = It may not last through the next round.
member-lasts-until = It lasts until about { $month }, if shares are high.
member-lasts-longer = It lasts longer than can be foreseen.
member-arrears = Owed from failed debits
member-arrears-more = It is added to the next debit.
member-next-round = Share of round { $round }, foreseen
member-from-to = { $from } to { $to }
member-next-dates = counted on { $cut }, settled on { $settle }
member-paid-so-far = Shared so far
member-since = member since { $date }
member-open-cases = Open cases
member-earlier-cases = Earlier cases
member-last-shares = The last shares
member-why = Round { $round }: why did I pay this?
member-apply = Apply for aid
member-top-up = Pay in
proofs = Proofs
proofs-title = Your proofs
proofs-lead = Files that prove what we told you: without us, without a network, for as long as you keep them.
proofs-how = Each file is signed and leads to the public log, which nobody can rewrite: not we, and nobody who takes our place.
proofs-how-link = How a proof is checked
proofs-all = Save all my proofs
proofs-verifier = Save the page that checks them
proofs-joining = Your joining
proofs-joining-words = The receipt with the exact rules you joined under, as a mark in the log that only you can open.
proofs-save = Save the file
proofs-cases = Aid
proofs-rounds = Rounds
proofs-of-aid = The notice of case
proofs-of-carried = What a round gave to case
proofs-of-payment = A payment of case
proofs-none = No round has settled since you joined. After the next one your first proof is here.
proofs-round = Round { $round }
proofs-share = Share
proofs-balance = Balance
balance-proof-title = Your balance after round { $round }, proved
balance-proof-lead = After each round we commit in public to the balance of every member at once. This is your place in it.
balance-proof-balance = Your balance then
balance-proof-charged = Taken by all rounds until then, as committed
balance-proof-says = Taken by all rounds until then, as our books say now
balance-proof-total = All balances together
balance-proof-members = { $members } members
balance-proof-custody = Stated by the bank for { $day }
balance-proof-custody-none = no statement for this day
balance-proof-less = The bank held { $less } less than all balances together.
balance-proof-less-back = { $amount } was paid for cases that were withdrawn later, and has not come back yet.
balance-proof-less-carried = { $amount } could not be collected, and the next round shares it.
balance-proof-less-refunded = { $amount } went back to members who left.
balance-proof-less-unexplained = Our books do not explain all of it. Tell the supervisor.
balance-proof-agrees = Our books say the same as what we committed to then.
balance-proof-differs = Our books do not say what we committed to: they say { $says }, the proof says { $proved }. Keep the proof file, and tell the supervisor.
balance-proof-check = Check us
balance-proof-check-words = The file below proves it. Your browser can check it here, on your own device; without that, the page that checks proofs does it from disk.
balance-proof-save = Save the proof
balance-proof-picture = From you to the total
balance-proof-picture-words = At the bottom is your balance. Each step adds what stands beside it; at the top is the total in the log. If your balance were left out or made smaller, the steps would not lead there.
balance-proof-picture-charges = At the bottom is what was taken from you so far. Each step adds what stands beside it; at the top is what was taken from everybody, which must be what all rounds say together.
balance-proof-picture-label = A ladder of { $steps } steps from your balance to the total of all balances
balance-proof-own = you
balance-proof-top = all members
balance-proof-hides = The figures beside the steps are sums of others: of one member, of two, of four, and so on. Nobody can tell whose, and it is another neighbour in each round.
balance-proof-steps = The steps in words
balance-proof-step = with { $neighbour } beside it: { $sum }
balance-proof-root = Root:
round-proof = Check us
round-proof-words = These figures were written into the public log when the round settled. The file proves it; your browser can check it here and hold it against this page.
my-round-proof-words = The share of this round was written into the public log when it settled. The file proves it; your browser can check it here and hold it against this page.
receipt-proof-words = The log holds a mark of this receipt, which tells nobody what is in it. The file opens the mark: it proves what you agreed to, and when.
member-statements = Statements
member-receipt = Receipt
member-plan = The plan and its covenant
member-leave = Leave
member-more = More of yours
member-notices = Notices, and how they reach you
member-family = Family: who pays for whom, children, payees, contacts
member-jury = Juries of members
member-data = My data
member-security = Signing in: password, codes, passkeys
member-past = Memberships that are over
member-final-statement = Final statement
member-to-home = To my membership
member-top-up-lead = Your balance in { $plan } pays your share of each round. It stays your own money: what is left when you leave goes back to you.
member-paid = The money has arrived and counts from today.
member-recover-by = Your cover is suspended. Pay in by { $date } and you are covered again, without waiting anew.
member-floor = Must stay in it
member-floor-more = Below this you are not covered.
member-offers = How much keeps you covered
member-offers-none = What you have keeps you covered for a year of rounds. There is nothing you have to pay in now.
member-offer-joining = first deposit that the plan asks for
member-offer-rounds = { $rounds ->
    [one] through the next round
   *[other] through { $rounds } rounds
}
member-transfer = By transfer
member-transfer-words = Transfer the amount to the custody account that the plan names, from an account in your own name or that of whoever pays for you. It is booked when the bank has reported it, and counts from that day.
member-transfer-reference = Write this as the reference, and nothing else:
member-bank = The bank of this demonstration
member-bank-words = No real money moves here. The demonstration's bank reports a deposit the way a real bank would.
member-amount = Amount
member-amount-other = Another amount
member-amount-own = Your own amount
member-amount-hint = In yuan, such as 50 or 49.50
member-amount-wrong = Please give an amount above zero, such as 50 or 49.50.
member-bank-for-all = { $others ->
    [one] One payment for me and the one I pay for: first what each lacks of what must stay, the rest shared equally
   *[other] One payment for me and the { $others } I pay for: first what each lacks of what must stay, the rest shared equally
}
member-bank-pay = The demo bank pays this
member-bank-pay-this = The demo bank pays { $amount }
member-postpaid-words = This plan keeps no balance: after each round your share is debited from the account you agreed on. There is nothing to pay in beforehand.
member-first-deposit = The first deposit
member-first-deposit-words = Pay in { $amount }, so that your cover begins. Until it arrives you are a member, but not covered.
member-receipt-title = Receipt of joining
member-receipt-joined = You have joined
member-receipt-lead = This receipt names the exact rules you joined under. You are judged by these, or by later ones that are better for you.
member-receipt-plan = Plan
member-receipt-version = Version of the covenant
member-receipt-member = Member
member-receipt-joined-on = Joined on
member-receipt-signed-at = Signed
member-receipt-paid = Paid in at joining
member-receipt-answers = What you declared
member-receipt-file = Keep it
member-receipt-file-words = The file is signed. Anybody can check it without asking us: we cannot change it afterwards, and neither can you.
member-receipt-save = Save the receipt
member-receipt-note = What stands in the file
answer-yes = Yes
answer-no = No
leave-title = Leave the plan
leave-over-title = This membership is over
leave-lead = This is what leaving { $plan } today would mean. Nothing happens before you confirm it below.
leave-statement = Final statement
leave-balance = Your balance
leave-balance-more = It goes back to you by the way it came, less rounds counted before you leave.
leave-shared = What you shared
leave-shares-back = The shares are given back.
leave-shares-kept = It helped those whose cases were shared, and is not given back.
leave-uncovered-from = Not covered from
leave-uncovered-since = Not covered since
leave-as-said = as said above
leave-all-entries = Every entry, month by month
leave-what-happens = What will happen
leave-no-cover = You are no longer covered from { $date } on. Nothing first diagnosed from that day on is shared.
leave-money-back = What is left of your balance is paid back. Nothing is kept as a fee for leaving.
leave-rejoin = You may join again later. You would answer the questions anew and wait anew.
leave-no-rejoin = By this covenant you cannot join again later.
leave-open-cases = { $cases ->
    [one] Your open case goes on: what happened before you left stays covered by your receipt.
   *[other] Your { $cases } open cases go on: what happened before you left stays covered by your receipt.
}
leave-stays-readable = This statement, your receipt and your entries stay readable here.
leave-tick = I have read this and want to leave
leave-tick-needed = Please tick this if you want to leave.
leave-do = Leave the plan
leave-stay = Stay

## aid
aid-new-title = Apply for aid
aid-new-lead = Say what happened, as well as you can. You then see what the plan would give and which papers are needed, before anything is sent.
aid-cause = What was it?
aid-cause-illness = An illness
aid-cause-accident = An accident
aid-cause-missing = Please choose one of the two.
aid-condition = Which condition?
aid-condition-hint = Choose what the hospital called it, or the nearest. People look at the papers, not at this choice.
aid-listed = Covered by the plan
aid-not-listed = Not on the plan's list
aid-condition-missing = Please choose the condition that comes nearest.
aid-day = On which day?
aid-day-hint = The day of the first definite diagnosis, or of the accident.
aid-day-wrong = Please give a day, today or before.
aid-life = Is the member alive?
aid-life-living = Yes
aid-life-died = The member has died
aid-life-missing = Please choose one of the two.
aid-hospital = Hospital
aid-hospital-hint = Name and city, as far as you know them.
aid-story = What happened
aid-story-hint = In your own words. Only those who work on your case read it, and each look is logged.
aid-story-missing = Please say in a few words what happened, in at most 4,000 characters.
aid-too-long = That is too long.
aid-bills = Bills, all together
aid-bills-hint = In yuan, such as 12800 or 12800.50. Leave it empty if there are none.
aid-spending = Medical spending, all together
aid-amount-wrong = Please give an amount such as 12800 or 12800.50.
aid-urgency = Does a treatment wait for the money?
aid-urgency-hint = Urgent cases come first.
aid-urgency-ordinary = No
aid-urgency-in-treatment = A treatment is going on
aid-urgency-treatment-waits = A treatment cannot begin or go on without it
aid-urgency-missing = Please choose one of the three.
aid-see-quote = See what the plan would give
aid-not-sent-yet = Nothing is sent yet.
aid-quote-title = What the plan would give
aid-quote-lead = If the papers show what you said, the articles give this:
aid-quote-aid = Aid to you
aid-quote-receipt-rules = by the rules on your receipt
aid-quote-later-rules = by later rules, which give more than those on your receipt
aid-quote-nothing = By what you said, the articles give no aid.
aid-quote-people-decide = You may report it all the same: people decide, never a machine, and a refusal is read by a second person. You can appeal.
aid-quote-people-look = What people will look at
aid-papers-needed = Papers that are needed
aid-papers-needed-words = You can send them after reporting, as photos from your phone or as PDF.
aid-report = Report the case
aid-change = Change something
aid-report-words = A clerk answers within three working days. Visits cost you nothing.
aid-by-applicant = by the applicant
aid-by-member = by a member
aid-by-intake-clerk = by an intake clerk
aid-by-investigator = by an investigator
aid-by-medical-reviewer = by a medical reviewer
aid-by-second-reviewer = by a second reviewer
aid-by-treasurer = by a treasurer
aid-by-machine = checked by a program; it cannot refuse
aid-by-calendar = with the date
aid-not-shown-yet = What was decided is shown when everybody who decides has done so.
aid-now-reported = We have your report. An intake clerk looks at it next.
aid-now-papers-asked = Some papers are missing. Send them below; our own clock stands still until then.
aid-now-investigating = Somebody looks into what happened. You may be visited or called; it costs you nothing.
aid-now-reviewing = A medical reviewer reads the papers and decides by the articles.
aid-now-second-reading = A second person reads it, without seeing what the first decided.
aid-now-third-reading = The two readers differed, so a third reads it.
aid-now-refused = No aid is given so far. Below is why, and what would change it. You can appeal.
aid-now-appealed = Your appeal is read by people who have not read the case before.
aid-now-jury = A jury of members is asked. It votes for a day; ballots are sealed until all are counted together.
aid-now-notice = Aid is approved. The case is before the members now, without your name; a round will carry it.
aid-now-objected = A member objected. People who have not decided on it read it again.
aid-now-carried = A round has shared the aid. It is paid once your account is verified.
aid-now-paid = The aid is paid.
aid-now-nothing = The members had already shared as much as the plan allows, so this round could give nothing. We are sorry. The covenant says why there is a limit.
aid-nothing-given = nothing could be given
aid-lowered = Left to be paid
aid-lowered-why = A limit of the plan, or what was owed before, made it less.
aid-lowered-round = The arithmetic of round { $round }
aid-now-closed = The case is closed.
aid-now-withdrawn = The case was withdrawn.
aid-now-expired = The time for the papers ran out. You may report again.
aid-done-reported = The case is reported.
aid-done-papers = The files were taken.
aid-done-sent = The papers were sent.
aid-done-account = The account was entered. Somebody else verifies it before anything is paid.
aid-done-step = Done.
aid-late = { $times ->
    [one] We were late once with this case. It is counted in public.
   *[other] We were late { $times } times with this case. It is counted in public.
}
aid-given = Aid
aid-carried-by = shared by round { $round }
aid-waits-for-round = waits for a round to share it
aid-paid = Paid so far
aid-public-card = The public card of the case
aid-decision = The decision
aid-would-change = What would change it:
aid-appeal = Appeal
aid-appeal-words = You need not agree. Two people who have not read the case decide anew; what you write here goes to them.
aid-appeal-text = Why do you not agree?
aid-appeal-hint = What was overlooked, or which paper shows it. You can add papers below first.
aid-appeal-missing = Please say in a few words why you do not agree.
aid-appeal-do = Appeal
aid-jury = Ask for a jury
aid-jury-words = The appeal was decided against you. A jury of members who were drawn by lot can decide whether the article's aid of { $aid } is given. They see the case without your name.
aid-jury-do = Ask for the jury
aid-jury-stop = Stop the jury
aid-jury-stop-words = The ballots are never opened, and the refusal stands. This cannot be taken back.
aid-papers = Papers
aid-paper-there = there
aid-paper-asked = needed
aid-no-files = No file has been sent yet.
aid-files-there = Files that are there
aid-file-taken = taken and sealed
aid-picture = Picture
aid-kilobytes = { $size } KB
aid-paper = Which paper is it?
aid-paper-missing = Please choose which paper it is.
aid-files = Photos or files
aid-files-hint = Take a photo or choose files: JPEG, PNG, WebP or PDF, at most 50 MB each. Several at once are fine.
aid-files-missing = Please choose at least one file.
aid-files-refused = These were not taken; the others were:
aid-add-files = Add the files
aid-sending = sending
aid-waiting-for-line = the line is lost; it goes on by itself
aid-send-papers-words = When everything that was asked for is there:
aid-send-papers = I have sent everything
aid-account = Where the aid goes
aid-account-none = No account has been entered yet. Without one nothing can be paid.
aid-account-verified = verified
aid-account-entered = to be verified by somebody else
aid-account-enter = Enter an account
aid-account-words = It takes the place of an earlier one of the same kind. It is sealed; you see it masked afterwards.
aid-account-to = Whose account?
aid-account-to-missing = Please choose whose account it is.
aid-account-holder = Holder
aid-account-holder-missing = Please give the name of the holder.
aid-account-bank = Bank
aid-account-bank-missing = Please give the name of the bank.
aid-account-number = Number
aid-account-number-missing = Please give the number of the account.
aid-account-do = Enter the account
aid-paid-to-member = The member
aid-paid-to-hospital = The hospital
aid-paid-to-payee = A payee, after the member's death
aid-timeline = What has happened
aid-withdraw = Withdraw
aid-withdraw-think = I want no aid for this
aid-withdraw-ends = The case ends here. What is approved and not paid is taken back.
aid-withdraw-again = You may report again as long as the time to report has not run out.
aid-withdraw-tick = I want to withdraw this case
aid-withdraw-tick-needed = Please tick this if you want to withdraw.
aid-withdraw-do = Withdraw the case
aid-case-number = Number of the case:
object-title = Object to this case
object-lead = If you know something that speaks against this case, say it here. People who have not decided on it read it and answer.
object-done = Your objection was received.
object-done-words = It is answered within three working days, by people who have not decided on the case. The answer is counted on the public card.
object-case = Case
object-name = Member
object-condition = Condition
object-state = State
object-objections = Objections
object-count = { $all } so far, { $open } unanswered
object-text = What speaks against it?
object-text-hint = What you know, and from where. At most 4,000 characters.
object-text-missing = Please say in a few words what speaks against it.
object-known = You object in your own name; the staff knows it, the public does not.
object-answered = You get an answer in any case.
object-waits = The round that would carry the case waits until all objections are answered.
object-do = Object
aid-case-of-spending = Medical spending
aid-turn-operator = Our turn
aid-turn-applicant = Your turn
aid-turn-members = Before the members
aid-turn-nobody = Nobody is waited for

## jury
jury-title = Juries of members
jury-lead = Where an appeal was refused, members who were drawn by lot decide. You see the case without a name, the article and the reason, and vote once.
jury-no-plan = You are in no plan that has juries.
jury-passed = test passed
jury-passed-on = You passed the test on the rules on { $date } and may be drawn.
jury-tomorrow = tomorrow again
jury-tomorrow-words = You have taken today's test without passing. Tomorrow there are other questions.
jury-test-words = Whoever sits on a jury has passed a short test on the rules: five cases, is aid given or not.
jury-take-test = Take the test
jury-no-duty = You are drawn for no jury at present.
jury-event = Diagnosis or accident
jury-reported = Reported
jury-joined = Joined
jury-days = Days in the plan before it
jury-aid = What the article would give
jury-closes = Vote before
jury-refused-for = It was refused, because:
jury-question = Should the aid be given?
jury-for = Yes, by the rules the aid should be given
jury-against = No, by the rules it should not
jury-sealed = Your ballot is sealed. Nobody sees it before all are opened together, and it cannot be changed.
jury-vote = Cast the ballot
jury-vote-missing = Please choose yes or no.
jury-done-voted = Your ballot was taken and sealed.
jury-done-passed = You passed the test. You may be drawn from now on.
jury-done-failed = That was not enough this time. Tomorrow there are other questions.
jury-test-title = The test on the rules
jury-test-lead = Decide each case by the covenant alone. Four of five right is enough; there is one try a day. The articles are below.
jury-test-question = Case { $place }
jury-aids-before = Aids received before
jury-given = Aid is given
jury-refused = Aid is refused
jury-answer-all = Please answer every question.
jury-test-do = Hand in the test

## notices
notices-title = Notices
notices-none = Nothing has happened yet that you would have to know.
notices-unread = New:
notices-read-all = Mark all as read
notices-more = See why
notices-older = Older ones
notices-ways = How else you are told
notices-ways-lead = Everything stands on this page, always. If you like, we also send word. Word says only that there is news: what it is, nobody reads but you, after signing in.
notices-way-email = e-mail
notices-way-letter = letter
notices-sent-queued = { $way } on its way
notices-sent-sent = { $way } sent
notices-sent-failed = { $way } could not be sent: counts as not told
notices-sent-returned = { $way } came back: counts as not told
notices-email = By e-mail
notices-email-on = You are told by e-mail
notices-email-unconfirmed = Waiting for the code
notices-email-choose = Send me the code
notices-email-change = Save
notices-email-off = No more e-mail
notices-letter = By letter
notices-letter-on = You are told by letter
notices-letter-lead = A printed letter to the address in your record. For those who read no e-mail.
notices-letter-choose = Send me letters
notices-letter-change = Save
notices-letter-off = No more letters
notices-address = E-mail address
notices-code = Code
notices-code-hint = Six digits, in the e-mail we just sent you. Good for 30 minutes.
notices-confirm = Confirm the address
notices-in-language = In which language
notices-language-zh = 中文
notices-language-en = English
notices-each-round = Tell me each round's share too
notices-failed = On { $at } something did not reach you.
notice-joined = You joined the plan.
notice-covered = The waiting period for illness ended on { $day }. From that day an illness is covered too, while your membership covers.
notice-left = Your membership ended on { $day }.
notice-refunded = { $amount } was paid back to you.
notice-balance-low = Your balance fell below { $amount }. As the covenant promises, we remind you, so that the next rounds do not catch you short.
notice-runs-out = Your balance will soon be too low: the round that settles about { $day } may not be covered any more. Pay in before that and nothing is interrupted.
notice-suspended = Round { $subject } found too little in your balance: you are not covered now. Pay in by { $day } and cover goes on.
notice-debit-failed = A debit for your share did not succeed.
notice-payer-changed = Who pays for you has changed.
notice-guardian-changed = Who decides for you has changed.
notice-case-reported = Case { $subject } was reported.
notice-case-moved = Case { $subject } went a step on.
notice-papers-asked = Papers are asked for in case { $subject }.{ $has-day ->
    [yes] { " " }Please send them by { $day }.
   *[no] {""}
}
notice-case-approved = Case { $subject } was approved with { $amount }; the public notice begins.
notice-case-refused = Case { $subject } was refused. You may appeal; the file says why and until when.
notice-case-carried = A round carried case { $subject }; payment follows.
notice-case-paid = { $amount } of aid was paid in case { $subject }.
notice-payment-returned = The bank sent a payment of case { $subject } back. Please look at the account.
notice-case-objected = A member objected to case { $subject }. It is looked at again.
notice-objection-answered = The objection in case { $subject } was answered.
notice-jury-decided = The jury has decided on case { $subject }.
notice-case-withdrawn = Case { $subject } was withdrawn.
notice-case-expired = Case { $subject } ended because papers never came. You may report it again.
notice-case-lapsed = Aid of case { $subject } was not collected in a year and went back to all.
notice-case-closed = Case { $subject } was closed.
notice-case-late = We are late with case { $subject }. That is counted in public.
notice-jury-duty = You are drawn for the jury of case { $subject }.{ $has-day ->
    [yes] { " " }You may vote until { $day }.
   *[no] {""}
}
notice-record-corrected = Your record was corrected.
notice-correction-answered = What you asked to be corrected was decided.
notice-complaint-answered = Your complaint was answered.
notice-share-charged = Round { $subject } settled; your share is { $amount }.
notice-rules-changed = A new version of the covenant was published, in force from { $day }. What you joined under still binds your earlier rights.
notice-stop-ordered = The supervisor ordered the plan to stop.
notice-stop-lifted = The order to stop was lifted.
notice-jury-opened = A jury sits on case { $subject }.

## statements
statement-title = Statement
statement-of-year = of { $year }
statement-days = From { $from } through { $through }
statement-opening = Balance at the beginning
statement-paid-in = Paid in
statement-charged = Shares
statement-netted = of which { $amount } from aid
statement-refunded = Paid back
statement-closing = Balance at the end
statement-owed = Still owed at the end
statement-aid = In this time { $amount } of aid was paid to you. It goes to your account, not into this balance.
statement-quiet = { $count ->
    [one] One round asked for nothing, because nobody needed help.
   *[other] { $count } rounds asked for nothing, because nobody needed help.
}
statement-empty = Nothing was paid and no round settled in this time.
statement-caption = Every payment and every share, in the order of time
statement-day = Day
statement-what = What
statement-amount = Amount
statement-balance = Balance after it
statement-share = Share of round { $round }
statement-aid-of = Aid of case { $case }
statement-what-paid-in = Paid in
statement-what-refund = Paid back
statement-file = As a file for spreadsheets (CSV)
statement-print = Your browser prints this page as a statement.
statement-others = Other times
why-title = Why you paid this: round { $round }
why-lead = Members were counted on { $cut }; the share was fixed on { $settle }. This is all there is to it:
why-need = What was needed
why-need-is = { $need }: the aid, a fee of { $fee } % of it, and what the round before carried over.
why-units = By how many
why-units-are = { $units } shares of { $payers } members.
why-rounding = Rounding
why-rounding-up = Up to the next cent.
why-rounding-half-up = To the nearest cent.
why-carry = What that leaves over or short, { $carry }, goes into the next round.
why-own = What it meant for you
why-you = You
why-family = Family member { $place }
why-before = balance before
why-owed = your share
why-charged = { $amount } was charged, earlier debts included.
why-to-pay = to pay
why-family-title = You and those you pay for
why-family-caption = What the round meant for each
why-member = Member
why-owed-column = Share
why-remark = Remark
why-after = balance after
why-netted = { $amount } of it was taken from your own aid.
why-arrears = { $amount } is still owed.
why-meant-suspended = The balance did not reach: from this round on you are not covered, until you pay in.
why-meant-failed = The debit did not succeed.
why-meant-removed = Debits failed too often: membership ended.
why-meant-aided = This round carried your own case: membership ended with the aid.
why-outside-not-yet = No share: membership began after members were counted.
why-outside-waiting = No share: still in the waiting period, in which this plan charges nothing.
why-outside-left = No share: membership had ended before.
why-outside-not-covered = No share: the balance did not cover at the headcount.
why-cases = Whom it helped
why-no-cases = This round carried no case.
why-cases-lead = { $count ->
    [one] One case, carried by everyone; { $share } of it by each share.
   *[other] { $count } cases, carried by everyone; { $share } of it by each share.
}
why-cases-caption = The cases of this round
why-cases-more = The first 200 are shown.
why-case = Case
why-aid = Aid decided
why-given = Given
why-withdrawn = taken back { $day }
why-rounds = Other rounds
why-earlier = Round { $round }
why-later = Round { $round }
why-statement = Statement of { $month }

## my-data
my-data-title = My data
my-data-lead = Everything that is kept about you is yours to see, to take along, to have corrected, and to have erased.
my-data-take = Take it along
my-data-take-lead = One file with all of it: your record, memberships and receipts, payments, cases with what you may read, who looked, what you were told, your account. Making it is noted as a look by yourself.
my-data-take-now = Make the file
my-data-looks = Who looked
my-data-looks-lead = { $count ->
    [one] Your record was looked at once. Nobody can look without a reason, and none of it can be deleted.
   *[other] Your record was looked at { $count } times. Nobody can look without a reason, and none of it can be deleted.
}
my-data-no-looks = Nobody has looked at your record.
my-data-looks-caption = The latest twenty
my-data-when = When
my-data-who = Who
my-data-reason = Why
my-data-me = You
my-data-staff = Somebody of the community
my-data-correct = Have it corrected
my-data-correct-lead = Say what is wrong and what is right. A clerk looks at it and answers here; what you write is sealed like your record.
my-data-waits = waits for an answer
my-data-decided-corrected = corrected
my-data-decided-declined = stays as it is
my-data-wrong = What is wrong
my-data-wrong-hint = For example: the telephone number ends in 21.
my-data-right = What is right
my-data-right-hint = For example: it ends in 12.
my-data-ask = Ask for it
my-data-erase = Erase it
my-data-erase-not-yet = { $count ->
    [one] You are a member of one plan. Your record can be erased once you have left it and your money is back.
   *[other] You are a member of { $count } plans. Your record can be erased once you have left them and your money is back.
}
my-data-erase-means = What this will do
my-data-erase-key = The key to your record is destroyed. Your name, document, address, receipts and what you wrote in cases can then be read by nobody, not even by us.
my-data-erase-notices = Your notices, the ways they go, your payees, contacts and requests are deleted.
my-data-erase-stays = What stays are numbers without a name: that somebody paid and was charged, because the accounts of all must add up.
my-data-erase-no-way-back = There is no way back. If you come again, you begin as somebody new.
my-data-erase-understood = I have read this and want it.
my-data-erase-not-ticked = Please say that you have read what this will do.
my-data-erase-now = Erase my data
my-data-erased = Your data was erased
my-data-erased-lead = The key is gone. From now on nobody can open what was kept about you. Thank you for having been in the same boat.

## security
security-title = Security
security-lead = What opens your account, and where it is open.
security-or = or
security-sign-in = Sign in with a passkey
security-sign-in-failed = That did not work. Try again, or sign in with the password.
security-ends-sessions = You will have to sign in again everywhere.
security-not-now = Not now
security-passkeys = Passkeys
security-passkeys-lead = A passkey opens your account with your fingerprint, your face or the code of your device. It cannot be guessed or given away by mistake, and needs no code beside it.
security-no-passkeys = You have no passkey yet.
security-passkey-of = Made { $at }
security-passkey-remove = Remove
security-passkey-add = Make a passkey on this device
security-passkey-failed = No passkey was made. Try again, or with another device.
security-passkey-needs-script = Making a passkey needs JavaScript; everything else works without.
security-authenticator = Authenticator
security-authenticator-on = on
security-authenticator-off = off
security-recovery-left = { $count ->
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
}
security-authenticator-lead = An app on your phone that shows a new code every half minute. With it, a stolen password is not enough.
security-authenticator-set-up = Set it up
security-authenticator-anew = Set it up anew
security-authenticator-install = Open an authenticator on your phone. Any that reads QR codes will do.
security-authenticator-scan = Let it read this picture.
security-authenticator-picture = A picture that authenticators read; the letters below say the same.
security-authenticator-type = Or type these letters
security-authenticator-show = Type the code that it shows.
security-authenticator-code = Code
security-authenticator-done = Turn it on
security-codes = Recovery codes
security-codes-lead = The authenticator is on. Each of these codes opens your account once, in place of a code of the authenticator, should you lose your phone.
security-codes-once = They are shown this once. Write them down or print them, and keep them where you keep papers.
security-codes-print = Your browser prints this page.
security-codes-kept = I have kept them: sign in again
security-password = Password
security-password-old = Present password
security-password-new = New password
security-password-hint = At least 10 characters. A sentence is easier to remember than signs.
security-password-again = New password once more
security-password-differs = The two new passwords are not the same.
security-password-change = Change it
security-sessions = Where you are signed in
security-sessions-lead = Each line is a browser. End what you do not know; it has to sign in again.
security-session-since = Since { $at }
security-session-own = this one
security-session-used = last used { $at }
security-session-end = End
security-session-end-of = End the session begun { $at }
security-sessions-end = End all of them
security-strength-password = password
security-strength-two-factors = two factors or a passkey

## desk
desk-title = What waits for you
desk-lead = The desk shows the work that your roles may do, the oldest clock first.
desk-nothing = Nothing waits for you just now.
desk-tabs = Desk
desk-tabs-plan = Pages of { $plan }
desk-tab-home = Waiting
desk-tab-members = Members
desk-tab-people = Register
desk-tab-corrections = Corrections
desk-tab-letters = Letters
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
desk-proposal-supervisor-key = Key of a supervisor
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
desk-rounds-done-stopped = The date stands at { $on }: a supervisor has ordered that no round settles.
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
money-supervisor-key = Key of the supervisor
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
money-follows-supervisor-key = Orders signed with this key are obeyed from now on.
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
money-custody-why = At the end of a day the bank says what it holds for this plan; the books say what it should be. Enter it on the day of each round too: that day’s balances are held against it in public.
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
desk-asked = What members wait for

corrections-title = Corrections that were asked for
corrections-lead = Somebody says that their record is wrong. Look with a reason, correct the record on its own page, then answer.
corrections-none = No correction waits.
corrections-done = The answer was kept and the person was told.
corrections-asked = Asked for
corrections-person = Person
corrections-one = A correction that was asked for
corrections-look = Show what is said
corrections-decided = What was decided
corrections-decision = Answer
corrections-first = Correct the record first, then say so here:
corrections-decide = Answer
corrections-decide-corrected = The record was corrected
corrections-decide-declined = The record stays as it is
corrections-why = Why
corrections-why-hint = The person reads it. Say what was changed, or which paper would show that it is wrong.
corrections-follows-told = The person is told that it was decided, and reads the answer on their own page.
corrections-follows-final = The answer cannot be changed. The person may ask again.
corrections-answer = Send the answer

letters-title = Letters to print
letters-lead = Some members asked to be told on paper. A letter says only that there is news and where to ask.
letters-none = No letter waits.
letters-waiting = { $count ->
    [one] One notice waits for a letter.
   *[other] { $count } notices wait for letters.
}
letters-many = At least { $count } notices wait for letters; so many are printed at once.
letters-show = Show the letters
letters-print-them = Print this page: each letter comes on a sheet of its own. Once they are in the post, say so; who looks before then sees the same letters again.
letters-posted = They are posted
letters-later = Later
letters-done = Noted as posted.
letters-no-address = (no address in the record: ask the person)
letters-came-back = A letter came back? Find the person, open the record, and note it there.
letter-greeting = Dear { $name },
letter-news = there is news about your membership. For the sake of your privacy this letter does not say what it is.
letter-where = Please sign in and read it at
    { $address }/me/notices
letter-ask = If you cannot, come to our office or telephone us; somebody will read it to you.

sent-title = Sent by e-mail and letter
sent-lead = Of the last ninety days. If something came back, note it: the person was not told, and is asked on their own page for a new address.
sent-none = Nothing was sent.
sent-when = Sent
sent-by = By
sent-state = What became of it
sent-channel = By
sent-channel-email = e-mail
sent-channel-letter = letter
sent-delivery = State
sent-delivery-queued = waits
sent-delivery-sent = sent
sent-delivery-failed = could not be sent
sent-delivery-returned = came back
sent-came-back = It came back
sent-came-back-one = The { $channel } of { $when } came back
sent-done = Noted that it came back.

members-title = Find a member
members-lead = By what somebody at the counter or on the telephone says. Who you look for and why is logged before anything is shown, and what is shown is masked.
members-by = Look for
members-by-member = A member's id
members-by-masked = A family name and the end of a document's number
members-by-document = A document's number, whole
members-member-hint = As it stands on the receipt.
members-number-hint = Compared without being stored; a part of it finds nobody.
members-family-name = Family name
members-family-name-hint = Its first letter is enough.
members-name-missing = A letter at least, please.
members-ending = Last four of the document's number
members-ending-wrong = Exactly four letters or digits, please.
members-more = There may be more than these. Ask for the whole number, and search by it.
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
audit-job-log = write the public log
audit-job-deliver = send what is to be sent
audit-put-off-debits = waits for the debits of the round
audit-put-off-answers = waits for the answers to objections
audit-put-off-supervisor = waits until a supervisor's order is lifted
audit-put-off-witnesses = waits for witnesses of the public log: { $told }
audit-put-off-failed = { $refusal }: { $told }
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
