//! What is kept of the name that a client gave a file: words to show, never a path to open.

const MOST_CHARACTERS: usize = 120;

/// The last part of the name, without characters that cannot be seen or that turn the writing
/// around (`gpj.exe` shown as `exe.jpg`), at most 120 characters. It may be empty. Objects in the
/// store have random keys, so nothing is ever opened by this name; it is sealed with the file key.
pub fn kept_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|letter| is_seen(*letter)).collect();
    let kept: String = seen.trim().chars().take(MOST_CHARACTERS).collect();
    let kept = kept.trim_end();
    if kept.chars().all(|letter| letter == '.') { String::new() } else { kept.to_owned() }
}

/// Neither a control character, nor one that only directs, joins, hides or ends lines.
fn is_seen(letter: char) -> bool {
    let hidden = matches!(
        letter,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffd}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    !letter.is_control() && !hidden
}

#[cfg(test)]
mod tests {
    use super::kept_file_name;
    use proptest::prelude::*;

    #[test]
    fn a_path_in_a_file_name_is_dropped_with_all_that_misleads() {
        let long = format!("{}.pdf", "病".repeat(200));
        let cut = "病".repeat(120);
        for (given, kept) in [
            ("出院小结.pdf", "出院小结.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\报告 1.jpg", "报告 1.jpg"),
            ("a/b\\../c.png", "c.png"),
            ("folder/", ""),
            ("..", ""),
            (" . ", ""),
            ("a\0b\r\nc\u{7f}\u{85}.pdf", "abc.pdf"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("\u{2066}a\u{2069}\u{200b}\u{feff}\u{61c}.png", "a.png"),
            ("  a.png\u{3000}", "a.png"),
            ("<script>.png", "<script>.png"),
            ("", ""),
            (&long, &cut),
        ] {
            assert_eq!(kept_file_name(given), kept, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn a_kept_name_is_one_part_and_stays_as_it_is(name in "\\PC{0,200}|.{0,9}") {
            let kept = kept_file_name(&name);
            prop_assert!(kept.chars().count() <= 120);
            let misleading = ['/', '\\', '\0', '\n', '\u{202e}'];
            prop_assert!(!kept.contains(misleading));
            prop_assert!(kept != "." && kept != "..");
            prop_assert_eq!(kept_file_name(&kept), kept);
        }
    }
}
