//! Leaving: the final statement is shown before the choice, and stays readable after it.

use super::mine::{Mine, mine, mine_of_form};
use crate::members::LEAVING;
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use casework::state::State as CaseState;
use jiff::civil::Date;
use rules::covenant::article_heading;
use rules::sharing::Funding;
use service::leaving::{FinalStatement, end_membership, final_statement};
use service::membership_status::{MembershipState, MembershipStatus, membership_status};
use std::sync::Arc;
use store::{Ending, EndingReason, PoolId, case_reads, reads};

#[derive(Template)]
#[template(path = "member/leave.html")]
struct LeavePage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    form: &'p Form,
    status: MembershipStatus,
    statement: FinalStatement,
    /// The first day that is no longer covered, once it is known.
    left_on: Option<Date>,
    open_cases: usize,
    article: String,
    article_text: &'p str,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/{pool}/leave", get(show).post(leave))
}

async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    let page = page.on(mine.on);
    html(&page, &found(&web, &page, &mine, &Form::default()).await?)
}

async fn leave(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let mine = mine_of_form(&web, &page, pool, &sent.form).await?;
    mine.require_deciding()?;
    let page = page.on(mine.on);
    if !sent.form.is("understood", "yes") {
        sent.form.refuse("understood", "leave-tick-needed");
        return mistyped(&page, &found(&web, &page, &mine, &sent.form).await?);
    }
    let mut reader = web.community.store.reader().await?;
    let state = reads::member_state(&mut *reader, pool, mine.member, mine.on).await?;
    drop(reader);
    // A form sent again, perhaps on a later day, asks for what was done.
    let on = state.left_on.unwrap_or(mine.on);
    let (reason, member) = (EndingReason::Left, mine.member);
    let ending = Ending { member, reason, article: LEAVING, decided_on: on };
    end_membership(&web.community, sent.key, pool, (on, ending)).await?;
    sent.done();
    Ok(see(&format!("/me/{pool}/leave?of={member}")))
}

async fn found<'p>(
    web: &Web,
    page: &'p Page,
    mine: &'p Mine,
    form: &'p Form,
) -> Result<LeavePage<'p>, Problem> {
    mine.require_deciding()?;
    let of = (mine.pool, mine.member);
    let status = membership_status(&web.community, &mine.rules, of, mine.on).await?;
    let mut reader = web.community.store.reader().await?;
    let state = reads::member_state(&mut *reader, mine.pool, mine.member, mine.on).await?;
    let files = case_reads::cases_of_member(&mut *reader, mine.pool, mine.member).await?;
    drop(reader);
    // What is paid back afterwards shows, too: the statement is of today.
    let statement = final_statement(&web.community, &mine.rules, of, mine.on).await?;
    let is_open = |slug: &str| CaseState::from_slug(slug).is_some_and(|state| !state.is_final());
    let article = usize::from(LEAVING);
    let texts = &mine.rules.covenant(page.language()).articles;
    Ok(LeavePage {
        page,
        mine,
        form,
        status,
        statement,
        left_on: state.left_on,
        open_cases: files.iter().filter(|file| is_open(&file.state)).count(),
        article: article_heading(article, page.language()),
        article_text: texts.get(article.saturating_sub(1)).map_or("", String::as_str),
    })
}

impl LeavePage<'_> {
    /// Whether the membership is over.
    fn is_over(&self) -> bool {
        self.left_on.is_some() || matches!(self.status.state, MembershipState::Ended { .. })
    }

    /// Whether there is a balance that goes back.
    fn is_prepaid(&self) -> bool {
        matches!(self.mine.rules.values.sharing.funding, Funding::Prepaid(_))
    }

    fn ended_words(&self) -> String {
        self.status.state.words(self.page.language(), &self.mine.rules)
    }
}
