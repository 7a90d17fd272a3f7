//! The words of `values.toml` as people say them.

use crate::text::BilingualText;

const NAMES: [(&str, &str, &str); 19] = [
    ("lump_sum", "定额给付", "a fixed sum"),
    ("reimbursement", "按账单给付", "a part of the bills"),
    ("spending_steps", "按医疗费用分档给付", "by steps of medical spending"),
    ("prepaid", "预存", "prepaid"),
    ("postpaid", "事后扣款", "postpaid"),
    ("up", "进位到分", "up to the next minor unit"),
    ("half_up", "四舍五入到分", "to the nearest minor unit, a half up"),
    ("sponsor", "运营方补足", "the operator pays the rest"),
    ("prorate", "各案例按比例减少", "every case gets proportionally less"),
    ("defer", "较晚的案例顺延到下一期", "the latest cases wait for the next round"),
    ("members", "会员", "the members"),
    ("operator", "运营方", "the operator"),
    ("aid", "互助金", "aid"),
    ("balances", "会员余额", "members' balances"),
    ("fee", "管理费", "the fee"),
    ("illness", "疾病", "illness"),
    ("accident", "意外", "accident"),
    ("yes", "是", "yes"),
    ("no", "否", "no"),
];

/// A word as people say it; the word itself where it is one of the plan's own.
pub fn word_name(word: &str) -> BilingualText {
    let mut names = NAMES.iter();
    let (chinese, english) = match names.find(|(name, _, _)| *name == word) {
        Some((_, chinese, english)) => (*chinese, *english),
        None => (word, word),
    };
    BilingualText { chinese: chinese.to_owned(), english: english.to_owned() }
}

/// Several words in their order.
pub fn word_names<Word: AsRef<str>>(words: &[Word]) -> BilingualText {
    let names: Vec<BilingualText> = words.iter().map(|word| word_name(word.as_ref())).collect();
    let chinese: Vec<&str> = names.iter().map(|name| name.chinese.as_str()).collect();
    let english: Vec<&str> = names.iter().map(|name| name.english.as_str()).collect();
    BilingualText { chinese: chinese.join("、"), english: english.join(", ") }
}
