//! A list of payments, worked out: the same on whichever machine and however often, as long as
//! nothing has changed.

use super::account_text::{AccountText, FORMULA};
use super::due::due_on;
use super::without_interest;
use crate::Community;
use crate::cases::opened::OpenCase;
use crate::principal::Principal;
use casework::state::State;
use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use sha2::{Digest, Sha256};
use store::jury::cases_in_state;
use store::payment::{Payment, payment_lines_of_case};
use store::{PersonId, PoolId, StoreFailure, WRITES_MAX, reads};
use uuid::{Builder, Uuid};
use zeroize::Zeroizing;

/// The columns of the file, in their order.
pub const COLUMNS: [&str; 9] =
    ["line", "payout", "case", "amount", "currency", "to", "holder", "bank", "number"];

/// The most lines of a list: its result is one batch, with a step of each case. What is due beyond
/// stands on the next list.
pub const LINES_MAX: usize = 2_000;

// A step is one write, and so is the result.
const _: () = assert!(LINES_MAX < WRITES_MAX);

/// How many cases are looked at at a time.
const PAGE: u32 = 500;

/// A line of a list, with the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// What is paid.
    pub payment: Payment,
    /// Where to.
    pub account: AccountText,
    /// Whose the case is.
    pub person: PersonId,
}

/// A list with its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentFile {
    /// The id of its proposal, and then of the list: made from the day and the file.
    pub list: Uuid,
    /// The SHA-256 of the file.
    pub digest: [u8; 32],
    /// What the lines sum to.
    pub sum: Amount,
    /// The lines, in the order of cases.
    pub lines: Vec<ListLine>,
}

/// Works out what is due on a day and can be paid: one line a case, in the order of cases, at most
/// [`LINES_MAX`].
pub(super) async fn list_of_day(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    on: Date,
) -> Result<PaymentFile, StoreFailure> {
    let currency = currency(community, pool).await?;
    let (mut lines, mut after) = (Vec::new(), String::new());
    while lines.len() < LINES_MAX {
        let mut reader = community.store.reader().await?;
        let carried = State::Carried.slug();
        let page = cases_in_state(&mut *reader, pool, carried, &after, PAGE).await?;
        drop(reader);
        let Some(last) = page.last() else { break };
        after.clone_from(&last.case);
        for file in page {
            let open = OpenCase::read(community, pool, &file.case).await?;
            lines.extend(line(community, principal, &open, on).await?);
            if lines.len() == LINES_MAX {
                break;
            }
        }
    }
    PaymentFile::of(pool, lines, (on, currency))
}

/// The currency of a pool.
pub(super) async fn currency(
    community: &Community,
    pool: PoolId,
) -> Result<Currency, StoreFailure> {
    Ok(reads::sharing(&mut *community.store.reader().await?, pool).await?.currency)
}

/// The line of a case, where something is due and there is an account for it.
async fn line(
    community: &Community,
    principal: &Principal,
    open: &OpenCase,
    on: Date,
) -> Result<Option<ListLine>, StoreFailure> {
    let Some((amount, Some(kept))) = due_on(community, open, on).await? else { return Ok(None) };
    let (pool, member, case) = (open.pool, open.file.member, open.file.case.clone());
    let mut reader = community.store.reader().await?;
    without_interest(&mut *reader, principal, (pool, member, &case), on).await?;
    let earlier = payment_lines_of_case(&mut *reader, pool, member, &case).await?.len();
    drop(reader);
    let account = AccountText::open(&open.key(community).await?, open.person, &kept.sealed)?;
    let payout = payout_id(pool, &case, earlier);
    let payment = Payment { member, case, payout, amount, to: kept.to };
    Ok(Some(ListLine { payment, account, person: open.person }))
}

/// The id of the payment of a case that stands on a list after so many: one that came back gets
/// another.
fn payout_id(pool: PoolId, case: &str, earlier: usize) -> Uuid {
    id(&format!("tongzhou/payment/1\n{pool}\n{earlier}\n{case}"))
}

/// An id of RFC 9562, version 8: a hash.
fn id(name: &str) -> Uuid {
    let hash = Sha256::digest(name);
    let (bytes, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
    Builder::from_custom_bytes(*bytes).into_uuid()
}

impl PaymentFile {
    pub(super) fn of(
        pool: PoolId,
        lines: Vec<ListLine>,
        (on, currency): (Date, Currency),
    ) -> Result<PaymentFile, StoreFailure> {
        let digest: [u8; 32] = Sha256::digest(&*csv(&lines, currency)).into();
        let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let list = id(&format!("tongzhou/payment list/1\n{pool}\n{on}\n{digits}"));
        let sum = Amount::sum(lines.iter().map(|line| line.payment.amount))?;
        Ok(PaymentFile { list, digest, sum, lines })
    }

    /// How many lines, as a proposal says it.
    pub(super) fn count(&self) -> Result<u32, Rejection> {
        u32::try_from(self.lines.len()).map_err(|_| Rejection::TooMany)
    }
}

/// The file for the bank. It is personal.
pub(super) fn csv(lines: &[ListLine], currency: Currency) -> Zeroizing<Vec<u8>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(vec![]);
    let written = "a file in memory can be written";
    writer.write_record(COLUMNS).expect(written);
    for (number, line) in (1_u32..).zip(lines) {
        let (payment, account) = (&line.payment, &line.account);
        let row = [
            number.to_string(),
            payment.payout.to_string(),
            payment.case.clone(),
            payment.amount.display(currency).to_string(),
            currency.code().to_owned(),
            payment.to.slug().to_owned(),
            account.holder.clone(),
            account.bank.clone(),
            account.number.clone(),
        ];
        writer.write_record(row.map(harmless)).expect(written);
    }
    Zeroizing::new(writer.into_inner().expect(written))
}

/// A field that no spreadsheet takes for a formula: one that begins like one, which no account is
/// entered with, gets an apostrophe in front.
fn harmless(field: String) -> String {
    match field.starts_with(FORMULA) || field.starts_with(char::is_control) {
        true => format!("'{field}"),
        false => field,
    }
}

#[cfg(test)]
mod tests {
    use super::{ListLine, PaymentFile, csv, harmless};
    use crate::cases::payments::AccountText;
    use jiff::civil::date;
    use money::{Amount, Currency};
    use store::payment::{PaidTo, Payment};
    use uuid::Uuid;

    fn line(holder: &str, minor: i64) -> ListLine {
        let payment = Payment {
            member: Uuid::nil(),
            case: "a".to_owned(),
            payout: Uuid::nil(),
            amount: Amount::from_minor(minor),
            to: PaidTo::Member,
        };
        let (bank, number) = ("渡口银行".to_owned(), "6200 1".to_owned());
        let account = AccountText { holder: holder.to_owned(), bank, number };
        ListLine { payment, account, person: Uuid::nil() }
    }

    #[test]
    fn the_file_has_its_columns_and_no_formula() {
        let lines = [line("王小明", 60_000), line("=cmd|' /C calc'!A0, \"x\"", 5)];
        let text = String::from_utf8(csv(&lines, Currency::CNY).to_vec()).unwrap();
        let nil = Uuid::nil();
        let expected = format!(
            "line,payout,case,amount,currency,to,holder,bank,number\n\
             1,{nil},a,600.00,CNY,member,王小明,渡口银行,6200 1\n\
             2,{nil},a,0.05,CNY,member,\"'=cmd|' /C calc'!A0, \"\"x\"\"\",渡口银行,6200 1\n"
        );
        assert_eq!(text, expected);
        for (field, written) in [("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "'\ta")] {
            assert_eq!(harmless(field.to_owned()), written);
        }
    }

    #[test]
    fn a_list_is_named_by_its_day_and_its_file() {
        let of = |lines, on| PaymentFile::of(1, lines, (on, Currency::CNY)).unwrap();
        let (day, next) = (date(2027, 1, 1), date(2027, 1, 2));
        let first = of(vec![line("a", 1), line("b", 2)], day);
        assert_eq!(first, of(vec![line("a", 1), line("b", 2)], day));
        assert_eq!((first.sum, first.count()), (Amount::from_minor(3), Ok(2)));
        let others = [
            of(vec![line("a", 1), line("b", 2)], next),
            of(vec![line("a", 1), line("b", 3)], day),
            of(vec![line("a", 1), line("c", 2)], day),
            of(vec![line("b", 2), line("a", 1)], day),
        ];
        assert!(others.iter().all(|other| other.list != first.list));
    }
}
