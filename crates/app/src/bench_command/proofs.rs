//! `tongzhou bench proofs`: one member's file of proof, made and checked, beside reading as many
//! bytes and checking one signature.

use super::balances::{member_of, secret_of};
use super::settle::median;
use super::{log, milliseconds, peak_rss_mib, ratio};
use crate::failure::{Failure, whole_file};
use ledger::{Fault, Language, Rejection};
use serde_json::{Value, json};
use service::public_log::balance_file::{BalanceFile, BalanceWriter};
use service::public_log::balance_hashing::Hashing;
use service::public_log::balances::{tree_file, tree_folder};
use service::public_log::proof_file::ProofContent;
use service::public_log::{LogFailure, PublicLog};
use std::fs::File;
use std::hint::black_box;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::StoreFailure;
use store::balance_tree::MemberBalance;
use tlog::note::{Verifier, open};
use tlog::policy::Policy;
use tlog::sum_tree::{SumNode, salt_of_round};

/// Make and check proofs of members. 生成并核对会员的证明。
#[derive(clap::Args)]
pub struct ProofsArguments {
    /// How many members the tree of balances has. 求和树的会员人数。
    #[arg(long, value_name = "N", default_value_t = 105_300_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=200_000_000))]
    members: u32,
    /// How many joinings the log has before. 日志里的加入条目数。
    #[arg(long, value_name = "N", default_value_t = 10_000_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(..=200_000_000))]
    joinings: u32,
    /// How many proofs are made. 证明份数。
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    proofs: u32,
    /// Where tree and log are made, and left; a temporary folder when not given. 所在文件夹。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The seed of the balances. 随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

const POOL: i64 = 1;
const ROUND: u32 = 12;

/// How many members are hashed at a time: whole blocks.
const PAGE: u32 = 16_384;

/// What a proof reads at least: a block of leaves, three pieces of nodes, and of the log a file of
/// entries and four of hashes.
const READ_BYTES: usize = 12_288 + 3 * 16_384 + 5 * 8_192 + 32_768;

/// What was measured of each proof.
#[derive(Default)]
struct Measured {
    making: Vec<Duration>,
    checking: Vec<Duration>,
    reading: Vec<Duration>,
    bytes: usize,
}

/// Measures, and gives one JSON line. A proof of a balance is the longest there is: it has the path
/// through the tree of balances and the one through the log.
pub fn measured(arguments: &ProofsArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let told = |text: String| Fault { text, ..whole_file("bench", Rejection::InternalFault) };
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let folder = arguments.dir.clone().unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let ProofsArguments { members, joinings, proofs, seed, .. } = *arguments;
    let log = log::open(&folder).map_err(log::told)?;
    let trees = tree_folder(&log.folder, POOL);
    let (root, _) = tree(&trees, (members, seed)).map_err(log::told)?;
    log::fill(&log, joinings).map_err(log::told)?;
    let index = log.append(&[entry(members, &root)]).map_err(|why| log::told(why.into()))? - 1;
    let at = At { tree: tree_file(&trees, ROUND, &root.hash), root, index, seed };
    let found = measure(&log, &at, (members, proofs)).map_err(told)?;
    let checkpoint = one_signature(&log).map_err(told)?;
    let last = |times: &[Duration]| {
        let mut sorted = times.to_vec();
        sorted.sort_unstable();
        sorted[(sorted.len() * 99 / 100).min(sorted.len() - 1)]
    };
    Ok(json!({
        "bench": "proofs",
        "members": members,
        "log_entries": index + 1,
        "proofs": proofs,
        "make_ms": milliseconds(median(&found.making)),
        "make_ms_p99": milliseconds(last(&found.making)),
        "plain_read_ms": milliseconds(median(&found.reading)),
        "make_over_read": ratio(median(&found.making), median(&found.reading)),
        "bytes_most": found.bytes,
        "verify_ms": milliseconds(median(&found.checking)),
        "verify_ms_p99": milliseconds(last(&found.checking)),
        "one_signature_ms": milliseconds(checkpoint),
        "verify_over_signature": ratio(median(&found.checking), checkpoint),
        "limit": "bytes: two paths of one hash a level, in base64; time to verify: the signature",
        "peak_rss_mib": peak_rss_mib(),
        "seed": seed,
    }))
}

/// Where what is proved lies.
struct At {
    tree: PathBuf,
    root: SumNode,
    index: u64,
    seed: u64,
}

fn measure(log: &PublicLog, at: &At, (members, proofs): (u32, u32)) -> Result<Measured, String> {
    let [ed25519, _] = log.verifiers();
    let policy = format!("log {ed25519}\nquorum none\n");
    let policy = Policy::from_text(policy.as_bytes()).map_err(|error| error.to_string())?;
    let plain = File::open(&at.tree).map_err(|error| error.to_string())?;
    let mut piece = vec![0; READ_BYTES];
    let tree_bytes = plain.metadata().map_err(|error| error.to_string())?.len();
    let room = tree_bytes.saturating_sub(u64::try_from(READ_BYTES).unwrap_or(u64::MAX)).max(1);
    let mut found = Measured::default();
    for place in 0..u64::from(proofs) {
        let spread = place.wrapping_add(at.seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16;
        let number = u32::try_from(spread % u64::from(members)).expect("below a 32-bit number");
        let started = Instant::now();
        let proof = proof(log, at, number).map_err(|failure| failure.to_string())?;
        found.making.push(started.elapsed());
        found.bytes = found.bytes.max(proof.len());
        let started = Instant::now();
        let report = verify::proof_file::verify(proof.as_bytes(), ("balance.tlog-proof", &policy));
        found.checking.push(started.elapsed());
        if !report.holds() {
            return Err(report.text(Language::English));
        }
        let started = Instant::now();
        // A small tree is shorter than what is read of a large one.
        let _ = plain.read_at(&mut piece, spread.wrapping_mul(31) % room);
        found.reading.push(started.elapsed());
        black_box(&piece);
    }
    Ok(found)
}

/// A member's proof, as a server makes it: from the file of the tree and the files of the log.
fn proof(log: &PublicLog, at: &At, number: u32) -> Result<String, LogFailure> {
    let member = member_of(number);
    let salt = salt_of_round(secret_of(number, at.seed), POOL, ROUND);
    let found = BalanceFile::open(&at.tree)?.path((*member.as_bytes(), salt), &at.root)?;
    let found = found.ok_or_else(|| LogFailure::Broken("a member has no leaf".to_owned()))?;
    log.proof(at.index, ProofContent::of_balance(member, &found))
}

/// The time to check the signature of the checkpoint, without all else.
fn one_signature(log: &PublicLog) -> Result<Duration, String> {
    let [ed25519, _] = log.verifiers();
    let verifier = Verifier::from_text(&ed25519).map_err(|error| error.to_string())?;
    let signed = log.signed_checkpoint().map_err(|failure| failure.to_string())?;
    let signed = signed.ok_or_else(|| "no checkpoint".to_owned())?;
    let mut times = Vec::new();
    for _ in 0..100 {
        let started = Instant::now();
        black_box(open(&signed, &[&verifier]).map_err(|error| error.to_string())?);
        times.push(started.elapsed());
    }
    Ok(median(&times))
}

/// Makes the tree in its file.
fn tree(folder: &Path, (members, seed): (u32, u64)) -> Result<(SumNode, u64), StoreFailure> {
    let writer = BalanceWriter::create(folder, "new")?;
    let place = folder.to_owned();
    let place_of = move |root: &SumNode| tree_file(&place, ROUND, &root.hash);
    let mut hashing = Hashing::begin(writer, (POOL, ROUND), place_of);
    let mut first = 0;
    while first < members {
        let behind = first.saturating_add(PAGE).min(members);
        let page = (first..behind).map(|number| {
            let spread = u64::from(number).wrapping_mul(2_654_435_761) >> 7;
            let (balance, charged) = (spread % 100_000, 300 + spread % 7_000);
            let secret = secret_of(number, seed);
            let one =
                MemberBalance { member: member_of(number), secret: Some(secret), balance, charged };
            (one, secret)
        });
        if hashing.send(page.collect()).is_err() {
            break;
        }
        first = behind;
    }
    hashing.finish()
}

/// The entry that commits to the tree.
fn entry(members: u32, root: &SumNode) -> Vec<u8> {
    let hash: String = root.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let SumNode { balance, charged, .. } = root;
    format!(
        "tongzhou/1 balances\npool {POOL}\nround {ROUND}\non 2026-06-14\nmembers {members}\n\
         balance {balance}\ncharged {charged}\nroot {hash}\n"
    )
    .into_bytes()
}
