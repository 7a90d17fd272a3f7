//! The HTTP status of each rejection: one table, printed in `docs/api-problems.md`.
//!
//! There is no arm for the rest: a new rejection does not compile until it has a status here.

use axum::http::StatusCode;
use ledger::Rejection::{self, *};

/// The status with which a rejection leaves.
#[allow(clippy::too_many_lines, reason = "one table, a line for each rejection")]
pub fn status_of(rejection: Rejection) -> StatusCode {
    match rejection {
        SignInNeeded | SignInRefused | PasskeyRefused => StatusCode::UNAUTHORIZED,
        NotPermitted | SecondFactorNeeded | ScopeMissing | SamePersonTwice | OriginForeign
        | ChannelTokenNeeded | OnlyTheApplicant | OnlyIntakeClerks | OnlyInvestigators
        | OnlyMedicalReviewers | OnlySecondReviewers | OnlyTreasurers | OnlyMembers
        | OnlyTheSchedule | ReaderAgain | ConflictDeclared | ReporterNotAllowed
        | JurorUnqualified | JurorNotDrawn => StatusCode::FORBIDDEN,
        PathUnknown
        | MemberUnknown
        | StatementMemberUnknown
        | RulebookUnknown
        | PoolUnknown
        | CaseUnknown
        | ScheduleUnknown
        | DebitRunUnknown
        | WebhookUnknown
        | PersonUnknown
        | ProposalUnknown
        | AccountUnknown
        | GuardianshipUnknown
        | NoRulesInForce
        | PasskeyUnknown
        | CaseFileUnknown
        | ObjectionUnknown
        | EvidenceUnknown
        | PaymentListUnknown
        | StopOrderUnknown
        | ComplaintUnknown
        | NoticeUnknown
        | ChannelUnknown
        | DeliveryUnknown
        | CorrectionUnknown
        | LogEntryUnknown
        | LogProofMissing
        | LogMissing
        | SessionUnknown => StatusCode::NOT_FOUND,
        MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        MemberDuplicate
        | CaseDuplicate
        | SecondCaseOfMember
        | PoolDuplicate
        | DepositDuplicate
        | RefundDuplicate
        | PayoutDuplicate
        | RoundOutOfTurn
        | FundingFixed
        | SchemaForbids
        | ScheduleDuplicate
        | BusinessDateStale
        | DebitRunConfirmed
        | DebitTriesUsedUp
        | PersonDuplicate
        | DocumentTaken
        | AlreadyInPool
        | EraseWhileMember
        | MembershipOver
        | MayNotRejoin
        | RefundWhileMember
        | ProposalDecided
        | ProposalDuplicate
        | AccountDuplicate
        | AccountChanged
        | PasskeyDuplicate
        | VersionPublished
        | RequestInProgress
        | AgeLimitAhead
        | BusinessDateAhead
        | CaseMoved
        | StepNotNow
        | ClaimedByAnother
        | CaseOpenAlready
        | ObjectionUnanswered
        | AppealTooLate
        | BallotCast
        | JuryNotOpen
        | EvidenceDuplicate
        | PaymentNotDue
        | DemoClockMoving
        | DemoClockGettingReady
        | StopOrderDuplicate
        | StopOrderLifted
        | SupervisorKeyDuplicate
        | JoiningsStopped
        | RoundsStopped
        | PayoutsStopped
        | EverythingStopped
        | ComplaintAnswered
        | ComplaintsTooMany
        | CorrectionDecided => StatusCode::CONFLICT,
        PersonErased => StatusCode::GONE,
        EditStale => StatusCode::PRECONDITION_FAILED,
        VersionMissing => StatusCode::PRECONDITION_REQUIRED,
        BodyTooLarge | FileTooLarge | EvidenceTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ContentTypeWrong | EvidenceTypeRefused => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        JsonMalformed | ParameterWrong | KeyOfRequestMissing => StatusCode::BAD_REQUEST,
        TooManyRequests | ChannelCodeTooSoon => StatusCode::TOO_MANY_REQUESTS,
        InternalFault
        | SealBroken
        | ProposalUnreadable
        | MasterKeysMalformed
        | MasterKeyUnknown
        | PasswordHashMalformed
        | PasswordCostInvalid
        | ReceiptKeyMalformed
        | LogKeyMalformed
        | TamperOnlyDemo
        | OutputUnwritable
        | FileUnreadable => StatusCode::INTERNAL_SERVER_ERROR,
        OverCapacity
        | StoreUnavailable
        | RequestTooSlow
        | CommunityMissing
        | CommunityExists
        | CommunityBusy
        | CommunitySettingsInvalid
        | DatabaseUnavailable
        | AddressUnusable
        | WitnessMissing
        | WitnessExists
        | WitnessBusy
        | WitnessNameInvalid
        | WitnessKeyInvalid
        | LogPolicyInvalid
        | KeptCheckpointBroken
        | DemoOfAnotherOrigin
        | CustodyStatementDuplicate
        | SchemaNewer
        | SchemaOlder
        | SharingChanged
        | BackupBroken
        | BackupKeysMissing
        | KeysOfAnother
        | DatabaseToolMissing
        | DistributionNeedsPostgres
        | CitusMissing
        | ImportNeedsRulebook
        | PoolHasHistory
        | DatabaseNotEmpty
        | InputEnded
        | BooksUnbalanced
        | CommunityFounded
        | BackupOtherEngine
        | DemoClockStopped
        | EvidenceStoreUnavailable
        | ChannelMailFailed
        | LogBroken
        | LogUnavailable
        | LogAhead
        | LogBehind
        | LogUnwitnessed
        | MailUnreachable => StatusCode::SERVICE_UNAVAILABLE,
        // What is asked for is understood, and cannot be done as it stands.
        AmountOverflow
        | NotAnAmount
        | AmountTooPrecise
        | AmountNegative
        | CurrencyUnknown
        | TransferUnbalanced
        | FileMissing
        | NotUtf8
        | ColumnMissing
        | ColumnUnknown
        | RowMisshapen
        | TomlMalformed
        | KeyUnknown
        | KeyMissing
        | ValueOfWrongType
        | DateInvalid
        | NotAWholeNumber
        | NumberOutOfRange
        | IdInvalid
        | WordNotAllowed
        | ColumnRepeated
        | FileInvisibleCharacter
        | RowTooLong
        | LeftBeforeJoining
        | DepositIntoPostpaid
        | FailureInPrepaid
        | PeriodBackwards
        | CalendarInvalid
        | TooMany
        | KeyNotForThisFunding
        | ClosingBeforeBook
        | ClosingAfterBook
        | UnitWrong
        | ArticleWrong
        | GroundMissing
        | GroundDouble
        | ReasonMissing
        | TextMissingInOneLanguage
        | ItemDuplicate
        | GradeWithoutBand
        | GradeWithoutCondition
        | BandsOverlap
        | ArticleMissing
        | ArticleMisplaced
        | ArticleEmpty
        | CovenantTitleWrong
        | NoticeSentenceMissing
        | PlanNotOfFolder
        | VersionNotOfFolder
        | InsuranceWord
        | KeyNotForThisForm
        | RangeBackwards
        | SeniorityWithoutStart
        | WorkedCaseMismatch
        | WorkedCaseArticle
        | ReliabilityMissing
        | RulebookNameInvalid
        | RulebooksOfTwoPlans
        | VersionsBackwards
        | NarrowingNotDatedAhead
        | NarrowingReachesBack
        | CalendarOfPlanInvalid
        | SourceNotAnAddress
        | VersionInThePast
        | TooYoung
        | TooOld
        | DeclarationBars
        | DeclarationUnanswered
        | InWaitingPeriod
        | NotAMemberOnDate
        | ConditionNotCovered
        | AgeNotCovered
        | ReportedLate
        | AidsUsedUp
        | BelowDeductible
        | JoinsNobodyWhileClosing
        | DiagnosedAfterClosing
        | AppliedAfterRunOff
        | MembershipEnded
        | PublishedFileEmpty
        | PublishedRowsTooMany
        | PictureWithoutPoints
        | BatchIdUsed
        | RefundAboveBalance
        | PayoutAboveAid
        | NothingToIndex
        | ResidentIdMisshapen
        | ResidentIdBirthDate
        | ResidentIdChecksum
        | PasswordTooShort
        | PasswordTooLong
        | PasswordCommon
        | PasswordWrong
        | OneTimeSecretInvalid
        | OneTimeCodeWrong
        | OneTimeCodeUsed
        | TokenMisshapen
        | RecoveryCodeMisshapen
        | TimeZoneUnknown
        | ScheduleBackwards
        | WebhookAddressInvalid
        | LookUpReasonMissing
        | ConsentMissing
        | PersonFieldMissing
        | PaysForNobody
        | GuardianUnfit
        | ReceiptMalformed
        | ReceiptUnsigned
        | VerifierMalformed
        | GuardianMissing
        | EndBeforeBeginning
        | DeathAhead
        | PayeeIncomplete
        | DecisionReasonMissing
        | FileNotTheProposed
        | ScopesInvalid
        | FieldsWrong
        | PasskeyAddressInvalid
        | ReasonUnknown
        | ReasonNotForRefusal
        | AidNotOfTheArticle
        | BillLinesInvalid
        | DefinitionItemOpen
        | ConditionUnknown
        | PapersMissing
        | ContactsTooMany
        | ObjectionOwnCase
        | JuryNotInRules
        | JurorTestFailed
        | EvidenceActive
        | EvidenceBroken
        | EvidenceEmpty
        | EvidenceImageTooLarge
        | PaymentResultMismatch
        | PayeeAccountMissing
        | NoticeTextPersonal
        | CaseWordsInvalid
        | StopOrderMalformed
        | StopOrderUnsigned
        | StopOrderOfAnother
        | SupervisorKeyTooNew
        | ComplaintWordsInvalid
        | ChannelAddressInvalid
        | ChannelCodeWrong
        | ChannelCodeOver
        | MailRefused
        | MailReturned
        | LetterReturned
        | CorrectionTextInvalid => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
