//! The words about supervisors, their orders, and complaints: the block of 1700.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::StopOrderMalformed,
        "stop_order_malformed",
        ("这不是一份停止指令或解除指令", "tongzhou stop-order sign 所写的原文，一字不改"),
        (
            "this is no order to stop and no lifting of one",
            "the text as tongzhou stop-order sign wrote it, unchanged",
        ),
    ),
    row(
        Rejection::StopOrderUnsigned,
        "stop_order_unsigned",
        ("没有一把登记过的监管员密钥签过它", "用登记过的密钥签署；登记需要两个人"),
        (
            "no enrolled key of a supervisor has signed it",
            "signed with an enrolled key; two people enrol one",
        ),
    ),
    row(
        Rejection::StopOrderDuplicate,
        "stop_order_duplicate",
        ("这个文号已用于另一份指令", "没有用过的文号"),
        ("this reference belongs to another instruction", "a reference that was not used"),
    ),
    row(
        Rejection::StopOrderUnknown,
        "stop_order_unknown",
        ("没有这份停止指令", "已收到的停止指令的文号"),
        ("there is no such order to stop", "the reference of an order that was received"),
    ),
    row(
        Rejection::StopOrderLifted,
        "stop_order_lifted",
        ("这份停止指令已经解除", "仍然有效的停止指令的文号"),
        ("this order is lifted already", "the reference of an order that stands"),
    ),
    row(
        Rejection::StopOrderOfAnother,
        "stop_order_of_another",
        ("这份指令是给另一个互助社的", "写明本社名称的指令"),
        ("this instruction is for another community", "an instruction that names this community"),
    ),
    row(
        Rejection::SupervisorKeyTooNew,
        "supervisor_key_too_new",
        ("这把密钥在停止指令之后才登记", "指令到达之前就已登记的监管员密钥"),
        (
            "this key was enrolled after the order came",
            "the key of a supervisor that was enrolled before the order",
        ),
    ),
    row(
        Rejection::SupervisorKeyDuplicate,
        "supervisor_key_duplicate",
        ("这把监管员密钥已经登记", "尚未登记的密钥"),
        ("this key of a supervisor is enrolled already", "a key that is not enrolled"),
    ),
    row(
        Rejection::JoiningsStopped,
        "joinings_stopped",
        ("监管员已责令停止新会员加入", "在停止指令解除之后再加入；指令公开在监管指令页"),
        (
            "a supervisor has ordered that nobody joins",
            "a joining once the order is lifted; orders are public on their page",
        ),
    ),
    row(
        Rejection::RoundsStopped,
        "rounds_stopped",
        ("监管员已责令停止分摊", "在停止指令解除之后再公示和结算；指令公开在监管指令页"),
        (
            "a supervisor has ordered that no round is shared",
            "a cut or a settlement once the order is lifted; orders are public on their page",
        ),
    ),
    row(
        Rejection::PayoutsStopped,
        "payouts_stopped",
        ("监管员已责令停止拨付互助金", "在停止指令解除之后再付款；指令公开在监管指令页"),
        (
            "a supervisor has ordered that no aid is paid out",
            "a payment once the order is lifted; orders are public on their page",
        ),
    ),
    row(
        Rejection::EverythingStopped,
        "everything_stopped",
        ("监管员已责令停止一切往来", "在停止指令解除之后再办；指令公开在监管指令页"),
        (
            "a supervisor has ordered that everything stops",
            "the same once the order is lifted; orders are public on their page",
        ),
    ),
    row(
        Rejection::ComplaintUnknown,
        "complaint_unknown",
        ("没有这件投诉", "已提交的投诉的编号"),
        ("there is no such complaint", "the id of a complaint that was filed"),
    ),
    row(
        Rejection::ComplaintWordsInvalid,
        "complaint_words_invalid",
        ("投诉或答复没有文字，或者太长", "一至四千个字"),
        (
            "a complaint or an answer without words, or with too many",
            "from one to four thousand characters",
        ),
    ),
    row(
        Rejection::ComplaintAnswered,
        "complaint_answered",
        ("这件投诉已经答复", "仍在等待答复的投诉"),
        ("this complaint is answered already", "a complaint that waits for an answer"),
    ),
    row(
        Rejection::ComplaintsTooMany,
        "complaints_too_many",
        ("您已有二十件投诉在等待答复", "在其中一件得到答复之后再提交"),
        (
            "twenty of your complaints wait for an answer",
            "another one when one of them is answered",
        ),
    ),
];
