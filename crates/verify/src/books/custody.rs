//! What the bank holds, beside what the books say and beside what members have.

use super::{At, PoolBook};
use crate::hexadecimal;
use crate::report::{Failure, Findings, Subject};
use crate::words::Words;
use jiff::ToSpan;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A statement this many days later says nothing of a day's balances any more.
const STATEMENT_DAYS_MAX: i64 = 31;

/// What the bank said, and what of balances no statement has borne out yet.
#[derive(Default)]
pub(crate) struct Custody {
    statements: BTreeMap<Date, Statement>,
    /// Statements of less than the books say, which none has made good yet.
    short: Vec<ShortStatement>,
    waiting: Option<Waiting>,
    /// What the bank has less than members, where that is explained.
    less: Option<Words>,
}

/// What is stated of a day's end.
#[derive(Clone, Copy)]
struct Statement {
    stated: i128,
    /// All that had gone back to members by then.
    refunded: i128,
}

/// A statement of less than the books say.
struct ShortStatement {
    on: Date,
    less: i128,
    failure: Failure,
}

/// The balances after the last round.
struct Waiting {
    day: Date,
    balance: i128,
    /// What had gone back to members by the last statement before.
    refunded: i128,
    /// How the first statement falls short of them.
    failure: Option<Failure>,
}

/// What need not be in custody although members had it.
struct Explained {
    /// Paid for cases that were withdrawn later, and not come back.
    to_come_back: i128,
    /// Not collected, and shared by the next round.
    carried: i128,
    /// Given back to members since.
    refunded: i128,
}

impl PoolBook {
    pub(super) fn custody(&mut self, at: &mut At<'_>) {
        let entry = at.entry;
        let (on, stated) = (entry.day("on"), entry.number("stated"));
        let line = format!("{} {on} {stated}", self.number);
        let hash = entry.hash("hash").unwrap_or_default();
        // The line is hashed without its end; with it nothing else is said.
        let fits = [line.clone(), format!("{line}\n")]
            .iter()
            .any(|line| Sha256::digest(line)[..] == hash[..]);
        at.holds((Subject::Custody, "hash"), fits.into(), || {
            let right = hexadecimal::write(&Sha256::digest(&line));
            (Words::same(hexadecimal::write(&hash)), Words::same(right))
        });
        self.hold_against_books(at, on, (stated, entry.number("expected")));
        let statement = Statement { stated, refunded: entry.number("refunded") };
        self.bank.statements.insert(on, statement);
        self.hold_against_balances(at, on, statement);
    }

    /// Less than the books say is wrong, unless a later statement says that it was made good: until
    /// then the bank's word stands against ours.
    fn hold_against_books(&mut self, at: &mut At<'_>, on: Date, (stated, expected): (i128, i128)) {
        let less = expected.saturating_sub(stated);
        if less > 0 {
            let found = Words::new(
                format!("{stated}，比账上少 {less}"),
                format!("{stated}, {less} less than the books say"),
            );
            let expected = Words::new(format!("至少 {expected}"), format!("at least {expected}"));
            let failure = Failure { place: at.place("stated"), found, expected };
            self.bank.short.push(ShortStatement { on, less, failure });
            return;
        }
        let number = self.number;
        for ShortStatement { on: short_on, less, .. } in self.bank.short.drain(..) {
            at.passed(Subject::Custody);
            at.findings.fact(Words::new(
                format!("计划 {number}：{short_on} 银行数比账上少 {less}，到 {on} 已经补齐"),
                format!(
                    "pool {number}: on {short_on} the bank stated {less} less than the books; by \
                     {on} it was made good"
                ),
            ));
        }
        at.passed(Subject::Custody);
    }

    /// Holds the balances after a round against what the bank says of that day and of those after
    /// it: they may have been committed to late, with what was paid in meanwhile.
    pub(super) fn hold_balances(&mut self, at: &mut At<'_>, day: Date, balance: i128) {
        self.end_waiting(at.findings);
        // Where members have nothing, nothing has to be in custody for them.
        if balance <= 0 {
            return;
        }
        let before = self.bank.statements.range(..day).next_back();
        let refunded = before.map_or(0, |(_, statement)| statement.refunded);
        self.bank.waiting = Some(Waiting { day, balance, refunded, failure: None });
        let known: Vec<_> = self.bank.statements.range(day..).map(|(on, of)| (*on, *of)).collect();
        for (on, statement) in known {
            self.hold_against_balances(at, on, statement);
        }
    }

    /// What went back to members and what is paid out for them later is in the bank's word no more;
    /// what is paid in later only makes it more.
    fn hold_against_balances(&mut self, at: &mut At<'_>, on: Date, statement: Statement) {
        if !self.bank.waiting.as_ref().is_some_and(|waiting| waiting.may_be_borne_out(on)) {
            return;
        }
        let to_come_back = self.to_come_back();
        let Some(waiting) = &mut self.bank.waiting else {
            return;
        };
        let refunded = statement.refunded.saturating_sub(waiting.refunded).max(0);
        let explained = Explained { to_come_back, carried: self.carry.max(0), refunded };
        let less = waiting.balance.saturating_sub(statement.stated);
        if less <= explained.whole() {
            self.bank.less = (less > 0).then(|| explained.words(self.number, on, less));
            self.bank.waiting = None;
            return at.passed(Subject::Custody);
        }
        let (day, stated) = (waiting.day, statement.stated);
        waiting.failure.get_or_insert_with(|| {
            let found = Words::new(
                format!("{on} 存管 {stated}，比 {day} 的会员余额少 {less}"),
                format!("{stated} in custody on {on}, {less} less than members' balances of {day}"),
            );
            let least = waiting.balance.saturating_sub(explained.whole());
            let expected = Words::new(format!("至少 {least}"), format!("at least {least}"));
            Failure { place: at.place("stated"), found, expected }
        });
    }

    /// What was paid for cases that were withdrawn later, and has not come back.
    fn to_come_back(&self) -> i128 {
        let reversed = self.cases.values().filter(|case| case.reversed);
        let out = reversed.map(|case| case.paid_out.saturating_sub(case.returned));
        out.fold(0, i128::saturating_add)
    }

    /// Balances that no statement has borne out by the next round, or by the end of the log.
    fn end_waiting(&mut self, findings: &mut Findings) {
        let Some(Waiting { day, failure, .. }) = self.bank.waiting.take() else {
            return;
        };
        match failure {
            Some(failure) => findings.failed(Subject::Custody, failure),
            None => findings.not_checked(Subject::Custody, self.no_statement(day)),
        }
    }

    /// What was short to the end, and what the bank had less than members the last time.
    pub(super) fn finish_custody(&mut self, findings: &mut Findings) {
        if let Some(words) = self.bank.less.take() {
            findings.fact(words);
        }
        for ShortStatement { failure, .. } in self.bank.short.drain(..) {
            findings.failed(Subject::Custody, failure);
        }
        self.end_waiting(findings);
    }

    fn no_statement(&self, day: Date) -> Words {
        let number = self.number;
        Words::new(
            format!("计划 {number} 在 {day} 的余额没有同时的银行存管数"),
            format!("pool {number}: no statement of the bank stands beside the balances of {day}"),
        )
    }
}

impl Waiting {
    /// Whether a statement of a day is soon enough after them.
    fn may_be_borne_out(&self, on: Date) -> bool {
        let last = self.day.checked_add(STATEMENT_DAYS_MAX.days()).unwrap_or(Date::MAX);
        (self.day..=last).contains(&on)
    }
}

impl Explained {
    fn whole(&self) -> i128 {
        self.to_come_back.saturating_add(self.carried).saturating_add(self.refunded)
    }

    fn words(&self, number: i128, on: Date, less: i128) -> Words {
        let mut words = Words::new(
            format!("计划 {number}：{on} 银行数比会员余额少 {less}"),
            format!("pool {number}: on {on} the bank holds {less} less than members' balances"),
        );
        let parts = [
            (
                self.to_come_back,
                "为后来撤回的案例付出、尚未追回",
                "was paid for cases withdrawn later and has not come back",
            ),
            (self.carried, "由下一期分摊", "is shared by the next round"),
            (self.refunded, "其间退还给会员", "went back to members in between"),
        ];
        for (part, chinese, english) in parts.into_iter().filter(|(part, ..)| *part > 0) {
            words.chinese += &format!("；{part} {chinese}");
            words.english += &format!("; {part} {english}");
        }
        words
    }
}
