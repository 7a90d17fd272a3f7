//! The words about amounts and transfers: the block of 100.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::AmountOverflow,
        "amount_overflow",
        ("金额超出 64 位整数", "金额绝对值小于 92233720368547758.07 元"),
        ("the amount does not fit 64 bits", "an amount under 92233720368547758.07"),
    ),
    row(
        Rejection::NotAnAmount,
        "not_an_amount",
        ("不是金额", "只用数字和一个小数点，例如 12.30"),
        ("this is not an amount", "digits and one decimal point only, such as 12.30"),
    ),
    row(
        Rejection::AmountTooPrecise,
        "amount_too_precise",
        ("小数位多于币种允许的位数", "人民币最多两位小数，例如 12.30"),
        ("more decimals than the currency has", "for CNY at most two decimals, as in 12.30"),
    ),
    row(
        Rejection::AmountNegative,
        "amount_negative",
        ("金额不能为负", "零或正数"),
        ("the amount is negative", "zero or more"),
    ),
    row(
        Rejection::CurrencyUnknown,
        "currency_unknown",
        ("没有这个币种", "ISO 4217 的三个字母，例如 CNY"),
        ("no such currency", "three letters of ISO 4217, such as CNY"),
    ),
    row(
        Rejection::TransferUnbalanced,
        "transfer_unbalanced",
        ("借贷不相等", "各行合计为零"),
        ("debits and credits differ", "lines that sum to zero"),
    ),
];
