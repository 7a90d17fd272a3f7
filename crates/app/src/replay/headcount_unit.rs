//! The unit headcounts are drawn in, so that their labels stay short.

use super::numerals::grouped;
use ledger::Language;

/// A unit of people.
#[derive(Clone, Copy)]
pub enum HeadcountUnit {
    /// Single people.
    One,
    /// 万: ten thousand.
    TenThousand,
    /// A million.
    Million,
}

impl HeadcountUnit {
    /// The unit for headcounts up to `most`.
    pub fn of(most: u64, language: Language) -> HeadcountUnit {
        match language {
            Language::Chinese if most >= 100_000 => HeadcountUnit::TenThousand,
            Language::English if most >= 1_000_000 => HeadcountUnit::Million,
            Language::Chinese | Language::English => HeadcountUnit::One,
        }
    }

    /// What follows the heading.
    pub fn words(self, language: Language) -> &'static str {
        match self {
            HeadcountUnit::One => "",
            HeadcountUnit::TenThousand => language.pick("，万人", ", ten thousands"),
            HeadcountUnit::Million => language.pick("，百万人", ", million"),
        }
    }

    /// A headcount in this unit.
    pub fn print(self, count: u64) -> String {
        match self {
            HeadcountUnit::One => grouped(count),
            HeadcountUnit::TenThousand => grouped((count + 5_000) / 10_000),
            HeadcountUnit::Million => {
                let tenths = (count + 50_000) / 100_000;
                format!("{}.{}", grouped(tenths / 10), tenths % 10)
            }
        }
    }
}
