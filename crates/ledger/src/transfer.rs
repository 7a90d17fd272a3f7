//! Balanced transfers.

use crate::{Account, Language, Rejection};
use jiff::civil::Date;
use money::Amount;

/// One side of a transfer: a positive amount debits the account, a negative one credits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account moved.
    pub account: Account,
    /// Debit above zero, credit below.
    pub amount: Amount,
}

/// Why money moved. There is no purpose for rewards, returns or recruiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Members paid in.
    Deposits,
    /// A round shared its cases.
    Share,
    /// Postpaid debits were collected.
    Collection,
    /// Arrears of removed members were given up.
    WriteOff,
    /// Aid given for a case withdrawn later came back.
    Reversal,
    /// Aid was paid out.
    AidPaid,
    /// Money went back to members.
    Refund,
    /// The operator paid in what it had promised.
    SponsorPaid,
    /// Money of members who could not be reached was set aside.
    Unclaimed,
}

impl Purpose {
    /// The name used in files; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            Purpose::Deposits => "deposits",
            Purpose::Share => "share",
            Purpose::Collection => "collection",
            Purpose::WriteOff => "write_off",
            Purpose::Reversal => "reversal",
            Purpose::AidPaid => "aid_paid",
            Purpose::Refund => "refund",
            Purpose::SponsorPaid => "sponsor_paid",
            Purpose::Unclaimed => "unclaimed",
        }
    }

    /// The name shown to people.
    pub fn name(self, language: Language) -> &'static str {
        let (chinese, english) = match self {
            Purpose::Deposits => ("会员存入", "deposits"),
            Purpose::Share => ("本期分摊", "share of the round"),
            Purpose::Collection => ("扣款到账", "debits collected"),
            Purpose::WriteOff => ("欠款核销", "arrears written off"),
            Purpose::Reversal => ("互助金退回", "aid returned"),
            Purpose::AidPaid => ("互助金给付", "aid paid out"),
            Purpose::Refund => ("退还会员", "refunds to members"),
            Purpose::SponsorPaid => ("运营方补足", "paid in by the operator"),
            Purpose::Unclaimed => ("转入待领", "set aside as unclaimed"),
        };
        language.pick(chinese, english)
    }
}

/// Lines that sum to zero, on one date, for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    on: Date,
    purpose: Purpose,
    lines: Vec<Line>,
}

impl Transfer {
    /// A transfer of the given lines; lines of nothing are left out.
    ///
    /// # Errors
    /// [`Rejection::TransferUnbalanced`] when debits and credits differ.
    pub fn new(on: Date, purpose: Purpose, lines: &[Line]) -> Result<Transfer, Rejection> {
        let total = Amount::sum(lines.iter().map(|line| line.amount))?;
        if total != Amount::ZERO {
            return Err(Rejection::TransferUnbalanced);
        }
        let moved = |line: &&Line| line.amount != Amount::ZERO;
        Ok(Transfer { on, purpose, lines: lines.iter().filter(moved).copied().collect() })
    }

    /// The business date of the transfer.
    pub fn on(&self) -> Date {
        self.on
    }

    /// Why the money moved.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The lines, none of them of nothing.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Purpose, Transfer};
    use crate::{Account, Language, Rejection};
    use jiff::civil::date;
    use money::Amount;

    fn line(account: Account, minor: i64) -> Line {
        Line { account, amount: Amount::from_minor(minor) }
    }

    #[test]
    fn a_transfer_has_to_balance() {
        let on = date(2019, 1, 28);
        let lines = [line(Account::CustodyCash, 100), line(Account::MembersFunds, -99)];
        let unbalanced = Transfer::new(on, Purpose::Deposits, &lines);
        assert_eq!(unbalanced, Err(Rejection::TransferUnbalanced));
    }

    #[test]
    fn lines_of_nothing_are_left_out() {
        let lines = [
            line(Account::CustodyCash, 100),
            line(Account::Sponsor, 0),
            line(Account::MembersFunds, -100),
        ];
        let transfer = Transfer::new(date(2019, 1, 28), Purpose::Deposits, &lines).unwrap();
        assert_eq!(transfer.lines(), [lines[0], lines[2]]);
        assert_eq!((transfer.on(), transfer.purpose()), (date(2019, 1, 28), Purpose::Deposits));
    }

    #[test]
    fn a_purpose_is_named_in_both_languages() {
        let named = |purpose: Purpose| {
            (purpose.slug(), purpose.name(Language::Chinese), purpose.name(Language::English))
        };
        assert_eq!(named(Purpose::Share), ("share", "本期分摊", "share of the round"));
        assert_eq!(named(Purpose::Refund), ("refund", "退还会员", "refunds to members"));
    }
}
