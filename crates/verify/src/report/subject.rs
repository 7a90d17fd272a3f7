//! What is checked, with its names.

use crate::words::Words;

/// A thing that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Every file of a bundle is in its list, whose hash is signed.
    Manifest,
    /// The checkpoint is signed by the log, and by the witnesses that the policy asks for.
    Checkpoint,
    /// The hashes of the tree follow from the entries.
    Tiles,
    /// The root of the checkpoint follows from the entries.
    Root,
    /// The log continues what an earlier checkpoint said.
    Earlier,
    /// The entries are written as they should be.
    Entries,
    /// What happened could happen, in this order.
    Order,
    /// The texts of the rules have the hashes of the log.
    Rulebooks,
    /// Rounds follow the calendar of the rules in force.
    Calendar,
    /// No more pay than have joined.
    Headcounts,
    /// The right cases get the right aid, and give back what they should.
    Cases,
    /// Every figure of every round.
    Rounds,
    /// Aid is paid out as rounds gave it.
    Payments,
    /// The committed balances fit the rounds.
    Balances,
    /// The bank holds what members are owed.
    Custody,
    /// Draws of juries were fixed before they were made.
    Juries,
    /// Orders of a supervisor are obeyed.
    StopOrders,
    /// The community's pages say what the log says.
    Published,
    /// An entry is in the log, by a proof in a file.
    Inclusion,
    /// A proof shows what it says.
    Content,
}

impl Subject {
    /// A stable name for machines.
    pub fn slug(self) -> &'static str {
        match self {
            Subject::Manifest => "manifest",
            Subject::Checkpoint => "checkpoint",
            Subject::Tiles => "tiles",
            Subject::Root => "root",
            Subject::Earlier => "earlier_checkpoint",
            Subject::Entries => "entries",
            Subject::Order => "order",
            Subject::Rulebooks => "rulebooks",
            Subject::Calendar => "calendar",
            Subject::Headcounts => "headcounts",
            Subject::Cases => "cases",
            Subject::Rounds => "rounds",
            Subject::Payments => "payments",
            Subject::Balances => "balances",
            Subject::Custody => "custody",
            Subject::Juries => "juries",
            Subject::StopOrders => "stop_orders",
            Subject::Published => "published",
            Subject::Inclusion => "inclusion",
            Subject::Content => "content",
        }
    }

    /// Its name for people.
    pub fn name(self) -> Words {
        let (chinese, english) = match self {
            Subject::Manifest => {
                ("文件清单：每个文件都在其中", "the list of files holds each file")
            }
            Subject::Checkpoint => ("检查点的签名", "the signatures of the checkpoint"),
            Subject::Tiles => ("由条目重算的每个哈希文件", "each file of hashes, from the entries"),
            Subject::Root => ("由条目重算的根", "the root, from the entries"),
            Subject::Earlier => ("接续先前的检查点", "the log continues the earlier checkpoint"),
            Subject::Entries => ("条目的写法", "the form of the entries"),
            Subject::Order => ("事情的先后", "the order of what happened"),
            Subject::Rulebooks => ("规则文本与其哈希", "the texts of the rules and their hashes"),
            Subject::Calendar => ("各期的日期与所用规则", "the dates of rounds, and their rules"),
            Subject::Headcounts => ("分摊人数不超过加入人数", "no more pay than have joined"),
            Subject::Cases => ("每期的案例与金额", "the cases of each round and their aid"),
            Subject::Rounds => ("每期的每个数字", "every figure of every round"),
            Subject::Payments => ("互助金的打款", "aid that was paid out"),
            Subject::Balances => ("余额承诺与分摊之和", "committed balances against the rounds"),
            Subject::Custody => ("银行存管对余额", "money in custody against balances"),
            Subject::Juries => ("评议团的抽选", "the draws of juries"),
            Subject::StopOrders => ("监管员的停止指令", "stop orders of supervisors"),
            Subject::Published => ("互助社页面上的各期数字", "the rounds on the community's pages"),
            Subject::Inclusion => ("条目收录在日志中", "the entry is in the log"),
            Subject::Content => ("证明的内容", "what the proof shows"),
        };
        Words::new(chinese, english)
    }
}
