//! The words about communities on a machine: the block of 1500.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::CommunityMissing,
        "community_missing",
        ("这个文件夹里没有社区", "用 tongzhou admin init 新建，或指明另一个文件夹"),
        (
            "there is no community in this folder",
            "tongzhou admin init makes one; or name another folder",
        ),
    ),
    row(
        Rejection::CommunityExists,
        "community_exists",
        ("这个文件夹里已经有一个社区", "另一个文件夹；已有的不会被改动"),
        (
            "there is a community in this folder already",
            "another folder; the one there is not touched",
        ),
    ),
    row(
        Rejection::CommunityBusy,
        "community_busy",
        ("另一个进程正在使用这个社区", "先停掉它；多个服务器共用时请用 PostgreSQL"),
        (
            "another process is at work on this community",
            "stop it first; several servers share a PostgreSQL database",
        ),
    ),
    row(
        Rejection::CommunitySettingsInvalid,
        "community_settings_invalid",
        ("社区的设置读不懂", "community.toml 里只有 name 和 database 两项；名称不含空格"),
        (
            "the settings of the community cannot be read",
            "community.toml has a name without spaces, a database, and nothing else",
        ),
    ),
    row(
        Rejection::DatabaseUnavailable,
        "database_unavailable",
        ("数据库打不开或没有应答", "检查地址、磁盘空间和数据库服务，再试一次"),
        (
            "the database cannot be opened or does not answer",
            "look at the address, the disk and the server, and try again",
        ),
    ),
    row(
        Rejection::SchemaNewer,
        "schema_newer",
        ("数据库是更新的版本写的", "安装至少同样新的版本；旧版本不会改动它"),
        (
            "the database was written by a newer release",
            "install a release at least as new; an older one does not touch it",
        ),
    ),
    row(
        Rejection::SchemaOlder,
        "schema_older",
        ("数据库的结构比本版本旧", "先运行 tongzhou migrate；只读的命令不升级数据库"),
        (
            "the database has the schema of an older release",
            "run tongzhou migrate first; what only reads does not change it",
        ),
    ),
    row(
        Rejection::SharingChanged,
        "sharing_changed",
        ("这个计划中途改过分摊办法，一个账本只能写一种", "只导出各表；各期照原样在 round.csv 里"),
        (
            "the pool changed how it shares, and a book holds one way only",
            "export the tables alone; the rounds stand in round.csv as they were",
        ),
    ),
    row(
        Rejection::BackupBroken,
        "backup_broken",
        ("备份与它的清单不符", "另一份没有改动、没有缺损的备份"),
        ("the backup is not what its manifest says", "another copy, neither changed nor cut short"),
    ),
    row(
        Rejection::BackupKeysMissing,
        "backup_keys_missing",
        ("备份里没有密钥", "用 --keys 指明另存的密钥文件夹"),
        (
            "there are no keys in the backup",
            "name the folder of keys you kept elsewhere, with --keys",
        ),
    ),
    row(
        Rejection::KeysOfAnother,
        "keys_of_another",
        ("这些密钥不属于这个社区", "这个社区自己的 keys 文件夹，含全部主密钥"),
        (
            "these keys are not those of this community",
            "the keys folder of this very community, with all its master keys",
        ),
    ),
    row(
        Rejection::DatabaseToolMissing,
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
    row(
        Rejection::DistributionNeedsPostgres,
        "distribution_needs_postgres",
        ("SQLite 是一个文件，不能分布到多台服务器", "数据库是 PostgreSQL 的社区"),
        (
            "SQLite is one file and cannot be spread over servers",
            "a community whose database is PostgreSQL",
        ),
    ),
    row(
        Rejection::CitusMissing,
        "citus_missing",
        ("数据库里没有 Citus 扩展", "由数据库管理员先执行 CREATE EXTENSION citus"),
        (
            "the database does not have the Citus extension",
            "have its administrator run CREATE EXTENSION citus first",
        ),
    ),
    row(
        Rejection::ImportNeedsRulebook,
        "import_needs_rulebook",
        ("要迁入的账本没有指明规则", "plan.toml 里写 rulebook = \"计划/日期\"；会员要读得到规则"),
        (
            "the book to move in names no rulebook",
            "a plan.toml with rulebook = \"plan/date\": members read their rules",
        ),
    ),
    row(
        Rejection::PoolHasHistory,
        "pool_has_history",
        ("这个编号的计划已有别的内容", "另一个编号；同一账本可以再次迁入"),
        (
            "the pool of this number has another history",
            "another number; the same book may be moved in again",
        ),
    ),
    row(
        Rejection::DatabaseNotEmpty,
        "database_not_empty",
        ("要恢复到的数据库不是空的", "一个新建的空数据库"),
        ("the database to restore into is not empty", "a database that was just made"),
    ),
    row(
        Rejection::InputEnded,
        "input_ended",
        ("标准输入在该输入的一行之前就结束了", "按提示每行输入一项"),
        (
            "standard input ended before a line that was asked for",
            "one line for each thing asked for",
        ),
    ),
    row(
        Rejection::BooksUnbalanced,
        "books_unbalanced",
        ("数据库里的账目不平或缺了期数", "停止使用，从完好的备份恢复"),
        (
            "the accounts of the database do not balance, or rounds are missing",
            "stop using it and restore a sound backup",
        ),
    ),
    row(
        Rejection::CommunityFounded,
        "community_founded",
        ("这个社区已有账户", "由两位已登录的人一起给新账户角色"),
        ("the community has accounts already", "new roles are given by two people who sign in"),
    ),
    row(
        Rejection::BackupOtherEngine,
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
    row(
        Rejection::DemoOfAnotherOrigin,
        "demo_of_another_origin",
        ("文件夹里是另一个演示", "换一个 --dir，或者先删掉这个文件夹"),
        (
            "the folder holds another demonstration",
            "name another --dir, or delete this folder first",
        ),
    ),
    row(
        Rejection::CustodyStatementDuplicate,
        "custody_statement_duplicate",
        ("这一天的存管对账单已经记入", "记入的不再改；更正写进下一天的对账单"),
        (
            "the custody statement of this day was entered before",
            "an entry is never changed; the statement of a later day corrects it",
        ),
    ),
    row(
        Rejection::AddressUnusable,
        "address_unusable",
        ("不能在这个地址提供服务", "没有被占用的地址和端口，例如 127.0.0.1:8080"),
        (
            "this address cannot be listened on",
            "an address and a port that are free, such as 127.0.0.1:8080",
        ),
    ),
    row(
        Rejection::DemoClockMoving,
        "demo_clock_moving",
        ("演示的日期正在往前走", "等这一次走完再点"),
        (
            "the date of the demonstration is moving already",
            "ask again once this move has come to its end",
        ),
    ),
    row(
        Rejection::DemoClockGettingReady,
        "demo_clock_getting_ready",
        ("演示世界还在准备，日期暂时不能往前走", "过几秒钟再点；页面照常可以看"),
        (
            "the world of the demonstration is getting ready; its date cannot move yet",
            "ask again in a few seconds; the pages are there meanwhile",
        ),
    ),
    row(
        Rejection::DemoClockStopped,
        "demo_clock_stopped",
        (
            "演示的日期停住了，不能再往前走",
            "重新启动 tongzhou demo；还是不行就删掉文件夹重新建一个",
        ),
        (
            "the date of the demonstration has stopped and moves no further",
            "start tongzhou demo again; if that does not help, delete the folder and build another",
        ),
    ),
];
