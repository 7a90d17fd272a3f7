//! Amounts, currencies and exact splits.
//!
//! An [`Amount`] is a signed 64-bit count of a currency's minor unit (fen for CNY). It has no `+`
//! or `*`: every operation is checked and answers [`Overflow`] instead of wrapping. Sums are taken
//! in 128 bits. Text is in major units with the currency's decimals ("12.30").
//!
//! **Invariant:** no floating point, no rounding except where a caller names the rule, and a split
//! always adds up to what was split.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod amount;
mod currency;
mod split;

pub use amount::{Amount, AmountTextError, Overflow};
pub use currency::Currency;
pub use split::split_by_largest_remainder;
