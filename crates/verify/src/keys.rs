//! The text form of keys of signed notes (<https://c2sp.org/signed-note>), of any algorithm.

use crate::hexadecimal;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The most characters of a key: one of ML-DSA-44 has some 1,800.
const KEY_CHARACTERS_MAX: usize = 4_096;

/// Whether this is `name+id+base64`, and the id follows from the rest.
pub fn is_key(text: &str) -> bool {
    let Some((name, id, key)) = parts(text) else {
        return false;
    };
    let name_fits = !name.is_empty()
        && !name.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    let Ok(bytes) = BASE64_STANDARD.decode(key) else {
        return false;
    };
    let hash = Sha256::new().chain_update(name).chain_update(b"\n").chain_update(&bytes).finalize();
    let follows = hexadecimal::read::<4>(id).is_some_and(|id| hash.starts_with(&id));
    name_fits && follows && bytes.len() > 1 && text.len() <= KEY_CHARACTERS_MAX
}

/// The name and id of a key, which tell it from others.
pub fn name_and_id(text: &str) -> String {
    parts(text).map_or_else(String::new, |(name, id, _)| format!("{name}+{id}"))
}

fn parts(text: &str) -> Option<(&str, &str, &str)> {
    // Base64 has plus signs too, a name has none.
    let (name, rest) = text.split_once('+')?;
    let (id, key) = rest.split_once('+')?;
    Some((name, id, key))
}
