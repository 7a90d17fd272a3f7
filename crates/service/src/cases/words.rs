//! What people write with a step of a case: about somebody's illness, so it lies sealed under the
//! member's key, and goes with it.

use crate::Community;
use casework::bill::{BillLine, Bills};
use casework::definition::ItemAnswer;
use ledger::Rejection;
use serde_json::{Value, json};
use std::fmt;
use store::PersonId;
use uuid::Uuid;
use vault::{PersonKey, sealed};
use zeroize::Zeroizing;

/// What the sealed bytes of words are; another form would bear another number.
const WORDS: &str = "case_words/1";

/// The longest text of a step, in characters.
pub const TEXT_MAX: usize = 4_000;

/// The longest name of a hospital, in characters.
pub const HOSPITAL_MAX: usize = 200;

/// The most papers that a step points to.
pub const PAPERS_MAX: usize = 50;

/// What people write with a step.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// A story, an explanation, a report of a visit, a note.
    pub text: String,
    /// The hospital of the first diagnosis, in a report.
    pub hospital: String,
    /// The definition, item by item, in a decision.
    pub items: Vec<ItemAnswer>,
    /// The bills, line by line, in a decision.
    pub bills: Vec<BillLine>,
    /// The papers this step points to, in an objection.
    pub papers: Vec<Uuid>,
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Words(..)")
    }
}

impl Words {
    /// Words that are a text and nothing else.
    pub fn of_text(text: &str) -> Words {
        Words { text: text.to_owned(), ..Words::default() }
    }

    /// Looks whether the words are of a length that can be kept.
    ///
    /// # Errors
    /// [`Rejection::CaseWordsInvalid`], [`Rejection::BillLinesInvalid`].
    pub fn check(&self) -> Result<(), Rejection> {
        let fits = self.text.chars().count() <= TEXT_MAX
            && self.hospital.chars().count() <= HOSPITAL_MAX
            && self.papers.len() <= PAPERS_MAX;
        if !fits {
            return Err(Rejection::CaseWordsInvalid);
        }
        match self.bills.is_empty() {
            true => Ok(()),
            false => Bills::of(self.bills.clone()).map(|_| ()),
        }
    }

    /// Looks whether somebody wrote something, where a step needs words.
    ///
    /// # Errors
    /// [`Rejection::CaseWordsInvalid`].
    pub fn require_text(&self) -> Result<(), Rejection> {
        if self.text.trim().is_empty() { Err(Rejection::CaseWordsInvalid) } else { Ok(()) }
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        *self == Words::default()
    }

    /// What was asked for, to know a repeat by.
    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let items: Vec<&str> = self.items.iter().map(|item| item.slug()).collect();
        let bills: Vec<String> = self.bills.iter().map(BillLine::to_text).collect();
        let value = json!({
            "text": self.text,
            "hospital": self.hospital,
            "items": items,
            "bills": bills,
            "papers": self.papers,
        });
        Zeroizing::new(value.to_string().into_bytes())
    }

    fn decode(plain: &[u8]) -> Option<Words> {
        let value: Value = serde_json::from_slice(plain).ok()?;
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        let list = |key: &str| value.get(key)?.as_array();
        let items = list("items")?.iter().map(|item| ItemAnswer::from_slug(item.as_str()?));
        let bills = list("bills")?.iter().map(|line| BillLine::from_text(line.as_str()?).ok());
        let papers = list("papers")?.iter().map(|paper| paper.as_str()?.parse().ok());
        Some(Words {
            text: text("text")?,
            hospital: text("hospital")?,
            items: items.collect::<Option<_>>()?,
            bills: bills.collect::<Option<_>>()?,
            papers: papers.collect::<Option<_>>()?,
        })
    }

    /// The words as they are kept; nothing where there are none.
    pub(crate) fn seal(
        &self,
        community: &Community,
        key: &PersonKey,
        person: PersonId,
    ) -> Option<Vec<u8>> {
        if self.is_empty() {
            return None;
        }
        let plain = self.encode();
        let seal =
            |entropy: &mut dyn vault::Entropy| sealed::seal(key, WORDS, person, &plain, entropy);
        Some(community.with_entropy(seal))
    }

    /// The words that were kept.
    pub(crate) fn open(key: &PersonKey, person: PersonId, kept: &[u8]) -> Result<Words, Rejection> {
        let plain = sealed::open(key, WORDS, person, kept)?;
        Words::decode(&plain).ok_or(Rejection::SealBroken)
    }
}
