//! What the formats of logs find wrong, in both languages: their crate is of use without this
//! project, and tells it in English alone.

use crate::words::Words;
use tlog::checkpoint::CheckpointError;
use tlog::note::NoteError;
use tlog::policy::{JudgeError, PolicyError, PolicyFault};
use tlog::proof::ProofError;
use tlog::tree::TreeError;

impl From<NoteError> for Words {
    fn from(error: NoteError) -> Words {
        let chinese = match error {
            NoteError::TooLarge => "超过 1,000,000 字节",
            NoteError::NotUtf8 => "不是 UTF-8 文字",
            NoteError::ControlCharacter => "含有控制字符",
            NoteError::TextUnended => "正文不以换行结束",
            NoteError::SignatureMissing => "没有签名",
            NoteError::TooManySignatures => "签名超过 100 个",
            NoteError::SignatureMalformed => "有一行不是签名",
            NoteError::SignatureWrong => "已知公钥的一个签名不成立",
            NoteError::NoKnownSignature => "没有已知公钥的签名",
            NoteError::KeyAmbiguous => "两把已知公钥的名称和编号相同",
            NoteError::KeyNameInvalid => "公钥的名称为空，或含有空格或加号",
            NoteError::KeyMalformed => "不是签名公钥的文字形式",
            NoteError::NotACheckpoint => "不是这把公钥能联署的检查点",
            NoteError::TimeInvalid => "联署的时间不成立",
        };
        Words::new(chinese, error.to_string())
    }
}

impl From<CheckpointError> for Words {
    fn from(error: CheckpointError) -> Words {
        let chinese = match error {
            CheckpointError::LineMissing => "检查点应有三行，不能有空行",
            CheckpointError::OriginInvalid => "日志名称为空，或超过 255 字节",
            CheckpointError::SizeMalformed => "条目数不是普通的十进制数",
            CheckpointError::RootMalformed => "根不是 32 字节的 base64",
        };
        Words::new(chinese, error.to_string())
    }
}

impl From<TreeError> for Words {
    fn from(error: TreeError) -> Words {
        let chinese = match error {
            TreeError::IndexBeyond => "条目在树之外",
            TreeError::SizeBeyond => "较早的树比较晚的树还大",
            TreeError::WrongLength => "证明里的哈希太少或太多",
            TreeError::WrongRoot => "证明里的哈希通不到根",
            TreeError::HashMissing => "缺少树的一个哈希",
        };
        Words::new(chinese, error.to_string())
    }
}

impl From<ProofError> for Words {
    fn from(error: ProofError) -> Words {
        let chinese = match error {
            ProofError::TooLarge => "比任何证明都大",
            ProofError::NotUtf8 => "不是 UTF-8 文字",
            ProofError::NotAProof => "第一行不是 c2sp.org/tlog-proof@v1",
            ProofError::ExtraMalformed => "extra 一行不是 base64",
            ProofError::IndexMalformed => "没有 index 一行，或它不是普通的数",
            ProofError::HashMalformed => "有一行不是 32 字节的 base64",
            ProofError::CheckpointMissing => "哈希之后没有检查点",
            ProofError::Note(why) => return why.into(),
            ProofError::Checkpoint(why) => return why.into(),
            ProofError::OtherLog => "检查点是别的日志的",
            ProofError::Tree(why) => return why.into(),
        };
        Words::new(chinese, error.to_string())
    }
}

impl From<JudgeError> for Words {
    fn from(error: JudgeError) -> Words {
        match error {
            JudgeError::Note(why) => why.into(),
            JudgeError::Checkpoint(why) => why.into(),
        }
    }
}

impl From<PolicyError> for Words {
    fn from(error: PolicyError) -> Words {
        let chinese = match error.why {
            PolicyFault::TooLarge => "超过 1,000,000 字节",
            PolicyFault::ControlCharacter => "含有制表符和换行以外的控制字符",
            PolicyFault::LineUnended => "最后一行没有换行",
            PolicyFault::WordUnknown => "每行以 log、witness、group 或 quorum 开头",
            PolicyFault::ItemCount => "这一行的项目太少或太多",
            PolicyFault::TooMany => "日志、见证人或组超过 64 个",
            PolicyFault::Key(why) => return why.into(),
            PolicyFault::KeyKind => "见证人的公钥不是联署用的",
            PolicyFault::KeyDuplicate => "这把公钥已经在另一行",
            PolicyFault::KeyAmbiguous => "另一把公钥的名称和短编号相同",
            PolicyFault::NameReserved => "见证人和组都不能叫 none",
            PolicyFault::NameDuplicate => "这个名称已经用过",
            PolicyFault::NameUndefined => "上面没有叫这个名称的见证人或组",
            PolicyFault::MemberTwice => "这个见证人或组已经在一个组里",
            PolicyFault::Threshold => "门槛应为 any、all，或 1 到成员数之间的数",
            PolicyFault::QuorumTwice => "quorum 不止一行",
            PolicyFault::QuorumMissing => "没有 quorum 一行",
        };
        Words::new(chinese, error.why.to_string())
    }
}
