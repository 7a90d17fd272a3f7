//! The versions of a pool's rules: texts that have the hash of the log.

use super::{At, Holds, PoolBook};
use crate::Source;
use crate::books::pool_book::Pays;
use crate::hexadecimal;
use crate::report::{Failure, Place, Subject};
use crate::words::Words;
use jiff::civil::Date;
use ledger::Language;
use rules::files::{CASES, COVENANT_EN, COVENANT_ZH, VALUES};
use rules::sharing::{Funding, Sharing};
use rules::{Rulebook, RulebookFiles, VersionId};

/// The file that says which plan and version the texts are.
const PLAN: &str = "plan.txt";

/// The most versions of one pool.
const VERSIONS_MAX: usize = 1_000;

/// The most bytes of a text.
const TEXT_BYTES_MAX: usize = 1 << 20;

/// A version of the rules.
pub(crate) struct Version {
    /// The first day in force.
    pub day: Date,
    /// The hash of its texts.
    pub hash: [u8; 32],
    /// How it shares; nothing where its texts could not be read.
    pub sharing: Option<Sharing>,
}

impl PoolBook {
    pub(super) fn publish_rules(&mut self, source: &dyn Source, at: &mut At<'_>) {
        let (day, published) = (at.entry.day("version"), at.entry.day("published"));
        let hash = at.entry.hash("hash").unwrap_or_default();
        let later = self.versions.last().is_none_or(|last| last.day < day);
        let new = !self.versions.iter().any(|one| one.hash == hash);
        let in_order = later && new && self.versions.len() < VERSIONS_MAX;
        at.holds((Subject::Rulebooks, "version"), in_order.into(), || {
            let expected =
                Words::new("比先前各版晚的新版本", "a new version, later than those before");
            (Words::same(day.to_string()), expected)
        });
        at.holds((Subject::Rulebooks, "published"), (published <= day).into(), || {
            let expected = Words::new("不晚于生效日", "no later than the first day in force");
            (Words::same(published.to_string()), expected)
        });
        if in_order {
            let sharing = self.read_rules(source, (hash, day), at);
            self.versions.push(Version { day, hash, sharing });
        }
    }

    /// The texts of a version, where they are at hand and are what the entry says.
    fn read_rules(
        &self,
        source: &dyn Source,
        (hash, day): ([u8; 32], Date),
        at: &mut At<'_>,
    ) -> Option<Sharing> {
        let folder = format!("rulebooks/{}/{}", self.number, hexadecimal::write(&hash));
        let plan = at.entry.text("plan");
        let text = |name: &str, at: &mut At<'_>| read_text(source, &format!("{folder}/{name}"), at);
        let named = text(PLAN, at)?;
        let right = format!("{plan}\n{day}\n");
        if named != right {
            let place = Place::file(format!("{folder}/{PLAN}"));
            let (found, expected) =
                (Words::same(crate::entry::shown(&named)), Words::same(right.replace('\n', " ")));
            at.findings.failed(Subject::Rulebooks, Failure { place, found, expected });
        }
        let files = RulebookFiles {
            plan: plan.to_owned(),
            version: day.to_string(),
            covenant_zh: text(COVENANT_ZH, at)?,
            covenant_en: text(COVENANT_EN, at)?,
            values: text(VALUES, at)?,
            cases: text(CASES, at)?,
        };
        let found = VersionId::of(&files).bytes();
        at.holds((Subject::Rulebooks, "hash"), (found == hash).into(), || {
            let found = hexadecimal::write(&found);
            (
                Words::new(
                    format!("{folder} 中文本的哈希是 {found}"),
                    format!("the texts in {folder} have the hash {found}"),
                ),
                Words::same(hexadecimal::write(&hash)),
            )
        });
        self.sharing_of(&files, at)
    }

    fn sharing_of(&self, files: &RulebookFiles, at: &mut At<'_>) -> Option<Sharing> {
        let rulebook = match Rulebook::read(files) {
            Ok(rulebook) => rulebook,
            Err(faults) => {
                let first = faults.first();
                let say = |language: Language| {
                    first.map_or_else(String::new, |fault| fault.display(language).to_string())
                };
                let found = Words::new(say(Language::Chinese), say(Language::English));
                let expected = Words::new("没有错误的规则", "rules without faults");
                at.wrong(Subject::Rulebooks, "hash", found, expected);
                return None;
            }
        };
        let sharing = rulebook.sharing();
        let pays = match sharing.funding {
            Funding::Prepaid(_) => Pays::Before,
            Funding::Postpaid(_) => Pays::After,
        };
        let fits = pays == self.pays && sharing.currency == self.currency;
        at.holds((Subject::Rulebooks, "hash"), Holds::from(fits), || {
            (
                Words::new(
                    "规则的缴付方式或货币不同",
                    "the rules pay otherwise, or in other money",
                ),
                Words::new("与计划开始时相同", "as the pool was opened"),
            )
        });
        fits.then(|| sharing.clone())
    }
}

fn read_text(source: &dyn Source, path: &str, at: &mut At<'_>) -> Option<String> {
    let found = match source.read(path) {
        Ok(Some(bytes)) if bytes.len() > TEXT_BYTES_MAX => {
            Words::new("文件太大", "the file is too large")
        }
        Ok(Some(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(_) => Words::new("不是 UTF-8 文字", "it is not text in UTF-8"),
        },
        Ok(None) => {
            let why = Words::new(
                format!("没有规则文本 {path}"),
                format!("the text of the rules {path} is missing"),
            );
            at.findings.not_checked(Subject::Rulebooks, why);
            return None;
        }
        Err(why) => Words::new(format!("读不到：{why}"), format!("it cannot be read: {why}")),
    };
    let expected = Words::new("规则文本，至多 1 MiB", "a text of the rules, at most 1 MiB");
    at.findings.failed(Subject::Rulebooks, Failure { place: Place::file(path), found, expected });
    None
}
