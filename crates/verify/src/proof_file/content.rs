//! What each kind of proof shows, beside that its entry is in the log.

use super::Extra;
use crate::entry::{Entry, read_number};
use crate::hexadecimal;
use crate::kinds::Kind;
use crate::report::{Failure, Findings, Place, Subject};
use crate::sum_path::{self, PathError, SumNode};
use crate::words::Words;
use sha2::{Digest, Sha256};

/// What stands before the salt and the content of a commitment.
const COMMITMENT: &[u8] = b"tongzhou-commitment-v1\n";

/// The first line of a card.
const CARD: &str = "tongzhou card v1";

/// What is wrong: what was found and what would be right.
type Wrong = (Words, Words);

/// Checks what a proof shows, and tells it.
pub(super) fn check(name: &str, extra: &Extra<'_>, entry: &Entry<'_>, findings: &mut Findings) {
    let shows = match extra.kind {
        "joining" => joining(extra, entry),
        "share" => share(extra, entry),
        "aid" => aid(extra, entry),
        "payment" => payment(extra, entry),
        "balance" => balance(extra, entry),
        "entry" => header(extra, &[]).and_then(|_| nothing_more(extra)).map(|()| Vec::new()),
        other => {
            Err((Words::same(other), Words::same("joining, share, aid, payment, balance, entry")))
        }
    };
    match shows {
        Ok(facts) => {
            findings.passed(Subject::Content);
            let text = String::from_utf8_lossy(extra.entry);
            for line in text.lines() {
                findings.fact(Words::same(format!("  {line}")));
            }
            facts.into_iter().for_each(|fact| findings.fact(fact));
        }
        Err((found, expected)) => {
            let failure = Failure { place: Place::file(name), found, expected };
            findings.failed(Subject::Content, failure);
        }
    }
}

/// The values of the header's lines, which are of these keys in this order and no others.
fn header<'a>(extra: &Extra<'a>, keys: &[&str]) -> Result<Vec<&'a str>, Wrong> {
    let values = extra.lines.iter().zip(keys).map(|(line, key)| {
        line.strip_prefix(key).and_then(|rest| rest.strip_prefix(' ')).filter(|v| !v.is_empty())
    });
    let values: Option<Vec<&str>> = values.collect();
    match values.filter(|values| values.len() == keys.len() && extra.lines.len() == keys.len()) {
        Some(values) => Ok(values),
        None => {
            let keys = keys.join(", ");
            let expected =
                Words::new(format!("只有这些行：{keys}"), format!("these lines: {keys}"));
            Err((Words::new("证明的头不对", "the header of the proof"), expected))
        }
    }
}

fn nothing_more(extra: &Extra<'_>) -> Result<(), Wrong> {
    match extra.rest.is_empty() {
        true => Ok(()),
        false => Err((
            Words::new("条目之后还有内容", "something follows the entry"),
            Words::new("到此为止", "nothing more"),
        )),
    }
}

fn of_kind(entry: &Entry<'_>, kinds: &[Kind]) -> Result<(), Wrong> {
    match kinds.contains(&entry.kind) {
        true => Ok(()),
        false => {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            Err((Words::same(entry.kind.name()), Words::same(names.join(", "))))
        }
    }
}

/// The commitment of the entry opens to what the file holds.
fn opens(salt: &str, content: &[u8], entry: &Entry<'_>) -> Result<(), Wrong> {
    let salt = hexadecimal::read::<16>(salt).ok_or_else(|| {
        let expected = Words::new("32 位小写十六进制数字", "32 lower-case hexadecimal digits");
        (Words::same(salt), expected)
    })?;
    let hash =
        Sha256::new().chain_update(COMMITMENT).chain_update(salt).chain_update(content).finalize();
    match entry.hash("commitment").is_some_and(|committed| committed[..] == hash[..]) {
        true => Ok(()),
        false => Err((
            Words::new("内容不是承诺过的那一份", "the content is not what was committed to"),
            Words::new("与条目的承诺相符", "what the commitment of the entry opens to"),
        )),
    }
}

fn told(content: &[u8]) -> Vec<Words> {
    String::from_utf8_lossy(content).lines().map(|line| Words::same(format!("  {line}"))).collect()
}

fn joining(extra: &Extra<'_>, entry: &Entry<'_>) -> Result<Vec<Words>, Wrong> {
    of_kind(entry, &[Kind::MemberJoined])?;
    let values = header(extra, &["salt"])?;
    opens(values[0], extra.rest, entry)?;
    let mut facts =
        vec![Words::new("日志承诺了这份加入回执：", "The log has committed to this receipt:")];
    facts.extend(told(extra.rest));
    Ok(facts)
}

fn aid(extra: &Extra<'_>, entry: &Entry<'_>) -> Result<Vec<Words>, Wrong> {
    of_kind(entry, &[Kind::CaseNotice])?;
    let values = header(extra, &["salt"])?;
    opens(values[0], extra.rest, entry)?;
    let case = format!("{CARD}\ncase {}\n", entry.text("case"));
    if !extra.rest.starts_with(case.as_bytes()) {
        let found = Words::new("卡片是别的案例的", "the card is of another case");
        return Err((found, Words::same(case.replace('\n', " "))));
    }
    let mut facts =
        vec![Words::new("日志承诺了这张公示卡：", "The log has committed to this card:")];
    facts.extend(told(extra.rest));
    Ok(facts)
}

fn share(extra: &Extra<'_>, entry: &Entry<'_>) -> Result<Vec<Words>, Wrong> {
    of_kind(entry, &[Kind::RoundSettled])?;
    let values = header(extra, &["member", "units"])?;
    nothing_more(extra)?;
    member(values[0])?;
    let units = number(values[1])?;
    let whole = entry.number("units");
    if units < 1 || units > whole {
        let expected = Words::new(format!("1 至 {whole}"), format!("from 1 to {whole}"));
        return Err((Words::same(units.to_string()), expected));
    }
    let share = entry.number("share");
    let owed = share.saturating_mul(units);
    Ok(vec![Words::new(
        format!("{units} 份 × {share} = {owed}（份数由互助社填写，日志不证明它）"),
        format!(
            "{units} units × {share} = {owed} (the units are as the community says; \
             the log does not show them)"
        ),
    )])
}

fn payment(extra: &Extra<'_>, entry: &Entry<'_>) -> Result<Vec<Words>, Wrong> {
    of_kind(entry, &[Kind::AidPaid, Kind::CaseCarried])?;
    header(extra, &[])?;
    nothing_more(extra)?;
    Ok(Vec::new())
}

fn balance(extra: &Extra<'_>, entry: &Entry<'_>) -> Result<Vec<Words>, Wrong> {
    of_kind(entry, &[Kind::Balances])?;
    let values = header(extra, &["member", "salt", "balance", "charged", "place"])?;
    let id = member(values[0])?;
    let salt = hexadecimal::read::<16>(values[1]).ok_or_else(|| {
        let expected = Words::new("32 位小写十六进制数字", "32 lower-case hexadecimal digits");
        (Words::same(values[1]), expected)
    })?;
    let amount = |text: &str| number(text).map(|number| u64::try_from(number).unwrap_or(u64::MAX));
    let (balance, charged) = (amount(values[2])?, amount(values[3])?);
    let leaves = u64::try_from(entry.number("members")).unwrap_or(0);
    let leaf = sum_path::leaf(salt, id, balance, charged);
    let led = sum_path::read(extra.rest).and_then(|path| {
        sum_path::root(leaf, (amount(values[4]).unwrap_or(u64::MAX), leaves), &path)
    });
    let root = led.map_err(|why| (why.words(), path_expected()))?;
    let sum = |key: &str| u128::try_from(entry.number(key)).unwrap_or(0);
    let committed = SumNode {
        hash: entry.hash("root").unwrap_or_default(),
        balance: sum("balance"),
        charged: sum("charged"),
    };
    if root != committed {
        let found =
            Words::new("路径通向别的根或总和", "the path leads to another root or other sums");
        return Err((found, path_expected()));
    }
    Ok(vec![Words::new(
        format!("余额 {balance}、累计分摊 {charged} 在承诺的总和之中"),
        format!("A balance of {balance} and {charged} charged are in the sums committed to"),
    )])
}

fn path_expected() -> Words {
    Words::new("通向条目的根与总和的路径", "a path to the root and the sums of the entry")
}

impl PathError {
    fn words(self) -> Words {
        match self {
            PathError::Malformed => Words::new("路径读不懂", "the path cannot be read"),
            PathError::WrongLength => {
                Words::new("路径太短或太长", "the path is too short or too long")
            }
            PathError::TooLarge => Words::new("总和太大", "the sums are too large"),
        }
    }
}

fn number(text: &str) -> Result<i128, Wrong> {
    read_number(text).ok_or_else(|| {
        let expected = Words::new("十进制数", "a decimal number");
        (Words::same(text), expected)
    })
}

/// The bytes of a UUID in lower case.
fn member(text: &str) -> Result<[u8; 16], Wrong> {
    let hyphens = text
        .bytes()
        .enumerate()
        .all(|(place, letter)| matches!(place, 8 | 13 | 18 | 23) == (letter == b'-'));
    let bytes = hexadecimal::read::<16>(&text.replace('-', ""));
    bytes.filter(|_| hyphens && text.len() == 36).ok_or_else(|| {
        let expected = Words::new("小写的 UUID", "a UUID in lower case");
        (Words::same(text), expected)
    })
}
