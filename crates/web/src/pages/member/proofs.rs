//! What a member can prove without us: a file for the joining, each share, each balance, each aid.

use super::mine::{Mine, mine};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::Page;
use crate::pages::public_log::saved;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use ledger::Rejection;
use service::public_log::proofs::{Proved, proof_of, provable};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::sync::Arc;
use store::PoolId;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The file that says whose signatures count.
const POLICY: &str = "policy";

#[derive(Template)]
#[template(path = "member/proofs.html")]
struct ProofsPage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    joining: bool,
    /// The newest first.
    rounds: Vec<RoundProofs>,
    cases: Vec<Proved>,
}

/// What is proved of a round.
#[derive(Clone, Copy)]
struct RoundProofs {
    round: u32,
    share: bool,
    balance: bool,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/me/{pool}/proofs", get(list))
        .route("/me/{pool}/proofs/all", get(all))
        .route("/me/{pool}/proofs/files/{name}", get(hand_out))
}

async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let page = page.on(mine.on);
    let (mut joining, mut cases) = (false, Vec::new());
    let mut rounds: BTreeMap<u32, RoundProofs> = BTreeMap::new();
    let nothing = |round| RoundProofs { round, share: false, balance: false };
    for one in provable(&web.community, pool, mine.member).await? {
        match one {
            Proved::Joining => joining = true,
            Proved::Share(round) => {
                rounds.entry(round).or_insert_with(|| nothing(round)).share = true;
            }
            Proved::Balance(round) => {
                rounds.entry(round).or_insert_with(|| nothing(round)).balance = true;
            }
            of_a_case => cases.push(of_a_case),
        }
    }
    let rounds = rounds.into_values().rev().collect();
    html(&page, &ProofsPage { page: &page, mine: &mine, joining, rounds, cases })
}

async fn hand_out(
    State(web): State<Arc<Web>>,
    Path((pool, name)): Path<(PoolId, String)>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let asked = Proved::from_file_name(&name, pool).ok_or(Rejection::PathUnknown)?;
    let file = proof_of(&web.community, (pool, mine.member), &asked).await?;
    Ok(saved(&file.name, "text/plain; charset=utf-8", file.text.into_bytes()))
}

/// Everything that can be proved, with the policy by which it is checked, in one file.
async fn all(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    mine.require_more_than_contact()?;
    let of = (pool, mine.member);
    let mut files = Vec::new();
    for one in provable(&web.community, pool, mine.member).await? {
        match proof_of(&web.community, of, &one).await {
            Ok(file) => files.push((file.name, file.text.into_bytes())),
            // What is on its way into the log is in the next file that is taken along.
            Err(store::StoreFailure::Rejected(
                Rejection::LogEntryUnknown | Rejection::LogProofMissing,
            )) => {}
            Err(failure) => return Err(failure.into()),
        }
    }
    let log = web.community.log().ok_or(Rejection::LogMissing)?;
    files.extend(log.folder.read(POLICY).map(|policy| (POLICY.to_owned(), policy)));
    let checkpoint = log.folder.read("checkpoint");
    files.extend(checkpoint.map(|checkpoint| ("checkpoint".to_owned(), checkpoint)));
    let bytes = zipped(&files).map_err(|_| Rejection::InternalFault)?;
    Ok(saved(&format!("proofs-{pool}.zip"), "application/zip", bytes))
}

/// Files in one, as they are: proofs are hashes, which nothing makes shorter.
fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

impl ProofsPage<'_> {
    fn file(&self, proved: &Proved) -> String {
        self.mine.path(&format!("proofs/files/{}", proved.file_name(self.mine.pool)))
    }

    fn share(&self, round: &u32) -> String {
        self.file(&Proved::Share(*round))
    }

    fn joining_file(&self) -> String {
        self.file(&Proved::Joining)
    }

    /// What a proof of a case is about, in words.
    fn about(&self, proved: &Proved) -> String {
        let (word, case) = match proved {
            Proved::Aid(case) => ("aid", case),
            Proved::Carried(case) => ("carried", case),
            Proved::Payment(case, _) => ("payment", case),
            Proved::Joining | Proved::Share(_) | Proved::Balance(_) => return String::new(),
        };
        format!("{} {case}", self.page.word("proofs-of", word))
    }
}
