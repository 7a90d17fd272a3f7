//! `tongzhou bench evidence`: receiving one large photo, beside writing its bytes plainly.

use super::{memory_kib, milliseconds, ratio};
use crate::failure::{Failure, whole_file};
use ledger::Rejection;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};
use vault::SeededEntropy;
use vault::evidence::{
    EvidenceLimits, EvidencePlace, EvidenceSettings, EvidenceWriter, FileKey, Received,
};

/// Receive one large photo, and write its bytes plainly. 接收一张大照片，再原样写一遍作对照。
#[derive(clap::Args)]
pub struct EvidenceArguments {
    /// How many MiB the photo has. 照片多少 MiB。
    #[arg(long, value_name = "N", default_value_t = 50)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1_000))]
    mib: u32,
    /// The seed of the keys. 密钥的随机种子。
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u8,
}

/// What stands before the coded picture of a photo: start, frame and start of scan.
const HEAD: &[u8] =
    b"\xff\xd8\xff\xc0\0\x0b\x08\x0b\xb8\x0f\xa0\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0";
const END: &[u8] = b"\xff\xd9";
const PIECE_BYTES: usize = 64 * 1024;
const PIECES_PER_MIB: u32 = 16;

/// Measures, and gives one JSON line. The baseline writes the same bytes from the same stream into
/// a file and waits for the disk, as receiving does. Memory is what the process held at most while
/// it received, above what it held before.
pub fn measured(arguments: &EvidenceArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let refused = |rejection| whole_file("bench", rejection);
    let folder = tempfile::tempdir().map_err(unwritable)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(unwritable)?;
    let piece = piece();
    let before = memory_kib("VmRSS:");
    let started = Instant::now();
    let received = runtime.block_on(receive(folder.path(), arguments, &piece)).map_err(refused)?;
    let time = started.elapsed();
    let most = memory_kib("VmHWM:");
    let started = Instant::now();
    write_plainly(&folder.path().join("plain"), arguments.mib, &piece).map_err(unwritable)?;
    let plain = started.elapsed();
    Ok(json!({
        "bench": "evidence",
        "bytes": received.size,
        "receive_ms": milliseconds(time),
        "mib_per_second": per_second(arguments.mib, time),
        "memory_kib": before.zip(most).map(|(before, most)| most.saturating_sub(before)),
        "plain_write_ms": milliseconds(plain),
        "receive_over_plain": ratio(time, plain),
        "seed": arguments.seed,
    }))
}

async fn receive(
    folder: &Path,
    arguments: &EvidenceArguments,
    piece: &[u8],
) -> Result<Received, Rejection> {
    let place = EvidencePlace::open(&EvidenceSettings::Folder(folder.join("evidence")))?;
    let entropy = &mut SeededEntropy::new([arguments.seed; 32]);
    let key = FileKey::generate(entropy);
    let limits = EvidenceLimits { bytes: u64::MAX };
    let mut writer = EvidenceWriter::begin(&place, &key, limits, entropy);
    writer.write(HEAD).await?;
    for _ in 0..arguments.mib * PIECES_PER_MIB {
        writer.write(piece).await?;
    }
    writer.write(END).await?;
    writer.finish().await
}

fn write_plainly(path: &Path, mib: u32, piece: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(HEAD)?;
    for _ in 0..mib * PIECES_PER_MIB {
        file.write_all(piece)?;
    }
    file.write_all(END)?;
    file.sync_all()
}

/// Bytes of a coded picture: anything but a byte of ones.
fn piece() -> Vec<u8> {
    (0..u8::MAX).cycle().take(PIECE_BYTES).collect()
}

fn per_second(mib: u32, time: Duration) -> f64 {
    super::per_second(mib, time).round()
}
