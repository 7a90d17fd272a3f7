//! The words about the store: the block of 800.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::PoolUnknown,
        "pool_unknown",
        ("没有这个互助池", "已经开设的互助池编号"),
        ("there is no such pool", "the number of a pool that was opened"),
    ),
    row(
        Rejection::PoolDuplicate,
        "pool_duplicate",
        ("这个互助池已经开设", "没有用过的互助池编号"),
        ("this pool is open already", "a pool number that was not used"),
    ),
    row(
        Rejection::CaseUnknown,
        "case_unknown",
        ("没有这个案例", "本互助池已批准的案例编号"),
        ("there is no such case", "the id of a case this pool approved"),
    ),
    row(
        Rejection::RoundOutOfTurn,
        "round_out_of_turn",
        ("分摊期的次序不对", "先公示再结算，一期结算之后才能公示下一期"),
        ("the round is out of turn", "a cut, then its settlement, then the next cut"),
    ),
    row(
        Rejection::BatchIdUsed,
        "batch_id_used",
        ("这个批次编号已用于另一批内容", "新的批次编号；重发时内容不变"),
        (
            "this batch id stands for another content",
            "a new batch id; a repeat with the same content",
        ),
    ),
    row(
        Rejection::DepositDuplicate,
        "deposit_duplicate",
        ("这笔存入已经记过", "每笔存入用新的编号"),
        ("this deposit was written before", "a new id for each deposit"),
    ),
    row(
        Rejection::SchemaForbids,
        "schema_forbids",
        ("数据库的约束不允许这样写", "约束之内的日期、数值和编号"),
        ("the database's own checks forbid this", "dates, numbers and ids they allow"),
    ),
    row(
        Rejection::FundingFixed,
        "funding_fixed",
        ("互助池的币种、收款方式和等待期不能中途更改", "这几项不变；确需改变时，另开互助池"),
        (
            "a pool's currency, way of paying and waiting are fixed",
            "the same in these; another pool where they have to change",
        ),
    ),
    row(
        Rejection::RefundDuplicate,
        "refund_duplicate",
        ("这笔退款已经记过", "每笔退款用新的编号"),
        ("this refund was written before", "a new id for each refund"),
    ),
    row(
        Rejection::RefundWhileMember,
        "refund_while_member",
        ("会员资格尚未结束，余额不能退", "退出生效之后再退款"),
        (
            "the membership has not ended, its balance stays",
            "a refund after the leaving took effect",
        ),
    ),
    row(
        Rejection::RefundAboveBalance,
        "refund_above_balance",
        ("退款多于余额", "大于零、不超过余额的金额"),
        ("the refund is more than the balance", "above zero and at most the balance"),
    ),
    row(
        Rejection::PayoutAboveAid,
        "payout_above_aid",
        ("给付超过了分摊期给予的互助金", "不超过尚未给付的部分"),
        ("this pays out more than a round gave the case", "at most what has not been paid out yet"),
    ),
    row(
        Rejection::PayoutDuplicate,
        "payout_duplicate",
        ("这笔给付已经记过", "每笔给付用新的编号"),
        ("this payout was written before", "a new id for each payout"),
    ),
];
