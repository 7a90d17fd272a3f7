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
grade-severe = severe
grade-light = light
grade-death = death
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
member-lasts-until = It lasts until about { $month }, if rounds go on as in the last year.
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
