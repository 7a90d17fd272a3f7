//! What needs two people, as it is proposed, kept and written.
//!
//! **Invariant: what is confirmed is what was proposed**: the entry is read back from the stored
//! proposal, the second person adds nothing to it.

mod body;

use crate::accounts::account_role;
use crate::roles::{Action, Line, Role};
use body::{Body, Parts};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use store::account::AccountWrite;
use store::proposal::ProposalKind;
use store::sign_in::{ApiToken, SignInWrite};
use store::stop_order::SupervisorKey;
use store::{Deposit, Ending, EndingReason, MemberId, OversightWrite, PersonWrite, Refund, Write};
use uuid::Uuid;

/// Something that one person proposes and another confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A member paid in.
    Deposit(Deposit),
    /// Money goes back to a former member.
    Refund(Refund),
    /// Aid of a carried case is paid out.
    PayOut {
        /// Made by the client.
        payout: Uuid,
        /// The case's public id.
        case: String,
        /// The day of payment.
        on: Date,
        /// How much.
        amount: Amount,
    },
    /// A member is removed.
    Remove {
        /// The member.
        member: MemberId,
        /// The first day that is no longer covered.
        on: Date,
        /// By which article.
        article: u8,
    },
    /// A file of deposits: who confirms it brings the same file.
    DepositFile {
        /// The SHA-256 of its bytes.
        file: [u8; 32],
        /// How many deposits.
        count: u32,
        /// What they sum to.
        sum: Amount,
    },
    /// A list of payments of aid, worked out again by who confirms it.
    PaymentList {
        /// The SHA-256 of its file.
        file: [u8; 32],
        /// How many payments.
        count: u32,
        /// What they sum to.
        sum: Amount,
        /// The day on which all of them are due.
        on: Date,
    },
    /// An account gets a role.
    Role {
        /// The account.
        account: Uuid,
        /// The line of business.
        line: Line,
        /// The role.
        role: Role,
    },
    /// A program gets a token.
    Token {
        /// What is stored of it; the bearer keeps the token itself.
        digest: [u8; 32],
        /// On whose behalf it acts.
        account: Uuid,
        /// What people call it.
        name: String,
        /// What it may do; see [`Action::fits_a_token`].
        scopes: Vec<Action>,
        /// When it ends.
        expires_at: Timestamp,
    },
    /// The key of a supervisor is enrolled: what it signs, the software obeys.
    SupervisorKey {
        /// The verifier in its text form.
        verifier: String,
    },
}

impl Entry {
    /// What kind of proposal this is.
    pub fn kind(&self) -> ProposalKind {
        match self {
            Entry::Deposit(_) => ProposalKind::Deposit,
            Entry::Refund(_) => ProposalKind::Refund,
            Entry::PayOut { .. } => ProposalKind::Payout,
            Entry::Remove { .. } => ProposalKind::Removal,
            Entry::DepositFile { .. } => ProposalKind::DepositFile,
            Entry::PaymentList { .. } => ProposalKind::PaymentList,
            Entry::Role { .. } => ProposalKind::Role,
            Entry::Token { .. } => ProposalKind::ApiToken,
            Entry::SupervisorKey { .. } => ProposalKind::SupervisorKey,
        }
    }

    /// The member whom it is about.
    pub fn member(&self) -> Option<MemberId> {
        match self {
            Entry::Deposit(Deposit { member, .. }) | Entry::Refund(Refund { member, .. }) => {
                Some(*member)
            }
            Entry::Remove { member, .. } => Some(*member),
            _ => None,
        }
    }

    /// What is written once two people agree. The deposits of a file stand in the file, and a list
    /// of payments is worked out again.
    pub(crate) fn writes(self, made_by: Uuid, checked_by: Uuid, at: Timestamp) -> Vec<Write> {
        vec![match self {
            Entry::Deposit(deposit) => Write::Deposit(deposit),
            Entry::Refund(refund) => Write::Refund(refund),
            Entry::PayOut { payout, case, on, amount } => {
                Write::PayOut { payout, case, on, amount }
            }
            Entry::Remove { member, on, article } => return remove(member, on, article),
            Entry::DepositFile { .. } | Entry::PaymentList { .. } => return Vec::new(),
            Entry::Role { account, line, role } => {
                let role = account_role(account, line, role);
                Write::Account(AccountWrite::Grant { role, granted_by: made_by, checked_by, at })
            }
            Entry::Token { digest, account, name, scopes, expires_at } => {
                Write::SignIn(SignInWrite::MakeToken(ApiToken {
                    digest,
                    account,
                    name,
                    scopes: crate::sign_in::scopes_text(&scopes),
                    made_by,
                    checked_by,
                    expires_at,
                    revoked_at: None,
                }))
            }
            Entry::SupervisorKey { verifier } => {
                let (proposed_by, confirmed_by, enrolled_at) = (made_by, checked_by, at);
                let key = SupervisorKey { verifier, proposed_by, confirmed_by, enrolled_at };
                Write::Oversight(Box::new(OversightWrite::EnrolKey(key)))
            }
        }]
    }

    /// The text that is kept of it.
    pub fn body(&self) -> String {
        let body = Body::default();
        match self {
            Entry::Deposit(Deposit { deposit, member, on, amount }) => {
                body.with("deposit", deposit).with("member", member).with("on", on).amount(*amount)
            }
            Entry::Refund(Refund { refund, member, on, amount }) => {
                body.with("refund", refund).with("member", member).with("on", on).amount(*amount)
            }
            Entry::PayOut { payout, case, on, amount } => {
                body.with("payout", payout).with("case", case).with("on", on).amount(*amount)
            }
            Entry::Remove { member, on, article } => {
                body.with("member", member).with("on", on).with("article", article)
            }
            Entry::DepositFile { file, count, sum } => {
                body.digest("file", file).with("count", count).amount(*sum)
            }
            Entry::PaymentList { file, count, sum, on } => {
                body.digest("file", file).with("count", count).amount(*sum).with("on", on)
            }
            Entry::Role { account, line, role } => {
                body.with("account", account).with("line", line.slug()).with("role", role.slug())
            }
            Entry::Token { digest, account, name, scopes, expires_at } => body
                .digest("digest", digest)
                .with("account", account)
                .with("name", name)
                .with("scopes", crate::sign_in::scopes_text(scopes))
                .with("expires_at", expires_at),
            Entry::SupervisorKey { verifier } => body.with("verifier", verifier),
        }
        .text()
    }

    /// The entry that a proposal keeps.
    ///
    /// # Errors
    /// [`Rejection::ProposalUnreadable`].
    pub fn read(kind: ProposalKind, body: &str) -> Result<Entry, Rejection> {
        let parts = Parts::of(body)?;
        Ok(match kind {
            ProposalKind::Deposit => Entry::Deposit(Deposit {
                deposit: parts.read("deposit")?,
                member: parts.read("member")?,
                on: parts.read("on")?,
                amount: parts.amount()?,
            }),
            ProposalKind::Refund => Entry::Refund(Refund {
                refund: parts.read("refund")?,
                member: parts.read("member")?,
                on: parts.read("on")?,
                amount: parts.amount()?,
            }),
            ProposalKind::Payout => Entry::PayOut {
                payout: parts.read("payout")?,
                case: parts.read("case")?,
                on: parts.read("on")?,
                amount: parts.amount()?,
            },
            ProposalKind::Removal => Entry::Remove {
                member: parts.read("member")?,
                on: parts.read("on")?,
                article: parts.read("article")?,
            },
            ProposalKind::DepositFile => Entry::DepositFile {
                file: parts.digest("file")?,
                count: parts.read("count")?,
                sum: parts.amount()?,
            },
            ProposalKind::PaymentList => Entry::PaymentList {
                file: parts.digest("file")?,
                count: parts.read("count")?,
                sum: parts.amount()?,
                on: parts.read("on")?,
            },
            ProposalKind::Role => Entry::Role {
                account: parts.read("account")?,
                line: parts.named("line", Line::from_slug)?,
                role: parts.named("role", Role::from_slug)?,
            },
            ProposalKind::ApiToken => Entry::Token {
                digest: parts.digest("digest")?,
                account: parts.read("account")?,
                name: parts.read("name")?,
                scopes: parts.scopes()?,
                expires_at: parts.read("expires_at")?,
            },
            ProposalKind::SupervisorKey => {
                Entry::SupervisorKey { verifier: parts.read("verifier")? }
            }
        })
    }
}

/// The leaving, and with it why and by which article.
fn remove(member: MemberId, on: Date, article: u8) -> Vec<Write> {
    let ending = Ending { member, reason: EndingReason::Removed, article, decided_on: on };
    let end = Write::Person(Box::new(PersonWrite::End(ending)));
    vec![Write::Leave { member, left_on: on }, end]
}

/// Who may propose and who may confirm.
pub(crate) fn actions(kind: ProposalKind) -> [Action; 2] {
    match kind {
        ProposalKind::Deposit | ProposalKind::DepositFile => {
            [Action::ProposeDeposit, Action::ConfirmDeposit]
        }
        ProposalKind::Refund => [Action::ProposeRefund, Action::ConfirmRefund],
        ProposalKind::Payout | ProposalKind::PaymentList => {
            [Action::ProposePayout, Action::ConfirmPayout]
        }
        ProposalKind::Removal => [Action::ProposeRemoval, Action::ConfirmRemoval],
        ProposalKind::Role | ProposalKind::ApiToken | ProposalKind::SupervisorKey => {
            [Action::ManageAccounts, Action::ConfirmAccounts]
        }
    }
}
