//! What people are told of: one table, with what people read in each language.

use ledger::Language;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the words of each kind, in both languages, document it")]
pub enum NoticeKind {
    Joined,
    Covered,
    Left,
    Refunded,
    BalanceLow,
    RunsOut,
    Suspended,
    DebitFailed,
    PayerChanged,
    GuardianChanged,
    CaseReported,
    CaseMoved,
    PapersAsked,
    CaseApproved,
    CaseRefused,
    CaseCarried,
    CasePaid,
    PaymentReturned,
    CaseObjected,
    ObjectionAnswered,
    JuryDecided,
    CaseWithdrawn,
    CaseExpired,
    CaseLapsed,
    CaseClosed,
    CaseLate,
    JuryDuty,
    RecordCorrected,
    CorrectionAnswered,
    ComplaintAnswered,
    ShareCharged,
    RulesChanged,
    StopOrdered,
    StopLifted,
    JuryOpened,
}

use NoticeKind as Kind;

/// Every kind: its name on the wire, and what it says in Chinese and English.
const ROWS: [(NoticeKind, &str, &str, &str); 35] = [
    (Kind::Joined, "joined", "已加入计划", "You joined"),
    (Kind::Covered, "covered", "疾病观察期结束", "The waiting period for illness is over"),
    (Kind::Left, "left", "会员资格结束", "Membership ended"),
    (Kind::Refunded, "refunded", "退款已付", "Money was paid back"),
    (Kind::BalanceLow, "balance_low", "余额低于提醒线", "The balance is low"),
    (Kind::RunsOut, "runs_out", "余额快用完了", "The balance will soon run out"),
    (Kind::Suspended, "suspended", "余额不足，互助中止", "Suspended: the balance ran out"),
    (Kind::DebitFailed, "debit_failed", "扣款没有成功", "A debit failed"),
    (Kind::PayerChanged, "payer_changed", "代缴人有变化", "Who pays has changed"),
    (Kind::GuardianChanged, "guardian_changed", "监护人有变化", "Who decides has changed"),
    (Kind::CaseReported, "case_reported", "申请已收到", "A case was reported"),
    (Kind::CaseMoved, "case_moved", "案例进入下一步", "A case went a step on"),
    (Kind::PapersAsked, "papers_asked", "需要补材料", "Papers are asked for"),
    (Kind::CaseApproved, "case_approved", "案例通过，开始公示", "A case was approved"),
    (
        Kind::CaseRefused,
        "case_refused",
        "案例未通过，可以申诉",
        "A case was refused; you may appeal",
    ),
    (Kind::CaseCarried, "case_carried", "互助金已分摊", "A round carried a case"),
    (Kind::CasePaid, "case_paid", "互助金已付出", "Aid was paid"),
    (Kind::PaymentReturned, "payment_returned", "付款被银行退回", "The bank sent a payment back"),
    (Kind::CaseObjected, "case_objected", "案例收到异议", "A case was objected to"),
    (Kind::ObjectionAnswered, "objection_answered", "异议有了答复", "An objection was answered"),
    (Kind::JuryDecided, "jury_decided", "评议有了结果", "The jury has decided"),
    (Kind::CaseWithdrawn, "case_withdrawn", "案例已撤回", "A case was withdrawn"),
    (Kind::CaseExpired, "case_expired", "逾期未补，案例结束", "A case ended: papers never came"),
    (Kind::CaseLapsed, "case_lapsed", "一年未领取，互助金退回", "Aid not collected in a year"),
    (Kind::CaseClosed, "case_closed", "案例已办结", "A case was closed"),
    (Kind::CaseLate, "case_late", "我们逾期了", "We are late"),
    (Kind::JuryDuty, "jury_duty", "您被抽中参加评议", "You are drawn for a jury"),
    (Kind::RecordCorrected, "record_corrected", "个人信息已更正", "Your record was corrected"),
    (
        Kind::CorrectionAnswered,
        "correction_answered",
        "更正申请有了答复",
        "A correction was decided",
    ),
    (Kind::ComplaintAnswered, "complaint_answered", "投诉有了答复", "A complaint was answered"),
    (Kind::ShareCharged, "share_charged", "本期分摊", "A round's share"),
    (Kind::RulesChanged, "rules_changed", "公布了新版会员公约", "A new version of the covenant"),
    (Kind::StopOrdered, "stop_ordered", "监管责令停止", "A stop order"),
    (Kind::StopLifted, "stop_lifted", "停止令已撤销", "A stop order was lifted"),
    (Kind::JuryOpened, "jury_opened", "评议开始", "A jury sits"),
];

impl NoticeKind {
    /// Every kind, in the order of their declaration.
    pub fn all() -> impl Iterator<Item = NoticeKind> {
        ROWS.iter().map(|row| row.0)
    }

    /// The name in the database and on the wire; it never changes.
    pub fn slug(self) -> &'static str {
        self.row().1
    }

    /// What people read.
    pub fn title(self, language: Language) -> &'static str {
        let (_, _, chinese, english) = self.row();
        language.pick(chinese, english)
    }

    /// The kind of a name.
    pub fn from_slug(slug: &str) -> Option<NoticeKind> {
        ROWS.iter().find(|row| row.1 == slug).map(|row| row.0)
    }

    /// Whether it is about money that who pays for a member has to know of too.
    pub(crate) fn concerns_the_payer(self) -> bool {
        matches!(
            self,
            Kind::BalanceLow | Kind::RunsOut | Kind::Suspended | Kind::DebitFailed | Kind::Refunded
        )
    }

    fn row(self) -> &'static (NoticeKind, &'static str, &'static str, &'static str) {
        let row = ROWS.iter().find(|row| row.0 == self);
        row.expect("every kind has a row, as a test of the table shows")
    }
}

#[cfg(test)]
mod tests {
    use super::{NoticeKind, ROWS};

    #[test]
    fn every_kind_has_one_row_in_its_order() {
        let kinds: Vec<NoticeKind> = NoticeKind::all().collect();
        assert!(kinds.is_sorted());
        assert_eq!(kinds.last(), Some(&NoticeKind::JuryOpened));
        for (kind, slug, chinese, english) in ROWS {
            assert_eq!(NoticeKind::from_slug(slug), Some(kind));
            assert!(!chinese.is_empty() && !english.is_empty());
        }
        let mut slugs: Vec<&str> = kinds.iter().map(|kind| kind.slug()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), ROWS.len());
    }
}
