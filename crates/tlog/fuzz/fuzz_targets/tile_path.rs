//! Paths of tiles: a tile has one path.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::tile::Tile;

fuzz_target!(|path: &str| {
    let path = path.strip_suffix('\n').unwrap_or(path);
    if let Some(tile) = Tile::from_path(path) {
        assert_eq!(tile.path(), path);
    }
});
