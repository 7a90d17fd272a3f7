//! The balance of every account after a series of transfers.

use crate::{Account, Rejection, Transfer};
use money::Amount;
use std::collections::BTreeMap;

/// The balance of every account. Debits are above zero, credits below; the whole sums to zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrialBalance {
    balances: BTreeMap<Account, Amount>,
}

impl TrialBalance {
    /// Adds a transfer's lines.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`] when a balance no longer fits; nothing is posted then.
    pub fn post(&mut self, transfer: &Transfer) -> Result<(), Rejection> {
        let mut balances = self.balances.clone();
        for line in transfer.lines() {
            let balance = balances.entry(line.account).or_default();
            *balance = balance.plus(line.amount)?;
        }
        self.balances = balances;
        let total = Amount::sum(self.balances.values().copied())?;
        assert!(total == Amount::ZERO, "balanced transfers leave the books balanced");
        Ok(())
    }

    /// The balance of one account.
    pub fn of(&self, account: Account) -> Amount {
        self.balances.get(&account).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::TrialBalance;
    use crate::{Account, Line, Purpose, Rejection, Transfer};
    use jiff::civil::date;
    use money::Amount;

    fn deposit(minor: i64) -> Transfer {
        let amount = Amount::from_minor(minor);
        let owed = Amount::from_minor(-minor);
        let lines = [
            Line { account: Account::CustodyCash, amount },
            Line { account: Account::MembersFunds, amount: owed },
        ];
        Transfer::new(date(2019, 1, 28), Purpose::Deposits, &lines).unwrap()
    }

    #[test]
    fn balances_add_up() {
        let mut books = TrialBalance::default();
        books.post(&deposit(100)).unwrap();
        books.post(&deposit(250)).unwrap();
        assert_eq!(books.of(Account::CustodyCash), Amount::from_minor(350));
        assert_eq!(books.of(Account::MembersFunds), Amount::from_minor(-350));
        assert_eq!(books.of(Account::Fee), Amount::ZERO);
    }

    #[test]
    fn an_overflow_posts_nothing() {
        let mut books = TrialBalance::default();
        books.post(&deposit(i64::MAX)).unwrap();
        let before = books.clone();
        assert_eq!(books.post(&deposit(1)), Err(Rejection::AmountOverflow));
        assert_eq!(books, before);
    }
}
