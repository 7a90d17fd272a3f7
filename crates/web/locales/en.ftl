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
notice-complaint-answered = Your complaint { $subject } was answered.
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
