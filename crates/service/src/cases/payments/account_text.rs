//! The account that aid goes to: personal, so it lies sealed under the member's key.

use crate::Community;
use casework::notice::masked_name;
use ledger::Rejection;
use serde_json::{Value, json};
use std::fmt;
use store::PersonId;
use vault::{PersonKey, sealed};
use zeroize::Zeroizing;

/// What the sealed bytes of an account are; another form would bear another number.
const ACCOUNT: &str = "payment_account/1";

/// The longest name of a holder or a bank, in characters.
const NAME_MAX: usize = 120;

/// The longest number of an account, in characters.
const NUMBER_MAX: usize = 64;

/// How many characters of a number are shown to who is not to see it: at most so many, and a third
/// of a short one.
const SHOWN_MAX: usize = 4;

/// What a spreadsheet takes for the beginning of a formula.
pub(super) const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountText {
    /// Whose it is.
    pub holder: String,
    /// With which bank.
    pub bank: String,
    /// Its number.
    pub number: String,
}

impl fmt::Debug for AccountText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccountText(..)")
    }
}

impl AccountText {
    /// Looks whether this can stand in a file for the bank.
    ///
    /// # Errors
    /// [`Rejection::PayeeIncomplete`].
    pub fn check(&self) -> Result<(), Rejection> {
        let AccountText { holder, bank, number } = self;
        let longest = [(holder, NAME_MAX), (bank, NAME_MAX), (number, NUMBER_MAX)];
        let sound = longest.into_iter().all(|(text, longest)| {
            let fits = (1..=longest).contains(&text.chars().count()) && text.trim() == text;
            fits && !text.starts_with(FORMULA) && !text.contains(char::is_control)
        });
        if sound { Ok(()) } else { Err(Rejection::PayeeIncomplete) }
    }

    /// The account as it is shown to who only has to know it again.
    pub fn masked(&self) -> AccountText {
        let count = self.number.chars().count();
        let hidden = count.saturating_sub((count / 3).min(SHOWN_MAX));
        let hide = |(place, one)| if place < hidden { '*' } else { one };
        AccountText {
            holder: masked_name(&self.holder),
            bank: self.bank.clone(),
            number: self.number.chars().enumerate().map(hide).collect(),
        }
    }

    pub(super) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let AccountText { holder, bank, number } = self;
        let value = json!({ "holder": holder, "bank": bank, "number": number });
        Zeroizing::new(value.to_string().into_bytes())
    }

    pub(super) fn seal(&self, community: &Community, key: &PersonKey, person: PersonId) -> Vec<u8> {
        let plain = self.encode();
        community.with_entropy(|entropy| sealed::seal(key, ACCOUNT, person, &plain, entropy))
    }

    pub(super) fn open(
        key: &PersonKey,
        person: PersonId,
        kept: &[u8],
    ) -> Result<AccountText, Rejection> {
        let plain = sealed::open(key, ACCOUNT, person, kept)?;
        let value: Option<Value> = serde_json::from_slice(&plain).ok();
        let text = |value: &Value, key| value.get(key)?.as_str().map(str::to_owned);
        let read = |value: Value| {
            Some(AccountText {
                holder: text(&value, "holder")?,
                bank: text(&value, "bank")?,
                number: text(&value, "number")?,
            })
        };
        value.and_then(read).ok_or(Rejection::SealBroken)
    }
}

#[cfg(test)]
mod tests {
    use super::AccountText;
    use ledger::Rejection;

    fn account(holder: &str, bank: &str, number: &str) -> AccountText {
        let [holder, bank, number] = [holder, bank, number].map(str::to_owned);
        AccountText { holder, bank, number }
    }

    #[test]
    fn what_is_missing_too_long_or_a_formula_is_no_account() {
        let long = "9".repeat(65);
        let table = [
            (account("王小明", "渡口银行", "6200 0000 0000 1234"), true),
            (account("Ann Li", "Ferry Bank - Pier 1", "GB00-0000"), true),
            (account("", "渡口银行", "1"), false),
            (account("王小明", " ", "1"), false),
            (account("王小明", "渡口银行", ""), false),
            (account("=1+1", "渡口银行", "1"), false),
            (account("+1", "渡口银行", "1"), false),
            (account("王小明", "-1", "1"), false),
            (account("王小明", "渡口银行", "@sum"), false),
            (account(" =1", "渡口银行", "1"), false),
            (account("\t=1", "渡口银行", "1"), false),
            (account("王\n小明", "渡口银行", "1"), false),
            (account("王小明", "渡口银行", &long), false),
        ];
        for (account, sound) in table {
            let expected = if sound { Ok(()) } else { Err(Rejection::PayeeIncomplete) };
            assert_eq!(account.check(), expected, "{} {}", account.holder, account.number);
        }
    }

    #[test]
    fn a_masked_account_is_known_again_by_who_knows_it() {
        let masked = account("王小明", "渡口银行", "62000000001234").masked();
        assert!(masked == account("王**", "渡口银行", "**********1234"));
        assert!(account("李", "b", "123").masked() == account("李**", "b", "**3"));
        assert_eq!(format!("{masked:?}"), "AccountText(..)");
    }
}
