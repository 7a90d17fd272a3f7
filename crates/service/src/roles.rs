//! Who may do what: one table of roles and actions, printed as docs/roles.md.
//!
//! **Invariant: who may propose and who may confirm are apart.** Only for money in and out both
//! lie with treasurers, and there the two are never the same person.

use ledger::Language;

/// What somebody is in one line of business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of each role, in both languages, are its documentation")]
pub enum Role {
    Member,
    Applicant,
    Payer,
    IntakeClerk,
    MedicalReviewer,
    Investigator,
    SecondReviewer,
    Juror,
    Treasurer,
    PlanManager,
    Compliance,
    Auditor,
    Witness,
    Supervisor,
}

use Role::{
    Applicant, Auditor, Compliance, IntakeClerk, Investigator, Juror, MedicalReviewer, Member,
    Payer, PlanManager, SecondReviewer, Supervisor, Treasurer, Witness,
};

impl Role {
    /// Every role.
    pub const ALL: [Role; 14] = [
        Member,
        Applicant,
        Payer,
        IntakeClerk,
        MedicalReviewer,
        Investigator,
        SecondReviewer,
        Juror,
        Treasurer,
        PlanManager,
        Compliance,
        Auditor,
        Witness,
        Supervisor,
    ];

    /// The name in the database.
    pub fn slug(self) -> &'static str {
        self.names()[0]
    }

    /// The name that people read.
    pub fn name(self, language: Language) -> &'static str {
        let [_, chinese, english] = self.names();
        language.pick(chinese, english)
    }

    fn names(self) -> [&'static str; 3] {
        match self {
            Member => ["member", "会员", "member"],
            Applicant => ["applicant", "申请人", "applicant"],
            Payer => ["payer", "代缴人", "payer"],
            IntakeClerk => ["intake_clerk", "受理员", "intake clerk"],
            MedicalReviewer => ["medical_reviewer", "医学审核员", "medical reviewer"],
            Investigator => ["investigator", "调查员", "investigator"],
            SecondReviewer => ["second_reviewer", "复核员", "second reviewer"],
            Juror => ["juror", "评议员", "juror"],
            Treasurer => ["treasurer", "资金员", "treasurer"],
            PlanManager => ["plan_manager", "计划管理员", "plan manager"],
            Compliance => ["compliance", "合规员", "compliance"],
            Auditor => ["auditor", "审计员", "auditor"],
            Witness => ["witness", "见证人", "witness"],
            Supervisor => ["supervisor", "监管员", "supervisor"],
        }
    }

    /// The role of a name.
    pub fn from_slug(slug: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.slug() == slug)
    }

    /// Whether what this role may do needs two factors: it reaches beyond the person's own things.
    pub fn needs_two_factors(self) -> bool {
        !matches!(self, Member | Applicant | Payer | Juror | Witness)
    }
}

/// A line of business; a role in one is none in the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// Mutual aid.
    MutualAid,
    /// Medical crowdfunding.
    Fundraising,
    /// The marketplace of insurers.
    Market,
}

impl Line {
    /// Every line.
    pub const ALL: [Line; 3] = [Line::MutualAid, Line::Fundraising, Line::Market];

    /// The name in the database.
    pub fn slug(self) -> &'static str {
        match self {
            Line::MutualAid => "mutual_aid",
            Line::Fundraising => "fundraising",
            Line::Market => "market",
        }
    }

    /// The line of a name.
    pub fn from_slug(slug: &str) -> Option<Line> {
        Line::ALL.into_iter().find(|line| line.slug() == slug)
    }
}

/// Something to do, one for each use case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of each action, in both languages, document it")]
pub enum Action {
    Join,
    Leave,
    ReportCase,
    ReadCase,
    TakeInCase,
    Investigate,
    ReviewCase,
    ReadCaseAgain,
    PayCase,
    Object,
    Vote,
    ProposeRemoval,
    ConfirmRemoval,
    ProposeDeposit,
    ConfirmDeposit,
    ProposeRefund,
    ConfirmRefund,
    ProposePayout,
    ConfirmPayout,
    EnterCustody,
    PreviewRound,
    SettleRound,
    LookUpMember,
    PublishRulebook,
    Export,
    ReadAudit,
    StopPool,
    ManageAccounts,
    ConfirmAccounts,
    KeepPeople,
    DepositByChannel,
    AnswerComplaint,
}

/// The row of an action: its name for machines and in each language, and who may do it.
pub struct ActionRow {
    /// Which.
    pub action: Action,
    /// The name in the scopes of a token.
    pub slug: &'static str,
    /// What people read in Chinese.
    pub chinese: &'static str,
    /// What people read in English.
    pub english: &'static str,
    /// Whose role allows it.
    pub roles: &'static [Role],
}

/// Every action, in the order of their declaration.
pub const ACTIONS: [ActionRow; 32] = [
    row(Action::Join, "join", ("加入计划", "join a plan"), &[Member, Applicant]),
    row(Action::Leave, "leave", ("退出计划", "leave a plan"), &[Member]),
    row(
        Action::ReportCase,
        "case.report",
        ("申请互助", "report a case"),
        &[Member, Applicant, IntakeClerk],
    ),
    row(Action::ReadCase, "case.read", ("查看案例材料", "read a case's papers"), CASE_READERS),
    row(Action::TakeInCase, "case.take_in", ("受理案例", "take a case in"), &[IntakeClerk]),
    row(
        Action::Investigate,
        "case.investigate",
        ("记录调查", "note an investigation"),
        &[Investigator],
    ),
    row(Action::ReviewCase, "case.review", ("审核案例", "review a case"), &[MedicalReviewer]),
    row(
        Action::ReadCaseAgain,
        "case.read_again",
        ("复核案例", "read a case again"),
        &[SecondReviewer],
    ),
    row(
        Action::PayCase,
        "case.pay",
        ("安排付款", "plan and make the payments of a case"),
        &[Treasurer],
    ),
    row(Action::Object, "case.object", ("提出异议", "object to a case"), &[Member]),
    row(Action::Vote, "case.vote", ("评议投票", "vote on a jury"), &[Member, Juror]),
    row(
        Action::ProposeRemoval,
        "removal.propose",
        ("提议除名", "propose to remove a member"),
        &[PlanManager],
    ),
    row(
        Action::ConfirmRemoval,
        "removal.confirm",
        ("确认除名", "confirm a removal"),
        &[Compliance],
    ),
    row(
        Action::ProposeDeposit,
        "deposit.propose",
        ("提议记入存款", "propose a deposit"),
        &[Treasurer],
    ),
    row(Action::ConfirmDeposit, "deposit.confirm", ("确认存款", "confirm a deposit"), &[Treasurer]),
    row(Action::ProposeRefund, "refund.propose", ("提议退款", "propose a refund"), &[Treasurer]),
    row(Action::ConfirmRefund, "refund.confirm", ("确认退款", "confirm a refund"), &[Treasurer]),
    row(
        Action::ProposePayout,
        "payout.propose",
        ("提议给付互助金", "propose a payout of aid"),
        &[Treasurer],
    ),
    row(Action::ConfirmPayout, "payout.confirm", ("确认给付", "confirm a payout"), &[Treasurer]),
    row(
        Action::EnterCustody,
        "custody.enter",
        ("记入存管对账单", "enter a custody statement"),
        &[Treasurer],
    ),
    row(Action::PreviewRound, "round.preview", ("预览分摊", "preview a round"), ROUND_READERS),
    row(Action::SettleRound, "round.settle", ("结算分摊", "settle a round"), &[PlanManager]),
    row(Action::LookUpMember, "member.look_up", ("查找会员", "look a member up"), MEMBER_READERS),
    row(
        Action::PublishRulebook,
        "rulebook.publish",
        ("公布规则", "publish a rulebook"),
        &[PlanManager],
    ),
    row(Action::Export, "export", ("导出账目", "export the books"), BOOK_READERS),
    row(Action::ReadAudit, "audit.read", ("查看操作记录", "read the audit trail"), OVERSEERS),
    row(Action::StopPool, "pool.stop", ("责令停止", "order a pool to stop"), &[Supervisor]),
    row(
        Action::ManageAccounts,
        "account.manage",
        ("管理账户、提议角色与令牌", "manage accounts, propose roles and tokens"),
        &[PlanManager],
    ),
    row(
        Action::ConfirmAccounts,
        "account.confirm",
        ("确认角色与令牌", "confirm roles and tokens"),
        &[Compliance],
    ),
    row(
        Action::KeepPeople,
        "person.keep",
        ("登记与更正人员", "register and correct people"),
        &[IntakeClerk],
    ),
    row(
        Action::DepositByChannel,
        "deposit.channel",
        ("由缴费渠道的令牌直接记入存款", "book a deposit by a payment channel's token"),
        &[Treasurer],
    ),
    row(
        Action::AnswerComplaint,
        "complaint.answer",
        ("答复投诉", "answer complaints"),
        &[Compliance],
    ),
];

const fn row(
    action: Action,
    slug: &'static str,
    (chinese, english): (&'static str, &'static str),
    roles: &'static [Role],
) -> ActionRow {
    ActionRow { action, slug, chinese, english, roles }
}

impl Action {
    /// Its row of the table.
    pub fn row(self) -> &'static ActionRow {
        let row = ACTIONS.iter().find(|row| row.action == self);
        row.expect("every action has a row, as a test of the table shows")
    }

    /// The action of a name.
    pub fn from_slug(slug: &str) -> Option<Action> {
        ACTIONS.iter().find(|row| row.slug == slug).map(|row| row.action)
    }

    /// Whether it changes nothing.
    pub fn reads_only(self) -> bool {
        use Action::{Export, PreviewRound, ReadAudit, ReadCase};
        matches!(self, ReadCase | PreviewRound | Export | ReadAudit | Action::LookUpMember)
    }

    /// Whether a program's token may hold it. Beside what reads, this is the one thing two people
    /// agree on beforehand and not each time: that a payment channel says who paid in.
    pub fn fits_a_token(self) -> bool {
        self.reads_only() || self == Action::DepositByChannel
    }
}

const CASE_READERS: &[Role] =
    &[IntakeClerk, MedicalReviewer, Investigator, SecondReviewer, Compliance, Auditor, Supervisor];
const ROUND_READERS: &[Role] = &[Treasurer, PlanManager, Compliance, Auditor, Witness, Supervisor];
const MEMBER_READERS: &[Role] = &[IntakeClerk, Treasurer, Compliance, Auditor, Supervisor];
const BOOK_READERS: &[Role] = &[Treasurer, PlanManager, Auditor, Supervisor];
const OVERSEERS: &[Role] = &[Compliance, Auditor, Supervisor];

/// Whether a role may do something. What concerns one person's own things, such as leaving, is for
/// that person only: the use case looks at whose they are.
pub fn may(role: Role, action: Action) -> bool {
    action.row().roles.contains(&role)
}
