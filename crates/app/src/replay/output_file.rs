//! A result that appears whole or not at all.

use crate::failure::{Failure, unwritable};
use std::io::{self, Write};
use std::path::Path;

/// Writes a picture beside its place and moves it there when it is whole.
pub fn write(path: &Path, svg: &str) -> Result<(), Failure> {
    try_write(path, svg).map_err(|error| unwritable(path, &error).into())
}

fn try_write(path: &Path, svg: &str) -> io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    // A temporary file is private to its user; a picture is for whoever may read the folder.
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666))
    };
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(svg.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
