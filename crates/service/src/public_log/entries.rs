//! The entries, one function a kind, in the order of docs/log-entries.md.

use super::entry::{EntryText, hash_text};
use jiff::civil::Date;
use money::Amount;
use pool::Round;
use rules::calendar::RoundDates;
use sha2::{Digest, Sha256};
use store::balance_tree::BalanceTree;
use store::custody::CustodyStatement;
use store::jury::{Sitting, Votes};
use store::log::{CarriedAid, NewLogEntry};
use store::payment::PaymentList;
use store::stop_order::{Instruction, SupervisorsNote};
use store::{NO_POOL, PoolId, PublishedVersion};

/// What a key of the community is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyPurpose {
    Log,
    LogMlDsa44,
    Receipts,
    Supervisor,
}

impl KeyPurpose {
    fn word(self) -> &'static str {
        match self {
            KeyPurpose::Log => "log",
            KeyPurpose::LogMlDsa44 => "log-ml-dsa-44",
            KeyPurpose::Receipts => "receipts",
            KeyPurpose::Supervisor => "supervisor",
        }
    }
}

pub(crate) fn key_added(purpose: KeyPurpose, verifier: &str) -> NewLogEntry {
    let entry = EntryText::of("key-added").line("purpose", purpose.word());
    entry.line("verifier", verifier).about(NO_POOL, purpose.word())
}

pub(crate) fn pool_opened(pool: PoolId, currency: &str, funding: &str) -> NewLogEntry {
    let entry = EntryText::of("pool-opened").line("pool", pool);
    entry.line("currency", currency).line("funding", funding).about(pool, pool)
}

pub(crate) fn rulebook_published(pool: PoolId, version: &PublishedVersion) -> NewLogEntry {
    EntryText::of("rulebook-published")
        .line("pool", pool)
        .line("plan", &version.plan)
        .line("version", version.version)
        .line("hash", hash_text(&version.version_id))
        .line("published", version.published_on)
        .about(pool, version.version)
}

pub(crate) fn member_joined(
    (pool, member): (PoolId, &str),
    on: Date,
    commitment: [u8; 32],
) -> NewLogEntry {
    EntryText::of("member-joined")
        .line("pool", pool)
        .line("on", on)
        .line("commitment", hash_text(&commitment))
        .about(pool, member)
}

pub(crate) fn case_notice(
    (pool, case): (PoolId, &str),
    (approved, aid): (Date, Amount),
    commitment: Option<[u8; 32]>,
) -> NewLogEntry {
    EntryText::of("case-notice")
        .line("pool", pool)
        .line("case", case)
        .line("approved", approved)
        .line("aid", aid.minor())
        .line_or_nothing("commitment", commitment.map(|hash| hash_text(&hash)))
        .about(pool, case)
}

/// What happens to a case on a day and is said in no more words.
pub(crate) fn of_case(kind: &'static str, (pool, case): (PoolId, &str), on: Date) -> NewLogEntry {
    EntryText::of(kind).line("pool", pool).line("case", case).line("on", on).about(pool, case)
}

pub(crate) fn jury_seed((pool, case): (PoolId, &str), commitment: [u8; 32]) -> NewLogEntry {
    let entry = EntryText::of("jury-seed").line("pool", pool).line("case", case);
    entry.line("commitment", hash_text(&commitment)).about(pool, case)
}

pub(crate) fn jury_opened(
    (pool, case): (PoolId, &str),
    commitment: [u8; 32],
    sitting: &Sitting,
) -> NewLogEntry {
    EntryText::of("jury-opened")
        .line("pool", pool)
        .line("case", case)
        .line("commitment", hash_text(&commitment))
        .line("opens", sitting.opens_at.as_second())
        .line("closes", sitting.closes_at.as_second())
        .line("threshold", sitting.threshold)
        .line("quorum", sitting.quorum)
        .about(pool, case)
}

pub(crate) fn jury_closed((pool, case): (PoolId, &str), votes: Option<&Votes>) -> NewLogEntry {
    EntryText::of("jury-closed")
        .line("pool", pool)
        .line("case", case)
        .line("for", votes.map_or(0, |votes| votes.votes_for))
        .line("against", votes.map_or(0, |votes| votes.votes_against))
        .line_or_nothing("seed", votes.map(|votes| hash_text(&votes.seed)))
        .about(pool, case)
}

pub(crate) fn round_opened(
    (pool, round): (PoolId, u32),
    dates: RoundDates,
    (payers, units): (u64, u64),
    rules: Option<[u8; 32]>,
) -> NewLogEntry {
    EntryText::of("round-opened")
        .line("pool", pool)
        .line("round", round)
        .line("cut", dates.cut)
        .line("settle", dates.settle)
        .line("payers", payers)
        .line("units", units)
        .line_or_nothing("rules", rules.map(|hash| hash_text(&hash)))
        .about(pool, round)
}

pub(crate) fn case_carried((pool, round): (PoolId, u32), carried: &CarriedAid) -> NewLogEntry {
    EntryText::of("case-carried")
        .line("pool", pool)
        .line("round", round)
        .line("case", &carried.case)
        .line("aid", carried.aid.minor())
        .line("paid", carried.paid.minor())
        .line("fee", carried.fee.minor())
        .about(pool, &carried.case)
}

pub(crate) fn case_reversed(
    (pool, round): (PoolId, u32),
    (case, paid, fee): (&str, Amount, Amount),
) -> NewLogEntry {
    EntryText::of("case-reversed")
        .line("pool", pool)
        .line("round", round)
        .line("case", case)
        .line("paid", paid.minor())
        .line("fee", fee.minor())
        .about(pool, case)
}

pub(crate) fn round_settled(pool: PoolId, round: &Round) -> NewLogEntry {
    EntryText::of("round-settled")
        .line("pool", pool)
        .line("round", round.number)
        .line("cut", round.cut)
        .line("settle", round.settle)
        .line("payers", round.payers)
        .line("units", round.units)
        .line("cases", round.cases)
        .line("aid", round.aid.minor())
        .line("aid_paid", round.aid_paid.minor())
        .line("fee", round.fee.minor())
        .line("carry_in", round.carry_in.minor())
        .line("reversed", round.reversed.minor())
        .line("need", round.need.minor())
        .line("share", round.share.minor())
        .line("sponsor", round.sponsor.minor())
        .line("overage", round.overage.minor())
        .line("charged", round.charged.minor())
        .line("shortfall", round.shortfall.minor())
        .line("written_off", round.written_off.minor())
        .line("carry_out", round.carry_out.minor())
        .line("index", round.index.minor())
        .about(pool, round.number)
}

pub(crate) fn payment_list(pool: PoolId, list: &PaymentList) -> NewLogEntry {
    EntryText::of("payment-list")
        .line("pool", pool)
        .line("list", list.made.list)
        .line("lines", list.lines)
        .line("total", list.total.minor())
        .line("hash", hash_text(&list.made.digest))
        .about(pool, list.made.list)
}

pub(crate) fn payment_result(
    (pool, list): (PoolId, &str),
    (paid, returned): (Amount, Amount),
) -> NewLogEntry {
    EntryText::of("payment-result")
        .line("pool", pool)
        .line("list", list)
        .line("paid", paid.minor())
        .line("returned", returned.minor())
        .about(pool, list)
}

/// Aid that left the account, or came back.
pub(crate) fn aid_moved(
    kind: &'static str,
    (pool, case): (PoolId, &str),
    (on, amount): (Date, Amount),
) -> NewLogEntry {
    EntryText::of(kind)
        .line("pool", pool)
        .line("case", case)
        .line("on", on)
        .line("amount", amount.minor())
        .about(pool, case)
}

pub(crate) fn balances(pool: PoolId, tree: &BalanceTree) -> NewLogEntry {
    EntryText::of("balances")
        .line("pool", pool)
        .line("round", tree.round)
        .line("on", tree.taken_on)
        .line("members", tree.members)
        .line("balance", tree.balance.minor())
        .line("charged", tree.charged.minor())
        .line("root", hash_text(&tree.root))
        .about(pool, tree.round)
}

pub(crate) fn custody(pool: PoolId, statement: &CustodyStatement) -> NewLogEntry {
    let CustodyStatement { on, stated, expected, refunded } = *statement;
    let line = format!("{pool} {on} {}", stated.minor());
    EntryText::of("custody")
        .line("pool", pool)
        .line("on", on)
        .line("stated", stated.minor())
        .line("expected", expected.minor())
        .line("refunded", refunded.minor())
        .line("hash", hash_text(&Sha256::digest(line)))
        .about(pool, on)
}

/// An order of a supervisor, or what lifts it.
pub(crate) fn instruction(note: &SupervisorsNote) -> NewLogEntry {
    let hash = hash_text(&Sha256::digest(&note.note));
    let entry = match &note.instruction {
        Instruction::Stop { stops, from } => {
            let stops: Vec<&str> = stops.iter().map(|stop| stop.slug()).collect();
            EntryText::of("stop-order")
                .line("pool", note.pool)
                .line("reference", &note.reference)
                .line("stops", stops.join(","))
                .line("from", from)
        }
        Instruction::Lift { order } => EntryText::of("stop-lifted")
            .line("pool", note.pool)
            .line("reference", &note.reference)
            .line("order", order),
    };
    entry.line("hash", hash).about(note.pool, &note.reference)
}
