//! Makes the typed values of a file in which no fault was found.

use crate::calendar::Calendar;
use crate::entry::{Entries, Entry, Item};
use crate::schema::{LUMP_SUM, REIMBURSEMENT};
use crate::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};
use crate::text::BilingualText;
use crate::value::Value;
use crate::values::{
    Allowance, Answer, Arrears, Band, Benefit, Cause, Change, Claim, Closing, Condition,
    Eligibility, Ending, Form, Headcount, LastRoundsPayer, LowestAge, Machine, Notice, Payment,
    Question, Refunds, Reimbursement, Seniority, Step, Values, Waiting,
};
use money::Amount;

impl Values {
    /// The typed values of a file in which no fault was found.
    pub(crate) fn from_entries(entries: &Entries) -> Values {
        let read = Read { entries };
        Values {
            eligibility: read.eligibility(),
            declaration: entries.items_of("declaration").map(question).collect(),
            waiting: Waiting {
                illness_days: read.integer("waiting", "illness_days"),
                accident_days: read.integer("waiting", "accident_days"),
            },
            conditions: entries.items_of("condition").map(condition).collect(),
            benefit: read.benefit(),
            sharing: read.sharing(),
            notice: read.notice(),
            machine: read.machine(),
            payment: read.payment(),
            ending: Ending {
                age_limit: read.integer("ending", "age_limit"),
                moves_to: read.find("ending", "moves_to").and_then(Value::word).map(str::to_owned),
                may_rejoin: read.yes_or_no("ending", "may_rejoin"),
            },
            refunds: read.refunds(),
            change: Change {
                announced_on: read
                    .find("change", "announced_on")
                    .and_then(Value::date)
                    .expect(PRESENT),
                notice_days: read.integer("change", "notice_days"),
                reaches_back: read.yes_or_no("change", "reaches_back"),
            },
            headcount: Headcount {
                start_min: read.integer("headcount", "start_min"),
                end_below: read.optional_integer("headcount", "end_below"),
            },
            closing: read.closing(),
        }
    }
}

/// Why a value that every rulebook needs can be taken for granted here.
const PRESENT: &str = "the linter has found the key, with a value of its kind";

struct Read<'entries> {
    entries: &'entries Entries,
}

impl Read<'_> {
    fn find(&self, group: &str, name: &str) -> Option<&Value> {
        self.entries.find(group, name).map(|entry| &entry.value)
    }

    fn integer(&self, group: &str, name: &str) -> u32 {
        self.optional_integer(group, name).expect(PRESENT)
    }

    fn optional_integer(&self, group: &str, name: &str) -> Option<u32> {
        self.find(group, name).and_then(Value::integer)
    }

    fn amount(&self, group: &str, name: &str) -> Amount {
        self.optional_amount(group, name).expect(PRESENT)
    }

    fn optional_amount(&self, group: &str, name: &str) -> Option<Amount> {
        self.find(group, name).and_then(Value::amount)
    }

    fn yes_or_no(&self, group: &str, name: &str) -> bool {
        let value = self.find(group, name).and_then(Value::yes_or_no);
        value.expect(PRESENT)
    }

    fn word(&self, group: &str, name: &str) -> &str {
        let value = self.find(group, name).and_then(Value::word);
        value.expect(PRESENT)
    }

    fn eligibility(&self) -> Eligibility {
        let lowest: &Entry = self.entries.find("eligibility", "age_min").expect(PRESENT);
        let number = lowest.value.integer().expect(PRESENT);
        Eligibility {
            age_min: if lowest.unit == "days" {
                LowestAge::Days(number)
            } else {
                LowestAge::Years(number)
            },
            age_max: self.integer("eligibility", "age_max"),
        }
    }

    fn benefit(&self) -> Benefit {
        let form = match self.word("benefit", "form") {
            LUMP_SUM => Form::LumpSum,
            REIMBURSEMENT => Form::Reimbursement(Reimbursement {
                deductible: self.amount("benefit", "deductible"),
                ratio_bp: self.integer("benefit", "ratio"),
                advance_bp: self.optional_integer("benefit", "advance").unwrap_or(0),
            }),
            _ => Form::SpendingSteps,
        };
        let mut steps: Vec<Step> = self.entries.items_of("benefit.step").map(step).collect();
        steps.sort_by_key(|step| step.spending);
        let seniority = self.entries.items_of("benefit.seniority");
        let mut seniority: Vec<Seniority> = seniority.map(seniority_of).collect();
        seniority.sort_by_key(|step| step.years_from);
        Benefit {
            form,
            aids_max: self.integer("benefit", "aids_max"),
            total_max: self.optional_amount("benefit", "total_max"),
            report_within_days: self.optional_integer("benefit", "report_within_days"),
            bands: self.entries.items_of("benefit.band").map(band).collect(),
            steps,
            seniority,
            allowances: self.entries.items_of("benefit.allowance").map(allowance).collect(),
        }
    }

    fn sharing(&self) -> Sharing {
        let pairs = match self.find("sharing", "calendar") {
            Some(Value::DayPairs(pairs)) => pairs.clone(),
            _ => Vec::new(),
        };
        let funding = match self.word("sharing", "funding") {
            "prepaid" => Funding::Prepaid(Prepaid {
                floor: self.amount("prepaid", "floor"),
                recovery_days: self.integer("prepaid", "recovery_days"),
                max_recoveries: self.integer("prepaid", "max_recoveries"),
            }),
            _ => Funding::Postpaid(Postpaid { max_failed: self.integer("postpaid", "max_failed") }),
        };
        Sharing {
            currency: self.entries.head.currency,
            funding,
            calendar: Calendar::new(pairs).expect("the linter has tried the calendar"),
            fee_bp: self.integer("sharing", "fee"),
            rounding: match self.word("sharing", "rounding") {
                "up" => Rounding::Up,
                _ => Rounding::HalfUp,
            },
            waiting_days: self.integer("waiting", "illness_days"),
            waiting_members_share: self.yes_or_no("waiting", "members_share"),
            over_limit: match self.word("sharing", "over_limit") {
                "sponsor" => OverLimit::Sponsor,
                "prorate" => OverLimit::Prorate,
                _ => OverLimit::Defer,
            },
            case_cap: self.optional_amount("sharing", "case_cap"),
            round_cap: self.optional_amount("sharing", "round_cap"),
            year_cap: self.optional_amount("sharing", "year_cap"),
        }
    }

    fn notice(&self) -> Notice {
        Notice {
            days: self.integer("notice", "days"),
            objection_days: self.optional_integer("notice", "objection_days"),
            appeal_days: self.optional_integer("notice", "appeal_days"),
            has_jury: self.find("notice", "jury").and_then(Value::yes_or_no),
            jury_drawn: self.optional_integer("notice", "jury_drawn"),
            jury_quorum: self.optional_integer("notice", "jury_quorum"),
            jury_threshold_bp: self.optional_integer("notice", "jury_threshold"),
        }
    }

    /// Without a largest aid a machine passes nothing, however long somebody has been a member.
    fn machine(&self) -> Option<Machine> {
        Some(Machine {
            aid_max: self.optional_amount("machine", "aid_max")?,
            member_days_min: self.optional_integer("machine", "member_days_min").unwrap_or(0),
        })
    }

    fn payment(&self) -> Payment {
        if self.word("sharing", "funding") == "prepaid" {
            return Payment::Prepaid {
                joining_deposit: self.amount("prepaid", "joining_deposit"),
                reminder_below: self.optional_amount("prepaid", "reminder_below"),
            };
        }
        let arrears = if self.yes_or_no("postpaid", "arrears_netted_from_aid") {
            Arrears::NettedFromAid
        } else {
            Arrears::AskedForApart
        };
        Payment::Postpaid { arrears }
    }

    fn refunds(&self) -> Refunds {
        Refunds {
            waiting_period: self.yes_or_no("refunds", "waiting_period"),
            declaration_unfit: self.yes_or_no("refunds", "declaration_unfit"),
            reported_late: self.yes_or_no("refunds", "reported_late"),
            balance_frozen: self.yes_or_no("refunds", "balance_frozen"),
            congenital: self.yes_or_no("refunds", "congenital"),
            member_left: self.yes_or_no("refunds", "member_left"),
        }
    }

    fn closing(&self) -> Closing {
        let order = match self.find("closing", "payment_order") {
            Some(Value::Words(words)) => words.iter().map(|word| claim(word)).collect(),
            _ => Vec::new(),
        };
        Closing {
            announcement_days: self.integer("closing", "announcement_days"),
            last_rounds: self.integer("closing", "last_rounds"),
            last_rounds_paid_by: match self.word("closing", "last_rounds_paid_by") {
                "members" => LastRoundsPayer::Members,
                _ => LastRoundsPayer::Operator,
            },
            run_off_days: self.integer("closing", "run_off_days"),
            refund_within_days: self.integer("closing", "refund_within_days"),
            refund_past_shares: self.yes_or_no("closing", "refund_past_shares"),
            payment_order: order,
        }
    }
}

fn claim(word: &str) -> Claim {
    match word {
        "aid" => Claim::Aid,
        "balances" => Claim::Balances,
        _ => Claim::Fee,
    }
}

fn field<'item>(item: &'item Item, name: &str) -> &'item Value {
    item.fields.get(name).expect(PRESENT)
}

fn word(item: &Item, name: &str) -> String {
    field(item, name).word().expect(PRESENT).to_owned()
}

fn integer(item: &Item, name: &str) -> u32 {
    field(item, name).integer().expect(PRESENT)
}

fn amount(item: &Item, name: &str) -> Amount {
    field(item, name).amount().expect(PRESENT)
}

fn text(item: &Item, name: &str) -> BilingualText {
    field(item, name).text().expect(PRESENT).clone()
}

fn question(item: &Item) -> Question {
    Question {
        id: word(item, "id"),
        question: text(item, "question"),
        barred_by: Answer::from_word(&word(item, "barred_by")).expect(PRESENT),
    }
}

fn condition(item: &Item) -> Condition {
    Condition {
        id: word(item, "id"),
        name: text(item, "name"),
        grade: word(item, "grade"),
        cause: Cause::from_word(&word(item, "cause")).expect(PRESENT),
    }
}

fn band(item: &Item) -> Band {
    Band {
        grade: word(item, "grade"),
        age_from: integer(item, "age_from"),
        age_through: integer(item, "age_through"),
        amount: amount(item, "amount"),
    }
}

fn step(item: &Item) -> Step {
    Step { spending: amount(item, "spending"), amount: amount(item, "amount") }
}

fn seniority_of(item: &Item) -> Seniority {
    Seniority { years_from: integer(item, "years_from"), ratio_bp: integer(item, "ratio") }
}

fn allowance(item: &Item) -> Allowance {
    Allowance { grade: word(item, "grade"), aids_max: integer(item, "aids_max") }
}
