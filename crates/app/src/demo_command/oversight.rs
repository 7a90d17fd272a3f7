//! Who watches over the demonstration: the key of a supervisor, an order after the figure of the
//! bank did not fit, lifted before its day came, and a few complaints.

use super::plans::{FERRY, LAST_DAY, noon};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::Community;
use service::complaints::{ComplaintKind, Outcome, answer, file};
use service::money_entry::Entry;
use service::principal::{Principal, Proof};
use service::proposals::{confirm, propose};
use service::stop_orders::{Order, community_name, receive};
use std::collections::{BTreeMap, HashMap};
use store::sign_in::Strength;
use store::stop_order::{Instruction, Stop};
use store::{NO_POOL, PersonId, PoolId, StoreFailure};
use uuid::Uuid;
use vault::{ReceiptKey, SeededEntropy};

/// An order holds so many days after it was given, so that the operator can explain.
const RESPITE_DAYS: i32 = 7;

/// It is lifted so many days after it was given.
const EXPLAINED_DAYS: i32 = 3;

/// The file of the supervisor's key, beside the keys of the community. A real one lies with the
/// supervisor.
pub const KEY_FILE: &str = "supervisor.key";

const ORDER: &str = "DEMO-2026-1";
const LIFTING: &str = "DEMO-2026-2";

/// A complaint: how many days before the last one, about what, in whose words, and what was
/// answered after how many days.
type Row = (i32, ComplaintKind, &'static str, Option<(i32, Outcome, &'static str)>);

const COMPLAINTS: [Row; 7] = [
    (
        70,
        ComplaintKind::Delay,
        "I called four times and nobody knew where my papers were. (Invented.)",
        Some((9, Outcome::Founded, "You were right: they lay in the wrong queue. (Invented.)")),
    ),
    (
        52,
        ComplaintKind::Money,
        "扣了两次分摊金（虚构）",
        Some((6, Outcome::Unfounded, "是两期，各扣一次，明细见结算单（虚构）")),
    ),
    (
        41,
        ComplaintKind::Manner,
        "电话里的人说话很不客气（虚构）",
        Some((18, Outcome::Founded, "对不起，已经谈过话（虚构）")),
    ),
    (
        33,
        ComplaintKind::Delay,
        "补了材料，十天没有消息（虚构）",
        Some((4, Outcome::Founded, "已补上，案例已进入复核（虚构）")),
    ),
    (20, ComplaintKind::Rules, "看不懂第七条的金额怎么算（虚构）", None),
    (6, ComplaintKind::Privacy, "Somebody at the village knew of my illness. (Invented.)", None),
    (2, ComplaintKind::Delay, "互助金还没有到账（虚构）", None),
];

/// Those who watch.
pub struct Overseers {
    /// Who proposes the key.
    pub manager: Principal,
    /// Who confirms it, and answers complaints.
    pub compliance: Principal,
    /// Who gives orders.
    pub supervisor: Principal,
}

/// Those who watch, through the days of the world.
pub struct Watch {
    overseers: Overseers,
    seed: u64,
    /// When the order is lifted, once it has been given.
    lifted_on: Option<Date>,
}

impl Watch {
    /// Nothing has been ordered yet.
    pub const fn new(overseers: Overseers, seed: u64) -> Watch {
        Watch { overseers, seed, lifted_on: None }
    }

    /// What the supervisor does on a day: an order when the bank shows too little, lifted when it
    /// has been explained.
    pub async fn day(
        &mut self,
        community: &Community,
        day: Date,
        missing: Amount,
    ) -> Result<(), StoreFailure> {
        if missing > Amount::ZERO && self.lifted_on.is_none() {
            self.overseers.order(community, self.seed, day).await?;
            self.lifted_on = Some(day.saturating_add(EXPLAINED_DAYS.days()));
        }
        if self.lifted_on == Some(day) {
            self.overseers.lift(community, self.seed, day).await?;
        }
        Ok(())
    }

    /// Files what these members complain about, and answers most of it.
    pub async fn complain(
        &self,
        community: &Community,
        members: &[(PersonId, Uuid, PoolId)],
    ) -> Result<(), StoreFailure> {
        self.overseers.complain(community, members).await
    }
}

/// Some who have an account and may complain, in the order of their ids, each with a plan.
pub fn complaining_of(
    accounts: &HashMap<PersonId, Uuid>,
    plans: impl Iterator<Item = (PersonId, PoolId)>,
) -> Vec<(PersonId, Uuid, PoolId)> {
    let plans: HashMap<PersonId, PoolId> = plans.collect();
    let accounts: BTreeMap<&PersonId, &Uuid> = accounts.iter().collect();
    let known = accounts
        .into_iter()
        .filter_map(|(person, account)| Some((*person, *account, *plans.get(person)?)));
    known.take(COMPLAINTS.len() - 1).collect()
}

/// The key of the supervisor; public, as everything of a demonstration.
pub fn supervisor_key(seed: u64) -> Result<ReceiptKey, Rejection> {
    let mut bytes = [0x5e; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    ReceiptKey::generate("supervisor.demo", &mut SeededEntropy::new(bytes))
}

impl Overseers {
    /// Two people enrol the key.
    pub async fn enrol(
        &self,
        community: &Community,
        seed: u64,
        on: Date,
    ) -> Result<(), StoreFailure> {
        let verifier = supervisor_key(seed)?.signer().verifier().text();
        let entry = Entry::SupervisorKey { verifier };
        let (now, id) = (noon(on), community.new_id(noon(on)));
        propose(community, &self.manager, (NO_POOL, id), &entry, now).await?;
        confirm(community, &self.compliance, (id, community.new_id(now)), now).await?;
        Ok(())
    }

    /// Orders that no aid is paid out from a day on, because the bank shows too little.
    pub async fn order(
        &self,
        community: &Community,
        seed: u64,
        on: Date,
    ) -> Result<(), StoreFailure> {
        let from = on.saturating_add(RESPITE_DAYS.days());
        let instruction = Instruction::Stop { stops: vec![Stop::Payouts], from };
        let reason = "存管与账目不符，请说明 · The bank and the books differ; explain it";
        self.send(community, seed, on, (ORDER, FERRY, instruction, reason)).await
    }

    /// Lifts that order.
    pub async fn lift(
        &self,
        community: &Community,
        seed: u64,
        on: Date,
    ) -> Result<(), StoreFailure> {
        let instruction = Instruction::Lift { order: ORDER.to_owned() };
        let reason = "银行更正了一笔 · The bank has corrected an entry";
        self.send(community, seed, on, (LIFTING, NO_POOL, instruction, reason)).await
    }

    async fn send(
        &self,
        community: &Community,
        seed: u64,
        on: Date,
        (reference, pool, instruction, reason): (&str, PoolId, Instruction, &str),
    ) -> Result<(), StoreFailure> {
        let order = Order {
            reference: reference.to_owned(),
            community: community_name(community).to_owned(),
            pool,
            instruction,
            reason: reason.to_owned(),
        };
        let note = order.sign(supervisor_key(seed)?.signer())?;
        receive(community, &self.supervisor, &note, noon(on)).await.map(|_| ())
    }

    /// Files what these members complain about, and answers most of it.
    pub async fn complain(
        &self,
        community: &Community,
        members: &[(PersonId, Uuid, PoolId)],
    ) -> Result<(), StoreFailure> {
        for ((person, account, pool), row) in members.iter().zip(COMPLAINTS) {
            let (days, kind, words, answered) = row;
            let (person, proof) = (Some(*person), Proof::Session(Strength::Password));
            let member = Principal { account: *account, person, roles: Vec::new(), proof };
            let on = LAST_DAY.saturating_sub(days.days());
            let key = community.new_id(noon(on));
            let when = (on, noon(on));
            file(community, &member, (key, *pool), (kind, words), when).await?;
            if let Some((days, outcome, words)) = answered {
                let on = on.saturating_add(days.days());
                let asked = (community.new_id(noon(on)), key);
                let when = (on, noon(on));
                answer(community, &self.compliance, asked, (outcome, words), when).await?;
            }
        }
        Ok(())
    }
}
