//! Every way a rulebook can be wrong: one edit of the fixture, one rejection, at its place.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use ledger::{Fault, Language, Place, Rejection};
use rules::{Rulebook, RulebookFiles};
use std::path::Path;

fn fixture() -> RulebookFiles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/harbour/2020-06-01");
    let text = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    RulebookFiles {
        plan: "harbour".to_owned(),
        version: "2020-06-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

fn faults(files: &RulebookFiles) -> Vec<Fault> {
    Rulebook::read(files).err().unwrap_or_default()
}

fn edited(text: &str, (from, to): (&str, &str)) -> String {
    assert!(text.contains(from), "the fixture holds {from:?}");
    text.replacen(from, to, 1)
}

fn key(fault: &Fault) -> &str {
    match &fault.place {
        Place::Whole => "",
        Place::Column(name) | Place::Key(name) => name,
    }
}

/// An edit of `values.toml`, and the rejection and key it leads to.
type Row = (&'static str, &'static str, Rejection, &'static str);

#[rustfmt::skip]
const VALUES: &[Row] = &[
    ("[notice]", "[notise]", Rejection::KeyUnknown, "notise"),
    ("members_share =", "member_share =", Rejection::KeyUnknown, "waiting.member_share"),
    ("members_share =", "#", Rejection::KeyMissing, "waiting.members_share"),
    ("[notice]\ndays", "[change2]\ndays", Rejection::KeyMissing, "notice.days"),
    ("value = 30, unit", "value = 30, note = 1, unit", Rejection::KeyUnknown,
        "eligibility.age_min.note"),
    ("value = 59", "value = \"59\"", Rejection::ValueOfWrongType, "eligibility.age_max"),
    ("value = 59", "value = 151", Rejection::NumberOutOfRange, "eligibility.age_max"),
    ("value = 59", "value = -1", Rejection::NumberOutOfRange, "eligibility.age_max"),
    ("value = 59, ", "", Rejection::KeyMissing, "eligibility.age_max.value"),
    ("unit = \"years\", article = 2", "unit = \"months\", article = 2", Rejection::UnitWrong,
        "eligibility.age_max.unit"),
    ("\"0.10\", unit = \"CNY\"", "\"0.10\", unit = \"USD\"", Rejection::UnitWrong,
        "sharing.case_cap.unit"),
    ("unit = \"years\", article = 2", "unit = \"years\", article = 3", Rejection::ArticleWrong,
        "eligibility.age_max.article"),
    ("\"0.10\"", "\"0.101\"", Rejection::AmountTooPrecise, "sharing.case_cap"),
    ("\"0.10\"", "\"-0.10\"", Rejection::AmountNegative, "sharing.case_cap"),
    ("\"0.10\"", "\"¥0.10\"", Rejection::NotAnAmount, "sharing.case_cap"),
    ("\"0.10\"", "\"92233720368547758.08\"", Rejection::AmountOverflow, "sharing.case_cap"),
    ("\"0.10\"", "0.10", Rejection::ValueOfWrongType, "sharing.case_cap"),
    ("value = 2020-04-01", "value = 2020-02-30", Rejection::DateInvalid, "announced_on"),
    ("value = 2020-04-01", "value = 2020-04-01T00:00:00", Rejection::ValueOfWrongType,
        "change.announced_on"),
    ("value = \"up\"", "value = \"down\"", Rejection::WordNotAllowed, "sharing.rounding"),
    ("[[7, 14], [21, 28]]", "[[7, 14], [10, 20]]", Rejection::CalendarOfPlanInvalid,
        "sharing.calendar"),
    ("[[7, 14], [21, 28]]", "[[7, 14], [21, 32]]", Rejection::NumberOutOfRange,
        "sharing.calendar"),
    ("[[7, 14], [21, 28]]", "[[7, 14, 15]]", Rejection::ValueOfWrongType, "sharing.calendar"),
    ("\"years\", article = 2, source", "\"years\", article = 2, assumed = true, source",
        Rejection::GroundDouble, "eligibility.age_max"),
    ("\"years\", article = 2, source = \"https://example.org/harbour\", reliability = \"B\"",
        "\"years\", article = 2", Rejection::GroundMissing, "eligibility.age_max"),
    ("article = 2, source = \"https://example.org/harbour\", reliability = \"B\"",
        "article = 2, source = \"https://example.org/harbour\"", Rejection::ReliabilityMissing,
        "eligibility.age_min"),
    ("article = 2, source = \"https://example.org/harbour\", reliability = \"B\"",
        "article = 2, source = \"https://example.org/harbour\", reliability = \"E\"",
        Rejection::WordNotAllowed, "eligibility.age_min.reliability"),
    ("source = \"https://example.org/harbour\"", "source = \"a friend\"",
        Rejection::SourceNotAnAddress, "eligibility.age_min.source"),
    (", reason = { zh = \"没有找到来源，取常见的数值\", en = \"no source was found; a common figure\" }",
        "", Rejection::ReasonMissing, "sharing.rounding"),
    ("en = \"no source was found; a common figure\"", "en = \" \"",
        Rejection::TextMissingInOneLanguage, "sharing.rounding.reason.en"),
    ("assumed = true", "assumed = false", Rejection::WordNotAllowed, "sharing.rounding.assumed"),
    ("zh = \"您是否患过恶性肿瘤？\", ", "", Rejection::TextMissingInOneLanguage,
        "declaration[1].question.zh"),
    ("en = \"Have you had a malignant tumour?\"", "en = \"\"",
        Rejection::TextMissingInOneLanguage, "declaration[1].question.en"),
    ("barred_by = \"yes\"", "barred_by = \"perhaps\"", Rejection::WordNotAllowed,
        "declaration[1].barred_by"),
    ("id = \"tumour\"", "id = \"Tumour!\"", Rejection::IdInvalid, "declaration[1].id"),
    ("id = \"thyroid_cancer\"", "id = \"lung_cancer\"", Rejection::ItemDuplicate, "condition[2]"),
    ("[[benefit.band]]", "[prepaid]\n[[benefit.band]]", Rejection::KeyNotForThisFunding, "prepaid"),
    ("aids_max = ", "ratio = { value = 1 }\naids_max = ", Rejection::KeyNotForThisForm,
        "benefit.ratio"),
    ("grade = \"light\"", "grade = \"mild\"", Rejection::GradeWithoutBand, "condition.grade"),
    ("grade = \"light\"", "grade = \"mild\"", Rejection::GradeWithoutCondition,
        "benefit.band[3].grade"),
    ("age_from = 40", "age_from = 39", Rejection::BandsOverlap, "benefit.band[2]"),
    ("age_from = 40", "age_from = 60", Rejection::RangeBackwards, "benefit.band[2]"),
    ("age_from = 40\n", "", Rejection::KeyMissing, "benefit.band[2].age_from"),
    ("value = 60, unit = \"years\"", "value = 59, unit = \"years\"", Rejection::RangeBackwards,
        "ending.age_limit"),
    ("[sharing]", "[[benefit.seniority]]\nyears_from = 1\nratio = 10000\narticle = 7\n\
        source = \"own\"\nreliability = \"A\"\n[sharing]", Rejection::SeniorityWithoutStart,
        "benefit.seniority"),
    ("plan = \"harbour\"", "plan = \"haven\"", Rejection::PlanNotOfFolder, "plan"),
    ("version = 2020-06-01", "version = 2020-06-02", Rejection::VersionNotOfFolder, "version"),
    ("currency = \"CNY\"", "currency = \"RMB\"", Rejection::CurrencyUnknown, "currency"),
    ("currency = \"CNY\"", "", Rejection::KeyMissing, "currency"),
    ("zh = \"肺癌\"", "zh = \"肺癌保险\"", Rejection::InsuranceWord, "zh"),
    ("en = \"lung cancer\"", "en = \"insured lung cancer\"", Rejection::InsuranceWord, "en"),
    ("[notice]\n", "[notice]\njury_drawn = { value = 29, unit = \"members\", article = 9, \
        source = \"own\", reliability = \"A\" }\njury_quorum = { value = 30, unit = \"members\", \
        article = 9, source = \"own\", reliability = \"A\" }\n", Rejection::RangeBackwards,
        "notice.jury_drawn"),
    ("[notice]\n", "[machine]\naid_max = { value = \"1.00\", unit = \"USD\", article = 9, \
        source = \"own\", reliability = \"A\" }\n[notice]\n", Rejection::UnitWrong,
        "machine.aid_max.unit"),
    ("[notice]\n", "[machine]\nmember_days_min = { value = 3661, unit = \"days\", article = 9, \
        source = \"own\", reliability = \"A\" }\n[notice]\n", Rejection::NumberOutOfRange,
        "machine.member_days_min"),
    ("[notice]", "[notice", Rejection::TomlMalformed, ""),
];

#[rustfmt::skip]
const CASES: &[Row] = &[
    ("\"50000.00\"", "\"300000.00\"", Rejection::WorkedCaseMismatch, "case[1]"),
    ("because = \"in_waiting_period\"", "because = \"too_old\"", Rejection::WorkedCaseMismatch,
        "case[2]"),
    ("because = \"in_waiting_period\"", "because = \"bad_luck\"", Rejection::WordNotAllowed,
        "case[2].because"),
    ("because = \"in_waiting_period\"", "", Rejection::KeyMissing, "case[2].because"),
    ("article = 5", "article = 6", Rejection::WorkedCaseArticle, "case[2].article"),
    ("article = 5", "article = 17", Rejection::NumberOutOfRange, "case[2].article"),
    ("kind = \"aid\"", "kind = \"gift\"", Rejection::WordNotAllowed, "case[1].kind"),
    ("born = 1983-01-01", "birth = 1983-01-01", Rejection::KeyUnknown, "case[1].birth"),
    ("born = 1983-01-01", "", Rejection::KeyMissing, "case[1].born"),
    ("born = 1983-01-01", "born = 1983-13-01", Rejection::DateInvalid, "born"),
    ("en = \"37 years old, thyroid cancer, 91 days after joining\"", "en = \"\"",
        Rejection::TextMissingInOneLanguage, "case[1].en"),
    ("tumour = \"no\"", "tumour = \"no\", smoker = \"no\"", Rejection::KeyUnknown,
        "case[4].answers.smoker"),
    ("tumour = \"no\"", "tumour = \"maybe\"", Rejection::WordNotAllowed, "case[4].answers"),
    ("expect = \"accepted\"", "expect = \"1.00\"", Rejection::WordNotAllowed, "case[4].expect"),
    ("expect = \"accepted\"", "expect = \"refused\"\nbecause = \"too_old\"",
        Rejection::WorkedCaseMismatch, "case[4]"),
    ("because = \"waiting_period\"", "because = \"rain\"", Rejection::WordNotAllowed,
        "case[5].because"),
    ("expect = \"3.21\"", "expect = \"0.00\"", Rejection::WorkedCaseMismatch, "case[5]"),
    ("arrears = \"0.12\"", "arrears = \"0.123\"", Rejection::AmountTooPrecise, "case[3].arrears"),
    ("[[case]]", "[[cases]]", Rejection::KeyUnknown, "cases"),
];

#[rustfmt::skip]
const COVENANT_ZH: &[Row] = &[
    ("# 港湾互助会员公约（2020 年 6 月 1 日版）", "# 港湾互助会员公约", Rejection::CovenantTitleWrong, ""),
    ("互助不是保险。", "", Rejection::NoticeSentenceMissing, ""),
    ("共同分担", "像保险一样分担", Rejection::InsuranceWord, ""),
    ("## 第五条 观察期", "### 第五条 观察期", Rejection::ArticleMissing, "第五条 观察期"),
    ("## 第五条 观察期", "## 第五条　观察期", Rejection::ArticleMisplaced, ""),
    ("1. 疾病观察期为 90 天，从加入次日算起；意外没有观察期。", "", Rejection::ArticleEmpty,
        "第五条 观察期"),
];

#[rustfmt::skip]
const COVENANT_EN: &[Row] = &[
    ("1 June 2020", "2 June 2020", Rejection::CovenantTitleWrong, ""),
    ("Mutual aid is not insurance.", "", Rejection::NoticeSentenceMissing, ""),
    ("share what", "insure what premium", Rejection::InsuranceWord, ""),
    ("## Article 5 Waiting period", "## Article 5 Waiting", Rejection::ArticleMissing,
        "Article 5 Waiting period"),
];

fn check(rows: &[Row], edit: impl Fn(&mut RulebookFiles, (&str, &str)), file: &str) {
    for (from, to, rejection, place) in rows {
        let mut files = fixture();
        edit(&mut files, (from, to));
        let found = faults(&files);
        let fits = |fault: &&Fault| fault.rejection == *rejection && key(fault) == *place;
        let Some(fault) = found.iter().find(fits) else {
            panic!("{from:?} → {to:?} should be {rejection:?} at {place:?}, but is {found:#?}");
        };
        assert_eq!(fault.file, format!("harbour/2020-06-01/{file}"));
        for language in [Language::Chinese, Language::English] {
            assert!(fault.display(language).to_string().contains(file));
        }
    }
}

#[test]
fn faults_of_values_are_told_with_their_key() {
    let edit = |files: &mut RulebookFiles, change: (&str, &str)| {
        files.values = edited(&files.values, change);
    };
    check(VALUES, edit, "values.toml");
}

#[test]
fn faults_of_cases_are_told_with_their_key() {
    let edit = |files: &mut RulebookFiles, change: (&str, &str)| {
        files.cases = edited(&files.cases, change);
    };
    check(CASES, edit, "cases.toml");
}

#[test]
fn faults_of_covenants_are_told_with_their_heading() {
    let zh = |files: &mut RulebookFiles, change: (&str, &str)| {
        files.covenant_zh = edited(&files.covenant_zh, change);
    };
    check(COVENANT_ZH, zh, "covenant.zh.md");
    let en = |files: &mut RulebookFiles, change: (&str, &str)| {
        files.covenant_en = edited(&files.covenant_en, change);
    };
    check(COVENANT_EN, en, "covenant.en.md");
}

#[test]
fn headings_out_of_order_are_told() {
    let mut files = fixture();
    files.covenant_en = files
        .covenant_en
        .replace("## Article 5 Waiting period", "## swapped")
        .replace("## Article 6 Conditions", "## Article 5 Waiting period")
        .replace("## swapped", "## Article 6 Conditions");
    let found = faults(&files);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rejection, Rejection::ArticleMisplaced);
    assert_eq!(found[0].text, "Article 5 Waiting period");
}

#[test]
fn all_faults_of_all_files_are_told_at_once_in_the_order_of_lines() {
    let mut files = fixture();
    for (from, to) in [
        ("value = 59", "value = 590"),
        ("\"0.10\"", "\"0.101\""),
        ("value = 2020-04-01", "value = 2020-04-31"),
    ] {
        files.values = edited(&files.values, (from, to));
    }
    files.cases = edited(&files.cases, ("kind = \"aid\"", "kind = \"gift\""));
    files.covenant_zh = edited(&files.covenant_zh, ("互助不是保险。", ""));
    let found: Vec<Rejection> = faults(&files).iter().map(|fault| fault.rejection).collect();
    let expected = [
        Rejection::NoticeSentenceMissing,
        Rejection::NumberOutOfRange,
        Rejection::AmountTooPrecise,
        Rejection::DateInvalid,
        Rejection::WordNotAllowed,
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_fault_names_line_text_and_remedy_in_both_languages() {
    let mut files = fixture();
    files.cases = edited(&files.cases, ("\"50000.00\"", "\"300000.00\""));
    let found = faults(&files);
    let [fault] = &found[..] else {
        panic!("{found:#?}");
    };
    assert_eq!(
        fault.display(Language::English).to_string(),
        "harbour/2020-06-01/cases.toml:1 [case[1]]: \"300000.00\" — R522 the worked case expects \
         what the articles do not give. Right: \"37 years old, thyroid cancer, 91 days after \
         joining\" gives 50000.00 under the articles; the case expects 300000.00"
    );
    assert_eq!(
        fault.display(Language::Chinese).to_string(),
        "harbour/2020-06-01/cases.toml:1 [case[1]]: \"300000.00\" — R522 案例的结果与条款算出的不同。\
         应为：“37 岁，加入第 91 天确诊甲状腺癌”按条款为 50000.00，案例写的是 300000.00"
    );
}

#[test]
fn windows_files_are_read_and_lines_still_count() {
    let mut files = fixture();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    files.covenant_zh = windows(&files.covenant_zh);
    files.covenant_en = windows(&files.covenant_en);
    files.values = windows(&files.values);
    files.cases = windows(&files.cases);
    let same = Rulebook::read(&files).unwrap();
    let read = Rulebook::read(&fixture()).unwrap();
    assert_eq!(same.version_id, read.version_id);
}

#[test]
fn hostile_texts_are_faults_and_never_a_panic() {
    for text in [
        "",
        "\u{0}",
        "=",
        "[[[",
        "a = [[[[[[[[",
        "plan = 1",
        "declaration = 3",
        "[benefit]\nband = 1",
        "[benefit]\nband = [1, 2]",
        "[sharing.calendar]\nvalue = [[99999999999999999999]]",
        "[sharing]\nfee = 'x'",
        "name = { zh = 1 }",
        "[[condition]]\nname = 1\narticle = 'x'",
        "[eligibility]\nage_min = { value = 0x7fffffffffffffff }",
        "version = 1979-05-27T07:32:00Z",
        "# 甲\n\"保险",
        "é = \"",
    ] {
        for field in 0..4 {
            let mut files = fixture();
            let target = match field {
                0 => &mut files.values,
                1 => &mut files.cases,
                2 => &mut files.covenant_zh,
                _ => &mut files.covenant_en,
            };
            *target = text.to_owned();
            assert!(!faults(&files).is_empty(), "{text:?}");
        }
    }
}

#[test]
fn every_cut_of_a_file_is_a_fault_and_never_a_panic() {
    let whole = fixture();
    for (cut, _) in whole.values.char_indices().step_by(7) {
        let mut files = whole.clone();
        files.values.truncate(cut);
        assert!(!faults(&files).is_empty(), "cut at {cut}");
    }
}
