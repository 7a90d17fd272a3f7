//! The covenant: sixteen articles in a fixed order, once in each language.

use crate::toml_text::FaultList;
use jiff::civil::Date;
use ledger::{Expected, Language, Rejection};

/// How many articles every covenant has.
pub const ARTICLE_COUNT: usize = 16;

/// The titles of the articles, in their order.
pub const TITLES: [(&str, &str); ARTICLE_COUNT] = [
    ("宗旨", "Purpose"),
    ("加入条件", "Eligibility"),
    ("健康告知", "Health declaration"),
    ("加入与生效", "Joining"),
    ("观察期", "Waiting period"),
    ("互助范围", "Conditions"),
    ("互助金", "Aid"),
    ("分摊", "Sharing"),
    ("公示与异议", "Notice and objection"),
    ("缴付方式", "Payment"),
    ("中止与恢复", "Suspension and recovery"),
    ("退出、移出与终止", "Leaving, removal and ending"),
    ("不予互助时的退还", "Refunds where no aid is given"),
    ("公约修订", "Changes"),
    ("人数门槛", "Headcounts"),
    ("停止运行", "Closing"),
];

const NUMERALS: [&str; ARTICLE_COUNT] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四",
    "十五", "十六",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The sentence that every opening holds, in Chinese.
pub const NOTICE_SENTENCE_ZH: &str = "互助不是保险";
/// The sentence that every opening holds, in English.
pub const NOTICE_SENTENCE_EN: &str = "mutual aid is not insurance";

/// A covenant in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covenant {
    /// The title line, without its mark.
    pub title: String,
    /// What stands between the title and the first article.
    pub opening: String,
    /// The text of each article, without its heading, in the order of [`TITLES`].
    pub articles: Vec<String>,
}

/// The name of an article, such as `第五条 观察期`; articles count from 1.
pub fn article_heading(article: usize, language: Language) -> String {
    let index = article.saturating_sub(1);
    let (chinese, english) = TITLES[index];
    match language {
        Language::Chinese => format!("第{}条 {chinese}", NUMERALS[index]),
        Language::English => format!("Article {article} {english}"),
    }
}

/// Reads a covenant, noting every fault of its structure.
pub(crate) fn read_covenant(
    list: &mut FaultList<'_>,
    text: &str,
    (language, version): (Language, Option<Date>),
) -> Covenant {
    let mut title = None;
    let mut opening = String::new();
    let mut sections: Vec<(u64, String, String)> = Vec::new();
    for (number, line) in (1u64..).zip(text.lines()) {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((number, heading.trim().to_owned(), String::new()));
        } else if let Some((_, _, body)) = sections.last_mut() {
            body.push_str(line);
            body.push('\n');
        } else if let (None, Some(words)) = (&title, line.strip_prefix("# ")) {
            title = Some((number, words.trim().to_owned()));
        } else {
            opening.push_str(line);
            opening.push('\n');
        }
    }
    check_title(list, &title, (language, version));
    let sentence = language.pick(NOTICE_SENTENCE_ZH, NOTICE_SENTENCE_EN);
    let in_one_line = opening.replace('\n', " ").to_lowercase();
    if !in_one_line.contains(sentence) {
        list.add_missing(Some(1), "", Rejection::NoticeSentenceMissing);
    }
    check_headings(list, &sections, language);
    let articles = (1..=ARTICLE_COUNT).map(|article| {
        let heading = article_heading(article, language);
        let section = sections.iter().find(|(_, found, _)| *found == heading);
        section.map_or_else(String::new, |(_, _, body)| body.trim().to_owned())
    });
    Covenant {
        title: title.map_or_else(String::new, |(_, title)| title),
        opening: opening.trim().to_owned(),
        articles: articles.collect(),
    }
}

fn check_title(
    list: &mut FaultList<'_>,
    title: &Option<(u64, String)>,
    (language, version): (Language, Option<Date>),
) {
    let Some(version) = version else {
        return;
    };
    let ending = title_ending(version, language);
    let (line, text) = match title {
        Some((line, text)) => (*line, text.clone()),
        None => (1, String::new()),
    };
    if text.ends_with(&ending) && text.len() > ending.len() {
        return;
    }
    let expected = same_in_both(format!("# … {ending}"));
    let fault = (Rejection::CovenantTitleWrong, Some(expected));
    list.add_at(Some(line), "", text, fault);
}

/// How the title of a version ends.
fn title_ending(version: Date, language: Language) -> String {
    let (year, month, day) = (version.year(), version.month(), version.day());
    match language {
        Language::Chinese => format!("（{year} 年 {month} 月 {day} 日版）"),
        Language::English => {
            let index = usize::try_from(month).expect("a month is 1 to 12") - 1;
            format!("(version of {day} {} {year})", MONTHS[index])
        }
    }
}

fn check_headings(
    list: &mut FaultList<'_>,
    sections: &[(u64, String, String)],
    language: Language,
) {
    let headings: Vec<String> =
        (1..=ARTICLE_COUNT).map(|article| article_heading(article, language)).collect();
    let mut next = 0;
    for (line, heading, body) in sections {
        let place = headings.iter().position(|expected| expected == heading);
        match place {
            Some(place) if place >= next => next = place + 1,
            _ => {
                let rejection = Rejection::ArticleMisplaced;
                let wanted = headings.get(next).cloned().unwrap_or_default();
                let expected = (!wanted.is_empty()).then(|| same_in_both(format!("## {wanted}")));
                list.add_at(Some(*line), "", heading.clone(), (rejection, expected));
            }
        }
        if place.is_some() && body.trim().is_empty() {
            list.add_missing(Some(*line), heading, Rejection::ArticleEmpty);
        }
    }
    for heading in &headings {
        if !sections.iter().any(|(_, found, _)| found == heading) {
            list.add_missing(None, heading, Rejection::ArticleMissing);
        }
    }
}

fn same_in_both(text: String) -> Expected {
    Expected { chinese: text.clone(), english: text }
}
