//! The receipt of a joining: what was agreed, in plain lines, signed.
//!
//! The text is a C2SP signed note, so that anybody checks it offline with the verifier the
//! community publishes. Version 1, normative: the lines of [`Receipt::text`] in their order, each a
//! label in both languages, a colon, a space and the value; one line for each answer, in the order
//! of the rulebook. **Invariant: a receipt has one text**: any other spelling is refused.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use rules::values::Answer;
use std::fmt::{Display, Write};
use store::{MemberId, PoolId};
use tlog::note::{self, NoteError, Signer, Verifier};

const HEADER: &str = "tongzhou receipt v1";

const MEMBER: &str = "member 成员";
const POOL: &str = "pool 互助池";
const PLAN: &str = "plan 计划";
const VERSION: &str = "version 版本";
const ANSWER: &str = "answer 回答";
const CONSENT: &str = "consent to the covenant 同意公约";
const JOINED_ON: &str = "joined on 加入日期";
const SIGNED_AT: &str = "signed at 签署时间";
const PAID: &str = "paid in at joining 加入时存入";

/// What a member agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The member.
    pub member: MemberId,
    /// The pool.
    pub pool: PoolId,
    /// The rulebook, as `plan/date`.
    pub plan: String,
    /// The hash that names its version.
    pub version: String,
    /// The answers to the declaration, by the ids of the questions.
    pub answers: Vec<(String, Answer)>,
    /// The day of joining.
    pub joined_on: Date,
    /// When this was signed.
    pub signed_at: Timestamp,
    /// What was paid in with the joining.
    pub paid: Amount,
    /// The currency of it.
    pub currency: Currency,
}

impl Receipt {
    /// The one text of this receipt. Consent is always given: nobody joins without it.
    pub fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        let mut line = |label: &str, value: &dyn Display| {
            writeln!(text, "{label}: {value}").expect("a text grows");
        };
        line(MEMBER, &self.member);
        line(POOL, &self.pool);
        line(PLAN, &self.plan);
        line(VERSION, &self.version);
        for (question, answer) in &self.answers {
            line(&format!("{ANSWER} {question}"), &answer.word());
        }
        line(CONSENT, &"yes");
        line(JOINED_ON, &self.joined_on);
        line(SIGNED_AT, &self.signed_at);
        line(PAID, &format_args!("{} {}", self.paid.minor(), self.currency.code()));
        text
    }

    /// The text, signed.
    ///
    /// # Errors
    /// [`Rejection::ReceiptMalformed`] for a plan or a question whose name cannot be in a note.
    pub fn sign(&self, signer: &Signer) -> Result<String, Rejection> {
        let text = self.text();
        if Receipt::of_text(&text).as_ref() != Some(self) {
            return Err(Rejection::ReceiptMalformed);
        }
        note::sign(&text, &[signer]).map_err(|_| Rejection::ReceiptMalformed)
    }

    fn of_text(text: &str) -> Option<Receipt> {
        let mut lines = text.lines().peekable();
        if lines.next()? != HEADER {
            return None;
        }
        let value = |line: Option<&str>, label: &str| {
            line?.strip_prefix(label)?.strip_prefix(": ").map(str::to_owned)
        };
        let member = value(lines.next(), MEMBER)?.parse().ok()?;
        let pool = value(lines.next(), POOL)?.parse().ok()?;
        let plan = value(lines.next(), PLAN)?;
        let version = value(lines.next(), VERSION)?;
        let mut answers = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with(ANSWER)) {
            let (question, word) = line.strip_prefix(ANSWER)?.trim_start().split_once(": ")?;
            answers.push((question.to_owned(), Answer::from_word(word)?));
        }
        value(lines.next(), CONSENT)?;
        let joined_on = value(lines.next(), JOINED_ON)?.parse().ok()?;
        let signed_at = value(lines.next(), SIGNED_AT)?.parse().ok()?;
        let paid = value(lines.next(), PAID)?;
        let (minor, code) = paid.split_once(' ')?;
        let paid = Amount::from_minor(minor.parse().ok()?);
        let currency = Currency::from_code(code)?;
        let receipt =
            Receipt { member, pool, plan, version, answers, joined_on, signed_at, paid, currency };
        (receipt.text() == text).then_some(receipt)
    }
}

/// Opens a receipt that a key has signed; needs nothing but the two.
///
/// # Errors
/// [`Rejection::ReceiptUnsigned`] when no signature of the key holds,
/// [`Rejection::ReceiptMalformed`] for anything else that is no receipt.
pub fn verify_receipt(note: &[u8], verifier: &Verifier) -> Result<Receipt, Rejection> {
    let opened = note::open(note, &[verifier]).map_err(|error| match error {
        NoteError::NoKnownSignature | NoteError::SignatureWrong => Rejection::ReceiptUnsigned,
        _ => Rejection::ReceiptMalformed,
    })?;
    Receipt::of_text(&opened.text).ok_or(Rejection::ReceiptMalformed)
}

/// Reads the verifier a community publishes.
///
/// # Errors
/// [`Rejection::VerifierMalformed`].
pub fn read_verifier(text: &str) -> Result<Verifier, Rejection> {
    Verifier::from_text(text.trim()).map_err(|_| Rejection::VerifierMalformed)
}
