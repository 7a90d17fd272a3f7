//! Draws of juries: the seed was fixed before anybody knew who would be drawn (docs/juries.md).

use super::{At, PoolBook};
use crate::hexadecimal;
use crate::report::Subject;
use crate::words::Words;
use sha2::{Digest, Sha256};

/// What stands before the seed when it is hashed.
const COMMITMENT: &str = "tongzhou-jury-commitment-v1\n";

/// A jury of one case.
pub(crate) struct Jury {
    commitment: [u8; 32],
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Committed,
    Sitting,
    Closed,
}

impl PoolBook {
    pub(super) fn jury_seed(&mut self, at: &mut At<'_>) {
        let case = at.entry.text("case");
        let commitment = at.entry.hash("commitment").unwrap_or_default();
        let known = self.juries.get(case);
        let first = known.is_none_or(|jury| jury.state == State::Closed);
        at.holds((Subject::Juries, "commitment"), first.into(), || {
            let found = Words::new("第二个种子", "a second seed");
            (found, Words::new("每次评议只有一个种子", "one seed for each jury"))
        });
        if first {
            self.juries.insert(case.to_owned(), Jury { commitment, state: State::Committed });
        }
    }

    pub(super) fn jury_opened(&mut self, at: &mut At<'_>) {
        let commitment = at.entry.hash("commitment").unwrap_or_default();
        let jury = self.juries.get_mut(at.entry.text("case"));
        let jury = jury.filter(|jury| jury.state == State::Committed);
        let fits = jury.as_ref().is_some_and(|jury| jury.commitment == commitment);
        at.holds((Subject::Juries, "commitment"), fits.into(), || {
            let found = Words::same(hexadecimal::write(&commitment));
            (found, Words::new("先前承诺的种子", "the seed that was committed to before"))
        });
        let closes = at.entry.number("closes");
        let ordered = at.entry.number("opens") < closes;
        at.holds((Subject::Juries, "closes"), ordered.into(), || {
            let found = Words::same(closes.to_string());
            (found, Words::new("在开始之后", "later than it opens"))
        });
        if let Some(jury) = jury {
            jury.state = State::Sitting;
        }
    }

    pub(super) fn jury_closed(&mut self, at: &mut At<'_>) {
        let jury = self.juries.get_mut(at.entry.text("case"));
        // The applicant may stop a jury before it sits.
        let stopped = at.entry.hash("seed").is_none();
        let jury = jury.filter(|jury| match jury.state {
            State::Sitting => true,
            State::Committed => stopped,
            State::Closed => false,
        });
        let Some(jury) = jury else {
            let found = Words::new("没有开庭的评议团", "no jury sits");
            let expected = Words::new("已开始的评议团", "a jury that was opened");
            return at.wrong(Subject::Juries, "case", found, expected);
        };
        jury.state = State::Closed;
        let committed = jury.commitment;
        match at.entry.hash("seed") {
            Some(seed) => {
                let hash = Sha256::new().chain_update(COMMITMENT).chain_update(seed).finalize();
                let opens = hash[..] == committed[..];
                at.holds((Subject::Juries, "seed"), opens.into(), || {
                    (
                        Words::new(
                            format!("种子的哈希是 {}", hexadecimal::write(&hash)),
                            format!("the seed has the hash {}", hexadecimal::write(&hash)),
                        ),
                        Words::same(hexadecimal::write(&committed)),
                    )
                });
            }
            None => {
                let why = Words::new(
                    "被申请人停止的评议不公开种子",
                    "a jury that was stopped reveals no seed",
                );
                at.findings.not_checked(Subject::Juries, why);
            }
        }
    }
}
