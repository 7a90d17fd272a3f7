//! A statement for people: the formula of each round with the member's own numbers.

use super::Page;
use ledger::Language;
use money::Amount;
use pool::{Entry, Event, Round, Shared, Status};
use rules::sharing::{Funding, Rounding};
use std::fmt::Write;

/// The most cases of a round named in text; `--json` has them all.
const CASES_NAMED_MAX: usize = 6;

impl Page<'_> {
    /// The statement, on lines of at most 80 columns where ids allow it.
    pub(super) fn as_text(&self, language: Language) -> String {
        let mut text = self.heading(language);
        for entry in &self.statement.entries {
            match entry {
                Entry::Deposit { on, amount, balance, recovered } => {
                    let (amount, balance) = (self.money(*amount), self.money(*balance));
                    text += &match language {
                        Language::Chinese => format!("\n{on}  存入 {amount}  余额 {balance}\n"),
                        Language::English => {
                            format!("\n{on}  paid in {amount}  balance {balance}\n")
                        }
                    };
                    if *recovered {
                        text += language.pick(
                            "  余额已够，互助从这一天起恢复\n",
                            "  the balance is enough again: no longer suspended from this day\n",
                        );
                    }
                }
                Entry::Refund { on, amount, balance } => {
                    let (amount, balance) = (self.money(*amount), self.money(*balance));
                    text += &match language {
                        Language::Chinese => format!("\n{on}  退回 {amount}  余额 {balance}\n"),
                        Language::English => {
                            format!("\n{on}  paid back {amount}  balance {balance}\n")
                        }
                    };
                }
                Entry::Shared(shared) => text += &self.shared(shared, language),
            }
        }
        text += &self.closing_lines(language);
        text
    }

    /// A round of the settlement.
    pub(super) fn round(&self, number: u32) -> &Round {
        let position = usize::try_from(number).expect("a round's number fits an index") - 1;
        &self.settlement.rounds()[position]
    }

    fn money(&self, amount: Amount) -> String {
        amount.display(self.book.sharing().currency).to_string()
    }

    fn heading(&self, language: Language) -> String {
        let id = self.book.ids().id(self.number);
        let member = self.book.member(self.number);
        let (joined_on, units) = (member.joined_on, member.units);
        match language {
            Language::Chinese => format!("会员 {id}　{joined_on} 加入，{units} 份\n"),
            Language::English if units == 1 => {
                format!("Member {id}, joined {joined_on}, 1 unit\n")
            }
            Language::English => format!("Member {id}, joined {joined_on}, {units} units\n"),
        }
    }

    fn shared(&self, shared: &Shared, language: Language) -> String {
        let round = self.round(shared.round);
        let Round { number, cut, settle, .. } = round;
        let mut text = match language {
            Language::Chinese => format!("\n第 {number} 期　{cut} 公示，{settle} 结算\n"),
            Language::English => format!("\nRound {number}: notice {cut}, settled {settle}\n"),
        };
        text += &self.cases(round, language);
        text += &self.formula(round, language);
        text += &self.own_part(shared, round, language);
        text
    }

    fn cases(&self, round: &Round, language: Language) -> String {
        let carried = self.settlement.carried_in(round.number);
        let named: Vec<String> = carried
            .iter()
            .take(CASES_NAMED_MAX)
            .map(|position| {
                let paid = self.settlement.cases()[*position].paid;
                format!("{} {}", self.book.cases()[*position].id, self.money(paid))
            })
            .collect();
        let hidden = carried.len() - named.len();
        let mut text = String::new();
        match (language, carried.len()) {
            (Language::Chinese, 0) => text += "  本期没有案例\n",
            (Language::English, 0) => text += "  no cases this round\n",
            (Language::Chinese, count) => {
                let _ = writeln!(text, "  案例 {count} 个：{}", named.join("、"));
            }
            (Language::English, count) => {
                let noun = if count == 1 { "case" } else { "cases" };
                let _ = writeln!(text, "  {count} {noun}: {}", named.join(", "));
            }
        }
        if hidden > 0 {
            text += &match language {
                Language::Chinese => format!("  另有 {hidden} 个（--json 列出全部）\n"),
                Language::English => format!("  and {hidden} more (--json lists them all)\n"),
            };
        }
        text
    }

    /// (aid + fee + carry − returned − paid by the operator) ÷ units = share.
    fn formula(&self, round: &Round, language: Language) -> String {
        let (aid, fee) = (self.money(round.aid_paid), self.money(round.fee));
        let mut sum = match language {
            Language::Chinese => format!("互助金 {aid} + 管理费 {fee}"),
            Language::English => format!("{aid} aid + {fee} fee"),
        };
        let parts = [
            (round.carry_in, "上期结转", "carried over"),
            (negated(round.reversed), "退回", "returned"),
            (negated(round.sponsor), "运营方承担", "paid by the operator"),
        ];
        for (amount, chinese, english) in parts {
            if amount == Amount::ZERO {
                continue;
            }
            let sign = if amount.is_negative() { "−" } else { "+" };
            let magnitude = self.money(if amount.is_negative() { negated(amount) } else { amount });
            let _ = match language {
                Language::Chinese => write!(sum, " {sign} {chinese} {magnitude}"),
                Language::English => write!(sum, " {sign} {magnitude} {english}"),
            };
        }
        let rounding = match self.book.sharing().rounding {
            Rounding::Up => language.pick("向上取整", "rounded up"),
            Rounding::HalfUp => language.pick("四舍五入", "rounded to the nearest"),
        };
        let (share, units) = (self.money(round.share), round.units);
        let note = limit_note(round, language);
        match language {
            Language::Chinese => {
                format!("  ({sum}) ÷ {units} 份，{rounding}：每份 {share}{note}\n")
            }
            Language::English => {
                let noun = if units == 1 { "unit" } else { "units" };
                format!("  ({sum})\n    ÷ {units} {noun}, {rounding}: {share} a unit{note}\n")
            }
        }
    }

    fn own_part(&self, shared: &Shared, round: &Round, language: Language) -> String {
        let units = self.book.member(self.number).units;
        let (share, owed) = (self.money(round.share), self.money(shared.owed));
        let charged = self.money(shared.charged);
        let (balance, arrears) = (self.money(shared.balance), self.money(shared.arrears));
        let prepaid = matches!(self.book.sharing().funding, Funding::Prepaid(_));
        let mut text = match (language, prepaid) {
            (Language::Chinese, true) => {
                format!("  您：{units} 份 × {share} = {owed}，扣 {charged}，余额 {balance}\n")
            }
            (Language::Chinese, false) => {
                format!("  您：{units} 份 × {share} = {owed}，扣款 {charged}，欠款 {arrears}\n")
            }
            (Language::English, true) => {
                format!("  you: {units} × {share} = {owed}; charged {charged}; balance {balance}\n")
            }
            (Language::English, false) => {
                format!("  you: {units} × {share} = {owed}; debited {charged}; arrears {arrears}\n")
            }
        };
        if shared.netted > Amount::ZERO {
            let netted = self.money(shared.netted);
            text += &match language {
                Language::Chinese => format!("  其中 {netted} 从您的互助金中抵扣\n"),
                Language::English => format!("  of that, {netted} was taken from your own aid\n"),
            };
        }
        text += match shared.event {
            Event::None => "",
            Event::Suspended => language.pick(
                "  余额不足，互助中止；在恢复期内存足余额即可恢复\n",
                "  the balance ran out: suspended, until a deposit in time lifts it again\n",
            ),
            Event::Failed => language.pick("  本期扣款未成功\n", "  the debit failed\n"),
            Event::Removed => language.pick(
                "  扣款连续未成功，成员资格终止，欠款核销\n",
                "  the debit failed once too often: membership ended, arrears given up\n",
            ),
            Event::Aided => language.pick(
                "  本期给付了您的互助金，成员资格到此结束\n",
                "  this round carried your own case: membership ended with aid\n",
            ),
        };
        text
    }

    fn closing_lines(&self, language: Language) -> String {
        let outcome = &self.statement.outcome;
        let [owed, charged, balance, arrears] =
            [outcome.owed, outcome.charged, outcome.balance, outcome.arrears]
                .map(|amount| self.money(amount));
        let through = self.book.through();
        let status = status_name(outcome.status, language);
        match language {
            Language::Chinese => format!(
                "\n截至 {through}：{status}\n应付 {owed}　已付 {charged}　余额 {balance}　欠款 {arrears}\n"
            ),
            Language::English => format!(
                "\nThrough {through}: {status}\nowed {owed}  charged {charged}  balance {balance}  \
                 arrears {arrears}\n"
            ),
        }
    }
}

/// Says when a limit, not the division, gave the share.
fn limit_note(round: &Round, language: Language) -> &'static str {
    // Rounding alone leaves less than one minor unit a unit uncollected.
    let uncollected = -round.overage.wide();
    if round.aid_paid < round.aid {
        language.pick("（达到上限，互助金按比例给付）", " (at the limit: aid paid in proportion)")
    } else if uncollected >= i128::from(round.units.max(1)) {
        language.pick("（达到上限，余下的转入下一期）", " (at the limit: the rest is carried over)")
    } else {
        ""
    }
}

fn negated(amount: Amount) -> Amount {
    Amount::ZERO.minus(amount).expect("an amount of a settled round has an opposite")
}

/// A status in plain words.
pub(super) fn status_name(status: Status, language: Language) -> &'static str {
    match status {
        Status::Aided => language.pick("已获互助，成员资格结束", "aided, membership ended"),
        Status::Removed => language.pick("因扣款未成功被移出", "removed after failed debits"),
        Status::Left => language.pick("已退出", "left"),
        Status::Lapsed => {
            language.pick("已失效：中止后未在期限内恢复", "lapsed: not recovered in time")
        }
        Status::Suspended => language.pick("中止：余额不足", "suspended: the balance ran out"),
        Status::NotCovered => language.pick("未生效：余额从未达到最低要求", "not covered yet"),
        Status::Waiting => language.pick("观察期内", "in the waiting period"),
        Status::Active => language.pick("有效", "active"),
    }
}
