//! Every way Tongzhou says no, numbered.
//!
//! A number never changes its meaning and is never used again. Blocks: 1xx money, 2xx files,
//! 3xx books, 4xx settlement, 5xx rulebook files, 6xx articles, 7xx published rounds.

use money::{AmountTextError, Overflow};

/// A refusal. The discriminant is the public number, shown as `R302`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
#[allow(
    missing_docs,
    reason = "the words of each value, in both languages, are its documentation"
)]
pub enum Rejection {
    AmountOverflow = 101,
    NotAnAmount = 102,
    AmountTooPrecise = 103,
    AmountNegative = 104,
    CurrencyUnknown = 105,
    TransferUnbalanced = 106,

    FileMissing = 201,
    FileUnreadable = 202,
    NotUtf8 = 203,
    ColumnMissing = 204,
    ColumnUnknown = 205,
    RowMisshapen = 206,
    TomlMalformed = 207,
    KeyUnknown = 208,
    KeyMissing = 209,
    ValueOfWrongType = 210,
    DateInvalid = 211,
    NotAWholeNumber = 212,
    NumberOutOfRange = 213,
    IdInvalid = 214,
    WordNotAllowed = 215,
    OutputUnwritable = 216,
    ColumnRepeated = 217,
    FileInvisibleCharacter = 218,

    MemberDuplicate = 301,
    MemberUnknown = 302,
    LeftBeforeJoining = 303,
    CaseDuplicate = 304,
    SecondCaseOfMember = 305,
    DepositIntoPostpaid = 306,
    FailureInPrepaid = 307,
    PeriodBackwards = 308,
    CalendarInvalid = 309,
    TooMany = 310,
    KeyNotForThisFunding = 311,
    RulebookUnknown = 312,

    StatementMemberUnknown = 401,
    ClosingBeforeBook = 402,
    ClosingAfterBook = 403,

    PublishedFileEmpty = 701,
    PublishedRowsTooMany = 702,
    PublishedRowTooLong = 703,
    PictureWithoutPoints = 704,
}

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
    /// The public number.
    #[expect(
        clippy::as_conversions,
        reason = "this is how Rust reads a declared discriminant"
    )]
    pub fn number(self) -> u16 {
        self as u16
    }

    /// The words of this rejection.
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub fn words(self) -> Words {
        match self {
            Rejection::AmountOverflow => words(
                "amount_overflow",
                (
                    "金额超出 64 位整数",
                    "金额绝对值小于 92233720368547758.07 元",
                ),
                (
                    "the amount does not fit 64 bits",
                    "an amount under 92233720368547758.07",
                ),
            ),
            Rejection::NotAnAmount => words(
                "not_an_amount",
                ("不是金额", "只用数字和一个小数点，例如 12.30"),
                (
                    "this is not an amount",
                    "digits and one decimal point only, such as 12.30",
                ),
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
                (
                    "there is no such file",
                    "a book folder holds plan.toml and members.csv",
                ),
            ),
            Rejection::FileUnreadable => words(
                "file_unreadable",
                ("文件打不开", "当前用户有读取权限的普通文件"),
                (
                    "the file cannot be read",
                    "an ordinary file this user may read",
                ),
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
                (
                    "this column is not known",
                    "only the headings of the documentation",
                ),
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
                (
                    "this key is not known",
                    "only the keys of the documentation",
                ),
            ),
            Rejection::KeyMissing => words(
                "key_missing",
                ("缺少这个键", "把它写进文件"),
                ("this key is missing", "the key with its value"),
            ),
            Rejection::ValueOfWrongType => words(
                "value_of_wrong_type",
                ("值的类型不对", "文档里写明的类型"),
                (
                    "the value is of the wrong type",
                    "the type the documentation names",
                ),
            ),
            Rejection::DateInvalid => words(
                "date_invalid",
                ("没有这一天", "真实存在的日期，写作 2019-01-28"),
                (
                    "there is no such date",
                    "a date that exists, written 2019-01-28",
                ),
            ),
            Rejection::NotAWholeNumber => words(
                "not_a_whole_number",
                ("不是整数", "只用数字，例如 12"),
                ("this is not a whole number", "digits only, such as 12"),
            ),
            Rejection::NumberOutOfRange => words(
                "number_out_of_range",
                ("数值超出范围", "文档里写明的范围之内"),
                (
                    "the number is out of range",
                    "a number within the documented range",
                ),
            ),
            Rejection::IdInvalid => words(
                "id_invalid",
                ("编号为空或过长", "1 到 200 字节的编号"),
                ("the id is empty or too long", "an id of 1 to 200 bytes"),
            ),
            Rejection::WordNotAllowed => words(
                "word_not_allowed",
                ("这里不能用这个词", "文档里列出的词"),
                (
                    "this word is not allowed here",
                    "one of the documented words",
                ),
            ),
            Rejection::OutputUnwritable => words(
                "output_unwritable",
                ("写不出结果", "可写、有空间的文件夹"),
                (
                    "the result cannot be written",
                    "a writable folder with room",
                ),
            ),
            Rejection::ColumnRepeated => words(
                "column_repeated",
                ("同一列出现两次", "每个列名只写一次"),
                ("the column stands twice", "each heading once"),
            ),
            Rejection::FileInvisibleCharacter => words(
                "file_invisible_character",
                ("含有看不见的控制字符", "去掉制表符、零字节等控制字符"),
                (
                    "there is an invisible control character",
                    "text without tabs or control bytes",
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
                (
                    "the member left before joining",
                    "left_on on or after joined_on",
                ),
            ),
            Rejection::CaseDuplicate => words(
                "case_duplicate",
                ("案例编号重复", "每个案例只占一行"),
                ("the case id stands twice", "one row for each case"),
            ),
            Rejection::SecondCaseOfMember => words(
                "second_case_of_member",
                (
                    "这位会员已有一个案例",
                    "每位会员最多一个案例（结算规则第 10 节）",
                ),
                (
                    "this member has a case already",
                    "at most one case a member (SETTLEMENT §10)",
                ),
            ),
            Rejection::DepositIntoPostpaid => words(
                "deposit_into_postpaid",
                (
                    "事后扣款的计划没有预存",
                    "去掉 deposits.csv，或把 mode 改为 prepaid",
                ),
                (
                    "a postpaid pool takes no deposits",
                    "no deposits.csv, or mode = \"prepaid\"",
                ),
            ),
            Rejection::FailureInPrepaid => words(
                "failure_in_prepaid",
                (
                    "预存计划没有扣款失败",
                    "去掉 failures.csv，或把 mode 改为 postpaid",
                ),
                (
                    "a prepaid pool has no failed debits",
                    "no failures.csv, or mode = \"postpaid\"",
                ),
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
                    "each cut before its settle day, each settle day on or before the next cut (SETTLEMENT §1)",
                ),
            ),
            Rejection::TooMany => words(
                "too_many",
                ("数量超出上限", "文档里写明的上限之内"),
                (
                    "there are more than the limit",
                    "no more than the documented limit",
                ),
            ),
            Rejection::KeyNotForThisFunding => words(
                "key_not_for_this_funding",
                ("这个键不用于这种收款方式", "去掉它，或改 mode"),
                (
                    "this key is not for this mode",
                    "the file without it, or another mode",
                ),
            ),
            Rejection::RulebookUnknown => words(
                "rulebook_unknown",
                ("没有这个规则版本", "rulebooks 文件夹里的 <计划>/<日期>"),
                (
                    "there is no such rulebook",
                    "a <plan>/<date> of the rulebooks folder",
                ),
            ),
            Rejection::StatementMemberUnknown => words(
                "statement_member_unknown",
                ("账本里没有这位会员", "members.csv 里有的会员编号"),
                (
                    "the book has no such member",
                    "an id that members.csv holds",
                ),
            ),
            Rejection::ClosingBeforeBook => words(
                "closing_before_book",
                ("停止日期早于账本开始", "账本 from 之后的日期"),
                (
                    "the closing lies before the book begins",
                    "a date on or after the book's from",
                ),
            ),
            Rejection::ClosingAfterBook => words(
                "closing_after_book",
                ("停止日期晚于账本结束", "账本 through 之前的日期"),
                (
                    "the closing lies after the book ends",
                    "a date on or before the book's through",
                ),
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
            Rejection::PublishedRowTooLong => words(
                "published_row_too_long",
                ("这一行太长", "每行最多 1 MiB；检查引号是否成对"),
                (
                    "the row is too long",
                    "at most 1 MiB a row; look for a quotation mark without its partner",
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

impl From<Overflow> for Rejection {
    fn from(_: Overflow) -> Rejection {
        Rejection::AmountOverflow
    }
}

impl From<AmountTextError> for Rejection {
    fn from(error: AmountTextError) -> Rejection {
        match error {
            AmountTextError::NotAnAmount => Rejection::NotAnAmount,
            AmountTextError::TooPrecise => Rejection::AmountTooPrecise,
            AmountTextError::Overflow => Rejection::AmountOverflow,
        }
    }
}
