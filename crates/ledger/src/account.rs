//! The accounts of one pool's books.

use crate::Language;

/// An account of a pool. A positive balance is a debit, a negative one a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Money of the pool at the custody bank. Debit.
    CustodyCash,
    /// What members still owe of past debits (arrears). Debit.
    Receivable,
    /// What the operator has promised to pay above a limit. Debit until paid in.
    Sponsor,
    /// What rounds pass on: a debit is a deficit members still owe, a credit lowers the next share.
    CarryOver,
    /// Arrears given up; each write-off passes through to the carry-over, so it nets to zero.
    WriteOff,
    /// Prepaid balances, owed to members. Credit.
    MembersFunds,
    /// Aid decided and not yet paid out. Credit.
    AidPayable,
    /// The management fee earned. Credit.
    Fee,
    /// Money due to members who could not be reached. Credit.
    Unclaimed,
}

impl Account {
    /// Every account, in the order of a trial balance.
    pub const ALL: [Account; 9] = [
        Account::CustodyCash,
        Account::Receivable,
        Account::Sponsor,
        Account::CarryOver,
        Account::WriteOff,
        Account::MembersFunds,
        Account::AidPayable,
        Account::Fee,
        Account::Unclaimed,
    ];

    /// The name used in files; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            Account::CustodyCash => "custody_cash",
            Account::Receivable => "receivable",
            Account::Sponsor => "sponsor",
            Account::CarryOver => "carry_over",
            Account::WriteOff => "write_off",
            Account::MembersFunds => "members_funds",
            Account::AidPayable => "aid_payable",
            Account::Fee => "fee",
            Account::Unclaimed => "unclaimed",
        }
    }

    /// The name shown to people.
    pub fn name(self, language: Language) -> &'static str {
        let (chinese, english) = match self {
            Account::CustodyCash => ("存管资金", "custody cash"),
            Account::Receivable => ("应收欠款", "arrears receivable"),
            Account::Sponsor => ("运营方承担", "paid by the operator"),
            Account::CarryOver => ("结余结转", "carry-over"),
            Account::WriteOff => ("核销", "write-off"),
            Account::MembersFunds => ("会员预存余额", "members' funds"),
            Account::AidPayable => ("应付互助金", "aid payable"),
            Account::Fee => ("管理费", "management fee"),
            Account::Unclaimed => ("待领款项", "unclaimed money"),
        };
        language.pick(chinese, english)
    }
}

#[cfg(test)]
mod tests {
    use super::Account;
    use crate::Language;
    use std::collections::BTreeSet;

    #[test]
    fn every_account_has_its_own_names() {
        let slugs: BTreeSet<_> = Account::ALL.map(Account::slug).into_iter().collect();
        assert_eq!(slugs.len(), Account::ALL.len());
        for language in [Language::Chinese, Language::English] {
            let names = Account::ALL.map(|account| account.name(language));
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), Account::ALL.len());
        }
        assert_eq!(Account::CarryOver.name(Language::Chinese), "结余结转");
        assert_eq!(Account::CarryOver.name(Language::English), "carry-over");
    }
}
