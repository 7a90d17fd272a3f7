//! No word of insurance in a mutual-aid text, but for the one sentence that says it is none.

use crate::covenant::{NOTICE_SENTENCE_EN, NOTICE_SENTENCE_ZH};

const WORDS: [&str; 10] = [
    "保险",
    "保费",
    "理赔",
    "赔付",
    "投保",
    "被保险人",
    "insurance",
    "premium",
    "insured",
    "claim payout",
];

/// The words of insurance in a text, each with the byte it begins at, in the order of the text.
pub fn find_insurance_words(text: &str) -> Vec<(usize, &'static str)> {
    // A sentence may be broken over two lines of a file, so a line end counts as a space.
    let mut folded = text.to_ascii_lowercase().replace(['\n', '\t'], " ");
    for sentence in [NOTICE_SENTENCE_ZH, NOTICE_SENTENCE_EN] {
        folded = folded.replace(sentence, &" ".repeat(sentence.len()));
    }
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for word in WORDS {
        found.extend(folded.match_indices(word).map(|(at, _)| (at, word)));
    }
    found.sort_by_key(|(at, word)| (*at, usize::MAX - word.len()));
    found.dedup_by_key(|(at, _)| *at);
    found
}

#[cfg(test)]
mod tests {
    use super::find_insurance_words;

    #[test]
    fn the_words_are_found_where_they_stand() {
        let table: [(&str, &[(usize, &str)]); 7] = [
            ("大家互助。互助不是保险。", &[]),
            ("Mutual aid is not\ninsurance, and no more.", &[]),
            ("互助是保险", &[(9, "保险")]),
            ("the Insured pays a PREMIUM", &[(4, "insured"), (19, "premium")]),
            ("a claim\npayout", &[(2, "claim payout")]),
            ("不理赔、不赔付", &[(3, "理赔"), (15, "赔付")]),
            ("互助不是保险，但它像保险", &[(30, "保险")]),
        ];
        for (text, expected) in table {
            assert_eq!(find_insurance_words(text), expected, "{text}");
        }
    }
}
