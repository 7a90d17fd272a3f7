//! A rulebook without a fault, or all its faults.

use crate::consistency::check_consistency;
use crate::covenant::{Covenant, read_covenant};
use crate::entry::{Entries, Ground};
use crate::entry_reading::read_entries;
use crate::files::{COVENANT_EN, COVENANT_ZH, RulebookFiles};
use crate::insurance_words::find_insurance_words;
use crate::sharing::Sharing;
use crate::text::BilingualText;
use crate::toml_text::FaultList;
use crate::values::Values;
use crate::version::{VersionId, normalised};
use crate::worked_case::WorkedCase;
use crate::worked_case_check::check_cases;
use crate::worked_case_reading::read_cases;
use jiff::civil::Date;
use ledger::{Fault, Language, Rejection};
use money::Currency;
use toml::de::{DeTable, DeValue};

/// One version of one plan's rules, read and checked.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The plan.
    pub plan: String,
    /// The date of the version.
    pub version: Date,
    /// The hash that names it.
    pub version_id: VersionId,
    /// The name of the plan.
    pub name: BilingualText,
    /// The covenant in Chinese.
    pub covenant_zh: Covenant,
    /// The covenant in English.
    pub covenant_en: Covenant,
    /// The values as written, with their sources.
    pub entries: Entries,
    /// The values, typed.
    pub values: Values,
    /// The worked cases; the articles give what they expect.
    pub cases: Vec<WorkedCase>,
}

impl Rulebook {
    /// Reads and checks four texts; the worked cases are run.
    ///
    /// # Errors
    /// Every fault found, in the order of files and lines.
    pub fn read(files: &RulebookFiles) -> Result<Rulebook, Vec<Fault>> {
        let mut faults = Vec::new();
        let version_of_folder = files.version.parse::<Date>().ok();
        let covenant_zh = read_one_covenant(
            files,
            (&files.covenant_zh, COVENANT_ZH, Language::Chinese),
            &mut faults,
        );
        let covenant_en = read_one_covenant(
            files,
            (&files.covenant_en, COVENANT_EN, Language::English),
            &mut faults,
        );
        let values_text = normalised(&files.values);
        let mut values_list = FaultList::new(path(files, crate::files::VALUES), &values_text);
        let mut entries = None;
        if let Some(table) = values_list.parse() {
            let read = read_entries(&mut values_list, &table, files);
            check_consistency(&mut values_list, &read);
            check_words(&mut values_list, &table);
            if values_list.faults.is_empty() {
                entries = Some(read.complete());
            }
        }
        take_faults(values_list, &mut faults);
        let values = entries.as_ref().map(Values::from_entries);
        let currency = entries.as_ref().map_or(Currency::CNY, |read| read.head.currency);
        let cases_text = normalised(&files.cases);
        let mut cases_list = FaultList::new(path(files, crate::files::CASES), &cases_text);
        let mut cases = Vec::new();
        if let Some(table) = cases_list.parse() {
            cases = read_cases(&mut cases_list, &table, currency);
            check_words(&mut cases_list, &table);
            if let Some(values) = &values {
                check_cases(&mut cases_list, values, &cases);
            }
        }
        take_faults(cases_list, &mut faults);
        match (entries, values) {
            (Some(entries), Some(values)) if faults.is_empty() => Ok(Rulebook {
                plan: files.plan.clone(),
                version: version_of_folder.expect("the head has the same date"),
                version_id: VersionId::of(files),
                name: entries.head.name.clone(),
                covenant_zh,
                covenant_en,
                entries,
                values,
                cases,
            }),
            _ => Err(faults),
        }
    }

    /// The covenant of a language.
    pub fn covenant(&self, language: Language) -> &Covenant {
        match language {
            Language::Chinese => &self.covenant_zh,
            Language::English => &self.covenant_en,
        }
    }

    /// Article 8 as the settlement reads it.
    pub fn sharing(&self) -> &Sharing {
        &self.values.sharing
    }

    /// How many values there are, items of lists included, and how many of them are assumed.
    pub fn value_counts(&self) -> (usize, usize) {
        let assumed = self.entries.grounds().filter(|ground| ground.is_assumed());
        (self.entries.grounds().count(), assumed.count())
    }

    /// `plan/version`.
    pub fn id(&self) -> String {
        format!("{}/{}", self.plan, self.version)
    }
}

/// Whether a ground is worth telling beside its value.
impl Ground {
    /// The ground in one line of a language.
    pub fn display(&self, language: Language) -> String {
        match self {
            Ground::Source { address, reliability } => format!("{address} [{reliability}]"),
            Ground::Assumed { reason } => {
                let reason = reason.pick(language);
                match language {
                    Language::Chinese => format!("假定：{reason}"),
                    Language::English => format!("assumed: {reason}"),
                }
            }
        }
    }
}

fn path(files: &RulebookFiles, name: &str) -> String {
    format!("{}/{}/{name}", files.plan, files.version)
}

fn take_faults(mut list: FaultList<'_>, faults: &mut Vec<Fault>) {
    list.faults.sort_by_key(|fault| fault.line.unwrap_or(u64::MAX));
    faults.append(&mut list.faults);
}

fn read_one_covenant(
    files: &RulebookFiles,
    (text, name, language): (&str, &str, Language),
    faults: &mut Vec<Fault>,
) -> Covenant {
    let text = normalised(text);
    let mut list = FaultList::new(path(files, name), &text);
    let version = files.version.parse::<Date>().ok();
    let covenant = read_covenant(&mut list, &text, (language, version));
    for (at, word) in find_insurance_words(&text) {
        let line = list.line(at);
        let fault = (Rejection::InsuranceWord, None);
        list.add_at(Some(line), "", word.to_owned(), fault);
    }
    take_faults(list, faults);
    covenant
}

/// Notes insurance words in every text people read; addresses of sources are left alone.
fn check_words(list: &mut FaultList<'_>, table: &DeTable<'_>) {
    for (name, node) in table.iter() {
        if name.get_ref() != "source" {
            check_words_of_value(list, name.get_ref(), node);
        }
    }
}

fn check_words_of_value(list: &mut FaultList<'_>, name: &str, node: &crate::toml_text::Node<'_>) {
    match node.get_ref() {
        DeValue::Table(table) => check_words(list, table),
        DeValue::Array(array) => {
            for item in array.iter() {
                check_words_of_value(list, name, item);
            }
        }
        DeValue::String(text) => {
            for (_, word) in find_insurance_words(text) {
                let line = list.line(node.span().start);
                list.add_at(Some(line), name, word.to_owned(), (Rejection::InsuranceWord, None));
            }
        }
        _ => {}
    }
}
