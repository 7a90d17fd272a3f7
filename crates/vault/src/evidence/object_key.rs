//! The name of an object in the store: random, and nothing of what a client said.

use crate::entropy::{Entropy, random};
use ledger::Rejection;
use object_store::path::Path;
use std::fmt;
use uuid::{Builder, Uuid};

/// Names one object. It says nothing of the file or the person, so a list of all keys tells only
/// how many files there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey(Uuid);

impl ObjectKey {
    /// The key of a new object: 122 random bits (RFC 9562, version 4).
    pub fn generate(entropy: &mut dyn Entropy) -> ObjectKey {
        ObjectKey(Builder::from_random_bytes(random(entropy)).into_uuid())
    }

    /// The key that [`ObjectKey`] displays as this text; no other text is one, so none is a path.
    pub fn from_text(text: &str) -> Result<ObjectKey, Rejection> {
        let key = Uuid::try_parse(text).map(ObjectKey).map_err(|_| Rejection::EvidenceUnknown)?;
        if key.to_string() == text { Ok(key) } else { Err(Rejection::EvidenceUnknown) }
    }

    pub(crate) fn path(self) -> Path {
        Path::from(self.to_string())
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::ObjectKey;
    use crate::entropy::SeededEntropy;
    use ledger::Rejection;

    #[test]
    fn a_key_is_read_as_it_is_written_and_no_path_is_one() {
        let key = ObjectKey::generate(&mut SeededEntropy::new([1; 32]));
        let text = key.to_string();
        assert_eq!((text.len(), ObjectKey::from_text(&text)), (36, Ok(key)));
        let path = format!("../{text}");
        for other in ["", "..", "/etc/passwd", &text[1..], &text.to_uppercase(), &path] {
            let refused = ObjectKey::from_text(other);
            assert_eq!(refused, Err(Rejection::EvidenceUnknown), "{other}");
        }
    }
}
