//! The words about signing in, roles and two people: the block of 1200.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::SignInRefused,
        "sign_in_refused",
        (
            "登录名、密码或验证码不对，或者尝试次数太多",
            "正确的登录名、密码和验证码；多次失败后过一会儿再试",
        ),
        (
            "the sign-in name, password or code is wrong, or too many tries were made",
            "the right name, password and code; after several failures, some time later",
        ),
    ),
    row(
        Rejection::SignInNeeded,
        "sign_in_needed",
        ("没有登录，或者登录、令牌已经失效", "重新登录；程序请用有效的令牌"),
        (
            "nobody is signed in, or the session or token has ended",
            "to sign in again; for a program, a token that is valid",
        ),
    ),
    row(
        Rejection::NotPermitted,
        "not_permitted",
        ("这个角色不能做这件事", "由有此权限的角色来做，见 docs/roles.md"),
        ("this role may not do this", "somebody whose role may, as docs/roles.md lists"),
    ),
    row(
        Rejection::SecondFactorNeeded,
        "second_factor_needed",
        ("做这件事要用两种方式验证身份", "启用一次性验证码，并用它登录"),
        ("this needs two factors", "to enrol a one-time code and to sign in with it"),
    ),
    row(
        Rejection::ScopeMissing,
        "scope_missing",
        ("令牌的范围不包括这件事", "范围包括这件事的令牌；资金的确认只能由人登录后进行"),
        (
            "the token's scopes do not hold this",
            "a token whose scope holds it; money is confirmed only by people who signed in",
        ),
    ),
    row(
        Rejection::SamePersonTwice,
        "same_person_twice",
        ("提出的人和确认的人是同一个", "由另一个人来确认或驳回"),
        (
            "the one who proposed this cannot decide it",
            "another person, to confirm or to reject it",
        ),
    ),
    row(
        Rejection::ProposalUnknown,
        "proposal_unknown",
        ("没有这项提议", "待办里列出的提议编号"),
        ("there is no such proposal", "the id of a proposal that is listed"),
    ),
    row(
        Rejection::ProposalDecided,
        "proposal_decided",
        ("这项提议已经有了结果", "结果不会改变；需要时另提一项"),
        ("this proposal is decided", "the decision stays; a new proposal where one is needed"),
    ),
    row(
        Rejection::ProposalUnreadable,
        "proposal_unreadable",
        ("提议的内容读不懂", "这一版程序写下的提议"),
        ("what is proposed cannot be read", "a proposal as this release writes it"),
    ),
    row(
        Rejection::DecisionReasonMissing,
        "decision_reason_missing",
        ("驳回没有写理由，或理由太长", "1 到 500 个字符的理由，不写个人信息"),
        (
            "a rejection without a reason, or with one that is too long",
            "a reason of 1 to 500 characters without personal data",
        ),
    ),
    row(
        Rejection::FileNotTheProposed,
        "file_not_the_proposed",
        ("这不是提议时的那个文件", "一个字节也没有改动的原文件"),
        ("this is not the file that was proposed", "that very file, byte for byte"),
    ),
    row(
        Rejection::AccountDuplicate,
        "account_duplicate",
        ("登录名已被使用，或此人已有账户", "另一个登录名；一个人只有一个账户"),
        (
            "the sign-in name is taken, or this person has an account",
            "another name; one account for each person",
        ),
    ),
    row(
        Rejection::AccountUnknown,
        "account_unknown",
        ("没有这个账户", "已建立的账户的编号"),
        ("there is no such account", "the id of an account that was made"),
    ),
    row(
        Rejection::AccountChanged,
        "account_changed",
        ("账户刚被改动", "读取最新内容后再改"),
        ("the account has changed meanwhile", "the same change, made to it as it is now"),
    ),
    row(
        Rejection::ProposalDuplicate,
        "proposal_duplicate",
        ("这项提议已经提过", "每项提议用新的编号；同一个文件只提一次"),
        ("this was proposed before", "a new id for each proposal; a file is proposed once"),
    ),
    row(
        Rejection::ScopesInvalid,
        "scopes_invalid",
        (
            "令牌的名称、范围或期限不能用",
            "1 到 60 个字符的名称，docs/roles.md 里带星号的事项，一年以内的期限",
        ),
        (
            "the name, the scopes or the end of the token is not possible",
            "a name up to 60 characters, actions starred in docs/roles.md, a year at most",
        ),
    ),
    row(
        Rejection::PasskeyRefused,
        "passkey_refused",
        ("通行密钥没有通过验证，或者质询已失效", "重新开始，并在五分钟内完成"),
        (
            "the passkey was not accepted, or its challenge is over",
            "a fresh start, finished within five minutes",
        ),
    ),
    row(
        Rejection::PasskeyDuplicate,
        "passkey_duplicate",
        ("这个通行密钥已经登记", "另一个通行密钥"),
        ("this passkey is registered already", "another passkey"),
    ),
    row(
        Rejection::PasskeyUnknown,
        "passkey_unknown",
        ("这个账户没有这个通行密钥", "账户已登记的通行密钥"),
        ("this account has no such passkey", "a passkey of this account"),
    ),
    row(
        Rejection::PasskeyAddressInvalid,
        "passkey_address_invalid",
        ("通行密钥的主机名与地址不相符", "主机名，以及它的 https 地址"),
        (
            "the host of passkeys and the address do not go together",
            "a host name and an https address of it",
        ),
    ),
];
