//! The words about the public log: the block of 1900.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::LogBroken,
        "log_broken",
        ("公开日志的文件与签过名的不一致", "不要再写：先与见证人和镜像核对，见 docs/operating"),
        (
            "the files of the public log are not what was signed",
            "write nothing more: compare with witnesses and mirrors first, see docs/operating",
        ),
    ),
    row(
        Rejection::LogUnavailable,
        "log_unavailable",
        ("公开日志的文件暂时不能读写", "检查磁盘空间和权限，再试一次"),
        (
            "the files of the public log cannot be read or written now",
            "look at the disk and its rights, and try again",
        ),
    ),
    row(
        Rejection::LogAhead,
        "log_ahead",
        ("公开日志里有账本不知道的条目", "账本是从备份恢复的：按 docs/operating 里的步骤续上"),
        (
            "the public log has entries that the books do not know",
            "the books were restored from a backup: go on as docs/operating says",
        ),
    ),
    row(
        Rejection::LogBehind,
        "log_behind",
        ("公开日志缺了账本已经写进去的条目", "从镜像取回日志；日志不能用旧备份恢复"),
        (
            "the public log lacks entries that the books have put into it",
            "get the log back from a mirror; it is never restored from an older copy",
        ),
    ),
    row(
        Rejection::LogEntryUnknown,
        "log_entry_unknown",
        ("日志里还没有这一条", "新的事实要等几秒才写进日志，请稍后再试"),
        (
            "the log has no such entry yet",
            "what is new takes some seconds to get into the log: try again then",
        ),
    ),
    row(
        Rejection::LogProofMissing,
        "log_proof_missing",
        (
            "这一项没有您的证明",
            "您的证明一览写着有哪些：参加分摊的每一期有一份分摊金证明，加入之后的每一期有一份余额证明",
        ),
        (
            "there is no proof of this for you",
            "your list of proofs says which there are: shares, and balances since you joined",
        ),
    ),
    row(
        Rejection::LogKeyMalformed,
        "log_key_malformed",
        ("日志的签名密钥读不懂", "一行 PRIVATE+KEY+…，由 tongzhou admin init 写成"),
        (
            "the key that signs the log cannot be read",
            "one line PRIVATE+KEY+…, as tongzhou admin init writes it",
        ),
    ),
    row(
        Rejection::LogMissing,
        "log_missing",
        ("这个社区没有公开日志", "换一个有公开日志的社区"),
        ("this community keeps no public log", "another community, which keeps one"),
    ),
    row(
        Rejection::TamperOnlyDemo,
        "tamper_only_demo",
        ("只有演示可以这样改动", "tongzhou demo 建的文件夹"),
        ("only a demonstration is changed like this", "a folder that tongzhou demo has made"),
    ),
    row(
        Rejection::LogUnwitnessed,
        "log_unwitnessed",
        ("签名的见证人还不够", "见证人恢复后会自动再请；名单在 witnesses.policy"),
        (
            "too few witnesses have signed the public log",
            "they are asked again by themselves; the list is witnesses.policy",
        ),
    ),
];
