//! `tongzhou admin found`, `account` and `role`: who signs in, and who may do what.
//!
//! The first two people are made by the founding; from then on a role is given by two who sign in
//! here one after the other, and taken back by one. **Invariant: a password never stands among the
//! arguments**; it is read from standard input, or made and shown once.

use super::{Desk, second, usage};
use crate::Context;
use crate::failure::{Failure, whole_file};
use crate::terminal_input::{Typing, line};
use jiff::Timestamp;
use ledger::{Language, Rejection};
use serde_json::json;
use service::accounts::{
    NewAccount, account_of, create_account, disable, enrol, found_community, revoke_role,
};
use service::money_entry::Entry;
use service::principal::{Principal, principal};
use service::proposals::{confirm, propose};
use service::roles::{Line, Role};
use service::sign_in::{Credentials, sign_in, sign_out};
use std::path::{Path, PathBuf};
use store::account::{accounts, roles};
use uuid::Uuid;
use vault::{Entropy, OneTimeSecret, OperatingSystemEntropy, RecoveryCode};
use zeroize::Zeroizing;

/// The first two people, who give every other role. 最初的两个人，由他们给出其他角色。
#[derive(clap::Args)]
#[command(override_usage = usage::FOUND)]
pub struct FoundArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The sign-in name of the plan manager. 计划管理员的登录名。
    #[arg(long, value_name = "NAME")]
    manager: String,
    /// The sign-in name of the compliance officer. 合规员的登录名。
    #[arg(long, value_name = "NAME")]
    compliance: String,
    #[command(flatten)]
    password: PasswordSource,
}

/// Where a new password comes from.
#[derive(clap::Args)]
struct PasswordSource {
    /// Read each password from standard input, a line each; made and shown when not given.
    /// 从标准输入读密码，每行一个；不写则生成并显示一次。
    #[arg(long)]
    password_input: bool,
}

/// Accounts that sign in. 登录账户。
#[derive(clap::Subcommand)]
pub enum AccountCommand {
    /// Make an account without a role. 新建没有角色的账户。
    Add(NamedArguments),
    /// List accounts by id; names are kept nowhere. 按编号列出账户；登录名不保存。
    List(DirArguments),
    /// Enrol one-time codes; password and code are read. 绑定一次性验证码；从输入读密码与验证码。
    Enrol(OwnArguments),
    /// Shut an account, by a plan manager who signs in. 由登录的计划管理员停用账户。
    Disable(ByOneArguments),
}

/// Roles of accounts. 账户的角色。
#[derive(clap::Subcommand)]
pub enum RoleCommand {
    /// Give a role, by two people who sign in. 由两位登录的人给出角色。
    Grant(GrantArguments),
    /// Take a role back, by one who signs in. 由一位登录的人收回角色。
    Revoke(RevokeArguments),
}

/// Which community.
#[derive(clap::Args)]
pub struct DirArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// Which account is made.
#[derive(clap::Args)]
pub struct NamedArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The sign-in name. 登录名。
    #[arg(long, value_name = "NAME")]
    name: String,
    #[command(flatten)]
    password: PasswordSource,
}

/// Whose account.
#[derive(clap::Args)]
pub struct OwnArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The sign-in name. 登录名。
    #[arg(long, value_name = "NAME")]
    name: String,
}

/// Which account, by whom.
#[derive(clap::Args)]
#[command(override_usage = usage::DISABLE)]
pub struct ByOneArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The sign-in name. 登录名。
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The sign-in name of who does it. 操作人的登录名。
    #[arg(long, value_name = "NAME")]
    by: String,
}

/// Which role, to whom.
#[derive(clap::Args)]
pub struct RoleOfAccount {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Whose sign-in name. 账户的登录名。
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The role, such as treasurer. 角色，例如 treasurer。
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Role,
    /// The line of business. 业务线。
    #[arg(long, value_name = "LINE", value_parser = business, default_value = "mutual_aid")]
    line: Line,
}

/// A role to give.
#[derive(clap::Args)]
#[command(override_usage = usage::GRANT)]
pub struct GrantArguments {
    #[command(flatten)]
    of: RoleOfAccount,
    /// The sign-in name of the plan manager who proposes it. 提议的计划管理员的登录名。
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The sign-in name of the compliance officer who agrees. 确认的合规员的登录名。
    #[arg(long, value_name = "NAME")]
    confirmed_by: String,
}

/// A role to take back.
#[derive(clap::Args)]
#[command(override_usage = usage::REVOKE)]
pub struct RevokeArguments {
    #[command(flatten)]
    of: RoleOfAccount,
    /// The sign-in name of who does it. 操作人的登录名。
    #[arg(long, value_name = "NAME")]
    by: String,
}

fn role(text: &str) -> Result<Role, String> {
    let known = Role::ALL.map(Role::slug).join(", ");
    Role::from_slug(text).ok_or(known)
}

fn business(text: &str) -> Result<Line, String> {
    Line::from_slug(text).ok_or_else(|| Line::ALL.map(Line::slug).join(", "))
}

/// Makes the first two accounts.
pub fn found(arguments: &FoundArguments, context: &Context) -> Result<String, Failure> {
    let FoundArguments { dir, manager, compliance, password } = arguments;
    let desk = Desk::open(dir)?;
    let there = desk.ask(async |community| {
        accounts(&mut *community.store.reader().await?, Uuid::nil(), 1).await
    })?;
    if !there.is_empty() {
        return Err(whole_file(dir.display().to_string(), Rejection::CommunityFounded).into());
    }
    let words =
        [new_password(password, manager, context)?, new_password(password, compliance, context)?];
    let [first, second] = &words;
    desk.ask(async |community| {
        let now = Timestamp::now();
        let manager = new(community.new_id(now), manager, first);
        let compliance = new(community.new_id(now), compliance, second);
        found_community(community, manager, compliance, now).await
    })?;
    let made = [(manager.as_str(), first), (compliance.as_str(), second)];
    Ok(made_accounts(&made, password, context))
}

/// Runs a command about accounts.
pub fn run(command: &AccountCommand, context: &Context) -> Result<String, Failure> {
    match command {
        AccountCommand::Add(NamedArguments { dir, name, password }) => {
            let desk = Desk::open(dir)?;
            let word = new_password(password, name, context)?;
            desk.ask(async |community| {
                let now = Timestamp::now();
                create_account(community, new(community.new_id(now), name, &word), now).await
            })?;
            Ok(made_accounts(&[(name.as_str(), &word)], password, context))
        }
        AccountCommand::List(arguments) => list(&arguments.dir, context),
        AccountCommand::Enrol(arguments) => enrol_codes(arguments, context),
        AccountCommand::Disable(ByOneArguments { dir, name, by }) => {
            let desk = Desk::open(dir)?;
            by_one(&desk, by, context, async |community, principal| {
                let account = account_of(community, name).await?;
                disable(community, principal, account, Timestamp::now()).await
            })?;
            Ok(done(context, "账户已停用。\n", "The account is shut.\n"))
        }
    }
}

/// Runs a command about roles.
pub fn run_role(command: &RoleCommand, context: &Context) -> Result<String, Failure> {
    match command {
        RoleCommand::Grant(arguments) => grant(arguments, context),
        RoleCommand::Revoke(RevokeArguments { of, by }) => {
            let desk = Desk::open(&of.dir)?;
            by_one(&desk, by, context, async |community, principal| {
                let account = account_of(community, &of.name).await?;
                revoke_role(community, principal, (account, of.line, of.role), Timestamp::now())
                    .await
            })?;
            Ok(done(context, "角色已收回。\n", "The role is taken back.\n"))
        }
    }
}

fn grant(arguments: &GrantArguments, context: &Context) -> Result<String, Failure> {
    let GrantArguments { of, by, confirmed_by } = arguments;
    let desk = Desk::open(&of.dir)?;
    let account = desk.ask(async |community| account_of(community, &of.name).await)?;
    let entry = Entry::Role { account, line: of.line, role: of.role };
    let now = Timestamp::now();
    let proposal = desk.open.community.new_id(now);
    by_one(&desk, by, context, async |community, principal| {
        propose(community, principal, (0, proposal), &entry, now).await.map(|_| ())
    })?;
    by_one(&desk, confirmed_by, context, async |community, principal| {
        let (now, key) = (Timestamp::now(), community.new_id(now));
        confirm(community, principal, (proposal, key), now).await.map(|_| ())
    })?;
    Ok(done(context, "角色已由两人给出。\n", "The role is given, by two people.\n"))
}

/// Does something as one person, who signs in for it and out after it.
pub(super) fn by_one<T>(
    desk: &Desk<'_>,
    name: &str,
    context: &Context,
    what: impl AsyncFnOnce(&service::Community, &Principal) -> Result<T, store::StoreFailure>,
) -> Result<T, Failure> {
    let asked = (format!("{name} 的密码"), format!("password of {name}"));
    let password = line(context, (&asked.0, &asked.1), Typing::Hidden)?;
    let asked = (format!("{name} 的验证码"), format!("one-time code of {name}"));
    let code = line(context, (&asked.0, &asked.1), Typing::Shown)?;
    desk.ask(async |community| {
        let code = Some(code.as_str()).filter(|code| !code.is_empty());
        let typed = Credentials { name, password: &password, code };
        let signed_in = sign_in(community, typed, Timestamp::now()).await?;
        let text = signed_in.token.secret_text();
        let principal = principal(community, &text, Timestamp::now()).await?;
        let result = what(community, &principal).await;
        sign_out(community, &signed_in.token, Timestamp::now()).await?;
        result
    })
}

/// Shows a new secret, reads the first code of it, and shows the recovery codes.
fn enrol_codes(arguments: &OwnArguments, context: &Context) -> Result<String, Failure> {
    let OwnArguments { dir, name } = arguments;
    let desk = Desk::open(dir)?;
    let secret = OneTimeSecret::generate(&mut OperatingSystemEntropy);
    let address = secret.address("Tongzhou", name);
    let address = address.map_err(|rejection| whole_file(name.as_str(), rejection))?;
    // The person has to see the address before a code of it can be typed.
    eprintln!("{}", *address);
    let codes = by_one(&desk, name, context, async |community, principal| {
        let asked = ("新验证器的验证码", "code of the new authenticator");
        let code = line(context, asked, Typing::Shown).map_err(|_| Rejection::InputEnded)?;
        enrol(community, principal, &secret, &code, Timestamp::now()).await
    })?;
    let codes: Vec<Zeroizing<String>> = codes.iter().map(RecoveryCode::secret_text).collect();
    let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
    if context.json {
        return Ok(format!("{}\n", json!({ "recovery_codes": codes })));
    }
    let opening = context.language.pick(
        "已绑定。恢复码只显示这一次，每个用一次：",
        "Enrolled. The recovery codes are shown this once; each is used once:",
    );
    Ok(format!("{opening}\n{}\n", codes.join("\n")))
}

fn list(dir: &Path, context: &Context) -> Result<String, Failure> {
    let desk = Desk::open(dir)?;
    let listed = desk.ask(async |community| {
        let mut reader = community.store.reader().await?;
        let (mut listed, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let page = accounts(&mut *reader, after, 1_000).await?;
            let Some(last) = page.last() else { return Ok(listed) };
            after = last.id;
            for account in page {
                let held = roles(&mut *reader, account.id).await?;
                let held = held.iter().map(|one| format!("{}/{}", one.line, one.role));
                listed.push((account, held.collect::<Vec<String>>()));
            }
        }
    })?;
    if context.json {
        let accounts = listed.iter().map(|(account, roles)| {
            json!({
                "account": account.id.to_string(), "made_at": second(account.made_at),
                "two_factors": account.one_time_secret.is_some(),
                "disabled": account.disabled_at.is_some(), "roles": roles,
            })
        });
        return Ok(format!("{}\n", json!({ "accounts": accounts.collect::<Vec<_>>() })));
    }
    let shut = context.language.pick("已停用", "shut");
    let lines = listed.iter().map(|(account, roles)| {
        let state = if account.disabled_at.is_some() { shut } else { "" };
        let line = format!("{}  {}  {state}", account.id, roles.join(" "));
        format!("{}\n", line.trim_end())
    });
    Ok(lines.collect())
}

fn new<'a>(id: Uuid, name: &'a str, password: &'a str) -> NewAccount<'a> {
    NewAccount { id, person: None, name, password: Some(password) }
}

fn new_password(
    source: &PasswordSource,
    name: &str,
    context: &Context,
) -> Result<Zeroizing<String>, Failure> {
    if source.password_input {
        let asked = (format!("{name} 的新密码"), format!("new password of {name}"));
        return line(context, (&asked.0, &asked.1), Typing::Hidden);
    }
    let entropy: &mut dyn Entropy = &mut OperatingSystemEntropy;
    let [code, ..] = RecoveryCode::generate(entropy);
    Ok(code.secret_text())
}

/// What was made; a password only where it was made here.
fn made_accounts(
    made: &[(&str, &Zeroizing<String>)],
    source: &PasswordSource,
    context: &Context,
) -> String {
    let word =
        |word: &Zeroizing<String>| (!source.password_input).then(|| word.as_str().to_owned());
    if context.json {
        let made =
            made.iter().map(|(name, password)| json!({ "name": name, "password": word(password) }));
        return format!("{}\n", json!({ "accounts": made.collect::<Vec<_>>() }));
    }
    let lines = made.iter().map(|(name, password)| match (context.language, word(password)) {
        (Language::Chinese, Some(word)) => format!("{name}  密码（只显示这一次）：{word}\n"),
        (Language::English, Some(word)) => format!("{name}  password, shown this once: {word}\n"),
        (Language::Chinese, None) => format!("账户已建：{name}\n"),
        (Language::English, None) => format!("Account made: {name}\n"),
    });
    lines.collect()
}

fn done(context: &Context, chinese: &str, english: &str) -> String {
    match context.json {
        true => format!("{}\n", json!({ "done": true })),
        false => context.language.pick(chinese, english).to_owned(),
    }
}
