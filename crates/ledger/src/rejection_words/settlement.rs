//! The words about settling: the block of 400.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::StatementMemberUnknown,
        "statement_member_unknown",
        ("账本里没有这位会员", "members.csv 里有的会员编号"),
        ("the book has no such member", "an id that members.csv holds"),
    ),
    row(
        Rejection::ClosingBeforeBook,
        "closing_before_book",
        ("停止日期早于账本开始", "账本 from 当天或之后的日期"),
        ("the closing lies before the book begins", "a date on or after the book's from"),
    ),
    row(
        Rejection::ClosingAfterBook,
        "closing_after_book",
        ("停止日期晚于账本结束", "账本 through 当天或之前的日期"),
        ("the closing lies after the book ends", "a date on or before the book's through"),
    ),
];
