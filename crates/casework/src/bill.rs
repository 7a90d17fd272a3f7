//! Bills, line by line: what was billed, what of it is accepted, and why the rest is not.
//!
//! What is accepted of all lines is what article 7 reads as the bills of an application.

use ledger::{Language, Rejection};
use money::Amount;

/// The most lines of one case; a longer stay is entered by its weekly sums.
pub const LINES_MAX: usize = 1_000;

/// Why a line is not accepted, or not in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotAccepted {
    /// It has nothing to do with the condition.
    Unrelated,
    /// Somebody else has paid it.
    PaidElsewhere,
    /// It falls outside the time that counts.
    OutsideTime,
    /// It is there twice.
    CountedTwice,
    /// It is not for treatment.
    NotTreatment,
    /// It cannot be read, or is no original.
    Unreadable,
}

impl NotAccepted {
    /// Every reason.
    pub const ALL: [NotAccepted; 6] = [
        NotAccepted::Unrelated,
        NotAccepted::PaidElsewhere,
        NotAccepted::OutsideTime,
        NotAccepted::CountedTwice,
        NotAccepted::NotTreatment,
        NotAccepted::Unreadable,
    ];

    /// A stable name for machines.
    pub const fn slug(self) -> &'static str {
        match self {
            NotAccepted::Unrelated => "unrelated",
            NotAccepted::PaidElsewhere => "paid_elsewhere",
            NotAccepted::OutsideTime => "outside_time",
            NotAccepted::CountedTwice => "counted_twice",
            NotAccepted::NotTreatment => "not_treatment",
            NotAccepted::Unreadable => "unreadable",
        }
    }

    /// The reason of a name for machines.
    pub fn from_slug(slug: &str) -> Option<NotAccepted> {
        NotAccepted::ALL.into_iter().find(|reason| reason.slug() == slug)
    }

    /// What it says, in a language.
    pub fn says(self, language: Language) -> &'static str {
        match self {
            NotAccepted::Unrelated => {
                language.pick("与这次的情形无关", "it has nothing to do with the condition")
            }
            NotAccepted::PaidElsewhere => {
                language.pick("已由别处支付", "somebody else has paid it")
            }
            NotAccepted::OutsideTime => {
                language.pick("不在应计的时间内", "it falls outside the time that counts")
            }
            NotAccepted::CountedTwice => language.pick("重复计算", "it is there twice"),
            NotAccepted::NotTreatment => language.pick("不是治疗费用", "it is not for treatment"),
            NotAccepted::Unreadable => {
                language.pick("看不清，或不是原件", "it cannot be read, or is no original")
            }
        }
    }
}

/// One line of the bills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BillLine {
    /// What was billed; more than nothing.
    pub billed: Amount,
    /// What of it is accepted.
    pub accepted: Amount,
    /// Why the rest is not; exactly where there is a rest.
    pub because: Option<NotAccepted>,
}

impl BillLine {
    /// Whether the line says what it has to and no more.
    fn is_sound(&self) -> bool {
        let within = self.accepted >= Amount::ZERO && self.accepted <= self.billed;
        let cut = self.accepted < self.billed;
        self.billed > Amount::ZERO && within && cut == self.because.is_some()
    }

    /// The line as a text of three words, in minor units: `12000 10000 paid_elsewhere`; a line
    /// accepted in full ends in `-`.
    pub fn to_text(&self) -> String {
        let because = self.because.map_or("-", NotAccepted::slug);
        format!("{} {} {because}", self.billed.minor(), self.accepted.minor())
    }

    /// The line of a text of three words.
    ///
    /// # Errors
    /// [`Rejection::BillLinesInvalid`].
    pub fn from_text(text: &str) -> Result<BillLine, Rejection> {
        let words: Vec<&str> = text.split(' ').collect();
        let [billed, accepted, because] = words[..] else {
            return Err(Rejection::BillLinesInvalid);
        };
        let amount = |word: &str| match word.parse::<i64>() {
            Ok(minor) if minor.to_string() == word => Ok(Amount::from_minor(minor)),
            _ => Err(Rejection::BillLinesInvalid),
        };
        let because = match because {
            "-" => None,
            slug => Some(NotAccepted::from_slug(slug).ok_or(Rejection::BillLinesInvalid)?),
        };
        let line = BillLine { billed: amount(billed)?, accepted: amount(accepted)?, because };
        if line.is_sound() { Ok(line) } else { Err(Rejection::BillLinesInvalid) }
    }
}

/// Lines that are sound, with their sums. It cannot be made of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bills {
    lines: Vec<BillLine>,
    billed: Amount,
    accepted: Amount,
}

impl Bills {
    /// The bills of some lines.
    ///
    /// # Errors
    /// [`Rejection::BillLinesInvalid`] when there is none or too many, when a line bills nothing,
    /// accepts more than was billed or less than nothing, or when a reason is missing or idle;
    /// [`Rejection::AmountOverflow`].
    pub fn of(lines: Vec<BillLine>) -> Result<Bills, Rejection> {
        let count_fits = (1..=LINES_MAX).contains(&lines.len());
        if !count_fits || !lines.iter().all(BillLine::is_sound) {
            return Err(Rejection::BillLinesInvalid);
        }
        let billed = Amount::sum(lines.iter().map(|line| line.billed))?;
        let accepted = Amount::sum(lines.iter().map(|line| line.accepted))?;
        Ok(Bills { lines, billed, accepted })
    }

    /// The lines.
    pub fn lines(&self) -> &[BillLine] {
        &self.lines
    }

    /// What was billed in all.
    pub fn billed(&self) -> Amount {
        self.billed
    }

    /// What is accepted in all: the bills that article 7 reads.
    pub fn accepted(&self) -> Amount {
        self.accepted
    }
}

#[cfg(test)]
mod tests {
    use super::{BillLine, Bills, LINES_MAX, NotAccepted};
    use ledger::{Language, Rejection};
    use money::Amount;
    use proptest::prelude::{
        Just, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
    };

    fn line(billed: i64, accepted: i64, because: Option<NotAccepted>) -> BillLine {
        let amount = Amount::from_minor;
        BillLine { billed: amount(billed), accepted: amount(accepted), because }
    }

    #[test]
    fn lines_are_sound_or_refused() {
        let why = Some(NotAccepted::PaidElsewhere);
        let table = [
            (line(100, 100, None), true),
            (line(100, 99, why), true),
            (line(100, 0, why), true),
            (line(100, 99, None), false),
            (line(100, 100, why), false),
            (line(100, 101, why), false),
            (line(100, -1, why), false),
            (line(0, 0, None), false),
            (line(-5, -5, None), false),
            (line(i64::MAX, i64::MAX, None), true),
        ];
        for (line, sound) in table {
            let bills = Bills::of(vec![line]);
            let expected = if sound { Ok(line.accepted) } else { Err(Rejection::BillLinesInvalid) };
            assert_eq!(bills.map(|bills| bills.accepted()), expected, "{line:?}");
            let read = BillLine::from_text(&line.to_text());
            assert_eq!(read, if sound { Ok(line) } else { Err(Rejection::BillLinesInvalid) });
        }
    }

    #[test]
    fn none_too_many_and_too_large_are_refused() {
        let one = line(1, 1, None);
        assert_eq!(Bills::of(Vec::new()), Err(Rejection::BillLinesInvalid));
        assert!(Bills::of(vec![one; LINES_MAX]).is_ok());
        assert_eq!(Bills::of(vec![one; LINES_MAX + 1]), Err(Rejection::BillLinesInvalid));
        let large = line(i64::MAX, i64::MAX, None);
        assert_eq!(Bills::of(vec![large, one]), Err(Rejection::AmountOverflow));
    }

    #[test]
    fn texts_that_are_no_line_are_refused() {
        for text in [
            "",
            "100",
            "100 100",
            "100 100 - -",
            "100  100 -",
            "100 99 -",
            "100 99 because",
            "+100 100 -",
            "0100 100 -",
            "100.00 100 -",
            "99999999999999999999 1 unrelated",
        ] {
            assert_eq!(BillLine::from_text(text), Err(Rejection::BillLinesInvalid), "{text:?}");
        }
    }

    #[test]
    fn every_reason_has_a_name_and_words() {
        for reason in NotAccepted::ALL {
            assert_eq!(NotAccepted::from_slug(reason.slug()), Some(reason));
            assert_ne!(reason.says(Language::Chinese), reason.says(Language::English));
        }
    }

    fn any_line() -> impl Strategy<Value = BillLine> {
        let why =
            prop_oneof![Just(None), prop::sample::select(&NotAccepted::ALL[..]).prop_map(Some)];
        (-2i64..200, -2i64..200, why)
            .prop_map(|(billed, accepted, because)| line(billed, accepted, because))
    }

    proptest! {
        #[test]
        fn sums_are_those_of_the_lines(lines in prop::collection::vec(any_line(), 0..8)) {
            let sound = |line: &BillLine| match (line.billed.minor(), line.accepted.minor()) {
                (billed, _) if billed < 1 => false,
                (billed, accepted) if accepted == billed => line.because.is_none(),
                (billed, accepted) => (0..billed).contains(&accepted) && line.because.is_some(),
            };
            let expected = !lines.is_empty() && lines.iter().all(sound);
            let bills = Bills::of(lines.clone());
            prop_assert_eq!(bills.is_ok(), expected);
            if let Ok(bills) = bills {
                let sum = |of: fn(&BillLine) -> Amount| -> i64 {
                    lines.iter().map(|line| of(line).minor()).sum()
                };
                prop_assert_eq!(bills.accepted().minor(), sum(|line| line.accepted));
                prop_assert_eq!(bills.billed().minor(), sum(|line| line.billed));
                prop_assert!(bills.accepted() <= bills.billed());
                prop_assert_eq!(bills.lines(), &lines[..]);
            }
        }
    }
}
