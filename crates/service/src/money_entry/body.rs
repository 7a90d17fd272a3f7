//! A proposal's text: a line `key=value` for each part.

use crate::roles::Action;
use ledger::Rejection;
use money::Amount;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

/// A text on its way out.
#[derive(Default)]
pub(super) struct Body(String);

impl Body {
    pub fn with(mut self, key: &str, value: impl Display) -> Body {
        self.0 += &format!("{key}={value}\n");
        self
    }

    /// In minor units, whatever the currency of the pool.
    pub fn amount(self, amount: Amount) -> Body {
        self.with("amount_minor", amount.minor())
    }

    pub fn digest(self, key: &str, digest: &[u8; 32]) -> Body {
        let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.with(key, hexadecimal)
    }

    pub fn text(self) -> String {
        self.0
    }
}

/// A text that came back, by its keys.
pub(super) struct Parts<'text>(BTreeMap<&'text str, &'text str>);

impl<'text> Parts<'text> {
    pub fn of(text: &'text str) -> Result<Parts<'text>, Rejection> {
        let mut parts = BTreeMap::new();
        for line in text.lines() {
            let (key, value) = line.split_once('=').ok_or(Rejection::ProposalUnreadable)?;
            if parts.insert(key, value).is_some() {
                return Err(Rejection::ProposalUnreadable);
            }
        }
        Ok(Parts(parts))
    }

    fn text(&self, key: &str) -> Result<&'text str, Rejection> {
        self.0.get(key).copied().ok_or(Rejection::ProposalUnreadable)
    }

    pub fn read<T: FromStr>(&self, key: &str) -> Result<T, Rejection> {
        self.text(key)?.parse().map_err(|_| Rejection::ProposalUnreadable)
    }

    pub fn named<T>(&self, key: &str, name: fn(&str) -> Option<T>) -> Result<T, Rejection> {
        name(self.text(key)?).ok_or(Rejection::ProposalUnreadable)
    }

    pub fn amount(&self) -> Result<Amount, Rejection> {
        self.read("amount_minor").map(Amount::from_minor)
    }

    pub fn scopes(&self) -> Result<Vec<Action>, Rejection> {
        let slugs = self.text("scopes")?.split(' ');
        let scopes = slugs.map(|slug| Action::from_slug(slug).ok_or(Rejection::ProposalUnreadable));
        scopes.collect()
    }

    pub fn digest(&self, key: &str) -> Result<[u8; 32], Rejection> {
        let text = self.text(key)?;
        let byte = |place: usize| {
            let start = place.checked_mul(2)?;
            u8::from_str_radix(text.get(start..start.checked_add(2)?)?, 16).ok()
        };
        let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
        let bytes = bytes.filter(|_| text.len() == 64).and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or(Rejection::ProposalUnreadable)
    }
}
