//! The words about articles: the block of 600.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::TooYoung,
        "too_young",
        ("未达到可加入的年龄", "达到第二条的最低年龄后加入"),
        ("younger than the plan admits", "joining on reaching the lowest age of article 2"),
    ),
    row(
        Rejection::TooOld,
        "too_old",
        ("超过可加入的年龄", "不超过第二条的最高年龄"),
        ("older than the plan admits", "an age no higher than article 2 allows"),
    ),
    row(
        Rejection::DeclarationBars,
        "declaration_bars",
        ("健康告知的回答不符合加入条件", "符合第三条健康告知"),
        (
            "an answer of the health declaration bars joining",
            "answers that meet the declaration of article 3",
        ),
    ),
    row(
        Rejection::DeclarationUnanswered,
        "declaration_unanswered",
        ("健康告知有问题未回答", "逐条回答第三条的全部问题"),
        (
            "a question of the health declaration is unanswered",
            "an answer to each question of article 3",
        ),
    ),
    row(
        Rejection::InWaitingPeriod,
        "in_waiting_period",
        ("初次确诊在观察期内", "观察期结束之后的初次确诊（第五条）"),
        (
            "first diagnosed within the waiting period",
            "a first diagnosis after the waiting period of article 5",
        ),
    ),
    row(
        Rejection::NotAMemberOnDate,
        "not_a_member_on_date",
        ("当日不是会员", "加入生效之后的事件（第四条）"),
        ("not a member on that date", "an event after joining took effect (article 4)"),
    ),
    row(
        Rejection::ConditionNotCovered,
        "condition_not_covered",
        ("不在互助范围内", "第六条列出的情形"),
        ("the condition is not covered", "a condition that article 6 lists"),
    ),
    row(
        Rejection::AgeNotCovered,
        "age_not_covered",
        ("这个年龄没有对应的互助金", "第七条列出的年龄段"),
        ("there is no aid for this age", "an age band of article 7"),
    ),
    row(
        Rejection::ReportedLate,
        "reported_late",
        ("报案超过期限", "在期限内报案"),
        ("reported too late", "a report within the time allowed"),
    ),
    row(
        Rejection::AidsUsedUp,
        "aids_used_up",
        ("可得互助金的次数或总额已用完", "不超过第七条的次数和总额"),
        ("the aids of this member are used up", "no more aids than article 7 allows"),
    ),
    row(
        Rejection::BelowDeductible,
        "below_deductible",
        ("费用未超过起付金额", "超过第七条起付金额的费用"),
        (
            "the spending does not exceed the deductible",
            "spending above the threshold of article 7",
        ),
    ),
    row(
        Rejection::JoinsNobodyWhileClosing,
        "joins_nobody_while_closing",
        ("计划已公布停止运行，不再接受加入", "停止运行公布之前加入"),
        (
            "the plan has announced its closing and takes nobody in",
            "joining before a closing is announced",
        ),
    ),
    row(
        Rejection::DiagnosedAfterClosing,
        "diagnosed_after_closing",
        ("初次确诊在停止运行之后", "停止运行之前的初次确诊（第十六条）"),
        ("first diagnosed after the plan stopped", "a first diagnosis before the end (article 16)"),
    ),
    row(
        Rejection::AppliedAfterRunOff,
        "applied_after_run_off",
        ("申请超过停止运行后的受理期", "受理期内的申请（第十六条）"),
        ("applied after the run-off ended", "an application within the run-off of article 16"),
    ),
    row(
        Rejection::MembershipEnded,
        "membership_ended",
        ("会员资格已终止", "终止之前的事件（第十二条）"),
        ("the membership had ended", "an event before the membership ended (article 12)"),
    ),
];
