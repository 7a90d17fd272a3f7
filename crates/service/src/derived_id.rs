//! Ids of the several things that one request makes, so that sending it again makes none of them
//! twice.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// An id of RFC 9562, version 8, made from the key of a request: its time, as in version 7, then a
/// hash.
pub fn derived_id(key: Uuid, what: &str) -> Uuid {
    let hash = Sha256::digest(format!("tongzhou/derived/1\n{key}\n{what}"));
    let (hash, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
    let mut bytes: [u8; 16] = *hash;
    bytes[..6].copy_from_slice(&key.as_bytes()[..6]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::derived_id;
    use uuid::Uuid;

    #[test]
    fn each_thing_of_each_request_has_its_own_id() {
        let key = Uuid::from_u128(7);
        assert_eq!(derived_id(key, "a"), derived_id(key, "a"));
        assert_ne!(derived_id(key, "a"), derived_id(key, "b"));
        assert_ne!(derived_id(key, "a"), derived_id(Uuid::from_u128(8), "a"));
    }
}
