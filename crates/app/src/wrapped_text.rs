//! Text for a terminal of 80 columns, where a Chinese character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of the narrowest terminal a text is laid out for.
const COLUMNS: usize = 80;

/// Adds a text in lines of at most 80 columns: the first begins with `first`, the others are
/// indented by as much. A line ends at a space or beside a Chinese character; a word longer than a
/// line (an address) is left whole.
pub fn push_wrapped(page: &mut String, first: &str, text: &str) {
    for line in wrapped(first, text) {
        push_line(page, &line);
    }
}

/// Adds a line.
pub fn push_line(page: &mut String, line: &str) {
    page.push_str(line);
    page.push('\n');
}

/// The lines of [`push_wrapped`].
fn wrapped(first: &str, text: &str) -> Vec<String> {
    let indent = " ".repeat(first.width());
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for piece in pieces(text) {
        let fits = line.width() + piece.trim_end().width() <= COLUMNS;
        if !fits && !is_empty {
            lines.push(line.trim_end().to_owned());
            line = indent.clone();
        }
        line.push_str(piece);
        is_empty = false;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The unbreakable pieces of a text: words with the space after them, and wide characters with the
/// closing marks behind them, which never begin a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last_wide = false;
    for (at, character) in text.char_indices() {
        let wide = character.width() == Some(2);
        let after_space = text[..at].ends_with(' ') && character != ' ';
        if at > start && (wide || last_wide || after_space) && !closes(character) {
            pieces.push(&text[start..at]);
            start = at;
        }
        last_wide = wide;
    }
    pieces.push(&text[start..]);
    pieces
}

fn closes(character: char) -> bool {
    matches!(character, '，' | '。' | '、' | '；' | '：' | '）' | '”' | '？' | '！' | '·')
}

#[cfg(test)]
mod tests {
    use super::wrapped;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn no_line_is_wider_than_the_terminal_and_nothing_is_lost() {
        let texts = [
            "同舟共济，守望相助。".repeat(20),
            "In the same boat we help one another. ".repeat(10),
            "会员 member 与 cases，加入 90 天后。".repeat(9),
        ];
        for text in texts {
            let lines = wrapped("  - ", &text);
            assert!(lines.iter().all(|line| line.width() <= 80), "{lines:#?}");
            assert!(!lines.iter().any(|line| line.trim_start().starts_with('。')), "{lines:#?}");
            let without_spaces = |text: &str| text.replace(' ', "");
            let back = without_spaces(&lines.concat());
            assert_eq!(back, without_spaces(&format!("-{text}")));
        }
    }

    #[test]
    fn an_address_is_left_whole() {
        let address = format!("https://example.org/{}", "a".repeat(100));
        assert_eq!(wrapped("  ", &address), [format!("  {address}")]);
    }
}
