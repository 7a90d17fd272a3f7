//! The table of reasons: weight, article and words of each, by number.

use super::{Reason, ReasonWords, Weight};

/// What stands in the table for one reason.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReasonRow {
    pub(super) number: u8,
    pub(super) reason: Reason,
    pub(super) weight: Weight,
    pub(super) article: u8,
    pub(super) words: ReasonWords,
}

/// Every reason, by number.
pub(super) const ROWS: &[ReasonRow] = &[
    refuses(
        (1, Reason::NotAMemberOnDate, "not_a_member_on_date", 4),
        ("那一天会员资格还没有生效", "能证明初次确诊或意外发生在资格生效当天或之后的材料"),
        (
            "the membership had not taken effect on that date",
            "a paper that dates the first diagnosis or accident on the day it took effect or later",
        ),
    ),
    refuses(
        (2, Reason::InWaitingTime, "in_waiting_time", 5),
        ("初次确诊在观察期内", "能证明初次确诊在观察期满之后的材料，或能证明起因是意外的材料"),
        (
            "first diagnosed within the waiting period",
            "a paper that dates the first diagnosis after the waiting period, or shows an accident",
        ),
    ),
    refuses(
        (3, Reason::DeclarationWrong, "declaration_wrong", 3),
        ("健康告知答得不对，如实回答就不能加入", "能证明加入时的回答属实的病历或检查结果"),
        (
            "an answer to the declaration was wrong, and the right one bars joining",
            "medical records that show the answer was right on the day of joining",
        ),
    ),
    refuses(
        (4, Reason::ConditionNotCovered, "condition_not_covered", 6),
        ("这种情形不在互助范围的清单里", "写明清单所列情形的诊断书"),
        (
            "the condition is not on the plan's list",
            "a diagnosis of a condition that is on the list",
        ),
    ),
    refuses(
        (5, Reason::DefinitionNotMet, "definition_not_met", 6),
        ("不符合这种情形的定义，不符合的条目逐条写明", "能证明所缺条目已经符合的检查或病理报告"),
        (
            "the definition of the condition is not met; the items not met are named",
            "a test or pathology report that shows the missing items are met",
        ),
    ),
    refuses(
        (6, Reason::ReportedLate, "reported_late", 7),
        ("超过了规定的申请期限", "能证明在期限内报过案的记录，或能证明初次确诊日期较晚的材料"),
        (
            "reported after the days allowed",
            "a record of a report in time, or a paper that dates the first diagnosis later",
        ),
    ),
    refuses(
        (7, Reason::SuspendedOnDate, "suspended_on_date", 11),
        (
            "那一天会员资格因欠款或余额不足而中止",
            "能证明那天之前已经补足的缴付记录，或能证明事件发生在恢复之后的材料",
        ),
        (
            "the membership was suspended for arrears or too low a balance on that date",
            "a record of a payment before that date, or of an event after the recovery",
        ),
    ),
    refuses(
        (8, Reason::SecondAid, "second_aid", 7),
        ("同一次疾病或意外已经获得过互助金", "能证明这是另一次疾病或意外的材料"),
        (
            "aid was given before for the same illness or accident",
            "a paper that shows this is another illness or accident",
        ),
    ),
    flags(
        (9, Reason::DuplicatePapers, "duplicate_papers", 9),
        ("同一份材料已在别的申请里用过", "由工作人员核对两份申请；说明材料为何相同"),
        (
            "the same document was used in another application",
            "people compare the two; a word on why the document is the same helps",
        ),
    ),
    flags(
        (10, Reason::PapersDisagree, "papers_disagree", 9),
        ("材料之间，或材料与所报的内容对不上", "由工作人员核对；更正后的材料，或医院的说明"),
        (
            "the papers do not agree with one another or with what was reported",
            "people compare them; a corrected paper or a word from the hospital helps",
        ),
    ),
    refuses(
        (11, Reason::AgeNotCovered, "age_not_covered", 7),
        ("初次确诊时的年龄不在给付范围内", "能证明出生日期或确诊日期另有其日的证件"),
        (
            "nothing is given at this age at first diagnosis",
            "a document that shows another date of birth or of diagnosis",
        ),
    ),
    refuses(
        (12, Reason::MembershipEnded, "membership_ended", 12),
        ("那一天会员资格已经结束", "能证明事件发生在资格结束之前的材料"),
        (
            "the membership had ended by that date",
            "a paper that dates the event before the membership ended",
        ),
    ),
    refuses(
        (13, Reason::BelowDeductible, "below_deductible", 7),
        ("账单或费用没有超过自行承担的部分", "补交其余账单；超过之后可以再申请"),
        (
            "the bills or the spending do not exceed what a member bears first",
            "the other bills; apply again once they do",
        ),
    ),
    refuses(
        (14, Reason::DiagnosedAfterClosing, "diagnosed_after_closing", 16),
        ("初次确诊在计划停止运行之后", "能证明初次确诊不晚于最后一天的材料"),
        (
            "first diagnosed after the plan's last day",
            "a paper that dates the first diagnosis on the last day or before",
        ),
    ),
    refuses(
        (15, Reason::AppliedAfterRunOff, "applied_after_run_off", 16),
        ("停止运行之后，申请又超过了存续期", "能证明在存续期内报过案的记录"),
        (
            "applied after the run-off of a plan that has closed",
            "a record of a report within the run-off",
        ),
    ),
    refuses(
        (16, Reason::AidsUsedUp, "aids_used_up", 7),
        ("互助金的次数或总额已经用完", "能证明以前的次数或金额记错了的记录"),
        (
            "the number or the total of aids is used up",
            "a record that shows an earlier aid was counted wrongly",
        ),
    ),
    refuses(
        (17, Reason::FalsePapers, "false_papers", 9),
        ("查明材料是假的，或隐瞒了关键的事实", "出具材料的医院或单位证明其真实"),
        (
            "papers were found to be false, or a deciding fact was concealed",
            "the hospital or office that issued a paper confirms it",
        ),
    ),
    refuses(
        (18, Reason::Congenital, "congenital", 6),
        ("这种疾病出生时就有", "能证明是出生以后才得的病历"),
        ("the condition was present from birth", "medical records that show it began after birth"),
    ),
    refuses(
        (19, Reason::AgeAtJoining, "age_at_joining", 2),
        ("加入那天的年龄不符合加入条件", "能证明出生日期另有其日的证件"),
        (
            "the age on the day of joining was not one at which people may join",
            "a document that shows another date of birth",
        ),
    ),
    row(
        (20, Reason::PapersMissing, "papers_missing", 9),
        Weight::AsksForPapers,
        ("还缺必需的材料", "补齐列出的材料"),
        ("papers that are needed are missing", "the papers that are listed"),
    ),
    flags(
        (21, Reason::SoonAfterWaiting, "soon_after_waiting", 5),
        ("初次确诊就在刚刚受保障之后", "由工作人员核对以前的病历；这件事本身不影响互助"),
        (
            "first diagnosed very soon after being covered",
            "people look at earlier records; by itself this changes nothing",
        ),
    ),
    flags(
        (22, Reason::AboveMachineLimit, "above_machine_limit", 9),
        ("互助金超过机器可以通过的数额", "由工作人员审核；不影响互助"),
        ("the aid is larger than a machine may pass", "people read it; the aid is not in question"),
    ),
    flags(
        (23, Reason::MemberTooShort, "member_too_short", 9),
        ("加入的天数还不够由机器通过", "由工作人员审核；不影响互助"),
        (
            "not yet a member for as long as a machine asks",
            "people read it; the aid is not in question",
        ),
    ),
    flags(
        (24, Reason::BillsForPeople, "bills_for_people", 7),
        ("互助金要按账单或费用核算，须由人逐行来看", "由工作人员逐行核对；不影响互助"),
        (
            "the aid goes by bills or spending, which people read line by line",
            "people read it; the aid is not in question",
        ),
    ),
    flags(
        (25, Reason::NoMachineInRules, "no_machine_in_rules", 9),
        ("这个计划的规则不让机器通过申请", "由工作人员审核；不影响互助"),
        (
            "the rules of this plan let no machine pass a case",
            "people read it; the aid is not in question",
        ),
    ),
    flags(
        (26, Reason::AmountUnreckonable, "amount_unreckonable", 7),
        ("数额大得无法核算", "由工作人员核对所报的数额"),
        ("the amounts are too large to reckon with", "people check the amounts that were reported"),
    ),
];

/// A number, its reason, the name, and the article.
type Head = (u8, Reason, &'static str, u8);

/// What it says, and what would change the outcome.
type Pair = (&'static str, &'static str);

const fn refuses(head: Head, chinese: Pair, english: Pair) -> ReasonRow {
    row(head, Weight::Refuses, chinese, english)
}

const fn flags(head: Head, chinese: Pair, english: Pair) -> ReasonRow {
    row(head, Weight::Flags, chinese, english)
}

const fn row(
    (number, reason, slug, article): Head,
    weight: Weight,
    (chinese, change_chinese): Pair,
    (english, change_english): Pair,
) -> ReasonRow {
    let words = ReasonWords { slug, chinese, change_chinese, english, change_english };
    ReasonRow { number, reason, weight, article, words }
}
