//! Checkpoints (<https://c2sp.org/tlog-checkpoint>): what a log says it is, at one size.

use crate::hash::TreeHash;
use std::fmt;

/// The most bytes of an origin: a cosignature holds its length in one byte.
pub const ORIGIN_BYTES_MAX: usize = 255;

/// The text of a checkpoint, which is signed as a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root of its tree.
    pub root: TreeHash,
    /// Lines behind them, which nobody can check; the specification advises against any.
    pub extensions: Vec<String>,
}

/// Why a text is no checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckpointError {
    /// There are not three lines, or one is empty, or the last does not end.
    LineMissing,
    /// The origin is longer than [`ORIGIN_BYTES_MAX`] or holds a line feed.
    OriginInvalid,
    /// The size is not a decimal number without leading noughts.
    SizeMalformed,
    /// The root is not the base64 of 32 bytes.
    RootMalformed,
}

impl Checkpoint {
    /// The text, each line with its line feed.
    ///
    /// # Errors
    /// [`CheckpointError::OriginInvalid`], [`CheckpointError::LineMissing`] for an extension that
    /// is empty or holds a line feed.
    pub fn to_text(&self) -> Result<String, CheckpointError> {
        check_origin(&self.origin)?;
        if self.extensions.iter().any(|line| line.is_empty() || line.contains('\n')) {
            return Err(CheckpointError::LineMissing);
        }
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_text());
        for line in &self.extensions {
            text += line;
            text.push('\n');
        }
        Ok(text)
    }

    /// The checkpoint of a text, such as that of an opened note.
    ///
    /// # Errors
    /// Each of [`CheckpointError`].
    pub fn from_text(text: &str) -> Result<Checkpoint, CheckpointError> {
        let lines = text.strip_suffix('\n').ok_or(CheckpointError::LineMissing)?;
        let mut lines = lines.split('\n');
        let mut next = || lines.next().filter(|line| !line.is_empty());
        let origin = next().ok_or(CheckpointError::LineMissing)?.to_owned();
        check_origin(&origin)?;
        let size = read_size(next().ok_or(CheckpointError::LineMissing)?)?;
        let root = next().ok_or(CheckpointError::LineMissing)?;
        let root = TreeHash::from_text(root).ok_or(CheckpointError::RootMalformed)?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        match extensions.iter().any(String::is_empty) {
            true => Err(CheckpointError::LineMissing),
            false => Ok(Checkpoint { origin, size, root, extensions }),
        }
    }
}

fn check_origin(origin: &str) -> Result<(), CheckpointError> {
    let fits = !origin.is_empty() && origin.len() <= ORIGIN_BYTES_MAX && !origin.contains('\n');
    fits.then_some(()).ok_or(CheckpointError::OriginInvalid)
}

/// A decimal number as the formats of logs write it: no sign, no leading nought.
pub(crate) fn read_size(text: &str) -> Result<u64, CheckpointError> {
    let size: u64 = text.parse().map_err(|_| CheckpointError::SizeMalformed)?;
    match size.to_string() == text {
        true => Ok(size),
        false => Err(CheckpointError::SizeMalformed),
    }
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            CheckpointError::LineMissing => "a checkpoint has three lines and no empty one",
            CheckpointError::OriginInvalid => "the origin is empty or longer than 255 bytes",
            CheckpointError::SizeMalformed => "the size is not a plain decimal number",
            CheckpointError::RootMalformed => "the root is not the base64 of 32 bytes",
        })
    }
}

impl std::error::Error for CheckpointError {}
