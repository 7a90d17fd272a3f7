//! The files of the log: those that anybody may read, and what is on its way to them.
//!
//! **Invariant: a file is there whole or not at all**: it is written beside its place, synced, and
//! moved. **Invariant: a tile that was published is never written again.**

use super::LogFailure;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use tlog::edge::NewTiles;
use tlog::tile::{Tile, TileKind, read_entries, write_entries};

/// The file of the signed size and root.
pub const CHECKPOINT: &str = "checkpoint";

/// The file that says whose signatures count.
pub const POLICY: &str = "policy";

/// How wide a full tile is.
const FULL: u16 = 256;

/// How many files are waited for at the same time.
const WAITING_TOGETHER: usize = 32;

/// The folder of the log on a disk.
#[derive(Clone, Debug)]
pub struct LogFolder {
    root: PathBuf,
}

impl LogFolder {
    /// The folder at a path, made when there is none.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn open(root: &Path) -> Result<LogFolder, LogFailure> {
        let folder = LogFolder { root: root.to_owned() };
        for part in [folder.public(), folder.staged(), folder.balances()] {
            fs::create_dir_all(&part).map_err(|error| unavailable(&part, &error))?;
        }
        Ok(folder)
    }

    /// Where the files lie that anybody may read.
    pub fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// Where the trees of balances lie, which nobody else reads.
    pub fn balances(&self) -> PathBuf {
        self.root.join("balances")
    }

    fn staged(&self) -> PathBuf {
        self.root.join("staged")
    }

    /// The bytes of a public file; nothing where there is none.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.public().join(path)).ok()
    }

    /// The bytes of a tile; of a partial one also from the full tile that has replaced it.
    pub fn tile(&self, tile: Tile) -> Option<Vec<u8>> {
        self.read(&tile.path()).or_else(|| {
            let whole = self.read(&Tile { width: FULL, ..tile }.path())?;
            let width = usize::from(tile.width);
            match tile.kind {
                TileKind::Hashes(_) => whole.get(..width.checked_mul(32)?).map(<[u8]>::to_vec),
                TileKind::Entries => {
                    let entries = read_entries(&whole)?;
                    write_entries(entries.get(..width)?.iter().copied())
                }
            }
        })
    }

    /// Puts a file of the log in its place, or in the place of the one before.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), LogFailure> {
        write_durably(&self.public().join(path), bytes)
    }

    /// Puts tiles in their places, each but once. Many wait for the disk together: it then writes
    /// its journal once for all of them.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn write_tiles(&self, tiles: &NewTiles) -> Result<(), LogFailure> {
        let (mut folders, mut wanting) = (BTreeSet::new(), Vec::new());
        for (tile, bytes) in tiles {
            let place = self.public().join(tile.path());
            // What a crash left half published is written again, and is the same.
            if fs::read(&place).is_ok_and(|there| there == *bytes) {
                continue;
            }
            let folder = place.parent().expect("a tile lies in a folder");
            if !folders.contains(folder) {
                fs::create_dir_all(folder).map_err(|error| unavailable(folder, &error))?;
                // A folder that is new is a name in the one above it.
                let above = folder.ancestors().take_while(|above| above.starts_with(&self.root));
                folders.extend(above.map(Path::to_owned));
            }
            wanting.push((place, bytes));
        }
        let each = wanting.len().div_ceil(WAITING_TOGETHER).max(1);
        std::thread::scope(|scope| {
            let write = |part: &[(PathBuf, &Vec<u8>)]| {
                part.iter().try_for_each(|(place, bytes)| move_into_place(place, bytes))
            };
            let parts = wanting.chunks(each).map(|part| scope.spawn(move || write(part)));
            let threads: Vec<_> = parts.collect();
            threads.into_iter().try_for_each(|thread| {
                let stopped = |_| LogFailure::Unavailable("a tile was not written".to_owned());
                thread.join().map_err(stopped)?
            })
        })?;
        folders.iter().try_for_each(|folder| sync(folder))
    }

    /// Lays tiles aside in one file, before anything is signed.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn stage(&self, size: u64, tiles: &NewTiles) -> Result<(), LogFailure> {
        let mut bytes = Vec::new();
        for (tile, content) in tiles {
            let path = tile.path();
            bytes.extend(length(path.len()));
            bytes.extend(path.as_bytes());
            bytes.extend(length(content.len()));
            bytes.extend(content);
        }
        let hash: [u8; 32] = Sha256::digest(&bytes).into();
        bytes.extend(hash);
        write_durably(&self.stage_file(size), &bytes)
    }

    /// The tiles that were laid aside for a size, as the disk gives them back; nothing where there
    /// is no such file or it is not what was written.
    pub fn read_staged(&self, size: u64) -> Option<NewTiles> {
        let bytes = fs::read(self.stage_file(size)).ok()?;
        let (mut rest, hash) = bytes.split_last_chunk::<32>()?;
        if <[u8; 32]>::from(Sha256::digest(rest)) != *hash {
            return None;
        }
        let mut tiles = NewTiles::new();
        while !rest.is_empty() {
            let (path, behind) = take(rest)?;
            let (content, behind) = take(behind)?;
            let tile = Tile::from_path(str::from_utf8(path).ok()?)?;
            tiles.push((tile, content.to_vec()));
            rest = behind;
        }
        Some(tiles)
    }

    /// Clears away what was laid aside and is published, or was never signed.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn clear_staged(&self) -> Result<(), LogFailure> {
        let folder = self.staged();
        let listed = fs::read_dir(&folder).map_err(|error| unavailable(&folder, &error))?;
        for file in listed.flatten() {
            fs::remove_file(file.path()).map_err(|error| unavailable(&file.path(), &error))?;
        }
        Ok(())
    }

    fn stage_file(&self, size: u64) -> PathBuf {
        self.staged().join(size.to_string())
    }
}

/// Writes a file beside its place, syncs it, moves it there, and syncs the folder.
pub(crate) fn write_durably(place: &Path, bytes: &[u8]) -> Result<(), LogFailure> {
    let folder = place.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).map_err(|error| unavailable(folder, &error))?;
    move_into_place(place, bytes)?;
    sync(folder)
}

fn move_into_place(place: &Path, bytes: &[u8]) -> Result<(), LogFailure> {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = place.with_file_name(name);
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_data()?;
        fs::rename(&beside, place)
    };
    write().map_err(|error| unavailable(place, &error))
}

pub(crate) fn sync(folder: &Path) -> Result<(), LogFailure> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| unavailable(folder, &error))
}

pub(crate) fn unavailable(place: &Path, error: &std::io::Error) -> LogFailure {
    LogFailure::Unavailable(format!("{}: {error}", place.display()))
}

fn length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).expect("a bundle has at most 16 MiB").to_be_bytes()
}

fn take(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}
