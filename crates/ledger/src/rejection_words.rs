//! What each rejection says: what is wrong and what would be right, in Chinese and English.

use crate::Rejection;

/// The words of a rejection: what is wrong, and what would be right.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// A stable name for machines.
    pub slug: &'static str,
    /// What is wrong, in Chinese.
    pub chinese: &'static str,
    /// What would be right, in Chinese.
    pub remedy_chinese: &'static str,
    /// What is wrong, in English.
    pub english: &'static str,
    /// What would be right, in English.
    pub remedy_english: &'static str,
}

impl Rejection {
    /// The words of this rejection.
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub fn words(self) -> Words {
        match self {
            Rejection::AmountOverflow => words(
                "amount_overflow",
                ("金额超出 64 位整数", "金额绝对值小于 92233720368547758.07 元"),
                ("the amount does not fit 64 bits", "an amount under 92233720368547758.07"),
            ),
            Rejection::NotAnAmount => words(
                "not_an_amount",
                ("不是金额", "只用数字和一个小数点，例如 12.30"),
                ("this is not an amount", "digits and one decimal point only, such as 12.30"),
            ),
            Rejection::AmountTooPrecise => words(
                "amount_too_precise",
                ("小数位多于币种允许的位数", "人民币最多两位小数，例如 12.30"),
                (
                    "more decimals than the currency has",
                    "for CNY at most two decimals, as in 12.30",
                ),
            ),
            Rejection::AmountNegative => words(
                "amount_negative",
                ("金额不能为负", "零或正数"),
                ("the amount is negative", "zero or more"),
            ),
            Rejection::CurrencyUnknown => words(
                "currency_unknown",
                ("没有这个币种", "ISO 4217 的三个字母，例如 CNY"),
                ("no such currency", "three letters of ISO 4217, such as CNY"),
            ),
            Rejection::TransferUnbalanced => words(
                "transfer_unbalanced",
                ("借贷不相等", "各行合计为零"),
                ("debits and credits differ", "lines that sum to zero"),
            ),
            Rejection::FileMissing => words(
                "file_missing",
                ("找不到文件", "账本文件夹里要有 plan.toml 和 members.csv"),
                ("there is no such file", "a book folder holds plan.toml and members.csv"),
            ),
            Rejection::FileUnreadable => words(
                "file_unreadable",
                ("文件打不开", "当前用户有读取权限的普通文件"),
                ("the file cannot be read", "an ordinary file this user may read"),
            ),
            Rejection::NotUtf8 => words(
                "not_utf8",
                ("不是 UTF-8 文字", "把文件另存为 UTF-8 编码"),
                ("this is not UTF-8 text", "the file saved again as UTF-8"),
            ),
            Rejection::ColumnMissing => words(
                "column_missing",
                ("缺少一列", "第一行写齐所有列名"),
                ("a column is missing", "all the headings in the first line"),
            ),
            Rejection::ColumnUnknown => words(
                "column_unknown",
                ("不认识这一列", "只用文档里的列名"),
                ("this column is not known", "only the headings of the documentation"),
            ),
            Rejection::RowMisshapen => words(
                "row_misshapen",
                ("这一行的列数与表头不同", "每行列数与第一行相同"),
                (
                    "the row has not as many fields as the heading",
                    "as many fields as the first line",
                ),
            ),
            Rejection::TomlMalformed => words(
                "toml_malformed",
                ("不是合规的 TOML", "形如 键 = 值 的行"),
                ("this is not valid TOML", "lines of the form key = value"),
            ),
            Rejection::KeyUnknown => words(
                "key_unknown",
                ("不认识这个键", "只用文档里的键"),
                ("this key is not known", "only the keys of the documentation"),
            ),
            Rejection::KeyMissing => words(
                "key_missing",
                ("缺少这个键", "把它写进文件"),
                ("this key is missing", "the key with its value"),
            ),
            Rejection::ValueOfWrongType => words(
                "value_of_wrong_type",
                ("值的类型不对", "文档里写明的类型"),
                ("the value is of the wrong type", "the type the documentation names"),
            ),
            Rejection::DateInvalid => words(
                "date_invalid",
                ("没有这一天", "真实存在的日期，写作 2019-01-28"),
                ("there is no such date", "a date that exists, written 2019-01-28"),
            ),
            Rejection::NotAWholeNumber => words(
                "not_a_whole_number",
                ("不是整数", "只用数字，例如 12"),
                ("this is not a whole number", "digits only, such as 12"),
            ),
            Rejection::NumberOutOfRange => words(
                "number_out_of_range",
                ("数值超出范围", "文档里写明的范围之内"),
                ("the number is out of range", "a number within the documented range"),
            ),
            Rejection::IdInvalid => words(
                "id_invalid",
                ("编号为空或过长", "1 到 200 字节的编号"),
                ("the id is empty or too long", "an id of 1 to 200 bytes"),
            ),
            Rejection::WordNotAllowed => words(
                "word_not_allowed",
                ("这里不能用这个词", "文档里列出的词"),
                ("this word is not allowed here", "one of the documented words"),
            ),
            Rejection::OutputUnwritable => words(
                "output_unwritable",
                ("写不出结果", "可写、有空间的文件夹"),
                ("the result cannot be written", "a writable folder with room"),
            ),
            Rejection::ColumnRepeated => words(
                "column_repeated",
                ("同一列出现两次", "每个列名只写一次"),
                ("the column stands twice", "each heading once"),
            ),
            Rejection::FileInvisibleCharacter => words(
                "file_invisible_character",
                ("含有看不见的字符", "去掉制表符、零宽字符、改变书写方向的字符等"),
                (
                    "there is an invisible character",
                    "text without tabs, characters of no width or of writing direction",
                ),
            ),
            Rejection::MemberDuplicate => words(
                "member_duplicate",
                ("会员编号重复", "每位会员只占一行"),
                ("the member id stands twice", "one row for each member"),
            ),
            Rejection::MemberUnknown => words(
                "member_unknown",
                ("没有这位会员", "members.csv 里有的会员编号"),
                ("no member has this id", "an id that members.csv holds"),
            ),
            Rejection::LeftBeforeJoining => words(
                "left_before_joining",
                ("退出日期早于加入日期", "退出日期等于或晚于加入日期"),
                ("the member left before joining", "left_on on or after joined_on"),
            ),
            Rejection::CaseDuplicate => words(
                "case_duplicate",
                ("案例编号重复", "每个案例只占一行"),
                ("the case id stands twice", "one row for each case"),
            ),
            Rejection::SecondCaseOfMember => words(
                "second_case_of_member",
                ("这位会员已有一个案例", "每位会员最多一个案例（结算规则第 10 节）"),
                ("this member has a case already", "at most one case a member (SETTLEMENT §10)"),
            ),
            Rejection::DepositIntoPostpaid => words(
                "deposit_into_postpaid",
                ("事后扣款的计划没有预存", "去掉 deposits.csv，或把 mode 改为 prepaid"),
                ("a postpaid pool takes no deposits", "no deposits.csv, or mode = \"prepaid\""),
            ),
            Rejection::FailureInPrepaid => words(
                "failure_in_prepaid",
                ("预存计划没有扣款失败", "去掉 failures.csv，或把 mode 改为 postpaid"),
                ("a prepaid pool has no failed debits", "no failures.csv, or mode = \"postpaid\""),
            ),
            Rejection::PeriodBackwards => words(
                "period_backwards",
                ("through 早于 from", "through 等于或晚于 from"),
                ("through lies before from", "through on or after from"),
            ),
            Rejection::CalendarInvalid => words(
                "calendar_invalid",
                (
                    "分摊日历自相矛盾",
                    "每期公示日早于结算日，结算日不晚于下一期公示日（结算规则第 1 节）",
                ),
                (
                    "the calendar contradicts itself",
                    "each cut before its settle day, and that by the next cut (SETTLEMENT §1)",
                ),
            ),
            Rejection::TooMany => words(
                "too_many",
                ("数量超出上限", "文档里写明的上限之内"),
                ("there are more than the limit", "no more than the documented limit"),
            ),
            Rejection::KeyNotForThisFunding => words(
                "key_not_for_this_funding",
                ("这个键不用于这种收款方式", "去掉它，或改 mode"),
                ("this key is not for this mode", "the file without it, or another mode"),
            ),
            Rejection::RulebookUnknown => words(
                "rulebook_unknown",
                ("没有这个规则版本", "rulebooks 文件夹里的 <计划>/<日期>"),
                ("there is no such rulebook", "a <plan>/<date> of the rulebooks folder"),
            ),
            Rejection::StatementMemberUnknown => words(
                "statement_member_unknown",
                ("账本里没有这位会员", "members.csv 里有的会员编号"),
                ("the book has no such member", "an id that members.csv holds"),
            ),
            Rejection::ClosingBeforeBook => words(
                "closing_before_book",
                ("停止日期早于账本开始", "账本 from 当天或之后的日期"),
                ("the closing lies before the book begins", "a date on or after the book's from"),
            ),
            Rejection::ClosingAfterBook => words(
                "closing_after_book",
                ("停止日期晚于账本结束", "账本 through 当天或之前的日期"),
                ("the closing lies after the book ends", "a date on or before the book's through"),
            ),
            Rejection::UnitWrong => words(
                "unit_wrong",
                ("单位不对", "文档里为这个键写明的单位"),
                ("the unit is wrong", "the unit the documentation names for this key"),
            ),
            Rejection::ArticleWrong => words(
                "article_wrong",
                ("条款号不对", "这个键所属的条款号"),
                ("the article number is wrong", "the article this key belongs to"),
            ),
            Rejection::GroundMissing => words(
                "ground_missing",
                ("没有写明依据", "source 加 reliability，或 assumed = true 加 reason"),
                (
                    "nothing is said about where the value is from",
                    "source with reliability, or assumed = true with reason",
                ),
            ),
            Rejection::GroundDouble => words(
                "ground_double",
                ("既写了来源又写了假定", "source 与 assumed 只写一种"),
                ("both a source and an assumption are given", "either source or assumed, not both"),
            ),
            Rejection::ReasonMissing => words(
                "reason_missing",
                ("假定的值没有写理由", "reason = { zh = \"…\", en = \"…\" }"),
                ("an assumed value has no reason", "reason = { zh = \"…\", en = \"…\" }"),
            ),
            Rejection::TextMissingInOneLanguage => words(
                "text_missing_in_one_language",
                ("缺少一种语言的文字", "中英文都要写"),
                ("the text is missing in one language", "words in both languages"),
            ),
            Rejection::ItemDuplicate => words(
                "item_duplicate",
                ("同样的条目出现两次", "每个条目只写一次"),
                ("the same item stands twice", "each item once"),
            ),
            Rejection::GradeWithoutBand => words(
                "grade_without_band",
                ("这个病种等级没有对应的金额", "为这个等级写一段 [[benefit.band]]"),
                ("this grade of condition has no amount", "a [[benefit.band]] for this grade"),
            ),
            Rejection::GradeWithoutCondition => words(
                "grade_without_condition",
                ("没有任何病种属于这个等级", "[[condition]] 里用过的等级"),
                ("no condition is of this grade", "a grade that some [[condition]] has"),
            ),
            Rejection::BandsOverlap => words(
                "bands_overlap",
                ("同一等级的年龄段互相重叠", "每个年龄只落在一段里"),
                ("two age bands of one grade overlap", "each age in one band only"),
            ),
            Rejection::ArticleMissing => words(
                "article_missing",
                ("公约缺少这一条", "十六条齐全，标题一字不差"),
                ("the covenant lacks this article", "all sixteen articles, headings to the letter"),
            ),
            Rejection::ArticleMisplaced => words(
                "article_misplaced",
                ("公约的这个标题不对或次序不对", "十六条按次序排列，标题一字不差"),
                (
                    "this heading of the covenant is wrong or out of order",
                    "the sixteen articles in order, headings to the letter",
                ),
            ),
            Rejection::ArticleEmpty => words(
                "article_empty",
                ("公约的这一条没有内容", "至少一句话"),
                ("this article of the covenant is empty", "at least one sentence"),
            ),
            Rejection::CovenantTitleWrong => words(
                "covenant_title_wrong",
                ("公约的标题不对", "标题写明版本日期，与文件夹相同"),
                (
                    "the title of the covenant is wrong",
                    "a title with the version date of the folder",
                ),
            ),
            Rejection::NoticeSentenceMissing => words(
                "notice_sentence_missing",
                ("公约开头没有写“互助不是保险”", "在第一条之前写明“互助不是保险”"),
                (
                    "the opening does not say \"mutual aid is not insurance\"",
                    "that sentence before the first article",
                ),
            ),
            Rejection::PlanNotOfFolder => words(
                "plan_not_of_folder",
                ("计划名称与文件夹不同", "与文件夹相同的计划名称"),
                ("the plan is not that of the folder", "the plan as the folder names it"),
            ),
            Rejection::VersionNotOfFolder => words(
                "version_not_of_folder",
                ("版本日期与文件夹不同", "与文件夹相同的日期"),
                ("the version is not that of the folder", "the date as the folder names it"),
            ),
            Rejection::InsuranceWord => words(
                "insurance_word",
                ("互助文字里用了商业保障的词", "改用互助的词；只有“互助不是保险”一句例外"),
                (
                    "a word of insurance stands in a mutual-aid text",
                    "words of mutual aid; only \"mutual aid is not insurance\" is excepted",
                ),
            ),
            Rejection::KeyNotForThisForm => words(
                "key_not_for_this_form",
                ("这个键不用于这种互助金形式", "去掉它，或改 benefit.form"),
                (
                    "this key is not for this form of benefit",
                    "the file without it, or another benefit.form",
                ),
            ),
            Rejection::RangeBackwards => words(
                "range_backwards",
                ("下限高于上限", "下限不高于上限"),
                ("the lower limit lies above the upper", "a lower limit no higher than the upper"),
            ),
            Rejection::SeniorityWithoutStart => words(
                "seniority_without_start",
                ("年资档次没有从 0 年起", "写一档 years_from = 0"),
                ("the steps of seniority do not begin at 0 years", "a step with years_from = 0"),
            ),
            Rejection::WorkedCaseMismatch => words(
                "worked_case_mismatch",
                ("案例的结果与条款算出的不同", "条款算出的结果"),
                (
                    "the worked case expects what the articles do not give",
                    "the outcome the articles give",
                ),
            ),
            Rejection::WorkedCaseArticle => words(
                "worked_case_article",
                ("案例写的条款不是结果所依据的条款", "结果所依据的条款号"),
                (
                    "the worked case names another article than its outcome rests on",
                    "the article the outcome rests on",
                ),
            ),
            Rejection::ReliabilityMissing => words(
                "reliability_missing",
                ("来源没有写可靠程度", "reliability = \"A\"、\"B\"、\"C\" 或 \"D\""),
                (
                    "the source has no mark of reliability",
                    "reliability = \"A\", \"B\", \"C\" or \"D\"",
                ),
            ),
            Rejection::RulebookNameInvalid => words(
                "rulebook_name_invalid",
                ("不是规则版本的名称", "<计划>/<日期>，例如 village/2026-12-01"),
                ("this is not the name of a rulebook", "<plan>/<date>, such as village/2026-12-01"),
            ),
            Rejection::FileTooLarge => words(
                "file_too_large",
                ("文件太大", "不超过 1 MiB 的文件"),
                ("the file is too large", "a file of at most 1 MiB"),
            ),
            Rejection::RulebooksOfTwoPlans => words(
                "rulebooks_of_two_plans",
                ("两个版本不属于同一计划", "同一计划的两个版本"),
                ("the two versions are of two plans", "two versions of one plan"),
            ),
            Rejection::VersionsBackwards => words(
                "versions_backwards",
                ("新版本不晚于旧版本", "旧版本在前，新版本在后"),
                ("the new version is not later than the old", "the older version first"),
            ),
            Rejection::NarrowingNotDatedAhead => words(
                "narrowing_not_dated_ahead",
                ("对会员不利的修订没有提前足够天数公布", "公布日加 notice_days 天不晚于版本日期"),
                (
                    "a change for the worse was not announced far enough ahead",
                    "announced_on plus notice_days on or before the version date",
                ),
            ),
            Rejection::NarrowingReachesBack => words(
                "narrowing_reaches_back",
                ("对会员不利的修订溯及既往", "reaches_back = false"),
                ("a change for the worse reaches back", "reaches_back = false"),
            ),
            Rejection::CalendarOfPlanInvalid => words(
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
            Rejection::SourceNotAnAddress => words(
                "source_not_an_address",
                ("来源不是网址", "以 https:// 或 http:// 开头的网址"),
                ("the source is not an address", "an address that begins with https:// or http://"),
            ),
            Rejection::VersionPublished => words(
                "version_published",
                ("这个互助池已经公布过这一天起生效的规则", "另一个生效日期；公布过的规则不再改动"),
                (
                    "rules in force from this day were published for this pool already",
                    "another day; what was published is never changed",
                ),
            ),
            Rejection::VersionInThePast => words(
                "version_in_the_past",
                ("规则的生效日期早于公布日", "不早于营业日的生效日期"),
                (
                    "the rules would be in force before they are published",
                    "a version dated the business date or later",
                ),
            ),
            Rejection::NoRulesInForce => words(
                "no_rules_in_force",
                ("这一天这个互助池没有生效的规则", "先公布规则，或选规则生效之后的日期"),
                (
                    "no rules of this pool are in force on this day",
                    "publish a rulebook first, or a day from which one is in force",
                ),
            ),
            Rejection::TooYoung => words(
                "too_young",
                ("未达到可加入的年龄", "达到第二条的最低年龄后加入"),
                ("younger than the plan admits", "joining on reaching the lowest age of article 2"),
            ),
            Rejection::TooOld => words(
                "too_old",
                ("超过可加入的年龄", "不超过第二条的最高年龄"),
                ("older than the plan admits", "an age no higher than article 2 allows"),
            ),
            Rejection::DeclarationBars => words(
                "declaration_bars",
                ("健康告知的回答不符合加入条件", "符合第三条健康告知"),
                (
                    "an answer of the health declaration bars joining",
                    "answers that meet the declaration of article 3",
                ),
            ),
            Rejection::DeclarationUnanswered => words(
                "declaration_unanswered",
                ("健康告知有问题未回答", "逐条回答第三条的全部问题"),
                (
                    "a question of the health declaration is unanswered",
                    "an answer to each question of article 3",
                ),
            ),
            Rejection::InWaitingPeriod => words(
                "in_waiting_period",
                ("初次确诊在观察期内", "观察期结束之后的初次确诊（第五条）"),
                (
                    "first diagnosed within the waiting period",
                    "a first diagnosis after the waiting period of article 5",
                ),
            ),
            Rejection::NotAMemberOnDate => words(
                "not_a_member_on_date",
                ("当日不是会员", "加入生效之后的事件（第四条）"),
                ("not a member on that date", "an event after joining took effect (article 4)"),
            ),
            Rejection::ConditionNotCovered => words(
                "condition_not_covered",
                ("不在互助范围内", "第六条列出的情形"),
                ("the condition is not covered", "a condition that article 6 lists"),
            ),
            Rejection::AgeNotCovered => words(
                "age_not_covered",
                ("这个年龄没有对应的互助金", "第七条列出的年龄段"),
                ("there is no aid for this age", "an age band of article 7"),
            ),
            Rejection::ReportedLate => words(
                "reported_late",
                ("报案超过期限", "在期限内报案"),
                ("reported too late", "a report within the time allowed"),
            ),
            Rejection::AidsUsedUp => words(
                "aids_used_up",
                ("可得互助金的次数或总额已用完", "不超过第七条的次数和总额"),
                ("the aids of this member are used up", "no more aids than article 7 allows"),
            ),
            Rejection::BelowDeductible => words(
                "below_deductible",
                ("费用未超过起付金额", "超过第七条起付金额的费用"),
                (
                    "the spending does not exceed the deductible",
                    "spending above the threshold of article 7",
                ),
            ),
            Rejection::JoinsNobodyWhileClosing => words(
                "joins_nobody_while_closing",
                ("计划已公布停止运行，不再接受加入", "停止运行公布之前加入"),
                (
                    "the plan has announced its closing and takes nobody in",
                    "joining before a closing is announced",
                ),
            ),
            Rejection::DiagnosedAfterClosing => words(
                "diagnosed_after_closing",
                ("初次确诊在停止运行之后", "停止运行之前的初次确诊（第十六条）"),
                (
                    "first diagnosed after the plan stopped",
                    "a first diagnosis before the end (article 16)",
                ),
            ),
            Rejection::AppliedAfterRunOff => words(
                "applied_after_run_off",
                ("申请超过停止运行后的受理期", "受理期内的申请（第十六条）"),
                (
                    "applied after the run-off ended",
                    "an application within the run-off of article 16",
                ),
            ),
            Rejection::MembershipEnded => words(
                "membership_ended",
                ("会员资格已终止", "终止之前的事件（第十二条）"),
                ("the membership had ended", "an event before the membership ended (article 12)"),
            ),
            Rejection::PublishedFileEmpty => words(
                "published_file_empty",
                ("文件里没有任何一期", "第一行是列名，其后每期一行"),
                (
                    "the file holds no round",
                    "the headings in the first line, then one line a round",
                ),
            ),
            Rejection::PublishedRowsTooMany => words(
                "published_rows_too_many",
                ("行数太多", "每个文件最多 1,000,000 期"),
                ("there are too many rows", "at most 1,000,000 rounds a file"),
            ),
            Rejection::RowTooLong => words(
                "row_too_long",
                ("这一行太长", "每行最多 1 MiB；检查引号是否成对"),
                (
                    "the row is too long",
                    "at most 1 MiB a row; look for a quotation mark without its partner",
                ),
            ),
            Rejection::PoolUnknown => words(
                "pool_unknown",
                ("没有这个互助池", "已经开设的互助池编号"),
                ("there is no such pool", "the number of a pool that was opened"),
            ),
            Rejection::PoolDuplicate => words(
                "pool_duplicate",
                ("这个互助池已经开设", "没有用过的互助池编号"),
                ("this pool is open already", "a pool number that was not used"),
            ),
            Rejection::CaseUnknown => words(
                "case_unknown",
                ("没有这个案例", "本互助池已批准的案例编号"),
                ("there is no such case", "the id of a case this pool approved"),
            ),
            Rejection::RoundOutOfTurn => words(
                "round_out_of_turn",
                ("分摊期的次序不对", "先公示再结算，一期结算之后才能公示下一期"),
                ("the round is out of turn", "a cut, then its settlement, then the next cut"),
            ),
            Rejection::DepositDuplicate => words(
                "deposit_duplicate",
                ("这笔存入已经记过", "每笔存入用新的编号"),
                ("this deposit was written before", "a new id for each deposit"),
            ),
            Rejection::SchemaForbids => words(
                "schema_forbids",
                ("数据库的约束不允许这样写", "约束之内的日期、数值和编号"),
                ("the database's own checks forbid this", "dates, numbers and ids they allow"),
            ),
            Rejection::FundingFixed => words(
                "funding_fixed",
                (
                    "互助池的币种、收款方式和等待期不能中途更改",
                    "这几项不变；确需改变时，另开互助池",
                ),
                (
                    "a pool's currency, way of paying and waiting are fixed",
                    "the same in these; another pool where they have to change",
                ),
            ),
            Rejection::RefundDuplicate => words(
                "refund_duplicate",
                ("这笔退款已经记过", "每笔退款用新的编号"),
                ("this refund was written before", "a new id for each refund"),
            ),
            Rejection::RefundWhileMember => words(
                "refund_while_member",
                ("会员资格尚未结束，余额不能退", "退出生效之后再退款"),
                (
                    "the membership has not ended, its balance stays",
                    "a refund after the leaving took effect",
                ),
            ),
            Rejection::RefundAboveBalance => words(
                "refund_above_balance",
                ("退款多于余额", "大于零、不超过余额的金额"),
                ("the refund is more than the balance", "above zero and at most the balance"),
            ),
            Rejection::PayoutAboveAid => words(
                "payout_above_aid",
                ("给付超过了分摊期给予的互助金", "不超过尚未给付的部分"),
                (
                    "this pays out more than a round gave the case",
                    "at most what has not been paid out yet",
                ),
            ),
            Rejection::PayoutDuplicate => words(
                "payout_duplicate",
                ("这笔给付已经记过", "每笔给付用新的编号"),
                ("this payout was written before", "a new id for each payout"),
            ),
            Rejection::BatchIdUsed => words(
                "batch_id_used",
                ("这个批次编号已用于另一批内容", "新的批次编号；重发时内容不变"),
                (
                    "this batch id stands for another content",
                    "a new batch id; a repeat with the same content",
                ),
            ),
            Rejection::PictureWithoutPoints => words(
                "picture_without_points",
                ("没有可画的点", "至少一期同时写有日期，以及分摊金或分摊人数"),
                (
                    "there is nothing to draw",
                    "at least one dated round with a share or a number of members",
                ),
            ),
            Rejection::MasterKeysMalformed => words(
                "master_keys_malformed",
                ("主密钥文件读不懂", "每行一个编号和 32 字节的 Base64，编号各不相同"),
                (
                    "the master keys cannot be read",
                    "a line for each: a number of its own and 32 bytes in Base64",
                ),
            ),
            Rejection::MasterKeyUnknown => words(
                "master_key_unknown",
                ("没有这个编号的主密钥", "写入时所用的那串主密钥"),
                ("there is no master key of this number", "the master keys this was written with"),
            ),
            Rejection::SealBroken => words(
                "seal_broken",
                ("打不开：密钥不对、内容被改动，或属于别人", "原样的内容，用它自己的密钥打开"),
                (
                    "this cannot be opened: another key, altered, or somebody else's",
                    "the bytes as they were sealed, with their own key",
                ),
            ),
            Rejection::NothingToIndex => words(
                "nothing_to_index",
                ("没有可供查找的文字", "至少一个字母、数字或汉字"),
                ("there is nothing to look up by", "at least one letter or digit"),
            ),
            Rejection::ResidentIdMisshapen => words(
                "resident_id_misshapen",
                ("不是居民身份证号码的样子", "17 位数字，再加一位数字或 X"),
                (
                    "this does not have the form of a resident id number",
                    "17 digits, then a digit or X",
                ),
            ),
            Rejection::ResidentIdBirthDate => words(
                "resident_id_birth_date",
                ("身份证号码里的出生日期不存在或还没到", "第 7 到 14 位是真实的出生日期"),
                (
                    "the birth date in the resident id number does not exist or is to come",
                    "a real birth date in places 7 to 14",
                ),
            ),
            Rejection::ResidentIdChecksum => words(
                "resident_id_checksum",
                ("身份证号码的校验位不对", "照证件重新输入一遍"),
                (
                    "the check character of the resident id number is wrong",
                    "the number typed once more from the document",
                ),
            ),
            Rejection::PasswordTooShort => words(
                "password_too_short",
                ("密码太短", "至少 10 个字符"),
                ("the password is too short", "at least 10 characters"),
            ),
            Rejection::PasswordTooLong => words(
                "password_too_long",
                ("密码太长", "最多 256 字节"),
                ("the password is too long", "at most 256 bytes"),
            ),
            Rejection::PasswordCommon => words(
                "password_common",
                ("这个密码很常见，容易被猜中", "别人想不到的密码，例如几个不相干的词"),
                (
                    "this password is common and easily guessed",
                    "one that nobody expects, such as several unrelated words",
                ),
            ),
            Rejection::PasswordWrong => words(
                "password_wrong",
                ("密码不对", "设定的那个密码"),
                ("the password is wrong", "the password that was set"),
            ),
            Rejection::PasswordHashMalformed => words(
                "password_hash_malformed",
                ("存下的密码散列读不懂", "argon2id 的 PHC 字符串"),
                ("the stored password hash cannot be read", "a PHC string of argon2id"),
            ),
            Rejection::PasswordCostInvalid => words(
                "password_cost_invalid",
                ("密码散列的参数不能用", "Argon2 允许的内存、遍数和并行数"),
                (
                    "the cost of password hashing is not possible",
                    "memory, passes and lanes that Argon2 allows",
                ),
            ),
            Rejection::OneTimeSecretInvalid => words(
                "one_time_secret_invalid",
                ("一次性验证码的密钥或账户名不能用", "20 字节的密钥，名称里没有冒号"),
                (
                    "the secret or the account of one-time codes is not usable",
                    "a secret of 20 bytes, names without a colon",
                ),
            ),
            Rejection::OneTimeCodeWrong => words(
                "one_time_code_wrong",
                ("一次性验证码不对或已过时", "验证器现在显示的 6 位数字"),
                (
                    "the one-time code is wrong or out of date",
                    "the six digits the authenticator shows now",
                ),
            ),
            Rejection::OneTimeCodeUsed => words(
                "one_time_code_used",
                ("这个一次性验证码已经用过", "等验证器显示下一个验证码"),
                ("this one-time code was used already", "the next code the authenticator shows"),
            ),
            Rejection::TokenMisshapen => words(
                "token_misshapen",
                ("不是令牌的样子", "tz_ 开头、共 46 个字符的令牌"),
                (
                    "this does not have the form of a token",
                    "a token of 46 characters that begins with tz_",
                ),
            ),
            Rejection::RecoveryCodeMisshapen => words(
                "recovery_code_misshapen",
                ("不是恢复码的样子", "16 个字符，字母 A 到 Z 和数字 2 到 7"),
                (
                    "this does not have the form of a recovery code",
                    "16 characters of A to Z and 2 to 7",
                ),
            ),
            Rejection::ReceiptKeyMalformed => words(
                "receipt_key_malformed",
                ("回执签名密钥读不懂或名称不能用", "PRIVATE+KEY+ 开头的一行；名称里没有空格和加号"),
                (
                    "the receipt key cannot be read, or its name is not possible",
                    "a line that begins with PRIVATE+KEY+; a name without spaces and plus signs",
                ),
            ),
            Rejection::TimeZoneUnknown => words(
                "time_zone_unknown",
                ("没有这个时区", "IANA 时区名，例如 Asia/Shanghai"),
                (
                    "there is no such time zone",
                    "a name of the IANA database, such as Asia/Shanghai",
                ),
            ),
            Rejection::ScheduleUnknown => words(
                "schedule_unknown",
                ("互助池还没有日程", "先为它定下时区和起始日"),
                ("the pool has no schedule", "set its time zone and first day first"),
            ),
            Rejection::ScheduleDuplicate => words(
                "schedule_duplicate",
                ("互助池已经有日程", "日程只定一次"),
                ("the pool has a schedule already", "a schedule is set once"),
            ),
            Rejection::ScheduleBackwards => words(
                "schedule_backwards",
                ("首期起算日不晚于营业日", "首期起算日晚于营业日"),
                (
                    "the first round would lie on or before the business date",
                    "a first day after the business date",
                ),
            ),
            Rejection::BusinessDateStale => words(
                "business_date_stale",
                ("营业日不是所说的那一天，或跳过了一天", "重新读取营业日，每次前移一天"),
                (
                    "the business date is not the one that was said, or a day is skipped",
                    "read the business date again and move it by one day",
                ),
            ),
            Rejection::DebitRunUnknown => words(
                "debit_run_unknown",
                ("这一期没有开始扣款", "到结算日由日程开始扣款"),
                ("no debit run of this round is open", "the schedule opens it on the settle date"),
            ),
            Rejection::DebitRunConfirmed => words(
                "debit_run_confirmed",
                ("这一期的扣款已经确认", "确认后不再重试"),
                ("the debit run of this round is confirmed", "nothing is tried again after that"),
            ),
            Rejection::DebitTriesUsedUp => words(
                "debit_tries_used_up",
                ("扣款次数已用完", "记下失败的扣款，然后确认"),
                (
                    "the tries of this debit run are used up",
                    "write the debits that failed and confirm the run",
                ),
            ),
            Rejection::WebhookAddressInvalid => words(
                "webhook_address_invalid",
                ("通知地址不能用", "以 https:// 开头的地址；本机测试可用 http://127.0.0.1"),
                (
                    "the address of the webhook cannot be used",
                    "an address that begins with https://, or with http://127.0.0.1 for a test",
                ),
            ),
            Rejection::WebhookUnknown => words(
                "webhook_unknown",
                ("没有这个通知地址", "已登记的通知地址编号"),
                ("there is no such webhook", "the id of a webhook that was set"),
            ),
            Rejection::PersonDuplicate => words(
                "person_duplicate",
                ("这个人员编号已有登记", "一个新的编号，或对原登记更正"),
                (
                    "this person id is registered already",
                    "a new id, or a correction of the registration there is",
                ),
            ),
            Rejection::PersonUnknown => words(
                "person_unknown",
                ("没有登记过这个人", "先登记此人"),
                ("no such person is registered", "register the person first"),
            ),
            Rejection::PersonErased => words(
                "person_erased",
                ("此人的资料已按要求抹去，无法再读", "不再读取；账目和统计仍在"),
                (
                    "what is personal about this person was erased and cannot be read",
                    "leave it so; the accounts and statistics remain",
                ),
            ),
            Rejection::DocumentTaken => words(
                "document_taken",
                ("这个证件号码已登记在另一个人名下", "找到原有登记，一人只登记一次"),
                (
                    "this document number belongs to a person registered already",
                    "find that registration; nobody is registered twice",
                ),
            ),
            Rejection::EditStale => words(
                "edit_stale",
                ("打开之后，这份资料已被别人改过", "重新打开，看过新内容再改"),
                (
                    "somebody else has changed this since it was opened",
                    "open it again and edit what stands there now",
                ),
            ),
            Rejection::LookUpReasonMissing => words(
                "look_up_reason_missing",
                ("查看个人资料没有写原因", "写明为什么要看"),
                ("personal data was asked for without a reason", "say why it has to be seen"),
            ),
            Rejection::AlreadyInPool => words(
                "already_in_pool",
                ("此人已经是这个互助池的成员", "一人在一个互助池只有一个成员资格"),
                (
                    "this person is a member of this pool already",
                    "one membership of a person in a pool",
                ),
            ),
            Rejection::EraseWhileMember => words(
                "erase_while_member",
                ("此人仍是成员，不能抹去资料", "先退出所有互助池"),
                ("this person is still a member and cannot be erased", "leave every pool first"),
            ),
            Rejection::MayNotRejoin => words(
                "may_not_rejoin",
                ("按第十二条，退出过的人不能再次加入这个计划", "选择另一个计划"),
                ("by article 12 who left this plan may not join it again", "another plan"),
            ),
            Rejection::ConsentMissing => words(
                "consent_missing",
                ("没有表示同意公约", "读过公约并表示同意后再加入"),
                (
                    "there is no consent to the covenant",
                    "read the covenant and consent to it before joining",
                ),
            ),
            Rejection::PersonFieldMissing => words(
                "person_field_missing",
                ("登记缺少姓名或证件号码", "写上姓名和证件号码"),
                (
                    "the registration lacks a name or a document number",
                    "a name and a document number",
                ),
            ),
            Rejection::PaysForNobody => words(
                "pays_for_nobody",
                ("此人在这个互助池里没有为任何在册成员付款", "先指定由此人付款的成员"),
                (
                    "this person pays for no present member of this pool",
                    "name the members this person pays for first",
                ),
            ),
            Rejection::GuardianUnfit => words(
                "guardian_unfit",
                ("监护人应为另一位成年人", "另一位年满 18 岁的人"),
                ("a guardian is another person, of age", "another person of 18 years or more"),
            ),
            Rejection::ReceiptMalformed => words(
                "receipt_malformed",
                ("不是本程序认识的回执", "一份完整、未改动的回执"),
                (
                    "this is not a receipt that this program knows",
                    "a whole receipt, as it was given",
                ),
            ),
            Rejection::ReceiptUnsigned => words(
                "receipt_unsigned",
                ("回执没有这个密钥的有效签名", "原样的回执，和发出它的社区公布的验证密钥"),
                (
                    "no signature of this key holds on the receipt",
                    "the receipt as it was given, and the verifier its community publishes",
                ),
            ),
            Rejection::VerifierMalformed => words(
                "verifier_malformed",
                ("验证密钥读不懂", "“名称+编号+密钥”样子的一行"),
                ("the verifier cannot be read", "a line of the form name+id+key"),
            ),
            Rejection::MembershipOver => words(
                "membership_over",
                ("这个成员资格已经结束", "查看结束的原因"),
                ("this membership has ended already", "see why it ended"),
            ),
            Rejection::AgeLimitAhead => words(
                "age_limit_ahead",
                ("成员还没有到年龄上限的生日", "等到那个生日当月"),
                (
                    "the member's birthday of the age limit is still ahead",
                    "wait for the month of that birthday",
                ),
            ),
            Rejection::GuardianMissing => words(
                "guardian_missing",
                ("未成年人加入须有监护人", "先登记监护人"),
                ("somebody under age joins with a guardian", "register the guardian first"),
            ),
            Rejection::EndBeforeBeginning => words(
                "end_before_beginning",
                ("结束日不晚于开始日", "晚于开始日的结束日"),
                ("the end is not after the beginning", "an end after the beginning"),
            ),
            Rejection::GuardianshipUnknown => words(
                "guardianship_unknown",
                ("此人不是这位的监护人", "已登记的监护人"),
                (
                    "this person is not registered as that person's guardian",
                    "a guardian who is registered",
                ),
            ),
            Rejection::DeathAhead => words(
                "death_ahead",
                ("去世日期还没有到", "今天或更早的日期"),
                ("the day of death is still ahead", "today or a day before"),
            ),
            Rejection::PayeeIncomplete => words(
                "payee_incomplete",
                ("受领人缺少姓名、关系或收款账户", "写上姓名、关系和收款账户"),
                (
                    "a payee lacks a name, a relation or an account to be paid on",
                    "a name, a relation and an account",
                ),
            ),
            Rejection::SignInRefused => words(
                "sign_in_refused",
                (
                    "登录名、密码或验证码不对，或者尝试次数太多",
                    "正确的登录名、密码和验证码；多次失败后过一会儿再试",
                ),
                (
                    "the sign-in name, password or code is wrong, or too many tries were made",
                    "the right name, password and code; after several failures, some time later",
                ),
            ),
            Rejection::SignInNeeded => words(
                "sign_in_needed",
                ("没有登录，或者登录、令牌已经失效", "重新登录；程序请用有效的令牌"),
                (
                    "nobody is signed in, or the session or token has ended",
                    "to sign in again; for a program, a token that is valid",
                ),
            ),
            Rejection::NotPermitted => words(
                "not_permitted",
                ("这个角色不能做这件事", "由有此权限的角色来做，见 docs/roles.md"),
                ("this role may not do this", "somebody whose role may, as docs/roles.md lists"),
            ),
            Rejection::SecondFactorNeeded => words(
                "second_factor_needed",
                ("做这件事要用两种方式验证身份", "启用一次性验证码，并用它登录"),
                ("this needs two factors", "to enrol a one-time code and to sign in with it"),
            ),
            Rejection::ScopeMissing => words(
                "scope_missing",
                ("令牌的范围不包括这件事", "范围包括这件事的令牌；资金的确认只能由人登录后进行"),
                (
                    "the token's scopes do not hold this",
                    "a token whose scope holds it; money is confirmed only by people who signed in",
                ),
            ),
            Rejection::SamePersonTwice => words(
                "same_person_twice",
                ("提出的人和确认的人是同一个", "由另一个人来确认或驳回"),
                (
                    "the one who proposed this cannot decide it",
                    "another person, to confirm or to reject it",
                ),
            ),
            Rejection::ProposalUnknown => words(
                "proposal_unknown",
                ("没有这项提议", "待办里列出的提议编号"),
                ("there is no such proposal", "the id of a proposal that is listed"),
            ),
            Rejection::ProposalDecided => words(
                "proposal_decided",
                ("这项提议已经有了结果", "结果不会改变；需要时另提一项"),
                (
                    "this proposal is decided",
                    "the decision stays; a new proposal where one is needed",
                ),
            ),
            Rejection::ProposalUnreadable => words(
                "proposal_unreadable",
                ("提议的内容读不懂", "这一版程序写下的提议"),
                ("what is proposed cannot be read", "a proposal as this release writes it"),
            ),
            Rejection::DecisionReasonMissing => words(
                "decision_reason_missing",
                ("驳回没有写理由，或理由太长", "1 到 500 个字符的理由，不写个人信息"),
                (
                    "a rejection without a reason, or with one that is too long",
                    "a reason of 1 to 500 characters without personal data",
                ),
            ),
            Rejection::FileNotTheProposed => words(
                "file_not_the_proposed",
                ("这不是提议时的那个文件", "一个字节也没有改动的原文件"),
                ("this is not the file that was proposed", "that very file, byte for byte"),
            ),
            Rejection::AccountDuplicate => words(
                "account_duplicate",
                ("登录名已被使用，或此人已有账户", "另一个登录名；一个人只有一个账户"),
                (
                    "the sign-in name is taken, or this person has an account",
                    "another name; one account for each person",
                ),
            ),
            Rejection::AccountUnknown => words(
                "account_unknown",
                ("没有这个账户", "已建立的账户的编号"),
                ("there is no such account", "the id of an account that was made"),
            ),
            Rejection::AccountChanged => words(
                "account_changed",
                ("账户刚被改动", "读取最新内容后再改"),
                ("the account has changed meanwhile", "the same change, made to it as it is now"),
            ),
            Rejection::ProposalDuplicate => words(
                "proposal_duplicate",
                ("这项提议已经提过", "每项提议用新的编号；同一个文件只提一次"),
                ("this was proposed before", "a new id for each proposal; a file is proposed once"),
            ),
            Rejection::ScopesInvalid => words(
                "scopes_invalid",
                (
                    "令牌的名称、范围或期限不能用",
                    "1 到 60 个字符的名称，docs/roles.md 里带星号的事项，一年以内的期限",
                ),
                (
                    "the name, the scopes or the end of the token is not possible",
                    "a name up to 60 characters, actions starred in docs/roles.md, a year at most",
                ),
            ),
            Rejection::PathUnknown => words(
                "path_unknown",
                ("没有这个地址", "docs/api.zh.md 里列出的地址"),
                ("there is nothing at this address", "an address that docs/api.md lists"),
            ),
            Rejection::MethodNotAllowed => words(
                "method_not_allowed",
                ("这个地址不接受这种方法", "应答头 Allow 列出的方法"),
                ("this address does not take this method", "a method that the Allow header lists"),
            ),
            Rejection::JsonMalformed => words(
                "json_malformed",
                ("请求正文不是 JSON", "一个 JSON 对象，用 UTF-8 编码"),
                ("the body is not JSON", "one JSON object in UTF-8"),
            ),
            Rejection::FieldsWrong => words(
                "fields_wrong",
                (
                    "请求正文的字段不对：有未知的、缺少的或类型不符的",
                    "接口说明 /api/v1/openapi.json 里的字段",
                ),
                (
                    "the fields of the body are wrong: unknown, missing or of another type",
                    "the fields that /api/v1/openapi.json describes",
                ),
            ),
            Rejection::ContentTypeWrong => words(
                "content_type_wrong",
                ("请求正文的类型不对", "application/json；文件用 text/csv"),
                ("the body has the wrong content type", "application/json; text/csv for a file"),
            ),
            Rejection::BodyTooLarge => words(
                "body_too_large",
                ("请求正文太大", "不超过 64 KiB；规则文本 1 MiB，存款文件 4 MiB"),
                (
                    "the body is too large",
                    "at most 64 KiB; 1 MiB for texts of rules, 4 MiB for a file of deposits",
                ),
            ),
            Rejection::ParameterWrong => words(
                "parameter_wrong",
                ("地址或查询里的参数不对", "接口说明 /api/v1/openapi.json 里的形式"),
                (
                    "a parameter of the path or the query is wrong",
                    "the form that /api/v1/openapi.json describes",
                ),
            ),
            Rejection::KeyOfRequestMissing => words(
                "key_of_request_missing",
                ("缺少请求的键，或它不是 UUID", "请求头 Idempotency-Key，值为每个请求新建的 UUID"),
                (
                    "the key of the request is missing, or is no UUID",
                    "the header Idempotency-Key with a UUID made for each request",
                ),
            ),
            Rejection::RequestInProgress => words(
                "request_in_progress",
                ("同一个键的请求正在办理", "稍后用同一个键再发一次"),
                (
                    "a request with this key is being worked on",
                    "the same request with the same key, a little later",
                ),
            ),
            Rejection::VersionMissing => words(
                "version_missing",
                ("没有说明要更正的是哪个版本", "请求头 If-Match，值为读取时的 ETag"),
                (
                    "it is not said which version is edited",
                    "the header If-Match with the ETag that was read",
                ),
            ),
            Rejection::TooManyRequests => words(
                "too_many_requests",
                ("请求太频繁", "等过应答头 Retry-After 的秒数再发"),
                ("there are too many requests", "a wait of the seconds that Retry-After says"),
            ),
            Rejection::OverCapacity => words(
                "over_capacity",
                ("服务器正忙", "等过应答头 Retry-After 的秒数，用同一个键再发"),
                (
                    "the server is busy",
                    "the same request with the same key, after the seconds that Retry-After says",
                ),
            ),
            Rejection::StoreUnavailable => words(
                "store_unavailable",
                (
                    "暂时无法读写数据，没有确认任何改动",
                    "等过应答头 Retry-After 的秒数，用同一个键再发",
                ),
                (
                    "the store cannot be reached; nothing was acknowledged",
                    "the same request with the same key, after the seconds that Retry-After says",
                ),
            ),
            Rejection::InternalFault => words(
                "internal_fault",
                ("程序出错了", "请把应答头 X-Request-Id 告诉运营者"),
                (
                    "the program failed",
                    "a word to the operator, with the X-Request-Id of the answer",
                ),
            ),
            Rejection::OriginForeign => words(
                "origin_foreign",
                ("请求来自别的网站", "从本站页面发出；程序请用令牌"),
                (
                    "the request comes from another site",
                    "a request from this site's own pages; programs use a token",
                ),
            ),
            Rejection::RequestTooSlow => words(
                "request_too_slow",
                ("请求没能按时办完，可能已经生效", "用同一个键再发一次，结果只会有一次"),
                (
                    "the request was not done in time; it may have taken effect",
                    "the same request with the same key: it takes effect once",
                ),
            ),
            Rejection::ChannelTokenNeeded => words(
                "channel_token_needed",
                (
                    "只有缴费渠道的令牌可以直接记入存款",
                    "范围为 deposit.channel 的令牌；人工存款由两个人办理",
                ),
                (
                    "only the token of a payment channel books deposits by itself",
                    "a token whose scope is deposit.channel; two people book a deposit by hand",
                ),
            ),
            Rejection::BusinessDateAhead => words(
                "business_date_ahead",
                ("这一天还没有到", "互助池所在时区的今天或更早"),
                ("that day has not come yet", "today in the time zone of the pool, or earlier"),
            ),
            Rejection::CommunityMissing => words(
                "community_missing",
                ("这个文件夹里没有社区", "用 tongzhou admin init 新建，或指明另一个文件夹"),
                (
                    "there is no community in this folder",
                    "tongzhou admin init makes one; or name another folder",
                ),
            ),
            Rejection::CommunityExists => words(
                "community_exists",
                ("这个文件夹里已经有一个社区", "另一个文件夹；已有的不会被改动"),
                (
                    "there is a community in this folder already",
                    "another folder; the one there is not touched",
                ),
            ),
            Rejection::CommunityBusy => words(
                "community_busy",
                ("另一个进程正在使用这个社区", "先停掉它；多个服务器共用时请用 PostgreSQL"),
                (
                    "another process is at work on this community",
                    "stop it first; several servers share a PostgreSQL database",
                ),
            ),
            Rejection::CommunitySettingsInvalid => words(
                "community_settings_invalid",
                ("社区的设置读不懂", "community.toml 里只有 name 和 database 两项；名称不含空格"),
                (
                    "the settings of the community cannot be read",
                    "community.toml has a name without spaces, a database, and nothing else",
                ),
            ),
            Rejection::DatabaseUnavailable => words(
                "database_unavailable",
                ("数据库打不开或没有应答", "检查地址、磁盘空间和数据库服务，再试一次"),
                (
                    "the database cannot be opened or does not answer",
                    "look at the address, the disk and the server, and try again",
                ),
            ),
            Rejection::DemoOfAnotherOrigin => words(
                "demo_of_another_origin",
                ("文件夹里是另一个演示", "换一个 --dir，或者先删掉这个文件夹"),
                (
                    "the folder holds another demonstration",
                    "name another --dir, or delete this folder first",
                ),
            ),
            Rejection::CustodyStatementDuplicate => words(
                "custody_statement_duplicate",
                ("这一天的存管对账单已经记入", "记入的不再改；更正写进下一天的对账单"),
                (
                    "the custody statement of this day was entered before",
                    "an entry is never changed; the statement of a later day corrects it",
                ),
            ),
            Rejection::PasskeyRefused => words(
                "passkey_refused",
                ("通行密钥没有通过验证，或者质询已失效", "重新开始，并在五分钟内完成"),
                (
                    "the passkey was not accepted, or its challenge is over",
                    "a fresh start, finished within five minutes",
                ),
            ),
            Rejection::PasskeyDuplicate => words(
                "passkey_duplicate",
                ("这个通行密钥已经登记", "另一个通行密钥"),
                ("this passkey is registered already", "another passkey"),
            ),
            Rejection::PasskeyUnknown => words(
                "passkey_unknown",
                ("这个账户没有这个通行密钥", "账户已登记的通行密钥"),
                ("this account has no such passkey", "a passkey of this account"),
            ),
            Rejection::PasskeyAddressInvalid => words(
                "passkey_address_invalid",
                ("通行密钥的主机名与地址不相符", "主机名，以及它的 https 地址"),
                (
                    "the host of passkeys and the address do not go together",
                    "a host name and an https address of it",
                ),
            ),
            Rejection::SchemaNewer => words(
                "schema_newer",
                ("数据库是更新的版本写的", "安装至少同样新的版本；旧版本不会改动它"),
                (
                    "the database was written by a newer release",
                    "install a release at least as new; an older one does not touch it",
                ),
            ),
            Rejection::SchemaOlder => words(
                "schema_older",
                ("数据库的结构比本版本旧", "先运行 tongzhou migrate；只读的命令不升级数据库"),
                (
                    "the database has the schema of an older release",
                    "run tongzhou migrate first; what only reads does not change it",
                ),
            ),
            Rejection::SharingChanged => words(
                "sharing_changed",
                (
                    "这个计划中途改过分摊办法，一个账本只能写一种",
                    "只导出各表；各期照原样在 round.csv 里",
                ),
                (
                    "the pool changed how it shares, and a book holds one way only",
                    "export the tables alone; the rounds stand in round.csv as they were",
                ),
            ),
            Rejection::BackupBroken => words(
                "backup_broken",
                ("备份与它的清单不符", "另一份没有改动、没有缺损的备份"),
                (
                    "the backup is not what its manifest says",
                    "another copy, neither changed nor cut short",
                ),
            ),
            Rejection::BackupKeysMissing => words(
                "backup_keys_missing",
                ("备份里没有密钥", "用 --keys 指明另存的密钥文件夹"),
                (
                    "there are no keys in the backup",
                    "name the folder of keys you kept elsewhere, with --keys",
                ),
            ),
            Rejection::KeysOfAnother => words(
                "keys_of_another",
                ("这些密钥不属于这个社区", "这个社区自己的 keys 文件夹，含全部主密钥"),
                (
                    "these keys are not those of this community",
                    "the keys folder of this very community, with all its master keys",
                ),
            ),
            Rejection::DatabaseToolMissing => words(
                "database_tool_missing",
                (
                    "没有找到 pg_dump 或 pg_restore，或它没有完成",
                    "安装与服务器同版本的 PostgreSQL 客户端程序",
                ),
                (
                    "pg_dump or pg_restore is not here, or did not finish",
                    "install the client programs of PostgreSQL, of the server's version",
                ),
            ),
            Rejection::DistributionNeedsPostgres => words(
                "distribution_needs_postgres",
                ("SQLite 是一个文件，不能分布到多台服务器", "数据库是 PostgreSQL 的社区"),
                (
                    "SQLite is one file and cannot be spread over servers",
                    "a community whose database is PostgreSQL",
                ),
            ),
            Rejection::CitusMissing => words(
                "citus_missing",
                ("数据库里没有 Citus 扩展", "由数据库管理员先执行 CREATE EXTENSION citus"),
                (
                    "the database does not have the Citus extension",
                    "have its administrator run CREATE EXTENSION citus first",
                ),
            ),
            Rejection::ImportNeedsRulebook => words(
                "import_needs_rulebook",
                (
                    "要迁入的账本没有指明规则",
                    "plan.toml 里写 rulebook = \"计划/日期\"；会员要读得到规则",
                ),
                (
                    "the book to move in names no rulebook",
                    "a plan.toml with rulebook = \"plan/date\": members read their rules",
                ),
            ),
            Rejection::PoolHasHistory => words(
                "pool_has_history",
                ("这个编号的计划已有别的内容", "另一个编号；同一账本可以再次迁入"),
                (
                    "the pool of this number has another history",
                    "another number; the same book may be moved in again",
                ),
            ),
            Rejection::DatabaseNotEmpty => words(
                "database_not_empty",
                ("要恢复到的数据库不是空的", "一个新建的空数据库"),
                ("the database to restore into is not empty", "a database that was just made"),
            ),
            Rejection::InputEnded => words(
                "input_ended",
                ("标准输入在该输入的一行之前就结束了", "按提示每行输入一项"),
                (
                    "standard input ended before a line that was asked for",
                    "one line for each thing asked for",
                ),
            ),
            Rejection::BooksUnbalanced => words(
                "books_unbalanced",
                ("数据库里的账目不平或缺了期数", "停止使用，从完好的备份恢复"),
                (
                    "the accounts of the database do not balance, or rounds are missing",
                    "stop using it and restore a sound backup",
                ),
            ),
            Rejection::CommunityFounded => words(
                "community_founded",
                ("这个社区已有账户", "由两位已登录的人一起给新账户角色"),
                (
                    "the community has accounts already",
                    "new roles are given by two people who sign in",
                ),
            ),
            Rejection::BackupOtherEngine => words(
                "backup_other_engine",
                (
                    "备份所用的数据库与要恢复到的不同",
                    "SQLite 的备份不写 --database；PostgreSQL 的备份写上 --database",
                ),
                (
                    "the backup is of another engine than the place it is restored to",
                    "no --database for a backup of SQLite; an address for one of PostgreSQL",
                ),
            ),
            Rejection::AddressUnusable => words(
                "address_unusable",
                ("不能在这个地址提供服务", "没有被占用的地址和端口，例如 127.0.0.1:8080"),
                (
                    "this address cannot be listened on",
                    "an address and a port that are free, such as 127.0.0.1:8080",
                ),
            ),
        }
    }
}

/// A pair is what is wrong and what would be right, Chinese first.
fn words(
    slug: &'static str,
    chinese: (&'static str, &'static str),
    english: (&'static str, &'static str),
) -> Words {
    Words {
        slug,
        chinese: chinese.0,
        remedy_chinese: chinese.1,
        english: english.0,
        remedy_english: english.1,
    }
}
