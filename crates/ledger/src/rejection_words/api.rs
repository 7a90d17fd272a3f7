//! The words about the API: the block of 1300.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::PathUnknown,
        "path_unknown",
        ("没有这个地址", "docs/api.zh.md 里列出的地址"),
        ("there is nothing at this address", "an address that docs/api.md lists"),
    ),
    row(
        Rejection::MethodNotAllowed,
        "method_not_allowed",
        ("这个地址不接受这种方法", "应答头 Allow 列出的方法"),
        ("this address does not take this method", "a method that the Allow header lists"),
    ),
    row(
        Rejection::JsonMalformed,
        "json_malformed",
        ("请求正文不是 JSON", "一个 JSON 对象，用 UTF-8 编码"),
        ("the body is not JSON", "one JSON object in UTF-8"),
    ),
    row(
        Rejection::FieldsWrong,
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
    row(
        Rejection::ContentTypeWrong,
        "content_type_wrong",
        ("请求正文的类型不对", "application/json；文件用 text/csv"),
        ("the body has the wrong content type", "application/json; text/csv for a file"),
    ),
    row(
        Rejection::BodyTooLarge,
        "body_too_large",
        ("请求正文太大", "不超过 64 KiB；规则文本 1 MiB，存款文件 4 MiB"),
        (
            "the body is too large",
            "at most 64 KiB; 1 MiB for texts of rules, 4 MiB for a file of deposits",
        ),
    ),
    row(
        Rejection::ParameterWrong,
        "parameter_wrong",
        ("地址或查询里的参数不对", "接口说明 /api/v1/openapi.json 里的形式"),
        (
            "a parameter of the path or the query is wrong",
            "the form that /api/v1/openapi.json describes",
        ),
    ),
    row(
        Rejection::KeyOfRequestMissing,
        "key_of_request_missing",
        ("缺少请求的键，或它不是 UUID", "请求头 Idempotency-Key，值为每个请求新建的 UUID"),
        (
            "the key of the request is missing, or is no UUID",
            "the header Idempotency-Key with a UUID made for each request",
        ),
    ),
    row(
        Rejection::RequestInProgress,
        "request_in_progress",
        ("同一个键的请求正在办理", "稍后用同一个键再发一次"),
        (
            "a request with this key is being worked on",
            "the same request with the same key, a little later",
        ),
    ),
    row(
        Rejection::VersionMissing,
        "version_missing",
        ("没有说明要更正的是哪个版本", "请求头 If-Match，值为读取时的 ETag"),
        (
            "it is not said which version is edited",
            "the header If-Match with the ETag that was read",
        ),
    ),
    row(
        Rejection::TooManyRequests,
        "too_many_requests",
        ("请求太频繁", "等过应答头 Retry-After 的秒数再发"),
        ("there are too many requests", "a wait of the seconds that Retry-After says"),
    ),
    row(
        Rejection::OverCapacity,
        "over_capacity",
        ("服务器正忙", "等过应答头 Retry-After 的秒数，用同一个键再发"),
        (
            "the server is busy",
            "the same request with the same key, after the seconds that Retry-After says",
        ),
    ),
    row(
        Rejection::StoreUnavailable,
        "store_unavailable",
        ("暂时无法读写数据，没有确认任何改动", "等过应答头 Retry-After 的秒数，用同一个键再发"),
        (
            "the store cannot be reached; nothing was acknowledged",
            "the same request with the same key, after the seconds that Retry-After says",
        ),
    ),
    row(
        Rejection::InternalFault,
        "internal_fault",
        ("程序出错了", "请把应答头 X-Request-Id 告诉运营者"),
        ("the program failed", "a word to the operator, with the X-Request-Id of the answer"),
    ),
    row(
        Rejection::OriginForeign,
        "origin_foreign",
        ("请求来自别的网站", "从本站页面发出；程序请用令牌"),
        (
            "the request comes from another site",
            "a request from this site's own pages; programs use a token",
        ),
    ),
    row(
        Rejection::RequestTooSlow,
        "request_too_slow",
        ("请求没能按时办完，可能已经生效", "用同一个键再发一次，结果只会有一次"),
        (
            "the request was not done in time; it may have taken effect",
            "the same request with the same key: it takes effect once",
        ),
    ),
    row(
        Rejection::ChannelTokenNeeded,
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
    row(
        Rejection::BusinessDateAhead,
        "business_date_ahead",
        ("这一天还没有到", "互助池所在时区的今天或更早"),
        ("that day has not come yet", "today in the time zone of the pool, or earlier"),
    ),
];
