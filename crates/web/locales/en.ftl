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

## cost

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
check-lead = You do not have to trust us: here is how to reckon our rounds again, what to check on your receipt, and what cannot be checked yet.
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
check-not-yet = What cannot be checked yet
check-not-yet-lead = We would rather say it than have you find out:
check-not-yet-headcount = How many members share is our figure. Without the book you cannot count them yourself; the auditor can.
check-not-yet-log = The public log with its signed checkpoints and witnesses is not running here yet, so a round's record is not yet anchored outside our own database.
check-not-yet-browser = Signatures and proofs are not checked in the browser yet; it takes the program on a computer of your own.
check-other = Words
check-other-how = What a word on these pages means stands in one place:
problem-title = Number R{ $number }
problem-lead = What this number means wherever it is shown. It never changes its meaning and is never used again.
problem-wrong = What is wrong
problem-right = What would be right
problem-status = Status of the answer
problem-slug = Name for programs
problem-kept = When you ask for help, tell us the number; you need not tell anything personal.

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
