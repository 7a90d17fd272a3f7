//! Receiving a file in one pass: looked into, hashed, sealed and stored while it streams by.
//!
//! Invariant: memory does not grow with the file: less than a chunk of it waits to be sealed, and
//! one part of the store. Invariant: of a file that is refused nothing is left in the store.

use super::inspection::{EvidenceLimits, Inspector};
use super::media_type::MediaType;
use super::object_key::ObjectKey;
use super::object_place::{EvidencePlace, ObjectWriter};
use super::sealing::{FileKey, Opener, Sealer};
use crate::entropy::Entropy;
use bytes::Bytes;
use futures_util::stream::{BoxStream, try_unfold};
use futures_util::{Stream, StreamExt};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::pin::pin;

/// A file that was taken, stored and sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Where it lies in the store.
    pub object: ObjectKey,
    /// How many bytes it has, plain.
    pub size: u64,
    /// What it is, by its bytes.
    pub media_type: MediaType,
    /// The SHA-256 of the plain file: personal, since it tells who has the file what it is.
    pub sha256: [u8; 32],
}

/// Takes one file, piece by piece. Dropped before [`EvidenceWriter::finish`], it leaves nothing.
pub struct EvidenceWriter {
    inspector: Inspector,
    digest: Sha256,
    sealer: Sealer,
    object: ObjectKey,
    writer: ObjectWriter,
    waiting: Vec<Bytes>,
}

impl EvidenceWriter {
    /// Begins a file; all its random bytes are drawn now. The key is for this file alone.
    pub fn begin(
        place: &EvidencePlace,
        key: &FileKey,
        limits: EvidenceLimits,
        entropy: &mut dyn Entropy,
    ) -> EvidenceWriter {
        let object = ObjectKey::generate(entropy);
        let (sealer, header) = Sealer::begin(key, entropy);
        EvidenceWriter {
            inspector: Inspector::new(limits),
            digest: Sha256::new(),
            sealer,
            object,
            writer: place.writer(object),
            waiting: vec![header],
        }
    }

    /// Takes the next bytes. After a refusal the file is to be given up.
    pub async fn write(&mut self, plain: &[u8]) -> Result<(), Rejection> {
        self.inspector.read(plain)?;
        self.digest.update(plain);
        self.sealer.push(plain, &mut self.waiting);
        for sealed in self.waiting.drain(..) {
            self.writer.write(sealed).await?;
        }
        Ok(())
    }

    /// The file has ended: it is judged as a whole, and seen in the store only if it is taken.
    pub async fn finish(self) -> Result<Received, Rejection> {
        let EvidenceWriter { inspector, digest, sealer, object, mut writer, waiting } = self;
        let size = inspector.bytes();
        let judged = async {
            let media_type = inspector.finish()?;
            for sealed in waiting.into_iter().chain([sealer.finish()]) {
                writer.write(sealed).await?;
            }
            Ok(media_type)
        };
        match judged.await {
            Ok(media_type) => {
                writer.finish().await?;
                Ok(Received { object, size, media_type, sha256: digest.finalize().into() })
            }
            Err(refused) => {
                writer.give_up().await;
                Err(refused)
            }
        }
    }

    /// Takes back what was written.
    pub async fn give_up(self) {
        self.writer.give_up().await;
    }
}

/// Receives a whole file from a stream, such as the body of a request; an error in the stream is a
/// file cut short. When this refuses, what was written has been taken back.
pub fn receive<Chunks, Fault>(
    place: &EvidencePlace,
    key: &FileKey,
    chunks: Chunks,
    limits: EvidenceLimits,
    entropy: &mut dyn Entropy,
) -> impl Future<Output = Result<Received, Rejection>> + use<Chunks, Fault>
where
    Chunks: Stream<Item = Result<Bytes, Fault>>,
{
    let mut writer = EvidenceWriter::begin(place, key, limits, entropy);
    async move {
        let mut chunks = pin!(chunks);
        while let Some(chunk) = chunks.next().await {
            let written = match chunk {
                Ok(chunk) => writer.write(&chunk).await,
                Err(_) => Err(Rejection::EvidenceBroken),
            };
            if let Err(refused) = written {
                writer.give_up().await;
                return Err(refused);
            }
        }
        writer.finish().await
    }
}

/// The plain bytes of a stored file, chunk by chunk. Each chunk is authentic; the file is whole
/// only when the stream ended without a refusal, so whoever hands it on in a response has to break
/// the connection at one.
pub async fn read(
    place: &EvidencePlace,
    key: &FileKey,
    object: ObjectKey,
) -> Result<BoxStream<'static, Result<Bytes, Rejection>>, Rejection> {
    let begun = Some((place.get(object).await?, Opener::begin(key.clone())));
    Ok(try_unfold(begun, next_plain).boxed())
}

/// A stored file that is being read; nothing once its end was read.
type Reading = Option<(BoxStream<'static, Result<Bytes, Rejection>>, Opener)>;

async fn next_plain(reading: Reading) -> Result<Option<(Bytes, Reading)>, Rejection> {
    let Some((mut sealed, mut opener)) = reading else { return Ok(None) };
    while let Some(bytes) = sealed.next().await {
        let plain = opener.push(&bytes?)?;
        if !plain.is_empty() {
            return Ok(Some((plain.into(), Some((sealed, opener)))));
        }
    }
    Ok(Some((opener.finish()?.into(), None)))
}
