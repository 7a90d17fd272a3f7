//! Text that fits a terminal of 80 columns, in which a Chinese character is two columns wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The widest line, with a little room at the right edge.
const LINE_WIDTH: usize = 78;

/// A label and the text it stands for, wrapped and indented under itself.
pub fn labelled(label: &str, label_width: usize, text: &str) -> String {
    let indent = label_width + 3;
    let mut output = format!("  {label}");
    output.push_str(&" ".repeat(indent.saturating_sub(2 + label.width())));
    for (index, line) in wrapped(text, LINE_WIDTH - indent).iter().enumerate() {
        if index > 0 {
            output.push_str(&" ".repeat(indent));
        }
        output.push_str(line);
        output.push('\n');
    }
    output
}

/// The lines of a text, none wider than `width` unless a single word is.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("there is always a last line");
        if !line.is_empty() && line.width() + piece.trim_end().width() > width {
            line.truncate(line.trim_end().len());
            lines.push(piece.to_owned());
        } else {
            line.push_str(piece);
        }
    }
    lines
}

/// Cuts a text where a line may end: after a space, and between Chinese characters, but not
/// before a closing or after an opening punctuation mark.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let end = index + character.len_utf8();
        let Some((_, next)) = characters.peek() else {
            break;
        };
        let chinese = character.width() == Some(2) || next.width() == Some(2);
        let between = chinese && !"，。；：、）”…".contains(*next) && !"（“".contains(character);
        let space = character == ' ' && *next != ' ';
        if space || (between && *next != ' ') {
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::{labelled, wrapped};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn english_breaks_at_spaces_and_keeps_long_words_whole() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("a abcdefghijkl b", 5), ["a", "abcdefghijkl", "b"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn chinese_is_two_columns_wide_and_keeps_its_punctuation() {
        let lines = wrapped("由平台承担，会员没有付钱。", 10);
        assert_eq!(lines, ["由平台承", "担，会员没", "有付钱。"]);
        assert!(lines.iter().all(|line| line.width() <= 10));
    }

    #[test]
    fn labels_of_both_languages_line_up() {
        assert_eq!(labelled("结论", 8, "一致"), "  结论     一致\n");
        assert_eq!(labelled("Need", 8, "1"), "  Need     1\n");
    }
}
