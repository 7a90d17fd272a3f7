//! The words about keys and credentials: the block of 900.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::MasterKeysMalformed,
        "master_keys_malformed",
        ("主密钥文件读不懂", "每行一个编号和 32 字节的 Base64，编号各不相同"),
        (
            "the master keys cannot be read",
            "a line for each: a number of its own and 32 bytes in Base64",
        ),
    ),
    row(
        Rejection::MasterKeyUnknown,
        "master_key_unknown",
        ("没有这个编号的主密钥", "写入时所用的那串主密钥"),
        ("there is no master key of this number", "the master keys this was written with"),
    ),
    row(
        Rejection::SealBroken,
        "seal_broken",
        ("打不开：密钥不对、内容被改动，或属于别人", "原样的内容，用它自己的密钥打开"),
        (
            "this cannot be opened: another key, altered, or somebody else's",
            "the bytes as they were sealed, with their own key",
        ),
    ),
    row(
        Rejection::NothingToIndex,
        "nothing_to_index",
        ("没有可供查找的文字", "至少一个字母、数字或汉字"),
        ("there is nothing to look up by", "at least one letter or digit"),
    ),
    row(
        Rejection::ResidentIdMisshapen,
        "resident_id_misshapen",
        ("不是居民身份证号码的样子", "17 位数字，再加一位数字或 X"),
        ("this does not have the form of a resident id number", "17 digits, then a digit or X"),
    ),
    row(
        Rejection::ResidentIdBirthDate,
        "resident_id_birth_date",
        ("身份证号码里的出生日期不存在或还没到", "第 7 到 14 位是真实的出生日期"),
        (
            "the birth date in the resident id number does not exist or is to come",
            "a real birth date in places 7 to 14",
        ),
    ),
    row(
        Rejection::ResidentIdChecksum,
        "resident_id_checksum",
        ("身份证号码的校验位不对", "照证件重新输入一遍"),
        (
            "the check character of the resident id number is wrong",
            "the number typed once more from the document",
        ),
    ),
    row(
        Rejection::PasswordTooShort,
        "password_too_short",
        ("密码太短", "至少 10 个字符"),
        ("the password is too short", "at least 10 characters"),
    ),
    row(
        Rejection::PasswordTooLong,
        "password_too_long",
        ("密码太长", "最多 256 字节"),
        ("the password is too long", "at most 256 bytes"),
    ),
    row(
        Rejection::PasswordCommon,
        "password_common",
        ("这个密码很常见，容易被猜中", "别人想不到的密码，例如几个不相干的词"),
        (
            "this password is common and easily guessed",
            "one that nobody expects, such as several unrelated words",
        ),
    ),
    row(
        Rejection::PasswordWrong,
        "password_wrong",
        ("密码不对", "设定的那个密码"),
        ("the password is wrong", "the password that was set"),
    ),
    row(
        Rejection::PasswordHashMalformed,
        "password_hash_malformed",
        ("存下的密码散列读不懂", "argon2id 的 PHC 字符串"),
        ("the stored password hash cannot be read", "a PHC string of argon2id"),
    ),
    row(
        Rejection::PasswordCostInvalid,
        "password_cost_invalid",
        ("密码散列的参数不能用", "Argon2 允许的内存、遍数和并行数"),
        (
            "the cost of password hashing is not possible",
            "memory, passes and lanes that Argon2 allows",
        ),
    ),
    row(
        Rejection::OneTimeSecretInvalid,
        "one_time_secret_invalid",
        ("一次性验证码的密钥或账户名不能用", "20 字节的密钥，名称里没有冒号"),
        (
            "the secret or the account of one-time codes is not usable",
            "a secret of 20 bytes, names without a colon",
        ),
    ),
    row(
        Rejection::OneTimeCodeWrong,
        "one_time_code_wrong",
        ("一次性验证码不对或已过时", "验证器现在显示的 6 位数字"),
        ("the one-time code is wrong or out of date", "the six digits the authenticator shows now"),
    ),
    row(
        Rejection::OneTimeCodeUsed,
        "one_time_code_used",
        ("这个一次性验证码已经用过", "等验证器显示下一个验证码"),
        ("this one-time code was used already", "the next code the authenticator shows"),
    ),
    row(
        Rejection::TokenMisshapen,
        "token_misshapen",
        ("不是令牌的样子", "tz_ 开头、共 46 个字符的令牌"),
        ("this does not have the form of a token", "a token of 46 characters that begins with tz_"),
    ),
    row(
        Rejection::RecoveryCodeMisshapen,
        "recovery_code_misshapen",
        ("不是恢复码的样子", "16 个字符，字母 A 到 Z 和数字 2 到 7"),
        ("this does not have the form of a recovery code", "16 characters of A to Z and 2 to 7"),
    ),
    row(
        Rejection::ReceiptKeyMalformed,
        "receipt_key_malformed",
        ("回执签名密钥读不懂或名称不能用", "PRIVATE+KEY+ 开头的一行；名称里没有空格和加号"),
        (
            "the receipt key cannot be read, or its name is not possible",
            "a line that begins with PRIVATE+KEY+; a name without spaces and plus signs",
        ),
    ),
];
