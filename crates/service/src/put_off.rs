//! Why a job was put off, as its row keeps it.

use ledger::Rejection;
use std::fmt;
use store::StoreFailure;

/// Why a job is done later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutOff {
    /// The round waits for its debits.
    Debits,
    /// The round waits for answers to objections.
    Answers,
    /// A supervisor's order has not been lifted.
    Supervisor,
    /// The log waits for witnesses; what became of each.
    Witnesses(String),
    /// It failed: the numbered refusal of it, where there is one, and what the machine said.
    Failed(Option<Rejection>, String),
}

const DEBITS: &str = "waits-debits";
const ANSWERS: &str = "waits-answers";
const SUPERVISOR: &str = "waits-supervisor";
const WITNESSES: &str = "waits-witnesses";

impl PutOff {
    /// Reads what a row keeps; nothing where a job was never put off.
    pub fn read(kept: &str) -> Option<PutOff> {
        let (word, told) = kept.split_once(' ').unwrap_or((kept, ""));
        Some(match word {
            "" => return None,
            DEBITS => PutOff::Debits,
            ANSWERS => PutOff::Answers,
            SUPERVISOR => PutOff::Supervisor,
            WITNESSES => PutOff::Witnesses(told.to_owned()),
            word => match word.strip_prefix('R').and_then(numbered) {
                // The words of the refusal are told in the reader's language.
                Some(rejection) if told == rejection.words().english => {
                    PutOff::Failed(Some(rejection), String::new())
                }
                Some(rejection) => PutOff::Failed(Some(rejection), told.to_owned()),
                None => PutOff::Failed(None, kept.to_owned()),
            },
        })
    }
}

impl From<StoreFailure> for PutOff {
    fn from(failure: StoreFailure) -> PutOff {
        let text = failure.to_string();
        PutOff::read(&text).unwrap_or(PutOff::Failed(None, text))
    }
}

impl fmt::Display for PutOff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PutOff::Debits => formatter.write_str(DEBITS),
            PutOff::Answers => formatter.write_str(ANSWERS),
            PutOff::Supervisor => formatter.write_str(SUPERVISOR),
            PutOff::Witnesses(told) => write!(formatter, "{WITNESSES} {told}"),
            PutOff::Failed(Some(rejection), told) => {
                let told = if told.is_empty() { rejection.words().english } else { told };
                write!(formatter, "R{} {told}", rejection.number())
            }
            PutOff::Failed(None, told) => formatter.write_str(told),
        }
    }
}

fn numbered(digits: &str) -> Option<Rejection> {
    Rejection::from_number(digits.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::PutOff;
    use ledger::Rejection;
    use store::StoreFailure;

    #[test]
    fn what_is_kept_reads_as_what_it_was() {
        let failed = PutOff::Failed;
        let refused = StoreFailure::from(Rejection::RoundOutOfTurn);
        for why in [
            PutOff::Debits,
            PutOff::Answers,
            PutOff::Supervisor,
            PutOff::Witnesses("w.example: Silent".to_owned()),
            failed(Some(Rejection::LogBroken), "the public log is broken: tile/0/000".to_owned()),
            failed(Some(Rejection::RoundOutOfTurn), String::new()),
            failed(None, "R9999 is no refusal, R is none either".to_owned()),
            refused.into(),
            StoreFailure::Collided.into(),
            StoreFailure::Unavailable("disk I/O error".to_owned()).into(),
        ] {
            assert_eq!(PutOff::read(&why.to_string()), Some(why.clone()), "{why}");
        }
        assert_eq!(PutOff::read(""), None);
    }
}
