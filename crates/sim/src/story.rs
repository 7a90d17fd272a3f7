//! What is worth telling of a world: the beats of its story, in both languages.

use crate::event::{CaseNumber, PlanNumber};
use jiff::civil::Date;
use rules::text::BilingualText;

/// One beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryBeat {
    /// What it is.
    pub kind: StoryKind,
    /// In which plan.
    pub plan: PlanNumber,
    /// The day, or the first of several.
    pub on: Date,
    /// The cases it is about, in the order of reporting.
    pub cases: Vec<CaseNumber>,
}

/// The beats every world has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoryKind {
    /// A news item sends people to have their thyroid looked at.
    News,
    /// Many thyroid cancers are reported, two months after it.
    ThyroidWave,
    /// Members leave after a high share, the healthy first.
    WaveOfLeaving,
    /// Some joined after the news and fell ill when their waiting ended.
    AdverseSelection,
    /// A fraud is found after its round settled.
    Fraud,
    /// A refusal is overturned on appeal.
    AppealWon,
    /// Somebody falls ill right after a debit that failed.
    GraceTime,
    /// Newer rules come into force.
    RuleChange,
    /// The bank's statement differs for two days.
    BankMismatch,
}

/// Every beat.
pub const STORY_KINDS: [StoryKind; 9] = [
    StoryKind::News,
    StoryKind::ThyroidWave,
    StoryKind::WaveOfLeaving,
    StoryKind::AdverseSelection,
    StoryKind::Fraud,
    StoryKind::AppealWon,
    StoryKind::GraceTime,
    StoryKind::RuleChange,
    StoryKind::BankMismatch,
];

impl StoryKind {
    /// The beat in a sentence.
    pub fn text(self) -> BilingualText {
        let (chinese, english) = self.words();
        BilingualText { chinese: chinese.to_owned(), english: english.to_owned() }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            StoryKind::News => (
                "一则关于甲状腺筛查的新闻传开，许多人去做了检查。",
                "News about thyroid screening spreads, and many people go for a check.",
            ),
            StoryKind::ThyroidWave => (
                "新闻之后两个月，甲状腺癌的互助案例集中出现。",
                "Two months after the news, cases of thyroid cancer come in all at once.",
            ),
            StoryKind::WaveOfLeaving => (
                "一期分摊金偏高，一批会员退出，身体好的人先走。",
                "After a high share a wave of members leaves, the healthy ones first.",
            ),
            StoryKind::AdverseSelection => (
                "新闻之后加入的人里，有人在观察期快结束时或刚结束后确诊：这是逆选择。",
                "Some who joined after the news are diagnosed about the end of their waiting \
                 period: adverse selection.",
            ),
            StoryKind::Fraud => (
                "一个案例分摊之后被实名异议，查实加入前已经患病，案例撤销。",
                "After its round had settled, a member objects to a case; the illness is proved \
                 older than the membership, and the case is withdrawn.",
            ),
            StoryKind::AppealWon => (
                "一位会员的申请被拒绝，申诉仍被驳回，会员评议团认定条款读错了，互助金照付。",
                "A member is refused, appeals in vain, and wins before a jury of members: the \
                 definition had been misread, and the aid is paid.",
            ),
            StoryKind::GraceTime => (
                "一位会员扣款失败，第二天确诊：宽限期内仍有互助，欠款从互助金里扣除。",
                "A debit fails, and the day after the member falls ill: in grace time there is \
                 aid, less what is owed.",
            ),
            StoryKind::RuleChange => (
                "新版公约生效；此前加入的会员，仍按收据上的版本或者更有利的版本。",
                "A newer covenant comes into force; those who joined before keep the version on \
                 their receipt, or the better one.",
            ),
            StoryKind::BankMismatch => (
                "银行存管余额连续两天与会员余额合计不符，第三天对上。",
                "For two days the custody statement differs from the sum of balances; on the \
                 third they agree.",
            ),
        }
    }
}

/// The beats so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chronicle(pub Vec<StoryBeat>);

impl Chronicle {
    /// Notes a beat, or another case of one that has begun.
    pub fn note(
        &mut self,
        kind: StoryKind,
        plan: PlanNumber,
        (on, case): (Date, Option<CaseNumber>),
    ) {
        let mut beats = self.0.iter_mut();
        match beats.find(|beat| beat.kind == kind && beat.plan == plan) {
            Some(beat) => beat.cases.extend(case),
            None => self.0.push(StoryBeat { kind, plan, on, cases: Vec::from_iter(case) }),
        }
    }
}
