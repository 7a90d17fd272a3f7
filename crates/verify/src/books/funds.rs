//! Money: aid that was paid out, and balances that are committed to.

use super::{At, PoolBook};
use crate::hexadecimal;
use crate::report::Subject;
use crate::words::Words;
use tlog::hash::TreeHash;

/// A list that went to the bank.
pub(crate) struct PaymentList {
    total: i128,
    answer: Answer,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Awaited,
    Given,
}

impl PoolBook {
    pub(super) fn payment_list(&mut self, at: &mut At<'_>) {
        let (list, total) = (at.entry.text("list"), at.entry.number("total"));
        let new = !self.lists.contains_key(list);
        at.holds((Subject::Payments, "list"), new.into(), || {
            (Words::same(list), Words::new("一个新的打款单", "a new list"))
        });
        if new {
            let list = list.to_owned();
            self.lists.insert(list, PaymentList { total, answer: Answer::Awaited });
        }
    }

    pub(super) fn payment_result(&mut self, at: &mut At<'_>) {
        let id = at.entry.text("list");
        let list = self.lists.get_mut(id).filter(|list| list.answer == Answer::Awaited);
        let Some(list) = list else {
            let expected =
                Words::new("等待银行答复的打款单", "a list that waits for the bank's answer");
            return at.wrong(Subject::Payments, "list", Words::same(id), expected);
        };
        list.answer = Answer::Given;
        let total = list.total;
        let (paid, returned) = (at.entry.number("paid"), at.entry.number("returned"));
        let whole = paid.saturating_add(returned);
        at.holds((Subject::Payments, "paid"), (whole == total).into(), || {
            (
                Words::new(
                    format!("已付 {paid} 与退回 {returned} 之和是 {whole}"),
                    format!("{paid} paid and {returned} returned make {whole}"),
                ),
                Words::new(format!("{total}，打款单的总额"), format!("{total}, the list's total")),
            )
        });
    }

    pub(super) fn aid_paid(&mut self, at: &mut At<'_>) {
        let (id, amount) = (at.entry.text("case"), at.entry.number("amount"));
        let Some(case) = self.cases.get_mut(id) else {
            let expected = Words::new("已公示的案例", "a case that was noticed before");
            return at.wrong(Subject::Payments, "case", Words::same(id), expected);
        };
        case.paid_out = case.paid_out.saturating_add(amount);
        let out = case.paid_out.saturating_sub(case.returned);
        let given = match case.reversed {
            true => 0,
            false => case.given.map_or(0, |(paid, _)| paid),
        };
        at.holds((Subject::Payments, "amount"), (out <= given).into(), || {
            (
                Words::new(
                    format!("{id} 已付出 {out}"),
                    format!("{out} has left the account for {id}"),
                ),
                Words::new(
                    format!("至多 {given}，各期给予的金额"),
                    format!("at most {given}, which rounds gave"),
                ),
            )
        });
    }

    pub(super) fn aid_returned(&mut self, at: &mut At<'_>) {
        let (id, amount) = (at.entry.text("case"), at.entry.number("amount"));
        let Some(case) = self.cases.get_mut(id) else {
            let expected = Words::new("已公示的案例", "a case that was noticed before");
            return at.wrong(Subject::Payments, "case", Words::same(id), expected);
        };
        case.returned = case.returned.saturating_add(amount);
        let (paid, returned) = (case.paid_out, case.returned);
        at.holds((Subject::Payments, "amount"), (returned <= paid).into(), || {
            (
                Words::new(
                    format!("{id} 共退回 {returned}"),
                    format!("{returned} came back of {id}"),
                ),
                Words::new(
                    format!("至多 {paid}，已付出的金额"),
                    format!("at most {paid}, which had left the account"),
                ),
            )
        });
    }

    pub(super) fn balances(&mut self, at: &mut At<'_>) {
        let entry = at.entry;
        let (round, on) = (entry.number("round"), entry.day("on"));
        let settled = self.settled();
        let follows = settled > 0 && round == settled && round > self.balanced_round;
        at.holds((Subject::Balances, "round"), follows.into(), || {
            let found = Words::new(format!("第 {round} 期"), format!("round {round}"));
            let expected = Words::new(
                format!("第 {settled} 期，且只有一次"),
                format!("round {settled}, and once only"),
            );
            (found, expected)
        });
        let later = self.last_settle.is_none_or(|settle| settle <= on);
        at.holds((Subject::Balances, "on"), later.into(), || {
            let expected = Words::new("不早于结算日", "no earlier than the settlement");
            (Words::same(on.to_string()), expected)
        });
        let (charged, expected) = (entry.number("charged"), self.charged);
        at.holds((Subject::Balances, "charged"), (charged == expected).into(), || {
            (
                Words::same(charged.to_string()),
                Words::new(
                    format!("{expected}，各期 charged 之和"),
                    format!("{expected}, the sum of what all rounds charged"),
                ),
            )
        });
        let (members, joined) = (entry.number("members"), self.joined);
        at.holds((Subject::Balances, "members"), (members <= joined).into(), || {
            (
                Words::same(members.to_string()),
                Words::new(
                    format!("至多 {joined}，加入过的人数"),
                    format!("at most {joined}, who have joined"),
                ),
            )
        });
        let balance = entry.number("balance");
        if members == 0 {
            let nothing = TreeHash::of_nothing().0;
            let fits = entry.hash("root") == Some(nothing) && balance == 0 && charged == 0;
            at.holds((Subject::Balances, "root"), fits.into(), || {
                let found = Words::new("没有会员却有余额", "balances of no members");
                (found, Words::same(hexadecimal::write(&nothing)))
            });
        }
        self.balanced_round = round.min(settled);
        self.hold_balances(at, on, balance);
    }

    /// Before the next round settles, balances were committed to after the last one. Rounds from
    /// before a community began to do so have none.
    pub(super) fn check_balanced(&self, at: &mut At<'_>) {
        let settled = self.settled();
        if self.balanced_round == settled {
            return;
        }
        let number = self.number;
        if self.balanced_round == 0 {
            let why = Words::new(
                format!("计划 {number} 最初几期没有余额承诺"),
                format!("pool {number} has no balances committed to after its first rounds"),
            );
            return at.findings.not_checked(Subject::Balances, why);
        }
        let found = Words::new("上一期之后没有余额承诺", "no balances stand after the last round");
        let expected = Words::new(
            format!("先有第 {settled} 期之后的余额承诺"),
            format!("first the balances after round {settled}"),
        );
        at.wrong(Subject::Balances, "", found, expected);
    }
}
