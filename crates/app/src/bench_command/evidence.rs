//! `tongzhou bench evidence`: sending one large photo to a case, beside writing its bytes plainly.

mod served;

use super::{memory_kib, milliseconds, ratio};
use crate::failure::{Failure, whole_file};
use ledger::{Fault, Rejection};
use serde_json::{Value, json};
use served::served;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Send one large photo to a case, and write its bytes plainly. 把一张大照片交给案例，再原样写一遍作对照。
#[derive(clap::Args)]
pub struct EvidenceArguments {
    /// How many MiB the photo has. 照片多少 MiB。
    #[arg(long, value_name = "N", default_value_t = 50)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=50))]
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

/// What is sent first, so that what a server needs anyway is there.
const FIRST_BYTES: usize = 1024 * 1024;

/// Measures, and gives one JSON line. The photo goes through all that an upload goes through: HTTP,
/// the use case, the look into it, the seal, the disk, and the row in SQLite. The baseline writes
/// the same bytes from the same stream into a file and waits for the disk, as an upload does.
/// Memory is what the process, the client in it, held at most while it received, above what it
/// held after a first small photo.
pub fn measured(arguments: &EvidenceArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let told = |text: String| Fault { text, ..whole_file("bench", Rejection::InternalFault) };
    let folder = tempfile::tempdir().map_err(unwritable)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(unwritable)?;
    let bytes = usize::try_from(arguments.mib).unwrap_or(usize::MAX) * FIRST_BYTES;
    let piece = piece();
    let served = runtime.block_on(served(folder.path(), arguments.seed));
    let served = served.map_err(|failure| told(failure.to_string()))?;
    let send = |number, bytes| {
        let sent = runtime.block_on(served.send(number, bytes, &piece));
        sent.map_err(|error| told(error.to_string()))
    };
    send(1, FIRST_BYTES)?;
    let before = memory_kib("VmRSS:");
    let started = Instant::now();
    send(2, bytes)?;
    let time = started.elapsed();
    let most = memory_kib("VmHWM:");
    let started = Instant::now();
    write_plainly(&folder.path().join("plain"), arguments.mib, &piece).map_err(unwritable)?;
    let plain = started.elapsed();
    Ok(json!({
        "bench": "evidence",
        "bytes": bytes,
        "receive_ms": milliseconds(time),
        "mib_per_second": per_second(arguments.mib, time),
        "memory_kib": before.zip(most).map(|(before, most)| most.saturating_sub(before)),
        "plain_write_ms": milliseconds(plain),
        "receive_over_plain": ratio(time, plain),
        "seed": arguments.seed,
    }))
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
