//! The words about witnesses of transparency logs: the block of 2000.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::WitnessMissing,
        "witness_missing",
        ("这个文件夹里没有见证者", "用 tongzhou witness init 新建，或指明另一个文件夹"),
        (
            "there is no witness in this folder",
            "tongzhou witness init makes one; or name another folder",
        ),
    ),
    row(
        Rejection::WitnessExists,
        "witness_exists",
        ("这个文件夹里已经有一个见证者", "另一个文件夹；已有的不会被改动"),
        (
            "there is a witness in this folder already",
            "another folder; the one there is not touched",
        ),
    ),
    row(
        Rejection::WitnessBusy,
        "witness_busy",
        ("另一个进程正以这个见证者的名义联署", "先停掉它：两个进程会各记各的"),
        (
            "another process cosigns in the name of this witness",
            "stop it first: two would each remember something else",
        ),
    ),
    row(
        Rejection::WitnessNameInvalid,
        "witness_name_invalid",
        ("这不能作见证者的名称", "不含空格和加号的名称，例如 witness.example.org，最长 255 字节"),
        (
            "a witness cannot have this name",
            "one without spaces and plus signs, such as witness.example.org, of at most 255 bytes",
        ),
    ),
    row(
        Rejection::WitnessKeyInvalid,
        "witness_key_invalid",
        ("这不是见证者的私钥", "tongzhou witness init 写出的文件，一字不改"),
        (
            "this is not the secret key of a witness",
            "the file that tongzhou witness init wrote, unchanged",
        ),
    ),
    row(
        Rejection::LogPolicyInvalid,
        "log_policy_invalid",
        ("日志策略读不懂", "按 https://c2sp.org/tlog-policy 书写的文件"),
        ("the policy of logs cannot be read", "a file as https://c2sp.org/tlog-policy has it"),
    ),
    row(
        Rejection::KeptCheckpointBroken,
        "kept_checkpoint_broken",
        (
            "记下的检查点读不出来，或者没有认得的签名",
            "见证者自己写下的文件；不要删除它，删除就是忘记联署过什么",
        ),
        (
            "a checkpoint that was kept cannot be read, or nobody known has signed it",
            "the file that the witness wrote; do not delete it, which would be to forget",
        ),
    ),
];
