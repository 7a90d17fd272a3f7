//! What a member can take along: a file of proof for the joining, each share, each balance and each
//! aid. Whoever asks may open the membership; the caller has seen to that.

use super::balance_file::BalanceFile;
use super::balances::{tree_file, tree_folder};
use super::card::open_card;
use super::entry::hash_text;
use super::log::PublicLog;
use super::proof_file::ProofContent;
use crate::Community;
use crate::joining::receipt_of;
use crate::kept_receipt::joining_salt;
use crate::people::key_of;
use jiff::civil::Date;
use ledger::Rejection;
use pool::{Entry, Round};
use std::sync::Arc;
use store::balance_tree::{BalanceTree, balance_secret, balance_tree, balance_trees};
use store::log::{LogPlace, places};
use store::{MemberId, PoolId, Session, StoreFailure, case_reads, person_reads, reads};
use tlog::sum_tree::{SumNode, salt_of_round};

/// The most rounds whose proofs are listed: of more than forty years of twenty-four each.
const ROUNDS_MAX: u32 = 1_000;

/// The most payments of one case.
const PAYMENTS_MAX: u32 = 100;

/// What a file of proof is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proved {
    /// The joining.
    Joining,
    /// The share of a round.
    Share(u32),
    /// The balance after a round.
    Balance(u32),
    /// A case of the member's on notice.
    Aid(String),
    /// What a round gave to a case of the member's.
    Carried(String),
    /// A payment of a case, from 0.
    Payment(String, u32),
}

/// A file of proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofFile {
    /// Its name, such as `balance-1-12.tlog-proof`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What a member's balance was when a round was over, as it is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProvedBalance {
    /// The tree.
    pub tree: BalanceTree,
    /// What the member had, in minor units.
    pub balance: u64,
    /// What all rounds had taken from the member.
    pub charged: u64,
}

impl Proved {
    /// The name of the file, of a member in a pool.
    pub fn file_name(&self, pool: PoolId) -> String {
        let name = match self {
            Proved::Joining => format!("joining-{pool}"),
            Proved::Share(round) => format!("share-{pool}-{round}"),
            Proved::Balance(round) => format!("balance-{pool}-{round}"),
            Proved::Aid(case) => format!("aid-{pool}-{case}"),
            Proved::Carried(case) => format!("carried-{pool}-{case}"),
            Proved::Payment(case, place) => format!("payment-{pool}-{case}-{place}"),
        };
        format!("{name}.tlog-proof")
    }

    /// What the file of a name is about; nothing for what is no such name in this pool.
    pub fn from_file_name(name: &str, pool: PoolId) -> Option<Proved> {
        let (kind, rest) = name.strip_suffix(".tlog-proof")?.split_once('-')?;
        let rest = rest.strip_prefix(&pool.to_string())?;
        let about = rest.strip_prefix('-');
        let proved = match (kind, about) {
            ("joining", None) => Proved::Joining,
            ("share", Some(round)) => Proved::Share(round.parse().ok()?),
            ("balance", Some(round)) => Proved::Balance(round.parse().ok()?),
            ("aid", Some(case)) => Proved::Aid(case.to_owned()),
            ("carried", Some(case)) => Proved::Carried(case.to_owned()),
            ("payment", Some(about)) => {
                let (case, place) = about.rsplit_once('-')?;
                Proved::Payment(case.to_owned(), place.parse().ok()?)
            }
            _ => return None,
        };
        // Each has one name.
        (proved.file_name(pool) == name).then_some(proved)
    }
}

/// Everything that can be proved to a member, in the order of time.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn provable(
    community: &Community,
    pool: PoolId,
    member: MemberId,
) -> Result<Vec<Proved>, StoreFailure> {
    let Some(_) = community.log() else { return Ok(Vec::new()) };
    let mut reader = community.store.reader().await?;
    let session = &mut *reader;
    let mut found = Vec::new();
    let is_logged = |places: Vec<LogPlace>| !places.is_empty();
    let subject = member.to_string();
    if is_logged(places(session, (pool, "member-joined", &subject), 1).await?) {
        found.push(Proved::Joining);
    }
    let state = reads::member_state(session, pool, member, Date::MAX).await?;
    let trees = match balance_secret(session, pool, member).await? {
        Some(_) => balance_trees(session, pool, u32::MAX, ROUNDS_MAX).await?,
        None => Vec::new(),
    };
    let trees = trees.iter().filter(|tree| tree.taken_on > state.joined_on);
    let balances = trees.map(|tree| (tree.round, Proved::Balance(tree.round)));
    let shares = shared_rounds(session, (pool, member)).await?.into_iter();
    let mut of_rounds: Vec<_> =
        shares.map(|round| (round, Proved::Share(round))).chain(balances).collect();
    // The share of a round comes before the balance after it.
    of_rounds.sort_by_key(|(round, _)| *round);
    found.extend(of_rounds.into_iter().map(|(_, proved)| proved));
    for file in case_reads::cases_of_member(session, pool, member).await? {
        let case = file.case;
        if !is_logged(places(session, (pool, "case-notice", &case), 1).await?) {
            continue;
        }
        found.push(Proved::Aid(case.clone()));
        if is_logged(places(session, (pool, "case-carried", &case), 1).await?) {
            found.push(Proved::Carried(case.clone()));
        }
        let paid = places(session, (pool, "aid-paid", &case), PAYMENTS_MAX).await?.len();
        let paid = u32::try_from(paid).unwrap_or(PAYMENTS_MAX);
        found.extend((0..paid).map(|place| Proved::Payment(case.clone(), place)));
    }
    Ok(found)
}

/// The file of proof of something of a member's.
///
/// # Errors
/// [`Rejection::LogMissing`], [`Rejection::LogEntryUnknown`], [`Rejection::LogProofMissing`],
/// [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub async fn proof_of(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    proved: &Proved,
) -> Result<ProofFile, StoreFailure> {
    let log = Arc::clone(community.log().ok_or(Rejection::LogMissing)?);
    let (index, content) = match proved {
        Proved::Joining => joining(community, (pool, member)).await?,
        Proved::Share(round) => {
            let about = round.to_string();
            let index = place(community, (pool, "round-settled", &about), 0).await?.index;
            let mut reader = community.store.reader().await?;
            // Who had no part in a round owed nothing in it, whatever its share was.
            if !shared_rounds(&mut *reader, (pool, member)).await?.contains(round) {
                return Err(Rejection::LogProofMissing.into());
            }
            let units = reads::member_state(&mut *reader, pool, member, Date::MAX).await?.units;
            let content = ProofContent::of("share").line("member", member).line("units", units);
            (index, content)
        }
        Proved::Balance(round) => balance(community, &log, (pool, member), *round).await?,
        Proved::Aid(case) => {
            own_case(community, (pool, member), case).await?;
            let found = place(community, (pool, "case-notice", case), 0).await?;
            let (salt, card) = open_card(community, (pool, case), &found).await?;
            (found.index, ProofContent::of("aid").line("salt", hash_text(&salt)).rest(card))
        }
        Proved::Carried(case) => {
            own_case(community, (pool, member), case).await?;
            let found = place(community, (pool, "case-carried", case), 0).await?;
            (found.index, ProofContent::of("payment"))
        }
        Proved::Payment(case, which) => {
            own_case(community, (pool, member), case).await?;
            let found = place(community, (pool, "aid-paid", case), *which).await?;
            (found.index, ProofContent::of("payment"))
        }
    };
    let made = tokio::task::spawn_blocking(move || log.proof(index, content)).await;
    let text = made.map_err(|error| StoreFailure::Unavailable(error.to_string()))??;
    Ok(ProofFile { name: proved.file_name(pool), text })
}

/// The file of proof of any entry that is about something public.
///
/// # Errors
/// [`Rejection::LogMissing`], [`Rejection::LogEntryUnknown`]; [`StoreFailure::Unavailable`].
pub async fn proof_of_entry(
    community: &Community,
    (pool, kind, subject): (PoolId, &'static str, &str),
) -> Result<ProofFile, StoreFailure> {
    let log = Arc::clone(community.log().ok_or(Rejection::LogMissing)?);
    let index = place(community, (pool, kind, subject), 0).await?.index;
    let made =
        tokio::task::spawn_blocking(move || log.proof(index, ProofContent::of("entry"))).await;
    let text = made.map_err(|error| StoreFailure::Unavailable(error.to_string()))??;
    Ok(ProofFile { name: format!("{kind}-{pool}-{subject}.tlog-proof"), text })
}

/// The settled rounds of a pool that a log of a size has: the pages that are held against the log
/// show no later one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn rounds_in_log(
    session: &mut dyn Session,
    pool: PoolId,
    size: u64,
) -> Result<Vec<Round>, StoreFailure> {
    let mut rounds = reads::rounds(session, pool).await?;
    while let Some(last) = rounds.last() {
        let about = last.number.to_string();
        let found = places(session, (pool, "round-settled", &about), 1).await?;
        if found.iter().any(|place| place.index < size) {
            break;
        }
        rounds.pop();
    }
    Ok(rounds)
}

/// What was proved of a member's balance when a round was over.
///
/// # Errors
/// [`Rejection::LogMissing`], [`Rejection::LogProofMissing`]; [`StoreFailure::Unavailable`].
pub async fn proved_balance(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    round: u32,
) -> Result<ProvedBalance, StoreFailure> {
    let log = Arc::clone(community.log().ok_or(Rejection::LogMissing)?);
    let (tree, found) = member_path(community, &log, (pool, member), round).await?;
    Ok(ProvedBalance { tree, balance: found.leaf.balance, charged: found.leaf.charged })
}

/// The rounds in which a member had a share, from the first on.
async fn shared_rounds(
    session: &mut dyn Session,
    (pool, member): (PoolId, MemberId),
) -> Result<Vec<u32>, StoreFailure> {
    let statement = reads::statement(session, pool, member, Date::MAX).await?;
    let rounds = statement.entries.iter().filter_map(|entry| match entry {
        Entry::Shared(shared) => Some(shared.round),
        _ => None,
    });
    Ok(rounds.collect())
}

async fn joining(
    community: &Community,
    (pool, member): (PoolId, MemberId),
) -> Result<(u64, ProofContent), StoreFailure> {
    let index = place(community, (pool, "member-joined", &member.to_string()), 0).await?.index;
    let receipt = receipt_of(community, pool, member).await?;
    let mut reader = community.store.reader().await?;
    let person = person_reads::membership(&mut *reader, pool, member).await?.person;
    drop(reader);
    let (key, _) = key_of(community, person).await?;
    let salt = joining_salt(&key, pool, member);
    let content = ProofContent::of("joining").line("salt", hash_text(&salt));
    Ok((index, content.rest(receipt.into_bytes())))
}

async fn balance(
    community: &Community,
    log: &Arc<PublicLog>,
    (pool, member): (PoolId, MemberId),
    round: u32,
) -> Result<(u64, ProofContent), StoreFailure> {
    let index = place(community, (pool, "balances", &round.to_string()), 0).await?.index;
    let (_, found) = member_path(community, log, (pool, member), round).await?;
    Ok((index, ProofContent::of_balance(member, &found)))
}

async fn member_path(
    community: &Community,
    log: &Arc<PublicLog>,
    (pool, member): (PoolId, MemberId),
    round: u32,
) -> Result<(BalanceTree, super::balance_file::MemberPath), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let tree = balance_tree(&mut *reader, pool, round).await?.ok_or(Rejection::LogProofMissing)?;
    let secret = balance_secret(&mut *reader, pool, member).await?;
    drop(reader);
    let salt = salt_of_round(secret.ok_or(Rejection::LogProofMissing)?, pool, round);
    let place = tree_file(&tree_folder(&log.folder, pool), round, &tree.root);
    let wide = |amount: money::Amount| u128::try_from(amount.minor()).unwrap_or(0);
    let (balance, charged) = (wide(tree.balance), wide(tree.charged));
    let root = SumNode { hash: tree.root, balance, charged };
    let read = move || BalanceFile::open(&place)?.path((*member.as_bytes(), salt), &root);
    let found = tokio::task::spawn_blocking(read).await;
    let found = found.map_err(|error| StoreFailure::Unavailable(error.to_string()))??;
    Ok((tree, found.ok_or(Rejection::LogProofMissing)?))
}

/// Where in the log something is: the first such entry, or a later one.
async fn place(
    community: &Community,
    about: (PoolId, &str, &str),
    which: u32,
) -> Result<LogPlace, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let found = places(&mut *reader, about, which.saturating_add(1)).await?;
    let which = usize::try_from(which).unwrap_or(usize::MAX);
    Ok(found.into_iter().nth(which).ok_or(Rejection::LogEntryUnknown)?)
}

/// Refuses a case of somebody else, as one that there is not.
async fn own_case(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    case: &str,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let file = case_reads::case_file(&mut *reader, pool, case).await?;
    match file.member == member {
        true => Ok(()),
        false => Err(Rejection::CaseFileUnknown.into()),
    }
}
