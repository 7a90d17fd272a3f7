//! The reasons of decisions on cases, numbered.
//!
//! A number never changes its meaning and is never used again. Each reason names the article it
//! rests on and what would change the outcome, so that a refusal is never the end of a talk. Some
//! reasons refuse, some only make people look, one asks for papers: [`Weight`].

mod rows;

use ledger::{Language, Rejection};
use rows::ROWS;
use rules::articles::refunds::RefusedFor;

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the words of each value, in both languages, are its documentation")]
pub enum Reason {
    NotAMemberOnDate,
    InWaitingTime,
    DeclarationWrong,
    ConditionNotCovered,
    DefinitionNotMet,
    ReportedLate,
    SuspendedOnDate,
    SecondAid,
    DuplicatePapers,
    PapersDisagree,
    AgeNotCovered,
    MembershipEnded,
    BelowDeductible,
    DiagnosedAfterClosing,
    AppliedAfterRunOff,
    AidsUsedUp,
    FalsePapers,
    Congenital,
    AgeAtJoining,
    PapersMissing,
    SoonAfterWaiting,
    AboveMachineLimit,
    MemberTooShort,
    BillsForPeople,
    NoMachineInRules,
    AmountUnreckonable,
}

/// What a reason can do to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// People may refuse for it.
    Refuses,
    /// People have to look; nothing is refused for it.
    Flags,
    /// Papers are asked for; nothing is refused for it.
    AsksForPapers,
}

/// The words of a reason: what it says, and what would change the outcome.
#[derive(Clone, Copy, Debug)]
pub struct ReasonWords {
    /// A stable name for machines.
    pub slug: &'static str,
    /// What it says, in Chinese.
    pub chinese: &'static str,
    /// What would change the outcome, in Chinese.
    pub change_chinese: &'static str,
    /// What it says, in English.
    pub english: &'static str,
    /// What would change the outcome, in English.
    pub change_english: &'static str,
}

impl ReasonWords {
    /// What it says, in a language.
    pub fn says(&self, language: Language) -> &'static str {
        language.pick(self.chinese, self.english)
    }

    /// What would change the outcome, in a language.
    pub fn change(&self, language: Language) -> &'static str {
        language.pick(self.change_chinese, self.change_english)
    }
}

impl Reason {
    /// Every reason, by number.
    pub const ALL: [Reason; ROWS.len()] = {
        let mut all = [Reason::NotAMemberOnDate; ROWS.len()];
        let mut index = 0;
        while index < ROWS.len() {
            all[index] = ROWS[index].reason;
            index += 1;
        }
        all
    };

    /// The public number.
    pub fn number(self) -> u8 {
        self.row().number
    }

    /// The number as people see it: `C07`.
    pub fn code(self) -> String {
        format!("C{:02}", self.number())
    }

    /// The reason of a code as people see it.
    ///
    /// # Errors
    /// [`Rejection::ReasonUnknown`].
    pub fn from_code(code: &str) -> Result<Reason, Rejection> {
        let found = Reason::ALL.into_iter().find(|reason| reason.code() == code);
        found.ok_or(Rejection::ReasonUnknown)
    }

    /// The reason of a name for machines.
    pub fn from_slug(slug: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.slug() == slug)
    }

    /// The name for machines.
    pub fn slug(self) -> &'static str {
        self.words().slug
    }

    /// The words of this reason.
    pub fn words(self) -> ReasonWords {
        self.row().words
    }

    /// The article it rests on, from 1.
    pub fn article(self) -> u8 {
        self.row().article
    }

    /// What it can do to a case.
    pub fn weight(self) -> Weight {
        self.row().weight
    }

    /// Whether people may refuse for it.
    pub fn grounds_refusal(self) -> bool {
        self.weight() == Weight::Refuses
    }

    /// Whether a refusal may rest on it.
    ///
    /// # Errors
    /// [`Rejection::ReasonNotForRefusal`] when it only flags or asks for papers.
    pub fn check_refusal(self) -> Result<(), Rejection> {
        if self.grounds_refusal() { Ok(()) } else { Err(Rejection::ReasonNotForRefusal) }
    }

    /// The reason of a refusal by an article; `None` where the article decides about joining or
    /// the rejection is not one of [`rules::articles::REFUSALS`].
    pub fn of_refusal(rejection: Rejection) -> Option<Reason> {
        match rejection {
            Rejection::TooYoung | Rejection::TooOld => Some(Reason::AgeAtJoining),
            Rejection::DeclarationBars => Some(Reason::DeclarationWrong),
            Rejection::InWaitingPeriod => Some(Reason::InWaitingTime),
            Rejection::NotAMemberOnDate => Some(Reason::NotAMemberOnDate),
            Rejection::ConditionNotCovered => Some(Reason::ConditionNotCovered),
            Rejection::AgeNotCovered => Some(Reason::AgeNotCovered),
            Rejection::ReportedLate => Some(Reason::ReportedLate),
            Rejection::AidsUsedUp => Some(Reason::AidsUsedUp),
            Rejection::BelowDeductible => Some(Reason::BelowDeductible),
            Rejection::DiagnosedAfterClosing => Some(Reason::DiagnosedAfterClosing),
            Rejection::AppliedAfterRunOff => Some(Reason::AppliedAfterRunOff),
            Rejection::MembershipEnded => Some(Reason::MembershipEnded),
            _ => None,
        }
    }

    /// What article 13 looks at when a case is refused for this reason; `None` where it gives
    /// nothing back.
    pub fn refused_for(self) -> Option<RefusedFor> {
        match self {
            Reason::InWaitingTime => Some(RefusedFor::WaitingPeriod),
            Reason::DeclarationWrong | Reason::AgeAtJoining => Some(RefusedFor::DeclarationUnfit),
            Reason::ReportedLate => Some(RefusedFor::ReportedLate),
            Reason::SuspendedOnDate => Some(RefusedFor::BalanceFrozen),
            Reason::Congenital => Some(RefusedFor::Congenital),
            Reason::MembershipEnded => Some(RefusedFor::MemberLeft),
            _ => None,
        }
    }

    fn row(self) -> &'static rows::ReasonRow {
        let row = ROWS.iter().find(|row| row.reason == self);
        row.expect("every reason has a row, as a test of the table shows")
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, Weight};
    use ledger::Rejection;
    use rules::articles::{REFUSALS, Refusal};
    use rules::insurance_words::find_insurance_words;
    use std::collections::BTreeSet;

    /// The names of the enum as this very file declares them.
    #[test]
    fn every_reason_has_its_row_in_the_order_of_numbers() {
        let source = include_str!("reason.rs");
        let (_, after) = source.split_once("pub enum Reason {").unwrap();
        let (declared, _) = after.split_once('}').unwrap();
        let declared: Vec<&str> = declared.split_terminator(',').map(str::trim).collect();
        let declared: Vec<&str> = declared.into_iter().filter(|name| !name.is_empty()).collect();
        let listed: Vec<String> = Reason::ALL.iter().map(|one| format!("{one:?}")).collect();
        assert_eq!(listed, declared);
        assert!(Reason::ALL.is_sorted_by_key(|reason| reason.number()));
    }

    /// The numbers as they were published; a change here is a change of history.
    #[test]
    fn numbers_and_names_are_those_that_were_published() {
        let published = [
            "C01 not_a_member_on_date",
            "C02 in_waiting_time",
            "C03 declaration_wrong",
            "C04 condition_not_covered",
            "C05 definition_not_met",
            "C06 reported_late",
            "C07 suspended_on_date",
            "C08 second_aid",
            "C09 duplicate_papers",
            "C10 papers_disagree",
            "C11 age_not_covered",
            "C12 membership_ended",
            "C13 below_deductible",
            "C14 diagnosed_after_closing",
            "C15 applied_after_run_off",
            "C16 aids_used_up",
            "C17 false_papers",
            "C18 congenital",
            "C19 age_at_joining",
            "C20 papers_missing",
            "C21 soon_after_waiting",
            "C22 above_machine_limit",
            "C23 member_too_short",
            "C24 bills_for_people",
            "C25 no_machine_in_rules",
            "C26 amount_unreckonable",
        ];
        let listed: Vec<String> =
            Reason::ALL.iter().map(|one| format!("{} {}", one.code(), one.slug())).collect();
        assert_eq!(listed, published);
        let names: BTreeSet<&str> = Reason::ALL.iter().map(|one| one.slug()).collect();
        assert_eq!(names.len(), Reason::ALL.len());
    }

    #[test]
    fn a_reason_is_found_by_its_code_and_its_name() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(&reason.code()), Ok(reason));
            assert_eq!(Reason::from_slug(reason.slug()), Some(reason));
            assert!((1..=16).contains(&reason.article()), "{reason:?}");
        }
        for unknown in ["", "C00", "C27", "c01", "C1", "C001", "refuse"] {
            assert_eq!(Reason::from_code(unknown), Err(Rejection::ReasonUnknown), "{unknown}");
            assert_eq!(Reason::from_slug(unknown), None, "{unknown}");
        }
    }

    /// Every refusal of an article that an application can meet has its reason, and the reason
    /// rests on the same article and may refuse.
    #[test]
    fn every_refusal_of_an_application_has_its_reason() {
        let only_at_joining =
            [Rejection::DeclarationUnanswered, Rejection::JoinsNobodyWhileClosing];
        for rejection in REFUSALS {
            let reason = Reason::of_refusal(rejection);
            assert_eq!(reason.is_none(), only_at_joining.contains(&rejection), "{rejection:?}");
            if let Some(reason) = reason {
                assert_eq!(reason.article(), Refusal::of(rejection).article, "{rejection:?}");
                assert!(reason.grounds_refusal(), "{rejection:?}");
            }
        }
        let others = Rejection::ALL.into_iter().filter(|one| !REFUSALS.contains(one));
        for other in others {
            assert_eq!(Reason::of_refusal(other), None, "{other:?}");
        }
    }

    #[test]
    fn what_only_flags_or_asks_refuses_nothing() {
        let never = [
            (Reason::DuplicatePapers, Weight::Flags),
            (Reason::PapersDisagree, Weight::Flags),
            (Reason::PapersMissing, Weight::AsksForPapers),
            (Reason::SoonAfterWaiting, Weight::Flags),
            (Reason::AboveMachineLimit, Weight::Flags),
            (Reason::MemberTooShort, Weight::Flags),
            (Reason::BillsForPeople, Weight::Flags),
            (Reason::NoMachineInRules, Weight::Flags),
            (Reason::AmountUnreckonable, Weight::Flags),
        ];
        for reason in Reason::ALL {
            let expected = never.iter().find(|(one, _)| *one == reason);
            let weight = expected.map_or(Weight::Refuses, |(_, weight)| *weight);
            assert_eq!(reason.weight(), weight, "{reason:?}");
            let checked = reason.check_refusal();
            assert_eq!(checked.is_ok(), weight == Weight::Refuses, "{reason:?}");
            assert!(reason.refused_for().is_none() || checked.is_ok(), "{reason:?}");
        }
    }

    #[test]
    fn everything_is_said_in_both_languages_and_without_words_of_insurance() {
        let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        for reason in Reason::ALL {
            let words = reason.words();
            for english in [words.english, words.change_english] {
                assert!(!english.is_empty() && !english.contains(is_chinese), "{reason:?}");
            }
            for chinese in [words.chinese, words.change_chinese] {
                assert!(chinese.contains(is_chinese), "{reason:?}");
            }
            let all = [words.chinese, words.change_chinese, words.english, words.change_english];
            assert!(all.iter().all(|text| find_insurance_words(text).is_empty()), "{reason:?}");
        }
    }
}
