//! The one table of steps: from where to where, who may, what is needed, and by which article.
//!
//! `case.rs` obeys it, and docs/case-states.md is drawn from it.

use crate::state::State::{
    self, Appealed, Carried, Closed, Expired, Investigating, Jury, Notice, Objected, Paid,
    PapersAsked, Refused, Reported, Reviewing, SecondReading, ThirdReading, Withdrawn,
};

/// Who may take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "`person.rs` says who each of them is")]
pub enum Who {
    Applicant,
    ApplicantOrClerk,
    IntakeClerk,
    /// The investigator who was assigned.
    Investigator,
    /// A clerk, investigator or medical reviewer.
    Worker,
    /// Anybody who works on cases.
    Staff,
    MedicalReviewer,
    SecondReviewer,
    /// A medical or second reviewer who has not read the case before.
    Panel,
    Member,
    Treasurer,
    Machine,
    Calendar,
}

/// A row of the table.
pub struct StepRow {
    /// The name of the step in the database and on the wire; it never changes.
    pub slug: &'static str,
    /// What people read, in Chinese and English.
    pub names: [&'static str; 2],
    /// Where the case may be.
    pub from: &'static [State],
    /// Where it may be afterwards; none where it stays.
    pub to: &'static [State],
    /// Who may.
    pub who: Who,
    /// What is needed, in Chinese and English.
    pub needs: [&'static str; 2],
    /// The article it follows.
    pub article: u8,
}

type Way = (&'static [State], &'static [State]);

const fn row(
    slug: &'static str,
    names: [&'static str; 2],
    (from, to): Way,
    who: Who,
    needs: [&'static str; 2],
    article: u8,
) -> StepRow {
    StepRow { slug, names, from, to, who, needs, article }
}

const ASKING: &[State] = &[Reported, Investigating, Reviewing];
const WITHDRAWABLE: &[State] = &[
    Reported,
    PapersAsked,
    Investigating,
    Reviewing,
    SecondReading,
    ThirdReading,
    Refused,
    Appealed,
    Notice,
    Carried,
];
const OPEN: &[State] = &[
    Reported,
    PapersAsked,
    Investigating,
    Reviewing,
    SecondReading,
    ThirdReading,
    Refused,
    Appealed,
    Jury,
    Notice,
    Objected,
    Carried,
    Paid,
];
const OBJECTABLE: &[State] = &[Notice, Carried, Paid, Objected];
const LOOKED_BACK_AT: &[State] = &[Refused, Notice, Carried, Paid, Closed];
const DECIDED: &[State] = &[Notice, Refused];
const TIMED: &[State] =
    &[Reported, Investigating, Reviewing, SecondReading, ThirdReading, Appealed, Objected, Carried];

/// Where a case is after a step that leaves it there.
const STAYS: &[State] = &[];

/// What nothing is needed for.
const NOTHING: [&str; 2] = ["无", "nothing"];

/// Every step but the report, with which a case begins.
pub const STEPS: [StepRow; 33] = [
    row(
        "check_pass",
        ["机器通过", "passed by the machine"],
        (&[Reported], &[Notice]),
        Who::Machine,
        [
            "金额不超过规则的限额，材料齐全，没有任何疑点",
            "an aid within the limit of the rules, all papers, no doubt of any kind",
        ],
        9,
    ),
    row(
        "check_ask",
        ["机器请补材料", "papers asked for by the machine"],
        (&[Reported], &[PapersAsked]),
        Who::Machine,
        ["缺少材料", "a paper that is missing"],
        9,
    ),
    row(
        "check_flag",
        ["机器提示疑点", "flagged by the machine"],
        (&[Reported], &[Reported]),
        Who::Machine,
        ["至少一个疑点，由人来看", "at least one doubt, for people to look at"],
        9,
    ),
    row(
        "ask_papers",
        ["请补材料", "papers asked for"],
        (ASKING, &[PapersAsked]),
        Who::Worker,
        ["写明要哪些材料", "which papers"],
        9,
    ),
    row(
        "send_papers",
        ["材料已补", "papers sent"],
        (&[PapersAsked], ASKING),
        Who::ApplicantOrClerk,
        NOTHING,
        9,
    ),
    row(
        "assign",
        ["指派调查", "investigator assigned"],
        (&[Reported], &[Investigating]),
        Who::IntakeClerk,
        ["一位没有利害关系的调查员", "an investigator without a conflict"],
        9,
    ),
    row(
        "forward",
        ["转审核", "passed to the reviewers"],
        (&[Reported], &[Reviewing]),
        Who::IntakeClerk,
        NOTHING,
        9,
    ),
    row(
        "note",
        ["交接说明", "note to colleagues"],
        (OPEN, STAYS),
        Who::Staff,
        ["写给接手的人", "words for who goes on with it"],
        9,
    ),
    row(
        "visit",
        ["走访", "visit"],
        (&[Investigating], &[Investigating]),
        Who::Investigator,
        [
            "走访记录；费用由计划承担，申请人不付",
            "a report; the plan bears the cost, never the applicant",
        ],
        9,
    ),
    row(
        "report_back",
        ["调查完成", "investigation done"],
        (&[Investigating], &[Reviewing]),
        Who::Investigator,
        NOTHING,
        9,
    ),
    row(
        "send_back",
        ["退回调查", "sent back to be looked into"],
        (&[Reviewing], &[Investigating]),
        Who::MedicalReviewer,
        ["写明要查清什么", "what is to be found out"],
        9,
    ),
    row(
        "decide",
        ["初审决定", "first decision"],
        (&[Reviewing], &[SecondReading]),
        Who::MedicalReviewer,
        [
            "病种定义逐条作答；通过须为条款金额，不予互助须有原因编号",
            "each item of the definition answered; the article's aid, or a coded reason",
        ],
        7,
    ),
    row(
        "read_again",
        ["复核", "second reading"],
        (&[SecondReading], &[Notice, Refused, ThirdReading]),
        Who::SecondReviewer,
        [
            "另一个人，作决定之前看不到初审决定",
            "another person, who does not see the first decision before deciding",
        ],
        7,
    ),
    row(
        "read_third",
        ["三审", "third reading"],
        (&[ThirdReading], DECIDED),
        Who::SecondReviewer,
        ["第三个人", "a third person"],
        7,
    ),
    row(
        "appeal",
        ["申诉", "appeal"],
        (&[Refused], &[Appealed]),
        Who::Applicant,
        ["在申诉期内", "within the days that the rules name"],
        9,
    ),
    row(
        "read_appeal",
        ["申诉审阅", "reading of the appeal"],
        (&[Appealed], &[Appealed, Notice, Carried, Paid, Refused]),
        Who::Panel,
        [
            "之前没有审阅过的人；两人一致，不一致时由第三人定",
            "somebody who has not read the case; two who agree, else a third",
        ],
        9,
    ),
    row(
        "ask_jury",
        ["请评议团", "jury asked for"],
        (&[Refused], &[Jury]),
        Who::Applicant,
        ["规则有评议团，且申诉已有结果", "rules that know a jury, and an appeal that was decided"],
        9,
    ),
    row(
        "stop_jury",
        ["停止评议", "jury stopped"],
        (&[Jury], &[Closed]),
        Who::Applicant,
        NOTHING,
        9,
    ),
    row(
        "close_jury",
        ["评议结果", "jury's decision"],
        (&[Jury], &[Notice, Carried, Paid, Closed]),
        Who::Calendar,
        ["选票同时开启", "ballots opened together"],
        9,
    ),
    row(
        "object",
        ["异议", "objection"],
        (OBJECTABLE, &[Objected]),
        Who::Member,
        ["实名，附证据", "a real name and evidence"],
        9,
    ),
    row(
        "answer",
        ["答复异议", "objection answered"],
        (&[Objected], &[Objected, Notice, Carried, Paid, Refused]),
        Who::Panel,
        [
            "没有作过决定的人；异议成立须两人",
            "somebody who has not decided on it; two to uphold it",
        ],
        9,
    ),
    row(
        "carry",
        ["分摊", "carried by a round"],
        (&[Notice], &[Carried, Paid]),
        Who::Calendar,
        [
            "所在一期已结算；有异议未答复时，该期不结算",
            "its round has settled, with no objection open",
        ],
        8,
    ),
    row(
        "plan_payment",
        ["付款安排", "payment planned"],
        (&[Carried], &[Carried]),
        Who::Treasurer,
        ["各期之和等于应付金额", "parts that add up to what is due"],
        7,
    ),
    row(
        "accept_bills",
        ["采纳账单", "bills accepted"],
        (&[Carried], &[Carried]),
        Who::MedicalReviewer,
        ["按账单付款的安排", "a payment planned against bills"],
        7,
    ),
    row(
        "pay",
        ["付款", "payment"],
        (&[Carried], &[Carried, Paid]),
        Who::Treasurer,
        ["核实过的账户；两个人", "a verified account; two people"],
        7,
    ),
    row(
        "return",
        ["退回", "sent back by the bank"],
        (&[Carried, Paid], &[Carried]),
        Who::Treasurer,
        NOTHING,
        7,
    ),
    row(
        "recover",
        ["追回", "recovered"],
        (&[Refused, Closed, Withdrawn], STAYS),
        Who::Treasurer,
        ["付出之后又回到存管账户的钱", "money that was paid and has come back into custody"],
        7,
    ),
    row(
        "look_back",
        ["回看", "looked back at"],
        (LOOKED_BACK_AT, STAYS),
        Who::SecondReviewer,
        [
            "抽中的案例；没有作过决定的人",
            "a case that was drawn; somebody who has not decided on it",
        ],
        7,
    ),
    row(
        "withdraw",
        ["撤回", "withdrawn"],
        (WITHDRAWABLE, &[Withdrawn]),
        Who::Applicant,
        ["还没有付过款", "nothing has been paid"],
        9,
    ),
    row(
        "expire",
        ["逾期", "expired"],
        (&[PapersAsked], &[Expired]),
        Who::Calendar,
        ["申请人的期限已过", "the applicant's time has run out"],
        9,
    ),
    row(
        "lapse",
        ["无人领取", "not collected"],
        (&[Carried], &[Withdrawn]),
        Who::Calendar,
        ["分摊后一年没有付过款；退回互助", "a year without a payment; the aid goes back"],
        9,
    ),
    row(
        "breach",
        ["超时", "late"],
        (TIMED, STAYS),
        Who::Calendar,
        ["运营方的期限已过；公开计数", "the operator's time has run out; counted in public"],
        9,
    ),
    row(
        "close",
        ["办结", "closed"],
        (&[Refused, Paid], &[Closed]),
        Who::Calendar,
        ["申诉或异议的期限已过", "the time to appeal or object has run out"],
        9,
    ),
];

#[cfg(test)]
mod tests;
