//! The words about people and memberships: the block of 1000.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::PersonDuplicate,
        "person_duplicate",
        ("这个人员编号已有登记", "一个新的编号，或对原登记更正"),
        (
            "this person id is registered already",
            "a new id, or a correction of the registration there is",
        ),
    ),
    row(
        Rejection::PersonUnknown,
        "person_unknown",
        ("没有登记过这个人", "先登记此人"),
        ("no such person is registered", "register the person first"),
    ),
    row(
        Rejection::PersonErased,
        "person_erased",
        ("此人的资料已按要求抹去，无法再读", "不再读取；账目和统计仍在"),
        (
            "what is personal about this person was erased and cannot be read",
            "leave it so; the accounts and statistics remain",
        ),
    ),
    row(
        Rejection::DocumentTaken,
        "document_taken",
        ("这个证件号码已登记在另一个人名下", "找到原有登记，一人只登记一次"),
        (
            "this document number belongs to a person registered already",
            "find that registration; nobody is registered twice",
        ),
    ),
    row(
        Rejection::EditStale,
        "edit_stale",
        ("打开之后，这份资料已被别人改过", "重新打开，看过新内容再改"),
        (
            "somebody else has changed this since it was opened",
            "open it again and edit what stands there now",
        ),
    ),
    row(
        Rejection::LookUpReasonMissing,
        "look_up_reason_missing",
        ("查看个人资料没有写原因", "写明为什么要看"),
        ("personal data was asked for without a reason", "say why it has to be seen"),
    ),
    row(
        Rejection::AlreadyInPool,
        "already_in_pool",
        ("此人已经是这个互助池的成员", "一人在一个互助池只有一个成员资格"),
        ("this person is a member of this pool already", "one membership of a person in a pool"),
    ),
    row(
        Rejection::EraseWhileMember,
        "erase_while_member",
        ("此人仍是成员，不能抹去资料", "先退出所有互助池"),
        ("this person is still a member and cannot be erased", "leave every pool first"),
    ),
    row(
        Rejection::MayNotRejoin,
        "may_not_rejoin",
        ("按第十二条，退出过的人不能再次加入这个计划", "选择另一个计划"),
        ("by article 12 who left this plan may not join it again", "another plan"),
    ),
    row(
        Rejection::ConsentMissing,
        "consent_missing",
        ("没有表示同意公约", "读过公约并表示同意后再加入"),
        (
            "there is no consent to the covenant",
            "read the covenant and consent to it before joining",
        ),
    ),
    row(
        Rejection::PersonFieldMissing,
        "person_field_missing",
        ("登记缺少姓名或证件号码", "写上姓名和证件号码"),
        ("the registration lacks a name or a document number", "a name and a document number"),
    ),
    row(
        Rejection::PaysForNobody,
        "pays_for_nobody",
        ("此人在这个互助池里没有为任何在册成员付款", "先指定由此人付款的成员"),
        (
            "this person pays for no present member of this pool",
            "name the members this person pays for first",
        ),
    ),
    row(
        Rejection::GuardianUnfit,
        "guardian_unfit",
        ("监护人应为另一位成年人", "另一位年满 18 岁的人"),
        ("a guardian is another person, of age", "another person of 18 years or more"),
    ),
    row(
        Rejection::ReceiptMalformed,
        "receipt_malformed",
        ("不是本程序认识的回执", "一份完整、未改动的回执"),
        ("this is not a receipt that this program knows", "a whole receipt, as it was given"),
    ),
    row(
        Rejection::ReceiptUnsigned,
        "receipt_unsigned",
        ("回执没有这个密钥的有效签名", "原样的回执，和发出它的社区公布的验证密钥"),
        (
            "no signature of this key holds on the receipt",
            "the receipt as it was given, and the verifier its community publishes",
        ),
    ),
    row(
        Rejection::VerifierMalformed,
        "verifier_malformed",
        ("验证密钥读不懂", "“名称+编号+密钥”样子的一行"),
        ("the verifier cannot be read", "a line of the form name+id+key"),
    ),
    row(
        Rejection::MembershipOver,
        "membership_over",
        ("这个成员资格已经结束", "查看结束的原因"),
        ("this membership has ended already", "see why it ended"),
    ),
    row(
        Rejection::AgeLimitAhead,
        "age_limit_ahead",
        ("成员还没有到年龄上限的生日", "等到那个生日当月"),
        (
            "the member's birthday of the age limit is still ahead",
            "wait for the month of that birthday",
        ),
    ),
    row(
        Rejection::GuardianMissing,
        "guardian_missing",
        ("未成年人加入须有监护人", "先登记监护人"),
        ("somebody under age joins with a guardian", "register the guardian first"),
    ),
    row(
        Rejection::EndBeforeBeginning,
        "end_before_beginning",
        ("结束日不晚于开始日", "晚于开始日的结束日"),
        ("the end is not after the beginning", "an end after the beginning"),
    ),
    row(
        Rejection::GuardianshipUnknown,
        "guardianship_unknown",
        ("此人不是这位的监护人", "已登记的监护人"),
        ("this person is not registered as that person's guardian", "a guardian who is registered"),
    ),
    row(
        Rejection::DeathAhead,
        "death_ahead",
        ("去世日期还没有到", "今天或更早的日期"),
        ("the day of death is still ahead", "today or a day before"),
    ),
    row(
        Rejection::PayeeIncomplete,
        "payee_incomplete",
        ("受领人缺少姓名、关系或收款账户", "写上姓名、关系和收款账户"),
        (
            "a payee lacks a name, a relation or an account to be paid on",
            "a name, a relation and an account",
        ),
    ),
];
