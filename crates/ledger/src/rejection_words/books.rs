//! The words about books: the block of 300.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::MemberDuplicate,
        "member_duplicate",
        ("会员编号重复", "每位会员只占一行"),
        ("the member id stands twice", "one row for each member"),
    ),
    row(
        Rejection::MemberUnknown,
        "member_unknown",
        ("没有这位会员", "members.csv 里有的会员编号"),
        ("no member has this id", "an id that members.csv holds"),
    ),
    row(
        Rejection::LeftBeforeJoining,
        "left_before_joining",
        ("退出日期早于加入日期", "退出日期等于或晚于加入日期"),
        ("the member left before joining", "left_on on or after joined_on"),
    ),
    row(
        Rejection::CaseDuplicate,
        "case_duplicate",
        ("案例编号重复", "每个案例只占一行"),
        ("the case id stands twice", "one row for each case"),
    ),
    row(
        Rejection::SecondCaseOfMember,
        "second_case_of_member",
        ("这位会员已有一个案例", "每位会员最多一个案例（结算规则第 10 节）"),
        ("this member has a case already", "at most one case a member (SETTLEMENT §10)"),
    ),
    row(
        Rejection::DepositIntoPostpaid,
        "deposit_into_postpaid",
        ("事后扣款的计划没有预存", "去掉 deposits.csv，或把 mode 改为 prepaid"),
        ("a postpaid pool takes no deposits", "no deposits.csv, or mode = \"prepaid\""),
    ),
    row(
        Rejection::FailureInPrepaid,
        "failure_in_prepaid",
        ("预存计划没有扣款失败", "去掉 failures.csv，或把 mode 改为 postpaid"),
        ("a prepaid pool has no failed debits", "no failures.csv, or mode = \"postpaid\""),
    ),
    row(
        Rejection::PeriodBackwards,
        "period_backwards",
        ("through 早于 from", "through 等于或晚于 from"),
        ("through lies before from", "through on or after from"),
    ),
    row(
        Rejection::CalendarInvalid,
        "calendar_invalid",
        ("分摊日历自相矛盾", "每期公示日早于结算日，结算日不晚于下一期公示日（结算规则第 1 节）"),
        (
            "the calendar contradicts itself",
            "each cut before its settle day, and that by the next cut (SETTLEMENT §1)",
        ),
    ),
    row(
        Rejection::TooMany,
        "too_many",
        ("数量超出上限", "文档里写明的上限之内"),
        ("there are more than the limit", "no more than the documented limit"),
    ),
    row(
        Rejection::KeyNotForThisFunding,
        "key_not_for_this_funding",
        ("这个键不用于这种收款方式", "去掉它，或改 mode"),
        ("this key is not for this mode", "the file without it, or another mode"),
    ),
    row(
        Rejection::RulebookUnknown,
        "rulebook_unknown",
        ("没有这个规则版本", "rulebooks 文件夹里的 <计划>/<日期>"),
        ("there is no such rulebook", "a <plan>/<date> of the rulebooks folder"),
    ),
];
