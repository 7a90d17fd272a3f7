//! Orders of a supervisor: received, obeyed, shown.
//!
//! The software obeys a signed text, not a person who is signed in: the signature is looked at
//! against keys that two people of the community enrolled. What an order stops is refused in the
//! store, where batches are applied; here it is received, foreseen and told.

use crate::Community;
use crate::derived_id::derived_id;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use crate::schedule::{Preview, preview};
use crate::supervision::{AgeingOfAid, ageing_of_aid};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use store::proposal::{ProposalKind, open_proposals};
use store::stop_order::{
    Instruction, KeptNote, Stop, SupervisorKey, SupervisorsNote, standing_stops, stop_order,
    stop_orders, supervisor_keys,
};
use store::{
    Batch, Committed, NO_POOL, OversightWrite, PoolId, Session, StoreFailure, Write, reads,
};
use tlog::note::Verifier;
use uuid::Uuid;

mod text;

pub use text::{Order, REASON_MAX, REFERENCE_MAX, verify_order};

/// The most keys and orders that are read.
const ALL_MAX: u32 = 1_000;

/// How long what was read of orders is told again without reading. The store, which refuses what is
/// stopped, reads each time.
const KNOWN_FOR: SignedDuration = SignedDuration::from_secs(5);

/// The orders that were read last.
#[derive(Default)]
pub(crate) struct KnownOrders(Mutex<Option<(Timestamp, Arc<Vec<KeptNote>>)>>);

impl KnownOrders {
    fn find(&self, now: Timestamp) -> Option<Arc<Vec<KeptNote>>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at, orders) = known.as_ref()?;
        let age = now.duration_since(*read_at);
        let fresh = age >= SignedDuration::ZERO && age < KNOWN_FOR;
        fresh.then(|| Arc::clone(orders))
    }

    fn keep(&self, known: Option<(Timestamp, Arc<Vec<KeptNote>>)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = known;
    }
}

/// What an instruction would do, before it does.
#[derive(Clone, Debug)]
pub struct Foreseen {
    /// The instruction.
    pub order: Order,
    /// The name of the key that signed it.
    pub signed_by: String,
    /// Whether the same was received before.
    pub received: bool,
    /// What it would stop, or what would go on, plan by plan.
    pub plans: Vec<PlanForeseen>,
}

/// What an instruction means for one plan.
#[derive(Clone, Debug)]
pub struct PlanForeseen {
    /// The pool.
    pub pool: PoolId,
    /// The business date.
    pub business_date: Date,
    /// Paying members.
    pub payers: u64,
    /// What stops or goes on.
    pub stops: Vec<Stop>,
    /// Whether it holds today, and not only from a later day on.
    pub holds_today: bool,
    /// The next round; nothing where it cannot be foreseen.
    pub next_round: Option<Preview>,
    /// The aid that waits to be paid.
    pub unpaid: AgeingOfAid,
    /// Payments that wait for a second treasurer.
    pub payments_proposed: u32,
}

/// The name of a community, as orders have to say it.
pub fn community_name(community: &Community) -> &str {
    let name = community.receipt_key.signer().verifier().name();
    name.strip_suffix("/receipts").unwrap_or(name)
}

/// The orders that stand and concern a pool, or any pool; from memory where they were read just
/// now. It is asked on every page.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn standing(
    community: &Community,
    pool: Option<PoolId>,
    now: Timestamp,
) -> Result<Vec<KeptNote>, StoreFailure> {
    let all = match community.orders.find(now) {
        Some(known) => known,
        None => {
            let mut reader = community.store.reader().await?;
            let mut all = stop_orders(&mut *reader, "", ALL_MAX).await?;
            drop(reader);
            all.retain(|one| {
                let stops = matches!(one.note.instruction, Instruction::Stop { .. });
                stops && one.lifted_by.is_none()
            });
            let all = Arc::new(all);
            community.orders.keep(Some((now, Arc::clone(&all))));
            all
        }
    };
    let concerns =
        |one: &&KeptNote| pool.is_none_or(|pool| one.note.pool == pool || one.note.pool == NO_POOL);
    Ok(all.iter().filter(concerns).cloned().collect())
}

/// The order that stops something in a pool on its business date, if one does.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn stopped_by(
    session: &mut dyn Session,
    (pool, what): (PoolId, Stop),
    on: Date,
) -> Result<Option<String>, StoreFailure> {
    let standing = standing_stops(session, pool).await?;
    let found = standing.into_iter().find(|order| order.holds(what, on));
    Ok(found.map(|order| order.reference))
}

/// Receives a signed note: verifies, keeps and obeys it. The same note again changes nothing.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::StopOrderUnsigned`],
/// [`Rejection::StopOrderMalformed`], [`Rejection::StopOrderOfAnother`],
/// [`Rejection::PoolUnknown`], [`Rejection::StopOrderDuplicate`],
/// [`Rejection::StopOrderUnknown`], [`Rejection::StopOrderLifted`],
/// [`Rejection::SupervisorKeyTooNew`]; [`StoreFailure::Unavailable`].
pub async fn receive(
    community: &Community,
    principal: &Principal,
    note: &str,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    principal.require(Line::MutualAid, Action::StopPool)?;
    receive_from(community, principal.account, note, now).await
}

/// The same on the community's own machine, where the note came by another way: the signature is
/// what counts.
///
/// # Errors
/// Those of [`receive`].
pub async fn receive_offline(
    community: &Community,
    note: &str,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    receive_from(community, Uuid::nil(), note, now).await
}

async fn receive_from(
    community: &Community,
    received_by: Uuid,
    note: &str,
    received_at: Timestamp,
) -> Result<Committed, StoreFailure> {
    let (order, verifier) = verified(community, note).await?;
    let Order { reference, pool, instruction, reason, .. } = order;
    let fingerprint: [u8; 32] = Sha256::digest(note).into();
    let answer = reference.clone();
    let mut reader = community.store.reader().await?;
    let kept = stop_order(&mut *reader, &reference).await?;
    drop(reader);
    if kept.is_some_and(|kept| kept.note.note == note) {
        return Ok(Committed { answer, repeated: true });
    }
    // An id in the order of time: what the log says of an order stands where it happened.
    let id = derived_id(community.new_id(received_at), &reference);
    let kept = SupervisorsNote {
        reference,
        pool,
        instruction,
        reason,
        note: note.to_owned(),
        verifier,
        received_by,
        received_at,
    };
    let writes = vec![Write::Oversight(Box::new(OversightWrite::Receive(kept)))];
    let batch = Batch { id, member: Uuid::nil(), fingerprint, pool, writes, answer };
    let committed = community.store.commit(batch).await?;
    community.orders.keep(None);
    Ok(committed)
}

/// Opens a note, and looks that it is for this community and for a pool that there is.
async fn verified(community: &Community, note: &str) -> Result<(Order, String), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let keys = supervisor_keys(&mut *reader, "", ALL_MAX).await?;
    let verifiers = keys.iter().filter_map(|key| Verifier::from_text(&key.verifier).ok());
    let verifiers: Vec<Verifier> = verifiers.collect();
    let (order, key) = verify_order(note, &verifiers)?;
    if order.community != community_name(community) {
        return Err(Rejection::StopOrderOfAnother.into());
    }
    if order.pool != NO_POOL {
        reads::sharing(&mut *reader, order.pool).await?;
    }
    let text = key.text();
    Ok((order, text))
}

/// What a signed note would do. Nothing is written.
///
/// # Errors
/// Those of [`receive`].
pub async fn foresee(
    community: &Community,
    principal: &Principal,
    note: &str,
) -> Result<Foreseen, StoreFailure> {
    principal.require(Line::MutualAid, Action::StopPool)?;
    let (order, verifier) = verified(community, note).await?;
    let mut reader = community.store.reader().await?;
    let known = stop_order(&mut *reader, &order.reference).await?;
    let received = match known {
        Some(known) if known.note.note == note => true,
        Some(_) => return Err(Rejection::StopOrderDuplicate.into()),
        None => false,
    };
    let (pool, stops, from) = match &order.instruction {
        Instruction::Stop { stops, from } => (order.pool, stops.clone(), *from),
        Instruction::Lift { order } => {
            let found = stop_order(&mut *reader, order).await?;
            let found = found.ok_or(Rejection::StopOrderUnknown)?;
            if found.lifted_by.is_some() && !received {
                return Err(Rejection::StopOrderLifted.into());
            }
            match found.note.instruction {
                Instruction::Stop { stops, from } => (found.note.pool, stops, from),
                Instruction::Lift { .. } => return Err(Rejection::StopOrderUnknown.into()),
            }
        }
    };
    let pools = match pool {
        NO_POOL => reads::pools(&mut *reader, 0, ALL_MAX).await?,
        pool => vec![pool],
    };
    drop(reader);
    let mut plans = Vec::new();
    for pool in pools {
        match plan_foreseen(community, pool, (&stops, from)).await {
            Ok(plan) => plans.push(plan),
            // A pool that has no days yet does nothing that could stop.
            Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => {}
            Err(failure) => return Err(failure),
        }
    }
    let signed_by = verifier.split('+').next().unwrap_or_default().to_owned();
    Ok(Foreseen { order, signed_by, received, plans })
}

async fn plan_foreseen(
    community: &Community,
    pool: PoolId,
    (stops, from): (&[Stop], Date),
) -> Result<PlanForeseen, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let business_date = reads::schedule(&mut *reader, pool).await?.business_date;
    let payers = reads::pool_state(&mut *reader, pool).await?.payers;
    let open = open_proposals(&mut *reader, pool).await?;
    drop(reader);
    let pays = |kind| matches!(kind, ProposalKind::Payout | ProposalKind::PaymentList);
    let proposed = open.iter().filter(|one| pays(one.kind)).count();
    Ok(PlanForeseen {
        pool,
        business_date,
        payers,
        stops: stops.to_vec(),
        holds_today: from <= business_date,
        next_round: preview(community, pool).await.ok(),
        unpaid: ageing_of_aid(community, pool).await?,
        payments_proposed: u32::try_from(proposed).unwrap_or(u32::MAX),
    })
}

/// A page of all instructions that were received, in the order of their references; public.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn orders(
    community: &Community,
    after: &str,
    limit: u32,
) -> Result<Vec<KeptNote>, StoreFailure> {
    stop_orders(&mut *community.store.reader().await?, after, limit).await
}

/// An instruction by its reference; public.
///
/// # Errors
/// [`Rejection::StopOrderUnknown`]; [`StoreFailure::Unavailable`].
pub async fn order(community: &Community, reference: &str) -> Result<KeptNote, StoreFailure> {
    let found = stop_order(&mut *community.store.reader().await?, reference).await?;
    Ok(found.ok_or(Rejection::StopOrderUnknown)?)
}

/// A page of the keys of supervisors; public, so that each can see that there is no other.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn keys(
    community: &Community,
    after: &str,
    limit: u32,
) -> Result<Vec<SupervisorKey>, StoreFailure> {
    supervisor_keys(&mut *community.store.reader().await?, after, limit).await
}

/// Refuses what is proposed while an order stops it.
pub(crate) async fn refuse_stopped(
    community: &Community,
    pool: PoolId,
    what: Stop,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let today = match reads::schedule(&mut *reader, pool).await {
        Ok(schedule) => schedule.business_date,
        Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => Date::MAX,
        Err(failure) => return Err(failure),
    };
    match (stopped_by(&mut *reader, (pool, what), today).await?, what) {
        (None, _) => Ok(()),
        (Some(_), Stop::Joinings) => Err(Rejection::JoiningsStopped.into()),
        (Some(_), Stop::Rounds) => Err(Rejection::RoundsStopped.into()),
        (Some(_), Stop::Payouts) => Err(Rejection::PayoutsStopped.into()),
        (Some(_), Stop::Everything) => Err(Rejection::EverythingStopped.into()),
    }
}
