//! Events on their way into the log: a page at a time, in the order of the outbox.
//!
//! An entry is made from rows that never change, so it says the same whenever it is made.
//! **Invariant: an event is entered once**: it is marked in the transaction that numbers its
//! entries.

use super::card::{LoggedCard, logged_card};
use super::commitment;
use super::entries::{self, KeyPurpose};
use crate::Community;
use crate::kept_receipt::{RECEIPT, joining_salt};
use crate::people::key_of;
use crate::plans::find_rules_on;
use jiff::civil::Date;
use ledger::Rejection;
use rules::sharing::{Funding, Sharing};
use std::collections::HashMap;
use store::balance_tree::balance_tree;
use store::case_reads::case_file;
use store::jury::jury;
use store::log::{
    NewBalanceSecret, NewLogEntry, Unlogged, carried, custody_of_day, log_length, taken_back,
    unlogged,
};
use store::payment::payment_list;
use store::stop_order::{stop_order, supervisor_keys};
use store::{Event, EventKind, MemberId, PoolId, Session, StoreFailure, person_reads, reads};
use vault::sealed;

/// How many events are entered at a time.
const EVENTS_AT_ONCE: u32 = 1_024;

/// How many keys of supervisors are looked through.
const KEYS_MAX: u32 = 1_000;

/// Gives what has happened its place behind the entries there are; answers how many events it were.
/// Nothing happens in a community that keeps no log.
///
/// # Errors
/// [`StoreFailure::Unavailable`]: nothing was entered, and it may be asked for again.
pub async fn enter_events(community: &Community) -> Result<usize, StoreFailure> {
    let Some(log) = community.log() else { return Ok(0) };
    let mut reader = community.store.reader().await?;
    let events = unlogged(&mut *reader, EVENTS_AT_ONCE).await?;
    let length = log_length(&mut *reader).await?;
    drop(reader);
    if events.is_empty() && length > 0 {
        return Ok(0);
    }
    let mut entering = Entering::of(community);
    if length == 0 {
        for (purpose, verifier) in log.keys() {
            entering.entries.push(entries::key_added(purpose, &verifier));
        }
        let receipts = community.receipt_key.signer().verifier().text();
        entering.entries.push(entries::key_added(KeyPurpose::Receipts, &receipts));
    }
    entering.look_at_people(&events).await?;
    let mut reader = community.store.reader().await?;
    for one in &events {
        entering.event(&mut *reader, one).await?;
    }
    drop(reader);
    let marked: Vec<Event> = events.iter().map(|one| one.event.clone()).collect();
    let Entering { entries, secrets, .. } = entering;
    community.store.log(length, &entries, &marked, &secrets).await?;
    Ok(events.len())
}

struct Entering<'a> {
    community: &'a Community,
    entries: Vec<NewLogEntry>,
    secrets: Vec<NewBalanceSecret>,
    cards: HashMap<(PoolId, String), LoggedCard>,
    /// Hashes of receipts from before there was a log.
    earlier: HashMap<(PoolId, String), [u8; 32]>,
}

impl<'a> Entering<'a> {
    fn of(community: &'a Community) -> Entering<'a> {
        Entering {
            community,
            entries: Vec::new(),
            secrets: Vec::new(),
            cards: HashMap::new(),
            earlier: HashMap::new(),
        }
    }

    /// Makes what needs people's keys, before a reader is held: who holds one and waits for another
    /// may wait for who does the same.
    async fn look_at_people(&mut self, events: &[Unlogged]) -> Result<(), StoreFailure> {
        for Unlogged { event, commitment } in events {
            let key = (event.pool, event.subject.clone());
            match (event.kind, commitment) {
                (EventKind::CaseApproved, _) => {
                    let of = (event.pool, event.subject.as_str());
                    if let Some(card) = logged_card(self.community, of).await? {
                        self.cards.insert(key, card);
                    }
                }
                (EventKind::MemberJoined, None) => {
                    if let Some(hash) = self.earlier_member(event).await? {
                        self.earlier.insert(key, hash);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The hash for a member who joined before there was a log, and a secret for the balance; none
    /// where no person is known or the person was erased.
    async fn earlier_member(&mut self, event: &Event) -> Result<Option<[u8; 32]>, StoreFailure> {
        let (pool, member): (_, MemberId) = (event.pool, subject(event)?);
        let mut reader = self.community.store.reader().await?;
        let kept = match person_reads::membership(&mut *reader, pool, member).await {
            Ok(kept) => kept,
            Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => return Ok(None),
            Err(failure) => return Err(failure),
        };
        drop(reader);
        let key = match key_of(self.community, kept.person).await {
            Ok((key, _)) => key,
            Err(StoreFailure::Rejected(Rejection::PersonErased)) => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let receipt = sealed::open(&key, RECEIPT, kept.person, &kept.receipt)?;
        let secret = key.balance_secret(pool, member);
        self.secrets.push(NewBalanceSecret { pool, member, secret });
        Ok(Some(commitment::of(joining_salt(&key, pool, member), &receipt)))
    }

    /// The entries that an event leads to.
    async fn event(
        &mut self,
        session: &mut dyn Session,
        Unlogged { event, commitment }: &Unlogged,
    ) -> Result<(), StoreFailure> {
        match event.kind {
            EventKind::MemberJoined => {
                let of = (event.pool, event.subject.as_str());
                let earlier = self.earlier.get(&(event.pool, event.subject.clone())).copied();
                // Of a member of old books nobody knows who it is.
                if let Some(hash) = commitment.or(earlier) {
                    self.entries.push(entries::member_joined(of, day(event)?, hash));
                }
                Ok(())
            }
            EventKind::RoundCut => self.round_opened(session, event).await,
            EventKind::RoundSettled => self.round_settled(session, event).await,
            EventKind::JurySeeded | EventKind::JuryOpened | EventKind::JuryClosed => {
                self.jury(session, event).await
            }
            EventKind::CaseApproved
            | EventKind::CaseWithdrawn
            | EventKind::CaseObjected
            | EventKind::ObjectionAnswered
            | EventKind::AidPaid
            | EventKind::AidReturned => self.of_case(event),
            EventKind::PaymentListed
            | EventKind::PaymentResult
            | EventKind::BalancesCommitted
            | EventKind::CustodyStated => self.of_money(session, event).await,
            _ => self.of_rules(session, event).await,
        }
    }

    /// What happens to a case, and to its aid.
    fn of_case(&mut self, event: &Event) -> Result<(), StoreFailure> {
        let (of, on) = ((event.pool, event.subject.as_str()), day(event)?);
        let amount = || event.amount.ok_or(Rejection::NotAnAmount);
        self.entries.push(match event.kind {
            EventKind::CaseApproved => {
                let card = self.cards.remove(&(event.pool, event.subject.clone()));
                let (hash, opening) = match card {
                    Some(card) => (Some(card.commitment), Some(card.opening)),
                    None => (None, None),
                };
                let entry = entries::case_notice(of, (on, amount()?), hash);
                NewLogEntry { opening, ..entry }
            }
            EventKind::CaseWithdrawn => entries::of_case("case-withdrawn", of, on),
            EventKind::CaseObjected => entries::of_case("objection", of, on),
            EventKind::ObjectionAnswered => entries::of_case("objection-answered", of, on),
            EventKind::AidPaid => entries::aid_moved("aid-paid", of, (on, amount()?)),
            _ => entries::aid_moved("aid-returned", of, (on, amount()?)),
        });
        Ok(())
    }

    /// Lists of payments, trees of balances, statements of the bank.
    async fn of_money(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        let (pool, about) = (event.pool, event.subject.as_str());
        self.entries.push(match event.kind {
            EventKind::BalancesCommitted => {
                let tree = balance_tree(session, pool, subject(event)?).await?;
                entries::balances(pool, &tree.ok_or(Rejection::RoundOutOfTurn)?)
            }
            EventKind::CustodyStated => {
                let stated = custody_of_day(session, pool, subject(event)?).await?;
                entries::custody(pool, &stated.ok_or(Rejection::DateInvalid)?)
            }
            EventKind::PaymentListed => {
                entries::payment_list(pool, &payment_list(session, pool, subject(event)?).await?)
            }
            _ => {
                let list = payment_list(session, pool, subject(event)?).await?;
                let paid = event.amount.ok_or(Rejection::NotAnAmount)?;
                entries::payment_result((pool, about), (paid, list.total.minus(paid)?))
            }
        });
        Ok(())
    }

    /// Pools, their rules, and those who watch over them.
    async fn of_rules(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        let (pool, about) = (event.pool, event.subject.as_str());
        self.entries.push(match event.kind {
            EventKind::PoolOpened => {
                let Sharing { currency, funding, .. } = reads::sharing(session, pool).await?;
                let funding = match funding {
                    Funding::Prepaid(_) => "prepaid",
                    Funding::Postpaid(_) => "postpaid",
                };
                entries::pool_opened(pool, currency.code(), funding)
            }
            EventKind::RulebookPublished => {
                let version: Date = subject(event)?;
                let versions = reads::versions(session, pool).await?;
                let published = versions.into_iter().find(|one| one.version == version);
                entries::rulebook_published(pool, &published.ok_or(Rejection::RulebookUnknown)?)
            }
            EventKind::StopOrdered | EventKind::StopLifted => {
                let note = stop_order(session, about).await?.ok_or(Rejection::StopOrderUnknown)?;
                entries::instruction(&note.note)
            }
            EventKind::SupervisorKeyEnrolled => {
                let keys = supervisor_keys(session, "", KEYS_MAX).await?;
                let named = |verifier: &str| verifier.split('+').next() == Some(about);
                let key = keys.into_iter().find(|key| named(&key.verifier));
                let key = key.ok_or(Rejection::VerifierMalformed)?;
                entries::key_added(KeyPurpose::Supervisor, &key.verifier)
            }
            _ => return Ok(()),
        });
        Ok(())
    }

    async fn round_opened(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        let (pool, number): (_, u32) = (event.pool, subject(event)?);
        let (dates, counted) = match reads::round(session, pool, number).await? {
            Some(round) => {
                let dates = rules::calendar::RoundDates { cut: round.cut, settle: round.settle };
                (dates, (round.payers, round.units))
            }
            None => {
                let state = reads::pool_state(session, pool).await?;
                let open = state.open.filter(|(open, _)| *open == number);
                let (_, dates) = open.ok_or(Rejection::RoundOutOfTurn)?;
                (dates, (state.payers, state.units))
            }
        };
        let rules = find_rules_on(self.community, session, pool, dates.cut).await?;
        let rules = rules.map(|rules| rules.version_id.bytes());
        self.entries.push(entries::round_opened((pool, number), dates, counted, rules));
        Ok(())
    }

    async fn round_settled(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        let (pool, number): (_, u32) = (event.pool, subject(event)?);
        let round = reads::round(session, pool, number).await?.ok_or(Rejection::RoundOutOfTurn)?;
        for one in carried(session, pool, number).await? {
            self.entries.push(entries::case_carried((pool, number), &one));
        }
        // The first round has nothing to take back.
        if let Some(before) = number.checked_sub(1).filter(|before| *before > 0) {
            let before = reads::round(session, pool, before).await?;
            let since = (before.ok_or(Rejection::RoundOutOfTurn)?.settle, round.settle);
            for (case, paid, fee) in taken_back(session, (pool, number), since).await? {
                self.entries.push(entries::case_reversed((pool, number), (&case, paid, fee)));
            }
        }
        self.entries.push(entries::round_settled(pool, &round));
        Ok(())
    }

    async fn jury(&mut self, session: &mut dyn Session, event: &Event) -> Result<(), StoreFailure> {
        let of = (event.pool, event.subject.as_str());
        let file = case_file(session, of.0, of.1).await?;
        let kept = jury(session, of.0, file.member, of.1).await?.ok_or(Rejection::StepNotNow)?;
        self.entries.push(match event.kind {
            EventKind::JurySeeded => entries::jury_seed(of, kept.commitment),
            EventKind::JuryOpened => {
                let sitting = kept.sitting.ok_or(Rejection::StepNotNow)?;
                entries::jury_opened(of, kept.commitment, &sitting)
            }
            _ => entries::jury_closed(of, kept.votes.as_ref()),
        });
        Ok(())
    }
}

fn day(event: &Event) -> Result<Date, StoreFailure> {
    Ok(event.happened_on.ok_or(Rejection::DateInvalid)?)
}

/// What an event is about, as what it has to be.
fn subject<T: std::str::FromStr>(event: &Event) -> Result<T, StoreFailure> {
    event.subject.parse().map_err(|_| StoreFailure::from(Rejection::IdInvalid))
}
