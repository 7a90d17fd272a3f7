//! The words about the work on cases: the block of 1600.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::CaseFileUnknown,
        "case_file_unknown",
        ("没有这份互助申请", "列表里的一份申请"),
        ("no such application for aid", "one of those listed"),
    ),
    row(
        Rejection::CaseMoved,
        "case_moved",
        ("打开之后，这份申请已被别人推进了一步", "重新打开，看过新情况再办"),
        (
            "somebody else has moved this case since it was opened",
            "open it again and act on what stands there now",
        ),
    ),
    row(
        Rejection::StepNotNow,
        "step_not_now",
        ("申请现在所处的阶段不能办这一步", "流程表里这一阶段允许的一步"),
        (
            "this step cannot be taken from where the case is now",
            "a step that the table of states allows here",
        ),
    ),
    row(
        Rejection::OnlyTheApplicant,
        "only_the_applicant",
        (
            "这一步只能由申请人办：会员本人、代缴人、监护人或登记的紧急联系人",
            "请申请人办理，或由受理员代为登记",
        ),
        (
            "this step is the applicant's: member, payer, guardian or named contact",
            "ask the applicant, or let an intake clerk enter it for them",
        ),
    ),
    row(
        Rejection::OnlyIntakeClerks,
        "only_intake_clerks",
        ("这一步只能由受理员办", "请受理员办理"),
        ("only an intake clerk takes this step", "ask an intake clerk"),
    ),
    row(
        Rejection::OnlyInvestigators,
        "only_investigators",
        ("这一步只能由指派的调查员办", "请指派的调查员办理"),
        ("only the investigator who was assigned takes this step", "ask the investigator assigned"),
    ),
    row(
        Rejection::OnlyMedicalReviewers,
        "only_medical_reviewers",
        ("这一步只能由医学审核员办", "请医学审核员办理"),
        ("only a medical reviewer takes this step", "ask a medical reviewer"),
    ),
    row(
        Rejection::OnlySecondReviewers,
        "only_second_reviewers",
        ("这一步只能由复核员办", "请复核员办理"),
        ("only a second reviewer takes this step", "ask a second reviewer"),
    ),
    row(
        Rejection::OnlyTreasurers,
        "only_treasurers",
        ("这一步只能由资金员办", "请资金员办理"),
        ("only a treasurer takes this step", "ask a treasurer"),
    ),
    row(
        Rejection::OnlyMembers,
        "only_members",
        ("这一步只能由本计划的会员实名办理", "请以会员身份登录办理"),
        ("only a member of the plan takes this step, under their real name", "sign in as a member"),
    ),
    row(
        Rejection::OnlyTheSchedule,
        "only_the_schedule",
        ("这一步随日期自动发生，没有人来办", "等到期限届满"),
        ("this step comes with the calendar and nobody takes it", "wait until the time has run"),
    ),
    row(
        Rejection::ReaderAgain,
        "reader_again",
        ("您已经审阅过这份申请，再审须由别人来做", "请没有审阅过的同事来做"),
        (
            "you have read this case already, and the next reading is for somebody else",
            "ask a colleague who has not read it",
        ),
    ),
    row(
        Rejection::ConflictDeclared,
        "conflict_declared",
        ("您与这份申请有利害关系，不能经办", "请没有利害关系的同事来做"),
        (
            "you have declared a conflict of interest in this case",
            "leave it to a colleague who has none",
        ),
    ),
    row(
        Rejection::ClaimedByAnother,
        "claimed_by_another",
        ("这份申请正由别人经办", "等其放回队列，或请其交接"),
        (
            "somebody else has this case in hand",
            "wait until it is released, or ask for a hand-over",
        ),
    ),
    row(
        Rejection::ReasonUnknown,
        "reason_unknown",
        ("没有这个原因编号", "原因表里的一个编号"),
        ("no such reason code", "a number of the list of reasons"),
    ),
    row(
        Rejection::ReasonNotForRefusal,
        "reason_not_for_refusal",
        ("这个原因不能作为不予互助的依据", "依据条款的一个原因"),
        ("nothing can be refused for this reason", "a reason that rests on an article"),
    ),
    row(
        Rejection::AidNotOfTheArticle,
        "aid_not_of_the_article",
        ("金额与条款算出的不同", "条款算出的金额；按账单的，逐行写明采纳多少及原因"),
        (
            "the amount is not what the article gives",
            "the amount of the article; for bills, what is accepted of each line and why",
        ),
    ),
    row(
        Rejection::BillLinesInvalid,
        "bill_lines_invalid",
        (
            "账单明细有误：采纳的金额不能超过账单，少采纳须写原因",
            "逐行填写账单金额、采纳金额和原因",
        ),
        (
            "a line of the bills accepts more than was billed, or less without a reason",
            "for each line the billed amount, the accepted amount and a reason",
        ),
    ),
    row(
        Rejection::DefinitionItemOpen,
        "definition_item_open",
        ("病种定义还有条目没有作答", "逐条回答：符合、不符合、无法判断"),
        (
            "an item of the condition's definition has no answer",
            "answer each: met, not met, cannot be told",
        ),
    ),
    row(
        Rejection::ConditionUnknown,
        "condition_unknown",
        ("病种表里没有这个编号", "病种表里的一个编号"),
        ("no such condition in the list", "an id of the list of conditions"),
    ),
    row(
        Rejection::ReporterNotAllowed,
        "reporter_not_allowed",
        ("您不是会员本人、代缴人、监护人，也不是登记的紧急联系人", "请其中一位报案，或致电受理员"),
        (
            "you are neither the member nor a payer, a guardian or a named contact",
            "let one of them report, or call an intake clerk",
        ),
    ),
    row(
        Rejection::CaseOpenAlready,
        "case_open_already",
        ("这位会员已有一份未办结的申请", "在原申请里补充"),
        ("this member has an open application already", "add to the one there is"),
    ),
    row(
        Rejection::PapersMissing,
        "papers_missing",
        ("还缺必需的材料", "补齐列出的材料"),
        ("papers that are needed are missing", "bring the papers that are listed"),
    ),
    row(
        Rejection::ContactsTooMany,
        "contacts_too_many",
        ("紧急联系人最多三位，须是已登记的他人，每人一次", "至多三位已登记的他人"),
        (
            "at most three emergency contacts, each another person who is registered, named once",
            "up to three other people who are registered",
        ),
    ),
    row(
        Rejection::ObjectionUnknown,
        "objection_unknown",
        ("没有这条异议", "列表里的一条异议"),
        ("no such objection", "one of those listed"),
    ),
    row(
        Rejection::ObjectionUnanswered,
        "objection_unanswered",
        ("还有异议没有答复，本期不能结算", "先答复列出的异议"),
        (
            "an objection has no answer yet, so the round cannot settle",
            "answer the objections listed first",
        ),
    ),
    row(
        Rejection::ObjectionOwnCase,
        "objection_own_case",
        ("不能对自己的申请提出异议", "若不需要互助，可以撤回申请"),
        (
            "nobody objects to a case of their own",
            "withdraw the application if the aid is not wanted",
        ),
    ),
    row(
        Rejection::AppealTooLate,
        "appeal_too_late",
        ("申诉期已过", "在规则写明的天数内申诉"),
        ("the time to appeal is over", "appeal within the days that the rules name"),
    ),
    row(
        Rejection::JuryNotInRules,
        "jury_not_in_rules",
        ("这个计划的规则没有评议团", "走其他申诉途径"),
        ("the rules of this plan know no jury", "take the other ways of appeal"),
    ),
    row(
        Rejection::JurorUnqualified,
        "juror_unqualified",
        (
            "您还不能担任评议员：须满十八岁、加入满三十天、会员资格有效并通过规则测试",
            "满足这些条件后再来",
        ),
        (
            "you cannot be a juror yet: of age, 30 days a member, in good standing, test passed",
            "come again when these are met",
        ),
    ),
    row(
        Rejection::JurorNotDrawn,
        "juror_not_drawn",
        ("这一案的抽签没有抽中您", "等待下一次抽签"),
        ("you were not drawn for this case", "wait for another draw"),
    ),
    row(
        Rejection::JurorTestFailed,
        "juror_test_failed",
        ("规则测试没有通过", "再读一遍条款，明天可以重考"),
        (
            "the test on the rules was not passed",
            "read the articles again; the test can be taken again tomorrow",
        ),
    ),
    row(
        Rejection::BallotCast,
        "ballot_cast",
        ("您已经投过票", "一人一票，投出后不再改"),
        ("your ballot is cast already", "one ballot each, and none is changed"),
    ),
    row(
        Rejection::JuryNotOpen,
        "jury_not_open",
        ("这一案的评议没有在进行", "在评议开放的时间内投票"),
        ("no jury is sitting on this case now", "vote while the jury sits"),
    ),
    row(
        Rejection::EvidenceUnknown,
        "evidence_unknown",
        ("没有这份材料", "列表里的一份材料"),
        ("no such paper", "one of those listed"),
    ),
    row(
        Rejection::EvidenceTypeRefused,
        "evidence_type_refused",
        ("这种文件不能收", "照片（JPEG、PNG、WebP）或 PDF"),
        ("this kind of file is not taken", "a photo (JPEG, PNG, WebP) or a PDF"),
    ),
    row(
        Rejection::EvidenceActive,
        "evidence_active",
        ("文件里有会自动运行的内容", "重新拍照，或另存为普通 PDF"),
        (
            "the file contains something that runs by itself",
            "take a photo, or save it as a plain PDF",
        ),
    ),
    row(
        Rejection::EvidenceBroken,
        "evidence_broken",
        ("文件不完整或已损坏", "重新上传完整的文件"),
        ("the file is cut short or damaged", "send the whole file again"),
    ),
    row(
        Rejection::EvidenceEmpty,
        "evidence_empty",
        ("文件是空的", "有内容的文件"),
        ("the file is empty", "a file with something in it"),
    ),
    row(
        Rejection::EvidenceTooLarge,
        "evidence_too_large",
        ("文件太大", "不超过 50 MB 的文件"),
        ("the file is too large", "a file of at most 50 MB"),
    ),
    row(
        Rejection::EvidenceImageTooLarge,
        "evidence_image_too_large",
        ("图片的像素太多", "较小的照片，每边不超过 20000 像素"),
        ("the picture has too many pixels", "a smaller photo, at most 20,000 pixels a side"),
    ),
    row(
        Rejection::EvidenceDuplicate,
        "evidence_duplicate",
        ("这个编号已经有一份内容不同的材料", "新的编号"),
        ("another file was sent under this id", "a new id"),
    ),
    row(
        Rejection::EvidenceStoreUnavailable,
        "evidence_store_unavailable",
        ("材料库暂时不能用，什么也没有写下", "稍后再试"),
        ("the evidence store cannot be reached; nothing was written", "try again later"),
    ),
    row(
        Rejection::PaymentListUnknown,
        "payment_list_unknown",
        ("没有这份付款清单", "列表里的一份清单"),
        ("no such payment list", "one of those listed"),
    ),
    row(
        Rejection::PaymentResultMismatch,
        "payment_result_mismatch",
        ("付款结果与清单对不上：行、金额或总数不同", "银行对这份清单返回的完整结果"),
        (
            "the result does not fit the list: a line, an amount or the total differs",
            "the bank's whole result for this list",
        ),
    ),
    row(
        Rejection::PayeeAccountMissing,
        "payee_account_missing",
        ("还没有核实过的收款账户", "先登记收款账户，并由另一人核实"),
        (
            "there is no verified account to pay to",
            "enter the account and let a second person verify it",
        ),
    ),
    row(
        Rejection::PaymentNotDue,
        "payment_not_due",
        (
            "这笔互助金现在不该付：尚未结算、有异议未决、或已付完",
            "结算之后、没有未决异议时的应付金额",
        ),
        (
            "this aid is not due: its round has not settled, an objection is open, or it is paid",
            "what is due after settlement with no objection open",
        ),
    ),
    row(
        Rejection::NoticeTextPersonal,
        "notice_text_personal",
        ("公示内容里有能认出人的信息", "只写遮掩后的姓名、年龄段、省份、病种"),
        (
            "the public notice would show who somebody is",
            "the masked name, age band, province and condition only",
        ),
    ),
    row(
        Rejection::CaseWordsInvalid,
        "case_words_invalid",
        (
            "这一步的说明没有写，或太长",
            "写明说明，不超过 4000 字；医院名称不超过 200 字；材料不超过 50 份",
        ),
        (
            "the words of this step are missing or too long",
            "words of at most 4,000 characters, a hospital of at most 200, at most 50 papers",
        ),
    ),
];
