//! Lines `key=value`: how what is kept of a case is written, canonical and in the clear.

use money::Amount;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

/// Lines that are being written, in their order.
#[derive(Default)]
pub(crate) struct Lines(String);

impl Lines {
    pub(crate) fn with(&mut self, key: &str, value: impl Display) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{key}={value}"));
    }

    pub(crate) fn amount(&mut self, key: &str, amount: Amount) {
        self.with(key, amount.minor());
    }

    pub(crate) fn text(self) -> String {
        self.0
    }
}

/// Lines that are being read, by key.
pub(crate) struct Parts<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Parts<'a> {
    pub(crate) fn of(body: &'a str) -> Option<Parts<'a>> {
        let pairs: Option<_> = body.lines().map(|line| line.split_once('=')).collect();
        pairs.map(Parts)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.0.get(key).copied()
    }

    pub(crate) fn read<T: FromStr>(&self, key: &str) -> Option<T> {
        self.text(key)?.parse().ok()
    }

    pub(crate) fn amount(&self, key: &str) -> Option<Amount> {
        self.read(key).map(Amount::from_minor)
    }
}
