//! The words about notices, the ways they go, and what people ask about their own data: the block
//! of 1800.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::NoticeUnknown,
        "notice_unknown",
        ("没有这条通知", "自己的通知列表里的一条"),
        ("there is no such notice", "one of your own list"),
    ),
    row(
        Rejection::ChannelUnknown,
        "channel_unknown",
        ("没有选用这种通知方式", "先选用它：email 或 letter"),
        ("this way of being told is not chosen", "choose it first: email or letter"),
    ),
    row(
        Rejection::ChannelAddressInvalid,
        "channel_address_invalid",
        ("这不是一个能收信的电子邮箱地址", "形如 name@example.org 的地址"),
        ("this is no address that takes e-mail", "one like name@example.org"),
    ),
    row(
        Rejection::ChannelCodeWrong,
        "channel_code_wrong",
        ("验证码不对", "最近一封邮件里的六位数字"),
        ("the code is wrong", "the six digits of the latest e-mail"),
    ),
    row(
        Rejection::ChannelCodeOver,
        "channel_code_over",
        ("验证码已过期，或者试得太多", "重新填写地址，会收到新的验证码"),
        (
            "the code is too old or was tried too often",
            "to enter the address again, which sends another code",
        ),
    ),
    row(
        Rejection::ChannelCodeTooSoon,
        "channel_code_too_soon",
        ("刚刚发过验证码", "一分钟以后再试"),
        ("a code was sent a moment ago", "to try again in a minute"),
    ),
    row(
        Rejection::ChannelMailFailed,
        "channel_mail_failed",
        ("邮件没有发出去", "检查地址，过一会儿再试"),
        ("the e-mail could not be sent", "to look at the address, and to try again later"),
    ),
    row(
        Rejection::DeliveryUnknown,
        "delivery_unknown",
        ("没有这样一次已发出的通知", "已经发出、还没有退回的一次"),
        ("nothing like this was sent", "something that was sent and did not come back yet"),
    ),
    row(
        Rejection::MailRefused,
        "mail_refused",
        ("对方的邮件服务器不收这个地址的邮件；等于没有通知到", "会员换一个地址，或者换一种方式"),
        (
            "the mail server refuses this address, so nobody was told",
            "another address of the member, or another way",
        ),
    ),
    row(
        Rejection::MailUnreachable,
        "mail_unreachable",
        ("多次发送都没有成功；等于没有通知到", "检查邮件服务器的设置，或者换一种方式"),
        (
            "it could not be sent in many tries, so nobody was told",
            "to look at the settings of the mail server, or another way",
        ),
    ),
    row(
        Rejection::MailReturned,
        "mail_returned",
        ("邮件退回来了；等于没有通知到", "会员换一个地址，或者换一种方式"),
        (
            "the e-mail came back, so nobody was told",
            "another address of the member, or another way",
        ),
    ),
    row(
        Rejection::LetterReturned,
        "letter_returned",
        ("信退回来了；等于没有通知到", "请会员更正地址"),
        ("the letter came back, so nobody was told", "that the member corrects the address"),
    ),
    row(
        Rejection::CorrectionUnknown,
        "correction_unknown",
        ("没有这份更正申请", "这个人提出过的一份"),
        ("there is no such request for a correction", "one that this person made"),
    ),
    row(
        Rejection::CorrectionDecided,
        "correction_decided",
        ("这份更正申请已经处理过", "还没有处理的一份"),
        ("the request was decided already", "one that nobody has decided"),
    ),
    row(
        Rejection::CorrectionTextInvalid,
        "correction_text_invalid",
        ("没有写清楚，或者写得太长", "写明哪里不对、应当是什么；每项不超过 2000 字"),
        (
            "something is missing or too long",
            "what is wrong and what is right, each in at most 2,000 characters",
        ),
    ),
    row(
        Rejection::SessionUnknown,
        "session_unknown",
        ("没有这处登录，或者它已经结束", "自己的登录列表里的一处"),
        ("there is no such session, or it has ended", "one of your own list"),
    ),
];
