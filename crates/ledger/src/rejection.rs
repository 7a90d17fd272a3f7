//! Every way Tongzhou says no, numbered.
//!
//! A number never changes its meaning and is never used again. Blocks: 1xx money, 2xx files,
//! 3xx books, 4xx settlement, 5xx rulebook files, 6xx articles, 7xx published rounds,
//! 8xx the store, 9xx the vault and credentials,
//! 10xx people and memberships.
//! 8xx the store, 9xx the vault and credentials, 12xx sign-in, roles and two people.

use money::{AmountTextError, Overflow};

/// A refusal. The discriminant is the public number, shown as `R302`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
#[allow(missing_docs, reason = "the words of each value, in both languages, are its documentation")]
pub enum Rejection {
    AmountOverflow = 101,
    NotAnAmount = 102,
    AmountTooPrecise = 103,
    AmountNegative = 104,
    CurrencyUnknown = 105,
    TransferUnbalanced = 106,

    FileMissing = 201,
    FileUnreadable = 202,
    NotUtf8 = 203,
    ColumnMissing = 204,
    ColumnUnknown = 205,
    RowMisshapen = 206,
    TomlMalformed = 207,
    KeyUnknown = 208,
    KeyMissing = 209,
    ValueOfWrongType = 210,
    DateInvalid = 211,
    NotAWholeNumber = 212,
    NumberOutOfRange = 213,
    IdInvalid = 214,
    WordNotAllowed = 215,
    OutputUnwritable = 216,
    ColumnRepeated = 217,
    FileInvisibleCharacter = 218,
    RowTooLong = 219,

    MemberDuplicate = 301,
    MemberUnknown = 302,
    LeftBeforeJoining = 303,
    CaseDuplicate = 304,
    SecondCaseOfMember = 305,
    DepositIntoPostpaid = 306,
    FailureInPrepaid = 307,
    PeriodBackwards = 308,
    CalendarInvalid = 309,
    TooMany = 310,
    KeyNotForThisFunding = 311,
    RulebookUnknown = 312,

    StatementMemberUnknown = 401,
    ClosingBeforeBook = 402,
    ClosingAfterBook = 403,

    UnitWrong = 501,
    ArticleWrong = 502,
    GroundMissing = 503,
    GroundDouble = 504,
    ReasonMissing = 505,
    TextMissingInOneLanguage = 506,
    ItemDuplicate = 507,
    GradeWithoutBand = 508,
    GradeWithoutCondition = 509,
    BandsOverlap = 510,
    ArticleMissing = 511,
    ArticleMisplaced = 512,
    ArticleEmpty = 513,
    CovenantTitleWrong = 514,
    NoticeSentenceMissing = 515,
    PlanNotOfFolder = 516,
    VersionNotOfFolder = 517,
    InsuranceWord = 518,
    KeyNotForThisForm = 519,
    RangeBackwards = 520,
    SeniorityWithoutStart = 521,
    WorkedCaseMismatch = 522,
    WorkedCaseArticle = 523,
    ReliabilityMissing = 524,
    RulebookNameInvalid = 525,
    FileTooLarge = 526,
    RulebooksOfTwoPlans = 527,
    VersionsBackwards = 528,
    NarrowingNotDatedAhead = 529,
    NarrowingReachesBack = 530,
    CalendarOfPlanInvalid = 531,
    SourceNotAnAddress = 532,
    VersionPublished = 533,
    VersionInThePast = 534,
    NoRulesInForce = 535,

    TooYoung = 601,
    TooOld = 602,
    DeclarationBars = 603,
    DeclarationUnanswered = 604,
    InWaitingPeriod = 605,
    NotAMemberOnDate = 606,
    ConditionNotCovered = 607,
    AgeNotCovered = 608,
    ReportedLate = 609,
    AidsUsedUp = 610,
    BelowDeductible = 611,
    JoinsNobodyWhileClosing = 612,
    DiagnosedAfterClosing = 613,
    AppliedAfterRunOff = 614,
    MembershipEnded = 615,

    PublishedFileEmpty = 701,
    PublishedRowsTooMany = 702,
    PictureWithoutPoints = 703,

    PoolUnknown = 801,
    PoolDuplicate = 802,
    CaseUnknown = 803,
    RoundOutOfTurn = 804,
    BatchIdUsed = 805,
    DepositDuplicate = 806,
    SchemaForbids = 807,
    FundingFixed = 808,
    RefundDuplicate = 809,
    RefundWhileMember = 810,
    RefundAboveBalance = 811,
    PayoutAboveAid = 812,
    PayoutDuplicate = 813,

    MasterKeysMalformed = 901,
    MasterKeyUnknown = 902,
    SealBroken = 903,
    NothingToIndex = 904,
    ResidentIdMisshapen = 905,
    ResidentIdBirthDate = 906,
    ResidentIdChecksum = 907,
    PasswordTooShort = 908,
    PasswordTooLong = 909,
    PasswordCommon = 910,
    PasswordWrong = 911,
    PasswordHashMalformed = 912,
    PasswordCostInvalid = 913,
    OneTimeSecretInvalid = 914,
    OneTimeCodeWrong = 915,
    OneTimeCodeUsed = 916,
    TokenMisshapen = 917,
    RecoveryCodeMisshapen = 918,
    ReceiptKeyMalformed = 919,

    TimeZoneUnknown = 1101,
    ScheduleUnknown = 1102,
    ScheduleDuplicate = 1103,
    ScheduleBackwards = 1104,
    BusinessDateStale = 1105,
    DebitRunUnknown = 1106,
    DebitRunConfirmed = 1107,
    DebitTriesUsedUp = 1108,
    WebhookAddressInvalid = 1109,
    WebhookUnknown = 1110,
    PersonDuplicate = 1001,
    PersonUnknown = 1002,
    PersonErased = 1003,
    DocumentTaken = 1004,
    EditStale = 1005,
    LookUpReasonMissing = 1006,
    AlreadyInPool = 1007,
    EraseWhileMember = 1008,
    MayNotRejoin = 1009,
    ConsentMissing = 1010,
    PersonFieldMissing = 1011,
    PaysForNobody = 1012,
    GuardianUnfit = 1013,
    ReceiptMalformed = 1014,
    ReceiptUnsigned = 1015,
    VerifierMalformed = 1016,
    MembershipOver = 1017,
    AgeLimitAhead = 1018,
    GuardianMissing = 1019,
    EndBeforeBeginning = 1020,
    GuardianshipUnknown = 1021,
    DeathAhead = 1022,
    PayeeIncomplete = 1023,
    SignInRefused = 1201,
    SignInNeeded = 1202,
    NotPermitted = 1203,
    SecondFactorNeeded = 1204,
    ScopeMissing = 1205,
    SamePersonTwice = 1206,
    ProposalUnknown = 1207,
    ProposalDecided = 1208,
    ProposalUnreadable = 1209,
    DecisionReasonMissing = 1210,
    FileNotTheProposed = 1211,
    AccountDuplicate = 1212,
    AccountUnknown = 1213,
    AccountChanged = 1214,
    ProposalDuplicate = 1215,
    ScopesInvalid = 1216,

    CommunityMissing = 1501,
    CommunityExists = 1502,
    CommunityBusy = 1503,
    CommunitySettingsInvalid = 1504,
    DatabaseUnavailable = 1505,
    DemoOfAnotherOrigin = 1531,
    CustodyStatementDuplicate = 1532,
    PasskeyRefused = 1217,
    PasskeyDuplicate = 1218,
    PasskeyUnknown = 1219,
    PasskeyAddressInvalid = 1220,
}

impl Rejection {
    /// Every rejection, by number.
    pub const ALL: [Rejection; 185] = [
        Rejection::AmountOverflow,
        Rejection::NotAnAmount,
        Rejection::AmountTooPrecise,
        Rejection::AmountNegative,
        Rejection::CurrencyUnknown,
        Rejection::TransferUnbalanced,
        Rejection::FileMissing,
        Rejection::FileUnreadable,
        Rejection::NotUtf8,
        Rejection::ColumnMissing,
        Rejection::ColumnUnknown,
        Rejection::RowMisshapen,
        Rejection::TomlMalformed,
        Rejection::KeyUnknown,
        Rejection::KeyMissing,
        Rejection::ValueOfWrongType,
        Rejection::DateInvalid,
        Rejection::NotAWholeNumber,
        Rejection::NumberOutOfRange,
        Rejection::IdInvalid,
        Rejection::WordNotAllowed,
        Rejection::OutputUnwritable,
        Rejection::ColumnRepeated,
        Rejection::FileInvisibleCharacter,
        Rejection::RowTooLong,
        Rejection::MemberDuplicate,
        Rejection::MemberUnknown,
        Rejection::LeftBeforeJoining,
        Rejection::CaseDuplicate,
        Rejection::SecondCaseOfMember,
        Rejection::DepositIntoPostpaid,
        Rejection::FailureInPrepaid,
        Rejection::PeriodBackwards,
        Rejection::CalendarInvalid,
        Rejection::TooMany,
        Rejection::KeyNotForThisFunding,
        Rejection::RulebookUnknown,
        Rejection::StatementMemberUnknown,
        Rejection::ClosingBeforeBook,
        Rejection::ClosingAfterBook,
        Rejection::UnitWrong,
        Rejection::ArticleWrong,
        Rejection::GroundMissing,
        Rejection::GroundDouble,
        Rejection::ReasonMissing,
        Rejection::TextMissingInOneLanguage,
        Rejection::ItemDuplicate,
        Rejection::GradeWithoutBand,
        Rejection::GradeWithoutCondition,
        Rejection::BandsOverlap,
        Rejection::ArticleMissing,
        Rejection::ArticleMisplaced,
        Rejection::ArticleEmpty,
        Rejection::CovenantTitleWrong,
        Rejection::NoticeSentenceMissing,
        Rejection::PlanNotOfFolder,
        Rejection::VersionNotOfFolder,
        Rejection::InsuranceWord,
        Rejection::KeyNotForThisForm,
        Rejection::RangeBackwards,
        Rejection::SeniorityWithoutStart,
        Rejection::WorkedCaseMismatch,
        Rejection::WorkedCaseArticle,
        Rejection::ReliabilityMissing,
        Rejection::RulebookNameInvalid,
        Rejection::FileTooLarge,
        Rejection::RulebooksOfTwoPlans,
        Rejection::VersionsBackwards,
        Rejection::NarrowingNotDatedAhead,
        Rejection::NarrowingReachesBack,
        Rejection::CalendarOfPlanInvalid,
        Rejection::SourceNotAnAddress,
        Rejection::VersionPublished,
        Rejection::VersionInThePast,
        Rejection::NoRulesInForce,
        Rejection::TooYoung,
        Rejection::TooOld,
        Rejection::DeclarationBars,
        Rejection::DeclarationUnanswered,
        Rejection::InWaitingPeriod,
        Rejection::NotAMemberOnDate,
        Rejection::ConditionNotCovered,
        Rejection::AgeNotCovered,
        Rejection::ReportedLate,
        Rejection::AidsUsedUp,
        Rejection::BelowDeductible,
        Rejection::JoinsNobodyWhileClosing,
        Rejection::DiagnosedAfterClosing,
        Rejection::AppliedAfterRunOff,
        Rejection::MembershipEnded,
        Rejection::PublishedFileEmpty,
        Rejection::PublishedRowsTooMany,
        Rejection::PictureWithoutPoints,
        Rejection::PoolUnknown,
        Rejection::PoolDuplicate,
        Rejection::CaseUnknown,
        Rejection::RoundOutOfTurn,
        Rejection::BatchIdUsed,
        Rejection::DepositDuplicate,
        Rejection::SchemaForbids,
        Rejection::FundingFixed,
        Rejection::RefundDuplicate,
        Rejection::RefundWhileMember,
        Rejection::RefundAboveBalance,
        Rejection::PayoutAboveAid,
        Rejection::PayoutDuplicate,
        Rejection::MasterKeysMalformed,
        Rejection::MasterKeyUnknown,
        Rejection::SealBroken,
        Rejection::NothingToIndex,
        Rejection::ResidentIdMisshapen,
        Rejection::ResidentIdBirthDate,
        Rejection::ResidentIdChecksum,
        Rejection::PasswordTooShort,
        Rejection::PasswordTooLong,
        Rejection::PasswordCommon,
        Rejection::PasswordWrong,
        Rejection::PasswordHashMalformed,
        Rejection::PasswordCostInvalid,
        Rejection::OneTimeSecretInvalid,
        Rejection::OneTimeCodeWrong,
        Rejection::OneTimeCodeUsed,
        Rejection::TokenMisshapen,
        Rejection::RecoveryCodeMisshapen,
        Rejection::ReceiptKeyMalformed,
        Rejection::PersonDuplicate,
        Rejection::PersonUnknown,
        Rejection::PersonErased,
        Rejection::DocumentTaken,
        Rejection::EditStale,
        Rejection::LookUpReasonMissing,
        Rejection::AlreadyInPool,
        Rejection::EraseWhileMember,
        Rejection::MayNotRejoin,
        Rejection::ConsentMissing,
        Rejection::PersonFieldMissing,
        Rejection::PaysForNobody,
        Rejection::GuardianUnfit,
        Rejection::ReceiptMalformed,
        Rejection::ReceiptUnsigned,
        Rejection::VerifierMalformed,
        Rejection::MembershipOver,
        Rejection::AgeLimitAhead,
        Rejection::GuardianMissing,
        Rejection::EndBeforeBeginning,
        Rejection::GuardianshipUnknown,
        Rejection::DeathAhead,
        Rejection::PayeeIncomplete,
        Rejection::TimeZoneUnknown,
        Rejection::ScheduleUnknown,
        Rejection::ScheduleDuplicate,
        Rejection::ScheduleBackwards,
        Rejection::BusinessDateStale,
        Rejection::DebitRunUnknown,
        Rejection::DebitRunConfirmed,
        Rejection::DebitTriesUsedUp,
        Rejection::WebhookAddressInvalid,
        Rejection::WebhookUnknown,
        Rejection::SignInRefused,
        Rejection::SignInNeeded,
        Rejection::NotPermitted,
        Rejection::SecondFactorNeeded,
        Rejection::ScopeMissing,
        Rejection::SamePersonTwice,
        Rejection::ProposalUnknown,
        Rejection::ProposalDecided,
        Rejection::ProposalUnreadable,
        Rejection::DecisionReasonMissing,
        Rejection::FileNotTheProposed,
        Rejection::AccountDuplicate,
        Rejection::AccountUnknown,
        Rejection::AccountChanged,
        Rejection::ProposalDuplicate,
        Rejection::ScopesInvalid,
        Rejection::PasskeyRefused,
        Rejection::PasskeyDuplicate,
        Rejection::PasskeyUnknown,
        Rejection::PasskeyAddressInvalid,
        Rejection::CommunityMissing,
        Rejection::CommunityExists,
        Rejection::CommunityBusy,
        Rejection::CommunitySettingsInvalid,
        Rejection::DatabaseUnavailable,
        Rejection::DemoOfAnotherOrigin,
        Rejection::CustodyStatementDuplicate,
    ];

    /// The public number.
    #[expect(clippy::as_conversions, reason = "this is how Rust reads a declared discriminant")]
    pub fn number(self) -> u16 {
        self as u16
    }
}

impl From<Overflow> for Rejection {
    fn from(_: Overflow) -> Rejection {
        Rejection::AmountOverflow
    }
}

impl From<AmountTextError> for Rejection {
    fn from(error: AmountTextError) -> Rejection {
        match error {
            AmountTextError::NotAnAmount => Rejection::NotAnAmount,
            AmountTextError::TooPrecise => Rejection::AmountTooPrecise,
            AmountTextError::Overflow => Rejection::AmountOverflow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rejection;
    use std::collections::BTreeSet;

    /// The names of the enum as this very file declares them.
    fn declared() -> Vec<&'static str> {
        let (_, after) = include_str!("rejection.rs").split_once("pub enum Rejection {").unwrap();
        let (body, _) = after.split_once("\n}\n").unwrap();
        body.lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(name, _)| name.trim())
            .collect()
    }

    fn is_chinese(letter: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&letter)
    }

    #[test]
    fn all_holds_every_rejection_in_the_order_of_numbers() {
        let listed: Vec<String> = Rejection::ALL.iter().map(|one| format!("{one:?}")).collect();
        let mut declared = declared();
        declared.sort_by_key(|name| listed.iter().position(|listed| listed == name));
        assert_eq!(listed, declared);
        assert!(Rejection::ALL.is_sorted(), "declared and listed by number");
    }

    #[test]
    fn numbers_and_slugs_are_unique() {
        let numbers: BTreeSet<u16> = Rejection::ALL.iter().map(|one| one.number()).collect();
        let slugs: BTreeSet<&str> = Rejection::ALL.iter().map(|one| one.words().slug).collect();
        assert_eq!((numbers.len(), slugs.len()), (Rejection::ALL.len(), Rejection::ALL.len()));
    }

    #[test]
    fn everything_is_said_in_both_languages() {
        for rejection in Rejection::ALL {
            let words = rejection.words();
            let english = [words.english, words.remedy_english];
            assert!(english.iter().all(|text| !text.is_empty()), "{rejection:?}");
            assert!(english.iter().all(|text| !text.contains(is_chinese)), "{rejection:?}");
            assert!(words.chinese.contains(is_chinese), "{rejection:?}");
            // A remedy may be code, which is the same in every language.
            let is_code = words.remedy_chinese == words.remedy_english;
            assert!(is_code || words.remedy_chinese.contains(is_chinese), "{rejection:?}");
        }
    }
}
