//! What two people agree on: read from a form, told in words, and held beside the books.

use super::frame::{self, Plan};
use crate::pages::form::Form;
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use rules::covenant::article_heading;
use service::cases::payments::preview_list;
use service::money_entry::Entry;
use service::principal::Principal;
use store::account::roles;
use store::custody::custody_expected;
use store::payment::aid_in_books;
use store::{Deposit, MemberId, PoolId, Refund, StoreFailure, reads};
use uuid::Uuid;

/// Figures side by side: what, in the books, after.
pub(super) type Figures = Vec<[String; 3]>;

/// Reads what is proposed; nothing where something is wrong. Deposits, refunds and payouts bear the
/// key of the form as their id.
pub(super) fn read(form: &mut Form, key: Uuid, currency: Currency) -> Option<Entry> {
    let kind = form.value("kind").to_owned();
    let entry = match kind.as_str() {
        "deposit" | "refund" => {
            let member = member(form);
            let on = day(form);
            let amount = amount(form, currency);
            let (member, on, amount) = (member?, on?, amount?);
            match kind.as_str() {
                "deposit" => Entry::Deposit(Deposit { deposit: key, member, on, amount }),
                _ => Entry::Refund(Refund { refund: key, member, on, amount }),
            }
        }
        "payout" => {
            let case = form.parse("case", named, "money-case-missing");
            let on = day(form);
            let amount = amount(form, currency);
            Entry::PayOut { payout: key, case: case?, on: on?, amount: amount? }
        }
        "removal" => {
            let member = member(form);
            let on = day(form);
            let within = |text: &str| text.parse().ok().filter(|one| (1..=16).contains(one));
            let article = form.parse("article", within, "money-article-wrong");
            Entry::Remove { member: member?, on: on?, article: article? }
        }
        _ => {
            form.refuse("", Rejection::FieldsWrong);
            return None;
        }
    };
    Some(entry)
}

fn named(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn member(form: &mut Form) -> Option<MemberId> {
    form.parse("member", |text| text.parse().ok(), "money-member-wrong")
}

fn day(form: &mut Form) -> Option<Date> {
    form.parse("on", |text| text.parse().ok(), "money-day-wrong")
}

fn amount(form: &mut Form, currency: Currency) -> Option<Amount> {
    let more = |amount: &Amount| *amount > Amount::ZERO;
    let read = |text: &str| Amount::parse(text, currency).ok().filter(more);
    form.parse("amount", read, "desk-step-amount-wrong")
}

/// What is proposed, part by part.
pub(super) fn parts(page: &Page, plan: Option<&Plan>, entry: &Entry) -> Vec<(String, String)> {
    let said = |key: &str| page.text(key).to_string();
    let money = |amount: &Amount| match plan {
        Some(plan) => page.money(amount, &plan.currency),
        None => amount.minor().to_string(),
    };
    let day = |on: &Date| (said("money-on"), page.date(on));
    match entry {
        Entry::Deposit(Deposit { member, on, amount, .. })
        | Entry::Refund(Refund { member, on, amount, .. }) => vec![
            (said("money-member"), member.to_string()),
            day(on),
            (said("money-amount"), money(amount)),
        ],
        Entry::PayOut { case, on, amount, .. } => {
            vec![(said("money-case"), case.clone()), day(on), (said("money-amount"), money(amount))]
        }
        Entry::Remove { member, on, article } => vec![
            (said("money-member"), member.to_string()),
            (said("money-uncovered-from"), page.date(on)),
            (said("money-article"), article_heading(usize::from(*article), page.language())),
        ],
        Entry::DepositFile { count, sum, file } => vec![
            (said("money-count"), page.number(count)),
            (said("money-sum"), money(sum)),
            (said("money-file"), crate::digest_text::text(file)),
        ],
        Entry::PaymentList { count, sum, on, file } => vec![
            (said("money-count"), page.number(count)),
            (said("money-sum"), money(sum)),
            day(on),
            (said("money-file"), crate::digest_text::text(file)),
        ],
        Entry::Role { account, role, .. } => vec![
            (said("money-account"), account.to_string()),
            (said("money-role"), page.word("role", role.slug())),
        ],
        Entry::SupervisorKey { verifier } => {
            vec![(said("money-supervisor-key"), verifier.clone())]
        }
        Entry::Token { account, name, scopes, expires_at, .. } => {
            let scopes = scopes.iter().map(|one| page.pick(one.row().chinese, one.row().english));
            vec![
                (said("money-account"), account.to_string()),
                (said("money-token"), name.clone()),
                (said("money-scopes"), scopes.collect::<Vec<_>>().join(page.pick("；", "; "))),
                (said("money-until"), page.moment(expires_at)),
            ]
        }
    }
}

/// What is in the books beside what would be.
pub(super) async fn figures(
    web: &Web,
    page: &Page,
    (caller, plan): (&Principal, Option<&Plan>),
    entry: &Entry,
) -> Result<Figures, Problem> {
    match (entry, plan) {
        (Entry::Deposit(Deposit { member, amount, .. }), Some(plan)) => {
            of_member(web, page, plan, (*member, Change::In(*amount))).await
        }
        (Entry::Refund(Refund { member, amount, .. }), Some(plan)) => {
            of_member(web, page, plan, (*member, Change::Out(*amount))).await
        }
        (Entry::Remove { member, .. }, Some(plan)) => {
            of_member(web, page, plan, (*member, Change::In(Amount::ZERO))).await
        }
        (Entry::PayOut { case, amount, .. }, Some(plan)) => {
            of_case(web, page, plan, (case, *amount)).await
        }
        (Entry::DepositFile { sum, .. }, Some(plan)) => {
            let row = custody(web, page, plan, Change::In(*sum)).await?;
            Ok(vec![row])
        }
        (Entry::PaymentList { count, sum, on, .. }, Some(plan)) => {
            let now = preview_list(&web.community, caller, plan.pool, *on).await?;
            let money = |amount: &Amount| page.money(amount, &plan.currency);
            Ok(vec![
                [
                    page.text("money-list-count").to_string(),
                    page.number(now.lines.len()),
                    page.number(count),
                ],
                [page.text("money-list-sum").to_string(), money(&now.sum), money(sum)],
            ])
        }
        (Entry::Role { account, role, .. }, _) => {
            let held = roles(&mut *web.community.store.reader().await?, *account).await?;
            let names = held.iter().map(|one| page.word("role", &one.role));
            let before = names.collect::<Vec<_>>().join(page.pick("、", ", "));
            let before =
                if before.is_empty() { page.text("staff-no-role").to_string() } else { before };
            let after = format!("{before} + {}", page.word("role", role.slug()));
            Ok(vec![[page.text("money-roles").to_string(), before, after]])
        }
        _ => Ok(Vec::new()),
    }
}

/// Money in or out.
#[derive(Clone, Copy)]
pub(super) enum Change {
    In(Amount),
    Out(Amount),
}

impl Change {
    /// An amount after it.
    fn of(self, before: Amount) -> Result<Amount, Rejection> {
        Ok(match self {
            Change::In(amount) => before.plus(amount)?,
            Change::Out(amount) => before.minus(amount)?,
        })
    }
}

async fn of_member(
    web: &Web,
    page: &Page,
    plan: &Plan,
    (member, change): (MemberId, Change),
) -> Result<Figures, Problem> {
    let mut reader = web.community.store.reader().await?;
    let found = match reads::member_state(&mut *reader, plan.pool, member, plan.on).await {
        Ok(found) => found,
        // The use case refuses it with its own words.
        Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => return Ok(Vec::new()),
        Err(failure) => return Err(failure.into()),
    };
    drop(reader);
    let balance = found.outcome.balance;
    let money = |amount: Amount| page.money(&amount, &plan.currency);
    let balance =
        [page.text("money-balance").to_string(), money(balance), money(change.of(balance)?)];
    Ok(vec![balance, custody(web, page, plan, change).await?])
}

async fn of_case(
    web: &Web,
    page: &Page,
    plan: &Plan,
    (case, amount): (&str, Amount),
) -> Result<Figures, Problem> {
    let mut reader = web.community.store.reader().await?;
    let books = aid_in_books(&mut *reader, plan.pool, case).await?;
    drop(reader);
    let Some(books) = books else { return Ok(Vec::new()) };
    let money = |amount: Amount| page.money(&amount, &plan.currency);
    let paid = books.paid_out;
    let rows = vec![
        [page.text("money-aid-due").to_string(), money(books.due), money(books.due)],
        [page.text("money-aid-paid").to_string(), money(paid), money(Change::In(amount).of(paid)?)],
        [page.text("money-aid-listed").to_string(), money(books.listed), money(books.listed)],
        custody(web, page, plan, Change::Out(amount)).await?,
    ];
    Ok(rows)
}

/// What the books say is in custody, and what they would say.
pub(super) async fn custody(
    web: &Web,
    page: &Page,
    plan: &Plan,
    change: Change,
) -> Result<[String; 3], Problem> {
    let mut reader = web.community.store.reader().await?;
    let held = custody_expected(&mut *reader, plan.pool, plan.on).await?;
    let money = |amount: Amount| page.money(&amount, &plan.currency);
    Ok([page.text("money-custody").to_string(), money(held), money(change.of(held)?)])
}

/// What follows once a proposal is confirmed.
pub(super) fn follows(page: &Page, entry: &Entry) -> Vec<String> {
    let kind = entry.kind().slug().replace('_', "-");
    let mut lines = vec![page.text(&format!("money-follows-{kind}")).to_string()];
    lines.push(page.text("money-follows-kept").to_string());
    lines
}

/// The address of a proposal.
pub(super) fn proposal_path(id: &Uuid) -> String {
    format!("/desk/proposals/{id}")
}

/// The plan of a proposal; nothing for the community's own.
pub(super) async fn plan_of(web: &Web, page: &Page, pool: PoolId) -> Result<Option<Plan>, Problem> {
    match pool {
        store::NO_POOL => Ok(None),
        pool => Ok(Some(frame::plan(web, page, pool).await?)),
    }
}
