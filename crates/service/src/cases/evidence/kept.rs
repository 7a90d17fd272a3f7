//! What is kept of a file beside the sealed file itself: its key, its name, what its content is.
//!
//! It lies sealed under the member's key. Destroying that key destroys every file of the member,
//! wherever copies of the store lie.

use super::super::opened::OpenCase;
use crate::Community;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use casework::checks::Paper;
use casework::person::Standing;
use ledger::Rejection;
use serde_json::{Value, json};
use std::fmt;
use store::{Evidence, PersonId};
use uuid::Uuid;
use vault::evidence::redaction::RedactionSalt;
use vault::evidence::{FileKey, MediaType, ObjectKey};
use vault::{Entropy, PersonKey, sealed};
use zeroize::Zeroizing;

/// A file as a row keeps it, opened.
pub(super) struct Kept {
    /// The key of the file.
    pub file_key: FileKey,
    /// What is left of the name that the client gave.
    pub name: String,
    /// The SHA-256 of the plain file.
    pub sha256: [u8; 32],
    /// As what it was added.
    pub by: Standing,
    /// Which paper it is: the column says so too, and this cannot be changed there.
    pub paper: Paper,
    /// What keeps the link of a redacted copy from being guessed.
    pub salt: Option<RedactionSalt>,
}

impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Kept(..)")
    }
}

/// What the bytes are. Case and id are part of it: moved to another row they do not open.
fn label((case, evidence): (&str, Uuid)) -> String {
    format!("case_evidence/1 {case} {evidence}")
}

impl Kept {
    /// Seals it for the row of a file.
    pub(super) fn seal(
        &self,
        (key, person): (&PersonKey, PersonId),
        (case, evidence): (&str, Uuid),
        entropy: &mut dyn Entropy,
    ) -> Vec<u8> {
        let file_key = self.file_key.seal(key, person, evidence, entropy);
        let salt = self.salt.as_ref().map(|salt| salt.seal(key, person, evidence, entropy));
        let plain = Zeroizing::new(
            json!({
                "key": BASE64_STANDARD.encode(file_key),
                "name": self.name,
                "sha256": BASE64_STANDARD.encode(self.sha256),
                "by": self.by.slug(),
                "paper": self.paper.slug(),
                "salt": salt.map(|salt| BASE64_STANDARD.encode(salt)),
            })
            .to_string()
            .into_bytes(),
        );
        sealed::seal(key, &label((case, evidence)), person, &plain, entropy)
    }

    /// Opens what a row keeps.
    ///
    /// # Errors
    /// [`Rejection::SealBroken`], also where the row says another paper than was sealed.
    pub(super) fn open(
        (key, person): (&PersonKey, PersonId),
        row: &Evidence,
    ) -> Result<Kept, Rejection> {
        let evidence = row.evidence;
        let plain = sealed::open(key, &label((&row.case, evidence)), person, &row.sealed)?;
        let value: Value = serde_json::from_slice(&plain).map_err(|_| Rejection::SealBroken)?;
        let text = |name: &str| value.get(name)?.as_str();
        let bytes = |name: &str| BASE64_STANDARD.decode(text(name)?).ok();
        let file_key = bytes("key").ok_or(Rejection::SealBroken)?;
        let salt = bytes("salt").map(|salt| RedactionSalt::open(key, person, evidence, &salt));
        let read = || {
            Some(Kept {
                file_key: FileKey::open(key, person, evidence, &file_key).ok()?,
                name: text("name")?.to_owned(),
                sha256: bytes("sha256")?.try_into().ok()?,
                by: Standing::from_slug(text("by")?)?,
                paper: Paper::from_slug(text("paper")?)?,
                salt: salt.transpose().ok()?,
            })
        };
        let kept = read().ok_or(Rejection::SealBroken)?;
        match kept.paper.slug() == row.paper {
            true => Ok(kept),
            false => Err(Rejection::SealBroken),
        }
    }
}

/// What kind of file a row names, and where it lies.
///
/// # Errors
/// [`Rejection::SealBroken`] for a row that no use case wrote.
pub(super) fn place_of(row: &Evidence) -> Result<(MediaType, ObjectKey), Rejection> {
    let media_type = MediaType::from_name(&row.media_type).ok_or(Rejection::SealBroken)?;
    let object = ObjectKey::from_text(&row.object).map_err(|_| Rejection::SealBroken)?;
    Ok((media_type, object))
}

/// Seals what is kept of a new file of a case.
pub(super) fn seal_kept(
    community: &Community,
    open: &OpenCase,
    key: &PersonKey,
    (evidence, kept): (Uuid, &Kept),
) -> Vec<u8> {
    let row = (open.file.case.as_str(), evidence);
    community.with_entropy(|entropy| kept.seal((key, open.person), row, entropy))
}

#[cfg(test)]
mod tests {
    use super::{Kept, place_of};
    use casework::checks::Paper;
    use casework::person::Standing;
    use jiff::Timestamp;
    use ledger::Rejection;
    use store::Evidence;
    use uuid::Uuid;
    use vault::evidence::FileKey;
    use vault::evidence::redaction::RedactionSalt;
    use vault::{PersonKey, SeededEntropy};

    fn id(number: u8) -> Uuid {
        Uuid::from_bytes([number; 16])
    }

    #[test]
    fn a_row_that_was_moved_or_relabelled_does_not_open() {
        let entropy = &mut SeededEntropy::new([3; 32]);
        let key = PersonKey::generate(entropy);
        let kept = Kept {
            file_key: FileKey::generate(entropy),
            name: "scan.jpg".to_owned(),
            sha256: [7; 32],
            by: Standing::Applicant,
            paper: Paper::Bills,
            salt: Some(RedactionSalt::generate(entropy)),
        };
        let row = Evidence {
            member: id(2),
            case: "a".to_owned(),
            evidence: id(3),
            paper: "bills".to_owned(),
            digest: [1; 32],
            size: 5,
            media_type: "image/jpeg".to_owned(),
            object: "0b5f3f4e-8f2c-4d7e-9a51-2f6f1c0e7a11".to_owned(),
            sealed: kept.seal((&key, id(1)), ("a", id(3)), entropy),
            redacts: None,
            added_by: id(4),
            added_at: Timestamp::UNIX_EPOCH,
        };
        let opened = Kept::open((&key, id(1)), &row).expect("the row as it was written");
        assert_eq!((opened.name.as_str(), opened.sha256), ("scan.jpg", [7; 32]));
        assert_eq!((opened.by, opened.paper), (Standing::Applicant, Paper::Bills));
        assert_eq!(format!("{opened:?}"), "Kept(..)");
        let other = PersonKey::generate(entropy);
        let broken = Some(Rejection::SealBroken);
        for (name, key, person, row) in [
            ("relabelled", &key, id(1), Evidence { paper: "identity".to_owned(), ..row.clone() }),
            ("another case", &key, id(1), Evidence { case: "b".to_owned(), ..row.clone() }),
            ("another id", &key, id(1), Evidence { evidence: id(5), ..row.clone() }),
            ("another person", &key, id(9), row.clone()),
            ("another key", &other, id(1), row.clone()),
            ("cut", &key, id(1), Evidence { sealed: row.sealed[1..].to_vec(), ..row.clone() }),
        ] {
            assert_eq!(Kept::open((key, person), &row).err(), broken, "{name}");
        }
        for bent in [
            Evidence { media_type: "text/html".to_owned(), ..row.clone() },
            Evidence { object: "../keys/master.key".to_owned(), ..row.clone() },
        ] {
            assert_eq!(place_of(&bent).err(), broken);
        }
    }
}
