//! Asking witnesses (<https://c2sp.org/tlog-witness>): where the policy wants their cosignatures, a
//! checkpoint is published once enough of them have signed it.
//!
//! **Invariant: what is published satisfies the policy that is published beside it.** A witness
//! that does not answer holds up what is shown, and nothing else: entries are added, and their
//! checkpoint is asked for again.

use super::LogFailure;
use super::log::PublicLog;
use super::stored_tree::StoredTree;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tlog::note::{self, Verifier};
use tlog::policy::Policy;
use tlog::witness::{ANSWER_BYTES_MAX, AddCheckpoint, cosignatures_of_answer, size_of_answer};

/// How long a witness may take to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// What a witness answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessAnswer {
    /// The status of HTTP.
    pub status: u16,
    /// The body, of at most as many bytes as an answer has.
    pub body: Vec<u8>,
}

/// What asks a witness: the address that checkpoints are sent to, and the body. It may block;
/// nothing where no answer came.
pub type AskWitness = Arc<dyn Fn(&str, &str) -> Option<WitnessAnswer> + Send + Sync>;

/// What became of a request to a witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Witnessed {
    /// It has cosigned.
    Cosigned,
    /// It did not answer.
    Silent,
    /// It refused, with this status.
    Refused(u16),
    /// It has cosigned a larger log than ours: ours was rolled back.
    KnowsMore(u64),
    /// Its answer is none.
    Misspoke,
}

/// Who witnesses a log, and what is known of them.
pub(crate) struct Witnesses {
    policy: Policy,
    ask: AskWitness,
    /// The size that each has cosigned last, by address.
    sizes: Mutex<HashMap<String, u64>>,
}

impl Witnesses {
    /// Those of a policy.
    pub fn new(policy: Policy, ask: AskWitness) -> Witnesses {
        Witnesses { policy, ask, sizes: Mutex::default() }
    }

    /// Whether a note satisfies the policy.
    pub fn satisfied(&self, note: &[u8]) -> bool {
        self.policy.open(note).is_ok_and(|(_, judgement)| judgement.is_valid())
    }

    /// The checkpoint with the cosignatures that were got, and what became of each request.
    fn cosigned(
        &self,
        tree: &StoredTree<'_>,
        signed: &str,
        size: u64,
    ) -> (String, BTreeMap<String, Witnessed>) {
        let mut keys: BTreeMap<String, Vec<&Verifier>> = BTreeMap::new();
        for witness in self.policy.witnesses() {
            if let Some(url) = &witness.url {
                keys.entry(url.clone()).or_default().push(&witness.verifier);
            }
        }
        let (mut note, mut outcomes) = (signed.to_owned(), BTreeMap::new());
        for (url, verifiers) in keys {
            let outcome = match self.ask_one(tree, (&url, &verifiers), signed, size) {
                Ok(lines) => match note::add_signatures(&note, &lines) {
                    Ok(longer) => {
                        note = longer;
                        Witnessed::Cosigned
                    }
                    Err(_) => Witnessed::Misspoke,
                },
                Err(outcome) => outcome,
            };
            outcomes.insert(url, outcome);
        }
        (note, outcomes)
    }

    /// The cosignatures of one witness: a second time where it knows another size than we thought.
    fn ask_one(
        &self,
        tree: &StoredTree<'_>,
        (url, verifiers): (&str, &[&Verifier]),
        signed: &str,
        size: u64,
    ) -> Result<String, Witnessed> {
        let (text, _) = note::split(signed).map_err(|_| Witnessed::Misspoke)?;
        let sizes = || self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut old_size = sizes().get(url).copied().unwrap_or(0);
        for _ in 0..2 {
            let request = AddCheckpoint::of_tree(tree, old_size.min(size), signed);
            let request = request.and_then(|request| request.to_text());
            let request = request.map_err(|_| Witnessed::Misspoke)?;
            let submit = format!("{}/add-checkpoint", url.trim_end_matches('/'));
            let answer = (self.ask)(&submit, &request).ok_or(Witnessed::Silent)?;
            match answer.status {
                200 => {
                    let lines = cosignatures_of_answer(&answer.body, &text, verifiers);
                    let lines = lines.map_err(|_| Witnessed::Misspoke)?;
                    sizes().insert(url.to_owned(), size);
                    return Ok(lines);
                }
                409 => {
                    let known = size_of_answer(&answer.body).map_err(|_| Witnessed::Misspoke)?;
                    if known > size {
                        return Err(Witnessed::KnowsMore(known));
                    }
                    sizes().insert(url.to_owned(), known);
                    old_size = known;
                }
                status => return Err(Witnessed::Refused(status)),
            }
        }
        Err(Witnessed::Refused(409))
    }
}

impl PublicLog {
    /// Publishes the last signed checkpoint, with the cosignatures that the policy wants; answers
    /// what became of each request, by address. Nothing is asked for what is published already.
    ///
    /// # Errors
    /// [`LogFailure::Broken`] where a witness has cosigned a larger log than there is;
    /// [`LogFailure::Unwitnessed`] where too few have signed; those of a log that cannot be read.
    pub fn witness(&self) -> Result<BTreeMap<String, Witnessed>, LogFailure> {
        let Some((size, signed)) = self.unpublished()? else { return Ok(BTreeMap::new()) };
        let tree = StoredTree::new(&self.folder, size);
        let (note, outcomes) = self.witnesses.cosigned(&tree, &signed, size);
        let ahead = outcomes.iter().find_map(|(url, outcome)| match outcome {
            Witnessed::KnowsMore(known) => Some((url, known)),
            _ => None,
        });
        if let Some((url, known)) = ahead {
            let said = format!("{url} has cosigned {known} entries, the log has {size}");
            return Err(LogFailure::Broken(said));
        }
        if !self.witnesses.satisfied(note.as_bytes()) {
            let told = outcomes.iter().map(|(url, outcome)| format!("{url}: {outcome:?}"));
            return Err(LogFailure::Unwitnessed(told.collect::<Vec<_>>().join("; ")));
        }
        self.publish(size, note.as_bytes())?;
        Ok(outcomes)
    }
}

impl std::fmt::Debug for Witnesses {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Witnesses").field("policy", &self.policy).finish_non_exhaustive()
    }
}

/// Asks over HTTP: what a real server does. Redirects are not followed.
pub fn over_http(url: &str, body: &str) -> Option<WitnessAnswer> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(ANSWER_WITHIN))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .build()
        .into();
    let mut answer = agent.post(url).header("content-type", "text/plain").send(body).ok()?;
    let limit = u64::try_from(ANSWER_BYTES_MAX).unwrap_or(0).saturating_add(1);
    let body = answer.body_mut().with_config().limit(limit).read_to_vec().ok()?;
    Some(WitnessAnswer { status: answer.status().as_u16(), body })
}
