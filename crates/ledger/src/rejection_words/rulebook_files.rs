//! The words about the files of a rulebook, and their publication: the block of 500.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::UnitWrong,
        "unit_wrong",
        ("单位不对", "文档里为这个键写明的单位"),
        ("the unit is wrong", "the unit the documentation names for this key"),
    ),
    row(
        Rejection::ArticleWrong,
        "article_wrong",
        ("条款号不对", "这个键所属的条款号"),
        ("the article number is wrong", "the article this key belongs to"),
    ),
    row(
        Rejection::GroundMissing,
        "ground_missing",
        ("没有写明依据", "source 加 reliability，或 assumed = true 加 reason"),
        (
            "nothing is said about where the value is from",
            "source with reliability, or assumed = true with reason",
        ),
    ),
    row(
        Rejection::GroundDouble,
        "ground_double",
        ("既写了来源又写了假定", "source 与 assumed 只写一种"),
        ("both a source and an assumption are given", "either source or assumed, not both"),
    ),
    row(
        Rejection::ReasonMissing,
        "reason_missing",
        ("假定的值没有写理由", "reason = { zh = \"…\", en = \"…\" }"),
        ("an assumed value has no reason", "reason = { zh = \"…\", en = \"…\" }"),
    ),
    row(
        Rejection::TextMissingInOneLanguage,
        "text_missing_in_one_language",
        ("缺少一种语言的文字", "中英文都要写"),
        ("the text is missing in one language", "words in both languages"),
    ),
    row(
        Rejection::ItemDuplicate,
        "item_duplicate",
        ("同样的条目出现两次", "每个条目只写一次"),
        ("the same item stands twice", "each item once"),
    ),
    row(
        Rejection::GradeWithoutBand,
        "grade_without_band",
        ("这个病种等级没有对应的金额", "为这个等级写一段 [[benefit.band]]"),
        ("this grade of condition has no amount", "a [[benefit.band]] for this grade"),
    ),
    row(
        Rejection::GradeWithoutCondition,
        "grade_without_condition",
        ("没有任何病种属于这个等级", "[[condition]] 里用过的等级"),
        ("no condition is of this grade", "a grade that some [[condition]] has"),
    ),
    row(
        Rejection::BandsOverlap,
        "bands_overlap",
        ("同一等级的年龄段互相重叠", "每个年龄只落在一段里"),
        ("two age bands of one grade overlap", "each age in one band only"),
    ),
    row(
        Rejection::ArticleMissing,
        "article_missing",
        ("公约缺少这一条", "十六条齐全，标题一字不差"),
        ("the covenant lacks this article", "all sixteen articles, headings to the letter"),
    ),
    row(
        Rejection::ArticleMisplaced,
        "article_misplaced",
        ("公约的这个标题不对或次序不对", "十六条按次序排列，标题一字不差"),
        (
            "this heading of the covenant is wrong or out of order",
            "the sixteen articles in order, headings to the letter",
        ),
    ),
    row(
        Rejection::ArticleEmpty,
        "article_empty",
        ("公约的这一条没有内容", "至少一句话"),
        ("this article of the covenant is empty", "at least one sentence"),
    ),
    row(
        Rejection::CovenantTitleWrong,
        "covenant_title_wrong",
        ("公约的标题不对", "标题写明版本日期，与文件夹相同"),
        ("the title of the covenant is wrong", "a title with the version date of the folder"),
    ),
    row(
        Rejection::NoticeSentenceMissing,
        "notice_sentence_missing",
        ("公约开头没有写“互助不是保险”", "在第一条之前写明“互助不是保险”"),
        (
            "the opening does not say \"mutual aid is not insurance\"",
            "that sentence before the first article",
        ),
    ),
    row(
        Rejection::PlanNotOfFolder,
        "plan_not_of_folder",
        ("计划名称与文件夹不同", "与文件夹相同的计划名称"),
        ("the plan is not that of the folder", "the plan as the folder names it"),
    ),
    row(
        Rejection::VersionNotOfFolder,
        "version_not_of_folder",
        ("版本日期与文件夹不同", "与文件夹相同的日期"),
        ("the version is not that of the folder", "the date as the folder names it"),
    ),
    row(
        Rejection::InsuranceWord,
        "insurance_word",
        ("互助文字里用了商业保障的词", "改用互助的词；只有“互助不是保险”一句例外"),
        (
            "a word of insurance stands in a mutual-aid text",
            "words of mutual aid; only \"mutual aid is not insurance\" is excepted",
        ),
    ),
    row(
        Rejection::KeyNotForThisForm,
        "key_not_for_this_form",
        ("这个键不用于这种互助金形式", "去掉它，或改 benefit.form"),
        (
            "this key is not for this form of benefit",
            "the file without it, or another benefit.form",
        ),
    ),
    row(
        Rejection::RangeBackwards,
        "range_backwards",
        ("下限高于上限", "下限不高于上限"),
        ("the lower limit lies above the upper", "a lower limit no higher than the upper"),
    ),
    row(
        Rejection::SeniorityWithoutStart,
        "seniority_without_start",
        ("年资档次没有从 0 年起", "写一档 years_from = 0"),
        ("the steps of seniority do not begin at 0 years", "a step with years_from = 0"),
    ),
    row(
        Rejection::WorkedCaseMismatch,
        "worked_case_mismatch",
        ("案例的结果与条款算出的不同", "条款算出的结果"),
        ("the worked case expects what the articles do not give", "the outcome the articles give"),
    ),
    row(
        Rejection::WorkedCaseArticle,
        "worked_case_article",
        ("案例写的条款不是结果所依据的条款", "结果所依据的条款号"),
        (
            "the worked case names another article than its outcome rests on",
            "the article the outcome rests on",
        ),
    ),
    row(
        Rejection::ReliabilityMissing,
        "reliability_missing",
        ("来源没有写可靠程度", "reliability = \"A\"、\"B\"、\"C\" 或 \"D\""),
        ("the source has no mark of reliability", "reliability = \"A\", \"B\", \"C\" or \"D\""),
    ),
    row(
        Rejection::RulebookNameInvalid,
        "rulebook_name_invalid",
        ("不是规则版本的名称", "<计划>/<日期>，例如 village/2026-12-01"),
        ("this is not the name of a rulebook", "<plan>/<date>, such as village/2026-12-01"),
    ),
    row(
        Rejection::FileTooLarge,
        "file_too_large",
        ("文件太大", "不超过 1 MiB 的文件"),
        ("the file is too large", "a file of at most 1 MiB"),
    ),
    row(
        Rejection::RulebooksOfTwoPlans,
        "rulebooks_of_two_plans",
        ("两个版本不属于同一计划", "同一计划的两个版本"),
        ("the two versions are of two plans", "two versions of one plan"),
    ),
    row(
        Rejection::VersionsBackwards,
        "versions_backwards",
        ("新版本不晚于旧版本", "旧版本在前，新版本在后"),
        ("the new version is not later than the old", "the older version first"),
    ),
    row(
        Rejection::NarrowingNotDatedAhead,
        "narrowing_not_dated_ahead",
        ("对会员不利的修订没有提前足够天数公布", "公布日加 notice_days 天不晚于版本日期"),
        (
            "a change for the worse was not announced far enough ahead",
            "announced_on plus notice_days on or before the version date",
        ),
    ),
    row(
        Rejection::NarrowingReachesBack,
        "narrowing_reaches_back",
        ("对会员不利的修订溯及既往", "reaches_back = false"),
        ("a change for the worse reaches back", "reaches_back = false"),
    ),
    row(
        Rejection::CalendarOfPlanInvalid,
        "calendar_of_plan_invalid",
        (
            "分摊日历自相矛盾",
            "[[公示日, 结算日], …]，每期公示日早于结算日，结算日不晚于下一期公示日",
        ),
        (
            "the calendar of rounds contradicts itself",
            "[[cut, settle], …], each cut before its settle day, and that by the next cut",
        ),
    ),
    row(
        Rejection::SourceNotAnAddress,
        "source_not_an_address",
        ("来源不是网址", "以 https:// 或 http:// 开头的网址"),
        ("the source is not an address", "an address that begins with https:// or http://"),
    ),
    row(
        Rejection::VersionPublished,
        "version_published",
        ("这个互助池已经公布过这一天起生效的规则", "另一个生效日期；公布过的规则不再改动"),
        (
            "rules in force from this day were published for this pool already",
            "another day; what was published is never changed",
        ),
    ),
    row(
        Rejection::VersionInThePast,
        "version_in_the_past",
        ("规则的生效日期早于公布日", "不早于营业日的生效日期"),
        (
            "the rules would be in force before they are published",
            "a version dated the business date or later",
        ),
    ),
    row(
        Rejection::NoRulesInForce,
        "no_rules_in_force",
        ("这一天这个互助池没有生效的规则", "先公布规则，或选规则生效之后的日期"),
        (
            "no rules of this pool are in force on this day",
            "publish a rulebook first, or a day from which one is in force",
        ),
    ),
];
