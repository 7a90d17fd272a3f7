//! The words about files: the block of 200.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::FileMissing,
        "file_missing",
        ("找不到文件", "账本文件夹里要有 plan.toml 和 members.csv"),
        ("there is no such file", "a book folder holds plan.toml and members.csv"),
    ),
    row(
        Rejection::FileUnreadable,
        "file_unreadable",
        ("文件打不开", "当前用户有读取权限的普通文件"),
        ("the file cannot be read", "an ordinary file this user may read"),
    ),
    row(
        Rejection::NotUtf8,
        "not_utf8",
        ("不是 UTF-8 文字", "把文件另存为 UTF-8 编码"),
        ("this is not UTF-8 text", "the file saved again as UTF-8"),
    ),
    row(
        Rejection::ColumnMissing,
        "column_missing",
        ("缺少一列", "第一行写齐所有列名"),
        ("a column is missing", "all the headings in the first line"),
    ),
    row(
        Rejection::ColumnUnknown,
        "column_unknown",
        ("不认识这一列", "只用文档里的列名"),
        ("this column is not known", "only the headings of the documentation"),
    ),
    row(
        Rejection::RowMisshapen,
        "row_misshapen",
        ("这一行的列数与表头不同", "每行列数与第一行相同"),
        ("the row has not as many fields as the heading", "as many fields as the first line"),
    ),
    row(
        Rejection::TomlMalformed,
        "toml_malformed",
        ("不是合规的 TOML", "形如 键 = 值 的行"),
        ("this is not valid TOML", "lines of the form key = value"),
    ),
    row(
        Rejection::KeyUnknown,
        "key_unknown",
        ("不认识这个键", "只用文档里的键"),
        ("this key is not known", "only the keys of the documentation"),
    ),
    row(
        Rejection::KeyMissing,
        "key_missing",
        ("缺少这个键", "把它写进文件"),
        ("this key is missing", "the key with its value"),
    ),
    row(
        Rejection::ValueOfWrongType,
        "value_of_wrong_type",
        ("值的类型不对", "文档里写明的类型"),
        ("the value is of the wrong type", "the type the documentation names"),
    ),
    row(
        Rejection::DateInvalid,
        "date_invalid",
        ("没有这一天", "真实存在的日期，写作 2019-01-28"),
        ("there is no such date", "a date that exists, written 2019-01-28"),
    ),
    row(
        Rejection::NotAWholeNumber,
        "not_a_whole_number",
        ("不是整数", "只用数字，例如 12"),
        ("this is not a whole number", "digits only, such as 12"),
    ),
    row(
        Rejection::NumberOutOfRange,
        "number_out_of_range",
        ("数值超出范围", "文档里写明的范围之内"),
        ("the number is out of range", "a number within the documented range"),
    ),
    row(
        Rejection::IdInvalid,
        "id_invalid",
        ("编号为空或过长", "1 到 200 字节的编号"),
        ("the id is empty or too long", "an id of 1 to 200 bytes"),
    ),
    row(
        Rejection::WordNotAllowed,
        "word_not_allowed",
        ("这里不能用这个词", "文档里列出的词"),
        ("this word is not allowed here", "one of the documented words"),
    ),
    row(
        Rejection::OutputUnwritable,
        "output_unwritable",
        ("写不出结果", "可写、有空间的文件夹"),
        ("the result cannot be written", "a writable folder with room"),
    ),
    row(
        Rejection::ColumnRepeated,
        "column_repeated",
        ("同一列出现两次", "每个列名只写一次"),
        ("the column stands twice", "each heading once"),
    ),
    row(
        Rejection::FileInvisibleCharacter,
        "file_invisible_character",
        ("含有看不见的字符", "去掉制表符、零宽字符、改变书写方向的字符等"),
        (
            "there is an invisible character",
            "text without tabs, characters of no width or of writing direction",
        ),
    ),
    row(
        Rejection::RowTooLong,
        "row_too_long",
        ("这一行太长", "每行最多 1 MiB；检查引号是否成对"),
        (
            "the row is too long",
            "at most 1 MiB a row; look for a quotation mark without its partner",
        ),
    ),
];
