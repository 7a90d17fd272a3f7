//! The id of a rulebook version: a hash of its files.
//!
//! Canonical form, normative. The hashed bytes are the line `tongzhou-rulebook-v1\n`, then for each
//! of the four files, in the order `covenant.zh.md`, `covenant.en.md`, `values.toml`, `cases.toml`:
//! the file's name, `\n`, the number of bytes of its text in decimal, `\n`, and the text. The text
//! is the file's UTF-8 with one leading byte-order mark dropped and every CR LF made LF; nothing
//! else is touched (no Unicode normalisation, no trimming, a lone CR stays).
//! The id is `sha256:` and the 64 small hex digits of SHA-256 over these bytes.

use crate::files::RulebookFiles;
use sha2::{Digest, Sha256};
use std::fmt;

/// The first line of the hashed bytes: another form would bear another name.
const FORM: &str = "tongzhou-rulebook-v1\n";

/// The name of a rulebook version; two versions with the same id have the same rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VersionId([u8; 32]);

impl VersionId {
    /// The id of four texts; they need not be a rulebook without faults.
    pub fn of(files: &RulebookFiles) -> VersionId {
        let mut hasher = Sha256::new();
        hasher.update(FORM);
        for (name, text) in files.named_texts() {
            let text = normalised(text);
            hasher.update(format!("{name}\n{}\n", text.len()));
            hasher.update(&text);
        }
        VersionId(hasher.finalize().into())
    }

    /// The bytes of the hash.
    pub fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// The first twelve hex digits, for people.
    pub fn short(&self) -> String {
        let mut digits = hex(&self.0);
        digits.truncate(12);
        digits
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "sha256:{}", hex(&self.0))
    }
}

/// A text without its byte-order mark and with LF line ends.
pub(crate) fn normalised(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::VersionId;
    use crate::files::RulebookFiles;

    fn files(values: &str) -> RulebookFiles {
        RulebookFiles {
            plan: "village".to_owned(),
            version: "2026-01-01".to_owned(),
            covenant_zh: "甲\n".to_owned(),
            covenant_en: "a\n".to_owned(),
            values: values.to_owned(),
            cases: String::new(),
        }
    }

    /// Made outside this code:
    /// `printf 'tongzhou-rulebook-v1\ncovenant.zh.md\n4\n甲\ncovenant.en.md\n2\na\n…' | sha256sum`.
    const EXPECTED: &str = "ca42ee01f3e6b6e75a7f5181625e1428e31d554b35af5e7cfaed49e1f6e74114";

    #[test]
    fn the_id_is_the_hash_of_the_canonical_form() {
        let id = VersionId::of(&files("b = 1\n"));
        assert_eq!(id.to_string(), format!("sha256:{EXPECTED}"));
        assert_eq!(id.short(), EXPECTED[..12]);
    }

    #[test]
    fn line_ends_and_byte_order_marks_do_not_count_and_letters_do() {
        let id = VersionId::of(&files("b = 1\n"));
        assert_eq!(VersionId::of(&files("\u{feff}b = 1\r\n")), id);
        for other in ["b = 2\n", "b = 1", "b = 1\n\n", "b = 1\r"] {
            assert_ne!(VersionId::of(&files(other)), id, "{other:?}");
        }
    }

    #[test]
    fn text_cannot_move_from_one_file_to_another() {
        let one =
            RulebookFiles { covenant_zh: "ab".to_owned(), covenant_en: String::new(), ..files("") };
        let other =
            RulebookFiles { covenant_zh: "a".to_owned(), covenant_en: "b".to_owned(), ..files("") };
        assert_ne!(VersionId::of(&one), VersionId::of(&other));
    }
}
