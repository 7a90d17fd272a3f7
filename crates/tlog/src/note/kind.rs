//! The kinds of keys that sign notes, each with the byte that signed-note assigns to it.

/// What a key signs, and with which algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyKind {
    /// Ed25519 over the text of any note.
    Ed25519Note,
    /// Ed25519 over a checkpoint and the time at which it was signed.
    Ed25519Cosignature,
    /// ML-DSA-44 (FIPS 204) over what a checkpoint says and the time at which it was signed. Holds
    /// against quantum computers too.
    MlDsa44Cosignature,
}

impl KeyKind {
    /// All of them.
    pub const ALL: [KeyKind; 3] =
        [KeyKind::Ed25519Note, KeyKind::Ed25519Cosignature, KeyKind::MlDsa44Cosignature];

    /// The signature type byte.
    pub fn byte(self) -> u8 {
        match self {
            KeyKind::Ed25519Note => 0x01,
            KeyKind::Ed25519Cosignature => 0x04,
            KeyKind::MlDsa44Cosignature => 0x06,
        }
    }

    /// The kind of a signature type byte; nothing for those that are not read here.
    pub fn from_byte(byte: u8) -> Option<KeyKind> {
        KeyKind::ALL.into_iter().find(|kind| kind.byte() == byte)
    }

    /// Whether its signatures say when they were made, as those of witnesses do.
    pub fn is_cosignature(self) -> bool {
        self != KeyKind::Ed25519Note
    }
}
