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
