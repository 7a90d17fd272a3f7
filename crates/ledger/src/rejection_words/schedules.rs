//! The words about schedules, jobs and webhooks: the block of 1100.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::TimeZoneUnknown,
        "time_zone_unknown",
        ("没有这个时区", "IANA 时区名，例如 Asia/Shanghai"),
        ("there is no such time zone", "a name of the IANA database, such as Asia/Shanghai"),
    ),
    row(
        Rejection::ScheduleUnknown,
        "schedule_unknown",
        ("互助池还没有日程", "先为它定下时区和起始日"),
        ("the pool has no schedule", "set its time zone and first day first"),
    ),
    row(
        Rejection::ScheduleDuplicate,
        "schedule_duplicate",
        ("互助池已经有日程", "日程只定一次"),
        ("the pool has a schedule already", "a schedule is set once"),
    ),
    row(
        Rejection::ScheduleBackwards,
        "schedule_backwards",
        ("首期起算日不晚于营业日", "首期起算日晚于营业日"),
        (
            "the first round would lie on or before the business date",
            "a first day after the business date",
        ),
    ),
    row(
        Rejection::BusinessDateStale,
        "business_date_stale",
        ("营业日不是所说的那一天，或跳过了一天", "重新读取营业日，每次前移一天"),
        (
            "the business date is not the one that was said, or a day is skipped",
            "read the business date again and move it by one day",
        ),
    ),
    row(
        Rejection::DebitRunUnknown,
        "debit_run_unknown",
        ("这一期没有开始扣款", "到结算日由日程开始扣款"),
        ("no debit run of this round is open", "the schedule opens it on the settle date"),
    ),
    row(
        Rejection::DebitRunConfirmed,
        "debit_run_confirmed",
        ("这一期的扣款已经确认", "确认后不再重试"),
        ("the debit run of this round is confirmed", "nothing is tried again after that"),
    ),
    row(
        Rejection::DebitTriesUsedUp,
        "debit_tries_used_up",
        ("扣款次数已用完", "记下失败的扣款，然后确认"),
        (
            "the tries of this debit run are used up",
            "write the debits that failed and confirm the run",
        ),
    ),
    row(
        Rejection::WebhookAddressInvalid,
        "webhook_address_invalid",
        ("通知地址不能用", "以 https:// 开头的地址；本机测试可用 http://127.0.0.1"),
        (
            "the address of the webhook cannot be used",
            "an address that begins with https://, or with http://127.0.0.1 for a test",
        ),
    ),
    row(
        Rejection::WebhookUnknown,
        "webhook_unknown",
        ("没有这个通知地址", "已登记的通知地址编号"),
        ("there is no such webhook", "the id of a webhook that was set"),
    ),
];
