//! The text of an order and of its lifting: what a supervisor signs.
//!
//! A C2SP signed note, so that any tool for such notes makes and checks it. Version 1, normative:
//! the lines of [`Order::text`] in their order, each a label in both languages, a colon, a space
//! and the value. **Invariant: an order has one text**: any other spelling is refused.
//! **Invariant: it names the community**: an order for one is none for another.

use ledger::Rejection;
use std::fmt::{Display, Write};
use store::stop_order::{Instruction, Stop};
use store::{NO_POOL, PoolId};
use tlog::note::{self, NoteError, Signer, Verifier};

const STOP_HEADER: &str = "tongzhou stop order v1";
const LIFT_HEADER: &str = "tongzhou stop order lifted v1";

const REFERENCE: &str = "reference 文号";
const COMMUNITY: &str = "community 互助社";
const POOL: &str = "pool 互助池";
const STOPS: &str = "stops 停止";
const FROM: &str = "from 起始日";
const LIFTS: &str = "lifts 解除";
const REASON: &str = "reason 理由";

/// The word for all pools.
const ALL_POOLS: &str = "all";

/// The longest reference, in characters.
pub const REFERENCE_MAX: usize = 64;

/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;

/// An instruction of a supervisor, as it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The supervisor's own number of it.
    pub reference: String,
    /// The name of the community.
    pub community: String,
    /// The pool; 0 for all pools. A lifting names none.
    pub pool: PoolId,
    /// What is ordered.
    pub instruction: Instruction,
    /// Why, in one line.
    pub reason: String,
}

impl Order {
    /// The one text of this instruction.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |label: &str, value: &dyn Display| {
            writeln!(text, "{label}: {value}").expect("a text grows");
        };
        line(REFERENCE, &self.reference);
        line(COMMUNITY, &self.community);
        let header = match &self.instruction {
            Instruction::Stop { stops, from } => {
                match self.pool {
                    NO_POOL => line(POOL, &ALL_POOLS),
                    pool => line(POOL, &pool),
                }
                line(STOPS, &stops.iter().map(|stop| stop.slug()).collect::<Vec<_>>().join(" "));
                line(FROM, from);
                STOP_HEADER
            }
            Instruction::Lift { order } => {
                line(LIFTS, order);
                LIFT_HEADER
            }
        };
        line(REASON, &self.reason);
        format!("{header}\n{text}")
    }

    /// The text, signed.
    ///
    /// # Errors
    /// [`Rejection::StopOrderMalformed`] for what cannot be said in such a text.
    pub fn sign(&self, signer: &Signer) -> Result<String, Rejection> {
        let text = self.text();
        if Order::of_text(&text).as_ref() != Some(self) {
            return Err(Rejection::StopOrderMalformed);
        }
        note::sign(&text, &[signer]).map_err(|_| Rejection::StopOrderMalformed)
    }

    fn of_text(text: &str) -> Option<Order> {
        let mut lines = text.lines();
        let header = lines.next()?;
        let mut value = |label: &str| {
            let line = lines.next()?;
            line.strip_prefix(label)?.strip_prefix(": ").map(str::to_owned)
        };
        let reference = value(REFERENCE)?;
        let community = value(COMMUNITY)?;
        let (pool, instruction) = match header {
            STOP_HEADER => {
                let pool = value(POOL)?;
                let pool = match pool.as_str() {
                    ALL_POOLS => NO_POOL,
                    number => number.parse().ok().filter(|pool| *pool > 0)?,
                };
                let stops = value(STOPS)?;
                let stops: Option<Vec<Stop>> = stops.split(' ').map(Stop::from_slug).collect();
                let stops = stops.filter(|stops| sound(stops))?;
                (pool, Instruction::Stop { stops, from: value(FROM)?.parse().ok()? })
            }
            LIFT_HEADER => (NO_POOL, Instruction::Lift { order: value(LIFTS)? }),
            _ => return None,
        };
        let order = Order { reference, community, pool, instruction, reason: value(REASON)? };
        let named = is_reference(&order.reference)
            && match &order.instruction {
                Instruction::Lift { order: lifted } => {
                    is_reference(lifted) && *lifted != order.reference
                }
                Instruction::Stop { .. } => true,
            };
        let said = |text: &str, most: usize| {
            text.trim() == text && (1..=most).contains(&text.chars().count())
        };
        let whole = named && said(&order.reason, REASON_MAX) && said(&order.community, 255);
        (whole && order.text() == text).then_some(order)
    }
}

/// Each once, in the order of their declaration; everything stands alone.
fn sound(stops: &[Stop]) -> bool {
    let rising = stops.is_sorted_by(|one, other| one < other);
    rising && (!stops.contains(&Stop::Everything) || stops.len() == 1)
}

fn is_reference(text: &str) -> bool {
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '/';
    (1..=REFERENCE_MAX).contains(&text.chars().count()) && !text.contains(strange)
}

/// Opens an instruction that one of these keys has signed; answers it with that key.
///
/// # Errors
/// [`Rejection::StopOrderUnsigned`] when no signature of a key holds,
/// [`Rejection::StopOrderMalformed`] for anything else that is no instruction.
pub fn verify_order<'a>(
    note: &str,
    keys: &'a [Verifier],
) -> Result<(Order, &'a Verifier), Rejection> {
    let all: Vec<&Verifier> = keys.iter().collect();
    let opened = note::open(note.as_bytes(), &all).map_err(|error| match error {
        NoteError::NoKnownSignature | NoteError::SignatureWrong => Rejection::StopOrderUnsigned,
        _ => Rejection::StopOrderMalformed,
    })?;
    let order = Order::of_text(&opened.text).ok_or(Rejection::StopOrderMalformed)?;
    let signed = opened.verified.first().ok_or(Rejection::StopOrderUnsigned)?;
    let by = |key: &&Verifier| key.name() == signed.name && key.key_id() == signed.key_id;
    let key = keys.iter().find(by).ok_or(Rejection::StopOrderUnsigned)?;
    Ok((order, key))
}

#[cfg(test)]
mod tests {
    use super::{Order, verify_order};
    use jiff::civil::date;
    use ledger::Rejection;
    use store::stop_order::{Instruction, Stop};
    use tlog::note::Signer;

    fn order() -> Order {
        let stops = vec![Stop::Joinings, Stop::Payouts];
        Order {
            reference: "监2026-14".to_owned(),
            community: "tongzhou.example".to_owned(),
            pool: 1,
            instruction: Instruction::Stop { stops, from: date(2026, 12, 6) },
            reason: "资金存管对账不平".to_owned(),
        }
    }

    #[test]
    fn an_order_has_one_text_and_any_bit_that_turns_is_found() {
        let signer = Signer::from_seed("supervisor.example", &[7; 32]).unwrap();
        let keys = [signer.verifier().clone()];
        let lifting = Order {
            reference: "监2026-15".to_owned(),
            pool: 0,
            instruction: Instruction::Lift { order: "监2026-14".to_owned() },
            ..order()
        };
        for order in [order(), Order { pool: 0, ..order() }, lifting] {
            let note = order.sign(&signer).unwrap();
            let (opened, key) = verify_order(&note, &keys).unwrap();
            assert_eq!((&opened, key), (&order, &keys[0]));
            assert_eq!(verify_order(&note, &[]).err(), Some(Rejection::StopOrderUnsigned));
            let bent = note.replacen("tongzhou.example", "tongzhou.examplf", 1);
            assert_eq!(verify_order(&bent, &keys).err(), Some(Rejection::StopOrderUnsigned));
        }
        assert_eq!(
            order().text(),
            "tongzhou stop order v1\nreference 文号: 监2026-14\n\
             community 互助社: tongzhou.example\npool 互助池: 1\nstops 停止: joinings payouts\n\
             from 起始日: 2026-12-06\nreason 理由: 资金存管对账不平\n"
        );
    }

    #[test]
    fn what_cannot_be_said_in_one_text_is_not_signed() {
        let signer = Signer::from_seed("supervisor.example", &[7; 32]).unwrap();
        let from = date(2026, 12, 6);
        let stops = |stops: &[Stop]| Order {
            instruction: Instruction::Stop { stops: stops.to_vec(), from },
            ..order()
        };
        let lifts_itself = Instruction::Lift { order: order().reference };
        let wrong = [
            stops(&[]),
            stops(&[Stop::Payouts, Stop::Joinings]),
            stops(&[Stop::Joinings, Stop::Joinings]),
            stops(&[Stop::Joinings, Stop::Everything]),
            Order { pool: -1, ..order() },
            Order { reference: "two words".to_owned(), ..order() },
            Order { reference: "a/b".to_owned(), ..order() },
            Order { reference: String::new(), ..order() },
            Order { reason: "two\nlines".to_owned(), ..order() },
            Order { reason: " ".to_owned(), ..order() },
            Order { reason: "长".repeat(501), ..order() },
            Order { pool: 0, instruction: lifts_itself, ..order() },
        ];
        for order in wrong {
            assert_eq!(order.sign(&signer), Err(Rejection::StopOrderMalformed), "{order:?}");
        }
    }
}
